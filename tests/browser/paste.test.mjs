// What is put into the box, by typing, pasting and dropping, good or bad.
import assert from "node:assert/strict";
import { test } from "node:test";
import { diagnose } from "./native.mjs";
import { eventually } from "./page.mjs";
import { INCORRECT, KEY_ERROR, ORGANIZATION } from "./pastes.mjs";
import { suite } from "./suite.mjs";

const self = suite();
const LOG = "2026-11-03T10:12:45Z INFO worker-4 handled request in 12 ms, all is well\n";
const MEGABYTE = 1_000_000 / LOG.length;
const sentence = (fix401, words) => fix401.diagnosis.getByText(words).waitFor();

/** Puts a long log with an error in its middle into the box, made in the browser. */
const putLog = (fix401, megabytes, error) => fix401.box.evaluate((box, [line, half, error]) => {
  box.value = line.repeat(half) + error + "\n" + line.repeat(half);
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
}, [LOG, Math.round(megabytes * MEGABYTE / 2), error]);

test("the answer comes as the text is typed", async (t) => {
  const fix401 = await self.open(t);
  await fix401.box.pressSequentially("KeyError: ");
  assert.equal(await fix401.first(), undefined);
  await fix401.box.pressSequentially("'OPENAI_API_KEY'");
  await eventually(async () => assert.equal(await fix401.first(), "env-not-loaded"));
  assert.equal(await fix401.box.inputValue(), "KeyError: 'OPENAI_API_KEY'");
});

test("a real paste is answered, and the caret stays in the box", async (t) => {
  const fix401 = await self.open(t);
  await fix401.page.evaluate((text) => navigator.clipboard.writeText(text), KEY_ERROR);
  await fix401.box.focus();
  await fix401.page.keyboard.press("Control+V");
  await fix401.answered();
  assert.equal(await fix401.first(), "env-not-loaded");
  assert.equal(await fix401.box.inputValue(), KEY_ERROR);
  assert.ok(await fix401.box.evaluate((box) => box === document.activeElement));
});

test("another paste replaces the answer", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(KEY_ERROR);
  await fix401.answered();
  await fix401.type(ORGANIZATION);
  await eventually(async () => assert.deepEqual(await fix401.shown(), ["wrong-org-or-project certain"]));
});

test("an empty box shows what the page is for, and white space gets a sentence", async (t) => {
  const fix401 = await self.open(t);
  await fix401.diagnosis.getByText("Paste the whole error").waitFor();
  await fix401.put(" \n\t \u00a0");
  await sentence(fix401, "There is only white space in the box so far.");
  await fix401.put("");
  await fix401.diagnosis.getByText("Paste the whole error").waitFor();
});

test("ten megabytes of log: progress, no frozen moment, and the engine's own answer", async (t) => {
  const fix401 = await self.open(t);
  await fix401.page.evaluate(() => {
    window.tasks = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((task) => task.duration)))
      .observe({ type: "longtask" });
    window.progress = new Set();
    new MutationObserver(() => {
      const told = /Reading a long paste: (\d+) %/.exec(document.querySelector("#answer").textContent);
      if (told) window.progress.add(Number(told[1]));
    }).observe(document.querySelector("#answer"), { childList: true, subtree: true, characterData: true });
  });
  await putLog(fix401, 10, INCORRECT);
  await fix401.answered();

  const { progress, longest } = await fix401.page.evaluate(() =>
    ({ progress: [...window.progress], longest: Math.max(0, ...window.tasks) }));
  assert.ok(progress.length > 3, `progress was shown ${progress.length} times`);
  assert.deepEqual(progress, progress.toSorted((a, b) => a - b));
  // The browser's own work with so long a text is the most of it.
  console.log(`  10 MB: the longest task took ${Math.round(longest)} ms`);
  // Log lines say nothing, so the answer is the one to the error alone.
  const [known] = diagnose([INCORRECT]);
  assert.deepEqual(await fix401.shown(), known.causes.map(({ id, certainty }) => `${id} ${certainty}`));
  const lines = await fix401.paste.locator("[data-line]").count();
  assert.ok(lines < 60, `${lines} lines are drawn`);
  await fix401.paste.getByRole("button", { name: /^Show \d+ more lines$/ }).first().waitFor();
});

test("a long read can be stopped, and the text is kept", async (t) => {
  const fix401 = await self.open(t);
  const length = await fix401.box.evaluate((box, [line, count, error]) => {
    box.value = line.repeat(count) + error;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    // Pressed as soon as it is there, as a person could not.
    new MutationObserver((_, watch) => {
      const stop = [...document.querySelectorAll("#answer button")].find((button) => button.textContent === "Stop");
      if (stop) {
        watch.disconnect();
        stop.click();
      }
    }).observe(document.querySelector("#answer"), { childList: true, subtree: true });
    return box.value.length;
  }, [LOG, Math.round(10 * MEGABYTE), INCORRECT]);
  await sentence(fix401, "Stopped before the end");
  assert.equal(await fix401.box.evaluate((box) => box.value.length), length);
  assert.deepEqual(await fix401.shown(), []);
  await fix401.put(KEY_ERROR);
  await eventually(async () => assert.equal(await fix401.first(), "env-not-loaded"));
});

