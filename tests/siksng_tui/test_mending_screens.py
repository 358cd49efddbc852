"""Mending an answer of an office below, by its keys: begun, filed, read, given up."""

from pathlib import Path

from forms.records import State
from siksng_tui.services.requests import queues
from tests.services import realm as realms
from tests.services import road
from tests.services.realm import Realm
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting
from tests.siksng_tui.test_receiving_screens import _receive, sits

WHY = "Diukur ulang oleh kecamatan"


def _received(tmp_path: Path) -> Realm:
    """Return a realm whose village sent one correction up."""
    realm = realms.copied(tmp_path)
    road.sent_up(realm, "village", 1)
    return realm


async def _begin(own: Sitting) -> None:
    """Open the first request and begin to mend it, then its floor."""
    await own.press(own.digit("Periksa kiriman"), "enter", "f2")
    assert "dibetulkan di kantor ini?" in own.text
    await own.type(WHY)
    await own.press("enter", "ctrl+g")
    await own.type("III.2")
    await own.press("enter")


async def test_an_answer_is_mended_and_the_page_tells_who_did_it(tmp_path: Path) -> None:
    """The reason is asked for first; the same form and F10 as ever; Esc keeps it half done."""
    realm = _received(tmp_path)
    async with sits(realm, "district", "rani", 24) as own:
        await _receive(own, realm.stick)
        await own.press("f3", "f3")
        await _begin(own)
        await own.type("77")
        await own.press("enter", "f3")
        assert "sedang dibetulkan" in own.text
        assert 'tersimpan; lanjutkan di "Periksa kiriman".' in " ".join(own.text.split())
        await own.press("f3")
        assert "sedang dibetulkan" in own.text
        await own.press("enter", "f2", "f10")
        agreed("mended", own.lines)
        await own.press("pagedown")
        assert WHY in own.text


async def test_before_and_after_tell_what_was_mended_in_what_came(tmp_path: Path) -> None:
    """The register's answer is not what the village signed; F10 says what to do."""
    realm = _received(tmp_path)
    async with sits(realm, "district", "rani", 24) as own:
        await _receive(own, realm.stick)
        await own.press("f3", "f3")
        await _begin(own)
        await own.press("f10")
        assert "batalkan pembetulannya: F3, lalu Del." in " ".join(own.text.split())
        await own.type("77")
        await own.press("enter", "ctrl+r")
        agreed("mended_changes", own.lines)


async def test_what_is_being_mended_is_thrown_away_after_a_question(tmp_path: Path) -> None:
    """The request is then what it was when it came."""
    realm = _received(tmp_path)
    async with sits(realm, "district", "rani", 24) as own:
        await _receive(own, realm.stick)
        await own.press("f3", "f3")
        await _begin(own)
        await own.type("77")
        await own.press("enter", "f3", "delete", "y")
        assert "sedang dibetulkan" not in own.text
    with realm.at("district") as session:
        (request,) = queues.page(session, None)
        assert request.state is State.CHECKED
        assert queues.review(session, request.number).changes[0].after == 41


async def test_who_is_no_operator_is_offered_no_key_of_mending(tmp_path: Path) -> None:
    """The authenticator reads the page; neither F2 nor Del is named, and neither does anything."""
    realm = _received(tmp_path)
    async with sits(realm, "district", "rani", 24) as own:
        await _receive(own, realm.stick)
        await own.press("f3", "f3")
        await _begin(own)
        await own.type("77")
        await own.press("enter")
    async with sits(realm, "district", "budi", 48) as own:
        await own.press(own.digit("Periksa kiriman"), "enter")
        assert "sedang dibetulkan" in own.text
        assert "F2" not in own.lines[-1]
        assert "Del" not in own.lines[-1]
        await own.press("delete")
        assert "bukan bagian Anda" in own.text
