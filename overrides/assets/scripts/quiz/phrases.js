"use strict";

/**
 * What people put around an answer in Korean; numbers and words are both read past it.
 *
 * What the question itself says (몇 에포크, `padding`, 기법) may stand beside an answer, since it
 * adds nothing to it.
 */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});
  const PARTICLES = "은|는|이|가|을|를|의|에|로|과|와|도|만|마다|씩|당|입니까|인가요";
  const OPENING = /^(?:정답|답)(?:은|는)?\s*[:=]?\s+|^(?:정답|답)\s*[:=]\s*/;
  const ENDING = /\s*(?:입니다|이다|이에요|예요|임|이라고\s*(?:합니다|한다|해요))$/;

  /**
   * @param {string} asked the question in lower case
   * @param {string} word letters only, in lower case
   * @returns {boolean} whether the question says the word, with or without a particle
   */
  quiz.says = (asked, word) =>
    new RegExp(`(?<![\\p{L}\\d])${word}(?:${PARTICLES})?(?![\\p{L}\\d])`, "u").test(asked);

  /**
   * @param {string} text
   * @returns {string} the text in one case, one composition and one kind of dash
   */
  quiz.plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[−–—]/g, "-").trim();

  /**
   * @param {string} text a plain text
   * @returns {string} the same without 정답은 before and 입니다 after it
   */
  quiz.withoutFrame = (text) =>
    text.replace(/[\s.,!。]+$/, "").replace(ENDING, "").replace(OPENING, "").trim();
})();
