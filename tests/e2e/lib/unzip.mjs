// What is in a zip, by name: read from its list at the end, as every system's own program does.
import { inflateRawSync } from "node:zlib";

const LIST = 0x02014b50;
const END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

export function unzip(bytes) {
  const files = {};
  let at = bytes.readUInt32LE(bytes.lastIndexOf(END) + 16);
  while (bytes.readUInt32LE(at) === LIST) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + packed);
    files[bytes.toString("utf8", at + 46, at + 46 + name)] = (method === 8 ? inflateRawSync(data) : data).toString("utf8");
    at += 46 + name + extra + comment;
  }
  return files;
}
