#!/usr/bin/env python3
"""Writes the seed corpus for the fuzz targets below fuzz/corpus.

The seeds are the pastes of tests/corpus, the files of tests/loaders/cases.jsonl
and the links of tests/links/v1.tsv. Tokens that stand for keys stay as they
are, with a made-up key beside them, so that no file holds what looks real.
"""

import hashlib
import json
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORPUS = ROOT / "fuzz" / "corpus"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def body(name: str, length: int) -> str:
    """Letters and digits that depend on the name alone."""
    text = ""
    while len(text) < length:
        name = hashlib.sha256(name.encode()).hexdigest()
        text += "".join(LETTERS[int(name[i : i + 2], 16) % 62] for i in range(0, 64, 2))
    return text[:length]


def expand(text: str) -> str:
    """Puts a made-up key, or its echo, in place of each token."""

    def key(match: re.Match) -> str:
        made = "sk-" + "proj-" + body(match[2], 156)
        if match[1] == "key":
            return made
        return made[:8] + "*" * (len(made) - 12) + made[-4:]

    return re.sub(r"\{\{(key|echo):([^}]*)\}+", key, text)


def write(target: str, seeds: list[bytes]) -> None:
    folder = CORPUS / target
    folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        (folder / hashlib.sha1(seed).hexdigest()).write_bytes(seed)
    print(f"{target}: {len(seeds)} seeds")


def main() -> None:
    pastes = [
        expand(path.read_text(encoding="utf-8")).encode()
        for path in sorted((ROOT / "tests" / "corpus").glob("*/*"))
    ]
    cases = (ROOT / "tests" / "loaders" / "cases.jsonl").read_text(encoding="utf-8")
    files = [json.loads(line).encode() for line in cases.splitlines()]
    table = (ROOT / "tests" / "links" / "v1.tsv").read_text(encoding="utf-8")
    links = [
        line.split("\t")[0].encode()
        for line in table.splitlines()
        if not line.startswith("#")
    ]
    write("reader", pastes + files)
    write("loaders", files)
    write("link", links)
    write("mask", pastes + files)


if __name__ == "__main__":
    main()
