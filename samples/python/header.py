import os
import urllib.request

from dotenv import load_dotenv

load_dotenv()
base = os.environ.get("OPENAI_BASE_URL", "https://api.openai.com/v1")
request = urllib.request.Request(base + "/models")
request.add_header("Authorization", "Bearer " + os.environ["OPENAI_API_KEY"])
with urllib.request.urlopen(request) as reply:
    print("fix401: accepted")
