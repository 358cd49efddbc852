"""What a signed PDF proves, in words."""

import datetime as dt
from collections.abc import Iterator

from forms.set_records import PaperProof, PaperSignature
from siksng_tui.wording.days import show_moment
from siksng_tui.words import _


def proof_sentences(proof: PaperProof) -> Iterator[str]:
    """Yield what a PDF proves: of each signature in it, and whether it is the set's paper."""
    if not proof.readable:
        yield _("!! This PDF cannot be read, so it proves nothing. It is kept as it is.")
        return
    if not proof.signatures:
        yield _("No electronic signature is in it.")
    for own in proof.signatures:
        yield from _signature(own)
    yield _bears(proof.bears)


def _signature(own: PaperSignature) -> Iterator[str]:
    """Yield who signed when, and what the signature is worth."""
    said = _('Electronic signature with the name "{signer}", {time}.')
    yield said.format(signer=own.signer or "?", time=_time(own.time))
    if not own.intact:
        yield _("!! The signature is BROKEN: what it covers was changed. Ask for the paper anew.")
        return
    yield " ".join((_covers(whole=own.whole), _trusted(own.trusted)))


def _covers(*, whole: bool) -> str:
    """Return what an intact signature covers."""
    if whole:
        return _("Intact, for the whole document.")
    return _("!! Intact, but something was ADDED after it. Compare with the paper.")


def _trusted(trusted: bool | None) -> str:  # noqa: FBT001 - three answers of one record
    """Return whether it is proven who signed."""
    if trusted is None:
        return _("The signer is not proven: this office trusts no root yet.")
    if trusted:
        return _("The signer is proven.")
    return _("!! The signer is NOT proven: no root that this office trusts vouches for it.")


def _bears(bears: bool | None) -> str:  # noqa: FBT001 - as above
    """Return whether the text of a PDF is about the set."""
    if bears is None:
        return _("Code and fingerprint of this set in it: cannot be told, it has no text (a scan).")
    if bears:
        return _("Code and fingerprint of this set in it: yes. It is the paper of this set.")
    return _("!! Code and fingerprint of this set in it: NO. It is the paper of another set.")


def _time(said: str) -> str:
    """Return when somebody signed, by the clock of the signer's computer."""
    if not said:
        return _("without a time")
    return show_moment(dt.datetime.fromisoformat(said))
