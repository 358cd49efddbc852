"""Whatever happens to a sender and its parcels, each is called by its right name."""

from hypothesis import given
from hypothesis import strategies as st

from siksng_tui.exchange.links import Place
from tests.exchange.link_model import ALARMS, HONEST_STEPS, REPLACE, STEPS, brought, play, torn


def histories(*names: str) -> st.SearchStrategy[list[tuple[str, int]]]:
    """Return histories of such steps."""
    return st.lists(st.tuples(st.sampled_from(names), st.integers(0, 999)), max_size=40)


@given(histories(*STEPS, REPLACE))
def test_each_parcel_of_any_history_is_called_by_its_right_name(
    steps: list[tuple[str, int]],
) -> None:
    """Lost, repeated, swapped; the sender restored, doubled, replaced."""
    assert play(steps).faults == []


@given(histories(*STEPS))
def test_two_pasts_are_noticed_once_everything_came(steps: list[tuple[str, int]]) -> None:
    """A parcel may hide between two gaps, not for ever; and one past is never called two."""
    link = brought(play(steps))
    alarmed = any(link.named[name.value] for name in ALARMS)
    assert alarmed == torn(link)
    assert link.faults == []


@given(histories(*HONEST_STEPS))
def test_losses_repeats_and_swaps_end_where_order_would(steps: list[tuple[str, int]]) -> None:
    """Everything is taken exactly once, and nobody is alarmed."""
    link = brought(play(steps))
    assert [name for name in ALARMS if link.named[name.value]] == []
    assert len(link.taken) == len(link.received.known) == len(link.sent)
    assert link.named[Place.AGAIN.value] == link.named.total() - len(link.sent)
