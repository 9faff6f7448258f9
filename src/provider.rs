//! The services that answer calls made with an OpenAI client, and what each wants.
//!
//! Key prefixes, hosts and endpoints are from each provider's own API
//! reference; an address that a provider does not document is `None`.

use crate::list;
use crate::text::{Cut, Texts};

/// How a provider wants its key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Header {
    /// `Authorization: Bearer KEY`.
    Bearer,
    /// `api-key: KEY`, as Azure has it.
    ApiKey,
    /// `x-api-key: KEY`, as Anthropic has it.
    XApiKey,
}

/// One provider's facts.
struct Facts {
    /// Host names; a subdomain of one counts as well.
    hosts: &'static Texts,
    /// Beginnings of its keys, longest first; empty when they have none of their own.
    prefixes: &'static Texts,
    key_page: Option<&'static str>,
    base_url: Option<&'static str>,
    header: Header,
    /// A `GET` that costs nothing and needs the key.
    models_url: Option<&'static str>,
}

macro_rules! providers {
    ($($number:literal $variant:ident $name:literal
       hosts $hosts:tt prefixes $prefixes:tt header $header:ident
       keys $keys:expr, base $base:expr, models $models:expr;)*) => {
        /// Who answered, or whose key it is. The number is what a link carries.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
        #[repr(u8)]
        pub enum Provider { $($variant = $number,)* }

        impl Provider {
            pub const ALL: &'static [Provider] = &[$(Provider::$variant,)*];

            /// The provider a link's number stands for.
            pub const fn from_number(number: u8) -> Option<Provider> {
                match number { $($number => Some(Provider::$variant),)* _ => None }
            }

            /// The name on the page. Not one of the facts: a shared diagnosis
            /// is shown without them.
            pub const fn name(self) -> &'static str {
                match self { $(Provider::$variant => $name,)* }
            }

            const fn facts(self) -> &'static Facts {
                match self {
                    $(Provider::$variant => const { &Facts {
                        hosts: list!$hosts,
                        prefixes: list!$prefixes,
                        key_page: $keys,
                        base_url: $base,
                        header: Header::$header,
                        models_url: $models,
                    } },)*
                }
            }
        }
    };
}

