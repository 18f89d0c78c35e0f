//! A name as it stands to its letters. Input: any text. Output: its tokens and their parts in one alphabet: lower-case Latin with the
//! breves and apostrophes that romanisations of Korean rest on, Hangul, or Han. Cyrillic and kana become Latin. Leaves out what the
//! letters mean.

use crate::hangul::Syllable;
use unicode_normalization::UnicodeNormalization as _;

/// What a token is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Script {
    /// Latin, or Cyrillic or kana made Latin.
    Latin,
    /// Hangul.
    Hangul,
    /// Chinese characters.
    Han,
}

/// A word of a name: its parts are what hyphens and spaces inside it set apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is written in.
    pub script: Script,
    /// Its parts, none empty.
    pub parts: Vec<String>,
    /// Whether its Latin letters stand for Cyrillic or kana.
    pub transliterated: bool,
}

/// A name as tokens, and whether a comma says that the family name stands first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    /// The words.
    pub tokens: Vec<Token>,
    /// How many tokens stand before a comma: 0 without one.
    pub before_comma: usize,
}

/// Longer names are cut: no name is longer, and hostile input is.
const LETTERS: usize = 64;

/// The tokens of a name. Composed and decomposed text, cases, and signs of separation give the same.
#[must_use]
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    let mut token: Option<Token> = None;
    let mut part = String::new();
    let mut script = None;
    let mut transliterated = false;
    for c in text.nfkc().flat_map(char::to_lowercase).nfc().take(LETTERS) {
        let (ends_part, ends_token) = match class(c) {
            Class::Space => (true, true),
            Class::Comma => (true, true),
            Class::Hyphen => (true, false),
            Class::Letter(next) => {
                (script.is_some_and(|script| script != next), script.is_some_and(|script| script != next))
            }
            Class::Mark => continue,
        };
        if ends_part {
            close_part(&mut token, &mut part, script);
        }
        if ends_token {
            folded.tokens.extend(token.take().map(|token| Token { transliterated, ..token }));
            (script, transliterated) = (None, false);
        }
        match class(c) {
            Class::Letter(next) => {
                script = Some(next);
                transliterated |= transliterated_letter(c).is_some();
                push(&mut part, c);
            }
            Class::Comma if folded.before_comma == 0 => folded.before_comma = folded.tokens.len(),
            Class::Comma | Class::Space | Class::Hyphen | Class::Mark => {}
        }
    }
    close_part(&mut token, &mut part, script);
    folded.tokens.extend(token.map(|token| Token { transliterated, ..token }));
    folded
}

fn close_part(token: &mut Option<Token>, part: &mut String, script: Option<Script>) {
    let text = std::mem::take(part);
    let text = text.trim_end_matches('\'');
    if let (Some(script), false) = (script, text.is_empty()) {
        token
            .get_or_insert_with(|| Token { script, parts: Vec::new(), transliterated: false })
            .parts
            .push(text.to_owned());
    }
}

enum Class {
    Letter(Script),
    Space,
    Comma,
    Hyphen,
    Mark,
}

fn class(c: char) -> Class {
    match c {
        '\u{ac00}'..='\u{d7a3}' => Class::Letter(Script::Hangul),
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => Class::Letter(Script::Han),
        '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | '′' => Class::Letter(Script::Latin),
        ',' | '、' | '،' => Class::Comma,
        '-' | '‐' | '‑' | '–' => Class::Hyphen,
        'ー' => Class::Mark,
        _ if c.is_alphabetic() => Class::Letter(Script::Latin),
        _ if c.is_whitespace() || matches!(c, '.' | '_' | '/' | '(' | ')' | '"' | ';' | '·' | '・' | '=' | '゠') => {
            Class::Space
        }
        _ => Class::Mark,
    }
}

/// Appends one character as Latin, or itself.
fn push(part: &mut String, c: char) {
    match c {
        'ʼ' | '’' | '‘' | 'ʻ' | '`' | '´' | '′' | '\'' => {
            if !part.is_empty() {
                part.push('\'');
            }
        }
        'ŏ' | 'ô' | 'ǒ' => part.push('ŏ'),
        'ŭ' | 'û' | 'ǔ' => part.push('ŭ'),
        'č' => part.push_str("ch"),
        'š' => part.push_str("sh"),
        'ž' => part.push('j'),
        'ß' => part.push_str("ss"),
        'æ' => part.push_str("ae"),
        'ø' => part.push('o'),
        'ł' => part.push('l'),
        'đ' => part.push('d'),
        'ı' => part.push('i'),
        _ if c.is_ascii() || Syllable::of(c).is_some() => part.push(c),
        _ => match transliterated_letter(c) {
            Some(latin) => kana_or_cyrillic(part, c, latin),
            None => part.extend(std::iter::once(c).nfd().filter(|c| c.is_alphabetic())),
        },
    }
}

