// Offline after one visit, and updated whole or not at all.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Fix401, eventually } from "./page.mjs";
import { KEY_ERROR } from "./pastes.mjs";
import { DIST, serve } from "./serve.mjs";
import { suite } from "./suite.mjs";

const self = suite();

/** The page from a host of its own, once the worker has fetched everything. */
async function visited(t, hosting = {}) {
  const host = await serve(hosting);
  t.after(() => host.close().catch(() => {}));
  const context = await self.context(t, { serviceWorkers: "allow" });
  const fix401 = await Fix401.open(context, host.url);
  await fix401.page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) =>
    active.state === "activated" || new Promise((done) => active.addEventListener("statechange", done))));
  return { host, context, fix401 };
}

const heading = (page) => page.getByRole("heading", { level: 1 }).innerText();

for (const base of ["/", "/a/b/"]) {
  test(`at ${base}, everything works in airplane mode after one visit`, async (t) => {
    const { host, context } = await visited(t, { base });
    await host.close();
    await context.setOffline(true);

    const fix401 = await Fix401.open(context, host.url);
    await fix401.type(KEY_ERROR);
    await fix401.answered();
    assert.equal(await fix401.first(), "env-not-loaded");
    assert.ok(await fix401.page.evaluate(() => document.styleSheets.length) > 0);
    const link = await fix401.link();
    const other = await Fix401.open(context, link);
    await other.answered();

    const { page } = other;
    await page.goto(`${host.url}causes/`);
    const causes = await page.getByRole("main").getByRole("link")
      .evaluateAll((all) => [...new Set(all.map(({ href }) => href))].filter((href) => /causes\/[a-z-]+\/$/.test(href)));
    assert.ok(causes.length >= 28);
    for (const cause of [...causes.slice(0, 2), `${host.url}causes/malformed-key`]) {
      await page.goto(cause);
      assert.ok((await page.getByRole("main").innerText()).length > 800);
    }
  });
}

test("everything that is shipped is kept, but what only hosts and search engines read", async (t) => {
  const { fix401, host } = await visited(t);
  const kept = await fix401.page.evaluate(async () => {
    const [name] = await caches.keys();
    return (await (await caches.open(name)).keys()).map(({ url }) => url);
  });
  const shipped = (await readdir(DIST, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/\.(br|gz|xml|txt)$|^(_headers|sw\.js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(DIST.length + 1).replace(/(^|\/)index\.html$/, "$1"));
  assert.deepEqual(kept.map((url) => url.slice(host.url.length)).sort(), shipped.sort());
});

/** A later version: another heading, and every file under another name. */
async function later(t) {
  const folder = await mkdtemp(join(tmpdir(), "fix401-later-"));
  t.after(() => rm(folder, { recursive: true }));
  await cp(DIST, folder, { recursive: true });
  const renamed = [];
  for (const name of await readdir(folder)) {
    const [, hash] = /^(?:fix401|page)-([0-9a-f]{16})\.(?:js|wasm|css)$/.exec(name) ?? [];
    if (!hash) continue;
    const other = name.replace(hash, [...hash].reverse().join(""));
    await rename(join(folder, name), join(folder, other));
    renamed.push([name, other]);
  }
  for (const name of await readdir(folder, { recursive: true })) {
    if (!/\.(html|js)$/.test(name)) continue;
    let text = await readFile(join(folder, name), "utf8");
    for (const [name, other] of renamed) text = text.replaceAll(name, other);
    text = text.replace("Your OpenAI call said", "Later, it said").replace(/"fix401 [0-9a-f]+"/, '"fix401 later"');
    await writeFile(join(folder, name), text);
  }
  return { folder, names: renamed.map(([, other]) => other), old: renamed.map(([name]) => name) };
}

/** Has the worker look for a later version, and waits for what becomes of it. */
const update = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.ready;
  await registration.update();
  const worker = registration.installing ?? registration.waiting;
  while (worker && worker.state === "installing") await new Promise((done) => setTimeout(done, 20));
  return worker?.state;
});

test("a tab that is open stays with the old version whole; the next visit has the new one whole", async (t) => {
  const { host, context, fix401 } = await visited(t);
  await fix401.page.reload();
  await fix401.ready();
  const next = await later(t);
  host.folder = next.folder;
  assert.equal(await update(fix401.page), "installed");

  // The old files are gone from the host, and the open tab does not need them.
  await fix401.page.reload();
  await fix401.ready();
  assert.match(await heading(fix401.page), /^Your OpenAI call said/);
  await fix401.type(KEY_ERROR);
  await fix401.answered();
  assert.equal(await fix401.first(), "env-not-loaded");

  const blank = await context.newPage();
  await fix401.page.close();
  await blank.close();
  await new Promise((done) => setTimeout(done, 500));
  const fresh = await Fix401.open(context, host.url);
  assert.match(await heading(fresh.page), /^Later, it said/);
  const loaded = await fresh.page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  for (const name of next.names) assert.ok(loaded.some((url) => url.endsWith(name)), `${name} is not used`);
  for (const name of next.old) assert.ok(!loaded.some((url) => url.endsWith(name)), `${name} is used still`);
  await eventually(async () =>
    assert.deepEqual(await fresh.page.evaluate(() => caches.keys()), ["fix401 later"], "the old files are let go"));
});

test("an update that does not arrive whole changes nothing", async (t) => {
  const { host, fix401 } = await visited(t);
  const next = await later(t);
  await rm(join(next.folder, "icon-512.png"));
  host.folder = next.folder;
  assert.equal(await update(fix401.page).catch(() => "redundant"), "redundant");
  await fix401.page.reload();
  await fix401.ready();
  assert.match(await heading(fix401.page), /^Your OpenAI call said/);
});

test("the worker answers for the page's own files and never touches a live check", async (t) => {
  const { fix401, host } = await visited(t);
  await fix401.page.reload();
  await fix401.ready();
  assert.ok(await fix401.page.evaluate(() => navigator.serviceWorker.controller !== null));
  const provider = createServer((_, response) => {
    response.writeHead(200, { "access-control-allow-origin": "*", "access-control-allow-headers": "authorization" });
    response.end("{}");
  });
  await new Promise((done) => provider.listen(0, "127.0.0.1", done));
  t.after(() => provider.close());
  await fix401.openCheck();
  await fix401.ask.selectOption("A server on this machine");
  await fix401.page.getByLabel("Port").fill(String(provider.address().port));
  await fix401.key.fill("anything");
  const answer = fix401.page.waitForResponse((response) => response.url().includes("/v1/models") && response.request().method() === "GET");
  await fix401.send.click();
  assert.equal((await answer).fromServiceWorker(), false);
  const own = await fix401.page.reload();
  assert.equal(own.fromServiceWorker(), true);
  const kept = await fix401.page.evaluate(async () => {
    const names = await caches.keys();
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return lists.flat().filter(({ url }) => url.includes("/v1/models")).length;
  });
  assert.equal(kept, 0);
});
