import { fullDate, isoOf } from "../components/dates";

/** What is said of backups where one is not looking for them: apart from their own screen, for it is read with the first one. */
export const notice = {
  trouble: "De laatste keer lukte het niet om een kopie te maken.",
  old: (at: string) => `Je laatste reservekopie is van ${fullDate(isoOf(new Date(at)))}.`,
  never: "Je hebt geen reservekopie.",
  seen: "Begrepen",
  toBackups: "Naar Reservekopie",
  synchronised: "De app staat zelf in een map die gesynchroniseerd wordt. Daardoor kunnen je gesprekken beschadigd raken. Zet het synchroniseren voor die map uit.",
  which: "Bekijk welke map",
} as const;
