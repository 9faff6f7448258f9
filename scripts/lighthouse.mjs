// Lighthouse's four scores for the page in dist/, as a phone sees it.
//
//   node scripts/lighthouse.mjs            the scores, and what costs points
//   node scripts/lighthouse.mjs --require 100   fails if a score is lower
//
// It is installed once, below ${XDG_CACHE_HOME:-~/.cache}/fix401. The page is
// served as its hosts serve it: compressed, and with the headers of
// public/_headers.
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { FLAGS, chromiumPath } from "../tests/browser/chromium.mjs";
import { DIST, serve } from "../tests/browser/serve.mjs";

const VERSION = "12.8.2";
const PAGES = ["", "causes/malformed-key/"];
const RUNS = 3;

const flag = process.argv.indexOf("--require");
const required = flag < 0 ? 0 : Number(process.argv[flag + 1]);

/** The package's folder; npm is asked only when the version is not there. */
function install() {
  const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "fix401", `lighthouse-${VERSION}`);
  const mark = join(folder, ".installed");
  try {
    readFileSync(mark);
  } catch {
    console.log(`installing lighthouse ${VERSION} from npm`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{"private": true}\n');
    execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund", "--no-progress", `lighthouse@${VERSION}`], {
      cwd: folder,
      stdio: "inherit",
      // It drives the browser that is installed and brings none.
      env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: "1" },
    });
    writeFileSync(mark, VERSION);
  }
  return join(folder, "node_modules", "lighthouse");
}

/** The headers that public/_headers gives to every file. */
function headers() {
  const lines = readFileSync(join(DIST, "_headers"), "utf8").split("\n");
  const from = lines.indexOf("/*") + 1;
  const until = lines.findIndex((line, i) => i >= from && !line.startsWith(" "));
  return Object.fromEntries(lines.slice(from, until).map((line) => line.trim().split(/:\s*(.*)/s)));
}

const folder = install();
const site = await serve({ compressed: true, headers: headers() });
let low = false;
for (const path of PAGES) {
  // Of several runs the one with the median performance: other work on the machine costs points.
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    // This process goes on: it is the page's host.
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(folder, "cli", "index.js"), site.url + path, "--quiet", "--output=json",
      "--only-categories=performance,accessibility,best-practices,seo",
      `--chrome-flags=--headless ${FLAGS.join(" ")}`,
    ], { maxBuffer: 1 << 28, timeout: 180_000, env: { ...process.env, CHROME_PATH: chromiumPath() } });
    runs.push(JSON.parse(stdout));
  }
  const score = (report) => report.categories.performance.score;
  const report = runs.sort((a, b) => score(a) - score(b))[RUNS >> 1];
  console.log(`/${path}`);
  for (const { title, score, auditRefs } of Object.values(report.categories)) {
    const points = Math.round(score * 100);
    low ||= points < required;
    console.log(`  ${title.padEnd(15)} ${String(points).padStart(3)}`);
    for (const { id, weight } of auditRefs) {
      const audit = report.audits[id];
      if (weight > 0 && audit.score !== null && audit.score < 1) {
        console.log(`    ${audit.title}: ${audit.displayValue ?? Math.round(audit.score * 100)}`);
      }
    }
  }
}
await site.close();
process.exitCode = low ? 1 : 0;