test("a long text that is really pasted is answered, and replaced by the next paste", async (t) => {
  const fix401 = await self.open(t);
  const clipboard = (text, log, times) => fix401.page.evaluate(
    ([text, log, times]) => navigator.clipboard.writeText(log.repeat(times) + text), [text, log, times]);
  await clipboard(KEY_ERROR, LOG, Math.round(MEGABYTE));
  await fix401.box.focus();
  await fix401.page.keyboard.press("Control+V");
  await fix401.answered();
  assert.equal(await fix401.first(), "env-not-loaded");
  assert.ok(await fix401.box.evaluate((box) => box.value.length > 1_000_000));
  await clipboard(ORGANIZATION, "", 0);
  await fix401.page.keyboard.press("Control+V");
  await eventually(async () => assert.equal(await fix401.first(), "wrong-org-or-project"));
  assert.equal(await fix401.box.inputValue(), ORGANIZATION);
});

test("a paste that comes during a long read takes its place", async (t) => {
  const fix401 = await self.open(t);
  await putLog(fix401, 10, INCORRECT);
  await fix401.put(KEY_ERROR);
  await fix401.answered();
  await fix401.page.waitForTimeout(500);
  assert.equal(await fix401.first(), "env-not-loaded");
});

test("lone surrogates harm nothing", async (t) => {
  const fix401 = await self.open(t);
  const units = await fix401.box.evaluate((box, error) => {
    box.value = String.fromCharCode(0xd800) + error + "\n" + String.fromCharCode(0xdc00, 0xd83d) + " end";
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    return box.value.length;
  }, KEY_ERROR);
  await fix401.answered();
  assert.equal(await fix401.first(), "env-not-loaded");
  assert.equal(await fix401.box.evaluate((box) => box.value.length), units);
});

test("invisible characters are drawn with their names", async (t) => {
  const fix401 = await self.open(t);
  await fix401.put(`OPENAI_API_KEY=${"sk-"}\u200babc\u00a0\r\n${KEY_ERROR}`);
  await fix401.answered();
  const chips = await fix401.paste.locator(".chip").evaluateAll((all) => all.map((chip) => chip.dataset.name));
  assert.ok(chips.includes("ZWSP") && chips.includes("NBSP"), String(chips));
});

test("a terminal's colours are told, and do not stand in the way", async (t) => {
  const fix401 = await self.open(t);
  await fix401.put("\x1b[31mopenai.AuthenticationError\x1b[0m: Error code: \x1b[1;33m401\x1b[0m");
  await fix401.answered();
  const lines = fix401.paste.locator(".lines");
  assert.equal(await lines.locator(".chip.faint").count(), 4);
  assert.doesNotMatch(await lines.innerText(), /\[(31|0|1;33)m/);
});

const utf16 = (text) => [0xff, 0xfe, ...[...text].flatMap((c) => [c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8])];
for (const [name, bytes, words] of [
  ["a binary file", [0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0xff, 0xfe, 0], "This file is not text."],
  ["a file of UTF-16", utf16(KEY_ERROR), "This file is not UTF-8 text."],
  ["a file that is not UTF-8", [0x4b, 0xe9, 0x79, 0x20, 0xe8, 0x21], "This file is not UTF-8 text."],
  ["an empty file", "", "This file is empty."],
]) {
  test(`${name}, dropped: a plain sentence, and the text in the box is kept`, async (t) => {
    const fix401 = await self.open(t);
    await fix401.type(KEY_ERROR);
    await fix401.answered();
    await fix401.drop(bytes);
    await sentence(fix401, words);
    assert.equal(await fix401.box.inputValue(), KEY_ERROR);
  });
}

test("a dropped text file is answered", async (t) => {
  const fix401 = await self.open(t);
  await fix401.drop(`\ufeff${KEY_ERROR}\n`, ".env");
  await fix401.answered();
  assert.equal(await fix401.first(), "env-not-loaded");
});

test("a dropped file of ten megabytes is answered", async (t) => {
  const fix401 = await self.open(t);
  await fix401.box.evaluate((box, [line, count, error]) => {
    const data = new DataTransfer();
    data.items.add(new File([line.repeat(count), error], "app.log"));
    box.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
  }, [LOG, Math.round(10 * MEGABYTE), KEY_ERROR]);
  await fix401.answered();
  assert.equal(await fix401.first(), "env-not-loaded");
});

test("a dropped file too long to read at all gets a plain sentence", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(KEY_ERROR);
  await fix401.box.evaluate((box) => {
    const part = new Uint8Array(50_000_000).fill(0x61);
    const data = new DataTransfer();
    data.items.add(new File([part, part, part], "app.log"));
    box.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
  });
  await sentence(fix401, "This file is longer than");
  assert.equal(await fix401.box.inputValue(), KEY_ERROR);
});
