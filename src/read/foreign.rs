//! What programs and servers say in other languages than English.
//!
//! Their words are looked for as they stand: most of these languages have no
//! letters that a phrase could be made of.

use super::{Reading, words};
use crate::clue::Clue;
use crate::list;
use crate::provider::Provider;
use crate::span::Span;
use crate::text::{Cut, Find, Texts};

/// What is said of a variable or a key that is not set; most of it follows the name.
const MISSING: &Texts = list![
    "未设置",
    "未設定",
    "没有设置",
    "沒有設定",
    "未配置",
    "未找到",
    "不存在",
    "設定されてい",
    "見つかりません",
    "설정되지",
    "설정되어 있지",
    "не найден",
    "не задан",
    "не установлен",
    "не указан",
    "nicht gesetzt",
    "nicht definiert",
    "nicht gefunden",
    "fehlt",
    "n'est pas défini",
    "est manquant",
    "manquant",
    "no está definid",
    "no está configurad",
    "no se encontr",
    "não definid",
    "não está definid",
    "não está configurad",
    "não foi encontrad",
    "non impostat",
    "non è impostat",
    "ayarlanmam",
    "为空",
    "是空的",
    "获取不到",
    "读取不到",
    "chưa được",
    "không tìm thấy",
    "ว่างเปล่า",
    "ไม่ได้ตั้งค่า",
    "غير موجود",
    "edilməyib",
    "ausente",
    "não configurad",
    "no configurad",
    "تنظیم نشده",
    "缺少",
    "没有可用",
    "填写",
    "请输入",
    "找不到",
    "未输入",
    "入力してください",
    "입력하",
    "없습니다",
    "icht gefunden",
    "ingeben",
    "ntrouvable",
    "aisir",
    "rouvée",
    "ntroduce",
    "ntroduzca",
    "se encontr",
    "Falta",
    "nforme",
    "encontrada",
    "ancante",
    "trovata",
    "нет ",
    "ведите",
    "е указан",
    "тсутствует",
    "Brak",
    "naleziono",
    "bulunamad",
    "eksik",
    "hưa c",
    "hiếu",
];

/// What comes before the name of a variable that is not set.
const WANTED: &Texts = list![
    "未设置",
    "未設定",
    "没有设置",
    "未配置",
    "未找到",
    "缺少",
    "找不到",
    "读取不到",
    "获取不到",
    "读不到",
    "请设置",
    "请先设置",
    "请配置",
    "請設定",
    "е найден",
    "е задан",
    "тсутствует",
    "становите",
    "Falta ",
    "Brak ",
];

/// How the key is called, beside `API`.
const KEY: &Texts = list![
    "密钥",
    "密鑰",
    "キー",
    "키",
    "Schlüssel",
    "lé",
    "lave",
    "have",
    "ключ",
    "klucz",
    "hiave",
    "anahtar",
    "khóa",
    "คีย์",
    "مفتاح",
    "key",
    "Key",
    "leutel",
];
/// What is said of one that was refused.
const REFUSED: &Texts = list![
    "无效",
    "不正确",
    "密钥错误",
    "ey 错误",
    "ey错误",
    "無効",
    "正しくありません",
    "유효하지",
    "올바르지",
    "잘못",
    "ngültig",
    "nvalide",
    "ncorrecte",
    "no válida",
    "nválid",
    "ncorrecta",
    "еверн",
    "едейств",
    "екоррект",
    "ieprawidłow",
    "non valid",
    "eçersiz",
    "已失效",
    "已经失效",
    "không hợp lệ",
    "ไม่ถูกต้อง",
    "غير صالح",
    "被拒绝",
    "거부",
    "kabul edilmedi",
    "не принят",
    "отклон",
    "невірн",
    "недійсн",
    "abgelehnt",
    "rechazad",
    "recusad",
    "rejeitad",
    "refusé",
    "reddedildi",
    "不合法",
    "不对",
    "过期",
    "失效",
    "验证失败",
    "間違",
    "拒否",
    "認証に失敗",
    "만료",
    "인증 실패",
    "icht akzeptiert",
    "abgelaufen",
    "falsch",
    "fonctionne pas",
    "xpirée",
    "ncorreta",
    "echazada",
    "ecusada",
    "xpirado",
    "xpirou",
    "no es v",
    "não funciona",
    "non è valida",
    "errata",
    "funziona",
    "scaduta",
    "еправильн",
    "не работает",
    "росроч",
    "iepoprawn",
    "wygas",
    "yanlış",
    "ngeldig",
    "njuist",
    "ị sai",
    "ey sai",
    "no funciona",
];
/// How a key is told to be well.
const WELL: &Texts = list![
    "没有过期",
    "没过期",
    "未过期",
    "没有失效",
    "未失效",
    "没有不对"
];
/// What is said of an authentication that failed.
const NOT_AUTHENTICATED: &Texts = list![
    "认证失败",
    "验证未通过",
    "認証に失敗",
    "認証エラー",
    "인증 실패",
    "인증에 실패",
    "인증 오류",
    "Authentifizierung fehlgeschlagen",
    "d'authentification",
    "e autenticación",
    "e autenticação",
    "шибка аутентификации",
    "шибка авторизации",
];

