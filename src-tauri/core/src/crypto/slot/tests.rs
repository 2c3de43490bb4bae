use super::*;
use crate::crypto::Sheets;

const PASSPHRASE: &str = "zeven sloten op een kist";
const CODE: &str = "01235-45676-89AB7-CDEF0-GHJK1-MNPQ2-RSTV3";

fn refused(slot: &PassphraseSlot, vault: VaultId) -> bool {
    matches!(Slot::Passphrase(slot.clone()).open(vault, PASSPHRASE), Err(Error::Coded(Code::WrongPassphrase)))
}

fn passphrase_slot(vault: VaultId, key: &VaultKey) -> PassphraseSlot {
    match Slot::make(vault, PASSPHRASE, KdfCost::FLOOR, key).unwrap() {
        Slot::Passphrase(slot) => slot,
        _ => panic!("another kind"),
    }
}

fn recovery_slot(vault: VaultId, code: &RecoveryCode, key: &VaultKey) -> RecoverySlot {
    match Slot::make_recovery(vault, code, DateTime::from_timestamp(1_794_816_000, 0).unwrap(), key).unwrap() {
        Slot::Recovery(slot) => slot,
        _ => panic!("another kind"),
    }
}

fn sheets_slot(vault: VaultId, sheets: &Sheets, key: &VaultKey) -> SheetsSlot {
    match Slot::make_recovery(vault, sheets.secrets()[0], DateTime::from_timestamp(1_794_816_000, 0).unwrap(), key)
        .unwrap()
    {
        Slot::Sheets(slot) => slot,
        _ => panic!("another kind"),
    }
}

#[test]
fn a_slot_opens_only_as_it_was_made() {
    let (vault, key) = (VaultId::random(), VaultKey::make().unwrap());
    let slot = passphrase_slot(vault, &key);
    let whole = Slot::Passphrase(slot.clone());
    assert_eq!(whole.open(vault, PASSPHRASE).unwrap().0, key.0);
    assert!(matches!(whole.open(vault, "zeven sloten op een kisT"), Err(Error::Coded(Code::WrongPassphrase))));
    assert!(refused(&slot, VaultId::random()));
    assert!(refused(&PassphraseSlot { id: Uuid::nil(), ..slot.clone() }, vault));
    assert!(refused(&PassphraseSlot { cost: KdfCost { passes: 4, ..slot.cost }, ..slot.clone() }, vault));
    assert!(refused(&PassphraseSlot { salt: Hex([7; 16]), ..slot.clone() }, vault));
    assert!(refused(&PassphraseSlot { nonce: Hex([7; 24]), ..slot.clone() }, vault));
    let other = passphrase_slot(vault, &key);
    assert!(refused(&PassphraseSlot { wrapped: other.wrapped, ..slot.clone() }, vault));
    for at in [0, 31, 32, 47] {
        let mut wrapped = slot.wrapped;
        wrapped.0[at] ^= 1;
        assert!(refused(&PassphraseSlot { wrapped, ..slot.clone() }, vault));
    }
}

/// Slots share a key derivation but not a binding: what one wraps cannot be moved to another.
#[test]
fn a_wrapped_key_does_not_fit_another_slot_with_the_same_salt() {
    let (vault, key) = (VaultId::random(), VaultKey::make().unwrap());
    let a = passphrase_slot(vault, &key);
    assert!(refused(&PassphraseSlot { id: Uuid::new_v4(), ..a.clone() }, vault));
    assert_ne!(a.bound_to(vault), a.bound_to(VaultId::random()));
    assert_eq!(a.bound_to(vault).len(), 26 + 16 + 16 + 1 + 12 + 16);
}

