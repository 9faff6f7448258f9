"""Loads the `.env` of each directory named on standard input with
`load_dotenv()` into an empty environment; prints one JSON object for each."""

import json
import logging
import os
import sys

from dotenv import load_dotenv

logging.disable(logging.CRITICAL)

for line in sys.stdin:
    os.environ.clear()
    try:
        load_dotenv(os.path.join(line.rstrip("\n"), ".env"))
    except ValueError:
        print(json.dumps({"refused": True}))
    else:
        print(json.dumps({"set": dict(os.environ)}))
