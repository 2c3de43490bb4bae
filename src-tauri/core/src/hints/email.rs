//! E-mail addresses of one person; the general ones of an organisation tell nothing.

use super::words::before;
use super::{Found, HintKind};

/// Characters before the at sign, at most, as mail itself has it.
const MAX_LOCAL: usize = 64;
/// Characters after the at sign, at most.
const MAX_DOMAIN: usize = 253;
/// Boxes that belong to an organisation.
const GENERAL: &[&str] = &[
    "info",
    "contact",
    "post",
    "mail",
    "balie",
    "receptie",
    "secretariaat",
    "administratie",
    "klantenservice",
    "noreply",
    "no-reply",
    "aanmelden",
    "privacy",
    "webmaster",
    "helpdesk",
    "support",
    "planning",
];

pub(super) fn emails(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let from = found.last().map_or(0, |last| last.end);
        if at < from {
            continue;
        }
        if let Some((start, end)) = email(text, from, at) {
            found.push(Found::personal(start, end, HintKind::Email));
        }
    }
    found
}

fn email(text: &str, from: usize, at: usize) -> Option<(usize, usize)> {
    let in_local = |c: &char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let local: usize = text[from..at].chars().rev().take_while(in_local).take(MAX_LOCAL + 1).map(char::len_utf8).sum();
    let local = text[at - local..at].trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = at - local.len();
    if local.is_empty() || local.chars().count() > MAX_LOCAL || local.ends_with('.') || before(text, start) == Some('@')
    {
        return None;
    }
    if GENERAL.contains(&local.to_lowercase().as_str()) {
        return None;
    }
    let in_domain = |c: &char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let domain: usize = text[at + 1..].chars().take_while(in_domain).take(MAX_DOMAIN).map(char::len_utf8).sum();
    let domain = text[at + 1..at + 1 + domain].trim_end_matches(['.', '-']);
    let labels: Vec<&str> = domain.split('.').collect();
    let top = labels.last()?;
    let whole = labels.len() >= 2
        && labels.iter().all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
        && top.chars().count() >= 2
        && top.chars().all(char::is_alphabetic);
    whole.then_some((start, at + 1 + domain.len()))
}
