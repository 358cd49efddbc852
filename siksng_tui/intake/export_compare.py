"""An export beside a household of the register: which answers differ, and who is not there."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from forms import differing, editing
from forms.editing import Path
from forms.following import follow
from forms.identity import is_complete
from forms.instrument import Instrument
from forms.merge import Change
from forms.names import name_key
from forms.presence import lives_here
from forms.records import Answer, HouseholdRecord, Subject
from forms.same_name import is_enough, likeness
from forms.told import means, told
from siksng_tui.intake.exports import Exported, ExportRow
from siksng_tui.intake.report import Cell

MEMBER_ID: Final = "id_art_bdt"
"""The centre's number of a person, by which a row is tied to one first."""

Wanted = Mapping[str, Mapping[str, Answer]]
"""Id of a subject to the answers that an export has otherwise."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What an export would change in a household.

    Args:
        wanted: the answers that it has otherwise, as they would be typed.
        changes: every answer that would differ then, with what follows from it.
        rows: the row that speaks of each subject.
        newcomers: members whom the household does not have.
        strangers: rows whose number is that of another person there; nothing of them is wanted.
        unnamed: members who live there and of whom no row is.
    """

    wanted: Wanted
    changes: tuple[Change, ...]
    rows: Mapping[str, ExportRow]
    newcomers: tuple[ExportRow, ...]
    strangers: tuple[ExportRow, ...]
    unnamed: tuple[Subject, ...] = ()

    @property
    def differs(self) -> bool:
        """Return whether the household would become another one."""
        return bool(self.changes or self.newcomers)

    def chosen(self, *, changes: bool, newcomers: bool) -> "Compared":
        """Return what is left of it."""
        return replace(
            self,
            wanted=self.wanted if changes else {},
            changes=self.changes if changes else (),
            newcomers=self.newcomers if newcomers else (),
        )

    def changed(self) -> frozenset[Cell]:
        """Return where the rows stand that change something."""
        touched = {change.subject for change in self.changes}
        return frozenset(row.where for own, row in self.rows.items() if own in touched)


NOTHING: Final = Compared({}, (), {}, (), ())
"""What changes in nobody."""


def compared(
    questions: Instrument, record: HouseholdRecord, said: Exported, today: dt.date
) -> Compared:
    """Return what an export would change in a household.

    An empty cell changes nothing, nobody who is in no row is touched, and what only the centre or
    the program itself answers is passed over.
    """
    rows, newcomers, strangers, left = _tied(questions, record, said)
    found = {own: _differing(questions, record.subject(own), row) for own, row in rows.items()}
    cards = dict(_cards(questions, record, found))
    rows |= {family: rows[person] for family, (person, _card) in cards.items()}
    found |= {
        family: {questions.roles["family_card"]: card} for family, (_person, card) in cards.items()
    }
    wanted = {own: answers for own, answers in found.items() if answers}
    changes = _changes(questions, record, wanted, today) if wanted else ()
    unnamed = tuple(own for own in left if lives_here(questions, own))
    return Compared(wanted, changes, rows, tuple(newcomers), tuple(strangers), unnamed)


def told_by_centre(
    questions: Instrument, record: HouseholdRecord, found: Compared
) -> Iterator[tuple[ExportRow, str]]:
    """Yield rows with each variable that only the centre answers and the register has otherwise."""
    for own, row in found.rows.items():
        subject = record.subject(own)
        for name, answer in row.answers.items():
            variable = questions.variable(name)
            is_own = questions.block(variable.block).subject is subject.kind
            if is_own and variable.read_only and subject.answers.get(name) != answer:
                yield row, name


def with_answers(subject: Subject, answers: Mapping[str, Answer]) -> Subject:
    """Return a subject with some answers set."""
    for variable, answer in answers.items():
        subject = editing.with_answer(subject, Path(variable), answer)
    return subject


def _changes(
    questions: Instrument, record: HouseholdRecord, wanted: Wanted, today: dt.date
) -> tuple[Change, ...]:
    """Return what differs in a household once it was answered so."""
    filled = record
    for own, answers in wanted.items():
        filled = editing.with_subject(filled, with_answers(record.subject(own), answers))
    settled = follow(questions, record, filled, today)
    return differing.differences(questions, record, settled)


def _tied(
    questions: Instrument, record: HouseholdRecord, said: Exported
) -> tuple[dict[str, ExportRow], list[ExportRow], list[ExportRow], list[Subject]]:
    """Return each subject's row, the rows of nobody and of somebody else, and who is in none."""
    rows = {record.household.id: said.household} if said.household else {}
    newcomers, strangers, left = [], [], list(record.persons)
    for row in said.members:
        person = _person(questions, left, row)
        if person is None:
            newcomers.append(row)
            continue
        left.remove(person)
        if _is_other(questions, person, row):
            strangers.append(row)
        else:
            rows[person.id] = row
    return rows, newcomers, strangers, left


def _person(questions: Instrument, persons: Sequence[Subject], row: ExportRow) -> Subject | None:
    """Return whom a row is of: by the centre's number, the NIK, or name and birth."""
    for key in (_by_centre, _by_nik, _by_name):
        wanted = key(questions, row.answers)
        found = (own for own in persons if key(questions, own.answers) == wanted)
        if wanted and (person := next(found, None)):
            return person
    return None


def _by_centre(_questions: Instrument, answers: Mapping[str, Answer]) -> str:
    """Return the centre's number of a person, empty without one."""
    return str(answers.get(MEMBER_ID, ""))


def _by_nik(questions: Instrument, answers: Mapping[str, Answer]) -> str:
    """Return a whole NIK, empty without one."""
    nik = told(questions, answers, "nik")
    return nik if is_complete(nik) else ""


def _by_name(questions: Instrument, answers: Mapping[str, Answer]) -> str:
    """Return name and day of birth, empty where one of them is missing."""
    name, birth = (told(questions, answers, role) for role in ("name", "birth"))
    return f"{name_key(name)}/{birth}" if name and birth else ""


def _is_other(questions: Instrument, person: Subject, row: ExportRow) -> bool:
    """Return whether a row is of somebody else than who has its number: name and NIK differ."""
    niks = {_by_nik(questions, person.answers), _by_nik(questions, row.answers)}
    names = [name_key(told(questions, own, "name")) for own in (person.answers, row.answers)]
    unlike = all(names) and not is_enough(likeness(*names))
    return unlike and (len(niks) > 1 or niks == {""})


def _differing(questions: Instrument, subject: Subject, row: ExportRow) -> Mapping[str, Answer]:
    """Return those answers of a row that may be typed and that a subject has otherwise."""
    return {
        name: answer
        for name, answer in row.answers.items()
        if subject.answers.get(name) != answer and _is_typed(questions, subject, name)
    }


def _is_typed(questions: Instrument, subject: Subject, name: str) -> bool:
    """Return whether a person would type the answer to a question of a subject."""
    variable = questions.variable(name)
    is_own = questions.block(variable.block).subject is subject.kind
    return is_own and not variable.computed and not variable.read_only


def _cards(
    questions: Instrument, record: HouseholdRecord, found: Wanted
) -> Iterator[tuple[str, tuple[str, Answer]]]:
    """Yield the families whose card goes with that of their head, with the head and the card."""
    for person in record.persons:
        card = found.get(person.id, {}).get(questions.roles.get("card", ""))
        family = person.links.get("family", "")
        is_head = means(questions, person.answers, "family_relation.head")
        if card is None or not is_head or not record.has(family):
            continue
        known = told(questions, record.subject(family).answers, "family_card")
        if known in {"", told(questions, person.answers, "card")}:
            yield family, (person.id, card)
