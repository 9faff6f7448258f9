//! The services that answer calls made with an OpenAI client, and what each wants.
//!
//! Key prefixes, hosts and endpoints are from each provider's own API
//! reference; an address that a provider does not document is empty.

use crate::list;
use crate::text::{Cut, Texts, byte};

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

macro_rules! providers {
    ($($number:literal $variant:ident $name:literal called [$($called:literal),*]
       hosts [$($host:literal),*] prefixes [$($prefix:literal),*] header $header:ident
       keys $keys:literal, base $base:literal, models $models:literal;)*) => {
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

            pub const fn header(self) -> Header {
                match self { $(Provider::$variant => Header::$header,)* }
            }
        }

        const NAMES: &Texts = list![$($name),*];
        /// How the words begin by which people and programs call it, each followed by
        /// a space; none where they are words of every day.
        const CALLED: &Texts = list![$(concat!($($called, " "),*)),*];
        /// Host names, each followed by a space; a subdomain of one counts as well.
        const HOSTS: &Texts = list![$(concat!($($host, " "),*)),*];
        /// Beginnings of its keys, longest first, each followed by a space; none when
        /// they have none of their own.
        const PREFIXES: &Texts = list![$(concat!($($prefix, " "),*)),*];
        const KEY_PAGES: &Texts = list![$($keys),*];
        const BASE_URLS: &Texts = list![$($base),*];
        const MODELS_URLS: &Texts = list![$($models),*];
    };
}

