use super::*;

#[test]
fn every_prefix_is_seen() {
    for prefix in PREFIXES.iter() {
        assert_eq!(prefix_length(prefix.as_bytes()), prefix.len(), "{prefix}");
    }
}

/// A made-up key: the prefix, then letters and digits.
pub(in crate::mask) fn key(prefix: &str, length: usize) -> String {
    let mut text = prefix.to_owned();
    let mut state = 7_u32;
    while text.len() < length {
        state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345);
        let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        text.push(char::from(digits[(state >> 16) as usize % digits.len()]));
    }
    text
}

fn shown(text: &str) -> String {
    masked(text, &credential_spans(text))
        .map(|piece| match piece {
            Piece::Plain(text) => text.to_owned(),
            Piece::Hidden { chars } => format!("<{chars}>"),
        })
        .collect()
}

#[test]
fn what_is_hidden() {
    let project = key("sk-proj-", 164);
    let hex: String = "0f1e2d3c".repeat(4);
    for (text, expected) in [
        (project.clone(), "sk-proj-<156>"),
        (format!("\"{project}\""), "\"sk-proj-<156>\""),
        (format!("key%3D{project}%26x"), "key%3Dsk-proj-<156>%26x"),
        (
            format!("b'Bearer {project}\\n'"),
            "b'Bearer sk-proj-<156>\\n'",
        ),
        (format!("\\n{}", key("gsk_", 56)), "\\ngsk_<52>"),
        (format!("x ({})", key("AIza", 39)), "x (AIza<35>)"),
        (format!("api-key: {hex}"), "api-key: <32>"),
        (format!("Bearer {hex}."), "Bearer <32>."),
        (
            "API_KEY=a1b2 c3d4!e5 # old".to_owned(),
            "API_KEY=<12> # old",
        ),
        (
            format!("│ key {} │\n│ {} │", &project[..40], &project[40..]),
            "│ key sk-proj-<32> │\n│ <124> │",
        ),
        (
            format!(
                "web-1  | │ {} │\nweb-1  | │ {} │",
                &project[..8],
                &project[8..]
            ),
            "web-1  | │ sk-proj- │\nweb-1  | │ <156> │",
        ),
        (
            format!("\"{}\"\n \"{}\"", &project[..20], &project[20..]),
            "\"sk-proj-<12>\"\n \"<144>\"",
        ),
        // The second half looks like a name, the joint says it is none.
        (
            format!(
                "KEY = (\"{}\"\n       \"{}\")",
                key("AIza", 19),
                "YFyMCWPOSRqqggfrfhxA"
            ),
            "KEY = (\"AIza<15>\"\n       \"<20>\")",
        ),
        (
            format!("{}\u{200b}{}", &project[..20], &project[20..]),
            "sk-proj-<157>",
        ),
        (
            format!("eyJ{}.{}.{}", key("", 30), key("", 30), key("", 8)),
            "eyJ<70>",
        ),
    ] {
        assert_eq!(shown(&text), expected);
    }
}

#[test]
fn what_is_not() {
    for text in [
        "Incorrect API key provided: sk-proj-********************************abcd. You can",
        "openai.AuthenticationError: Error code: 401",
        "KeyError: 'OPENAI_API_KEY'",
        "api_key=os.environ[\"OPENAI_API_KEY\"],",
        "OPENAI_API_KEY=${MY_OTHER_KEY}",
        "OPENAI_API_KEY=your-api-key-here",
        "File \"/usr/lib/python3.11/site-packages/openai/_base_client.py\", line 1027",
        "x-request-id: req_0f1e2d3c4b5a69788796a5b4c3d2e1f0",
        "2026-11-24T14:17:06.123456Z task-scheduling-service started in 12345 ms",
        "trace 550e8400-e29b-41d4-a716-446655440000",
        "hf_hub_download fw_version_number disk-space-manager",
        "max_tokens: 4096, total_tokens: 12345678",
        "sk-xxxxxxxxxxxxxxxxxxxxxxxx",
    ] {
        assert_eq!(shown(text), text);
    }
}

#[test]
fn what_surrounds_a_key_is_shown() {
    let body = "aB3dE6gH9kL2";
    for (before, after) in [
        ("\"", "\""),
        ("'", "'"),
        ("“", "”"),
        ("<", ">"),
        ("[(", ")]"),
        (" ", "\n"),
    ] {
        let text = format!("{before}sk-{body}{after}");
        let found = hidden(&text, Span::new(0, text.len()));
        assert_eq!(found.of(&text), body);
    }
}

#[test]
fn half_a_character_is_hidden_whole() {
    for (start, end) in [(1, 2), (2, 3), (2, 2)] {
        assert_eq!(hidden("aéb", Span::new(start, end)), Span::new(1, 3));
    }
    assert_eq!(hidden("aéb", Span::new(2, 99)), Span::new(1, 4));
}

