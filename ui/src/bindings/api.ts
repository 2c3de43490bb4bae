// Generated from the command table in src-tauri/core/src/api by `make bindings`. Do not edit.

export type AboutFor = { 
/**
 * Which page.
 */
page: AboutPage, };

export type AboutPage = "accessibility" | "storage" | "method" | "app" | "taken_along" | "licences";

export type AgendaAdd = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * Whose.
 */
side: Side, 
/**
 * What it is about.
 */
body: string, 
/**
 * The parked item or open agreement of last time that it takes up.
 */
origin: string | null, };

export type AgendaChange = { "field": "body", "value": string } | { "field": "avoid", "value": boolean } | { "field": "must", "value": boolean } | { "field": "may_show", "value": boolean } | { "field": "state", "value": AgendaState };

export type AgendaEdit = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * Which item.
 */
item: AgendaItemId, 
/**
 * What changes.
 */
change: AgendaChange, };

export type AgendaItem = { 
/**
 * Which item.
 */
id: AgendaItemId, 
/**
 * Whose.
 */
side: Side, 
/**
 * What it is about.
 */
body: string, 
/**
 * *Liever niet*: never shown to the other.
 */
avoid: boolean, 
/**
 * *Moet*.
 */
must: boolean, 
/**
 * *Mag de ander zien*.
 */
may_show: boolean, 
/**
 * *Van de ander zelf*: the other said so, so it is no guess any more.
 */
own: boolean, 
/**
 * The other's literal words, added while looking together.
 */
literal: boolean, 
/**
 * *Hier liever niet over*: the other said so while looking together.
 */
skip: boolean, 
/**
 * How it stands.
 */
state: AgendaState, 
/**
 * The parked item or open agreement of an earlier conversation that it takes up; may dangle.
 */
origin: string | null, };

export type AgendaItemId = string;

export type AgendaMove = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * Which item.
 */
item: AgendaItemId, 
/**
 * Where to.
 */
direction: Direction, };

export type AgendaRef = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * Which item.
 */
item: AgendaItemId, };

export type AgendaState = "open" | "done" | "parked";

export type Agreement = { 
/**
 * Which agreement.
 */
id: AgreementId, 
/**
 * What was agreed.
 */
body: string, 
/**
 * Who does it.
 */
who: Who | null, 
/**
 * By which day.
 */
due_on: string | null, 
/**
 * Whether I believe in it.
 */
i_believe: Answer | null, 
/**
 * Whether the other does.
 */
other_believes: Answer | null, 
/**
 * How it stands.
 */
state: AgreementState, 
/**
 * What was agreed, in the other's words; empty while no one wrote them down.
 */
their_words: string, };

export type AgreementAdd = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * What was agreed.
 */
body: string, };

export type AgreementChange = { "field": "body", "value": string } | { "field": "who", "value": Who | null } | { "field": "due_on", "value": string | null } | { "field": "i_believe", "value": Answer | null } | { "field": "other_believes", "value": Answer | null } | { "field": "their_words", "value": string } | { "field": "state", "value": AgreementState };

export type AgreementEdit = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * Which agreement.
 */
agreement: AgreementId, 
/**
 * What changes.
 */
change: AgreementChange, };

export type AgreementId = string;

export type AgreementRef = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * Which agreement.
 */
agreement: AgreementId, };

export type AgreementState = "open" | "done" | "dropped";

export type Answer = "yes" | "partly" | "no" | "unknown";

export type AnswerChange = { "field": "answer", "value": Answer | null } | { "field": "note", "value": string };

export type AnswerEdit = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * The sub-question's id in the content.
 */
question: string, 
/**
 * What changes.
 */
change: AnswerChange, };

export type AppStatus = { 
/**
 * How the vault stands.
 */
vault: VaultState, 
/**
 * The settings outside the vault.
 */
prefs: Prefs, 
/**
 * The conversation that is going on, once the vault is open.
 */
running: ConversationId | null, 
/**
 * Whether a recovery sheet should be offered: the vault is open, has none, and no one chose to go without.
 */
offer_recovery: boolean, 
/**
 * Whether it should be offered to try the recovery sheets: the vault is open, they are a month old and were never used,
 * and the offer was not put aside.
 */
offer_rehearsal: boolean, 
/**
 * What is to be said of backups, once the vault is open.
 */
backup: BackupNotice | null, 
/**
 * The version of the app.
 */
version: string, };

export type Approach = { 
/**
 * Whom it is about; absent while no one has been added.
 */
person: PersonId | null, 
/**
 * In which area.
 */
area: LifeArea, 
/**
 * The self-image that I expect.
 */
guess_self_image: SelfImage | null, 
/**
 * The role that I plan.
 */
guess_role: Role | null, 
/**
 * The self-image that I heard.
 */
self_image: SelfImage | null, 
/**
 * The other's literal words.
 */
quote: string, 
/**
 * How I helped at the start.
 */
role_start: Role | null, 
/**
 * How I helped at the end.
 */
role_end: Role | null, };

