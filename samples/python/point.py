from dotenv import load_dotenv
from openai import OpenAI

load_dotenv()
client = OpenAI()
print("fix401: host", client.base_url.host)
if client.organization:
    print("fix401: organization set")
if client.project:
    print("fix401: project set")
