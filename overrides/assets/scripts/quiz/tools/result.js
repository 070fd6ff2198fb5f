"use strict";

/** The result of an exam: a score, and one for each topic. */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});
  const { element } = quiz;

  /**
   * @typedef {"right" | "wrong" | "open" | "unread" | "ungraded"} Outcome
   * @param {Question} question
   * @param {Sitting} sitting
   * @returns {Outcome} open: not answered; ungraded: an essay of which its author has said nothing
   */
  quiz.outcome = ({ id, kind, key }, { given, grades }) => {
    if (!(id in given)) return "open";
    if (kind === "essay") return id in grades ? (grades[id] ? "right" : "wrong") : "ungraded";
    const { right } = quiz.judgeFor(id, kind, key, given[id]);
    return right === undefined ? "unread" : right ? "right" : "wrong";
  };

  const count = (rows, wanted) => rows.filter(({ outcome }) => outcome === wanted).length;

  /**
   * @param {{topic: Topic, outcome: Outcome}[]} rows
   * @param {boolean} isTimeUp
   * @returns {HTMLElement[]}
   */
  quiz.resultOf = (rows, isTimeUp) => {
    const judged = rows.filter(({ outcome }) => outcome !== "ungraded");
    const right = count(judged, "right");
    const percent = judged.length ? ` (${Math.round((100 * right) / judged.length)}%)` : "";
    const lines = [
      isTimeUp && "시간이 끝났습니다.",
      `${judged.length}문항 가운데 ${right}문항을 맞혔습니다.${percent}`,
      count(rows, "open") && `답하지 않은 ${count(rows, "open")}문항은 틀린 문제로 기록하지 않았습니다.`,
      count(rows, "unread") && `읽지 못한 답이 ${count(rows, "unread")}개 있습니다. 틀린 문제로 기록하지 않았습니다.`,
      count(rows, "ungraded") &&
        `서술형 ${count(rows, "ungraded")}문항은 모범 답안과 견주어 스스로 매기면 점수에 들어갑니다.`,
    ];
    const heading = element("h2", { id: "exam-result" }, "결과");
    return [heading, ...lines.filter(Boolean).map((line) => element("p", {}, line)), topicTable(judged)];
  };

  function topicTable(judged) {
    const topics = [...new Set(judged.map(({ topic }) => topic))];
    const head = element("tr", {}, ...["주제", "맞은 문제"].map((name) => element("th", { scope: "col" }, name)));
    const rows = topics.map((topic) => {
      const of = judged.filter((row) => row.topic === topic);
      const link = element("a", { href: new URL(topic.url, quiz.base()).href }, topic.title);
      return element("tr", {}, element("td", {}, link), element("td", {}, `${count(of, "right")} / ${of.length}`));
    });
    return element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows));
  }
})();
