//! Answers to the sub-questions: *Ja · Deels · Nee · Weet ik niet*, and free text.

use crate::api::request::{AnswerChange, AnswerEdit};
use crate::conversations::{MAX_TEXT, within};
use crate::error::{Code, Result};
use crate::index;
use crate::method::method;
use crate::store::table::answer::QuestionAnswer;
use crate::undo::{Field, Inverse};
use crate::vault::Vault;

/// Sets one field of the answer to one sub-question. [`Code::NotFound`] when the content has no such question.
pub fn answer_set(vault: &mut Vault, request: AnswerEdit) -> Result<()> {
    if let AnswerChange::Note(note) = &request.change {
        within(note, MAX_TEXT)?;
    }
    if !method().has_sub_question(&request.question) {
        return Err(Code::NotFound.into());
    }
    vault.transact(|tx| {
        let db = tx.db();
        db.conversations().get(request.conversation)?;
        let present = db.answers().of(request.conversation)?;
        let before = present.into_iter().find(|answer| answer.question == request.question);
        let before =
            before.unwrap_or(QuestionAnswer { question: request.question.clone(), answer: None, note: String::new() });
        let inverse = Inverse::Answer(request.conversation, before);
        match &request.change {
            AnswerChange::Note(note) => tx.undo_typing(Field::Note, note, inverse),
            AnswerChange::Answer(_) => tx.undo_with(inverse),
        }
        db.answers().set(request.conversation, &request.question, &request.change)?;
        if let AnswerChange::Note(note) = &request.change {
            index::answer(db, request.conversation, &request.question, note)?;
        }
        db.conversations().touch(request.conversation, tx.now())
    })
}
