"""The answer a captured output must get, where the client hides something.

A case's answer holds for what the server said. A client that keeps the words
or the status to itself leaves less to go by, and then less is expected.
"""

import re

import cases

CONNECTION = ["-", "not-auth", "connection-failed", "no", "the client shows no more than a failed connection"]

# What the clients print for a 401 with no words of the server.
STATUS_ONLY = re.compile(
    r"Error code: 401|401 status code \(no body\)|Request failed with status code 401"
    r"|401 Client Error: .*|Client error '401 .*|401, message='Unauthorized'.*"
    r"|status_code: 401, model_name: \S+, body: ?(?:None|Unauthorized)?"
)
# These show the status of any refusal and never its body.
HIDES_BODY = {("python-requests", "uncaught"), ("python-requests", "print"), ("python-httpx", "uncaught"),
              ("python-httpx", "print"), ("python-aiohttp", "print"), ("node-axios", "message"),
              ("node-openai-3", "message")}
BY_STATUS = {
    "quota": "rate-limited|quota-exhausted",
    "region": "forbidden|region-unsupported",
    "model-forbidden": "forbidden|model-not-found",
    "model-not-found": "model-not-found|bad-request|wrong-base-url",
    "context-too-long": "bad-request|context-too-long",
}


def last_line(text):
    """The line that says what happened, without the exception's name."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    if lines and lines[-1].startswith("For more information check"):
        lines.pop()
    line = lines[-1] if lines else ""
    return re.sub(r"^(?:[\w.]+(?:Error|Exception): |OpenAIException - )+", "", line)


def answer_for(client, mode, case, text):
    """What the diagnosis of this output must say, as columns of the table.

    `None` leaves the capture out.
    """
    status, verdict, causes, certain, note = (case.status, case.verdict, case.causes, case.certain, case.note)
    line = last_line(text)
    shown = case.status.split("|")[0]
    if shown.isdigit() and shown not in text:
        status = "*"

    if client == "python-keyerror" and mode == "print":
        return ["*", "auth|unrecognised", "env-not-loaded|-", "yes", "the name and nothing else"]
    if (client, mode) in HIDES_BODY and case.name in BY_STATUS:
        return [status, verdict, BY_STATUS[case.name], "no", "the status alone"]
    if case.verdict == "auth" and STATUS_ONLY.fullmatch(line):
        elsewhere = cases.base(case.scenario) != cases.base("auto")
        return ["401", "auth", cases.BARE + ("|" + case.causes if elsewhere else ""), "no", "the status alone"]
    if line == "Connection error." and "Illegal header value" not in text:
        return CONNECTION
    if line == "None":
        return ["*", "not-auth|unrecognised", "reply-not-json|-", "no", "the program prints the empty reply and no error"]
    if line == "Server disconnected" and mode == "print":
        return ["-", "not-auth|unrecognised", "connection-failed|-", "no", "little to go by"]
    if case in cases.UNSENT:
        if "provided: {{echo:proj164}}" in text:
            return ["401", "auth", "revoked-key", "no", "the client trimmed the key"]
        if re.search(r"Incorrect API key provided: (?:None|undefined)\.", text):
            return ["401", "auth", "env-not-loaded", "yes", ""]
        if "You didn't provide an API key" in text:
            return [status, "auth", "env-not-loaded|bad-auth-header", "yes", ""]
        if "provided: api-key-***-set" in text:
            return ["401", "auth", "env-not-loaded|placeholder-key", "yes", "pydantic-ai sends these words for a key that is not set"]
        if client.startswith("python-litellm"):
            status = "*"
    if case.name == "empty-401" and "401 status code (no body)" in text:
        return [status, verdict, "wrong-base-url|gateway-refused", "no", "OpenAI refuses with a body"]
    if shown == "400" and (line == "Error code: 400" or "400 status code (no body)" in text):
        return ["400", "not-auth", "bad-request", "no", "the client hides the body"]
    if re.search(r"has no attribute 'choices'|Cannot read properties of undefined", text) and (
        mode != "uncaught" or client.startswith("node")
    ):
        return ["*", "not-auth|unrecognised", "reply-not-json|-", "no", "little to go by"]
    if "'str' object has no attribute 'get'" in text:
        return ["*", "not-auth|unrecognised", "reply-not-json|-", "no", "the client stumbles over the body"]
    if client in ("node-fetch", "python-requests-text") and case.name in ("empty-401", "nginx", "html-502"):
        return ["*", "not-auth", "reply-not-json|server-error", "yes", "the program reads the body as JSON and nothing else"]
    if client.startswith("curl") and case.name in ("not-json", "empty-body"):
        return ["*", "not-auth|unrecognised", "reply-not-json|-", "no", "half a reply and no error"]
    if client == "python-openai-0" and mode == "print" and line == "User not found.":
        return ["*", "auth|unrecognised", causes + "|-", "no", "three words"]
    if client == "curl-verbose" and case in cases.OTHERS:
        if case.name == "azure-role":
            return None
        # The command line shows an OpenAI key on its way to another provider.
        return [status, verdict, causes, "yes", "key and host are both shown"]
    if case.name in ("mistral", "mistral-detail") and "mistral.ai" not in text:
        return [status, verdict, "wrong-base-url|gateway-refused|" + cases.BARE, "no", "whoever answered says only Unauthorized"]
    return [status, verdict, causes, certain, note]
