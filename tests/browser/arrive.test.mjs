// What the address brings: shared diagnoses and texts to read.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Fix401, eventually } from "./page.mjs";
import { KEY_ERROR, ORGANIZATION, WHOLE_KEY } from "./pastes.mjs";
import { key, leaks } from "./secrets.mjs";
import { suite } from "./suite.mjs";

const self = suite();

/** A link that holds these bytes and the sum that says it is whole. */
function sealed(bytes) {
  let sum = 0xffff;
  for (const byte of bytes) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) sum = ((sum << 1) ^ (sum & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return Buffer.from([...bytes, sum >> 8, sum & 0xff]).toString("base64url");
}

for (const [name, value, words] of [
  ["nothing in it", "", "This link holds no diagnosis."],
  ["cut short", "AQyRAwABAQ4AHgSh", "This link is cut short or damaged"],
  ["garbage", "garbage!%00%zz<script>", "This link is cut short or damaged"],
  ["very long", "A".repeat(100_000), "This link is cut short or damaged"],
  ["a later version", sealed([9, 1, 2, 3]), "This link was made by a newer version of this page."],
]) {
  test(`a link with ${name}: a plain sentence, and the page works`, async (t) => {
    const fix401 = await self.open(t, `#d=${value}`);
    await fix401.diagnosis.getByText(words).waitFor();
    await fix401.type(KEY_ERROR);
    await eventually(async () => assert.equal(await fix401.first(), "env-not-loaded"));
    assert.doesNotMatch(fix401.page.url(), /#/, "what is shown is not the link any more");
  });
}

test("a text in the address is read once and removed from it", async (t) => {
  const fix401 = await self.open(t, `#text=${encodeURIComponent(KEY_ERROR)}`);
  await fix401.answered();
  assert.equal(await fix401.first(), "env-not-loaded");
  assert.equal(await fix401.box.inputValue(), KEY_ERROR);
  assert.equal(fix401.page.url(), self.site.url);
});

test("a key in such a text is left neither in the address nor in the history", async (t) => {
  const fix401 = await self.open(t, `#text=${encodeURIComponent(WHOLE_KEY)}`);
  await fix401.answered();
  assert.equal(await fix401.page.evaluate(() => history.length), 2, "about:blank and the page");
  const session = await fix401.page.context().newCDPSession(fix401.page);
  const { entries } = await session.send("Page.getNavigationHistory");
  assert.ok(entries.every(({ url, title }) => !leaks(decodeURIComponent(url) + title, key())));
  assert.ok(!leaks(await fix401.page.evaluate(() => JSON.stringify(history.state) + document.title), key()));
  await fix401.page.reload();
  await fix401.ready();
  assert.deepEqual(await fix401.shown(), [], "a reload does not bring it back");
});

test("a text that is not encoded as it should be gets a plain sentence", async (t) => {
  const fix401 = await self.open(t, "#text=100%");
  await fix401.diagnosis.getByText("is not encoded as it should be").waitFor();
  assert.equal(fix401.page.url(), self.site.url);
});

test("a text that comes while the page is open is read as well", async (t) => {
  const fix401 = await self.open(t);
  await fix401.page.evaluate((text) => {
    location.hash = `text=${encodeURIComponent(text)}`;
  }, KEY_ERROR);
  await fix401.answered();
  assert.equal(await fix401.first(), "env-not-loaded");
  assert.equal(fix401.page.url(), self.site.url);
});

test("another link in the same tab, and the way back, show each its own diagnosis", async (t) => {
  const context = await self.context(t);
  const maker = await Fix401.open(context, self.site.url);
  const links = [];
  for (const paste of [KEY_ERROR, ORGANIZATION]) {
    await maker.type(paste);
    await maker.answered();
    links.push(await maker.link());
  }
  const [first, second] = links;
  assert.notEqual(first, second);

  const reader = await Fix401.open(context, first);
  const shows = (cause) => eventually(async () => assert.equal(await reader.first(), cause));
  await shows("env-not-loaded");
  await reader.page.evaluate((link) => {
    location.href = link;
  }, second);
  await shows("wrong-org-or-project");
  await reader.page.goBack();
  await shows("env-not-loaded");
  await reader.page.goForward();
  await shows("wrong-org-or-project");
});

test("a way to another part of the page leaves the diagnosis as it is", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(KEY_ERROR);
  await fix401.answered();
  await fix401.page.getByRole("link", { name: "Guide", exact: true }).click();
  assert.match(fix401.page.url(), /#guide$/);
  assert.equal(await fix401.first(), "env-not-loaded");
  await fix401.page.goBack();
  assert.equal(await fix401.first(), "env-not-loaded");
  assert.equal(await fix401.box.inputValue(), KEY_ERROR);
});

test("a link opened over a text with a key does not uncover the key", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(WHOLE_KEY);
  await fix401.answered();
  await fix401.page.evaluate(() => {
    location.hash = "d=AQ";
  });
  await fix401.diagnosis.getByText("This link is cut short").waitFor();
  const seen = await fix401.box.evaluate((box) => {
    const style = getComputedStyle(box);
    return style.opacity !== "0" && style.webkitTextSecurity === "none" &&
      style.webkitTextFillColor !== "rgba(0, 0, 0, 0)";
  });
  assert.equal(seen, false);
  assert.equal(await fix401.box.inputValue(), WHOLE_KEY);
});
