// A hand on a page: finds things as a person does, by what they are and what they are called.
import { expect } from "./test.mjs";

/** `shot(name)` is called on every screen of a story; here it does nothing unless asked. */
export function hand(app, shot = async () => {}) {
  const { page } = app;
  const place = async (within) => {
    const dialog = page.locator("dialog[open]");
    const root = (await dialog.count()) ? dialog : page.locator("body");
    if (!within) return root;
    const named = (role) => root.getByRole(role, { name: within, exact: true });
    return named("group").or(named("region"));
  };
  const find = async (role, name, within) => (await place(within)).getByRole(role, { name, exact: true });
  return {
    shot: async (name) => name && shot(name),
    find,
    /** Lets the time pass in which a second tap is dropped. */
    async gap() {
      await app.ready();
      await app.pass(300);
    },
    async click(role, name, within) {
      await (await find(role, name, within)).click();
    },
    /** Opens the row of a list whose name begins so. */
    async clickRow(name) {
      const start = new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);
      await (await place()).getByRole("button", { name: start }).first().click();
    },
    /** Types after emptying the field, key by key. */
    async type(name, text, within) {
      const field = (await find("textbox", name, within)).or(await find("searchbox", name, within));
      await field.fill("");
      await field.pressSequentially(text);
    },
    /** A choice in a group, a radio button or one of a few buttons: by how its name begins. */
    async choose(group, name) {
      const start = new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);
      const inside = await place(group);
      const radio = inside.getByRole("radio", { name: start });
      await radio.or(inside.getByRole("button", { name: start })).click();
    },
    on: (title) => app.on(title),
    sees: (text) => expect(page.locator("body")).toRead(text),
    /** Everything that can be read on the screen. */
    text: () => page.locator("body").innerText(),
    /** The names of the text fields on the screen. */
    fields: () => page.getByRole("textbox").evaluateAll((all) => all.map((one) => one.labels[0].textContent.trim())),
    keys: (...names) => page.keyboard.press(names.join("+")),
  };
}
