"use strict";

/**
 * What the next keystroke needs again: most words of the query stay as they are while the last
 * one is typed, and so do the sections shown.
 *
 * @template Value
 */
class Recent {
  /** @param {number} most How many values are kept before the oldest gives way. */
  constructor(most) {
    this.most = most;
    /** @type {Map<string | number, Value>} */
    this.values = new Map();
  }

  /**
   * @param {string | number} key
   * @param {() => Value} make
   * @returns {Value}
   */
  get(key, make) {
    const kept = this.values.get(key);
    if (kept !== undefined) return kept;
    const value = make();
    if (this.values.size >= this.most) this.values.delete(this.values.keys().next().value);
    this.values.set(key, value);
    return value;
  }
}
