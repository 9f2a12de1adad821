"""Where the marked words of a finding begin and end: at whole words and whole small phrases.

What a pattern or a reader finds may stop in mid-phrase: "the water company hit our". A person who
reads it wants "the water company hit our cable". Words alone decide, by their class.
"""

from collections.abc import Sequence

from replykit.text import Sentence

_MARKS = frozenset({",", ";", ":", "(", ")", '"', ".", "!", "?", "…"})
_JOINERS = frozenset({"-", "'", "/", "&", "@", "_", "."})
_COORDINATORS = frozenset({"and", "but", "or", "so", "nor"})
_DETERMINERS = frozenset(
    """
    a an the my our your his her its their this these those every each no some any another both
    such which whose
    """.split()
)
_PREPOSITIONS = frozenset(
    """
    of to in on at by for with from within without into onto over under until till about after
    before during between through across against per than as like via upon among towards behind
    near since off
    """.split()
)
_ADVERBS = frozenset(
    """
    very so too not never ever always quite rather really just only even also already almost nearly
    still exceptionally extremely unusually particularly especially absolutely simply more most less
    least much many few several all
    """.split()
)
_ADJECTIVES = frozenset(
    """
    busy high low heavy short long small new old large big great poor bad good severe tough tight
    quiet strict extra huge late early usual current recent own other same main several whole full
    wrong right due limited unforeseen unexpected unprecedented increased reduced technical
    operational seasonal
    """.split()
)
_SUBJECTS = frozenset("i we he she they who u".split())
_EITHER = frozenset({"you", "it"})
"""Subjects, or objects of the word before."""
_HELPING = frozenset(
    """
    am is are was were be been have has had do does did can could will would shall should may might
    must
    """.split()
)
_PASTS = frozenset(
    """
    came went got sent took left gave wrote found rang saw stood ran brought felt spoke chose knew
    fell forgot said made kept lost heard meant held led caught let cut put hit set shut read told
    need want work get take go come make know
    """.split()
)
_SMALL = (
    _DETERMINERS | _PREPOSITIONS | _ADVERBS | _COORDINATORS | _SUBJECTS | _EITHER | _HELPING
    | frozenset(
        """
        that what when where why how if because while although though me us him them one there here
        is's 's then let
        """.split()
    )
)  # fmt: skip
_OPEN = _DETERMINERS | _PREPOSITIONS | _ADVERBS
_LONGEST = 8
"""How many words a span may grow by."""
_PARTICLES = _PREPOSITIONS - frozenset("of from with without into than as within until per".split())
"""May end a verb and its phrase: "we looked it over", "the queue moved on"."""


