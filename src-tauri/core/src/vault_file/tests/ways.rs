//! The ways in, as they are changed, and whatever is done to the header that holds them.

use chrono::DateTime;

use super::super::copies::{Unsealed, unseal, unseal_first, write};
use super::*;
use crate::crypto::{Purpose, RecoveryCode, Sheets, Slot, derivations};
use crate::vault_file::header::{Header, Sealed};

pub(super) const NEW: &str = "een heel andere zin";
/// Why it was refused; a `code` is another thing here.
pub(super) fn refusal<T>(result: Result<T>) -> Option<Code> {
    code(result)
}

pub(super) const HEADERS: [&str; 2] = ["kluis.hdr", "kluis.hdr.2"];

pub(super) fn made() -> DateTime<chrono::Utc> {
    DateTime::from_timestamp(1_794_816_000, 0).unwrap()
}

pub(super) fn headers(folder: &Path) -> [Vec<u8>; 2] {
    HEADERS.map(|name| fs::read(folder.join("kluis").join(name)).unwrap())
}

fn put(folder: &Path, headers: &[Vec<u8>; 2]) {
    HEADERS.iter().zip(headers).for_each(|(name, bytes)| fs::write(folder.join("kluis").join(name), bytes).unwrap());
}

/// A closed vault with a passphrase and a recovery code.
pub(super) fn with_code() -> (tempfile::TempDir, RecoveryCode) {
    let folder = closed_vault();
    let code = RecoveryCode::make().unwrap();
    let mut vault = unlock(folder.path(), PASSPHRASE).unwrap();
    assert!(vault.recovery().is_none());
    vault.keep_recovery(&[(&code).into()], made()).unwrap();
    assert_eq!(vault.recovery(), Some(made()));
    vault.close().unwrap();
    (folder, code)
}

#[test]
fn another_passphrase_opens_the_same_data_and_the_former_does_not() {
    let (folder, code) = with_code();
    let database = fs::read(folder.path().join("kluis/kluis.db")).unwrap();
    let mut vault = unlock(folder.path(), PASSPHRASE).unwrap();
    assert!(vault.accepts(PASSPHRASE).unwrap() && !vault.accepts(NEW).unwrap());
    assert_eq!(refusal(vault.change_passphrase("te kort")), Some(Code::PassphraseTooShort));
    assert!(vault.accepts(PASSPHRASE).unwrap());
    vault.change_passphrase(NEW).unwrap();
    assert!(!vault.accepts(PASSPHRASE).unwrap() && vault.accepts(NEW).unwrap());
    vault.close().unwrap();
    assert_eq!(fs::read(folder.path().join("kluis/kluis.db")).unwrap(), database, "of the data nothing is written");
    let [a, b] = headers(folder.path());
    assert_eq!(a, b);
    // Either copy alone lets only the new one in.
    for name in HEADERS {
        let away = folder.path().join("kluis").join(name);
        fs::remove_file(&away).unwrap();
        assert_refused(folder.path(), PASSPHRASE, Code::WrongPassphrase);
        assert!(check_paper(folder.path(), &code).is_ok());
        fs::write(&away, &a).unwrap();
    }
    assert_eq!(notes(&unlock(folder.path(), NEW).unwrap()), 400);
}

/// Gives the vault the slot that the app made until December 2026 for what was typed.
fn make_formerly(folder: &Path, typed: &str) {
    let mut vault = unlock(folder, PASSPHRASE).unwrap();
    let slot = Slot::make_formerly(vault.vault_id, typed, COST, &vault.key).unwrap();
    vault.rewrite(|header| header.slots = vec![slot]).unwrap();
    vault.close().unwrap();
}

#[test]
fn what_opened_a_vault_before_opens_it_and_from_then_on_as_it_is_read_now() {
    for (typed, plain) in [
        ("Ladder  Citroen Knoop Dolfijn ", "ladder citroen knoop dolfijn"),
        ("een\u{a0}zin met\u{2009}spaties", "een zin met spaties"),
    ] {
        let folder = closed_vault();
        make_formerly(folder.path(), typed);
        let former = headers(folder.path());
        assert_refused(folder.path(), plain, Code::WrongPassphrase);
        assert_refused(folder.path(), &format!("{typed}."), Code::WrongPassphrase);
        assert_eq!(headers(folder.path()), former);
        unlock(folder.path(), typed).unwrap().close().unwrap();
        let [a, b] = headers(folder.path());
        assert!(a == b && a != former[0], "the slot was made anew, in both copies");
        for opens in [plain, typed] {
            let before = derivations();
            let vault = unlock(folder.path(), opens).unwrap();
            assert_eq!((derivations() - before, notes(&vault)), (1, 400), "at once");
            vault.close().unwrap();
        }
        assert_eq!(headers(folder.path()), [a, b], "once");
    }
}

