from llama_index.llms.openai import OpenAI

llm = OpenAI(model="gpt-4o-mini", max_retries=0)
print(llm.complete("Say pong"))
