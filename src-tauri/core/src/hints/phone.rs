//! Dutch telephone numbers of people. Numbers that only organisations have (0800, 0900, 088) tell nothing.

use super::numbers::{Digits, ends};

/// Area codes of three digits, without the 0; all others have four.
const SHORT_AREAS: &[&[u8; 2]] = &[
    b"10", b"13", b"15", b"20", b"23", b"24", b"26", b"30", b"33", b"35", b"36", b"38", b"40", b"43", b"45", b"46",
    b"50", b"53", b"55", b"58", b"70", b"71", b"72", b"73", b"74", b"75", b"76", b"77", b"78", b"79",
];

/// Where the telephone number that begins at `start` ends.
pub(super) fn phone(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start..];
    let abroad = rest.strip_prefix("+31").or_else(|| rest.strip_prefix("0031"));
    let end = match (abroad, rest.strip_prefix('(')) {
        (Some(rest), _) => from_abroad(text, text.len() - rest.len()),
        (None, Some(_)) => bracketed(text, start),
        (None, None) => at_home(text, start),
    }?;
    ends(text, end).then_some(end)
}

/// `06-12345678`, `020 123 45 67`, `0317123456`: the area code is a group of its own, or there are no groups.
fn at_home(text: &str, start: usize) -> Option<usize> {
    let number = Digits::read(text, start, 10)?;
    let (first, rest) = number.groups.split_first()?;
    let grouped = *first == 10 || (fits(&number.digits, *first) && rest.iter().all(|group| *group >= 2));
    (number.digits[0] == b'0' && exists(&number.digits[1..]) && grouped).then_some(number.end)
}

/// `(020) 123 45 67`.
fn bracketed(text: &str, start: usize) -> Option<usize> {
    let inside = text[start + 1..].bytes().take(5).take_while(u8::is_ascii_digit).count();
    let close = start + 1 + inside;
    if !text[close..].starts_with(')') {
        return None;
    }
    let rest = text[close + 1..].trim_start_matches(' ');
    let number = Digits::read(text, text.len() - rest.len(), 10_usize.checked_sub(inside)?)?;
    let whole = [&text.as_bytes()[start + 1..close], &number.digits].concat();
    let fine = whole[0] == b'0' && fits(&whole, inside) && exists(&whole[1..]);
    (fine && number.groups.iter().all(|group| *group >= 2)).then_some(number.end)
}

/// What follows `+31`: nine digits, perhaps with a needless 0 before them.
fn from_abroad(text: &str, from: usize) -> Option<usize> {
    let rest = text[from..].trim_start_matches([' ', '-', '\u{a0}']);
    let rest = rest.strip_prefix("(0)").or_else(|| rest.strip_prefix('0')).unwrap_or(rest);
    let rest = rest.trim_start_matches([' ', '-', '\u{a0}']);
    let number = Digits::read(text, text.len() - rest.len(), 9)?;
    let grouped = number.groups.iter().skip(1).all(|group| *group >= 2);
    (exists(&number.digits) && grouped).then_some(number.end)
}

/// Whether the first `size` digits can stand apart: *06*, *0612*, or a whole area code.
fn fits(digits: &[u8], size: usize) -> bool {
    let mobile = digits.get(1) == Some(&b'6');
    let short = digits.get(1..3).is_some_and(|area| SHORT_AREAS.iter().any(|known| known[..] == *area));
    match size {
        2 => mobile,
        3 => short && !mobile,
        4 => mobile || !short,
        _ => false,
    }
}

/// Whether nine digits, without the 0, are a mobile number or begin with an area.
fn exists(digits: &[u8]) -> bool {
    match digits[0] {
        b'6' => matches!(digits[1], b'1'..=b'5' | b'8'),
        b'1'..=b'5' | b'7' => true,
        _ => false,
    }
}
