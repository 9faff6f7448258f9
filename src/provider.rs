//! The services that answer calls made with an OpenAI client.

/// Who answered, or whose key it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[repr(u8)]
pub enum Provider {
    OpenAi = 0,
    AzureOpenAi = 1,
    OpenRouter = 2,
    Groq = 3,
    Anthropic = 4,
    DeepSeek = 5,
    Mistral = 6,
    Together = 7,
    DashScope = 8,
    Xai = 9,
    Gemini = 10,
    Moonshot = 11,
    LiteLlm = 12,
    Vllm = 13,
    Nginx = 14,
    Perplexity = 15,
    Fireworks = 16,
    Cerebras = 17,
    Nvidia = 18,
    HuggingFace = 19,
    Replicate = 20,
    Ollama = 21,
    LmStudio = 22,
}
