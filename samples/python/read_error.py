from dotenv import load_dotenv
from openai import AuthenticationError, OpenAI

load_dotenv()
client = OpenAI()
try:
    client.models.list()  # runs no model and costs nothing
    print("fix401: accepted")
except AuthenticationError as error:
    print(f"fix401: refused, status {error.status_code}, code {error.code or 'none'}")
    print(str(error).replace(client.api_key, "[the key]"))
