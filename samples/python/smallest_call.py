from dotenv import load_dotenv
from openai import OpenAI

load_dotenv()
reply = OpenAI().responses.create(model="gpt-5.4-mini", input="Answer with one word: ready?")
print("fix401: accepted")
print(reply.output_text)
