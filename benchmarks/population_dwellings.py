"""Dwellings for people who do not exist: what the BDT instrument asks about house and assets."""

import random
from typing import Final

from benchmarks.population_people import Answered

_YES_NO_12: Final = [
    "ada_tabung_gas",
    "ada_ac",
    "ada_telepon",
    "ada_emas",
    "ada_sepeda",
    "ada_mobil",
    "ada_motor_tempel",
    "ada_kapal",
    "sta_kks",
    "sta_kis",
    "sta_jamsostek",
    "sta_pkh",
    "sta_kur",
]
_YES_NO_34: Final = [
    "ada_lemari_es",
    "ada_pemanas",
    "ada_tv",
    "ada_laptop",
    "ada_motor",
    "ada_perahu",
    "ada_perahu_motor",
    "rumah_lain",
    "sta_kip",
    "sta_bpjs_mandiri",
    "sta_asuransi",
    "sta_rastra",
]
_COMMON: Final = frozenset({"ada_sepeda", "ada_lemari_es", "ada_tv", "ada_motor", "sta_kis"})
_NEVER: Final = frozenset({"ada_ac", "sta_kks", "sta_kip", "sta_pkh", "sta_rastra"})
"""What would contradict the power or the members' own answers."""

_CONDITIONED_WALLS: Final = "123"
_CONDITIONED_ROOFS: Final = "1234567"
_TOILETS: Final = "123"


def dwelling(rng: random.Random) -> Answered:
    """Return everything that is answered about a household apart from names, numbers and place."""
    return _visit() | _building(rng) | _supply(rng) | _assets(rng)


def _visit() -> Answered:
    """Return the outcome of meeting and visit: found, and completed."""
    return {
        "status_rumahtangga": "1",
        "apakah_mampu": "2",
        "tanggal_verivali": "2025-12-01",
        "petugas_verivali": "PETUGAS LATIHAN",
        "hasil_verivali": "1",
        "sta_art_usaha": "2",
        "status_kesejahteraan": 3,
    }


def _building(rng: random.Random) -> Answered:
    """Return tenure, materials and their condition."""
    wall, roof = rng.choice("1134567"), rng.choice(("2", "3", "4", "5", "6", "6", "9"))
    tenure = rng.choice("11123")
    answers: Answered = {
        "status_bangunan": tenure,
        "status_lahan": rng.choice("1123") if tenure == "1" else "2",
        "luas_lantai": rng.randrange(18, 91),
        "jumlah_kamar": rng.randrange(1, 5),
        "lantai": rng.choice("24668"),
        "dinding": wall,
        "atap": roof,
    }
    if wall in _CONDITIONED_WALLS:
        answers["kondisi_dinding"] = rng.choice("12")
    if roof in _CONDITIONED_ROOFS:
        answers["kondisi_atap"] = rng.choice("12")
    return answers


def _supply(rng: random.Random) -> Answered:
    """Return water, light, fuel and sanitation."""
    toilet, light = rng.choice("11124"), rng.choice("1111112")
    water = rng.choice(("2", "5", "6", "6", "7"))
    answers: Answered = {
        "sumber_airminum": water,
        "cara_peroleh_airminum": "1" if water == "2" else "3",
        "sumber_penerangan": light,
        "bb_masak": rng.choice("3338"),
        "fasbab": toilet,
        "buang_tinja": rng.choice("1134") if toilet in _TOILETS else "4",
    }
    if light == "1":
        answers["daya"] = rng.choice("1126")
    if toilet in _TOILETS:
        answers["kloset"] = rng.choice("112")
    return answers


def _assets(rng: random.Random) -> Answered:
    """Return goods, land, animals and programmes, in the codes of each line of the form."""
    answers: Answered = {"aset_tak_bergerak": "2"}
    for names, yes, no in ((_YES_NO_12, "1", "2"), (_YES_NO_34, "3", "4")):
        for name in names:
            often = 0.0 if name in _NEVER else 0.6 if name in _COMMON else 0.05
            answers[name] = yes if rng.random() < often else no
    for animal in ("sapi", "kerbau", "kuda", "babi", "kambing"):
        answers[f"jumlah_{animal}"] = 0
    answers["jumlah_kambing"] = rng.choice((0, 0, 0, 2))
    return answers
