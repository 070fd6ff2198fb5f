"use strict";

/**
 * Makes a question on a page one that can be answered.
 *
 * Without this script the page holds the question, its options and a closed answer. With it the
 * options become choices or a field, and the verdict shows the reasons that the closed answer holds.
 *
 * @typedef {{record: boolean, seed: string}} Manner
 *     Whether answers are kept, and what the order of options hangs on.
 */
window.odapQuiz ??= {};

window.odapQuiz.player = (() => {
  const { judging, shuffling, store } = window.odapQuiz;
  const RIGHT = "맞았습니다";
  const WRONG = "아쉽습니다";

  /**
   * @param {string} tag
   * @param {{[name: string]: string}} attributes
   * @param {...(Node | string)} children
   */
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  /** One question of a page. */
  class Question {
    /** @param {HTMLElement} section @param {Manner} manner */
    constructor(section, manner) {
      this.section = section;
      this.manner = manner;
      this.id = section.dataset.quiz ?? "";
      this.kind = section.dataset.quizKind ?? "";
      this.answer = /** @type {HTMLDetailsElement} */ (section.querySelector(".quiz-answer"));
      this.key = JSON.parse(section.querySelector(".quiz-key").getAttribute("value"));
      this.options = [...section.querySelectorAll(".quiz-option")];
      this.form = this.build();
      this.composing = false;
    }

    build() {
      const name = `quiz-form-${this.id}`;
      const question = this.section.querySelector(".quiz-question");
      question.id = `${name}-question`;
      const legend = element("legend", { class: "quiz-unseen" }, "답 고르기");
      this.fields = element("fieldset", { "aria-describedby": question.id }, legend);
      this.submit = element("button", { type: "submit", class: "md-button" }, this.submitLabel());
      this.again = element("button", { type: "button", class: "md-button", hidden: "" }, "다시 풀기");
      this.verdict = element("div", { class: "quiz-verdict", role: "status" });
      const actions = element("div", { class: "quiz-actions" }, this.submit, this.again);
      const form = element("form", { class: "quiz-form", novalidate: "" }, this.fields, actions);
      this.fill(name);
      const controls = this.section.querySelector(".quiz-controls");
      controls.replaceChildren(form, this.verdict);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (!this.composing) this.judge();
      });
      form.addEventListener("compositionstart", () => (this.composing = true));
      form.addEventListener("compositionend", () => (this.composing = false));
      this.again.addEventListener("click", () => this.restart());
      if (this.options.length) form.addEventListener("keydown", (event) => this.press(event));
      return form;
    }

    submitLabel() {
      return this.kind === "essay" ? "모범 답안과 견주기" : "확인";
    }

    /** @param {string} name fill the fieldset with what this kind of question is answered by */
    fill(name) {
      if (this.kind === "essay") {
        this.fields.append(
          element("textarea", { name, rows: "4", "aria-label": "내 답", placeholder: "내 답" }),
        );
      } else if (this.kind === "numeric" || this.kind === "short") {
        const mode = this.kind === "numeric" ? "decimal" : "text";
        this.fields.append(
          element("input", {
            name,
            type: "text",
            inputmode: mode,
            autocomplete: "off",
            "aria-label": this.kind === "numeric" ? "답으로 쓸 수" : "답으로 쓸 말",
            placeholder: this.kind === "numeric" ? "수" : "답",
          }),
        );
      } else if (this.kind === "ox") {
        const list = element("ol", { class: "quiz-options" });
        for (const value of ["O", "X"]) {
          const input = element("input", { type: "radio", name, value });
          const label = element("label", { class: "quiz-choice" }, input, element("span", {}, value));
          list.append(element("li", { class: "quiz-option" }, label));
        }
        this.fields.append(list);
        this.options = [...list.children];
      } else {
        const list = this.section.querySelector(".quiz-options");
        const type = this.kind === "multiple" ? "checkbox" : "radio";
        this.options.forEach((option, place) => {
          const input = element("input", { type, name, value: String(place) });
          const body = element("div", { class: "quiz-option-body" }, ...option.childNodes);
          option.replaceChildren(element("label", { class: "quiz-choice" }, input, body));
        });
        this.options = this.shuffle(this.options);
        list.replaceChildren(...this.options);
        this.fields.append(list);
      }
    }

    /** @param {Element[]} options */
    shuffle(options) {
      const random = shuffling.chance(`${this.manner.seed} ${this.id}`);
      return shuffling.shuffled(options, random);
    }

    /** @returns {HTMLInputElement[]} */
    inputs() {
      return [...this.form.querySelectorAll("input, textarea")];
    }

    /** @returns {string[]} what the reader gave, in no order */
    given() {
      return this.inputs()
        .filter((input) => (this.options.length ? input.checked : input.value.trim() !== ""))
        .map((input) => input.value);
    }

    /** @param {KeyboardEvent} event choose an option by its number */
    press(event) {
      const place = Number(event.key) - 1;
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const input = isPlain ? this.options[place]?.querySelector("input") : undefined;
      if (input && !input.disabled) {
        event.preventDefault();
        input.checked = input.type === "radio" || !input.checked;
        input.focus();
      } else if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
        event.preventDefault();
        this.judge();
      }
    }

    /** @returns {{right: boolean, slip?: string} | undefined} nothing where nothing was given */
    verdictOf() {
      const given = this.given();
      if (!given.length) return undefined;
      if (this.kind === "ox") return judging.ox(this.key, given[0]);
      if (this.kind === "numeric") return judging.numeric(this.key, given[0]);
      if (this.kind === "short") return judging.short(this.key, given[0]);
      return judging.choice(this.key, given.map(Number));
    }

    judge() {
      if (this.submit.hidden) return;
      if (this.kind === "essay") {
        this.compare();
        return;
      }
      const verdict = this.verdictOf();
      if (verdict === undefined) {
        this.say("neutral", this.options.length ? "먼저 답을 고르세요." : "먼저 답을 적으세요.");
        return;
      }
      if (this.kind === "numeric" && Number.isNaN(judging.readNumber(this.given()[0]))) {
        this.say("neutral", "수로 적어 주세요. 예: 13, 0.25, 1/4");
        return;
      }
      this.close();
      this.mark();
      this.say(verdict.right ? "right" : "wrong", verdict.right ? RIGHT : WRONG, this.why(verdict));
      this.keep(verdict.right);
    }

    /** Show the model answer beside the reader's own, and let the reader judge. */
    compare() {
      const right = element("button", { type: "button", class: "md-button" }, "맞았어요");
      const wrong = element("button", { type: "button", class: "md-button" }, "부족했어요");
      this.close();
      this.answer.open = true;
      this.say("neutral", "모범 답안과 견주어 스스로 매겨 주세요.", [
        element("div", { class: "quiz-actions" }, right, wrong),
      ]);
      for (const [button, isRight] of [[right, true], [wrong, false]]) {
        button.addEventListener("click", () => {
          this.say(isRight ? "right" : "wrong", isRight ? RIGHT : "오답노트에 넣었습니다");
          this.keep(isRight);
          this.again.focus();
        });
      }
      right.focus();
    }

    /** @param {{right: boolean, slip?: string}} verdict @returns {Node[]} the reasons for it */
    why(verdict) {
      if (verdict.slip) return [element("p", {}, verdict.slip)];
      const reasons = this.answer.querySelectorAll(".quiz-reason");
      if (!reasons.length) return this.explanation();
      const chosen = new Set(this.given().map(Number));
      const right = new Set(this.key.right);
      const shown = this.options
        .map((option) => Number(option.querySelector("input")?.value))
        .filter((place) => chosen.has(place) || right.has(place));
      return shown.map((place) => {
        const number = this.options.findIndex(
          (option) => option.querySelector("input")?.value === String(place),
        );
        const title = `${number + 1}번${right.has(place) ? ", 정답" : ""}`;
        const body = element("div", {});
        body.append(...[...reasons[place].childNodes].map((node) => node.cloneNode(true)));
        return element("div", { class: "quiz-why" }, element("strong", {}, title), body);
      });
    }

    explanation() {
      const nodes = this.answer.querySelector(".quiz-explanation")?.childNodes ?? [];
      return [...nodes].map((node) => node.cloneNode(true));
    }

    /** Take no more answers until the reader tries again. */
    close() {
      for (const input of this.inputs()) input.disabled = true;
      const hadFocus = this.form.contains(document.activeElement);
      this.submit.hidden = true;
      this.again.hidden = false;
      if (hadFocus) this.again.focus({ preventScroll: true });
    }

    /** Mark the options, in words too for those who see no colours. */
    mark() {
      const right = new Set(this.kind === "ox" ? [this.key.value] : (this.key.right ?? []).map(String));
      for (const option of this.options) {
        const input = option.querySelector("input");
        const isRight = right.has(input.value);
        option.classList.toggle("quiz-option--right", isRight);
        option.classList.toggle("quiz-option--wrong", input.checked && !isRight);
        if (isRight || input.checked) {
          const words = isRight ? "정답" : "내가 고른 오답";
          option.firstChild.append(element("span", { class: "quiz-unseen quiz-mark" }, words));
        }
      }
    }

    /** @param {string} tone @param {string} title @param {Node[]} body */
    say(tone, title, body = []) {
      this.verdict.dataset.quizTone = tone;
      this.verdict.replaceChildren(element("p", { class: "quiz-verdict-title" }, title), ...body);
    }

    /** @param {boolean} right */
    keep(right) {
      if (!this.manner.record || store.record(this.id, right)) return;
      this.verdict.append(
        element("p", {}, "이 브라우저가 저장을 막아, 이 답은 쪽을 떠나면 잊힙니다."),
      );
    }

    restart() {
      for (const input of this.inputs()) {
        input.disabled = false;
        if (this.options.length) input.checked = false;
        else if (this.kind !== "essay") input.value = "";
      }
      for (const option of this.options) {
        option.classList.remove("quiz-option--right", "quiz-option--wrong");
        option.querySelector(".quiz-mark")?.remove();
      }
      this.submit.hidden = false;
      this.again.hidden = true;
      this.answer.open = false;
      this.verdict.replaceChildren();
      delete this.verdict.dataset.quizTone;
      this.inputs()[0].focus({ preventScroll: true });
    }
  }

  /**
   * Make the questions below an element answerable; those that are so already stay as they are.
   *
   * @param {ParentNode} root
   * @param {Partial<Manner>} manner
   * @returns {Question[]}
   */
  function start(root, manner = {}) {
    const sections = [...root.querySelectorAll(".quiz[data-quiz]:not([data-quiz-ready])")];
    return sections.map((section) => {
      section.setAttribute("data-quiz-ready", "");
      return new Question(/** @type {HTMLElement} */ (section), {
        record: true,
        seed: shuffling.visitSeed(),
        ...manner,
      });
    });
  }

  return { element, start };
})();
