use super::{
    Cause, CauseId,
    Weight::{Doubts, Excludes, Hints, Proves, Suggests},
};
use crate::clue::Clue::*;
use crate::sample;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::WrongVariableName,
    answer: include_str!("../../content/answers/wrong-variable-name.md"),
    samples: &[
        &sample::OTHER_NAME_PY,
        &sample::CHECK_KEY_PY,
        &sample::CHECK_KEY_JS,
        &sample::CHECK_KEY_SH,
        &sample::CALL_YML,
    ],
    signs: &[
        (NameMismatch, Proves),
        (CheckOtherName, Proves),
        (KeyAsName, Suggests),
        (KeyErrorOtherName, Suggests),
        (NameNearMiss, Suggests),
        (CheckEnvFileWithoutName, Suggests),
        (NameGeneric, Suggests),
        (NameNotExposed, Hints),
        (ClientNoKey, Hints),
        (KeyErrorStandardName, Hints),
        (EchoNothing, Hints),
        (CheckNoKey, Hints),
        (CheckAccepted, Hints),
        (NameOtherProvider, Hints),
        (NameMatch, Excludes),
        (CheckKeyFound, Excludes),
        (EchoWellFormed, Excludes),
        (EchoMatchesEnv, Excludes),
        (MessageOtherService, Doubts),
    ],
};

#[cfg(test)]
super::testing::table! {
    WrongVariableName:
    Certain [
        "KeyError: 'OPENAI_API_KEY'\n\n$ cat .env\nOPENAI_KEY=«key»",
        "client = OpenAI(api_key=os.environ[\"OPENAI_KEY\"])\n\n.env:\nOPENAI_API_KEY=«key»",
        "fix401: a key is set under another name",
    ]
    Likely [
        "OPENAI_KEY=«key»",
        "KeyError: 'OPENAI_KEY'",
        "const openai = new OpenAI({ apiKey: process.env.OPEN_AI_KEY })",
    ]
    ; never [
        "OPENAI_API_KEY=«key»",
        "os.getenv(\"OPENAI_API_KEY\")\nOPENAI_API_KEY=«key»",
        "KeyError: 'GROQ_API_KEY'",
    ]
}
