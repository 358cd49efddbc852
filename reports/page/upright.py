"""The upright sheet on which the pages before an annex stand."""

from typing import Final

from reports.page.paper import F4, area

PAPER: Final = F4
AREA: Final = area(PAPER)
