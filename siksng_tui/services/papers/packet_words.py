"""What the papers beside a set's cover paper say, and who signs them.

Places that only the count of families can fill stay open here; `reports.annex.facts` fills them.
"""

from collections.abc import Mapping

from forms.records import Level, Role
from reports.page import records as paper
from siksng_tui.services.office.places import places
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import paper_settings, paper_words


def facts(session: Session) -> Mapping[str, str]:
    """Return what stands for the office's region in texts that are completed later."""
    place = paper_words.place(session)
    return {"place": place, "city": place}


def decree(session: Session) -> paper.DecreeTexts:
    """Return the texts of the draft decree."""
    return paper.DecreeTexts(
        considering=paper_settings.lines(session, "decree.considering"),
        decided=paper_settings.lines(session, "decree.decided"),
        copies=paper_settings.lines(session, "decree.copies"),
    )


def recapitulation(session: Session, cycle: str) -> paper.RecapitulationTexts:
    """Return the texts of the recapitulation for a quarter as papers write it.

    It is made by who prints it, where that is an operator; dots are printed for another's name.
    """
    account = session.account
    post = paper_settings.text(session, "recapitulation.maker")
    name = account.full_name if Role.OPERATOR in account.roles else ""
    place = paper_words.place(session)
    return paper.RecapitulationTexts(
        subject=paper_settings.text(session, "recapitulation.subject", place=place, cycle=cycle),
        maker=paper.Official(post, name),
        seen_by=_head(session)
        if _is_small(session)
        else paper_settings.official(session, "section"),
    )


def result(session: Session) -> paper.ResultTexts:
    """Return the texts of the minutes of a city's results."""
    known, region = places(session), session.office.region
    province = region.partition(".")[0]
    names = (("Provinsi", province), ("Kabupaten/Kota", region))
    return paper.ResultTexts(
        number=paper_settings.text(session, "number.minutes"),
        title=paper_settings.lines(session, "result.title"),
        region=tuple((label, f"{code}   {known.name(code).title()}") for label, code in names),
        statement=paper_settings.text(session, "result.statement"),
        unknown=paper_settings.text(session, "result.unknown"),
        closing=paper_settings.text(session, "result.closing"),
        signer=paper_settings.official(session, "office"),
    )


def statement(session: Session) -> paper.StatementTexts:
    """Return the texts of the responsibility statement: of a village's head, or of the office's."""
    small = _is_small(session)
    points = "sptjm.village_points" if small else "sptjm.points"
    return paper.StatementTexts(
        number=paper_settings.text(session, "number.statement"),
        points=paper_settings.lines(session, points),
        closing=paper_settings.text(session, "sptjm.closing"),
        signer=_head(session) if small else paper_settings.official(session, "office"),
    )


def letter(session: Session, cycle: str) -> paper.LetterTexts:
    """Return the texts of the letter to the Minister for a quarter as papers write it."""
    place, title = paper_words.place(session), paper_words.authority(session).title
    return paper.LetterTexts(
        number=paper_settings.text(session, "number.letter"),
        addressee=paper_settings.lines(session, "letter.addressee"),
        subject=paper_settings.text(session, "letter.subject", place=place, cycle=cycle),
        statement=paper_settings.lines(session, "letter.statement"),
        closing=paper_settings.text(session, "letter.closing"),
        behalf=paper_settings.text(session, "letter.behalf", title=title),
        signer=paper_settings.official(session, "office"),
    )


def _is_small(session: Session) -> bool:
    """Return whether one person heads both the region and its office."""
    return session.office.level in (Level.VILLAGE, Level.DISTRICT)


def _head(session: Session) -> paper.Official:
    """Return who heads the region, as one who signs for its office."""
    signs = paper_words.authority(session)
    return paper.Official(
        signs.title, signs.signer, signs.rank, signs.nip, civil_servant=signs.civil_servant
    )
