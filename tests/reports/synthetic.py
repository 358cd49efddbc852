"""Papers of invented families: no name, number or address belongs to a person."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from forms.checkcode import set_code
from forms.records import RequestKind
from reports.decrees.packet import PacketTexts
from reports.page import wording
from reports.page.decisions import Decision
from reports.page.records import (
    AnnexRow,
    Authority,
    DecreeTexts,
    Imprint,
    Letterhead,
    LetterTexts,
    Official,
    RecapitulationTexts,
    RecoverySheet,
    ResultTexts,
    Rows,
    Seal,
    SetPaper,
    StatementTexts,
    Visit,
    Wording,
)

FINGERPRINT: Final = "9f3a11c077d25be4" * 4
SEAL: Final = Seal(code=set_code(FINGERPRINT), fingerprint=FINGERPRINT)

VILLAGES: Final = (
    ("Gading Cempaka", "Cempaka Permai"),
    ("Gading Cempaka", "Sidomulyo"),
    ("Ratu Agung", "Nusa Indah"),
    ("Ratu Agung", "Sawah Lebar Baru"),
    ("Kampung Melayu", "Padang Serai"),
)
"""District and village, sorted as a service sorts them: by code, not by name."""

_GIVEN: Final = ("Sari", "Budi", "Rukmini", "Zulkifli", "Halimatus", "Joko", "Nurbaiti", "Edi")
_LAST: Final = ("Santoso", "Wulandari", "Hasibuan", "Permatasari", "Rajagukguk", "Putra")
_KINDS: Final = (
    RequestKind.CORRECTION,
    RequestKind.NEW_HOUSEHOLD,
    RequestKind.CORRECTION,
    RequestKind.DEACTIVATION,
)


_DECISIONS: Final = (*Decision, Decision.NOT_WELL_OFF, Decision.NEW_NOT_WELL_OFF)
_VISITS: Final = (*Visit, Visit.COMPLETED, Visit.COMPLETED)


def row(number: int, place: tuple[str, str] = VILLAGES[0]) -> AnnexRow:
    """Return the invented family of a number."""
    district, village = place
    name = f"{_GIVEN[number % len(_GIVEN)]} {_LAST[number % len(_LAST)]}"
    return AnnexRow(
        id_dtks=f"{17710100000000000000000 + number}",
        kk=f"{1771000000000000 + 7 * number}",
        nik=f"{1771000000000000 + 11 * number}",
        name=name,
        sex="LP"[number % 2],
        birth_place="Bengkulu",
        birth_date=f"{number % 28 + 1:02}-{number % 12 + 1:02}-19{number % 60 + 40}",
        address=f"Jalan Contoh Raya Nomor {number}, RT {number % 30 + 1:02}/RW 03",
        village=village,
        district=district,
        persons=number % 6 + 1,
        kind=_KINDS[number % len(_KINDS)],
        note="KK baru" if number % 9 == 0 else "",
        visit=_VISITS[number % len(_VISITS)],
        decision=_DECISIONS[number % len(_DECISIONS)],
    )


def first(name: str, **facts: str) -> str:
    """Return the first text of a name with its places filled in."""
    return wording.filled(wording.texts()[name].first, facts)


def rows(families: int) -> Rows:
    """Return so many families, spread over the villages in their order."""

    def read() -> Iterator[AnnexRow]:
        for number in range(families):
            yield row(number + 1, VILLAGES[number * len(VILLAGES) // families])

    return read


def of_villages(villages: int, families: int) -> list[AnnexRow]:
    """Return so many families of each of so many villages, eight villages a district."""
    return [
        row(at * families + own + 1, (f"{at // 8 + 1:02}", f"{at + 1:02}"))
        for at in range(villages)
        for own in range(families)
    ]


def sheet(families: int = 40) -> SetPaper:
    """Return a sealed set of so many families."""
    city, cycle = "Kota Bengkulu", "Triwulan I Tahun 2026"
    title, province = "Wali Kota Bengkulu", "Provinsi Bengkulu"
    return SetPaper(
        name=f"Keputusan {title}",
        authority=Authority(title, province, "Bengkulu", "Nama Wali Kota"),
        office="Dinas Sosial Kota Bengkulu",
        set_number="2026-1/0001",
        cycle=cycle,
        period="Januari sampai dengan Maret 2026",
        wording=Wording(
            subject=first("approval.subject", city=city, cycle=cycle),
            basis=tuple(first("approval.basis").splitlines()),
            statement=first("approval.statement", title=title, province=province),
            initials=tuple(first("approval.initials").splitlines()),
        ),
        imprint=Imprint(number=1, audit_count=1234, audit_hash="0c7e" * 16),
        rows=rows(families),
        seal=SEAL,
    )


def of_village(families: int = 12) -> SetPaper:
    """Return the paper of a village's sealed set."""
    place, cycle = "Kelurahan Cempaka Permai", "Triwulan I Tahun 2026"
    return replace(
        sheet(families),
        name=f"Berita Acara Musyawarah {place}",
        authority=Authority("Lurah Cempaka Permai", "", "Cempaka Permai", "Nama Lurah"),
        office=place,
        wording=Wording(
            subject=first("minutes.subject", place=place, cycle=cycle),
            basis=(),
            statement=first("minutes.statement", above="Wali Kota Bengkulu"),
        ),
        rows=lambda: [row(number) for number in range(families)],
        letterhead=Letterhead(("Pemerintah Kota Bengkulu", "Kecamatan Gading Cempaka", place)),
    )


