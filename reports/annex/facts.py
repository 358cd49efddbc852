"""What stands in the places of texts that are completed when the families were counted."""

from collections.abc import Mapping

from reports.annex.tally import Tally
from reports.page.frame import shown_code
from reports.page.numerals import grouped, in_words
from reports.page.records import SetPaper
from reports.page.wording import filled
from reports.page.words import KINDS, SIGNED_BLANK


def complete(text: str, sheet: SetPaper, tally: Tally) -> str:
    """Return a text with what was counted, what binds the set, and the facts of its paper."""
    return filled(text, _facts(sheet, tally))


def _facts(sheet: SetPaper, tally: Tally) -> Mapping[str, str]:
    """Return what each place stands for."""
    total = tally.total
    return {
        "families": f"{grouped(total.families)} ({in_words(total.families)})",
        "persons": f"{grouped(total.persons)} ({in_words(total.persons)})",
        "kinds": _kinds(tally),
        "cycle": sheet.cycle,
        "title": sheet.authority.title,
        "province": sheet.authority.province,
        "paper": sheet.name,
        "number": sheet.signed.number or SIGNED_BLANK,
        "date": sheet.signed.date or SIGNED_BLANK,
        "code": shown_code(sheet.seal.code) if sheet.seal else SIGNED_BLANK,
        **sheet.facts,
    }


def _kinds(tally: Tally) -> str:
    """Return how many families each kind of request has, in words."""
    return ", ".join(
        f"{name[0].lower()}{name[1:]} {grouped(tally.kinds[kind].families)}"
        for kind, name in KINDS.items()
        if kind in tally.kinds
    )
