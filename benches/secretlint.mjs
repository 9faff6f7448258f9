// secretlint with its recommended rules on each log, in megabytes per second of
// processor time.
//
//   node secretlint.mjs FOLDER FILE…    FOLDER is where it is installed
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);
const { resolve } = createRequire(`${folder}/package.json`);
const load = (name) => import(pathToFileURL(resolve(name)));
const { lintSource } = await load("@secretlint/core");
const { creator } = await load("@secretlint/secretlint-rule-preset-recommend");

const id = "@secretlint/secretlint-rule-preset-recommend";
const config = { rules: [{ id, rule: creator, options: {} }] };
for (const filePath of files) {
    const content = readFileSync(filePath, "utf8");
    const source = { content, filePath, ext: ".log", contentType: "text" };
    let least = Infinity;
    // A log of 100 MB is read once: it takes long enough to be told apart.
    for (let tries = content.length < 50e6 ? 3 : 1; tries > 0; tries--) {
        const start = process.cpuUsage();
        await lintSource({ source, options: { config, noPhysicFilePath: true } });
        const { user, system } = process.cpuUsage(start);
        least = Math.min(least, user + system);
    }
    const name = "secretlint, recommended rules";
    console.log([filePath, name, (content.length / least).toFixed(1)].join("\t"));
}
