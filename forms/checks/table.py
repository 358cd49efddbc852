"""Every check by the name that rules call it, with what a rule has to give it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from forms.checks import answers, dates, links, numbers, relations, spelling, whole
from forms.checks.rule import Run
from forms.instrument import ValueType


@dataclass(frozen=True, slots=True)
class Check:
    """A check and the values that a rule must give: names of variables, and others.

    `optional` are names of variables that may be left out. A check that is `everywhere` looks at
    questions of all kinds by itself, one with `types` at all of these kinds. One that is `alone` is
    silent where another rule spoke.
    """

    run: Run
    names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    needs_condition: bool = False
    everywhere: bool = False
    types: frozenset[ValueType] = frozenset()
    alone: bool = False


NUMBERS: Final = frozenset({ValueType.NIK, ValueType.KK})
"""Kinds of questions whose answers are numbers of people and cards."""

CHECKS: Final[Mapping[str, Check]] = MappingProxyType(
    {
        "age-differs": Check(dates.age_differs),
        "bit": Check(answers.bit, others=("bit",), needs_condition=True),
        "both-answered": Check(answers.both_answered, names=("other",)),
        "card-differs": Check(links.card_differs, names=("group", "family", "card")),
        "card-is-nik": Check(numbers.card_is_nik, types=NUMBERS),
        "count-differs": Check(links.count_differs),
        "doubtful": Check(numbers.doubtful, others=("doubt",), types=NUMBERS),
        "earlier": Check(dates.earlier, names=("follows",)),
        "emptied": Check(whole.emptied),
        "future": Check(dates.future),
        "generations": Check(
            relations.generations,
            names=("relation",),
            others=("head", "child", "parent", "years", "most"),
            optional=("family_relation", "group"),
        ),
        "head-differs": Check(links.head_differs, names=("own", "relation"), others=("is",)),
        "holder-gone": Check(whole.holder_gone, others=("is",)),
        "impossible": Check(answers.impossible, everywhere=True),
        "long-ago": Check(dates.long_ago, others=("months",)),
        "marks": Check(spelling.marks, others=("marks",)),
        "later": Check(dates.later, names=("precedes",)),
        "missing": Check(answers.missing),
        "missing-of-anyone": Check(answers.missing_of_anyone),
        "never": Check(answers.never, needs_condition=True),
        "nik-birth": Check(numbers.nik_birth, names=("birth",)),
        "nik-elsewhere": Check(numbers.nik_elsewhere),
        "nik-sex": Check(numbers.nik_sex, names=("sex",), others=("female", "male")),
        "no-name": Check(spelling.no_name),
        "nobody": Check(whole.nobody, names=("own",), others=("is",), needs_condition=True),
        "none-of": Check(relations.none_of, others=("is",), optional=("group",)),
        "only-one": Check(links.only_one),
        "other-village": Check(links.other_village),
        "outside": Check(answers.outside, others=("low", "high")),
        "points-nowhere": Check(links.points_nowhere, names=("target",)),
        "relations-differ": Check(
            relations.relations_differ, names=("relation", "group"), others=("head",)
        ),
        "rows-missing": Check(links.rows_missing, others=("rows",), needs_condition=True),
        "same-name": Check(spelling.same_name, names=("other",)),
        "same-sex": Check(
            relations.same_sex,
            names=("relation",),
            others=("head", "spouse"),
            optional=("group",),
        ),
        "share": Check(whole.share, others=("low", "high"), optional=("by",)),
        "several-of": Check(relations.several_of, others=("is",), optional=("group",)),
        "spouse-of": Check(
            relations.head_differs_from_spouse,
            names=("relation",),
            others=("head", "spouse", "is"),
            optional=("group",),
        ),
        "too-early": Check(dates.too_early, others=("day",)),
        "twice": Check(links.twice),
        "unanswered": Check(answers.unanswered, everywhere=True),
        "unasked": Check(answers.unasked, everywhere=True, alone=True),
        "unused": Check(links.unused, names=("by",)),
    }
)
"""Name to check."""
