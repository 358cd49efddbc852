"""What an office set for its papers: the next paper says it, and nothing in a text is obeyed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.set_records import SetKind
from reports.page import limits, wording
from reports.page.records import Official
from siksng_tui.services.office.sessions import RoleMissingError, Session
from siksng_tui.services.papers import paper_settings, paper_words, papers
from siksng_tui.services.papers.invented_families import invented_families
from siksng_tui.services.papers.paper_settings import (
    NipUnreadableError,
    NumberPatternFullError,
    PaperPlaceUnknownError,
    PaperSettingLinesError,
    PaperSettingTooLongError,
    PaperTextUnknownError,
    put,
    shown,
    text,
)
from siksng_tui.services.printing.outlets import Preview
from tests.services.bureau import Bureau, copied

CYCLE = "2026-Q4"


@pytest.fixture
def office(tmp_path: Path) -> Bureau:
    """A city's office."""
    return copied(tmp_path)


@pytest.fixture
def session(office: Bureau) -> Iterator[Session]:
    """Somebody who may change the texts, at work."""
    with office.at_work("tuti") as session:
        yield session


def test_every_first_text_may_stand_where_it_stands(session: Session) -> None:
    """Each passes what a text of the office has to pass, and keeps to its places."""
    for own in shown(session):
        put(session, own.text.name, own.text.first)
        assert text(session, own.text.name) == own.text.first
    assert not any(own.own for own in shown(session))


def test_an_office_spells_its_mayor_as_it_likes(session: Session) -> None:
    """Title and name stand on the next paper; the rest follows from the region as before."""
    put(session, "authority.title", "Walikota Bengkulu")
    put(session, "authority.signer", "Nama Karangan")
    signs = paper_words.authority(session)
    assert (signs.title, signs.signer, signs.nip) == ("Walikota Bengkulu", "Nama Karangan", "")
    assert signs.place == "Bengkulu"
    assert "Walikota Bengkulu" in paper_words.wording(session, SetKind.DECREE, CYCLE).statement


def test_a_civil_servant_signs_with_rank_and_nip(session: Session) -> None:
    """The digits may be typed in their groups."""
    for part, said in (
        ("name", "Nama Karangan, S.Sos."),
        ("rank", "Pembina (IV/a)"),
        ("nip", "19800101 200501 1 001"),
    ):
        put(session, f"office.{part}", said)
    own = paper_settings.official(session, "office")
    assert own == Official(
        "Kepala Dinas Sosial",
        "Nama Karangan, S.Sos.",
        "Pembina (IV/a)",
        "198001012005011001",
        civil_servant=True,
    )


def test_an_empty_text_brings_the_first_one_back(session: Session) -> None:
    """So nobody has to remember it."""
    put(session, "note.statement", "Isi lain.")
    assert text(session, "note.statement") == "Isi lain."
    put(session, "note.statement", " ")
    assert text(session, "note.statement") == wording.texts()["note.statement"].first


def test_places_are_filled_in_and_nothing_else_of_a_text_is_obeyed(session: Session) -> None:
    """A text that asks for more than its places is refused, and braces around words stay."""
    put(session, "approval.subject", "Data {city} {0} %s {cycle!r} {cycle.real}")
    said = text(session, "approval.subject", city="Kota {cycle}", cycle="IV")
    assert said == "Data Kota {cycle} {0} %s {cycle!r} {cycle.real}"
    with pytest.raises(PaperPlaceUnknownError) as caught:
        put(session, "approval.subject", "{nik}")
    assert caught.value.facts["places"] == "city, cycle"


@pytest.mark.parametrize(
    ("name", "said", "error"),
    [
        ("office.nip", "1980", NipUnreadableError),
        ("office.nip", "١٩٨٠٠١٠١٢٠٠٥٠١١٠٠١", NipUnreadableError),
        ("approval.basis", "x" * 4_001, PaperSettingTooLongError),
        ("approval.colour", "merah", PaperTextUnknownError),
        ("number.decree", "100.3.3.3/....../" + "x" * 60, PaperSettingTooLongError),
        ("number.decree", "100.3.3.3/12/2026", NumberPatternFullError),
        ("number.decree", "100.3.3.3/{number}/2026", PaperPlaceUnknownError),
        ("authority.title", "Wali Kota " * 11, PaperSettingTooLongError),
        ("letterhead.contact", "Jalan Contoh " * 20, PaperSettingTooLongError),
        ("letterhead.contact", "Jalan Contoh\n" * 9, PaperSettingLinesError),
        ("approval.initials", "Kepala Bidang\n" * 9, PaperSettingLinesError),
    ],
)
def test_what_no_paper_bears_is_refused(
    session: Session, name: str, said: str, error: type[Exception]
) -> None:
    """Nothing was changed then."""
    with pytest.raises(error):
        put(session, name, said)
    assert not any(own.own for own in shown(session))


@pytest.mark.parametrize("gap", ["....", "____", "\u2026", "    "])
def test_a_pattern_of_numbers_leaves_room_for_the_hand_and_is_shown_as_on_paper(
    session: Session, gap: str
) -> None:
    """Dots, a line or a gap; no other text is shown so."""
    put(session, "number.letter", f"400.9/{gap}/DINSOS/2026")
    told = {own.text.name: own.on_paper for own in shown(session) if own.on_paper}
    assert told["number.letter"] == f"Nomor: 400.9/{gap}/DINSOS/2026"
    assert sorted(told) == [
        f"number.{of}" for of in ("decree", "letter", "minutes", "note", "statement")
    ]
    assert told["number.decree"].startswith("Nomor: ....")


def test_what_may_stand_in_a_setting_is_never_refused_when_it_is_printed(session: Session) -> None:
    """At its longest, in every place that limits it; the paper comes out."""
    for name, own in wording.texts().items():
        if own.place:
            most = limits.MOST_OF.get(own.place, limits.MOST)
            put(session, name, ("." * 5 + "W" * most)[:most] if own.check else "W" * (most - 40))
    rows = list(invented_families(session))
    for paper in papers.OFFERED[session.office.level]:
        done = papers.print_invented(session, rows, Preview(), name=paper)
        assert done.pages >= 1


def test_only_an_authenticator_changes_texts(office: Bureau) -> None:
    """An operator's papers say what was agreed."""
    with office.at_work("rani") as session, pytest.raises(RoleMissingError):
        put(session, "note.statement", "Isi lain.")