providers! {
    0 OpenAi "OpenAI"
        hosts ["api.openai.com", "openai.com"] prefixes [] header Bearer
        keys Some("https://platform.openai.com/api-keys"),
        base Some("https://api.openai.com/v1"),
        models Some("https://api.openai.com/v1/models");
    1 AzureOpenAi "Azure OpenAI"
        hosts ["openai.azure.com", "cognitiveservices.azure.com", "services.ai.azure.com", "azure-api.net"]
        prefixes [] header ApiKey
        keys Some("https://portal.azure.com/"),
        base None, models None;
    2 OpenRouter "OpenRouter"
        hosts ["openrouter.ai"] prefixes ["sk-or-"] header Bearer
        keys Some("https://openrouter.ai/settings/keys"),
        base Some("https://openrouter.ai/api/v1"),
        models Some("https://openrouter.ai/api/v1/key");
    3 Groq "Groq"
        hosts ["groq.com"] prefixes ["gsk_"] header Bearer
        keys Some("https://console.groq.com/keys"),
        base Some("https://api.groq.com/openai/v1"),
        models Some("https://api.groq.com/openai/v1/models");
    4 Anthropic "Anthropic"
        hosts ["anthropic.com"] prefixes ["sk-ant-"] header XApiKey
        keys Some("https://console.anthropic.com/settings/keys"),
        base Some("https://api.anthropic.com/v1"),
        models Some("https://api.anthropic.com/v1/models");
    5 DeepSeek "DeepSeek"
        hosts ["deepseek.com"] prefixes [] header Bearer
        keys Some("https://platform.deepseek.com/api_keys"),
        base Some("https://api.deepseek.com"),
        models Some("https://api.deepseek.com/models");
    6 Mistral "Mistral"
        hosts ["mistral.ai"] prefixes [] header Bearer
        keys Some("https://console.mistral.ai/api-keys"),
        base Some("https://api.mistral.ai/v1"),
        models Some("https://api.mistral.ai/v1/models");
    7 Together "Together"
        hosts ["together.xyz", "together.ai"] prefixes ["tgp_v1_"] header Bearer
        keys Some("https://api.together.ai/settings/api-keys"),
        base Some("https://api.together.xyz/v1"),
        models Some("https://api.together.xyz/v1/models");
    8 DashScope "DashScope"
        hosts ["dashscope.aliyuncs.com", "dashscope-intl.aliyuncs.com", "dashscope-us.aliyuncs.com", "aliyuncs.com", "aliyun.com", "alibabacloud.com"]
        prefixes [] header Bearer
        keys Some("https://bailian.console.aliyun.com/?tab=model#/api-key"),
        base Some("https://dashscope-intl.aliyuncs.com/compatible-mode/v1"),
        models Some("https://dashscope-intl.aliyuncs.com/compatible-mode/v1/models");
    9 Xai "xAI"
        hosts ["x.ai"] prefixes ["xai-"] header Bearer
        keys Some("https://console.x.ai/"),
        base Some("https://api.x.ai/v1"),
        models Some("https://api.x.ai/v1/models");
    10 Gemini "Google Gemini"
        hosts ["generativelanguage.googleapis.com", "aiplatform.googleapis.com"]
        prefixes ["AIza"] header Bearer
        keys Some("https://aistudio.google.com/apikey"),
        base Some("https://generativelanguage.googleapis.com/v1beta/openai"),
        models Some("https://generativelanguage.googleapis.com/v1beta/openai/models");
    11 Moonshot "Moonshot"
        hosts ["moonshot.ai", "moonshot.cn"] prefixes [] header Bearer
        keys Some("https://platform.moonshot.ai/console/api-keys"),
        base Some("https://api.moonshot.ai/v1"),
        models Some("https://api.moonshot.ai/v1/models");
    12 LiteLlm "LiteLLM proxy"
        hosts [] prefixes [] header Bearer
        keys None, base None, models None;
    13 Vllm "vLLM"
        hosts [] prefixes [] header Bearer
        keys None, base None, models None;
    14 Nginx "a web server or gateway"
        hosts [] prefixes [] header Bearer
        keys None, base None, models None;
    15 Perplexity "Perplexity"
        hosts ["perplexity.ai"] prefixes ["pplx-"] header Bearer
        keys Some("https://www.perplexity.ai/settings/api"),
        base Some("https://api.perplexity.ai"),
        models None;
    16 Fireworks "Fireworks"
        hosts ["fireworks.ai"] prefixes ["fw_"] header Bearer
        keys Some("https://app.fireworks.ai/settings/users/api-keys"),
        base Some("https://api.fireworks.ai/inference/v1"),
        models Some("https://api.fireworks.ai/inference/v1/models");
    17 Cerebras "Cerebras"
        hosts ["cerebras.ai"] prefixes ["csk-"] header Bearer
        keys Some("https://cloud.cerebras.ai/"),
        base Some("https://api.cerebras.ai/v1"),
        models Some("https://api.cerebras.ai/v1/models");
    18 Nvidia "NVIDIA"
        hosts ["nvidia.com"] prefixes ["nvapi-"] header Bearer
        keys Some("https://build.nvidia.com/"),
        base Some("https://integrate.api.nvidia.com/v1"),
        models None;
    19 HuggingFace "Hugging Face"
        hosts ["huggingface.co", "hf.space"] prefixes ["hf_"] header Bearer
        keys Some("https://huggingface.co/settings/tokens"),
        base Some("https://router.huggingface.co/v1"),
        models Some("https://huggingface.co/api/whoami-v2");
    20 Replicate "Replicate"
        hosts ["replicate.com"] prefixes ["r8_"] header Bearer
        keys Some("https://replicate.com/account/api-tokens"),
        base None, models None;
    21 Ollama "Ollama"
        hosts [] prefixes [] header Bearer
        keys None, base Some("http://localhost:11434/v1"), models None;
    22 LmStudio "LM Studio"
        hosts [] prefixes [] header Bearer
        keys None, base Some("http://localhost:1234/v1"), models None;
    23 Zhipu "Zhipu"
        hosts ["bigmodel.cn", "z.ai"] prefixes [] header Bearer
        keys Some("https://open.bigmodel.cn/usercenter/apikeys"),
        base Some("https://open.bigmodel.cn/api/paas/v4"), models None;
    24 SiliconFlow "SiliconFlow"
        hosts ["siliconflow.cn", "siliconflow.com"] prefixes [] header Bearer
        keys Some("https://cloud.siliconflow.cn/account/ak"),
        base Some("https://api.siliconflow.cn/v1"), models None;
    25 Cohere "Cohere"
        hosts ["cohere.com", "cohere.ai"] prefixes [] header Bearer
        keys Some("https://dashboard.cohere.com/api-keys"),
        base Some("https://api.cohere.ai/compatibility/v1"), models None;
    26 Volcengine "Volcengine Ark"
        hosts ["volces.com"] prefixes [] header Bearer
        keys Some("https://console.volcengine.com/ark"),
        base Some("https://ark.cn-beijing.volces.com/api/v3"), models None;
    27 MiniMax "MiniMax"
        hosts ["minimax.io", "minimaxi.com", "minimax.chat"] prefixes [] header Bearer
        keys None, base Some("https://api.minimax.io/v1"), models None;
    28 GitHubModels "GitHub Models"
        hosts ["models.github.ai", "models.inference.ai.azure.com"] prefixes ["github_pat_", "ghp_"] header Bearer
        keys Some("https://github.com/settings/tokens"),
        base Some("https://models.github.ai/inference"), models None;
    29 DeepInfra "DeepInfra"
        hosts ["deepinfra.com"] prefixes [] header Bearer
        keys Some("https://deepinfra.com/dash/api_keys"),
        base Some("https://api.deepinfra.com/v1/openai"), models None;
}

