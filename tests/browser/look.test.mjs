// How the page looks and is reached: held for each state it can be in, and for
// each cause's page.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { launch } from "./chromium.mjs";
import { DIST, serve } from "./serve.mjs";
import { PAGES, STATES, answered, example, open, ready } from "./states.mjs";

const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let site, browser;
before(async () => {
  site = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** A page of its own for a test; nothing moves, so that nothing is measured on its way. */
async function visit(t, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", serviceWorkers: "block", ...options,
  });
  context.setDefaultTimeout(10_000);
  t.after(() => context.close());
  return context.newPage();
}

/** Puts a page into a state of states.mjs, or opens one that needs no script. */
async function enter(page, name) {
  if (name in STATES) {
    await open(page, site.url);
    await STATES[name](page, site.url);
  } else {
    await page.goto(site.url + name);
  }
}

async function axe(page, rules) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const found = await page.evaluate(async (runOnly) => {
    const { violations } = await window.axe.run(document, { runOnly, resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  }, rules ?? TAGS);
  assert.deepEqual(found, []);
}

/** What reaches out of the window sideways, or is cut off. */
const overflowing = (page) => page.evaluate(() => {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`);
  for (const element of document.body.querySelectorAll("*")) {
    const { overflowX } = getComputedStyle(element);
    const name = `${element.localName}${element.id && `#${element.id}`}.${element.className}`;
    // Meant for the ear, or a drawing that may be cut.
    if (element.closest(".unseen, .intro, .key-drawn") || !element.checkVisibility()) continue;
    const box = element.getBoundingClientRect();
    const scrolled = element.parentElement.closest("pre, .box, .examples");
    if (!scrolled && box.width > 0 && box.right > root.clientWidth + 1) found.push(`${name} ends at ${box.right}`);
    if (["hidden", "clip"].includes(overflowX) && !element.matches("textarea, input") && element.scrollWidth > element.clientWidth + 1) {
      found.push(`${name} is cut off`);
    }
  }
  return found;
});

/** Controls that a finger would miss; a link within a sentence may be small. */
const smallTargets = (page) => page.evaluate(() => {
  const found = [];
  for (const element of document.querySelectorAll("a[href], button, summary, input, select, textarea, mark[tabindex]")) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.matches("mark")) continue;
    if (element.localName === "a" && getComputedStyle(element).display === "inline" && !element.closest("nav")) continue;
    if (element.classList.contains("skip")) continue;
    const { width, height } = element.getBoundingClientRect();
    if (width && (width < 24 || height < 24)) {
      found.push(`${element.localName} "${element.textContent.trim().slice(0, 30)}" is ${width.toFixed(1)} × ${height.toFixed(1)}`);
    }
  }
  return found;
});

const headings = (page) => page.evaluate(() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.localName[1])));

function inOrder(levels) {
  assert.equal(levels[0], 1, `begins with level ${levels[0]}`);
  assert.equal(levels.filter((level) => level === 1).length, 1, "one heading of level 1");
  levels.forEach((level, i) => assert.ok(i === 0 || level <= levels[i - 1] + 1, `${levels[i - 1]} is followed by ${level}`));
}

/** The spacing that a reader may ask for (WCAG 1.4.12). */
const spaceOut = (page) => page.evaluate(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }");
  document.adoptedStyleSheets = [sheet];
});

describe("each state", { concurrency: 2 }, () => {
  for (const name of [...Object.keys(STATES), ...PAGES]) {
    test(name, async (t) => {
      const page = await visit(t);
      await enter(page, name);
      await t.test("light: axe finds nothing", () => axe(page));
      inOrder(await headings(page));
      await page.emulateMedia({ colorScheme: "dark" });
      await t.test("dark: axe finds nothing", () => axe(page, ["color-contrast", "link-in-text-block"]));
      // A window of 1280 × 1024 pixels at 400 %.
      await page.setViewportSize({ width: 320, height: 256 });
      await t.test("no scrolling sideways at 400 %", async () => assert.deepEqual(await overflowing(page), []));
      await t.test("targets of 24 pixels and more", async () => assert.deepEqual(await smallTargets(page), []));
      await spaceOut(page);
      await t.test("wider text spacing", async () => assert.deepEqual(await overflowing(page), []));
      await page.setViewportSize({ width: 1280, height: 900 });
      await t.test("wider text spacing, wide", async () => assert.deepEqual(await overflowing(page), []));
    });
  }
});

test("nothing reaches out of the widest and the usual windows", async (t) => {
  const page = await visit(t);
  await enter(page, "example Quoted key");
  for (const width of [360, 768, 1440, 2560]) {
    await page.setViewportSize({ width, height: 900 });
    assert.deepEqual(await overflowing(page), [], `${width} pixels`);
  }
});

test("each stop of the Tab key can be seen", async (t) => {
  for (const name of ["example Incorrect key", "check open", "unrecognised", "causes/malformed-key/"]) {
    const page = await visit(t, { viewport: { width: 1280, height: 600 } });
    await enter(page, name);
    await page.evaluate(() => document.activeElement.blur());
    await page.evaluate(() => scrollTo(0, 0));
    let stops = 0;
    for (;;) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === document.body) return null;
        // The box wears the ring for the text area that fills it.
        const ring = getComputedStyle(element.id === "paste" ? element.parentElement : element);
        const { width, height, top, bottom } = element.getBoundingClientRect();
        return {
          name: `${element.localName} ${element.id} "${element.textContent.trim().slice(0, 30)}"`,
          again: element.dataset.seen === "",
          ring: ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2 && ring.outlineColor,
          seen: element.dataset.seen = "",
          inView: width > 0 && height > 0 && bottom > 0 && top < innerHeight,
        };
      });
      if (!stop || stop.again) break;
      stops += 1;
      assert.ok(stop.ring, `${name}: no ring around ${stop.name}`);
      assert.ok(stop.inView, `${name}: ${stop.name} is out of view`);
    }
    assert.ok(stops > 10, `${name}: ${stops} stops`);
  }
});

test("forced colours keep marks, buttons and how sure it is", async (t) => {
  const page = await visit(t, { forcedColors: "active" });
  await enter(page, "example Quoted key");
  const seen = await page.evaluate(() => {
    const style = (selector) => getComputedStyle(document.querySelector(selector));
    // The system's own colour for marks, whatever it is here.
    const system = new CSSStyleSheet();
    system.replaceSync("#paste-note { background: Mark; forced-color-adjust: none }");
    document.adoptedStyleSheets = [system];
    const mark = style("#paste-note").backgroundColor;
    return {
      forced: matchMedia("(forced-colors: active)").matches,
      marked: style(".lines mark").backgroundColor === mark,
      sure: style(".certainty").backgroundColor === mark,
      // Painted, though the page itself draws no border around it.
      button: style("#clear").borderBlockStartColor !== style(".sheet").backgroundColor,
      tab: style(".tab[aria-pressed=true]").borderBlockEndColor !== style(".tab[aria-pressed=false]").borderBlockEndColor,
    };
  });
  assert.deepEqual(seen, { forced: true, marked: true, sure: true, button: true, tab: true });
});

test("what moves does not, where less motion is asked for", async (t) => {
  const moving = async (reducedMotion) => {
    const page = await visit(t, { reducedMotion });
    await enter(page, "example Incorrect key");
    return page.evaluate(() => {
      const cause = getComputedStyle(document.querySelector(".cause"));
      const button = getComputedStyle(document.querySelector(".reason"));
      return [cause.animationName !== "none", parseFloat(button.transitionDuration) > 0,
        getComputedStyle(document.documentElement).scrollBehavior === "smooth"];
    });
  };
  assert.deepEqual(await moving("no-preference"), [true, true, true]);
  assert.deepEqual(await moving("reduce"), [false, false, false]);
});

test("a chosen theme wins over the system's, on every page", async (t) => {
  const page = await visit(t, { colorScheme: "light" });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await open(page, site.url);
  const light = await paper();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await paper();
  assert.notEqual(light, dark);
  const theme = page.getByRole("button", { name: /^Theme/ });
  await theme.click();
  assert.equal(await paper(), light, "light chosen in a dark system");
  await page.goto(`${site.url}causes/malformed-key/`);
  assert.equal(await paper(), light, "on a cause's page too");
  await page.emulateMedia({ colorScheme: "light" });
  await open(page, site.url);
  await theme.click();
  assert.equal(await paper(), dark, "dark chosen in a light system");
  await page.emulateMedia({ media: "print" });
  const ink = await page.evaluate(() => getComputedStyle(document.body).color.match(/\d+/g).map(Number));
  assert.ok(Math.max(...ink) < 80, `printed in ${ink}`);
});

/** Adds up how far things jumped, from the first paint on. */
const watchShifts = (page) => page.addInitScript(() => {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      if (!hadRecentInput) window.shifts.push([value, ...sources.map(({ node }) => node?.id || node?.className || node?.nodeName)]);
    }
  }).observe({ type: "layout-shift", buffered: true });
});

test("nothing jumps while the page starts, or opens a link", async (t) => {
  const from = await visit(t);
  await open(from, site.url);
  await example(from, "Incorrect key");
  await from.locator("#held > summary").click();
  const link = (await from.locator("#link-holds .link code").textContent()).split("#")[1];
  for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 900 }]) {
    for (const hash of ["", `#d=${link.slice(2)}`, `#text=${encodeURIComponent("Error code: 401 - Incorrect API key provided: sk-proj-abc.")}`]) {
      const page = await visit(t, { viewport });
      await watchShifts(page);
      // The page is seen for a while before it starts.
      await page.route("**/*.wasm", async (route) => {
        await pause(500);
        await route.continue();
      });
      await page.goto(site.url + hash);
      await ready(page);
      if (hash) await answered(page);
      await pause(300);
      const shifts = await page.evaluate(() => window.shifts);
      const sum = shifts.reduce((sum, [value]) => sum + value, 0);
      assert.ok(sum < 0.01, `${viewport.width} ${hash.slice(0, 8)}: ${JSON.stringify(shifts)}`);
    }
  }
});

