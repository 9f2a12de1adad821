"""What a customer asks of us, in the reply's voice.

"Please move it to my number" is "move it to your number", and "do you ship to Norway?" is "whether
we ship to Norway". What is unsure is not told at all.
"""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re

from replykit.complaint.summary import clean
from replykit.drafter.lexicon import is_civil, is_past, lexicon, past_of, tidy
from replykit.drafter.persons import split_words, turn
from replykit.drafter.soundness import is_mangled, is_prose
from replykit.phrases.inflection import inflections

LONGEST = 14
"""Words of a wish."""
_ASKED = re.compile(
    r"\W*(?:(?:so|and|but|then|also|now|just|simply|please|pls|plz|could|can|would|will|you|u|kindly|possibly|maybe|at least"
    r"|someone|somebody|i(?:'d| would) like you to|i want you to|i need you to|i(?:'m| am) asking you to|i ask you to"
    r"|is there any way(?: that)? you could|it be possible to|you consider)\W+)*([a-z-]+)\b",
    re.I,
)  # fmt: skip
_TELLER = re.compile(r"\b(?:i|we|he|she|it|they|who)(?: \w+ly)?\s+$", re.I)
_TELLS = re.compile(r"\W*(?:(?:so|and|but|then|now|still) )*(?:you|u) (?!please|kindly)", re.I)
"""What says what we do, and asks for nothing: "you tell me that it never came"."""
_VERBS = frozenset(
    """send fix correct cancel refund replace remove stop tell let call ring phone explain confirm collect deliver move change
    restore unlock rebook put take make give check delete add reissue repair mend redo close reopen open return update
    transfer switch pay reverse waive reinstate credit resend amend rename block unblock reset freeze unfreeze release
    extend upgrade finish clean paint reprint print reschedule honour pick bring swap exchange sort end""".split()
)
_CUT = re.compile(
    r"(?:[;:()?!]|\.(?=\s|$)|,? (?:because|so that|(?<!say )(?<!do )so|as|since|but|or|otherwise|if|instead of|and (?:i|we|then|please|tell|let|send|give|make|see))\b|, |,$| - )",
    re.I,
)
_GOES_ON = re.compile(
    rf"(?:and |or )?(?:please |then )?(?:{'|'.join(sorted(_VERBS))}) (?:me|us|my|our|the|a|an|it|them|this|that|him|her|his|their|to)\b"
)
"""A further act behind the first."""
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
    if _TELLER.search(text[:start]):
        return None  # "I pay my £48 every month"
    whole = text[start : start + 160]
    said = tidy(clean(whole))
    found = _ASKED.match(said)
    if found is None or found.group(1).lower() not in _VERBS or _TELLS.match(said):
        return None
    if not is_prose(_SENTENCE_END.split(whole, maxsplit=1)[0]):
        return None
    asked, *more = _CUT.split(said[found.start(1) :], maxsplit=1)
    if more and _GOES_ON.match(more[0]):
        return None  # told in part, it would be another wish
    asked = asked.strip(" ,.")
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


