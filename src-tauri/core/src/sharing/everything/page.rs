//! Everything as one page that any browser opens: `alles.html`.

use std::io::Write;

use chrono::{DateTime, Utc};

use super::super::dates::{long, when};
use super::super::facts::{area, labels, marked, people, role, self_image, sort};
use super::super::page::{Page, Rows};
use super::super::render::{CLOSING, Paper, blocks, element, escaped, opening};
use super::super::{look_back, plan, texts as words};
use super::source::{Source, Taken};
use super::texts;
use crate::clock::Now;
use crate::conversations::{BroughtIntention, Conversation, whole};
use crate::document::Block;
use crate::error::{Code, Result};
use crate::id::PersonId;
use crate::store::table::approach::Approach;
use crate::store::table::bin_item::{BinItem, Piece};
use crate::terms::Side;

const STYLE: &str = include_str!("everything.css");

/// A heading that one can go to, with all that stands below it.
struct Chapter<'s> {
    title: &'static str,
    conversations: &'s [Taken],
}

/// Writes all of it. A conversation is read when its turn comes.
pub(super) fn write(source: &Source<'_>, to: &mut dyn Write) -> Result<()> {
    let here = source.conversations().partition_point(|taken| taken.deleted_at.is_none());
    let (kept, binned) = source.conversations().split_at(here);
    let mut out = opening(texts::TITLE, Paper::A4, STYLE);
    element(&mut out, "h1", texts::TITLE);
    blocks(&mut out, &facts(source, kept.len(), binned.len())?, "h2");
    let chapters = [(texts::CONVERSATIONS, kept), (texts::BIN, binned)];
    let chapters = chapters.map(|(title, conversations)| Chapter { title, conversations });
    let chapters: Vec<Chapter<'_>> = chapters.into_iter().filter(|chapter| !chapter.conversations.is_empty()).collect();
    if !chapters.is_empty() {
        contents(source, &chapters, &mut out)?;
    }
    for chapter in &chapters {
        element(&mut out, "h2", chapter.title);
        for taken in chapter.conversations {
            source.keep_on()?;
            article(source, taken, &mut out)?;
            to.write_all(out.as_bytes())?;
            out.clear();
        }
    }
    let own = source.own_people()?;
    let named =
        |(id, label): (PersonId, String)| marked(&label, if own.contains(&id) { &[] } else { &[texts::EXAMPLE] });
    let known: Vec<String> = source.people()?.into_iter().map(named).collect();
    let mut page = Page::new("");
    page.section(texts::PEOPLE, |page| page.list(known));
    blocks(&mut out, &page.done().blocks, "h2");
    out.push_str(CLOSING);
    Ok(to.write_all(out.as_bytes())?)
}

fn facts(source: &Source<'_>, conversations: usize, binned: usize) -> Result<Vec<Block>> {
    let mut page = Page::new("");
    page.paragraph(words::CONFIDENTIAL);
    page.paragraph(texts::OF_EVERYONE);
    page.rows(
        Rows::default()
            .put(texts::MADE, Some(at(source.now())))
            .put(texts::CONVERSATIONS, Some(conversations.to_string()))
            .put(texts::BIN, (binned > 0).then(|| binned.to_string()))
            .put(texts::PEOPLE, Some(source.own_people()?.len().to_string())),
    );
    if conversations + binned == 0 {
        page.paragraph(texts::NONE);
    }
    Ok(page.done().blocks)
}

fn contents(source: &Source<'_>, chapters: &[Chapter<'_>], out: &mut String) -> Result<()> {
    out.push_str("<nav aria-labelledby=\"inhoud\">\n<h2 id=\"inhoud\">");
    out.push_str(texts::CONTENTS);
    out.push_str("</h2>\n");
    for chapter in chapters {
        if chapters.len() > 1 {
            element(out, "h3", chapter.title);
        }
        out.push_str("<ol>\n");
        for taken in chapter.conversations {
            let name = escaped(&name(source, taken)?);
            out.push_str(&format!("<li><a href=\"#{}\" dir=\"auto\">{name}</a></li>\n", anchor(taken)));
        }
        out.push_str("</ol>\n");
    }
    out.push_str("</nav>\n");
    Ok(())
}

fn anchor(taken: &Taken) -> String {
    format!("g-{}", taken.row.id.0.simple())
}

/// Its day and who took part.
fn name(source: &Source<'_>, taken: &Taken) -> Result<String> {
    let people = labels(&source.db().participants().of(taken.row.id)?);
    let with = if people.is_empty() { texts::CONVERSATION.to_owned() } else { people };
    let marks: &[&str] = if taken.row.example { &[texts::EXAMPLE] } else { &[] };
    Ok(texts::named(&long(taken.row.on()), &marked(&with, marks)))
}

