"""The practice province is a real one that nobody should trust."""

import io
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from siksng_tui.exchange.ages import make_identity, recipient_of
from siksng_tui.exchange.cards import read_card
from siksng_tui.exchange.certificate_requests import CertificateRequest
from siksng_tui.exchange.certificates import Signer, make_key, make_root
from siksng_tui.exchange.chains import TrustedRoots, prove_office
from siksng_tui.exchange.offices import Office
from siksng_tui.exchange.opening import open_parcel
from siksng_tui.exchange.practice import (
    PROVINCE,
    PracticeProvince,
    load_practice_province,
    make_practice_province,
    save_practice_province,
)
from siksng_tui.exchange.reading import read_parcel
from siksng_tui.exchange.writing import Content, Route, pack
from tests.exchange.world import CITY, MADE, RECEIVED, VILLAGE, head


def certified(province: PracticeProvince, office: Office) -> Signer:
    """Return an office that asked the province for its card."""
    key = make_key()
    root = make_root(key, office, MADE).chain
    asked = CertificateRequest("Contoh", root, recipient_of(make_identity()), 1, None)
    return Signer(key, read_card(province.card_for(asked, MADE)).chain)


def test_a_practice_city_sends_to_its_province(tmp_path: Path) -> None:
    """The whole road: card, certificate, parcel, opening with the key from the folder."""
    province = make_practice_province(MADE)
    save_practice_province(tmp_path, province)
    city = certified(province, CITY)
    trust = TrustedRoots.from_pem((tmp_path / "provinsi-latihan.pem").read_bytes())
    card = read_card((tmp_path / "provinsi-latihan.siksng-office").read_bytes(), trust)
    assert card.office == PROVINCE
    sent = replace(head(), recipient=PROVINCE)
    with pack(sent, Content([b"{}"]), Route(city, card, trust)) as packed:
        file = io.BytesIO(b"".join(packed.blocks()))
    identity = load_practice_province(tmp_path).identity
    parcel = read_parcel(file, trust=trust, at=RECEIVED, office=PROVINCE.id)
    with open_parcel(parcel, [identity]) as opened:
        assert list(opened.records) == [b"{}"]


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    """Keys and root; the card is signed again and says the same."""
    province = make_practice_province(MADE)
    save_practice_province(tmp_path, province)
    loaded = load_practice_province(tmp_path)
    assert (loaded.root_pem, loaded.identity) == (province.root_pem, province.identity)
    assert loaded.bundle == province.bundle
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in tmp_path.iterdir())


def test_each_practice_province_is_another() -> None:
    """No key is shipped with the program."""
    one, other = make_practice_province(MADE), make_practice_province(MADE)
    assert one.root_pem != other.root_pem
    assert one.identity != other.identity


def test_a_real_office_does_not_trust_it() -> None:
    """And it certifies only inside its province."""
    province = make_practice_province(MADE)
    chain = certified(province, VILLAGE).chain
    assert prove_office(chain, TrustedRoots(province.signer.chain)) == VILLAGE
    with pytest.raises(ValueError, match="issuer"):
        certified(province, PROVINCE)


def test_a_damaged_folder_is_refused(tmp_path: Path) -> None:
    """A key file that holds another kind of key, or nothing."""
    save_practice_province(tmp_path, make_practice_province(MADE))
    (tmp_path / "provinsi-latihan-kunci.pem").write_bytes(b"")
    with pytest.raises(ValueError, match=r"."):
        load_practice_province(tmp_path)
