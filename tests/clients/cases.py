"""What is asked of each client, and the answer its output must get.

A case is a scenario of the provider, the credential that is sent, and the
expected answer: status, verdict, the first causes that a reader would accept,
and whether the diagnosis may call the first one certain. `ANSWERS` gives the
answer where a client keeps something to itself.
"""

import pathlib
import sys
from dataclasses import dataclass, field

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "provider"))

from keys import key  # noqa: E402


@dataclass
class Case:
    name: str
    scenario: str
    # The text of OPENAI_API_KEY; None leaves it unset.
    sent: str | None
    status: str
    verdict: str
    causes: str
    certain: str = "no"
    note: str = ""
    # Where the base URL is not the provider's.
    base: str | None = None
    environment: dict = field(default_factory=dict)


PROJECT = key("proj164")
CURLY = "\N{LEFT DOUBLE QUOTATION MARK}" + PROJECT + "\N{RIGHT DOUBLE QUOTATION MARK}"


def refused(name, sent, causes, certain, note=""):
    """A credential that OpenAI repeats, masked, in its refusal."""
    return Case(name, "incorrect-key", sent, "401", "auth", causes, certain, note)


OPENAI = [
    refused("incorrect-key", PROJECT, "revoked-key", "no"),
    Case("no-key-reached", "no-key", PROJECT, "401", "auth", "env-not-loaded|bad-auth-header", "yes"),
    Case("missing-bearer", "missing-bearer", PROJECT, "401", "auth", "bad-auth-header", "yes"),
    Case("invalid-issuer", "invalid-issuer", PROJECT, "401", "auth", "wrong-credential|expired-login", "yes"),
    Case("unreadable-token", "unreadable-token", PROJECT, "401", "auth", "expired-login|wrong-credential", "yes"),
    Case("expired-token", "expired-token", PROJECT, "401", "auth", "expired-login", "yes"),
    Case("invalidated-token", "invalidated-token", PROJECT, "401", "auth", "expired-login", "yes"),
    Case("deactivated", "deactivated", PROJECT, "401", "auth", "account-deactivated", "yes"),
    Case("deactivated-key", "deactivated-key", PROJECT, "401", "auth", "account-deactivated", "yes"),
    Case("deactivated-organization", "deactivated-organization", PROJECT, "401", "auth", "account-deactivated", "yes"),
    Case("no-organization", "no-organization", PROJECT, "401", "auth", "no-organization", "yes"),
    Case("unknown-organization", "unknown-organization", PROJECT, "401", "auth", "wrong-org-or-project", "yes"),
    Case("organization-mismatch", "organization-mismatch", PROJECT, "401", "auth", "wrong-org-or-project", "yes"),
    Case("project-mismatch", "project-mismatch", PROJECT, "401", "auth", "wrong-org-or-project", "yes"),
    Case("missing-scopes", "missing-scopes", PROJECT, "401", "auth", "missing-scope", "yes"),
    Case("wrong-region-host", "wrong-region-host", PROJECT, "401", "auth", "wrong-region-host", "yes"),
    Case("ip-not-allowed", "ip-not-allowed", PROJECT, "401", "auth", "ip-not-allowed", "yes"),
]

ECHOES = [
    refused("echo-legacy", key("legacy51"), "revoked-key", "no"),
    refused("echo-service-account", key("svcacct167"), "revoked-key", "no"),
    refused("echo-none", "None", "env-not-loaded", "yes"),
    refused("echo-undefined", "undefined", "env-not-loaded", "yes"),
    refused("echo-your-api-key", "YOUR_API_KEY", "placeholder-key", "yes"),
    refused("echo-example", "your-api-key-here", "placeholder-key", "yes"),
    refused("echo-crosses", "sk-" + "x" * 24, "placeholder-key", "yes"),
    refused("echo-unexpanded", "${OPENAI_API_KEY}", "placeholder-key|env-not-loaded", "yes"),
    refused("echo-quoted", '"' + PROJECT + '"', "malformed-key", "yes"),
    refused("echo-assignment", "OPENAI_API_KEY=" + PROJECT, "malformed-key", "yes"),
    refused("echo-bearer", "Bearer " + PROJECT, "bad-auth-header|malformed-key", "yes"),
    refused("echo-session", key("session"), "wrong-credential", "yes"),
    refused("echo-login-token", key("jwt"), "wrong-credential", "yes"),
    refused("echo-organization", key("organization"), "wrong-credential", "yes"),
    refused("echo-url", "https://platform.openai.com/api-keys", "wrong-credential", "yes"),
    refused("echo-admin", key("admin165"), "wrong-credential|revoked-key", "no"),
    refused("echo-openrouter", key("openrouter"), "wrong-base-url", "yes"),
    refused("echo-anthropic", key("anthropic"), "wrong-base-url", "yes"),
    refused("echo-groq", key("groq"), "wrong-base-url", "yes"),
    refused("echo-google", key("google"), "wrong-base-url", "yes"),
    refused("echo-azure", key("azure"), "wrong-base-url", "no"),
    refused("echo-deepseek", key("deepseek"), "wrong-base-url", "no", "DeepSeek and DashScope keys look so"),
    refused("echo-ollama", "ollama", "wrong-base-url", "yes"),
    refused("echo-cut", PROJECT[:120], "malformed-key", "no"),
    refused("echo-doubled", PROJECT * 2, "malformed-key", "no"),
]

