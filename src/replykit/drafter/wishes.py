"""What a customer asks us to do, in the reply's voice: "please move it to my number" is
"move it to your number".
"""

import re

from replykit.complaint.summary import clean
from replykit.drafter.lexicon import is_civil, tidy
from replykit.drafter.persons import split_words, turn

LONGEST = 14
"""Words of a wish."""
_ASKED = re.compile(
    r"\W*(?:(?:so|and|but|then|also|now|just|simply|please|pls|plz|could|can|would|will|you|u|kindly|possibly|maybe|at least"
    r"|someone|somebody|i(?:'d| would) like you to|i want you to|i need you to|i(?:'m| am) asking you to|i ask you to"
    r"|is there any way(?: that)? you could|it be possible to|you consider)\W+)*([a-z-]+)\b",
    re.I,
)  # fmt: skip
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
_VAGUE = re.compile(
    r"(?:it|this|that|them|something|someone|her|him|me|you|us|one|up|out|off|back)?(?: (?:please|up|out|off|back|right|now|today))*$", re.I
)
_LOOSE = re.compile(r"\b(?:the|a|an|my|your|our|to|of|for|with|from|and|at|on|in|by|that|is|are)$", re.I)


def wish(text: str, start: int) -> str | None:
    """What is asked for at a place of a complaint, after "you asked us to"; None where unsure."""
    said = tidy(clean(text[start : start + 160]))
    found = _ASKED.match(said)
    if found is None or found.group(1).lower() not in _VERBS:
        return None
    asked = _CUT.split(said[found.start(1) :], maxsplit=1)[0].strip(" ,.")
    asked = re.sub(r"\s*\b(?:please|pls|asap|thanks|immediately|at once)\b", "", asked, flags=re.I).strip()
    words = asked.split()
    if not 3 <= len(words) <= LONGEST or not is_civil(asked) or '"' in asked or "@" in asked:
        return None
    rest = asked[len(words[0]) :].strip()
    if _VAGUE.fullmatch(rest) or _LOOSE.search(asked):
        return None
    return f"{words[0].lower()} {turn(split_words(rest))}"
