// How long a link's diagnosis takes to be on screen, beside the button of the
// least Leptos page, on a slow phone: 4x CPU, 1.6 Mbit/s, 150 ms round trip.
//
//   node scripts/start.mjs FOLDER    FOLDER holds the minimal page, compressed
//
// scripts/bench builds that page and calls this.
import { launch } from "../tests/browser/chromium.mjs";
import { STATES, open } from "../tests/browser/states.mjs";
import { serve } from "../tests/browser/serve.mjs";

const FOLDER = process.argv[2];
if (!FOLDER) {
  console.error("usage: node scripts/start.mjs FOLDER; scripts/bench builds the minimal page and calls this");
  process.exit(2);
}
const RUNS = 7;
const GOAL = 1.6;
const CPU = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };

/** In the browser: notes when an element is there and has been drawn. */
function watch(selector) {
  const look = () => {
    const found = document.querySelector(selector);
    if (!found?.checkVisibility({ visibilityProperty: true })) return requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => { window.drawn = performance.now(); }));
  };
  requestAnimationFrame(look);
}

/** Milliseconds from the navigation until the selector is drawn, in a fresh profile. */
async function time(browser, url, selector) {
  const context = await browser.newContext({ viewport: { width: 390, height: 780 }, serviceWorkers: "block" });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.emulateNetworkConditions", NETWORK);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: CPU });
  await page.addInitScript(watch, selector);
  await page.goto(url, { waitUntil: "commit" });
  const drawn = await page.waitForFunction(() => window.drawn, null, { timeout: 60_000 }).then((time) => time.jsonValue());
  await context.close();
  return drawn;
}

const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

const site = await serve({ compressed: true });
const minimal = await serve({ compressed: true, folder: FOLDER });
const browser = await launch();
const page = await browser.newPage();
await open(page, site.url);
await STATES["link opened"](page, site.url);
const link = page.url();
await page.close();

const times = { button: [], diagnosis: [] };
for (let run = 0; run < RUNS; run++) {
  times.button.push(await time(browser, minimal.url, "button"));
  times.diagnosis.push(await time(browser, link, "[data-cause]"));
}
await browser.close();
await site.close();
await minimal.close();
const [button, diagnosis] = [median(times.button), median(times.diagnosis)];
console.log(`start, ${CPU}x CPU, 1.6 Mbit/s, 150 ms round trip, median of ${RUNS}`);
console.log(`  the minimal page's button   ${Math.round(button)} ms`);
console.log(`  a link's diagnosis          ${Math.round(diagnosis)} ms`);
console.log(`  ratio                       ${(diagnosis / button).toFixed(2)} (goal ${GOAL})`);