#[test]
fn a_slot_that_cannot_be_made_anew_keeps_no_one_out() {
    let (folder, typed) = (closed_vault(), "een\u{a0}zin met\u{2009}spaties");
    make_formerly(folder.path(), typed);
    let former = headers(folder.path());
    // No header can be written while a folder stands in the way.
    let in_the_way = HEADERS.map(|name| folder.path().join("kluis").join(format!("{name}.tmp")));
    in_the_way.iter().for_each(|path| fs::create_dir(path).unwrap());
    for _ in 0..2 {
        let vault = unlock(folder.path(), typed).unwrap();
        assert!(vault.accepts(typed).unwrap() && !vault.accepts(NEW).unwrap());
        vault.close().unwrap();
        assert_eq!(headers(folder.path()), former);
    }
    in_the_way.iter().for_each(|path| fs::remove_dir(path).unwrap());
    unlock(folder.path(), typed).unwrap().close().unwrap();
    assert_ne!(headers(folder.path()), former);
}

/// The header of a vault that the app of 30 November 2026 made, with words of the list, a space that does not break, two
/// spaces and one at the end.
#[test]
fn a_header_of_that_time_opens() {
    let header = || vec![Sealed::parse(include_bytes!("november-2026.hdr")).unwrap()];
    let open = |typed: &str| unseal_first(header(), typed.into()).map(|unsealed| unsealed.formerly);
    assert!(open("Ladder\u{a0}Citroen  Knoop Dolfijn ").unwrap());
    assert_eq!(refusal(open("ladder citroen knoop dolfijn")), Some(Code::WrongPassphrase));
}

#[test]
fn a_change_costs_as_much_to_guess_as_before() {
    let folder = closed_vault();
    let costs = |folder: &Path| -> Vec<_> {
        let sealed = Sealed::parse(&headers(folder)[0]).unwrap();
        sealed.header.slots.iter().map(Slot::cost).collect()
    };
    let before = costs(folder.path());
    let mut vault = unlock(folder.path(), PASSPHRASE).unwrap();
    vault.change_passphrase(NEW).unwrap();
    vault.close().unwrap();
    assert_eq!((before, costs(folder.path())), (vec![Some(COST)], vec![Some(COST)]));
}

#[test]
fn the_recovery_code_opens_the_vault_and_makes_another_passphrase() {
    let (folder, right) = with_code();
    let before = listing(folder.path());
    let tried = derivations();
    for _ in 0..10_000 {
        let wrong = RecoveryCode::make().unwrap();
        assert_eq!(refusal(check_paper(folder.path(), &wrong)), Some(Code::WrongRecoveryCode));
    }
    assert_eq!(derivations(), tried, "no passphrase was derived");
    let wrong = RecoveryCode::make().unwrap();
    assert_eq!(refusal(recover(folder.path(), &wrong, NEW)), Some(Code::WrongRecoveryCode));
    assert_eq!(refusal(recover(folder.path(), &right, "te kort")), Some(Code::PassphraseTooShort));
    check_paper(folder.path(), &right).unwrap();
    assert_eq!(listing(folder.path()), before, "nothing changed so far");
    let vault = recover(folder.path(), &right, NEW).unwrap();
    assert_eq!(notes(&vault), 400);
    vault.close().unwrap();
    assert_refused(folder.path(), PASSPHRASE, Code::WrongPassphrase);
    check_paper(folder.path(), &right).unwrap();
    unlock(folder.path(), NEW).unwrap().close().unwrap();
}

