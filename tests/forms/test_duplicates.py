"""What makes two records one person's is data, read strictly."""

import pytest

from forms.duplicates import Field, Level, aid, blocks, levels, limits, weights
from forms.loading import instrument


@pytest.mark.parametrize("field", Field)
def test_every_field_says_what_agreeing_and_disagreeing_count(field: Field) -> None:
    """The more two answers agree, the more they count; every likeness has a level."""
    fell = [level for _least, level in levels(field)]
    assert {Level.AGREE, Level.DISAGREE} <= set(fell)
    least = [one for one, _level in levels(field)]
    assert (least[0], least[-1]) == (100, 0)
    counted = [weights()[field, level].weight for level in fell]
    if field is not Field.HOME:
        assert counted[0] > counted[-1]


def test_a_missing_answer_never_speaks_for_one_person() -> None:
    """Two empty fields are not the same answer."""
    missing = [own for (_field, level), own in weights().items() if level is Level.MISSING]
    assert len(missing) == len(Field) - 1
    assert all(own.weight <= 0 and not own.rarity for own in missing)


def test_another_name_outweighs_what_a_family_has_in_common() -> None:
    """Brothers and sisters share mother, card and village, twins the birth date too."""
    assert -weights()[Field.NAME, Level.DISAGREE].weight > limits()["kin"]


def test_every_reason_has_words_in_both_languages() -> None:
    """An operator reads why, and not a number only."""
    for own in weights().values():
        assert own.text("id") == own.text_id != ""
        assert own.text("en") == own.text_en != own.text_id


def test_every_block_stands_on_columns_that_some_persons_share() -> None:
    """A whole column first: its index leads to the others."""
    assert len({own.name for own in blocks()}) == len(blocks()) > 5
    assert all(own.parts[0].characters == 0 for own in blocks())


def test_aid_is_asked_by_questions_and_codes_that_exist() -> None:
    """A code that no list has would advise nothing, silently."""
    for name, asked in aid().items():
        for variable, code in asked.items():
            codes = instrument(name).variable(variable).list
            assert codes is not None and code in codes
