"""What is sealed inside is not what the cover says, or is for somebody else."""

from dataclasses import replace
from random import Random
from typing import Final

import zstandard

from forms.canonical import Json, canonical
from siksng_tui.exchange.inside import Header
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.offices import Office
from tests.exchange.attacks.attack import Attack, age_of, bases, with_attachments
from tests.exchange.forging import Facts, Forgery, encrypted, members_of, parsed, sealed, zipped
from tests.exchange.world import CITY, NEIGHBOUR, PROVINCE, VILLAGE, head, world

CLAIMS: Final = ("sender", "recipient", "epoch", "sequence", "kind", "id", "previous", "cycle")
"""What may be written anew on a cover."""


def relabelled(draw: Random) -> Attack:
    """Return a parcel of some link with another cover, its signature as it was."""
    base = draw.choice(bases())
    members = members_of(base.data)
    facts = parsed(members[0][1])
    for claim in draw.sample(CLAIMS, draw.randint(1, 3)):
        _claim(facts, claim, draw)
    body = canonical(facts)
    recipient = facts["recipient"]
    assert isinstance(recipient, dict)
    office = draw.choice([base.office, str(recipient["id"])])
    return replace(base, data=zipped([("parcel.json", body), *members[1:]]), office=office)


def resealed(draw: Random) -> Attack:
    """Return a parcel that an office signs as its own, with another parcel's sealed records."""
    base = draw.choice(bases()[:5])
    members = members_of(base.data)
    told, records = parsed(members[0][1]), members[3][1]
    here, upper = world(), PROVINCE if base.office == PROVINCE.id else CITY
    signer = here.city if upper is PROVINCE else draw.choice([here.village, here.neighbour])
    number, previous = draw.randint(4, 99), f"{draw.getrandbits(256):064x}"
    own = replace(head(sequence=number, previous=previous), sender=signer.office, recipient=upper)

    def change(facts: Facts) -> None:
        """Tell of the records what their own cover told."""
        facts.update({key: told[key] for key in ("plaintext_size", "counts")})

    forged = Forgery(signer=signer, sent=own, records=records)
    if len(members) > 4:
        forged = replace(forged, attachments=[body for _, body in members[4:]])
    return Attack(replace(forged, facts=change).data(), base.office)


def other_header(draw: Random) -> Attack:
    """Return a parcel whose first line inside names another link, number, kind or person."""
    sent, signers = head(), (world().budi,)
    inside = draw.choice(
        [
            replace(sent, sequence=draw.randint(2, 99), previous="0" * 64),
            replace(sent, epoch=draw.randint(2, 99)),
            replace(sent, id=f"{draw.getrandbits(128):032x}"),
            replace(sent, sender=draw.choice([PROVINCE, VILLAGE, NEIGHBOUR])),
            replace(sent, recipient=draw.choice([CITY, Office("lain", PROVINCE.level, "17")])),
            replace(sent, kind=draw.choice([Kind.RECEIPT, Kind.VERDICT, Kind.EXTRACT])),
        ]
    )
    return Attack(Forgery(header=Header(signers=signers).line(inside), lines=()).data())


def sizes(draw: Random) -> Attack:
    """Return a parcel with more or less inside than its sender signed."""
    plain = Forgery().plaintext()
    more = draw.choice([b"\n", b"{}\n", b" " * (8 << 20), plain, draw.randbytes(50)])
    wrong = draw.choice([plain + more, plain[: draw.randrange(len(plain))], b""])
    how = draw.randrange(3)
    records = sealed(wrong, age_of(PROVINCE.id))
    if how == 0:
        return Attack(Forgery(records=records).data())
    if how == 1:
        size = len(plain) + draw.choice([-1, 1, draw.randint(2, 2**40)])
        return Attack(Forgery(plaintext_size=size).data())
    return _counted(draw.choice([0, 2, draw.randint(3, 2**40)]))


