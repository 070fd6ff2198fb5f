"use strict";

/**
 * Whether an answer is right; the one judge of page, exam and review.
 *
 * @typedef {object} Key
 * @property {string} asked the question in lower case
 * @property {number[]} right the right options, counted from 0
 * @property {string} [value]
 * @property {number} [lowest]
 * @property {number} [highest]
 * @property {[number, string][]} [slips]
 * @property {string[]} [accepted]
 *
 * @typedef {object} Verdict
 * @property {boolean} [right] nothing if the answer could not be judged
 * @property {string} [slip] where a wrong number comes from
 * @property {string} [words] how the answer was read, or what to write instead
 */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});

  /**
   * @param {HTMLElement} section
   * @returns {Key}
   */
  quiz.keyOf = (section) => ({
    ...JSON.parse(section.querySelector(".quiz-key").value),
    asked: quiz.plain(quiz.askedBy(section)),
  });

  /** @returns {Verdict} */
  function judgeNumber(key, given) {
    const { value, isPlain, words } = quiz.readNumber(given, key.asked);
    if (!value) return { words };
    const is = (bound) => quiz.compare(value, quiz.exact(bound));
    if (is(key.lowest) >= 0 && is(key.highest) <= 0) return { right: true, words };
    // A calculation, a percentage or 1천 may have been meant otherwise than it was read.
    if (!isPlain) return { words: `${words}. 그렇지 않다면 숫자 하나만 적어 주세요.` };
    return { right: false, slip: key.slips.find(([wrong]) => is(wrong) === 0)?.[1] };
  }

  /**
   * @param {string} kind
   * @param {Key} key
   * @param {number[] | string} given the chosen options, or what was typed
   * @returns {Verdict}
   */
  quiz.judge = (kind, key, given) => {
    if (!given.length) return { words: "답을 고르거나 적어 주세요." };
    if (kind === "numeric") return judgeNumber(key, given);
    if (kind === "short") return { right: quiz.isSpelling(given, key.accepted, key.asked) };
    if (kind === "ox") return { right: given === key.value };
    const isWhole = given.length === key.right.length;
    return { right: isWhole && key.right.every((option) => given.includes(option)) };
  };
})();
