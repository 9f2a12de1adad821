"""Two who say different things: told as that alone, since whose word is right is still open."""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re

from replykit.drafter.gaps import lowered
from replykit.drafter.persons import split_words, turn
from replykit.drafter.pieces import IsName
from replykit.search import Search

_SAYS = r"(say|says|said|claims?|claimed|insists?|insisted|reckons?|tells? (?:me|us)|told (?:me|us)|tell (?:me|us)|blames?|blamed)"
_PARTY = r"((?:the |your |ur |my |our )?(?!haven't\b|hasn't\b|have\b|has\b|had\b|didn't\b|never\b|the\b|i\b|it\b|this\b|that\b|which\b|who\b|he\b|she\b|they\b|we\b|and\b|but\b|now\b|nobody\b|everyone\b|so\b)[\w&'-]+(?: (?!and\b|but\b|who\b|that\b)[\w&'-]+)?)"
_BOTH_SAY = re.compile(
    rf"(?:[^,;]*[,;] )?{_PARTY} {_SAYS} .+?(?:[,;.]| and| but| while)(?: (?:and|but|while|then|now|yet))* {_PARTY} {_SAYS}\b",
    re.I,
)


def tell_dispute(plain: str, is_name: IsName) -> str | None:
    """Two who say different things, told as that alone: whose word is right is not ours to say yet."""
    found = _BOTH_SAY.match(plain)
    if found is None:
        return None
    one, verb, two, _ = found.groups()
    if one.lower() == two.lower():
        return None
    sides = [turn(split_words(side)) for side in (one, two)]
    if "we" in sides or "us" in sides:
        other = next((side for side in sides if side not in ("we", "us")), None)
        return (
            f"you were told one thing by {_party(other, is_name)} and another by us"
            if other
            else None
        )
    is_past = verb.lower().endswith("ed") or verb.lower().startswith(("said", "told"))
    says = "said" if is_past else "say" if verb.lower() in ("say", "claim", "insist") else "says"
    first, second = (_party(side, is_name) for side in sides)
    return f"{first} {says} one thing and {second} another"


_OUR_WORD = Search(r"\bwe (?:all |just |still )?(?:say|claim|insist|reckon|maintain)\b", re.I)


def is_our_word(told: str) -> bool:
    """Whether a telling holds our word in a dispute, which is still to be heard: "we say you did"."""
    return _OUR_WORD.search(told) is not None


def is_dispute(told: str) -> bool:
    """Whether a telling is that of two who say different things."""
    return _ONE_AND_ANOTHER.search(told) is not None


_ONE_AND_ANOTHER = Search(r"\bone thing (?:by .+ )?and .*\banother\b")


def _party(party: str, is_name: IsName) -> str:
    """Whoever says something, within a sentence: "the shop", "UPS"."""
    low = party if is_name(party) else lowered(party, is_name)
    is_bare = " " not in party and low[0].islower()
    return f"the {low}" if is_bare else low
