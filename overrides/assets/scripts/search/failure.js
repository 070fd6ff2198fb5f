"use strict";

/**
 * Say so in the search box when the search worker fails, at its start or at a query.
 *
 * Stands before Material's script, which starts the worker and listens to its answers only.
 * The next answer, if there is one, replaces the message.
 */
(() => {
  const MESSAGE = "검색이 멈췄습니다. 쪽을 새로 고친 뒤 다시 찾아 주세요.";

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
      if (String(address).endsWith("/search/worker.js")) this.addEventListener("error", tell);
    }
  };
})();
