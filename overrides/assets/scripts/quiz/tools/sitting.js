"use strict";

/**
 * The sitting of an exam: which paper, begun when, what was answered, and its end.
 *
 * Plain data, changed only by the functions here, which give a new sitting each. One is kept in
 * the browser, apart from the records of what was answered, so that no reload loses it and no
 * damage of it costs a record. The clock is the wall's: it goes on while the page is closed.
 *
 * @typedef {object} Wish what a paper is drawn from
 * @property {string} seed
 * @property {number} count
 * @property {number} minutes 0: as long as one likes
 * @property {string[]} topics the names of pages; none for all
 *
 * @typedef {object} Sitting
 * @property {Wish} wish
 * @property {string[]} ids the names of its questions, in their order
 * @property {number} begun in milliseconds since 1970
 * @property {number | null} ended
 * @property {Record<string, number[] | string>} given by the names of the questions
 * @property {Record<string, boolean>} grades what was said of essays
 */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});
  const PLACE = "odapnote.exam";
  const VERSION = 1;

  /** @type {Sitting | undefined} what lies here if the browser keeps nothing */
  let unsaved;

  function isSitting({ version, wish, ids, begun, ended, given, grades }) {
    const isWish = typeof wish?.seed === "string" && Number.isInteger(wish.count) && wish.minutes >= 0;
    const isPaper = isWish && Array.isArray(wish.topics) && Array.isArray(ids) && ids.length > 0;
    const isTimed = Number.isFinite(begun) && (ended === null || Number.isFinite(ended));
    return version === VERSION && isPaper && isTimed && [given, grades].every((map) => map?.constructor === Object);
  }

  quiz.sitting = {
    /** @returns {Sitting} */
    begin: (wish, ids, now) => ({ version: VERSION, wish, ids, begun: now, ended: null, given: {}, grades: {} }),

    /** @returns {Sitting} with another answer; an empty one takes it back */
    answer(sitting, id, value) {
      const { [id]: _, ...given } = sitting.given;
      return { ...sitting, given: value.length ? { ...given, [id]: value } : given };
    },

    /** @returns {Sitting} with what its reader says of an essay; the first word counts */
    grade: (sitting, id, right) => ({ ...sitting, grades: { [id]: right, ...sitting.grades } }),

    /** @returns {Sitting} that has ended, at the latest when its time was up */
    end: (sitting, now) => ({ ...sitting, ended: sitting.ended ?? Math.min(now, quiz.sitting.deadline(sitting)) }),

    /** @returns {number} when its time is up */
    deadline: ({ begun, wish }) => (wish.minutes ? begun + wish.minutes * 60_000 : Infinity),

    /** @returns {boolean} whether its time ran out, now or before it was handed in */
    isTimeUp: (sitting, now) => (sitting.ended ?? now) >= quiz.sitting.deadline(sitting),

    /** @returns {number} how many questions have no answer */
    open: ({ ids, given }) => ids.filter((id) => !(id in given)).length,

    /** @returns {Sitting | undefined} the one that is kept; nothing where it is damaged */
    load() {
      if (unsaved) return unsaved;
      try {
        const sitting = JSON.parse(localStorage.getItem(PLACE));
        return isSitting(sitting) ? sitting : undefined;
      } catch {
        return undefined;
      }
    },

    /** @returns {boolean} whether the browser keeps it beyond this page */
    save(sitting) {
      try {
        localStorage.setItem(PLACE, JSON.stringify(sitting));
        unsaved = undefined;
      } catch {
        unsaved = sitting;
      }
      return !unsaved;
    },

    drop() {
      unsaved = undefined;
      try {
        localStorage.removeItem(PLACE);
      } catch {
        // Then there is nothing to drop.
      }
    },

    /** @param {() => void} run what another tab's change of the sitting calls for */
    watch: (run) => addEventListener("storage", ({ key }) => (key === PLACE || key === null) && run()),
  };
})();
