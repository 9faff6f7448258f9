from openai import OpenAI

client = OpenAI(max_retries=0)


def ask(question):
    reply = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": question}],
    )
    return reply.choices[0].message.content


print(ask("Say pong"))
