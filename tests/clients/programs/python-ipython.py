from IPython.core.interactiveshell import InteractiveShell

shell = InteractiveShell.instance(colors="Linux")
shell.run_cell("""\
from openai import OpenAI

client = OpenAI(max_retries=0)
client.models.list()
""")
