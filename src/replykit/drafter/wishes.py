"""What a customer asks of us, in the reply's voice.

"Please move it to my number" is "move it to your number", and "do you ship to Norway?" is "whether
we ship to Norway". What is unsure is not told at all.
"""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re

from replykit.complaint.summary import clean
from replykit.drafter.lexicon import is_civil, tidy
from replykit.drafter.persons import split_words, turn
from replykit.drafter.soundness import is_mangled, is_prose

LONGEST = 14
"""Words of a wish."""
_ASKED = re.compile(
    r"\W*(?:(?:so|and|but|then|also|now|just|simply|please|pls|plz|could|can|would|will|you|u|kindly|possibly|maybe|at least"
    r"|someone|somebody|i(?:'d| would) like you to|i want you to|i need you to|i(?:'m| am) asking you to|i ask you to"
    r"|is there any way(?: that)? you could|it be possible to|you consider)\W+)*([a-z-]+)\b",
    re.I,
)  # fmt: skip
_TELLS = re.compile(r"\W*(?:(?:so|and|but|then|now|still) )*(?:you|u) (?!please|kindly)", re.I)
"""What says what we do, and asks for nothing: "you tell me that it never came"."""
_VERBS = frozenset(
    """send fix correct cancel refund replace remove stop tell let call ring phone explain confirm collect deliver move change
    restore unlock rebook put take make give check delete add reissue repair mend redo close reopen open return update
    transfer switch pay reverse waive reinstate credit resend amend rename block unblock reset freeze unfreeze release
    extend upgrade finish clean paint reprint print reschedule honour pick bring swap exchange sort end""".split()
)
_CUT = re.compile(
    r"(?:[;:()?!]|\.(?=\s|$)|,? (?:because|so that|so|as|since|but|or|otherwise|if|instead of|and (?:i|we|then|please|tell|let|send|give|make|see))\b|, |,$| - )",
    re.I,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|\n")
_VAGUE = re.compile(
    r"(?:it|this|that|them|something|someone|her|him|me|you|us|one|up|out|off|back)?(?: (?:please|up|out|off|back|right|now|today))*$",
    re.I,
)
_LOOSE = re.compile(
    r"\b(?:the|a|an|my|your|our|to|of|for|with|from|and|at|on|in|by|that|is|are)$", re.I
)


def wish(text: str, start: int) -> str | None:
    """What is asked for at a place of a complaint, after "you asked us to"; None where unsure."""
    whole = text[start : start + 160]
    said = tidy(clean(whole))
    found = _ASKED.match(said)
    if found is None or found.group(1).lower() not in _VERBS or _TELLS.match(said):
        return None
    if not is_prose(_SENTENCE_END.split(whole, maxsplit=1)[0]):
        return None
    asked = _CUT.split(said[found.start(1) :], maxsplit=1)[0].strip(" ,.")
    asked = re.sub(
        r"\s*\b(?:please|pls|asap|thanks|immediately|at once)\b", "", asked, flags=re.I
    ).strip()
    words = asked.split()
    if not 3 <= len(words) <= LONGEST or not is_civil(asked) or '"' in asked or "@" in asked:
        return None
    rest = asked[len(words[0]) :].strip()
    if (
        _VAGUE.fullmatch(rest)
        or re.match(r"(?:by|in|at|on|before|within) ", rest)
        or _LOOSE.search(asked)
    ):
        return None
    told = f"{words[0].lower()} {turn(split_words(rest))}"
    return None if is_mangled(told) else told


_PRONOUNS = r"you|u|i|we|it|they|there|he|she|anyone|someone|anybody|somebody"
_SUBJECT = rf"((?:{_PRONOUNS})|(?:the|my|our|your|ur|this|that) [a-z-]+)"
_YES_OR_NO = re.compile(
    rf"(do|did|can|could|is|are|will|would|have|has|was|were|am) {_SUBJECT} ([\w'-].*)", re.I
)
_WHEN = re.compile(
    r"(what time|what size|what colour|what|which [a-z]+|when|where|how much|how many(?: [a-z]+)?|how long|how far|how old|how)"
    rf" (do|can|could|is|are|will|would|have|has|was|were|should) {_SUBJECT}( [\w'-].*)?",
    re.I,
)
_OPENING = re.compile(
    r"\W*(?:(?:hi|hello|hey|and|so|but|also|please|just|quick (?:one|question)|good (?:morning|afternoon|evening)"
    r"|(?:i was |i'm |just )?wondering(?: if)?|can you tell me|could you tell me|do you know|@\w+)\b\W*)*",
    re.I,
)
_LONGEST_QUESTION = 16


def question(asked: str) -> str | None:
    """A question in the reply's voice, after "thank you for asking": "whether we ship to Norway".

    Args:
        asked: one question, as the customer wrote it.
    """
    said = tidy(clean(asked)).split("?")[0].strip()
    said = said[_OPENING.match(said).end() :]  # type: ignore[union-attr]
    if (
        not is_prose(asked)
        or len(said.split()) > _LONGEST_QUESTION
        or re.search(r'[.!;:"@#]', said)
        or not is_civil(said)
    ):
        return None
    if found := _WHEN.fullmatch(said):
        word, verb, subject, rest = (part or "" for part in found.groups())
        lead = word.lower()
    elif found := _YES_OR_NO.fullmatch(said):
        verb, subject, rest = found.groups()
        lead, rest = "whether", f" {rest}"
    else:
        return None
    verb = verb.lower()
    if verb in ("did", "was", "were") or re.search(r",| or\b", rest):
        return None
    if verb == "do":
        if subject.lower() not in ("you", "u", "i", "we", "they") and not subject.endswith("s"):
            return None
        helper = ""
    else:
        helper = f" {verb}"
    if lead.startswith("where") and rest.strip() and " " in subject:
        return None  # "where is my nearest shop": the subject is longer than it looks
    if not rest.strip() and verb not in ("is", "are", "was", "were"):
        return None
    if subject.lower() in ("you", "u"):
        return f"{lead} we{helper}{turn(split_words(f'x {rest.strip()}'))[1:]}"
    return f"{lead} {turn(split_words(f'{subject}{helper}{rest}'))}"
