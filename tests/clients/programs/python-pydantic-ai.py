from pydantic_ai import Agent

agent = Agent("openai-chat:gpt-4o-mini", retries=0)
print(agent.run_sync("Say pong").output)