test("on a phone the answer is in view after an example", async (t) => {
  for (const name of ["Incorrect key", "Quoted key", "A 429"]) {
    const page = await visit(t, { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
    await open(page, site.url);
    // As far down as the examples must be scrolled, and no further.
    await page.locator("#examples").evaluate((label) => label.parentElement.scrollIntoView({ block: "end", behavior: "instant" }));
    await example(page, name);
    await pause(100);
    const top = await page.locator("[data-cause] h3").first().evaluate((heading) => heading.getBoundingClientRect().top);
    assert.ok(top > 0 && top < 720, `${name}: the cause is named ${top} pixels down`);
  }
});

test("what is read stays where it is when a live check answers", async (t) => {
  for (const viewport of [{ width: 360, height: 740 }, { width: 1440, height: 900 }]) {
    const page = await visit(t, { viewport });
    await enter(page, "check refused");
    await pause(100);
    const box = await page.locator("#reply").boundingBox();
    assert.ok(box.y > 0 && box.y + box.height < viewport.height, `${viewport.width}: the reply stands at ${box.y}`);
    await page.getByRole("link", { name: "To the diagnosis" }).click();
    const top = await page.locator("#diagnosis").evaluate((region) => region.getBoundingClientRect().top);
    assert.ok(Math.abs(top) < 60, `${viewport.width}: the diagnosis stands at ${top}`);
  }
});

test("an answer is announced once, after the typing has paused", async (t) => {
  const page = await visit(t);
  await open(page, site.url);
  await page.evaluate(() => {
    const said = document.querySelector("[role=status]#said");
    window.said = [];
    new MutationObserver(() => said.textContent && window.said.push(said.textContent)).observe(said, { childList: true, characterData: true, subtree: true });
  });
  const box = page.getByRole("textbox", { name: "Paste an error message" });
  await box.focus();
  await page.keyboard.insertText("openai.AuthenticationError: Error code: 401 - Incorrect API key provided: sk-proj-abc");
  for (const letter of "defg") {
    await pause(60);
    await page.keyboard.insertText(letter);
  }
  await answered(page);
  await pause(1600);
  const said = await page.evaluate(() => window.said);
  assert.equal(said.length, 1, JSON.stringify(said));
  assert.match(said[0], /^Diagnosis: \w+\. .+\.$/);
  // And nothing else on the way there reads itself out.
  const live = await page.evaluate(() => [...document.querySelectorAll("#desk [aria-live], #desk [role=status], #desk [role=alert]")].length);
  assert.equal(live, 0);
});

test("without JavaScript the guide is there and nothing offers what cannot be done", async (t) => {
  const page = await visit(t, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await page.goto(site.url);
  for (const name of ["The guide", "Causes", "Final checklist"]) {
    assert.ok(await page.getByRole("heading", { name, exact: true }).isVisible(), name);
  }
  for (const name of ["Clear", "Incorrect key", "Theme: system"]) {
    assert.equal(await page.getByRole("button", { name }).count(), 0, name);
  }
  assert.equal(await page.getByRole("textbox").count(), 0);
  const note = await page.locator("noscript p").first().boundingBox();
  assert.ok(note?.height > 0, "it says what is missing");
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 360, `${width} wide`);
});

describe("the causes' pages as files", () => {
  const folders = readdirSync(join(DIST, "causes"), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const files = ["index.html", "causes/index.html", ...folders.map((name) => `causes/${name}/index.html`)];
  const html = Object.fromEntries(files.map((file) => [file, readFileSync(join(DIST, file), "utf8")]));
  const all = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);
  const unescaped = (text) => text.replace(/&quot;/g, '"').replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
  const description = (text) => unescaped(text.match(/<meta name="description" content="([^"]*)"/)?.[1] ?? text.match(/<meta content="([^"]*)" name=description/)?.[1] ?? "");

  test("each has one heading, a title and a description of its own", () => {
    assert.ok(folders.length >= 28, `${folders.length} causes`);
    const titles = new Set(), descriptions = new Set();
    for (const file of files) {
      assert.equal(all(html[file], /<(h1)\b/g).length, 1, file);
      const title = unescaped(all(html[file], /<title>([^<]*)/g)[0]);
      assert.ok(title.length >= 20 && title.length <= 75, `${file}: a title of ${title.length}`);
      const told = description(html[file]);
      assert.ok(told.length >= 70 && told.length <= 165, `${file}: a description of ${told.length}`);
      titles.add(title);
      descriptions.add(told);
    }
    assert.equal(titles.size, files.length);
    assert.equal(descriptions.size, files.length);
  });

  test("search engines are told what it is, and where only if that is known", () => {
    for (const file of files) {
      const canonical = all(html[file], /<link rel="?canonical"? href="?([^">\s]+)/g);
      const url = process.env.FIX401_URL;
      assert.deepEqual(canonical, url ? [url.replace(/\/*$/, "/") + file.replace(/index\.html$/, "")] : [], file);
    }
    for (const name of folders) {
      const [text] = all(html[`causes/${name}/index.html`], /<script type="application\/ld\+json">(.*?)<\/script>/gs);
      const data = JSON.parse(text);
      assert.equal(data["@context"], "https://schema.org");
      assert.equal(data["@type"], "TechArticle");
      assert.ok(data.headline.length <= 110 && data.description, name);
      assert.equal(data.mainEntity["@type"], "HowTo");
      assert.ok(data.mainEntity.step.length > 0 && data.mainEntity.step.every(({ text }) => text), name);
    }
  });

  test("every link within the site leads somewhere, and from cause to cause", () => {
    for (const file of files) {
      const links = all(html[file], /<a\b[^>]*?\bhref="?([^">\s]*)/g).filter((link) => link && !/^[a-z]+:/.test(link));
      for (const link of links) {
        const [path, anchor] = link.split("#");
        let target = path ? resolve("/", dirname(file), path).slice(1) : file;
        if (path && /(^|\/)$|\/\.*$|^\.+$/.test(path)) target = join(target, "index.html");
        assert.ok(html[target], `${file}: ${link}`);
        if (anchor) assert.match(html[target], new RegExp(`\\bid="?${anchor}["\\s>]`), `${file}: ${link}`);
      }
    }
    for (const name of folders) {
      assert.match(html["causes/index.html"], new RegExp(`href="${name}/"`), `the index lacks ${name}`);
      const others = new Set(all(html[`causes/${name}/index.html`], /href="\.\.\/([a-z-]+)\/"/g));
      assert.ok(others.size >= 1 && !others.has(name), `${name} links to ${[...others]}`);
    }
  });

  test("styles and scripts are files", () => {
    for (const file of files) {
      assert.doesNotMatch(html[file], /<style|\sstyle=|\son[a-z]+=/, file);
    }
  });
});

test("on a phone the box shows the first mark of a long log", async (t) => {
  const page = await visit(t, { viewport: { width: 360, height: 740 } });
  await open(page, site.url);
  await STATES["long log"](page, site.url);
  await page.waitForFunction(() => {
    const [box, mark] = ["#box", "#marked mark"].map((name) => document.querySelector(name).getBoundingClientRect());
    return mark.top >= box.top && mark.bottom <= box.bottom;
  });
});
