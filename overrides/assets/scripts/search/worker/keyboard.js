"use strict";

/**
 * The Korean two-set keyboard over the Latin one, for words typed with the wrong layout on.
 */

const LATIN_ROWS = "qwertyuiopasdfghjklzxcvbnm";
const HANGUL_ROWS = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ";
const SHIFTED = { Q: "ㅃ", W: "ㅉ", E: "ㄸ", R: "ㄲ", T: "ㅆ", O: "ㅒ", P: "ㅖ" };

const HANGUL_KEY = new Map([...LATIN_ROWS].map((key, at) => [key, HANGUL_ROWS[at]]));
const LATIN_KEY = new Map([...HANGUL_ROWS].map((key, at) => [key, LATIN_ROWS[at]]));
for (const [latin, hangul] of Object.entries(SHIFTED)) {
  HANGUL_KEY.set(latin, hangul);
  LATIN_KEY.set(hangul, latin.toLowerCase());
}

/**
 * Read Latin letters as the Hangul keys beneath them: ghkftjdghk is 활성화.
 * Only letters that make whole syllables are taken for Hangul, so relu (ㄱㄷㅣㅕ) is left alone.
 *
 * @param {string} latin As typed, capitals included, since shift changes the letter.
 * @returns {string} Keys, or "" where they make no word.
 */
function hangulFromLatin(latin) {
  const keys = [...latin].map((key) => HANGUL_KEY.get(key) ?? HANGUL_KEY.get(key.toLowerCase()));
  if (keys.includes(undefined)) return "";
  const text = compose(keys.join(""));
  return /^[가-힣]+[ㄱ-ㅎ]?$/u.test(text) ? keys.join("") : "";
}

/**
 * Read Hangul keys as the Latin letters beneath them: ㄱ디ㅕ (ㄱㄷㅣㅕ) is relu.
 *
 * @param {string} keys
 * @returns {string} Latin letters, or "" where a key has none.
 */
function latinFromHangul(keys) {
  const letters = [...keys].map((key) => LATIN_KEY.get(key));
  return letters.includes(undefined) ? "" : letters.join("");
}
