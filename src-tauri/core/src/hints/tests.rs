//! What gives a hint, what does not, and where: a hint at the wrong place is worse than none.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::method::{Example, method};

mod false_alarms;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()
}

fn kinds(text: &str) -> Vec<(HintKind, String)> {
    hints(text, today()).into_iter().map(|hint| (hint.kind, hint.found)).collect()
}

/// Checks that `marked` gives exactly one hint of `kind`, between its brackets.
fn expect(kind: HintKind, marked: &str) {
    let (before, rest) = marked.split_once('⟦').unwrap();
    let (found, after) = rest.split_once('⟧').unwrap();
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap();
    let all = hints(&[before, found, after].concat(), today());
    let places: Vec<_> = all.iter().map(|hint| (hint.kind, hint.found.as_str(), hint.start, hint.end)).collect();
    assert_eq!(places, [(kind, found, units(before), units(before) + units(found))], "{marked}");
}

#[test]
fn the_list_is_long_enough_and_says_everything_once() {
    let terms: BTreeSet<&str> = jargon::entries().iter().map(|entry| entry.term.as_str()).collect();
    assert_eq!(terms.len(), jargon::entries().len());
    assert!(terms.len() >= 150, "{} terms", terms.len());
    let mut forms = BTreeSet::new();
    for entry in jargon::entries() {
        for form in std::iter::once(&entry.term).chain(&entry.forms) {
            assert!(forms.insert(words::fold(form).into_owned()), "{form} stands there twice");
            assert_eq!(form.split_whitespace().collect::<Vec<_>>().join(" "), *form);
        }
    }
}

#[test]
fn every_form_on_the_list_is_found_whole_with_its_alternative() {
    for entry in jargon::entries() {
        for form in std::iter::once(&entry.term).chain(&entry.forms) {
            let all = hints(&format!("Dus: {form}, zei ze."), today());
            assert_eq!(all.len(), 1, "{form}: {all:?}");
            assert_eq!((&all[0].found, all[0].instead.as_ref()), (form, Some(&entry.plain)));
        }
    }
}

#[test]
fn an_alternative_is_short_and_no_systeemtaal_itself() {
    for entry in jargon::entries() {
        assert_eq!(kinds(&entry.plain), [], "{}", entry.term);
        assert!((1..=6).contains(&entry.plain.split_whitespace().count()), "{}", entry.plain);
    }
}

#[test]
fn the_app_itself_speaks_without_systeemtaal() {
    let method = method();
    let example = Example::read();
    let cards = method.cards.iter().flat_map(|card| [&card.text, &card.say]);
    let questions = method.questions.iter().flat_map(|question| [&question.title, &question.help]);
    let subs = method.questions.iter().flat_map(|question| question.subs.iter().map(|sub| &sub.text));
    let knobs = method.knobs.iter().map(|knob| &knob.text);
    let roles = method.roles.iter().flat_map(|role| [&role.label, &role.text]);
    let images = method.self_images.iter().flat_map(|image| [&image.label, &image.short]);
    for text in cards.chain(questions).chain(subs).chain(knobs).chain(roles).chain(images).chain(example.texts.values())
    {
        assert_eq!(kinds(text), [], "{text}");
    }
}

#[test]
fn systeemtaal_is_found_as_whole_words_in_any_case() {
    for marked in [
        "We starten een ⟦traject⟧.",
        "⟦Traject⟧ of niet",
        "HET ⟦TRAJECT⟧ LOOPT",
        "😀 zé wil geen ⟦traject⟧",
        "- ⟦interventie⟧",
        "dit is de\n-⟦interventie⟧",
        "‘⟦problematiek⟧’",
        "de ⟦ketenpartner⟧/buurman",
        "een ⟦re\u{2011}integratietraject⟧ dus",
        "ze is ⟦gei\u{308}ndiceerd⟧ voor zorg",
        "we moeten dat ⟦in  kaart\u{a0}brengen⟧!",
        "de ⟦eigen regie⟧",
    ] {
        expect(HintKind::Jargon, marked);
    }
}