/// Beginnings of keys that other words have as well.
#[test]
fn keys_and_names_that_begin_like_keys() {
    for (text, expected) in [
        // From eight characters on.
        ("sk-abc1234", "sk-abc1234"),
        ("sk-abcd1234", "sk-<8>"),
        // Words are none, one long word is.
        ("sk-learn-pipeline-steps", "sk-learn-pipeline-steps"),
        ("sk-abcdefghijklmnop", "sk-<16>"),
        // After a separator as at the start; inside a word only when long.
        ("old_sk-abcd1234", "old_sk-<8>"),
        ("task-abcd1234", "task-abcd1234"),
        ("key%3Dsk-abcd1234", "key%3Dsk-<8>"),
        ("401\\nsk-abcd1234", "401\\nsk-<8>"),
        ("\\u0022sk-abcd1234", "\\u0022sk-<8>"),
        ("\u{1b}[1;31msk-abcd1234", "\u{1b}[1;31msk-<8>"),
        ("%20diff-task-abcd1234", "%20diff-task-abcd1234"),
        ("task-abcdefghij1234", "task-abcdefghij1234"),
        ("task-scheduler-v2-worker1", "task-scheduler-v2-worker1"),
        ("disk-configurationmanager", "disk-configurationmanager"),
        ("xsk-aB3dE6gH9kL2mN5p", "xsk-<16>"),
        // Three characters that begin many a name.
        ("hf_aB3dE6gH9kL2", "hf_<12>"),
        ("hf_model_v2_2024", "hf_model_v2_2024"),
        ("hf_transformersmodel", "hf_transformersmodel"),
    ] {
        assert_eq!(shown(text), expected);
    }
    // Where there are too many to look at each, all is hidden.
    let many = "sk-".repeat(MOST_PREFIXES);
    assert_eq!(shown(&many), many);
    assert_eq!(shown(&format!("{many}sk-")), format!("sk-<{}>", many.len()));
}

/// What no prefix gives away, a name does.
#[test]
fn values_of_names() {
    for (text, expected) in [
        ("api_key=hunter22-x", "api_key=<10>"),
        ("X-Token: hunter22-x", "X-Token: <10>"),
        (
            "Authorization: Bearer hunter22-x",
            "Authorization: Bearer <10>",
        ),
        (
            "OPENAI_API_KEY=$(vault --token=hunter22-x)",
            "OPENAI_API_KEY=$(vault --token=<10>)",
        ),
    ] {
        assert_eq!(shown(text), expected);
    }
}

/// What may stand inside a key, and what ends it.
#[test]
fn what_goes_on_after_an_odd_character() {
    for (after, expected) in [
        ("\u{1b}[1;31mmN5pQ8rS", "<27>"),
        ("\u{1b}[0m models", "<12>\u{1b}[0m models"),
        ("ж", "<13>"),
        ("–mN5", "<16>"),
        ("/mN5pQ8rS", "<21>"),
        ("+mN5pQ8rS/tU2vW4xY", "<30>"),
        ("/gpt-4o", "<12>/gpt-4o"),
        ("/completions", "<12>/completions"),
        (".json", "<12>.json"),
        (".mN5pQ8rS", "<21>"),
        ("=mN5p", "<17>"),
        ("=", "<13>"),
        ("=1&n=2", "<13>1&n=2"),
        ("?n=2", "<12>?n=2"),
    ] {
        assert_eq!(
            shown(&format!("sk-aB3dE6gH9kL2{after}")),
            format!("sk-{expected}")
        );
    }
    assert_eq!(shown("eyJaB3dE6gH9kL2.abcd.efgh"), "eyJ<22>");
    assert_eq!(shown("eyJaB3dE6gH9kL2. See"), "eyJ<12>. See");
}

