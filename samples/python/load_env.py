from pathlib import Path

from dotenv import load_dotenv
from openai import OpenAI

# First of all: .env beside this file, wherever the program is started from.
load_dotenv(Path(__file__).resolve().parent / ".env")

client = OpenAI()  # reads OPENAI_API_KEY
