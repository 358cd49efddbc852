"""What rows of a list say against each other; no row shows it by itself."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.names import name_key
from forms.same_name import is_enough, likeness
from siksng_tui.intake.proposal_rows import PROGRAMME, ProposalRow, ProposalRows
from siksng_tui.intake.reasons import Reason


class Doubted(NamedTuple):
    """A row that another row speaks against, the variable to blame, and why."""

    row: ProposalRow
    variable: str
    reason: Reason


def doubted(rows: ProposalRows, number: str, name: str) -> Iterator[Doubted]:
    """Yield every row that others speak against.

    A file is of one programme, and a person is proposed for one in a period.

    Args:
        rows: of one template.
        number: the variable of the NIK.
        name: the variable of the person's name.

    Source: the rules that operators wrote beside the templates of 2021 and 2022.
    """
    for same in rows.sharing():
        yield from _two_people(same, number, name)
    for row in rows.others():
        yield Doubted(row, PROGRAMME, Reason.PROGRAMME_MIXED)
    for same in rows.sharing():
        first = same[0].answers.get(PROGRAMME)
        for row in same[1:]:
            if row.answers.get(PROGRAMME) != first:
                yield Doubted(row, PROGRAMME, Reason.PROGRAMME_SECOND)


def _two_people(same: Sequence[ProposalRow], number: str, name: str) -> Iterator[Doubted]:
    """Yield the rows of one number if they give it to people of different names."""
    keys = [name_key(str(row.answers.get(name, ""))) for row in same]
    if not all(is_enough(likeness(keys[0], key)) for key in keys[1:]):
        yield from (Doubted(row, number, Reason.NUMBER_OF_TWO) for row in same)
