"use strict";

/**
 * The ways to read a word of the query, in tiers: a later one is tried only where the earlier
 * ones find nothing, so that a guess never stands beside what was really typed.
 */

/**
 * @typedef {object} ReadingOnly
 * @property {number} quality How sure it is that this was meant, up to 1.
 * @property {"anywhere" | "start" | "word" | "stem" | "number"} place Where it counts: anywhere,
 *   where a word starts, as a word of its own (particles may follow), at the start of a word with
 *   a verb's ending behind it, or as a whole number (16 neither in 160 nor in "1, 6").
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
  typed: 1, synonym: 0.9, named: 0.94, noun: 0.88, shortNoun: 0.6, stem: 0.97, keyed: 0.9, initials: 0.9, slip: 0.85,
};

const KEYS_OF_NOUN = 4;

/** Two syllables like 도로 are also the end of longer words (정도로). */
const ENDS_LIKE_PARTICLE = /(?:ㄹㅗ|ㄷㅗ|ㅁㅏㄴ|ㅇㅡㄴ|ㄴㅡㄴ|ㅇㅣ|ㄱㅏ|ㅇㅡㄹ|ㄹㅡㄹ|ㅇㅡㅣ|ㅇㅔ|ㅇㅗㅏ|ㄱㅗㅏ|ㄴㅏ|ㄹㅏ|ㄷㅡㄹ)$/u;
/** Particles that a noun of one syllable is searched with; others are more often part of a word. */
const PLAIN_PARTICLE = /(?:ㅇㅡㄴ|ㄴㅡㄴ|ㅇㅣ|ㄱㅏ|ㅇㅡㄹ|ㄹㅡㄹ|ㅇㅡㅣ|ㅇㅔ|ㅇㅗㅏ|ㄱㅗㅏ)$/u;

/** @param {string} keys */
const isHangul = (keys) => /^[ㄱ-ㅣ]+$/u.test(keys);

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
    if (!long && isHangul(keys) && !PLAIN_PARTICLE.test(keys)) continue;
    const quality = synonyms.has(noun) ? QUALITY.named : long ? QUALITY.noun : QUALITY.shortNoun;
    add(noun, quality, long ? undefined : "word");
    addNames(noun, quality);
  }
  const { stems, nouns } = verbStems(keys);
  for (const noun of nouns) {
    add(noun, QUALITY.stem);
    addNames(noun, QUALITY.stem);
  }
  // 드롭아웃은 might be a verb's form; as a noun it needs no ending after it.
  for (const stem of stems) {
    if (!["anywhere", "start"].includes(found.get(stem)?.place)) add(stem, QUALITY.stem, "stem");
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
  if (isHangul(keys) && countSyllables(keys) === 2 && ENDS_LIKE_PARTICLE.test(keys)) return "start";
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
