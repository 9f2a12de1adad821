"""A complaint's one-line summary in the reply's voice, as much of it as can be told.

Each statement of the line is told again by replykit.drafter.clause where its grammar is sure. What is
left is told as the customer's own account: the persons are turned, a subject that goes without
saying is put in, and the frame around it ("I'm sorry to hear that ...") claims no more than they do.
"""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from replykit.complaint.evidence import concepts_of
from replykit.drafter.clause import (
    Telling,
    base_of,
    covered,
    lexicon,
    parse,
    prepare,
    retell,
    speaks,
    turn_word,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MOST = 2
"""Statements of one line that are told."""
LONGEST = 25
"""Words of a line that is told."""
_JOINTS = re.compile(
    r", (?:and|but|so|then) |,? (?:and|but|so) (?=(?:i|we|you|they|he|she|it|it's|my|our|your|the|a|an|nobody|no|there"
    r"|there's|now|still|then)\b)|, |,? because | - ",
    re.I,
)
_YOU_DID = frozenset(
    """got get paid picked asked waited waiting ordered called rang emailed bought tried had went booked sent wrote
    spent opened found received stayed sat stood drove missed lost signed returned cancelled canceled
    filed reported complained chased requested phoned messaged visited noticed saw bit ate walked
    flew travelled queued came-home lit unpacked paying ringing trying""".split()
)
_DONE_TO_YOU = frozenset(
    """told charged promised billed quoted locked denied refused overcharged stuck stranded banned ignored
    fobbed passed given sold assured advised informed offered kicked moved bumped blocked debited
    hung left kept forced""".split()
)
_IT = frozenset("took takes costs cost turns turned".split())
_FALLS = frozenset(
    """arrived came broke stopped failed died leaked leaks crashed crashes froze freezes fell falls
    started lasted works worked doesn't won't didn't keeps smells smelt smelled tasted tastes looks looked
    snapped cracked split burst melted peeled faded shrank jams jammed trips tripped flickers rattles rusted
    isn't wasn't hasn't never won doesn""".split()
)
_QUESTIONS = frozenset(
    """what why how when who which where whose is are was were do does did can could will would have has
    should may please let give send stop fix cancel refund explain tell call imagine guess enclosed attached note thanks sorry""".split()
)
_JOINING = frozenset("if as than to or because although though whereas while".split())
_TIMES = frozenset("when since after before until once".split())
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def tell_line(
    line: str, noun: str | None, is_name: Callable[[str], bool], fits: Callable[[Telling], bool]
) -> tuple[Telling, ...]:
    """The statements of a summary, told again; empty where nothing can be told.

    Args:
        line: the summary.
        noun: what a bare "it" stands for, in the reply's voice ("your blender"), if known.
        is_name: whether a word is known to be a name and keeps its capital.
        fits: whether a telling may be used here.
    """
    told: list[Telling] = []
    for sentence in re.split(r"; |(?<=\w{2})[.!] (?=\w)", line):
        if _ASKING.search(sentence):
            continue
        for one in _tell_sentence(sentence, noun, is_name):
            if len(told) < MOST and fits(one) and not any(_repeats(one, other) for other in told):
                told.append(one)
    return tuple(told)


def whole_line(summary: str, text: str, start: int, end: int) -> str:
    """A summary with the rest of its last clause, where it was cut short."""
    source = re.sub(r"\s+", " ", text[start:end])
    tail = " ".join(summary.split()[-3:])
    at = source.lower().rfind(tail.lower())
    if at < 0 or ":" in tail:
        return summary
    rest = re.split(r"(?<=[.!?;])\s", source[at + len(tail) :])[0]
    room = LONGEST - len(summary.split())
    words = rest.split()
    if len(words) > room:
        cut = next((n for n in range(room, 2, -1) if words[n - 1][-1] in ",;:"), 0)
        words = words[:cut]
    if not words or rest[:1].isalnum():
        return summary
    return f"{summary}{' ' if rest[:1] == ' ' else ''}{' '.join(words)}"


def _repeats(one: Telling, other: Telling) -> bool:
    return covered(other.text, one.text) > 0.7


def _tell_sentence(
    sentence: str, noun: str | None, is_name: Callable[[str], bool]
) -> Iterator[Telling]:
    named = re.match(r"[\w' -]{3,30}: (?=\S)", sentence)
    if named:
        sentence = sentence[named.end() :]
    whole = retell(sentence, noun, is_name)
    if whole is not None and whole.kind != "noun" and covered(whole.text, sentence) > 0.6:
        yield whole
        return
    loose = loosen(sentence, noun, is_name)
    if loose is not None and (loose.kind == "report" or whole is None):
        yield loose
        return
    if whole is not None:
        yield whole
        return
    for piece in _JOINTS.split(sentence):
        if len(piece.split()) < 3 or piece[:1] in "\"“'" or piece.count('"') % 2:
            continue
        part = retell(piece, noun, is_name) or loosen(piece, noun, is_name)
        if part is not None:
            yield part


def loosen(text: str, noun: str | None, is_name: Callable[[str], bool]) -> Telling | None:
    """A statement told as theirs: a ``report`` after "that", or a ``note`` after a colon."""
    plain = prepare(_SAID.sub(r'\1"', text), allowed=_marks(text))
    if plain is None or "XX" in plain:
        return None
    plain, opening = _with_opening(_ITS.sub("it's ", plain), noun)
    if not 3 <= len(plain.split()) <= LONGEST or plain.count(",") > 4:
        return None
    doc, is_whole = parse(plain), text.rstrip().endswith((".", "!"))
    if opening:
        told = f"{opening} {_turned(doc, False, is_name)}"
        return _checked(told, "report", is_whole)
    first = doc[0].lower_
    is_cleft = first == "what" and len(doc) > 3 and doc[1].tag_ in ("PRP", "NN", "NNS")
    if (first in _QUESTIONS - _TIMES and not is_cleft) or first in _JOINING or doc[0].tag_ == "VB":
        return None
    verbs = [token for token in doc if _is_verb(token)]
    if len(verbs) < 1 + (first in _TIMES) + is_cleft:
        if verbs or doc[0].tag_ not in _OPENS_NOTE:
            return None
        return _checked(_turned(doc, True, is_name), "note", is_whole)
    if not _has_subject(doc, verbs[0]) or doc[0].tag_ == "VBG":
        return None
    told = _turned(doc, True, is_name)
    if _lacks_article(doc, is_name):
        told = f"the {told}"
    return _checked(told, "report", is_whole)


def _marks(text: str) -> str:
    """The marks that a statement may hold: a colon before words, a question that is quoted."""
    return (":" if ": " in text else "") + ("?" if re.search(r"\?[\"”]$", text) else "")


_SAID = re.compile(r"(?<=\w)(?:,|:)( )[\"“](?=\w)")
_ITS = re.compile(
    r"\bits (?=(?:an?|the|not|been|now|still|only|just|so|too|always|never|all|like|gone|broken|dead|full|\d+)\b)",
    re.I,
)
_OPENS_NOTE = ("NN", "NNS", "JJ", "CD", "DT", "PRP$", "PDT", "RB", "$", "NNP", "NNPS", "VBN")


def _is_verb(token: "Token") -> bool:
    """Whether a word is a verb with a tense, or one that the tagger takes for a noun or a bare verb."""
    if token.tag_ in _FINITE:
        return token.dep_ != "acl:relcl"
    if token.i == 0:
        return False
    before = token.nbor(-1)
    if token.lower_ in ("'s", "'re", "'m", "'ve", "'d", "'ll"):
        return token.tag_ != "POS" or (
            token.i + 1 < len(token.doc) and token.nbor().tag_ in ("VBG", "VBN", "RB", "JJ", "IN")
        )
    if token.tag_ == "VB":
        return before.tag_ in ("NN", "NNS", "NNP", "PRP") and before.lower_ != "to"
    follows = token.nbor().tag_ if token.i + 1 < len(token.doc) else ""
    return (
        token.tag_ == "NNS"
        and before.tag_ == "NN"
        and follows in ("IN", "RP", "DT", "CD", "PRP$", "PRP")
    ) or (
        token.tag_ == "NN"
        and before.tag_ == "NNS"
        and follows in ("IN", "DT", "PRP$", "PRP")
        and not concepts_of(token.lower_)
    )


_ADVERB = re.compile(
    r"(?:just|already|only|finally|again|then|now|still|literally|have|'ve) (?=\w)", re.I
)


def _with_opening(plain: str, noun: str | None) -> tuple[str, str]:
    """What is left after a subject that went without saying has been put before it."""
    bare = _ADVERB.sub("", plain, count=1) if _ADVERB.match(plain) else plain
    first, _, rest = bare.partition(" ")
    word, following = first.lower(), rest.partition(" ")[0].lower()
    has_me = re.search(r"\b(?:me|us|my|our)\b", rest, re.I) is not None
    is_mine = following in ("me", "us", "my", "our")
    if word in _IT and re.match(r"(?:[£$€]|\d+ ?(?:quid|pounds|dollars|euros)|my |money )", rest):
        return bare, "we"
    if word in _IT:
        return bare, "it"
    if word == "being":
        return bare, "you are"
    if word in ("waiting", "paying", "trying", "ringing") or (word == "stuck" and not is_mine):
        return bare, "you are"
    if is_mine and (word in _DONE_TO_YOU or base_of(word) in lexicon().company):
        return bare, "we"
    if word in _DONE_TO_YOU and following in ("you", "your", "them", "him", "her"):
        return bare, "you"
    if word in _DONE_TO_YOU and not is_mine:
        return bare, "you were"
    if word in _YOU_DID:
        return bare, "you"
    if word == "been":
        return bare, "you have"
    if word in ("delayed", "cancelled", "canceled", "sold", "closed") and not has_me:
        return bare, f"{noun or 'it'} was"
    if word in _FALLS:
        return bare, noun or "it"
    if word == "never" and noun and following in _FALLS:
        return bare, noun
    return plain, ""


def _has_subject(doc: "Doc", verb: "Token") -> bool:
    """Whether a noun or pronoun stands before the first verb with a tense."""
    if verb.i == 0 or verb.dep_ == "acl:relcl":
        return False
    return any(
        token.tag_ in ("NN", "NNS", "NNP", "NNPS", "PRP", "DT", "EX", "CD", "VBG")
        for token in doc[: verb.i]
    )


def _lacks_article(doc: "Doc", is_name: Callable[[str], bool]) -> bool:
    """Whether a line begins with a bare thing: "parcel says delivered"."""
    first = doc[0]
    if (
        first.tag_ != "NN"
        or speaks(first)
        or is_name(first.text)
        or (first.text.isupper() and len(first) > 1)
    ):
        return False
    nouns = first
    while nouns.i + 1 < len(doc) and nouns.nbor().tag_ in ("NN", "NNS"):
        nouns = nouns.nbor()
    if nouns.tag_ == "NNS" or nouns.i + 1 >= len(doc):
        return nouns.tag_ != "NNS"
    return nouns.nbor().tag_ in (*_FINITE, "RB", "IN", "VBN", "VBG")


def _turned(doc: "Doc", from_start: bool, is_name: Callable[[str], bool]) -> str:
    """The words with I and you changed about; the first in small letters."""
    words, is_speech = [], False
    for token in doc:
        if token.text in ('"', "''", "``"):
            is_speech = not is_speech
        words.append(
            (token.text if is_speech else turn_word(token, frozenset())) + token.whitespace_
        )
    told = re.sub(r"\s+", " ", "".join(words)).strip()
    first = doc[0]
    keeps = is_name(first.text) or first.tag_ in ("NNP", "NNPS") or first.text.isupper()
    if first.text == "I" or not keeps or not from_start:
        told = told[:1].lower() + told[1:]
    return told


_MANGLED = re.compile(
    r"\b\w+ing we\b|\b(?:with|from|by|at|of) we\b"
    r"|\b(?:we is|we was|you am|you was|us (?:is|are|was|were|have|has|said|told)|to we|for we|you i)\b"
    r"|\b(\w+) \1\b(?<!that that)(?<!had had)",
    re.I,
)
_LOOSE_END = re.compile(
    r"[\s,:–-]+(?:and|but|so|because|then|which|while|when|that|or|with|the|an?|to|of|at|in|on|by|for|from|your|our|as|if"
    r"|who|where|is|was|are|were|you|we|also|not|no|i'm|since)$",
    re.I,
)


_ASKING = re.compile(r"\b(?:what|why|how|who|where|which)$", re.I)


def _checked(told: str, kind: str, is_whole: bool) -> Telling | None:
    """A telling without loose ends, or None where its English cannot be trusted."""
    told = told.strip(" ,;:-.!")
    while not is_whole and (shorter := _LOOSE_END.sub("", told)) != told:
        told = shorter
    told = told.replace(" n ", " and ")
    if len(told.split()) < 3 or _ASKING.search(told) or _MANGLED.search(told):
        return None
    if told.count('"') % 2:
        told += '"'
    return Telling(told, kind)


def join(told: "tuple[Telling, ...]") -> str:
    """Statements as one, after "that": "your flight was cancelled, and that nobody told you"."""
    return " and that ".join(one.text for one in told)
