"use strict";

/**
 * What the reader has answered, kept in the browser.
 *
 * Nothing here throws: a store that is full, forbidden or damaged costs what could not be kept,
 * and nothing else. Entries of questions that no longer exist stay, unseen, so that a question
 * that returns finds its history.
 */
window.odapQuiz ??= {};

window.odapQuiz.store = (() => {
  const KEY = "odapnote.progress";
  const VERSION = 1;
  const { answered } = window.odapQuiz.schedule;

  /** @type {Map<string, () => void>} */
  const listeners = new Map();

  /** @type {string | undefined} what could not be written, for as long as the page lives */
  let unwritten;

  /** @returns {{[id: string]: import("./schedule.js").Entry}} */
  function read() {
    try {
      return parse(unwritten ?? localStorage.getItem(KEY) ?? "") ?? {};
    } catch {
      return parse(unwritten ?? "") ?? {};
    }
  }

  /**
   * Read a file or a store.
   *
   * @param {string} text
   * @returns {{[id: string]: import("./schedule.js").Entry} | undefined} nothing if it is not ours
   */
  function parse(text) {
    try {
      const { version, questions } = JSON.parse(text);
      if (version !== VERSION || typeof questions !== "object" || questions === null) return;
      return Object.fromEntries(Object.entries(questions).filter(([, entry]) => isEntry(entry)));
    } catch {
      return undefined;
    }
  }

  /** @param {any} entry */
  function isEntry(entry) {
    return ["box", "due", "right", "wrong", "last"].every(
      (name) => Number.isFinite(entry?.[name]) && entry[name] >= 0,
    );
  }

  /** @param {object} questions @returns {boolean} whether it will be there after a reload */
  function write(questions) {
    const text = JSON.stringify({ version: VERSION, questions });
    try {
      localStorage.setItem(KEY, text);
      unwritten = undefined;
    } catch {
      unwritten = text;
    }
    for (const listener of listeners.values()) listener();
    return unwritten === undefined;
  }

  /** @param {string} id @param {boolean} right */
  function record(id, right) {
    const questions = read();
    const entry = Object.hasOwn(questions, id) ? questions[id] : undefined;
    return write({ ...questions, [id]: answered(entry, right, Date.now()) });
  }

  /** @returns {string} the text of a file that `take` reads */
  function give() {
    return JSON.stringify({ version: VERSION, questions: read() }, null, 1);
  }

  /**
   * Take in a file: of each question the entry that was answered last is kept.
   *
   * @param {string} text
   * @returns {number | undefined} how many questions it held; nothing if it is not ours
   */
  function take(text) {
    const given = parse(text);
    if (given === undefined) return undefined;
    const merged = read();
    for (const [id, entry] of Object.entries(given)) {
      if (!Object.hasOwn(merged, id) || merged[id].last < entry.last) merged[id] = entry;
    }
    write(merged);
    return Object.keys(given).length;
  }

  /** Forget everything. */
  function erase() {
    write({});
  }

  /**
   * Call a function after each change, also one in another tab.
   *
   * @param {string} name  A later listener of the same name takes the place of this one, since
   *     instant navigation starts the same script again on each page.
   * @param {() => void} listener
   */
  function onChange(name, listener) {
    listeners.set(name, listener);
  }

  window.addEventListener("storage", (event) => {
    if (event.key === KEY) for (const listener of listeners.values()) listener();
  });

  return { read, record, give, take, erase, onChange };
})();