impl Provider {
    /// Where its keys are made.
    pub const fn key_page(self) -> Option<&'static str> {
        self.facts().key_page
    }

    /// What an OpenAI client takes as `base_url` to talk to it.
    pub const fn base_url(self) -> Option<&'static str> {
        self.facts().base_url
    }

    pub const fn header(self) -> Header {
        self.facts().header
    }

    /// A `GET` that costs nothing and needs the key: what a live check asks.
    pub const fn models_url(self) -> Option<&'static str> {
        self.facts().models_url
    }

    /// The provider whose keys begin like this, OpenAI's own shapes aside.
    pub fn of_key(key: &str) -> Option<Provider> {
        Provider::ALL.iter().copied().find(|provider| {
            provider
                .facts()
                .prefixes
                .iter()
                .any(|prefix| key.starts_with(prefix))
        })
    }

    /// The provider that answers at this host name.
    pub fn of_host(host: &str) -> Option<Provider> {
        Provider::ALL.iter().copied().find(|provider| {
            provider.facts().hosts.iter().any(|known| {
                let host = host.as_bytes();
                let cut = host.len().wrapping_sub(known.len());
                host.len() >= known.len()
                    && host.cut(cut..).eq_ignore_ascii_case(known.as_bytes())
                    && (cut == 0 || host[cut - 1] == b'.')
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_and_their_subdomains() {
        for (host, provider) in [
            ("api.openai.com", Some(Provider::OpenAi)),
            ("us.api.openai.com", Some(Provider::OpenAi)),
            ("acme.openai.azure.com", Some(Provider::AzureOpenAi)),
            ("API.GROQ.COM", Some(Provider::Groq)),
            ("notopenai.com", None),
            ("openai.com.example.org", None),
        ] {
            assert_eq!(Provider::of_host(host), provider, "{host}");
        }
    }

    #[test]
    fn prefixes() {
        assert_eq!(Provider::of_key("sk-or-v1-"), Some(Provider::OpenRouter));
        assert_eq!(Provider::of_key("sk-ant-api03"), Some(Provider::Anthropic));
        assert_eq!(Provider::of_key("sk-proj-"), None);
    }
}
