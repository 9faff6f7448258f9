import "dotenv/config";
import OpenAI from "openai";

const client = new OpenAI();
console.log("fix401: host", new URL(client.baseURL).hostname);
if (client.organization) console.log("fix401: organization set");
if (client.project) console.log("fix401: project set");
