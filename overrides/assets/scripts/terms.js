"use strict";

/**
 * Let a finger read what a term means before it follows the link.
 *
 * A mouse points and a keyboard focuses first, which shows the meaning; a tap would leave the page
 * at once. So the first tap only moves the focus to the term, and the second one follows it.
 */
(() => {
  let byFinger = false;
  /** @type {HTMLElement | null} the term whose meaning is shown */
  let shown = null;

  const termOf = ({ target }) => target.closest("a.term");

  document.addEventListener("pointerdown", (event) => {
    byFinger = event.pointerType !== "mouse";
    if (termOf(event) === shown) return;
    // Not every browser takes the focus away when a tap goes elsewhere.
    shown?.blur();
    shown = null;
  }, { capture: true });

  // Before Material's listener, which changes pages. A key's click has no detail.
  document.addEventListener("click", (event) => {
    const term = termOf(event);
    if (!term || !byFinger || !event.detail || term === shown) return;
    event.preventDefault();
    event.stopPropagation();
    shown = term;
    term.focus({ preventScroll: true });
  }, { capture: true });
})();
