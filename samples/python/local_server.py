from openai import OpenAI

# Ollama listens on 11434, LM Studio on 1234, vLLM on 8000.
client = OpenAI(base_url="http://localhost:11434/v1", api_key="not-needed")