providers! {
    0 OpenAi "OpenAI" called ["openai", "gpt"]
        hosts ["api.openai.com", "openai.com"] prefixes [] header Bearer
        keys "https://platform.openai.com/api-keys",
        base "https://api.openai.com/v1",
        models "https://api.openai.com/v1/models";
    1 AzureOpenAi "Azure OpenAI" called []
        hosts ["openai.azure.com", "cognitiveservices.azure.com", "services.ai.azure.com", "azure-api.net"]
        prefixes [] header ApiKey
        keys "https://portal.azure.com/",
        base "", models "";
    2 OpenRouter "OpenRouter" called ["openrouter"]
        hosts ["openrouter.ai"] prefixes ["sk-or-"] header Bearer
        keys "https://openrouter.ai/settings/keys",
        base "https://openrouter.ai/api/v1",
        models "https://openrouter.ai/api/v1/key";
    3 Groq "Groq" called ["groq"]
        hosts ["groq.com"] prefixes ["gsk_"] header Bearer
        keys "https://console.groq.com/keys",
        base "https://api.groq.com/openai/v1",
        models "https://api.groq.com/openai/v1/models";
    4 Anthropic "Anthropic" called ["anthropic", "claude"]
        hosts ["anthropic.com"] prefixes ["sk-ant-"] header XApiKey
        keys "https://console.anthropic.com/settings/keys",
        base "https://api.anthropic.com/v1",
        models "https://api.anthropic.com/v1/models";
    5 DeepSeek "DeepSeek" called ["deepseek"]
        hosts ["deepseek.com"] prefixes [] header Bearer
        keys "https://platform.deepseek.com/api_keys",
        base "https://api.deepseek.com",
        models "https://api.deepseek.com/models";
    6 Mistral "Mistral" called ["mistral"]
        hosts ["mistral.ai"] prefixes [] header Bearer
        keys "https://console.mistral.ai/api-keys",
        base "https://api.mistral.ai/v1",
        models "https://api.mistral.ai/v1/models";
    7 Together "Together" called []
        hosts ["together.xyz", "together.ai"] prefixes ["tgp_v1_"] header Bearer
        keys "https://api.together.ai/settings/api-keys",
        base "https://api.together.xyz/v1",
        models "https://api.together.xyz/v1/models";
    8 DashScope "DashScope" called ["dashscope", "aliyun", "qwen"]
        hosts ["dashscope.aliyuncs.com", "dashscope-intl.aliyuncs.com", "dashscope-us.aliyuncs.com", "aliyuncs.com", "aliyun.com", "alibabacloud.com"]
        prefixes [] header Bearer
        keys "https://bailian.console.aliyun.com/?tab=model#/api-key",
        base "https://dashscope-intl.aliyuncs.com/compatible-mode/v1",
        models "https://dashscope-intl.aliyuncs.com/compatible-mode/v1/models";
    9 Xai "xAI" called ["xai", "grok"]
        hosts ["x.ai"] prefixes ["xai-"] header Bearer
        keys "https://console.x.ai/",
        base "https://api.x.ai/v1",
        models "https://api.x.ai/v1/models";
    10 Gemini "Google Gemini" called ["gemini"]
        hosts ["generativelanguage.googleapis.com", "aiplatform.googleapis.com"]
        prefixes ["AIza"] header Bearer
        keys "https://aistudio.google.com/apikey",
        base "https://generativelanguage.googleapis.com/v1beta/openai",
        models "https://generativelanguage.googleapis.com/v1beta/openai/models";
    11 Moonshot "Moonshot" called ["moonshot", "kimi"]
        hosts ["moonshot.ai", "moonshot.cn"] prefixes [] header Bearer
        keys "https://platform.moonshot.ai/console/api-keys",
        base "https://api.moonshot.ai/v1",
        models "https://api.moonshot.ai/v1/models";
    12 LiteLlm "LiteLLM proxy" called []
        hosts [] prefixes [] header Bearer
        keys "", base "", models "";
    13 Vllm "vLLM" called []
        hosts [] prefixes [] header Bearer
        keys "", base "", models "";
    14 Nginx "a web server or gateway" called []
        hosts [] prefixes [] header Bearer
        keys "", base "", models "";
    15 Perplexity "Perplexity" called ["perplexity"]
        hosts ["perplexity.ai"] prefixes ["pplx-"] header Bearer
        keys "https://www.perplexity.ai/settings/api",
        base "https://api.perplexity.ai",
        models "";
    16 Fireworks "Fireworks" called []
        hosts ["fireworks.ai"] prefixes ["fw_"] header Bearer
        keys "https://app.fireworks.ai/settings/users/api-keys",
        base "https://api.fireworks.ai/inference/v1",
        models "https://api.fireworks.ai/inference/v1/models";
    17 Cerebras "Cerebras" called ["cerebras"]
        hosts ["cerebras.ai"] prefixes ["csk-"] header Bearer
        keys "https://cloud.cerebras.ai/",
        base "https://api.cerebras.ai/v1",
        models "https://api.cerebras.ai/v1/models";
    18 Nvidia "NVIDIA" called []
        hosts ["nvidia.com"] prefixes ["nvapi-"] header Bearer
        keys "https://build.nvidia.com/",
        base "https://integrate.api.nvidia.com/v1",
        models "";
    19 HuggingFace "Hugging Face" called []
        hosts ["huggingface.co", "hf.space"] prefixes ["hf_"] header Bearer
        keys "https://huggingface.co/settings/tokens",
        base "https://router.huggingface.co/v1",
        models "https://huggingface.co/api/whoami-v2";
    20 Replicate "Replicate" called []
        hosts ["replicate.com"] prefixes ["r8_"] header Bearer
        keys "https://replicate.com/account/api-tokens",
        base "", models "";
    21 Ollama "Ollama" called []
        hosts [] prefixes [] header Bearer
        keys "", base "http://localhost:11434/v1", models "";
    22 LmStudio "LM Studio" called []
        hosts [] prefixes [] header Bearer
        keys "", base "http://localhost:1234/v1", models "";
    23 Zhipu "Zhipu" called ["zhipu"]
        hosts ["bigmodel.cn", "z.ai"] prefixes [] header Bearer
        keys "https://open.bigmodel.cn/usercenter/apikeys",
        base "https://open.bigmodel.cn/api/paas/v4", models "";
    24 SiliconFlow "SiliconFlow" called ["siliconflow"]
        hosts ["siliconflow.cn", "siliconflow.com"] prefixes [] header Bearer
        keys "https://cloud.siliconflow.cn/account/ak",
        base "https://api.siliconflow.cn/v1", models "";
    25 Cohere "Cohere" called ["cohere"]
        hosts ["cohere.com", "cohere.ai"] prefixes [] header Bearer
        keys "https://dashboard.cohere.com/api-keys",
        base "https://api.cohere.ai/compatibility/v1", models "";
    26 Volcengine "Volcengine Ark" called []
        hosts ["volces.com"] prefixes [] header Bearer
        keys "https://console.volcengine.com/ark",
        base "https://ark.cn-beijing.volces.com/api/v3", models "";
    27 MiniMax "MiniMax" called ["minimax"]
        hosts ["minimax.io", "minimaxi.com", "minimax.chat"] prefixes [] header Bearer
        keys "", base "https://api.minimax.io/v1", models "";
    28 GitHubModels "GitHub Models" called []
        hosts ["models.github.ai", "models.inference.ai.azure.com"] prefixes ["github_pat_", "ghp_"] header Bearer
        keys "https://github.com/settings/tokens",
        base "https://models.github.ai/inference", models "";
    29 DeepInfra "DeepInfra" called ["deepinfra"]
        hosts ["deepinfra.com"] prefixes [] header Bearer
        keys "https://deepinfra.com/dash/api_keys",
        base "https://api.deepinfra.com/v1/openai", models "";
}

