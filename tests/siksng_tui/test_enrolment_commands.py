"""Two offices and a stick, as somebody types it: from the request to the list of revocations."""

from pathlib import Path

import pytest

from tests.commands import Done, run_as
from tests.reports.reading import page_texts
from tests.services.lineage import HEAD, Lineage, copied


@pytest.fixture
def lineage(tmp_path: Path) -> Lineage:
    """The offices of one test."""
    return copied(tmp_path)


def at(lineage: Lineage, office: str, *words: str, typed: str = "", lang: str = "id") -> Done:
    """Return how a command of an office ended."""
    return run_as(lineage.place / office, HEAD, *words, typed=typed, lang=lang)


def fingerprint_in(done: Done) -> str:
    """Return the fingerprint that a command said."""
    line = next(line for line in done.told.splitlines() if len(line.split()) >= 16)
    return " ".join(line.split()[-16:])


def test_a_village_is_certified_taken_back_and_told(lineage: Lineage) -> None:
    """Every step by its command; each file is carried, each fingerprint typed from its paper."""
    request, card = (str(lineage.stick / name) for name in ("v.siksng-request", "v.siksng-office"))
    asked = at(lineage, "village", "office", "request", "--out", request)
    paper = fingerprint_in(asked)
    assert (asked.status, asked.said) == (0, f"{request}\n")
    wrong = at(lineage, "city", "office", "certify", request, "--out", card, typed="0000\n")
    assert wrong.status == 5 and not Path(card).exists()
    issued = at(lineage, "city", "office", "certify", request, "--out", card, typed=f"{paper}\n")
    assert issued.status == 0 and "Kelurahan Contoh Satu" in issued.told
    assert paper in issued.told
    root = lineage.root_of("city")
    enrolled = at(lineage, "village", "office", "enrol", card, typed=f"{root}\n")
    assert enrolled.status == 0, enrolled.told
    shown = at(lineage, "village", "office", "show", "--json").json
    assert shown["certificate"]["state"] == "valid"
    assert shown["certificate"]["issuer"] == lineage.id_of("city")
    (below,) = at(lineage, "city", "office", "list", "--json").json
    assert (below["id"], below["state"]) == (lineage.id_of("village"), "valid")
    out = str(lineage.stick / "list")
    took = at(
        lineage, "city", "office", "revoke", below["serial"], "--reason", "Dicuri", "--out", out
    )
    assert (took.status, took.said) == (0, "1\n")
    assert at(lineage, "village", "office", "revocations", "--take", out).status == 0
    told = at(lineage, "village", "office", "show")
    assert "dicabut" in told.said and "dicabut" in told.told


def test_the_card_can_be_written_once_more(lineage: Lineage) -> None:
    """The stick with it was lost; a name that is taken is refused before anything is issued."""
    card = lineage.enrol("city", "village")
    again = lineage.stick / "again"
    done = at(lineage, "city", "office", "card", lineage.id_of("village"), "--out", str(again))
    assert done.status == 0 and again.read_bytes() == card.read_bytes()
    file, paper = lineage.ask("neighbour")
    words = ("office", "certify", str(file), "--out", str(again), "--fingerprint", paper)
    assert at(lineage, "city", *words).status == 5
    assert len(at(lineage, "city", "office", "list", "--json").json) == 1


def test_a_lost_pc_is_replaced_by_command(lineage: Lineage) -> None:
    """Set up under the old id, it works in the second epoch."""
    lineage.enrol("city", "village")
    words = ("--level", "village", "--region", "17.71.01.1001", "--name", "Kelurahan Contoh Satu")
    who = ("--account", HEAD.name, "--full-name", HEAD.full_name)
    old = ("--replaces", lineage.id_of("village"))
    assert at(lineage, "new", "office", "init", *words, *who, *old).status == 0
    file, paper = lineage.ask("new")
    card = str(lineage.stick / "new-card")
    more = ("--out", card, "--fingerprint", paper)
    refused = at(lineage, "city", "office", "certify", str(file), *more)
    assert refused.status == 77 and "siksng office replace" in refused.told
    assert at(lineage, "city", "office", "replace", str(file), *more).status == 0
    root = lineage.root_of("city")
    assert at(lineage, "new", "office", "enrol", card, "--fingerprint", root).status == 0
    assert at(lineage, "new", "office", "show", "--json").json["certificate"]["epoch"] == 2


def test_the_sheet_has_the_fingerprint_of_the_file(lineage: Lineage) -> None:
    """Of a request and of a card; what is neither is refused."""
    file, paper = lineage.ask("village")
    card = lineage.grant("city", (file, paper))
    for source, expected in ((file, paper), (card, lineage.root_of("city"))):
        out = lineage.stick / f"{source.name}.pdf"
        done = at(lineage, "village", "print", "fingerprint", str(source), "--out", str(out))
        assert done.status == 0, done.told
        (text,) = page_texts(out.read_bytes())
        assert all(group in text for group in expected.split())
        assert "Kelurahan Contoh Satu" in text
    (lineage.stick / "junk").write_bytes(b"{}")
    junk = str(lineage.stick / "junk")
    assert at(lineage, "city", "print", "fingerprint", junk, "--out", f"{junk}.pdf").status == 65
