"""Every key of the program, in one table.

A place is a kind of screen or widget; a key that stands in a place works there. Two keys may share
a letter only where no screen holds both: Textual would run the first and say nothing, so a test
forbids it.

Source of the conventions: IBM 5250 and CUA (F1, F3, F4, F5, F9), dBase and CSPro (F10, PgDn).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from siksng_tui.words import N_


class Place(StrEnum):
    """Where a key works: a kind of screen, or a widget on one."""

    EVERYWHERE = "everywhere"
    MENU = "menu"
    LIST = "list"
    SETTLE = "settle"
    PAIR = "pair"
    IMPORT = "import"
    TRIAGE = "triage"
    RULE = "rule"
    SEND = "send"
    IMPORTS = "imports"
    MAP = "map"
    HITS = "hits"
    PAGE = "page"
    CASE = "case"
    SET = "set"
    FORM = "form"
    EDIT = "edit"
    ENTRY = "entry"
    CODES = "codes"
    ROSTER = "roster"
    SEVERAL = "several"
    TEXTS = "texts"
    OFFICE = "office"
    UNLOCK = "unlock"
    QUESTION = "question"
    FILED = "filed"
    PROGRESS = "progress"


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what it is called, what it does, and where.

    Args:
        id: place and action, "form.file"; the action method is `action_file`.
        keys: Textual's names; the first is the one that is taught.
        shown: how the first is printed on the bottom line and the key card.
        label: one or two words for the bottom line, to be translated.
        meaning: a sentence for the help page and the key card, to be translated.
    """

    id: str
    keys: tuple[str, ...]
    shown: str
    label: str
    meaning: str

    @property
    def place(self) -> Place:
        """Return where the key works."""
        return Place(self.id.partition(".")[0])

    @property
    def action(self) -> str:
        """Return the name of the action, without its place."""
        return self.id.partition(".")[2]


