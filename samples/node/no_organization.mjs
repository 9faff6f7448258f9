import "dotenv/config";
import OpenAI from "openai";

// A project key names its organization and project itself.
const client = new OpenAI({ organization: null, project: null });
