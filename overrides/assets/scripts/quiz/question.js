"use strict";

/**
 * One question that can be answered.
 *
 * What the page shows without scripts stays where it is: inputs are laid over the numbers of the
 * options, and the controls fill a place that the style sheet keeps free. So nothing moves.
 */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});
  const { element } = quiz;
  let made = 0;

  /**
   * @typedef {object} Settings
   * @property {string} seed decides the order of the options
   * @property {boolean} [silent] judge nothing until `reveal` (the exam)
   * @property {(id: string, right: boolean, given: number[] | string) => boolean} [record]
   */
  quiz.Question = class {
    /**
     * @param {HTMLElement} section
     * @param {Settings} settings
     */
    constructor(section, settings) {
      this.section = section;
      this.settings = settings;
      this.id = section.dataset.quiz;
      this.kind = section.dataset.quizKind;
      this.name = `quiz-input-${made++}`;
      this.key = quiz.keyOf(section);
      this.details = section.querySelector(".quiz-answer");
      this.controls = section.querySelector(".quiz-controls");
      this.options = quiz.asWritten(section, ".quiz-option");
      this.reasons = quiz.asWritten(section, ".quiz-reason");
      this.shuffle();
      this.build();
      section.classList.add("quiz-ready");
    }

    /** Give options, reasons and the numbers of the answer one other order. */
    shuffle() {
      const order = quiz.shuffled([...this.options.keys()], quiz.chance(`${this.settings.seed}/${this.id}`));
      for (const original of order) {
        this.options[original].parentNode.append(this.options[original]);
        this.reasons[original].parentNode.append(this.reasons[original]);
      }
      /** For each option, in the author's order, its number on the page. */
      this.numbers = this.options.map((_, original) => order.indexOf(original) + 1);
      const numbers = this.key.right.map((original) => this.numbers[original]).sort((a, b) => a - b);
      const shown = this.section.querySelector(".quiz-right-numbers");
      if (shown) shown.textContent = numbers.join(", ");
    }

    build() {
      const question = this.section.querySelector(".quiz-question");
      const header = this.section.querySelector(".quiz-header").firstChild.textContent;
      const legend = element("legend", { className: "quiz-hidden" }, `${header} ${quiz.askedBy(this.section)}`);
      this.button = element("button", { className: "md-button quiz-button", textContent: "확인" });
      this.verdict = element("div", { className: "quiz-verdict", tabIndex: -1 });
      this.verdict.setAttribute("role", "status");
      this.result = element("span", { className: "quiz-result" });
      this.result.setAttribute("role", "status");
      const row = element("div", { className: "quiz-row" }, ...this.inputs(), this.button, this.result);
      this.button.hidden = Boolean(this.settings.silent);
      this.fields = element("fieldset", { className: "quiz-fields" }, legend);
      this.form = element("form", { className: "quiz-form", noValidate: true }, this.fields);
      question.after(this.form);
      const list = this.section.querySelector(".quiz-options");
      if (list) this.fields.append(list);
      this.controls.append(row);
      this.fields.append(this.controls);
      this.controls.after(this.verdict);
      this.button.addEventListener("click", (event) => {
        if (!this.answered) return;
        event.preventDefault();
        this.retry();
      });
      this.form.addEventListener("submit", (event) => this.submit(event));
      this.form.addEventListener("keydown", (event) => this.press(event));
    }

    /** @returns {HTMLElement[]} what stands in the row beside the button */
    inputs() {
      const type = this.kind === "multiple" ? "checkbox" : "radio";
      this.choices = this.options.map((option, original) => {
        option.id ||= `${this.name}-${original}`;
        const aria = { labelledby: option.id };
        const choice = element("input", { type, name: this.name, value: original, aria });
        option.prepend(choice);
        option.addEventListener("click", (event) => {
          const isOther = event.target.closest("input, a, button") || String(getSelection());
          if (!isOther) choice.click(), choice.focus({ preventScroll: true });
        });
        return choice;
      });
      if (this.kind === "ox") {
        return ["O", "X"].map((value) => {
          const choice = element("input", { type: "radio", name: this.name, value });
          this.choices.push(choice);
          return element("label", { className: "quiz-ox" }, choice, value);
        });
      }
      if (this.options.length) return [];
      const isEssay = this.kind === "essay";
      this.field = element(isEssay ? "textarea" : "input", {
        className: "quiz-field",
        name: this.name,
        autocomplete: "off",
        inputMode: this.kind === "numeric" ? "decimal" : "text",
        placeholder: isEssay ? "먼저 스스로 적어 보세요" : this.kind === "numeric" ? "숫자" : "답",
        aria: { label: "답" },
      });
      if (this.kind === "numeric") this.field.addEventListener("change", () => this.tellReading());
      return [this.field];
    }

    /** The options in the order of the page. */
    get ordered() {
      if (!this.options.length) return this.choices;
      return [...this.choices].sort((a, b) => this.numbers[a.value] - this.numbers[b.value]);
    }

    /** What is chosen or typed; empty if nothing is. */
    get given() {
      if (this.field) return this.field.value.trim();
      const values = this.choices.filter((choice) => choice.checked).map((choice) => choice.value);
      return this.kind === "ox" ? (values[0] ?? "") : values.map(Number);
    }

    /** Give an answer again, as `given` told it. */
    fill(given) {
      if (this.field) this.field.value = given;
      else for (const choice of this.choices) choice.checked = [given].flat().map(String).includes(choice.value);
    }

    /** Say how a number is read while nothing is told of its being right. */
    tellReading() {
      if (!this.settings.silent) return;
      this.say((this.given && quiz.readNumber(this.given, this.key.asked).words) ?? "");
    }

    press(event) {
      if (event.isComposing || event.keyCode === 229) {
        // Enter ends the syllable, not the question.
        if (event.key === "Enter" && this.field?.tagName === "INPUT") event.preventDefault();
        return;
      }
      if (event.ctrlKey || event.altKey || event.metaKey || event.target === this.field) return;
      const choice = this.ordered[Number(event.key) - 1];
      if (choice && !choice.disabled) {
        event.preventDefault();
        choice.click();
        choice.focus({ preventScroll: true });
      } else if (event.key === "Enter" && event.target.type === "checkbox") {
        event.preventDefault();
        if (!this.settings.silent) this.form.requestSubmit();
      } else if (event.target.type === "checkbox" && event.key.startsWith("Arrow")) {
        const step = ["ArrowDown", "ArrowRight"].includes(event.key) ? 1 : -1;
        const { ordered } = this;
        event.preventDefault();
        ordered.at((ordered.indexOf(event.target) + step) % ordered.length).focus();
      }
    }

    submit(event) {
      event.preventDefault();
      if (this.settings.silent || this.answered) return;
      if (this.kind === "essay") return this.compare();
      const verdict = this.judge();
      if (verdict.right === undefined) this.say(verdict.words);
      else this.finish(verdict);
    }

    /** @returns {Verdict} */
    judge() {
      return quiz.judgeFor(this.id, this.kind, this.key, this.given);
    }

    /** Show the model answer of an essay, and let its author grade it. */
    compare() {
      this.lock("다시 쓰기");
      this.details.open = true;
      const grade = (text, right) => {
        const button = element("button", { type: "button", className: "md-button", textContent: text });
        button.onclick = () => this.finish({ right });
        return button;
      };
      const grades = element("p", {}, grade("이만하면 맞았습니다", true), " ", grade("모자랐습니다", false));
      this.verdict.replaceChildren(element("p", {}, "모범 답안과 견주어 스스로 매겨 보세요."), grades);
    }

    /** @param {Verdict} verdict */
    finish(verdict) {
      this.score(verdict.right);
      this.mark();
      // Last, since moving the focus lays the page out, and what is shown later does so again.
      this.lock(this.kind === "essay" ? "다시 쓰기" : "다시 풀기");
      const kept = this.settings.record?.(this.id, verdict.right, this.given) ?? true;
      // The reasons push the rest of the page down, which would keep the verdict waiting.
      quiz.afterPaint(() => this.answered && this.explain(verdict, kept));
    }

    score(right) {
      this.section.dataset.quizState = right ? "right" : "wrong";
      this.result.textContent = right ? "맞았습니다." : "틀렸습니다.";
    }

    /** Mark what is right and what was chosen, where there is room for it. */
    mark() {
      for (const [original, option] of this.options.entries()) {
        const isRight = this.key.right.includes(original);
        const words = [this.choices[original].checked && "내 답", isRight && "정답"].filter(Boolean);
        if (!words.length) continue;
        option.append(element("span", { className: "quiz-mark", textContent: words.join(" · ") }));
        option.dataset.quizMark = isRight ? "right" : "wrong";
      }
    }

    /**
     * Say why.
     *
     * @param {Verdict} verdict
     * @param {boolean} kept whether the browser keeps the answer
     */
    explain({ right, slip, words }, kept) {
      const lines = words ? [element("p", {}, words)] : [];
      if (this.options.length) lines.push(...this.told());
      else if (this.kind !== "essay") lines.push(...this.explanation(right, slip));
      if (!right && this.given.length && this.kind !== "essay") {
        lines.push(quiz.claim(this, () => this.score(true)));
      }
      if (!kept) {
        lines.push(element("p", {}, "이 브라우저가 기록을 저장하지 못했습니다. 이 쪽을 떠나면 사라집니다."));
      }
      this.verdict.replaceChildren(...lines);
    }

    /** @returns {HTMLElement[]} the reasons of what was chosen and of what is right */
    told() {
      return [...new Set([...this.given, ...this.key.right])]
        .sort((a, b) => this.numbers[a] - this.numbers[b])
        .map((original) => this.reasonOf(original));
    }

    reasonOf(original) {
      const isRight = this.key.right.includes(original);
      const words = `${this.numbers[original]}번${isRight ? " (정답)" : ""}`;
      const reason = element("div", { className: "quiz-told" }, element("strong", {}, words));
      reason.append(...[...this.reasons[original].childNodes].map((node) => node.cloneNode(true)));
      return reason;
    }

    explanation(right, slip) {
      const lines = [];
      if (slip) lines.push(element("p", {}, slip));
      if (!right && this.kind !== "ox") lines.push(element("p", {}, `정답은 ${this.key.value}입니다.`));
      const first = this.section.querySelector(".quiz-explanation p");
      if (first) lines.push(first.cloneNode(true));
      return lines;
    }

    say(words) {
      this.verdict.replaceChildren(...(words ? [element("p", {}, words)] : []));
    }

    lock(label) {
      this.answered = true;
      for (const choice of this.choices) choice.disabled = true;
      if (this.field) this.field.readOnly = true;
      this.button.textContent = label;
      // Another Enter must not wipe what it has just brought.
      this.button.type = "button";
      if (this.form.contains(document.activeElement)) this.verdict.focus({ preventScroll: true });
    }

    retry() {
      this.answered = false;
      delete this.section.dataset.quizState;
      this.result.textContent = "";
      this.verdict.replaceChildren();
      this.details.open = false;
      this.button.textContent = "확인";
      this.button.type = "submit";
      for (const mark of this.section.querySelectorAll(".quiz-mark")) mark.remove();
      for (const option of this.options) delete option.dataset.quizMark;
      for (const choice of this.choices) choice.disabled = choice.checked = false;
      if (this.field) [this.field.readOnly, this.field.value] = [false, ""];
      (this.field ?? this.ordered[0]).focus({ preventScroll: true });
    }

    /**
     * End an exam's question: tell what was kept from its reader.
     *
     * @param {boolean} [grade] what its author has said of an essay
     */
    reveal(grade) {
      this.settings.silent = false;
      this.button.hidden = false;
      const isGraded = this.kind === "essay" && grade !== undefined;
      const isOpen = this.kind === "essay" || !this.given.length;
      const verdict = isGraded ? { right: grade } : isOpen ? {} : this.judge();
      if (verdict.right !== undefined) this.finish(verdict);
      else if (this.kind === "essay" && this.given.length) this.compare();
      else this.pass(verdict);
    }

    /** Tell the answer of a question that cannot be judged; nothing is recorded. */
    pass(verdict) {
      this.section.dataset.quizState = "open";
      this.result.textContent = this.given.length ? "읽지 못한 답입니다." : "답하지 않았습니다.";
      this.mark();
      this.lock("다시 풀기");
      if (this.kind === "essay") this.details.open = true;
      this.explain({ ...verdict, right: false }, true);
    }
  };
})();
