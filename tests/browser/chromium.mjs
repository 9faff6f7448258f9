// The browser that the tests drive: the system's own Chromium or Chrome.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser's path: CHROME_PATH, or the first that is installed. */
export function chromiumPath() {
  const onPath = (process.env.PATH ?? "").split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const path = [process.env.CHROME_PATH, ...onPath, ...PLACES].find((path) => path && runs(path));
  if (!path) {
    throw new Error("Chromium is missing; `make setup` installs it, or set CHROME_PATH to a Chrome or Chromium");
  }
  return path;
}

/** Nothing but what a page itself asks for. */
export const FLAGS = [
  "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
  // As root, as in a container, Chromium has no sandbox of its own.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** A fresh browser with an empty profile. */
export function launch(options = {}) {
  return chromium.launch({ executablePath: chromiumPath(), args: FLAGS, ...options });
}
