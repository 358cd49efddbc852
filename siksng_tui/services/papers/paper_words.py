"""What the paper of a set says at each level of office: who signs, its name, head and texts."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from forms.records import Level
from forms.regions import is_rural
from forms.set_records import SetKind
from reports.page import records as paper
from siksng_tui.services.office.places import Places, places
from siksng_tui.services.office.sessions import OfficeIdentity, Session
from siksng_tui.services.papers import paper_settings

QUARTERS: Final = ("I", "II", "III", "IV")
"""How papers number quarters."""


def long_cycle(cycle: str) -> str:
    """Return a quarter as papers write it.

    >>> long_cycle("2026-Q4")
    'Triwulan IV Tahun 2026'
    """
    year, _, quarter = cycle.partition("-Q")
    return f"Triwulan {QUARTERS[int(quarter) - 1]} Tahun {year}"


PATTERNS: Final = MappingProxyType(
    {
        SetKind.DECREE: "number.decree",
        SetKind.MINUTES: "number.minutes",
        SetKind.FORWARDING: "number.note",
    }
)
"""Where an office keeps the pattern of the number of the paper that covers a set."""


def pattern(session: Session, kind: SetKind) -> str:
    """Return what stands for the number of a paper that has none yet; empty where none was set.

    What is open in it is written by hand, when the number is given.
    """
    return paper_settings.text(session, PATTERNS[kind])


def authority(session: Session) -> paper.Authority:
    """Return who signs: as the office set it, else the head of its region by the usual title."""
    known, office = places(session), session.office
    province = known.above(office.region, Level.PROVINCE).title()
    usual = {
        "title": _TITLES[office.level](known, office),
        "province": f"Provinsi {province}" if province else "Republik Indonesia",
        "place": _bare(known, office),
        "signer": "",
        "rank": "",
        "nip": "",
    }
    own = {part: paper_settings.text(session, f"authority.{part}") for part in usual}
    said = {part: own[part] or usual[part] for part in usual}
    return paper.Authority(**said, civil_servant=_is_civil_servant(office))


def _is_civil_servant(office: OfficeIdentity) -> bool:
    """Return whether who heads a region was appointed: a lurah and a camat; others are elected."""
    urban = office.level is Level.VILLAGE and not is_rural(office.region)
    return urban or office.level is Level.DISTRICT


def name(session: Session, kind: SetKind, title: str) -> str:
    """Return how a paper is cited, by whom its signer is titled."""
    if kind is SetKind.MINUTES:
        return f"Berita Acara Musyawarah {_region(places(session), session.office)}"
    return f"{'Keputusan' if kind is SetKind.DECREE else 'Surat Pengantar'} {title}"


def place(session: Session) -> str:
    """Return the region of an office as papers write it."""
    return _region(places(session), session.office)


def letterhead(session: Session) -> paper.Letterhead:
    """Return the names of the office from the widest region down, and where it can be reached."""
    names = paper_settings.lines(session, "letterhead.names") or _names(session)
    return paper.Letterhead(names, paper_settings.lines(session, "letterhead.contact"))


def _names(session: Session) -> tuple[str, ...]:
    """Return the names that follow from an office's level and region."""
    known, office = places(session), session.office
    if office.level not in (Level.VILLAGE, Level.DISTRICT):
        return (f"Pemerintah {_region(known, office)}", office.name)
    city = known.above(office.region, Level.CITY)
    district = f"Kecamatan {known.above(office.region, Level.DISTRICT)}"
    own = (_region(known, office),) if office.level is Level.VILLAGE else ()
    return (f"Pemerintah {city.title()}", district.title(), *own)


def wording(session: Session, kind: SetKind, cycle: str) -> paper.Wording:
    """Return the texts of a paper for a quarter, as "2026-Q4"."""
    office = session.office
    quarter, place = long_cycle(cycle), _region(places(session), office)
    says = partial(paper_settings.text, session)
    if kind is SetKind.MINUTES:
        return paper.Wording(
            subject=says("minutes.subject", place=place, cycle=quarter),
            basis=(),
            statement=says("minutes.statement", above=above(session)),
        )
    if kind is SetKind.FORWARDING:
        return paper.Wording(
            subject=says("note.subject", place=place, cycle=quarter),
            basis=(),
            statement=says("note.statement"),
            addressee=above(session),
        )
    return _of_decree(session, says("approval.subject", city=place, cycle=quarter))


