"use strict";

/**
 * Korean glues particles to nouns and endings to verbs; what was meant is what stands before.
 *
 * The rules cut from the right and never ask a dictionary. They may cut too much (바나나 ends
 * like the particle 나), so a cut word is only one more way to read the query, never the only.
 */

/**
 * Particles and the forms of 이다, after nouns: 드롭아웃은, 파라미터에는, 과적합이란.
 * Cut twice at most, for stacked ones (층에서만은), and never down to a single key.
 */
const PARTICLES = (
  "은 는 이 가 을 를 의 에 와 과 도 만 로 으로 에서 에게 까지 부터 보다 처럼 마다 밖에 조차 이나 나 "
  + "란 이란 라 이라 라는 이라는 이라고 라고 랑 이랑 하고 이며 에는 에도 에서는 에서도 에서의 으로는 로는 "
  + "들 들은 들이 들을 들의 께서 이다 입니다 인가 인가요 이에요 예요 인지 이고 이면 같은 같이 대로 만큼"
).split(" ").map(decompose).sort((a, b) => b.length - a.length);

/**
 * Endings of verbs and adjectives, as keys after the stem: 막다, 줄어드ㄴ다, 쌓으면, 꺼지나요.
 */
const ENDINGS = (
  "다 ㄴ다 는다 ㅂ니다 습니다 ㅂ니까 습니까 는 ㄴ 은 을 ㄹ 던 고 며 으며 면 으면 지 게 기 ㅁ 음 자 네 네요 "
  + "니 니까 으니까 아 어 여 아요 어요 여요 아서 어서 여서 아도 어도 여도 아야 어야 여야 았다 었다 였다 "
  + "ㅆ다 ㅆ습니다 았습니다 었습니다 도록 려면 으려면 려고 으려고 나 나요 ㄴ가 는가 은가 ㄴ가요 는가요 "
  + "ㄴ지 는지 은지 ㄹ까 을까 ㄹ까요 ㄹ지 을지 지만 거나 는데 ㄴ데 면서 으면서 지요 죠 세요 으세요 ㄴ다면 려는"
).split(" ").map(decompose).sort((a, b) => b.length - a.length);

const ENDING_CODES = ENDINGS.map(codesOf);
const PARTICLE_CODES = PARTICLES.map(codesOf);

/**
 * Verbs made of a noun and one of these carry their meaning in the noun: 유지하다, 포화된다.
 * Where the rest is too short to be a noun (곱하다), the verb's own stem still serves.
 */
const LIGHT_VERBS = ["하", "되", "시키", "해", "돼"].map(decompose);

/** What may follow a noun: 추가는, 추가할. */
const NOUN_ENDS = [...PARTICLES, ...LIGHT_VERBS].map(codesOf);

const SHORTEST_NOUN = 4;
const SHORTEST_STEM = 3;

/**
 * @param {string} keys
 * @returns {string[]} The nouns that remain when particles are cut, longest first.
 */
function withoutParticles(keys) {
  const found = new Set();
  const cut = (word, rounds) => {
    for (const particle of PARTICLES) {
      const rest = word.slice(0, -particle.length);
      if (rest.length < 2 || !word.endsWith(particle)) continue;
      found.add(rest);
      if (rounds > 1) cut(rest, rounds - 1);
    }
  };
  cut(keys, 2);
  return [...found].sort((a, b) => b.length - a.length);
}

/**
 * @param {string} keys
 * @returns {{stems: string[], nouns: string[]}} What a verb may be derived from. Stems are
 *   looked for only at the start of a word and with an ending after them.
 */
function verbStems(keys) {
  const stems = new Set();
  const nouns = new Set();
  for (const stem of bareStems(keys)) {
    for (const form of irregularForms(stem)) stems.add(form);
    for (const verb of LIGHT_VERBS) {
      const noun = stem.slice(0, -verb.length);
      if (stem.endsWith(verb) && noun.length >= SHORTEST_NOUN) nouns.add(noun);
    }
  }
  return { stems: [...stems], nouns: [...nouns] };
}

/** Endings that no noun shares, as 다 (바다) and 자 (여자) do, and no particle is, as 는 and 을 are. */
const VERBAL_ENDINGS = ENDINGS.filter((ending) => (
  ending.length > 2 && !["는", "은", "을", "음", "던"].map(decompose).includes(ending)
));

/**
 * Whether a word is perhaps a verb whose stem, one open syllable, is too short to be looked for:
 * 빼면, 크면, 나나요. Some nouns look the same (라면).
 *
 * @param {string} keys
 */
const isShortVerb = (keys) => VERBAL_ENDINGS.some((ending) => (
  keys.endsWith(ending) && keys.length === ending.length + 2 && isVowel(keys[1])
));

/** 늘려, 줄여서, 포화돼도: the ending's first vowel has melted into the stem. */
const MELTED = /^(.+[ㅕㅐ])(?:ㅅㅓ|ㄷㅗ|ㅇㅑ|ㅇㅛ|ㅆ.*)?$/u;

/** @param {string} keys */
function bareStems(keys) {
  const stems = [];
  for (const ending of ENDINGS) {
    const stem = keys.slice(0, -ending.length);
    if (keys.endsWith(ending) && stem.length >= SHORTEST_STEM) stems.push(stem);
  }
  const melted = keys.match(MELTED)?.[1] ?? "";
  if (melted.length >= SHORTEST_STEM) stems.push(melted);
  return stems;
}

/**
 * The other shapes that a stem takes before some endings.
 *
 * Left out are the ones that only a dictionary can tell: ㄷ (듣다, 들어) and ㅅ (짓다, 지어).
 */
const IRREGULAR = [
  // 늘리다, 늘려
  [/ㅣ$/u, "ㅕ"],
  // 늘려, 늘리다
  [/ㅕ$/u, "ㅣ"],
  // 곱하다, 곱해
  [/ㅎㅏ$/u, "ㅎㅐ"],
  // 곱해, 곱하다
  [/ㅎㅐ$/u, "ㅎㅏ"],
  // 만들다, 만드는
  [/([ㅏ-ㅣ])ㄹ$/u, "$1"],
  // 어렵다, 어려운
  [/([ㅏ-ㅣ])ㅂ$/u, "$1ㅇㅜ"],
  // 어려운, 어렵다
  [/ㅇㅜ$/u, "ㅂ"],
  // 다르다, 달라
  [/ㄹㅡ$/u, "ㄹㄹ"],
  // 끄다, 꺼
  [/([ㄱ-ㅎ])ㅡ$/u, "$1ㅓ"],
];

/** @param {string} stem */
function irregularForms(stem) {
  const changed = IRREGULAR.filter(([pattern]) => pattern.test(stem));
  return [stem, ...changed.map(([pattern, shape]) => stem.replace(pattern, shape))];
}
