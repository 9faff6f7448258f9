// Keeps one whole version of the page, so that it works offline.
//
// A new version is fetched whole before any of it is used, and takes over once
// no tab shows the old one: never half of each. The list and the version are
// filled in when the page is built.
const NAME = "fix401 {version}";
const FILES = [{files}];

addEventListener("install", (event) => {
  // Past the browser's own cache, which may still hold the old version.
  const fresh = FILES.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(fresh)));
});

addEventListener("activate", (event) => {
  const others = (names) => names.filter((name) => name.startsWith("fix401 ") && name !== NAME);
  event.waitUntil(
    caches.keys().then((names) => Promise.all(others(names).map((name) => caches.delete(name)))),
  );
});

addEventListener("fetch", (event) => {
  const { request } = event;
  // A live check goes to a provider, and straight there.
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  event.respondWith(answer(request));
});

async function answer(request) {
  const address = new URL(request.url);
  const cache = await caches.open(NAME);
  const path = address.pathname.replace(/index\.html$/, "");
  // A browser that is sent to a folder without its slash is not sent on again.
  return (await cache.match(address.origin + path)) ??
    (request.mode === "navigate" && (await cache.match(address.origin + path + "/"))
      ? Response.redirect(path + "/")
      : fetch(request));
}
