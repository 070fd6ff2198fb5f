"use strict";

/**
 * Numbers as people type them, read exactly: 0.8 lies within 0.7 ± 0.1, and 13, 13 is no 1313.
 *
 * @typedef {{top: bigint, bottom: bigint}} Fraction its bottom is positive
 *
 * @typedef {object} NumberReading
 * @property {Fraction} [value] nothing if it is no number
 * @property {boolean} [isPlain] whether nobody could read it in another way
 * @property {string} [words] how it was read, or what to write instead
 */
(() => {
  const quiz = (globalThis.odapQuiz ??= {});
  const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  const COUNTERS = new Set("개 장 칸 배 번 번째 회 회째 점 가지 차 px 픽셀 x".split(" "));
  const LEADING = new Set("약 총 제 모두 전부 전체 대략 합계 답 정답".split(" "));
  const FACTORS = new Map([["천", 1000n], ["만", 10000n], ["억", 100000000n]]);
  const PERCENT = /^(?:%|퍼센트|프로|percent)$/;
  const LONGEST = 80;
  const LARGEST = 10n ** 120n;
  const ONE = "숫자 하나만 적어 주세요.";
  const NO_NUMBER = "숫자로 적어 주세요. 예: 13, 0.5, 1/4";
  const NUMBER = /\s*(?:([1-9]\d{0,2}(?:,\d{3})+(?![\d,])(?:\.\d+)?|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,2})?(?!,\d))|(\*\*|[-+*/^()]))\s*/y;

  /** @returns {Fraction} of whole numbers; throws where it is too large to compare */
  function fraction(top, bottom = 1n) {
    if (!bottom) throw new RangeError("zero");
    const sign = bottom < 0n ? -1n : 1n;
    let [a, b] = [top < 0n ? -top : top, bottom * sign];
    if (a > LARGEST || b > LARGEST) throw new RangeError("large");
    while (b) [a, b] = [b, a % b];
    return { top: (top * sign) / (a || 1n), bottom: (bottom * sign) / (a || 1n) };
  }

  /**
   * @param {string | number} text digits, a point and an exponent
   * @returns {Fraction}
   */
  quiz.exact = (text) => {
    const [digits, exponent = "0"] = String(text).toLowerCase().replace(/,/g, "").split("e");
    const [whole, part = ""] = digits.split(".");
    const places = part.length - Number(exponent);
    const top = BigInt(`${whole}${part}`.replace(/^(-?)$/, "$10"));
    return places > 0 ? fraction(top, 10n ** BigInt(places)) : fraction(top * 10n ** BigInt(-places));
  };

  /** @returns {number} below, at or above zero as `a` is below, at or above `b` */
  quiz.compare = (a, b) => {
    const difference = a.top * b.bottom - b.top * a.bottom;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  };

  const times = (a, b) => fraction(a.top * b.top, a.bottom * b.bottom);
  const OPERATIONS = {
    "+": (a, b) => fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom),
    "-": (a, b) => fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom),
    "*": times,
    "/": (a, b) => fraction(a.top * b.bottom, a.bottom * b.top),
  };

  function power(base, { top, bottom }) {
    if (bottom !== 1n || top > 99n || top < -99n) throw new RangeError("exponent");
    let result = fraction(1n);
    for (let left = top < 0n ? -top : top; left; left--) result = times(result, base);
    return top < 0n ? fraction(result.bottom, result.top) : result;
  }

  /** @returns {string[]} numbers and signs; throws where anything else stands */
  function tokens(text) {
    const found = [];
    NUMBER.lastIndex = 0;
    while (NUMBER.lastIndex < text.length) {
      const match = NUMBER.exec(text);
      if (!match) throw new SyntaxError(text);
      found.push(match[1] ?? match[2].replace("**", "^"));
    }
    return found;
  }

  /** @returns {Fraction} what a calculation gives; throws where it is none */
  function calculated(waiting) {
    const sum = () => {
      let value = product();
      while (waiting[0] === "+" || waiting[0] === "-") value = OPERATIONS[waiting.shift()](value, product());
      return value;
    };
    const product = () => {
      let value = signed();
      while (waiting[0] === "*" || waiting[0] === "/") value = OPERATIONS[waiting.shift()](value, signed());
      return value;
    };
    const signed = () => {
      if (waiting[0] === "+") return waiting.shift(), signed();
      if (waiting[0] === "-") return waiting.shift(), OPERATIONS["-"](fraction(0n), signed());
      const base = single();
      return waiting[0] === "^" ? (waiting.shift(), power(base, signed())) : base;
    };
    const single = () => {
      const token = waiting.shift() ?? "";
      if (token !== "(") return /\d/.test(token) ? quiz.exact(token) : fail();
      const value = sum();
      return waiting.shift() === ")" ? value : fail();
    };
    const fail = () => {
      throw new SyntaxError("calculation");
    };
    const value = sum();
    return waiting.length ? fail() : value;
  }

  /** @returns {string} a number as a person writes it */
  function shown({ top, bottom }) {
    for (let places = 0n, scale = 1n; places <= 12n; places++, scale *= 10n) {
      if ((top * scale) % bottom) continue;
      const digits = String(top < 0n ? -top * scale / bottom : top * scale / bottom).padStart(Number(places) + 1, "0");
      const cut = digits.length - Number(places);
      return `${top < 0n ? "-" : ""}${digits.slice(0, cut)}${places ? "." : ""}${digits.slice(cut)}`;
    }
    return `${top}/${bottom}`;
  }

  /** The signs of calculation on a keyboard; NFKC alone would make 52 of 5² and 11/2 of 1½. */
  const typed = (text) =>
    quiz.plain(
      text
        .replace(/[⁰¹²³⁴-⁹]+/g, (run) => `^${[...run].map((one) => SUPERSCRIPTS.indexOf(one)).join("")}`)
        .replace(/(?<=\d)(?=[¼-¾⅐-⅞])/g, " ")
        .replace(/['"`‘’“”$]/g, " "),
    )
      .replace(/⁄|÷/g, "/")
      .replace(/[×✕·∙⋅]|(?<=\d\s*)(?<!\b0)x(?=\s*[\d(])/g, "*");

  /** Take off what the question says before the number, and the names of what is calculated. */
  function body(text, asked) {
    const bare = quiz.withoutFrame(text).replace(/\s*\([^\d()]*\)$/, "");
    const lastEqual = /^[^,;]*[=≈≒]\s*([^=]+)$/.exec(bare)?.[1] ?? bare;
    return lastEqual.replace(/^([\p{L}]+)\s*(?=[-+.\d(])/u, (whole, word) =>
      LEADING.has(word) || quiz.says(asked, word) ? "" : whole,
    );
  }

  /** @returns {[string, string[]]} the number, and the words behind it */
  function split(text) {
    const [, number, words] = /^(.*[\d.)\]])\s*([\p{L}%][\p{L}%\s]*)$/u.exec(text) ?? [, text, ""];
    const units = words.split(/\s+/).filter(Boolean);
    return [number.replace(/^\[(.*)\]$/, "$1"), units];
  }

  /** @returns {{factor: Fraction, unknown?: string}} what words behind a number make of it */
  function scale(units, asked) {
    let factor = fraction(1n);
    for (const unit of units) {
      const [first, rest] = [unit[0], unit.slice(1)];
      const name = unit.replace(/의$/, "");
      if (PERCENT.test(unit)) factor = /%|퍼센트|백분율/.test(asked) ? factor : fraction(1n, 100n);
      else if (COUNTERS.has(name) || quiz.says(asked, name)) continue;
      else if (FACTORS.has(first) && (!rest || COUNTERS.has(rest) || quiz.says(asked, rest))) {
        factor = fraction(FACTORS.get(first));
      } else return { factor, unknown: unit };
    }
    return { factor };
  }

  /**
   * @param {string} text what was typed
   * @param {string} asked the question in lower case
   * @returns {NumberReading}
   */
  quiz.readNumber = (text, asked) => {
    const cleaned = typed(text);
    if (!/\d/.test(cleaned)) return { words: NO_NUMBER };
    const [number, units] = split(body(cleaned, asked));
    const { factor, unknown } = scale(units, asked);
    if (unknown) return { words: `‘${unknown}’을(를) 읽지 못했습니다. ${ONE}` };
    try {
      if (number.length > LONGEST) throw new RangeError("long");
      const found = tokens(number);
      const value = times(calculated([...found]), factor);
      const isPlain = factor.top === factor.bottom && /^[-+]?[^-+*/^()]+(\/[^-+*/^()]+)?$/.test(found.join(""));
      return { value, isPlain, words: isPlain ? undefined : `이렇게 읽었습니다: ${shown(value)}` };
    } catch {
      return { words: ONE };
    }
  };
})();
