// The live check: one click, one request, and what its answer settles. The
// providers are played by the tests; no request leaves this machine.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { Fix401, eventually } from "./page.mjs";
import { KEY_ERROR } from "./pastes.mjs";
import { echo, key, leaks } from "./secrets.mjs";
import { suite } from "./suite.mjs";

const self = suite();
const CORS = { "access-control-allow-origin": "*" };
const json = (status, body) => ({ status, headers: CORS, contentType: "application/json", body: JSON.stringify(body) });
const error = (status, message, code = null) => json(status, { error: { message, type: "invalid_request_error", code } });

/** The page with the check open and every provider played by `answer`. */
async function checking(t, answer = () => json(200, { data: [] }), prepare = async () => {}) {
  const context = await self.context(t);
  const asked = [];
  await context.route((url) => url.origin !== new URL(self.site.url).origin, async (route) => {
    asked.push(route.request());
    const reply = await answer(route);
    if (reply) await route.fulfill(reply);
  });
  await prepare(context);
  const fix401 = await Fix401.open(context, self.site.url);
  await fix401.openCheck();
  // Hidden while it is empty, so not found by its role.
  const reply = fix401.page.locator("#reply");
  return {
    fix401,
    asked,
    reply,
    async ask(secret = key()) {
      await fix401.key.fill(secret);
      await fix401.send.click();
    },
    told: (words) => eventually(async () => assert.match(await reply.innerText(), words)),
  };
}

test("it is closed until it is asked for", async (t) => {
  const fix401 = await self.open(t);
  assert.ok(await fix401.key.isHidden());
  await fix401.openCheck();
  assert.ok(await fix401.send.isVisible());
});

test("one click sends one request: a GET with the key, no cookie, no referrer", async (t) => {
  const { asked, ask, told } = await checking(t, undefined, (context) => context.addCookies([
    { name: "session", value: "mine", domain: "api.openai.com", path: "/", secure: true, sameSite: "None" },
  ]));
  await ask();
  await told(/^OpenAI answered 200\. The key is good here/);
  assert.equal(asked.length, 1);
  const headers = await asked[0].allHeaders();
  assert.deepEqual([asked[0].method(), asked[0].url()], ["GET", "https://api.openai.com/v1/models"]);
  assert.ok(headers.authorization === `Bearer ${key()}`);
  assert.equal(headers.cookie, undefined);
  assert.equal(headers.referer, undefined);
  assert.equal(asked[0].postData(), null);
});

test("nothing is sent before the click, whatever is typed", async (t) => {
  const { fix401, asked } = await checking(t);
  await fix401.key.fill(key());
  await fix401.ask.selectOption("Groq");
  await fix401.page.waitForTimeout(200);
  assert.equal(asked.length, 0);
});

test("what is shown before is what is sent", async (t) => {
  const { fix401, asked, ask, told } = await checking(t);
  await fix401.page.getByLabel("Organization").fill("org-mine");
  await fix401.page.getByLabel("Project").fill("proj_mine");
  const figure = fix401.check.getByRole("figure").filter({ hasText: "This will be sent, once, and nothing else:" });
  const [first, ...lines] = (await figure.locator("pre").innerText()).split("\n");
  await ask();
  await told(/answered 200/);
  assert.equal(`${asked[0].method()} ${asked[0].url()}`, first);
  const sent = await asked[0].allHeaders();
  assert.equal(lines.length, 3);
  for (const line of lines) {
    const [name, value] = line.split(": ");
    assert.ok(sent[name.toLowerCase()] === value.replace("KEY", key()), `another ${name} was sent`);
  }
  const own = Object.keys(sent).filter((name) => /^(authorization|openai|x-|api|anthropic)/.test(name));
  assert.equal(own.length, lines.length, "nothing of the page's own is sent besides");
});

for (const [provider, url, header] of [
  ["OpenRouter", "https://openrouter.ai/api/v1/key", "authorization"],
  ["Groq", "https://api.groq.com/openai/v1/models", "authorization"],
  ["Anthropic", "https://api.anthropic.com/v1/models", "x-api-key"],
  ["Mistral", "https://api.mistral.ai/v1/models", "authorization"],
]) {
  test(`${provider} is asked at its own address, as it wants the key, and only there`, async (t) => {
    const { fix401, asked, ask, told } = await checking(t);
    await fix401.page.getByLabel("Organization").fill("org-mine");
    await fix401.ask.selectOption(provider);
    assert.ok(await fix401.page.getByLabel("Organization").isHidden());
    await ask();
    await told(new RegExp(`^${provider} answered 200`));
    assert.deepEqual(asked.map((request) => request.url()), [url]);
    const headers = await asked[0].allHeaders();
    assert.ok(headers[header]?.endsWith(key()));
    assert.equal(headers["openai-organization"], undefined);
    assert.equal(headers["anthropic-dangerous-direct-browser-access"], provider === "Anthropic" ? "true" : undefined);
  });
}

