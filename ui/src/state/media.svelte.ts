const query = window.matchMedia("(min-width: 1024px)");

/** Laptop layout: rail on the left, plan beside the step. */
export const media = $state({ wide: query.matches });

query.addEventListener("change", (event) => (media.wide = event.matches));
