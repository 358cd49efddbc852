"""A small instrument that has one of everything, for the tests of the reader."""

from pathlib import Path

MANIFEST = """\
format = 1
id = "tiny"
version = "1"
title_id = "Kecil"
title_en = "Tiny"
source = "made for a test"
blocks = "blocks.csv"
variables = "variables.csv"

[sources]
doc = "a document"
memory = "somebody's memory"

[lists]
yes_no = "lists/yes_no.csv"
bits = "lists/bits.csv"

[roles]
address = "roof"
nik = "nik"
sex = "here"

[codes]
sex.male = "1"
sex.female = "2"
"""
BLOCKS = """\
# Blocks.
# source: a document
id,title_id,title_en,subject,rows,paper,order,source
H,Rumah,House,household,,yes,1,doc memory
P,Orang,Person,person,,yes,2,doc
R,Anak,Child,person,children,,3,doc
"""
YES_NO = """\
# source: a document
code,label_id,label_en
1,Ya,Yes
2,Tidak,No
"""
BITS = """\
# source: a document
code,label_id,label_en
0,Tidak ada,None
1,Satu,One
2,Dua,Two
"""
COLUMNS = (
    "block,name,label_id,label_en,type,length,range,list,applies_if,question,computed,read_only,"
    "aliases,source,help_id,help_en"
)
VARIABLES = f"""\
# source: a document
{COLUMNS}
H,visit,Kunjungan,Visit,date,,,,,,,,,doc,,
H,roof,Atap,Roof,enum,,,yes_no,,1a,,,Atap;ROOF_X,doc,,
H,bad,Jelek,Bad,enum,,,yes_no,roof = 1,1b,,,,doc,,
H,members,Banyak,Members,integer,,0..,,,,"count person where here in (1,2)",,,doc,,
P,here,Ada,Here,enum,,,yes_no,,,,,,doc,,
P,born,Lahir,Born,date,,,,,,,,,doc,,
P,age,Umur,Age,integer,,0..150,,,,age of born at visit,,,doc,,
P,cards,Kartu,Cards,bitmask,,,bits,age >= 5 and roof = 1,,,,,doc memory,,
P,nik,NIK,NIK,nik,16,,,,2,,yes,,doc,Salin.,Copy.
P,place,Tempat,Place,code,3,,,,,,,,doc,,
R,child,Anak,Child,text,40,,,place = 017,,,,,doc,,
"""


def write_tiny(folder: Path) -> Path:
    """Return a folder after writing the instrument's files into it."""
    (folder / "lists").mkdir()
    for name, text in (
        ("instrument.toml", MANIFEST),
        ("blocks.csv", BLOCKS),
        ("variables.csv", VARIABLES),
        ("lists/yes_no.csv", YES_NO),
        ("lists/bits.csv", BITS),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return folder
