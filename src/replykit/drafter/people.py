"""Whom "he", "she" and "they" stand for: somebody whom the complaint has named."""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from replykit.complaint.concepts import concepts_of
from replykit.drafter.lexicon import KEPT
from replykit.drafter.small_words import PREPOSITIONS, TIMES, is_noun
from replykit.drafter.topic import is_of
from replykit.search import Search

LOOSE_PRONOUN = Search(r"\b(?:he|she|him|her|his|hers|they|(?<!of )them|their)\b", re.I)
_PERSONS = frozenset("staff family animal trade health body school courier".split())


def _has_person(text: str, names: Collection[str]) -> bool:
    return any(
        not _PERSONS.isdisjoint(concepts_of(word.lower())) or word in names
        for word in re.findall(r"[A-Za-z]+", text)
    )


_SEVERAL = re.compile(
    r"\b(?:the|your|our|both|these|those|all|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:\w+ ){0,2}?\w{2,}s\b",
    re.I,
)


def stands_for(pronoun: re.Match[str], text: str, names: Collection[str]) -> bool:
    """Whether a pronoun has something before it that it may stand for."""
    before = text[: pronoun.start()]
    is_many = pronoun.group().lower() in ("they", "them", "their")
    return _has_person(before, names) or (is_many and _SEVERAL.search(before) is not None)


_MEASURED = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|a few|several|all|half|some|most|each|another|the (?:first|second|third|last|next|other|others|rest|same|one))"
_LEANS = re.compile(
    r"(?:(?:yesterday|today|tonight|this morning|last night|now|then|already|so far|and|but)\b,? |(?:on|in|at|by|after|since|from|for) [^,]{2,30}, )*"
    rf"(?:not (?:a single |even )?one of (?:them|these|those)|{_MEASURED} of (?:them|these|those|it)|{_MEASURED}(?: ones?)?|the one (?:after|before|next)|it|they)"
    r"(?: (?:still|now|also|even|just|already|never|then|again|\w+ly))* "
    r"(?:is|are|was|were|has|have|had|came|come|gone|went|fell|broke|burst|cracked|missing|arrived|did|does|didn't|doesn't|won't|hasn't|haven't|isn't|aren't|wasn't|weren't|gave|give|let|keeps?|kept|left|lasted|landed|offered|turned|stopped|worked|snapped|died|looks?|looked|says?|said|got|took|(?!hundred)\w{2,}ed)\b",
    re.I,
)
_IT = re.compile(r"(?:it|they|one|all|some)\b", re.I)
_BARE_ONE = re.compile(
    r"(?:(?:one|all|some) of (?:them|these|those)|one|some) (?:is|are|was|were|has|have|had|came|fell|broke|burst|arrived)\b",
    re.I,
)


@lru_cache(maxsize=KEPT)
def leans(text: str) -> bool:
    """Whether a telling opens with what stands for a thing named before it: "yesterday one fell"."""
    if _LEANS.match(text) is None:
        return False
    return _IT.match(text) is None or _BARE_ONE.match(text) is not None


_WOMEN = frozenset(
    "mum mom mother daughter wife nan gran granny grandma grandmother sister aunt niece lady woman girl waitress girlfriend".split()
)
_MEN = frozenset(
    "dad father son husband grandad grandfather brother uncle nephew man guy bloke lad boy gentleman waiter boyfriend".split()
)
_PERSON = Search(
    r"\b(my|our|your|ur|the|an?|this|that|one) (?:of (?:your|the) )?([a-z-]+)(?= ([a-z]+))?", re.I
)
HE_OR_SHE = Search(r"\b(?:he|she|him|her|his)\b(?!')", re.I)
_SHE = Search(r"\b(?:she|her)\b", re.I)
_HE = Search(r"\b(?:he|him|his)\b", re.I)
_AFTER_OBJECT = frozenset(
    "to under over behind inside outside alone there standing waiting sitting until after before without so and or but that if as when with in on at for from by about not he she it i you we they the a an what how why".split()
)


_OF_DOING = frozenset(
    "her him me us you them it that if whether for to about why how when what the a an your our".split()
)
"""What stands behind a doing, and not behind a thing that is named so: "asking her to pay"."""


