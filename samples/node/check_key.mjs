// Is a key loaded, and is it clean? Prints facts about it, never the key.
import dotenv from "dotenv";

const NAME = "OPENAI_API_KEY";
const CHARACTERS = {
  "quotes": /["'`\u2018\u2019\u201c\u201d]/, "white space": /[ \t]/,
  "line break": /[\r\n]/, "not ASCII": /[^\0-\x7f]/,
};
const KINDS = {
  "placeholder": /\.\.\.|x{8}|[<>{}$%*]|^.{0,20}(your|example|api.?key).{0,20}\s*$/i,
  "another provider's key": new RegExp(String.raw`^\W*(sk-or-|sk-ant-|gsk_|AIza|xai-|pplx-|nvapi-`
    + String.raw`|hf_|r8_|csk-|fw_|tgp_v1_|(sk-)?[0-9a-f]{32}\W*$)`),
  "not an API key": /^\W*(sess-|eyJ|org-|proj_|https?:|sk-admin-)/,
  "prefix": /^\W*(?!\W|sk-)/,
};
const code = (c) => c.charCodeAt().toString(16).toUpperCase().padStart(4, "0");
const found = (signs, key) => Object.keys(signs).filter((what) => signs[what].test(key));

const before = process.env[NAME];
const { parsed, error } = dotenv.config({ quiet: true }); // reads .env in the current folder
const key = process.env[NAME];

const facts = [error ? "no .env file found" : ".env found"];
if (!error && !(NAME in parsed)) facts.push(`.env does not set ${NAME}`);
if (before !== undefined && parsed?.[NAME]) {
  const same = before === parsed[NAME] ? "the same key" : "different keys";
  facts.push(`environment and .env hold ${same}`);
}
if (key) {
  const prefix = key.match(/^sk-(proj-|svcacct-|admin-|None-)?/)?.[0] ?? "no known prefix";
  facts.push(`key found, length ${[...key].length}, starts with ${prefix}`);
  const hidden = [...new Set(key.match(/[\u00a0\u00ad\u200b-\u200f\u2060\ufeff]/g))].sort();
  const problems = found(CHARACTERS, key);
  problems.push(...hidden.map((c) => `hidden character U+${code(c)}`));
  problems.push(...found(KINDS, key).slice(0, 1));
  facts.push(...problems.map((what) => `problem: ${what}`));
  if (!problems.length) facts.push("key text looks clean");
} else {
  facts.push(key === undefined ? "no key found" : "key is empty");
  const other = Object.entries({ ...parsed, ...process.env }).some(([name, value]) =>
    /open_?ai|^(api_?)?key$/i.test(name) && /^sk-(?!admin)/.test(value));
  if (other) facts.push("a key is set under another name");
}
for (const fact of facts) console.log(`fix401: ${fact}`);
