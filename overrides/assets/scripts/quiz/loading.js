"use strict";

/**
 * The questions of the whole guide, from the scripts that the build writes.
 *
 * Scripts rather than JSON, since a page that is opened from a folder may not fetch a file.
 *
 * @typedef {{[address: string]: string[]}} Pages  The questions of each page, by their names.
 * @typedef {{id: string, text: string, html: string}} BankQuestion
 * @typedef {{url: string, title: string, quizzes: BankQuestion[]}} Topic
 *     A page with questions. Addresses are relative to the root of the site.
 */
window.odapQuiz ??= {};

window.odapQuiz.loading = (() => {
  /** @type {Map<string, Promise<any>>} */
  const loaded = new Map();

  /** @param {string} address relative to the root of the site */
  function resolve(address) {
    const { base } = JSON.parse(document.getElementById("__config").textContent);
    return new URL(`${base}/${address}`, location.href).href;
  }

  /** @param {string} name of the script, and of what it sets */
  function load(name) {
    if (!loaded.has(name)) {
      const script = document.createElement("script");
      script.src = resolve(`assets/quiz/${name}.js`);
      const promise = new Promise((done, failed) => {
        script.addEventListener("load", () => done(window.odapQuiz[name]));
        script.addEventListener("error", () => failed(new Error(`${script.src}을 읽지 못했습니다`)));
      });
      loaded.set(name, promise);
      document.head.append(script);
    }
    return loaded.get(name);
  }

  return {
    resolve,
    /** @returns {Promise<Pages>} */
    pages: () => load("pages"),
    /** @returns {Promise<Topic[]>} */
    bank: () => load("bank"),
  };
})();
