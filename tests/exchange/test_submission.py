"""A request travels whole: what is proposed, what it rests on, who authenticated it."""

from dataclasses import replace

import pytest

from forms.canonical import canonical
from siksng_tui.exchange import signatures
from siksng_tui.exchange.certificates import certify_person
from siksng_tui.exchange.chains import Person
from siksng_tui.exchange.errors import RequestLineWrongError
from siksng_tui.exchange.inside import signer_id
from siksng_tui.exchange.request_reading import prove_people, read_request_line
from siksng_tui.exchange.statements import AUTHENTICATION_TYPE, authentication_statement
from siksng_tui.exchange.strictjson import parse_canonical
from siksng_tui.exchange.submission import CarriedRequest, CarriedRevision, request_line
from tests.exchange.world import CITY, MADE, SENT, VILLAGE, request, revision, world


def people() -> dict[str, Person]:
    """Return Budi, proven."""
    return prove_people([world().budi], world().trust)


def test_a_request_is_read_as_it_was_written() -> None:
    """Revisions, reasons, set and cover, signature."""
    assert read_request_line(request_line(request()), people(), CITY) == request()


def test_a_new_household_has_no_base() -> None:
    """Nor a set a cover before the paper came back."""
    carried = CarriedRevision(revision(None), None)
    one = signed(replace(request(), revisions=(carried,), reasons=()))
    one = replace(one, set=replace(one.set, cover=None))
    assert read_request_line(request_line(one), people(), CITY) == one


def test_signatures_of_lower_offices_travel_on() -> None:
    """The village authenticated what the city then changed; both signatures are proven."""
    key = world().neighbour.key
    siti = certify_person(world().village, "siti", key.public_key(), MADE)
    below = replace(request(), revisions=(CarriedRevision(revision("aa" * 32), "aa" * 32),))
    hashes = below.hashes
    statement = authentication_statement(below.number, hashes, VILLAGE.id)
    der = signatures.sign(key, AUTHENTICATION_TYPE, statement).der
    first = replace(
        request().signatures[0],
        office=VILLAGE.id,
        revisions=hashes,
        der=der,
        signer=signer_id(siti),
    )
    one = replace(request(), signatures=(first, *request().signatures))
    known = prove_people([world().budi, siti], world().trust)
    assert read_request_line(request_line(one), known, CITY) == one
    with pytest.raises(RequestLineWrongError):
        read_request_line(request_line(one), people(), CITY)
    with pytest.raises(RequestLineWrongError):
        read_request_line(request_line(replace(one, signatures=(first,))), known, CITY)


def test_a_signer_whom_nobody_vouches_for_is_left_out() -> None:
    """The requests of the others stay good."""
    stranger = certify_person(world().stranger, "x", world().budi_key.public_key(), MADE)
    known = prove_people([stranger, world().budi, world().city.chain], world().trust)
    assert list(known) == [signer_id(world().budi)]


def test_a_person_of_another_office_does_not_authenticate_for_this_one() -> None:
    """Budi of the city under a parcel of the village."""
    one = replace(request(), region=VILLAGE.region)
    with pytest.raises(RequestLineWrongError) as refusal:
        read_request_line(request_line(one), people(), VILLAGE)
    assert refusal.value.facts == {"part": "authentication"}


@pytest.mark.parametrize(
    "key",
    ["entered", "household", "kind", "line", "number", "owner", "reason", "reasons", "set"],
)
@pytest.mark.parametrize("value", [None, 1, {}, [[]], True])
def test_a_value_of_another_type_is_refused(key: str, value: object) -> None:
    """The sender's program signed it; that does not make it a request."""
    parsed = parse_canonical(request_line(request()))
    assert isinstance(parsed, dict)
    line = canonical({**parsed, key: value})  # type: ignore[dict-item]  # on purpose
    with pytest.raises(RequestLineWrongError):
        read_request_line(line, people(), CITY)


@pytest.mark.parametrize("text", ["A\x1b[2J", "A\u202eB", "e\u0301", "A\tB"])
def test_text_that_could_not_be_stored_is_refused(text: str) -> None:
    """It is hashed and signed, so it cannot be cleaned; the sender's program should have."""
    for one in (replace(request(), reason=text), _living_in(text)):
        with pytest.raises(RequestLineWrongError) as refusal:
            read_request_line(request_line(one), people(), CITY)
        assert refusal.value.facts == {"part": "text"}


def _living_in(street: str) -> CarriedRequest:
    """Return the request with another address, authenticated."""
    carried = CarriedRevision(revision("aa" * 32, street), "aa" * 32)
    return signed(replace(request(), revisions=(carried,)))


def test_a_statement_does_not_depend_on_the_order_of_revisions() -> None:
    """It names a set of revisions."""
    one = authentication_statement("N", ["b", "a"], "o")
    assert one == authentication_statement("N", ["a", "b"], "o")


def signed(one: CarriedRequest) -> CarriedRequest:
    """Return a request authenticated by Budi."""
    statement = authentication_statement(one.number, one.hashes, CITY.id)
    der = signatures.sign(world().budi_key, AUTHENTICATION_TYPE, statement).der
    signature = replace(request().signatures[0], revisions=one.hashes, der=der, time=SENT)
    return replace(one, signatures=(signature,))