/// Words before a status.
const STATUS: &Texts = list![
    "返回",
    "失败:",
    "失败：",
    "报错",
    "错误",
    "错误码",
    "代码",
    "代码是",
    "状态码",
    "响应码",
    "响应码：",
    "状态码：",
    "提示",
    "显示",
    "出现",
    "エラー",
    "오류",
    "에러",
    "шибка",
    "шибку",
    "код",
    "błąd",
    "lỗi",
];

/// How far from the name these words stand, in bytes.
const NEAR: usize = 64;

/// Whole messages, the longer before those that they hold.
const MESSAGES: &[(&str, Clue, Option<Provider>)] = &[
    (
        "令牌已过期或验证不正确",
        Clue::MessageOtherProviderRefused,
        Some(Provider::Zhipu),
    ),
    (
        "身份验证失败",
        Clue::MessageOtherProviderRefused,
        Some(Provider::Zhipu),
    ),
    ("额度不足", Clue::MessageQuota, None),
    ("余额不足", Clue::MessageQuota, None),
    ("만료된 토큰", Clue::MessageOtherService, None),
    ("토큰이 만료", Clue::MessageOtherService, None),
    ("로그인이 만료", Clue::MessageOtherService, None),
    ("登录已过期", Clue::MessageOtherService, None),
    ("请先登录", Clue::MessageOtherService, None),
    ("用户未登录", Clue::MessageOtherService, None),
    // How gateways of one family refuse their own keys.
    ("访问密码不正确", Clue::MessageSelfHosted, None),
    ("无效的令牌", Clue::MessageGateway, None),
    ("未提供令牌", Clue::MessageGateway, None),
    ("令牌已过期", Clue::MessageGateway, None),
    ("令牌状态不可用", Clue::MessageGateway, None),
];

/// Notes the first whole message that stands in the paste.
pub fn look(reading: &mut Reading, paste: &str) {
    if paste.is_ascii() {
        return;
    }
    let mut start = 0;
    for line in paste.split('\n') {
        if let Some((clue, said)) = refusal(line) {
            reading.see(clue, Span::new(start + said.start, start + said.end));
        }
        start += line.len() + 1;
    }
    let found = MESSAGES
        .iter()
        .find_map(|message| Some((paste.place_of(message.0)?, message)));
    if let Some((at, (words, clue, provider))) = found {
        reading.see(*clue, Span::new(at, at + words.len()));
        reading.answered = reading.answered.or(*provider);
    }
}

/// What a line says of an API key that was refused or is not there, or of OpenAI that
/// let no one in.
pub fn refusal(line: &str) -> Option<(Clue, Span)> {
    if line.is_ascii() {
        None
    } else {
        said_of_key(line)
    }
}

/// Notes what the line of a key says whose name is plain ASCII: `clave API incorrecta`.
pub fn named(reading: &mut Reading, paste: &str, word: Span) {
    if words::is_one_of(
        paste.as_bytes(),
        word,
        list!["chave", "chiave", "clave", "klucz", "klucza", "sleutel"],
    ) {
        let start = words::line_start(paste, word.start);
        if let Some((clue, said)) = said_of_key(words::lines_of(paste, word)) {
            reading.see(clue, Span::new(start + said.start, start + said.end));
        }
    }
}

fn said_of_key(line: &str) -> Option<(Clue, Span)> {
    // Providers are named in Latin letters, whatever the language.
    let all = Span::new(0, line.len());
    let named = |word: Span| {
        let word = word.of(line);
        word == "API" || Provider::of_word(word).is_some()
    };
    // A gateway's token is none of OpenAI's keys.
    let of_key = place_of_one(line, KEY).is_some()
        && !line.has("令牌")
        && words::first_within(line.as_bytes(), all, &named).is_some();
    let said = |told: bool, words: &Texts| told.then(|| place_of_one(line, words)).flatten();
    let refused =
        said(of_key && !WELL.one_in(line), REFUSED).map(|said| (Clue::MessageInvalidKey, said));
    let none = || said(of_key, MISSING).map(|said| (Clue::SaidNoKey, said));
    refused.or_else(none).or_else(|| {
        let said = said(line.has("OpenAI"), NOT_AUTHENTICATED)?;
        Some((Clue::ClassAuthentication, said))
    })
}

