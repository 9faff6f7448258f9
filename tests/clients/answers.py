"""The answer a captured output must get, where the client hides something.

A case's answer holds for what the server said. A client that keeps the words
or the status to itself leaves less to go by, and then less is expected.
"""

import re

import cases

# The text says 401 or Unauthorized and nothing about why.
BARE = ["401", "auth", cases.BARE, "no", "the status alone"]
CONNECTION = ["-", "not-auth", "connection-failed", "no", "the client shows no more than a failed connection"]

# What the clients print for a status with no words of the server.
STATUS_ONLY = re.compile(
    r"(?:Error code: 401|401 status code \(no body\)|Request failed with status code 401"
    r"|401 Client Error: .*|Client error '401 .*|401, message='Unauthorized'.*|status_code: 401, model_name: \S+, body: ?(?:None)?)"
)


def last_line(text):
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    return lines[-1] if lines else ""


def said_nothing(text):
    """Whether only the status of a 401 is in the text."""
    line = re.sub(r"^[\w.]+(?:Error|Exception|StatusError): ", "", last_line(text))
    if line.startswith("For more information check"):
        line = re.sub(r"^[\w.]+: ", "", text.strip().splitlines()[-2].strip())
    return bool(STATUS_ONLY.fullmatch(line))


def answer_for(client, mode, case, text):
    """What the diagnosis of this output must say, as columns of the table."""
    own = [case.status, case.verdict, case.causes, case.certain, case.note]
    line = last_line(text)
    if case.verdict == "auth" and case.name != "empty-401" and said_nothing(text):
        return BARE
    if line in ("Connection error.", "openai.APIConnectionError: Connection error.") and (
        "Illegal header value" not in text
    ):
        return CONNECTION
    if case in cases.UNSENT:
        if "provided: {{echo:proj164}}" in text:
            return ["401", "auth", "revoked-key", "no", "the client trimmed the key"]
        if "Incorrect API key provided: None" in text or "Incorrect API key provided: undefined" in text:
            return ["401", "auth", "env-not-loaded", "yes", ""]
        if "You didn't provide an API key" in text:
            return ["401", "auth", "env-not-loaded|bad-auth-header", "yes", ""]
    if case.name in ("gemini", "xai") and re.fullmatch(r"(?:\S+: )?Error code: 400", line):
        return ["400", "not-auth", "bad-request", "no", "the client hides the body"]
    if "has no attribute 'choices'" in line and mode != "uncaught":
        return ["-|200", "not-auth|unrecognised", "reply-not-json|-", "no", "little to go by"]
    if case.name in ("mistral", "mistral-detail") and "mistral.ai" not in text:
        return [case.status, case.verdict, "wrong-base-url|gateway-refused|" + cases.BARE, "no", "whoever answered says only Unauthorized"]
    return own
