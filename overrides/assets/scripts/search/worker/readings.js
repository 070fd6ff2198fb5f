"use strict";

/**
 * The ways to read a word of the query, in tiers: a later one is tried only where the earlier
 * ones find nothing, so that a guess never stands beside what was really typed.
 */

/**
 * @typedef {object} ReadingOnly
 * @property {number} quality How sure it is that this was meant, up to 1.
 * @property {"anywhere" | "word" | "stem" | "number"} place Where it counts: anywhere, as a word of
 *   its own (particles may follow), at the start of a word with a verb's ending behind it, or as a
 *   whole number (16 neither in 160 nor in "1, 6").
 *
 * @typedef {Pattern & ReadingOnly} Reading
 */

/**
 * @param {string} keys
 * @param {number} quality
 * @param {Reading["place"]} place
 * @returns {Reading}
 */
const newReading = (keys, quality, place = placeOf(keys)) => (
  { ...patternOf(codesOf(keys)), quality, place }
);

const TIERS = [asTyped, asKeyed, asBegun, asMistyped];

const QUALITY = {
  typed: 1, synonym: 0.9, noun: 0.88, shortNoun: 0.6, stem: 0.97, keyed: 0.9, initials: 0.9, slip: 0.85, parts: 0.85,
};

const KEYS_OF_NOUN = 4;

/**
 * Words that ask or say how much but do not name a subject; they weigh little beside others.
 */
const ASKING = new Set((
  "왜 무엇 뭐 뭔가요 뭔가 무엇인가 무엇인가요 무엇인지 어떻게 어떤 언제 어디 어디서 이유 이유는 방법 방법은 방법이 "
  + "차이 차이는 차이점 뜻 뜻은 의미 의미는 정의 설명 예시 예 경우 때 것 수 할 하는 하는지 하나 하나요 되나요 되는지 "
  + "대해 대한 관한 위한 위해 많이 가장 더 덜 잘 꼭 좀 너무 아주 매우 정말 훨씬 조금 거의 알 알려 무슨 몇 얼마나 뭐예요 뭐야 해야 하면 하려면 되면 된다 싶어요 쓰는 쓰이는 쓰나요 사용하는 사용 있는 있는지 있나요 없는 "
  + "what is how why when which the a an of in to for and or does do"
).split(" ").map((word) => keysOf(encode(word))));

/**
 * @param {string} text A word of the query, or all of it without spaces.
 * @param {{synonyms: Synonyms, vocabulary: Vocabulary}} knowledge
 * @param {number} tier
 * @returns {Reading[]}
 */
function readings(text, knowledge, tier) {
  const keys = keysOf(encode(text));
  return keys ? TIERS[tier](keys, knowledge, text) : [];
}

/** Tier 0: the word, its noun or stem, and other names of the same thing. */
function asTyped(keys, { synonyms }) {
  // ㅍㄷ would be found across the seam of 앞뒤.
  if (isInitials(keys)) return [];
  const found = new Map();
  const add = (word, quality, place = placeOf(word)) => {
    if ((found.get(word)?.quality ?? 0) < quality) {
      found.set(word, newReading(word, quality, place));
    }
  };
  const addNames = (word, quality) => {
    for (const name of otherNames(synonyms, word)) add(name, quality * QUALITY.synonym);
  };
  add(keys, QUALITY.typed);
  addNames(keys, QUALITY.typed);
  for (const noun of withoutParticles(keys)) {
    const long = noun.length >= KEYS_OF_NOUN;
    add(noun, long ? QUALITY.noun : QUALITY.shortNoun, long ? undefined : "word");
    addNames(noun, QUALITY.noun);
  }
  const { stems, nouns } = verbStems(keys);
  for (const noun of nouns) {
    add(noun, QUALITY.stem);
    addNames(noun, QUALITY.stem);
  }
  // 드롭아웃은 might be a verb's form; as a noun it needs no ending after it.
  for (const stem of stems) {
    if (found.get(stem)?.place !== "anywhere") add(stem, QUALITY.stem, "stem");
  }
  return [...found.values()];
}

/** Tier 1: initial consonants, and the other keyboard layout. */
function asKeyed(keys, { synonyms, vocabulary }, text) {
  if (isInitials(keys)) {
    return wordsWithInitials(vocabulary, keys).flatMap((guess) => (
      guessed(guess.keys, QUALITY.initials - 0.1 * guess.slips, synonyms)
    ));
  }
  return inOtherLayout(keys, text).flatMap((word) => (
    asTyped(word, { synonyms }).map((reading) => lowered(reading, QUALITY.keyed))
  ));
}

/** Tier 2: the name of a thing, still being typed. */
function asBegun(keys, { synonyms }) {
  return namesBegunWith(synonyms, keys).map((name) => newReading(name, QUALITY.synonym));
}

/** Tier 3: slips of the fingers, in the word, in its noun, or in the other layout. */
function asMistyped(keys, { synonyms, vocabulary }, text) {
  if (isInitials(keys)) return [];
  const words = [keys, ...withoutParticles(keys), ...inOtherLayout(keys, text)];
  const guesses = words.flatMap((word) => similarWords(vocabulary, codesOf(word)));
  const least = Math.min(...guesses.map(({ slips }) => slips));
  return guesses
    .filter(({ slips }) => slips === least)
    .flatMap((guess) => guessed(guess.keys, QUALITY.slip, synonyms));
}

/** @param {string} keys */
const isInitials = (keys) => keys.length > 1 && [...keys].every(isConsonant);

/** Short Latin words (bn, k) would be found inside too many others. */
function placeOf(keys) {
  if (/^[0-9]+$/.test(keys)) return "number";
  return /^[a-z]{1,2}$/.test(keys) ? "word" : "anywhere";
}

/** @param {Reading} reading */
const lowered = (reading, factor) => ({ ...reading, quality: reading.quality * factor });

function guessed(keys, quality, synonyms) {
  const names = otherNames(synonyms, keys);
  return [newReading(keys, quality), ...names.map((name) => newReading(name, quality * QUALITY.synonym))];
}

function inOtherLayout(keys, text) {
  const latin = /^[ㄱ-ㅣ]+$/u.test(keys) ? latinFromHangul(keys) : "";
  const letters = text.replace(/\s/g, "");
  const hangul = /^[a-z]+$/i.test(letters) ? hangulFromLatin(letters) : "";
  return [latin, hangul].filter(Boolean);
}
