"use strict";

/**
 * What was answered, kept in the browser.
 *
 * Wrong answers go through Leitner's boxes ("So lernt man lernen", 1972). Each right answer on its
 * day moves a question one box on, a wrong one puts it back into the first; after the last box it
 * is learned. The intervals are even: spacing helps (g = 0.74), and growing intervals were not better than even ones
 * (Latimier, Peyre, Ramus 2021, "A Meta-Analytic Review of the Benefit of Spacing out Retrieval
 * Practice Episodes on Retention", Educational Psychology Review 33, doi:10.1007/s10648-020-09572-8).
 * How many boxes and days there are, the build says (odapnote/quiz/schedule.py).
 *
 * @typedef {object} Answer
 * @property {boolean} right whether the last answer was right
 * @property {number[] | string} given the last answer
 * @property {number} box 0: never wrong, or learned; else the box, from 1
 * @property {number} due the day on which it should be asked again: its first millisecond here
 * @property {number} at when it was answered
 * @property {[number, number]} [was] box and due before a wrong answer, should it be claimed
 * @property {number[] | string} [claimed] an answer that its reader holds to be right
 */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});
  const PLACE = "odapnote.quiz";
  const DAY = 24 * 60 * 60 * 1000;

  /** @type {Record<string, Answer> | undefined} what lies here if the browser keeps nothing */
  let unsaved;
  /** @type {{text: string | null, answers: Record<string, Answer>}} what was read last */
  let last = { text: null, answers: Object.create(null) };

  /** @returns {number} the first millisecond of a day here */
  function startOfDay(time, daysLater = 0) {
    const day = new Date(time);
    return new Date(day.getFullYear(), day.getMonth(), day.getDate() + daysLater).getTime();
  }

  /** @returns {Record<string, Answer>} the usable answers of a text; throws if it has none */
  function read(text, now = Date.now()) {
    const { version, answers } = JSON.parse(text);
    if (version !== 1 || typeof answers !== "object" || !answers) throw new TypeError("foreign");
    const usable = Object.entries(answers).filter(([, answer]) => isAnswer(answer));
    return withAnswers({}, usable.map(([id, answer]) => [id, mended(answer, now)]));
  }

  const withAnswers = (answers, more) => Object.assign(Object.create(null), answers, Object.fromEntries(more));

  const isGiven = (given) =>
    typeof given === "string" || (Array.isArray(given) && given.every(Number.isInteger));

  const isBox = (box) => Number.isInteger(box) && box >= 0 && box <= quiz.schedule.boxes;

  function isAnswer(answer) {
    if (typeof answer !== "object" || !answer) return false;
    const { right, given, box, due } = answer;
    return typeof right === "boolean" && isGiven(given) && isBox(box) && Number.isFinite(due);
  }

  /** Older versions kept no time and counted from minute to minute; clocks may have been wrong. */
  function mended({ right, given, box, due, at, was, claimed }, now) {
    const known = Number.isFinite(at) ? at : box && due - quiz.schedule.days * DAY;
    const answer = { right, given, box, due: dayOf(due, now), at: Math.min(Math.max(known, 0), now) };
    if (Array.isArray(was) && isBox(was[0]) && Number.isFinite(was[1])) answer.was = [was[0], dayOf(was[1], now)];
    if (isGiven(claimed)) answer.claimed = claimed;
    return answer;
  }

  /** @returns {number} the day of a time; today's, where no answer can be due so late */
  function dayOf(due, now) {
    // A traveller's days begin at other times.
    const latest = startOfDay(now, quiz.schedule.days + 2);
    return startOfDay(due > latest ? now : Math.max(due, 0));
  }

  const written = (answers) => JSON.stringify({ version: 1, answers }, null, 1);

  const tell = () => document.dispatchEvent(new Event("odap-quiz-progress"));

  /** @returns {Record<string, Answer>} what the browser keeps; throws where that is damaged */
  function kept() {
    const text = localStorage.getItem(PLACE);
    if (text !== last.text) last = { text, answers: read(text) };
    return last.answers;
  }

  /** @returns {Readonly<Record<string, Answer>>} by the names of the questions */
  function load() {
    if (unsaved) return unsaved;
    try {
      return kept();
    } catch {
      // Nothing there yet, damaged, somebody else's, or a browser that keeps nothing.
      return Object.create(null);
    }
  }

  /** @returns {boolean} whether the browser keeps it beyond this page */
  function save(answers) {
    try {
      keepDamaged();
      const text = written(answers);
      localStorage.setItem(PLACE, text);
      [last, unsaved] = [{ text, answers }, undefined];
    } catch {
      unsaved = answers;
    }
    tell();
    return !unsaved;
  }

  /** Lay a text that cannot be read aside before it is written over. */
  function keepDamaged() {
    const text = localStorage.getItem(PLACE);
    try {
      if (text !== null) kept();
    } catch {
      localStorage.setItem(`${PLACE}.damaged`, text);
    }
  }

  /** @returns {[number, number]} box and due after an answer */
  function moved({ box, due }, right, now) {
    const { boxes, days } = quiz.schedule;
    const next = startOfDay(now, days);
    if (!right) return [1, next];
    return box > 0 && now >= due ? [(box + 1) % (boxes + 1), next] : [box, due];
  }

  const NEW = { box: 0, due: 0 };

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
      const before = load()[id] ?? NEW;
      const [box, due] = moved(before, right, now);
      const answer = { right, given, box, due, at: now };
      if (!right) answer.was = [before.box, before.due];
      if (before.claimed !== undefined) answer.claimed = before.claimed;
      return save(withAnswers(load(), [[id, answer]]));
    },

    /** Count an answer that was refused as right, now and when it is given again. */
    claim(id, given, now = Date.now()) {
      const { was } = load()[id] ?? NEW;
      const [box, due] = moved(was ? { box: was[0], due: was[1] } : NEW, true, now);
      return save(withAnswers(load(), [[id, { right: true, given, box, due, at: now, claimed: given }]]));
    },

    /** @returns {boolean} whether the reader has claimed this answer */
    isClaimed: (id, given) => JSON.stringify(load()[id]?.claimed) === JSON.stringify(given),

    /** @returns {string} the text of a file that `restore` reads */
    text: () => written(load()),

    /**
     * Add the answers of a file; where both know a question, the later answer counts.
     *
     * @param {string} text
     * @returns {{taken: number, older: number, kept: boolean}} how many answers of the file count
     *   and how many do not, and whether the browser keeps them; throws for a foreign file
     */
    restore(text) {
      const [here, there] = [load(), Object.entries(read(text))];
      const later = there.filter(([id, { at }]) => !(here[id]?.at > at));
      const isKept = save(withAnswers(here, later));
      return { taken: later.length, older: there.length - later.length, kept: isKept };
    },

    erase() {
      unsaved = undefined;
      try {
        localStorage.removeItem(PLACE);
      } catch {
        // Then there is nothing to erase.
      }
      tell();
    },
  };

  // Another tab has answered.
  addEventListener("storage", ({ key }) => {
    if (key === PLACE || key === null) tell();
  });
})();