export type ApproachChange = { "field": "guess_self_image", "value": SelfImage | null } | { "field": "guess_role", "value": Role | null } | { "field": "self_image", "value": SelfImage | null } | { "field": "quote", "value": string } | { "field": "role_start", "value": Role | null } | { "field": "role_end", "value": Role | null };

export type ApproachEdit = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * Whom it is about; absent while no one has been added.
 */
person: PersonId | null, 
/**
 * In which area.
 */
area: LifeArea, 
/**
 * What changes.
 */
change: ApproachChange, };

export type ApproachRef = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * Whom it is about; absent while no one has been added.
 */
person: PersonId | null, 
/**
 * Which area.
 */
area: LifeArea, };

export type AreaText = { 
/**
 * Which area.
 */
id: LifeArea, 
/**
 * Its name.
 */
label: string, };

export type BackupContents = { 
/**
 * When it was made.
 */
made_at: string, 
/**
 * What is in it.
 */
holds: Holds, 
/**
 * The size of the file, in bytes.
 */
bytes: number, };

export type BackupDaily = { 
/**
 * Whether it is.
 */
daily: boolean, };

export type BackupFact = { 
/**
 * Which.
 */
id: string, 
/**
 * The folder that it was written to.
 */
folder: string, 
/**
 * The name of its file.
 */
name: string, 
/**
 * The path of its file.
 */
file: string, 
/**
 * When it was made.
 */
made_at: string, 
/**
 * When it was proved.
 */
proved_at: string, 
/**
 * The size of the file, in bytes.
 */
bytes: number, 
/**
 * Whether that file is there now.
 */
present: boolean, 
/**
 * Whether another passphrase or recovery code opens it than those of today.
 */
former: boolean, 
/**
 * Whether it is older than a backup is kept: it goes, unless it is the newest in its folder.
 */
too_old: boolean, 
/**
 * Whether it holds what another backup was put back over: it stays until it is removed.
 */
aside: boolean, };

export type BackupFile = { 
/**
 * Its path.
 */
file: string, };

export type BackupFolder = { 
/**
 * The path of a folder.
 */
folder: string, };

export type BackupNotice = { "kind": "trouble", "value": BackupTrouble } | { "kind": "synchronised" } | { "kind": "old", "value": string } | { "kind": "never" };

export type BackupProgress = { 
/**
 * What is done.
 */
done: number, 
/**
 * Out of how much; 0 while that is not known yet.
 */
of: number, };

export type BackupRef = { 
/**
 * Which one.
 */
backup: string, };

export type BackupTrouble = "backup_folder_gone" | "backup_folder_full" | "backup_folder_read_only" | "backup_failed" | "disk_full" | "read_only" | "vault_damaged";

export type BackupTyped = { 
/**
 * The path of its file.
 */
file: string, 
/**
 * The passphrase, or the code of a recovery sheet, of the day on which it was made, as typed.
 */
secret: string, 
/**
 * The code of a second recovery sheet.
 */
other?: string, };

export type BackupView = { 
/**
 * Where they go; absent while no folder was chosen.
 */
folder: string | null, 
/**
 * Whether that folder is there now.
 */
reachable: boolean, 
/**
 * Where that folder lies, when it is there.
 */
location: FolderLocation | null, 
/**
 * Whether one is made every day.
 */
daily: boolean, 
/**
 * What kept the last one from being made.
 */
trouble: BackupTrouble | null, 
/**
 * Whether the vault itself lies in a folder that a service synchronises.
 */
synchronised: boolean, 
/**
 * The one that is being made, if one is.
 */
running: BackupProgress | null, 
/**
 * The newest first.
 */
backups: Array<BackupFact>, };

export type BinKind = "conversation" | "agenda_item" | "agreement" | "approach";

export type BinRef = { 
/**
 * Which entry of the bin.
 */
entry: string, };

export type BinRow = { 
/**
 * Which entry; of a conversation it is the conversation's own id.
 */
entry: string, 
/**
 * What it is.
 */
kind: BinKind, 
/**
 * What it says: the body of a piece of text, empty for a conversation and for a life area without literal words.
 */
body: string, 
/**
 * Which life area, if it is one.
 */
area: LifeArea | null, 
/**
 * The labels of the others in its conversation.
 */
people: Array<string>, 
/**
 * The civil date of its conversation.
 */
on: string, 
/**
 * When it was deleted.
 */
deleted_at: string, 
/**
 * Whole days until it is erased by itself; 0 is today.
 */
days_left: number, };

export type Block = { "type": "heading", 
/**
 * Its text.
 */
text: string, } | { "type": "paragraph", 
/**
 * Its text; a line break in it is kept.
 */
text: string, } | { "type": "quote", 
/**
 * The words.
 */
text: string, } | { "type": "list", 
/**
 * Its items.
 */
items: Array<string>, } | { "type": "pairs", 
/**
 * Name and text, in order.
 */
rows: Array<[string, string]>, };

export type BroughtIntention = { 
/**
 * Which intention.
 */
id: IntentionId, 
/**
 * What I wanted to do differently.
 */
body: string, 
/**
 * Its line, within the glance limits.
 */
line: string, 
/**
 * The civil date of the conversation it came from.
 */
on: string, 
/**
 * How it turned out in this conversation.
 */
outcome: Outcome | null, 
/**
 * Whether it is in the deck of this conversation.
 */
in_deck: boolean, };

