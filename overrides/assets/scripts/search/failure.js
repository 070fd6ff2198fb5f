"use strict";

/**
 * Say so in the search box when the search fails: the worker, at its start or at a query, or the
 * index, which Material loads and hands to the worker.
 *
 * Stands before Material's script, which starts the worker and listens to its answers only.
 * The next answer, if there is one, replaces the message.
 */
(() => {
  const MESSAGE = "검색이 멈췄습니다. 쪽을 새로 고친 뒤 다시 찾아 주세요.";
  const THEME = "/assets/javascripts/bundle.";

  const tell = () => {
    const result = document.querySelector("[data-md-component=search-result]");
    result.querySelector(".md-search-result__list").replaceChildren();
    const state = result.querySelector(".md-search-result__meta");
    state.setAttribute("role", "status");
    state.textContent = MESSAGE;
  };

  window.Worker = class extends window.Worker {
    /** @param {string | URL} address */
    constructor(address, ...options) {
      super(address, ...options);
      if (!String(address).endsWith("/search/worker.js")) return;
      this.addEventListener("error", tell);
      // Nobody catches what goes wrong with the index, so it reaches the window as an error of
      // the theme, or of no name where browsers keep it secret, for pages opened from a file.
      // Once the worker has been given the index, such an error is another one.
      this.given = new AbortController();
      window.addEventListener("error", ({ filename }) => {
        if (filename.includes(THEME) || location.protocol === "file:") tell();
      }, { signal: this.given.signal });
    }

    /** @param {unknown} data The first is the index. */
    postMessage(data) {
      this.given?.abort();
      super.postMessage(data);
    }
  };
})();
