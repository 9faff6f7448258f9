import os

import httpx

key = os.environ.get("OPENAI_API_KEY")
base = os.environ.get("OPENAI_BASE_URL", "https://api.openai.com/v1")
reply = httpx.post(
    f"{base}/chat/completions",
    headers={"Authorization": f"Bearer {key}"},
    json={"model": "gpt-4o-mini", "messages": [{"role": "user", "content": "Say pong"}]},
    timeout=30,
)
reply.raise_for_status()
print(reply.json()["choices"][0]["message"]["content"])
