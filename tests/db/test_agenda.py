"""The ledger's sections: every request in exactly one, whatever way it went."""

import datetime as dt
import random
from collections import Counter
from dataclasses import replace

from db.agenda import agenda, agenda_parcels, agenda_series
from db.agenda.agenda import Section
from db.agenda.agenda_parcels import Owed
from db.agenda.agenda_series import NumberGap
from db.parcels import arrivals, parcels
from db.parcels.arrivals import RecordOutcome
from db.parcels.parcels import Direction, ParcelState
from db.requests import decisions, flags, requests
from db.requests.decisions import Decision, Outcome
from db.store import Store
from forms.lifecycle import Step, steps_from
from forms.records import Flag
from tests.db.builders import NOW, OFFICE, PROVINCE, household_record
from tests.db.stores import sql
from tests.db.test_parcels import parcel
from tests.db.wishes import doing, entered, walk

RECORD = household_record()

PARTS = tuple(own for own in Section if own is not Section.CARRIED_OVER)
"""The sections of which each request has exactly one."""


def listed(store: Store, section: Section) -> tuple[str, ...]:
    """Return the numbers of a section."""
    return agenda.numbers(store, agenda.rows_of(store, OFFICE, section))


def of_the_village(store: Store, number: str) -> None:
    """Let a request be one that another office entered."""
    with store.transaction():
        sql(store, "UPDATE request SET owner = ? WHERE number = ?", (PROVINCE, number))


def standing(store: Store, number: str) -> Section:
    """Return the section of a request."""
    found = [own for own in PARTS if number in listed(store, own)]
    assert len(found) == 1
    return found[0]


def test_after_every_step_each_request_stands_in_exactly_one_section(store: Store) -> None:
    """Conservation: own requests and others', on whatever way, none twice and none lost."""
    chance = random.Random(11)  # noqa: S311  # a repeatable walk, no secret
    known = [entered(store, RECORD) for _ in range(40)]
    for number in known[::2]:
        of_the_village(store, number)
    for _ in range(200):
        number = chance.choice(known)
        possible = sorted(steps_from(requests.get(store, number, OFFICE).state))
        if possible:
            walk(store, number, chance.choice(possible))
    found = Counter(number for own in PARTS for number in listed(store, own))
    assert found == Counter(known)
    counted = sum(agenda.waiting(store, OFFICE, own).count for own in PARTS)
    assert counted == agenda.total(store) == len(known)


def test_a_request_goes_through_the_sections_of_its_road(store: Store) -> None:
    """In hand, sent, above, decided, told."""
    number = entered(store, RECORD)
    seen = [standing(store, number)]
    for steps in (
        (Step.CHECK, Step.FINALISE, Step.AUTHENTICATE, Step.SEAL, Step.COVER, Step.SEND),
        (Step.ACKNOWLEDGE,),
        (Step.ACCEPT,),
        (Step.TELL,),
    ):
        walk(store, number, *steps)
        seen.append(standing(store, number))
    assert seen == [
        Section.IN_HAND,
        Section.UNACKNOWLEDGED,
        Section.ABOVE,
        Section.UNTOLD_CITIZEN,
        Section.ENDED,
    ]


def test_a_decision_is_told_below_once_a_medium_has_its_verdict(store: Store) -> None:
    """A packed verdict that nobody carried away has told nobody."""
    number = entered(store, RECORD)
    of_the_village(store, number)
    walk(store, number, Step.CHECK)
    assert standing(store, number) is Section.UNDECIDED
    walk(store, number, Step.REJECT)
    decisions.propose(store, number, Decision(Outcome.REJECTED, "sebab", OFFICE), doing())
    told = decisions.confirm(store, number, doing())
    assert standing(store, number) is Section.UNTOLD_BELOW
    made = parcels.record(store, replace(parcel(1), kind="verdict"))
    decisions.mark_told(store, [told.id], made.id)
    assert standing(store, number) is Section.UNTOLD_BELOW
    parcels.mark_written(store, made.id)
    assert standing(store, number) is Section.UNTOLD_BY_OWNER
    walk(store, number, Step.TELL)
    assert standing(store, number) is Section.ENDED


