"use strict";

/**
 * Names of the same thing, from the glossary: 드롭아웃, dropout, 드랍아웃.
 */

/**
 * @typedef {Map<string, string[]>} Synonyms From a name's keys to the keys of all its names.
 */

/** @param {string} name */
const keysOfName = (name) => keysOf(encode(name));

/**
 * @param {string[][]} groups
 * @returns {Synonyms}
 */
function buildSynonyms(groups) {
  const synonyms = new Map();
  for (const group of groups) {
    const names = [...new Set(group.map(keysOfName))];
    for (const name of names) {
      synonyms.set(name, [...new Set([...(synonyms.get(name) ?? []), ...names])]);
    }
  }
  return synonyms;
}

const SHORTEST_BEGINNING = 5;

/**
 * @param {Synonyms} synonyms
 * @param {string} keys
 * @returns {string[]} The other names of a thing.
 */
function otherNames(synonyms, keys) {
  return (synonyms.get(keys) ?? []).filter((name) => name !== keys);
}

/**
 * @param {Synonyms} synonyms
 * @param {string} keys The beginning of a name that is still being typed: overfi, 드랍아.
 * @returns {string[]} All names of the things that it may become.
 */
function namesBegunWith(synonyms, keys) {
  if (keys.length < SHORTEST_BEGINNING) return [];
  const begun = [...synonyms.keys()].filter((name) => name.startsWith(keys));
  return [...new Set(begun.flatMap((name) => synonyms.get(name)))];
}
