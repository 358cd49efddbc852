"""Which question is meant by what was typed at "go to": its number, else words of what it asks."""

from collections.abc import Iterable, Iterator, Sequence

from siksng_tui.widgets.formlines import FieldLine


def meant(pages: Iterable[Sequence[FieldLine]], text: str) -> list[FieldLine]:
    """Return the fields that a text means: those with the number, else all with the words.

    A form may give one number to several questions; of one that is asked of several rows or
    families the first is meant. Dots, spaces and capitals of a number do not matter, and without
    the block's numeral it is found too. A line's number of this program needs its brackets only
    where a question of the form has the same one. Words are looked for as parts of words; of
    several pages the first one counts on which they are found. A question that begins with the text
    is meant before the others, where it is the only one.

    >>> roof = FieldLine("roof", "Jenis atap terluas", number="III.5a")
    >>> [own.id for own in (*meant([[roof]], "iii5A"), *meant([[roof]], "5a"))]
    ['roof', 'roof']
    >>> [own.id for own in (*meant([[roof]], "luas atap"), *meant([[roof]], "lantai"))]
    ['roof']
    >>> area = FieldLine("area", "Luas lantai (m2)")
    >>> floor = FieldLine("floor", "Jenis lantai terluas")
    >>> [own.id for own in meant([[area, floor]], "luas lantai")]
    ['area']
    >>> [own.id for own in meant([[FieldLine("phone", "Nomor HP", number="[12]")]], "12")]
    ['phone']
    >>> herd = [FieldLine(own, f"Jumlah {own}", number="504") for own in ("sapi", "kuda", "sapi")]
    >>> [own.id for own in meant([herd], "504")]
    ['sapi', 'kuda']
    """
    known = [list(page) for page in pages]
    numbered = next(_numbered(known, text), None)
    if numbered is not None:
        return _alike(known, numbered)
    wanted = text.casefold().split()
    worded = ([own for own in page if _has(own, wanted)] for page in known)
    found = next((found for found in worded if found), []) if _plain(text) else []
    begun = [own for own in found if own.label.casefold().startswith(" ".join(wanted))]
    return begun if len(begun) == 1 else found


def _numbered(pages: Sequence[Sequence[FieldLine]], text: str) -> Iterator[FieldLine]:
    """Yield the fields with a number, page by page; whole ones before those of another block."""
    wanted = _plain(text)
    for page in pages:
        yield from (own for own in page if wanted and _plain(own.number) == wanted)
        short = ((own, _plain(own.number.partition(".")[2])) for own in page)
        yield from (own for own, number in short if wanted and number == wanted)
    lines = (own for page in pages for own in page if own.number.startswith("["))
    yield from (own for own in lines if wanted and _plain(own.number[1:-1]) == wanted)


def _alike(pages: Sequence[Sequence[FieldLine]], first: FieldLine) -> list[FieldLine]:
    """Return the questions with a field's number on its page, the first field of each."""
    page = next(own for own in pages if first in own)
    alike: dict[str, FieldLine] = {}
    for own in page:
        if own.number == first.number:
            alike.setdefault(own.label, own)
    return list(alike.values())


def _plain(number: str) -> str:
    """Return a question's number without dots, spaces and capitals."""
    return "".join(number.split()).replace(".", "").casefold()


def _has(field: FieldLine, words: Sequence[str]) -> bool:
    """Return whether a question holds all of some words."""
    label = field.label.casefold()
    return all(word in label for word in words)
