use super::*;
use crate::crypto::Hex;

const CODE: &str = "01235-45676-89AB7-CDEF0-GHJK1-MNPQ2-RSTV3";

fn misread(typed: &str) -> Misread {
    RecoveryCode::parse(typed).err().unwrap_or_else(|| panic!("{typed} is a code"))
}

fn whole(code: &RecoveryCode) -> String {
    code.groups().map(|group| group.to_string()).collect::<Vec<_>>().join("-")
}

/// The groups that are named, and whether they only stand in each other's place.
fn named(typed: &str) -> (Vec<usize>, bool) {
    let Misread { groups, swapped, .. } = misread(typed);
    (groups, swapped)
}

#[test]
fn a_code_is_seven_groups_of_five_that_are_read_back() {
    let code = RecoveryCode::make().unwrap();
    let text = whole(&code);
    assert_eq!((text.len(), text.split('-').count()), (41, GROUPS));
    assert_eq!(RecoveryCode::parse(&text).unwrap().signs, code.signs);
    assert_ne!(text, whole(&RecoveryCode::make().unwrap()));
    assert_eq!(format!("{code:?}"), "***");
}

#[test]
fn it_may_be_typed_in_any_way() {
    let code = RecoveryCode::parse(CODE).unwrap();
    let plain = CODE.replace('-', "");
    for typed in [
        plain.to_lowercase(),
        format!("  {} ", CODE.replace('-', "   ")),
        CODE.replace('0', "o").replace('1', "i"),
        CODE.replace('0', "O").replace('1', "L"),
        CODE.replace('1', "l").replace('-', "\u{2013}"),
        format!("{}\u{feff}", CODE.replacen('-', "\u{a0}", 2).replacen('-', "\n\t", 1).replacen('-', ".", 1)),
        plain.chars().flat_map(|sign| [sign, ' ']).collect(),
    ] {
        assert_eq!(RecoveryCode::parse(&typed).unwrap().signs, code.signs, "{typed}");
    }
    let first = CODE.split('-').next().unwrap();
    for group in [first.to_owned(), format!(" {} ", first.to_lowercase()), first.replace('0', "o").replace('1', "l")] {
        assert!(code.has_group(0, &group), "{group}");
        assert!(!code.has_group(1, &group));
    }
    let short = &first[..GROUP - 1];
    for wrong in ["", short, &format!("{first}0"), &format!("{short}U"), &format!("{first} {first}")] {
        assert!(!code.has_group(0, wrong), "{wrong}");
    }
    assert!(!code.has_group(GROUPS, ""));
}

#[test]
fn the_group_with_a_wrong_sign_is_named() {
    let text = whole(&RecoveryCode::make().unwrap());
    for at in 0..text.len() {
        let right = text.as_bytes()[at];
        if right == b'-' {
            continue;
        }
        for other in ALPHABET.iter().filter(|sign| **sign != right).chain(b"U*") {
            let mut typed = text.clone().into_bytes();
            typed[at] = *other;
            let typed = String::from_utf8(typed).unwrap();
            let place = at / (GROUP + 1);
            assert_eq!(
                misread(&typed),
                Misread { signs: 35, groups: vec![place], swapped: false, second: false },
                "{typed}"
            );
            assert_eq!(misread(&typed.replace('-', "")).groups, [place], "{typed}");
        }
        for strange in ["\u{e9}", "\u{0}", "\u{ff10}", "\u{1d7ce}"] {
            let mut typed = text.clone();
            typed.replace_range(at..=at, strange);
            assert_eq!(named(&typed), (vec![at / (GROUP + 1)], false), "{typed}");
        }
    }
}

#[test]
fn signs_and_groups_that_changed_places_are_named() {
    let text = whole(&RecoveryCode::make().unwrap());
    let groups: Vec<&str> = text.split('-').collect();
    for (one, other) in (0..GROUPS).flat_map(|one| (0..one).map(move |other| (one, other))) {
        let mut swapped = groups.clone();
        swapped.swap(one, other);
        for between in ["-", ""] {
            assert_eq!(named(&swapped.join(between)), (vec![other, one], true), "{swapped:?}");
        }
    }
    let turned: Vec<&str> = groups.iter().skip(1).chain(groups.first()).copied().collect();
    assert_eq!(named(&turned.join(" ")), ((0..GROUPS).collect(), true));
    for at in (0..text.len()).filter(|at| at % (GROUP + 1) < GROUP - 1) {
        let mut typed = text.clone().into_bytes();
        typed.swap(at, at + 1);
        let typed = String::from_utf8(typed).unwrap();
        assert!(typed == text || named(&typed) == (vec![at / (GROUP + 1)], false), "{typed}");
    }
}

