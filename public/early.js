// Runs before the first paint: applies the chosen theme, starts the page, and
// shows a notice should it fail to start.
(() => {
  const root = document.documentElement;
  const { page, wasm, wasmIntegrity, desk, worker } = document.currentScript.dataset;
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Storage is switched off: the system's theme it is.
  }

  if (page) {
    root.dataset.js = "";
    // The answer that the link brings is waited for.
    if (/^#(d|text)=/.test(location.hash)) root.dataset.linked = "";
    // A shared diagnosis is shown without the part that reads pastes, which
    // would only take the line from it; everything else begins with it.
    if (!location.hash.startsWith("#d=")) {
      const preload = document.createElement("link");
      Object.assign(preload, { rel: "preload", as: "fetch", crossOrigin: "", href: desk });
      document.head.append(preload);
    }
    // Shown when the document is there, which it may not be yet.
    const drawn = new Promise((done) => addEventListener("DOMContentLoaded", done));
    const fail = () => drawn.then(() => {
      delete root.dataset.linked;
      document.getElementById("trouble").hidden = false;
    });
    // Of what fails later, only the page's own: extensions run here as well.
    const own = (why, file = "") => why instanceof WebAssembly.RuntimeError || file.startsWith(location.origin);
    addEventListener("error", ({ error, filename }) => own(error, filename) && fail());
    addEventListener("unhandledrejection", ({ reason }) => own(reason) && fail());
    // A selection across the page would take the box's text with it, unmasked.
    addEventListener("copy", (event) => {
      if (event.target.matches?.("textarea, input")) return;
      event.clipboardData.setData("text/plain", String(getSelection()));
      event.preventDefault();
    });
    const bytes = fetch(wasm, { integrity: wasmIntegrity });
    Promise.all([import(page), drawn])
      .then(([glue]) => glue.default({ module_or_path: bytes }))
      .catch((why) => {
        console.error(why);
        fail();
      });
  }

  // Only this file's own name for the worker becomes a script's address.
  if (worker && "serviceWorker" in navigator) {
    const policy = window.trustedTypes?.createPolicy("fix401", { createScriptURL: () => worker });
    addEventListener("load", () => {
      // Without it the page works, only not offline.
      navigator.serviceWorker.register(policy?.createScriptURL("") ?? worker).catch(() => {});
    });
  }
})();
