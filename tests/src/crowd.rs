//! Many conversations, to measure with: generated Dutch text, the same every time.

use serde_json::{Value, json};

use crate::Device;

/// A word that stands in about half of all texts.
pub const COMMON: &str = "morgen";
/// A word that stands in one text of a thousand conversations.
pub const RARE: &str = "kastanje";

/// The long texts that each conversation gets, of 43 words each.
const TEXTS: [&str; 5] = ["occasion", "stakes", "shared_goal", "went_well", "doubts"];
const WORDS: usize = 43;
/// How many conversations one person has, about.
const PER_PERSON: usize = 4;

/// What half of a Dutch text is made of.
const SMALL: &[&str] = &[
    "de", "het", "een", "en", "van", "ik", "dat", "niet", "is", "in", "op", "te", "hij", "zij", "er", "met", "voor",
    "was", "maar", "we", "naar", "om", "bij", "ook", "als", "dan", "nog", "wel", "over", "aan",
];

/// Words to fill texts with, drawn by a generator of Lehmer: no test depends on which.
struct Draws(u64);

impl Draws {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        usize::try_from(self.0).unwrap_or_default() % end
    }
}

/// Fills an open vault with so many conversations that were held and looked back on, one in fifty still to come, each with
/// a person and five texts.
///
/// # Panics
/// When a command fails.
pub fn fill(device: &mut Device, conversations: usize) {
    let list: Vec<&str> = include_str!("../../src-tauri/core/content/words.txt").lines().collect();
    let mut draws = Draws(20_261_130);
    let mut people: Vec<Value> = Vec::new();
    for number in 0..conversations {
        let to_come = number % 50 == 49;
        let known: Vec<Value> = people.get(draws.below(number / PER_PERSON + 1)).cloned().into_iter().collect();
        let talk = device.begin(if to_come { "plan" } else { "look_back" }, &known);
        if known.is_empty() {
            let label = format!("Meneer {} {number}", list.get(number % list.len()).unwrap_or(&"Noord"));
            people.push(device.meet(&talk, &label));
        }
        let (year, month, day) = (if to_come { 2027 } else { 2020 + number % 6 }, 1 + number % 12, 1 + number % 28);
        let change = json!({ "field": "planned_on", "value": format!("{year}-{month:02}-{day:02}") });
        device.ok("conversation_set", json!({ "conversation": talk, "change": change }));
        for field in TEXTS {
            let mut words: Vec<&str> = (0..WORDS)
                .map(|at| {
                    if at % 2 == 0 {
                        SMALL[draws.below(SMALL.len())]
                    } else {
                        list.get(draws.below(list.len())).unwrap_or(&"")
                    }
                })
                .collect();
            if draws.below(2) == 0 {
                words[WORDS / 2] = COMMON;
            }
            if number % 1_000 == 500 && field == "stakes" {
                words[1] = RARE;
            }
            device
                .ok("conversation_text_set", json!({ "conversation": talk, "field": field, "body": words.join(" ") }));
        }
        if !to_come {
            device.ok("look_back_finish", json!({ "conversation": talk }));
        }
    }
}
