"""What rows of a list say against each other; no row shows it by itself."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from forms.names import name_key
from forms.same_name import is_enough, likeness
from siksng_tui.intake.list_rows import ListRow
from siksng_tui.intake.reasons import Reason


class Doubted(NamedTuple):
    """A row that another row speaks against: its number, the variable to blame, and why."""

    row: int
    variable: str
    reason: Reason


def one_number_two_people(rows: Sequence[ListRow], number: str, name: str) -> Iterator[Doubted]:
    """Yield every row whose number another row gives to somebody of another name.

    Args:
        rows: of one list.
        number: the variable of the number.
        name: the variable of the person's name.
    """
    for same in _grouped(rows, number).values():
        keys = [name_key(str(row.answers.get(name, ""))) for row in same]
        if not all(is_enough(likeness(keys[0], key)) for key in keys[1:]):
            yield from (Doubted(row.number, number, Reason.NUMBER_OF_TWO) for row in same)


def programmes(rows: Sequence[ListRow], number: str, programme: str) -> Iterator[Doubted]:
    """Yield rows of another programme than the file's, and persons under a second one.

    A file is of one programme, and a person is proposed for one in a period.

    Source: the rules that operators wrote beside the templates of 2021 and 2022.
    """
    counts = Counter(str(row.answers[programme]) for row in rows if programme in row.answers)
    usual = counts.most_common(1)[0][0] if counts else ""
    for row in rows:
        if str(row.answers.get(programme, usual)) != usual:
            yield Doubted(row.number, programme, Reason.PROGRAMME_MIXED)
    for same in _grouped(rows, number).values():
        first = same[0].answers.get(programme)
        for row in same[1:]:
            if row.answers.get(programme) != first:
                yield Doubted(row.number, programme, Reason.PROGRAMME_SECOND)


def _grouped(rows: Iterable[ListRow], variable: str) -> Mapping[str, list[ListRow]]:
    """Return rows by the number that they share, only where two do."""
    groups: dict[str, list[ListRow]] = {}
    for row in rows:
        if value := row.answers.get(variable):
            groups.setdefault(str(value), []).append(row)
    return {value: same for value, same in groups.items() if len(same) > 1}