KEYS: Final = (
    Key("everywhere.help", ("f1", "question_mark"), "F1", N_("Help"),
        N_("Help for this field or screen; ? does the same where no text is being typed")),
    Key("everywhere.back", ("f3", "escape"), "F3", N_("Back"),
        N_("Leave this screen, one level back; Esc does the same")),
    Key("everywhere.lock", ("ctrl+l",), "Ctrl+L", N_("Lock"),
        N_("Lock the screen; the draft stays")),
    Key("everywhere.pause", ("ctrl+w",), "Ctrl+W", N_("Pause"),
        N_("Blank the screen until a key is pressed; the time is no work time")),
    Key("menu.choose", ("enter", "ctrl+j"), "Enter", N_("Choose"),
        N_("Open the item under the cursor; its digit or letter does the same at once")),
    Key("menu.up", ("up", "shift+tab"), N_("Up"), N_("Above"), N_("Item above")),
    Key("menu.down", ("down", "tab"), N_("Down"), N_("Below"), N_("Item below")),
    Key("menu.left", ("left",), N_("Left"), N_("To the left"),
        N_("Item of the column at the left")),
    Key("menu.right", ("right",), N_("Right"), N_("To the right"),
        N_("Item of the column at the right")),
    Key("list.open", ("enter", "ctrl+j"), "Enter", N_("Open"), N_("Open the row under the cursor")),
    Key("list.new", ("f2", "insert"), "F2", N_("New"), N_("New row; Ins does the same")),
    Key("list.road", ("f4",), "F4", N_("Road"),
        N_("Show who had this request when: offices, parcels, receipts, decisions")),
    Key("list.refresh", ("f5",), "F5", N_("Refresh"), N_("Read the list again")),
    Key("list.whose", ("f6",), "F6", N_("Own/all"),
        N_("Show what you entered, or what everybody did")),
    Key("list.find", ("f9", "ctrl+f", "slash"), "F9", N_("Find"),
        N_("Search; / does the same where no text is being typed")),
    Key("list.file", ("f10", "ctrl+s"), "F10", N_("Do it"), N_("Do what this list is for")),
    Key("list.file_all", ("ctrl+a", "asterisk"), "Ctrl+A", N_("All"),
        N_("Do it to every row, after a question; * does the same")),
    Key("list.remove", ("delete",), "Del", N_("Remove"), N_("Remove the row, after a question")),
    Key("list.sort", ("ctrl+o",), "Ctrl+O", N_("Sort"), N_("Sort the rows")),
    Key("list.print", ("ctrl+p",), "Ctrl+P", N_("Print"), N_("Print what is on screen")),
    Key("list.results", ("ctrl+r",), "Ctrl+R", N_("Results"),
        N_("Show how often answers were wrong")),
    Key("list.up", ("up", "shift+tab"), N_("Up"), N_("Above"), N_("Row above")),
    Key("list.down", ("down", "tab"), N_("Down"), N_("Below"), N_("Row below")),
    Key("list.page_up", ("pageup", "f7"), "PgUp", N_("Page up"), N_("Page of rows above")),
    Key("list.page_down", ("pagedown", "f8"), "PgDn", N_("Page down"), N_("Page of rows below")),
    Key("list.first", ("home",), "Home", N_("First"), N_("First row")),
    Key("list.last", ("end",), "End", N_("Last"), N_("Last row")),
    Key("settle.first", ("1",), "1", N_("First answer"), N_("The paper has the first answer")),
    Key("settle.second", ("2",), "2", N_("Second answer"), N_("The paper has the second answer")),
    Key("settle.third", ("3",), "3", N_("Another answer"),
        N_("The paper has neither, or one would rather type it: type it a third time")),
    Key("pair.first", ("1",), "1", N_("Same, 1 stays"),
        N_("Both are one: the first record stays, a request takes the second off the list")),
    Key("pair.second", ("2",), "2", N_("Same, 2 stays"),
        N_("Both are one: the second record stays, a request takes the first off the list")),
    Key("pair.different", ("3",), "3", N_("Different"),
        N_("They are two, with a reason; the pair is not asked again")),
    Key("pair.visit", ("4",), "4", N_("Visit"),
        N_("Somebody has to go there and ask; the pair stays at the end of the list")),
    Key("pair.later", ("5",), "5", N_("Later"), N_("Say nothing, and show the next pair")),
    Key("import.other", ("f9",), "F9", N_("Other file"),
        N_("Look at this export together with the other one: households and members")),
    Key("import.rows", ("f4",), "F4", N_("Which rows"),
        N_("Enter everything, only who is new, or only what changes")),
    Key("triage.same", ("1",), "1", N_("Same"),
        N_("It is the same as another request, which is kept; another person confirms")),
    Key("triage.different", ("2",), "2", N_("It is right"),
        N_("What is doubtful is right, with a reason; it is judged anew")),
    Key("triage.send_back", ("3",), "3", N_("Send back"),
        N_("Send it back to be mended below, with a reason and the answers that are meant")),
    Key("triage.wait", ("4",), "4", N_("Lay aside"),
        N_("Lay it aside with a reason; once more takes it up again")),
    Key("triage.compare", ("5",), "5", N_("Compare"),
        N_("Show it beside the other household that bears one of its numbers")),
    Key("rule.accept", ("1",), "1", N_("Accept"), N_("Propose that the request is accepted")),
    Key("rule.reject", ("2",), "2", N_("Reject"),
        N_("Propose that the request is rejected, with a reason")),
    Key("rule.absorb", ("3",), "3", N_("Absorb"),
        N_("Propose that the request is absorbed in another one, which is kept")),
    Key("send.extracts", ("ctrl+d",), "Ctrl+D", N_("Hand down"),
        N_("Write the register of an office below, or of all of them, to a stick")),
    Key("imports.layouts", ("ctrl+k",), "Ctrl+K", N_("Profiles"),
        N_("Show the profiles of columns that this office mapped or took over from another")),
    Key("map.field", ("f4",), "F4", N_("Field"),
        N_("Choose what the column is taken as; Enter does the same")),
    Key("map.drop", ("delete",), "Del", N_("Not taken"), N_("Take the column as nothing")),
    Key("map.test", ("f9",), "F9", N_("Try"), N_("Show what the first ten rows would become")),
    Key("map.save", ("f10", "ctrl+s"), "F10", N_("Save"),
        N_("Save the layout under a name, and look at the file by it")),
    Key("map.purpose", ("f2",), "F2", N_("What it is"),
        N_("Say anew what the file is; what its columns are is guessed anew, too")),
    Key("hits.up", ("up", "shift+tab"), N_("Up"), N_("Above"), N_("Row above")),
    Key("hits.down", ("down", "tab"), N_("Down"), N_("Below"), N_("Row below")),
    Key("hits.page_up", ("pageup", "f7"), "PgUp", N_("Page up"), N_("Page of rows above")),
    Key("hits.page_down", ("pagedown", "f8"), "PgDn", N_("Page down"), N_("Page of rows below")),
    Key("hits.which", ("f6",), "F6", N_("Which"),
        N_("Show all entries, those tied to the register, those that are not, or those that several"
           " persons fit")),
    Key("hits.print", ("ctrl+p",), "Ctrl+P", N_("Export"),
        N_("Write what is listed as a file for another program")),
    Key("page.up", ("up", "shift+tab"), N_("Up"), N_("Above"), N_("Line above")),
    Key("page.down", ("down", "tab"), N_("Down"), N_("Below"), N_("Line below")),
    Key("page.page_up", ("pageup",), "PgUp", N_("Page up"), N_("Page of lines above")),
    Key("page.page_down", ("pagedown", "space"), "PgDn", N_("Page down"),
        N_("Page of lines below")),
    Key("page.first", ("home",), "Home", N_("First"), N_("First line")),
    Key("page.last", ("end",), "End", N_("Last"), N_("Last line")),
    Key("case.open", ("enter", "ctrl+j"), "Enter", N_("Family"),
        N_("Open the family of the register that this is about")),
    Key("case.edit", ("f2",), "F2", N_("Edit"),
        N_("Begin a correction or another request, or go on with a draft")),
    Key("case.road", ("f4",), "F4", N_("Road"),
        N_("Show who had this request when: offices, parcels, receipts, decisions")),
    Key("case.refresh", ("f5",), "F5", N_("Refresh"), N_("Read the record again")),
    Key("case.prints", ("f6",), "F6", N_("Prints"),
        N_("Show which papers of the set were printed when, and by whom")),
    Key("case.previous", ("f7",), "F7", N_("Previous"), N_("Previous record")),
    Key("case.next", ("f8",), "F8", N_("Next"), N_("Next record")),
    Key("case.find", ("f9", "ctrl+f"), "F9", N_("Find"), N_("Search another record")),
    Key("case.file", ("f10", "ctrl+s"), "F10", N_("Do it"), N_("Do the next step of this record")),
    Key("case.reopen", ("ctrl+b",), "Ctrl+B", N_("Reopen"),
        N_("Let a filed request be filled in again, with a reason")),
    Key("case.uncover", ("ctrl+k",), "Ctrl+K", N_("Paper back"),
        N_("Take the signed paper of a set back, to enter it again; with a reason")),
    Key("case.strike", ("ctrl+d",), "Ctrl+D", N_("Strike out"),
        N_("Take out of a set who is struck out on its signed paper; with a reason")),
    Key("case.withdraw", ("delete",), "Del", N_("Withdraw"),
        N_("Take a request back for good, with a reason")),
    Key("case.conflicts", ("ctrl+x",), "Ctrl+X", N_("Conflicts"),
        N_("Settle the answers that the register changed, too")),
    Key("case.note", ("ctrl+n",), "Ctrl+N", N_("Note"), N_("Write a note or a reason")),
    Key("case.print", ("ctrl+p",), "Ctrl+P", N_("Print"), N_("Print this record")),
    Key("set.sign", ("f9",), "F9", N_("E-sign"),
        N_("Sign a printed paper of the set electronically, with the key file of who signs")),
    Key("form.next", ("enter", "ctrl+j"), "Enter", N_("Next"),
        N_("Keep the answer and go to the next question; in a new record to the next one without"
           " an answer; on the last one turn the page or ask to file")),
    Key("form.each", ("tab",), "Tab", N_("Each"),
        N_("Keep the answer and go to the next question, answered or not")),
    Key("form.down", ("down",), N_("Down"), N_("Below"),
        N_("Keep the answer and go to the next question")),
    Key("form.previous", ("shift+tab", "up"), N_("Up"), N_("Previous"),
        N_("Keep the answer and go back along the questions really visited, also to the page"
           " before; Shift+Tab does the same")),
    Key("form.block_up", ("pageup",), "PgUp", N_("Block up"), N_("Previous block of questions")),
    Key("form.block_down", ("pagedown",), "PgDn", N_("Block down"),
        N_("Next block of questions; in a new record its first one without an answer")),
    Key("form.codes", ("f4",), "F4", N_("Codes"), N_("List of codes for this question")),
    Key("form.refresh", ("f5",), "F5", N_("Refresh"), N_("Draw again; nothing typed is lost")),
    Key("form.ditto", ("f6", "equals_sign"), "F6", N_("Ditto"),
        N_("Same answer as in the record before, or the one on offer that goes on as typed;"
           " = in an empty field does the same")),
    Key("form.previous_record", ("f7",), "F7", N_("Previous"), N_("Previous person or record")),
    Key("form.next_record", ("f8",), "F8", N_("Next"), N_("Next person or record")),
    Key("form.roster", ("f9", "ctrl+f"), "F9", N_("Pages"),
        N_("List of the pages of this record: household and persons")),
    Key("form.file", ("f10", "ctrl+s"), "F10", N_("File"),
        N_("Check the answers and file the record; Enter on the last question asks the same")),
    Key("form.go_to", ("ctrl+g",), "Ctrl+G", N_("Go to"),
        N_("Go to a question by its number or by words of it")),
    Key("form.note", ("ctrl+n",), "Ctrl+N", N_("Note"), N_("Write a reason or a note")),
    Key("form.next_finding", ("ctrl+e",), "Ctrl+E", N_("Finding"),
        N_("Go to the next question with a finding")),
    Key("form.changes", ("ctrl+r",), "Ctrl+R", N_("Changes"), N_("Show before and after")),
    Key("form.conflicts", ("ctrl+x",), "Ctrl+X", N_("Conflicts"),
        N_("Settle the answers that the register changed, too")),
    Key("form.known", ("ctrl+k",), "Ctrl+K", N_("Whose"),
        N_("Open the family that has the NIK, card number or name which was just typed")),
    Key("form.all_no", ("ctrl+t",), "Ctrl+T", N_("All no"),
        N_("Answer no to every open yes/no question of this block; on a count"
           " zero from here on")),
    Key("form.as_above", ("ctrl+y",), "Ctrl+Y", N_("As above"),
        N_("Answer what is open from here to the end of the block as the member above")),
    Key("form.take_back", ("ctrl+b",), "Ctrl+B", N_("Take back"),
        N_("Put back what the field that was left last had before; again for the one before it")),
    Key("form.new_member", ("ctrl+a", "ctrl+d"), "Ctrl+A", N_("New member"),
        N_("Begin a member behind this one, in a request that adds members")),
    Key("form.advance", ("ctrl+o",), "Ctrl+O", N_("Pace"),
        N_("How fields are left and what Enter passes; kept for you alone")),
    Key("form.print", ("ctrl+p",), "Ctrl+P", N_("Slip"), N_("Print the slip for the citizen")),
    Key("edit.left", ("left",), N_("Left"), N_("To the left"),
        N_("One character left in the field")),
    Key("edit.right", ("right",), N_("Right"), N_("To the right"),
        N_("One character right in the field")),
    Key("edit.home", ("home",), "Home", N_("Start"), N_("Start of the field")),
    Key("edit.end", ("end", "f2"), "End", N_("Edit"),
        N_("End of the field, to change an answer instead of typing it anew")),
    Key("edit.rub_out", ("backspace", "ctrl+h"), "Backspace", N_("Rub out"),
        N_("Remove the character before the cursor")),
    Key("edit.delete", ("delete",), "Del", N_("Delete"), N_("Remove the character at the cursor")),
    Key("edit.overwrite", ("insert",), "Ins", N_("Overwrite"),
        N_("Type over characters, or push them on")),
    Key("edit.clear", ("ctrl+u",), "Ctrl+U", N_("Empty"), N_("Empty the field")),
    Key("entry.submit", ("enter", "ctrl+j"), "Enter", N_("Continue"), N_("Continue")),
    Key("office.replace", ("ctrl+k",), "Ctrl+K", N_("PC replaced"),
        N_("Certify an office anew whose PC was lost, replaced or restored from a backup")),
    Key("office.write_list", ("ctrl+d",), "Ctrl+D", N_("Write list"),
        N_("Write the list of revoked certificates to a stick or a folder")),
    Key("office.own_card", ("ctrl+b",), "Ctrl+B", N_("Own card"),
        N_("Write the card of this office to a stick, for the offices that send to it")),
    Key("office.limits", ("ctrl+t",), "Ctrl+T", N_("Limits"),
        N_("How large a file may be that is imported")),
    Key("office.papers", ("ctrl+n",), "Ctrl+N", N_("Papers"),
        N_("What the papers of this office say: letterhead, who signs, every text")),
    Key("texts.edit", ("f2",), "F2", N_("Edit"),
        N_("Change the text under the cursor; Enter does the same")),
    Key("texts.add", ("insert",), "Ins", N_("Add"), N_("Add a line below the cursor")),
    Key("texts.places", ("f4",), "F4", N_("Places"),
        N_("List of the names that may stand in braces in this text")),
    Key("unlock.names", ("f4",), "F4", N_("Names"), N_("List of the accounts of this office")),
    Key("unlock.recover", ("f9",), "F9", N_("Forgotten"),
        N_("Forgotten passphrase: the recovery code gives an account a new one")),
    Key("unlock.next", ("tab", "down"), "Tab", N_("Next"), N_("Next line")),
    Key("unlock.previous", ("shift+tab", "up"), N_("Up"), N_("Previous"), N_("Line before")),
    Key("codes.choose", ("enter", "ctrl+j"), "Enter", N_("Choose"),
        N_("Take the code under the cursor; typing narrows the list")),
    Key("codes.up", ("up", "shift+tab"), N_("Up"), N_("Above"), N_("Code above")),
    Key("codes.down", ("down", "tab"), N_("Down"), N_("Below"), N_("Code below")),
    Key("codes.page_up", ("pageup",), "PgUp", N_("Page up"), N_("Page of codes above")),
    Key("codes.page_down", ("pagedown",), "PgDn", N_("Page down"), N_("Page of codes below")),
    Key("roster.new", ("f2", "insert"), "F2", N_("New"),
        N_("Begin a member behind the one under the cursor; Ins does the same")),
    Key("roster.remove", ("delete",), "Del", N_("Remove"),
        N_("Remove a member whom this request began, after a question")),
    Key("roster.sort", ("ctrl+o",), "Ctrl+O", N_("Sort"),
        N_("Put the new members in the order of the paper, the head first")),
    Key("roster.move_up", ("f7",), "F7", N_("Higher"), N_("Move the new member one place up")),
    Key("roster.move_down", ("f8",), "F8", N_("Lower"),
        N_("Move the new member one place down")),
    Key("roster.family", ("ctrl+k",), "Ctrl+K", N_("Family"),
        N_("Begin another family of the household, with its first member")),
    Key("several.mark", ("space",), N_("Space"), N_("Mark"),
        N_("Choose the row under the cursor, or leave it out again; Enter goes on")),
    Key("question.yes", ("y", "Y"), "Y", N_("Yes"), N_("Yes")),
    Key("question.no", ("t", "T", "n", "N", "escape", "f3"), N_("N"), N_("No"), N_("No")),
    Key("filed.slip", ("ctrl+p",), "Ctrl+P", N_("Slip"),
        N_("Print the citizen's slip of the request that was filed just now")),
    Key("progress.cancel", ("escape", "f3"), "F3", N_("Cancel"),
        N_("Stop; what was finished stays, the rest is undone")),
)  # fmt: skip
"""The table. Its order is the order of the bottom line and of the key card."""

