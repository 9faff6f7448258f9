// What people paste, with the cause each must get.
import { echo, key } from "./secrets.mjs";

const refusal = (shown, code = "invalid_api_key") =>
  `openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided: ${shown}. ` +
  "You can find your API key at https://platform.openai.com/account/api-keys.', " +
  `'type': 'invalid_request_error', 'param': None, 'code': '${code}'}}`;

export const traceback = (shown) => `Traceback (most recent call last):
  File "app.py", line 7, in <module>
    client.responses.create(model="gpt-5", input="Hello")
${refusal(shown)}`;

export const INCORRECT = traceback(echo(key()));
export const QUOTED = `# .env\nOPENAI_API_KEY="${key()}"\n\n$ docker run --env-file .env app\n${refusal(echo(`"${key()}"`))}`;
export const KEY_ERROR = `Traceback (most recent call last):
  File "/srv/app/main.py", line 4, in <module>
    key = os.environ["OPENAI_API_KEY"]
  File "<frozen os>", line 679, in __getitem__
KeyError: 'OPENAI_API_KEY'`;
export const ORGANIZATION =
  "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'OpenAI-Organization header should match " +
  "organization for API key', 'type': 'invalid_request_error', 'param': None, 'code': 'mismatched_organization'}}";
export const QUOTA =
  "openai.RateLimitError: Error code: 429 - {'error': {'message': 'You exceeded your current quota, please check your " +
  "plan and billing details.', 'type': 'insufficient_quota', 'param': None, 'code': 'insufficient_quota'}}";
export const RATE =
  "openai.RateLimitError: Error code: 429 - {'error': {'message': 'Rate limit reached for gpt-5 in organization on " +
  "requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 20s.', 'type': 'requests', 'param': None, " +
  "'code': 'rate_limit_exceeded'}}";
/** A dump that holds a key as it is: what a trusting person pastes. */
export const WHOLE_KEY = `OPENAI_API_KEY=${key()}\n\n> POST /v1/responses HTTP/1.1\n> Authorization: Bearer ${key()}\n\n${INCORRECT}`;
/** Nothing in it says enough. */
export const UNKNOWN = "The program stopped. It printed nothing else that I saw.";

/** A paste, the cause that must come first, and how sure the page must be. */
export const CASES = [
  ["the guide's own error", INCORRECT, "revoked-key", "likely"],
  ["a quoted key in .env", QUOTED, "malformed-key", "certain"],
  ["a quoted key in .env and nothing else", `OPENAI_API_KEY="${key()}"`, "malformed-key", "possible"],
  ["a KeyError", KEY_ERROR, "env-not-loaded", "certain"],
  ["another organization", ORGANIZATION, "wrong-org-or-project", "certain"],
  ["an OpenRouter key sent to OpenAI", traceback(echo(key("openrouter"))), "wrong-base-url", "certain"],
  ["a placeholder", traceback(echo("your-api-key-goes-here")), "placeholder-key", "certain"],
  ["a 429 for quota", QUOTA, "quota-exhausted", "certain"],
  ["a 429 for rate", RATE, "rate-limited", "certain"],
];
