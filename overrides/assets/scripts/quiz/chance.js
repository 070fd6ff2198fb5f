"use strict";

/**
 * Chance that can be repeated: the same seed gives the same order in every browser.
 */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});

  /**
   * @param {string} seed any text
   * @returns {() => number} numbers from 0 up to 1 (mulberry32 over an FNV-1a hash of the seed)
   */
  quiz.chance = (seed) => {
    let state = 0x811c9dc5;
    for (const character of seed) state = Math.imul(state ^ character.codePointAt(0), 0x01000193);
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  };

  /**
   * @template T
   * @param {T[]} things
   * @param {() => number} random
   * @returns {T[]} the things in another order (Fisher and Yates)
   */
  quiz.shuffled = (things, random) => {
    const shuffled = [...things];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1));
      [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]];
    }
    return shuffled;
  };

  let visit = "";

  /** @returns {string} a text that stays the same while the tab is open */
  quiz.visit = () => {
    try {
      visit ||= sessionStorage.getItem("odapnote.visit") ?? "";
      visit ||= String(Math.random());
      sessionStorage.setItem("odapnote.visit", visit);
    } catch {
      // Without storage a visit ends with the page.
    }
    return visit;
  };
})();
