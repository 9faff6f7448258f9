// Loads the `.env` of each directory named on standard input with `config()`
// into an empty environment; prints one JSON object for each.
const fs = require('node:fs')
const path = require('node:path')
const dotenv = require(process.argv[2])

for (const name of Object.keys(process.env)) delete process.env[name]
for (const directory of fs.readFileSync(0, 'utf8').split('\n')) {
  if (directory === '') continue
  dotenv.config({ path: path.join(directory, '.env'), quiet: true })
  console.log(JSON.stringify({ set: { ...process.env } }))
  for (const name of Object.keys(process.env)) delete process.env[name]
}