_PRONOUNS = r"you|u|i|we|it|they|there|he|she|this|that|these|those|(?:anyone|someone|anybody|somebody|nobody)(?: else)?"
_DETERMINED = r"(?:the|a|an|any|some|my|our|your|ur|this|that|these|those|his|her|their) "
_AUX = r"(?:do|does|did|can|could|is|are|will|would|have|has|was|were|should|am)"
_ASKS = re.compile(
    r"(?P<word>what time|what size|what colour|what happens|what happened|what went wrong|what else|what|which one|which [a-z]+|when|where|why|who|how much|how many(?: [a-z]+)?|how long|how far|how old|how often|how soon|how)"
    rf"(?:(?P<clipped>'s|'re)| (?P<verb>{_AUX}|can't|cannot|won't|isn't|aren't|wasn't|hasn't|haven't|didn't|doesn't|don't))(?P<not> not)? (?P<rest>.+)",
    re.I,
)
_YES_OR_NO = re.compile(rf"(?P<verb>{_AUX})(?P<not> not)? (?P<rest>.+)", re.I)
_WHOLE = re.compile(
    r"(?:who (?:is )?(?:[a-z]+ed|[a-z]+ing|responsible|thought|took|said|told|sent|gave|left|wrote|made|came|put|signed|has|have|was|is|can|will|do i)"
    r"|what (?:happens|happened|went wrong|comes next|exactly happened|is (?:going on|happening))|which of|how many (?:[a-z]+ ){1,2}(?:are|were|have|had))\b.*",
    re.I,
)
"""Questions whose words stand in the order of a statement."""
_TURNED_ABOUT = re.compile(
    rf"(?:who (?:is|was|are|were) (?:he|she|it|they|this|that|these|those)$|how many (?:[a-z]+ ){{1,2}}(?:are|were|have|had) (?:{_PRONOUNS})\b)",
    re.I,
)
"""Those among them that only look so: "who was he", "how many others have you sold"."""
_NEEDED = frozenset("need have want owe".split())
"""What one does, and does not ask how to do."""
_OPENING = re.compile(
    r"\W*(?:(?:hi|hello|hey|dear|there|team|all|and|so|but|also|ok|okay|please|just|anyway|quick (?:one|question)|good (?:morning|afternoon|evening)"
    r"|(?:i was |i'm |just |i am )?wondering(?= (?:why|when|whether|if|what|how|who|where))|(?:can|could|will|would) (?:you|someone|anyone|somebody) (?:please |kindly |just )?(?:tell (?:me|us)|let (?:me|us) know|explain(?: to (?:me|us))?|confirm)|do you know|may i ask|can i ask|@\w+)\b\W*)*",
    re.I,
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_LEADS_IN = re.compile(
    r"(?:wondering|(?:tell|explain to) (?:me|us)|know|explain|confirm|ask)\W*$", re.I
)
_CLIPPED = re.compile(r"^(where|what|when|how|who)s ", re.I)
"""An "is" that is typed without its apostrophe."""
_ANY_WAY = re.compile(
    r"is there (?:any|a|no|some) (?:\w+ )?(?:way|chance|possibility)(?: at all| on earth)?(?: that)? (?:you|u) (?=can\b|could\b|might\b)(\w+)",
    re.I,
)
"""Whether we can, asked in a roundabout way, where "you" would be taken for anybody."""
_LONGEST_QUESTION = 20
_HEADS = re.compile(r"(?:why|when|whether|if|what|how|who|where|which)\b", re.I)


def question(asked: str) -> str | None:
    """A question in the reply's voice, after "you want to know": "whether we ship to Norway".

    Args:
        asked: one question, as the customer wrote it.
    """
    said = tidy(_ASIDE.sub("", asked)).split("?")[0].strip(" !.,-")
    lead = _OPENING.match(said)
    is_told = bool(lead and _LEADS_IN.search(lead.group()))
    said = _CLIPPED.sub(r"\1 is ", said[lead.end() :] if lead else said)
    said = _ANY_WAY.sub(r"\1 you", said)
    if (
        not is_prose(asked)
        or not 2 <= len(said.split()) <= _LONGEST_QUESTION
        or re.search(r'[.!;:"@#]', said)
        or not is_civil(said)
    ):
        return None
    if is_told and _HEADS.match(said) and not _ASKS.fullmatch(said):
        said = _AND_ASKS.split(said, maxsplit=1)[0]
        told = turn(split_words(f"{said[0].lower()}{said[1:]}"))  # "wondering why it comes late"
        told = re.sub(r"^if ", "whether ", told)
        return None if is_mangled(told) or _LOOSE_END.search(told) else told
    found = _turned_together(said)
    is_odd = found is None or is_mangled(re.sub(r"^\w+ ", "", found))
    return None if is_odd or found is None or _LOOSE_END.search(found) else found


_LOOSE_END = re.compile(r"\b(?:the|a|an|my|your|our|of|and|or|i|we)$", re.I)
_AND_ASKS = re.compile(
    rf",? and (?=(?:(?:what|why|when|where|who|how|which)\b(?: [a-z]+)? )?{_AUX} (?:\w+ )*?(?:{_PRONOUNS}|{_DETERMINED.strip()})\b)",
    re.I,
)
"""Where a second question stands behind the first: "and why am I paying it"."""


def _turned_together(said: str) -> str | None:
    """One question or two; the first alone where the second cannot be told."""
    first, *more = _AND_ASKS.split(said, maxsplit=1)
    if len(first.split()) < 2:
        return _turned_question(said)
    told = _turned_question(first)
    if told is None or not more:
        return told
    also = _turned_question(more[0])
    return told if also is None or _LOOSE_END.search(also) else f"{told} and {also}"


def _turned_question(said: str) -> str | None:
    said = re.split(r",? or (?:shall|do|should|is|are|can|will|am) ", said, maxsplit=1)[0]
    is_listed = _LISTED.search(said) is not None
    if not is_listed:
        first, *more = said.split(", ", 1)
        if more and _ACTS.match(more[0]) and _YES_OR_NO.match(said):
            return None  # "do I pass, resit, appeal"
        if not (more and _ADJUNCT.fullmatch(more[0])):
            said = first
    is_choice = re.search(r"\bor\b", said.split(" ", 1)[-1]) is not None
    if (is_choice and not is_listed) or len(said.split()) < 2:
        return None
    is_turned = _TURNED_ABOUT.match(said) or re.match(
        r"who (?:do|did|does|should|can|will) (?:i|you|we)\b", said, re.I
    )
    if _WHOLE.fullmatch(said) and not is_turned:
        return turn(split_words(f"{said[0].lower()}{said[1:]}"))
    if found := _ASKS.fullmatch(said):
        word = found.group("word").lower()
        verb = (found.group("verb") or "").lower() or {"'s": "is", "'re": "are"}[
            found.group("clipped").lower()
        ]
    elif found := _YES_OR_NO.fullmatch(said):
        word, verb = "whether", found.group("verb").lower()
    else:
        return None
    is_not = found.group("not") is not None or verb.endswith(("n't", "not"))
    verb = _PLAIN_AUX.get(verb, verb)
    is_bare = word in ("where", "what", "who", "when", "how much", "how long")
    split = _subject_of(found.group("rest").strip(), verb, is_bare=is_bare)
    if split is None:
        return None
    subject, rest = split
    if (
        subject.lower() in ("i", "we")
        and word.split()[0] in ("how", "where", "what", "when", "which")
        and verb in ("do", "can", "should")
        and rest
        and not (verb == "do" and rest.split()[0].lower() in _NEEDED)
    ):
        return (
            turn(split_words(f"{word} to {rest}"))
            if word in ("how", "where", "what") and verb != "should"
            else None
        )
    if not rest and verb not in ("is", "are", "was", "were"):
        return None
    phrase = _statement(subject, verb, rest, is_not)
    if phrase is None:
        return None
    if subject.lower() in ("you", "u"):
        _, _, tail = phrase.partition(" ")
        return f"{word} we{turn(split_words(f'x {tail}'))[1:]}" if tail else None
    return f"{word} {turn(split_words(phrase))}"


_LISTED = re.compile(r"(?:[£$€]?\d\S*, )*[£$€]?\d\S*,? or [£$€]?\d\S*$")
"""Sums or numbers to choose from: "£0, £214 or £1,071"."""
_ADJUNCT = re.compile(
    r"(?:(?:anywhere|at all|in|on|at|from|with|without|by|for|under|before|after)\b(?:,? (?!or\b|and\b|then\b|do\b|is\b|are\b|i\b|you\b|we\b|it\b)[\w'-]+){0,6})",
    re.I,
)
"""What belongs to a question behind a comma: "anywhere, in someone's cellar"."""
_ACTS = re.compile(
    r"[a-z]+(?:, [a-z]+)+$|(?!please\b|though\b|then\b|again\b|exactly\b|anyway\b|really\b|yes\b)[a-z]+ or \w",
    re.I,
)
"""Single words that are further choices."""
_PLAIN_AUX = {
    "can't": "can", "cannot": "can", "won't": "will", "isn't": "is", "aren't": "are", "wasn't": "was",
    "hasn't": "has", "haven't": "have", "didn't": "did", "doesn't": "does", "don't": "do",
}  # fmt: skip
_BARE = re.compile(rf"(?:{_PRONOUNS})\b", re.I)


def _subject_of(rest: str, verb: str, *, is_bare: bool) -> tuple[str, str] | None:
    """A question behind its verb, as the subject and what is asked of it; None where unsure."""
    if found := _IN_A_PLACE.match(rest):
        return found.group("subject"), found.group("rest")
    if found := _BARE.match(rest):
        if found.group().lower() in _ALSO_BEFORE_NOUNS and not _stands_behind(
            rest[found.end() :].split(), verb
        ):
            pass  # "this charge"
        else:
            return found.group(), rest[found.end() :].strip()
    if not re.match(_DETERMINED, rest, re.I):
        return None
    words = rest.split()
    for size in (2, 3, 4):
        behind = words[size:]
        if not behind:
            break
        if words[size - 1].lower() in _BEFORE_NOUNS:
            continue  # "the next free morning"
        if _stands_behind(behind, verb) and not (size < 4 and _is_noun_pair(words, size)):
            return " ".join(words[:size]), " ".join(behind)
    if verb in ("is", "are", "was", "were") and len(words) <= 4 and is_bare:
        return rest, ""  # "where is my new card"
    return None


_IN_A_PLACE = re.compile(
    rf"(?P<subject>{_DETERMINED}\w+ (?:in|at|on) [A-Z]\w+) (?P<rest>(?:not |still |always )?[a-z].*)"
)
"""A subject with its place: "the shop in Bath"."""
_ALSO_BEFORE_NOUNS = frozenset("this that these those".split())
_SMALL = frozenset(
    """not never still always so already now ever being been going in on at with for from to about under behind out off down up here there open closed safe
    normal ready available possible free late wrong right broken missing due""".split()
)
"""Words that begin what is asked of a subject, whatever the verb."""


def _stands_behind(words: list[str], verb: str) -> bool:
    """Whether words can be what is asked of a subject."""
    if not words:
        return verb in ("is", "are", "was", "were")
    first = words[0].lower().strip(",")
    if verb in ("do", "does", "did", "can", "could", "will", "would", "should"):
        return first in lexicon().plain or first in _SURE_PLAIN or first == "be"
    if verb in ("has", "have"):
        return is_past(first) or first in (
            "been",
            "not",
            "never",
            "still",
            "gone",
            "come",
            "become",
            "taken",
        )
    return (
        first in _SMALL or is_past(first) or (first.endswith("ing") and first not in _THINGS_IN_ING)
    )


_BEFORE_NOUNS = frozenset(
    "next last first nearest best only new right other same earliest latest".split()
)
_SURE_PLAIN = frozenset(
    "keep come go get take cost work need want have say show stop start arrive happen mean open close charge send pay still always never".split()
)
_THINGS_IN_ING = frozenset(
    "heating parking booking building morning evening wedding thing clothing hearing meeting".split()
)


def _is_noun_pair(words: list[str], size: int) -> bool:
    """Whether a longer subject reads better: "my direct debit gone", "the heating oil delivered"."""
    return words[size].lower().rstrip("s") in _NAMED_SO and len(words) > size + 1


_NAMED_SO = frozenset(
    "debit bill order parcel delivery card refund number charge account appointment".split()
)


def _statement(subject: str, verb: str, rest: str, is_not: bool) -> str | None:
    """A question as a statement: "did / you cancel it" is "you cancelled it"."""
    negation = " not" if is_not else ""
    if verb in ("do", "does", "did"):
        if is_not:
            return f"{subject} {verb} not {rest}"
        first, _, tail = rest.partition(" ")
        low = first.lower()
        if low in ("still", "always", "never", "even", "keep") and verb == "did":
            return None
        if verb == "did":
            past = past_of(low)
            return f"{subject} {past} {tail}".strip() if past else None
        if verb == "does":
            third = _THIRD.get(low) or (
                inflections(low)[1] if low in lexicon().plain or low in _SURE_PLAIN else None
            )
            if low in ("still", "always", "never"):
                return None
            return f"{subject} {third} {tail}".strip() if third else None
        return f"{subject} {rest}"
    return f"{subject} {verb}{negation} {rest}".strip()


_THIRD = {"have": "has", "do": "does", "go": "goes", "be": "is"}
