// Runs inside the page: finds controls by role and by the name that a screen reader would say.

export const controls = String((role, name, within, loose) => {
  const kinds = {
    button: "button, summary, [role=button]",
    link: "a[href]",
    textbox: "textarea, input:not([type]), input[type=text], input[type=password], input[type=search]",
    radio: "input[type=radio]",
    choice: "input[type=radio], button",
    checkbox: "input[type=checkbox]",
    combobox: "select",
  };
  const plain = (text) => (text ?? "").replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
  const nameOf = (element) => {
    const by = element.getAttribute("aria-labelledby");
    if (by) return plain(by.split(" ").map((id) => document.getElementById(id)?.textContent).join(" "));
    const own = element.getAttribute("aria-label");
    if (own) return plain(own);
    if (element.labels?.length) return plain([...element.labels].map((label) => label.textContent).join(" "));
    if (element.tagName === "FIELDSET") return plain(element.querySelector("legend")?.textContent);
    return plain(element.textContent);
  };
  let roots = [[...document.querySelectorAll("dialog[open]")].at(-1) ?? document];
  if (within) {
    const places = [...roots[0].querySelectorAll("fieldset, [role=group], section[aria-labelledby], section[aria-label]")];
    roots = places.filter((element) => nameOf(element) === within);
  }
  return roots.flatMap((root) => [...root.querySelectorAll(kinds[role])]).filter((element) => {
    const tick = element.matches("input[type=radio], input[type=checkbox]");
    const seen = element.checkVisibility() || (tick && element.labels?.[0]?.checkVisibility());
    const called = nameOf(element);
    return seen && !element.disabled && !element.closest("[inert]") && (loose ? called.startsWith(name) : called === name);
  });
});

/**
 * Brings a control to where nothing lies over it, waits until it stands still, and keeps in `kdwPress` where the next
 * press falls: false until it comes, then "on it" or what it hit.
 */
export const aim = `const [control, done] = arguments;
  control.scrollIntoView({ block: "center" });
  window.kdwPress = false;
  window.addEventListener("click", ({ target }) => {
    const hit = [control, ...(control.labels ?? [])].some((one) => one.contains(target));
    window.kdwPress ||= hit ? "on it" : target.outerHTML.slice(0, 80);
  }, { capture: true, once: true });
  let before;
  const look = () => {
    const { x, y, width, height } = control.getBoundingClientRect();
    const now = [x, y, width, height].join();
    if (now === before) return done();
    before = now;
    requestAnimationFrame(look);
  };
  look();`;
