// Loads the `.env` of each directory named on standard input as `--env-file`
// does, into an empty environment; prints one JSON object for each. A name of
// digits alone is set but cannot be seen through `process.env`.
const fs = require('node:fs')
const path = require('node:path')

for (const name of Object.keys(process.env)) delete process.env[name]
for (const directory of fs.readFileSync(0, 'utf8').split('\n')) {
  if (directory === '') continue
  process.loadEnvFile(path.join(directory, '.env'))
  console.log(JSON.stringify({ set: { ...process.env } }))
  for (const name of Object.keys(process.env)) delete process.env[name]
}
