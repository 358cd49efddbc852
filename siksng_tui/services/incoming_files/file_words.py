"""What is to be said of how a file was read, before anything is said of its rows."""

from collections.abc import Iterator

from siksng_tui.intake.report import FileFacts
from siksng_tui.wording import terms
from siksng_tui.words import _


def told(facts: FileFacts) -> Iterator[str]:
    """Yield where a file is not what its name or look promises, a sentence each."""
    read = facts.read
    if facts.misnamed:
        said = _("Another kind of file than its name says; read as {kind}.")
        yield said.format(kind=read.container.value)
    if read.encoding:
        mark = _("tab") if read.delimiter == "\t" else read.delimiter
        said = _("Text in {encoding}, fields divided by {mark}")
        yield said.format(encoding=read.encoding, mark=mark)
    if read.hidden_rows:
        said = _("Hidden rows were read like the others: {count}")
        yield said.format(count=read.hidden_rows)
    yield from _columns(facts)
    if facts.under_names:
        said = _("Rows of numbers or formulas under the names, passed over: {count}")
        yield said.format(count=terms.number(facts.under_names))


def _columns(facts: FileFacts) -> Iterator[str]:
    """Yield what is odd about the names of the columns."""
    kinds = (
        (facts.missing, _("Columns that are missing: {names}")),
        (facts.misspelt, _("Columns that were misspelt: {names}")),
        (facts.unknown, _("Columns that nobody knows: {names}")),
    )
    for names, said in kinds:
        if names:
            yield said.format(names=", ".join(names))
