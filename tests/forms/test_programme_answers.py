"""Programmes that a family says that it receives."""

from forms import programme_answers
from forms.loading import instrument, shipped
from forms.records import HouseholdRecord, Subject, SubjectKind


def test_every_question_and_its_yes_are_of_the_instrument() -> None:
    """A list of codes that is changed cannot turn a no into a yes."""
    for own in shipped():
        for name, yes in programme_answers.questions(own.id).items():
            variable = own.variable(name)
            assert variable.list is not None
            item = variable.list.get(yes)
            assert item is not None and item.label_id == "Ya", name


def test_only_what_was_answered_with_yes_is_received() -> None:
    """Odd items of the form say yes by 1, even ones by 3."""
    answers = {"sta_kks": "1", "sta_kip": "3", "sta_pkh": "2", "sta_rastra": "4"}
    home = Subject("h", SubjectKind.HOUSEHOLD, answers)
    record = HouseholdRecord("bdt", instrument("bdt").version, home, (), ())
    found = programme_answers.received(instrument("bdt"), record)
    assert [own.name for own in found] == ["sta_kks", "sta_kip"]