fn article(source: &Source<'_>, taken: &Taken, out: &mut String) -> Result<()> {
    let (conversation, id) = (whole(source.db(), &taken.row)?, anchor(taken));
    out.push_str(&format!("<article aria-labelledby=\"{id}\">\n<h3 id=\"{id}\" dir=\"auto\">"));
    out.push_str(&escaped(&name(source, taken)?));
    out.push_str("</h3>\n");
    let part = |out: &mut String, title: &str, fill: &dyn Fn(&mut Page)| {
        let mut page = Page::new("");
        fill(&mut page);
        if page.parts() > 0 {
            if !title.is_empty() {
                element(out, "h4", title);
            }
            blocks(out, &page.done().blocks, "h5");
        }
    };
    part(out, "", &|page| page.rows(head(source, taken, &conversation)));
    part(out, words::PLAN_TITLE, &|page| plan::parts(page, &conversation, true, false));
    let looked_back = was_looked_back_on(&conversation);
    if looked_back {
        part(out, words::LOOK_BACK_TITLE, &|page| look_back::parts(page, &conversation, true));
    }
    let said: &[BroughtIntention] = if looked_back { &conversation.brought } else { &[] };
    let turned = outcomes(source, taken, said)?;
    part(out, texts::TURNED, &|page| page.list(turned.clone()));
    part(out, texts::FROM_THIS, &|page| {
        source
            .bin_of(taken.row.id)
            .iter()
            .for_each(|item| deleted(page, item, &conversation, source.at(item.deleted_at)))
    });
    out.push_str("</article>\n");
    Ok(())
}

/// How intentions of earlier conversations turned out in it, whatever became of those conversations; but for those that were
/// `said` already.
fn outcomes(source: &Source<'_>, taken: &Taken, said: &[BroughtIntention]) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    for (intention, outcome) in source.db().intentions().outcomes_in(taken.row.id)? {
        if said.iter().any(|one| one.id == intention && one.outcome.is_some()) {
            continue;
        }
        match source.db().intentions().get(intention) {
            Ok(row) => {
                let text = if row.body.trim().is_empty() { row.line } else { row.body };
                lines.push(marked(&text, &[words::outcome(outcome)]));
            }
            Err(error) if error.code() == Code::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(lines)
}

fn head(source: &Source<'_>, taken: &Taken, conversation: &Conversation) -> Rows {
    let then = |instant: Option<DateTime<Utc>>| instant.map(|instant| at(source.at(instant)));
    // What time it was there and then was written down when it began.
    let offset = taken.row.started_offset;
    let there = |instant: Option<DateTime<Utc>>| match (instant, offset) {
        (Some(utc), Some(offset_minutes)) => Some(at(Now { utc, offset_minutes })),
        _ => then(instant),
    };
    Rows::default()
        .put(words::PEOPLE, Some(people(&conversation.people, true)))
        .put(words::WHEN, when(conversation.planned_on, conversation.planned_time.as_deref()))
        .put(words::SORT, Some(sort(conversation)))
        .put(words::PURPOSE, conversation.purpose.map(words::purpose))
        .put(texts::BEGAN, there(conversation.started_at))
        .put(texts::ENDED, there(conversation.ended_at))
        .put(texts::LOOKED_BACK, then(conversation.looked_back_at))
        .put(texts::DELETED, then(taken.deleted_at))
}

/// Whether there is more to tell of it than its plan.
fn was_looked_back_on(conversation: &Conversation) -> bool {
    let says = |one: &Approach| {
        one.self_image.is_some() || one.role_start.is_some() || one.role_end.is_some() || !one.quote.trim().is_empty()
    };
    if conversation.started_at.or(conversation.ended_at).is_some() || conversation.approaches.iter().any(says) {
        return true;
    }
    let mut page = Page::new("");
    // What was guessed, and what is brought along to it, is there before it is held.
    let rest = Conversation { approaches: Vec::new(), brought: Vec::new(), ..conversation.clone() };
    look_back::parts(&mut page, &rest, true);
    page.parts() > 0
}

fn deleted(page: &mut Page, item: &BinItem, conversation: &Conversation, then: Now) {
    let since = Some(at(then));
    let rows = match &item.piece {
        Piece::AgendaItem(row) => {
            let whose = if row.item.side == Side::Mine { texts::MY_ITEM } else { texts::THEIR_ITEM };
            Rows::default().put(whose, Some(plan::agenda_line(&row.item)))
        }
        Piece::Agreement(row) => {
            look_back::agreed(page, &row.agreement);
            Rows::default()
        }
        Piece::Approach(row) => {
            let one = &row.approach;
            let whose = conversation.people.iter().find(|present| Some(present.person) == one.person);
            Rows::default()
                .put(words::AREA, Some(area(one.area)))
                .put(words::PEOPLE, whose.map(|present| &present.label))
                .put(words::GUESSED, one.guess_self_image.map(self_image))
                .put(words::SOUNDED, one.self_image.map(self_image))
                .put(words::PLANNED_ROLE, one.guess_role.map(role))
                .put(words::ROLE_START, one.role_start.map(role))
                .put(words::ROLE_END, one.role_end.map(role))
                .put(words::QUOTE, Some(&one.quote))
        }
    };
    page.rows(rows.put(texts::DELETED, since));
}

fn at(moment: Now) -> String {
    words::at(&long(moment.today()), &moment.local().format("%H:%M").to_string())
}
