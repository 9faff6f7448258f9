// A plain static host for dist/, as a user would have: no rewriting, a missing
// file is a 404. It can serve below a sub-path, send the headers of
// public/_headers, and be told to fail.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { extname, join, normalize } from "node:path";

export const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".xml": "application/xml",
};

/**
 * Serves a folder on a free port of the loopback.
 *
 * `base` is the sub-path, `headers` go with every answer, and `change(path,
 * bytes)` may replace a file's content or return null for a 404. `compressed`
 * sends the `.br` files where the browser takes them. The result has `url`,
 * `requests` (paths in order), `folder`, which may be set to another one, and
 * `close()`.
 */
export async function serve({ folder = DIST, base = "/", headers = {}, change, compressed = false, port = 0 } = {}) {
  const requests = [];
  const host = { folder, requests };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    requests.push(path);
    const send = (status, type, body, more = {}) => {
      response.writeHead(status, { "content-type": type, ...headers, ...more });
      response.end(body);
    };
    if (!path.startsWith(base)) return send(404, "text/plain", "Not found");
    const name = normalize(path.slice(base.length) + (path.endsWith("/") ? "index.html" : ""));
    try {
      if (name.startsWith("..")) throw new Error("outside");
      let body = await readFile(join(host.folder, name));
      if (change) body = await change(name, body);
      if (body === null) throw new Error("taken away");
      const type = TYPES[extname(name)] ?? "application/octet-stream";
      if (compressed && !change && (request.headers["accept-encoding"] ?? "").includes("br")) {
        const small = await readFile(join(host.folder, `${name}.br`)).catch(() => null);
        if (small) return send(200, type, small, { "content-encoding": "br" });
      }
      send(200, type, body);
    } catch {
      if (!extname(name)) return send(301, "text/plain", "", { location: `${path}/` });
      send(404, "text/plain", "Not found");
    }
  });
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  host.url = `http://127.0.0.1:${server.address().port}${base}`;
  host.close = () => new Promise((done) => {
    server.closeAllConnections();
    server.close(done);
  });
  return host;
}