export type Card = { 
/**
 * Its stable id.
 */
id: string, 
/**
 * Where the library lists it.
 */
group: CardGroup, 
/**
 * The lens that a moment on this card gets.
 */
lens: Lens, 
/**
 * What it asks of the professional.
 */
kind: CardKind, 
/**
 * The text on the card, within the glance limits.
 */
text: string, 
/**
 * The text for someone who is addressed as *u*; absent when the text does not address the other.
 */
text_u: string | null, 
/**
 * *Zeg het zo*: one sentence to say aloud.
 */
say: string, 
/**
 * The sentence for someone who is addressed as *u*; absent when the sentence does not address the other.
 */
say_u: string | null, 
/**
 * Whether the other may see it.
 */
share: boolean, 
/**
 * Whether it shows only *Voor mij* until it is tapped.
 */
private: boolean, 
/**
 * 1, 2 or 3 for the three key questions, in their order.
 */
key: number | null, 
/**
 * The purpose that brings this card along, if one does.
 */
purpose: Purpose | null, 
/**
 * The items of the method that it carries.
 */
sources: Array<string>, };

export type CardGroup = "frame" | "genuine" | "what" | "how" | "friction" | "closing";

export type CardKind = "look" | "ask" | "say" | "do";

export type Carry = { 
/**
 * The item or agreement; the origin of the agenda item that takes it up.
 */
origin: string, 
/**
 * What it is.
 */
kind: CarryKind, 
/**
 * What it says.
 */
body: string, 
/**
 * Whose it was.
 */
side: Side, 
/**
 * The conversation it stands in.
 */
conversation: ConversationId, 
/**
 * That conversation's civil date.
 */
on: string, };

export type CarryKind = "parked" | "agreement";

export type Channel = "office" | "home_visit" | "outdoors" | "phone" | "video" | "chat";

export type Conversation = { 
/**
 * Which conversation.
 */
id: ConversationId, 
/**
 * Whether it is the built-in example.
 */
example: boolean, 
/**
 * The civil date it belongs to.
 */
on: string, 
/**
 * The civil date it is planned on.
 */
planned_on: string | null, 
/**
 * The time of day, `HH:MM`.
 */
planned_time: string | null, 
/**
 * The sort of conversation.
 */
kind: TalkKind | null, 
/**
 * Where or through what.
 */
channel: Channel | null, 
/**
 * To help, to check or both.
 */
purpose: Purpose | null, 
/**
 * The others.
 */
people: Array<Participant>, 
/**
 * The long texts that say something.
 */
texts: { [field in TextField]?: string }, 
/**
 * Both agendas.
 */
agenda: Array<AgendaItem>, 
/**
 * The deck.
 */
deck: Array<DeckEntry>, 
/**
 * What is guessed and heard per life area.
 */
approaches: Array<Approach>, 
/**
 * When it began.
 */
started_at: string | null, 
/**
 * When it ended.
 */
ended_at: string | null, 
/**
 * When looking back was finished.
 */
looked_back_at: string | null, 
/**
 * The moments.
 */
moments: Array<Moment>, 
/**
 * The answers to sub-questions.
 */
answers: Array<QuestionAnswer>, 
/**
 * The agreements.
 */
agreements: Array<Agreement>, 
/**
 * Energy afterwards.
 */
energy: Energy | null, 
/**
 * Focus afterwards.
 */
focus: Focus | null, 
/**
 * Result afterwards.
 */
gain: Gain | null, 
/**
 * The intention that this look-back makes.
 */
intention: MadeIntention | null, 
/**
 * The open intentions that come along, the latest first.
 */
brought: Array<BroughtIntention>, 
/**
 * What is offered from the last time.
 */
carry_over: Array<Carry>, };

export type ConversationChange = { "field": "planned_on", "value": string | null } | { "field": "planned_time", "value": string | null } | { "field": "kind", "value": TalkKind | null } | { "field": "channel", "value": Channel | null } | { "field": "purpose", "value": Purpose | null } | { "field": "energy", "value": Energy | null } | { "field": "focus", "value": Focus | null } | { "field": "gain", "value": Gain | null };

export type ConversationEdit = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * What changes.
 */
change: ConversationChange, };

export type ConversationId = string;

export type ConversationList = { 
/**
 * The one that is going on, if there is one.
 */
running: ListRow | null, 
/**
 * To come, today and the nearest first; then what was planned before today and not begun; those without a date last.
 */
upcoming: Array<ListRow>, 
/**
 * Held and not looked back on, the latest first.
 */
to_look_back: Array<ListRow>, 
/**
 * Looked back on, the latest first.
 */
earlier: Array<ListRow>, 
/**
 * How many pass the filter, on this page and all others; the one that is going on is not among them.
 */
found: number, 
/**
 * What the next page comes after; absent on the last one.
 */
next: ListKey | null, 
/**
 * How many there are without any filter.
 */
total: number, };

export type ConversationRef = { 
/**
 * Which one.
 */
conversation: ConversationId, };

export type DeckAdd = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * The card's id in the content.
 */
card: string, };

