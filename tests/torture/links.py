"""Random histories of a link: what each parcel is called, against what is true."""

from collections import Counter
from pathlib import Path
from random import Random

from tests.exchange.link_model import ALARMS, REPLACE, STEPS, brought, history, play, torn
from tests.torture.outcome import Outcome


def run(folder: Path, histories: int, seed: int = 1) -> Outcome:
    """Return what came of so many histories; `tried` counts the parcels that came."""
    del folder
    named: Counter[str] = Counter()
    faults: list[str] = []
    for number in range(histories):
        draw = Random(f"{seed} link {number}")  # noqa: S311 - nothing is secret
        replaced = number % 2
        link = brought(play(history(draw, (*STEPS, REPLACE) if replaced else STEPS)))
        named += link.named
        faults += [f"history {number}: {each}" for each in link.faults]
        if not replaced and torn(link) != any(link.named[name.value] for name in ALARMS):
            faults.append(f"history {number}: two pasts are not told apart")
    told = ", ".join(f"{name} {count:,}" for name, count in sorted(named.items()))
    return Outcome(named.total(), tuple(faults), f"{histories:,} histories; {told}")
