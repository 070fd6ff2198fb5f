"use strict";

/**
 * The page 모의고사: questions of chosen topics under a time limit, judged at the end.
 *
 * Topics take turns, and topics that are easily confused stand next to each other, since meeting
 * such items in alternation helps to tell them apart (Brunmair and Richter, "Similarity matters",
 * 2019). The address holds all that makes an exam, so that the same address gives the same exam.
 */
window.odapQuiz ??= {};

window.odapQuiz.exam = (() => {
  const { loading, store, player, shuffling } = window.odapQuiz;
  const { element } = player;

  /** Pages that are confused with each other: one follows the other. */
  const CONFUSABLE = [
    ["topics/batch-normalization.html", "topics/dropout.html"],
    ["topics/dropout.html", "topics/overfitting.html"],
    ["topics/one-hot.html", "topics/activation.html"],
    ["topics/input-shape.html", "topics/padding.html"],
    ["topics/parameters.html", "topics/hyperparameters.html"],
  ];

  /**
   * Choose the questions of an exam.
   *
   * @param {{id: string, url: string}[]} questions
   * @param {{seed: string, number: number, topics: string[]}} settings
   */
  function choose(questions, { seed, number, topics }) {
    const random = shuffling.chance(`exam ${seed}`);
    const heaps = new Map(order(shuffling.shuffled(topics, random)).map((topic) => [topic, []]));
    for (const question of shuffling.shuffled(questions, random)) heaps.get(question.url)?.push(question);
    const chosen = [];
    while (chosen.length < number && [...heaps.values()].some((heap) => heap.length)) {
      for (const heap of heaps.values()) {
        if (heap.length && chosen.length < number) chosen.push(heap.pop());
      }
    }
    return chosen;
  }

  /** @param {string[]} topics put confusable topics next to each other */
  function order(topics) {
    const ordered = [...topics];
    for (const [first, second] of CONFUSABLE) {
      if (!ordered.includes(first) || !ordered.includes(second)) continue;
      ordered.splice(ordered.indexOf(second), 1);
      ordered.splice(ordered.indexOf(first) + 1, 0, second);
    }
    return ordered;
  }

  /**
   * Read the settings of an exam from an address; nothing where it holds none.
   *
   * @param {URLSearchParams} parameters
   * @param {string[]} topics all there are
   */
  function read(parameters, topics) {
    const seed = parameters.get("seed");
    if (!seed) return undefined;
    const within = (/** @type {string} */ name, /** @type {number} */ usual, /** @type {number} */ most) => {
      const value = Number(parameters.get(name) ?? usual);
      return Number.isInteger(value) && value >= 0 && value <= most ? value : usual;
    };
    const asked = parameters.getAll("topic").filter((topic) => topics.includes(topic));
    return {
      seed,
      number: Math.max(1, within("number", 10, 200)),
      minutes: within("minutes", 15, 600),
      topics: asked.length ? asked : topics,
    };
  }

  /** @param {HTMLElement} place */
  async function start(place) {
    const topics = await loading.bank();
    const settings = read(new URLSearchParams(location.search), topics.map(({ url }) => url));
    const setup = place.querySelector("[data-quiz-exam-setup]");
    const sheet = place.querySelector("[data-quiz-exam-sheet]");
    place.hidden = false;
    setup.hidden = settings !== undefined;
    sheet.hidden = settings === undefined;
    if (settings === undefined) {
      fill(setup, topics);
      return;
    }
    const questions = topics.flatMap(({ url, quizzes }) => quizzes.map((quiz) => ({ ...quiz, url })));
    sit(sheet, choose(questions, settings), settings, topics);
  }

  /** @param {HTMLFormElement} setup @param {{url: string, title: string}[]} topics */
  function fill(setup, topics) {
    setup.querySelector("[data-quiz-exam-topics]").replaceChildren(
      ...topics.map(({ url, title }) => {
        const input = element("input", { type: "checkbox", name: "topic", value: url, checked: "" });
        return element("label", {}, input, ` ${title}`);
      }),
    );
    setup.elements.namedItem("seed").value = String(Math.floor(Math.random() * 1e6));
  }

  /**
   * @param {HTMLElement} sheet
   * @param {{id: string, url: string, html: string}[]} chosen
   * @param {{minutes: number, seed: string}} settings
   * @param {{url: string, title: string}[]} topics
   */
  function sit(sheet, chosen, settings, topics) {
    const clock = element("p", { class: "quiz-clock", role: "timer" });
    const list = element("div", {});
    const result = element("div", { class: "quiz-result", role: "status", tabindex: "-1" });
    const end = element("button", { type: "button", class: "md-button md-button--primary" }, "끝내고 채점하기");
    chosen.forEach((question, place) => {
      const holder = element("div", { class: "quiz-exam" });
      holder.innerHTML = question.html; // From the site's own build.
      const numbered = holder.querySelector(".quiz-header").firstChild;
      numbered.textContent = numbered.textContent.replace(/퀴즈 \d+/, `문제 ${place + 1}`);
      list.append(holder);
    });
    sheet.replaceChildren(clock, result, list, element("div", { class: "quiz-actions" }, end));
    const questions = player.start(list, { record: false, seed: settings.seed });
    for (const question of questions) {
      question.submit.hidden = true;
      question.answer.hidden = true;
    }
    const stop = settings.minutes ? tick(clock, sheet, settings.minutes, () => finish()) : () => {};
    let finished = false;
    const finish = () => {
      if (finished) return;
      finished = true;
      stop();
      end.hidden = true;
      show(result, grade(questions), chosen, topics);
    };
    end.addEventListener("click", finish);
  }

  /**
   * Count down while the sheet is on the page.
   *
   * @param {HTMLElement} clock @param {HTMLElement} sheet @param {number} minutes @param {() => void} over
   */
  function tick(clock, sheet, minutes, over) {
    const end = Date.now() + minutes * 60_000;
    const draw = () => {
      const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      clock.textContent = `남은 시간 ${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      if (!sheet.isConnected) clearInterval(timer);
      else if (left === 0) over();
    };
    const timer = setInterval(draw, 1000);
    draw();
    return () => clearInterval(timer);
  }

  /**
   * Judge all questions; a blank is wrong, an essay is left to the reader.
   *
   * @returns {(boolean | undefined)[]}
   */
  function grade(questions) {
    return questions.map((question) => {
      question.answer.hidden = false;
      question.submit.hidden = false;
      if (question.kind === "essay") {
        question.manner.record = true;
        question.judge();
        return undefined;
      }
      const right = question.verdictOf()?.right ?? false;
      store.record(question.id, right);
      if (question.given().length) question.judge();
      else {
        question.close();
        question.mark();
        question.say("wrong", "답하지 않았습니다", question.explanation());
      }
      question.manner.record = true;
      return right;
    });
  }

  /**
   * @param {HTMLElement} result
   * @param {(boolean | undefined)[]} grades
   * @param {{url: string}[]} chosen
   * @param {{url: string, title: string}[]} topics
   */
  function show(result, grades, chosen, topics) {
    const judged = grades.filter((grade) => grade !== undefined);
    const right = judged.filter(Boolean).length;
    const essays = grades.length - judged.length;
    const rest = essays ? ` 서술형 ${essays}문제는 스스로 매겨 주세요.` : "";
    const weak = topics.filter(({ url }) =>
      chosen.some((question, place) => question.url === url && grades[place] === false),
    );
    const links = weak.map(({ url, title }) =>
      element("li", {}, element("a", { href: loading.resolve(url) }, title)),
    );
    result.replaceChildren(
      element("p", { class: "quiz-score" }, `${judged.length}문제 가운데 ${right}문제를 맞혔습니다.${rest}`),
      ...(links.length ? [element("p", {}, "다시 볼 쪽"), element("ul", {}, ...links)] : []),
    );
    result.focus();
    result.scrollIntoView({ block: "center" });
  }

  return { choose, order, read, start };
})();
