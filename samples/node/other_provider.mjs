import "dotenv/config";
import OpenAI from "openai";

// Address and key of one provider, together.
const client = new OpenAI({
  baseURL: "https://openrouter.ai/api/v1",
  apiKey: process.env.OPENROUTER_API_KEY,
});
