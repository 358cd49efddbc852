"""What a signed PDF proves when it is taken in: of its signatures, and of the set it is about."""

from dataclasses import replace

import pytest
from pypdf import PdfWriter

from forms.set_records import PaperProof, RequestSet
from siksng_tui.intake.limits import LIMITS
from siksng_tui.intake.paper_proof import UNREADABLE, proof_of
from siksng_tui.services.office.sessions import RoleMissingError
from siksng_tui.services.papers import papers
from siksng_tui.services.requests import workflow
from siksng_tui.services.sets import examining, paper_signing, sealing, striking
from siksng_tui.services.sets.paper_signing import Signing
from tests import commands
from tests.services import road, signers
from tests.services.bureau import PEOPLE, Bureau, home


def _paper(bureau: Bureau, of: RequestSet) -> bytes:
    """Return the printed paper of a set."""
    path = bureau.stick / f"kertas-{of.number.replace('/', '-')}.pdf"
    with bureau.at_work("rani") as session:
        papers.print_set(session, of.number, path)
    content = path.read_bytes()
    path.unlink()
    return content


def _proof(bureau: Bureau, of: RequestSet, content: bytes, *, trusted: bool = False) -> PaperProof:
    """Return what a PDF proves of the paper of a set."""
    path = bureau.stick / "naskah.pdf"
    path.write_bytes(content)
    if trusted:
        root = bureau.stick / "akar.pem"
        root.write_bytes(signers.body().root)
        with bureau.at_work("budi") as session:
            examining.trust(session, root)
    with bureau.at_work("rani") as session:
        proof = examining.examined(session, of.number, path).proof
    assert proof is not None
    return proof


def test_an_intact_signature_of_a_trusted_body_proves_its_signer_and_the_set(
    bureau: Bureau,
) -> None:
    """Without the root the signature is as intact, and its signer not proven."""
    made = road.sealed(bureau)
    content = signers.signed(_paper(bureau, made), signers.body())
    unproven = _proof(bureau, made, content)
    proof = _proof(bureau, made, content, trusted=True)
    assert proof.bears is True
    (own,) = proof.signatures
    assert (own.signer, own.intact, own.whole, own.trusted) == (signers.SIGNER, True, True, True)
    assert own.time
    assert unproven.signatures == (replace(own, trusted=None),)


def test_a_signature_of_another_body_is_not_proven(bureau: Bureau) -> None:
    """Whatever name stands in it."""
    made = road.sealed(bureau)
    other = signers.signed(_paper(bureau, made), signers.body("Balai Lain"))
    (own,) = _proof(bureau, made, other, trusted=True).signatures
    assert (own.signer, own.intact, own.trusted) == (signers.SIGNER, True, False)


def test_a_changed_byte_breaks_the_signature(bureau: Bureau) -> None:
    """One bit of what it covers."""
    made = road.sealed(bureau)
    content = signers.tampered(signers.signed(_paper(bureau, made), signers.body()))
    assert [own.intact for own in _proof(bureau, made, content).signatures] == [False]


def test_what_is_added_behind_a_signature_is_told_and_a_second_signature_is_none_of_it(
    bureau: Bureau,
) -> None:
    """What was signed is intact, and no more the whole document."""
    made = road.sealed(bureau)
    once = signers.signed(_paper(bureau, made), signers.body())
    (own,) = _proof(bureau, made, signers.updated(once)).signatures
    assert (own.intact, own.whole) == (True, False)
    twice = _proof(bureau, made, signers.signed(once, signers.body(), "Kedua")).signatures
    assert [(each.intact, each.whole) for each in twice] == [(True, True), (True, True)]


def test_an_unsigned_print_bears_its_set_and_no_other(bureau: Bureau) -> None:
    """A PDF without text, as a scan is, cannot tell."""
    made = road.sealed(bureau, 2)
    content = _paper(bureau, made)
    assert _proof(bureau, made, content) == PaperProof(bears=True)
    blank = PdfWriter()
    blank.add_blank_page(200, 200)
    blank.write(bureau.stick / "pindai.pdf")
    scan = (bureau.stick / "pindai.pdf").read_bytes()
    assert _proof(bureau, made, scan) == PaperProof(bears=None)
    other = replace(made, code="0000000000", fingerprint="0" * 64)
    with bureau.at_work("rani") as session:
        told = proof_of(content, examining.seals(other), [], session.clock())
    assert told.bears is False


def test_the_scan_of_another_set_is_told_before_it_is_taken(bureau: Bureau) -> None:
    """A picture proves nothing; that the very same one was taken for another set is known."""
    path = bureau.stick / "pindaian.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"halaman bertanda tangan")
    first = road.sealed(bureau)
    with bureau.at_work("rani") as session:
        scan = examining.examined(session, first.number, path)
        assert (scan.others, list(examining.found_of(scan))) == ((), [])
        sealing.cover(session, first.number, road.PAPER, first.code, scan)
        number = road.filed(session, home(1), luas_lantai="44")
        workflow.finalise(session, number)
    with bureau.at_work("budi") as session:
        workflow.authenticate_all(session)
        second = sealing.seal(session, road.CYCLE)
    paper = ("--paper", "188.45/2", "--date", "25-11-2026", "--signer", "Wali Kota")
    cover = ("set", "cover", second.number, *paper, "--code", second.code, "--attach", str(path))
    done = commands.run_as(bureau.folder, PEOPLE["rani"], *cover, "--date-is-right")
    assert f"!! File yang sama sudah dilampirkan pada berkas {first.number}." in done.said


