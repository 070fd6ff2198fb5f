"use strict";

/** 내 답도 맞습니다: what a reader who is refused can say, and how to report it. */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});
  const { element } = quiz;

  /**
   * @param {string} id
   * @param {string} kind
   * @param {Key} key
   * @param {number[] | string} given
   * @returns {Verdict} as the key says, or right where the reader has claimed this very answer
   */
  quiz.judgeFor = (id, kind, key, given) => {
    const verdict = quiz.judge(kind, key, given);
    return given.length && !verdict.right && quiz.store.isClaimed(id, given) ? { right: true } : verdict;
  };

  /** @returns {string} where an issue is filed, its words filled in; empty where no one knows */
  function reportAddress(question) {
    const place = document.querySelector("meta[name=odap-issues]")?.content;
    if (!place) return "";
    const { id, section, options, given } = question;
    const home = section.dataset.quizHome ?? location.href.split(/[?#]/)[0];
    const chosen = options.length ? given.map((index) => options[index].textContent.trim()).join("\n") : given;
    const body = [`${home}#quiz-${id}`, `문제: ${quiz.askedBy(section)}`, `내 답: ${chosen}`, "이 답이 맞는 까닭: "].join("\n\n");
    return `${place}?${new URLSearchParams({ title: `퀴즈 ${id}: 내 답도 맞습니다`, body })}`;
  }

  /**
   * @param {Question} question one that was refused
   * @param {() => void} accept shows that it counts as right
   * @returns {HTMLElement}
   */
  quiz.claim = (question, accept) => {
    const { id, given } = question;
    const button = element("button", { type: "button", className: "quiz-claim", textContent: "내 답도 맞습니다" });
    const line = element("p", {}, button);
    button.onclick = () => {
      const isKept = quiz.store.claim(id, given);
      accept();
      const told = isKept ? "맞은 것으로 기록했습니다." : "맞은 것으로 셌지만, 이 쪽을 떠나면 사라집니다.";
      const words = element("span", { tabIndex: -1 }, told);
      const address = reportAddress(question);
      const link = element("a", { href: address, target: "_blank", rel: "noopener" }, "이 답을 알려 주세요");
      line.replaceChildren(words, ...(address ? [" 다른 사람에게도 맞게 나오도록 ", link, "."] : []));
      words.focus({ preventScroll: true });
    };
    return line;
  };
})();
