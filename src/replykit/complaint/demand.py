"""Which remedies a customer plainly asks for: "a refund, not a voucher", "just my money back".

The readers weigh a sentence whole, and one that sets a remedy against another holds the words of
both asking and refusing. Here it is read by scope: what stands outside the reach of the refusal,
in a demand or in the half that answers it, is asked for.
"""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from replykit.complaint.refusal import ANOTHER, END, Refusal, read_label, read_wishes, remedies
from replykit.complaint.story import Story
from replykit.model import RequestLabel
from replykit.search import Search

_NP = r"(?:(?!(?:to|that|who|which|how|what|why|when|if|but|because|so|is|are|was|were|has|have|had|not|no|nor|never|neither|nothing|than|instead|without|rather|about|against|for|of|wait\w*|talk|know)\b)[\w£$€]+ ){0,4}?"
"""The words between a demand and the remedy that it is about: none that turns it round."""
_SOFT = r"(?:(?:really|just|only|simply|now|still|also|honestly|actually|do|please|kindly|at least|all) )*"
_WANT = rf"\b(?:i|we) {_SOFT}(?:(?:would|will|shall|am|are) {_SOFT})?(?:want|need|demand|require|request|expect|insist on|ask for|like|love|prefer|appreciate|rather have|sooner have|asking for|after|looking for|demanding|seeking|expecting|requesting|take|accept)(?: (?:to (?:have|get|be given)|you to (?:send|give|offer)(?: me| us)?))?"
_SUM = rf"\b(?:all|what|the only thing|all that) (?:i|we) {_SOFT}(?:am |are |would )?(?:want|need|ask for|asking for|ask|like|after|expect)(?: from you)?(?: now)? (?:is|:|are)"
_ASK = r"\b(?:(?:could|can|may|might) (?:i|we) (?:please |just |at least )?(?:have|get|be given)|how about|why not)"
_TOLD_TO = r"(?:(?:^|[,;:–—-] |\b(?:please|kindly) |\b(?:could|can|would|will) you )(?:please |kindly |just ){0,3})"
"""Before a verb: what makes it an order or a plea."""
_GIVE = rf"{_TOLD_TO}(?:give|send|offer|get|post|issue|arrange|pay|make)(?: (?:me|us))?"
_DO = rf"(?:{_TOLD_TO}|\b(?:want|like|need|prefer) you to )"
_DONE = r"(?:(?:it|this|that|them|these|(?:the|my|our) \w+(?: \w+)?) )(?:to be )?"
_DET = r"(?:(?:a|an|my|our|the|some|full|proper|partial|prompt) )"


@dataclass(frozen=True, slots=True)
class Demand:
    """A remedy asked for, with the place of the words that do.

    ``is_set_against`` says whether what is refused, or is not all, stands in the same
    sentence or in the one before.
    """

    label: RequestLabel
    start: int
    end: int
    is_set_against: bool


@cache
def _frames() -> tuple[tuple[str, Search], ...]:
    """The constructions; an ``answer`` counts only where a refusal goes before."""
    names = remedies()
    thing = rf"(?:{names['things']}(?!\w){END}|{ANOTHER}{END})"
    known = rf"{names['things']}(?!\w)"
    return tuple(
        (name, Search(pattern))
        for name, pattern in (
            ("demand", rf"(?:{_WANT}|{_SUM}|{_ASK}|{_GIVE}) {_NP}{thing}"),
            ("demand", rf"{_WANT} {_DONE}{names['acted']}\b"),
            ("demand", rf"{_DO}{names['acts']}\b"),
            ("demand", rf"(?:^|[,;:–—-] |\b(?:but|and) )(?:just|simply|only) (?:{_DET}{_NP})?{thing}"),
            ("demand", rf"(?:^|[,;:–—-] |\b(?:but|and) ){_DET}{{0,3}}{known} ,? ?(?:please|pls|plz)\b"),
            ("demand", rf"\b{known}(?: (?:, |and |but |, and |, but )?not {_NP}\w+(?: ,)?)? (?:is|are|'s) (?:what|all) (?:that )?(?:i|we)\b"),
            ("demand", rf"\b(?:it|this) (?:is|'s) (?:{_DET}{_NP})??{known} (?:that )?(?:i|we) {_SOFT}(?:am |are )?(?:want|need|after|ask)\b"),
            ("demand", rf"\b(?:only|nothing but) {_DET}{_NP}{known} (?:will|would) do\b"),
            ("demand", rf"\byes to {_DET}{_NP}{thing}"),
            ("answer", rf"\bbut (?:rather |just |only |also |simply |for ){{0,3}}{_DET}{_NP}{thing}"),
            ("answer", rf"[^\w\s'] (?:(?:it|this) (?:is|'s) |but |rather |just |then ){{0,3}}{_DET}{_NP}{known}(?= ?$| [^\w\s'%,]| ,? ?(?:please|instead|now)\b)"),
        )
    )  # fmt: skip


