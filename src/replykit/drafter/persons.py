"""Turning persons by words alone: "my blender" is "your blender", "you sent" is "we sent".

Who "you" is has to be told from its neighbours: after "to" or "told" it is us, before a verb it is
we, and in "when you open it" it is anybody and stays.
"""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Sequence
from typing import NamedTuple

from replykit.drafter.lexicon import is_past, lexicon

_TOKEN = re.compile(
    r"(\s*)([^\W\d_]+(?:['.-](?=[^\W\d_])[^\W\d_]+)*'?(?!\w)|(?:(?<=\s)-)?[£$€]?\d+(?:[.,:/-]\d+)*[^\W_]*%?|\w+|\S)"
)


class Word(NamedTuple):
    """A word or mark of a clause."""

    text: str
    low: str
    space: bool
    """Whether white space stands before it."""

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return not (self.text[0].isalnum() or self.text[0] in "£$€" or len(self.text) > 1)


def split_words(text: str) -> list[Word]:
    """The words and marks of a tidy text."""
    found = []
    for space, word in _TOKEN.findall(text):
        is_spaced = space != ""
        if word.endswith("'") and len(word) > 1 and not word.endswith("s'"):
            found.append(Word(word[:-1], word[:-1].lower(), is_spaced))
            found.append(Word("'", "'", False))
        else:
            found.append(Word(word, word.lower(), is_spaced))
    return found


def join_words(words: Sequence[Word]) -> str:
    """Words and marks as text."""
    text = "".join([f" {word.text}" if word.space else word.text for word in words])
    return text[1:] if words and words[0].space else text


_TURNED = {
    "i": "you", "i'm": "you're", "i've": "you've", "i'd": "you'd", "i'll": "you'll", "me": "you",
    "my": "your", "mine": "yours", "myself": "yourself", "we": "you", "we're": "you're",
    "we've": "you've", "we'd": "you'd", "we'll": "you'll", "us": "you", "our": "your",
    "ours": "yours", "ourselves": "yourselves", "your": "our", "yours": "ours",
    "yourself": "ourselves", "yourselves": "ourselves",
}  # fmt: skip
_WE = {"you": "we", "you're": "we're", "you've": "we've", "you'd": "we'd", "you'll": "we'll"}
BEFORE_US = frozenset(
    """to for from with by of at about on against without near behind between under over toward towards
    told tell telling tells asked ask asking asks sent send sending gave give giving given paid pay paying
    emailed email emailing called call calling rang ring ringing phoned phone phoning contacted contact
    texted messaged messaging reached reach reaching trusted trust warned warn chased chase chasing
    reminded remind showed shown show informed inform owed owe let make made want wanted begged beg
    thank thanked believe believed handed hand sold ask""".split()
)
"""Words after which "you" is no subject."""
_ANYONE_AFTER = frozenset("if once whenever unless wherever".split())
_MAYBE_ANYONE_AFTER = frozenset("when where what how as until before after while".split())
_ANYONE_BEFORE = frozenset(
    """can can't cannot could couldn't must need get know see think pay open press tap click want turn try
    look ask ring call find might may hear expect feel sit stand walk drive queue wait step touch pull
    push type scroll use go lose""".split()
)
"""What "you" do in the present is what anybody does: "you tap it and it closes"."""
_THEMSELVES = frozenset("me us my our".split())
"""Who stands behind a verb whose "you" is nobody but us: "you want me to pay"."""
_SLIP = frozenset(
    "also only just still never always even then and but or not was were , had".split()
)
_SUBJECTS = frozenset("he she it they there this that nobody you".split())


def turn(words: Sequence[Word]) -> str:
    """Words told to the one who said them: I and you change places, and the verbs agree."""
    told: list[Word] = []
    subject, is_speech = "", False
    for at, word in enumerate(words):
        low, text = word.low, word.text
        if text == '"':
            is_speech = not is_speech
        before = words[at - 1].low if at else ""
        after = words[at + 1].low if at + 1 < len(words) else ""
        if is_speech or (low == "us" and text.isupper()) or (low == "i" and after == "-"):
            pass  # "US", "I-95"
        elif low in _WE:
            next_but_one = words[at + 2].low if at + 2 < len(words) else ""
            is_ours = low == "you" and next_but_one in _THEMSELVES and before not in BEFORE_US
            text = "we" if is_ours else _you(low, before, after)
            subject = "you" if text in _WE.values() else subject
        elif low in _TURNED:
            text = _TURNED[low]
            if low in ("i", "we") or low.startswith(("i'", "we'")):
                subject = "i"
        elif low in ("am", "was", "wasn't") and subject == "i" and _follows_subject(words, at):
            text = {"am": "are", "was": "were", "wasn't": "weren't"}[low]
        elif low in _SUBJECTS or (low in ("and", "but", ",") and _opens_other(words, at + 1)):
            subject = ""
        told.append(Word(text, text.lower(), word.space))
    return _OUR_BILL.sub("the ", join_words(told))


_OUR_BILL = re.compile(
    r"\bour (?=(?:\w+ ){0,1}(?:bill|bills|invoice|invoices|statement|quote|quotation|premium|renewal)\b)",
    re.I,
)
"""A bill that we sent is as much theirs: neither "our bill" nor "your bill" says whose."""


def _opens_other(words: Sequence[Word], at: int) -> bool:
    """Whether a subject of its own, that is not "I", begins at a place."""
    return at < len(words) and words[at].low in (
        "the", "my", "our", "your", "his", "her", "their", "a", "an", "no", "nobody", "one"
    )  # fmt: skip


def _follows_subject(words: Sequence[Word], at: int) -> bool:
    """Whether "was" belongs to "I": only small words, or an "and", stand between."""
    for word in reversed(words[:at]):
        if word.low in ("i", "we"):
            return True
        if word.low in ("and", "but"):
            return True
        if word.low not in _SLIP and not word.low.endswith("ly"):
            return False
    return False


def _you(low: str, before: str, after: str) -> str:
    """Us, we, or anybody."""
    if low == "you" and before in BEFORE_US:
        return "we" if before in _ALSO_THINGS and _is_verbal(after) else "us"
    is_done = low in ("you'd", "you've") or after in ("all", "both")
    if before in _ANYONE_AFTER or (
        before in _MAYBE_ANYONE_AFTER and not is_past(after) and not is_done
    ):
        return low
    if low == "you" and (after in _ANYONE_BEFORE):
        return low
    if low == "you" and after in ("'", "") and before and before not in ("and", "that", "but"):
        return "us"
    if low == "you" and after == "have" and before not in ("", "and", "but", ","):
        return "we"
    if low == "you" and before and not _is_verbal(after) and before not in _CONNECTING:
        return "we" if after in _COMPANY_DOES else "us"
    return _WE[low]


_CONNECTING = frozenset(
    "and but so that because which what if when then now , still also why how where".split()
)


_ALSO_THINGS = frozenset("phone call ring email text contact message reminder show".split())
"""Words before "us" that are as often things: "the phone you sold me"."""
_COMPANY_DOES = frozenset(
    "offer provide supply stock make advertise sell quote recommend insist suggest deliver serve use run".split()
)
"""Plain forms that few lists of verbs hold: "the only date you offer"."""


def _is_verbal(word: str) -> bool:
    words = lexicon()
    return (
        is_past(word)
        or word in words.helping
        or word in words.plain
        or word in ("never", "not", "just", "also", "only", "still", "always", "even", "then")
        or word.endswith("ly")
    )
