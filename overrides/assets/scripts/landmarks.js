"use strict";

/**
 * Keep the landmarks of a page few and named.
 *
 * Material wraps the copy button of each code block in a <nav> without a name; a screen reader
 * would list dozens of them among the page's landmarks. They are only boxes for a button.
 */
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) {
      if (node instanceof Element && node.matches("nav.md-code__nav")) {
        node.setAttribute("role", "presentation");
      }
    }
  }
}).observe(document.documentElement, { childList: true, subtree: true });
