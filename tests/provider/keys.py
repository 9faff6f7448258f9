"""Invented keys, the same ones for every run.

No key is written down anywhere: the marker is joined from two halves and the
rest comes from a small generator, so that no line of this project looks like
a real key. `tests/pastes/mod.rs` holds the same generator.
"""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
MARKER = "T3Blbk" + "FJ"

# name: (prefix, length with the prefix). These hold the marker in the middle.
MARKED = {
    "proj164": ("sk-" + "proj-", 164),
    "proj132": ("sk-" + "proj-", 132),
    "proj56": ("sk-" + "proj-", 56),
    "legacy51": ("sk-", 51),
    "svcacct167": ("sk-" + "svcacct-", 167),
    "svcacct135": ("sk-" + "svcacct-", 135),
    "admin165": ("sk-" + "admin-", 165),
    "admin133": ("sk-" + "admin-", 133),
    "none56": ("sk-" + "None-", 56),
}

# name: (prefix, characters after it, alphabet)
HEX = "0123456789abcdef"
PLAIN = {
    "openrouter": ("sk-" + "or-v1-", 64, HEX),
    "anthropic": ("sk-" + "ant-api03-", 95, LETTERS),
    "groq": ("gs" + "k_", 52, LETTERS),
    "google": ("AI" + "za", 35, LETTERS),
    "xai": ("xa" + "i-", 80, LETTERS),
    "perplexity": ("ppl" + "x-", 48, LETTERS),
    "nvidia": ("nva" + "pi-", 64, LETTERS),
    "huggingface": ("h" + "f_", 34, LETTERS),
    "replicate": ("r" + "8_", 37, LETTERS),
    "cerebras": ("cs" + "k-", 48, LETTERS),
    "fireworks": ("f" + "w_", 22, LETTERS),
    "together": ("tgp" + "_v1_", 43, LETTERS),
    "azure": ("", 32, HEX),
    "azure84": ("", 84, LETTERS),
    "deepseek": ("sk-", 32, HEX),
    "moonshot": ("sk-", 48, LETTERS),
    "mistral": ("", 32, LETTERS),
    "litellm": ("sk-", 22, LETTERS),
    "session": ("se" + "ss-", 40, LETTERS),
    "jwt": ("ey" + "JhbGciOiJSUzI1NiJ9.ey" + "J", 240, LETTERS),
    "github": ("gh" + "p_", 36, LETTERS),
    "organization": ("org-", 24, LETTERS),
    "project": ("proj_", 24, LETTERS),
}


def generate(name, count, alphabet):
    """`count` letters that depend on `name` alone."""
    state = 0xCBF29CE484222325
    for byte in name.encode():
        state = ((state ^ byte) * 0x100000001B3) % 2**64
    text = []
    for _ in range(count):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        text.append(alphabet[(state >> 33) % len(alphabet)])
    return "".join(text)


def key(name):
    """The invented key called `name`; `kind#2` is another of the same kind."""
    kind = name.split("#")[0]
    if kind in MARKED:
        prefix, length = MARKED[kind]
        half = (length - len(prefix) - len(MARKER)) // 2
        body = generate(name, 2 * half, LETTERS)
        return prefix + body[:half] + MARKER + body[half:]
    prefix, length, alphabet = PLAIN[kind]
    return prefix + generate(name, length, alphabet)


def echo(text):
    """How OpenAI repeats a key it refuses.

    The first eight characters, a star for each hidden one, the last four; one
    of twelve or fewer comes back bare.
    """
    if len(text) <= 12:
        return text
    return text[:8] + "*" * (len(text) - 12) + text[-4:]


GOOD_KEY = key("proj164#good")
