// Takes the README's pictures from the page in dist/; `make shots` calls it.
import { mkdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "./chromium.mjs";
import { serve } from "./serve.mjs";
import { STATES, open } from "./states.mjs";

const DOCS = fileURLToPath(new URL("../../docs", import.meta.url));
const DESK = { width: 1440, height: 860 };
const PHONE = { width: 390, height: 780 };
const PICTURES = [
  ["fix401-light.png", "example Quoted key", DESK, "light"],
  ["fix401-dark.png", "example Quoted key", DESK, "dark"],
  ["fix401-phone.png", "example Quoted key", PHONE, "light"],
  ["fix401-cause.png", "causes/malformed-key/", DESK, "light"],
];

mkdirSync(DOCS, { recursive: true });
const site = await serve();
const browser = await launch();
for (const [file, state, viewport, colorScheme] of PICTURES) {
  const phone = viewport === PHONE;
  const page = await browser.newPage({ viewport, colorScheme, isMobile: phone, hasTouch: phone, reducedMotion: "reduce", serviceWorkers: "block" });
  if (state in STATES) {
    await open(page, site.url);
    await STATES[state](page, site.url);
  } else {
    await page.goto(site.url + state);
  }
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    document.activeElement.blur();
    scrollTo(0, 0);
  });
  await page.screenshot({ path: `${DOCS}/${file}` });
  await page.close();
  console.log(`docs/${file}  ${(statSync(`${DOCS}/${file}`).size / 1024).toFixed(0)} KB`);
}
await browser.close();
await site.close();
