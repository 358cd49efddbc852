"""Certificates in words: state, end, what to do."""

from siksng_tui.services.trust.validity import Below, OwnCertificate, Standing
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

DAY = "%d-%m-%Y"
"""How the end of a certificate is shown."""

WARNINGS = {
    Standing.ENDING: N_(
        "The certificate of this office ends in {days} days. Renew it: siksng office "
        "request, and carry the file to {issuer}."
    ),
    Standing.ENDED: N_(
        "The certificate of this office has ended. What is signed now is doubted by the office "
        "above. Renew it: siksng office request, and carry the file to {issuer}."
    ),
    Standing.REVOKED: N_(
        "The certificate of this office was taken back; its parcels are refused. Ask {issuer}."
    ),
}
"""What is said of a certificate that needs something done."""

SHORT = {
    Standing.ENDING: N_("The certificate ends in {days} days; renew it: menu Office, F2."),
    Standing.ENDED: N_("The certificate has ended; renew it: menu Office, F2."),
    Standing.REVOKED: N_("The certificate was taken back; ask {issuer}."),
}
"""The same in one line of a screen."""


def warning(own: OwnCertificate) -> str:
    """Return what has to be done about the office's certificate, empty where nothing has."""
    text = WARNINGS.get(own.standing)
    return _(text).format(days=own.days, issuer=own.issuer) if text else ""


def short_warning(own: OwnCertificate) -> str:
    """Return the warning in one line of a screen, empty where nothing has to be done."""
    text = SHORT.get(own.standing)
    return _(text).format(days=own.days, issuer=own.issuer) if text else ""


def own_lines(own: OwnCertificate) -> list[tuple[str, str]]:
    """Return label and value of the facts of the office's certificate."""
    return [
        (_("certificate"), f"{terms.standing(own.standing)}, {own.issuer}"),
        (_("serial"), own.serial),
        (_("valid until"), f"{own.until:{DAY}}"),
        (_("epoch"), str(own.epoch)),
    ]


def below_line(one: Below) -> str:
    """Return an office below as a line."""
    level = terms.word_of("level", one.level.value)
    state = terms.standing(one.standing)
    return f"{one.region}  {level}  {one.name}  {one.id}  {state}  {one.until:{DAY}}  {one.serial}"


def receipts_wait(count: int) -> str:
    """Return what has to be done about receipts that were made; empty where there is none."""
    if not count:
        return ""
    return _("Receipts wait for it: {count} (Send/receive).").format(count=count)