export type DeckEntry = { 
/**
 * Which entry.
 */
id: DeckEntryId, 
/**
 * What it shows.
 */
face: Face, 
/**
 * Whether it has been on screen in this conversation.
 */
seen: boolean, };

export type DeckEntryId = string;

export type DeckIntention = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * Which intention.
 */
intention: IntentionId, };

export type DeckMove = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * Which entry.
 */
entry: DeckEntryId, 
/**
 * Where to.
 */
direction: Direction, };

export type DeckPlace = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * 0 is the agenda, 1 the first card.
 */
position: number, 
/**
 * The card outside the deck that is on screen, if one is.
 */
aside: string | null, };

export type DeckRef = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * Which entry.
 */
entry: DeckEntryId, };

export type Direction = "up" | "down";

export type Document = { 
/**
 * Its title.
 */
title: string, 
/**
 * Its parts, in order.
 */
blocks: Array<Block>, };

export type DuringAgendaItem = { 
/**
 * Which item.
 */
id: AgendaItemId, 
/**
 * Whose.
 */
side: Side, 
/**
 * What it is about.
 */
body: string, 
/**
 * *Moet*.
 */
must: boolean, 
/**
 * *Van de ander zelf*.
 */
own: boolean, 
/**
 * *Hier liever niet over*, said by the other.
 */
skip: boolean, 
/**
 * How it stands.
 */
state: AgendaState, 
/**
 * Whether it stands behind *Voor mij*: everything that the other may not see.
 */
private: boolean, };

export type DuringView = { 
/**
 * When it began.
 */
started_at: string, 
/**
 * The agenda card: both sides.
 */
agenda: Array<DuringAgendaItem>, 
/**
 * Whether the other's side is empty, so that the card asks for it.
 */
ask_theirs: boolean, 
/**
 * The cards after the agenda.
 */
faces: Array<Face>, 
/**
 * Where the deck stands; 0 is the agenda, 1 the first face.
 */
position: number, 
/**
 * The card outside the deck that is on screen.
 */
aside: string | null, 
/**
 * The moments so far.
 */
moments: Array<Moment>, };

export type Energy = "low" | "mixed" | "high";

export type ErrorCode = "wrong_passphrase" | "passphrase_too_short" | "recovery_code_mistyped" | "wrong_recovery_code" | "recovery_code_missing" | "second_sheet_needed" | "same_sheet" | "sheets_apart" | "wrong_groups" | "both_open" | "vault_exists" | "vault_missing" | "vault_damaged" | "header_damaged" | "vault_in_use" | "newer_version" | "read_only" | "disk_full" | "locked" | "backup_folder_gone" | "backup_folder_own" | "backup_folder_read_only" | "backup_folder_full" | "other_vault" | "backup_failed" | "backup_running" | "backup_stopped" | "backup_damaged" | "not_a_backup" | "bad_request" | "too_large" | "not_found" | "deck_full" | "superseded" | "people_met" | "internal";

export type Export = { 
/**
 * As a page.
 */
document: Document, 
/**
 * As files.
 */
files: Array<ExportFile>, };

export type ExportAll = { 
/**
 * The path of the file.
 */
file: string, 
/**
 * The passphrase that opens the file; absent when nothing is to.
 */
passphrase: string | null, };

export type ExportFile = { 
/**
 * Its form.
 */
form: ExportForm, 
/**
 * A neutral name for it: never a label, never content.
 */
name: string, 
/**
 * All of it.
 */
body: string, };

export type ExportFor = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * What of it.
 */
what: ExportKind, 
/**
 * Whether the labels of the others go along; a handout and agreements never carry them.
 */
label: boolean, 
/**
 * Whether the other is addressed as *u*.
 */
formal: boolean, };

export type ExportForm = "html" | "text" | "calendar";

export type ExportKind = "handout" | "agreements" | "calendar" | "plan" | "look_back";

export type Face = { "type": "card", 
/**
 * Its id in the content.
 */
card: string, } | { "type": "intention", 
/**
 * Which intention.
 */
intention: IntentionId, 
/**
 * Its line, within the glance limits.
 */
line: string, };

export type Focus = "searching" | "fair" | "clear";

export type FolderLocation = "elsewhere" | "same_disk" | "synchronised";

export type Gain = "little" | "start" | "step";

export type HeldIn = { 
/**
 * Which, the newest first.
 */
backups: string[], 
/**
 * The day by which those are gone that go by themselves, as long as newer ones are made; absent when none does.
 */
until: string | null, 
/**
 * How many stay until they are removed: what lies aside, and what is in a folder where no newer ones come.
 */
stay: number, };

export type Hint = { 
/**
 * Where it begins, in UTF-16 code units: the way a text field counts.
 */
start: number, 
/**
 * Where it ends, in UTF-16 code units; this unit no longer belongs to it.
 */
end: number, 
/**
 * What it is about.
 */
kind: HintKind, 
/**
 * The exact words.
 */
found: string, 
/**
 * The plain alternative in its dictionary form, for [`HintKind::Jargon`].
 */
instead: string | null, };

export type HintKind = "jargon" | "name" | "address" | "bsn" | "phone" | "birth_date" | "email" | "iban";