def test_the_paper_from_before_somebody_was_struck_out_is_the_set_s(bureau: Bureau) -> None:
    """It is the one that was signed, and the code on it is taken for the rest."""
    made = road.sealed(bureau, 2)
    content = _paper(bureau, made)
    with bureau.at_work("budi") as session:
        rest = striking.strike(session, made.number, made.requests[:1], "dicoret pada naskah")
    assert rest.fingerprint != made.fingerprint
    assert _proof(bureau, rest, content).bears is True
    with bureau.at_work("rani") as session:
        assert sealing.cover(session, made.number, road.PAPER, made.code).cover == road.PAPER


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7",
        b"%PDF-1.7\nstartxref\n9\n%%EOF",
        b"%PDF-1.7\n" + b"1 0 obj<</Kids[1 0 R]/Parent 1 0 R>>endobj\n" * 50,
        b"%PDF-1.7\n" + b"[" * 200_000,
    ],
)
def test_a_broken_pdf_proves_nothing_and_is_kept(bureau: Bureau, content: bytes) -> None:
    """It may be the only scan there is."""
    made = road.sealed(bureau)
    assert _proof(bureau, made, content) == UNREADABLE
    with bureau.at_work("rani") as session:
        scan = examining.examined(session, made.number, bureau.stick / "naskah.pdf")
        sealing.cover(session, made.number, road.PAPER, made.code, scan)
        (kept,) = sealing.line(session, made.number).attached
    assert kept.proof == UNREADABLE


def test_a_file_that_takes_too_long_proves_nothing(bureau: Bureau) -> None:
    """The process that reads it is ended."""
    made = road.sealed(bureau)
    content = _paper(bureau, made)
    with bureau.at_work("rani") as session:
        seals, now = examining.seals(made), session.clock()
    assert proof_of(content, seals, [], now, replace(LIMITS, seconds=0)) == UNREADABLE


def test_what_was_proven_is_kept_with_the_paper_and_shown(bureau: Bureau) -> None:
    """Also when the root is trusted no longer."""
    made = road.sealed(bureau)
    _proof(bureau, made, signers.signed(_paper(bureau, made), signers.body()), trusted=True)
    paper = ("--paper", "188.45/1", "--date", "23-11-2026", "--signer", "Wali Kota")
    file = ("--attach", str(bureau.stick / "naskah.pdf"))
    cover = ("set", "cover", made.number, *paper, "--code", made.code, *file)
    done = commands.run_as(bureau.folder, PEOPLE["rani"], *cover)
    assert (done.status, signers.SIGNER in done.said) == (0, True)
    with bureau.at_work("budi") as session:
        (root,) = examining.trusted(session)
        assert examining.distrust(session, root[:8]) == {}
    shown = commands.run_as(bureau.folder, PEOPLE["rani"], "set", "show", made.number)
    assert "Penanda tangannya terbukti." in shown.said
    assert "Ini naskah berkas ini." in shown.said


def test_only_a_root_is_trusted_and_only_by_an_authenticator(bureau: Bureau) -> None:
    """A signer's own certificate vouches for nobody."""
    root = bureau.stick / "akar.pem"
    root.write_bytes(signers.body().root)
    with bureau.at_work("rani") as session, pytest.raises(RoleMissingError):
        examining.trust(session, root)
    (bureau.stick / "bukan.pem").write_bytes(b"-----BEGIN CERTIFICATE-----\nAAAA\n")
    with bureau.at_work("budi") as session:
        with pytest.raises(examining.NotARootError):
            examining.trust(session, bureau.stick / "bukan.pem")
        with pytest.raises(examining.RootUnknownError):
            examining.distrust(session, "ab")
        assert examining.trusted(session) == {}


def test_the_office_signs_the_paper_of_a_set_and_no_other_file(bureau: Bureau) -> None:
    """With a key that the passphrase opens; nothing of either is kept."""
    made = road.sealed(bureau)
    pdf, key, out = (bureau.stick / name for name in ("kertas.pdf", "kunci.p12", "jadi.pdf"))
    pdf.write_bytes(_paper(bureau, made))
    key.write_bytes(signers.body().key)
    blank = PdfWriter()
    blank.add_blank_page(9, 9)
    blank.write(bureau.stick / "kosong.pdf")
    by = Signing(pdf, key, signers.OPENS)
    with bureau.at_work("rani") as session:
        with pytest.raises(paper_signing.KeyNotOpenedError):
            paper_signing.sign(session, made.number, Signing(pdf, key, "lain"), out)
        with pytest.raises(paper_signing.NotThisPaperError):
            paper_signing.sign(
                session, made.number, replace(by, pdf=bureau.stick / "kosong.pdf"), out
            )
        assert not out.exists()
        paper_signing.sign(session, made.number, by, out)
    proof = _proof(bureau, made, out.read_bytes())
    assert [(own.signer, own.intact, own.whole) for own in proof.signatures] == [
        (signers.SIGNER, True, True)
    ]
    assert proof.bears is True