/// Where one of these words stands.
fn place_of_one(line: &str, words: &Texts) -> Option<Span> {
    words.iter().find_map(|word| {
        let at = line.place_of(word)?;
        Some(Span::new(at, at + word.len()))
    })
}

/// Whether the number at `word` is told as a status: `返回 401`, `（401）`.
pub fn tells_of_status(text: &[u8], word: Span) -> bool {
    let before = text.cut(word.start.saturating_sub(24)..word.start);
    let before = before.trim_ascii_end();
    let in_brackets =
        before.ends_with("（".as_bytes()) && text.cut(word.end..).starts_with("）".as_bytes());
    in_brackets || STATUS.iter().any(|told| before.ends_with(told.as_bytes()))
}

/// Whether a line says of the variable that is named at `name` that it is not set.
pub fn is_missing(text: &[u8], name: Span) -> bool {
    let newline = |b: &u8| *b == b'\n';
    let before = text.cut(name.start.saturating_sub(NEAR)..name.start);
    let before = before.rsplit(newline).next().unwrap_or_default();
    let after = text.cut(name.end..text.len().min(name.end + NEAR));
    let after = after.split(newline).next().unwrap_or_default();
    let holds = |part: &[u8], words: &Texts| {
        words.iter().any(|said| {
            part.windows(said.len())
                .any(|window| window == said.as_bytes())
        })
    };
    holds(after, MISSING) || holds(before, WANTED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_that_are_not_set() {
        for (line, missing) in [
            ("错误：未设置 OPENAI_API_KEY 环境变量", true),
            ("请设置环境变量 OPENAI_API_KEY", true),
            ("OPENAI_API_KEY が設定されていません", true),
            ("Не найдена переменная окружения OPENAI_API_KEY", true),
            (
                "La variable de entorno OPENAI_API_KEY no está definida",
                true,
            ),
            ("Umgebungsvariable OPENAI_API_KEY ist nicht gesetzt", true),
            ("OPENAI_API_KEY 환경 변수가 설정되지 않았습니다", true),
            ("OPENAI_API_KEY 已设置", false),
            ("OPENAI_API_KEY ist gesetzt", false),
            ("未设置\nOPENAI_API_KEY", false),
            ("请先设置 OPENAI_API_KEY", true),
            ("OPENAI_API_KEY manquante", true),
            ("❌ OPENAI_API_KEY ว่างเปล่า", true),
            ("Biến môi trường OPENAI_API_KEY chưa được thiết lập", true),
        ] {
            let at = line.place_of("OPENAI_API_KEY").unwrap();
            let name = Span::new(at, at + "OPENAI_API_KEY".len());
            assert_eq!(is_missing(line.as_bytes(), name), missing, "{line}");
        }
    }

    #[test]
    fn lines_of_plain_letters() {
        use crate::read::read;
        for (line, clue) in [
            ("clave API incorrecta", Some(Clue::MessageInvalidKey)),
            ("chiave API non trovata", Some(Clue::SaidNoKey)),
            ("nie znaleziono klucza API", Some(Clue::SaidNoKey)),
            ("La clave de API de OpenAI", None),
        ] {
            let reading = read(line);
            let found = [Clue::MessageInvalidKey, Clue::SaidNoKey]
                .into_iter()
                .find(|clue| reading.has(*clue));
            assert_eq!(found, clue, "{line}");
        }
    }

    #[test]
    fn refusals_and_absent_keys() {
        for (line, refused) in [
            ("OpenAI API 密钥无效，请检查", true),
            ("Der OpenAI API-Schlüssel ist ungültig", true),
            ("Неверный API ключ OpenAI", true),
            ("La clé API OpenAI est invalide", true),
            ("API 密钥已经失效", true),
            ("مفتاح API غير صالح", true),
            ("OpenAI API 密钥已保存", false),
            ("请检查 API Key 是否正确", false),
            ("Der Schlüssel ist ungültig", false),
            ("The API key is invalid", false),
            ("API Key 无效，请检查设置", true),
            ("API 令牌 Key 无效令牌", false),
            ("OpenAI: ключ API не принят", true),
            ("API ключ для OpenAI не найден", true),
            ("OpenAI 인증에 실패했습니다", true),
            ("Clé Anthropic invalide", true),
            ("Mein API-Schlüssel ist abgelaufen", true),
            ("La clé API ne fonctionne pas", true),
            ("OpenAI API Key 已过期", true),
            ("请先填写 OpenAI API Key", true),
            ("OpenAI API Key 没有过期，余额也够", false),
            ("인증에 실패했습니다", false),
        ] {
            assert_eq!(refusal(line).is_some(), refused, "{line}");
        }
    }
}
