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

/** Greek letters are read aloud, and spelled in code: γ, 감마, gamma. */
const GREEK = (
  "α 알파 alpha,β 베타 beta,γ 감마 gamma,δ 델타 delta,ε 엡실론 epsilon,η 에타 eta,θ 세타 theta,"
  + "λ 람다 lambda,μ 뮤 mu,ρ 로 rho,σ 시그마 sigma,τ 타우 tau,φ 파이 phi,ω 오메가 omega"
).split(",").map((names) => names.split(" "));

/**
 * @param {string[][]} groups
 * @param {string[]} homes For each group, the address of the page that is about it, or "".
 * @returns {Map<string, Set<string>>} For a name's keys, those pages.
 */
function buildHomes(groups, homes) {
  const pages = new Map();
  groups.forEach((group, at) => {
    for (const name of homes[at] ? group.map(keysOfName) : []) {
      pages.set(name, new Set([...(pages.get(name) ?? []), homes[at]]));
    }
  });
  return pages;
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
