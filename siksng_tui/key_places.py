"""What the places of the table of keys are called on the key card."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from siksng_tui.key_table import Place
from siksng_tui.words import N_

PLACES: Final[Mapping[Place, str]] = MappingProxyType(
    {
        Place.EVERYWHERE: N_("Everywhere"),
        Place.MENU: N_("Main menu"),
        Place.LIST: N_("Lists"),
        Place.CASE: N_("One family, request or set"),
        Place.SET: N_("One set"),
        Place.FORM: N_("Forms"),
        Place.EDIT: N_("While typing"),
        Place.CODES: N_("List of codes"),
        Place.ROSTER: N_("Pages of a form"),
        Place.PAGE: N_("Pages to read"),
        Place.HITS: N_("Found records"),
        Place.ENTRY: N_("A line to type"),
        Place.QUESTION: N_("Questions"),
        Place.FILED: N_("A form was filed"),
        Place.SEVERAL: N_("Choosing several"),
        Place.PROGRESS: N_("Long work"),
        Place.SETTLE: N_("Verification: differences"),
        Place.PAIR: N_("Duplicates"),
        Place.TRIAGE: N_("Check parcels"),
        Place.RULE: N_("Rulings"),
        Place.SEND: N_("Send/receive"),
        Place.IMPORTS: N_("Import"),
        Place.IMPORT: N_("Look at a file"),
        Place.MAP: N_("Mapping columns"),
        Place.OFFICE: N_("Office"),
        Place.TEXTS: N_("Papers of the office"),
        Place.UNLOCK: N_("Unlock"),
    }
)
"""Every place in the order of the card."""
