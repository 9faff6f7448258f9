"""Runs real clients against the provider of `tests/provider`."""

import base64
import json
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "fix401" / "clients"
PROGRAMS = HERE / "programs"
sys.path.insert(0, str(HERE.parent / "provider"))

import cases  # noqa: E402
import keys  # noqa: E402

# Where the invented user keeps the program and its packages.
USER = "/home/sam/app"

# client: (where it is installed, modules to import, program, how its error is shown)
PYTHON = {
    "python-openai-0": ("python-openai-0", ["requests", "aiohttp"], "python-openai-0.py", ["uncaught", "print"]),
    "python-openai-1": ("python-openai-1", ["openai"], "python-openai.py", ["uncaught", "print", "repr"]),
    "python-openai-2": ("python-openai-2", ["openai"], "python-openai.py", ["uncaught", "print"]),
    "python-openai-3": ("python-openai-3", ["openai"], "python-openai.py", ["uncaught", "print", "repr", "log"]),
    "python-langchain": ("python-langchain", ["langchain_openai"], "python-langchain.py", ["uncaught", "print"]),
    "python-litellm": ("python-litellm", ["litellm"], "python-litellm.py", ["uncaught", "print"]),
    "python-litellm-2024": ("python-litellm-2024", ["litellm"], "python-litellm.py", ["print"]),
    "python-pydantic-ai": ("python-pydantic-ai", ["pydantic_ai", "pydantic_ai.models.openai"], "python-pydantic-ai.py", ["print"]),
    "python-llama-index": ("python-llama-index", ["llama_index.llms.openai"], "python-llama-index.py", ["print"]),
    "python-keyerror": ("python-openai-3", ["openai"], "python-keyerror.py", ["uncaught", "print", "log"]),
    "python-rich": ("python-notebook", ["openai", "rich.console", "rich.traceback"], "python-rich.py", ["uncaught"]),
    "python-ipython": ("python-notebook", ["openai", "IPython"], "python-ipython.py", ["uncaught"]),
    "python-requests": ("python-http", ["requests"], "python-requests.py", ["uncaught", "print"]),
    "python-requests-text": ("python-http", ["requests"], "python-requests-text.py", ["uncaught"]),
    "python-httpx": ("python-http", ["httpx"], "python-httpx.py", ["uncaught", "print"]),
    "python-aiohttp": ("python-http", ["aiohttp"], "python-aiohttp.py", ["print"]),
}

# client: (where it is installed, program, how its error is shown)
NODE = {
    "node-openai-3": ("node-openai-3", "node-openai-3.mjs", ["uncaught", "message"]),
    "node-openai-4": ("node-openai-4", "node-openai.mjs", ["uncaught", "log", "message"]),
    "node-openai-6": ("node-openai-6", "node-openai.mjs", ["log"]),
    "node-openai-7": ("node-openai-7", "node-openai.mjs", ["uncaught", "log", "message"]),
    "node-ai-sdk": ("node-ai-sdk", "node-ai-sdk.mjs", ["log"]),
    "node-langchain": ("node-langchain", "node-langchain.mjs", ["log"]),
    "node-axios": ("node-axios", "node-axios.mjs", ["uncaught", "message"]),
    "node-fetch": ("node-axios", "node-fetch.mjs", ["uncaught"]),
}

CURL = {
    "curl": [],
    "curl-headers": ["-i"],
    "curl-verbose": ["-v"],
}

# Each way of being wrong is echoed by a few clients; the rest echo a choice.
ECHOING = {("python-openai-1", "print"), ("python-openai-3", "print"), ("node-openai-4", "log"),
           ("node-openai-7", "message"), ("curl", "output")}
FEW_ECHOES = {"echo-none", "echo-quoted", "echo-openrouter"}
# These show the status and not the body, so the scenarios differ little.
STATUS_ONLY = {("python-requests", "uncaught"), ("python-requests", "print"), ("python-httpx", "uncaught"),
               ("python-httpx", "print"), ("python-aiohttp", "print"), ("node-axios", "message"),
               ("node-openai-3", "message")}
# A dump of the whole request is 40 KB; a handful shows its form.
DUMPS = {("node-axios", "uncaught"), ("node-openai-3", "uncaught")}


