// Whether the direction of one text changes how another is read.

/**
 * Complaints about words of the app that no longer run from left to right. `strange` are the texts that people wrote,
 * with whatever directions they have; all else on the screen is Dutch. Runs inside the page.
 */
export const reversed = (strange) => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.checkVisibility({ visibilityProperty: true })) continue;
    // Only for a screen reader, or in a list that the system draws.
    if (node.parentElement.closest(".kdw-unseen, .nl-button--icon-only, option")) continue;
    let data = node.data;
    for (const text of strange) data = data.replaceAll(text, "\u0000".repeat(text.length));
    for (const word of data.matchAll(/[A-Za-z0-9]{2,}/g)) {
      const boxes = Array.from(word[0], (_, at) => {
        range.setStart(node, word.index + at);
        range.setEnd(node, word.index + at + 1);
        return range.getBoundingClientRect();
      });
      const back = boxes.some((box, at) => at > 0 && Math.abs(box.top - boxes[at - 1].top) < 4 && box.left < boxes[at - 1].left - 0.5);
      if (back) found.push(`${node.parentElement.tagName.toLowerCase()}.${node.parentElement.classList[0] ?? ""} "${word[0]}" runs backwards in "${node.data.trim().slice(0, 60)}"`);
    }
  }
  return found;
};
