import os

from dotenv import load_dotenv
from openai import OpenAI

load_dotenv()
for name in ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
    os.environ.pop(name, None)
client = OpenAI()  # a project key names its organization and project itself
