// What every file of tests begins with: one host, one browser, and for each
// test a context that nothing was done in before.
import { after, before } from "node:test";
import { launch } from "./chromium.mjs";
import { Fix401 } from "./page.mjs";
import { serve } from "./serve.mjs";

/**
 * Sets up a file's tests. The result has `site` and `browser` once they run,
 * `context(t, options)`, which is closed with the test, and `open(t, hash,
 * options)`, the page in such a context.
 */
export function suite(hosting = {}, launching = {}) {
  const self = {
    async context(t, options = {}) {
      const context = await self.browser.newContext({
        // Only the tests of offline use need the worker's fetches.
        serviceWorkers: "block",
        permissions: ["clipboard-read", "clipboard-write"],
        ...options,
      });
      context.setDefaultTimeout(30_000);
      t.after(() => context.close());
      return context;
    },
    async open(t, hash = "", options = {}) {
      return Fix401.open(await self.context(t, options), self.site.url + hash);
    },
  };
  before(async () => {
    self.site = await serve(hosting);
    self.browser = await launch(launching);
  });
  after(async () => {
    await self.browser?.close();
    await self.site?.close();
  });
  return self;
}
