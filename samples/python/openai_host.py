from dotenv import load_dotenv
from openai import OpenAI

load_dotenv()
# An address given here wins over OPENAI_BASE_URL.
client = OpenAI(base_url="https://api.openai.com/v1")
