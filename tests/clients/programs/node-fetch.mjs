const base = process.env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1';
const reply = await fetch(`${base}/models`, {
  headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` },
});
console.log(reply.status, await reply.json());
