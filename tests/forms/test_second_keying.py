"""A NIK tells sex and date of birth, so that they need not be typed."""

import pytest

from forms.second_keying import told_by
from tests.forms.households import BDT, TODAY, WIFE

NIK = str(WIFE["nik"])


def test_a_nik_fills_sex_and_date_of_birth_of_the_member() -> None:
    """In the codes of the instrument."""
    told = told_by(BDT, NIK, TODAY, "nik")
    assert told == {"jenis_kelamin": "2", "tanggal_lahir": "1988-05-15"}
    assert told_by(BDT, "1771010203859001", TODAY, "nik")["jenis_kelamin"] == "1"


def test_the_nik_of_the_card_holder_fills_the_card_holders_answers() -> None:
    """Each NIK on the form has answers of its own."""
    told = told_by(BDT, NIK, TODAY, "nik_pengurus")
    assert told == {"jk_pengurus": "2", "tgllahir_pengurus": "1988-05-15"}


@pytest.mark.parametrize("nik", ["", "17710155058890", "1771018105889002", "0" * 16])
def test_a_nik_that_tells_no_date_fills_nothing(nik: str) -> None:
    """A wrong answer that nobody typed would be worse than an empty one."""
    assert told_by(BDT, nik, TODAY, "nik") == {}


def test_another_question_fills_nothing() -> None:
    """Whatever stands in it."""
    assert told_by(BDT, NIK, TODAY, "nama") == {}
