"""A household as a page to be read: head, members, requests under way, and every answer."""

from collections.abc import Callable, Iterator
from typing import Final

from forms import values
from forms.instrument import Block, Instrument, Variable
from forms.presence import lives_here
from forms.records import Answer, Answers, Subject
from forms.told import is_head
from siksng_tui import words
from siksng_tui.services.lists.programme_lists import Listed
from siksng_tui.services.requests.lookup import HouseholdView
from siksng_tui.widgets.lines import Tone, fit
from siksng_tui.widgets.page import READABLE, TextLine, heading, plain, strong
from siksng_tui.wording import ages, terms
from siksng_tui.words import N_, _

ROSTER: Final = (
    ("name", N_("Name"), 20),
    ("sex", N_("M/F"), 3),
    ("birth", N_("Born"), 10),
    ("age", N_("Age"), 4),
    ("relation", N_("To the head"), 16),
    ("nik", N_("NIK"), 16),
)
"""Role, title and width of each column of the list of members."""

_NUMBER: Final = 3
_QUESTION: Final = 8
_LABEL: Final = 38
"""Cells of a member's number, of a question's number, and of a question."""

_WHO: Final = 22
_PROGRAMMES: Final = 18
"""Cells of a member, and of what a list tells of."""

_WORD: Final = 4
"""Cells below which no word fits."""


def page(view: HouseholdView, place: Callable[[str], str]) -> list[TextLine]:
    """Return the whole page.

    Args:
        view: the household as the register has it.
        place: gives the name of a village and of the district above, by the village's code.
    """
    return [
        *_head(view, place(view.summary.village)),
        plain(),
        heading(_("Members")),
        *_members(view),
        *_listed(view),
        plain(),
        heading(_("Requests under way")),
        *_requests(view, place),
        *_answers(view),
    ]


def _head(view: HouseholdView, place: str) -> list[TextLine]:
    """Return who it is, and where."""
    own = view.summary
    decile = "-" if own.decile is None else str(own.decile)
    counted = _("{persons} persons in {families} families").format(
        persons=sum(lives_here(view.instrument, each) for each in view.record.persons),
        families=own.family_count,
    )
    state = "" if own.active else _("NOT ACTIVE")
    return [
        strong(f"{own.head_name}   {state}".rstrip()),
        plain(f"{own.address}, {place}"),
        plain(
            _("DTKS ID {number}   decile {decile}   {counted}").format(
                number=own.id_bdt or "-", decile=decile, counted=counted
            )
        ),
    ]


def _members(view: HouseholdView) -> Iterator[TextLine]:
    """Yield the list of members under its titles."""
    titles = " ".join(fit(_(title), width) for __, title, width in ROSTER)
    yield strong(" ".join((_("No.").rjust(_NUMBER), titles)))
    for number, person in enumerate(view.record.persons, start=1):
        cells = " ".join(_cell(view, person, role, width) for role, __, width in ROSTER)
        yield plain(f"{number:>{_NUMBER}} {cells}")
    persons = view.record.persons
    if any(ages.is_recorded(view.instrument, own.answers, view.today) for own in persons):
        yield plain(_("{mark} age as recorded at the last visit").format(mark=ages.MARK))


def _cell(view: HouseholdView, person: Subject, role: str, width: int) -> str:
    """Return an answer in words; of a word in a column for a letter, its first letter.

    Of who lives here no more it says so in place of the relation; the head is called so in short.
    """
    questions, answers = view.instrument, person.answers
    if role == "age":
        return fit(ages.short(questions, answers, view.today), width)
    if role == "relation" and not lives_here(questions, person):
        role = "presence"
    elif role == "relation" and is_head(questions, person):
        return fit(_("Head of household"), width)
    variable = questions.variables.get(questions.roles.get(role, ""))
    if variable is None or variable.name not in answers:
        return " " * width
    label = values.label(variable, answers[variable.name], words.language())
    return fit(label[:1] if variable.list and width < _WORD else label, width)