impl Provider {
    /// The text of a list that is this provider's; `None` when it is empty.
    fn of(self, list: &Texts) -> Option<&'static str> {
        let mut each = Provider::ALL.iter().zip(list.iter());
        let (_, text) = each.find(|(provider, _)| **provider == self)?;
        Some(text).filter(|text| !text.is_empty())
    }

    /// The name on the page.
    pub fn name(self) -> &'static str {
        self.of(NAMES).unwrap_or_default()
    }

    /// Where its keys are made.
    pub fn key_page(self) -> Option<&'static str> {
        self.of(KEY_PAGES)
    }

    /// What an OpenAI client takes as `base_url` to talk to it.
    pub fn base_url(self) -> Option<&'static str> {
        self.of(BASE_URLS)
    }

    /// A `GET` that costs nothing and needs the key: what a live check asks.
    pub fn models_url(self) -> Option<&'static str> {
        self.of(MODELS_URLS)
    }

    /// The provider of whose texts, divided by spaces, one fits.
    fn with(list: &Texts, fits: &dyn Fn(&str) -> bool) -> Option<Provider> {
        let mut each = Provider::ALL.iter().zip(list.iter());
        let (provider, _) =
            each.find(|(_, texts)| texts.split(' ').any(|text| !text.is_empty() && fits(text)))?;
        Some(*provider)
    }

    /// The provider whose keys begin like this, OpenAI's own shapes aside.
    pub fn of_key(key: &str) -> Option<Provider> {
        Provider::with(PREFIXES, &|prefix| key.starts_with(prefix))
    }

    /// How its keys begin, where they have a beginning of their own.
    pub fn prefixes(self) -> impl Iterator<Item = &'static str> {
        let texts = self.of(PREFIXES).unwrap_or_default();
        texts.split(' ').filter(|prefix| !prefix.is_empty())
    }

    /// The provider that a word names, in any letter case: `Groq`, `geminiClient`.
    pub fn of_word(word: &str) -> Option<Provider> {
        Provider::with(CALLED, &|name| {
            let start = word.as_bytes().get(..name.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
        })
    }

    /// The provider that answers at this host name.
    pub fn of_host(host: &str) -> Option<Provider> {
        let host = host.as_bytes();
        Provider::with(HOSTS, &|known| {
            let cut = host.len().wrapping_sub(known.len());
            host.len() >= known.len()
                && host.cut(cut..).eq_ignore_ascii_case(known.as_bytes())
                && match byte(host, cut.wrapping_sub(1)) {
                    0 | b'.' => true,
                    // Its regions: `europe-west1-aiplatform.googleapis.com`.
                    b'-' => known.starts_with("aiplatform"),
                    _ => false,
                }
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
            (
                "europe-west1-aiplatform.googleapis.com",
                Some(Provider::Gemini),
            ),
            ("not-openrouter.ai", None),
            ("acme.openai.azure.com", Some(Provider::AzureOpenAi)),
            ("API.GROQ.COM", Some(Provider::Groq)),
            ("notopenai.com", None),
            ("openai.com.example.org", None),
        ] {
            assert_eq!(Provider::of_host(host), provider, "{host}");
        }
    }

    #[test]
    fn words() {
        assert_eq!(Provider::of_word("GroqError"), Some(Provider::Groq));
        assert_eq!(Provider::of_word("Claude"), Some(Provider::Anthropic));
        assert_eq!(Provider::of_word("together"), None);
        assert_eq!(Provider::of_word("g"), None);
    }

    #[test]
    fn prefixes() {
        assert_eq!(Provider::of_key("sk-or-v1-"), Some(Provider::OpenRouter));
        assert_eq!(Provider::of_key("sk-ant-api03"), Some(Provider::Anthropic));
        assert_eq!(Provider::of_key("sk-proj-"), None);
    }
}
