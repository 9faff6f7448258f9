//! What the echoed key shows, row by row, and what the parts of one paste show
//! when they are held against each other: each comparison with pastes that it
//! must see, marked on both sides, and with pastes that it must leave alone.

use fix401::cause::CauseId;
use fix401::clue::Clue;
use fix401::{Certainty, diagnose};
use keys::{echo, key, marked};

mod keys;

fn refusal(sent: &str) -> String {
    format!(
        "openai.AuthenticationError: Error code: 401 - {{'error': {{'message': 'Incorrect API key \
         provided: {}. You can find your API key at https://platform.openai.com/account/api-keys.', \
         'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}}}\n",
        echo(sent)
    )
}

#[test]
fn what_each_echo_shows() {
    let proj = key(1, 164);
    let jwt = ["ey", "JhbGciOiJSUzI1NiJ9.", &"a1B2".repeat(40)].concat();
    let hex = "0f1e2d3c".repeat(4);
    let rows: &[(&str, &str, &str)] = &[
        // A word for nothing.
        ("None", "echo-word-for-nothing", "env-not-loaded"),
        ("undefined", "echo-word-for-nothing", "env-not-loaded"),
        ("null", "echo-word-for-nothing", "env-not-loaded"),
        ("nil", "echo-word-for-nothing", "env-not-loaded"),
        ("''", "echo-word-for-nothing", "env-not-loaded"),
        // Example text.
        ("your-api-key", "echo-placeholder", "placeholder-key"),
        ("your-openai-api-key", "echo-placeholder", "placeholder-key"),
        ("YOUR_API_KEY", "echo-placeholder", "placeholder-key"),
        ("<your-api-key>", "echo-placeholder", "placeholder-key"),
        (
            "sk-xxxxxxxxxxxxxxxxxxxxxxxx",
            "echo-crosses",
            "placeholder-key",
        ),
        ("sk-...abcd", "echo-shortened-display", "placeholder-key"),
        // A variable that nothing expanded.
        (
            "${OPENAI_API_KEY}",
            "echo-unexpanded-variable",
            "placeholder-key",
        ),
        (
            "$OPENAI_API_KEY",
            "echo-unexpanded-variable",
            "placeholder-key",
        ),
        (
            "%OPENAI_API_KEY%",
            "echo-unexpanded-variable",
            "placeholder-key",
        ),
        (
            "{{ secrets.KEY }}",
            "echo-unexpanded-variable",
            "placeholder-key",
        ),
        (
            "os.environ['KEY']",
            "echo-unexpanded-variable",
            "placeholder-key",
        ),
        // Wrapped.
        (
            &["\"", &proj, "\""].concat(),
            "echo-wrapped-in-quotes",
            "malformed-key",
        ),
        (
            &["'", &proj, "'"].concat(),
            "echo-wrapped-in-quotes",
            "malformed-key",
        ),
        (
            &[&proj, "'"].concat(),
            "echo-wrapped-in-quotes",
            "malformed-key",
        ),
        (
            &["<", &proj, ">"].concat(),
            "echo-wrapped-in-brackets",
            "malformed-key",
        ),
        (
            &["{", &proj, "}"].concat(),
            "echo-wrapped-in-brackets",
            "malformed-key",
        ),
        // The whole line, or the scheme.
        (
            &["OPENAI_API_KEY=", &proj].concat(),
            "echo-holds-variable-name",
            "malformed-key",
        ),
        (
            &["apiKey: ", &proj].concat(),
            "echo-holds-variable-name",
            "malformed-key",
        ),
        (
            &["Bearer ", &proj].concat(),
            "echo-holds-bearer",
            "bad-auth-header",
        ),
        ("Bearer", "echo-holds-bearer", "bad-auth-header"),
        // Something else in the key's place.
        (
            &["sess-", &hex].concat(),
            "echo-session-token",
            "wrong-credential",
        ),
        (
            &["ek_", &hex].concat(),
            "echo-ephemeral-key",
            "wrong-credential",
        ),
        (&jwt, "echo-login-token", "wrong-credential"),
        // A secret store's whole object.
        (
            &["{\"OPENAI_API_KEY\":\"", &proj, "\"}"].concat(),
            "echo-holds-variable-name",
            "malformed-key",
        ),
        (
            &["org-", &hex[..24]].concat(),
            "echo-organization-id",
            "wrong-credential",
        ),
        (
            &["proj_", &hex[..24]].concat(),
            "echo-project-id",
            "wrong-credential",
        ),
        ("https://api.openai.com/v1", "echo-url", "wrong-credential"),
        (
            "please answer as a pirate",
            "echo-plain-text",
            "wrong-credential",
        ),
        // Another provider's key.
        (
            &["sk-or-v1-", &hex, &hex].concat(),
            "echo-other-providers-key",
            "wrong-base-url",
        ),
        (
            &["sk-ant-", "api03-", &hex, &hex].concat(),
            "echo-other-providers-key",
            "wrong-base-url",
        ),
        (
            &["gs", "k_", &hex, &hex].concat(),
            "echo-other-providers-key",
            "wrong-base-url",
        ),
        (
            &["AI", "za", &hex].concat(),
            "echo-other-providers-key",
            "wrong-base-url",
        ),
        (
            &["xa", "i-", &hex, &hex].concat(),
            "echo-other-providers-key",
            "wrong-base-url",
        ),
        (
            &["ppl", "x-", &hex].concat(),
            "echo-other-providers-key",
            "wrong-base-url",
        ),
        (
            &["nva", "pi-", &hex].concat(),
            "echo-other-providers-key",
            "wrong-base-url",
        ),
        (
            &["h", "f_", &hex].concat(),
            "echo-other-providers-key",
            "wrong-base-url",
        ),
        (
            &["r", "8_", &hex].concat(),
            "echo-other-providers-key",
            "wrong-base-url",
        ),
        (
            &["cs", "k-", &hex].concat(),
            "echo-other-providers-key",
            "wrong-base-url",
        ),
        (
            &["f", "w_", &hex].concat(),
            "echo-other-providers-key",
            "wrong-base-url",
        ),
        (
            &["tgp", "_v1_", &hex].concat(),
            "echo-other-providers-key",
            "wrong-base-url",
        ),
        (&hex, "echo-azure-key", "wrong-base-url"),
        (
            &["sk-", &hex].concat(),
            "echo-prefixed-hex",
            "wrong-base-url",
        ),
        // A local server was meant.
        ("lm-studio", "echo-local-server-key", "wrong-base-url"),
        ("ollama", "echo-local-server-key", "wrong-base-url"),
        ("EMPTY", "echo-local-server-key", "wrong-base-url"),
        ("not-needed", "echo-local-server-key", "wrong-base-url"),
        (
            "sk-no-key-required",
            "echo-local-server-key",
            "wrong-base-url",
        ),
        // Well formed and refused, cut short, or two values run together.
        (&proj, "echo-well-formed", "revoked-key"),
        (&key(1, 132), "echo-well-formed", "revoked-key"),
        (&key(1, 56), "echo-well-formed", "revoked-key"),
        (&marked("sk-", 1, 51), "echo-well-formed", "revoked-key"),
        (
            &marked("sk-svcacct-", 1, 167),
            "echo-well-formed",
            "revoked-key",
        ),
        (
            &marked("sk-None-", 1, 56),
            "echo-well-formed",
            "revoked-key",
        ),
        (&proj[..40], "echo-too-short", "malformed-key"),
        (&proj[..120], "echo-unknown-length", "malformed-key"),
        (&[&*proj, &proj].concat(), "echo-too-long", "malformed-key"),
        (
            &marked("sk-admin-", 1, 165),
            "echo-admin-key",
            "wrong-credential",
        ),
    ];
    for (sent, clue, cause) in rows {
        let found = diagnose(&refusal(sent));
        let clues: Vec<&str> = found.clues.iter().map(|seen| seen.clue.id()).collect();
        assert!(clues.contains(clue), "{}: {clues:?}", echo(sent));
        assert_eq!(found.causes[0].id.id(), *cause, "{}", echo(sent));
        assert_eq!(found.status, Some(401));
    }
}

