#!/bin/sh
# Installs the loaders that tests/loaders.rs runs, once, below the user's cache.
# The versions are the ones that src/loader/ describes.
set -eu

python_dotenv=1.2.4
npm_dotenv=18.0.10

cache=${XDG_CACHE_HOME:-$HOME/.cache}/fix401/loaders
python=$cache/python-dotenv-$python_dotenv
npm=$cache/npm-dotenv-$npm_dotenv

for tool in python3 node npm sh; do
    command -v "$tool" >/dev/null || {
        echo "tests/loaders/setup.sh: $tool is missing; install it (Debian: apt-get install python3-venv nodejs npm)" >&2
        exit 1
    }
done

if [ ! -e "$python/ready" ]; then
    rm -rf "$python"
    python3 -m venv "$python"
    "$python/bin/pip" install --quiet --disable-pip-version-check "python-dotenv==$python_dotenv"
    : >"$python/ready"
fi

if [ ! -e "$npm/ready" ]; then
    rm -rf "$npm"
    mkdir -p "$npm"
    echo '{ "private": true }' >"$npm/package.json"
    (cd "$npm" && npm install --silent --no-audit --no-fund --no-progress "dotenv@$npm_dotenv" >/dev/null)
    : >"$npm/ready"
fi
