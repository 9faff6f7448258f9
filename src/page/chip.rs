//! Names for the characters that the eye passes over.

/// An invisible or misleading character's name, for a chip.
pub fn name(c: char) -> Option<&'static str> {
    Some(match c {
        '\r' => "CR",
        '\u{feff}' => "BOM",
        '\u{a0}' => "NBSP",
        '\u{ad}' => "SHY",
        '\u{200b}' => "ZWSP",
        '\u{200c}' => "ZWNJ",
        '\u{200d}' => "ZWJ",
        '\u{200e}' => "LRM",
        '\u{200f}' => "RLM",
        '\u{2060}' => "WJ",
        '\u{2028}' => "LS",
        '\u{2029}' => "PS",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "BIDI",
        '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => "SPACE",
        '\u{1b}' => "ESC",
        '\0' => "NUL",
        '\u{1}'..='\u{8}' | '\u{b}'..='\u{1a}' | '\u{1c}'..='\u{1f}' | '\u{7f}' => "CTRL",
        _ => return None,
    })
}
