"use strict";

/**
 * The site's own words, for what cannot be found letter by letter: typing slips, initial
 * consonants, and completing a word.
 *
 * Words of the text are kept as they stand, particle and all; what follows the part that was
 * meant is cut off when a word is taken. Titles and names from the glossary are kept from each
 * of their words to the end, so that ㅎㅅㅎㅎㅅ finds "활성화 함수".
 */

const FIRST_SLOTS = 1 << 12;
const LONGEST_WORD = 40;

const BODY = 1, TITLE = 2, NAME = 3;

/** A table of distinct words that grows; parallel arrays keep it small and fast. */
class Vocabulary {
  constructor() {
    this.size = 0;
    this.used = 0;
    this.codes = new Uint8Array(1 << 14);
    this.starts = [0];
    this.counts = [];
    this.ranks = [];
    this.masks = [];
    this.slots = new Int32Array(FIRST_SLOTS).fill(-1);
    /** All entries, those with the same first code side by side, and where each code's begin. */
    this.order = new Uint32Array(0);
    this.groups = new Uint32Array(KEY_BITS + 2);
  }

  /** Arrange the words, so that a look-up reads only those with the right first code. */
  arrange() {
    const first = (entry) => this.codes[this.starts[entry]];
    for (let entry = 0; entry < this.size; entry += 1) this.groups[first(entry) + 1] += 1;
    for (let code = 0; code <= KEY_BITS; code += 1) this.groups[code + 1] += this.groups[code];
    const next = this.groups.slice();
    this.order = new Uint32Array(this.size);
    for (let entry = 0; entry < this.size; entry += 1) {
      this.order[next[first(entry)]] = entry;
      next[first(entry)] += 1;
    }
  }

  /**
   * @param {number} code
   * @returns {Uint32Array} The entries that begin with it, in the order in which they were added.
   */
  begunWith(code) {
    return this.order.subarray(this.groups[code], this.groups[code + 1]);
  }

  /** @param {number} entry */
  word(entry) {
    return this.codes.subarray(this.starts[entry], this.starts[entry + 1]);
  }

  /**
   * Count a word.
   *
   * @param {Uint8Array} source
   * @param {number} from
   * @param {number} to
   * @param {number} rank BODY, TITLE or NAME: the highest is kept.
   */
  add(source, from, to, rank) {
    const end = Math.min(to, from + LONGEST_WORD);
    let slot = this.firstSlot(source, from, end);
    while (this.slots[slot] >= 0 && !this.equals(this.slots[slot], source, from, end)) {
      slot = (slot + 1) & (this.slots.length - 1);
    }
    const entry = this.slots[slot];
    if (entry >= 0) {
      this.counts[entry] += 1;
      this.ranks[entry] = Math.max(this.ranks[entry], rank);
      return;
    }
    this.slots[slot] = this.size;
    this.append(source, from, end, rank);
    if (this.size * 2 > this.slots.length) this.grow();
  }

  /** Where a word stands in the table, if no other is in the way. */
  firstSlot(source, from, to) {
    let hash = 0;
    for (let at = from; at < to; at += 1) {
      hash = (Math.imul(hash, 0x01000193) ^ (source[at] & KEY_BITS)) >>> 0;
    }
    return (hash ^ (hash >>> 15)) & (this.slots.length - 1);
  }

  equals(entry, source, from, to) {
    const start = this.starts[entry];
    if (this.starts[entry + 1] - start !== to - from) return false;
    for (let at = from; at < to; at += 1) {
      if (this.codes[start + at - from] !== (source[at] & KEY_BITS)) return false;
    }
    return true;
  }

  append(source, from, to, rank) {
    if (this.used + to - from > this.codes.length) {
      const larger = new Uint8Array(this.codes.length * 2);
      larger.set(this.codes);
      this.codes = larger;
    }
    let mask = 0;
    for (let at = from; at < to; at += 1) {
      const code = source[at] & KEY_BITS;
      this.codes[this.used] = code;
      this.used += 1;
      mask |= 1 << (code & 31);
    }
    this.starts.push(this.used);
    this.counts.push(1);
    this.ranks.push(rank);
    this.masks.push(mask);
    this.size += 1;
  }