#[test]
fn a_new_recovery_code_ends_the_former() {
    let (folder, former) = with_code();
    let code = RecoveryCode::make().unwrap();
    let mut vault = unlock(folder.path(), PASSPHRASE).unwrap();
    vault.keep_recovery(&[(&code).into()], made()).unwrap();
    vault.close().unwrap();
    assert_eq!(refusal(check_paper(folder.path(), &former)), Some(Code::WrongRecoveryCode));
    check_paper(folder.path(), &code).unwrap();
    unlock(folder.path(), PASSPHRASE).unwrap().close().unwrap();
    let folder = closed_vault();
    assert_eq!(refusal(recover(folder.path(), &code, NEW)), Some(Code::RecoveryCodeMissing));
    let none = tempfile::tempdir().unwrap();
    assert_eq!(refusal(recover(none.path(), &code, NEW)), Some(Code::VaultMissing));
    assert_eq!(refusal(check_paper(none.path(), &code)), Some(Code::VaultMissing));
}

/// The first copy came, the second did not and the first cannot go back: what holds then is said.
#[test]
fn a_change_that_is_cut_off_halfway_lets_both_in_until_the_next_unlock() {
    let (folder, _) = with_code();
    let before = headers(folder.path());
    let mut vault = unlock(folder.path(), PASSPHRASE).unwrap();
    // A folder in the way of the second copy: it cannot be replaced, and the first one can be put back.
    let second = folder.path().join("kluis/kluis.hdr.2.tmp");
    fs::create_dir_all(second.join("in the way")).unwrap();
    assert!(matches!(vault.change_passphrase(NEW), Err(Error::File(_))));
    assert_eq!(headers(folder.path()), before, "the first copy was put back");
    assert!(vault.accepts(PASSPHRASE).unwrap(), "and so it is in memory");
    fs::remove_dir_all(second).unwrap();
    vault.change_passphrase(NEW).unwrap();
    vault.close().unwrap();

    // What a kill between the copies leaves.
    let after = headers(folder.path());
    let [old, new] = [&before[0], &after[0]];
    for mixed in [[old.clone(), new.clone()], [new.clone(), old.clone()]] {
        for (passphrase, other, whole) in [(PASSPHRASE, NEW, old), (NEW, PASSPHRASE, new)] {
            put(folder.path(), &mixed);
            unlock(folder.path(), passphrase).unwrap().close().unwrap();
            assert_eq!(headers(folder.path()), [whole.clone(), whole.clone()], "an unlock makes them the same");
            assert_refused(folder.path(), other, Code::WrongPassphrase);
        }
    }
}

/// Who kept an old header and puts it in the place of both copies opens the vault as it then was opened, and no other way.
#[test]
fn an_older_header_that_is_played_back_opens_as_it_did_and_never_wrongly() {
    let (folder, former) = with_code();
    let old = headers(folder.path());
    let code = RecoveryCode::make().unwrap();
    let mut vault = unlock(folder.path(), PASSPHRASE).unwrap();
    vault.change_passphrase(NEW).unwrap();
    vault.keep_recovery(&[(&code).into()], made()).unwrap();
    vault.close().unwrap();
    let new = headers(folder.path());
    put(folder.path(), &[new[0].clone(), old[1].clone()]);
    assert_eq!(notes(&unlock(folder.path(), NEW).unwrap()), 400);
    assert_eq!(headers(folder.path()), new, "the newer one took the place of what was played back");
    put(folder.path(), &old);
    assert_refused(folder.path(), NEW, Code::WrongPassphrase);
    assert_eq!(refusal(check_paper(folder.path(), &code)), Some(Code::WrongRecoveryCode));
    check_paper(folder.path(), &former).unwrap();
    assert_eq!(notes(&unlock(folder.path(), PASSPHRASE).unwrap()), 400);
}

#[test]
fn slots_that_change_places_or_come_from_elsewhere_are_noticed() {
    let (folder, right) = with_code();
    let (other, foreign) = with_code();
    let sealed = Sealed::parse(&headers(folder.path())[0]).unwrap();
    let elsewhere = Sealed::parse(&headers(other.path())[0]).unwrap();
    let slots = &sealed.header.slots;
    let with = |slots: Vec<Slot>| {
        let mut header: Header = sealed.header.clone();
        header.slots = slots;
        header
    };
    let swapped = with(vec![slots[1].clone(), slots[0].clone()]);
    let without = with(vec![slots[0].clone()]);
    let lent = with(vec![slots[0].clone(), elsewhere.header.slots[1].clone()]);
    for header in [swapped, without, lent] {
        // Whoever has no key can make the sum fit, not the mac.
        let forged = header.seal(&crate::crypto::VaultKey::make().unwrap().derive(Purpose::Header).unwrap()).unwrap();
        put(folder.path(), &[forged.bytes.clone(), forged.bytes]);
        assert_refused(folder.path(), PASSPHRASE, Code::HeaderDamaged);
        let outcome = refusal(check_paper(folder.path(), &right));
        let unknown = [Code::HeaderDamaged, Code::RecoveryCodeMissing, Code::WrongRecoveryCode];
        assert!(outcome.is_some_and(|code| unknown.contains(&code)), "{outcome:?}");
        assert!(check_paper(folder.path(), &foreign).is_err());
    }
}