def _listed(view: HouseholdView) -> Iterator[TextLine]:
    """Yield what lists of other programs say of the members; nothing where there is no list."""
    if view.listed is None:
        return
    yield plain()
    yield heading(_("In lists of other programs"))
    if not view.listed:
        yield plain(_("No list that counts names a member of this household."))
    names = {own.id: _number_and_name(view, own) for own in view.record.persons}
    for own in view.listed:
        told = _told_of(own) or "-"
        source = _("list {number} {purpose} {period}").format(
            number=own.list_id, purpose=terms.purpose(own.purpose), period=own.period
        )
        yield (
            (f"{fit(names.get(own.person, ''), _WHO)} ", Tone.PLAIN),
            (fit(told, _PROGRAMMES), Tone.STRONG),
            (f" {source.strip()}", Tone.PLAIN),
        )


def _number_and_name(view: HouseholdView, person: Subject) -> str:
    """Return a member's number in the list above, and the name."""
    number = view.record.persons.index(person) + 1
    name = person.answers.get(view.instrument.roles["name"], "")
    return f"{number:>{_NUMBER}} {name}"


def _told_of(own: Listed) -> str:
    """Return the programmes that a list tells of, the decile, and what became of a proposal."""
    programmes = ", ".join(each.programme for each in own.receives)
    decile = _("decile {decile}").format(decile=own.decile) if own.decile else ""
    return ", ".join(part for part in (programmes, decile, own.result) if part)


def _requests(view: HouseholdView, place: Callable[[str], str]) -> Iterator[TextLine]:
    """Yield the requests that are not decided yet, and where to who moves."""
    if not view.under_way:
        yield plain(_("None."))
    for own in view.under_way:
        kind = _(terms.REQUEST_KINDS[own.kind])
        yield plain(f"{own.number}  {kind}  {terms.state(own.state)}  {own.since:%d-%m-%Y}")
        if own.number in view.moves:
            village = place(view.moves[own.number])
            yield plain("   " + _("Moves to {village}.").format(village=village))
        yield plain(f"   {own.reason}")


def _answers(view: HouseholdView) -> Iterator[TextLine]:
    """Yield every answer under its block: of the household, of its families, of each member."""
    yield from _subject(view.instrument, view.record.household, "")
    for number, family in enumerate(view.record.families, start=1):
        yield from _subject(view.instrument, family, _("Family {number}").format(number=number))
    for number, person in enumerate(view.record.persons, start=1):
        yield from _subject(view.instrument, person, _("Member {number}").format(number=number))


def _subject(questions: Instrument, subject: Subject, who: str) -> Iterator[TextLine]:
    """Yield the answers of one subject."""
    for block in questions.blocks:
        if block.subject is not subject.kind:
            continue
        rows = subject.rows.get(block.rows, ()) if block.rows else (subject.answers,)
        for number, answers in enumerate(rows, start=1):
            title = _title(block, who, number if block.rows else 0)
            lines = list(_block(questions, block, answers))
            if lines:
                yield from (plain(), heading(title), *lines)


def _title(block: Block, who: str, number: int) -> str:
    """Return the title of a block: whose answers they are, and of which row."""
    parts = (who, block.title(words.language()), f"({number})" if number else "")
    return " ".join(part for part in parts if part)


def _block(questions: Instrument, block: Block, answers: Answers) -> Iterator[TextLine]:
    """Yield the answers to the questions of one block, in the order of the paper."""
    for variable in questions.in_block(block.id):
        if variable.name in answers:
            told = _told(questions, variable, answers[variable.name])
            yield _answer(questions.number(variable), variable.label(words.language()), told)


def _told(questions: Instrument, variable: Variable, answer: Answer) -> str:
    """Return an answer in words; an age is that of the last visit."""
    said = values.label(variable, answer, words.language())
    if variable.name == questions.roles.get("age"):
        return ages.recorded(said)
    return f"{answer} {said}" if variable.list else said


def _answer(number: str, label: str, told: str) -> TextLine:
    """Return one answer: the question's number, the question, and the answer in words."""
    room = max(_LABEL, min(len(label) + 2, READABLE - _QUESTION - len(told)))
    asked = fit(f"{label} ".ljust(room - 1, "."), room - 1)
    return (
        (f"{fit(number, _QUESTION)}{asked} ", Tone.PLAIN),
        (told, Tone.STRONG),
    )
