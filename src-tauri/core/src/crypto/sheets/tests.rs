use std::collections::HashSet;

use super::*;
use crate::crypto::Hex;

/// Three sheets that share the bytes from 10 to 1f, made apart from this code in Python.
const KNOWN: [&str; 3] = [
    "NF0NW-7DEPA-F3DB3-YMFK0-AJVDN-GZEZY-P59FY",
    "NF0TJ-8P6FK-PFBJJ-SC3MN-5FFMS-722WN-M23ZW",
    "NF0ZB-DZ1RQ-Z96CT-507PE-ZVW3Y-MH227-R0TFV",
];

fn text(code: &RecoveryCode) -> String {
    code.groups().map(|group| group.to_string()).collect::<Vec<_>>().join("-")
}

fn typed(sheets: &Sheets) -> Vec<String> {
    sheets.codes().iter().map(text).collect()
}

fn unread(first: &str, second: &str) -> Unread {
    Paper::parse(first, Some(second)).unwrap_err()
}

/// The key that two sheets give.
fn kek(first: &str, second: &str) -> [u8; 32] {
    match Paper::parse(first, Some(second)).unwrap().secret() {
        Secret::Sheets(one, other) => *derive_kek(one, other).unwrap(),
        _ => panic!("two sheets"),
    }
}

#[test]
fn any_two_of_three_give_the_same_key_in_any_order() {
    let sheets = Sheets::make(true).unwrap();
    assert_eq!(sheets.codes().iter().map(RecoveryCode::sheet).collect::<Vec<_>>(), [1, 2, 3]);
    let all = typed(&sheets);
    let pairs = (0..3).flat_map(|one| (0..3).map(move |other| (one, other))).filter(|(one, other)| one != other);
    let keys: HashSet<_> = pairs.map(|(one, other)| kek(&all[one], &all[other])).collect();
    assert_eq!(keys.len(), 1);
    assert_eq!(sheets.secrets().len(), 3);
    assert_eq!(Sheets::make(false).unwrap().secrets().len(), 1);
    let other = typed(&Sheets::make(true).unwrap());
    assert!(!keys.contains(&kek(&other[0], &other[1])));
}

#[test]
fn sheets_match_the_known_answers() {
    for (one, other) in [(0, 1), (1, 2), (2, 0)] {
        let key = Hex(kek(KNOWN[one], KNOWN[other])).text();
        assert_eq!(key, "1665e1eb784b101cef1a34c03693baf14bd3c0e1209ecd463a89cb02b64ef40b");
    }
    for (code, number) in KNOWN.iter().zip(1..) {
        let code = RecoveryCode::parse(code).unwrap();
        assert_eq!((code.sheet(), set(&code)), (number, Some(0xabc)));
        let (set, share) = parts(&code);
        assert!(in_fives(set, &*share).eq(code.drawn().copied()), "it is written as it is read");
    }
}

#[test]
fn what_cannot_go_together_is_told() {
    let sheets = typed(&Sheets::make(true).unwrap());
    let other = loop {
        let other = Sheets::make(true).unwrap();
        if set(&other.codes()[0]) != set(&RecoveryCode::parse(&sheets[0]).unwrap()) {
            break typed(&other);
        }
    };
    let only = text(&RecoveryCode::make().unwrap());
    assert_eq!(unread(&sheets[0], &sheets[0].to_lowercase().replace('-', " ")), Unread::Same);
    assert_eq!(unread(&only, &only), Unread::Same);
    assert_eq!(unread(&sheets[0], &other[1]), Unread::Apart);
    assert_eq!(unread(&sheets[0], &other[0]), Unread::Apart);
    assert_eq!(unread(&sheets[0], &only), Unread::Apart);
    assert_eq!(unread(&only, &sheets[0]), Unread::Apart);
    assert!(matches!(unread(&sheets[0][1..], &sheets[1]), Unread::Misread(Misread { second: false, .. })));
    assert!(matches!(unread(&sheets[0], &sheets[1][1..]), Unread::Misread(Misread { second: true, signs: 34, .. })));
    for (unread, code) in [(Unread::Same, Code::SameSheet), (Unread::Apart, Code::SheetsApart)] {
        assert_eq!(Error::from(unread).code(), code);
    }
    for none in [None, Some(""), Some("  ")] {
        assert!(matches!(Paper::parse(&only, none).unwrap().secret(), Secret::Recovery(_)));
    }
}

/// The line of a byte may be flat: a share that could not be the byte itself would tell something of it.
#[test]
fn one_sheet_alone_tells_nothing() {
    let mut flat = 0;
    let mut seen = vec![HashSet::new(); 3];
    for _ in 0..500 {
        let sheets = Sheets::make(true).unwrap();
        let [one, other, third] = [0, 1, 2].map(|at| parts(&sheets.codes()[at]).1);
        for at in 0..SHARED {
            flat += usize::from(one[at] == other[at]);
            seen.iter_mut().zip([one[at], other[at], third[at]]).for_each(|(seen, byte)| _ = seen.insert(byte));
        }
    }
    // Of 8,000 lines one in 256 is flat: 31, give or take six.
    assert!((1..100).contains(&flat), "{flat}");
    assert!(seen.iter().all(|seen| seen.len() == 256), "every byte is on every sheet");
}

#[test]
fn they_are_shown_one_by_one_and_two_groups_of_each_are_asked() {
    for (three, count) in [(false, 1), (true, 3)] {
        let mut drawn = Drawn::make(three).unwrap();
        for at in 0..count {
            let (code, [one, other]) = drawn.shown().unwrap();
            assert_eq!(usize::from(code.sheet()), if three { at + 1 } else { 0 });
            assert!(one < other && other < 7);
            let groups: Vec<_> = code.groups().collect();
            assert!(drawn.accepts(&groups[one], &groups[other]));
            assert!(!drawn.accepts(&groups[other], &groups[one]));
            assert_eq!(drawn.go_on().unwrap(), at + 1 < count);
        }
    }
}

#[test]
fn nothing_of_it_is_printed() {
    let sheets = Sheets::make(true).unwrap();
    let all = typed(&sheets);
    let paper = Paper::parse(&all[0], Some(&all[1])).unwrap();
    let printed = format!("{sheets:?} {paper:?} {:?} {:?}", Drawn::make(true).unwrap(), paper.secret());
    assert!(all.iter().flat_map(|code| code.split('-')).all(|group| !printed.contains(group)), "{printed}");
}
