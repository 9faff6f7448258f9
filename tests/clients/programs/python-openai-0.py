import openai


def ask(question):
    reply = openai.ChatCompletion.create(
        model="gpt-3.5-turbo",
        messages=[{"role": "user", "content": question}],
    )
    return reply["choices"][0]["message"]["content"]


print(ask("Say pong"))
