"""Two small questionnaires, an old and a new one, and what becomes of the answers."""

from pathlib import Path
from typing import Final

from forms.crosswalk import Crosswalk, read_crosswalk
from forms.crosswalkrows import CROSSWALK_COLUMNS
from forms.instrument import Instrument
from forms.loading import load_instrument
from forms.records import Answers, HouseholdRecord, Subject, SubjectKind
from tests.forms.tiny_instrument import COLUMNS

FILE: Final = "old-new.csv"
HEAD: Final = f"# source: a test\n{','.join(CROSSWALK_COLUMNS)}\n"

_BLOCKS: Final = """\
# source: a document
id,title_id,title_en,subject,rows,paper,order,source
H,Rumah,House,household,,yes,1,doc
F,Keluarga,Family,family,,yes,2,doc
P,Orang,Person,person,,yes,3,doc
R,Usaha,Business,household,shops,yes,4,doc
"""
_LISTS: Final = {
    "old": {
        "light": "1,PLN,Grid\n2,Bukan,None\n",
        "power": "1,450,450\n6,Tanpa meteran,No meter\n",
        "sex": "1,Laki-laki,Male\n2,Perempuan,Female\n",
        "even": "3,Ya,Yes\n4,Tidak,No\n",
        "odd": "1,Ya,Yes\n2,Tidak,No\n",
        "here": "1,Ada,Here\n2,Meninggal,Died\n",
    },
    "new": {
        "light": "1,PLN meteran,Metered\n2,PLN tanpa meteran,Unmetered\n3,Bukan,None\n",
        "power": "1,450,450\n",
        "sex": "1,Laki-Laki,Male\n2,Perempuan,Female\n",
        "odd": "1,Ya,Yes\n2,Tidak,No\n",
        "here": "1,Ada,Here\n2,Meninggal,Died\n",
    },
}
_VARIABLES: Final = {
    "old": """\
H,roof,Atap,Roof,text,,,,,,,,,doc,,
H,light,Lampu,Light,enum,,,light,,,,,,doc,,
H,power,Daya,Power,enum,,,power,light = 1,,,,,doc,,
H,car,Mobil,Car,enum,,,even,,,,,,doc,,
H,boat,Perahu,Boat,enum,,,odd,,,,,,doc,,
H,stove,Kompor,Stove,text,,,,,,,,,doc,,
F,card,KK,Card,kk,16,,,,,,,,doc,,
P,name,Nama,Name,text,,,,,,,,,doc,,
P,sex,Kelamin,Sex,enum,,,sex,,,,,,doc,,
P,here,Ada,Here,enum,,,here,,,,,,doc,,
P,born,Lahir,Born,date,,,,,,,,,doc,,
P,age,Umur,Age,integer,,0..,,,,,,,doc,,
P,hours,Jam,Hours,integer,,0..98,,,,,,,doc,,
P,expects,Hamil,Expects,enum,,,odd,,,,,,doc,,
R,shop,Toko,Shop,text,,,,,,,,,doc,,
""",
    "new": """\
H,visit,Kunjungan,Visit,date,,,,,,,,,doc,,
H,roof2,Atap,Roof,text,10,,,,,,,,doc,,
H,light2,Lampu,Light,enum,,,light,,,,,,doc,,
H,power2,Daya,Power,enum,,,power,light2 = 1,,,,,doc,,
H,wick,Sumbu,Wick,enum,,,odd,light2 = 3,,,,,doc,,
H,members,Banyak,Members,integer,,0..,,,,count person where here2 = 1,,,doc,,
H,remark,Catatan,Remark,text,,,,,,,,,doc,,
F,card2,KK,Card,kk,16,,,,,,,,doc,,
F,vehicle,Kendaraan,Vehicle,enum,,,odd,,,,,,doc,,
P,name2,Nama,Name,text,,,,,,,,,doc,,
P,sex2,Kelamin,Sex,enum,,,sex,,,,,,doc,,
P,here2,Ada,Here,enum,,,here,,,,,,doc,,
P,born2,Lahir,Born,date,,,,,,,,,doc,,
P,age2,Umur,Age,integer,,0..,,,,age of born2 at visit,,,doc,,
P,works,Bekerja,Works,enum,,,odd,age2 >= 5,,,,,doc,,
P,hours2,Jam,Hours,integer,,0..90,,works = 1,,,,,doc,,
P,expects2,Hamil,Expects,enum,,,odd,sex2 = 2 and age2 >= 10,,,,,doc,,
P,rank,Desil,Decile,integer,,1..10,,,,,yes,,doc,,
R,shop2,Toko,Shop,text,,,,,,,,,doc,,
""",
}
LINES: Final = """\
,visit,ask,,,,,test
roof,roof2,same,,yes,,,test
light power,light2,codes,1+1=1;1+6=2;2=3,yes,,,test
power,power2,codes,1=1;6=ask,yes,Tanpa meteran.,No meter.,test
,wick,ask,,,,,test
,members,none,,,,,test
,remark,none,,,,,test
card,card2,same,,,,,test
car boat,vehicle,codes,3=1;4+1=1;4+2=2,,,,test
stove,,lost,,,,,test
name,name2,same,,,,,test
sex,sex2,same,,,,,test
here,here2,same,,,,,test
born,born2,same,,,,,test
age,age2,same,,,,,test
,works,ask,,,,,test
hours,hours2,same,,,,,test
expects,expects2,ask,,,Keadaan hari ini.,As of today.,test
shop,shop2,ask,,,Tanyakan lagi.,Ask again.,test
"""


