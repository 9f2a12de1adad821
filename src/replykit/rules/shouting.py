"""Capitals for emphasis, doubled exclamation and question marks."""

import re
from collections.abc import Iterator, Sequence

from replykit.phrases import classes, word_list
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules._structure import greets
from replykit.rules._wording import LONGEST, agreeable
from replykit.search import Search

# ?! and !! and their longer kin, also with a space between or in their full-width forms.
_MARKS = Search(r"[!?！？‼⁉⁈⁇](?:[ \t]?[!?！？‼⁉⁈⁇])+|[‼⁉⁈⁇]", tells="!?！？‼⁉⁈⁇")
_CAPITALS = Search(
    r"(?<![\w@#./\\_-])(?:[A-Z]{2,}(?:['’][A-Z]{1,3})?|I['’](?:M|LL|VE|D))(?![\w@\\_]|[-/.][\w])",
    signs=("[A-Z][A-Z]", "I['’][MLVD]"),
)
_SLOT = Search(
    r"\[[^\[\]\n]{1,80}\]|\{[^{}\n]{1,100}\}|<[^<>\n]{1,80}>|%[A-Z_]{2,40}%", tells="[{<%"
)
_JOIN = Search(r"[ \t,]{1,2}|[ \t]*\n?[ \t]*")
# After these a word in capitals is the name of a key, a sign or a thing to type.
_NAMED = Search(
    r"\b(?:reply|replied|text|texting|type|typing|press|pressing|hold|select|choose|click|tap|"
    r"enter|send|hit|code|"
    r"option|options|marked|labelled|labeled|stamped|reads?|says?|said|button|key|keys|mode|"
    r"sign|sticker|"
    r"field|menu|switch|setting|called|titled|headed|named|word|words|status|shows?|showed|"
    r"displays?|"
    r"file|folder|tab|brand|app|section|form|group|team|class|block|ward|gate|zone|level|terminal)"
    r"(?:\s+(?:on|the|to|of|a|as|up|for|with|just|word|option|key|button|in|and|"
    r"or))*\s*[:\"'“‘]?\s*$",
    re.I,
)
_THING = Search(
    r"\s+(?:button|key|keys|mode|sign|light|lamp|symbol|icon|menu|tab|stickers?|labels?|tags?"
    r"|stamps?|flags?|banner|queue|lane|port|#?\d)\b",
    re.I,
)
_SWITCHED = Search(r"\b(?:turn|switch|flip)(?:ed|ing|s)?\b(?: [a-z]+){0,4} $", re.I)
"""Before the ON and OFF that stand on a switch."""
# Words that are also the name of something: two letters to a state, a firm or a department.
_AMBIGUOUS = frozenset(
    "IT US WHO AM PM OK OR ON IN ME AT MAY AS IS BE GO AN ALL BY HE MY NO WE IF TO OF OUT".split()
)


@rule(
    group="register",
    examples=[
        Example(
            bad="It [[DOES NOT]] cover the call-out of €55.",
            good="It does not cover the call-out of €55.",
        ),
        Example(
            bad="Our porter looked twice and found [[NOTHING]].",
            good="Our porter looked twice and found nothing.",
        ),
        Example(
            bad="I asked for it to be sent on Monday[[!!]]",
            good="I asked for it to be sent on Monday.",
        ),
        Example(
            bad="The tracking says delivered, so where did it go[[?!]]",
            good="The tracking says delivered, so I am asking the depot for the driver's photo "
            "today.",
        ),
        Example(
            bad="[[PHOTOCOPIES WILL NOT BE ACCEPTED]].",
            good="The originals come back to you by registered post on the same day.",
        ),
        Example(
            bad="Your deposit comes back once we have the keys ([[ALL OF THEM]]).",
            good="Your deposit comes back once we have all four keys.",
        ),
    ],
    leaves_alone=[
        "The HMRC letter quotes the wrong NI number, and I've sent them the P45 again today.",
        "Hold CTRL and SHIFT while you press R, and the cart shows up.",
        "Reply STOP and the texts end; reply YES and I'll book the slot.",
        'You wrote "what a joke!!" and, with two fridges dead in a month, so would I have.',
        'The "DO NOT BEND" sticker was on the wrong side, and so your print was folded.',
        "Choose OPTION 2 in the phone menu, as the others lead back to the start.",
        "Your item SKU-ABX-99 is back in stock, and the USB-C port on the JBL CHARGE 5 is fixed.",
        "Yes! You're right, the board did say gate 6.",
        "The URGENT label on the box was meant for another parcel.",
    ],
)
def shouting(reply: Reply) -> Iterator[Problem]:
    """Capitals for emphasis, "!!" and "?!".

    ## Why it matters
    Capitals read as a raised voice, and a row of marks as impatience or glee. To someone who is
    upset already, both sound like a quarrel.

    ## Write instead
    Let the order of the words carry the weight: put what matters first or last in the sentence, in
    lower case, with one full stop.

    ## When not to use it
    If your house style prints headings or product names in capitals, silence it for those lines.

    ## What it cannot see
    A word in capitals that is no ordinary English word is taken for a name or an acronym, and
    where one stands in the run, `--fix` leaves the run to you.
    Emphasis by asterisks or stretched letters ("sooo") is left alone.
    """
    for match in _MARKS.finditer(reply.text):
        start, end = match.span()
        if "\n" in match[0] or reply.is_quoted(start, end) or _is_brand(reply.text, start):
            continue
        yield Problem(
            start,
            end,
            f"“{match[0]}” raises the voice. One mark is enough, and mostly a full stop.",
            agreeable(reply, _told_calmly(reply, match)),
            replacement=_calm(reply, match),
        )
    slots = [match.span() for match in _SLOT.finditer(reply.text)]
    last = _find_signature(reply.text)
    for start, end in _shouted(reply.text[:last]):
        if reply.is_quoted(start, end) or any(a <= start and end <= b for a, b in slots):
            continue
        quote = reply.text[start:end]
        if _warns(reply, start, quote):
            continue
        lowered = _lowered(reply.text, start, end)
        yield Problem(
            start,
            end,
            f"“{quote}” is in capitals and reads as shouting. Write it in lower case.",
            None
            if _may_name(quote)
            else lowered
            if len(quote.split()) < _SAID
            else agreeable(reply, lowered),
            replacement=lowered if _is_ordinary(quote) else None,
        )


