import os

import requests

key = os.environ.get("OPENAI_API_KEY")
base = os.environ.get("OPENAI_BASE_URL", "https://api.openai.com/v1")
reply = requests.get(f"{base}/models", headers={"Authorization": f"Bearer {key}"}, timeout=30)
print(reply.status_code, reply.json())
