"""Checks of who is what to whom: heads, spouses, parents and children."""

from collections.abc import Iterator

from forms.checks.dates import difference
from forms.checks.rule import Rule
from forms.checks.view import Hit, Spot, View
from forms.records import Answer


def none_of(view: View, rule: Rule) -> Iterator[Hit]:
    """Find groups of members none of whom has the rule's code `is`, where its condition holds.

    Silent while the question is open for one of them: that is a finding of its own.
    """
    for group in grouped(view, rule.value("group")):
        codes = [spot.lookup(rule.place) for spot in group]
        if None not in codes and rule.value("is") not in codes and rule.applies(group[0]):
            yield rule.hit(group[0])


def several_of(view: View, rule: Rule) -> Iterator[Hit]:
    """Find every member but the first who has the rule's code `is` in one group."""
    for group in grouped(view, rule.value("group")):
        found = having(group, rule.place, rule.value("is"))
        for spot in found[1:]:
            yield rule.hit(spot, beside=(len(found),), count=len(found))


def same_sex(view: View, rule: Rule) -> Iterator[Hit]:
    """Find spouses with the sex of the head of their group."""
    relation = rule.value("relation")
    for group in grouped(view, rule.value("group")):
        for head in having(group, relation, rule.value("head")):
            for spouse in having(group, relation, rule.value("spouse")):
                sex = spouse.lookup(rule.place)
                if sex is not None and sex == head.lookup(rule.place):
                    yield rule.hit(spouse)


def head_differs_from_spouse(view: View, rule: Rule) -> Iterator[Hit]:
    """Find heads who have a spouse in their group and another answer than the code `is`."""
    relation = rule.value("relation")
    for group in grouped(view, rule.value("group")):
        if having(group, relation, rule.value("spouse")):
            for head in having(group, relation, rule.value("head")):
                if head.lookup(rule.place) not in {None, rule.value("is")}:
                    yield rule.hit(head)


def relations_differ(view: View, rule: Rule) -> Iterator[Hit]:
    """Find members of the household head's family whose two relations are not the same."""
    relation, head = rule.value("relation"), rule.value("head")
    for group in grouped(view, rule.value("group")):
        if having(group, relation, head):
            for spot in group:
                to_household, to_family = spot.seen(relation, rule.place)
                if None not in (to_household, to_family) and to_household != to_family:
                    yield rule.hit(spot, beside=(to_household,))


def generations(view: View, rule: Rule) -> Iterator[Hit]:
    """Find children who are fewer than `years` or more than `most` younger than the head.

    The same for parents who are not so much older.
    """
    fewest, most = rule.number_of("years"), rule.number_of("most")
    for spot in view.members:
        for head, relation in _heads_of(view, rule, spot):
            older, younger = (spot, head) if relation == rule.value("parent") else (head, spot)
            ages = {"younger": younger.lookup(rule.place), "older": older.lookup(rule.place)}
            years = difference(ages["older"], ages["younger"])
            if years is not None and not fewest <= years <= most:
                told = {name: str(age) for name, age in ages.items()}
                yield rule.hit(spot, beside=view.evidence(head, rule.place), **told)
                break


def grouped(view: View, by: str) -> list[list[Spot]]:
    """Return the members of the household in groups of one answer; all in one for ""."""
    groups: dict[Answer, list[Spot]] = {}
    for spot in view.members:
        answer = spot.lookup(by) if by else ""
        if answer is not None:
            groups.setdefault(answer, []).append(spot)
    return list(groups.values())


def having(spots: list[Spot], variable: str, code: str) -> list[Spot]:
    """Return the members who answered a question with a code."""
    return [spot for spot in spots if spot.lookup(variable) == code]


def _heads_of(view: View, rule: Rule, spot: Spot) -> Iterator[tuple[Spot, Answer]]:
    """Return the heads of household and family whose child or parent a member is said to be."""
    generation = (rule.value("child"), rule.value("parent"))
    family = spot.lookup(rule.value("group"))
    for relation in (rule.value("relation"), rule.value("family_relation")):
        code = spot.lookup(relation) if relation else None
        if code in generation and code is not None:
            for head in having(list(view.members), relation, rule.value("head")):
                same_family = family is not None and head.lookup(rule.value("group")) == family
                if same_family or relation == rule.value("relation"):
                    yield head, code
