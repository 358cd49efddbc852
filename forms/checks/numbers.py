"""Checks of NIK and family card numbers, wherever a question of that type stands."""

from collections.abc import Iterator
from typing import Final

from forms.checks.dates import date_of
from forms.checks.rule import Rule
from forms.checks.view import Hit, View
from forms.identity import Doubt, birth_date, is_complete, is_female, tells_birth
from forms.instrument import ValueType

REGENCY_DIGITS: Final = 4
"""Digits of a NIK that name province and regency or city."""


def doubtful(view: View, rule: Rule) -> Iterator[Hit]:
    """Find numbers with the rule's `doubt`, in every question of the place's type."""
    doubt, kind = Doubt(rule.value("doubt")), rule.places[0].type
    for number in view.numbers:
        if doubt in number.doubts and number.variable.type is kind:
            yield rule.hit(number.spot, number.variable.name)


def nik_sex(view: View, rule: Rule) -> Iterator[Hit]:
    """Find NIK whose day of birth tells another sex than the answer."""
    sexes = {rule.value("female"): True, rule.value("male"): False}
    for spot in view.spots(rule.whose):
        nik, sex = (str(answer) for answer in spot.seen(rule.place, rule.value("sex")))
        told = is_complete(nik) and birth_date(nik, view.today)
        if told and sex in sexes and sexes[sex] != is_female(nik):
            yield rule.hit(spot, beside=(sex,))


def nik_birth(view: View, rule: Rule) -> Iterator[Hit]:
    """Find NIK that tell another date of birth than the answer."""
    for spot in view.spots(rule.whose):
        nik, birth = (str(answer) for answer in spot.seen(rule.place, rule.value("birth")))
        date = date_of(birth)
        wrong = date and is_complete(nik) and not tells_birth(nik, date)
        if wrong and birth_date(nik, view.today):
            yield rule.hit(spot, beside=(birth,))


def nik_elsewhere(view: View, rule: Rule) -> Iterator[Hit]:
    """Find members whose NIK was first issued in another regency or city than they live in."""
    home = view.record.household.region.replace(".", "")[:REGENCY_DIGITS]
    for spot in view.spots(rule.whose) if home else ():
        nik = str(spot.answers.get(rule.place, ""))
        if is_complete(nik) and not nik.startswith(home):
            yield rule.hit(spot)


def card_is_nik(view: View, rule: Rule) -> Iterator[Hit]:
    """Find card numbers that are the NIK of somebody in the household."""
    niks = {it.number for it in view.numbers if it.variable.type is ValueType.NIK}
    for it in view.numbers:
        if it.variable.type is ValueType.KK and it.number in niks:
            yield rule.hit(it.spot, it.variable.name)
