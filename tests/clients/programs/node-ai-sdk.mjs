import { generateText } from 'ai';
import { createOpenAI } from '@ai-sdk/openai';

const openai = createOpenAI({ baseURL: process.env.OPENAI_BASE_URL });

const { text } = await generateText({
  model: openai.chat('gpt-4o-mini'),
  prompt: 'Say pong',
  maxRetries: 0,
});
console.log(text);
