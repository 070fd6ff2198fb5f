"use strict";

/** The page 모의고사: a paper drawn by a seed that stands in the address. */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});
  const { element } = quiz;
  /** Pages whose ideas are taken for each other stand next to each other in a paper. */
  const CONFUSABLE = [
    ["padding", "padding"],
    ["batch-normalization", "dropout"],
    ["activation", "activation"],
  ];
  let timer;

  quiz.startExam = async () => {
    clearInterval(timer);
    const place = document.getElementById("quiz-exam");
    if (!place || !place.hidden) return;
    place.hidden = false;
    const form = place.querySelector("form");
    const asked = new URLSearchParams(location.search);
    for (const name of ["count", "minutes", "seed"]) {
      if (asked.has(name)) form.elements[name].value = asked.get(name);
    }
    if (asked.has("topics")) {
      const topics = asked.get("topics").split(",");
      for (const box of form.querySelectorAll("[name=topic]")) box.checked = topics.includes(nameOf(box.value));
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      begin(place, form);
    });
    if (asked.has("seed")) begin(place, form);
  };

  const nameOf = (url) => url.split("/").pop().replace(/\.html$/, "");

  /**
   * Draw the questions of a paper.
   *
   * @param {Topic[]} bank
   * @param {{topics: string[], count: number, seed: string}} wish
   * @returns {{topic: Topic, entry: Entry}[]} topics in turn, confusable ones side by side
   */
  quiz.draw = (bank, { topics, count, seed }) => {
    const random = quiz.chance(seed);
    const chosen = bank.filter(({ url }) => topics.includes(nameOf(url)));
    const piles = new Map(
      chosen.map((topic) => [
        nameOf(topic.url),
        quiz.shuffled(topic.quizzes, random).map((entry) => ({ topic, entry })),
      ]),
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

  async function begin(place, form) {
    const bank = await quiz.bankOf();
    const data = new FormData(form);
    const topics = data.getAll("topic").map(nameOf);
    const count = Math.max(1, Number(data.get("count")) || 20);
    const minutes = Math.max(0, Number(data.get("minutes")) || 0);
    const seed = data.get("seed").trim() || String(Math.floor(Math.random() * 1e6));
    const paper = quiz.draw(bank, { topics, count, seed });
    if (!paper.length) {
      place.querySelector(".quiz-result-place").textContent = "주제를 하나 이상 고르세요.";
      return;
    }
    const all = form.querySelectorAll("[name=topic]").length === topics.length;
    const address = new URLSearchParams({ seed, count, minutes, ...(all ? {} : { topics: topics.join(",") }) });
    history.replaceState(history.state, "", `?${address}`);
    const questions = paper.map(({ topic, entry }, index) => {
      const section = quiz.sectionOf(entry, topic);
      const numbered = section.querySelector(".quiz-header").firstChild;
      numbered.textContent = numbered.textContent.replace(/퀴즈 \d+/, `문제 ${index + 1}`);
      section.setAttribute("aria-label", `문제 ${index + 1}`);
      return { topic, section, entry };
    });
    place.querySelector(".quiz-paper").replaceChildren(...questions.map(({ section }) => section));
    for (const question of questions) {
      question.player = new quiz.Question(question.section, { seed, silent: true, record: quiz.store.record });
    }
    place.classList.add("quiz-exam-running");
    place.querySelector(".quiz-result-place").replaceChildren(
      element("p", {}, `시험 번호 ${seed} · ${paper.length}문항. 이 쪽의 주소로 같은 시험을 다시 볼 수 있습니다.`),
    );
    form.hidden = true;
    buttons(place, questions);
    if (minutes) tick(place, questions, Date.now() + minutes * 60000);
  }

  function buttons(place, questions) {
    const row = place.querySelector(".quiz-exam-buttons");
    row.hidden = false;
    row.querySelector("[data-quiz-do=finish]").hidden = false;
    row.querySelector("[data-quiz-do=finish]").onclick = () => finish(place, questions);
    row.querySelector("[data-quiz-do=print]").onclick = () => print();
    row.querySelector("[data-quiz-do=again]").onclick = () => location.assign(location.pathname);
  }

  function tick(place, questions, end) {
    const clock = place.querySelector(".quiz-clock");
    clock.hidden = false;
    const show = () => {
      const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      clock.textContent = `남은 시간 ${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      if (!left) finish(place, questions);
    };
    show();
    timer = setInterval(show, 1000);
  }

  /** End the exam: judge, and say what to read again. */
  function finish(place, questions) {
    clearInterval(timer);
    place.classList.remove("quiz-exam-running");
    place.querySelector(".quiz-clock").hidden = true;
    place.querySelector("[data-quiz-do=finish]").hidden = true;
    const results = questions.map(({ topic, player }) => ({ topic, right: player.reveal() }));
    const judged = results.filter(({ right }) => right !== null);
    const right = judged.filter((result) => result.right).length;
    const essays = results.length - judged.length;
    const review = new Map(judged.filter((result) => !result.right).map(({ topic }) => [topic.url, topic]));
    const links = [...review.values()].map(({ url, title }) =>
      element("li", {}, element("a", { href: new URL(url, quiz.base()).href }, title)),
    );
    const result = place.querySelector(".quiz-result-place");
    result.replaceChildren(
      element("h2", { id: "exam-result" }, "결과"),
      element("p", {}, `${judged.length}문항 가운데 ${right}문항을 맞혔습니다.`),
    );
    if (essays) result.append(element("p", {}, `서술형 ${essays}문항은 모범 답안과 견주어 스스로 매겨 보세요.`));
    if (links.length) result.append(element("p", {}, "다시 볼 주제:"), element("ul", {}, ...links));
    result.focus();
  }
})();
