import axios from 'axios';

const base = process.env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1';
const reply = await axios.post(
  `${base}/chat/completions`,
  { model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'Say pong' }] },
  { headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` } },
);
console.log(reply.data.choices[0].message.content);