#[test]
fn a_sign_too_few_or_too_many_is_told_with_the_group_where_it_is() {
    let text = whole(&RecoveryCode::make().unwrap());
    for at in (0..text.len()).filter(|at| at % (GROUP + 1) < GROUP) {
        let place = at / (GROUP + 1);
        let (mut short, mut long) = (text.clone(), text.clone());
        short.remove(at);
        long.insert(at, 'Z');
        assert_eq!(misread(&short), Misread { signs: 34, groups: vec![place], swapped: false, second: false });
        assert_eq!(misread(&long), Misread { signs: 36, groups: vec![place], swapped: false, second: false });
        // Without anything between the groups what follows is shifted; only the first that does not fit is named.
        let Misread { signs, groups, .. } = misread(&short.replace('-', ""));
        assert_eq!((signs, groups.len()), (34, 1));
        assert!(groups[0] >= place);
    }
    let plain = text.replace('-', "");
    for (typed, signs) in [
        (String::new(), 0),
        ("-".to_owned(), 0),
        (format!("{plain}0"), 36),
        (plain.repeat(2), 70),
        (" ".repeat(100_000), 0),
        ("\u{ad}".repeat(300), 0),
        ("0".repeat(100_000), 100_000),
    ] {
        assert_eq!(misread(&typed).signs, signs);
    }
}

/// A sheet by itself, and one of each of three.
fn each() -> Vec<RecoveryCode> {
    let drawn: Vec<u8> = (0..28_u8).map(|at| at * 7 % 32).collect();
    (0..SHEETS).map(|sheet| RecoveryCode::of(drawn.iter().copied(), sheet)).collect()
}

#[test]
fn a_code_tells_which_sheet_it_is_and_names_the_group_that_is_wrong() {
    for code in each() {
        let text = whole(&code);
        assert_eq!(RecoveryCode::parse(&text).unwrap().sheet(), code.sheet());
        for at in (0..text.len()).filter(|at| text.as_bytes()[*at] != b'-') {
            let place = at / (GROUP + 1);
            for other in ALPHABET.iter().filter(|sign| **sign != text.as_bytes()[at]) {
                let mut typed = text.clone().into_bytes();
                typed[at] = *other;
                assert_eq!(named(&String::from_utf8(typed).unwrap()), (vec![place], false), "{text}, {at}");
            }
        }
        let groups: Vec<&str> = text.split('-').collect();
        let turned: Vec<&str> = groups.iter().skip(1).chain(groups.first()).copied().collect();
        assert_eq!(named(&turned.join(" ")), ((0..GROUPS).collect(), true), "{text}");
    }
}

#[test]
fn groups_of_another_sheet_are_named() {
    let codes: Vec<Vec<String>> =
        each().iter().map(|code| code.groups().map(|group| group.to_string()).collect()).collect();
    for (one, other) in (0..4).flat_map(|one| (0..4).map(move |other| (one, other))).filter(|(a, b)| a != b) {
        for strange in 1..=3 {
            let mixed: Vec<&str> =
                (0..GROUPS).map(|place| codes[if place < strange { other } else { one }][place].as_str()).collect();
            assert_eq!(named(&mixed.join("-")), ((0..strange).collect(), false), "{mixed:?}");
        }
    }
}

/// Computed apart from this code, in Python: the checks with tables of the field's powers of x, HKDF with hmac.
#[test]
fn codes_match_the_known_answers() {
    let code = RecoveryCode::parse(CODE).unwrap();
    assert_eq!(
        Hex(*code.derive_kek().unwrap()).text(),
        "1e3daef8ca63282acdcc615e9ef8b9298b1457d72826ef6d14c3b0746627bf6b"
    );
    for known in [
        "ZZZZ1-ZZZZ2-ZZZZ3-ZZZZ4-ZZZZ5-ZZZZ6-ZZZZ7",
        "00001-00002-00003-00004-00005-00006-00007",
        "F8QYR-40YG7-ECYYN-S9E9X-R04A7-2K1H9-YRVS2",
    ] {
        assert!(RecoveryCode::parse(known).is_ok(), "{known}");
    }
}
