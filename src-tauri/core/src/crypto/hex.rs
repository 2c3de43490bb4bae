//! Bytes that are no secret, written as lowercase hexadecimal in the header.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A fixed number of public bytes: a salt, a nonce, a wrapped key. Exactly one spelling: lowercase, no separators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hex<const N: usize>(pub(crate) [u8; N]);

impl<const N: usize> Hex<N> {
    /// The 2N digits.
    pub(crate) fn text(&self) -> String {
        self.0.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
    }

    /// Reads 2N lowercase digits; `None` for anything else.
    pub(crate) fn parse(text: &[u8]) -> Option<Self> {
        let mut bytes = [0; N];
        if text.len() != 2 * N {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
            *byte = value(*pair.first()?)? << 4 | value(*pair.last()?)?;
        }
        Some(Self(bytes))
    }
}

/// The digit of a value below 16.
pub(super) fn digit(value: u8) -> char {
    char::from(if value < 10 { b'0' + value } else { b'a' + value - 10 })
}

fn value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

impl<const N: usize> Serialize for Hex<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(text.as_bytes()).ok_or_else(|| D::Error::custom("not the expected hexadecimal"))
    }
}

#[cfg(test)]
mod tests {
    use super::Hex;

    #[test]
    fn there_is_one_spelling() {
        assert_eq!(Hex([0x0f, 0xa0]).text(), "0fa0");
        assert_eq!(Hex::<2>::parse(b"0fa0"), Some(Hex([0x0f, 0xa0])));
        for bad in [&b"0FA0"[..], b"0fa", b"0fa00", b"0fg0", b"", b" fa0"] {
            assert_eq!(Hex::<2>::parse(bad), None);
        }
    }
}
