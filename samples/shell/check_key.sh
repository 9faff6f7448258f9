# Is a key set, and is it clean? Prints facts about it, never the key.
# Save it as check_key.sh and run: sh check_key.sh
export LC_ALL=C
unset line in_file problems
say() { printf 'fix401: %s\n' "$*"; }
problem() { say "problem: $*"; problems=found; }
is() { printf %s "$key" | tr '\r\n' '  ' | grep -Eq "$@"; }
holds() { case $hex in *"$1"*) ;; *) return 1 ;; esac; }

if [ -f .env ]; then # read as a loader reads it, and not run
  say .env found
  line=$(sed -n 's/^ *\(export \)\{0,1\} *OPENAI_API_KEY *= */=/p' .env | tr -d '\r' | tail -n 1)
  in_file=$(printf '%s\n' "${line#=}" |
    sed -e "s/^\([\"']\)\(.*\)\1 *\$/\2/" -e t -e 's/ #.*//' -e 's/ *$//')
  [ "$line" ] || say .env does not set OPENAI_API_KEY
  [ "$OPENAI_API_KEY" = "$in_file" ] && same='the same key' || same='different keys'
  [ "${OPENAI_API_KEY+set}" ] && [ "$in_file" ] && say "environment and .env hold $same"
else
  say no .env file found
fi
[ "${OPENAI_API_KEY+set}" ] && key=$OPENAI_API_KEY || key=$in_file

if [ "$key" ]; then
  prefix='no known prefix'
  for known in sk- sk-None- sk-admin- sk-svcacct- sk-proj-; do
    case $key in $known*) prefix=$known ;; esac
  done
  length=$(printf %s "$key" | tr -d '\200-\277' | wc -c | tr -d ' ')
  say "key found, length $length, starts with $prefix"
  hex=$(printf %s "$key" | od -An -v -tx1 | tr -s ' \n' ' ')
  for mark in 22 27 60 'e2 80 98' 'e2 80 99' 'e2 80 9c' 'e2 80 9d'; do
    holds " $mark" && problem quotes && break
  done
  { holds ' 20' || holds ' 09'; } && problem white space
  { holds ' 0d' || holds ' 0a'; } && problem line break
  [ "$(printf %s "$key" | tr -d '\0-\177' | wc -c)" -gt 0 ] && problem not ASCII
  for mark in '00A0 c2 a0' '00AD c2 ad' '200B e2 80 8b' '200C e2 80 8c' '200D e2 80 8d' \
    '200E e2 80 8e' '200F e2 80 8f' '2060 e2 81 a0' 'FEFF ef bb bf'; do
    holds " ${mark#* }" && problem "hidden character U+${mark%% *}"
  done
  other='sk-or-|sk-ant-|gsk_|AIza|xai-|pplx-|nvapi-|hf_|r8_|csk-|fw_|tgp_v1_|(sk-)?[0-9a-f]{32}\W*$'
  if is -i '\.\.\.|x{8}|[<>{}$%*]|^.{0,20}(your|example|api.?key).{0,20} *$'; then
    problem placeholder
  elif is "^\W*($other)"; then
    problem "another provider's key"
  elif is '^\W*(sess-|eyJ|org-|proj_|https?:|sk-admin-)'; then
    problem not an API key
  elif ! is '^\W*sk-'; then
    problem prefix
  fi
  [ "$problems" ] || say key text looks clean
else
  [ "${OPENAI_API_KEY+set}$line" ] && say key is empty || say no key found
  { cat .env 2>/dev/null; env; } |
    grep -Ei '^(export )? *([a-z0-9_]*open_?ai[a-z0-9_]*|(api_?)?key) *=' |
    grep -Ev '^(export )? *OPENAI_API_KEY *=|= *.?sk-admin' | grep -Eq "= *[\"']?sk-" &&
    say a key is set under another name
fi
true