/// Small kana change what stands before them: キョ is kyo, ジョ jo.
fn kana_or_cyrillic(part: &mut String, c: char, latin: &str) {
    let small_y = matches!(c, 'ゃ' | 'ゅ' | 'ょ' | 'ャ' | 'ュ' | 'ョ');
    let small = matches!(c, 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ');
    if (small_y && part.ends_with('i')) || (small && part.ends_with(['u', 'o', 'e', 'i'])) {
        part.pop();
    }
    let palatal = part.ends_with("sh") || part.ends_with("ch") || part.ends_with('j');
    part.push_str(if small_y && palatal { latin.trim_start_matches('y') } else { latin });
}

/// Cyrillic after Kontsevich's way with Korean, and kana after Hepburn.
fn transliterated_letter(c: char) -> Option<&'static str> {
    const CYRILLIC: &[(char, &str)] = &[
        ('а', "a"),
        ('б', "b"),
        ('в', "v"),
        ('г', "g"),
        ('ґ', "g"),
        ('д', "d"),
        ('е', "e"),
        ('ё', "yo"),
        ('є', "ye"),
        ('ж', "j"),
        ('з', "z"),
        ('и', "i"),
        ('і', "i"),
        ('ї', "i"),
        ('й', "i"),
        ('к', "k"),
        ('л', "l"),
        ('м', "m"),
        ('н', "n"),
        ('о', "o"),
        ('п', "p"),
        ('р', "r"),
        ('с', "s"),
        ('т', "t"),
        ('у', "u"),
        ('ф', "f"),
        ('х', "h"),
        ('ц', "ts"),
        ('ч', "ch"),
        ('ш', "sh"),
        ('щ', "sh"),
        ('ъ', ""),
        ('ы', "eu"),
        ('ь', ""),
        ('э', "e"),
        ('ю', "yu"),
        ('я', "ya"),
    ];
    const KANA: &str = "あa いi うu えe おo かka きki くku けke こko がga ぎgi ぐgu げge ごgo さsa しshi すsu せse そso ざza じji ずzu ぜze ぞzo \
        たta ちchi つtsu てte とto だda ぢji づzu でde どdo なna にni ぬnu ねne のno はha ひhi ふhu へhe ほho ばba びbi ぶbu べbe ぼbo ぱpa ぴpi \
        ぷpu ぺpe ぽpo まma みmi むmu めme もmo やya ゆyu よyo らra りri るru れre ろro わwa をo んn ゃya ゅyu ょyo ぁa ぃi ぅu ぇe ぉo っt ゔv";
    if c.is_ascii() {
        return None;
    }
    if let Some((_, latin)) = CYRILLIC.iter().find(|(letter, _)| *letter == c) {
        return Some(latin);
    }
    let hiragana = match c {
        '\u{30a1}'..='\u{30f4}' => char::from_u32(u32::from(c) - 0x60)?,
        _ => c,
    };
    KANA.split(' ').find_map(|pair| pair.strip_prefix(hiragana))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let folded = fold(text);
        let tokens: Vec<String> = folded.tokens.iter().map(|t| t.parts.join("-")).collect();
        tokens.join(" ")
    }

    #[test]
    fn names_fold() {
        for (text, folded) in [
            ("KOO Byoung-sam", "koo byoung-sam"),
            ("Ch’oe Kŏ-jŏng", "ch'oe kŏ-jŏng"),
            ("Ким Чен Ын", "kim chen eun"),
            ("キム・ジョンウン", "kimu jonun"),
            ("구\u{a0}병삼", "구 병삼"),
            ("\u{1100}\u{1175}\u{11b7}", "김"),
            ("Elizabeth Salmón", "elizabeth salmon"),
            ("具炳杉(Koo)", "具炳杉 koo"),
            ("", ""),
            ("--, '", ""),
        ] {
            assert_eq!(shown(text), folded, "{text}");
        }
        assert_eq!(fold("Kim, Chol-su").before_comma, 1);
    }
}
