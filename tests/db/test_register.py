"""The register: what goes in comes out, in order, page by page."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

import pytest

from db.register import baseline, households, register, revisions
from db.register.baseline import SubjectExistsError
from db.register.households import HouseholdNotFoundError
from db.register.register import RegisterCounts
from db.register.revisions import RevisionDamagedError, RevisionNotFoundError
from db.rows.fields import stored_moment
from db.store import Store
from forms.records import HouseholdRecord
from forms.revisions import read_revision
from tests.db.builders import NAMES, NOW, VILLAGE, household_record, insert, nik, uid
from tests.db.stores import sql


def test_a_household_comes_back_as_it_was_inserted(store: Store) -> None:
    """Families, persons, rows and their order: nothing is lost on the way through the store."""
    record = household_record(names=NAMES, families=2)
    insert(store, record)
    found = households.household(store, record.household.id)
    assert replace(found, revisions={}) == record


def test_every_subject_of_a_household_names_the_revision_it_was_read_from(store: Store) -> None:
    """A correction is based on just these, and their bytes are what is signed."""
    record = household_record()
    insert(store, record)
    found = households.household(store, record.household.id)
    for subject in found.subjects():
        body = revisions.body(store, found.revisions[subject.id])
        assert hashlib.sha256(body).hexdigest() == found.revisions[subject.id]
        assert read_revision(body).subject == subject
        assert read_revision(body).canonical_bytes() == body


def test_a_first_revision_says_who_stated_it_and_from_where(store: Store) -> None:
    """It has no parent."""
    record = household_record()
    insert(store, record)
    kept = sql(store, "SELECT DISTINCT author, time, origin, parent FROM revision")
    assert kept == [("siti", stored_moment(NOW), "import:1", None)]


def test_a_baseline_that_repeats_a_subject_changes_nothing(store: Store) -> None:
    """An import is all or nothing."""
    insert(store, household_record(1))
    with pytest.raises(SubjectExistsError):
        insert(store, household_record(2), household_record(1))
    assert register.counts(store) == RegisterCounts(1, 1, 3)


def test_a_baseline_that_is_broken_off_leaves_nothing(store: Store) -> None:
    """A file that turns out to be unreadable in its middle was not imported."""

    def read() -> Iterator[HouseholdRecord]:
        for number in range(700):
            yield household_record(number)
        raise ValueError("cell")

    with pytest.raises(ValueError, match="cell"):
        insert(store, more=read())
    assert register.counts(store) == RegisterCounts(0, 0, 0)
    assert sql(store, "SELECT count(*) FROM person_words WHERE person_words MATCH 'siti'") == [(0,)]


def test_progress_is_told_while_a_baseline_goes_in(store: Store) -> None:
    """The operator sees that it moves, and the last number is all of it."""
    told: list[int] = []
    done = baseline.insert_baseline(
        store,
        (household_record(number, names=NAMES[:1]) for number in range(1100)),
        author="siti",
        time=NOW,
        origin="import:1",
        progress=told.append,
    )
    assert told == [500, 1000, 1100]
    assert done == 1100


def test_a_second_baseline_goes_in_beside_the_first(store: Store) -> None:
    """Villages arrive one file at a time."""
    insert(store, household_record(1))
    insert(store, household_record(2))
    assert households.household(store, household_record(2).household.id).persons
    assert register.counts(store) == RegisterCounts(2, 2, 6)


def test_the_cache_is_as_wide_after_a_baseline_as_before(store: Store) -> None:
    """Memory that an import needed is given back."""
    before = sql(store, "PRAGMA cache_size")
    insert(store, household_record())
    assert sql(store, "PRAGMA cache_size") == before


def test_a_summary_says_what_a_line_of_a_list_needs(store: Store) -> None:
    """Counts, head and decile are columns, not read from the record."""
    record = household_record(3, families=2)
    insert(store, record)
    found = register.summary(store, record.household.id)
    assert found == register.HouseholdSummary(
        uid=record.household.id,
        id_bdt=str(record.household.answers["id_bdt"]),
        head_name="SITI CONTOH",
        address="JL. CONTOH NO. 3",
        village=VILLAGE,
        person_count=3,
        family_count=2,
        decile=4,
        active=True,
    )


def test_a_household_that_the_centre_deleted_is_shown_as_inactive(store: Store) -> None:
    """It stays in the register, but is not counted upon."""
    record = household_record()
    gone = replace(record.household, answers={**record.household.answers, "row_status": "DELETED"})
    insert(store, replace(record, household=gone))
    assert register.summary(store, gone.id).active is False


def test_an_unknown_household_is_named_as_such(store: Store) -> None:
    """Whatever is asked of it."""
    for ask in (households.household, register.summary):
        with pytest.raises(HouseholdNotFoundError):
            ask(store, uid("nobody"))
    with pytest.raises(RevisionNotFoundError):
        revisions.body(store, "0" * 64)


def test_a_revision_that_no_longer_fits_its_hash_is_not_shown(store: Store) -> None:
    """An older page put back under the cipher is noticed here."""
    record = household_record()
    insert(store, record)
    sql(store, "DROP TRIGGER revision_is_immutable")
    with store.transaction():
        older = "UPDATE revision SET body = CAST(replace(CAST(body AS TEXT), ?, ?) AS BLOB)"
        sql(store, older, (nik(10), nik(11)))
    with pytest.raises(RevisionDamagedError):
        households.household(store, record.household.id)


def test_known_ids_are_told_from_new_ones(store: Store) -> None:
    """An import asks for hundreds at once, and must not take a household twice."""
    record = household_record()
    insert(store, record)
    known = str(record.household.answers["id_bdt"])
    asked = (known, *(f"BARU{number}" for number in range(3000)))
    assert register.of_household_ids(store, asked).keys() == {known}


def test_a_household_is_found_by_the_card_of_any_of_its_families(store: Store) -> None:
    """Where the centre gave no number, files know a family by its card alone."""
    record = household_record()
    insert(store, record)
    cards = [str(own.answers["no_kk_keluarga"]) for own in record.families]
    found = register.of_cards(store, (*cards, "1771010101129999"))
    assert {card: own.uid for card, own in found.items()} == dict.fromkeys(
        cards, record.household.id
    )