#[test]
fn unacceptable_costs_and_unknown_fields_are_not_taken() {
    let (vault, key) = (VaultId::random(), VaultKey::make().unwrap());
    let slot = passphrase_slot(vault, &key);
    let weak = Slot::Passphrase(PassphraseSlot { cost: KdfCost { memory_kib: 8, ..slot.cost }, ..slot.clone() });
    assert!(!weak.is_acceptable() && Slot::Passphrase(slot.clone()).is_acceptable());
    assert!(matches!(weak.open(vault, PASSPHRASE), Err(Error::Fault(_))));
    let recovery = recovery_slot(vault, &RecoveryCode::make().unwrap(), &key);
    let late = Slot::Recovery(RecoverySlot { made: i64::MAX, ..recovery.clone() });
    assert!(!late.is_acceptable() && Slot::Recovery(recovery.clone()).is_acceptable());
    let three = sheets_slot(vault, &Sheets::make(true).unwrap(), &key);
    let later = Slot::Sheets(SheetsSlot { made: i64::MAX, ..three.clone() });
    assert!(!later.is_acceptable() && Slot::Sheets(three.clone()).is_acceptable());
    for slot in [Slot::Passphrase(slot), Slot::Recovery(recovery), Slot::Sheets(three)] {
        let text = serde_json::to_string(&slot).unwrap();
        assert_eq!(serde_json::from_str::<Slot>(&text).unwrap(), slot);
        for (from, to) in [
            ("{", "{\"x\":1,"),
            ("passphrase_argon2id", "plain"),
            ("recovery_hkdf", "plain"),
            ("passphrase_argon2id", "recovery_hkdf"),
            ("recovery_hkdf", "passphrase_argon2id"),
            ("recovery_hkdf", "recovery_two_of_three"),
            ("recovery_two_of_three", "recovery_hkdf"),
            ("recovery_two_of_three", "plain"),
        ] {
            let other = text.replacen(from, to, 1);
            assert!(other == text || serde_json::from_str::<Slot>(&other).is_err(), "{other}");
        }
    }
}

#[test]
fn a_recovery_slot_opens_only_as_it_was_made() {
    let (vault, key, code) = (VaultId::random(), VaultKey::make().unwrap(), RecoveryCode::make().unwrap());
    let slot = recovery_slot(vault, &code, &key);
    let opens = |slot: &RecoverySlot, vault: VaultId, code: &RecoveryCode| match Slot::Recovery(slot.clone())
        .open(vault, code)
    {
        Ok(opened) => opened.0 == key.0,
        Err(error) => {
            assert_eq!(error.code(), Code::WrongRecoveryCode);
            false
        }
    };
    assert!(opens(&slot, vault, &code));
    assert!(!opens(&slot, VaultId::random(), &code));
    for _ in 0..10_000 {
        assert!(!opens(&slot, vault, &RecoveryCode::make().unwrap()));
    }
    assert!(!opens(&RecoverySlot { id: Uuid::nil(), ..slot.clone() }, vault, &code));
    assert!(!opens(&RecoverySlot { made: slot.made + 1, ..slot.clone() }, vault, &code));
    assert!(!opens(&RecoverySlot { nonce: Hex([7; 24]), ..slot.clone() }, vault, &code));
    for bit in 0..48 * 8 {
        let mut wrapped = slot.wrapped;
        wrapped.0[bit / 8] ^= 1 << (bit % 8);
        assert!(!opens(&RecoverySlot { wrapped, ..slot.clone() }, vault, &code));
    }
}

#[test]
fn a_slot_of_three_sheets_opens_with_any_two_of_them_and_only_as_it_was_made() {
    let (vault, key, sheets) = (VaultId::random(), VaultKey::make().unwrap(), Sheets::make(true).unwrap());
    let slot = sheets_slot(vault, &sheets, &key);
    let opens =
        |slot: &SheetsSlot, vault: VaultId, secret: Secret<'_>| match Slot::Sheets(slot.clone()).open(vault, secret) {
            Ok(opened) => opened.0 == key.0,
            Err(error) => {
                assert_eq!(error.code(), Code::WrongRecoveryCode);
                false
            }
        };
    for secret in sheets.secrets() {
        assert!(opens(&slot, vault, secret));
        assert!(!opens(&slot, VaultId::random(), secret));
        assert!(!opens(&SheetsSlot { id: Uuid::nil(), ..slot.clone() }, vault, secret));
        assert!(!opens(&SheetsSlot { made: slot.made + 1, ..slot.clone() }, vault, secret));
        assert!(!opens(&SheetsSlot { set: slot.set ^ 1, ..slot.clone() }, vault, secret));
        assert!(!opens(&SheetsSlot { nonce: Hex([7; 24]), ..slot.clone() }, vault, secret));
        for bit in 0..48 * 8 {
            let mut wrapped = slot.wrapped;
            wrapped.0[bit / 8] ^= 1 << (bit % 8);
            assert!(!opens(&SheetsSlot { wrapped, ..slot.clone() }, vault, secret));
        }
    }
    let whole = Slot::Sheets(slot.clone());
    for code in sheets.codes() {
        assert!(whole.is_of_set(code));
        assert!(!opens(&slot, vault, Secret::Recovery(code)), "one alone opens nothing");
    }
    for _ in 0..1_000 {
        let other = Sheets::make(true).unwrap();
        assert!(other.secrets().into_iter().all(|secret| !opens(&slot, vault, secret)));
    }
    assert!(!whole.is_of_set(&RecoveryCode::make().unwrap()));
}

