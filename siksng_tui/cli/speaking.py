"""Commands whose help speaks the language that was chosen, as all that they print does.

What a command and its options say of themselves is English in the source and goes through the
catalogue when it is shown: `babel_help.py` collects it.
"""

import inspect
import sys
import textwrap
from typing import Final

import click

from siksng_tui.words import N_, _

OWN_WORDS: Final = (
    N_("Show this message and exit."),
    N_("Show the version and exit."),
    N_("[OPTIONS]"),
    N_("COMMAND [ARGS]..."),
    N_("CARD"),
    N_("FILE"),
    N_("FINGERPRINT"),
    N_("HOUSEHOLD"),
    N_("LAYOUT"),
    N_("FILES..."),
    N_("NUMBER"),
    N_("[NUMBER]"),
    N_("[SUBJECT]"),
    N_("[NUMBERS]..."),
    N_("NAME"),
    N_("[NAME]"),
    N_("OFFICE"),
    N_("[OFFICE]"),
    N_("PARCEL"),
    N_("PERSON"),
    N_("PLACES..."),
    N_("REQUESTS..."),
    N_("SERIAL"),
    N_("TEXT"),
    N_("VILLAGE"),
    N_("[VILLAGE]"),
    N_("[QUARTER]"),
    N_("[LAST_DAY]"),
    N_("DATE"),
    N_("DIRECTORY"),
    N_("INTEGER"),
    N_("INTEGER RANGE"),
    N_("PATH"),
)
"""What Click says itself on the help of a command, and how it calls arguments and values."""

SHORTEST: Final = 20
"""Cells that a summary has at least, however narrow the terminal is."""


class SpeakingCommand(click.Command):
    """A command whose help goes through the catalogue."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Return what is left of the words.

        Raises:
            click.BadParameter: one is refused; an argument is called as on the help.
        """
        try:
            return super().parse_args(ctx, args)
        except click.BadParameter as refused:
            if isinstance(refused.param, click.Argument):
                refused.param_hint = _(refused.param.make_metavar(ctx))
            raise

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first paragraph of what the command says of itself, as much as fits."""
        first = _said(self).partition("\n\n")[0]
        return textwrap.shorten(first.rstrip("."), max(SHORTEST, limit), placeholder="...")

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        pieces = " ".join(_(own) for own in self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_("Usage:") + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - Click's signature
        """Write what the command is for."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_said(self))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and what each is for."""
        options = [own for own in self.get_params(ctx) if isinstance(own, click.Option)]
        with formatter.section(_("Options")):
            formatter.write_dl([_told(own, ctx) for own in options])


class SpeakingGroup(SpeakingCommand, click.Group):
    """A group of such commands."""

    command_class = SpeakingCommand

    def room(self, line: int) -> int:
        """Return the characters of a summary at most, where a line has room for so many."""
        return line

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with their summaries."""
        names = self.list_commands(ctx)
        room = self.room(formatter.width - 6 - max(map(len, names)))
        found = [(name, self.get_command(ctx, name)) for name in names]
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, own.get_short_help_str(room)) for name, own in found if own])


class WholeGroup(SpeakingGroup):
    """A group whose summaries are never cut: each takes as many lines as it needs."""

    def room(self, line: int) -> int:  # noqa: ARG002 - of a line there may be several
        """Return more characters than any summary has."""
        return sys.maxsize


def _said(command: click.Command) -> str:
    """Return what a command says of itself."""
    return _(inspect.cleandoc(command.help or ""))


def _told(option: click.Option, ctx: click.Context) -> tuple[str, str]:
    """Return how an option is written, and what it says of itself with what Click adds."""
    spelt, said = option.get_help_record(ctx) or ("", "")
    english = option.help or ""
    added = said.removeprefix(english)
    for word, own in (("required", _("required")), ("default:", _("default:"))):
        added = added.replace(word, own)
    return _spelt(option, spelt, ctx), f"{_(english)}{added}"


def _spelt(option: click.Option, spelt: str, ctx: click.Context) -> str:
    """Return how an option is written, its value called in the language that is spoken."""
    value = option.make_metavar(ctx)
    return f"{spelt.removesuffix(value)}{_(value)}" if spelt.endswith(f" {value}") else spelt
