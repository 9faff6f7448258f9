import "dotenv/config";
import OpenAI from "openai";

const reply = await new OpenAI().responses.create({
  model: "gpt-5.4-mini",
  input: "Answer with one word: ready?",
});
console.log("fix401: accepted");
console.log(reply.output_text);