/// What one kind wraps cannot be moved into a slot of another, and no secret is tried on a slot of another kind.
#[test]
fn kinds_are_not_mixed() {
    let (vault, key, code) = (VaultId::random(), VaultKey::make().unwrap(), RecoveryCode::make().unwrap());
    let (passphrase, recovery) = (passphrase_slot(vault, &key), recovery_slot(vault, &code, &key));
    let refusal = |slot: Slot, secret: Secret<'_>| slot.open(vault, secret).map(|_| ()).unwrap_err().code();
    assert_eq!(refusal(Slot::Passphrase(passphrase.clone()), Secret::from(&code)), Code::WrongRecoveryCode);
    assert_eq!(refusal(Slot::Recovery(recovery.clone()), Secret::from(PASSPHRASE)), Code::WrongPassphrase);
    let moved = RecoverySlot { wrapped: passphrase.wrapped, nonce: passphrase.nonce, id: passphrase.id, ..recovery };
    assert_eq!(refusal(Slot::Recovery(moved), Secret::from(&code)), Code::WrongRecoveryCode);
    let sheets = Sheets::make(true).unwrap();
    let three = Slot::Sheets(sheets_slot(vault, &sheets, &key));
    let two = sheets.secrets()[0];
    assert_eq!(refusal(three.clone(), Secret::from(&code)), Code::WrongRecoveryCode);
    assert_eq!(refusal(three, Secret::from(PASSPHRASE)), Code::WrongPassphrase);
    assert_eq!(refusal(Slot::Passphrase(passphrase), two), Code::WrongRecoveryCode);
    assert_eq!(refusal(Slot::Recovery(recovery_slot(vault, &code, &key)), two), Code::WrongRecoveryCode);
}

/// Computed apart from this code: Argon2id with argon2-cffi; the rest in plain Python, after its RFCs.
#[test]
fn slots_match_the_known_answers() {
    let vault = VaultId(Uuid::from_bytes(std::array::from_fn(|i| i as u8)));
    let key = VaultKey(Zeroizing::new(std::array::from_fn(|i| 0x40 + i as u8)));
    let code = RecoveryCode::parse(CODE).unwrap();
    let id = Uuid::from_bytes([0x11; 16]);
    let mut slot = PassphraseSlot {
        id,
        kind: PassphraseType::PassphraseArgon2id,
        cost: KdfCost::FLOOR,
        salt: Hex([0x22; 16]),
        nonce: Hex([0x33; 24]),
        wrapped: Hex([0; 48]),
    };
    slot.wrapped = wrap(
        &derive_kek(PASSPHRASE, Reading::Present, &slot.salt.0, slot.cost).unwrap(),
        &slot.nonce,
        &key,
        &slot.bound_to(vault),
    )
    .unwrap();
    assert_eq!(
        slot.wrapped.text(),
        "0a0a699bd1cf222e262570203079000fc8a85c3f72fa7e2795e792790bfb020164a04e315e405abd5ae56eaa45600fef"
    );
    let mut slot = RecoverySlot {
        id,
        kind: RecoveryType::RecoveryHkdf,
        made: 1_794_816_000,
        nonce: Hex([0x33; 24]),
        wrapped: Hex([0; 48]),
    };
    slot.wrapped = wrap(&code.derive_kek().unwrap(), &slot.nonce, &key, &slot.bound_to(vault)).unwrap();
    assert_eq!(
        slot.wrapped.text(),
        "6acd926fe9a5a166481f11f7e55283880b137d936b0646c5d979b7bb2b9cdc463b95b18b9772fc431d2c7310b3b8a890"
    );
    let [one, other] = ["NF0NW-7DEPA-F3DB3-YMFK0-AJVDN-GZEZY-P59FY", "NF0ZB-DZ1RQ-Z96CT-507PE-ZVW3Y-MH227-R0TFV"]
        .map(|text| RecoveryCode::parse(text).unwrap());
    let mut slot = SheetsSlot {
        id,
        kind: SheetsType::RecoveryTwoOfThree,
        made: 1_794_816_000,
        set: 0xabc,
        nonce: Hex([0x33; 24]),
        wrapped: Hex([0; 48]),
    };
    assert_eq!(set(&one), Some(slot.set));
    slot.wrapped = wrap(&sheets::derive_kek(&one, &other).unwrap(), &slot.nonce, &key, &slot.bound_to(vault)).unwrap();
    assert_eq!(
        slot.wrapped.text(),
        "9939f3355ca960dc6fe64c389684e9c6721b05a9702f76d342d14813563a719f1e83b662503e394193074beb8b089bde"
    );
}
