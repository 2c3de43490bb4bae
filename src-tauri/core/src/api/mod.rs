//! The wire: one table of commands, one door. The name of a handler is the name on the wire.
//!
//! To add a command: write the handler where it belongs, `fn(&mut Vault, Request) -> Result<Response>`, and add its
//! line to the table below. `make bindings` writes the TypeScript. What takes longer than a person waits goes under
//! `long`: its handler only begins the work and answers with an `Apart`, which runs it by itself and then notes what came of it.
//! What only reads, and makes way for whatever is asked meanwhile, goes under `search`.

pub mod request;
mod typescript;

pub use typescript::typescript;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ts_rs::TS;

use crate::backup::{BackupContents, BackupFact, BackupNotice, BackupView, HeldIn, Holds};
use crate::bin::BinRow;
use crate::conversations::{Conversation, ConversationList};
use crate::crypto::{MadePassphrase, Misread, Strength};
use crate::document::Document;
use crate::during::{DuringView, TogetherView};
use crate::error::{Code, Error, Result};
use crate::hints::Hint;
use crate::id::{AgendaItemId, AgreementId, ConversationId, DeckEntryId, IntentionId, MomentId, PersonId};
use crate::look_back::OpenIntention;
use crate::method::Method;
use crate::people::PersonRow;
use crate::prefs::Prefs;
use crate::search::Hit;
use crate::session::{AppStatus, Session};
use crate::shared::Shared;
use crate::sharing::Export;
use crate::takeout::TakenAlong;
use crate::undo::UndoKind;
use crate::vault::Vault;
use crate::ways_in::{RecoverySheet, RecoveryState};
use crate::{
    about, backup, bin, conversations, during, hints, look_back, people, prepare, rehearsal, search, session, sharing,
    takeout, ways_in,
};
use request::*;

/// Bytes of one request, at most.
pub const MAX_REQUEST: usize = 1 << 20;

/// What a write spoils: a screen that shows it reads it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// Whether the vault is open.
    Vault,
    /// The settings outside the vault.
    Prefs,
    /// The list of conversations.
    Conversations,
    /// Anything of one conversation.
    Conversation,
    /// The people.
    People,
    /// What is in the bin.
    Bin,
    /// The backups.
    Backups,
}

/// What a command answers.
#[derive(Debug, Serialize)]
pub struct Reply {
    /// The response, as its line in the table says.
    pub value: Value,
    /// What it spoiled.
    pub changed: &'static [Tag],
}

/// Whether a command needs the vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Answers whether the vault is open or not.
    Open,
    /// Answers only with the vault open.
    Vault,
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// The name on the wire.
    pub name: &'static str,
    /// Whether it needs the vault.
    pub gate: Gate,
    /// What it spoils.
    pub changed: &'static [Tag],
}

macro_rules! api {
    (
        open { $($oname:ident in $omod:ident : $oreq:ty => $ores:ty, changes [$($otag:ident),*];)* }
        vault { $($vname:ident in $vmod:ident : $vreq:ty => $vres:ty, changes [$($vtag:ident),*];)* }
        search { $($sname:ident in $smod:ident : $sreq:ty => $sres:ty, changes [$($stag:ident),*];)* }
        long { $($lname:ident in $lmod:ident : $lreq:ty => $lres:ty, changes [$($ltag:ident),*];)* }
    ) => {
        /// Every command there is.
        pub const COMMANDS: &[Command] = &[
            $(Command { name: stringify!($oname), gate: Gate::Open, changed: &[$(Tag::$otag),*] },)*
            $(Command { name: stringify!($vname), gate: Gate::Vault, changed: &[$(Tag::$vtag),*] },)*
            $(Command { name: stringify!($sname), gate: Gate::Vault, changed: &[$(Tag::$stag),*] },)*
            $(Command { name: stringify!($lname), gate: Gate::Vault, changed: &[$(Tag::$ltag),*] },)*
        ];

        fn answer(session: &mut Session, command: &str, request: &str) -> Result<Value> {
            match command {
                $(stringify!($oname) => encode($omod::$oname(session, decode::<$oreq>(request)?)?),)*
                $(stringify!($vname) => {
                    let vault: &mut Vault = session.vault()?;
                    encode($vmod::$vname(vault, decode::<$vreq>(request)?)?)
                })*
                $(stringify!($sname) => encode($smod::$sname(session.vault()?, decode::<$sreq>(request)?)?),)*
                $(stringify!($lname) => {
                    let work = $lmod::$lname(session.vault()?, decode::<$lreq>(request)?)?;
                    encode(work.finish(|done| done.note(session.vault()?))?)
                })*
                _ => Err(Code::BadRequest.into()),
            }
        }

        fn answer_shared(shared: &Shared, command: &str, request: &str) -> Result<Value> {
            match command {
                $(stringify!($sname) => shared.search(|session, stop| {
                    session.vault()?.until(stop, |vault| encode($smod::$sname(vault, decode::<$sreq>(request)?)?))
                }),)*
                $(stringify!($lname) => {
                    let work = $lmod::$lname(shared.hold().vault()?, decode::<$lreq>(request)?)?;
                    encode(work.finish(|done| done.note(shared.hold().vault()?))?)
                })*
                _ => answer(&mut shared.hold(), command, request),
            }
        }

        fn signatures(visit: &mut typescript::Declarations) {
            $(visit.command::<$oreq, $ores>(stringify!($oname));)*
            $(visit.command::<$vreq, $vres>(stringify!($vname));)*
            $(visit.command::<$sreq, $sres>(stringify!($sname));)*
            $(visit.command::<$lreq, $lres>(stringify!($lname));)*
        }
    };
}

