"""Write the vectors: `python -m tests.vectors.make [--again]`.

A vector that exists is kept, for encryption is random; `--again` makes all of them again.
"""

import sys
from collections.abc import Iterator
from typing import Final

from tests.exchange.asking import REQUESTS
from tests.exchange.scenario import FOLDER, Scenario
from tests.vectors import (
    certificate_requests,
    circumstances,
    containers,
    insides,
    links,
    manifests,
    requests,
    signers,
    tellings,
)

MODULES: Final = (
    containers,
    manifests,
    signers,
    circumstances,
    insides,
    requests,
    tellings,
    links,
)
"""What makes the scenarios, part by part."""


def scenarios() -> Iterator[Scenario]:
    """Yield every scenario."""
    for module in MODULES:
        yield from module.scenarios()


def main() -> None:
    """Write what is missing, and remove what no scenario makes."""
    again = "--again" in sys.argv
    made = list(scenarios())
    for path in FOLDER.glob("*.txt"):
        if path.stem not in {scenario.name for scenario in made}:
            path.unlink()
    for scenario in made:
        path = FOLDER / f"{scenario.name}.txt"
        if again or not path.exists():
            path.write_text(scenario.text(), "ascii", newline="\n")
    _write_requests()


def _write_requests() -> None:
    """Write the certificate requests: all of them, for nothing in them is random."""
    for path in REQUESTS.glob("*.txt"):
        path.unlink()
    for asked in certificate_requests.scenarios():
        (REQUESTS / f"{asked.name}.txt").write_text(asked.text(), "ascii", newline="\n")


if __name__ == "__main__":
    main()
