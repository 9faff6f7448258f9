from dotenv import load_dotenv
from openai import OpenAI

load_dotenv(override=True)  # .env wins over a value that is already set
client = OpenAI()
