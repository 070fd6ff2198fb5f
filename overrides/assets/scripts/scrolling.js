"use strict";

/**
 * Let a keyboard reach what is wider than its frame, and let a screen reader say what it is.
 *
 * Material does so for code alone, without a name, and not on a device that is touched.
 */
(() => {
  const NAMES = {
    "pre > code": "코드",
    ".md-typeset__scrollwrap": "표",
    "div.arithmatex": "수식",
    ".snippet-figure, .diagram": "그림",
    ".tabbed-labels": "탭",
  };
  const FRAMES = Object.keys(NAMES).join();
  let known = new WeakSet();
  /** @type {ResizeObserver | undefined} */
  let sizes;

  /** @param {Element} frame */
  function mark(frame) {
    if (frame.scrollWidth <= frame.clientWidth) {
      for (const name of ["tabindex", "role", "aria-label"]) frame.removeAttribute(name);
      return;
    }
    const kind = Object.keys(NAMES).find((selector) => frame.matches(selector));
    frame.tabIndex = 0;
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", `옆으로 미는 ${NAMES[kind]}`);
  }

  /** @param {ParentNode} place */
  function watch(place) {
    for (const frame of place.querySelectorAll(FRAMES)) {
      if (!known.has(frame)) sizes.observe(frame);
      known.add(frame);
    }
  }

  // Questions of an exam come later than their page.
  const arrivals = new MutationObserver(([{ target }]) => watch(target.closest(".quiz-tool")));

  document$.subscribe(() => {
    sizes?.disconnect();
    arrivals.disconnect();
    // Made after Material's own, so that it is told later and what it says stays.
    sizes = new ResizeObserver((entries) => {
      for (const { target } of entries) mark(target);
    });
    known = new WeakSet();
    watch(document.querySelector(".md-content"));
    for (const tool of document.querySelectorAll(".quiz-tool")) {
      arrivals.observe(tool, { childList: true, subtree: true });
    }
  });
})();
