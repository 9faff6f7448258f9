import dotenv from "dotenv";
import OpenAI from "openai";

// First of all: .env beside this file, wherever the program is started from.
dotenv.config({ path: new URL(".env", import.meta.url) });

const client = new OpenAI(); // reads OPENAI_API_KEY
