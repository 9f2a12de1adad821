"""A business that its customer speaks of as a stranger: "this pub won't let us in" is us.

Who complains in public, or writes to a council, often says "this pub" or "the council" and not
"you". Where the complaint plainly speaks of the one who reads it, its sentences are told as if it
said "you"; where another firm may be meant, it stays.
"""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
from functools import cache

from replykit.drafter.lexicon import is_past, lexicon
from replykit.phrases import inflections
from replykit.search import Search

_KIND = (
    r"(?:pub|restaurant|cafe|café|hotel|motel|hostel|inn|shop|store|salon|clinic|garage|gym|school|nursery|agency|bank|council|co-op|company"
    r"|firm|hospital|surgery|practice|bakery|butcher's|airline|library|pharmacy|museum|theatre|cinema|college|university|spa|studio"
    r"|dealership|campsite|resort|barber's|dentist's|supermarket|takeaway|pizzeria|bistro|brewery|vineyard|launderette|kennels)"
)
_THIS = Search(rf"\bthis (?:(?:so-called|local|little|whole) )?({_KIND})(?:'s)?\b", re.I)
_ANY = Search(rf"\b{_KIND}s?\b", re.I)
_TO_THEM = Search(r"\b(?:you|your|yours|yourselves|u|ur|you're|you've|you'd|you'll)\b", re.I)
_SPOKEN = re.compile(r"[\"\u201c][^\"\u201d\n]*[\"\u201d]")
_ADDRESS = re.compile(
    rf"\W*(?:dear|to|for the attention of)\b[^\n.!?]{{0,40}}?\b({_KIND})\b[^\n.!?]{{0,20}}[,\n:]",
    re.I,
)
_MODIFIED = r"(?:(?!of\b|in\b|at\b|from\b|to\b)[a-z-]+ )?"
_SLIP = r"(?P<slip>(?: (?:just|now|then|still|also|even|only|already|never|again|\w+ly))*)"
_DEED = r"(?P<verb>(?:won't|wouldn't|will not|would not|refuses|refused|keeps|kept|has (?!been\b|a\b|an\b|the\b|no\b)|had (?=my\b|our\b|me\b|us\b|promised\b|sold\b|agreed\b)|[a-z]+(?= (?:me|my|us|our|a|an|the|it|him|her|them|that|to)\b)))"


@cache
def _plain_forms() -> dict[str, str]:
    """The plain form of a verb, by the one that "it" takes: "charges"."""
    known = lexicon()
    verbs = known.company | known.effort | known.suffered | known.plain
    return {inflections(verb)[1]: verb for verb in verbs} | _PLAIN_FORMS


_PLAIN_FORMS = {"has": "have", "does": "do", "refuses": "refuse", "keeps": "keep"}


def name_of_business(text: str) -> str | None:
    """By what kind of business a complaint speaks of the one who reads it, if it plainly does.

    It does where it opens with it ("Dear Council"), or says "you" nowhere and names one kind only.
    """
    if found := _ADDRESS.match(text):
        return found.group(1).lower()
    if _TO_THEM.search(_SPOKEN.sub(" ", text)):
        return None
    kinds = {found.group().lower().removesuffix("s") for found in _ANY.finditer(text)}
    return kinds.pop() if len(kinds) == 1 else None


@cache
def _deeds(kind: str) -> Search:
    return Search(
        rf"(?P<who>(?:^\W*(?:the )?|\bthe ){_MODIFIED}{re.escape(kind)}){_SLIP} {_DEED}", re.I
    )


_THIS_DID = re.compile(
    rf"(?P<who>\bthis (?:(?:so-called|local|little|whole) )?{_KIND}){_SLIP} {_DEED}", re.I
)


def addressed(sentence: str, kind: str | None) -> str:
    """A sentence in which the business that did something is "you".

    Args:
        sentence: as the customer wrote it.
        kind: by what kind of business it speaks of its reader (``name_of_business``).
    """
    told = _THIS_DID.sub(_as_you, sentence) if "this " in sentence.lower() else sentence
    told = _THIS.sub(_as_yours, told)
    return _deeds(kind).sub(_as_you, told, count=1) if kind else told


def _as_yours(found: re.Match[str]) -> str:
    return f"your {found.group().split(maxsplit=1)[1]}"


def _as_you(found: re.Match[str]) -> str:
    verb = found.group("verb")
    low = verb.lower().strip()
    is_kept = is_past(low) or low in ("won't", "wouldn't", "will not", "would not", "had")
    plain = low if is_kept else _plain_forms().get(low)
    if plain is None or low in _OF_PLACES:
        return found.group()
    return f"you{found.group('slip')} {plain}{' ' if verb.endswith(' ') else ''}"


_OF_PLACES = frozenset(
    "closed opened moved smelled smelt looked looks felt feels seemed seems became burned flooded was is".split()
)
"""What a place is or does, and not those who run it."""
