"use strict";

/** Marks of progress beside pages, in the menu and on the home page. */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});
  const LINKS = ".md-nav--primary a.md-nav__link[href], .home-map a[href]";

  /** @returns {Map<string, string[]>} names of questions, by the address of their page */
  const pages = () =>
    new Map(Object.entries(quiz.pages ?? {}).map(([url, ids]) => [new URL(url, quiz.base()).href, ids]));

  quiz.mark = () => {
    const answers = quiz.store.load();
    const known = pages();
    for (const mark of document.querySelectorAll(".quiz-progress")) mark.remove();
    for (const link of document.querySelectorAll(LINKS)) {
      const ids = known.get(link.href.split("#")[0]) ?? [];
      const right = ids.filter((id) => answers[id]?.right).length;
      if (!ids.some((id) => id in answers)) continue;
      const all = right === ids.length;
      const title = `퀴즈 ${ids.length}개 가운데 ${right}개 맞음`;
      const mark = quiz.element("span", { className: "quiz-progress", title });
      mark.append(quiz.element("span", { aria: { hidden: true } }, all ? "✓" : `${right}/${ids.length}`));
      mark.append(quiz.element("span", { className: "quiz-hidden" }, title));
      link.append(mark);
    }
  };

  // The verdict is painted first.
  document.addEventListener("odap-quiz-progress", () => (globalThis.requestIdleCallback ?? setTimeout)(() => quiz.mark()));
})();