def widen(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """Bring a span of a sentence to where its phrases end.

    Args:
        sentence: the sentence that holds the span.
        first: the first token of the span, counted from the sentence's first.
        last: the token after its last, counted alike.

    Returns:
        The span within the same sentence, never empty, and never grown across a mark.
    """
    first, last = _whole_words(sentence, first, last)
    norms = sentence.norms
    first = _past_a_joint(norms, _past_a_remnant(norms, first, last), last)
    last = _without_marks(norms, first, last)
    if not _is_open(norms, first, last):
        return first, last
    trimmed = _trim_to_mark(norms, first, last)
    if trimmed is not None:
        return first, trimmed
    grown = _grow(norms, last)
    if grown is not None:
        return first, _whole_words(sentence, first, grown)[1]
    while last - 1 > first and norms[last - 1] in _OPEN | _SUBJECTS | _EITHER | _HELPING:
        last -= 1
    return first, _without_marks(norms, first, last)


def may_be_clause(norms: Sequence[str]) -> bool:
    """Whether words, and no list of things alone, could be a clause: one of them is a verb."""
    return any(
        norm in _HELPING or norm in _PASTS or (len(norm) > 4 and norm.endswith("ed"))
        for norm in norms
    )


def is_inner(sentence: Sentence, at: int) -> bool:
    """Whether a hyphen or another mark stands inside a word: "pay-as-you-go"."""
    tokens, here = sentence.document.tokens, sentence.first + at
    return (
        0 < at < len(sentence.norms) - 1
        and sentence.norms[at] in _JOINERS
        and tokens.is_glued(here)
        and tokens.norms[here + 1][0].isalnum()
    )


def _whole_words(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    while first > 0 and _is_glued(sentence, first):
        first -= 1
    while last < len(sentence.norms) and _is_glued(sentence, last):
        last += 1
    return first, last


def _is_glued(sentence: Sentence, at: int) -> bool:
    """Whether the token at a place and the one before it are parts of one written word."""
    norms, tokens, here = sentence.norms, sentence.document.tokens, sentence.first + at
    if tokens.ends[here - 1] != tokens.starts[here]:
        return False
    if is_inner(sentence, at) or is_inner(sentence, at - 1):
        return True
    return norms[at - 1][0].isalnum() and (norms[at][0].isalnum() or norms[at] == "'s")


def _without_marks(norms: Sequence[str], first: int, last: int) -> int:
    while last - 1 > first and norms[last - 1] in (",", ";", ":", "-", ".", "(", "and", "or"):
        last -= 1
    return last


def _past_a_remnant(norms: Sequence[str], first: int, last: int) -> int:
    """Where the span begins without the end of a phrase that began before it."""
    if first == 0 or norms[first - 1] not in _PREPOSITIONS | _DETERMINERS:
        return first
    for at in range(first + 1, min(first + 4, last - 3)):
        if norms[at] in (",", ";", ":"):
            return at + 2 if norms[at + 1] in _COORDINATORS else at + 1
        if norms[at] in _HELPING:
            break
    return first


def _past_a_joint(norms: Sequence[str], first: int, last: int) -> int:
    """Where the span begins without the word that joins it to what was said before."""
    at = first
    while last - at > _LEFT and (norms[at] in _JOINTS or (at > first and norms[at] == ",")):
        at += 1
    return at


_JOINTS = frozenset({"but", "and", "however", "unfortunately", "sadly"})
_LEFT = 3
"""How many words a span keeps at least."""


def _is_open(norms: Sequence[str], first: int, last: int) -> bool:
    """Whether what follows the span belongs to the phrase that it ends in."""
    if last >= len(norms) or norms[last] in _MARKS or norms[last] == "-":
        return False
    word, after = norms[last - 1], norms[last]
    if word == "so" or (word == "soon" and after == "as"):
        return after not in _COORDINATORS
    if word in _PARTICLES and after in _COORDINATORS | _SUBJECTS:
        return False
    if word in _OPEN or (word in _HELPING and after not in _SUBJECTS | _EITHER | _COORDINATORS):
        return True
    if word in _SUBJECTS:
        return last - 1 > first
    if word in _EITHER:
        before = norms[last - 2] if last - 1 > first else ""
        return before in _SUBJECT_AFTER or after in _HELPING | _PASTS or after.endswith("ed")
    if word[0].isdigit():
        return after.isalpha() and after not in _SMALL
    if after in _SMALL or not after[0].isalnum():
        return False
    return word in _ADJECTIVES or (word.endswith("est") and len(word) > 5)


_SUBJECT_AFTER = frozenset(
    "if that when where what because while since until and but so as though although".split()
)


def _trim_to_mark(norms: Sequence[str], first: int, last: int) -> int | None:
    """Where the span ends without the beginning of another clause, if it ends in one."""
    for at in range(last - 1, max(first + 2, last - 6), -1):
        if norms[at] in (",", ";", "-", "(", ":") or (
            norms[at] in _COORDINATORS and norms[at - 1] not in _MARKS | _OPEN
        ):
            if any(norm in _HELPING for norm in norms[at:last]):
                return None
            return _without_marks(norms, first, at)
    return None


def _grow(norms: Sequence[str], last: int) -> int | None:
    """Where the phrase ends that the span stops in; None where that is too far."""
    for at in range(last, min(len(norms), last + _LONGEST)):
        word = norms[at]
        if word in _MARKS or word == "-":
            return at if at > last and norms[at - 1] not in _OPEN else None
        after = norms[at + 1] if at + 1 < len(norms) else "."
        is_end = after in _SMALL or not after[0].isalnum()
        if is_end and word not in _SMALL and after != "of":
            return at + 1
    return len(norms) if last + _LONGEST > len(norms) else None
