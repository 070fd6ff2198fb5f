"use strict";

/** Small helpers that make and find elements, wait for the screen and bring in scripts. */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});

  /**
   * @param {string} name
   * @param {Record<string, unknown>} properties of the element; `data` become data attributes
   * @param {...(Node | string)} children
   * @returns {HTMLElement}
   */
  quiz.element = (name, { data = {}, aria = {}, ...properties } = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    Object.assign(element.dataset, data);
    for (const [key, value] of Object.entries(aria)) element.setAttribute(`aria-${key}`, value);
    element.append(...children);
    return element;
  };

  /**
   * @param {HTMLElement} section a question
   * @returns {string} what it asks, without the TeX of formulas; innerText would lay the page out
   */
  quiz.askedBy = (section) => {
    const question = section.querySelector(".quiz-question").cloneNode(true);
    for (const tex of question.querySelectorAll("annotation")) tex.remove();
    return question.textContent.trim();
  };

  /**
   * @param {Element} section
   * @param {string} selector of its options or reasons
   * @returns {HTMLElement[]} in their author's order, by which keys and records count them
   */
  quiz.asWritten = (section, selector) =>
    [...section.querySelectorAll(selector)].sort((a, b) => a.dataset.quizPlace - b.dataset.quizPlace);

  /** @param {() => void} run what waits until everything changed before is on the screen */
  quiz.afterPaint = (run) => requestAnimationFrame(() => setTimeout(run));

  /** @returns {string} the address of the site, ending in a slash */
  quiz.base = () => new URL(__md_scope).href;

  /** @type {Map<string, Promise<void>>} */
  const scripts = new Map();

  /**
   * @param {string} path of a script below `assets/`
   * @returns {Promise<void>} once it has run; scripts run in the order in which they are asked for
   */
  quiz.bring = (path) => {
    if (!scripts.has(path)) scripts.set(path, brought(path));
    return scripts.get(path);
  };

  const brought = (path) =>
    new Promise((resolve, reject) => {
      const script = quiz.element("script", { src: `${quiz.base()}assets/${path}`, async: false });
      script.onload = () => resolve();
      script.onerror = () => reject(new Error(path));
      document.head.append(script);
    });

  /**
   * @typedef {{id: string, text: string, html: string}} Entry
   * @typedef {{url: string, title: string, quizzes: Entry[]}} Topic
   * @returns {Promise<Topic[]>} all questions; a script, since a file may not fetch
   */
  quiz.bankOf = () => quiz.bring("quiz/bank.js").then(() => quiz.bank);

  /**
   * Make a question of the bank for another page than its own.
   *
   * @param {Entry} entry
   * @param {Topic} topic
   * @returns {HTMLElement} its section, with addresses that hold here and ids of its own
   */
  quiz.sectionOf = (entry, topic) => {
    const holder = quiz.element("template", { innerHTML: entry.html }).content;
    const home = new URL(topic.url, quiz.base()).href;
    for (const name of ["href", "src"]) {
      for (const element of holder.querySelectorAll(`[${name}]:not(svg *)`)) {
        element.setAttribute(name, new URL(element.getAttribute(name), home).href);
      }
    }
    for (const line of holder.querySelectorAll("a[id^=__codelineno]")) line.replaceWith(...line.childNodes);
    const section = holder.querySelector(".quiz");
    section.dataset.quizHome = home;
    return section;
  };
})();
