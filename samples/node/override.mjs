import dotenv from "dotenv";
import OpenAI from "openai";

dotenv.config({ override: true }); // .env wins over a value that is already set
const client = new OpenAI();
