"use strict";

/**
 * Open the drawer of a narrow screen where the reader is in it.
 *
 * Material does so for the menu of a wide screen only. One listener on the document outlives
 * instant navigation.
 */
document.addEventListener("change", ({ target }) => {
  if (target.id !== "__drawer" || !target.checked) return;
  const list = document.querySelector(".md-nav--primary > .md-nav__list");
  const here = [...list.querySelectorAll(".md-nav__link--active")].find((link) => link.offsetHeight);
  const middle = ({ top, height }) => top + height / 2;
  if (here) list.scrollTop += middle(here.getBoundingClientRect()) - middle(list.getBoundingClientRect());
});
