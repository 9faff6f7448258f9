#!/usr/bin/env python3
"""A provider that refuses, on the loopback, for the tests.

    python3 tests/provider/server.py --port 0

prints `listening on http://127.0.0.1:PORT`. A client's base URL is
`http://127.0.0.1:PORT/<scenario>/v1`; the scenario picks the answer for every
path below it. The answers are in `answers.json`. Four scenarios are not:

- `auto` behaves as OpenAI does with the Authorization header it gets;
- `good` answers every call as if the key were good;
- `no-cors` is `auto` without the headers that let a browser read the reply;
- `drop` closes the connection without a word.

`--good-key` prints the one key that `auto` accepts, and exits.
"""

import argparse
import json
import pathlib
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from keys import GOOD_KEY, echo, key  # noqa: E402

ANSWERS = json.loads((HERE / "answers.json").read_text())

OPENAI_HEADERS = {
    "content-type": "application/json; charset=utf-8",
    "x-request-id": "req_7d1f0c5a9be24c3f8a60d2e4b1970c35",
    "openai-version": "2020-10-01",
    "openai-processing-ms": "11",
    "server": "cloudflare",
    "cf-ray": "9a2d41c07f1e5b2c-FRA",
}
BROWSER_HEADERS = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "x-request-id",
}


def decoded(value):
    """A header's value as UTF-8, where it is that."""
    try:
        return value.encode("latin-1").decode()
    except UnicodeError:
        return value


def credential(headers):
    """The credential in the request's headers, without its scheme."""
    for name in ("authorization", "api-key", "x-api-key"):
        if name in headers:
            value = decoded(headers[name])
            scheme, _, rest = value.partition(" ")
            return rest.strip() if scheme.lower() == "bearer" else value
    return ""


def fill(value, sent):
    """The answer with its `{…}` parts replaced by what the request held."""
    if isinstance(value, str):
        for name, text in {
            "{echo}": echo(sent),
            "{short_echo}": sent if len(sent) < 5 else sent[:2] + "***" + sent[-2:],
            "{tail}": sent[-4:],
            "{organization}": key("organization"),
            "{masked_organization}": "org-" + "*" * 20 + key("organization")[-4:],
            "{project}": key("project"),
        }.items():
            value = value.replace(name, text)
        return value
    if isinstance(value, dict):
        return {name: fill(part, sent) for name, part in value.items()}
    if isinstance(value, list):
        return [fill(part, sent) for part in value]
    return value


def success(path):
    """What a good key gets from the few endpoints that the clients call."""
    if path.endswith("/chat/completions"):
        return {
            "id": "chatcmpl-D1", "object": "chat.completion", "created": 1760000000,
            "model": "gpt-4o-mini-2024-07-18",
            "choices": [{
                "index": 0, "logprobs": None, "finish_reason": "stop",
                "message": {"role": "assistant", "content": "pong", "refusal": None},
            }],
            "usage": {"prompt_tokens": 9, "completion_tokens": 1, "total_tokens": 10},
        }
    if path.endswith("/responses"):
        return {
            "id": "resp_1", "object": "response", "created_at": 1760000000,
            "status": "completed", "model": "gpt-4o-mini-2024-07-18", "error": None,
            "incomplete_details": None, "instructions": None, "metadata": {},
            "parallel_tool_calls": True, "temperature": 1.0, "top_p": 1.0,
            "tool_choice": "auto", "tools": [],
            "output": [{
                "id": "msg_1", "type": "message", "role": "assistant", "status": "completed",
                "content": [{"type": "output_text", "text": "pong", "annotations": []}],
            }],
            "usage": {
                "input_tokens": 9, "output_tokens": 1, "total_tokens": 10,
                "input_tokens_details": {"cached_tokens": 0},
                "output_tokens_details": {"reasoning_tokens": 0},
            },
        }
    if path.endswith("/embeddings"):
        return {
            "object": "list", "model": "text-embedding-3-small",
            "data": [{"object": "embedding", "index": 0, "embedding": [0.1, 0.2, 0.3]}],
            "usage": {"prompt_tokens": 1, "total_tokens": 1},
        }
    if path.endswith("/models"):
        return {"object": "list", "data": [
            {"id": name, "object": "model", "created": 1721172741, "owned_by": "system"}
            for name in ("gpt-4o-mini", "gpt-4.1-mini", "text-embedding-3-small")
        ]}
    return None


