import os

from dotenv import load_dotenv
from openai import OpenAI

load_dotenv()
# A stopgap. Better: mend the value where it is set.
key = os.environ["OPENAI_API_KEY"].strip(" \t\r\n\"'\u2018\u2019\u201c\u201d\u200b\u00a0\ufeff")
client = OpenAI(api_key=key)
