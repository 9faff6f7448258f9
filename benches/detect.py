"""detect-secrets with its default plugins on each log, in megabytes per second
of processor time.

It reads too slowly for a whole log, so that only the first 300 kB are timed.
"""

import os
import sys
import tempfile
import time

from detect_secrets import SecretsCollection
from detect_secrets.settings import default_settings

for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as log:
        head = log.read(300_000)
    with tempfile.TemporaryDirectory() as folder:
        part = os.path.join(folder, "part.log")
        with open(part, "w", encoding="utf-8") as file:
            file.write(head)
        start = time.process_time()
        with default_settings():
            SecretsCollection().scan_file(part)
        seconds = time.process_time() - start
    print(path, "detect-secrets, default plugins", f"{len(head) / seconds / 1e6:.2f}", sep="\t")
