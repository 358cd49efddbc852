"""What an office set for its papers: letterhead, who signs, patterns of numbers, and every text.

`reports/page/wording.toml` lists them with their first texts.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from db import settings
from forms.canonical import Json
from forms.errors import UsageError
from forms.records import Role
from forms.text import clean
from reports.page import records as paper
from reports.page import wording
from reports.page.errors import PaperTextTooLongError
from reports.page.wording import Text
from reports.page.words import SIGNED_BLANK
from siksng_tui.services.office.sessions import Session

SETTING: Final = "paper.texts"
"""Key of the setting that holds the texts which the office changed, by name."""

MOST: Final = 4_000
"""Characters of one text, its lines together."""

NIP_DIGITS: Final = 18

NUMBER: Final = "number"
"""What a text is checked as that is the pattern of a paper's number."""

_OPEN: Final = re.compile(r"\.{3,}|_{3,}|\u2026| {3,}")
"""What leaves room in a pattern for what is written by hand: dots, a line or a gap."""


class PaperTextUnknownError(UsageError):
    """No paper has a text of this name; nothing was changed."""

    code, field = "paper-setting-unknown", "name"


class PaperPlaceUnknownError(UsageError):
    """A name in braces stands for nothing in this text; nothing was changed. Facts: places."""

    code, field = "paper-place-unknown", "text"


class NipUnreadableError(UsageError):
    """A NIP has 18 digits; nothing was changed."""

    code, field = "nip-unreadable", "text"


class NumberPatternFullError(UsageError):
    """Nothing is left open in the pattern of a number; nothing was changed."""

    code, field = "number-pattern-full", "text"


class PaperSettingLinesError(UsageError):
    """The text has more lines than its place on paper; nothing was changed. Facts: most."""

    code, field = "paper-setting-lines", "text"


class PaperSettingTooLongError(UsageError):
    """The text, or a line of it, is longer than its place on paper; nothing was changed.

    Facts: most.
    """

    code, field = "paper-setting-too-long", "text"


@dataclass(frozen=True, slots=True)
class Setting:
    """A text as the office has it now; `own` is empty while the office did not change it."""

    text: Text
    own: str

    @property
    def now(self) -> str:
        """Return the text that papers have."""
        return self.own or self.text.first

    @property
    def on_paper(self) -> str:
        """Return how the pattern of a number stands on its paper, empty for every other text."""
        return f"Nomor: {self.now or SIGNED_BLANK}" if self.text.check == NUMBER else ""


def shown(session: Session) -> Sequence[Setting]:
    """Return every text in the order of the papers, as the office has it."""
    own = _own(session)
    return [Setting(text, own.get(name, "")) for name, text in wording.texts().items()]


def text(session: Session, name: str, **facts: str) -> str:
    """Return a text of the papers with its places filled in, as the office has it."""
    return wording.filled(Setting(wording.texts()[name], _own(session).get(name, "")).now, facts)


def lines(session: Session, name: str, **facts: str) -> tuple[str, ...]:
    """Return the lines of a text; places are filled in after it was parted."""
    parted = text(session, name).splitlines()
    return tuple(wording.filled(line, facts) for line in parted if line.strip())


def official(session: Session, who: str) -> paper.Official:
    """Return a civil servant who signs: "office", "section" or "legal"."""
    post, name, rank, nip = (text(session, f"{who}.{part}") for part in _OFFICIAL)
    return paper.Official(post, name, rank, nip, civil_servant=True)


def checked(name: str, said: str) -> str:
    """Return a text as it would be kept.

    Raises:
        PaperTextUnknownError, PaperPlaceUnknownError, NipUnreadableError, NumberPatternFullError,
            PaperSettingLinesError, PaperSettingTooLongError: it may not stand there.
    """
    of = wording.texts().get(name)
    if of is None:
        raise PaperTextUnknownError
    kept = "\n".join(filter(None, (clean(line).strip() for line in said.splitlines())))
    if not of.lines:
        kept = kept.replace("\n", " ")
    if wording.named(kept) - of.places:
        raise PaperPlaceUnknownError(places=", ".join(sorted(of.places)) or "-")
    _check_length(of, kept)
    if of.check == NUMBER and kept and not _OPEN.search(kept):
        raise NumberPatternFullError
    return _nip(kept) if of.check == "nip" else kept


def put(session: Session, name: str, said: str) -> None:
    """Keep a text in place of its former one; an empty one brings the first text back.

    Raises:
        RoleMissingError: the person is no authenticator; nothing was changed.
        PaperTextUnknownError, PaperPlaceUnknownError, NipUnreadableError, NumberPatternFullError,
            PaperSettingLinesError, PaperSettingTooLongError: nothing was changed.
    """
    session.require(Role.AUTHENTICATOR)
    kept = checked(name, said)
    own: dict[str, Json] = {**_own(session)}
    own.pop(name, None)
    if kept and kept != wording.texts()[name].first:
        own[name] = kept
    with session.act("paper.text", name=name):
        settings.put(session.store, SETTING, own)


_OFFICIAL: Final = ("post", "name", "rank", "nip")
"""The texts of a civil servant."""


def _own(session: Session) -> Mapping[str, str]:
    """Return the texts that the office changed."""
    own: dict[str, str] = settings.get(session.store, SETTING, {})
    return own


def _check_length(of: Text, kept: str) -> None:
    """Refuse a text that no paper bears, before somebody waits for the paper.

    Raises:
        PaperSettingLinesError, PaperSettingTooLongError: it does not fit.
    """
    if len(kept) > MOST:
        raise PaperSettingTooLongError(most=MOST)
    if not of.place:
        return
    from reports.page import limits  # noqa: PLC0415 - loads what draws papers

    parts = kept.splitlines()
    if len(parts) > limits.MOST_POSTS:
        raise PaperSettingLinesError(most=limits.MOST_POSTS)
    try:
        for part in parts:
            limits.check_lengths({of.place: part}, {})
    except PaperTextTooLongError as error:
        raise PaperSettingTooLongError(most=error.facts["most"]) from error


def _nip(said: str) -> str:
    """Return the digits of a NIP, or nothing."""
    digits = said.replace(" ", "")
    if digits and not (digits.isascii() and digits.isdigit() and len(digits) == NIP_DIGITS):
        raise NipUnreadableError
    return digits
