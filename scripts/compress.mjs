// Writes name.br and name.gz beside every file that compresses, for hosts that
// send them as they are.
//
//   node scripts/compress.mjs FOLDER
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

export const COMPRESSED = /\.(html|css|js|json|wasm|svg|txt|xml|webmanifest)$/;

/**
 * How distances back in a file are written: their low bits and how many of the short
 * ones stand for themselves. What suits a file is found by trying.
 */
const DISTANCES = [
  [0, 0],
  [0, 15],
  [1, 2],
  [1, 4],
  [2, 0],
];

/** The least that brotli makes of it; `text` for its text model. */
export function brotli(bytes, text) {
  return DISTANCES.map(([postfix, direct]) =>
    brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_MODE]: text ? constants.BROTLI_MODE_TEXT : constants.BROTLI_MODE_GENERIC,
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_LGWIN]: 22,
        [constants.BROTLI_PARAM_NPOSTFIX]: postfix,
        [constants.BROTLI_PARAM_NDIRECT]: direct,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  ).reduce((least, made) => (made.length < least.length ? made : least));
}

/** Every file below the folder, by its path from there. */
export function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .sort();
}

if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2];
  let count = 0;
  for (const file of filesBelow(folder).filter((file) => COMPRESSED.test(file))) {
    const path = join(folder, file);
    const bytes = readFileSync(path);
    writeFileSync(`${path}.br`, brotli(bytes, !file.endsWith(".wasm")));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    count += 1;
  }
  console.log(`compressed ${count} files of ${folder}/`);
}
