"use strict";

/**
 * How many slips lie between what was typed and the beginning of a word.
 *
 * Damerau's distance over keys (one missing, added, changed, or two swapped), with a free tail,
 * since a particle or what is not yet typed may follow. Letters that sound alike count half,
 * since loan words are spelled by ear (소프트멕스, 드롭아욷), and so does a silent ㅇ
 * (시그모드 for 시그모이드).
 */

const SLIP = 1;
const SMALL_SLIP = 0.5;

const SOUND_ALIKE = ["ㅐㅔ", "ㅒㅖ", "ㅏㅑ", "ㅓㅕ", "ㅗㅛ", "ㅜㅠ", "ㄱㄲㅋ", "ㄷㄸㅌ", "ㅂㅃㅍ", "ㅈㅉㅊ", "ㅅㅆ"];

const SOUND = new Uint8Array(KEY_BITS + 1);
SOUND_ALIKE.forEach((letters, group) => {
  for (const letter of letters) SOUND[CODE_OF_KEY.get(letter)] = group + 1;
});
const SILENT = CODE_OF_KEY.get("ㅇ");

/** @param {number} code */
const costToSkip = (code) => (code === SILENT ? SMALL_SLIP : SLIP);

/**
 * @param {number} typed
 * @param {number} meant
 */
function costToChange(typed, meant) {
  if (typed === meant) return 0;
  return SOUND[typed] && SOUND[typed] === SOUND[meant] ? SMALL_SLIP : SLIP;
}

/**
 * How many slips may be forgiven: none below four keys (층, 값), a small one in words of two
 * syllables, where one key makes another word (손실, 소실), then about one in six.
 *
 * @param {Uint8Array} typed
 */
function allowance(typed) {
  if (typed.length < 4) return 0;
  if (isConsonantCode(typed[0]) && countSyllables(keysOf(typed)) < 3) return SMALL_SLIP;
  return typed.length < 8 ? SLIP : typed.length < 12 ? SLIP + SMALL_SLIP : 2 * SLIP;
}

/**
 * A cheap test before the dear one: fingers seldom slip on a word's first key, unless they press
 * a letter of the same sound or swap the first two.
 *
 * @param {Uint8Array} typed
 * @param {number} first The first code of a word.
 * @param {number} second
 */
function beginsAlike(typed, first, second) {
  return costToChange(typed[0], first) < SLIP || (typed[0] === second && typed[1] === first);
}

/** Rows of the table of distances, used again for every word. */
let rows = [0, 1, 2].map(() => new Float32Array(64));

/**
 * @param {Uint8Array} typed
 * @param {Uint8Array} word
 * @param {number} limit
 * @returns {{slips: number, length: number} | null} The slips between `typed` and the nearest
 *   beginning of `word`, and how long that is; nothing where there are more than `limit`.
 */
function prefixDistance(typed, word, limit) {
  const width = Math.min(word.length, typed.length + Math.ceil(2 * limit)) + 1;
  if (width > rows[0].length) rows = rows.map(() => new Float32Array(width));
  let [beforeLast, last, current] = rows;
  last[0] = 0;
  for (let column = 1; column < width; column += 1) {
    last[column] = last[column - 1] + costToSkip(word[column - 1]);
  }
  for (let row = 1; row <= typed.length; row += 1) {
    current[0] = last[0] + costToSkip(typed[row - 1]);
    let least = current[0];
    for (let column = 1; column < width; column += 1) {
      let cost = Math.min(
        last[column - 1] + costToChange(typed[row - 1], word[column - 1]),
        last[column] + costToSkip(typed[row - 1]),
        current[column - 1] + costToSkip(word[column - 1]),
      );
      const swapped = row > 1 && column > 1
        && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1];
      if (swapped) cost = Math.min(cost, beforeLast[column - 2] + SLIP);
      current[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return null;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  let length = 0;
  for (let column = 1; column < width; column += 1) {
    if (last[column] <= last[length]) length = column;
  }
  return last[length] > limit ? null : { slips: last[length], length };
}
