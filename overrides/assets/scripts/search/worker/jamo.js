"use strict";

/**
 * Hangul as the keys that type it.
 *
 * 활 becomes ㅎㅗㅏㄹ: a compound vowel or final is spelled by the keys pressed for it, while a
 * doubled letter (ㄲ, ㅒ) stays one letter, since it is one key with shift. So a syllable that
 * an input method has composed only halfway is always a prefix of the finished word:
 * 시그모읻 ⊂ 시그모이드.
 */

const INITIALS = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];
const VOWELS = [..."ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"];
const FINALS = ["", ..."ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"];

/** Letters that take more than one key, and those keys. */
const COMPOUNDS = new Map(Object.entries({
  ㅘ: "ㅗㅏ", ㅙ: "ㅗㅐ", ㅚ: "ㅗㅣ", ㅝ: "ㅜㅓ", ㅞ: "ㅜㅔ", ㅟ: "ㅜㅣ", ㅢ: "ㅡㅣ",
  ㄳ: "ㄱㅅ", ㄵ: "ㄴㅈ", ㄶ: "ㄴㅎ", ㄺ: "ㄹㄱ", ㄻ: "ㄹㅁ", ㄼ: "ㄹㅂ", ㄽ: "ㄹㅅ",
  ㄾ: "ㄹㅌ", ㄿ: "ㄹㅍ", ㅀ: "ㄹㅎ", ㅄ: "ㅂㅅ",
}));
const COMPOUND_OF = new Map([...COMPOUNDS].map(([letter, keys]) => [keys, letter]));

const FIRST_SYLLABLE = 0xac00;
const SYLLABLES = INITIALS.length * VOWELS.length * FINALS.length;

/**
 * @param {string} text
 * @returns {string} Hangul as keys; everything else unchanged.
 */
function decompose(text) {
  let keys = "";
  for (const character of text) {
    const order = character.charCodeAt(0) - FIRST_SYLLABLE;
    if (order >= 0 && order < SYLLABLES) {
      const vowel = VOWELS[Math.floor(order / FINALS.length) % VOWELS.length];
      const final = FINALS[order % FINALS.length];
      keys += INITIALS[Math.floor(order / FINALS.length / VOWELS.length)];
      keys += COMPOUNDS.get(vowel) ?? vowel;
      keys += COMPOUNDS.get(final) ?? final;
    } else {
      keys += COMPOUNDS.get(character) ?? character;
    }
  }
  return keys;
}

/** @param {string | undefined} key */
const isVowel = (key) => key !== undefined && key >= "ㅏ" && key <= "ㅣ";

/** @param {string | undefined} key */
const isConsonant = (key) => key !== undefined && key >= "ㄱ" && key <= "ㅎ";

/**
 * What an input method makes of keys. A consonant goes to the syllable that it begins (ㅁㅏㄱㅏ
 * is 마가, not 막ㅏ); a letter that belongs to no syllable stays alone.
 *
 * @param {string} keys
 * @returns {string}
 */
function compose(keys) {
  let text = "";
  let at = 0;
  while (at < keys.length) {
    const initial = INITIALS.indexOf(keys[at]);
    if (initial < 0 || !isVowel(keys[at + 1])) {
      text += keys[at];
      at += 1;
      continue;
    }
    at += 1;
    const vowel = isVowel(keys[at + 1]) ? COMPOUND_OF.get(keys.slice(at, at + 2)) : undefined;
    const medial = VOWELS.indexOf(vowel ?? keys[at]);
    at += vowel ? 2 : 1;
    const final = finalAt(keys, at);
    at += final ? (COMPOUNDS.get(final) ?? final).length : 0;
    text += String.fromCharCode(
      FIRST_SYLLABLE + (initial * VOWELS.length + medial) * FINALS.length + FINALS.indexOf(final),
    );
  }
  return text;
}

/**
 * @param {string} keys
 * @param {number} at Where a final may stand.
 * @returns {string} The longest final that leaves the next syllable its initial.
 */
function finalAt(keys, at) {
  const pair = COMPOUND_OF.get(keys.slice(at, at + 2));
  if (pair && FINALS.includes(pair) && !isVowel(keys[at + 2])) return pair;
  const single = keys[at];
  return single && FINALS.includes(single) && !isVowel(keys[at + 1]) ? single : "";
}

/**
 * @param {string} keys
 * @returns {string} The initial consonants: ㅎㅗㅏㄹㅅㅓㅇ is ㅎㅅ; letters of other scripts stay.
 */
function initialsOf(keys) {
  let initials = "";
  for (let at = 0; at < keys.length; at += 1) {
    const starts = isConsonant(keys[at]) && isVowel(keys[at + 1]);
    if (starts || !(isConsonant(keys[at]) || isVowel(keys[at]))) initials += keys[at];
  }
  return initials;
}

/** @param {string} keys */
const countSyllables = (keys) => initialsOf(keys).length;
