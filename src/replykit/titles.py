"""The titles of people: Mr, Dr. One list, for every place that looks for somebody's name."""

_ANYBODYS = ("Mr", "Mrs", "Ms", "Miss", "Mx")
_OF_SOME = ("Dr", "Professor", "Prof", "Reverend", "Revd", "Rev", "Sir", "Lady", "Dame", "Lord")

ANYBODYS = rf"(?:{'|'.join(_ANYBODYS)})\b\.?"
"""A title that anybody has, as a pattern: no doctor of the house, as Dr and Prof may be."""
ANY = rf"(?:{'|'.join((*_ANYBODYS, *_OF_SOME))})\b\.?"
"""Any title, as a pattern."""
TITLES = frozenset(title.lower() for title in (*_ANYBODYS, *_OF_SOME))
"""Folded, without the full stop."""
SHORT = r"mrs?|ms|mx|dr|prof|revd?"
"""Those after which a full stop ends no sentence, as a pattern for folded words."""


def is_title(word: str) -> bool:
    """Whether a word is a title, with or without its full stop."""
    return word.rstrip(".").lower() in TITLES
