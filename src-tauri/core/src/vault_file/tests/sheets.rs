//! Three sheets of which any two open the vault, and one alone does not.

use super::super::copies::unseal_first;
use super::ways::{HEADERS, NEW, headers, made, refusal};
use super::*;
use crate::crypto::{Paper, RecoveryCode, Sheets, derivations};
use crate::vault_file::header::Sealed;

/// A closed vault with a passphrase and three sheets.
fn with_sheets() -> (tempfile::TempDir, Sheets) {
    let (folder, sheets) = (closed_vault(), Sheets::make(true).unwrap());
    let mut vault = unlock(folder.path(), PASSPHRASE).unwrap();
    assert_eq!(vault.sheets(), 0);
    vault.keep_recovery(&sheets.secrets(), made()).unwrap();
    assert_eq!((vault.sheets(), vault.recovery()), (3, Some(made())));
    vault.close().unwrap();
    (folder, sheets)
}

#[test]
fn any_two_open_the_vault_and_make_another_passphrase() {
    let (folder, sheets) = with_sheets();
    let before = listing(folder.path());
    for secret in sheets.secrets() {
        check_paper(folder.path(), secret).unwrap();
    }
    assert_eq!(listing(folder.path()), before, "nothing changed so far");
    let mut passphrase = PASSPHRASE;
    for (secret, new) in sheets.secrets().into_iter().zip([NEW, "nog een andere lange zin", PASSPHRASE]) {
        assert_eq!(refusal(recover(folder.path(), secret, "te kort")), Some(Code::PassphraseTooShort));
        let vault = recover(folder.path(), secret, new).unwrap();
        assert_eq!((notes(&vault), vault.sheets()), (400, 3));
        vault.close().unwrap();
        assert_refused(folder.path(), passphrase, Code::WrongPassphrase);
        passphrase = new;
    }
}

#[test]
fn one_alone_opens_nothing_and_is_told_from_one_of_another_set() {
    let (folder, sheets) = with_sheets();
    let (before, tried) = (listing(folder.path()), derivations());
    for code in sheets.codes() {
        assert_eq!(refusal(check_paper(folder.path(), code)), Some(Code::SecondSheetNeeded));
        assert_eq!(refusal(recover(folder.path(), code, NEW)), Some(Code::SecondSheetNeeded));
    }
    let mut elsewhere = 0;
    for _ in 0..300 {
        let other = Sheets::make(true).unwrap();
        // One set in 4,096 has the same twelve bits: then a second sheet is asked first.
        elsewhere +=
            usize::from(refusal(check_paper(folder.path(), &other.codes()[0])) == Some(Code::WrongRecoveryCode));
        for secret in other.secrets() {
            assert_eq!(refusal(check_paper(folder.path(), secret)), Some(Code::WrongRecoveryCode));
        }
    }
    assert!(elsewhere > 270, "{elsewhere}");
    let only = RecoveryCode::make().unwrap();
    assert_eq!(refusal(check_paper(folder.path(), &only)), Some(Code::WrongRecoveryCode));
    assert_eq!(derivations(), tried, "no passphrase was derived");
    assert_eq!(listing(folder.path()), before);
    let bare = closed_vault();
    assert_eq!(refusal(check_paper(bare.path(), &sheets.codes()[0])), Some(Code::RecoveryCodeMissing));
    assert_eq!(refusal(check_paper(bare.path(), sheets.secrets()[0])), Some(Code::RecoveryCodeMissing));
}

#[test]
fn sheets_take_the_place_of_a_sheet_and_the_other_way_round() {
    let (folder, sheets) = with_sheets();
    let only = RecoveryCode::make().unwrap();
    let mut vault = unlock(folder.path(), PASSPHRASE).unwrap();
    vault.keep_recovery(&[(&only).into()], made()).unwrap();
    assert_eq!(vault.sheets(), 1);
    vault.close().unwrap();
    check_paper(folder.path(), &only).unwrap();
    for secret in sheets.secrets() {
        assert_eq!(refusal(check_paper(folder.path(), secret)), Some(Code::WrongRecoveryCode));
    }
    assert_eq!(refusal(check_paper(folder.path(), &sheets.codes()[0])), Some(Code::WrongRecoveryCode));

    let newer = Sheets::make(true).unwrap();
    let mut vault = unlock(folder.path(), PASSPHRASE).unwrap();
    vault.keep_recovery(&newer.secrets(), made()).unwrap();
    vault.close().unwrap();
    assert_eq!(refusal(check_paper(folder.path(), &only)), Some(Code::WrongRecoveryCode));
    let [a, b] = headers(folder.path());
    assert_eq!(a, b);
    for name in HEADERS {
        let away = folder.path().join("kluis").join(name);
        fs::remove_file(&away).unwrap();
        check_paper(folder.path(), newer.secrets()[1]).unwrap();
        fs::write(&away, &a).unwrap();
    }
}

#[test]
fn sheets_that_do_not_all_open_are_never_kept() {
    let (folder, sheets) = with_sheets();
    let (before, other) = (headers(folder.path()), Sheets::make(true).unwrap());
    let mut vault = unlock(folder.path(), PASSPHRASE).unwrap();
    let mixed = [other.secrets()[0], sheets.secrets()[1]];
    assert_eq!(refusal(vault.keep_recovery(&mixed, made())), Some(Code::WrongRecoveryCode));
    assert!(vault.keep_recovery(&[], made()).is_err());
    assert_eq!(headers(folder.path()), before);
}

/// The header of a vault that the app of 30 November 2026 made, with three sheets.
#[test]
fn a_header_of_that_time_opens() {
    let header = || vec![Sealed::parse(include_bytes!("sheets-2026.hdr")).unwrap()];
    let sheets = [
        "GHPPC-QZV4J-JN24C-098K7-X42ZT-AXNTV-4ZG4X",
        "GHKZ8-KCP56-GHVMD-29W3V-PRCMA-D9MSZ-YYG3C",
        "GHGRQ-GY9NJ-FFV43-XEB3Q-HHS4K-H2F7X-V3ZQV",
    ];
    for (one, other) in [(0, 1), (2, 0), (1, 2)] {
        let paper = Paper::parse(sheets[one], Some(sheets[other])).unwrap();
        unseal_first(header(), paper.secret()).unwrap();
    }
    unseal_first(header(), PASSPHRASE.into()).unwrap();
    let one = Paper::parse(sheets[0], None).unwrap();
    assert_eq!(refusal(unseal_first(header(), one.secret())), Some(Code::SecondSheetNeeded));
}