@cache
def _is_person(word: str) -> bool:
    if word.endswith(("grapher", "surveyor", "groomer", "stylist", "hygienist")):
        return True
    return word in _WOMEN or word in _MEN or not {"staff", "family"}.isdisjoint(concepts_of(word))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom a complaint names."""

    place: int
    """Where it does."""
    word: str
    name: str
    """What the reply calls them: "your mother"."""
    said: str = ""
    """What the customer does: "my mother"."""


def find_people(text: str) -> list[Person]:
    """The people that a complaint names, one each time."""
    found = []
    denied = {match.group(2).lower() for match in _DENIED.finditer(text)}
    for match in _PERSON.finditer(text):
        owner = match.group(1).lower()
        words = (match.group(2).lower(), (match.group(3) or "").lower())
        word = next((word for word in words if _is_person(word) and word != "staff"), "")
        if text[match.start(2) : match.end(2) + 2].endswith(("'s", "’s")) and words[0] == word:
            continue  # "my grandfather's clock"
        if _GREETED.fullmatch(text[: match.start()]):
            continue  # "To the Manager"
        if word in _SMALL_ONES and words[0] == word and is_of(words[1], _FOR_THEM):
            continue  # "our baby monitor"
        if word and not word.endswith("s") and word not in denied:
            whose = {"my": "your", "our": "your", "your": "our", "ur": "our"}.get(owner, "the")
            found.append(Person(match.start(), word, f"{whose} {word}", f"{owner} {word}"))
    return found


_GREETED = re.compile(r"\s*(?:to|dear|for the attention of|attn)[:,]? *", re.I)
_SMALL_ONES = frozenset("baby child kid toddler".split())
_FOR_THEM = frozenset("goods clothes furniture gadget appliance vehicle food drink".split())
_DENIED = re.compile(r"(?:\bnot|n't|n’t) (my|our) ([a-z-]+)", re.I)
"""Who it was not: "it was not my husband"."""
_STOP = re.compile(r"[.!?]\s|\n")


def with_person(told: str, before: str, people: Sequence[Person]) -> str:
    """A telling with its first "he" or "she" named, where it stands for nobody in it.

    Args:
        told: the telling.
        before: the complaint as far as the sentence that is told.
        people: whom the complaint names.
    """
    found = HE_OR_SHE.search(told)
    if found is None or any(
        _is_person(w) for w in re.findall(r"[a-z]+", told[: found.start()].lower())
    ):
        return told
    pronoun = found.group().lower()
    others = _WOMEN if pronoun in ("he", "him", "his") else _MEN
    fit = [one for one in people if one.place < len(before) and one.word not in others]
    same = _SHE if pronoun in ("she", "her") else _HE
    spoken = same.search(before)
    if fit and spoken and spoken.start() < fit[0].place:
        return told  # of somebody whom the complaint does not name
    last = max((found.end() for found in _STOP.finditer(before.rstrip(" .!?\n"))), default=0)
    of_last = [one for one in fit if one.place >= last]  # whom the sentence before begins with
    if any(one.word not in _SMALL_ONES for one in fit):
        fit = [one for one in fit if one.word not in _SMALL_ONES]
    of_last = [one for one in of_last if one in fit]
    if len({one.name for one in of_last}) > 1:
        return told  # whom of them is unsure
    known = [one.name for one in (of_last[:1] or fit)]
    words = re.findall(r"[a-z]+", before.lower())
    if not known or any("animal" in concepts_of(word) for word in words):
        return told  # "he" may be the dog
    rest = told[found.end() :].split()
    is_placed = bool({*told[: found.start()].lower().split()[-1:]} & PREPOSITIONS)
    owned = rest[0].strip(",.").lower() if rest else ""
    is_owner = pronoun == "his" or (
        pronoun == "her"
        and bool(rest)
        and (owned == rest[0].lower() or (is_noun(owned) and is_placed))
        and owned not in _AFTER_OBJECT | TIMES
        and not (rest[0].endswith("ing") and len(rest) > 1 and rest[1].lower() in _OF_DOING)
    )
    name = f"{known[-1]}'s" if is_owner else known[-1]
    return f"{told[: found.start()]}{name}{told[found.end() :]}"