NEIGHBOURS = [
    Case("rate-limit", "rate-limit", PROJECT, "429", "not-auth", "rate-limited", "yes"),
    Case("quota", "quota", PROJECT, "429", "not-auth", "quota-exhausted", "yes"),
    Case("region", "region", PROJECT, "403", "not-auth", "region-unsupported", "yes"),
    Case("model-forbidden", "model-forbidden", PROJECT, "403", "not-auth", "model-not-found|forbidden", "yes"),
    Case("model-not-found", "model-not-found", PROJECT, "404", "not-auth", "model-not-found", "yes"),
    Case("context-too-long", "context-too-long", PROJECT, "400", "not-auth", "context-too-long", "yes"),
    Case("bad-request", "bad-request", PROJECT, "400", "not-auth", "bad-request", "yes"),
    Case("server-error", "server-error", PROJECT, "500", "not-auth", "server-error", "yes"),
    Case("overloaded", "overloaded", PROJECT, "503", "not-auth", "server-error", "yes"),
    Case("html-502", "html-502", PROJECT, "502", "not-auth", "server-error|reply-not-json", "yes"),
    Case("html-page", "html-page", PROJECT, "*", "not-auth", "reply-not-json", "yes"),
    Case("empty-body", "empty-body", PROJECT, "*", "not-auth", "reply-not-json", "yes"),
    Case("not-json", "not-json", PROJECT, "*", "not-auth", "reply-not-json", "yes"),
    Case("dropped", "drop", PROJECT, "-", "not-auth", "connection-failed", "yes"),
    Case("refused-connection", "drop", PROJECT, "-", "not-auth", "connection-failed", "yes", base="http://127.0.0.1:9/v1"),
    Case("unknown-host", "drop", PROJECT, "-", "not-auth", "connection-failed", "yes", base="https://api.openai.invalid/v1"),
    Case("dead-proxy", "drop", PROJECT, "-", "not-auth", "connection-failed", "yes",
         base="https://api.openai.com/v1", environment={"HTTPS_PROXY": "http://127.0.0.1:9"}),
]

BARE = "revoked-key|env-not-loaded|malformed-key"

OTHERS = [
    Case("empty-401", "empty-401", PROJECT, "401", "auth", BARE, "no", "no body: the status alone"),
    *(
        Case(name, name, PROJECT, "401", "auth", causes, "yes" if name.startswith("litellm-proxy") else "no")
        for name, causes in {
            "azure": "wrong-base-url|revoked-key",
            "azure-bearer": "wrong-base-url|bad-auth-header|wrong-credential|expired-login",
            "azure-role": "missing-scope",
            "openrouter": "wrong-base-url|bad-auth-header|env-not-loaded",
            "openrouter-user": "wrong-base-url|revoked-key|account-deactivated",
            "groq": "wrong-base-url|revoked-key",
            "deepseek": "wrong-base-url|revoked-key",
            "mistral": "wrong-base-url|revoked-key|gateway-refused",
            "mistral-detail": "wrong-base-url|revoked-key|gateway-refused",
            "anthropic": "wrong-base-url|revoked-key",
            "together": "wrong-base-url|revoked-key",
            "dashscope": "wrong-base-url|revoked-key",
            "moonshot": "wrong-base-url|revoked-key",
            "litellm-proxy": "gateway-refused",
            "litellm-proxy-prefix": "gateway-refused",
            "nginx": "gateway-refused",
            "vllm": "gateway-refused|wrong-base-url",
        }.items()
    ),
    Case("xai", "xai", PROJECT, "400", "auth", "wrong-base-url|revoked-key", "no"),
    Case("gemini", "gemini", PROJECT, "400", "auth", "wrong-base-url|revoked-key", "no"),
]

UNSENT = [
    Case("key-missing", "auto", None, "-|401", "auth", "env-not-loaded", "yes"),
    Case("key-empty", "auto", "", "-|401", "auth", "env-not-loaded|bad-auth-header", "yes"),
    Case("key-newline", "auto", PROJECT + "\n", "-|401", "auth", "malformed-key", "yes"),
    Case("key-trailing-space", "auto", PROJECT + " ", "-|401", "auth", "malformed-key", "yes"),
    Case("key-curly-quotes", "auto", CURLY, "-|401", "auth", "malformed-key", "yes"),
    Case("key-zero-width", "auto", PROJECT + "\N{ZERO WIDTH SPACE}", "-|401", "auth", "malformed-key", "yes"),
]

ALL = OPENAI + ECHOES + NEIGHBOURS + OTHERS + UNSENT

# Whose address stands in place of the loopback's.
BASES = {
    "azure": "https://contoso.openai.azure.com/openai/v1",
    "azure-bearer": "https://contoso.openai.azure.com/openai/v1",
    "azure-role": "https://contoso.openai.azure.com/openai/v1",
    "openrouter": "https://openrouter.ai/api/v1",
    "openrouter-user": "https://openrouter.ai/api/v1",
    "groq": "https://api.groq.com/openai/v1",
    "deepseek": "https://api.deepseek.com/v1",
    "mistral": "https://api.mistral.ai/v1",
    "mistral-detail": "https://api.mistral.ai/v1",
    "anthropic": "https://api.anthropic.com/v1",
    "together": "https://api.together.xyz/v1",
    "dashscope": "https://dashscope.aliyuncs.com/compatible-mode/v1",
    "xai": "https://api.x.ai/v1",
    "gemini": "https://generativelanguage.googleapis.com/v1beta/openai",
    "moonshot": "https://api.moonshot.ai/v1",
    "litellm-proxy": "http://litellm.contoso.internal:4000/v1",
    "litellm-proxy-prefix": "http://litellm.contoso.internal:4000/v1",
    "nginx": "https://llm.contoso.com/v1",
    "vllm": "http://gpu-01.contoso.internal:8000/v1",
}


def base(scenario):
    return BASES.get(scenario, "https://api.openai.com/v1")