def automatic(headers, path):
    """OpenAI's answer to the Authorization header: (status, body)."""
    sent = headers.get("authorization")
    if sent is None:
        answer = ANSWERS["no-key"]
        return answer["status"], answer["body"]
    sent = decoded(sent)
    scheme, _, rest = sent.partition(" ")
    if scheme.lower() not in ("bearer", "basic"):
        # A bare key is taken for a key; anything else for a missing scheme.
        if not sent.startswith("sk-"):
            answer = ANSWERS["missing-bearer"]
            return answer["status"], answer["body"]
        rest = sent
    rest = rest.strip()
    if not rest:
        answer = ANSWERS["no-key"]
        return answer["status"], answer["body"]
    if rest == GOOD_KEY:
        body = success(path)
        if body is None:
            return 404, {"error": {
                "message": f"Invalid URL (POST {path})", "type": "invalid_request_error",
                "param": None, "code": None,
            }}
        return 200, body
    answer = ANSWERS["incorrect-key"]
    return answer["status"], fill(answer["body"], rest)


def openai_body(body):
    """Whether it has the members that OpenAI's error bodies have."""
    error = body.get("error") if isinstance(body, dict) else None
    return isinstance(error, dict) and "param" in error


class Provider(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "provider"
    sys_version = ""

    def reply(self):
        length = int(self.headers.get("content-length") or 0)
        self.rfile.read(length)
        path = urlsplit(self.path).path
        scenario, _, rest = path.lstrip("/").partition("/")
        rest = "/" + rest
        if scenario == "drop":
            self.close_connection = True
            return
        headers = dict(OPENAI_HEADERS)
        if scenario in ("auto", "no-cors"):
            status, body = automatic(self.headers, rest)
        elif scenario == "good":
            status, body = 200, success(rest) or {}
        elif scenario in ANSWERS:
            answer = ANSWERS[scenario]
            headers.update(answer.get("headers", {}))
            status, body = answer["status"], fill(answer["body"], credential(self.headers))
        else:
            known = ", ".join([*ANSWERS, "auto", "good", "no-cors", "drop"])
            status, body = 404, {"error": {"message": f"no such scenario; there are {known}"}}
        if scenario != "no-cors":
            headers.update(BROWSER_HEADERS)
        # OpenAI's own answers are indented by four; the other providers' are not.
        if isinstance(body, str):
            text = body
        else:
            text = json.dumps(body, indent=4 if openai_body(body) else None, ensure_ascii=False)
        self.send(status, headers, text.encode())

    def send(self, status, headers, body):
        self.send_response_only(status)
        self.send_header("Date", self.date_time_string())
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_OPTIONS(self):
        scenario = urlsplit(self.path).path.lstrip("/").partition("/")[0]
        headers = {}
        if scenario != "no-cors":
            headers = {
                **BROWSER_HEADERS,
                "access-control-allow-headers": "authorization, content-type, openai-organization, openai-project",
                "access-control-allow-methods": "GET, POST, OPTIONS",
                "access-control-max-age": "5",
            }
        self.send(204, headers, b"")

    do_GET = do_POST = do_HEAD = do_PUT = do_DELETE = reply

    def log_message(self, *_):
        """Says nothing: request lines and headers may hold keys."""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=0, help="0 picks a free one")
    parser.add_argument("--good-key", action="store_true", help="print the key `auto` accepts, and exit")
    parser.add_argument("--list", action="store_true", help="print the scenarios, and exit")
    arguments = parser.parse_args()
    if arguments.good_key:
        print(GOOD_KEY)
        return
    if arguments.list:
        print("\n".join([*ANSWERS, "auto", "good", "no-cors", "drop"]))
        return
    with ThreadingHTTPServer(("127.0.0.1", arguments.port), Provider) as server:
        server.daemon_threads = True
        print(f"listening on http://127.0.0.1:{server.server_address[1]}", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass


if __name__ == "__main__":
    main()
