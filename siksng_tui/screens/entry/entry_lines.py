"""How an answer of a request becomes a line of the form: box, codes, meaning, finding."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from forms import flow, keying, proposed, second_keying, values
from forms.editing import Path
from forms.findings import Finding, Severity
from forms.instrument import CodeList, Instrument, ValueType, Variable
from forms.records import Answer, Answers, Subject
from siksng_tui import words
from siksng_tui.screens.entry import entry_boxes
from siksng_tui.screens.entry.entry_pages import Page, Section
from siksng_tui.screens.entry.entry_reading import reading_of
from siksng_tui.services.entry.entry import Entry
from siksng_tui.widgets.formlines import NO_CODES, FieldLine, HeadingLine, Mark
from siksng_tui.words import _

GRAVITY: Final[Mapping[Severity, Mark]] = MappingProxyType(
    {Severity.BLOCK: Mark.BLOCK, Severity.FLAG: Mark.FLAG, Severity.NOTE: Mark.NOTE}
)
"""How a finding is marked while nobody gave a reason for it."""

_ORDER: Final = (Mark.NONE, Mark.NOTE, Mark.FLAG, Mark.BLOCK)
"""Marks from the lightest to the gravest."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands at an answer: the gravest mark, and the sentence with it."""

    mark: Mark = Mark.NONE
    text: str = ""


UNMARKED: Final = Marked()
"""An answer without a finding."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an answer stands in the form, and how it is.

    `filled` says that somebody, or the program, answered it in a subject that the request begins,
    `awaited` that nobody did yet, `told` that it is what the NIK tells there, `proposed` that it is
    what goes with the person's other answers as a rule. `offered` are answers that are known, the
    likeliest first; `ditto` is the one that one key takes where nothing is typed, shown before it
    is taken. `region` is the name of the region whose code the answer is.
    """

    id: str
    variable: Variable
    answer: Answer | None
    asked: bool
    marked: Marked
    filled: bool = False
    awaited: bool = False
    told: bool = False
    proposed: bool = False
    offered: tuple[str, ...] = ()
    ditto: str = ""
    region: str = ""

    @property
    def typed(self) -> bool:
        """Return whether the operator types the answer; others are shown."""
        return is_typed(self.variable)


Named = Callable[[Instrument, Answers], Mapping[str, str]]
"""Gives the names of the regions whose codes a household answers, by variable."""

Marks = Mapping[str, Marked]
"""Id of a field to what stands at it; a field without a finding has no key."""


def field_id(subject: str, path: Path) -> str:
    """Return what a field is called: unique in the request, and the same after every restart."""
    return f"{subject}/{path}"


def place_of(field: str) -> tuple[str, str]:
    """Return the subject and the path of a field's id.

    >>> place_of("3f/rows/businesses/0/usaha_omset")
    ('3f', 'rows/businesses/0/usaha_omset')
    """
    subject, __, path = field.partition("/")
    return subject, path


def finding_field(finding: Finding) -> str:
    """Return the id of the field at which a finding stands."""
    place = finding.place
    return field_id(place.subject, Path(place.variable, place.rows, place.row))


def marks(entry: Entry) -> Marks:
    """Return what stands at each answer: the gravest of its findings, and how many more."""
    found: dict[str, list[Marked]] = {}
    for finding in entry.findings:
        found.setdefault(finding_field(finding), []).append(_marked(entry, finding))
    return {field: _gravest(own) for field, own in found.items()}


def spots(entry: Entry, page: Page, found: Marks, today: dt.date) -> list[Spot | HeadingLine]:
    """Return what stands on a page, line by line: titles, and places for answers.

    `today` is the day by which a NIK tells the century of a birth.
    """
    laid: list[Spot | HeadingLine] = []
    asked: dict[tuple[str, flow.RowPlace | None], frozenset[str]] = {}
    for section in page.sections:
        laid.append(HeadingLine(section.title))
        asked_of = (section.subject.id, section.row)
        if asked_of not in asked:
            asked[asked_of] = due(entry, section)
        own = _section(entry.instrument, section, asked[asked_of], found)
        if entry.is_new(section.subject.id):
            own = _of_begun(entry, section.subject, own, today)
        elif entry.converts:
            own = (_begun(spot, {}, {}) for spot in own)
        elif entry.holder:
            own = (_held(spot, entry.holder) for spot in own)
        laid.extend(own)
    return laid


def regions(entry: Entry, named: Named) -> dict[str, str]:
    """Return the names of the regions whose codes households answer, by field."""
    return {
        field_id(home.household.id, Path(variable)): name
        for home in entry.records
        for variable, name in named(entry.instrument, home.household.answers).items()
    }


def line(questions: Instrument, spot: Spot, today: dt.date) -> FieldLine:
    """Return the line of one answer.

    Args:
        questions: the questionnaire.
        spot: where the answer stands, and how it is.
        today: the day, by which a NIK tells the century of a birth.
    """
    variable, answer, language = spot.variable, spot.answer, words.language()
    return FieldLine(
        id=spot.id,
        label=variable.label(language),
        number=questions.number(variable),
        value="" if answer is None else values.show_answer(variable, answer, language),
        echo=_echo(questions, spot, today),
        mask=entry_boxes.mask(variable),
        length=max(entry_boxes.length(variable), len(str(answer or ""))),
        codes=_codes(variable.list, language),
        mark=spot.marked.mark,
        finding=spot.marked.text,
        skipped=not spot.asked,
        derived=not spot.typed,
        filled=spot.filled,
        awaited=spot.awaited,
        reading=reading_of(questions, variable, today),
        offered=spot.offered,
    )


