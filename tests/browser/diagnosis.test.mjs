// From a paste to its fix, and from a link to the same answer.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { diagnose } from "./native.mjs";
import { Fix401, eventually } from "./page.mjs";
import { CASES, INCORRECT, KEY_ERROR, QUOTED, QUOTA, UNKNOWN } from "./pastes.mjs";
import { suite } from "./suite.mjs";

const self = suite();
let native;
before(() => {
  native = diagnose(CASES.map(([, paste]) => paste));
});

const lineOf = (text, byte) => Buffer.from(text).subarray(0, byte).toString().split("\n").length;

CASES.forEach(([name, paste, cause, certainty], index) => {
  test(`${name}: the cause, its words marked, and what to do`, async (t) => {
    const fix401 = await self.open(t);
    await fix401.type(paste);
    await fix401.answered();
    const known = native[index];

    // The answer is the one that the engine gives without a browser.
    const shown = await fix401.shown();
    assert.equal(shown[0], `${cause} ${certainty}`);
    assert.deepEqual(shown, known.causes.map(({ id, certainty }) => `${id} ${certainty}`));
    if (known.status) assert.match(await fix401.words(), new RegExp(`Status ${known.status}`));
    const clues = (list) => [...new Set(list)].sort();
    for (const [at, { id, clues: reasons }] of (await fix401.reasons()).entries()) {
      assert.deepEqual(clues(reasons), clues(known.causes[at].evidence.map(({ clue }) => clue)), id);
    }
    const rows = await fix401.diagnosis.locator(".readings tr").count();
    assert.equal(rows, known.readings.length);

    const marked = new Set((await fix401.marked()).map(({ clue, line }) => `${clue} in line ${line}`));
    const wanted = known.causes.flatMap(({ evidence }) => evidence).filter(({ start, end }) => start < end);
    assert.ok(wanted.length > 0);
    for (const { clue, start } of wanted) {
      const mark = `${clue} in line ${lineOf(paste, start)}`;
      assert.ok(marked.has(mark), `no mark for ${mark}`);
    }

    const first = fix401.causes.first();
    await first.getByRole("heading", { name: "What to do" }).waitFor();
    assert.ok(await first.getByRole("listitem").count() > 1);
    const more = first.getByRole("link", { name: "More about this cause" });
    assert.equal(await more.getAttribute("href"), `causes/${cause}/`);
  });

  test(`${name}: its link opens in another browser with the same answer, and again after a reload`, async (t) => {
    const fix401 = await self.open(t);
    await fix401.type(paste);
    await fix401.answered();
    const shown = [await fix401.shown(), await fix401.reasons()];
    const link = await fix401.link();
    assert.match(link, /#d=[\w-]+$/);
    assert.equal(fix401.page.url(), link, "the address is the link");

    const other = await Fix401.open(await self.context(t), link);
    await other.answered();
    assert.deepEqual([await other.shown(), await other.reasons()], shown);
    await other.page.reload();
    await other.ready();
    await other.answered();
    assert.deepEqual([await other.shown(), await other.reasons()], shown);
    assert.equal(await other.box.inputValue(), "");
  });
});

test("every example is answered", async (t) => {
  const fix401 = await self.open(t);
  const examples = fix401.examples.getByRole("button");
  const answers = {};
  for (const example of await examples.all()) {
    await example.click();
    await fix401.answered();
    answers[await example.innerText()] = await fix401.first();
  }
  assert.deepEqual(answers, {
    "Incorrect key": "revoked-key",
    "Quoted key": "malformed-key",
    KeyError: "env-not-loaded",
    Organization: "wrong-org-or-project",
    "Another provider": "wrong-base-url",
    Placeholder: "placeholder-key",
    "A 429": "quota-exhausted",
  });
});

test("code is copied as it is shown", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(INCORRECT);
  await fix401.answered();
  const figure = fix401.causes.first().getByRole("figure").first();
  const shown = await figure.locator("code").last().textContent();
  const copied = await fix401.copied(figure.getByRole("button", { name: "Copy the code" }));
  assert.equal(copied.trimEnd(), shown.trimEnd());
});