def asked(client, mode):
    """The cases that this client goes through."""
    way = (client, mode)
    if client == "python-keyerror":
        return [case for case in cases.UNSENT if case.name == "key-missing"]
    if client in ("python-rich", "python-ipython"):
        names = FEW_ECHOES | {"quota", "region", "refused-connection", "groq"}
        return [case for case in cases.ALL if case in cases.OPENAI + cases.UNSENT or case.name in names]
    if way in STATUS_ONLY:
        names = {"incorrect-key", "nginx", "azure", "groq", "vllm"}
        return [case for case in cases.ALL if case.name in names or case in cases.NEIGHBOURS or case in cases.UNSENT]
    if way in DUMPS:
        names = {"incorrect-key", "missing-scopes", "quota", "refused-connection", "key-missing", "key-newline"}
        return [case for case in cases.ALL if case.name in names]
    if mode in ("repr", "log") and client.startswith("python"):
        return cases.OPENAI + cases.NEIGHBOURS
    return [
        case for case in cases.ALL
        if case not in cases.ECHOES or way in ECHOING or case.name in FEW_ECHOES
    ]


def environment(case, port):
    """What the program finds in its environment."""
    base = case.base or f"http://127.0.0.1:{port}/{case.scenario}/v1"
    found = {"PATH": os.environ["PATH"], "HOME": "/home/sam", "LANG": "C.UTF-8", "PYTHONWARNINGS": "ignore",
             "OPENAI_BASE_URL": base, "OPENAI_API_BASE": base, "LITELLM_LOCAL_MODEL_COST_MAP": "True",
             "NODE_NO_WARNINGS": "1", "NO_PROXY": "127.0.0.1", **case.environment}
    if case.sent is not None:
        found["OPENAI_API_KEY"] = case.sent
    return found


class Provider:
    """The provider's process."""

    def __enter__(self):
        self.process = subprocess.Popen(
            [sys.executable, HERE.parent / "provider" / "server.py", "--port", "0"],
            stdout=subprocess.PIPE, text=True)
        return int(self.process.stdout.readline().rsplit(":", 1)[1])

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def missing(place):
    sys.exit(f"{place} is not installed; run tests/clients/install {'live' if place in ('python-openai-3', 'node-openai-7') else ''}".rstrip())


