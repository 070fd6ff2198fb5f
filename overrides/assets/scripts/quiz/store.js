"use strict";

/**
 * What was answered, kept in the browser.
 *
 * Wrong answers go through Leitner's boxes ("So lernt man lernen", 1972). Each right answer on its
 * day moves a question one box on, a wrong one puts it back into the first; after the last box it
 * is learned. The intervals are even: spacing helps (g = 0.74), and growing intervals were not better than even ones
 * (Latimier, Peyre, Ramus 2021, "A Meta-Analytic Review of the Benefit of Spacing out Retrieval
 * Practice Episodes on Retention", Educational Psychology Review 33, doi:10.1007/s10648-020-09572-8).
 *
 * @typedef {object} Answer
 * @property {boolean} right whether the last answer was right
 * @property {number[] | string} given the last answer
 * @property {number} box 0: never wrong, or learned; else the box, from 1
 * @property {number} due when it should be asked again, in milliseconds since 1970
 */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});
  const PLACE = "odapnote.quiz";
  const BOXES = 3;
  const INTERVAL = 3 * 24 * 60 * 60 * 1000;

  /** @type {Record<string, Answer> | undefined} what lies here if the browser keeps nothing */
  let unsaved;

  /** @returns {Record<string, Answer>} the usable answers of a text; throws if it has none */
  function read(text) {
    const { version, answers } = JSON.parse(text);
    if (version !== 1 || typeof answers !== "object" || !answers) throw new TypeError("foreign");
    const usable = Object.entries(answers).filter(([, answer]) => isAnswer(answer));
    return Object.assign(Object.create(null), Object.fromEntries(usable));
  }

  function isAnswer(answer) {
    if (typeof answer !== "object" || !answer) return false;
    const { right, given, box, due } = answer;
    const isGiven = typeof given === "string" || (Array.isArray(given) && given.every(Number.isInteger));
    const isBox = Number.isInteger(box) && box >= 0 && box <= BOXES;
    return typeof right === "boolean" && isGiven && isBox && Number.isFinite(due);
  }

  const written = (answers) => JSON.stringify({ version: 1, answers }, null, 1);

  /** @returns {Record<string, Answer>} by the names of the questions */
  function load() {
    if (unsaved) return unsaved;
    try {
      return read(localStorage.getItem(PLACE));
    } catch {
      // Nothing there yet, damaged, somebody else's, or a browser that keeps nothing.
      return Object.create(null);
    }
  }

  /** @returns {boolean} whether the browser keeps it beyond this page */
  function save(answers) {
    try {
      keepDamaged();
      localStorage.setItem(PLACE, written(answers));
      unsaved = undefined;
    } catch {
      unsaved = answers;
    }
    document.dispatchEvent(new Event("odap-quiz-progress"));
    return !unsaved;
  }

  /** Lay a text that cannot be read aside before it is written over. */
  function keepDamaged() {
    const text = localStorage.getItem(PLACE);
    try {
      if (text !== null) read(text);
    } catch {
      localStorage.setItem(`${PLACE}.damaged`, text);
    }
  }

  quiz.store = {
    load,

    /**
     * @param {string} id
     * @param {boolean} right
     * @param {number[] | string} given
     * @param {number} now
     * @returns {boolean} whether the browser keeps it beyond this page
     */
    record(id, right, given, now = Date.now()) {
      const answers = load();
      const before = answers[id] ?? { box: 0, due: 0 };
      let { box, due } = before;
      if (!right) [box, due] = [1, now + INTERVAL];
      else if (box > 0 && now >= due) [box, due] = [(box + 1) % (BOXES + 1), now + INTERVAL];
      answers[id] = { right, given, box, due };
      return save(answers);
    },

    /** @returns {string} the text of a file that `restore` reads */
    text: () => written(load()),

    /**
     * Add the answers of a file; where both know a question, the file counts.
     *
     * @param {string} text
     * @returns {number} how many answers it holds; throws for a foreign file, and changes nothing
     */
    restore(text) {
      const answers = read(text);
      save(Object.assign(load(), answers));
      return Object.keys(answers).length;
    },

    erase() {
      unsaved = undefined;
      try {
        localStorage.removeItem(PLACE);
      } catch {
        // Then there is nothing to erase.
      }
      document.dispatchEvent(new Event("odap-quiz-progress"));
    },
  };
})();