test("a language chosen for code is kept for the visit", async (t) => {
  const fix401 = await self.open(t);
  const shell = (cause) => cause.getByRole("button", { name: "Shell", exact: true });
  await fix401.type(INCORRECT);
  await fix401.answered();
  await shell(fix401.causes.first()).click();
  await fix401.type(KEY_ERROR);
  await eventually(async () => assert.equal(await fix401.first(), "env-not-loaded"));
  assert.equal(await shell(fix401.causes.first()).getAttribute("aria-pressed"), "true");
});

test("code is shown in the paste's own language first", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(`${INCORRECT.split("\n").pop()}\n    at OpenAI.makeRequest (node_modules/openai/client.mjs:310:30)`);
  await fix401.answered();
  const node = fix401.causes.first().getByRole("button", { name: "Node.js", exact: true });
  assert.equal(await node.getAttribute("aria-pressed"), "true");
});

test("what would settle it is said while more than one cause is open", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(INCORRECT);
  await fix401.answered();
  assert.ok(await fix401.causes.count() > 1);
  await fix401.causes.first().getByRole("heading", { name: "What would settle it" }).waitFor();
});

test("pointing at a reason lights its marks, and a mark its reason", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(KEY_ERROR);
  await fix401.answered();
  const reason = fix401.causes.first().locator("[data-reason]").first();
  const clue = await reason.getAttribute("data-reason");
  const mark = fix401.marks.and(fix401.page.locator(`[data-number="${clue}"]`)).first();
  for (const [pointed, lit] of [[reason, mark], [mark, reason]]) {
    await fix401.page.mouse.move(1, 1);
    await eventually(async () => assert.equal(await lit.getAttribute("data-lit"), "no"));
    await pointed.hover();
    await eventually(async () => assert.equal(await lit.getAttribute("data-lit"), "yes"));
  }
});

test("a reason leads to its mark", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(KEY_ERROR);
  await fix401.answered();
  const reason = fix401.causes.first().locator("[data-reason]").first();
  await reason.click();
  const clue = await reason.getAttribute("data-reason");
  await eventually(async () =>
    assert.equal(await fix401.page.evaluate(() => document.activeElement.dataset.number), clue));
});

test("the checklist ticks and crosses itself from what the paste shows", async (t) => {
  const fix401 = await self.open(t);
  const marks = () => fix401.page.locator("#checks li").evaluateAll((all) =>
    Object.fromEntries(all.map((item) => [item.dataset.check, item.dataset.mark])));
  await fix401.type(QUOTED);
  await eventually(async () => assert.equal((await marks()).clean, "crossed"));
  await fix401.type(QUOTA);
  await eventually(async () => {
    const { billing, current, clean } = await marks();
    assert.deepEqual({ billing, current, clean }, { billing: "crossed", current: "ticked", clean: "open" });
  });
  await fix401.clear.click();
  await eventually(async () => assert.ok(Object.values(await marks()).every((mark) => mark === "open")));
});

test("an echoed key and the key of .env are drawn side by side", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(QUOTED);
  await fix401.answered();
  await fix401.causes.first().getByRole("heading", { name: "The keys, side by side" }).waitFor();
  assert.match(await fix401.words(), /166 characters[^]*164 characters/);
});

test("how programs read a pasted .env is told for each, where they differ", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(QUOTED);
  await fix401.answered();
  const row = (name) => fix401.diagnosis.getByRole("row").filter({ hasText: name });
  assert.match(await row("python-dotenv").innerText(), /164 characters/);
  assert.match(await row("docker run --env-file").innerText(), /166 characters. Quotation marks are part of the value/);
});

test("what says too little is called unrecognised, and no cause is guessed", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(UNKNOWN);
  await fix401.answered();
  assert.deepEqual(await fix401.shown(), []);
  assert.match(await fix401.words(), /a guess would not help/);
  assert.ok(await fix401.copyLink.isHidden());
});

test("a screen reader is told the answer once", async (t) => {
  const fix401 = await self.open(t);
  const said = fix401.page.locator("#said");
  await said.evaluate((region) => {
    window.heard = [];
    new MutationObserver(() => window.heard.push(region.textContent))
      .observe(region, { childList: true, characterData: true, subtree: true });
  });
  await fix401.type(KEY_ERROR.slice(0, -3));
  await fix401.type(KEY_ERROR);
  await eventually(async () => assert.match(await said.innerText(), /^Diagnosis: certain\. /));
  await fix401.page.waitForTimeout(1_000);
  assert.equal((await fix401.page.evaluate(() => window.heard)).length, 1);
});
