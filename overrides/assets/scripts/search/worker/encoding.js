"use strict";

/**
 * Text as a run of small numbers, one for each key, in which words can be found fast.
 *
 * Spaces and punctuation leave no number, only a mark on the next one that a word starts there:
 * 배치정규화 is found in "배치 정규화", `restore best weights` in `restore_best_weights`, and
 * 원핫 in "원-핫". A new paragraph or line leaves a zero, over which no match reaches.
 */

const WORD_START = 0x80;
const KEY_BITS = 0x7f;
const BREAK = 0;

const KEY_ROW = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ0123456789abcdefghijklmnopqrstuvwxyz";
const FIRST_OTHER = KEY_ROW.length + 1;
/** The key of each code; letters beyond the keyboard get one of Unicode's private use. */
const KEY_OF_CODE = Array.from({ length: KEY_BITS + 1 }, (_, code) => (
  KEY_ROW[code - 1] ?? String.fromCharCode(0xe000 + code)
));
const CODE_OF_KEY = new Map(KEY_OF_CODE.map((key, code) => [key, code]));
const FIRST_VOWEL = CODE_OF_KEY.get("ㅏ");
const FIRST_DIGIT = CODE_OF_KEY.get("0");
const FIRST_LATIN = CODE_OF_KEY.get("a");

const MOST_KEYS = 5;

/** Kinds of neighbours; a word starts where the kind changes (ReLU|는, Conv|2|D). */
const SEPARATOR = 0, HANGUL = 1, DIGIT = 2, LATIN = 3, CAPITAL = 4, OTHER = 5, LINE = 6;

/** What a character below U+FFFF becomes: its kind, and its codes if it is no syllable. */
const KINDS = new Uint8Array(0x10000);
const CODES = new Uint8Array(0x10000);
/** How many codes it becomes. */
const WIDTHS = new Uint8Array(0x10000);
/** The codes of each syllable, MOST_KEYS apart. */
const SYLLABLE_CODES = new Uint8Array(SYLLABLES * MOST_KEYS);

function prepareTables() {
  for (let point = 0; point < KINDS.length; point += 1) {
    const order = point - FIRST_SYLLABLE;
    if (order >= 0 && order < SYLLABLES) {
      KINDS[point] = HANGUL;
    } else if (point < 0x80 || point < 0x3400 || point > 0xd7a3) {
      classify(point);
    } else {
      KINDS[point] = OTHER;
      CODES[point] = otherCode(point);
    }
  }
  for (let point = 0; point < KINDS.length; point += 1) {
    WIDTHS[point] = CODES[point] || KINDS[point] === LINE ? 1 : 0;
  }
  for (const letter of COMPOUNDS.keys()) WIDTHS[letter.charCodeAt(0)] = codesOfLetter(letter).length;
  const initials = INITIALS.map((letter) => CODE_OF_KEY.get(letter));
  const vowels = VOWELS.map(codesOfLetter);
  const finals = FINALS.map(codesOfLetter);
  let at = 0;
  for (const initial of initials) {
    for (const vowel of vowels) {
      for (const final of finals) {
        SYLLABLE_CODES.set([initial, ...vowel, ...final], at);
        WIDTHS[FIRST_SYLLABLE + at / MOST_KEYS] = 1 + vowel.length + final.length;
        at += MOST_KEYS;
      }
    }
  }
}

/** @param {string} letter */
const codesOfLetter = (letter) => [...decompose(letter)].map((key) => CODE_OF_KEY.get(key));

/** Letters beyond the keyboard (γ, σ, 學) share the few numbers left. */
const otherCode = (point) => FIRST_OTHER + (point % (KEY_BITS + 1 - FIRST_OTHER));

/** @param {number} point */
function classify(point) {
  const character = String.fromCharCode(point);
  const key = character.toLowerCase();
  if (character === "\n") {
    KINDS[point] = LINE;
  } else if (CODE_OF_KEY.has(key)) {
    const code = CODE_OF_KEY.get(key);
    CODES[point] = code;
    KINDS[point] = code < FIRST_DIGIT ? HANGUL : code < FIRST_LATIN ? DIGIT : LATIN;
    if (key !== character) KINDS[point] = CAPITAL;
  } else if (COMPOUNDS.has(character)) {
    KINDS[point] = HANGUL;
  } else if (/[\p{L}\p{N}]/u.test(character)) {
    KINDS[point] = OTHER;
    CODES[point] = otherCode(key.charCodeAt(0));
  }
}

/**
 * Write the codes of a text.
 *
 * @param {string} text
 * @param {Uint8Array} codes Where to write; MOST_KEYS a character are always enough.
 * @param {number} at Where to begin in `codes`.
 * @returns {number} Where the next text may begin.
 */
function encodeInto(text, codes, at) {
  let before = SEPARATOR;
  for (let index = 0; index < text.length; index += 1) {
    const point = text.charCodeAt(index);
    const kind = KINDS[point];
    if (kind === SEPARATOR) {
      before = SEPARATOR;
      continue;
    }
    if (kind === LINE) {
      codes[at] = BREAK;
      at += 1;
      before = SEPARATOR;
      continue;
    }
    const mark = kind === before || (kind === LATIN && before === CAPITAL) ? 0 : WORD_START;
    const first = at;
    const order = point - FIRST_SYLLABLE;
    if (order >= 0 && order < SYLLABLES) {
      for (let key = 0; key < WIDTHS[point]; key += 1) {
        codes[at] = SYLLABLE_CODES[order * MOST_KEYS + key];
        at += 1;
      }
    } else if (CODES[point]) {
      codes[at] = CODES[point];
      at += 1;
    } else {
      for (const code of codesOfLetter(text[index])) {
        codes[at] = code;
        at += 1;
      }
    }
    codes[first] |= mark;
    before = kind;
  }
  return at;
}

/**
 * @param {string} text
 * @returns {Uint8Array} The codes of a short text, such as a word of the query, without marks.
 */
function encode(text) {
  const codes = new Uint8Array(text.length * MOST_KEYS);
  const end = encodeInto(text.normalize("NFC"), codes, 0);
  return codes.subarray(0, end).map((code) => code & KEY_BITS);
}

/** @param {number} code */
const isVowelCode = (code) => code >= FIRST_VOWEL && code < FIRST_DIGIT;
/** @param {number} code */
const isConsonantCode = (code) => code > BREAK && code < FIRST_VOWEL;
/** @param {number} code */
const isDigitCode = (code) => code >= FIRST_DIGIT && code < FIRST_LATIN;
/** @param {number} code */
const isLatinCode = (code) => code >= FIRST_LATIN && code < FIRST_OTHER;

/**
 * @param {Iterable<number>} codes
 * @returns {string}
 */
function keysOf(codes) {
  let keys = "";
  for (const code of codes) keys += KEY_OF_CODE[code & KEY_BITS];
  return keys;
}

/**
 * @param {string} keys
 * @returns {Uint8Array}
 */
const codesOf = (keys) => Uint8Array.from(keys, (key) => CODE_OF_KEY.get(key));

prepareTables();
