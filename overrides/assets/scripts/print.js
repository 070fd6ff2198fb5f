"use strict";

/**
 * Make a sheet of a page that is about to be printed.
 *
 * Material opens everything that is closed, answers too: those that the reader had closed are
 * marked, and the style sheet leaves them out. Links that lead elsewhere get the address that is
 * printed behind them; instant navigation makes the addresses of the site's own links whole, so
 * that the style sheet could not tell them apart.
 */
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll(":is(.quiz, .quiz-tool) details")) {
    details.toggleAttribute("data-shut", !details.open);
  }
  for (const link of document.querySelectorAll(".md-content a[href^=http]")) {
    if (link.origin !== location.origin) link.dataset.address = readable(link.href);
  }

  /** @param {string} address */
  function readable(address) {
    try {
      return decodeURI(address).replaceAll(" ", "%20");
    } catch {
      return address;
    }
  }
}, { capture: true });
