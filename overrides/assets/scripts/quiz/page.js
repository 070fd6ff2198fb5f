"use strict";

/** Starts what a page has of quizzes, also after instant navigation. */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});

  /** Say at each question of the page that is not open how it went last time. */
  function recall() {
    const answers = quiz.store.load();
    for (const section of document.querySelectorAll(".md-content .quiz-ready:not([data-quiz-home])")) {
      const place = section.querySelector(".quiz-before");
      const last = section.dataset.quizState ? undefined : answers[section.dataset.quiz];
      place.textContent = last ? (last.right ? "맞았던 문제" : "틀렸던 문제") : "";
    }
  }

  /** What only one page needs, by the id of its place there. */
  const TOOLS = [
    ["quiz-review", ["review"], () => quiz.startReview()],
    ["quiz-exam", ["sitting", "paper", "result", "exam"], () => quiz.startExam()],
  ];

  async function startTools() {
    for (const [id, names, run] of TOOLS) {
      if (!document.getElementById(id)) continue;
      await Promise.all(names.map((name) => quiz.bring(`scripts/quiz/tools/${name}.js`)));
      run();
    }
  }

  function start() {
    for (const section of document.querySelectorAll(".md-content .quiz:not(.quiz-ready)")) {
      section.querySelector(".quiz-header").append(quiz.element("span", { className: "quiz-before" }));
      new quiz.Question(section, { seed: quiz.visit(), record: quiz.store.record });
    }
    recall();
    quiz.mark();
    startTools();
  }

  // Material tells of pages that come by instant navigation, but of none on file://, where it
  // ends the stream before the first.
  document.addEventListener("odap-quiz-progress", () => quiz.afterPaint(recall));
  start();
  document$.subscribe(start);
})();
