"""Corrections typed in a real terminal: a family found by NIK, three answers changed, every key.

Each changes the floor area, the address and a member's mother, as a visit finds them. Afterwards
the stored answers are compared with what was to be typed.
"""

import random
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from benchmarks.figures import Figure
from benchmarks.keyer import AN_HOUR
from benchmarks.keyer_hands import FILE, Hands
from benchmarks.keyer_paper import BESIDE
from benchmarks.register import kept, office
from benchmarks.scale import Scale
from benchmarks.screen import FULL, Screen
from benchmarks.typed import Typist
from benchmarks.workplace import FIRST_PAGE, choose, unlocked
from forms.loading import instrument
from siksng_tui.services.entry import entry
from siksng_tui.services.requests import lookup

CORRECTIONS: Final = 30
"""Families that are corrected."""

MOST: Final = 100
"""Keys a correction: what 6,000 keys an hour leave of 60 corrections."""

REASON: Final = "hasil kunjungan"
SEED: Final = 4
FOUND: Final = "Found: 1"
ASKED: Final = "Reason: ["
RECORDED: Final = "is recorded"
PAGES: Final = "Pages"
"""What is typed, and what stands on the screens, in English."""

MOTHERS: Final = ("SITI AMINAH", "NURHAYATI", "SRI WAHYUNI", "MARIAM")


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visit found: at whose home, and the three answers. `member` counts from 1."""

    household: str
    nik: str
    floor: str
    address: str
    member: int
    mother: str


def measure(scale: Scale) -> Iterator[Figure]:
    """Yield the keys of a correction, part by part, and what was stored otherwise."""
    scale = replace(scale, households=BESIDE)
    shutil.rmtree(kept(scale, BESIDE))
    visits = list(_visits(scale, min(CORRECTIONS, scale.samples)))
    with unlocked(scale, FULL) as screen:
        hands = Hands(screen, instrument("bdt"))
        hands.begin(0)
        hands.turn_to("to the search")
        choose(screen, "Correction")
        numbers = [_correct(screen, hands, visit) for visit in visits]
    wrong = list(_compared(scale, numbers, visits))
    every = hands.keyed.keys.total() / len(visits)
    yield Figure(
        f"keys of a correction of three answers, mean of {len(visits)}", every, "keys", most=MOST
    )
    for (part, _), count in hands.keyed.keys.items():
        yield Figure(f"  {part}", count / len(visits), "keys")
    yield Figure(
        f"estimate: corrections an hour at {AN_HOUR:,} keys", AN_HOUR / every, "corrections"
    )
    yield Figure("answers stored otherwise than found", len(wrong), "", most=0)
    for name, count in Counter(wrong).most_common(5):
        yield Figure(f"  {name}", count, "times")


def _visits(scale: Scale, count: int) -> Iterator[Visit]:
    """Yield what visits of some families found, the same ones at each run."""
    rng = random.Random(SEED)  # noqa: S311 - nothing here is a secret
    with office(scale) as session:
        homes = dict.fromkeys(Typist(session.store, seed=SEED).homes(4 * count))
        for home in list(homes)[:count]:
            record = lookup.household(session, home).record
            head = record.persons[0].answers
            yield Visit(
                household=home,
                nik=str(head["nik"]),
                floor=str(rng.randint(20, 59)),
                address=f"JL. MELATI NO. {rng.randint(1, 99)}",
                member=rng.randint(1, len(record.persons)),
                mother=rng.choice(MOTHERS),
            )


def _correct(screen: Screen, hands: Hands, visit: Visit) -> str:
    """Return the number of the correction that was typed and filed."""
    _begin(screen, hands, visit)
    number = screen.lines[1].split()[0]
    hands.turn_to("floor area")
    _answer(hands, "III.2", visit.floor)
    hands.turn_to("address")
    _answer(hands, "[17]", visit.address)
    hands.turn_to("mother of a member")
    hands.press("F9")
    hands.until(lambda: screen.shows(PAGES))
    hands.press(str(visit.member + 1))
    hands.until(lambda: screen.shows(f"page {visit.member + 1}/"))
    _answer(hands, "IV.28", visit.mother)
    hands.turn_to("file, and back")
    _file(screen, hands)
    return number


def _begin(screen: Screen, hands: Hands, visit: Visit) -> None:
    """Find the family by the NIK of its head, and begin a correction."""
    hands.turn_to("find the family")
    hands.type(visit.nik)
    hands.until(lambda: screen.shows(FOUND))
    hands.press("Enter")
    hands.turn_to("begin, and why")
    hands.until(lambda: screen.shows("F2 Edit"))
    hands.press("F2")
    hands.until(lambda: screen.shows("1  Correction"))
    hands.press("Enter")
    hands.until(lambda: screen.shows(ASKED))
    if not screen.shows(REASON):
        hands.type(REASON)
    hands.press("Enter")
    hands.until(lambda: screen.shows(FIRST_PAGE))


def _answer(hands: Hands, question: str, answer: str) -> None:
    """Go to a question by its number, and answer it."""
    hands.press("C-g")
    hands.type(question)
    hands.press("Enter")
    hands.type(answer)
    hands.press("Enter")


def _file(screen: Screen, hands: Hands) -> None:
    """File the correction, say why what is doubtful is right, and come back to the search."""
    hands.press(FILE)
    while True:
        hands.until(lambda: screen.shows(RECORDED) or screen.shows(ASKED))
        if screen.shows(RECORDED):
            break
        hands.type(REASON)
        hands.press("Enter")
    hands.press("F3")
    hands.until(lambda: screen.shows("Search: ["))


def _compared(scale: Scale, numbers: Sequence[str], visits: Sequence[Visit]) -> Iterator[str]:
    """Yield the name of each answer that was stored otherwise, changed or not."""
    with office(scale) as session:
        for number, visit in zip(numbers, visits, strict=True):
            stored = entry.read_entry(session, number)
            member = stored.record.persons[visit.member - 1].id
            wanted = {
                (visit.household, "luas_lantai"): int(visit.floor),
                (visit.household, "alamat"): visit.address,
                (member, "nama_gadis_ibu_kandung"): visit.mother,
            }
            changed = {(own.subject, own.variable): own.after for own in stored.changes()}
            before = {(own.subject, own.variable): own.before for own in stored.changes()}
            for spot in changed.keys() | wanted.keys():
                same = changed.get(spot) == wanted.get(spot)
                if not same and not (spot not in before and _stands(stored, spot, wanted[spot])):
                    yield spot[1]


def _stands(stored: entry.Entry, spot: tuple[str, str], answer: object) -> bool:
    """Return whether an answer stood there already, so that nothing had to change."""
    return stored.subject(spot[0]).answers.get(spot[1]) == answer
