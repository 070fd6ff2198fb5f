"use strict";

/** Starts what a page has of quizzes, also after instant navigation. */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});

  function start() {
    const answers = quiz.store.load();
    for (const section of document.querySelectorAll(".md-content .quiz:not(.quiz-ready)")) {
      const { id } = new quiz.Question(section, { seed: quiz.visit(), record: quiz.store.record });
      if (id in answers) section.dataset.quizBefore = answers[id].right ? "맞았던 문제" : "틀렸던 문제";
    }
    quiz.mark();
    quiz.startReview?.();
    quiz.startExam?.();
  }

  // Material tells of pages that come by instant navigation, but of none on file://, where it
  // ends the stream before the first.
  start();
  document$.subscribe(start);
})();