#[test]
fn of_two_phrases_the_longest_is_found() {
    let all = hints("ambulante begeleiding en ambulante zorg", today());
    let found: Vec<_> = all.iter().map(|hint| (hint.found.as_str(), hint.instead.as_deref())).collect();
    assert_eq!(found, [("ambulante begeleiding", Some("hulp thuis")), ("ambulante", Some("bij mensen thuis"))]);
}

#[test]
fn what_identifies_someone_is_found_at_its_exact_place() {
    use HintKind::*;
    let cases: &[(HintKind, &[&str])] = &[
        (
            Bsn,
            &[
                "BSN ⟦111222333⟧.",
                "👩‍👧 é ⟦123456782⟧",
                "nr. ⟦1234.56.782⟧, dus",
                "⟦123 456 782⟧",
                "bsn-nummer: ⟦123456782⟧",
            ],
        ),
        (
            Iban,
            &[
                "⟦NL91 ABNA 0417 1643 00⟧",
                "rekening ⟦NL91ABNA0417164300⟧.",
                "op ⟦nl91abna0417164300⟧ graag",
                "ü ⟦BE68 5390 0754 7034⟧",
                "(⟦DE89370400440532013000⟧)",
                "⟦GB29 NWBK 6016 1331 9268 19⟧ ja",
            ],
        ),
        (
            Phone,
            &[
                "Bel ⟦06-12345678⟧.",
                "⟦0612345678⟧ of anders",
                "📞⟦06 12 34 56 78⟧",
                "tel.⟦06 - 1234 5678⟧",
                "⟦+31 6 12345678⟧",
                "⟦+31 (0)6-12345678⟧",
                "⟦0031612345678⟧,",
                "⟦020-1234567⟧",
                "⟦(020) 123 45 67⟧",
                "(⟦0317 123 456⟧)",
                "⟦06-12345678⟧ om 12:00",
            ],
        ),
        (Email, &["mail ⟦an.de+x@voor-beeld.nl⟧.", "<⟦zoë@gëheim.nl⟧>", "ë😀: ⟦j_1@mail.voorbeeld.co.uk⟧, ja"]),
        (
            BirthDate,
            &[
                "⟦12-03-1987⟧",
                "geb. ⟦3-5-2021⟧",
                "geboren op ⟦3 mei 2021⟧ in Utrecht",
                "Geboortedatum:\n⟦03/05/2021⟧",
                "ze is op ⟦3 mei 2021⟧ in Utrecht geboren",
                "(⟦12 mrt. 1987⟧)",
                "⟦1987-03-12⟧.",
                "geb ⟦12-3-87⟧",
                "é ⟦12.03.1987⟧, man",
            ],
        ),
        (
            Address,
            &[
                "⟦1234 AB 12⟧",
                "woont op ⟦1234AB, 12a⟧.",
                "⟦1234 AB nr. 12⟧ te Zeist",
                "⟦Dorpsstraat 12, 1234 AB⟧ Zeist",
                "hij zit op de Lange ⟦Nieuwstraat 12 bis\n1234 AB⟧ Zeist",
                "⟦1234ab 12-2⟧",
                "😀 ⟦1234 AB 12⟧ Zeist",
            ],
        ),
        (
            Name,
            &[
                "Sprak ⟦mevrouw Jansen⟧ vandaag.",
                "⟦Meneer de Vries⟧ belde",
                "met ⟦dhr. J.P. van den Berg⟧ en",
                "⟦mw. Jansen-de Boer⟧ kwam",
                "⟦mevr Öztürk⟧ zei",
                "⟦mevrouw De Wit⟧ ook",
                "de ⟦heer Ali Yılmaz⟧.",
                "⟦mw. drs. A. van 't Hof⟧ ging",
                "🙂 die ⟦meneer El Amrani⟧ dus",
            ],
        ),
    ];
    for (kind, texts) in cases {
        texts.iter().for_each(|marked| expect(*kind, marked));
    }
}

