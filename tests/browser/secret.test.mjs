// A pasted key stays in its field: not on the screen, not in the address, not
// in storage, not in what is copied or printed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Fix401, eventually } from "./page.mjs";
import { QUOTED, WHOLE_KEY, traceback } from "./pastes.mjs";
import { key, leaks } from "./secrets.mjs";
import { suite } from "./suite.mjs";

const self = suite();
const safe = (what, text, secret = key()) => assert.ok(!leaks(text, secret), `${what} holds part of the key`);
/** All the document's text and attributes; a field's value is in neither. */
const everything = (fix401) => fix401.page.evaluate(() => document.documentElement.outerHTML);
/** Whether the letters in the box can be read. */
const readable = (fix401) => fix401.box.evaluate((box) => {
  const style = getComputedStyle(box);
  return style.opacity !== "0" && style.webkitTextSecurity === "none" && style.display !== "none" &&
    style.webkitTextFillColor !== "rgba(0, 0, 0, 0)";
});

const PASTES = {
  "a dump with a header": WHOLE_KEY,
  "a quoted .env line": QUOTED,
  "a bare key": key(),
  "code": `client = OpenAI(api_key="${key()}")\n${traceback("None")}`,
  "JSON": JSON.stringify({ headers: { Authorization: `Bearer ${key()}` }, error: { message: "Incorrect API key provided" } }),
  "an address": `GET https://example.org/v1/models?api_key=${key()}&x=1 401`,
  "an OpenRouter key": `OPENAI_API_KEY=${key("openrouter")}`,
  "an Anthropic key": `x-api-key: ${key("anthropic")}`,
  "a Groq key": `GROQ_API_KEY=${key("groq")}\n${traceback("None")}`,
  "an old key": `openai.api_key = '${key("legacy")}'`,
};
const keys = ["project", "legacy", "openrouter", "anthropic", "groq"].map((kind) => key(kind));
const noneOf = (what, text) => keys.forEach((secret) => safe(what, text, secret));

test("pasted in any form, no key is in the document's text or attributes, or legible in the box", async (t) => {
  const fix401 = await self.open(t);
  for (const [name, paste] of Object.entries(PASTES)) {
    await fix401.type(paste);
    await fix401.answered();
    await eventually(async () => assert.ok((await fix401.box.inputValue()) === paste));
    noneOf(name, await everything(fix401));
    assert.equal(await readable(fix401), false, name);
    await fix401.box.evaluate((box) => box.click());
    noneOf(`${name}, edited`, await everything(fix401));
    assert.equal(await readable(fix401), false, `${name}, edited`);
    await fix401.box.evaluate((box) => box.blur());
    await fix401.edit.waitFor();
    noneOf(`${name}, left`, await everything(fix401));
  }
});

