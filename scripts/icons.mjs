// Draws the icons of the manifest from public/favicon.svg.
//
//   node scripts/icons.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { launch } from "../tests/browser/chromium.mjs";

const svg = readFileSync("public/favicon.svg", "utf8");
// A maskable icon is cut to any shape: its drawing keeps to the middle.
const ICONS = [["icon-192.png", 192, 0, 7], ["icon-512.png", 512, 0, 7], ["icon-maskable-512.png", 512, 0.1, 0]];

const browser = await launch();
for (const [name, size, margin, round] of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const drawn = svg.replace('rx="7"', `rx="${round}"`);
  const inner = size * (1 - 2 * margin);
  await page.setContent(
    `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${margin ? "#211f14" : "transparent"}">` +
    drawn.replace("<svg", `<svg width="${inner}" height="${inner}"`),
  );
  writeFileSync(`public/${name}`, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
