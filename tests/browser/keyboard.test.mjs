// The whole job without a pointer, on narrow screens and wide ones.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./page.mjs";
import { INCORRECT, KEY_ERROR } from "./pastes.mjs";
import { key } from "./secrets.mjs";
import { suite } from "./suite.mjs";

const self = suite();

/** Goes on with Tab until this element has the focus. */
async function tabTo(fix401, element, most = 60) {
  for (let pressed = 0; pressed < most; pressed++) {
    if (await element.evaluate((element) => element === document.activeElement)) return;
    await fix401.page.keyboard.press("Tab");
  }
  assert.fail(`not reached with ${most} presses of Tab`);
}
const focused = (element) => eventually(async () =>
  assert.ok(await element.evaluate((element) => element === document.activeElement)));

test("from an empty page to a copied link by keyboard alone", async (t) => {
  const fix401 = await self.open(t);
  const { keyboard } = fix401.page;
  await keyboard.press("Tab");
  await focused(fix401.page.getByRole("link", { name: "Skip to the paste box" }));
  await keyboard.press("Enter");
  await tabTo(fix401, fix401.box);
  await keyboard.insertText(KEY_ERROR);
  await fix401.answered();
  await tabTo(fix401, fix401.copyLink);
  await fix401.page.evaluate(() => navigator.clipboard.writeText(""));
  await keyboard.press("Enter");
  assert.match(await fix401.clipboard(), /#d=[\w-]+$/);
  const reason = fix401.causes.first().locator("[data-reason]").first();
  await tabTo(fix401, reason);
  await keyboard.press("Enter");
  await focused(fix401.marks.first());
});

test("Tab leaves the box, and every stop shows where the focus is", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(INCORRECT);
  await fix401.answered();
  await fix401.box.focus();
  for (let stop = 0; stop < 30; stop++) {
    await fix401.page.keyboard.press("Tab");
    const { tag, seen } = await fix401.page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      return { tag: element.tagName, seen: style.outlineStyle !== "none" || element.id === "paste" };
    });
    if (tag === "BODY") break;
    assert.notEqual(tag, "TEXTAREA");
    assert.ok(seen, `${tag} has the focus and no outline`);
  }
});

test("a live check is reached and filled in by keyboard", async (t) => {
  const fix401 = await self.open(t);
  const { keyboard } = fix401.page;
  await tabTo(fix401, fix401.check.locator("summary"));
  await keyboard.press("Enter");
  await tabTo(fix401, fix401.key);
  await keyboard.insertText(key());
  await tabTo(fix401, fix401.send);
  assert.ok(await fix401.send.isEnabled());
});

test("the shortcuts work, in the fields too", async (t) => {
  const fix401 = await self.open(t);
  const { keyboard } = fix401.page;
  await fix401.type(KEY_ERROR);
  await fix401.answered();
  await keyboard.press("Alt+Shift+D");
  await focused(fix401.diagnosis);
  await keyboard.press("Alt+Shift+P");
  await focused(fix401.box);
  await keyboard.press("Alt+Shift+L");
  assert.match(await fix401.clipboard(), /#d=[\w-]+$/);
  await fix401.page.evaluate(() => navigator.clipboard.writeText(""));
  await keyboard.press("Alt+Shift+M");
  assert.match(await fix401.clipboard(), /^### Diagnosis of a 401/);
  assert.equal(await fix401.box.inputValue(), KEY_ERROR, "no shortcut typed anything");
  await fix401.openCheck();
  await fix401.key.focus();
  await keyboard.press("Alt+Shift+X");
  assert.equal(await fix401.box.inputValue(), "");
  await focused(fix401.box);
});

test("every shortcut is told on the page", async (t) => {
  const fix401 = await self.open(t);
  await fix401.page.getByText("Keyboard", { exact: true }).click();
  const told = await fix401.page.locator(".keys dt").allInnerTexts();
  assert.deepEqual(told.map((keys) => keys.replace(/\s+/g, "+")),
    ["P", "D", "L", "M", "X"].map((letter) => `Alt+Shift+${letter}`));
});

test("Clear takes everything back to the start", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(INCORRECT);
  await fix401.answered();
  await fix401.link();
  await fix401.openCheck();
  await fix401.key.fill(key());
  await fix401.clear.click();
  assert.equal(await fix401.box.inputValue(), "");
  assert.equal(await fix401.key.inputValue(), "");
  assert.deepEqual(await fix401.shown(), []);
  assert.equal(await fix401.marks.count(), 0);
  assert.equal(fix401.page.url(), self.site.url);
  await focused(fix401.box);
});

test("a paste outside every field goes to the box", async (t) => {
  const fix401 = await self.open(t);
  await fix401.page.evaluate((text) => navigator.clipboard.writeText(text), KEY_ERROR);
  await fix401.page.getByRole("heading", { level: 1 }).click();
  await fix401.page.keyboard.press("Control+V");
  await fix401.answered();
  assert.equal(await fix401.box.inputValue(), KEY_ERROR);
});

test("a paste into another field stays there", async (t) => {
  const fix401 = await self.open(t);
  await fix401.page.evaluate((text) => navigator.clipboard.writeText(text), "org-example");
  await fix401.openCheck();
  const organization = fix401.page.getByLabel("Organization");
  await organization.focus();
  await fix401.page.keyboard.press("Control+V");
  assert.equal(await organization.inputValue(), "org-example");
  assert.equal(await fix401.box.inputValue(), "");
});

for (const [name, width] of [["narrow", 360], ["wide", 1440], ["very wide", 3840]]) {
  test(`on a ${name} screen the answer is beside the paste or below it, and nothing sticks out`, async (t) => {
    const fix401 = await self.open(t, "", { viewport: { width, height: 800 } });
    await fix401.type(INCORRECT);
    await fix401.answered();
    const sideways = await fix401.page.evaluate(() =>
      document.documentElement.scrollWidth > document.documentElement.clientWidth);
    assert.equal(sideways, false);
    const [paste, answer] = await Promise.all([fix401.paste, fix401.diagnosis].map((part) => part.boundingBox()));
    if (width < 960) assert.ok(answer.y >= paste.y + paste.height - 1, "the answer is below");
    else assert.ok(answer.x + answer.width <= paste.x + 1, "the answer is beside");
  });
}
