// The states that the page can be in, each brought about as a visitor would:
// what look.test.mjs holds to and shots.mjs draws.

/** Waits until the page answers. */
export const ready = (page) => page.waitForSelector("html[data-ready]");

export async function open(page, url) {
  await page.goto(url);
  await ready(page);
}

/** Waits for the answer to a paste. */
export const answered = (page) => page.waitForSelector("#desk[data-state=answered]");

async function paste(page, text) {
  await page.getByRole("textbox", { name: "Paste an error message" }).evaluate((box, text) => {
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.blur();
  }, text);
  await answered(page);
}

export async function example(page, name) {
  await page.getByRole("group", { name: "Examples" }).getByRole("button", { name, exact: true }).click();
  await answered(page);
}

/** Lines of a log, with the error among them. */
function log() {
  const line = (i) => `2026-11-26T09:${String(10 + (i / 60 | 0)).padStart(2, "0")}:${String(i % 60).padStart(2, "0")}.418Z INFO worker-${i % 4} batch ${1000 + i} of tenant-${"abcdefgh"[i % 8]} finished in ${(i * 37) % 900} ms`;
  const lines = Array.from({ length: 140 }, (_, i) => line(i));
  lines.splice(70, 0,
    "2026-11-26T09:11:10.902Z ERROR worker-2 openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided: sk-proj-" + "*".repeat(152) + "aZ4A. You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}");
  return lines.join("\n");
}

/** Sends the live check, whose provider gives this answer. */
async function check(page, answer) {
  await page.route("https://api.openai.com/**", answer);
  await page.locator("#check-fold > summary").click();
  // Assembled here, so that no scanner takes it for a key.
  await page.getByLabel("API key").fill(`sk-proj-${"Ab3dE6".repeat(26)}`);
  await page.getByRole("button", { name: "Send one request" }).click();
  await page.waitForFunction(() => document.getElementById("reply").textContent && document.getElementById("cancel-request").hidden);
}

const CORS = { "access-control-allow-origin": "*", "access-control-allow-headers": "*" };
const replies = (status, body) => (route) => route.request().method() === "OPTIONS"
  ? route.fulfill({ status: 204, headers: CORS })
  : route.fulfill({ status, headers: CORS, contentType: "application/json", body: JSON.stringify(body) });
const error = (message, type, code) => ({ error: { message, type, param: null, code } });

const EXAMPLES = ["Incorrect key", "Quoted key", "KeyError", "Organization", "Another provider", "Placeholder", "A 429"];
const IN_ENV = `# .env\nOPENAI_API_KEY=sk-proj-${"Xy7Zw2".repeat(26)}\u200b\nOPENAI_BASE_URL=https://openrouter.ai/api/v1\n`;

/** By name: how to get there from the open page. */
export const STATES = {
  empty: async () => {},
  ...Object.fromEntries(EXAMPLES.map((name) => [`example ${name}`, (page) => example(page, name)])),
  "hidden character": (page) => paste(page, IN_ENV),
  unrecognised: async (page) => {
    await paste(page, "Something went wrong while talking to the assistant.\nPlease try again later, reference 83f1-aa20.");
    await page.locator(".report summary").click();
  },
  "long log": (page) => paste(page, log()),
  "log while edited": async (page) => {
    await paste(page, log().split("\n").slice(60, 76).join("\n"));
    await page.getByRole("textbox", { name: "Paste an error message" }).focus();
  },
  "check open": async (page) => {
    await page.locator("#check-fold > summary").click();
  },
  "check accepted": (page) => check(page, replies(200, { object: "list", data: [{ id: "gpt-5" }] })),
  "check refused": (page) => check(page, replies(401, error(`Incorrect API key provided: sk-proj-${"*".repeat(152)}dE6. You can find your API key at https://platform.openai.com/account/api-keys.`, "invalid_request_error", "invalid_api_key"))),
  "check forbidden": (page) => check(page, replies(403, error("You have insufficient permissions for this operation. Missing scopes: api.model.read.", "invalid_request_error", "missing_scope"))),
  "check limited": (page) => check(page, replies(429, error("You exceeded your current quota, please check your plan and billing details.", "insufficient_quota", "insufficient_quota"))),
  "check failed": (page) => check(page, replies(503, error("The engine is currently overloaded, please try again later", "server_error", null))),
  "check unanswered": (page) => check(page, (route) => route.abort("failed")),
  "link opened": async (page, url) => {
    await example(page, "Incorrect key");
    await page.locator("#held > summary").click();
    const link = (await page.locator("#link-holds .link code").textContent()).split("#")[1];
    await page.goto("about:blank");
    await open(page, `${url}#${link}`);
    await answered(page);
  },
  "link spoiled": async (page, url) => {
    await page.goto("about:blank");
    await open(page, `${url}#d=9zzzz`);
    await answered(page);
  },
  trouble: async (page) => {
    await page.evaluate(() => { document.getElementById("trouble").hidden = false; });
  },
};

/** Pages that need no script. */
export const PAGES = ["causes/", "causes/malformed-key/", "causes/rate-limited/"];