  grow() {
    const { codes, starts, slots: { length } } = this;
    this.slots = new Int32Array(length * 2).fill(-1);
    for (let entry = 0; entry < this.size; entry += 1) {
      let slot = this.firstSlot(codes, starts[entry], starts[entry + 1]);
      while (this.slots[slot] >= 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = entry;
    }
  }
}

/**
 * @param {Sections} sections
 * @param {string[][]} groups Names from the glossary.
 * @returns {Vocabulary}
 */
function buildVocabulary(sections, groups) {
  const vocabulary = new Vocabulary();
  const { docs, codes, titles, texts } = sections;
  for (let section = 0; section < texts.length; section += 1) {
    const add = isQuiz(docs[section]) ? addWords : addTails;
    add(vocabulary, codes, titles[section], texts[section] - 1, TITLE);
    addWords(vocabulary, codes, texts[section], titles[section + 1] - 1);
  }
  for (const name of groups.flat()) {
    const keys = new Uint8Array(name.length * MOST_KEYS);
    addTails(vocabulary, keys, 0, encodeInto(name.normalize("NFC"), keys, 0), NAME);
  }
  vocabulary.arrange();
  return vocabulary;
}

/** Add each word and all that follows it, and the word alone. */
function addTails(vocabulary, codes, from, to, rank) {
  for (let at = from; at < to; at += 1) {
    if (codes[at] & WORD_START) vocabulary.add(codes, at, to, rank);
  }
}

function addWords(vocabulary, codes, from, to) {
  let start = from;
  for (let at = from + 1; at <= to; at += 1) {
    if (at < to && codes[at] !== BREAK && !(codes[at] & WORD_START)) continue;
    if (at > start && codes[start] !== BREAK) vocabulary.add(codes, start, at, BODY);
    start = at;
  }
}

const MOST_GUESSES = 6, SHORTEST_OF_TEXT = 8;

/**
 * @param {Vocabulary} vocabulary
 * @param {Uint8Array} typed
 * @returns {{keys: string, slips: number}[]} Words that were perhaps meant, nearest first.
 */
function similarWords(vocabulary, typed) {
  const limit = allowance(typed);
  if (limit === 0) return [];
  let mask = 0;
  for (const code of typed) mask |= 1 << (code & 31);
  const { codes, starts, masks, ranks } = vocabulary;
  // A short word is seldom mistyped, and near to many (주차, 맞추자): only what has a name is guessed.
  const lowest = typed.length < SHORTEST_OF_TEXT ? TITLE : BODY;
  const guesses = [];
  for (let first = 1; first <= KEY_BITS; first += 1) {
    if (first !== typed[1] && costToChange(typed[0], first) >= SLIP) continue;
    for (const entry of vocabulary.begunWith(first)) {
      if (ranks[entry] < lowest) continue;
      if (!beginsAlike(typed, first, codes[starts[entry] + 1])) continue;
      if (bitCount(mask & ~masks[entry]) > 2 * limit) continue;
      if (starts[entry + 1] - starts[entry] < typed.length - 2 * limit) continue;
      const word = vocabulary.word(entry);
      const near = prefixDistance(typed, word, limit);
      if (near) guesses.push({ entry, slips: near.slips, keys: keysOf(word.subarray(0, near.length)) });
    }
  }
  return best(vocabulary, guesses);
}

/**
 * @param {Vocabulary} vocabulary
 * @param {string} initials
 * @returns {{keys: string, slips: number}[]} Words with these initial consonants.
 */
function wordsWithInitials(vocabulary, initials) {
  const typed = codesOf(initials);
  const guesses = [];
  for (const entry of vocabulary.begunWith(typed[0])) {
    const word = vocabulary.word(entry);
    const end = lengthWithInitials(word, typed);
    if (end) {
      const rest = word.subarray(end);
      const whole = rest.length === 0 || startsWithAny(rest, 0, PARTICLE_CODES);
      guesses.push({ entry, slips: whole ? 0 : 1, keys: keysOf(word.subarray(0, end)) });
    }
  }
  return best(vocabulary, guesses);
}

/**
 * @param {Uint8Array} word
 * @param {Uint8Array} initials
 * @returns {number} The length of the syllables with these initials, or 0.
 */
function lengthWithInitials(word, initials) {
  let matched = 0;
  for (let at = 0; at < word.length; at += 1) {
    const hangul = isConsonantCode(word[at]) || isVowelCode(word[at]);
    if (hangul && !(isConsonantCode(word[at]) && isVowelCode(word[at + 1]))) continue;
    if (matched === initials.length) return at;
    if (word[at] !== initials[matched]) return 0;
    matched += 1;
  }
  return matched === initials.length ? word.length : 0;
}

/** Keep the nearest, then names and titles before words of the text, then the most frequent. */
function best(vocabulary, guesses) {
  const { ranks, counts } = vocabulary;
  guesses.sort((a, b) => (
    a.slips - b.slips
    || ranks[b.entry] - ranks[a.entry]
    || counts[b.entry] - counts[a.entry]
    || a.entry - b.entry
  ));
  const distinct = new Map();
  for (const { keys, slips } of guesses) {
    if (!distinct.has(keys)) distinct.set(keys, { keys, slips });
    if (distinct.size === MOST_GUESSES) break;
  }
  return [...distinct.values()];
}

/**
 * @param {Vocabulary} vocabulary
 * @param {Uint8Array} beginning
 * @returns {string} The keys of the word most likely to be typed, or "".
 */
function completion(vocabulary, beginning) {
  let found = -1;
  const { codes, starts, ranks, counts } = vocabulary;
  for (const entry of vocabulary.begunWith(beginning[0])) {
    if (starts[entry + 1] - starts[entry] < beginning.length) continue;
    if (!startsWith(codes, starts[entry], beginning)) continue;
    const better = found < 0 || ranks[entry] > ranks[found]
      || (ranks[entry] === ranks[found] && counts[entry] > counts[found]);
    if (better) found = entry;
  }
  return found < 0 ? "" : keysOf(vocabulary.word(found));
}

/**
 * @param {Uint8Array} codes
 * @param {number} at
 * @param {Uint8Array} pattern
 */
function startsWith(codes, at, pattern) {
  for (let index = 0; index < pattern.length; index += 1) {
    if ((codes[at + index] & KEY_BITS) !== pattern[index]) return false;
  }
  return true;
}

/**
 * @param {Uint8Array} codes
 * @param {number} at
 * @param {Uint8Array[]} patterns
 */
function startsWithAny(codes, at, patterns) {
  return patterns.some((pattern) => startsWith(codes, at, pattern));
}

/** @param {number} bits */
function bitCount(bits) {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}
