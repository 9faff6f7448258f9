from openai import OpenAI
from rich.console import Console

try:
    client = OpenAI(max_retries=0)
    reply = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": "Say pong"}],
    )
    print(reply.choices[0].message.content)
except Exception:
    Console(width=100).print_exception(show_locals=True, max_frames=3)