def _section(
    questions: Instrument, section: Section, due: frozenset[str], found: Marks
) -> Iterator[Spot]:
    """Yield the places of one section, in the order of the paper."""
    answers, subject = section.answers, section.subject.id
    for variable in section.variables(questions):
        name = variable.name
        field = field_id(subject, section.path(name))
        marked = found.get(field, UNMARKED)
        yield Spot(field, variable, answers.get(name), name in due, marked)


def _of_begun(
    entry: Entry, subject: Subject, own: Iterator[Spot], today: dt.date
) -> Iterator[Spot]:
    """Yield the places of a subject that the request begins, with what is known of their answers.

    The family of a person on another card is not passed: it may be the next one.
    """
    told = second_keying.told_to(entry.instrument, subject, today)
    rule = proposed.proposed_to(entry.instrument, entry.record, subject)
    apart = keying.is_on_another_card(entry.instrument, entry.record, subject)
    family = entry.instrument.roles.get("family_of_person") if apart else None
    for spot in own:
        begun = _begun(spot, told, rule)
        yield replace(begun, filled=False) if spot.variable.name == family else begun


def _begun(spot: Spot, told: Answers, rule: Answers) -> Spot:
    """Return a place whose answer is known, with what a NIK and the rule say of it.

    It is of a subject that the request begins, or carried over from another questionnaire.
    """
    if spot.answer is None:
        return replace(spot, awaited=True)
    by_nik, by_rule = (known.get(place_of(spot.id)[1]) == spot.answer for known in (told, rule))
    return replace(spot, filled=True, told=by_nik, proposed=by_rule)


def _held(spot: Spot, holder: Answers) -> Spot:
    """Return a place with whether its answer is what is known of the new holder of the card."""
    known = holder.get(place_of(spot.id)[1])
    if spot.answer is None or spot.answer != known or spot.variable.type is ValueType.NIK:
        return spot
    return replace(spot, filled=True, proposed=True)


def due(entry: Entry, section: Section) -> frozenset[str]:
    """Return the names of the questions that are asked of a section's subject."""
    home = entry.home_of(section.subject.id)
    asked = flow.asked(entry.instrument, home, section.subject, section.row)
    return frozenset(variable.name for variable in asked)


def is_typed(variable: Variable) -> bool:
    """Return whether an operator types the answer; others are worked out, or only shown."""
    return not (variable.computed or variable.read_only or variable.type is ValueType.PHOTO)


def _gravest(found: Sequence[Marked]) -> Marked:
    """Return the first of the gravest marks, with how many more stand there."""
    first = max(found, key=lambda own: _ORDER.index(own.mark))
    return replace(first, text=f"{first.text} (+{len(found) - 1})") if found[1:] else first


def _marked(entry: Entry, finding: Finding) -> Marked:
    """Return a finding as it is marked; one that a reason was given for is only noted."""
    said = finding.message(words.language())
    reason = entry.reasons.get(finding.key)
    if reason is None or finding.severity is not Severity.FLAG:
        return Marked(GRAVITY[finding.severity], said)
    return Marked(Mark.NOTE, _("{finding} Reason: {reason}").format(finding=said, reason=reason))


def _echo(questions: Instrument, spot: Spot, today: dt.date) -> str:
    """Return what an answer means and where it is from; of none what one key would take."""
    if spot.ditto and spot.answer is None:
        return _("F6: {answer}").format(answer=spot.ditto)
    if spot.answer is not None and spot.variable.name == questions.roles.get("age"):
        return _("(at the visit)")
    meant = spot.region or _meant(questions, spot.variable, spot.answer, today)
    source = _("(NIK)") if spot.told else _("(proposed)") if spot.proposed else ""
    return " ".join(own for own in (meant, source) if own)


def _meant(questions: Instrument, variable: Variable, answer: Answer | None, today: dt.date) -> str:
    """Return what an answer means; a code's label is drawn from the codes themselves."""
    if answer is None:
        return ""
    if variable.type is ValueType.NIK:
        told = second_keying.told_by(questions, str(answer), today, variable.name)
        return ", ".join(
            values.label(questions.variable(name), value, words.language())
            for name, value in told.items()
        )
    if variable.type in (ValueType.BITMASK, ValueType.ENUM):
        return values.label(variable, answer, words.language())
    return ""


def _codes(known: CodeList | None, language: str) -> Mapping[str, str]:
    """Return code to label of a list."""
    if known is None:
        return NO_CODES
    codes = _CODES.get((known.name, language))
    if codes is None or codes[0] is not known:
        labels = MappingProxyType({item.code: item.label(language) for item in known.items})
        codes = _CODES[known.name, language] = (known, labels)
    return codes[1]


_CODES: Final[dict[tuple[str, str], tuple[CodeList, Mapping[str, str]]]] = {}
"""Name of a list and language to the list and its labels: a form shows the same ones often."""
