"""Scenarios of single tellings: one that is wrong keeps neither requests nor tellings back."""

from collections.abc import Iterator
from dataclasses import replace

from siksng_tui.exchange.submission import request_line
from siksng_tui.exchange.telling import CarriedTelling, telling_line
from tests.exchange.forging import Forgery
from tests.exchange.scenario import Scenario
from tests.exchange.world import head, request, telling


def scenarios() -> Iterator[Scenario]:
    """Yield parcels with tellings: beside requests, alone, and one of them wrong."""
    good = telling_line(telling())
    beside = Forgery(lines=(request_line(request()), good)).data()
    yield Scenario("sound-telling", "a request and a telling", beside, records="ok,ok")
    alone = Forgery(sent=replace(head(), instruments=()), lines=(good,)).data()
    yield Scenario("sound-telling-alone", "a telling and no request", alone, records="ok")
    for title, (part, about, line) in {**_spelled(good), **_altered()}.items():
        data = Forgery(lines=(request_line(request()), line, good)).data()
        yield Scenario(f"telling-{title}", about, data, records=f"ok,{part},ok")


Cases = dict[str, tuple[str, str, bytes]]
"""Title to the part that is wrong, what it is about, and the line."""


def _spelled(good: bytes) -> Cases:
    """Return lines that are not as described."""
    return {
        "spelling": ("form", "a space", good.replace(b":", b": ", 1)),
        "order": ("form", "number before date", b'{"number":"Q1A0001X",' + good[1:-22] + b"}"),
        "unknown-key": ("form", "a key that no format has", good[:-1] + b',"zone":1}'),
        "no-number": ("form", "no number", good.replace(b',"number":"Q1A0001X"', b"")),
        "line": ("form", "another kind of line", good.replace(b'"telling"', b'"request"')),
        "day": ("form", "a day that no year has", good.replace(b"2026-02-28", b"2026-02-30")),
        "basic-day": ("form", "a day without hyphens", good.replace(b"2026-02-28", b"20260228")),
        "zone": ("form", "a time of another zone", good.replace(b"+00:00", b"+07:00")),
    }


def _altered() -> Cases:
    """Return lines in which how the citizen was told may not stand so."""
    return {
        "blank": ("form", "nobody says how", _how("")),
        "padded": ("form", "a space at the end", _how("Lewat surat ")),
        "long": ("form", "201 characters", _how("x" * 201)),
        "control": ("text", "a control character", _how("Lewat\x1bsurat")),
        "bidi": ("text", "a mark that turns the writing", _how("Lewat\u202esurat")),
    }


def _how(text: str) -> bytes:
    """Return the line of a telling that says how in other words."""
    changed: CarriedTelling = replace(telling(), how=text)
    return telling_line(changed)
