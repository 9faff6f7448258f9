use super::*;
use crate::mask::tests::key;

#[test]
fn redacted() {
    let project = key("sk-proj-", 164);
    for (text, expected) in [
        (project.clone(), "[secret, sk-proj-…, 164 characters]"),
        (
            format!(
                "Incorrect API key provided: sk-abcde{}wxyz. You",
                "*".repeat(39)
            ),
            "Incorrect API key provided: [secret, sk-…, 51 characters]. You",
        ),
        (
            "mail ada@example.org or ada.b@mail.example.co".to_owned(),
            "mail [e-mail] or [e-mail]",
        ),
        ("ada@laptop:~/x$ ls".to_owned(), "[user]@[host]:~/x$ ls"),
        (
            "File \"/home/ada/app/main.py\", line 3, in main".to_owned(),
            "File \"/home/[user]/app/main.py\", line 3, in main",
        ),
        (
            r"C:\Users\Ada Lovelace\app C:\\Users\\ada\\x /Users/ada: no".to_owned(),
            r"C:\Users\[user]\app C:\\Users\\[user]\\x /Users/[user]: no",
        ),
        (
            "http://bob:pa55@gateway:4000/v1?x=1&api-version=2#f".to_owned(),
            "http://[secret, 8 characters]@[host]:4000/v1?x=[secret, 1 \
             character]&api-version=2#[secret, 1 character]",
        ),
        (
            "https://api.openai.com/v1 http://localhost:8000 http://127.0.0.1".to_owned(),
            "https://api.openai.com/v1 http://localhost:8000 http://127.0.0.1",
        ),
        (
            "https://acme.openai.azure.com/openai".to_owned(),
            "https://[host]/openai",
        ),
        (
            "llm.acme.internal 10.1.2.3:80 fe80::1:2 db-1.acme.io:5432".to_owned(),
            "[host] [host]:80 [host] [host]:5432",
        ),
        (
            "db7.corp-net.acme a.b.internal-docs openai.lib.internalize".to_owned(),
            "[host] [host] openai.lib.internalize",
        ),
        (
            "Authorization: Basic abc def\nCookie: a=b; c=d\nAccept: x".to_owned(),
            "Authorization: Basic [secret, 7 characters]\nCookie: [secret, 8 \
             characters]\nAccept: x",
        ),
        (
            "password=\"hunter two\", 'secret': 'abc', \"token\" => \"x\"".to_owned(),
            "password=\"[secret, 10 characters]\", 'secret': '[secret, 3 characters]', \
             \"token\" => \"[secret, 1 character]\"",
        ),
        (
            "HTTPConnectionPool(host='gateway', port=4000)".to_owned(),
            "HTTPConnectionPool(host='[host]', port=4000)",
        ),
        (
            "Nov 24 14:17:06 web-3 app[12]: started".to_owned(),
            "Nov 24 14:17:06 [host] app[12]: started",
        ),
        (
            "openai==1.52.0 python 3.11.9 std::io::Error at main.rs:12:5".to_owned(),
            "openai==1.52.0 python 3.11.9 std::io::Error at main.rs:12:5",
        ),
        (
            "KeyError: 'OPENAI_API_KEY'\nOPENAI_API_KEY=None\napi_key: str".to_owned(),
            "KeyError: 'OPENAI_API_KEY'\nOPENAI_API_KEY=None\napi_key: str",
        ),
    ] {
        let once = redact(&text);
        assert_eq!(once, expected);
        assert_eq!(redact(&once), once);
    }
}

