"""What is said after F10: the request is recorded, nothing stands in its way, and what is next."""

from forms.records import State
from siksng_tui.services.entry.entry import Filed
from siksng_tui.words import _


def sentence(filed: Filed) -> str:
    """Return what became of a record that was filed, and what comes next for it."""
    if filed.state is State.DRAFT:
        said = _("Request {number} is still a draft: findings are open.")
    elif filed.open_findings:
        said = _("Request {number} is still being mended: findings are open.")
    elif filed.state is State.RECEIVED:
        said = _("Request {number} is mended. What else is doubtful waits in Check parcels.")
    elif filed.verify:
        said = _(
            "Request {number} is recorded; no finding stands in its way."
            " Next: another person keys it again (Verification)."
        )
    else:
        said = _("Request {number} is recorded; no finding stands in its way. Next: Finalisation.")
    return said.format(number=filed.number)