/** A server on this machine, as a user's own; it tells what it was asked. */
async function local(t, answer) {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request);
    const [status, headers, body] = request.method === "OPTIONS"
      ? [204, { ...CORS, "access-control-allow-headers": "authorization" }, ""]
      : answer(request);
    response.writeHead(status, headers);
    response.end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  t.after(() => server.close());
  const fix401 = await self.open(t);
  await fix401.openCheck();
  await fix401.ask.selectOption("A server on this machine");
  await fix401.page.getByLabel("Port").fill(String(server.address().port));
  await fix401.key.fill(key());
  await fix401.send.click();
  // Hidden while it is empty, so not found by its role.
  const reply = fix401.page.locator("#reply");
  return { asked, told: (words) => eventually(async () => assert.match(await reply.innerText(), words)) };
}

test("a server on this machine is asked on its port; on the wire there is nothing but the request", async (t) => {
  const { asked, told } = await local(t, () => [200, CORS, "{}"]);
  await told(/^the server on this machine answered 200/i);
  const gets = asked.filter(({ method }) => method === "GET");
  assert.deepEqual(gets.map(({ url }) => url), ["/v1/models"]);
  const { authorization, cookie, referer, "cache-control": cache } = gets[0].headers;
  assert.ok(authorization === `Bearer ${key()}`);
  assert.deepEqual([cookie, referer, cache], [undefined, undefined, "no-cache"]);
});

test("a redirection is not followed with the key", async (t) => {
  const { asked, told } = await local(t, () => [302, { ...CORS, location: "/elsewhere" }, ""]);
  await told(/^Could not tell/);
  assert.ok(asked.every(({ url }) => url === "/v1/models"));
});

test("a server that does not allow a browser's question: could not tell", async (t) => {
  const { told } = await local(t, () => [401, {}, "{}"]);
  await told(/^Could not tell/);
});

for (const [name, reply, words, cause] of [
  ["401 for a wrong key", error(401, `Incorrect API key provided: ${echo(key())}.`, "invalid_api_key"), /answered 401/, "revoked-key"],
  ["401 for a project", error(401, "OpenAI-Project header should match project for API key", "mismatched_project"), /answered 401/, "wrong-org-or-project"],
  ["403 for a missing scope", error(403, "You have insufficient permissions for this operation. Missing scopes: api.model.read"), /known but not allowed/, "missing-scope"],
  ["401 for a missing scope", error(401, "You have insufficient permissions for this operation. Missing scopes: api.model.read"), /answered 401/, "missing-scope"],
  ["429 for quota", error(429, "You exceeded your current quota", "insufficient_quota"), /The key is good; there were too many/, "quota-exhausted"],
  ["500", error(500, "The server had an error"), /does not tell whether the key is good/, "server-error"],
]) {
  test(`a reply of ${name} is told and joins the diagnosis`, async (t) => {
    const { fix401, ask, told } = await checking(t, () => reply);
    await ask();
    await told(words);
    await fix401.answered();
    assert.equal(await fix401.first(), cause);
    const words401 = await fix401.check.getByRole("status").innerText();
    assert.doesNotMatch(words401, /invalid/i);
  });
}

test("a reply is weighed with the paste, and stays when the paste changes", async (t) => {
  const { fix401, ask, told } = await checking(t);
  await fix401.type(KEY_ERROR);
  await fix401.answered();
  await ask();
  await told(/answered 200/);
  const clues = async () => (await fix401.reasons())[0].clues;
  await eventually(async () => assert.ok((await clues()).includes("check-accepted")));
  await fix401.type(`${KEY_ERROR}\n`);
  await eventually(async () => assert.ok((await clues()).includes("check-accepted")));
  await fix401.clear.click();
  await fix401.type(KEY_ERROR);
  await eventually(async () => assert.ok(!(await clues()).includes("check-accepted")));
});

for (const [name, answer] of [
  ["a failing network", (route) => void route.abort("internetdisconnected")],
  ["a blocker", (route) => void route.abort("blockedbyclient")],
]) {
  test(`with ${name} it could not tell, and never says invalid`, async (t) => {
    const { fix401, ask, told, asked } = await checking(t, answer);
    await ask();
    await told(/^Could not tell/);
    await fix401.answered();
    assert.equal(asked.length, 1, "and it is not tried again");
    assert.deepEqual(await fix401.shown(), []);
    assert.match(await fix401.words(), /could not tell/);
    assert.doesNotMatch(await fix401.words(), /invalid|revoked/i);
  });
}

