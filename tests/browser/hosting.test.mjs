// The same dist/ on every kind of host.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { Fix401 } from "./page.mjs";
import { KEY_ERROR } from "./pastes.mjs";
import { DIST, serve } from "./serve.mjs";
import { suite } from "./suite.mjs";

const self = suite();
const files = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(DIST.length + 1).replaceAll("\\", "/"));

/** The headers that public/_headers gives every file. */
function headers() {
  const lines = readFileSync(join(DIST, "_headers"), "utf8").split("\n").filter((line) => !line.startsWith("#"));
  const from = lines.indexOf("/*") + 1;
  const to = lines.findIndex((line, at) => at >= from && !line.startsWith(" "));
  return Object.fromEntries(lines.slice(from, to).map((line) => {
    const [name, ...value] = line.trim().split(": ");
    return [name.toLowerCase(), value.join(": ")];
  }));
}

for (const [name, hosting] of [
  ["at a domain's root", {}],
  ["below a sub-path", { base: "/a/b/" }],
  ["with the headers of public/_headers", { headers: headers() }],
  ["sent compressed", { compressed: true }],
]) {
  test(`it works ${name}, and nothing is asked for in vain`, async (t) => {
    const host = await serve(hosting);
    t.after(() => host.close());
    const context = await self.context(t, { serviceWorkers: "allow" });
    const wrong = [];
    context.on("response", (response) => response.status() >= 400 && wrong.push(response.url()));
    context.on("requestfailed", (request) => wrong.push(request.url()));
    context.on("console", (message) => ["error", "warning"].includes(message.type()) && wrong.push(message.text()));
    context.on("weberror", (error) => wrong.push(error.error().message));
    const fix401 = await Fix401.open(context, host.url);
    await fix401.type(KEY_ERROR);
    await fix401.answered();
    const link = await fix401.link();
    assert.ok(link.startsWith(`${host.url}#d=`));
    const other = await Fix401.open(context, link);
    await other.answered();
    assert.equal(await other.first(), "env-not-loaded");
    await other.causes.first().getByRole("link", { name: "More about this cause" }).click();
    assert.equal(other.page.url(), `${host.url}causes/env-not-loaded/`);
    await other.allCauses.click();
    await other.page.getByRole("link", { name: "fix401, start page" }).click();
    await other.ready();
    assert.equal(other.page.url(), host.url);
    assert.deepEqual(wrong, []);
  });
}

test("with headers no other page can frame it; without them it could", async (t) => {
  const framed = async (hosting) => {
    const host = await serve(hosting);
    t.after(() => host.close());
    const page = await (await self.context(t)).newPage();
    const other = await serve({ change: () => `<iframe src="${host.url}"></iframe>` });
    t.after(() => other.close());
    await page.goto(other.url);
    return page.frames()[1].evaluate(() => document.title).catch(() => "");
  };
  assert.match(await framed({}), /^fix401/);
  assert.doesNotMatch(await framed({ headers: headers() }), /^fix401/);
});

test("the compressed files hold what the plain ones do", () => {
  const small = files.filter((file) => /\.(br|gz)$/.test(file));
  assert.ok(small.length > 50);
  for (const file of small) {
    const bytes = readFileSync(join(DIST, file));
    const whole = file.endsWith(".br") ? brotliDecompressSync(bytes) : gunzipSync(bytes);
    assert.ok(whole.equals(readFileSync(join(DIST, file.replace(/\.(br|gz)$/, "")))), file);
  }
  for (const file of files.filter((file) => /\.(html|js|wasm|css)$/.test(file))) {
    assert.ok(small.includes(`${file}.br`) && small.includes(`${file}.gz`), `${file} is not compressed`);
  }
});

test("every link within dist/ leads to a file, and to a place in it", async (t) => {
  const page = await (await self.context(t)).newPage();
  const pages = new Map();
  for (const name of files.filter((file) => file.endsWith(".html"))) {
    pages.set(name, await page.evaluate((html) => {
      const document = new DOMParser().parseFromString(html, "text/html");
      return {
        links: [...document.querySelectorAll("[href], [src]")]
          .map((element) => element.getAttribute("href") ?? element.getAttribute("src")),
        ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
      };
    }, readFileSync(join(DIST, name), "utf8")));
  }
  let followed = 0;
  for (const [name, { links }] of pages) {
    for (const link of links.filter((link) => !/^[a-z]+:/.test(link))) {
      const [path, place] = link.split("#");
      const target = posix.join(posix.dirname(name), path) + (path === "" ? `/${posix.basename(name)}` : "");
      const file = posix.normalize(target.endsWith("/") || target === "." ? `${target}/index.html` : target);
      assert.ok(files.includes(file), `${name} links to ${link}`);
      if (place) assert.ok(pages.get(file).ids.includes(place), `${name} links to ${link}`);
      followed += 1;
    }
  }
  assert.ok(followed > 200);
});

test("what the manifest names is there", () => {
  const manifest = JSON.parse(readFileSync(join(DIST, "manifest.webmanifest"), "utf8"));
  assert.ok(manifest.icons.some(({ sizes }) => sizes === "192x192") && manifest.icons.some(({ sizes }) => sizes === "512x512"));
  for (const { src } of manifest.icons) assert.ok(files.includes(posix.normalize(src)), src);
  assert.ok(!/^[a-z]+:|^\//.test(manifest.start_url) && !/^[a-z]+:|^\//.test(manifest.scope ?? "./"));
});
