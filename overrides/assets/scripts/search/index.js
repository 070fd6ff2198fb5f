"use strict";

/**
 * Fetch the search index when a reader turns to the search, not with every first page.
 *
 * It is the largest file of a visit, and Material asks for it at once. Comes before Material's
 * own script, which waits for the answer as it does on a slow network.
 */
(() => {
  const { open, send } = XMLHttpRequest.prototype;
  const INDEX = "/search/search_index.json";
  const SEARCH = "[data-md-component=search], [for=__search], #__search";

  const turned = new Promise((turn) => {
    const asked = new URLSearchParams(location.search);
    // A query in the address opens the box; words to highlight need the index's settings.
    if (asked.has("q") || asked.has("h")) turn();
    const noticed = new AbortController();
    for (const event of ["focusin", "pointerover", "change"]) {
      document.addEventListener(event, ({ target }) => {
        if (!target.closest?.(SEARCH)) return;
        noticed.abort();
        turn();
      }, { signal: noticed.signal });
    }
  });

  const waiting = new WeakSet();

  XMLHttpRequest.prototype.open = function (method, address, ...others) {
    if (new URL(address, location.href).pathname.endsWith(INDEX)) waiting.add(this);
    return open.call(this, method, address, ...others);
  };

  XMLHttpRequest.prototype.send = function (body) {
    if (waiting.has(this)) turned.then(() => send.call(this, body));
    else send.call(this, body);
  };
})();
