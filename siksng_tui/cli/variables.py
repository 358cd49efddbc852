"""`siksng request variables`: what `--set` can be about."""

from collections.abc import Sequence

import click

from forms.instrument import Instrument, Variable
from forms.loading import instrument, shipped
from forms.records import SubjectKind
from siksng_tui import words
from siksng_tui.cli import facts
from siksng_tui.cli.desk import as_json
from siksng_tui.cli.saying import narrate, show
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.words import N_, _

SUBJECTS = {
    SubjectKind.HOUSEHOLD: N_("household"),
    SubjectKind.FAMILY: N_("family"),
    SubjectKind.PERSON: N_("member"),
}
"""Whose answer it is, for people."""


@click.command("variables", cls=SpeakingCommand)
@click.option(
    "--instrument",
    "instrument_id",
    type=click.Choice([own.id for own in shipped()]),
    default="bdt",
    show_default=True,
)
@as_json
def command(instrument_id: str, *, as_json: bool) -> None:
    """List the questions that an answer can be given to; needs no office."""
    found = _typed(instrument(instrument_id))
    language = words.language()
    show(
        found,
        lambda: (
            f"{one['variable']:30} {one['number']:9} {_(SUBJECTS[one['subject']]):12}"
            f" {one[f'label_{language}']}"
            for one in found
        ),
        as_json=as_json,
    )
    narrate(
        _("Write VARIABLE=VALUE; for a member 2:VARIABLE=VALUE, for a family K1:VARIABLE=VALUE.")
    )


def _typed(questions: Instrument) -> Sequence[facts.Facts]:
    """Return the variables that somebody types, in the order of the paper."""
    return [
        _fact(questions, own)
        for own in questions.variables.values()
        if not own.computed and not own.read_only
    ]


def _fact(questions: Instrument, own: Variable) -> facts.Facts:
    """Return one variable."""
    block = questions.block(own.block)
    codes = own.list.items if own.list else ()
    return {
        "variable": f"rows/{block.rows}/0/{own.name}" if block.rows else own.name,
        "question": own.question,
        "number": questions.number(own),
        "subject": block.subject,
        "type": own.type.value,
        "label_id": own.label_id,
        "label_en": own.label_en,
        "codes": [item.code for item in codes],
    }
