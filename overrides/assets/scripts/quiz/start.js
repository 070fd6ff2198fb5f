"use strict";

/** Starts the parts that a page needs, also after instant navigation. */
document$.subscribe(() => {
  const { player, progress, review, exam, store } = window.odapQuiz;
  player.start(document.querySelector(".md-content") ?? document);
  store.onChange("progress", () => void progress.show());
  void progress.show();
  const pages = { "[data-quiz-review]": review, "[data-quiz-exam-page]": exam };
  for (const [selector, part] of Object.entries(pages)) {
    const place = /** @type {HTMLElement | null} */ (document.querySelector(selector));
    if (place) void part.start(place);
  }
});
