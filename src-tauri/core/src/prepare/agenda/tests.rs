//! What a long agenda costs, in steps of the database and not in time.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::api::request::{
    AgendaAdd, AgendaChange, AgendaEdit, AgendaMove, ConversationRef, Direction, NewConversation, Start, TogetherMove,
};
use crate::clock::{Clock, Now};
use crate::conversations::{conversation_create, conversation_get};
use crate::crypto::KdfCost;
use crate::during::together_move;
use crate::id::AgendaItemId;
use crate::terms::Side;
use crate::vault::Vault;

use super::{agenda_add, agenda_edit, agenda_move};

struct Still;

impl Clock for Still {
    fn now(&self) -> Now {
        Now { utc: chrono::DateTime::UNIX_EPOCH, offset_minutes: 0 }
    }
}

/// Steps of the database in units of a hundred, for an add, a move, a joint move and a read of an agenda this long.
fn costs(len: usize) -> [u64; 4] {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kluis");
    let mut vault =
        Vault::create(&path, "een zin die ik onthoud", KdfCost::OF_TESTS, Arc::new(Still), |_| Ok(())).unwrap();
    let request = NewConversation { start: Start::Plan, people: vec![] };
    let conversation = conversation_create(&mut vault, request).unwrap();
    let add = |vault: &mut Vault| {
        agenda_add(vault, AgendaAdd { conversation, side: Side::Mine, body: "punt".into(), origin: None }).unwrap()
    };
    let items: Vec<AgendaItemId> = (0..len).map(|_| add(&mut vault)).collect();
    for item in &items {
        let change = AgendaChange::MayShow(true);
        agenda_edit(&mut vault, AgendaEdit { conversation, item: *item, change }).unwrap();
    }
    let item = items[len / 2];
    let mut joint = |vault: &mut Vault| {
        together_move(vault, TogetherMove { conversation, item, direction: Direction::Up }).unwrap();
    };
    joint(&mut vault);

    let steps = Arc::new(AtomicU64::new(0));
    let count = Arc::clone(&steps);
    let counter = move || {
        count.fetch_add(1, Ordering::Relaxed);
        false
    };
    vault.connection().progress_handler(100, Some(counter)).unwrap();
    let cost = |vault: &mut Vault, act: &mut dyn FnMut(&mut Vault)| {
        let before = steps.load(Ordering::Relaxed);
        // Ten times, since fewer than a hundred steps of one statement go uncounted.
        (0..10).for_each(|_| act(vault));
        steps.load(Ordering::Relaxed) - before
    };
    let add = cost(&mut vault, &mut |vault| {
        add(vault);
    });
    let moved = cost(&mut vault, &mut |vault| {
        agenda_move(vault, AgendaMove { conversation, item, direction: Direction::Up }).unwrap();
    });
    let joint = cost(&mut vault, &mut joint);
    let read = cost(&mut vault, &mut |vault| drop(conversation_get(vault, ConversationRef { conversation }).unwrap()));
    [add, moved, joint, read]
}

#[test]
fn a_long_agenda_costs_what_its_length_says_and_adding_to_it_costs_no_more() {
    let (short, long) = (costs(200), costs(2_000));
    assert!(long[0] <= short[0] + 20, "adding reads the whole agenda: {short:?} {long:?}");
    for (short, long) in short.into_iter().zip(long).skip(1) {
        assert!(
            short > 0 && long <= short * 15,
            "ten times the items, at most about ten times the work: {short} {long}"
        );
    }
}
