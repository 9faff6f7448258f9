// The engine without a browser, to compare the page with.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The answers to these pastes, in order, from one run of `diagnose --lines`. */
export function diagnose(pastes) {
  const input = pastes.map((text, id) => JSON.stringify({ id, text })).join("\n");
  const run = spawnSync("cargo", ["run", "--quiet", "--locked", "--example", "diagnose", "--", "--lines"], {
    cwd: ROOT,
    input,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (run.status !== 0) throw new Error(`diagnose ended with ${run.status ?? run.error}: ${run.stderr}`);
  return run.stdout.trim().split("\n").map((line) => JSON.parse(line));
}