TOGETHER: Final = (
    (Place.EVERYWHERE, Place.MENU),
    (Place.EVERYWHERE, Place.LIST, Place.SETTLE),
    (Place.EVERYWHERE, Place.LIST, Place.PAIR),
    (Place.EVERYWHERE, Place.LIST, Place.OFFICE),
    (Place.EVERYWHERE, Place.LIST, Place.TRIAGE),
    (Place.EVERYWHERE, Place.LIST, Place.RULE),
    (Place.EVERYWHERE, Place.LIST, Place.SEND),
    (Place.EVERYWHERE, Place.LIST, Place.IMPORTS),
    (Place.EVERYWHERE, Place.MAP),
    (Place.EVERYWHERE, Place.TEXTS),
    (Place.EVERYWHERE, Place.CASE, Place.PAGE),
    (Place.EVERYWHERE, Place.SET, Place.PAGE),
    (Place.EVERYWHERE, Place.FORM, Place.EDIT),
    (Place.EVERYWHERE, Place.ENTRY, Place.EDIT, Place.HITS),
    (Place.EVERYWHERE, Place.ENTRY, Place.EDIT, Place.UNLOCK),
    (Place.EVERYWHERE, Place.ENTRY, Place.EDIT, Place.OFFICE),
    (Place.CODES, Place.EDIT),
    (Place.CODES, Place.ROSTER),
    (Place.CODES, Place.SEVERAL),
    (Place.QUESTION, Place.FILED),
    (Place.PROGRESS,),
)
"""Places whose keys work at the same time; within one of these no key may stand twice."""
