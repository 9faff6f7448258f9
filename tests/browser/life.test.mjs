// A page that stays open: memory, tabs side by side, and coming back to it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Fix401, eventually } from "./page.mjs";
import { INCORRECT, KEY_ERROR, ORGANIZATION, QUOTED, WHOLE_KEY } from "./pastes.mjs";
import { key } from "./secrets.mjs";
import { suite } from "./suite.mjs";

// The tests of coming back need the browser's memory of whole pages, which
// the driver switches off.
const self = suite({}, { ignoreDefaultArgs: ["--disable-back-forward-cache"] });
const MEGABYTE = 1 << 20;

/** What is in use after a collection, in bytes, and how many nodes and listeners. */
async function used(page, session) {
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (name) => metrics.find((metric) => metric.name === name).value;
  return {
    heap: metric("JSHeapUsedSize"),
    wasm: await page.evaluate(() => window.wasmMemory.buffer.byteLength),
    nodes: metric("Nodes"),
    listeners: metric("JSEventListeners"),
  };
}

test("pasting, sharing, checking and clearing over and over uses no more memory", async (t) => {
  const context = await self.context(t);
  await context.route("https://api.openai.com/**", (route) => route.fulfill({
    status: 401,
    headers: { "access-control-allow-origin": "*" },
    contentType: "application/json",
    body: JSON.stringify({ error: { message: "Incorrect API key provided", code: "invalid_api_key" } }),
  }));
  // The wasm's memory, which both of its parts share.
  await context.addInitScript(() => {
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...how) => {
      const made = await start.apply(WebAssembly, how);
      window.wasmMemory ??= made.instance.exports.memory;
      return made;
    };
  });
  const fix401 = await Fix401.open(context, self.site.url);
  await fix401.openCheck();
  const session = await context.newCDPSession(fix401.page);
  await session.send("Performance.enable");

  // Driven from within, so that what the driver keeps is not counted.
  const rounds = (count) => fix401.page.evaluate(async ([count, pastes, secret]) => {
    const at = (id) => document.getElementById(id);
    const put = (field, text) => {
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    };
    const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
    for (let round = 0; round < count; round++) {
      for (const paste of pastes) {
        put(at("paste"), paste);
        await wait(4);
      }
      put(at("paste"), "a line of log\n".repeat(5_000) + pastes[0]);
      await wait(4);
      at("copy-link").click();
      at("copy-markdown").click();
      put(at("key"), secret);
      at("send-request").click();
      for (let tries = 0; !/answered/.test(at("reply").textContent) && tries < 500; tries++) await wait(4);
      at("clear").click();
      await wait(4);
    }
  }, [count, [INCORRECT, KEY_ERROR, ORGANIZATION, QUOTED, WHOLE_KEY], key()]);
  const settled = async () => {
    // Timers of the last round, such as the ticks on pressed buttons.
    await fix401.page.waitForTimeout(2_500);
    return used(fix401.page, session);
  };

  await rounds(15);
  const before = await settled();
  const count = 60;
  await rounds(count);
  const after = await settled();
  const grown = Object.fromEntries(Object.keys(before).map((name) => [name, after[name] - before[name]]));
  t.diagnostic(`${count} rounds: heap ${Math.round(grown.heap / 1024)} KB, wasm ${grown.wasm / 1024} KB, ` +
    `${grown.nodes} nodes, ${grown.listeners} listeners more; wasm memory ${after.wasm / MEGABYTE} MB`);
  assert.ok(grown.heap < 2 * MEGABYTE, `the heap grew by ${grown.heap} bytes`);
  // Pastes of every length leave gaps at first, which later ones fill.
  assert.ok(grown.wasm <= 2 * MEGABYTE, `the wasm's memory grew by ${grown.wasm} bytes`);
  assert.ok(grown.nodes < 500 && grown.listeners < 100, `${grown.nodes} nodes, ${grown.listeners} listeners`);
});

test("two tabs do not meet", async (t) => {
  const context = await self.context(t);
  const one = await Fix401.open(context, self.site.url);
  const two = await Fix401.open(context, self.site.url);
  await one.type(KEY_ERROR);
  await two.type(ORGANIZATION);
  await Promise.all([one.answered(), two.answered()]);
  assert.equal(await one.first(), "env-not-loaded");
  assert.equal(await two.first(), "wrong-org-or-project");
  await two.clear.click();
  assert.equal(await one.box.inputValue(), KEY_ERROR);
  assert.equal(await one.first(), "env-not-loaded");
});

test("a page that the browser brings back from memory goes on, without the key", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(KEY_ERROR);
  await fix401.answered();
  await fix401.openCheck();
  await fix401.key.fill(key());
  await fix401.page.evaluate(() => {
    window.visits = 1;
    addEventListener("pageshow", ({ persisted }) => {
      window.visits += Number(persisted);
    });
  });
  await fix401.allCauses.click();
  await fix401.page.getByRole("heading", { level: 1 }).waitFor();
  // A page from memory loads nothing, so there is no load to wait for.
  await fix401.page.goBack({ waitUntil: "commit", timeout: 5_000 }).catch(() => {});
  await eventually(async () => assert.equal(await fix401.page.evaluate(() => window.visits), 2));
  assert.equal(await fix401.key.inputValue(), "");
  assert.equal(await fix401.box.inputValue(), KEY_ERROR);
  assert.equal(await fix401.first(), "env-not-loaded");
  await fix401.type(ORGANIZATION);
  await eventually(async () => assert.equal(await fix401.first(), "wrong-org-or-project"));
});

test("a tab that was put to sleep wakes up and goes on", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(KEY_ERROR);
  await fix401.answered();
  const session = await fix401.page.context().newCDPSession(fix401.page);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  await new Promise((done) => setTimeout(done, 500));
  await session.send("Page.setWebLifecycleState", { state: "active" });
  await fix401.type(ORGANIZATION);
  await eventually(async () => assert.equal(await fix401.first(), "wrong-org-or-project"));
});
