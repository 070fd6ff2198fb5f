"use strict";

/**
 * Let results and the suggestion follow every change of the query.
 *
 * Material searches on `keyup` and suggests on `keydown`, which a composing input method may keep
 * to itself and which no pasted text brings; `input` always comes. One listener on the document
 * outlives instant navigation.
 */
document.addEventListener("input", ({ target }) => {
  if (!target.matches("[data-md-component=search-query]")) return;
  for (const key of ["keydown", "keyup"]) target.dispatchEvent(new Event(key));
});
