"""The answers behind the form: each left field goes to the service, changed lines come back."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from forms import editing, keying, merge, values
from forms.editing import Path
from forms.errors import SiksngError
from forms.findings import Finding
from forms.instrument import Variable
from forms.records import Answer, HouseholdRecord, Subject
from siksng_tui import messages, words
from siksng_tui.screens.entry import entry_lines, entry_nik, entry_pages, entry_proposed
from siksng_tui.screens.entry.entry_cursor import Cursor
from siksng_tui.screens.entry.entry_lines import Spot
from siksng_tui.screens.entry.entry_pages import Page
from siksng_tui.screens.entry.entry_steps import Step, Steps
from siksng_tui.screens.entry.entry_work import EntryWork, Filling
from siksng_tui.services.entry.entry import Entry, LeftField
from siksng_tui.services.entry.filling import Stretch
from siksng_tui.widgets.formlines import FieldLine, FormLine, HeadingLine, Left


class EntryAnswers:
    """One request under the keyboard: its answers, and the page of them that is on the desk."""

    def __init__(self, entry: Entry, work: EntryWork, key: str = entry_pages.BEFORE) -> None:
        """Lay a page of a request on the desk; an unknown one is the first."""
        self._work = work
        self._take(entry, key)
        self._steps = Steps()
        self._before: list[HouseholdRecord | None] = []

    def pages(self) -> tuple[Page, ...]:
        """Return all pages of the request."""
        return entry_pages.pages(self.entry)

    def turn_to(self, key: str) -> list[FormLine]:
        """Lay another page on the desk; returns its lines."""
        self.page = self._page(key)
        self._lay()
        return self.lines()

    def adopt(self, entry: Entry) -> None:
        """Take over an entry whose roster is another.

        The page stays; where it is gone, the first one lies on the desk.
        """
        self._take(entry, self.page.key)

    def lines(self) -> list[FormLine]:
        """Return every line of the page."""
        return [self._drawn(own) for own in self._spots]

    def spot(self, field: str) -> Spot | None:
        """Return the place of a field on the page; None where it does not stand there."""
        return next((own for own in self._spots if isinstance(own, Spot) and own.id == field), None)

    def elsewhere(self) -> Iterator[Sequence[FieldLine]]:
        """Yield the open questions of the other pages, first of those behind this one."""
        pages = self.pages()
        here = self.keys.index(self.page.key)
        for page in (*pages[here + 1 :], *pages[:here]):
            laid = entry_lines.spots(self.entry, page, self._marks, self._work.today())
            asked = (own for own in laid if isinstance(own, Spot) and own.asked and own.typed)
            yield [self._line(own) for own in asked]

    def has_above(self, field: str) -> bool:
        """Return whether a field is a member's, and another member stands above."""
        subject = entry_lines.place_of(field)[0]
        persons = [own.id for own in self.entry.home_of(subject).persons]
        return subject in persons[1:]

    def beside(self, field: str) -> str:
        """Return the open field nearest above a field where nobody types, else nearest below."""
        spots = [own for own in self._spots if isinstance(own, Spot)]
        ids = [own.id for own in spots]
        at = ids.index(field) if field in ids else 0
        near = (*reversed(spots[:at]), *spots[at:])
        return next((own.id for own in near if own.asked and own.typed), "")

    def findings_at(self, field: str) -> tuple[Finding, ...]:
        """Return what was found at a field."""
        return tuple(own for own in self.entry.findings if entry_lines.finding_field(own) == field)

    def leave(self, field_id: str, text: str) -> Left:
        """Keep a text as the answer, durably; empty means not answered."""
        spot = self.spot(field_id)
        if spot is None:
            return Left(accepted=True)
        try:
            entry = self._told(self._kept(self.entry, field_id, text, field_id), spot)
        except SiksngError as error:
            label = spot.variable.label(words.language())
            return Left(accepted=False, message=messages.sentence(error, variable=label))
        self._remember(field_id, entry)
        return self._left(entry)

    def propose(self, field_id: str) -> Left:
        """Take what is proposed behind a field that was left, up to the next one to fill in.

        Raises:
            SiksngError: what was taken until then is durable.
        """
        entry = self.entry
        while True:
            found = entry_proposed.next_behind(entry, field_id)
            if found is None:
                break
            entry = self._kept(entry, *found, field_id)
        self._remember(field_id, entry, with_it=True)
        return self._left(entry)

    def all_no(self, field_id: str) -> tuple[Left, int]:
        """Answer the open yes/no questions of a field's block with no; says how many.

        On a count it answers those from there on with zero instead.

        Raises:
            SiksngError: nothing was stored.
        """
        spot = self.spot(field_id)
        if spot and keying.none_of(self.entry.instrument, spot.variable) is not None:
            return self._fill(self._work.all_none, field_id, self._from(field_id))
        return self._fill(self._work.all_no, field_id, self._block_of(field_id))

    def as_above(self, field_id: str) -> tuple[Left, int]:
        """Answer a field and the open ones behind it in its block as the person before did.

        Raises:
            SiksngError: nothing was stored.
        """
        return self._fill(self._work.as_above, field_id, self._from(field_id))

    def take_back(self) -> tuple[Step, Left] | None:
        """Put back what the last left field, and what followed from it, was; None for nothing.

        Raises:
            SiksngError: nothing was stored.
        """
        step = self._steps.last(self._stands)
        if step is None:
            return None
        cursor = str(Cursor(step.page, step.field))
        entry = self._work.put_back(self.entry, step.back, cursor)
        self._steps.forget()
        return step, self._left(entry)

    def follow(self, field_id: str, entry: Entry) -> None:
        """Take over what followed from a field's answer, to be taken back together with it."""
        self._remember(field_id, entry, with_it=True)
        self.adopt(entry)

    def ditto(self, field_id: str) -> str:
        """Return the same answer of the person before; empty where there is none.

        For the household it is that of the record which the same operator entered before. A child's
        mother is the woman who can only be it; an address is the one before a move.
        """
        subject, path = entry_lines.place_of(field_id)
        known = entry_proposed.known(self.entry, field_id)
        if known:
            return known
        spot, before = self.spot(field_id), self._one_before(subject)
        if spot is None or before is None:
            return ""
        return _shown(spot.variable, editing.answer_at(before, editing.read_path(path)))

    def give_reason(self, finding: Finding, reason: str) -> Sequence[FieldLine]:
        """Keep why a flag is right; returns the lines that changed.

        Raises:
            SiksngError: the reason is blank, or could not be stored; nothing was changed.
        """
        return self._left(self._work.give_reason(self.entry, finding.key, reason)).lines

    def _kept(self, entry: Entry, field: str, text: str, left: str) -> Entry:
        """Return the entry with one field kept, the cursor behind the field that was left."""
        subject, path = entry_lines.place_of(field)
        cursor = Cursor(self.page.key, left, behind=True)
        return self._work.leave(entry, LeftField(subject, path, text, str(cursor)))

    def _told(self, entry: Entry, spot: Spot) -> Entry:
        """Return the entry with what NIKs tell filled in where it is not answered."""
        told = entry_nik.told(self.entry, entry, self._work.today())
        for (subject, name), answer in told.items():
            field = entry_lines.field_id(subject, Path(name))
            text = _shown(entry.instrument.variable(name), answer)
            entry = self._kept(entry, field, text, spot.id)
        return entry

    def _one_before(self, subject_id: str) -> Subject | None:
        """Return whose answer F6 takes for a subject; None where there is nobody."""
        record = self.entry.home_of(subject_id)
        if subject_id == record.household.id:
            before = self._entered_before()
            return before.household if before else None
        persons = [own.id for own in record.persons]
        at = persons.index(subject_id) if subject_id in persons else 0
        return record.persons[at - 1] if at else None

    def _entered_before(self) -> HouseholdRecord | None:
        """Return the record that the same operator entered before, read once."""
        if not self._before:
            self._before.append(self._work.before(self.entry))
        return self._before[0]

    def _block_of(self, field_id: str) -> list[str]:
        """Return the ids of the typed fields of a field's block, as they stand."""
        block: list[str] = []
        for own in self._spots:
            if isinstance(own, HeadingLine) and field_id in block:
                return block
            if isinstance(own, HeadingLine):
                block = []
            elif own.typed:
                block.append(own.id)
        return block

    def _from(self, field_id: str) -> list[str]:
        """Return the ids of a typed field and of those behind it in its block."""
        block = self._block_of(field_id)
        return block[block.index(field_id) :]

    def _fill(self, filling: Filling, field_id: str, fields: Sequence[str]) -> tuple[Left, int]:
        """Answer several fields of one block."""
        subject = entry_lines.place_of(field_id)[0]
        paths = tuple(entry_lines.place_of(own)[1] for own in fields)
        cursor = str(Cursor(self.page.key, field_id))
        entry, count = filling(self.entry, Stretch(subject, paths, cursor))
        self._remember(field_id, entry)
        return self._left(entry), count

    def _remember(self, field_id: str, after: Entry, *, with_it: bool = False) -> None:
        """Keep what a left field has changed, to be taken back; `with_it`: with its own answer."""
        sides = zip(after.records, self.entry.records, strict=True)
        back = tuple(change for new, old in sides for change in merge.changes(new, old))
        self._steps.add(Step(self.page.key, field_id, back), with_it=with_it)

    def _stands(self, step: Step) -> bool:
        """Return whether a field is still there; its member may have been removed."""
        return self.entry.has(entry_lines.place_of(step.field)[0])

    def _left(self, entry: Entry) -> Left:
        """Take an entry over; returns what it changes on the page."""
        before = self._spots
        self._take(entry, self.page.key)
        if [_name(own) for own in before] != [_name(own) for own in self._spots]:
            return Left(accepted=True, form=self.lines())
        changed = [
            own
            for own, old in zip(self._spots, before, strict=True)
            if isinstance(own, Spot) and own != old
        ]
        return Left(accepted=True, lines=[self._line(own) for own in changed])

    def _take(self, entry: Entry, key: str) -> None:
        """Take an entry over, with one of its pages on the desk; the first where that is gone."""
        self.entry = entry
        self.keys = entry_pages.keys(entry)
        self._marks = entry_lines.marks(entry)
        self.page = self._page(key if key in self.keys else self.keys[0])
        self._lay()

    def _lay(self) -> None:
        """Lay out the page anew."""
        entry, recurring = self.entry, self._work.recurring
        named = entry_lines.regions(entry, self._work.named)
        laid = entry_lines.spots(entry, self.page, self._marks, self._work.today())
        self._spots = [
            replace(entry_proposed.offered(entry, own, recurring), region=named.get(own.id, ""))
            if isinstance(own, Spot)
            else own
            for own in laid
        ]

    def _page(self, key: str) -> Page:
        """Return a page of the entry."""
        return entry_pages.page(self.entry, key)

    def _drawn(self, own: Spot | HeadingLine) -> FormLine:
        """Return what is drawn of a line."""
        return own if isinstance(own, HeadingLine) else self._line(own)

    def _line(self, spot: Spot) -> FieldLine:
        """Return the line of an answer."""
        return entry_lines.line(self.entry.instrument, spot, self._work.today())


def _name(own: Spot | HeadingLine) -> str:
    """Return what a line is told apart by."""
    return own.text if isinstance(own, HeadingLine) else own.id


def _shown(variable: Variable, answer: Answer | None) -> str:
    """Return an answer as it is typed, empty for none."""
    return "" if answer is None else values.show_answer(variable, answer, words.language())
