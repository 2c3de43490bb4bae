import type names from "../../icons.json";

/** The icons that are in the bundle; add one in icons.json. */
export type IconName = keyof typeof names;