def frames(draw: Random) -> Attack:
    """Return a parcel whose sealed bytes are no zstd, or a cut, doubled or padded frame."""
    plain = Forgery().plaintext()
    frame = zstandard.compress(plain)
    cut = frame[: draw.randrange(len(frame))]
    body = draw.choice([cut, frame + b"x" * 9, frame + frame, draw.randbytes(99), plain, b""])
    return Attack(Forgery(records=encrypted(body, age_of(PROVINCE.id))).data())


def ages(draw: Random) -> Attack:
    """Return a parcel whose records were damaged after they were sealed, and signed so."""
    records = bytearray(sealed(Forgery().plaintext(), age_of(PROVINCE.id)))
    at = draw.randrange(len(records))
    how = draw.randrange(4)
    if how == 0:
        records[at] ^= 1 << draw.randrange(8)
    elif how == 1:
        del records[at:]
    elif how == 2:
        records += draw.randbytes(draw.randint(1, 99))
    else:
        records[at:at] = draw.choice([b"\n", b"-> X25519 AAAA\nAAAA\n", b"\0"])
    return Attack(Forgery(records=bytes(records)).data())


def attachments(draw: Random) -> Attack:
    """Return a parcel whose attachment is another one than its header tells of."""
    own, other = b"%PDF-1.7 SK", draw.randbytes(draw.randint(0, 99))
    whole = with_attachments()
    bodies = list(whole.attachments)
    at = draw.randrange(len(bodies))
    bodies[at] = encrypted(draw.choice([other, own + b"\n", own[:-1]]), age_of(PROVINCE.id))
    swapped = list(reversed(whole.attachments))
    return Attack(replace(whole, attachments=draw.choice([bodies, swapped])).data())


def other_recipient(draw: Random) -> Attack:
    """Return a sound parcel that reaches another office, or is sealed to another's key."""
    base = draw.choice(bases())
    others = [name for name in world().identities if name != base.office]
    if draw.random() < 0.5:
        return replace(base, office=draw.choice(others))
    key = age_of(draw.choice([name for name in world().identities if name != PROVINCE.id]))
    return Attack(Forgery(recipient=key).data())


def newer(draw: Random) -> Attack:
    """Return a parcel of a newer program, or with a questionnaire that is not known yet."""
    if draw.random() < 0.5:
        version = draw.choice([2, 3, 2**31, 2**53 - 1, draw.randint(2, 999)])
        body = canonical({"format": "siksng-parcel", "version": version})
        more = [(f"m{number}", draw.randbytes(9)) for number in range(draw.randint(0, 5))]
        return Attack(zipped([("parcel.json", body), *more]))
    name = f"{draw.choice(['bdt', 'dtsen', 'x'])}/{draw.randint(2021, 2099)}.{draw.randint(1, 9)}"
    sent = replace(head(), instruments=tuple(sorted({"bdt/2020.1", name})))
    return Attack(Forgery(lines=(), sent=sent).data())


def _claim(facts: Facts, claim: str, draw: Random) -> None:
    """Write something else under a key of a cover."""
    offices: list[Json] = [office.to_json() for office in (PROVINCE, CITY, VILLAGE, NEIGHBOUR)]
    choices: dict[str, list[Json]] = {
        "sender": offices,
        "recipient": offices,
        "epoch": [1, 2, 9],
        "sequence": [1, 2, 3, 9],
        "kind": [kind.value for kind in Kind],
        "id": [f"{draw.getrandbits(128):032x}"],
        "previous": [None, "0" * 64, f"{draw.getrandbits(256):064x}"],
        "cycle": ["2026-Q2"],
    }
    facts[claim] = draw.choice(choices[claim])


def _counted(records: int) -> Attack:
    """Return a parcel that claims so many records and holds one."""

    def change(facts: Facts) -> None:
        """Change the count."""
        facts["counts"] = {"attachments": 0, "records": records}

    return Attack(Forgery(facts=change).data())
