"""What commands say to people, in their language, and what stays as it is for programs."""

import re
import subprocess
import sys

import pytest

from forms.errors import SiksngError
from siksng_tui import messages, words
from siksng_tui.exchange.cards import read_card
from siksng_tui.exchange.practice import make_practice_province
from siksng_tui.services.office.offices import NewPerson
from tests import commands
from tests.services import road
from tests.services.bureau import PEOPLE, Bureau, copied, home

RANI, BUDI = PEOPLE["rani"], PEOPLE["budi"]

KEY = re.compile(r"\bF\d{1,2}\b|\bCtrl\+|\bEsc\b")
"""A key of the screen."""


@pytest.fixture
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Bureau:
    """Return an office of one test's own."""
    return copied(tmp_path_factory.mktemp("bureau"))


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_sentence_of_a_command_speaks_of_keys(language: str) -> None:
    """Nobody presses F4 at a prompt."""
    words.choose(language)
    for code in messages.SENTENCES:
        said = messages.at_prompt(_refusal(code))
        assert not KEY.search(said), said


def _refusal(code: str) -> SiksngError:
    """Return an error of a code."""
    error = SiksngError()
    vars(error)["code"] = code
    return error


def test_a_passphrase_that_is_piped_in_is_taken_without_a_warning_in_english(
    bureau: Bureau,
) -> None:
    """Where there is no terminal nothing can be shown, so there is nothing to warn of."""
    words_of = ["--data", str(bureau.folder), "--as", RANI.name, "office", "show", "--json"]
    done = subprocess.run(
        [sys.executable, "-I", "-m", "siksng_tui.bootstrap", *words_of],
        input=f"{RANI.passphrase}\n",
        capture_output=True,
        text=True,
        start_new_session=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, f"Kata sandi {RANI.name}:\n")


def test_an_unknown_variable_is_called_unknown(bureau: Bureau) -> None:
    """With the command that lists those that are."""
    enter = ("request", "new", "--household", home(), "--reason", road.WHY)
    done = commands.run_as(bureau.folder, RANI, *enter, "--set", "xyz=1")
    assert done.status == 2
    assert "variabel xyz" in done.told
    assert "siksng request variables" in done.told


def test_the_variables_are_listed_with_question_and_label() -> None:
    """Without an office; programs get the codes too."""
    people = commands.run("request", "variables")
    assert re.search(r"luas_lantai +III\.2? *.*rumah tangga +Luas lantai", people.said)
    told = commands.run("request", "variables", "--instrument", "dtsen", "--json").json
    assert {"variable", "question", "label_id", "label_en", "codes"} <= set(told[0])
    assert commands.run("request", "variables", "--instrument", "xyz").status == 2


def test_a_family_is_found_with_its_ids_and_a_masked_nik(bureau: Bureau) -> None:
    """What `request new` takes, and no number of a citizen."""
    (first, *_rest) = commands.run_as(bureau.folder, RANI, "find", "1771", "--json").json
    assert {"household", "id_bdt", "name", "nik", "village", "village_name"} <= set(first)
    assert "*" in first["nik"] or "x" in first["nik"].lower()
    people = commands.run_as(bureau.folder, RANI, "find", first["name"])
    assert first["household"] in people.said
    assert first["village_name"] in people.said
    nobody = commands.run_as(bureau.folder, RANI, "find", "0000000000000000")
    assert (nobody.status, nobody.said) == (0, "")
    assert "Tidak ada yang ditemukan" in nobody.told


def test_labels_follow_the_language_and_json_does_not(bureau: Bureau) -> None:
    """An operator reads Indonesian; a script reads keys."""
    made = road.covered(bureau)
    shown = ("set", "show", made.number)
    indonesian = commands.run_as(bureau.folder, RANI, *shown)
    english = commands.run_as(bureau.folder, RANI, *shown, lang="en")
    assert "sidik jari" in indonesian.said
    assert "fingerprint" not in indonesian.said
    assert "fingerprint" in english.said
    assert "25-11-2026" in indonesian.said
    told = commands.run_as(bureau.folder, RANI, *shown, "--json").json
    assert told["cover"]["date"] == "2026-11-25"
    history = commands.run_as(bureau.folder, RANI, "request", "show", made.requests[0])
    assert "otentikasi" in history.said
    assert "finalise" not in history.said
    checked = commands.run_as(bureau.folder, RANI, "store", "check")
    assert "data induk" in checked.said
    assert "revisions" in commands.run_as(bureau.folder, RANI, "store", "check", "--json").said
    office = commands.run_as(bureau.folder, RANI, "office", "show")
    assert "petugas otentikasi" in office.said
    assert "authenticator" not in office.said


def test_a_parcel_is_told_in_the_language_that_is_spoken(bureau: Bureau) -> None:
    """Also to somebody without an office."""
    made = road.covered(bureau)
    sent = commands.run_as(
        bureau.folder, RANI, "parcel", "export", made.number, "--to", str(bureau.stick)
    )
    file = sent.said.strip()
    shown = commands.run("parcel", "inspect", file)
    assert "pengirim" in shown.said
    assert "sender" not in shown.said
    assert "sender" in commands.run("parcel", "inspect", file, "--json").json
    listed = commands.run_as(bureau.folder, RANI, "parcel", "list")
    assert "tertulis" in listed.said


def test_a_fingerprint_is_shown_only_after_it_was_typed(bureau: Bureau) -> None:
    """Whoever sees it first copies it from the screen, and has compared nothing."""
    province = make_practice_province(bureau.clock())
    card = bureau.place / "kartu"
    card.write_bytes(province.bundle)
    shown = read_card(province.bundle).fingerprint
    head = ("--data", str(bureau.folder), "--as", "budi", "office", "trust", str(card))
    environment = {"SIKSNG_PASSPHRASE": BUDI.passphrase}
    wrong = commands.run(*head, typed="0000 0000 0000 0000\n", env=environment)
    assert wrong.status == 5
    assert shown[:9] not in wrong.told
    right = commands.run(*head, typed=f"{shown[:19].lower()}\n", env=environment)
    assert right.status == 0
    assert right.told.index("Ketik sedikitnya") < right.told.index(shown)


def test_the_prompts_are_all_translated(bureau: Bureau) -> None:
    """Click's own words would be English."""
    sari = NewPerson("sari", "Sari Contoh", RANI.roles, "kata sandi sari ini")
    typed = f"{sari.passphrase}\n{sari.passphrase}x\n{sari.passphrase}\n{sari.passphrase}\n"
    words_ = ("operator", "add", "sari", "--full-name", "Sari", "--role", "operator")
    done = commands.run_as(bureau.folder, BUDI, *words_, typed=typed)
    assert done.status == 0
    assert "Repeat" not in done.told
    assert "Error" not in done.told
    assert "Kedua kata sandi tidak sama" in done.told
