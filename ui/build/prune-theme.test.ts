import { expect, test } from "vitest";
import { pruneRules, pruneTokens } from "./prune-theme.ts";

test("only tokens that are used stay, through other tokens too", () => {
  const css = ".voorbeeld-theme{--a:var(--b);--b:1px;--c:2px}.x{width:var(--a)}";
  expect(pruneTokens(css)).toBe(".voorbeeld-theme{--a:var(--b);--b:1px}.x{width:var(--a)}");
});

test("a token of our own replaces that of the theme, and what only the theme's one used goes", () => {
  const css = ".voorbeeld-theme{--a:var(--b);--b:1px}.kdw-theme{--a:2px;--unused:3px}.x{width:var(--a)}";
  expect(pruneTokens(css)).toBe(".voorbeeld-theme{}.kdw-theme{--a:2px}.x{width:var(--a)}");
});

test("rules for classes that no element has are dropped", () => {
  const css = ".nl-button--busy{a:b}.nl-button:where(.nl-button--primary):hover{c:d}.own{e:f}";
  expect(pruneRules(css, '"nl-button nl-button--primary"')).toBe(".nl-button:where(.nl-button--primary):hover{c:d}.own{e:f}");
});

test("a class that is put together at run time counts, and so does one that must not be there", () => {
  const css = ".utrecht-alert--ok{a:b}.nl-link:not(.nl-link--odd){c:d}.nl-link,.nl-gone{e:f}";
  const script = "`utrecht-alert--${kind}` 'nl-link'";
  expect(pruneRules(css, script)).toBe(".utrecht-alert--ok{a:b}.nl-link:not(.nl-link--odd){c:d}.nl-link{e:f}");
});
