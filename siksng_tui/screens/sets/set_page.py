"""One set as lines to be read: what binds it to its paper, and the families in it."""

from collections.abc import Callable, Iterator, Sequence

from forms.checkcode import set_code
from forms.set_records import Attached, Cover
from siksng_tui.services.requests.queues import RequestSummary
from siksng_tui.services.sets.sealing import SetLine
from siksng_tui.widgets.lines import fit
from siksng_tui.widgets.page import TextLine, heading, plain, strong, wrapped
from siksng_tui.wording import terms
from siksng_tui.wording.days import show_moment
from siksng_tui.wording.signature_words import proof_sentences
from siksng_tui.words import _

_SHA256_DIGITS = 12
"""Digits of a file's SHA-256 that are shown."""


_GROUP = 4
"""Digits of a fingerprint that stand together, for comparing by eye."""


def head(line: SetLine) -> Iterator[TextLine]:
    """Yield what binds the set to its paper."""
    own = line.set
    groups = _grouped(own.fingerprint).split()
    half = len(groups) // 2
    yield strong(f"{own.number}  {_(terms.SET_KINDS[own.kind])}  {terms.state(line.state)}")
    yield plain(_("Quarter {cycle}").format(cycle=own.cycle))
    yield plain(_("Sealed {time}").format(time=show_moment(own.sealed)))
    yield strong(_("Set code     {code}").format(code=own.code))
    if own.formers:
        codes = ", ".join(map(set_code, own.formers))
        yield from wrapped(_("Before families were struck out: code {codes}").format(codes=codes))
    yield plain(_("Fingerprint  {digits}").format(digits=" ".join(groups[:half])))
    yield plain(" " * len(_("Fingerprint  {digits}").format(digits="")) + " ".join(groups[half:]))
    for former in own.formers:
        yield from wrapped(_("Fingerprint before: {digits}").format(digits=_grouped(former)))
    yield from _paper(own.cover)
    for attached in line.attached:
        yield from _scan(attached)


def _grouped(fingerprint: str) -> str:
    """Return a fingerprint in groups that are compared by eye."""
    digits = fingerprint.upper()
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def _paper(cover: Cover | None) -> Iterator[TextLine]:
    """Yield number, date and signer of the signed paper."""
    if cover is None:
        yield plain(_("The signed paper was not taken yet."))
        return
    said = _("Paper {number} of {date:%d-%m-%Y}, signed by {signer}")
    yield from wrapped(said.format(number=cover.number, date=cover.date, signer=cover.signer))


def _scan(attached: Attached) -> Iterator[TextLine]:
    """Yield what is attached to the signed paper."""
    said = _("Attached: {name} ({size} KB), SHA-256 begins with {digits}")
    digits = attached.sha256[:_SHA256_DIGITS].upper()
    kilobytes = terms.number(-(-attached.size // 1000))
    yield from wrapped(said.format(name=attached.name, size=kilobytes, digits=digits))
    if attached.proof is not None:
        for sentence in proof_sentences(attached.proof):
            yield from wrapped(sentence, indent=2)


def correctable() -> Iterator[TextLine]:
    """Yield how a slip in the paper's data is mended."""
    yield from wrapped(
        _("A slip in the number, date or name? An authenticator takes the paper back with Ctrl+K.")
    )


def families(
    requests: Sequence[RequestSummary], village: Callable[[str], str]
) -> Iterator[TextLine]:
    """Yield the requests of the set."""
    yield plain()
    yield heading(_("Families: {count}").format(count=terms.number(len(requests))))
    for own in requests:
        yield plain(f"{own.number}  {fit(own.head_name, 30)} {fit(village(own.village), 20)}")
