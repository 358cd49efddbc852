"""What F1 says of a field: what is asked, how it is answered, what was found, who says so."""

from forms.findings import Finding
from forms.instrument import Instrument, Variable
from siksng_tui import words
from siksng_tui.words import _


def explained(questions: Instrument, variable: Variable, found: tuple[Finding, ...]) -> list[str]:
    """Return sentences about a question of a questionnaire, and about its findings."""
    language = words.language()
    said = [f"{variable.question} {variable.label(language)}".strip(), variable.help(language)]
    said.append(_bounds(variable))
    said += [
        _("Rule {rule}: {finding}").format(rule=own.rule, finding=own.message(language))
        for own in found
    ]
    block = questions.block(variable.block)
    said.append(
        _("{block}. Source: {source}.").format(
            block=block.title(language), source=variable.origin(language)
        )
    )
    return [own for own in said if own]


def _bounds(variable: Variable) -> str:
    """Return what bounds a number, empty where nothing does."""
    if variable.low is not None and variable.high is not None:
        return _("From {low} to {high}.").format(low=variable.low, high=variable.high)
    if variable.low is not None:
        return _("At least {low}.").format(low=variable.low)
    if variable.high is not None:
        return _("At most {high}.").format(high=variable.high)
    return ""