#[test]
fn unknown_lengths_prove_nothing() {
    for length in [60, 100, 150, 172, 200] {
        let found = diagnose(&refusal(&key(1, length)));
        assert!(
            found
                .causes
                .iter()
                .all(|cause| cause.certainty != Certainty::Certain)
        );
    }
}

/// One paste, and whether the comparison must see it.
type Row = (String, bool);

/// Checks that the clue is seen, once on each side, or not at all.
fn compared(clue: Clue, cause: Option<CauseId>, rows: &[Row]) {
    for (paste, seen) in rows {
        let found = diagnose(paste);
        let marks = found.clues.iter().filter(|seen| seen.clue == clue).count();
        if *seen {
            assert!(marks >= 2, "{} has {marks} marks in:\n{paste}", clue.id());
            if let Some(cause) = cause {
                assert_eq!(found.causes[0].id, cause, "{paste}");
            }
        } else {
            assert_eq!(marks, 0, "{} is seen in:\n{paste}", clue.id());
        }
    }
}

#[test]
fn the_echo_against_the_env_file() {
    let (one, other) = (key(1, 164), key(2, 164));
    let env = |value: &str| format!("\n.env:\nOPENAI_API_KEY={value}\nDEBUG=1\n");
    let twin = [&one[..160], "zzzz"].concat();
    let rows = |sent: &str, value: &str, seen| (refusal(sent) + &env(value), seen);
    compared(
        Clue::EchoDiffersFromEnv,
        Some(CauseId::StaleEnvironment),
        &[
            rows(&one, &other, true),
            // The last four differ, the length, the beginning.
            rows(&one, &twin, true),
            rows(&one, &key(1, 132), true),
            rows(&marked("sk-", 1, 51), &one, true),
            // The same key; the same key with what a reader keeps.
            rows(&one, &one, false),
            rows(&one, &format!("\"{one}\""), false),
            rows(&["\"", &one, "\""].concat(), &format!("\"{one}\""), false),
            rows(&["'", &one, "'"].concat(), &format!("'{one}'"), false),
            // Nothing to compare.
            rows(&one, "sk-...", false),
            rows(&one, "your-api-key", false),
            rows("None", &one, false),
            (refusal(&one), false),
        ],
    );
    compared(
        Clue::EchoMatchesEnv,
        Some(CauseId::RevokedKey),
        &[rows(&one, &one, true), rows(&one, &other, false)],
    );
    compared(
        Clue::EchoCarriesExtra,
        Some(CauseId::MalformedKey),
        &[
            rows(&["\"", &one, "\""].concat(), &format!("\"{one}\""), true),
            rows(&one, &one, false),
            rows(&one, &other, false),
        ],
    );
}

