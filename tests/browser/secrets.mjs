// Keys that were never issued, made while the tests run, so that no file here
// holds what looks like one.

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const HEX = "0123456789abcdef";
const MARKER = ["T3Blbk", "FJ"].join("");

/** Each kind's public prefix, its length as a whole, and what follows the prefix. */
const KINDS = {
  project: [["sk-", "proj-"], 164],
  legacy: [["sk", "-"], 51],
  openrouter: [["sk-", "or-v1-"], 73, HEX],
  anthropic: [["sk-", "ant-"], 108],
  groq: [["gs", "k_"], 56],
};

function letters(seed, count, alphabet) {
  let state = seed >>> 0;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return alphabet[(state >>> 16) % alphabet.length];
  }).join("");
}

/** An invented key; another seed makes another one. */
export function key(kind = "project", seed = 7) {
  const [parts, length, alphabet = LETTERS] = KINDS[kind];
  const prefix = parts.join("");
  const rest = letters(seed, length - prefix.length, alphabet);
  if (kind !== "project" && kind !== "legacy") return prefix + rest;
  const half = Math.floor((rest.length - MARKER.length) / 2);
  return prefix + rest.slice(0, half) + MARKER + rest.slice(half + MARKER.length);
}

/** A key as OpenAI repeats it: eight characters, a star for each hidden one, four. */
export function echo(text) {
  return text.length <= 12 ? text : text.slice(0, 8) + "*".repeat(text.length - 12) + text.slice(-4);
}

/** Whether a text holds eight characters in a row of a key, its public prefix aside. */
export function leaks(text, secret) {
  const kind = Object.values(KINDS).find(([parts]) => secret.startsWith(parts.join("")));
  const start = kind ? kind[0].join("").length : 0;
  for (let at = start; at + 8 <= secret.length; at++) {
    if (text.includes(secret.slice(at, at + 8))) return true;
  }
  return false;
}
