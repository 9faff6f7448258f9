// How the page starts, and what is left when it cannot.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Fix401, eventually } from "./page.mjs";
import { KEY_ERROR } from "./pastes.mjs";
import { serve } from "./serve.mjs";
import { suite } from "./suite.mjs";

const self = suite();

/** The page from a host that answers some files in its own way. */
async function changed(t, change, context = {}, fragment = "") {
  const site = await serve({ change });
  t.after(() => site.close());
  const page = await (await self.context(t, context)).newPage();
  await page.goto(site.url + fragment, { waitUntil: "commit" });
  return new Fix401(page);
}

const isDesk = (name) => /^desk-.*\.wasm$/.test(name);

/** The fragment of a link to the diagnosis of a text. */
async function linkTo(t, text) {
  const fix401 = await self.open(t);
  await fix401.type(text);
  await fix401.answered();
  return `#${(await fix401.link()).split("#")[1]}`;
}

test("a text typed before the page has started is kept and answered", async (t) => {
  let release;
  const held = new Promise((done) => {
    release = done;
  });
  const fix401 = await changed(t, async (name, body) => {
    if (name.endsWith(".wasm")) await held;
    return body;
  });
  await fix401.page.getByRole("heading", { level: 1 }).waitFor();
  await fix401.page.getByRole("heading", { name: "Final checklist" }).waitFor();
  await fix401.box.pressSequentially("KeyError: 'OPENAI_API_KEY'");
  assert.ok(await fix401.clear.isDisabled(), "what does not work yet says so");
  release();
  await fix401.answered();
  assert.equal(await fix401.first(), "env-not-loaded");
  assert.equal(await fix401.box.inputValue(), "KeyError: 'OPENAI_API_KEY'");
  assert.ok(await fix401.clear.isEnabled());
});

test("a link is answered before the part that reads pastes has come", async (t) => {
  const link = await linkTo(t, KEY_ERROR);
  let release;
  const held = new Promise((done) => {
    release = done;
  });
  const asked = [];
  const fix401 = await changed(t, async (name, body) => {
    asked.push(name);
    if (isDesk(name)) await held;
    return body;
  }, {}, link);
  await fix401.answered();
  assert.equal(await fix401.first(), "env-not-loaded");
  const copy = fix401.page.getByRole("button", { name: "Copy link" });
  assert.ok(await copy.isVisible() && await copy.isDisabled(), "what does not work yet says so");
  const code = fix401.page.locator("[data-cause] pre").first();
  assert.equal((await code.innerText()).trim(), "");
  const { height } = await code.boundingBox();
  assert.ok(asked.every((name) => !isDesk(name)) || asked.findIndex(isDesk) > asked.findIndex((name) => name.endsWith(".wasm")));
  release();
  await fix401.ready();
  assert.match(await code.innerText(), /load_dotenv/);
  assert.equal((await code.boundingBox()).height, height, "the code takes the place that was kept for it");
  assert.ok(await copy.isEnabled());
  assert.equal(await fix401.first(), "env-not-loaded");
});

test("on a phone a link's diagnosis stands above the empty box, and below a full one", async (t) => {
  const link = await linkTo(t, KEY_ERROR);
  const page = await (await self.context(t, { viewport: { width: 390, height: 780 } })).newPage();
  await page.goto(self.site.url + link);
  const fix401 = new Fix401(page);
  await fix401.ready();
  const top = async (locator) => (await locator.boundingBox()).y;
  assert.ok(await top(fix401.diagnosis) < await top(fix401.box));
  assert.ok(await top(fix401.causes.first()) < 400);
  await fix401.type(KEY_ERROR);
  await eventually(async () => assert.ok(await top(fix401.diagnosis) > await top(page.locator("#box"))));
});

test("a link stays answered when the part that reads pastes does not come", async (t) => {
  const link = await linkTo(t, KEY_ERROR);
  const fix401 = await changed(t, (name, body) => (isDesk(name) ? null : body), {}, link);
  await fix401.notice.getByText("The page has stopped working.").waitFor();
  assert.equal(await fix401.first(), "env-not-loaded");
});

