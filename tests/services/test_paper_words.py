"""Who signs, and what the paper is called, at each level of office."""

from pathlib import Path

import pytest

from db.keys.wrapping import FLOOR
from forms.records import Level
from forms.set_records import SetKind
from reports.page.records import Letterhead
from siksng_tui.services.office import offices, places, sessions
from siksng_tui.services.office.offices import NewOffice
from siksng_tui.services.office.sessions import OfficeIdentity
from siksng_tui.services.papers import paper_words
from siksng_tui.services.sets import sealing
from tests.services.bureau import CHIEF, a_clock

REGIONS = """kode,nama
17.02,KABUPATEN REJANG LEBONG
17.02.01,KOTA PADANG
17.02.01.2001,SUKA MERINDU
17.02.01.1002,KEDURANG
"""
"""A regency's list, with a desa and a kelurahan."""

APPOINTED = ("kelurahan", "district")
"""Levels whose head is a civil servant; others are elected."""

CASES = {
    "desa": (
        NewOffice(Level.VILLAGE, "17.02.01.2001", "Desa Suka Merindu"),
        "Kepala Desa Suka Merindu",
        "Berita Acara Musyawarah Desa Suka Merindu",
        ("Pemerintah Kabupaten Rejang Lebong", "Kecamatan Kota Padang", "Desa Suka Merindu"),
    ),
    "kelurahan": (
        NewOffice(Level.VILLAGE, "17.02.01.1002", "Kelurahan Kedurang"),
        "Lurah Kedurang",
        "Berita Acara Musyawarah Kelurahan Kedurang",
        ("Pemerintah Kabupaten Rejang Lebong", "Kecamatan Kota Padang", "Kelurahan Kedurang"),
    ),
    "district": (
        NewOffice(Level.DISTRICT, "17.02.01", "Kecamatan Kota Padang"),
        "Camat Kota Padang",
        "Surat Pengantar Camat Kota Padang",
        ("Pemerintah Kabupaten Rejang Lebong", "Kecamatan Kota Padang"),
    ),
    "regency": (
        NewOffice(Level.CITY, "17.02", "Dinas Sosial Rejang Lebong"),
        "Bupati Rejang Lebong",
        "Keputusan Bupati Rejang Lebong",
        ("Pemerintah Kabupaten Rejang Lebong", "Dinas Sosial Rejang Lebong"),
    ),
    "city": (
        NewOffice(Level.CITY, "17.71", "Dinas Sosial Kota Bengkulu"),
        "Wali Kota Bengkulu",
        "Keputusan Wali Kota Bengkulu",
        ("Pemerintah Kota Bengkulu", "Dinas Sosial Kota Bengkulu"),
    ),
    "province": (
        NewOffice(Level.PROVINCE, "17", "Dinas Sosial Provinsi Bengkulu"),
        "Kepala Dinas Sosial Provinsi Bengkulu",
        "Surat Pengantar Kepala Dinas Sosial Provinsi Bengkulu",
        ("Pemerintah Provinsi Bengkulu", "Dinas Sosial Provinsi Bengkulu"),
    ),
    "ministry": (
        NewOffice(Level.MINISTRY, "", "Kementerian Sosial"),
        "Menteri Sosial",
        "Keputusan Menteri Sosial",
        ("Pemerintah Republik Indonesia", "Kementerian Sosial"),
    ),
}
"""Office, title of its signer, name of its paper, and its letterhead."""

ABOVE = {
    "desa": "Bupati Rejang Lebong melalui Dinas Sosial",
    "district": "Bupati Rejang Lebong melalui Dinas Sosial",
    "province": "Menteri Sosial Republik Indonesia melalui Pusat Data dan Informasi",
}
"""To whom the papers of a level go."""


KEEPERS = {
    "desa": ("Kepala Desa", "Sekretaris Desa"),
    "kelurahan": ("Lurah", "Sekretaris Kelurahan"),
    "district": ("Camat", "Sekretaris Kecamatan"),
    "city": ("Kepala Dinas", "Sekretaris Dinas"),
}
"""Who closes the envelope with the recovery code."""


@pytest.mark.parametrize("case", KEEPERS)
def test_the_envelope_is_closed_by_whoever_heads_the_office(case: str) -> None:
    """A desa has no Kepala Dinas who could sign its recovery sheet."""
    new = CASES[case][0]
    office = OfficeIdentity("karangan", new.level, new.region, new.name, practice=False)
    assert paper_words.keepers(office) == KEEPERS[case]


@pytest.mark.parametrize("case", CASES)
def test_the_signer_and_the_paper_are_called_as_their_level_calls_them(
    case: str, tmp_path: Path
) -> None:
    """A desa is headed by its kepala desa, a regency by its bupati."""
    office, title, name, head = CASES[case]
    (tmp_path / "wilayah.csv").write_text(REGIONS, "utf-8")
    folder = tmp_path / "office"
    offices.create_office(folder, office, [CHIEF], clock=a_clock(), cost=FLOOR)
    session = sessions.unlock(folder, CHIEF.name, CHIEF.passphrase, a_clock())
    try:
        places.load(session, tmp_path / "wilayah.csv")
        kind = sealing.kind(session)
        signs = paper_words.authority(session)
        assert signs.title == title
        assert paper_words.name(session, kind, signs.title) == name
        assert paper_words.letterhead(session) == Letterhead(head)
        wording = paper_words.wording(session, kind, "2026-Q4")
        assert wording.subject.endswith("Triwulan IV Tahun 2026")
        assert ABOVE.get(case, "") in f"{wording.statement} {wording.addressee}"
        assert bool(wording.basis) is (kind is SetKind.DECREE)
        assert paper_words.authority(session).civil_servant is (case in APPOINTED)
    finally:
        session.store.close()
