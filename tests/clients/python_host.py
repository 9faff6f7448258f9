"""Runs small programs against a Python client, each in a process of its own.

Importing some clients takes seconds, so one process imports them and forks for
each program. Reads JSON Lines, `{"path", "source", "mode", "env"}`, and
answers `{"stdout", "stderr"}` for each. What a program prints is what
`python main.py` would print: the frames of this host are left out.
"""

import importlib
import io
import json
import linecache
import os
import sys
import tempfile
import textwrap
import traceback

PRINTED = """\
try:
{body}
except Exception as err:
    print(err)
"""

REPR = """\
try:
{body}
except Exception as err:
    print(repr(err))
"""

LOGGED = """\
import logging

logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.INFO)
try:
{body}
except Exception:
    logging.getLogger("app.tasks").exception("could not answer")
"""


def written(source, mode):
    """The program as its author would have written it for this mode."""
    if mode == "uncaught":
        return source
    frame = {"print": PRINTED, "repr": REPR, "log": LOGGED}[mode]
    imports, _, body = source.partition("\n\n")
    return imports + "\n\n" + frame.format(body=textwrap.indent(body, "    "))


def run(job):
    """Runs the program in this process; never returns."""
    os.environ.clear()
    os.environ.update(job["env"])
    path, source = job["path"], written(job["source"], job["mode"])
    linecache.cache[path] = (len(source), None, source.splitlines(True), path)
    sys.argv = [path]
    try:
        exec(compile(source, path, "exec"), {"__name__": "__main__", "__file__": path})
    except SystemExit:
        pass
    except BaseException as error:
        traceback.print_exception(type(error), error, error.__traceback__.tb_next)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


def main():
    for name in sys.argv[1:]:
        importlib.import_module(name)
    for line in sys.stdin:
        job = json.loads(line)
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            child = os.fork()
            if child == 0:
                os.dup2(out.fileno(), 1)
                os.dup2(err.fileno(), 2)
                sys.stdin = io.StringIO()
                run(job)
            os.waitpid(child, 0)
            out.seek(0)
            err.seek(0)
            answer = {"stdout": out.read().decode(), "stderr": err.read().decode()}
        sys.__stdout__.write(json.dumps(answer) + "\n")
        sys.__stdout__.flush()


main()