#[test]
fn names_read_against_names_set() {
    let key = key(1, 164);
    let code = |read: &str| format!("client = OpenAI(api_key=os.environ[\"{read}\"])\n\n");
    let node = |read: &str| format!("new OpenAI({{ apiKey: process.env.{read} }})\n\n");
    let env = |name: &str| format!(".env\n{name}={key}\n");
    compared(
        Clue::NameMismatch,
        Some(CauseId::WrongVariableName),
        &[
            (code("OPENAI_KEY") + &env("OPENAI_API_KEY"), true),
            (code("OPENAI_API_KEY") + &env("OPENAI_KEY"), true),
            (node("OPENAI_TOKEN") + &env("OPENAI_API_KEY"), true),
            (
                "KeyError: 'OPENAI_API_KEY'\n".to_owned() + &env("OPEN_AI_KEY"),
                true,
            ),
            (code("OPENAI_API_KEY") + &env("OPENAI_API_KEY"), false),
            (node("OPENAI_API_KEY") + &env("OPENAI_API_KEY"), false),
            (
                "KeyError: 'OPENAI_API_KEY'\n".to_owned() + &env("OPENAI_API_KEY"),
                false,
            ),
            // Another service's name is another matter.
            (code("GROQ_API_KEY") + &env("OPENAI_API_KEY"), false),
            (code("OPENAI_API_KEY"), false),
            (env("OPENAI_API_KEY"), false),
        ],
    );
    compared(
        Clue::NameMatch,
        None,
        &[
            (code("OPENAI_API_KEY") + &env("OPENAI_API_KEY"), true),
            (code("OPENAI_KEY") + &env("OPENAI_API_KEY"), false),
        ],
    );
}

