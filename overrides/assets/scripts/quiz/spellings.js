"use strict";

/**
 * Whether a word is one of those that are accepted, in whatever dress people write it.
 *
 * The build folds spellings the same way (odapnote/quiz/answers.py).
 */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});
  const SHAPE = /^[([{]?\s*(?:-?\d+|none)(?:\s*[,x×*·\s]\s*(?:-?\d+|none))+\s*,?\s*[)\]}]?$/;
  const NOUNS = "함수|기법|방법|방식|층|레이어|값|인자|옵션|현상|연산";

  /** @returns {string} a text without spaces and what people put around a word or leave out of it */
  function folded(text) {
    const plain = quiz.plain(text);
    if (SHAPE.test(plain)) return plain.match(/-?\d+|none/g).join(",");
    return plain.replace(/[-_'"‘’“”`*.\s]/g, "");
  }

  /** @returns {string[]} the same answer in fewer words */
  function shorter(text, asked) {
    const found = [quiz.withoutFrame(text), text.replace(/\s*=$/, "")];
    const [, outer, inner] = /^([\w.]+)\s*\((.*)\)$/.exec(text) ?? [];
    if (outer && (!inner.trim() || /^\s*\w+\s*=/.test(inner))) found.push(outer);
    const [, name, value] = /^(\w+)\s*[=:.]\s*(.+)$/.exec(text) ?? [];
    if (name && quiz.says(asked, name)) found.push(value);
    const [, word, noun] = new RegExp(`^(.+?)\\s*(${NOUNS})$`).exec(text) ?? [];
    if (word && quiz.says(asked, noun)) found.push(word);
    return found.filter((other) => other && other !== text);
  }

  /** @returns {string[][]} the parts of an answer that says the same more than once */
  function repeated(text) {
    return [
      /^(.+?)\s*\((.+)\)$/.exec(text)?.slice(1) ?? [],
      text.split(/\s*(?:[,/;|=]|(?<=\s)(?:또는|혹은|or)(?=\s))\s*/),
      text.split(/(?<=[가-힣])\s+(?=[a-z])|(?<=[a-z])\s+(?=[가-힣])/),
    ].filter((parts) => parts.length > 1 && parts.every(Boolean));
  }

  /**
   * @param {string} text what was typed
   * @param {string[]} accepted
   * @param {string} asked the question in lower case
   * @returns {boolean}
   */
  quiz.isSpelling = (text, accepted, asked) => {
    const known = new Set(accepted.map(folded));
    const isKnown = (given) =>
      known.has(folded(given)) ||
      shorter(given, asked).some(isKnown) ||
      repeated(given).some((parts) => parts.every(isKnown));
    return isKnown(quiz.plain(text).replace(/^[`'"‘“*]+|[`'"’”*]+$/g, ""));
  };
})();
