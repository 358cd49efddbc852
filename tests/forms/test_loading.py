"""The reader of instruments: what is sound is read whole, from a package or a folder."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from forms.answer_errors import AnswerNotSumError
from forms.datafile import InstrumentFileMissingError, InstrumentValueError
from forms.instrument import Instrument
from forms.loading import instrument, load_instrument
from forms.values import label, read_answer
from tests.forms.shipped import EACH
from tests.forms.tiny_instrument import VARIABLES, write_tiny


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Return the folder of a small instrument."""
    return write_tiny(tmp_path)


def test_a_sound_instrument_is_read_whole(tiny: Path) -> None:
    """What the damaged ones of the other tests are damaged from."""
    read = load_instrument(tiny)
    assert (read.id, read.version, read.title("id"), read.title("en")) == (
        "tiny",
        "1",
        "Kecil",
        "Tiny",
    )
    assert [block.id for block in read.blocks] == ["H", "P", "R"]
    assert read.block("H").source == "a document; somebody's memory"
    assert (read.block("H").paper, read.block("R").paper) == (True, False)
    assert [item.line for item in read.lists["yes_no"].items] == [3, 4]
    assert (read.variable("age").low, read.variable("age").high) == (0, 150)
    assert read.variable("roof").aliases == ("Atap", "ROOF_X")
    assert read.variable("nik").read_only
    assert read.variable("members").computed
    assert not read.variable("nik").computed
    assert read.roles == {"address": "roof", "nik": "nik", "sex": "here"}
    assert read.role_codes == {"sex.male": "1", "sex.female": "2"}


def test_a_sum_may_have_codes_that_stand_alone(tiny: Path) -> None:
    """99 for another is no power of two, and no sum of those that are."""
    path = tiny / "lists/bits.csv"
    path.write_text(f"{path.read_text('utf-8')}99,Lainnya,Other\n", "utf-8")
    cards = load_instrument(tiny).variable("cards")
    assert [read_answer(cards, typed) for typed in ("0", "3", "99")] == [0, 3, 99]
    assert [label(cards, answer, "en") for answer in (0, 1, 3, 99)] == [
        *("None", "One", "One + Two", "Other")
    ]
    for typed in ("4", "98", "100"):
        with pytest.raises(AnswerNotSumError):
            read_answer(cards, typed)


def test_line_ends_of_windows_change_nothing(tiny: Path) -> None:
    """A checkout on Windows may have them."""
    for file in (*tiny.glob("*.csv"), *tiny.glob("lists/*.csv")):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert len(load_instrument(tiny).variables) == 11


@EACH
def test_a_shipped_instrument_reads_alike_from_the_package_and_from_a_folder(
    tmp_path: Path, questions: Instrument
) -> None:
    """An installed program has it in a package, a newer one may lie in a folder."""
    shipped = Path(str(files("forms") / "instruments" / questions.id))
    folder = Path(shutil.copytree(shipped, tmp_path / questions.id))
    copy, ours = load_instrument(folder), instrument(questions.id)
    assert copy.blocks == ours.blocks
    assert copy.lists == ours.lists
    assert list(copy.variables.values()) == list(ours.variables.values())
    assert (copy.roles, copy.role_codes) == (ours.roles, ours.role_codes)
    assert ours is questions


def test_an_instrument_that_is_not_shipped_is_refused() -> None:
    """Revisions may name one that this program does not have."""
    with pytest.raises(InstrumentFileMissingError):
        instrument("dtsen-2099")


def test_an_alias_may_mean_different_questions_of_different_subjects(tiny: Path) -> None:
    """Exports of households and of members are different files."""
    path = tiny / "variables.csv"
    path.write_text(VARIABLES.replace(",2,,yes,,doc", ",2,,yes,Atap,doc"), encoding="utf-8")
    assert load_instrument(tiny).variable("nik").aliases == ("Atap",)


def test_documents_have_indonesian_names_where_the_manifest_gives_them(tiny: Path) -> None:
    """All of them or none: a page of help in two languages would be read by nobody."""
    assert load_instrument(tiny).variable("nik").origin("id") == "a document"
    manifest = tiny / "instrument.toml"
    table = '[sources_id]\ndoc = "sebuah dokumen"\nmemory = "ingatan"\n\n[lists]'
    manifest.write_text(manifest.read_text("utf-8").replace("[lists]", table), "utf-8")
    assert load_instrument(tiny).variable("nik").origin("id") == "sebuah dokumen"
    assert load_instrument(tiny).variable("nik").origin("en") == "a document"
    manifest.write_text(manifest.read_text("utf-8").replace('memory = "ingatan"\n', ""), "utf-8")
    with pytest.raises(InstrumentValueError):
        load_instrument(tiny)