_STRESSED = frozenset("NOT NEVER NO STOP DO DON'T ALWAYS MUST ONLY IMMEDIATELY AT ONCE".split())
_PERIL = Search(
    r"\b(?:unsafe|safe|danger\w*|hazard\w*|fires?|flames?|burn\w*|smoke|smok\w+|electric\w*|shocks?"
    r"|sparks?|explo\w+|overheat\w*|chok\w+|swallow\w*|toxic|poison\w*|fumes?|carbon monoxide|gas"
    r"|injur\w+|allerg\w+|recall(?:ed)?|glass|mould|bacteria|salmonella|infect\w*|collapse|999|911"
    r"|112)\b",
    re.I,
)


def _warns(reply: Reply, start: int, quote: str) -> bool:
    """Whether the words are stressed in a warning of danger, here or in the sentence beside."""
    if not _STRESSED.issuperset(quote.replace("’", "'").split()):
        return False
    sentence = reply.sentence_at(start)
    near = () if sentence is None else (sentence.neighbour(-1), sentence, sentence.neighbour(1))
    return any(one is not None and _PERIL.search(one.text) for one in near)


_SIGNING = Search(
    r"^[ \t]*(?:(?:(?:many|kind|kindest|warm|warmest|best|with|all the|my|very)[ \t]+)*(?:regards"
    r"|wishes|thanks|thank you|sincerely|faithfully|truly|yours|cheers|best|respectfully)"
    r"(?:[ \t]+(?:sincerely|faithfully|truly|again|and regards))?)[ \t]*[,.!]?[ \t]*$",
    re.I | re.M,
)
_LINES_SIGNED = 6
"""Below a closing so many short lines are a signature."""


def _find_signature(text: str) -> int:
    """Where the names below the closing begin; the end of the text where there are none."""
    first = _find_last_lines(text, _LINES_SIGNED + 1)
    for found in _SIGNING.finditer(text[first:]):
        below = first + found.end()
        lines = [line.strip() for line in text[below:].split("\n") if line.strip()]
        if 0 < len(lines) <= _LINES_SIGNED and all(
            len(line.split()) <= _LINES_SIGNED and line[-1] not in ".!?" for line in lines
        ):
            return below
    return len(text)


def _find_last_lines(text: str, count: int) -> int:
    """Where the last *count* lines begin that are not blank."""
    first = end = len(text)
    while count and end >= 0:
        first = text.rfind("\n", 0, end) + 1
        count -= not text[first:end].isspace() and first < end
        end = first - 1
    return first


_SAID = 4
"""Words in capitals that say something of their own, which may be amiss in lower case, too."""
_OPENERS = frozenset("so and but or well oh ok okay please then now also".split())
_QUESTION_WORDS = frozenset("why what when where who whose which how".split())
_AUXILIARIES = frozenset(
    "do does did is are was were have has had can could will would shall should may might must "
    "am".split()
)
_PRONOUNS = frozenset("i you we he she it they this that these those there".split())


def _may_ask(norms: Sequence[str]) -> bool:
    """Whether a sentence may be a question, by the first words of it or of one of its clauses.

    After a comma a question shows its verb before its subject, as in “Maria, can you” or “was it”.
    """
    first = next((at for at, norm in enumerate(norms) if norm not in _OPENERS), 0)
    if not norms or norms[first] in _QUESTION_WORDS or _is_inverted(norms[first:], sure=False):
        return True
    return any(
        norms[at] == "," and _is_inverted(norms[at + 1 :], sure=True) for at in range(len(norms))
    )


