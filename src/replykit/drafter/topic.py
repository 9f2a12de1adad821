"""What a complaint is about: the noun of the right kind that it speaks of most plainly.

It needs no syntax: a noun is one that stands behind an article or "my" and whose word field
(concepts.toml) is one that such an issue is about (``fields`` in say/things.toml).
"""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Collection, Iterator
from functools import cache

from replykit.complaint.concepts import concepts_of
from replykit.drafter.lexicon import is_past, lexicon
from replykit.search import Search

ANY_GOODS = frozenset(
    "goods clothes furniture gadget appliance vehicle food drink document parcel beauty".split()
)
"""The word fields of things that are bought."""
_PHRASE = re.compile(
    r"\b(my|our|the|a|an|this|these|those|your|ur|new|of"
    r"|two|three|four|five|six|seven|eight|nine|ten|twelve)((?: [a-z][a-z'-]*){1,4})",
    re.IGNORECASE,
)
_OURS = frozenset({"your", "ur"})
LEAST = 0.0
"""The worth from which a noun is what a complaint is about: one that is only a place is not."""
_AT = Search(
    r"(?<!paid )(?<!pay )(?<!asked )(?<!charged )(?<!order )(?<!ordered )(?<!quid )(?<!pounds )(?<!\d )"
    r"\b(?:in|on|at|outside|inside|under|between|behind|near|beside|through|since|for|into|onto) (?:the |an? |my |our |this |that )$"
    r"|\b(?:smell|smells|smelt|smelled|stink|stinks|stench) (?:of|like) (?:\w+ )?$"
)
"""Where a thing is only the place of another, or what another is for: "bulbs for the oven"."""
_LIKENESS = ("like a ", "like an ", "like the ", "as a ", "as an ", "than a ")
_FIRST = Search(
    r"(?:^|[.!?\n] *)([a-z]{3,}) "
    r"(?:[a-z]+(?:ed|ks|es|ts|ys)|keeps|came|broke|has|is|was|were|are)\b"
)
_GOT = Search(
    r"\b(?:order(?:ed)?|bought|buy|purchased?|paid for|booked|received"
    r"|delivered|arrived|came|sent)\b",
    re.IGNORECASE,
)
_ENDS = frozenset(
    """and or but is was were are has had have did does do will would can could that which who when
    where while with for from to in on at of by as than then so because if not never just it i we
    you they he she arrived came broke stopped turned works worked isn't wasn't hasn't didn't
    doesn't won't again now still yet""".split()
)


@cache
def is_of(word: str, fields: frozenset[str]) -> bool:
    """Whether a word belongs to one of some word fields."""
    if word.endswith("s") and not word.endswith("ss"):
        ones = (word.removesuffix("s"), word.removesuffix("es"))
        if any(fields & {*concepts_of(one)} for one in ones if len(one) > 3):
            return True
    return bool(fields & {*concepts_of(word)})


def topic(
    text: str,
    start: int,
    end: int,
    fields: frozenset[str],
    skip: Collection[str],
    compounds: Collection[str] = (),
) -> str | None:
    """The noun that a complaint is about, or None.

    Args:
        text: the complaint.
        start: where the issue's clause begins.
        end: and ends.
        fields: the word fields that it may come from.
        skip: nouns that it is not.
        compounds: names of several words that are known, as "hearing aid".
    """
    best: tuple[float, int, str] | None = None
    low = text[:3000].lower().replace("\u2019", "'")
    is_service = "app" in fields
    is_place = "dirt" in fields
    for place, owner, noun in _nouns(low, fields, skip):
        if (owner in _OURS and not is_service) or low[:place].endswith(_LIKENESS):
            continue
        worth = {"my": 3.0, "our": 3.0, "": 1.5}.get(owner, 1.0)
        worth += 2.5 * (start <= place < end) + min(low.count(noun) - 1, 3) * 0.7
        worth -= 2.0 * (not is_place and _AT.search(low[max(0, place - 24) : place]) is not None)
        worth += 1.5 * bool(_GOT.search(low[max(0, place - 40) : place + len(noun) + 20]))
        if best is None or worth > best[0]:
            best = (worth, place, noun)
    if best is None or best[0] < LEAST:
        return None
    noun = best[2]
    return next((name for name in map(str.lower, compounds) if _names(name, noun, low)), noun)


def _names(name: str, noun: str, low: str) -> bool:
    """Whether a name of several words is what a text means by a noun: "hearing aid", "hearing"."""
    if name.endswith(f" {noun}"):
        return True
    return name.startswith(f"{noun} ") and low.count(noun) == low.count(name)


def _nouns(
    low: str, fields: frozenset[str], skip: Collection[str]
) -> Iterator[tuple[int, str, str]]:
    for match in _FIRST.finditer(low):
        if is_of(match.group(1), fields) and match.group(1) not in skip:
            yield match.start(1), "", match.group(1)
    for match in _PHRASE.finditer(low):
        owner, words = match.group(1), match.group(2).split()
        found: str | None = None
        for at, word in enumerate(words):
            if word in _ENDS or len(word) < 3 or (at and is_past(word)):
                break  # "my appointment bumped"
            if is_of(word, fields) and word not in skip:
                found = _compound(word, words[at + 1 :])
        if found:
            yield match.start(2) + match.group(2).find(f" {found}") + 1, owner, found


_NO_HEAD = frozenset(
    """yesterday today tonight tomorrow last this next late early online twice once monday
    tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december new old good bad more here there back
    down over under up out off about around after before since until which what why how its
    your my our their his her per via into onto through without within during also too very
    please thanks thank sorry help refund order number missing late damaged wet empty full
    open cold hot dead wrong black white red blue green grey gray brown pink yellow beige
    navy all both each every some any one two three""".split()
)


def _compound(word: str, after: list[str]) -> str:
    """A noun with the one that it stands before: "coffee" of "coffee grinder"."""
    known = lexicon()
    head = after[0] if after else ""
    is_head = (
        len(head) > 3
        and head.isalpha()
        and head.endswith(_OF_TOOLS)
        and head not in _ENDS
        and head not in _NO_HEAD
        and not is_past(head)
        and head not in known.present
        and head not in known.plain
        and head not in known.amiss
    )
    return f"{word} {head}" if is_head else word


_OF_TOOLS = tuple(
    """er or ers ors machine machines table tables pot pots cup cups mug mugs beans bag bags
    case stand frame cover covers set rack board lamp chair chairs press brush knife knives
    glass glasses tray maker mixer pump screen cake cakes box boxes basket hook bottle
    bottles card cards book lid""".split()
)
"""How the head of a compound ends, of things that are bought: others may be anything."""


def is_plural(thing: str) -> bool:
    """Whether a thing is many: "your headphones"."""
    last = thing.split(" of ")[0].split()[-1].lower()
    return last.endswith("s") and not last.endswith(("ss", "us", "is", "news", "'s"))


def uncapped(name: str) -> str:
    """A product's name within a sentence: "Kettle" is "kettle", "iPhone" stays."""
    first, space, rest = name.partition(" ")
    return first.lower() + space + rest if first.istitle() else name
