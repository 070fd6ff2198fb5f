"use strict";

/** The page 내 오답노트: what was wrong and why, when it is due again, and the records. */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});
  const { element } = quiz;

  quiz.startReview = async () => {
    const place = document.getElementById("quiz-review");
    if (!place || !place.hidden) return;
    place.hidden = false;
    place.addEventListener("click", ({ target }) => actions[target.dataset?.quizDo]?.(place));
    const file = place.querySelector("input[type=file]");
    file.addEventListener("change", () => restore(place, file));
    fill(place, await quiz.bankOf().catch(() => []));
  };

  /** Show what is due and what waits; questions that are no more are passed over. */
  function fill(place, bank) {
    const answers = quiz.store.load();
    const wrong = bank
      .flatMap((topic) => topic.quizzes.map((entry) => ({ topic, entry, answer: answers[entry.id] })))
      .filter(({ answer }) => answer?.box > 0)
      .sort((a, b) => a.answer.due - b.answer.due);
    const now = Date.now();
    const due = wrong.filter(({ answer }) => answer.due <= now);
    const waiting = wrong.filter(({ answer }) => answer.due > now);
    place.querySelector(".quiz-due").replaceChildren(...rows(due, "지금 다시 풀 문제가 없습니다."));
    place.querySelector(".quiz-waiting").replaceChildren(...rows(waiting, "기다리는 문제가 없습니다."));
    const known = bank.flatMap((topic) => topic.quizzes).filter(({ id }) => id in answers);
    const right = known.filter(({ id }) => answers[id].right).length;
    place.querySelector(".quiz-summary").textContent = known.length
      ? `푼 문제 ${known.length}개 가운데 ${right}개를 맞혔습니다. 다시 풀 문제 ${due.length}개, 기다리는 문제 ${waiting.length}개입니다.`
      : "아직 푼 퀴즈가 없습니다. 아무 쪽에서나 퀴즈를 풀어 보세요.";
  }

  function rows(wrong, nothing) {
    if (!wrong.length) return [element("p", {}, nothing)];
    return wrong.map(({ topic, entry, answer }) => {
      const section = quiz.sectionOf(entry, topic);
      const address = `${new URL(topic.url, quiz.base()).href}#quiz-${entry.id}`;
      const day = new Date(answer.due);
      const when = `${day.getMonth() + 1}월 ${day.getDate()}일에 다시`;
      const turn = answer.due <= Date.now() ? "다시 풀 차례" : when;
      const link = element("a", { href: address }, topic.title);
      const about = element("p", { className: "quiz-about" }, link, ` · 상자 ${answer.box} · ${turn}`);
      const told = element("summary", {}, "지난번 답과 까닭");
      const why = element("details", {}, told, ...reasons(section, answer));
      const article = element("article", {}, about, section);
      new quiz.Question(section, { seed: quiz.visit(), record: quiz.store.record });
      section.append(why);
      return article;
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
    const key = JSON.parse(section.querySelector(".quiz-key").value);
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
      const count = quiz.store.restore(await file.files[0].text());
      fill(place, await quiz.bankOf());
      say(place, `기록 ${count}개를 가져왔습니다.`);
    } catch {
      say(place, "이 사이트에서 내보낸 기록 파일이 아닙니다. 아무것도 바꾸지 않았습니다.");
    }
    file.value = "";
  }
})();