test("at no moment while it is typed, read and taken away is a key in the document", async (t) => {
  const context = await self.context(t);
  await context.addInitScript((secret) => {
    window.slips = 0;
    const at = secret.indexOf("-", 3) + 1;
    const runs = Array.from({ length: secret.length - at - 7 }, (_, i) => secret.slice(at + i, at + i + 8));
    const look = (text) => {
      if (text && runs.some((run) => text.includes(run))) window.slips += 1;
    };
    new MutationObserver((changes) => {
      for (const { type, target, attributeName, addedNodes } of changes) {
        if (type === "attributes") look(target.getAttribute(attributeName));
        else if (type === "characterData") look(target.data);
        else for (const node of addedNodes) look(node.outerHTML ?? node.data);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  }, key());
  const fix401 = await Fix401.open(context, self.site.url);
  await fix401.box.focus();
  await fix401.page.keyboard.type(`OPENAI_API_KEY=${key()}`);
  await fix401.type(WHOLE_KEY);
  await fix401.answered();
  await fix401.edit.click();
  await fix401.page.keyboard.press("End");
  await fix401.page.keyboard.type(" and more");
  await fix401.link();
  await fix401.clear.click();
  assert.equal(await fix401.page.evaluate(() => window.slips), 0);
  // The watch itself works: with keys shown it sees them.
  await fix401.type(WHOLE_KEY);
  await fix401.show.focus();
  await fix401.page.keyboard.down("Space");
  await eventually(async () => assert.ok(await fix401.page.evaluate(() => window.slips) > 0));
});

for (const [name, hold, release] of [
  ["a pointer", (fix401) => fix401.show.hover().then(() => fix401.page.mouse.down()), (fix401) => fix401.page.mouse.up()],
  ["a key", (fix401) => fix401.show.focus().then(() => fix401.page.keyboard.down("Enter")),
    (fix401) => fix401.page.keyboard.up("Enter")],
]) {
  test(`keys are shown in full only while the control is held, by ${name}`, async (t) => {
    const fix401 = await self.open(t);
    await fix401.type(WHOLE_KEY);
    await fix401.answered();
    const shown = async () => (await fix401.paste.innerText()).replace(/\n/g, "").includes(key());
    assert.equal(await shown(), false);
    await hold(fix401);
    await eventually(async () => assert.equal(await shown(), true));
    await release(fix401);
    await eventually(async () => assert.equal(await shown(), false));
    safe("the document", await everything(fix401));
  });
}

test("a long text with a key is masked while it is edited", async (t) => {
  const fix401 = await self.open(t);
  await fix401.put(`${"a line of log without anything\n".repeat(2_000)}${WHOLE_KEY}\n`);
  await fix401.answered();
  safe("the document", await everything(fix401));
  await fix401.edit.click();
  assert.equal(await readable(fix401), false);
  safe("the document", await everything(fix401));
});

test("the address, the title, the history, storage and what is copied hold nothing of a key", async (t) => {
  const context = await self.context(t, { serviceWorkers: "allow" });
  const fix401 = await Fix401.open(context, self.site.url);
  for (const paste of Object.values(PASTES)) {
    await fix401.type(paste);
    await fix401.answered();
    noneOf("the link", await fix401.link());
    noneOf("the Markdown", await fix401.markdown());
  }
  await fix401.openCheck();
  await fix401.key.fill(key());
  await fix401.page.getByRole("button", { name: /^Theme/ }).click();
  const kept = await fix401.page.evaluate(async () => ({
    address: location.href,
    title: document.title,
    state: history.state,
    name: window.name,
    cookies: document.cookie,
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    databases: await indexedDB.databases(),
    caches: await Promise.all((await caches.keys()).map(async (name) =>
      [name, (await (await caches.open(name)).keys()).map(({ url }) => url)])),
  }));
  noneOf("what is kept", JSON.stringify(kept));
  assert.deepEqual(kept.local, [["theme", "light"]], "the theme alone is remembered");
  assert.deepEqual([kept.session, kept.databases, kept.state, kept.name, kept.cookies], [[], [], null, "", ""]);
  assert.deepEqual(await context.cookies(), []);
  const { entries } = await (await context.newCDPSession(fix401.page)).send("Page.getNavigationHistory");
  noneOf("the history", JSON.stringify(entries));
});

test("what is selected and copied from the marked reading is masked", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(WHOLE_KEY);
  await fix401.answered();
  await fix401.page.evaluate(() => {
    getSelection().selectAllChildren(document.body);
    document.execCommand("copy");
  });
  safe("the selection", await fix401.page.evaluate(() => navigator.clipboard.readText()));
});

test("the printed page holds nothing of a key", async (t) => {
  const fix401 = await self.open(t);
  for (const paste of [WHOLE_KEY, QUOTED]) {
    await fix401.page.emulateMedia({ media: "screen" });
    await fix401.type(paste);
    await fix401.answered();
    for (const edited of [false, true]) {
      await fix401.page.emulateMedia({ media: "screen" });
      if (edited) await fix401.box.evaluate((box) => box.click());
      await fix401.page.emulateMedia({ media: "print" });
      safe("the print", await fix401.page.evaluate(() => document.body.innerText));
      assert.ok(await fix401.page.locator("#paste").isHidden());
      const pdf = await fix401.page.pdf();
      assert.ok(pdf.length > 10_000 && !leaks(pdf.toString("latin1"), key()));
    }
  }
});