api! {
    open {
        app_status in session: () => AppStatus, changes [];
        method_get in session: () => Method, changes [];
        prefs_set in session: Prefs => (), changes [Prefs];
        about_get in about: AboutFor => Document, changes [];
        passphrase_check in session: Passphrase => Strength, changes [];
        passphrase_same in session: PassphrasePair => bool, changes [];
        passphrase_make in session: () => MadePassphrase, changes [];
        vault_create in session: Passphrase => (), changes [Vault];
        vault_unlock in session: Passphrase => (), changes [Vault];
        vault_lock in session: () => (), changes [Vault];
        vault_set_aside in session: () => String, changes [Vault];
        recovery_check in session: RecoveryTyped => Option<Misread>, changes [];
        recovery_unlock in session: RecoveryUnlock => (), changes [Vault];
        backup_inspect in backup: BackupTyped => BackupContents, changes [];
        backup_restore in backup: BackupTyped => (), changes [Vault];
    }
    vault {
        recovery_get in ways_in: () => RecoveryState, changes [];
        recovery_make in ways_in: RecoveryMake => RecoverySheet, changes [];
        recovery_confirm in ways_in: RecoveryConfirm => Option<RecoverySheet>, changes [Vault];
        recovery_refuse in ways_in: () => (), changes [Vault];
        recovery_rehearse in rehearsal: RecoveryTyped => Holds, changes [Vault];
        rehearsal_decline in rehearsal: () => (), changes [Vault];
        passphrase_change in ways_in: PassphraseChange => (), changes [Vault];
        backup_daily_set in backup: BackupDaily => (), changes [Backups];
        backup_notice_seen in backup: Option<BackupNotice> => (), changes [Backups];
        backup_holding in backup: BinRef => HeldIn, changes [];
        conversation_list in conversations: ListFilter => ConversationList, changes [];
        conversation_create in conversations: NewConversation => ConversationId, changes [Conversations];
        conversation_get in conversations: ConversationRef => Conversation, changes [];
        conversation_set in conversations: ConversationEdit => (), changes [Conversation, Conversations];
        conversation_text_set in conversations: TextEdit => (), changes [Conversation];
        conversation_copy in conversations: ConversationRef => ConversationId, changes [Conversations];
        conversation_delete in conversations: ConversationRef => (), changes [Conversation, Conversations, Bin];
        person_list in people: () => Vec<PersonRow>, changes [];
        person_rename in people: PersonRename => (), changes [Conversation, Conversations, People];
        person_merge in people: PersonMerge => (), changes [Conversation, Conversations, People];
        participant_add in people: ParticipantAdd => PersonId, changes [Conversation, Conversations, People];
        participant_remove in people: ParticipantRef => (), changes [Conversation, Conversations];
        participant_part in people: ParticipantPart => (), changes [Conversation];
        agenda_add in prepare: AgendaAdd => AgendaItemId, changes [Conversation];
        agenda_edit in prepare: AgendaEdit => (), changes [Conversation];
        agenda_move in prepare: AgendaMove => (), changes [Conversation];
        agenda_delete in prepare: AgendaRef => (), changes [Conversation, Bin];
        deck_add in prepare: DeckAdd => DeckEntryId, changes [Conversation];
        deck_add_intention in prepare: DeckIntention => DeckEntryId, changes [Conversation];
        deck_move in prepare: DeckMove => (), changes [Conversation];
        deck_remove in prepare: DeckRef => (), changes [Conversation];
        approach_set in prepare: ApproachEdit => (), changes [Conversation];
        approach_remove in prepare: ApproachRef => (), changes [Conversation, Bin];
        during_start in during: ConversationRef => (), changes [Conversation, Conversations];
        during_get in during: ConversationRef => DuringView, changes [];
        during_place in during: DeckPlace => (), changes [];
        during_stuck in during: StuckAt => String, changes [];
        during_stop in during: ConversationRef => (), changes [Conversation, Conversations];
        moment_add in during: MomentAdd => MomentId, changes [Conversation];
        moment_remove in during: MomentRef => (), changes [Conversation];
        together_get in during: TogetherFor => TogetherView, changes [];
        together_move in during: TogetherMove => (), changes [Conversation];
        together_words in during: TogetherWords => AgendaItemId, changes [Conversation];
        together_edit in during: TogetherEdit => (), changes [Conversation];
        answer_set in look_back: AnswerEdit => (), changes [Conversation];
        agreement_add in look_back: AgreementAdd => AgreementId, changes [Conversation];
        agreement_edit in look_back: AgreementEdit => (), changes [Conversation];
        agreement_delete in look_back: AgreementRef => (), changes [Conversation, Bin];
        intention_set in look_back: IntentionEdit => IntentionId, changes [Conversation];
        intention_outcome_set in look_back: OutcomeSet => (), changes [Conversation];
        look_back_finish in look_back: ConversationRef => (), changes [Conversation, Conversations];
        intention_list in look_back: () => Vec<OpenIntention>, changes [];
        hints_get in hints: HintsFor => Vec<Hint>, changes [];
        bin_list in bin: () => Vec<BinRow>, changes [];
        bin_restore in bin: BinRef => (), changes [Conversation, Conversations, People, Bin];
        bin_erase in bin: BinRef => (), changes [Conversation, Conversations, People, Bin];
        export_get in sharing: ExportFor => Export, changes [];
        undo in session: () => Option<UndoKind>, changes [Conversation, Conversations, People, Bin];
    }
    search {
        search in search: SearchFor => Vec<Hit>, changes [];
    }
    long {
        backup_folder_set in backup: BackupFolder => (), changes [Backups];
        backup_list in backup: () => BackupView, changes [];
        backup_make in backup: () => BackupFact, changes [Backups];
        backup_daily in backup: () => Option<BackupFact>, changes [Backups];
        backup_remove in backup: BackupRef => (), changes [Backups];
        backup_expire in backup: () => (), changes [Backups];
        backup_forget in backup: BackupFolder => usize, changes [Backups];
        backup_contents in backup: BackupFile => BackupContents, changes [];
        backup_put_back in backup: BackupFile => (), changes [Vault, Conversation, Conversations, People, Bin, Backups];
        export_all in takeout: ExportAll => TakenAlong, changes [];
    }
}

