"use strict";

/**
 * When a question that was wrong comes back.
 *
 * Leitner's boxes (Sebastian Leitner, "So lernt man lernen", 1972): a wrong answer puts a question
 * into the first box, a right one moves it on, and behind the last box it is learned. The
 * intervals are even, since growing ones were not found to be better (Latimier, Peyre, Ramus,
 * "A Meta-Analytic Review of the Benefit of Spacing out Retrieval Practice Episodes on Retention",
 * 2021).
 *
 * @typedef {{box: number, due: number, right: number, wrong: number, last: number}} Entry
 *     Times in milliseconds since 1970; `box` 0 was never wrong, `BOXES` + 1 is learned.
 */
window.odapQuiz ??= {};

window.odapQuiz.schedule = (() => {
  const BOXES = 3;
  const INTERVAL = 2 * 24 * 60 * 60 * 1000;

  /**
   * Note an answer.
   *
   * @param {Entry | undefined} entry  What is known of the question.
   * @param {boolean} right
   * @param {number} now
   * @returns {Entry}
   */
  function answered(entry, right, now) {
    const before = entry ?? { box: 0, due: 0, right: 0, wrong: 0, last: 0 };
    const next = { ...before, last: now };
    if (!right) return { ...next, wrong: before.wrong + 1, box: 1, due: now + INTERVAL };
    next.right = before.right + 1;
    const inBox = before.box >= 1 && before.box <= BOXES;
    // Answering again at once is no retrieval: only a question that is due moves on.
    if (inBox && now >= before.due) {
      next.box = before.box + 1;
      next.due = now + INTERVAL;
    }
    return next;
  }

  /** @param {Entry} entry whether the question is in a box, and so in the 오답노트 */
  const isOpen = (entry) => entry.box >= 1 && entry.box <= BOXES;

  /** @param {Entry} entry @param {number} now */
  const isDue = (entry, now) => isOpen(entry) && entry.due <= now;

  return { BOXES, INTERVAL, answered, isOpen, isDue };
})();