export type HintSwitches = { 
/**
 * The texts of a plan.
 */
plan: boolean, 
/**
 * Both agendas.
 */
agenda: boolean, 
/**
 * The texts of a look-back.
 */
look_back: boolean, 
/**
 * Agreements.
 */
agreements: boolean, 
/**
 * Intentions.
 */
intentions: boolean, };

export type HintsFor = { 
/**
 * The whole text.
 */
text: string, };

export type Hit = { 
/**
 * The conversation it stands in.
 */
conversation: ConversationId, 
/**
 * That conversation's civil date.
 */
on: string, 
/**
 * The labels of the others.
 */
people: Array<string>, 
/**
 * What kind of text it is.
 */
kind: HitKind, 
/**
 * Which long text, for [`HitKind::Text`].
 */
field: TextField | null, 
/**
 * Which item it is: an agenda item, an agreement or an intention.
 */
item: string | null, 
/**
 * Which sub-question, for [`HitKind::Answer`].
 */
question: string | null, 
/**
 * Which life area, for [`HitKind::Quote`].
 */
area: LifeArea | null, 
/**
 * A piece of it.
 */
snippet: Array<Span>, };

export type HitKind = "text" | "agenda" | "answer" | "agreement" | "intention" | "quote" | "person";

export type Holds = { 
/**
 * How many conversations, those in the bin left out.
 */
conversations: number, 
/**
 * How many people.
 */
people: number, 
/**
 * The day of the first conversation.
 */
first: string | null, 
/**
 * The day of the last conversation.
 */
last: string | null, };

export type IntentionChange = { "field": "body", "value": string } | { "field": "line", "value": string };

export type IntentionEdit = { 
/**
 * The conversation that is looked back on.
 */
conversation: ConversationId, 
/**
 * What changes.
 */
change: IntentionChange, };

export type IntentionId = string;

export type Knob = { 
/**
 * Its stable id.
 */
id: string, 
/**
 * Its name.
 */
title: string, 
/**
 * What to try.
 */
text: string, 
/**
 * A fitting card.
 */
card: string, 
/**
 * The items of the method that it carries.
 */
sources: Array<string>, };

export type Lens = "friction" | "frame" | "genuine" | "what" | "how";

export type LifeArea = "work" | "learning" | "money" | "health" | "housing" | "family" | "leisure";

export type LineFault = "empty" | "too_long" | "too_many_words" | "word_too_long";

export type ListFilter = { 
/**
 * Only conversations with this person.
 */
person: PersonId | null, 
/**
 * Only conversations of this period.
 */
period: Period | null, 
/**
 * Only what comes after this; absent for the first page.
 */
after?: ListKey, 
/**
 * How many rows, at most 1,000; absent for a usual page.
 */
size?: number, };

export type ListKey = { 
/**
 * In which part of the list.
 */
part: ListPart, 
/**
 * Where in that part.
 */
place: ListPlace, };

export type ListPart = "coming" | "past" | "undated" | "held" | "looked_back";

export type ListPlace = { 
/**
 * The civil date.
 */
on: string, 
/**
 * The time of day, empty without one.
 */
time: string, 
/**
 * When it was made.
 */
made: string, 
/**
 * Which conversation.
 */
id: ConversationId, };

export type ListRow = { 
/**
 * Which conversation.
 */
id: ConversationId, 
/**
 * The labels of the others.
 */
people: Array<string>, 
/**
 * The civil date it belongs to.
 */
on: string, 
/**
 * Whether that date was chosen or is only the day it was made.
 */
dated: boolean, 
/**
 * The time of day, `HH:MM`.
 */
planned_time: string | null, 
/**
 * The sort of conversation.
 */
kind: TalkKind | null, 
/**
 * Where or through what.
 */
channel: Channel | null, 
/**
 * To help, to check or both.
 */
purpose: Purpose | null, 
/**
 * Whether it is the built-in example.
 */
example: boolean, };

export type MadeIntention = { 
/**
 * Which intention.
 */
id: IntentionId, 
/**
 * What I do differently next time.
 */
body: string, 
/**
 * The line on its card, as typed.
 */
line: string, 
/**
 * What keeps the line from fitting on a card.
 */
fault: LineFault | null, };

export type MadePassphrase = { 
/**
 * The words, with single spaces between them.
 */
passphrase: string, 
/**
 * How many bits of chance it holds.
 */
bits: number, };

export type Method = { 
/**
 * The card library, in the order of the content.
 */
cards: Array<Card>, 
/**
 * The five questions.
 */
questions: Array<Question>, 
/**
 * The four things to turn.
 */
knobs: Array<Knob>, 
/**
 * The four roles.
 */
roles: Array<RoleText>, 
/**
 * The four self-images.
 */
self_images: Array<SelfImageText>, 
/**
 * The life areas.
 */
areas: Array<AreaText>, };

export type Misread = { 
/**
 * How many signs were typed; a code has 35.
 */
signs: number, 
/**
 * The places of the groups that do not fit, counted from 0. Of a text that is too long or too short, and in which
 * no groups can be told apart, only the first.
 */
groups: Array<number>, 
/**
 * Whether those groups are right, but stand in each other's place.
 */
swapped: boolean, 
/**
 * Whether it is the code of the second sheet.
 */
second: boolean, };

