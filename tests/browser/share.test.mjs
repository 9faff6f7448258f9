// What is handed on: the link, the Markdown, the share sheet, and a report
// when nothing fits.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Fix401, eventually } from "./page.mjs";
import { KEY_ERROR, QUOTED, UNKNOWN, WHOLE_KEY } from "./pastes.mjs";
import { key, leaks } from "./secrets.mjs";
import { suite } from "./suite.mjs";

const self = suite();

test("what the link holds is shown: its points in words, and the link whole", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(QUOTED);
  await fix401.answered();
  await fix401.page.getByText("What the link holds").click();
  const held = fix401.page.locator("#link-holds");
  const text = await held.innerText();
  assert.match(text, /401/);
  assert.ok(text.includes(await fix401.link()));
  assert.ok(!leaks(text, key()));
  assert.ok(await held.getByRole("listitem").count() >= 4);
});

test("the preview follows the paste", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(QUOTED);
  await fix401.answered();
  await fix401.page.getByText("What the link holds").click();
  const held = fix401.page.locator("#link-holds");
  const before = await held.innerText();
  await fix401.type(KEY_ERROR);
  await eventually(async () => assert.notEqual(await held.innerText(), before));
  assert.ok((await held.innerText()).includes(await fix401.link()));
});

test("the Markdown tells the answer, the evidence, the steps and the link", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(QUOTED);
  await fix401.answered();
  const title = await fix401.causes.first().getByRole("heading", { level: 3 }).innerText();
  const link = await fix401.link();
  const markdown = await fix401.markdown();
  for (const part of ["### Diagnosis of a 401", "- Status: 401", `#### 1. ${title} (certain)`, "Why:", "What to do:", "1. ", link]) {
    assert.ok(markdown.includes(part), part);
  }
  for (const step of await fix401.causes.first().locator("ol li").allInnerTexts()) {
    assert.ok(markdown.replaceAll("`", "").includes(step), "a step is missing");
  }
  assert.ok(!leaks(markdown, key()));
});

test("without a share sheet there is no button for it", async (t) => {
  const fix401 = await self.open(t);
  await fix401.type(KEY_ERROR);
  await fix401.answered();
  assert.equal(await fix401.page.getByRole("button", { name: "Share…" }).count(), 0);
});

test("the system's share sheet gets the link and nothing else", async (t) => {
  const context = await self.context(t);
  await context.addInitScript(() => {
    navigator.share = async (data) => {
      window.shared = { ...data };
      throw new DOMException("closed", "AbortError");
    };
  });
  const fix401 = await Fix401.open(context, self.site.url);
  await fix401.type(KEY_ERROR);
  await fix401.answered();
  await fix401.page.getByRole("button", { name: "Share…" }).click();
  const shared = await fix401.page.evaluate(() => window.shared);
  assert.deepEqual(shared, { title: "fix401", url: await fix401.link() });
  assert.ok(await fix401.notice.isHidden(), "a sheet that is closed is no error");
});

test("without a clipboard the text is offered to be copied by hand", async (t) => {
  const context = await self.context(t);
  await context.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
  });
  const fix401 = await Fix401.open(context, self.site.url);
  await fix401.type(KEY_ERROR);
  await fix401.answered();
  const asked = fix401.page.waitForEvent("dialog");
  const clicked = fix401.copyLink.click();
  const dialog = await asked;
  assert.match(dialog.defaultValue(), /#d=[\w-]+$/);
  await dialog.dismiss();
  await clicked;
});

/** A paste that no cause fits, full of what must not be handed on. */
const SECRET = key("groq").slice(4);
const PRIVATE = [
  "Something odd happened on the way and the job ended.",
  `loaded ${SECRET} for user jane.roe@corp-internal.net`,
  "File /home/janeroe/projects/app/main.py and C:\\Users\\JaneRoe\\app\\main.py",
  "host db7.corp-internal.net answered nothing",
].join("\n");
const told = /janeroe|jane\.roe|corp-internal|db7/i;

async function unrecognised(t, paste = PRIVATE) {
  const fix401 = await self.open(t);
  await fix401.type(paste);
  await fix401.answered();
  assert.deepEqual(await fix401.shown(), [], "the paste must not be recognised");
  await fix401.page.getByText("Tell the project about it").click();
  return { fix401, report: fix401.page.getByRole("textbox", { name: "Report, with secrets masked" }) };
}

test("a report on what is not recognised is masked: keys, addresses, names in paths, hosts", async (t) => {
  const { report } = await unrecognised(t);
  const text = await report.inputValue();
  assert.match(text, /Something odd happened/);
  assert.ok(!leaks(text, SECRET));
  assert.doesNotMatch(text, told);
});

test("the report can be edited, and the edited text is what is copied and opened", async (t) => {
  const { fix401, report } = await unrecognised(t);
  await report.fill("My own words & nothing else");
  assert.equal(await fix401.copied(fix401.page.getByRole("button", { name: "Copy report" })), "My own words & nothing else");

  let opened;
  await fix401.page.context().route("https://github.com/**", (route) => {
    opened = new URL(route.request().url());
    return route.fulfill({ body: "the tracker" });
  });
  const popup = fix401.page.waitForEvent("popup");
  await fix401.page.getByRole("link", { name: "Open as a new issue" }).click();
  await (await popup).waitForLoadState();
  assert.match(opened.pathname, /\/issues\/new$/);
  assert.match(opened.searchParams.get("body"), /\n```text\nMy own words & nothing else\n```\n$/);
  assert.equal(await (await popup).evaluate(() => window.opener), null);
});

test("a report is offered only for what is not recognised", async (t) => {
  const fix401 = await self.open(t);
  const offer = fix401.page.getByText("Tell the project about it");
  await fix401.type(WHOLE_KEY);
  await fix401.answered();
  assert.equal(await offer.count(), 0);
  await fix401.type(UNKNOWN);
  await offer.waitFor();
});

test("a report of a very long text is short enough for an address", async (t) => {
  const { report } = await unrecognised(t, `${UNKNOWN}\n`.repeat(200));
  assert.ok((await report.inputValue()).length <= 4_000);
});

test("the code on a cause's page is copied whole", async (t) => {
  const fix401 = await self.open(t);
  await fix401.page.goto(`${self.site.url}causes/env-not-loaded/`);
  const figure = fix401.page.getByRole("figure").first();
  const button = figure.getByRole("button", { name: "Copy the code" });
  assert.equal(await fix401.copied(button), await figure.locator("pre code").innerText());
  await fix401.page.locator("button[data-done]").waitFor();
});
