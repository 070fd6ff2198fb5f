"use strict";

/** The page 내 오답노트: what was wrong and why, when it is due again, and the records. */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});
  const { element } = quiz;

  quiz.startReview = async () => {
    const place = document.getElementById("quiz-review");
    if (!place || place.classList.contains("quiz-started")) return;
    place.classList.add("quiz-started");
    place.addEventListener("click", ({ target }) => actions[target.dataset?.quizDo]?.(place));
    const file = place.querySelector("input[type=file]");
    file.addEventListener("change", () => restore(place, file));
    const bank = await quiz.bankOf().catch(() => []);
    fill(place, bank);
    shown = { place, bank };
  };

  /** @type {{place: HTMLElement, bank: Topic[]} | undefined} what this page shows */
  let shown;

  document.addEventListener("odap-quiz-progress", () => quiz.afterPaint(() => shown && follow(shown)));

  /** @returns {{topic: Topic, entry: Entry, answer: Answer}[]} wrong ones, the earliest first */
  const wrongOf = (bank, answers) =>
    bank
      .flatMap((topic) => topic.quizzes.map((entry) => ({ topic, entry, answer: answers[entry.id] })))
      .filter(({ answer }) => answer?.box > 0)
      .sort((a, b) => a.answer.due - b.answer.due);

  const isDue = ({ answer }) => answer.due <= Date.now();

  /** Show what is due and what waits; questions that are no more are passed over. */
  function fill(place, bank) {
    const wrong = wrongOf(bank, quiz.store.load());
    const waiting = wrong.filter((one) => !isDue(one));
    place.querySelector(".quiz-due").replaceChildren(...rows(wrong.filter(isDue), "지금 다시 풀 문제가 없습니다."));
    place.querySelector(".quiz-waiting").replaceChildren(...rows(waiting, "기다리는 문제가 없습니다."));
    place.hidden = false;
    summarize(place, bank);
  }

  function summarize(place, bank) {
    const answers = quiz.store.load();
    const wrong = wrongOf(bank, answers);
    const known = bank.flatMap((topic) => topic.quizzes).filter(({ id }) => id in answers);
    const right = known.filter(({ id }) => answers[id].right).length;
    const due = wrong.filter(isDue).length;
    place.querySelector(".quiz-summary").textContent = known.length
      ? `푼 문제 ${known.length}개 가운데 ${right}개를 맞혔습니다. 다시 풀 문제 ${due}개, 기다리는 문제 ${wrong.length - due}개입니다.`
      : "아직 푼 퀴즈가 없습니다. 아무 쪽에서나 퀴즈를 풀어 보세요.";
  }

  /** Follow what was answered, here or in another tab. Cards stay while their reader works on them. */
  function follow({ place, bank }) {
    if (!place.isConnected) return;
    if (!place.contains(document.activeElement) && !place.querySelector("[data-quiz-state]")) return fill(place, bank);
    const answers = quiz.store.load();
    for (const article of place.querySelectorAll("article")) {
      const answer = answers[article.querySelector(".quiz").dataset.quiz];
      if (answer) article.querySelector(".quiz-turn").textContent = turnOf(answer);
    }
    summarize(place, bank);
  }

  /** @returns {string} the box of a question and its day */
  function turnOf(answer) {
    if (!answer.box) return "익혔습니다";
    const day = new Date(answer.due);
    const when = isDue({ answer }) ? "다시 풀 차례" : `${day.getMonth() + 1}월 ${day.getDate()}일에 다시`;
    return `상자 ${answer.box} · ${when}`;
  }

  function rows(wrong, nothing) {
    if (!wrong.length) return [element("p", {}, nothing)];
    return wrong.map(({ topic, entry, answer }) => {
      const section = quiz.sectionOf(entry, topic);
      const link = element("a", { href: `${section.dataset.quizHome}#quiz-${entry.id}` }, topic.title);
      const turn = element("span", { className: "quiz-turn" }, turnOf(answer));
      const about = element("p", { className: "quiz-about" }, link, " · ", turn);
      const told = element("summary", {}, "지난번 답과 까닭");
      const why = element("details", {}, told, ...reasons(section, answer));
      new quiz.Question(section, { seed: quiz.visit(), record: quiz.store.record });
      section.append(why);
      return element("article", {}, about, section);
    });
  }

  /** What was answered with its reason, and what is right with its own. */
  function reasons(section, { given }) {
    const options = quiz.asWritten(section, ".quiz-option");
    const whys = quiz.asWritten(section, ".quiz-reason");
    const lines = [];
    const told = (label, index) => {
      const parts = [options[index], whys[index]];
      const line = element("div", {}, element("strong", {}, label));
      line.append(...parts.flatMap((part) => [...part.childNodes].map((node) => node.cloneNode(true))));
      lines.push(line);
    };
    const key = quiz.keyOf(section);
    if (options.length) {
      const chosen = Array.isArray(given) ? given.filter((index) => options[index]) : [];
      for (const index of chosen) if (!key.right.includes(index)) told("내 답", index);
      for (const index of key.right) told("정답", index);
    } else {
      if (typeof given === "string" && given) lines.push(element("p", {}, `내 답: ${given}`));
      if (key.slips && typeof given === "string") {
        const { slip } = quiz.judge("numeric", key, given);
        if (slip) lines.push(element("p", {}, slip));
      }
      if (key.value) lines.push(element("p", {}, `정답: ${key.value}`));
    }
    lines.push(section.querySelector(".quiz-explanation").cloneNode(true));
    return lines;
  }

  function say(place, words) {
    place.querySelector(".quiz-message").textContent = words;
  }

  const actions = {
    export() {
      const file = new Blob([quiz.store.text()], { type: "application/json" });
      const link = element("a", { href: URL.createObjectURL(file), download: "odapnote.json" });
      link.click();
      URL.revokeObjectURL(link.href);
    },
    import: (place) => place.querySelector("input[type=file]").click(),
    async erase(place) {
      if (!confirm("이 브라우저에 있는 퀴즈 기록을 모두 지울까요?")) return;
      quiz.store.erase();
      fill(place, await quiz.bankOf());
      say(place, "기록을 지웠습니다.");
    },
  };

  async function restore(place, file) {
    try {
      const { taken, older, kept } = quiz.store.restore(await file.files[0].text());
      fill(place, await quiz.bankOf());
      const rest = older ? ` 여기에서 더 나중에 푼 ${older}개는 그대로 두었습니다.` : "";
      const lost = kept ? "" : " 다만 이 브라우저가 저장을 막아, 이 쪽을 떠나면 사라집니다.";
      say(place, `기록 ${taken}개를 가져왔습니다.${rest}${lost}`);
    } catch {
      say(place, "이 사이트에서 내보낸 기록 파일이 아닙니다. 아무것도 바꾸지 않았습니다.");
    }
    file.value = "";
  }
})();
