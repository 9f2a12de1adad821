"""What the caller gives for a case, brought into the form in which a line says it.

Capitals and full stops at the ends go. A clause with a subject of its own is told as it is, a
phrase without one gets what it lacks: "picking error" is "because of a picking error".
"""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Sequence
from typing import NamedTuple

from replykit.drafter.lexicon import is_past
from replykit.drafter.persons import split_words
from replykit.drafter.pieces import cut
from replykit.search import Search

_SENTENCE_HEADS = frozenset(
    """A An The Our We Your You Their They He She It His Her One Two Three There This That Nobody
    Somebody Because Due Owing Since By On In Within At Before After Until Next Tomorrow Today
    Tonight As Up No Every All Each Some Someone Human""".split()
)
"""Words that have a capital only at the head of a sentence."""
_PRONOUNS = frozenset(
    "i we you he she it they there this that nobody someone somebody i've we've".split()
)
_DONE = frozenset(
    """spoken given taken written found put set been seen shown begun gone done chosen broken driven known sent paid
    had held kept made left let cut""".split()
)
"""Participles that no ending tells, after "I have"."""
_DID = frozenset("went wrote took gave spoke began saw chose drove broke came did rang".split())
"""Pasts that are no participles: "I wrote to the courier"."""
_BECAUSE = re.compile(r"(?:this |it )?(?:happened |was )?(?:because of|due to|owing to) ", re.I)
_SINCE = re.compile(r"(?:this |it )?(?:happened )?(?:because|since|as) ", re.I)
_COUNTED = re.compile(
    r"(?:[\w-]+ )*?(?:error|mistake|fault|delay|problem|failure|mix-up|bug|glitch|outage|shortage|strike|breakdown|accident|misunderstanding|oversight|fire|flood|storm|change|leak|defect|backlog|mishap|slip|typo|power cut)(?= (?:in|at|of|by|with|on|from)\b|$)",
    re.I,
)
_DETERMINED = re.compile(
    r"(?:an?|the|our|your|their|his|her|its|this|that|these|those|no|some|human|\d\S*)\b|[\w-]+'s\b",
    re.I,
)


def bare(text: str) -> str:
    """A caller's words without their full stop, and with a small letter where a sentence began."""
    text = " ".join(text.split()).rstrip(" .!;,")
    first = text.split(" ", 1)[0]
    is_head = first in _SENTENCE_HEADS or (first.istitle() and is_past(first.lower()))
    return text[:1].lower() + text[1:] if is_head else text


def is_clause(text: str) -> bool:
    """Whether words have a subject of their own: "we sent it", and not "sent it"."""
    words = split_words(text)
    if not words:
        return False
    if words[0].low in _PRONOUNS:
        return len(words) > 1
    pieces = cut(words)
    return bool(pieces) and pieces[0].kind == "full"


def cause_of(text: str) -> tuple[str, str]:
    """Why it happened: ``cause`` after "because", or ``noun`` after "because of"."""
    said = bare(text)
    if found := _BECAUSE.match(said):
        return "noun", _with_article(said[found.end() :])
    if (found := _SINCE.match(said)) and is_clause(said[found.end() :]):
        return "cause", said[found.end() :]
    return ("cause", said) if is_clause(said) else ("noun", _with_article(said))


def _with_article(noun: str) -> str:
    if _DETERMINED.match(noun) or not _COUNTED.match(noun):
        return noun
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


class Done(NamedTuple):
    """What was done: after "I have", as sentences of its own, and as bare things."""

    have: list[str]
    told: list[str]
    things: list[str]


def done_of(actions: Sequence[str]) -> Done:
    """What was done, by the form in which it is given."""
    found = Done([], [], [])
    for action in actions:
        said = re.sub(r"^I(?:'ve| have) (?:already )?", "", bare(action))
        first = said.split(" ", 1)[0].lower()
        second = said.split(" ")[1].lower() if " " in said else ""
        verb = second if first.endswith("ly") or first in ("already", "also", "now") else first
        if not said:
            continue
        if first in _DID:
            found.told.append(f"I {said}")
        elif first not in _PRONOUNS and (is_past(verb) or verb in _DONE) and not is_clause(said):
            found.have.append(said)
        elif is_clause(said):
            found.told.append(said)
        else:
            found.things.append(said)
    return found


_BY_WAY = Search(
    r",? ?\bby (?P<way>phone|telephone|a (?:phone )?call|e-?mail|text(?: message)?|sms|post|letter)\b", re.I
)  # fmt: skip
_WE_WILL = re.compile(
    r"(?:i|we|you)(?:'ll| will| shall) (?P<verb>call|ring|phone|e-?mail|text|write to|contact|reply to|get back to|hear from (?:me|us)|answer)(?: (?:you|back))* ",
    re.I,
)
_WAYS = {
    "phone": "call you",
    "telephone": "call you",
    "call": "call you",
    "ring": "call you",
    "email": "email you",
    "text": "text you",
    "sms": "text you",
    "post": "write to you",
    "letter": "write to you",
}
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY = re.compile(
    rf"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b|{_MONTH} \d",
    re.I,
)
_SPAN = re.compile(
    r"(?:\d+|an?|one|two|three|four|five|six|seven) (?:\w+ )?(?:hours?|days?|weeks?)$", re.I
)


def time_of(text: str) -> tuple[str, str | None]:
    """When the next contact comes ("on Thursday"), and how ("call you"), where that is said."""
    said, way = bare(text), None
    if found := _WE_WILL.match(said):
        way = _way(found.group("verb"))
        said = said[found.end() :]
    if found := _BY_WAY.search(said):
        way = _way(found.group("way"))
        said = (said[: found.start()] + said[found.end() :]).strip(" ,")
    said = bare(said)
    if _DAY.match(said):
        said = f"on {said}"
    elif _SPAN.fullmatch(said):
        said = f"within {said}"
    return said, way


def _way(word: str) -> str | None:
    last = re.sub(r"^a | message$", "", word.lower()).replace("-", "").split()[-1]
    return _WAYS.get(last)


_CAN = re.compile(r"(?:i|we|you)(?: can| will|'ll) (?:have )?|to ", re.I)
_GIVEN = re.compile(
    r"(?:an?|the|your|full|free|partial|store credit|half|money|[£$€]\d\S*|\d+ ?%)(?= |$)", re.I
)


def remedy_of(text: str) -> str:
    """What a remedy does, after "I can": "a full refund" is "give you a full refund"."""
    said = " ".join(text.split()).rstrip(" .!;,")
    if said[1:2].islower() or said.startswith("A "):
        said = said[0].lower() + said[1:]
    said = said[found.end() :] if (found := _CAN.match(said)) else said
    return f"give you {said}" if _GIVEN.match(said) else said
