// The browser: Debian's own. Its shell without a window is a third quicker; the whole one does as well.
import { existsSync } from "node:fs";

const HERE = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

export const CHROMIUM = {
  executablePath: process.env.CHROMIUM ?? HERE.find((path) => existsSync(path)),
  // It asks for nothing of the network by itself.
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
  ],
};