/// Each way to say something private, beside what looks like it and is not.
#[test]
fn what_is_private() {
    for (text, expected) in [
        // Runs that no word looks like.
        ("id 0f1e2d3c4b5a6978", "id [secret, 16 characters]"),
        ("id 0f1e2d3c4b5a697", "id 0f1e2d3c4b5a697"),
        ("id deadbeefcafe0000", "id [secret, 16 characters]"),
        ("id deadbeefcafebabe", "id deadbeefcafebabe"),
        ("id 12345678-90123456", "id [secret, 17 characters]"),
        ("at 2026-11-24-141706-1", "at 2026-11-24-141706-1"),
        ("id aB3dE6/gH9kL2+mN5pQ8", "id [secret, 20 characters]"),
        ("id aB3dE6/gH9kL2+mN5pQ", "id aB3dE6/gH9kL2+mN5pQ"),
        (
            "at /v1/chat/completions/gpt-4o",
            "at /v1/chat/completions/gpt-4o",
        ),
        // What a server left of a key.
        ("key abcde***", "key [secret, 8 characters]"),
        ("key abcd***", "key abcd***"),
        ("key abcdef**", "key abcdef**"),
        ("key ********", "key ********"),
        // Names that tell a secret, in any notation.
        ("password: a, b", "password: [secret, 1 character], b"),
        (
            "{'client_secret': 'a b'}",
            "{'client_secret': '[secret, 3 characters]'}",
        ),
        (
            "os.environ[\"MY_TOKEN\"] = \"ab\"",
            "os.environ[\"MY_TOKEN\"] = \"[secret, 2 characters]\"",
        ),
        ("secret = b'ab'", "secret = b'[secret, 2 characters]'"),
        ("MY_KEY=a b # c", "MY_KEY=[secret, 3 characters] # c"),
        ("x MY_KEY=a b", "x MY_KEY=[secret, 1 character] b"),
        ("Cookie: a=b; c", "Cookie: [secret, 6 characters]"),
        (
            "Proxy-Authorization: Basic a b",
            "Proxy-Authorization: Basic [secret, 3 characters]",
        ),
        (
            "authorization: bearer ab",
            "authorization: bearer [secret, 2 characters]",
        ),
        ("keyed=ab key ab", "keyed=ab key ab"),
        ("key=123456 key:1234567", "key=[secret, 18 characters]"),
        (
            "x key=123456 key:1234567",
            "x key=123456 key:[secret, 7 characters]",
        ),
        (
            "x password=\"a [host] b\"",
            "x password=\"[secret, 2 characters][host][secret, 2 characters]\"",
        ),
        // What an earlier redaction left hides nothing else.
        (
            "x [user] x password=ab",
            "x [user] x password=[secret, 2 characters]",
        ),
        ("[host]password=ab", "[host]password=[secret, 2 characters]"),
        (
            "x password=[secret, sk-…, 51 characters]",
            "x password=[secret, sk-…, 51 characters]",
        ),
        (
            "x password=[secret, 1 character], b",
            "x password=[secret, 1 character], b",
        ),
        // Names that tell a person or a host.
        (
            "x db_user=ada superuser=ada login: bob",
            "x db_user=[user] superuser=ada login: [user]",
        ),
        (
            "x host=box ghost=box peer: box",
            "x host=[host] ghost=box peer: [host]",
        ),
        (
            "host=localhost hostname=api.openai.com",
            "host=localhost hostname=api.openai.com",
        ),
        // Values that tell a mistake.
        (
            "x key=None key=undefined key='' key=***",
            "x key=None key=undefined key='' key=***",
        ),
        (
            "x key=$MY_KEY key=%MY_KEY% key=${MY_KEY}",
            "x key=$MY_KEY key=%MY_KEY% key=${MY_KEY}",
        ),
        ("x key=$my_key", "x key=[secret, 7 characters]"),
        (
            "x key=MY_KEY key=MYKEY key=my_key",
            "x key=MY_KEY key=[secret, 5 characters] key=[secret, 6 characters]",
        ),
        (
            "x key=os.environ[1] key=os.getenv(1) key=process.env.K",
            "x key=os.environ[1] key=os.getenv(1) key=process.env.K",
        ),
        // Web addresses.
        (
            "http://a:b@box:80/e?f=g&h=i#j",
            "http://[secret, 3 characters]@[host]:80/e?f=[secret, 1 character]&h=[secret, 1 character]#[secret, 1 character]",
        ),
        (
            "http://box:80 http://a:b@7box:80",
            "http://[host]:80 http://[secret, 3 characters]@[host]:80",
        ),
        // Secrets that touch are one; what a mark uncovers is looked at again.
        ("x sk-aB3dE6gH9kLkey=ab", "x [secret, sk-…, 20 characters]"),
        ("10.0.0.1.abcd***e", "[host].[secret, 8 characters]"),
        (
            "http://gateway/a, http://b",
            "http://[host]/a, http://[host]",
        ),
        (
            "http://gateway?a=b;c=d",
            "http://[host]?a=[secret, 1 character];c=[secret, 1 character]",
        ),
        (
            "http://x/?to=http://y/?a=b",
            "http://[host]/?to=[secret, 4 characters]://[host]/?a=[secret, 1 character]",
        ),
        ("http://a@b@c/", "http://[secret, 3 characters]@[host]/"),
        (
            "http://x/a@b http://[::1]/",
            "http://[host]/[user]@[host] http://[::1]/",
        ),
        (
            "https://EXAMPLE.com. https://docs.python.org/3",
            "https://EXAMPLE.com. https://docs.python.org/3",
        ),
        (
            "http://notpython.org http://127.1.2.3 http://127.evil",
            "http://[host] http://127.1.2.3 http://[host]",
        ),
        (
            "http://0.0.0.0:8000 https://acme.openai.azure.com",
            "http://0.0.0.0:8000 https://[host]",
        ),
        // People.
        ("a.b+c-d_e@x.example, é@x.example", "[e-mail], [e-mail]"),
        ("ada%40x.example ada@x.", "[e-mail] [user]@[host]."),
        ("@app.get @ x a@ 3@4", "@app.get @ x a@ 3@4"),
        ("git@box:a/b", "[user]@[host]:a/b"),
        (
            "/home/ada /Users/ada/b \\\\Users\\\\ada",
            "/home/[user] /Users/[user]/b \\\\Users\\\\[user]",
        ),
        (
            "C:\\Documents and Settings\\Ada B\\c",
            "C:\\Documents and Settings\\[user]\\c",
        ),
        (
            "/home/ada b/c /homes/ada /home",
            "/home/[user] b/c /homes/ada /home",
        ),
        ("~ada/b ~/b ~ada", "~[user]/b ~/b ~ada"),
        // Hosts.
        (
            "a.acme.com -x.acme.com- a.acme.com()",
            "[host] -[host]- a.acme.com()",
        ),
        (
            "acme.io acme.io:80 ac-me.io acme.io:x",
            "acme.io [host]:80 [host] acme.io:x",
        ),
        ("a.b.lan.c a.b.lanes.c lan.c", "[host] a.b.lanes.c lan.c"),
        (
            "10.1.2.3 1.2.3 1.2.3.4.5 1.2.3.4000 a.2.3.4",
            "[host] 1.2.3 1.2.3.4.5 1.2.3.4000 a.2.3.4",
        ),
        (
            "fe80::1:2 ::1 a::b 1:2:3:4:5:6:7:8 12:34:56",
            "[host] ::1 a::b [host] 12:34:56",
        ),
        (
            "00:1a:2b:3c:4d:5e 0:1:2:3:4:5 xfe80::1:2",
            "[host] 0:1:2:3:4:5 xfe80::1:2",
        ),
        ("fe80::12345:1 fe80::1:2g", "fe80::12345:1 fe80::1:2g"),
        // The host in a log's line.
        (
            "Nov 24 14:17:06 web a[1]: b",
            "Nov 24 14:17:06 [host] a[1]: b",
        ),
        (
            "2026-11-24T14:17:06Z web a[1]: b",
            "2026-11-24T14:17:06Z [host] a[1]: b",
        ),
        (
            "x\nNov 24 14:17:06 web a[1]: b",
            "x\nNov 24 14:17:06 [host] a[1]: b",
        ),
        ("Nov 24 14:17:06 web a: b", "Nov 24 14:17:06 web a: b"),
        (
            "2026-11-24 14:17:06Z web a[1]: b",
            "2026-11-24 14:17:06Z web a[1]: b",
        ),
    ] {
        assert_eq!(redact(text), expected);
    }
}

#[test]
fn what_is_private_far_into_a_line() {
    let far = "and then ".repeat(40);
    for (text, expected) in [
        ("password=ab", "password=[secret, 2 characters]"),
        ("db_user=ada", "db_user=[user]"),
        ("a ada@x.example", "a [e-mail]"),
        ("a ada@box", "a [user]@[host]"),
        ("a /home/ada/b", "a /home/[user]/b"),
        (
            "a http://b:c@box?d=e",
            "a http://[secret, 3 characters]@[host]?d=[secret, 1 character]",
        ),
        ("API_KEY=hunter22 b", "API_KEY=[secret, 8 characters] b"),
    ] {
        assert_eq!(redact(&format!("{far}{text}")), format!("{far}{expected}"));
    }
}

#[test]
fn only_marks_of_ours_are_trusted() {
    let project = key("sk-proj-", 164);
    assert!(!redact("[secret, 1234567890123456 characters]").contains("123456789"));
    for text in [
        format!("[secret, {project}, 3 characters]"),
        format!("[secret, 3 {project}]"),
        format!("[host]{project}"),
    ] {
        assert!(!redact(&text).contains(&project[8..16]), "leaks");
    }
}
