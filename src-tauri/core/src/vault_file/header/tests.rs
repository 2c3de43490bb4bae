use proptest::prelude::*;

use super::*;
use crate::crypto::{KdfCost, Purpose, VaultKey};

fn key() -> Subkey {
    VaultKey::make().unwrap().derive(Purpose::Header).unwrap()
}

fn header() -> Header {
    let (vault, key) = (VaultId::random(), VaultKey::make().unwrap());
    let slot = Slot::make(vault, "zeven sloten op een kist", KdfCost::FLOOR, &key).unwrap();
    Header::first(vault, [5; 16], slot)
}

/// A file with these lines, whose sum fits.
fn file(body: &str) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(body.as_bytes());
    bytes.extend(format!("\nmac {}\n", "0".repeat(64)).into_bytes());
    bytes.extend(format!("sum {}\n", sum(&bytes).text()).into_bytes());
    bytes
}

fn code(bytes: &[u8]) -> Option<Code> {
    Sealed::parse(bytes).err().map(|error| error.code())
}

#[test]
fn what_is_sealed_is_read_back() {
    let (header, key) = (header(), key());
    let sealed = header.clone().seal(&key).unwrap();
    let read = Sealed::parse(&sealed.bytes).unwrap();
    assert_eq!(read, sealed);
    assert_eq!(read.header, header);
    assert!(read.is_authentic(&key).unwrap());
    assert!(!read.is_authentic(&self::key()).unwrap());
}

#[test]
fn every_truncation_and_every_flipped_bit_is_damage() {
    let bytes = header().seal(&key()).unwrap().bytes;
    for length in 0..bytes.len() {
        assert_eq!(code(&bytes[..length]), Some(Code::HeaderDamaged), "{length} bytes");
    }
    for bit in 0..8 * bytes.len() {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(code(&flipped), Some(Code::HeaderDamaged), "bit {bit}");
    }
    for longer in [[&bytes[..], b"\n"].concat(), [b"\n", &bytes[..]].concat(), [&bytes[..], &bytes[..]].concat()] {
        assert_eq!(code(&longer), Some(Code::HeaderDamaged));
    }
    assert_eq!(code(&[b'x'; LONGEST + 1]), Some(Code::HeaderDamaged));
}

/// The sum is no secret: whoever changes the body can make it fit. Then the form and the mac decide.
#[test]
fn a_body_of_another_form_is_damage_though_the_sum_fits() {
    let header = header();
    let body = serde_json::to_string(&header).unwrap();
    assert_eq!(code(&file(&body)), None);
    let slot = serde_json::to_string(&header.slots[0]).unwrap();
    for (from, to) in [
        ("{\"format\"", "{ \"format\""),
        ("\"format\":3", "\"format\":0"),
        ("\"format\":3", "\"format\":3,\"format\":2"),
        ("\"format\":3", "\"format\":3,\"hint\":\"hond\""),
        ("\"format\":3", "\"format\":-1"),
        ("\"format\":3", "\"format\":\"3\""),
        ("\"format\":3,", ""),
        ("\"generation\":1", "\"generation\":1.0"),
        ("\"generation\":1", "\"generation\":18446744073709551616"),
        ("\"memory_kib\":65536", "\"memory_kib\":65535"),
        ("\"memory_kib\":65536", "\"memory_kib\":1048577"),
        ("\"passes\":3", "\"passes\":2"),
        ("\"passes\":3", "\"passes\":21"),
        ("\"lanes\":1", "\"lanes\":0"),
        ("\"lanes\":1", "\"lanes\":5"),
        ("05050505", "0505050"),
        (slot.as_str(), ""),
        (slot.as_str(), &[slot.as_str(); MOST_SLOTS + 1].join(",")),
    ] {
        let changed = body.replacen(from, to, 1);
        assert_ne!(changed, body, "{from}");
        assert_eq!(code(&file(&changed)), Some(Code::HeaderDamaged), "{from} -> {to}");
    }
    for body in ["", "{}", "null", "[]", "{\"format\":1}", &"[".repeat(10_000)] {
        assert_eq!(code(&file(body)), Some(Code::HeaderDamaged));
    }
}

#[test]
fn a_removed_slot_or_another_cost_is_not_authentic() {
    let key = key();
    let mut two = header();
    let more = Slot::make(two.vault_id, "een heel andere zin", KdfCost::FLOOR, &VaultKey::make().unwrap()).unwrap();
    two.slots.push(more);
    let sealed = two.clone().seal(&key).unwrap();
    let one = Header { slots: vec![two.slots[0].clone()], ..two.clone() };
    let costly = serde_json::to_string(&two).unwrap().replacen("\"passes\":3", "\"passes\":4", 1);
    let swapped = Header { slots: two.slots.iter().rev().cloned().collect(), ..two.clone() };
    for header in [one, swapped, serde_json::from_str(&costly).unwrap(), Header { generation: 2, ..two }] {
        let mut bytes = header.text().unwrap();
        bytes.extend(format!("mac {}\n", sealed.mac.text()).into_bytes());
        bytes.extend(format!("sum {}\n", sum(&bytes).text()).into_bytes());
        assert!(!Sealed::parse(&bytes).unwrap().is_authentic(&key).unwrap());
    }
}

/// An app that knows an earlier format only must not take a slot that it does not know for damage: so that format has none.
#[test]
fn earlier_formats_are_read_and_have_the_slots_that_they_knew() {
    let (vault, key) = (VaultId::random(), VaultKey::make().unwrap());
    let old = Header { format: 1, ..header() };
    let read = Sealed::parse(&old.clone().seal(&self::key()).unwrap().bytes).unwrap().header;
    assert_eq!(read, old);
    let mut next = read.next();
    assert_eq!((next.format, next.generation, next.slots == old.slots), (3, 2, true));
    let code = crate::crypto::RecoveryCode::make().unwrap();
    next.slots.push(Slot::make_recovery(vault, &code, chrono::DateTime::UNIX_EPOCH, &key).unwrap());
    for (format, outcome) in [(3, None), (2, None), (1, Some(Code::HeaderDamaged))] {
        assert_eq!(code_of(&Header { format, ..next.clone() }), outcome, "{format}");
    }
    let sheets = crate::crypto::Sheets::make(true).unwrap();
    let three = Slot::make_recovery(vault, sheets.secrets()[0], chrono::DateTime::UNIX_EPOCH, &key).unwrap();
    next.slots.push(three);
    for (format, outcome) in [(3, None), (2, Some(Code::HeaderDamaged)), (1, Some(Code::HeaderDamaged))] {
        assert_eq!(code_of(&Header { format, ..next.clone() }), outcome, "{format}, three sheets");
    }
}

fn code_of(header: &Header) -> Option<Code> {
    code(&header.clone().seal(&key()).unwrap().bytes)
}

#[test]
fn a_later_format_is_told_apart_whatever_else_it_holds() {
    assert_eq!(code(&file(r#"{"format":4}"#)), Some(Code::NewerVersion));
    assert_eq!(code(&file(r#"{"new":{"x":[1]},"format":7,"slots":{}}"#)), Some(Code::NewerVersion));
    assert_eq!(code(&file(r#"{"format":4}"#)[1..]), Some(Code::HeaderDamaged));
}

proptest! {
    #[test]
    fn random_bytes_are_damage(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert_eq!(code(&bytes), Some(Code::HeaderDamaged));
    }

    #[test]
    fn random_bodies_are_refused_and_never_panic(body in "\\PC{0,300}") {
        prop_assert!(code(&file(&body)).is_some());
    }
}
