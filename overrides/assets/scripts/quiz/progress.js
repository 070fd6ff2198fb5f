"use strict";

/** Shows beside each page of the menu, and on the home page, how its questions stand. */
window.odapQuiz ??= {};

window.odapQuiz.progress = (() => {
  const { loading, store, schedule, player } = window.odapQuiz;

  const LINKS = ".md-nav--primary a.md-nav__link, [data-quiz-progress] a";

  /**
   * Count how the questions of a page stand.
   *
   * @param {string[]} ids
   * @param {{[id: string]: any}} entries
   */
  function count(ids, entries) {
    const known = ids.filter((id) => Object.hasOwn(entries, id)).map((id) => entries[id]);
    const open = known.filter(schedule.isOpen).length;
    return { all: ids.length, open, right: known.filter((entry) => entry.right).length - open };
  }

  /** @param {{all: number, open: number, right: number}} standing */
  function words({ all, open, right }) {
    if (open) return `틀린 문제 ${open}개`;
    return right >= all ? "모두 맞힘" : `${all}문제 가운데 ${Math.max(right, 0)}개 맞힘`;
  }

  /** Mark the links of the menu and fill the overview of the home page. */
  async function show() {
    const pages = await loading.pages();
    const entries = store.read();
    for (const [url, ids] of Object.entries(pages)) {
      const standing = count(ids, entries);
      const begun = ids.some((id) => Object.hasOwn(entries, id));
      const address = loading.resolve(url);
      for (const link of document.querySelectorAll(LINKS)) {
        if (link.href.split("#")[0] !== address) continue;
        link.querySelector(".quiz-progress")?.remove();
        if (begun) link.append(badge(standing));
      }
    }
  }

  /** @param {{all: number, open: number, right: number}} standing */
  function badge(standing) {
    const state = standing.open ? "wrong" : standing.right >= standing.all ? "done" : "begun";
    const text = standing.open || (state === "done" ? "✓" : `${standing.right}/${standing.all}`);
    return player.element(
      "span",
      { class: `quiz-progress quiz-progress--${state}`, title: words(standing) },
      player.element("span", { "aria-hidden": "true" }, String(text)),
      player.element("span", { class: "quiz-unseen" }, words(standing)),
    );
  }

  return { count, words, show };
})();