def of_district(families: int = 12) -> SetPaper:
    """Return the paper of a district's sealed set."""
    place, cycle = "Kecamatan Gading Cempaka", "Triwulan I Tahun 2026"
    return replace(
        sheet(families),
        name="Surat Pengantar Camat Gading Cempaka",
        authority=Authority("Camat Gading Cempaka", "", "Gading Cempaka", "Nama Camat"),
        office=place,
        wording=Wording(
            subject=first("note.subject", place=place, cycle=cycle),
            basis=(),
            statement=first("note.statement"),
            addressee="Wali Kota Bengkulu melalui Dinas Sosial",
        ),
        letterhead=Letterhead(("Pemerintah Kota Bengkulu", place)),
    )


def first_lines(name: str) -> tuple[str, ...]:
    """Return the lines of a first text, their places not filled in."""
    return tuple(wording.texts()[name].first.splitlines())


HEAD: Final = Official(
    "Kepala Dinas Sosial",
    "Nama Kepala, S.Sos., M.Si.",
    "Pembina (IV/a)",
    "198001012005011001",
    civil_servant=True,
)
"""Who signs for an office."""


def packet_texts() -> PacketTexts:
    """Return the first texts of every paper of a city's packet."""
    given = {"place": "Kota Bengkulu", "cycle": "Triwulan I Tahun 2026"}
    return PacketTexts(
        decree=DecreeTexts(
            considering=first_lines("decree.considering"),
            decided=first_lines("decree.decided"),
            copies=first_lines("decree.copies"),
        ),
        recapitulation=RecapitulationTexts(
            subject=first("recapitulation.subject", **given),
            maker=Official("Operator", "Rani Contoh"),
            seen_by=replace(HEAD, post="Kepala Bidang"),
        ),
        result=ResultTexts(
            number="",
            title=first_lines("result.title"),
            region=(("Provinsi", "17 Bengkulu"), ("Kabupaten/Kota", "17.71 Kota Bengkulu")),
            statement=first("result.statement"),
            unknown=first("result.unknown"),
            closing=first("result.closing"),
            signer=HEAD,
        ),
        statement=StatementTexts(
            number="",
            points=first_lines("sptjm.points"),
            closing=first("sptjm.closing"),
            signer=HEAD,
        ),
        letter=LetterTexts(
            number="",
            addressee=first_lines("letter.addressee"),
            subject=first("letter.subject", **given),
            statement=first_lines("letter.statement"),
            closing=first("letter.closing"),
            behalf="",
            signer=HEAD,
        ),
    )


def of_packet(families: int = 40) -> SetPaper:
    """Return a city's sealed set with what its packet needs."""
    return replace(
        sheet(families),
        facts={"place": "Kota Bengkulu", "city": "Kota Bengkulu"},
        letterhead=Letterhead(
            ("Pemerintah Kota Bengkulu", "Dinas Sosial"), ("Jalan Karangan Nomor 1, Bengkulu",)
        ),
    )


def of_rows(*given: AnnexRow) -> SetPaper:
    """Return a set of these families."""
    return replace(sheet(), rows=lambda: given)


def recovery() -> RecoverySheet:
    """Return a recovery sheet of an invented office."""
    return RecoverySheet(
        office="Dinas Sosial Kota Bengkulu",
        city="Bengkulu",
        code="7Q4M2-X2KDA-9WPRC-HC3T5-0ZVN*-5BJEU-8FAGT",
        created="5 Januari 2026",
        keepers=("Kepala Dinas Sosial", "Sekretaris Dinas"),
    )
