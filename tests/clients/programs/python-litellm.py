import litellm

reply = litellm.completion(
    model="openai/gpt-4o-mini",
    messages=[{"role": "user", "content": "Say pong"}],
    max_retries=0,
)
print(reply.choices[0].message.content)