@cache
def _further() -> re.Pattern[str]:
    """Another remedy in the same breath, past what is set against the first."""
    return re.compile(
        rf"(?: back)?(?: , not (?:(?:a|an|another|any|more) )?\w+)?(?: ,)? (?:and|or) (?:also )?{_DET}{{0,3}}{remedies()['things']}(?!\w){END}"
    )


_TOGETHER = re.compile(
    rf"(?:{_WANT} |(?:^|[,;:–—-] |\b(?:but|so|and) )(?:{_SOFT})?)(?:both(?: of (?:them|those|these))?|all (?:two|three|four|of (?:them|those|these))|either(?: one| of them)?|one or the other|them (?:both|all))(?= ?$| [^\w\s']| (?:please|now|today|by|in|from|will|would|and|or)\b)"
)
"""What takes up the remedies just named: "no apology and no refund. I want both"."""
_SUMS = frozenset("both all either other".split())
_CONTRAST = Search(
    r"[,-] (?:and |but )?not (?!yet\b|to\b|that\b|even\b|sure\b|at all\b)|\binstead of\b|\brather than\b|\bwhy not\b|\bif not (?:a|an|my|the)\b"
)
"""What sets a demand against something, be it a remedy or none: "a refund, not excuses"."""
_NEGATED = Search(r"\b(?:not|no|never|nor|neither|if|unless|whether|did|why do)(?: \w+){0,2} $")
"""Before a demand, in the same breath: it is none."""
_NEAR = 60
"""How far before a demand that is looked for, in code points."""
_LIST = Search(r"\b(?:or|nor)\b")


@dataclass(frozen=True, slots=True)
class Demands:
    """Every remedy plainly asked for, once each, in the order of the text.

    ``is_weighed`` says whether anything is refused, set against anything, or taken up together.
    """

    found: tuple[Demand, ...]
    is_weighed: bool


def find_demands(story: Story, refusals: Sequence[Refusal]) -> Demands:
    """What a text plainly asks for."""
    texts = [read_wishes(sentence.norms) for sentence in story.sentences]
    contrasts = [
        text != said or _CONTRAST.search(text) is not None
        for said, text in zip(story.said, texts, strict=True)
    ]
    together = [
        not _SUMS.isdisjoint(sentence.norms) and _TOGETHER.search(text) is not None
        for sentence, text in zip(story.sentences, texts, strict=True)
    ]
    found: dict[str, Demand] = {}
    said: set[str] = set()
    was_refusing = False
    before = ""
    for sentence, text, is_contrast, is_sum in zip(
        story.sentences, texts, contrasts, together, strict=True
    ):
        is_refusing = any(sentence.start <= one.start < sentence.end for one in refusals)
        is_set_against = is_refusing or was_refusing or is_contrast
        was_refusing = is_refusing
        demanded = _demanded(text, said, is_set_against)
        taken_up = _take_up(text, before, said) if is_sum else ()
        for label, first, last in itertools.chain(demanded, taken_up):
            start = story.tokens.starts[sentence.first + first]
            end = story.tokens.ends[sentence.first + last]
            if any(one.label == label for one in refusals):
                continue
            if label not in found or is_set_against > found[label].is_set_against:
                found[label] = Demand(RequestLabel(label), start, end, is_set_against or is_sum)
        before = text
        said.update(norm for norm in sentence.norms if len(norm) > 2)
    return Demands(
        tuple(sorted(found.values(), key=lambda one: (one.start, one.label))),
        bool(refusals) or any(contrasts) or any(together),
    )


def _take_up(text: str, before: str, said: set[str]) -> Iterator[tuple[str, int, int]]:
    """The remedies that "both" stands for, as ``_demanded`` gives them: two at least."""
    match = _TOGETHER.search(text)
    if match is None:
        return
    named = re.compile(rf"\b{remedies()['things']}(?!\w)")
    labels = {
        label
        for one in named.finditer(f"{before} {text[: match.start()]}")
        if (label := read_label(one, said))
    }
    if len(labels) > 1:
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        for label in sorted(labels):
            yield label, text.count(" ", 0, start), text.count(" ", 0, match.end())


def _demanded(text: str, said: set[str], is_set_against: bool) -> Iterator[tuple[str, int, int]]:
    """What a sentence asks for, with the first and the last of the words that do."""
    for frame, pattern in _frames():
        if frame == "answer" and not is_set_against:
            continue
        for match in pattern.finditer(text):
            if match[0][0].isalnum() and _NEGATED.search(
                text[max(match.start() - _NEAR, 0) : match.start()]
            ):
                continue
            if frame == "answer" and _LIST.search(text, match.end()):
                continue  # "no voucher, a credit or the like"
            label = read_label(match, said)
            if label:
                first = text.count(" ", 0, match.start() + (text[match.start()] == " "))
                end = match.end()
                yield label, first, text.count(" ", 0, len(text[:end].rstrip()))
                while more := _further().match(text, end):
                    end = more.end()
                    other = read_label(more, said)
                    if other:
                        yield other, first, text.count(" ", 0, len(text[:end].rstrip()))