/// Every bit and every length, for headers with one, two and four slots, is damage. In one copy the other is used, in both
/// nothing is: one in so many is tried so, and opened with the recovery code, which takes no wait.
#[test]
fn a_header_is_damaged_in_any_bit_and_at_any_length() {
    let (folder, right) = with_code();
    let vault = folder.path().join("kluis");
    let Unsealed { header, key, .. } = unseal(&vault, &right).unwrap();
    let (sealed_with, vault_id) = (key.derive(Purpose::Header).unwrap(), header.header.vault_id);
    let [passphrase, recovery] = [0, 1].map(|at| header.header.slots[at].clone());
    let three = Slot::make_recovery(vault_id, Sheets::make(true).unwrap().secrets()[0], made(), &key).unwrap();
    for slots in [
        vec![recovery.clone()],
        vec![passphrase.clone(), recovery.clone()],
        vec![passphrase.clone(), three, passphrase, recovery],
    ] {
        let mut header = header.header.clone();
        header.slots = slots;
        let (count, good) = (header.slots.len(), header.seal(&sealed_with).unwrap().bytes);
        let opened = || unseal(&vault, &right).map(|unsealed| unsealed.key.is(&key));
        let look = |at: usize, bad: &[u8], what: &str| {
            assert_eq!(refusal(Sealed::parse(bad)), Some(Code::HeaderDamaged), "{count} slots, {what}");
            if !at.is_multiple_of(23) {
                return;
            }
            put(folder.path(), &[good.clone(), good.clone()]);
            // One copy, the first or the second by turns, and then both.
            fs::write(vault.join(HEADERS[at % 2]), bad).unwrap();
            assert!(opened().unwrap(), "{count} slots, {what}: the other copy is used");
            fs::write(vault.join(HEADERS[1 - at % 2]), bad).unwrap();
            assert_eq!(refusal(opened()), Some(Code::HeaderDamaged), "{count} slots, {what}");
        };
        for bit in 0..8 * good.len() {
            let mut flipped = good.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            look(bit, &flipped, &format!("bit {bit}"));
        }
        for length in 0..good.len() {
            look(length, &good[..length], &format!("{length} bytes"));
        }
    }
}

#[test]
fn a_vault_is_put_aside_whole_and_another_is_made_beside_it() {
    let (folder, right) = with_code();
    let before: Vec<_> = listing(&folder.path().join("kluis")).into_values().collect();
    let open = unlock(folder.path(), PASSPHRASE).unwrap();
    assert_eq!(refusal(set_aside(folder.path())), Some(Code::VaultInUse));
    open.close().unwrap();
    assert_eq!(set_aside(folder.path()).unwrap(), "kluis.apart-1");
    assert_eq!(refusal(set_aside(folder.path())), Some(Code::VaultMissing));
    assert_eq!(listing(&folder.path().join("kluis.apart-1")).into_values().collect::<Vec<_>>(), before);
    create(folder.path(), NEW, COST, init).unwrap().close().unwrap();
    assert_eq!(set_aside(folder.path()).unwrap(), "kluis.apart-2");
    create(folder.path(), NEW, COST, init).unwrap().close().unwrap();
    // The first one comes back as soon as it has its name again.
    fs::rename(folder.path().join("kluis"), folder.path().join("away")).unwrap();
    fs::rename(folder.path().join("kluis.apart-1"), folder.path().join("kluis")).unwrap();
    check_paper(folder.path(), &right).unwrap();
    assert_eq!(notes(&unlock(folder.path(), PASSPHRASE).unwrap()), 400);
}

#[test]
fn a_header_that_is_written_again_is_in_both_copies() {
    let (folder, _) = with_code();
    let sealed = Sealed::parse(&headers(folder.path())[0]).unwrap();
    put(folder.path(), &[Vec::new(), Vec::new()]);
    write(&folder.path().join("kluis"), &sealed).unwrap();
    assert_eq!(headers(folder.path()), [sealed.bytes.clone(), sealed.bytes]);
}