def run_python(client, port, modes=None):
    place, modules, program, ways = PYTHON[client]
    interpreter = CACHE / place / "bin" / "python"
    if not interpreter.exists():
        missing(place)
    source = (PROGRAMS / program).read_text()
    clean = {"PATH": os.environ["PATH"], "HOME": "/home/sam", "LANG": "C.UTF-8", "PYTHONWARNINGS": "ignore",
             "LITELLM_LOCAL_MODEL_COST_MAP": "True"}
    host = subprocess.Popen(
        [interpreter, HERE / "python_host.py", *modules], env=clean,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    for mode in modes or ways:
        for case in asked(client, mode):
            job = {"path": f"{USER}/main.py", "source": source, "mode": mode, "env": environment(case, port)}
            host.stdin.write(json.dumps(job) + "\n")
            host.stdin.flush()
            answer = json.loads(host.stdout.readline())
            # litellm advertises itself on standard output; that belongs to what people paste.
            yield case, mode, answer["stdout"] + answer["stderr"]
    host.stdin.close()
    host.wait()


LOGGED = """\
try {{
{body}
}} catch (error) {{
  {call};
}}
"""


def run_node(client, port, modes=None):
    place, program, ways = NODE[client]
    folder = CACHE / place
    if not (folder / "node_modules").exists():
        missing(place)
    source = (PROGRAMS / program).read_text()
    for mode in modes or ways:
        text = source
        if mode != "uncaught":
            imports, _, body = source.partition("\n\n")
            if not imports.startswith("import"):
                imports, body = "", source
            if imports.count("\n") == 0 and body.startswith("import"):
                more, _, body = body.partition("\n\n")
                imports += "\n" + more
            call = "console.log(error)" if mode == "log" else "console.log(error.message)"
            text = imports + "\n\n" + LOGGED.format(body=body.rstrip(), call=call)
        path = folder / "main.mjs"
        path.write_text(text)
        for case in asked(client, mode):
            done = subprocess.run(
                ["node", path], env=environment(case, port), cwd=folder,
                capture_output=True, text=True, timeout=60)
            yield case, mode, done.stdout + done.stderr


def run_curl(client, port):
    for case in asked(client, "output"):
        if case in cases.UNSENT and case.name not in ("key-missing", "key-empty", "key-curly-quotes"):
            continue
        base = case.base or f"http://127.0.0.1:{port}/{case.scenario}/v1"
        command = ["curl", "-sS", *CURL[client], f"{base}/chat/completions",
                   "-H", f"Authorization: Bearer {case.sent or ''}",
                   "-H", "Content-Type: application/json",
                   "-d", '{"model": "gpt-4o-mini", "messages": [{"role": "user", "content": "Say pong"}]}']
        done = subprocess.run(command, env={**environment(case, port)}, capture_output=True, timeout=60)
        text = (done.stderr + done.stdout).decode()
        yield case, "output", text


def plausible(text, client, case, port):
    """The output as the invented user's machine would have printed it."""
    base = cases.base(case.scenario)
    host, _, path = base.split("://")[1].partition("/")
    text = text.replace(f"http://127.0.0.1:{port}/{case.scenario}/v1", base)
    text = text.replace(f"/{case.scenario}/v1", "/" + path)
    text = text.replace(f"127.0.0.1 port {port}", f"{host} port {'443' if base.startswith('https') else '80'}")
    text = text.replace(f"127.0.0.1:{port}", host)
    if case.base is None:
        text = text.replace("http://" + host, base.split("://")[0] + "://" + host)
        text = text.replace(f"'127.0.0.1', port={port}", f"'{host}', port=443")
        text = text.replace(f"host='127.0.0.1', port={port}", f"host='{host}', port=443")
        text = re.sub(rf"\b{port}\b", "443", text)
    for place in sorted(CACHE.iterdir()):
        text = text.replace(f"{place}/lib/", f"{USER}/.venv/lib/")
        text = text.replace(f"{place}/main.mjs", f"{USER}/main.mjs")
        text = text.replace(str(place), USER)
    text = text.replace(sys.base_prefix + "/lib", "/usr/lib")
    if client == "python-rich":
        # A shorter path leaves the box's edge too far left.
        text = re.sub(r"(?m)^(│ .*?) *│$", lambda line: line[1].ljust(99) + "│", text)
    text = re.sub(r"0x[0-9a-f]{9,16}", "0x7f3c1a2b4d90", text)
    text = re.sub(r"\b202\d-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}", "2026-11-20 09:14:07,312", text)
    text = re.sub(r"(?i)(date'?: ?'?)\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT", r"\1Fri, 20 Nov 2026 09:14:07 GMT", text)
    return text


def cut_short(text, names):
    """Keys of which a rich box shows a beginning only, each with its token."""
    for name in names:
        value = keys.key(name)
        prefix = keys.MARKED[name][0] if name in keys.MARKED else keys.PLAIN[name][0]
        least = len(prefix) + 16
        for found in re.finditer(re.escape(value[:least]), text):
            shown = os.path.commonprefix([text[found.start() :], value])
            if len(shown) < len(value):
                yield shown, "{{key:%s|take:%d}}" % (name, len(shown))


def hidden(text, case):
    """The output with its keys written as tokens."""
    names = [*keys.MARKED, *keys.PLAIN]
    tokens = []
    for name in names:
        value = keys.key(name)
        tokens.append((value, "{{key:%s}}" % name))
        tokens.append((base64.b64encode(value.encode()).decode(), "{{key:%s|base64}}" % name))
        if len(value) > 40:
            tokens.append((value[:120], "{{key:%s|take:120}}" % name))
        for change, made in (
            ("", value),
            ("|wrap:\"", f'"{value}"'),
            ("|before:OPENAI_API_KEY=", "OPENAI_API_KEY=" + value),
            ("|before:Bearer ", "Bearer " + value),
            ("|take:120", value[:120]),
            ("|twice", value * 2),
            ("|before:\N{LEFT DOUBLE QUOTATION MARK}|after:\N{RIGHT DOUBLE QUOTATION MARK}", f"\N{LEFT DOUBLE QUOTATION MARK}{value}\N{RIGHT DOUBLE QUOTATION MARK}"),
            ("|after:\N{ZERO WIDTH SPACE}", value + "\N{ZERO WIDTH SPACE}"),
        ):
            if keys.echo(made) != made:
                tokens.append((keys.echo(made), "{{echo:%s%s}}" % (name, change)))
    tokens += cut_short(text, names)
    # The longest first, so that a doubled key is not taken for two.
    for value, token in sorted(tokens, key=lambda pair: -len(pair[0])):
        text = text.replace(value, token)
    if case.sent and "|" not in case.sent:
        for name in names:
            if case.sent.startswith(keys.key(name)):
                tail = case.sent[-4:]
                text = text.replace(f"****{tail} is", "****{{key:%s|last:4}} is" % name)
                text = text.replace(f"sk-...{tail}", "sk-...{{key:%s|last:4}}" % name)
                text = text.replace(f"sk***{case.sent[-2:]}", "sk***{{key:%s|last:2}}" % name)
    return text


def run(client, port, modes=None):
    """Each case and way of showing the error, with what the client printed.

    `modes` chooses among the ways; without it all of the client's are gone through.
    """
    if client in PYTHON:
        return run_python(client, port, modes)
    if client in NODE:
        return run_node(client, port, modes)
    return run_curl(client, port)