/// The parts of a key that is cut, and what only stands on the next line.
#[test]
fn what_goes_on_after_a_line_ends() {
    for (after, expected) in [
        ("\nmN5pQ8rS", "\n<8>"),
        ("\r\nmN5pQ8rS\r\n", "\r\n<8>\r\n"),
        (" \\\n  mN5pQ8rS", " \\\n  <8>"),
        ("\nmN5pQ8r", "\nmN5pQ8r"),
        ("\nmodels and more", "\nmodels and more"),
        ("\nAuthenticationError", "\nAuthenticationError"),
        ("\nABCdefGHIjkl", "\n<12>"),
        ("\nABCDdefGHIjkl", "\nABCDdefGHIjkl"),
        ("\n12345678", "\n12345678"),
        ("\n1234567890123456", "\n<16>"),
        ("\n2026-11-24-14-17-06", "\n2026-11-24-14-17-06"),
        ("\nmN5pQ8rS=1", "\nmN5pQ8rS=1"),
        ("\nmN5pQ8rS: 1", "\nmN5pQ8rS: 1"),
        ("\nmN5pQ8rS(1)", "\nmN5pQ8rS(1)"),
        ("\n\nmN5pQ8rS", "\n\nmN5pQ8rS"),
        (" mN5pQ8rS", " mN5pQ8rS"),
        // String literals in a row, or joined by a sign.
        ("\" \"mN5pQ8rS\"", "\" \"<8>\""),
        ("'\n\t+ 'mN5pQ8rS'", "'\n\t+ '<8>'"),
        ("' +\n'models-and-more'", "' +\n'<15>'"),
        ("', 'mN5pQ8rS'", "', 'mN5pQ8rS'"),
        ("' \"mN5pQ8rS\"", "' \"mN5pQ8rS\""),
        ("''mN5pQ8rS'", "''mN5pQ8rS'"),
        ("'\nmN5pQ8rS", "'\nmN5pQ8rS"),
        ("'\n'completions too'", "'\n'completions too'"),
        // A box: what touches its border goes on, however short and wordy.
        ("│\n│models│", "│\n│<6>│"),
        (" │\n│ models │", " │\n│ <6> │"),
        ("\t│\n│\tmodels │", "\t│\n│\t<6> │"),
        ("  ┃\n  ┃  models", "  ┃\n  ┃  <6>"),
        (" ││\n││ models │", " ││\n││ <6> │"),
        ("   │\n│ models │", "   │\n│ models │"),
        (" │ │\n│ │ models │", " │ │\n│ │ <6> │"),
        (" │\n│  │", " │\n│  │"),
    ] {
        assert_eq!(
            shown(&format!("sk-aB3dE6gH9kL2{after}")),
            format!("sk-<12>{expected}"),
            "{after:?}"
        );
    }
    // What stands before the border on the key's own line stands there again.
    for lead in ["│ ", "web-1 | │ ", "12:00 ┃ ", "│ Field 17 │ "] {
        assert_eq!(
            shown(&format!("401\n{lead}sk-aB3dE6gH9kL2 │\n{lead}models │\n")),
            format!("401\n{lead}sk-<12> │\n{lead}<6> │\n")
        );
    }
    assert_eq!(
        shown("401\nweb-1 | sk-aB3dE6gH9kL2\nmN5pQ8rS"),
        "401\nweb-1 | sk-<12>\n<8>"
    );
    // A login token may be cut at its full stop, on either side of it.
    assert_eq!(shown("eyJaB3dE6gH9kL2.\nmN5pQ8rS"), "eyJ<12>.\n<8>");
    assert_eq!(shown("eyJaB3dE6gH9kL2\n.mN5pQ8rS"), "eyJ<12>\n<9>");
    assert_eq!(shown("sk-aB3dE6gH9kL2\n.mN5pQ8rS"), "sk-<12>\n.mN5pQ8rS");
}

/// A long run is hidden when no name, id or path reads like it.
#[test]
fn runs_without_a_beginning() {
    for (run, is_key) in [
        ("aB3dE6gH9kL2mN5pQ8rS", true),
        ("aB3dE6gH9kL2mN5pQ8r", false),
        ("a1b2c3-and-then-words", false),
        ("0f1e2d3c-4b5a6978-8796a5b4", true),
        ("a5b0e8c0-e2d9-4d1d-a7f6-4c6d5e4f4a0b", false),
        ("a5b0e8c0e-2d9-4d1d-a7f6-4c6d5e4f4a0b", true),
        ("a5b0e8c0-e2d9-4d1d-a7f6-4c6d5e4f4a0z", true),
        ("req_0f1e2d3c4b5a69788796a5b4c3d2e1f0", false),
        ("was_0f1e2d3c4b5a69788796a5b4c3d2e1f0", true),
        // Letters alone: a random text's capitals stand anywhere.
        ("QwErTyUiOpAsDfGhJkLz", true),
        ("qkXvBzRmpLWjdTcNyHgf", true),
        ("AuthenticationErrorHandler", false),
        ("HTTPSCONNECTIONPOOLmanager", false),
        ("abcDefgHijkLmnopQrst", false),
        ("ABCdEFGHiJKLMNoPQRSt", false),
        ("this_is_a_long_snake_case_name", false),
        ("version20261124release", true),
    ] {
        assert_eq!(shown(run) != run, is_key, "{run}");
    }
}