export type Moment = { 
/**
 * Which moment.
 */
id: MomentId, 
/**
 * Whole minutes since the start.
 */
minute: number, 
/**
 * The lens of the card that was on screen.
 */
lens: Lens, };

export type MomentAdd = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * The lens of the card on screen.
 */
lens: Lens, };

export type MomentId = string;

export type MomentRef = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * Which moment.
 */
moment: MomentId, };

export type NewConversation = { 
/**
 * How it begins.
 */
start: Start, 
/**
 * Known people to begin with.
 */
people: Array<PersonId>, };

export type OpenIntention = { 
/**
 * Which intention.
 */
id: IntentionId, 
/**
 * What I wanted to do differently.
 */
body: string, 
/**
 * Its line, within the glance limits.
 */
line: string, 
/**
 * The conversation whose look-back made it.
 */
conversation: ConversationId, 
/**
 * That conversation's civil date.
 */
on: string, 
/**
 * The others in it: whom a conversation that begins from this intention is with.
 */
people: Array<Participant>, 
/**
 * The planned conversation whose deck holds it already, if there is one.
 */
planned: ConversationId | null, };

export type Outcome = "fitted" | "partly" | "not_fitted" | "not_done";

export type OutcomeSet = { 
/**
 * In which conversation.
 */
conversation: ConversationId, 
/**
 * Which intention.
 */
intention: IntentionId, 
/**
 * How; absent takes it back.
 */
outcome: Outcome | null, };

export type Part = "other" | "partner" | "parent" | "child" | "interpreter" | "colleague" | "someone";

export type Participant = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * The label that the professional recognises.
 */
label: string, 
/**
 * In which part.
 */
part: Part, };

export type ParticipantAdd = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * Who.
 */
whom: Whom, 
/**
 * In which part.
 */
part: Part, };

export type ParticipantPart = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * Who.
 */
person: PersonId, 
/**
 * The part from now on.
 */
part: Part, };

export type ParticipantRef = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * Who.
 */
person: PersonId, };

export type Passphrase = { 
/**
 * The passphrase as typed.
 */
passphrase: string, };

export type PassphraseChange = { 
/**
 * The one that opens the vault now.
 */
present: string, 
/**
 * The one that is to open it.
 */
passphrase: string, };

export type PassphrasePair = { 
/**
 * The one that was shown.
 */
passphrase: string, 
/**
 * What was typed.
 */
typed: string, };

export type Period = "week" | "month" | "year";

export type PersonId = string;

export type PersonMerge = { 
/**
 * The label that stays.
 */
keep: PersonId, 
/**
 * The label that goes; its conversations become those of `keep`.
 */
gone: PersonId, };

export type PersonRename = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * The label from now on.
 */
label: string, };

export type PersonRow = { 
/**
 * Who.
 */
id: PersonId, 
/**
 * The label that the professional recognises.
 */
label: string, 
/**
 * How many conversations there are with them.
 */
conversations: number, 
/**
 * The civil date of the latest, if there is one.
 */
last_on: string | null, };

export type Prefs = { 
/**
 * How the app looks.
 */
theme: Theme, 
/**
 * The size of text in percent, one of [`TEXT_SIZES`].
 */
text_size: number, 
/**
 * *Donker scherm* during a conversation.
 */
dark_screen: boolean, 
/**
 * Whether cards address the other as *u*.
 */
formal: boolean, 
/**
 * Whether single letters are shortcuts during a conversation.
 */
letter_keys: boolean, 
/**
 * Where hints are shown.
 */
hints: HintSwitches, 
/**
 * *Linkshandig*: the controls during a conversation are mirrored.
 */
left_handed: boolean, 
/**
 * Whether the sheet before the first conversations has been put away.
 */
sheet_seen: boolean, 
/**
 * Whether the first pages have been seen or skipped.
 */
welcomed: boolean, };

export type Purpose = "help" | "check" | "both";

export type Question = { 
/**
 * Its id in the method.
 */
id: string, 
/**
 * Its lens.
 */
lens: Lens, 
/**
 * The question.
 */
title: string, 
/**
 * The lens's short name.
 */
name: string, 
/**
 * One sentence of help.
 */
help: string, 
/**
 * The items of the method that it carries.
 */
sources: Array<string>, 
/**
 * What it falls apart into.
 */
subs: Array<SubQuestion>, };

export type QuestionAnswer = { 
/**
 * The sub-question's id in the content.
 */
question: string, 
/**
 * Absent while nothing was chosen.
 */
answer: Answer | null, 
/**
 * Free text beside it.
 */
note: string, };

export type RecoveryConfirm = { 
/**
 * The group that was asked first.
 */
first: string, 
/**
 * The group that was asked second.
 */
second: string, };

export type RecoveryMake = { 
/**
 * The passphrase; absent where [`RecoveryState`](crate::ways_in::RecoveryState) says that it is not asked.
 */
passphrase: string | null, 
/**
 * Whether three sheets are made of which any two open the vault, and not one that opens it by itself.
 */
three?: boolean, };

