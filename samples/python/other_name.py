import os

from dotenv import load_dotenv
from openai import OpenAI

load_dotenv()
client = OpenAI(api_key=os.environ["MY_OPENAI_KEY"])  # the name that .env sets
