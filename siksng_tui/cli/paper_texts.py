"""`siksng office papers`: what the papers of this office say."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

from siksng_tui import words
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.facts import Facts
from siksng_tui.cli.saying import narrate, say, show
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.services.office import files
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import paper_sample, paper_settings
from siksng_tui.services.papers.paper_settings import PaperTextUnknownError, Setting
from siksng_tui.words import _

LARGEST: Final = 100_000
"""Bytes of a file that are read; no text of a paper is as long."""


@click.command("papers", cls=SpeakingCommand)
@click.argument("name", required=False, default="")
@click.option("--set", "text", help="The text that papers have from now on.")
@click.option("--file", type=click.Path(exists=True, dir_okay=False), help="Read it from a file.")
@click.option("--first", is_flag=True, help="Bring the first text back.")
@click.option("--sample", type=click.Path(dir_okay=False), help="PDF with invented families.")
@click.option("--paper", help="Paper of the sample; the one that covers sets where none is named.")
@as_json
@click.pass_obj
def papers(desk: Desk, /, name: str, *, as_json: bool, **told: Any) -> None:  # noqa: ANN401 - Click's options
    """Show what the papers of this office say, or change the text NAME."""
    given = [own for own in (told["text"], told["file"], told["first"] or None) if own is not None]
    if len(given) > 1 or (given and not name):
        raise click.UsageError(_("Name one text, and one of --set, --file and --first."))
    with desk.session() as session:
        if given:
            paper_settings.put(session, name, _said(told))
        if told["sample"]:
            done = paper_sample.print_sample(session, Path(told["sample"]), name=told["paper"])
            narrate(_("Pages {pages}").format(pages=done.pages))
        found = _found(session, name)
    if told["sample"] and not as_json:
        say(told["sample"])
        return
    show({"texts": [text_facts(own) for own in found]}, lambda: _lines(found), as_json=as_json)


def text_facts(own: Setting) -> Facts:
    """Return a text with its name, what it says now, and what may stand in it."""
    return {
        "name": own.text.name,
        "title": own.text.titles[words.language()],
        "text": own.now,
        "first": own.text.first,
        "changed": bool(own.own),
        "lines": own.text.lines,
        "places": sorted(own.text.places),
    }


def _found(session: Session, name: str) -> list[Setting]:
    """Return the text of a name, or all.

    Raises:
        PaperTextUnknownError: no paper has one of this name.
    """
    found = [own for own in paper_settings.shown(session) if name in ("", own.text.name)]
    if not found:
        raise PaperTextUnknownError
    return found


def _said(told: dict[str, Any]) -> str:
    """Return the text that was given; none for the first one."""
    if told["file"] is None:
        return told["text"] or ""
    path = Path(told["file"])
    with files.reached(path), path.open("rb") as file:
        return file.read(LARGEST).decode("utf-8", "replace")


def _lines(found: list[Setting]) -> Iterator[str]:
    """Yield each text for people: its name, what it is called, and its lines below."""
    for own in found:
        mark = "*" if own.own else " "
        yield f"{mark} {own.text.name}  {own.text.titles[words.language()]}"
        yield from (f"    {line}" for line in own.now.splitlines())
        if own.on_paper:
            yield "    " + _("On paper: {text}").format(text=own.on_paper)