#[test]
fn places_are_counted_as_a_text_field_counts() {
    let all = hints("😀e\u{301} traject 👨‍👩‍👧 06-12345678", today());
    let places: Vec<_> = all.iter().map(|hint| (hint.start, hint.end)).collect();
    assert_eq!(places, [(5, 12), (22, 33)]);
}

#[test]
fn every_place_is_told_and_what_identifies_goes_first() {
    let all = hints(&"traject ".repeat(3), today());
    assert_eq!(all.iter().map(|hint| hint.start).collect::<Vec<_>>(), [0, 8, 16]);
    let many = hints(&format!("{}06-12345678", "traject ".repeat(80)), today());
    assert_eq!(many.len(), MAX_HINTS);
    assert_eq!(many.last().unwrap().kind, HintKind::Phone);
    assert_eq!(kinds("mail traject.x@casus.nl"), [(HintKind::Email, "traject.x@casus.nl".into())]);
}

#[test]
fn who_was_born_when_is_told_by_words_or_by_a_life_ago() {
    let birth = |text: &str, year: i32| {
        let today = NaiveDate::from_ymd_opt(year, 3, 1).unwrap();
        hints(text, today).iter().any(|hint| hint.kind == HintKind::BirthDate)
    };
    assert!(!birth("12-03-2012", 2025), "thirteen years ago is a note of then");
    assert!(birth("12-03-2012", 2026), "fourteen years ago is a life");
    assert!(birth("12-03-2012", 2122) && !birth("12-03-2012", 2123), "and no life lasts longer");
    assert!(birth("geboren 1-2-2026", 2026) && !birth("geboren 2-3-2026", 2026), "nobody was born tomorrow");
}

#[test]
fn a_long_text_is_read_to_its_end() {
    for piece in ["1 ", "12-", "a@", "in kaart ", "meneer van ", "1234 AB ", "06 1", "-", "é😀", "geb. ", "NL91 "] {
        let size = 200_000 - 12;
        let text: String = piece.chars().cycle().take(size).chain("\n06-12345678".chars()).collect();
        assert_eq!(text.chars().count(), 200_000);
        let all = hints(&text, today());
        assert!(all.len() <= MAX_HINTS && !all.is_empty(), "{piece}");
        assert_eq!(all.last().unwrap().kind, HintKind::Phone, "{piece}");
    }
}

/// Pieces that the scanners look for, glued together in every order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "mevrouw",
        "dhr.",
        " ",
        " ",
        "-",
        ".",
        ",",
        "\n",
        "de",
        "Vries",
        "J.",
        "1234",
        " AB",
        "12",
        "06",
        "+31",
        "(020)",
        "NL91",
        "ABNA",
        "0417164300",
        "111222333",
        "geboren",
        "maart",
        "1987",
        "@",
        "a.nl",
        "in kaart",
        "brengen",
        "😀",
        "e\u{301}",
        "\u{a0}",
        "é",
        "İ",
        "\u{2011}",
        "'",
        "€",
        "/",
        ":",
        "traject",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|all| all.concat())
}

proptest! {
    #[test]
    fn any_text_gives_hints_that_lie_in_it(text in prop_oneof![pieces(), any::<String>(), "[ -~éë😀\n]{0,200}"]) {
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut from = 0;
        for hint in hints(&text, today()) {
            let (start, end) = (hint.start as usize, hint.end as usize);
            prop_assert!(from <= start && start < end && end <= units.len());
            prop_assert_eq!(String::from_utf16(&units[start..end]).unwrap(), hint.found);
            prop_assert_eq!(hint.instead.is_some(), hint.kind == HintKind::Jargon);
            from = end;
        }
    }
}