export type RecoverySheet = { 
/**
 * Which of three it is, from 1; 0 for one that opens the vault by itself.
 */
number: number, 
/**
 * The groups of its code, in order.
 */
groups: Array<string>, 
/**
 * The places of the groups that are asked back, counted from 0, the first one first.
 */
ask: [number, number], 
/**
 * The day on which it is made.
 */
made: string, };

export type RecoveryState = { 
/**
 * The day on which they were made; absent without any.
 */
made: string | null, 
/**
 * How many there are: none, one, or three of which any two open the vault.
 */
sheets: number, 
/**
 * The day on which they last opened the vault, or a copy; absent as long as they did not.
 */
rehearsed: string | null, 
/**
 * Whether the user chose to go without one.
 */
refused: boolean, 
/**
 * Whether new ones ask for the passphrase.
 */
asks: boolean, };

export type RecoveryTyped = { 
/**
 * The code of a recovery sheet.
 */
code: string, 
/**
 * The code of a second one; absent or empty for a sheet that opens the vault by itself.
 */
other?: string, };

export type RecoveryUnlock = { 
/**
 * The code of a recovery sheet, as typed.
 */
code: string, 
/**
 * The code of a second one; absent or empty for a sheet that opens the vault by itself.
 */
other?: string, 
/**
 * The passphrase as typed.
 */
passphrase: string, };

export type Role = "opportunity" | "teacher" | "guide" | "co_creator";

export type RoleText = { 
/**
 * Which role.
 */
id: Role, 
/**
 * Its name.
 */
label: string, 
/**
 * What it is.
 */
text: string, 
/**
 * The items of the method that it carries.
 */
sources: Array<string>, };

export type SearchFor = { 
/**
 * Words or beginnings of words.
 */
query: string, 
/**
 * Only in conversations with this person.
 */
person: PersonId | null, 
/**
 * Only texts that belong to this lens.
 */
lens: Lens | null, 
/**
 * Only in conversations of this period.
 */
period: Period | null, };

export type SelfImage = "chance" | "learn" | "help" | "other_plans";

export type SelfImageText = { 
/**
 * Which self-image.
 */
id: SelfImage, 
/**
 * How it sounds, in the first person.
 */
label: string, 
/**
 * Three words at most.
 */
short: string, 
/**
 * The items of the method that it carries.
 */
sources: Array<string>, };

export type Side = "mine" | "theirs";

export type Span = { 
/**
 * The text of this piece.
 */
text: string, 
/**
 * Whether it is what was searched for.
 */
hit: boolean, };

export type Start = "plan" | "now" | "look_back";

export type Strength = { 
/**
 * Whether a vault may have it.
 */
long_enough: boolean, 
/**
 * How hard it is to guess.
 */
level: StrengthLevel, 
/**
 * Its characters, without spaces at the ends: Unicode scalar values as they are read.
 */
characters: number, 
/**
 * Whether it begins or ends with a space that counts.
 */
spaced: boolean, };

export type StrengthLevel = "weak" | "fair" | "strong" | "very_strong";

export type StuckAt = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * Through which lens.
 */
lens: Lens, };

export type SubQuestion = { 
/**
 * Its stable id.
 */
id: string, 
/**
 * The question, about a conversation that is over.
 */
text: string, 
/**
 * The items of the method that it carries.
 */
sources: Array<string>, };

export type Tag = "vault" | "prefs" | "conversations" | "conversation" | "people" | "bin" | "backups";

export type TakenAlong = { 
/**
 * Conversations in it, those in the bin counted.
 */
conversations: number, 
/**
 * The size of the file, in bytes.
 */
bytes: number, 
/**
 * How it is opened without the app: to lie beside it.
 */
guide: ExportFile, };

export type TalkKind = "acquaintance" | "intake" | "progress" | "evaluation" | "hard_news" | "other";

export type TextEdit = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * Which text.
 */
field: TextField, 
/**
 * The whole body.
 */
body: string, };

export type TextField = "occasion" | "why_me" | "why_would_they" | "why_would_they_not" | "stakes" | "leads_to" | "who_are_we" | "place" | "gain_mine" | "gain_theirs" | "shared_goal" | "first_step" | "opening" | "went_well" | "went_less" | "doubts" | "note_friction" | "note_frame" | "note_genuine" | "note_what" | "note_how" | "feedback_guess" | "feedback_answer";

export type Theme = "system" | "light" | "dark" | "contrast";

export type TogetherChange = { "field": "own", "value": boolean } | { "field": "skip", "value": boolean } | { "field": "words", "value": string };

export type TogetherEdit = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * Which item.
 */
item: AgendaItemId, 
/**
 * What changes.
 */
change: TogetherChange, };

export type TogetherFor = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * Whether the other is addressed as *u*.
 */
formal: boolean, };

export type TogetherItem = { 
/**
 * Which item.
 */
id: AgendaItemId, 
/**
 * What it is about.
 */
body: string, 
/**
 * Whose it is.
 */
side: Side, 
/**
 * Whether the other said that it is theirs.
 */
own: boolean, 
/**
 * Whether these are the other's literal words.
 */
literal: boolean, 
/**
 * *Hier liever niet over*.
 */
skip: boolean, };

