"""Rows of a proposal template, laid out on the disk by the proposal that they are of.

A second time they lie there by their NIK, with no more than what tells people and programmes apart.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from db.file.staging import StagedRow, Staging
from forms.records import Answer
from siksng_tui.intake.list_rows import ListRow
from siksng_tui.intake.profile import Profile

PROGRAMME: Final = "program_bansos"
"""The variable of the programme, by which proposals of one person are told apart."""

CHUNK: Final = 500
"""Rows that are laid out together."""

_BY_PROPOSAL: Final = 0
_BY_NIK: Final = 1


class ProposalRow(NamedTuple):
    """One row: its number as a spreadsheet shows it, its answers, and the code of its village."""

    number: int
    answers: dict[str, Answer]
    village: str
    doubtful: bool


class ProposalRows:
    """The rows of one template; they lie in a staging table, which must stay open."""

    def __init__(self, profile: Profile, staged: Staging) -> None:
        """Begin without rows."""
        roles = profile.instrument.roles
        self._nik, self._name, self._card = roles["nik"], roles["name"], roles["family_card"]
        self._staged = staged
        self._programmes: Counter[str] = Counter()

    @property
    def usual(self) -> str:
        """Return the programme that most rows have; empty where none has any."""
        most = self._programmes.most_common(1)
        return most[0][0] if most else ""

    def add(self, rows: Sequence[ListRow]) -> None:
        """Lay out some rows.

        Raises:
            SiksngError: the disk did not take them.
        """
        told = (self._nik, self._name, PROGRAMME)
        for row in rows:
            if PROGRAMME in row.answers:
                self._programmes[str(row.answers[PROGRAMME])] += 1
        self._staged.add(_BY_PROPOSAL, ((own.number, self._key(own), _text(own)) for own in rows))
        self._staged.add(
            _BY_NIK,
            ((own.number, str(own.answers.get(self._nik) or ""), _text(own, told)) for own in rows),
        )

    def proposals(self) -> list[str]:
        """Return the key of each proposal, in the order of its first row."""
        return self._staged.keys_of(_BY_PROPOSAL)

    def of(self, proposal: str) -> tuple[ProposalRow, ...]:
        """Return the rows of a proposal."""
        return tuple(_read(own) for own in self._staged.under(proposal))

    def others(self) -> Iterator[ProposalRow]:
        """Yield the rows of another programme than the usual one."""
        usual = self.usual
        if len(self._programmes) > 1:
            found = map(_read, self._staged.rows(_BY_NIK))
            yield from (own for own in found if own.answers.get(PROGRAMME, usual) != usual)

    def sharing(self) -> Iterator[tuple[ProposalRow, ...]]:
        """Yield the rows of each NIK that stands in more than one."""
        for nik in filter(None, self._staged.shared_keys_of(_BY_NIK)):
            yield tuple(_read(own) for own in self._staged.under(nik))

    def _key(self, row: ListRow) -> str:
        """Return what rows of one proposal share: village, card and programme."""
        village = row.village.code if row.village else ""
        number = str(row.answers.get(self._card) or row.number)
        return json.dumps([village, number, str(row.answers.get(PROGRAMME, ""))])


def _text(row: ListRow, variables: Iterable[str] | None = None) -> str:
    """Return a row as it lies on the disk, with some of its answers or all."""
    known = row.answers if variables is None else variables
    answers = {name: row.answers[name] for name in known if name in row.answers}
    village = row.village.code if row.village else ""
    return json.dumps([answers, village, row.doubtful])


def _read(staged: StagedRow) -> ProposalRow:
    """Return a row that lay on the disk."""
    answers, village, doubtful = json.loads(staged.text)
    return ProposalRow(staged.number, answers, village, doubtful)
