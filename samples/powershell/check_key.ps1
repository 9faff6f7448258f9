# Is a key set, and is it clean? Prints facts about it, never the key.
$key = $env:OPENAI_API_KEY
if (-not $key) { "fix401: no key found"; return }
$prefix = [regex]::Match($key, '^sk-(proj-|svcacct-|admin-|None-)?').Value
if (-not $prefix) { $prefix = "no known prefix" }
"fix401: key found, length $($key.Length), starts with $prefix"
$problems = switch -Regex -CaseSensitive ($key) {
    '["''`\u2018\u2019\u201c\u201d]' { "quotes" }
    '[ \t]' { "white space" }
    '[\r\n]' { "line break" }
    '[^\x00-\x7f]' { "not ASCII" }
    '^\W*(?!\W|sk-)' { "prefix" }
}
foreach ($problem in $problems) { "fix401: problem: $problem" }
if (-not $problems) { "fix401: key text looks clean" }
