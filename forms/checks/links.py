"""Checks between subjects: numbers that point somewhere, that occur twice, that should agree."""

from collections.abc import Iterator

from forms.checks.relations import having
from forms.checks.rule import Rule
from forms.checks.view import Hit, Spot, View
from forms.formula import work_out
from forms.instrument import ValueType, Variable
from forms.names import name_key
from forms.records import Answer
from forms.regions import shipped_regions


def points_nowhere(view: View, rule: Rule) -> Iterator[Hit]:
    """Find numbers or names that no subject bears, as long as any subject bears one."""
    target, asked = view.instrument.variable(rule.value("target")), rule.places[0]
    answered = [spot for spot in view.spots(rule.whose) if asked.name in spot.answers]
    borne = (spot.answers.get(target.name) for spot in _bearers(view, target) if answered)
    known = {_comparable(target, answer) for answer in borne if answer is not None}
    for spot in answered if known else ():
        answer = spot.answers[asked.name]
        if _comparable(asked, answer) not in known:
            yield rule.hit(spot, number=str(answer))


def other_village(view: View, rule: Rule) -> Iterator[Hit]:
    """Find the first part of a BPS code that is not that of the household's village.

    The rule's places are the parts in order. A village whose BPS code is not known is passed over.
    """
    region = shipped_regions().get(view.stored.household.region)
    rest = region.bps_code if region else ""
    for variable in rule.places if rest else ():
        part, rest = rest[: variable.length], rest[variable.length :]
        answer = view.household.answers.get(variable.name)
        if answer is not None and answer != part:
            yield rule.hit(view.household, variable.name, beside=(part,))
            return


def unused(view: View, rule: Rule) -> Iterator[Hit]:
    """Find numbers that no member names, as long as there are members."""
    named = {spot.lookup(rule.value("by")) for spot in view.members}
    for spot in view.spots(rule.whose) if named else ():
        answer = spot.answers.get(rule.place)
        if answer is not None and answer not in named:
            yield rule.hit(spot, number=str(answer))


def only_one(view: View, rule: Rule) -> Iterator[Hit]:
    """Find every subject but the first of the kind that is asked the rule's question."""
    spots = list(view.spots(rule.whose))
    for spot in spots[1:]:
        yield rule.hit(spot, beside=(len(spots),), count=len(spots))


def twice(view: View, rule: Rule) -> Iterator[Hit]:
    """Find every subject but the first whose answers to all the rule's questions are the same."""
    first: set[tuple[Answer, ...]] = set()
    for spot in view.spots(rule.whose):
        key = tuple(_comparable(it, spot.answers.get(it.name, "")) for it in rule.places)
        if "" in key:
            continue
        if key in first:
            yield rule.hit(spot, beside=spot.seen(*(it.name for it in rule.places)))
        first.add(key)


def card_differs(view: View, rule: Rule) -> Iterator[Hit]:
    """Find members whose card number is not that of their family."""
    cards = {
        spot.answers.get(rule.value("family")): spot.answers.get(rule.value("card"))
        for spot in view.families
    }
    for spot in view.members:
        family = spot.answers.get(rule.value("group"))
        card = cards.get(family) if family is not None else None
        own = spot.answers.get(rule.place)
        if card is not None and own is not None and own != card:
            yield rule.hit(spot, beside=(card,))


def head_differs(view: View, rule: Rule) -> Iterator[Hit]:
    """Find an answer about a member that is not what that member's own answer says."""
    said = view.household.answers.get(rule.place)
    members = having(list(view.members), rule.value("relation"), rule.value("is"))
    own = [spot.answers.get(rule.value("own")) for spot in members]
    if said is None or not own or None in own:
        return
    variable = rule.places[0]
    if _comparable(variable, said) not in {_comparable(variable, it or "") for it in own}:
        yield rule.hit(view.household, beside=tuple(own))


def count_differs(view: View, rule: Rule) -> Iterator[Hit]:
    """Find stored counts that are not what the household now holds."""
    stored, formula = view.household.answers.get(rule.place), rule.places[0].formula
    if stored is None or formula is None:
        return
    counted = work_out(formula, view.stored, view.household.lookup, view.today)
    if counted is not None and stored != counted:
        yield rule.hit(view.household, beside=(counted,), stored=str(stored), counted=counted)


def rows_missing(view: View, rule: Rule) -> Iterator[Hit]:
    """Find subjects that should have rows in the rule's repeated block, and have none."""
    for spot in view.spots(rule.whose):
        if rule.applies(spot) and not spot.subject.rows.get(rule.value("rows")):
            yield rule.hit(spot)


def _bearers(view: View, variable: Variable) -> Iterator[Spot]:
    """Return the spots where a variable is asked."""
    block = view.instrument.block(variable.block)
    return view.spots((block.subject, block.rows))


def _comparable(variable: Variable, answer: Answer) -> Answer:
    """Return an answer as it is compared: a text by its name key, anything else as it is."""
    return name_key(str(answer)) if variable.type is ValueType.TEXT else answer