def test_what_waits_longest_stands_first_and_pages_follow_each_other(store: Store) -> None:
    """The oldest moment is told with the count."""
    known = [entered(store, RECORD) for _ in range(5)]
    later = replace(doing(), time=NOW + dt.timedelta(days=3))
    requests.move(store, known[0], Step.CHECK, later)
    found = agenda.rows_of(store, OFFICE, Section.IN_HAND)
    pages = [agenda.numbers(store, found[at : at + 2]) for at in (0, 2, 4)]
    assert [number for page in pages for number in page] == [*known[1:], known[0]]
    own = agenda.waiting(store, OFFICE, Section.IN_HAND)
    assert (own.count, dt.datetime.fromisoformat(own.since)) == (5, NOW)
    assert agenda.waiting(store, OFFICE, Section.ABOVE) == agenda.Waiting(0, "")


def test_what_was_carried_over_is_listed_across_the_sections_until_its_end(store: Store) -> None:
    """It stands in its own section all the same."""
    number = entered(store, RECORD)
    flags.put_up(store, number, Flag.CARRIED_OVER, NOW)
    assert listed(store, Section.CARRIED_OVER) == (number,)
    assert standing(store, number) is Section.IN_HAND
    walk(store, number, Step.WITHDRAW)
    assert listed(store, Section.CARRIED_OVER) == ()


def test_a_number_that_was_given_and_is_nowhere_is_a_gap(store: Store) -> None:
    """In the middle and at the end; another office's number fills none."""
    known = [entered(store, RECORD) for _ in range(6)]
    assert agenda_series.gaps(store, OFFICE) == ()
    of_the_village(store, known[1])
    of_the_village(store, known[2])
    of_the_village(store, known[5])
    assert agenda_series.gaps(store, OFFICE) == (
        NumberGap("1771-2026", 2, 3),
        NumberGap("1771-2026", 6, 6),
    )


def test_a_sent_parcel_owes_a_receipt_until_one_came(store: Store) -> None:
    """Written or not: the office above did not say that it has it."""
    sent = parcels.record(store, replace(parcel(1), records=3))
    assert [own.id for own in agenda_parcels.lines(store, Owed.UNWRITTEN)] == [sent.id]
    parcels.mark_written(store, sent.id)
    assert agenda_parcels.lines(store, Owed.UNWRITTEN) == ()
    assert [own.id for own in agenda_parcels.lines(store, Owed.NO_RECEIPT_CAME)] == [sent.id]
    receipt = replace(
        parcel(1),
        id="receipt",
        direction=Direction.IN,
        kind="receipt",
        sender=PROVINCE,
        recipient=OFFICE,
        state=ParcelState.OPENED,
        answers=sent.id,
    )
    parcels.record(store, receipt)
    assert agenda_parcels.lines(store, Owed.NO_RECEIPT_CAME) == ()
    assert [own.receipt for own in agenda_parcels.lines(store)] == [receipt.file_name, ""]


def test_what_was_sent_is_what_was_accepted_refused_and_left_waiting(store: Store) -> None:
    """A parcel without an answer counts as unanswered; a lost answer is seen."""
    sent = [parcels.record(store, replace(parcel(at), records=2)) for at in (1, 2)]
    said = [RecordOutcome(1, "a", "accepted", ""), RecordOutcome(2, "b", "refused", "x")]
    arrivals.note_outcomes(store, sent[0].id, said)
    (link,) = agenda_parcels.totals(store)
    assert (link.parcels, link.records) == (2, 4)
    assert (link.accepted, link.refused, link.waiting, link.unanswered) == (1, 1, 0, 2)
    assert link.balanced
    assert [own.id for own in agenda_parcels.lines(store, Owed.REFUSED)] == [sent[0].id]
    with store.transaction():
        sql(store, "DELETE FROM parcel_outcome WHERE outcome = 'refused'")
    (link,) = agenda_parcels.totals(store)
    assert not link.balanced


def test_a_parcel_that_was_numbered_here_and_is_not_kept_is_named(store: Store) -> None:
    """The link knows how far it came."""
    for at in (1, 2, 3):
        parcels.record(store, parcel(at))
    assert agenda_parcels.lost(store) == ()
    with store.transaction():
        sql(store, "DELETE FROM parcel WHERE sequence IN (1, 3)")
    assert agenda_parcels.lost(store) == (
        agenda_parcels.LostParcel(PROVINCE, 1, 1),
        agenda_parcels.LostParcel(PROVINCE, 1, 3),
    )