/// Runs one command. `request` is JSON text; the error that comes back is a code and never content.
///
/// A locked session answers [`Code::Locked`] to every command of the vault, before it looks at the request.
pub fn dispatch(session: &mut Session, command: &str, request: &str) -> std::result::Result<Reply, Code> {
    reply(command, request, || answer(session, command, request))
}

/// As [`dispatch`], on a session that others use as well: a command that takes long leaves it to them meanwhile, and a
/// search makes way for them. A search that a newer one overtook answers [`Code::Superseded`].
pub fn dispatch_shared(shared: &Shared, command: &str, request: &str) -> std::result::Result<Reply, Code> {
    reply(command, request, || answer_shared(shared, command, request))
}

fn reply(command: &str, request: &str, answer: impl FnOnce() -> Result<Value>) -> std::result::Result<Reply, Code> {
    if request.len() > MAX_REQUEST {
        return Err(Code::TooLarge);
    }
    let line = COMMANDS.iter().find(|line| line.name == command).ok_or(Code::BadRequest)?;
    let value = answer().map_err(|error| error.code())?;
    Ok(Reply { value, changed: line.changed })
}

/// A request has its fields by name, or is `null`: a list would be taken for the fields in their order.
fn decode<T: DeserializeOwned>(request: &str) -> Result<T> {
    if !request.trim_start().starts_with('{') && request.trim() != "null" {
        return Err(Code::BadRequest.into());
    }
    serde_json::from_str(request).map_err(|_| Code::BadRequest.into())
}

fn encode<T: Serialize>(value: T) -> Result<Value> {
    serde_json::to_value(value).map_err(|_| Error::Fault("a response is plain data"))
}
