"use strict";

/** The paper of an exam: drawn by a seed, and set without anything that tells an answer. */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});
  /** Pages whose ideas are taken for each other stand next to each other in a paper. */
  const CONFUSABLE = [
    ["padding", "padding"],
    ["batch-normalization", "dropout"],
    ["activation", "activation"],
  ];

  /** @returns {string} the name of a topic, from its address */
  quiz.topicName = (url) => url.split("/").pop().replace(/\.html$/, "");

  /**
   * Draw the questions of a paper.
   *
   * @param {Topic[]} bank
   * @param {Wish} wish
   * @returns {string[]} their names: topics in turn, confusable ones side by side
   */
  quiz.draw = (bank, { topics, count, seed }) => {
    const random = quiz.chance(seed);
    const chosen = bank.filter(({ url }) => !topics.length || topics.includes(quiz.topicName(url)));
    const piles = new Map(
      chosen.map(({ url, quizzes }) => [quiz.topicName(url), quiz.shuffled(quizzes, random).map(({ id }) => id)]),
    );
    const paper = [];
    while (paper.length < count && [...piles.values()].some((pile) => pile.length)) {
      const names = [...piles.keys()].filter((name) => piles.get(name).length);
      const paired = new Set(CONFUSABLE.flat());
      const alone = names.filter((name) => !paired.has(name)).map((name) => [name]);
      for (const turn of quiz.shuffled([...CONFUSABLE, ...alone], random)) {
        paper.push(...turn.flatMap((name) => piles.get(name)?.splice(0, 1) ?? []));
      }
    }
    return paper.slice(0, count);
  };

  /**
   * @param {Topic[]} bank
   * @param {string[]} ids
   * @returns {{topic: Topic, entry: Entry}[]} the questions of a paper that there still are
   */
  quiz.found = (bank, ids) => {
    const all = new Map(bank.flatMap((topic) => topic.quizzes.map((entry) => [entry.id, { topic, entry }])));
    return ids.map((id) => all.get(id)).filter(Boolean);
  };

  /**
   * @param {Entry} entry
   * @param {Topic} topic
   * @param {number} number
   * @returns {HTMLElement} the question with its number in the paper. Terms are plain: their
   *   tooltips tell answers, and a tap on them leaves the exam.
   */
  quiz.setQuestion = (entry, topic, number) => {
    const section = quiz.sectionOf(entry, topic);
    const header = section.querySelector(".quiz-header").firstChild;
    header.textContent = header.textContent.replace(/퀴즈 \d+/, `문제 ${number}`);
    section.setAttribute("aria-label", `문제 ${number}`);
    for (const link of section.querySelectorAll(":is(.quiz-question, .quiz-option) :is(a, abbr)")) {
      link.replaceWith(...link.childNodes);
    }
    return section;
  };
})();
