use std::path::Path;
use std::sync::atomic::AtomicU32;
use std::thread::{scope, yield_now};

use super::*;
use crate::api::request::{NewConversation, SearchFor, Start};
use crate::clock::SystemClock;
use crate::conversations::conversation_create;
use crate::crypto::KdfCost;
use crate::error::{Error, StoreFault};
use crate::id::ConversationId;
use crate::index;
use crate::search::search;
use crate::terms::TextField;
use crate::vault::{Tx, Vault};

fn shared() -> (tempfile::TempDir, Shared) {
    let folder = tempfile::tempdir().unwrap();
    let session = Session::new(folder.path(), Arc::new(SystemClock), KdfCost::OF_TESTS);
    (folder, Shared::new(session))
}

fn cut_off<T>() -> Result<T> {
    Err(Error::Store(StoreFault { primary: 9, extended: 9 }))
}

/// What a search does that runs until it is stopped.
fn until_stopped<T>(stop: &AtomicBool) -> Result<T> {
    while !stop.load(Ordering::SeqCst) {
        yield_now();
    }
    cut_off()
}

#[test]
fn a_search_makes_way_and_is_asked_again() {
    let (_folder, shared) = shared();
    let (runs, written) = (AtomicU32::new(0), AtomicBool::new(false));
    let answer = scope(|scope| {
        let searching = scope.spawn(|| {
            shared.search(|_, stop| match runs.fetch_add(1, Ordering::SeqCst) {
                0 => until_stopped(stop),
                _ => Ok(written.load(Ordering::SeqCst)),
            })
        });
        while runs.load(Ordering::SeqCst) == 0 {
            yield_now();
        }
        // It would run for ever if it did not make way.
        let held = shared.hold();
        written.store(true, Ordering::SeqCst);
        drop(held);
        searching.join().unwrap()
    });
    assert!(answer.unwrap(), "it saw what was written");
    assert_eq!(runs.into_inner(), 2);
}

#[test]
fn a_newer_search_takes_the_place_of_an_older_one() {
    let (_folder, shared) = shared();
    let runs = AtomicU32::new(0);
    scope(|scope| {
        let older = scope.spawn(|| {
            shared.search(|_, stop| {
                runs.fetch_add(1, Ordering::SeqCst);
                until_stopped::<()>(stop)
            })
        });
        while runs.load(Ordering::SeqCst) == 0 {
            yield_now();
        }
        assert_eq!(shared.search(|_, _| Ok(7)).unwrap(), 7);
        assert_eq!(older.join().unwrap().unwrap_err().code(), Code::Superseded);
    });
    assert_eq!(runs.into_inner(), 1, "it did not begin again");
}

#[test]
fn what_else_goes_wrong_is_told_at_once() {
    let (_folder, shared) = shared();
    let runs = AtomicU32::new(0);
    let outcome = shared.search::<()>(|session, _| {
        runs.fetch_add(1, Ordering::SeqCst);
        session.vault().map(|_| ())
    });
    assert_eq!((outcome.unwrap_err().code(), runs.into_inner()), (Code::Locked, 1));
}

fn words(query: &str) -> SearchFor {
    SearchFor { query: query.into(), person: None, lens: None, period: None }
}

/// A vault with so many conversations in which one word stands, one in ten of them in the bin.
fn vault(folder: &Path, conversations: u32) -> Vault {
    let fill = |tx: &Tx<'_>| {
        let db = tx.db();
        (0..conversations).try_for_each(|number| {
            let id = ConversationId::random();
            db.conversations().add(id, tx.now(), false)?;
            index::text(db, id, TextField::Stakes, &format!("{} huur {number}", "woorden ".repeat(50)))?;
            if number % 10 == 9 { db.conversations().bin(id, Some(tx.now().utc)) } else { Ok(()) }
        })
    };
    Vault::create(folder, "een zin die ik onthoud", KdfCost::OF_TESTS, Arc::new(SystemClock), fill).unwrap()
}

/// The steps that SQLite takes for one search.
fn steps(vault: &mut Vault, query: &str) -> u32 {
    let count = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&count);
    let tell = move || {
        counted.fetch_add(1, Ordering::Relaxed);
        false
    };
    vault.connection().progress_handler(1, Some(tell)).unwrap();
    assert!(!search(vault, words(query)).unwrap().is_empty());
    vault.connection().progress_handler(0, None::<fn() -> bool>).unwrap();
    count.load(Ordering::Relaxed)
}

#[test]
fn a_read_that_is_stopped_is_cut_off_and_the_vault_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut vault = vault(folder.path(), 200);
    let (stopped, going) = (Arc::new(AtomicBool::new(true)), Arc::new(AtomicBool::new(false)));
    let read = |vault: &mut Vault| search(vault, words("huur")).map(|hits| hits.len());
    assert!(vault.until(&stopped, read).unwrap_err().is_cut_off());
    assert_eq!(vault.until(&going, read).unwrap(), 100);
    // A flag that is set later stops nothing any more.
    going.store(true, Ordering::SeqCst);
    assert_eq!(read(&mut vault).unwrap(), 100);
    conversation_create(&mut vault, NewConversation { start: Start::Now, people: vec![] }).unwrap();
}

/// A word that stands in every text takes no more work in many texts than in some.
#[test]
fn a_search_takes_as_many_steps_in_many_texts_as_in_some() {
    let [some, many] = [600, 1800].map(|conversations| {
        let folder = tempfile::tempdir().unwrap();
        let mut vault = vault(folder.path(), conversations);
        steps(&mut vault, "huur")
    });
    assert!(many < some + some / 10, "{some} steps in 600 conversations, {many} in 1800");
}
