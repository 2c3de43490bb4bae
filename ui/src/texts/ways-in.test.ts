import { expect, test } from "vitest";
import { misreadText } from "./ways-in";

test.each([
  [{ signs: 35, groups: [2], swapped: false, second: false }, "Groep 3 klopt niet. Kijk die nog eens na."],
  [{ signs: 35, groups: [0, 3, 6], swapped: false, second: false }, "Groep 1, 4 en 7 kloppen niet. Kijk ze nog eens na."],
  [{ signs: 35, groups: [0, 1, 2, 3, 4, 5], swapped: false, second: false }, "Bijna geen enkele groep klopt. Heb je het goede blad?"],
  [{ signs: 35, groups: [1, 4], swapped: true, second: false }, "Groep 2 en 5 staan op elkaars plek. Draai ze om."],
  [{ signs: 35, groups: [1, 2, 4], swapped: true, second: false }, "De groepen staan niet op volgorde. Begin bij groep 1."],
  [{ signs: 34, groups: [5], swapped: false, second: false }, "Je typte 34 tekens, op je blad staan er 35. Kijk groep 6 na."],
  [{ signs: 70, groups: [], swapped: false, second: false }, "Je typte 70 tekens, op je blad staan er 35. Kijk groep 1 na."],
])("%j is told by the numbers on the paper", (misread, said) => {
  expect(misreadText(misread)).toBe(said);
});
