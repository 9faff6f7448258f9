// The page as its reader has it: found by role and name, and told what to do
// in the reader's words.
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** The ids of clues by the numbers that reasons carry. */
const CLUES = new Map(
  [...readFileSync(new URL("../../src/clue.rs", import.meta.url), "utf8").matchAll(/^ +(\d+) \w+ "([a-z0-9-]+)"/gm)]
    .map(([, number, id]) => [number, id]),
);

/** Tries until a check passes; its last failure is the test's. */
export async function eventually(check, within = 10_000) {
  const end = Date.now() + within;
  for (;;) {
    try {
      return await check();
    } catch (failure) {
      if (Date.now() > end) throw failure;
    }
    await pause(40);
  }
}

export class Fix401 {
  constructor(page) {
    const button = (name) => page.getByRole("button", { name, exact: true });
    this.page = page;
    this.box = page.getByRole("textbox", { name: "Paste an error message or .env line" });
    this.diagnosis = page.getByRole("region", { name: "Diagnosis" });
    this.causes = this.diagnosis.locator("[data-cause]");
    this.desk = page.getByRole("main");
    this.paste = page.getByRole("region", { name: "Your paste" });
    this.marks = this.paste.locator("mark[data-clue]");
    this.examples = page.getByRole("group", { name: "Examples" });
    this.check = page.getByRole("group", { name: "Check a key" });
    this.key = page.getByLabel("API key");
    this.ask = this.check.getByRole("combobox", { name: "Ask" });
    this.send = button("Send one request");
    this.cancel = button("Cancel");
    this.copyLink = button("Copy link");
    this.copyMarkdown = button("Copy as Markdown");
    this.clear = button("Clear");
    this.edit = button("Edit");
    this.show = button("Hold to show");
    this.stop = button("Stop");
    this.allCauses = page.getByRole("navigation").getByRole("link", { name: "All causes" });
    this.notice = page.getByRole("alert");
  }

  /** Opens the page and waits until it has taken over. */
  static async open(context, url) {
    const fix401 = new Fix401(await context.newPage());
    await fix401.page.goto(url, { waitUntil: "commit" });
    await fix401.ready();
    return fix401;
  }

  ready() {
    return this.page.locator("html[data-ready]").waitFor({ state: "attached" });
  }

  /** Puts a text in place of what the box holds, as a paste does. */
  async type(text) {
    await this.box.evaluate((box) => {
      box.focus();
      box.select();
    });
    await this.page.keyboard.insertText(text);
  }

  /** As `type`, for texts that are too long to go key by key. */
  async put(text) {
    await this.box.evaluate((box, text) => {
      box.value = text;
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, text);
  }

  /** Drops a file on the box; `bytes` is a string or an array of numbers. */
  async drop(bytes, name = "error.log") {
    const content = typeof bytes === "string" ? bytes : [...bytes];
    await this.box.evaluate((box, [content, name]) => {
      const data = new DataTransfer();
      data.items.add(new File([typeof content === "string" ? content : new Uint8Array(content)], name));
      for (const type of ["dragover", "drop"]) {
        box.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
      }
    }, [content, name]);
  }

  /** Waits for an answer that names a cause, or for its plain sentence. */
  async answered(within = 60_000) {
    await this.page.locator("main[data-state=answered]").waitFor({ timeout: within });
  }

  /** The causes in order, each as `id certainty`. */
  shown() {
    return this.causes.evaluateAll((all) =>
      all.map((cause) => `${cause.dataset.cause} ${cause.dataset.certainty}`));
  }

  /** The first cause's id, or nothing. */
  async first() {
    return (await this.shown())[0]?.split(" ")[0];
  }

  /** Every cause with the clues of its reasons. */
  async reasons() {
    const causes = await this.causes.evaluateAll((all) => all.map((cause) => ({
      id: cause.dataset.cause,
      numbers: [...cause.querySelectorAll("[data-reason]")].map((reason) => reason.dataset.reason),
    })));
    return causes.map(({ id, numbers }) => ({ id, clues: numbers.map((number) => CLUES.get(number)) }));
  }

  /** Each mark's clue and the line of the paste it stands on. */
  marked() {
    return this.marks.evaluateAll((all) => all.map((mark) => ({
      clue: mark.dataset.clue,
      line: Number(mark.closest("[data-line]")?.dataset.line),
    })));
  }

  /** Presses a button and gives what it has put into the clipboard. */
  async copied(button) {
    await this.page.evaluate(() => navigator.clipboard.writeText(""));
    await button.click();
    return this.clipboard();
  }

  link() {
    return this.copied(this.copyLink);
  }

  markdown() {
    return this.copied(this.copyMarkdown);
  }

  /** What the clipboard holds, as soon as it holds something. */
  clipboard() {
    return eventually(async () => {
      const text = await this.page.evaluate(() => navigator.clipboard.readText());
      if (text === "") throw new Error("the clipboard is empty");
      return text;
    });
  }

  /** The verdict's or the notice's words. */
  words() {
    return this.diagnosis.innerText();
  }

  /** Opens the live check. */
  async openCheck() {
    await this.page.getByText("Check a key", { exact: true }).click();
    await this.key.waitFor();
  }
}
