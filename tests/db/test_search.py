"""Search: what an operator remembers leads to the person, whatever it is."""

import pytest

from db.search import search
from db.search.search import Hit, MatchReason
from db.store import Store
from tests.db.builders import VILLAGE, household_record, insert, kk, nik, uid

SITI = ("SITI ROHANI CONTOH", "H. MOCH. SOEKARNO CONTOH", "MUHAMMAD TELADAN")


def only(store: Store, text: str) -> Hit:
    """Return the one hit of a text."""
    (hit,) = search.find(store, text)
    return hit


def reasons(store: Store, text: str) -> list[tuple[str, MatchReason]]:
    """Return name and reason of each hit."""
    return [(hit.name, hit.reason) for hit in search.find(store, text)]


def test_a_nik_finds_its_person_with_all_that_a_line_shows(store: Store) -> None:
    """The household's head, village and card tell namesakes apart."""
    insert(store, household_record(1), household_record(2))
    assert only(store, nik(11)) == Hit(
        person_uid=uid("person 1 1"),
        household_uid=uid("household 1"),
        name="BUDI CONTOH",
        nik=nik(11),
        kk=kk(10),
        village=VILLAGE,
        head_name="SITI CONTOH",
        birth="1981-01-02",
        relation="2",
        reason=MatchReason.NIK,
        score=100.0,
    )


def test_a_nik_may_be_typed_with_spaces_and_dots(store: Store) -> None:
    """As it stands on photocopies."""
    insert(store, household_record(1))
    spaced = " ".join((nik(10)[:6], nik(10)[6:12], nik(10)[12:]))
    assert only(store, f"  {spaced}. ").nik == nik(10)


def test_a_card_number_finds_the_whole_family(store: Store) -> None:
    """Members without a card number of their own show their family's."""
    insert(store, household_record(1, families=2))
    found = search.find(store, kk(10))
    assert {(hit.name, hit.reason) for hit in found} == {
        ("SITI CONTOH", MatchReason.KK),
        ("MUHAMMAD TELADAN", MatchReason.KK),
    }


def test_the_beginning_of_a_nik_finds_it(store: Store) -> None:
    """As one types."""
    insert(store, household_record(1, names=SITI[:1]))
    for digits in range(1, 16):
        assert search.find(store, nik(10)[:digits])[0].reason is MatchReason.NIK_PREFIX


def test_the_last_four_digits_find_nik_and_card_but_three_do_not(store: Store) -> None:
    """People remember the end; three digits would mean everybody."""
    insert(store, household_record(1, names=SITI[:1]))
    assert only(store, nik(10)[-4:]).reason is MatchReason.NIK_SUFFIX
    assert only(store, kk(10)[-5:]).reason is MatchReason.KK_SUFFIX
    assert search.find(store, nik(10)[-3:]) == ()


def test_a_household_id_finds_its_head(store: Store) -> None:
    """Whole or its beginning."""
    record = household_record(1)
    insert(store, record, household_record(2))
    id_bdt = str(record.household.answers["id_bdt"])
    assert (only(store, id_bdt).name, only(store, id_bdt).reason) == ("SITI CONTOH", "id_bdt")
    assert len(search.find(store, id_bdt[:10])) == 2


@pytest.mark.parametrize(
    "typed", ["S", "si", "siti", "rohani", "contoh siti", "ROH SIT CON", "c r s"]
)
def test_the_beginnings_of_words_find_a_name_in_any_order(store: Store, typed: str) -> None:
    """Each key typed narrows the list; nobody types a whole name."""
    insert(store, household_record(1, names=SITI))
    assert ("SITI ROHANI CONTOH", MatchReason.NAME_PREFIX) in reasons(store, typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("sukarno", SITI[1]),
        ("muh. soekarno", SITI[1]),
        ("mohamad teladan", SITI[2]),
        ("MD TELADAN", SITI[2]),
        ("sitti rohanni", SITI[0]),
        ("Hj. Siti Rohani", SITI[0]),
    ],
)
def test_another_spelling_of_a_name_finds_it(store: Store, typed: str, name: str) -> None:
    """Old spelling, titles, doubled letters and the many Muhammads are one."""
    insert(store, household_record(1, names=SITI))
    assert (name, MatchReason.NAME_VARIANT) in reasons(store, typed)


@pytest.mark.parametrize("typed", ["SITI ROKANI", "SUTI ROHANI", "SITI ROHANTI CO", "ROHANU SITI"])
def test_a_misspelled_name_is_found_as_such(store: Store, typed: str) -> None:
    """The reason is said, so that nobody takes a likeness for the name."""
    insert(store, household_record(1, names=SITI))
    assert (SITI[0], MatchReason.NAME_FUZZY) in reasons(store, typed)


def test_the_likest_name_comes_first(store: Store) -> None:
    """The whole name before longer ones that begin alike."""
    names = ("SITI CONTOH LESTARI", "SITI CONTOHWATI", "SITI CONTOH")
    insert(store, household_record(1, names=names))
    assert next(hit.name for hit in search.find(store, "siti contoh")) == "SITI CONTOH"


def test_the_whole_name_is_found_among_more_names_than_are_read(store: Store) -> None:
    """A page of candidates is read; the exact name must be in it though it was entered last."""
    longer = (household_record(n, names=("SITI CONTOHWATI",)) for n in range(300))
    insert(store, household_record(900, names=("BUDI",)), more=longer)
    insert(store, household_record(901, names=("SITI CONTOH",)))
    assert search.find(store, "siti contoh")[0].name == "SITI CONTOH"


@pytest.mark.parametrize("typed", ["", "   ", "...", '"', "*", "'", "(", "ZZQX", "-- NOT", "\x00"])
def test_a_text_that_means_nobody_finds_nobody(store: Store, typed: str) -> None:
    """Nor does it ask the index something else than it says."""
    insert(store, household_record(1, names=SITI))
    assert search.find(store, typed) == ()


@pytest.mark.parametrize(
    "typed", ['SITI" OR "MUHAMAD', "SITI NEAR ROHANI", "SITI*", "name_key:SITI"]
)
def test_the_words_of_the_index_language_are_plain_text(store: Store, typed: str) -> None:
    """What is typed is a name, never a question in another language."""
    insert(store, household_record(1, names=SITI))
    assert all(hit.name == SITI[0] for hit in search.find(store, typed))


def test_no_more_hits_than_asked_for(store: Store) -> None:
    """A screen shows a page."""
    insert(store, more=(household_record(n) for n in range(30)))
    assert len(search.find(store, "siti", limit=7)) == 7
    assert len(search.find(store, "1771", limit=7)) == 7
    assert len({hit.person_uid for hit in search.find(store, "siti")}) == 30