def _is_inverted(norms: Sequence[str], *, sure: bool) -> bool:
    """Whether a clause begins with a verb that its subject follows: surely so, or perhaps."""
    if sure and norms and norms[0] in _QUESTION_WORDS:
        norms = norms[1:]
    if not norms or norms[0] not in _AUXILIARIES:
        return False
    after = norms[2 if norms[1:2] == ["not"] else 1 :][:1]
    if after and after[0] in _PRONOUNS:
        return True
    # “Do not worry” and “Have a good day” ask nothing.
    return not sure and norms[1:2] != ["not"] and norms[:2] != ["have", "a"]


def _calm(reply: Reply, match: re.Match[str]) -> str | None:
    """The one mark that can stand there with nobody looking; None where it may be a question."""
    if set(match[0]) & set("?？⁇⁉⁈"):
        return "?"
    sentence = reply.sentence_at(match.start())
    if sentence is None or _may_ask(sentence.norms):
        return None
    return "!" if greets(sentence) else "."


def _told_calmly(reply: Reply, match: re.Match[str]) -> str | None:
    """The sentence with one mark at its end."""
    sentence, mark = reply.sentence_at(match.start()), _calm(reply, match)
    if sentence is None or mark is None or len(sentence.text) > LONGEST:
        return None
    return " ".join(reply.text[sentence.start : match.start()].split()) + mark


def _is_brand(text: str, at: int) -> bool:
    """Whether the mark belongs to a code or an address rather than to a sentence."""
    return text[max(0, at - 1) : at] in ("=", "&", "/")


def _shouted(text: str) -> Iterator[tuple[int, int]]:
    """Runs of words in capitals of which at least one is an ordinary word said loudly."""
    run: list[re.Match[str]] = []
    for match in [*_CAPITALS.finditer(text), None]:
        if run and (match is None or not _JOIN.fullmatch(text[run[-1].end() : match.start()])):
            # A lone A or I belongs to the run around it.
            gap = "" if match is None else text[run[-1].end() : match.start()]
            if match is not None and re.fullmatch(r"[ ,]{0,2} ?[AI] ", gap):
                run.append(match)
                continue
            span = _judge(text, run)
            if span:
                yield span
            run = []
        if match is not None:
            run.append(match)


def _judge(text: str, run: list[re.Match[str]]) -> tuple[int, int] | None:
    ordinary = classes().words("emphatic")
    words = [match[0].replace("’", "'") for match in run]
    start, end = run[0].start(), run[-1].end()
    before, after = text[max(0, start - 60) : start], text[end : end + 20]
    if _NAMED.search(before) or _THING.match(after):
        return None
    if words in (["OFF"], ["ON"]) and _SWITCHED.search(before):
        return None
    loud = [word for word in words if word.lower().split("'")[0] in ordinary]
    sure = [word for word in loud if word not in _AMBIGUOUS]
    if len(words) == 1:
        return run[0].span() if sure else None
    # Two keys or two firms in a row are no shouting; a function word among them is.
    if not loud or (not sure and len(loud) < 2):
        return None
    return run[0].start(), run[-1].end()


def _days() -> frozenset[str]:
    """Days and months that keep a capital and are no other word, as “sat” and “may” are."""
    named = classes().words("weekday") | classes().words("month")
    return frozenset(word for word in named if len(word) > 3)


_NAMES_NEXT = re.compile(
    r"\b(?:FROM|AT|IN|NEAR|LEFT|NAME IS|NAMED|CALLED|DEAR|HELLO|HI|MR|MRS|MS|DR) ([A-Z]{2,})\b"
)


def _may_name(quote: str) -> bool:
    """Whether a word of a run stands where a place or a person does, or is a given name."""
    ordinary, given = classes().words("emphatic"), word_list("given")
    return any(match[1].lower() not in ordinary for match in _NAMES_NEXT.finditer(quote)) or any(
        word.lower() in given and word.lower() not in ordinary
        for word in re.findall(r"[A-Z]{2,}", quote)
    )


_THE_NAME = re.compile(r"\bTHE (?:US|IT|WHO)\b")


def _is_ordinary(quote: str) -> bool:
    """Whether no word of a run may be a name, so that it can be lowered with nobody looking."""
    ordinary, days = classes().words("emphatic"), _days()
    words = (word.partition("'")[0] for word in quote.replace("’", "'").split())
    cores = [word.strip(",;:.!?()") for word in words]
    return not _THE_NAME.search(quote) and all(
        core.lower() in ordinary or core.lower() in days or core in _KEPT or core in ("A", "I", "")
        for core in cores
    )


def _lowered(text: str, start: int, end: int) -> str:
    """The run in lower case, with a capital where a sentence begins."""
    days = _days()
    lowered = "".join(
        word if word == "I" or word in _KEPT
        else word.capitalize() if word.lower() in days
        else word.lower()
        for word in re.split(r"(\W+)", text[start:end])
    )  # fmt: skip
    near = text[max(0, start - 100) : start]
    before = near.rstrip()
    opens = not before or before[-1] in ".!?" or "\n" in near[len(before) :]
    return lowered[:1].upper() + lowered[1:] if opens else lowered


_KEPT = frozenset("UK USA EU VAT PDF NHS DHL DPD UPS GPS ATM PIN SIM TV".split())
"""Acronyms within a shouted run stay as they are."""