def instruments(folder: Path) -> tuple[Instrument, Instrument]:
    """Return the old and the new questionnaire, after writing them into a folder."""
    return _instrument(folder, "old"), _instrument(folder, "new")


def walk(folder: Path, lines: str = LINES) -> Crosswalk:
    """Return the crosswalk that these lines make, after writing it into a folder."""
    (folder / FILE).write_text(HEAD + lines, encoding="utf-8")
    return read_crosswalk(folder, FILE, *instruments(folder))


def household(
    house: Answers, *persons: Answers, families: int = 1, card: str = "1771011708099001"
) -> HouseholdRecord:
    """Return an old household; all persons are in its first family."""
    links = {"household": "h"}
    return HouseholdRecord(
        "old",
        "1",
        Subject("h", SubjectKind.HOUSEHOLD, house, region="17.71.01.1001"),
        tuple(
            Subject(f"f{at}", SubjectKind.FAMILY, {"card": card}, links=links)
            for at in range(1, families + 1)
        ),
        tuple(
            Subject(f"p{at}", SubjectKind.PERSON, one, links={**links, "family": "f1"})
            for at, one in enumerate(persons, 1)
        ),
        {"h": "0" * 64, "p1": "1" * 64, "f2": "2" * 64},
    )


def _instrument(folder: Path, name: str) -> Instrument:
    """Return one of the two, after writing its files."""
    place = folder / name
    (place / "lists").mkdir(parents=True, exist_ok=True)
    lists = "".join(f'{it} = "lists/{it}.csv"\n' for it in _LISTS[name])
    manifest = (
        f'format = 1\nid = "{name}"\nversion = "1"\ntitle_id = "T"\ntitle_en = "T"\n'
        'source = "a test"\nblocks = "blocks.csv"\nvariables = "variables.csv"\n'
        f'[sources]\ndoc = "a document"\n[lists]\n{lists}[roles]\n[codes]\n'
    )
    (place / "instrument.toml").write_text(manifest, encoding="utf-8")
    (place / "blocks.csv").write_text(_BLOCKS, encoding="utf-8")
    text = f"# source: a document\n{COLUMNS}\n{_VARIABLES[name]}"
    (place / "variables.csv").write_text(text, encoding="utf-8")
    for it, rows in _LISTS[name].items():
        text = f"# source: a document\ncode,label_id,label_en\n{rows}"
        (place / "lists" / f"{it}.csv").write_text(text, encoding="utf-8")
    return load_instrument(place)
