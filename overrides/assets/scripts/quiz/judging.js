"use strict";

/**
 * Whether an answer is right; the build folds spellings the same way (odapnote/quiz/answers.py).
 *
 * @typedef {object} Key
 * @property {number[]} right the right options, counted from 0
 * @property {string} [value]
 * @property {number} [lowest]
 * @property {number} [highest]
 * @property {[number, string][]} [slips]
 * @property {string[]} [accepted]
 *
 * @typedef {object} Verdict
 * @property {boolean} right
 * @property {string} [slip] where a wrong number comes from
 */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});

  /**
   * @param {string} text
   * @returns {string} the text without spaces, in one case and one composition of Hangul
   */
  quiz.folded = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

  /** The same without what people put around a word or leave out of it. */
  const bare = (text) => quiz.folded(text).replace(/[-_'"‘’“”.]/g, "");

  /**
   * @param {string} text a number as people type it: 1,024 or −3 or 1/4 or 26개
   * @returns {number} NaN if it is none
   */
  quiz.number = (text) => {
    const plain = quiz.folded(text).replace(/,/g, "").replace(/[−–]/g, "-").replace(/(?<=\d)(?:개|장|칸|배|번|점)$/, "");
    const [top, bottom = "1", ...more] = plain.split("/");
    return top && bottom && !more.length ? Number(top) / Number(bottom) : NaN;
  };

  /**
   * @param {string} kind
   * @param {Key} key
   * @param {number[] | string} given the chosen options, or what was typed
   * @returns {Verdict}
   */
  quiz.judge = (kind, key, given) => {
    if (kind === "numeric") {
      const number = quiz.number(given);
      const slip = key.slips.find(([wrong]) => Math.abs(wrong - number) < 1e-9);
      // The bounds are computed in binary: 0.3 must lie within 0.1 ± 0.2.
      const right = number > key.lowest - 1e-9 && number < key.highest + 1e-9;
      return { right, slip: right ? undefined : slip?.[1] };
    }
    if (kind === "short") {
      return { right: key.accepted.some((text) => bare(text) === bare(given)) };
    }
    if (kind === "ox") return { right: given === key.value };
    const same = given.length === key.right.length;
    return { right: same && key.right.every((option) => given.includes(option)) };
  };
})();
