# Is a key loaded, and is it clean? Prints facts about it, never the key.
import os
import re

from dotenv import dotenv_values, find_dotenv, load_dotenv

NAME = "OPENAI_API_KEY"
CHARACTERS = {
    "quotes": "[\"'`\u2018\u2019\u201c\u201d]", "white space": "[ \t]",
    "line break": "[\r\n]", "not ASCII": "[^\0-\x7f]",
}
KINDS = {
    "placeholder": r"(?i)\.\.\.|x{8}|[<>{}$%*]|^.{0,20}(your|example|api.?key).{0,20}\s*$",
    "another provider's key": r"^\W*(sk-or-|sk-ant-|gsk_|AIza|xai-|pplx-|nvapi-|hf_|r8_"
                              r"|csk-|fw_|tgp_v1_|(sk-)?[0-9a-f]{32}\W*$)",
    "not an API key": r"^\W*(sess-|eyJ|org-|proj_|https?:|sk-admin-)",
    "prefix": r"^\W*(?!\W|sk-)",
}

path = find_dotenv()  # looks beside this file, then in each folder above
before, in_file = os.environ.get(NAME), dotenv_values(path)
load_dotenv(path)
key = os.environ.get(NAME)

facts = [".env found" if path else "no .env file found"]
if path and in_file.get(NAME) is None:
    facts += [f".env does not set {NAME}"]
if before is not None and in_file.get(NAME):
    same = "the same key" if before == in_file[NAME] else "different keys"
    facts += [f"environment and .env hold {same}"]
if key:
    prefix = re.match("sk-(proj-|svcacct-|admin-|None-)?|", key)[0] or "no known prefix"
    facts += [f"key found, length {len(key)}, starts with {prefix}"]
    problems = [what for what, sign in CHARACTERS.items() if re.search(sign, key)]
    hidden = re.findall("[\u00a0\u00ad\u200b-\u200f\u2060\ufeff]", key)
    problems += [f"hidden character U+{ord(c):04X}" for c in sorted(set(hidden))]
    problems += [what for what, sign in KINDS.items() if re.search(sign, key, re.A)][:1]
    facts += [f"problem: {what}" for what in problems] or ["key text looks clean"]
else:
    facts += ["no key found" if key is None else "key is empty"]
    for name, value in {**in_file, **os.environ}.items():
        if re.search("(?i)open_?ai|^(api_?)?key$", name) and re.match("sk-(?!admin)", value or ""):
            facts += ["a key is set under another name"]
            break
print(*[f"fix401: {fact}" for fact in facts], sep="\n")
