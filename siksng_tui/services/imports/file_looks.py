"""What would become of a file from elsewhere, and what takes it in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from siksng_tui.intake.export_files import HALVES
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.report import IntakeReport
from siksng_tui.intake.watch import Watch
from siksng_tui.services.imports.file_asks import Ask
from siksng_tui.services.incoming_files.import_counts import Standing, Strategy, Tally

Take = Callable[[str, Watch], tuple[int, str]]
"""Takes a file in with a reason, and gives the import's number and a sentence."""


@dataclass(frozen=True, slots=True)
class Choices:
    """How many rows each choice enters, and what enters them."""

    tally: Tally
    enter: Callable[[Strategy, str, Watch], tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Looked:
    """What would become of a file.

    Args:
        profile: what it was known by; of both exports, that of the households.
        report: what is said of its rows and cells.
        counts: how many rows stand where; together as many as were read.
        take: takes it in.
        kept_out: rows that are counted as doubtful and not entered, so that somebody looks first.
        is_list: whether `take` is told the period of a list in the place of a reason.
        bears_reason: whether anything that comes of it bears a reason.
        asks: what the file does not say of itself, with what was said of it.
        strategy: which rows are entered.
        choices: what else may be entered; None where all or none are kept.
        beside: what the second of two files was known by.
    """

    profile: Profile
    report: IntakeReport
    counts: Mapping[Standing, int]
    take: Take
    kept_out: int = 0
    is_list: bool = False
    bears_reason: bool = True
    asks: tuple[Ask, ...] = ()
    strategy: Strategy = Strategy.BOTH
    choices: Choices | None = None
    beside: tuple[Profile, ...] = ()

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """Return what each of its files was known by."""
        return (self.profile, *self.beside)

    @property
    def is_half(self) -> bool:
        """Return whether it is one of two files, of households or members; both tell more."""
        return self.profile.purpose in HALVES and len(self.report.files) == 1

    def chosen(self, strategy: Strategy) -> "Looked":
        """Return the same where other rows are entered; as it is where nothing can be chosen."""
        if self.choices is None:
            return self
        tally = self.choices.tally
        return replace(
            self,
            counts=tally.counts(strategy),
            take=partial(self.choices.enter, strategy),
            kept_out=tally.kept_out[strategy],
            strategy=strategy,
        )
