"""Names of the regions whose codes a questionnaire asks: nobody knows a village by its number."""

from collections.abc import Mapping

from forms.instrument import Instrument
from forms.records import Answers
from forms.regions import Regions
from siksng_tui.services.entry.villages import BPS_DIGITS


def names_of_codes(known: Regions, asked: Instrument, answers: Answers) -> Mapping[str, str]:
    """Return variable to name of the region that its BPS code is of, together with those above.

    A code that no known region has is left out.
    """
    code, names = "", {}
    for role, (start, end) in BPS_DIGITS.items():
        variable = asked.roles.get(role, "")
        code += str(answers.get(variable, "")).zfill(end - start)
        region = known.by_bps(code)
        if region is not None:
            names[variable] = region.name
    return names
