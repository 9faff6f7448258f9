"""Gives the `.env` of each directory named on standard input to the real
`docker create --env-file`, and prints what it would set, one JSON object for
each. The client reads the file, so a server that only writes down what it is
sent stands in for the daemon; no container is made.

    read_docker_run.py DOCKER"""

import json
import os
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

sent = {}


class Daemon(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status=200, **body):
        body = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_HEAD(self):
        self.answer()

    def do_GET(self):
        self.answer(ApiVersion="1.44")

    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        sent[request["Labels"]["case"]] = request["Env"] or []
        self.answer(500, message="written down")


def read(directory):
    command = ["create", "--label", f"case={directory}", "--env-file", directory + "/.env", "image"]
    subprocess.run([docker, *command], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if directory not in sent:
        return {"refused": True}
    # A name alone stands for the caller's variable, and the caller has no such.
    return {"set": dict(entry.split("=", 1) for entry in sent[directory] if "=" in entry)}


docker = sys.argv[1]
daemon = ThreadingHTTPServer(("127.0.0.1", 0), Daemon)
threading.Thread(target=daemon.serve_forever, daemon=True).start()
with tempfile.TemporaryDirectory() as home, ThreadPoolExecutor(os.cpu_count()) as pool:
    environment = {
        "DOCKER_HOST": f"tcp://127.0.0.1:{daemon.server_port}",
        "DOCKER_CONFIG": home,
    }
    for answer in pool.map(read, sys.stdin.read().splitlines()):
        print(json.dumps(answer))