test("a provider that never answers is given up on after a time", async (t) => {
  const { fix401, ask, told } = await checking(t, () => new Promise(() => {}), (context) => context.clock.install());
  await ask();
  await fix401.cancel.waitFor();
  await fix401.page.clock.runFor(14_000);
  assert.match(await fix401.check.getByRole("status").innerText(), /^Asking/);
  await fix401.page.clock.runFor(2_000);
  await told(/^Could not tell/);
  assert.ok(await fix401.send.isEnabled() && await fix401.cancel.isHidden());
});

test("Cancel stops it, and nothing is claimed", async (t) => {
  const { fix401, asked, ask, told } = await checking(t, () => new Promise(() => {}));
  await ask();
  await fix401.cancel.click();
  await told(/^Cancelled\./);
  assert.ok(await fix401.send.isEnabled() && await fix401.cancel.isHidden());
  assert.deepEqual(await fix401.shown(), []);
  assert.equal(asked.length, 1);
});

test("Clear while it waits stops it and leaves an empty page", async (t) => {
  const { fix401, ask, reply } = await checking(t, () => new Promise(() => {}));
  await ask();
  await fix401.cancel.waitFor();
  await fix401.clear.click();
  await fix401.page.waitForTimeout(300);
  assert.equal(await reply.textContent(), "");
  assert.equal(await fix401.key.inputValue(), "");
  await fix401.diagnosis.getByText("Paste the whole error").waitFor();
  assert.ok(await fix401.send.isEnabled());
});

test("a gateway that repeats the key does not bring it onto the screen", async (t) => {
  const { fix401, ask, told } = await checking(t, () => error(401, `Bad key ${key()} in Bearer ${key()}`));
  await ask();
  await told(/answered 401/);
  await fix401.answered();
  assert.ok(!leaks(await fix401.page.evaluate(() => document.documentElement.outerHTML), key()));
});

test("the curl and Python lines ask the same and hold no key", async (t) => {
  const { fix401 } = await checking(t);
  await fix401.key.fill(key());
  await fix401.page.getByLabel("Organization").fill("org-mine");
  const lines = await fix401.check.locator("pre").allInnerTexts();
  assert.ok(lines.every((line) => !leaks(line, key())));
  const [, curl, python] = lines;
  assert.match(curl, /^curl -sS -i https:\/\/api\.openai\.com\/v1\/models -H "Authorization: Bearer \$OPENAI_API_KEY" -H "OpenAI-Organization: org-mine"$/);
  assert.match(python, /^python -c "import os, openai; print\(openai\.OpenAI\(organization='org-mine'\)\.models\.list\(\)\)"$/);
  assert.ok(!leaks(await fix401.page.evaluate(() => document.documentElement.outerHTML), key()));
});

test("an organization cannot break out of its header or the command", async (t) => {
  const { fix401, asked, ask, told } = await checking(t);
  await fix401.page.getByLabel("Organization").fill('org-a" “b”; $(id) \'');
  await ask();
  await told(/answered 200/);
  assert.equal((await asked[0].allHeaders())["openai-organization"], "org-abid");
  assert.match((await fix401.check.locator("pre").allInnerTexts())[1], /Organization: org-abid"$/);
});

for (const [name, secret, words] of [
  ["none", "", /^Type or paste a key first/],
  ["one with a space in it", `${key()} `, /white space in the key/],
  ["one with a curly quote", `“${key()}`, /cannot stand in a header/],
]) {
  test(`a key that cannot be sent is not: ${name}`, async (t) => {
    const { asked, ask, told } = await checking(t);
    await ask(secret);
    await told(words);
    assert.equal(asked.length, 0);
  });
}

test("the key is wiped when the page is left", async (t) => {
  const { fix401 } = await checking(t);
  await fix401.key.fill(key());
  await fix401.page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  assert.equal(await fix401.key.inputValue(), "");
});

test("the field keeps password managers and spell-checkers out", async (t) => {
  const { fix401 } = await checking(t);
  const attributes = await fix401.key.evaluate((field) =>
    Object.fromEntries([...field.attributes].map(({ name, value }) => [name, value])));
  const { type, autocomplete, spellcheck, autocapitalize, name } = attributes;
  assert.deepEqual({ type, autocomplete, spellcheck, autocapitalize, name },
    { type: "password", autocomplete: "off", spellcheck: "false", autocapitalize: "off", name: undefined });
  for (const manager of ["data-1p-ignore", "data-lpignore", "data-bwignore", "data-form-type"]) {
    assert.ok(manager in attributes, manager);
  }
});
