from dotenv import load_dotenv
from openai import OpenAI

load_dotenv()
client = OpenAI(base_url="https://eu.api.openai.com/v1")  # the host the message names
