"use strict";

/**
 * Let results follow every keystroke of an input method.
 *
 * Material searches on `keyup`, which a composing input method may keep to itself; `input`
 * always comes. One listener on the document outlives instant navigation.
 */
document.addEventListener("input", ({ target }) => {
  if (target.matches("[data-md-component=search-query]")) target.dispatchEvent(new Event("keyup"));
});