#[test]
fn the_keys_owner_against_the_host() {
    let ours = key(1, 164);
    let router = ["sk-or-v1-", &"0f1e2d3c".repeat(8)].concat();
    let call = |key: &str, base: &str| {
        format!("client = OpenAI(api_key=\"{key}\", base_url=\"{base}\")\nError code: 401\n")
    };
    compared(
        Clue::KeyHostMismatch,
        Some(CauseId::WrongBaseUrl),
        &[
            (call(&ours, "https://openrouter.ai/api/v1"), true),
            (call(&ours, "https://api.groq.com/openai/v1"), true),
            (call(&router, "https://api.openai.com/v1"), true),
            (call(&router, "https://api.groq.com/openai/v1"), true),
            (call(&ours, "https://api.openai.com/v1"), false),
            (call(&router, "https://openrouter.ai/api/v1"), false),
            // A link to a page is no call.
            (
                format!("OPENAI_API_KEY={ours}\nsee https://openrouter.ai/docs\n"),
                false,
            ),
        ],
    );
}

#[test]
fn the_address_against_who_answered() {
    let unlike = "9c63154b".repeat(6);
    let paste = |sent: &str, base: &str| refusal(sent) + &format!("\nOPENAI_BASE_URL={base}\n");
    let zhipu = "https://open.bigmodel.cn/api/paas/v4";
    compared(
        Clue::AddressNotUsed,
        Some(CauseId::WrongBaseUrl),
        &[
            (paste(&unlike, zhipu), true),
            (paste(&unlike, "https://api.groq.com/openai/v1"), true),
            (paste(&unlike, "https://api.openai.com/v1"), false),
            // OpenAI's own key was sent to OpenAI.
            (paste(&key(1, 164), zhipu), false),
            // Whoever answered may be whose address it is.
            (format!("Error code: 401\nOPENAI_BASE_URL={zhipu}\n"), false),
            (refusal(&unlike), false),
        ],
    );
}

#[test]
fn owners_against_the_message() {
    let mismatch = "Error code: 401 - {'error': {'message': 'OpenAI-Organization header should match \
                    organization for API key', 'code': 'mismatched_organization'}}\n";
    let env = "OPENAI_ORG_ID=org-0f1e2d3c0f1e2d3c0f1e2d3c\n";
    let found = diagnose(&[mismatch, env].concat());
    assert_eq!(found.causes[0].id, CauseId::WrongOrgOrProject);
    let marks: Vec<Clue> = found.causes[0]
        .evidence
        .iter()
        .map(|seen| seen.clue)
        .collect();
    assert!(marks.contains(&Clue::ProjectOrganizationSet));
    assert!(marks.contains(&Clue::MessageOrganizationMismatch));
    // Set, and nothing said about it.
    let found = diagnose(&[&refusal(&key(1, 164)), env].concat());
    assert_ne!(found.causes[0].id, CauseId::WrongOrgOrProject);
}
