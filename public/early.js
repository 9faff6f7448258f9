// Runs before the first paint: the chosen theme, and a notice should the page fail to start.
(() => {
  const root = document.documentElement;
  root.dataset.js = "";
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Storage is switched off: the system's theme it is.
  }
  const fail = () => {
    const notice = document.getElementById("trouble");
    if (notice && !("ready" in root.dataset)) notice.hidden = false;
  };
  addEventListener("unhandledrejection", fail);
  addEventListener("error", (event) => {
    if (!event.target || event.target === window || event.target.tagName === "SCRIPT") fail();
  }, true);
})();
