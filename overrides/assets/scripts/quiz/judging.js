"use strict";

/**
 * Judges an answer: pure functions from a key and what the reader gave to a verdict.
 *
 * The keys are those that `hooks/odapnote/quiz/bank.py` writes into the closed answer of a question.
 *
 * @typedef {{value: string}} OxKey
 * @typedef {{right: number[]}} ChoiceKey  Places of the right options in the author's order.
 * @typedef {{lowest: number, highest: number, slips: [number, string][]}} NumericKey
 * @typedef {{accepted: string[]}} ShortKey
 * @typedef {{right: boolean, slip?: string}} Verdict
 */
window.odapQuiz ??= {};

window.odapQuiz.judging = (() => {
  /**
   * Read a number as people write it: `1,000`, `1/4`, `0.25`, `−3`, `26개`.
   *
   * @param {string} text
   * @returns {number} NaN where it is none
   */
  function readNumber(text) {
    const plain = text
      .normalize("NFKC")
      .replace(/[−–]/g, "-")
      .replace(/[\s,]/g, "")
      .replace(/(?<=\d)(?:개|장|칸|배|번|점)$/, "");
    const [, over, under] = /^(-?[\d.]+)\/([\d.]+)$/.exec(plain) ?? [];
    if (over !== undefined) return Number(over) / Number(under);
    return plain === "" ? NaN : Number(plain);
  }

  /**
   * Fold what does not matter in a word: case, spaces, hyphens, quotation marks, width.
   *
   * @param {string} text
   */
  function fold(text) {
    return text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\s\-_'"‘’“”.]/g, "");
  }

  /** @param {ChoiceKey} key @param {number[]} chosen */
  function choice(key, chosen) {
    const right = new Set(key.right);
    return { right: chosen.length === right.size && chosen.every((place) => right.has(place)) };
  }

  /** @param {OxKey} key @param {string} chosen */
  function ox(key, chosen) {
    return { right: chosen === key.value };
  }

  /** @param {NumericKey} key @param {string} text @returns {Verdict} */
  function numeric(key, text) {
    const number = readNumber(text);
    // Numbers of a decimal fraction are rarely equal in binary.
    const close = (/** @type {number} */ other) =>
      Math.abs(number - other) <= 1e-9 * Math.max(1, Math.abs(other));
    const right = (number >= key.lowest && number <= key.highest) || close(key.lowest) || close(key.highest);
    const slip = right ? undefined : key.slips.find(([value]) => close(value));
    return slip ? { right, slip: slip[1] } : { right };
  }

  /** @param {ShortKey} key @param {string} text */
  function short(key, text) {
    return { right: key.accepted.some((accepted) => fold(accepted) === fold(text)) };
  }

  return { readNumber, fold, choice, ox, numeric, short };
})();
