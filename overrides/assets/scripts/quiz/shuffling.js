"use strict";

/** Chance that can be repeated: the same seed gives the same order. */
window.odapQuiz ??= {};

window.odapQuiz.shuffling = (() => {
  /**
   * Make a generator of numbers in [0, 1) from a text.
   *
   * The text is hashed with FNV-1a (Fowler, Noll, Vo) and drives a 32-bit xorshift (Marsaglia,
   * "Xorshift RNGs", 2003).
   *
   * @param {string} seed
   * @returns {() => number}
   */
  function chance(seed) {
    let state = 0x811c9dc5;
    for (const character of seed) {
      state = Math.imul(state ^ /** @type {number} */ (character.codePointAt(0)), 0x01000193);
    }
    state = state >>> 0 || 1;
    return () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) / 2 ** 32;
    };
  }

  /**
   * Return the items in an order of chance (Fisher and Yates).
   *
   * @template T
   * @param {T[]} items
   * @param {() => number} random
   * @returns {T[]}
   */
  function shuffled(items, random) {
    const order = [...items];
    for (let last = order.length - 1; last > 0; last -= 1) {
      const place = Math.floor(random() * (last + 1));
      [order[last], order[place]] = [order[place], order[last]];
    }
    return order;
  }

  /** @returns {string} a seed that stays the same until the tab is closed */
  function visitSeed() {
    try {
      const seed = sessionStorage.getItem("odapnote.visit") ?? String(Math.random()).slice(2);
      sessionStorage.setItem("odapnote.visit", seed);
      return seed;
    } catch {
      return "0"; // No storage in this browser: the author's order, shuffled the same each time.
    }
  }

  return { chance, shuffled, visitSeed };
})();