export type TogetherMove = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * Which item.
 */
item: AgendaItemId, 
/**
 * Where to.
 */
direction: Direction, };

export type TogetherView = { 
/**
 * The texts of the shareable cards of the deck, in its order.
 */
cards: Array<string>, 
/**
 * The joint agenda, in the order that both chose.
 */
agenda: Array<TogetherItem>, 
/**
 * The card to begin with: the one that was on screen, if it may be seen.
 */
start: number, };

export type TogetherWords = { 
/**
 * Which conversation.
 */
conversation: ConversationId, 
/**
 * The words, literally.
 */
body: string, };

export type UndoKind = "conversation" | "participant" | "agenda_item" | "order" | "card" | "moment" | "agreement" | "approach" | "text" | "answer" | "intention" | "label";

export type VaultState = "missing" | "locked" | "open";

export type Who = "me" | "other" | "both" | "someone";

export type Whom = { "kind": "known", "value": PersonId } | { "kind": "new", "value": string };

/** Each command with its request and its response. */
export interface Api {
  app_status: [null, AppStatus];
  method_get: [null, Method];
  prefs_set: [Prefs, null];
  about_get: [AboutFor, Document];
  passphrase_check: [Passphrase, Strength];
  passphrase_same: [PassphrasePair, boolean];
  passphrase_make: [null, MadePassphrase];
  vault_create: [Passphrase, null];
  vault_unlock: [Passphrase, null];
  vault_lock: [null, null];
  vault_set_aside: [null, string];
  recovery_check: [RecoveryTyped, Misread | null];
  recovery_unlock: [RecoveryUnlock, null];
  backup_inspect: [BackupTyped, BackupContents];
  backup_restore: [BackupTyped, null];
  recovery_get: [null, RecoveryState];
  recovery_make: [RecoveryMake, RecoverySheet];
  recovery_confirm: [RecoveryConfirm, RecoverySheet | null];
  recovery_refuse: [null, null];
  recovery_rehearse: [RecoveryTyped, Holds];
  rehearsal_decline: [null, null];
  passphrase_change: [PassphraseChange, null];
  backup_daily_set: [BackupDaily, null];
  backup_notice_seen: [BackupNotice | null, null];
  backup_holding: [BinRef, HeldIn];
  conversation_list: [ListFilter, ConversationList];
  conversation_create: [NewConversation, ConversationId];
  conversation_get: [ConversationRef, Conversation];
  conversation_set: [ConversationEdit, null];
  conversation_text_set: [TextEdit, null];
  conversation_copy: [ConversationRef, ConversationId];
  conversation_delete: [ConversationRef, null];
  person_list: [null, Array<PersonRow>];
  person_rename: [PersonRename, null];
  person_merge: [PersonMerge, null];
  participant_add: [ParticipantAdd, PersonId];
  participant_remove: [ParticipantRef, null];
  participant_part: [ParticipantPart, null];
  agenda_add: [AgendaAdd, AgendaItemId];
  agenda_edit: [AgendaEdit, null];
  agenda_move: [AgendaMove, null];
  agenda_delete: [AgendaRef, null];
  deck_add: [DeckAdd, DeckEntryId];
  deck_add_intention: [DeckIntention, DeckEntryId];
  deck_move: [DeckMove, null];
  deck_remove: [DeckRef, null];
  approach_set: [ApproachEdit, null];
  approach_remove: [ApproachRef, null];
  during_start: [ConversationRef, null];
  during_get: [ConversationRef, DuringView];
  during_place: [DeckPlace, null];
  during_stuck: [StuckAt, string];
  during_stop: [ConversationRef, null];
  moment_add: [MomentAdd, MomentId];
  moment_remove: [MomentRef, null];
  together_get: [TogetherFor, TogetherView];
  together_move: [TogetherMove, null];
  together_words: [TogetherWords, AgendaItemId];
  together_edit: [TogetherEdit, null];
  answer_set: [AnswerEdit, null];
  agreement_add: [AgreementAdd, AgreementId];
  agreement_edit: [AgreementEdit, null];
  agreement_delete: [AgreementRef, null];
  intention_set: [IntentionEdit, IntentionId];
  intention_outcome_set: [OutcomeSet, null];
  look_back_finish: [ConversationRef, null];
  intention_list: [null, Array<OpenIntention>];
  hints_get: [HintsFor, Array<Hint>];
  bin_list: [null, Array<BinRow>];
  bin_restore: [BinRef, null];
  bin_erase: [BinRef, null];
  export_get: [ExportFor, Export];
  undo: [null, UndoKind | null];
  search: [SearchFor, Array<Hit>];
  backup_folder_set: [BackupFolder, null];
  backup_list: [null, BackupView];
  backup_make: [null, BackupFact];
  backup_daily: [null, BackupFact | null];
  backup_remove: [BackupRef, null];
  backup_expire: [null, null];
  backup_forget: [BackupFolder, number];
  backup_contents: [BackupFile, BackupContents];
  backup_put_back: [BackupFile, null];
  export_all: [ExportAll, TakenAlong];
}
