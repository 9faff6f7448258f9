import { ChatOpenAI } from '@langchain/openai';

const llm = new ChatOpenAI({
  model: 'gpt-4o-mini',
  maxRetries: 0,
  configuration: { baseURL: process.env.OPENAI_BASE_URL },
});
const reply = await llm.invoke('Say pong');
console.log(reply.content);