/// What is assigned to a key's name, as far as it may be a key.
#[test]
fn what_a_name_is_given() {
    for (text, expected) in [
        // Notations.
        ("api_key = 'hunter22'", "api_key = '<8>'"),
        ("{\"apiKey\":\"hunter22\"}", "{\"apiKey\":\"<8>\"}"),
        (
            "{\\\"api_key\\\": \\\"hunter22\\\"}",
            "{\\\"api_key\\\": \\\"<9>\"}",
        ),
        ("env['API_KEY'] = \"hunter22\"", "env['API_KEY'] = \"<8>\""),
        ("api_key := `hunter22`", "api_key := `<8>`"),
        (":api_key => \"hunter22\"", ":api_key => \"<8>\""),
        ("api_key=(\"hunter22\"", "api_key=(\"<8>\""),
        ("api_key=b'hunter22'", "api_key=b'<8>'"),
        ("api_key=“hunter 22”, x", "api_key=“<9>”, x"),
        ("api_key=‘hunter 22’, x", "api_key=‘<9>’, x"),
        ("api_key=«hunter 22», x", "api_key=«<9>», x"),
        ("api_key hunter22", "api_key hunter22"),
        ("my api_key: hunter22.", "my api_key: <8>."),
        ("f(key=hunter22, n=1)", "f(key=<8>, n=1)"),
        ("f(key=hunter22)", "f(key=<8>)"),
        ("?key=hunter22&n=1", "?key=<8>&n=1"),
        // A line of `.env` has its value to the end, or to a comment.
        ("API_KEY=hunter two2 # mine", "API_KEY=<11> # mine"),
        ("  export API_KEY=hunter two2", "  export API_KEY=<11>"),
        (
            "$env:API_KEY = hunter two2\nX=1",
            "$env:API_KEY = <11>\nX=1",
        ),
        ("echo API_KEY=hunter22 two2", "echo API_KEY=<8> two2"),
        ("API_KEY: hunter22 two2", "API_KEY: <8> two2"),
        ("401\nAPI_KEY=hunter two2", "401\nAPI_KEY=<11>"),
        // Bearer, as it is sent and as it is encoded.
        ("Bearer hunter22-x", "Bearer <10>"),
        ("bearer+hunter22-x", "bearer+<10>"),
        ("Bearer%20hunter22-x", "Bearer%20<10>"),
        ("bearer-hunter22-x", "bearer-hunter22-x"),
        // Too short, words, code, examples, and what a server masked.
        ("api_key=hunter2", "api_key=hunter2"),
        ("api_key=something", "api_key=something"),
        ("api_key=12345678", "api_key=<8>"),
        ("api_key=aBcDeFgH", "api_key=<8>"),
        ("api_key=sk-correct-horse", "api_key=sk-<13>"),
        ("api_key=sk-your-key-here", "api_key=sk-your-key-here"),
        ("api_key=sk-yourcorrecthorse", "api_key=sk-<16>"),
        ("api_key=xxxxxxxx-0000", "api_key=xxxxxxxx-0000"),
        ("api_key=hunter22***", "api_key=hunter22***"),
        ("api_key=hunter22...", "api_key=<8>..."),
        ("api_key='hun...ter22'", "api_key='hun...ter22'"),
        ("api_key=%API_KEY2%", "api_key=%API_KEY2%"),
        ("api_key={{ secrets.key2 }}", "api_key={{ secrets.key2 }}"),
        ("api_key=<hunter22>", "api_key=<hunter22>"),
        ("api_key=['hunter22']", "api_key=['hunter22']"),
        ("api_key=get_key2(1)", "api_key=get_key2(1)"),
        ("api_key=os.environ.KEY2", "api_key=os.environ.KEY2"),
        ("api_key=process.env.KEY2", "api_key=process.env.KEY2"),
        ("key=https://x.example/2", "key=https://x.example/2"),
        ("key=1-2-3-4-5-6", "key=1-2-3-4-5-6"),
    ] {
        assert_eq!(shown(text), expected);
    }
}

/// A box narrow enough to make words of a key.
#[test]
fn a_key_in_a_narrow_box() {
    assert_eq!(
        shown("│ sk-proj- │\n│ abcdefgh │\n│ ijklmnop │\n"),
        "│ sk-proj- │\n│ <8> │\n│ <8> │\n"
    );
    assert_eq!(
        shown("│ key=abcdefgh │\n│ aB3dE6gH9kL2 │\n│ mN5pQ8rStUvW │\n"),
        "│ key=<8> │\n│ <12> │\n│ <12> │\n"
    );
    assert_eq!(
        shown("│ key=something │\n│ else here now │\n"),
        "│ key=something │\n│ else here now │\n"
    );
    assert_eq!(
        shown("│ sk-proj-abcdefgh-ijkl │\n│ mnop-qrst │\n"),
        "│ sk-proj-<13> │\n│ <9> │\n"
    );
}

#[test]
fn a_key_of_letters_alone_is_one() {
    // Assembled here; its letters change case as seldom as a name's.
    let key = ["hf", "_", "gpvqKLmnopqrstuvABCDEFghImnopqrstKLmn"].concat();
    assert_eq!(credential_spans(&key), [Span::new(0, key.len())]);
    assert!(credential_spans("hf_raise_for_status and hf_hub_download").is_empty());
}
