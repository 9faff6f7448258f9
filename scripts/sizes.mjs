// What the first visit costs, file by file, against its budget.
//
//   node scripts/sizes.mjs            the table; fails over a budget
//   node scripts/sizes.mjs --record   writes the sizes into tests/sizes.json
//
// Counted is every file that the page needs to work, as brotli sends it; a
// shared diagnosis is on show without the part that reads pastes. The change is
// against the sizes that the latest commit recorded.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotli, filesBelow } from "./compress.mjs";

const DIST = "dist";
const RECORD = "tests/sizes.json";
const HASH = /-[0-9a-f]{16}(?=\.)/;
// What a shared diagnosis is not waiting for.
const LATER = "desk.wasm";

const { budgets, recorded } = JSON.parse(readFileSync(RECORD, "utf8"));
const sizes = {};
for (const file of filesBelow(DIST)) {
  const name = file.replace(HASH, "");
  if (!(name in budgets)) continue;
  const bytes = readFileSync(join(DIST, file));
  sizes[name] = brotli(bytes, !name.endsWith(".wasm")).length;
}

let over = [];
const row = (name, size, budget, before) => {
  const change = before === undefined ? "new" : `${size >= before ? "+" : ""}${size - before}`;
  console.log(`${name.padEnd(22)} ${String(size).padStart(7)} of ${String(budget).padStart(6)}  ${change.padStart(6)}`);
  if (size > budget) over.push(`${name} is ${size - budget} bytes over its budget`);
};
console.log("first visit, brotli     bytes  budget  change");
for (const [name, budget] of Object.entries(budgets)) {
  if (name === "total" || name === "link") continue;
  if (sizes[name] === undefined) over.push(`${name} is not in ${DIST}/`);
  else row(name, sizes[name], budget, recorded[name]);
}
const sum = (all) => Object.values(all).reduce((sum, size) => sum + size, 0);
const link = ({ [LATER]: _, ...all }) => sum(all);
const known = Object.keys(recorded).length > 0;
row("to open a link", link(sizes), budgets.link, known ? link(recorded) : undefined);
row("total", sum(sizes), budgets.total, known ? sum(recorded) : undefined);

if (process.argv.includes("--record")) {
  writeFileSync(RECORD, `${JSON.stringify({ budgets, recorded: sizes }, null, 2)}\n`);
}
if (over.length) {
  console.error(over.join("\n"));
  process.exit(1);
}
