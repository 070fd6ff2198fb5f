"use strict";

/** The page 내 오답노트: what was wrong, what is due, and the reader's data in and out. */
window.odapQuiz ??= {};

window.odapQuiz.review = (() => {
  const { loading, store, schedule, player } = window.odapQuiz;
  const { element } = player;

  /** @param {HTMLElement} place */
  async function start(place) {
    const questions = (await loading.bank()).flatMap(({ url, title, quizzes }) =>
      quizzes.map((question) => ({ ...question, url, title })),
    );
    const list = place.querySelector("[data-quiz-review-list]");
    const entries = store.read();
    const open = questions.filter(({ id }) => Object.hasOwn(entries, id) && schedule.isOpen(entries[id]));
    const due = open.filter(({ id }) => schedule.isDue(entries[id], Date.now()));
    const waiting = open.filter((question) => !due.includes(question));
    list.replaceChildren(
      summary(open.length, due.length, entries, questions),
      ...part("오늘 다시 풀 문제", due, entries),
      ...part("기다리는 문제", waiting, entries),
    );
    player.start(list);
    place.hidden = false;
    listen(place);
  }

  /**
   * @param {number} open @param {number} due
   * @param {{[id: string]: any}} entries @param {{id: string}[]} questions
   */
  function summary(open, due, entries, questions) {
    const known = questions.filter(({ id }) => Object.hasOwn(entries, id));
    const learned = known.filter(({ id }) => entries[id].box > schedule.BOXES).length;
    if (!known.length) return element("p", {}, "아직 푼 문제가 없습니다. 각 쪽의 퀴즈를 풀면 틀린 문제가 여기에 모입니다.");
    const text = open
      ? `틀린 문제 ${open}개 가운데 ${due}개를 다시 풀 때가 되었습니다.`
      : "틀린 문제가 없습니다.";
    return element(
      "p",
      { role: "status" },
      `${text} 지금까지 ${known.length}문제를 풀었고, 틀렸다가 익힌 문제는 ${learned}개입니다.`,
    );
  }

  /**
   * @param {string} title
   * @param {{id: string, url: string, title: string, html: string}[]} questions
   * @param {{[id: string]: any}} entries
   * @returns {Node[]}
   */
  function part(title, questions, entries) {
    if (!questions.length) return [];
    return [
      element("h2", {}, `${title} (${questions.length})`),
      ...questions.map((question) => {
        const link = element(
          "a",
          { href: `${loading.resolve(question.url)}#quiz-${question.id}` },
          question.title,
        );
        const { box, due, wrong } = entries[question.id];
        const date = new Date(due).toLocaleDateString("ko");
        const state = ` · ${wrong}번 틀림 · 상자 ${box}/${schedule.BOXES} · ${date}부터`;
        const holder = element("div", { class: "quiz-review" });
        holder.innerHTML = question.html; // From the site's own build.
        holder.prepend(element("p", { class: "quiz-origin" }, link, state));
        return holder;
      }),
    ];
  }

  /** @param {HTMLElement} place give, take and erase the reader's data */
  function listen(place) {
    const told = place.querySelector("[data-quiz-told]");
    const actions = {
      give: () => {
        const file = new Blob([store.give()], { type: "application/json" });
        const link = element("a", { href: URL.createObjectURL(file), download: "odapnote.json" });
        link.click();
        URL.revokeObjectURL(link.href);
        told.textContent = "내보냈습니다.";
      },
      take: () => place.querySelector("[data-quiz-file]").click(),
      erase: () => {
        if (!window.confirm("푼 기록을 모두 지울까요? 되돌릴 수 없습니다.")) return;
        store.erase();
        told.textContent = "모두 지웠습니다.";
        start(place);
      },
    };
    for (const button of place.querySelectorAll("[data-quiz-action]")) {
      button.onclick = actions[button.dataset.quizAction];
    }
    place.querySelector("[data-quiz-file]").onchange = async (event) => {
      const [file] = event.target.files;
      event.target.value = "";
      if (!file) return;
      const count = store.take(await file.text());
      if (count !== undefined) await start(place);
      told.textContent =
        count === undefined
          ? "이 파일은 오답노트에서 내보낸 것이 아니어서, 아무것도 바꾸지 않았습니다."
          : `${count}문제의 기록을 가져왔습니다.`;
    };
  }

  return { start };
})();
