import "dotenv/config";
import OpenAI, { AuthenticationError } from "openai";

const client = new OpenAI();
try {
  await client.models.list(); // runs no model and costs nothing
  console.log("fix401: accepted");
} catch (error) {
  if (!(error instanceof AuthenticationError)) throw error;
  console.log(`fix401: refused, status ${error.status}, code ${error.code ?? "none"}`);
  console.log(error.message.replaceAll(client.apiKey, "[the key]"));
}