for (const [name, change] of [
  ["the wasm is missing", (name, body) => (name.endsWith(".wasm") ? null : body)],
  ["the wasm is damaged", (name, body) => (name.endsWith(".wasm") ? body.fill(0, 200, 300) : body)],
  ["the part that reads pastes is missing", (name, body) => (isDesk(name) ? null : body)],
  ["the part that reads pastes is damaged", (name, body) => (isDesk(name) ? body.fill(0, 200, 300) : body)],
  ["the wasm's script is missing", (name, body) => (/^fix401-.*\.js$/.test(name) ? null : body)],
  ["the wasm's script is damaged", (name, body) => (/^fix401-.*\.js$/.test(name) ? `${body};` : body)],
]) {
  test(`${name}: a notice says what to do, and what was typed is kept`, async (t) => {
    const fix401 = await changed(t, change);
    await fix401.type(KEY_ERROR);
    await fix401.notice.getByText("The page has stopped working.").waitFor();
    await fix401.notice.getByText("copy it, then reload").waitFor();
    await fix401.notice.getByRole("link", { name: "Reload" }).waitFor();
    assert.equal(await fix401.box.inputValue(), KEY_ERROR);
    await fix401.page.getByRole("heading", { name: "Five fixes, in order" }).waitFor();
  });
}

test("a page that stops later says so, and keeps the text", async (t) => {
  const fix401 = await self.open(t);
  assert.ok(await fix401.notice.isHidden());
  await fix401.page.evaluate(() => document.querySelector("#box").removeAttribute("id"));
  await fix401.type(KEY_ERROR);
  await fix401.notice.waitFor();
  assert.equal(await fix401.box.inputValue(), KEY_ERROR);
});

test("a script that an extension brings does not count as the page's failure", async (t) => {
  const fix401 = await self.open(t);
  await fix401.page.evaluate(() => setTimeout(() => {
    throw new Error("not the page's");
  }));
  await fix401.page.waitForTimeout(200);
  assert.ok(await fix401.notice.isHidden());
});

test("a panic shows the notice", async (t) => {
  // The browser loses its power to make elements, on which the page relies.
  const fix401 = await self.open(t);
  await fix401.page.evaluate(() => {
    Document.prototype.createElement = () => {
      throw new WebAssembly.RuntimeError("unreachable");
    };
    Document.prototype.createElementNS = Document.prototype.createElement;
  });
  await fix401.type(KEY_ERROR);
  await fix401.notice.waitFor();
  assert.equal(await fix401.box.inputValue(), KEY_ERROR);
});

test("without JavaScript the guide is a good page, and what cannot work is not shown", async (t) => {
  const context = await self.context(t, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(self.site.url);
  for (const name of ["Causes", "Five fixes, in order", "Troubleshooting", "Final checklist"]) {
    await page.getByRole("heading", { name, exact: true }).waitFor();
  }
  assert.match(await page.getByRole("region", { name: "Diagnosis" }).innerText(), /The box needs JavaScript/);
  assert.equal(await page.getByRole("group", { name: "Examples" }).count(), 0);
  assert.equal(await page.getByRole("button", { name: "Clear" }).count(), 0);
  await page.getByRole("alert").waitFor({ state: "hidden" });
});

test("without JavaScript the cause pages are read, from each to the next", async (t) => {
  const context = await self.context(t, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(self.site.url);
  await page.getByRole("navigation").getByRole("link", { name: "All causes" }).click();
  const links = await page.getByRole("main").getByRole("link")
    .evaluateAll((all) => [...new Set(all.map((link) => link.href))]);
  const causes = links.filter((link) => /\/causes\/[a-z-]+\/$/.test(link));
  assert.ok(causes.length >= 28, `${causes.length} causes are listed`);
  for (const cause of causes.slice(0, 3)) {
    await page.goto(cause);
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
    assert.ok((await page.getByRole("main").innerText()).length > 800);
  }
  await page.getByRole("link", { name: /^fix401/ }).first().click();
  assert.equal(page.url(), self.site.url);
});

test("the page starts in each colour scheme and remembers the chosen theme alone", async (t) => {
  const fix401 = await self.open(t);
  const theme = fix401.page.getByRole("button", { name: /^Theme: / });
  for (const wanted of ["light", "dark"]) {
    await theme.click();
    assert.equal(await theme.innerText(), `Theme: ${wanted}`);
    await fix401.page.reload();
    await fix401.ready();
    assert.equal(await fix401.page.locator("html").getAttribute("data-theme"), wanted);
  }
  assert.deepEqual(await fix401.page.evaluate(() => Object.keys(localStorage)), ["theme"]);
  await theme.click();
  await eventually(async () => assert.equal(await fix401.page.evaluate(() => localStorage.length), 0));
});
