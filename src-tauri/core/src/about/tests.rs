use std::path::Path;
use std::sync::Arc;

use super::*;
use crate::clock::SystemClock;
use crate::crypto::KdfCost;

const ALL: [AboutPage; 6] = [
    AboutPage::Accessibility,
    AboutPage::Storage,
    AboutPage::Method,
    AboutPage::App,
    AboutPage::TakenAlong,
    AboutPage::Licences,
];

fn get(page: AboutPage) -> Document {
    let mut session = Session::new(Path::new("/a/folder"), Arc::new(SystemClock), KdfCost::OF_TESTS);
    about_get(&mut session, AboutFor { page }).unwrap()
}

fn texts(document: &Document) -> Vec<String> {
    let of = |block: &Block| match block {
        Block::Heading { text } | Block::Paragraph { text } | Block::Quote { text } => vec![text.clone()],
        Block::List { items } => items.clone(),
        Block::Pairs { rows } => rows.iter().flat_map(|(name, text)| [name.clone(), text.clone()]).collect(),
    };
    document.blocks.iter().flat_map(of).collect()
}

#[test]
fn every_page_is_there_and_nothing_in_it_is_empty_or_left_to_fill_in() {
    for page in ALL {
        let document = get(page);
        assert!(!document.title.is_empty() && document.blocks.len() > 2, "{page:?}");
        for text in texts(&document) {
            assert!(!text.trim().is_empty(), "{page:?}");
            assert!(!["{folder}", "{version}"].iter().any(|blank| text.contains(blank)), "{page:?}: {text}");
        }
    }
}

#[test]
fn the_storage_page_names_the_folder_of_this_device_and_the_app_page_its_version() {
    let has = |page, name: &str, text: &str| {
        let row = (name.to_owned(), text.to_owned());
        get(page).blocks.iter().any(|block| matches!(block, Block::Pairs { rows } if rows.contains(&row)))
    };
    assert!(has(AboutPage::Storage, "Map op dit apparaat", "/a/folder"));
    assert!(has(AboutPage::App, "Versie", env!("CARGO_PKG_VERSION")));
}

#[test]
fn everything_that_is_shipped_has_a_licence_and_a_text_and_no_text_stands_alone() {
    let list = licences::read().unwrap();
    for part in &list.parts {
        assert!(!part.name.is_empty() && !part.licence.is_empty(), "{}", part.name);
        assert!(!part.texts.is_empty(), "{} has no licence text", part.name);
        for place in &part.texts {
            assert!(list.texts.get(*place).is_some_and(|text| text.text.len() > 100), "{}", part.name);
        }
    }
    for (place, text) in list.texts.iter().enumerate() {
        assert!(list.parts.iter().any(|part| part.texts.contains(&place)), "{} belongs to nothing", text.licence);
    }
    for name in ["rusqlite", "tauri", "svelte", "SQLCipher", "SQLite", "OpenTaal-woordenlijst", "@tabler/icons"] {
        assert!(list.parts.iter().any(|part| part.name == name), "{name} is missing");
    }
}

#[test]
fn the_licence_page_names_each_part_with_whose_it_is_above_the_text_that_goes_with_it() {
    let blocks = get(AboutPage::Licences).blocks;
    let mit = blocks.iter().position(|block| *block == Block::Heading { text: "MIT".into() }).unwrap();
    let [Block::List { items }, Block::Paragraph { text }] = &blocks[mit + 1..mit + 3] else {
        panic!("a list and a text")
    };
    assert!(items.iter().any(|item| item.starts_with("svelte 5.") && item.contains(" — Copyright (c) ")));
    assert!(items.iter().any(|item| item.contains("(MIT of Apache-2.0) — ")), "a choice is stated");
    assert!(text.starts_with("Permission is hereby granted, free of charge"));
}

#[test]
fn no_sentence_of_a_page_is_longer_than_twenty_words() {
    for page in ALL {
        let own = page_texts(page);
        for sentence in own.iter().flat_map(|text| text.split_inclusive(['.', '?', ':'])) {
            assert!(sentence.split_whitespace().count() <= 20, "{page:?}: {sentence}");
        }
    }
}

fn page_texts(wanted: AboutPage) -> Vec<String> {
    texts(&page(wanted).unwrap())
}
