"""Scenarios of circumstances: in which direction, when, for whom, and who was taken back."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from forms.records import Level
from siksng_tui.exchange.ages import recipient_of
from siksng_tui.exchange.certificates import LIFE, MARGIN
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.offices import Office
from tests.exchange.forging import Forgery
from tests.exchange.scenario import Scenario
from tests.exchange.world import CITY, MADE, NEIGHBOUR, RECEIVED, SENT, VILLAGE, head, world

SCOPE: Final = "office-out-of-scope"


def scenarios() -> Iterator[Scenario]:
    """Yield every scenario of circumstances."""
    yield from _directions()
    yield from _revoked()
    yield from _times()
    yield from _useless()


def _directions() -> Iterator[Scenario]:
    """Yield kinds that go where they do not belong."""
    here = world()
    down = replace(head(Kind.EXTRACT), kind=Kind.SUBMISSION)
    yield Scenario(
        "direction-submission-down",
        "a province submits to its city",
        Forgery(lines=(), signer=here.province, sent=down).data(),
        SCOPE,
        office=CITY.id,
    )
    up = replace(head(), kind=Kind.RECEIPT)
    yield Scenario(
        "direction-receipt-up",
        "a city gives its province a receipt",
        Forgery(lines=(), sent=up).data(),
        SCOPE,
    )
    verdict = replace(head(), kind=Kind.VERDICT)
    yield Scenario(
        "direction-verdict-up",
        "a city decides for its province",
        Forgery(lines=(), sent=verdict).data(),
        SCOPE,
    )
    aside = replace(head(), sender=VILLAGE, recipient=NEIGHBOUR)
    yield Scenario(
        "direction-aside",
        "a village submits to its neighbour",
        Forgery(lines=(), signer=here.village, sent=aside).data(),
        SCOPE,
        office=NEIGHBOUR.id,
    )
    foreign = replace(head(), recipient=Office("prov-16", Level.PROVINCE, "16"))
    yield Scenario(
        "direction-foreign",
        "a city submits to another province",
        Forgery(lines=(), sent=foreign).data(),
        SCOPE,
        office="prov-16",
    )


def _revoked() -> Iterator[Scenario]:
    """Yield senders whose certificate was taken back, and one for whom it was not."""
    data = Forgery(lines=()).data()
    yield Scenario(
        "revoked-sender",
        "the province took the city's certificate back",
        data,
        "certificate-revoked",
        trust="revoked",
    )
    yield Scenario(
        "revoked-by-another", "another province lists the same serial", data, trust="other-revoked"
    )


def _times() -> Iterator[Scenario]:
    """Yield odd times: none refuses, each is told."""
    data = Forgery(lines=()).data()
    late = MADE + LIFE + MARGIN
    yield Scenario(
        "time-received-late",
        "received after the certificate ended",
        data,
        doubts="received-outside-validity",
        at=late.isoformat(),
    )
    yield Scenario(
        "time-received-1980",
        "received by a clock without battery",
        data,
        doubts="received-outside-validity signed-in-the-future",
        at="1980-01-01T00:00:00+00:00",
    )
    cases = {
        "expired": (
            late.replace(microsecond=0),
            "signed after the certificate ended",
            "signed-outside-validity signed-in-the-future",
        ),
        "1970": (
            SENT.replace(year=1970),
            "signed by a clock without battery",
            "signed-outside-validity",
        ),
        "2038": (
            SENT.replace(year=2038),
            "signed in 2038",
            "signed-outside-validity signed-in-the-future",
        ),
        "ahead": (SENT.replace(month=4), "signed a month ahead", "signed-in-the-future"),
    }
    for title, (time, about, doubts) in cases.items():
        odd = Forgery(lines=(), sent=replace(head(), time=time)).data()
        yield Scenario(f"time-{title}", about, odd, doubts=doubts)
    doubtful = Forgery(lines=(), sent=replace(head(), clock_doubtful=True)).data()
    yield Scenario(
        "time-doubtful",
        "the sender doubts its own clock",
        doubtful,
        doubts="sender-doubts-clock",
        at=RECEIVED.isoformat(),
    )


def _useless() -> Iterator[Scenario]:
    """Yield sound parcels that are of no use here."""
    elsewhere = Office("prov-17-lain", Level.PROVINCE, "17")
    data = Forgery(lines=(), sent=replace(head(), recipient=elsewhere)).data()
    yield Scenario("other-office", "for another office", data, "parcel-for-other-office")
    sent = replace(head(), instruments=("bdt/2020.1", "dtsen/2027.1"))
    yield Scenario(
        "unknown-instrument",
        "a questionnaire of next year",
        Forgery(lines=(), sent=sent).data(),
        "instrument-unknown",
    )
    recipient = recipient_of(world().identities[CITY.id])
    yield Scenario(
        "other-key",
        "encrypted to another office's key",
        Forgery(lines=(), recipient=recipient).data(),
        "parcel-key-missing",
    )
