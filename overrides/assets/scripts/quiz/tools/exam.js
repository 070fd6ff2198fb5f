"use strict";

/**
 * The page 모의고사: shows the sitting that is kept, or the form that begins one.
 *
 * An address with a seed tells a paper; its clock starts when its reader does.
 */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});
  const { element, sitting: sittings } = quiz;
  const NOT_KEPT = "이 브라우저가 저장을 막아, 이 쪽을 떠나면 시험이 사라집니다.";
  const STAY = "시험을 치르는 중입니다. 나가도 답은 남지만 시계는 멈추지 않습니다. 나갈까요?";

  /** @type {Exam | undefined} what this page shows */
  let shown;
  let isLeaving = false;

  quiz.startExam = () => {
    const place = document.getElementById("quiz-exam");
    if (!place || place.classList.contains("quiz-started")) return;
    place.classList.add("quiz-started");
    isLeaving = false;
    clearInterval(shown?.timer);
    shown = new Exam(place);
    shown.start();
  };

  class Exam {
    constructor(place) {
      this.place = place;
      this.form = place.querySelector("form");
      this.message = place.querySelector(".quiz-message");
      this.clock = place.querySelector(".quiz-clock");
      this.paper = place.querySelector(".quiz-paper");
      this.result = place.querySelector(".quiz-result-place");
      this.row = place.querySelector(".quiz-exam-buttons");
      this.questions = [];
      this.form.addEventListener("submit", (event) => this.begin(event));
      this.row.addEventListener("click", ({ target }) => this[target.dataset.quizDo]?.());
      this.paper.addEventListener("input", ({ target }) => this.answer(target.closest(".quiz").dataset.quiz));
    }

    /** @returns {boolean} whether leaving costs time */
    get isRunning() {
      return this.place.isConnected && Boolean(this.sitting) && this.sitting.ended === null;
    }

    start() {
      const asked = this.readAddress();
      const kept = sittings.load();
      if (kept && (!asked || isSame(kept.wish, asked))) return this.open(kept);
      if (asked) this.say(`시험 번호 ${asked.seed} · ${timeOf(asked)}. 시작을 누르면 시험이 나옵니다.`);
      if (kept?.ended === null) this.offer(kept);
      this.place.hidden = false;
    }

    /** @returns {Wish | undefined} the paper of the address, which the form shows */
    readAddress() {
      const asked = new URLSearchParams(location.search);
      const { count, minutes, seed } = this.form.elements;
      if (asked.has("seed")) seed.value = asked.get("seed");
      for (const field of [count, minutes]) {
        const wished = Math.round(asked.get(field.name) ?? NaN);
        if (!Number.isNaN(wished)) field.value = Math.min(field.max, Math.max(field.min, wished));
      }
      const topics = asked.get("topics")?.split(",");
      for (const box of this.boxes) box.checked = topics?.includes(quiz.topicName(box.value)) ?? true;
      return asked.get("seed")?.trim() ? this.wish : undefined;
    }

    get boxes() {
      return [...this.form.querySelectorAll("[name=topic]")];
    }

    /** @returns {Wish} what the form says */
    get wish() {
      const { count, minutes, seed } = this.form.elements;
      const chosen = this.boxes.filter((box) => box.checked).map((box) => quiz.topicName(box.value));
      return {
        seed: seed.value.trim() || String(Math.floor(Math.random() * 1e6)),
        count: Number(count.value),
        minutes: Number(minutes.value),
        topics: chosen.length === this.boxes.length ? [] : chosen,
      };
    }

    offer(kept) {
      const button = element("button", { type: "button", className: "md-button" }, "이어서 풀기");
      button.onclick = () => this.open(kept);
      this.message.append(element("p", {}, `치르던 시험(시험 번호 ${kept.wish.seed})이 있습니다. `, button));
    }

    async begin(event) {
      event.preventDefault();
      if (!this.boxes.some((box) => box.checked)) return this.say("주제를 하나 이상 고르세요.");
      if (!mayDrop(sittings.load())) return;
      const { wish } = this;
      const ids = quiz.draw(await quiz.bankOf(), wish);
      const sitting = sittings.begin(wish, ids, Date.now());
      const isKept = sittings.save(sitting);
      await this.open(sitting);
      if (!isKept) this.say(NOT_KEPT);
    }

    /** Show a sitting: as its reader left it, or its result. */
    async open(sitting) {
      const bank = await quiz.bankOf();
      if (!this.place.isConnected) return;
      const found = quiz.found(bank, sitting.ids);
      // Not before: the form must not be seen to give way to the paper.
      this.place.hidden = false;
      if (!found.length) return sittings.drop();
      this.sitting = sitting;
      history.replaceState(history.state, "", `?${addressOf(sitting.wish)}`);
      this.set(found);
      this.form.hidden = true;
      this.row.hidden = this.row.querySelector("[data-quiz-do=finish]").hidden = false;
      this.place.classList.add("quiz-exam-running");
      this.say(`시험 번호 ${sitting.wish.seed} · ${this.questions.length}문항. 이 쪽의 주소로 같은 시험을 다시 볼 수 있습니다.`);
      if (sitting.ended !== null) this.tell();
      else this.tick();
    }

    set(found) {
      const sections = found.map(({ entry, topic }, index) => quiz.setQuestion(entry, topic, index + 1));
      this.paper.replaceChildren(...sections);
      const record = (...answer) => this.record(...answer);
      this.questions = sections.map((section, index) => {
        const player = new quiz.Question(section, { seed: this.sitting.wish.seed, silent: true, record });
        const given = this.sitting.given[player.id];
        if (given !== undefined) player.fill(given);
        return { topic: found[index].topic, player };
      });
    }

    answer(id) {
      if (!this.isRunning) return;
      const { player } = this.questions.find((question) => question.player.id === id);
      this.sitting = sittings.answer(this.sitting, id, player.given);
      if (!sittings.save(this.sitting)) this.say(NOT_KEPT);
    }

    tick() {
      clearInterval(this.timer);
      if (!this.sitting.wish.minutes) return;
      this.clock.hidden = false;
      this.timer = setInterval(() => this.showTime(), 1000);
      this.showTime();
    }

    showTime() {
      if (!this.isRunning) return clearInterval(this.timer);
      const { minutes } = this.sitting.wish;
      const left = Math.ceil(Math.max(0, sittings.deadline(this.sitting) - Date.now()) / 1000);
      this.clock.textContent = `남은 시간 ${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      this.clock.classList.toggle("quiz-clock-low", left <= Math.min(300, Math.max(60, minutes * 6)));
      if (!left) this.end();
    }

    finish() {
      const open = sittings.open(this.sitting);
      const words = open ? `아직 답하지 않은 문제가 ${open}개 있습니다.` : "모든 문제에 답했습니다.";
      if (confirm(`${words} 제출할까요?`)) this.end();
    }

    print() {
      print();
    }

    again() {
      if (!mayDrop(this.sitting)) return;
      sittings.drop();
      this.sitting = undefined;
      location.assign(location.pathname);
    }

    end() {
      this.sitting = sittings.end(this.sitting, Date.now());
      this.isFresh = true;
      sittings.save(this.sitting);
      this.tell();
      this.isFresh = false;
      this.result.focus();
    }

    /** Show what was right. */
    tell() {
      clearInterval(this.timer);
      this.place.classList.remove("quiz-exam-running");
      this.clock.hidden = this.row.querySelector("[data-quiz-do=finish]").hidden = true;
      this.isTelling = true;
      for (const { player } of this.questions) player.reveal(this.sitting.grades[player.id]);
      this.isTelling = false;
      this.score();
    }

    score() {
      const rows = this.questions.map(({ topic, player }) => ({ topic, outcome: quiz.outcome(player, this.sitting) }));
      this.result.replaceChildren(...quiz.resultOf(rows, sittings.isTimeUp(this.sitting, Date.now())));
    }

    /** Record an answer, but not once more when a result is shown again. */
    record(id, right, given) {
      if (this.isTelling && !this.isFresh) return true;
      const { kind } = this.questions.find(({ player }) => player.id === id).player;
      if (kind === "essay") {
        this.sitting = sittings.grade(this.sitting, id, right);
        sittings.save(this.sitting);
        this.score();
      }
      return quiz.store.record(id, right, given);
    }

    say(words) {
      this.message.replaceChildren(element("p", {}, words));
    }
  }

  const isSame = (one, other) => String(addressOf(one)) === String(addressOf(other));

  const timeOf = ({ count, minutes }) => `${count}문항 · ${minutes ? `${minutes}분` : "시간제한 없음"}`;

  function addressOf({ seed, count, minutes, topics }) {
    return new URLSearchParams({ seed, count, minutes, ...(topics.length ? { topics: topics.join(",") } : {}) });
  }

  function mayDrop(sitting) {
    if (!sitting) return true;
    const what = sitting.ended === null ? "치르던 시험과 그 답이" : "지난 시험의 결과가";
    return confirm(`${what} 지워집니다. 새 시험을 만들까요?`);
  }

  function leaves({ target, button, ctrlKey, metaKey, shiftKey }) {
    const link = target.closest?.("a[href]");
    if (!link || button || ctrlKey || metaKey || shiftKey || link.target || link.download) return false;
    return link.href.split(/[?#]/)[0] !== location.href.split(/[?#]/)[0];
  }

  document.addEventListener(
    "click",
    (event) => {
      if (!shown?.isRunning || !leaves(event)) return;
      isLeaving = confirm(STAY);
      if (!isLeaving) [event.preventDefault(), event.stopImmediatePropagation()];
    },
    true,
  );

  addEventListener("beforeunload", (event) => {
    if (shown?.isRunning && !isLeaving) event.preventDefault();
  });

  /** Another tab has gone on: follow it, but not at each of its keys while nobody looks. */
  let isBehind = false;

  function follow() {
    if (!isBehind || document.hidden || !shown?.place.isConnected) return;
    isBehind = false;
    const kept = sittings.load();
    if (kept) shown.open(kept);
    else if (shown.sitting) location.assign(location.pathname);
  }

  sittings.watch(() => {
    isBehind = true;
    follow();
  });
  document.addEventListener("visibilitychange", follow);

  document.addEventListener("odap-quiz-progress", () => {
    if (shown?.sitting && shown.sitting.ended !== null && !shown.isTelling) shown.score();
  });
})();