def _of_decree(session: Session, subject: str) -> paper.Wording:
    """Return the texts of an approval sheet, of a city or of the ministry, which has none above."""
    own = session.office.level is Level.MINISTRY
    statement = "approval.own_statement" if own else "approval.statement"
    signs = authority(session)
    facts = {"title": signs.title, "province": signs.province}
    return paper.Wording(
        subject=subject,
        basis=paper_settings.lines(session, "approval.basis"),
        statement=paper_settings.text(session, statement, **facts),
        initials=() if own else paper_settings.lines(session, "approval.initials"),
    )


def region(session: Session) -> str:
    """Return the region of an office in full, as Kelurahan Pagar Dewa."""
    return _region(places(session), session.office)


def village(session: Session, code: str) -> str:
    """Return a village in full, as Kelurahan Pagar Dewa."""
    kind = "Desa" if is_rural(code) else "Kelurahan"
    return f"{kind} {places(session).name(code).title()}"


def above(session: Session) -> str:
    """Return to whom an office submits, as its papers say it."""
    known, office = places(session), session.office
    if office.level is Level.PROVINCE:
        return paper_settings.text(session, "note.ministry")
    city = known.above(office.region, Level.CITY).title()
    head = "Bupati" if city.startswith("Kabupaten") else "Wali Kota"
    return f"{head} {_without_kind(city)} melalui Dinas Sosial"


def keepers(office: OfficeIdentity) -> tuple[str, str]:
    """Return the posts of the two who close the envelope with the recovery code.

    Source: who heads an office and who stands in for its head, as its level calls them.
    """
    if office.level is Level.VILLAGE and is_rural(office.region):
        return ("Kepala Desa", "Sekretaris Desa")
    return _KEEPERS[office.level]


def _region(known: Places, office: OfficeIdentity) -> str:
    """Return an office's region in full: Kelurahan Pagar Dewa, Kecamatan Selebar, Kota Bengkulu."""
    bare = known.name(office.region).title()
    kinds = {
        Level.VILLAGE: "Desa" if is_rural(office.region) else "Kelurahan",
        Level.DISTRICT: "Kecamatan",
        Level.CITY: "",
        Level.PROVINCE: "Provinsi",
    }
    if office.level is Level.MINISTRY:
        return "Republik Indonesia"
    return f"{kinds[office.level]} {bare}".strip()


def _bare(known: Places, office: OfficeIdentity) -> str:
    """Return the name of an office's region without its kind, which is where it signs."""
    if office.level is Level.MINISTRY:
        return "Jakarta"
    name = known.name(office.region).title()
    return _without_kind(name) if office.level is Level.CITY else name


def _without_kind(city: str) -> str:
    """Return the name of a city or regency alone."""
    return city.removeprefix("Kota ").removeprefix("Kabupaten ")


def _of_village(known: Places, office: OfficeIdentity) -> str:
    """Return the title of who heads a village."""
    return f"{'Kepala Desa' if is_rural(office.region) else 'Lurah'} {_bare(known, office)}"


def _of_city(known: Places, office: OfficeIdentity) -> str:
    """Return the title of who heads a city or a regency."""
    rural = known.name(office.region).title().startswith("Kabupaten")
    return f"{'Bupati' if rural else 'Wali Kota'} {_bare(known, office)}"


_TITLES: Final[Mapping[Level, Callable[[Places, OfficeIdentity], str]]] = MappingProxyType(
    {
        Level.VILLAGE: _of_village,
        Level.DISTRICT: lambda known, office: f"Camat {_bare(known, office)}",
        Level.CITY: _of_city,
        Level.PROVINCE: lambda _known, office: f"Kepala {office.name}",
        Level.MINISTRY: lambda _known, _office: "Menteri Sosial",
    }
)
"""Who signs the papers of an office of each level."""

_KEEPERS: Final[Mapping[Level, tuple[str, str]]] = MappingProxyType(
    {
        Level.VILLAGE: ("Lurah", "Sekretaris Kelurahan"),
        Level.DISTRICT: ("Camat", "Sekretaris Kecamatan"),
        Level.CITY: ("Kepala Dinas", "Sekretaris Dinas"),
        Level.PROVINCE: ("Kepala Dinas", "Sekretaris Dinas"),
        Level.MINISTRY: ("Kepala Pusat Data dan Informasi", "Kepala Bagian Tata Usaha"),
    }
)
"""Head of an office of each level, and who stands in; a desa has its own words."""
