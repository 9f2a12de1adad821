"""Apologies that would fit any complaint."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from replykit import phrases
from replykit.model import Severity
from replykit.rule import Example, Problem, Reply, rule, shorten
from replykit.rules._wording import agreeable, find_sorry, sorry_that
from replykit.search import Search
from replykit.text import Sentence

_MESSAGES = (
    (
        Search(r"\b(?:experience\w*|stay|visit|service)\b", re.I),
        "“{quote}” could end any reply. Say which part of it went wrong, as in “I'm sorry that you "
        "stood at the desk for forty minutes.”",
    ),
    (
        Search(r"\b(?:expect\w*|standards?|let you down|fell short|fallen short|meet|met)\b", re.I),
        "“{quote}” names a shortfall, and not what fell short. Name it, as in “I'm sorry that your "
        "room smelt of smoke.”",
    ),
    (
        Search(
            r"\b(?:disappoint\w*|frustrat\w*|upset|distress|stress|feel\w*|felt|unhappy)\b", re.I
        ),
        "“{quote}” names a feeling, and not its cause. Say what you did or did not do, as in “I'm "
        "sorry that nobody rang you back.”",
    ),
    (
        Search(r"\b(?:delay\w*|wait\w*|late)\b", re.I),
        "“{quote}” would fit any late reply. Say what was late and by how much, as in “I'm sorry "
        "that "
        "your lamp came nine days late.”",
    ),
)
_OTHERWISE = (
    "“{quote}” would fit any complaint. Name what went wrong for this customer, as in "
    "“I'm sorry that your lamp came without its bulb.”"
)
_BOUNDARY = frozenset({",", ";", ":", "-", ".", "!", "?", "…", "(", ")", '"'})
_JOINS = frozenset({"and", "but", "so", "nor", "or"})
_LINKS = frozenset(
    """
    when while whilst because since where after before until whose which that why having due
    feel feels felt think thought without
    """.split()
)
_DETERMINERS = frozenset("the our a an my your his her their its these those".split())
_PLACES = frozenset({"at", "in", "on", "during", "from", "throughout", "to", "for", "here", "this"})
_ABOUT = frozenset({"with", "about", "regarding", "over", "around", "concerning", "surrounding"})
_ADDRESS = frozenset(
    """
    sir madam maam mam mate love hun hon pet dear all folks guys friend friends everyone
    everybody buddy bro dude boss chief pal team both again today here there now i we you u
    this it yesterday last lately recently tonight altogether overall whatsoever anyway
    honestly once lastnight
    """.split()
)
_ANYWHERE = frozenset(
    """
    us app apps service services company team teams staff store shop website site product
    products order account stay visit system platform support business brand hotel branch
    office contact centre center department handling experience issue matter case booking
    purchase request
    """.split()
)
_NOT_GERUNDS = frozenset(
    """
    evening morning everything anything something nothing during following regarding
    concerning booking feeling meeting building clothing wedding thing things parking being
    bring ring king spring string having holding ordering
    """.split()
)
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty forty".split()
)
_DATED = frozenset({"on", "the", "in", "of"})
_BEFORE_GERUND = frozenset({"", "of", "in", "with", "by", "from", "for", "after", "not"})
_FAULT = Search(
    r"(delay|late|wait|brok|damag|crack|miss(?:ing|ed)|lost|lose|cancel|wrong|error|mix|mistak"
    r"|double|"
    r"overcharg|charg|fault|leak|nois|dirt|filth|cold|rud|crash|outage|clos|burn|spoil|fail|raw"
    r"|smell|"
    r"stain|flood|stuck|duplicat|queue|refus|ignor|forg[eo]t|silen|defect|unanswer|locked"
    r"|blocked)\w*"
)


_FELT = Search(
    r"\b(?:worry|worries|anxiety|pain|distress|fright|scare|hurt|embarrassment|humiliation|alarm"
    r"|heartache|grief|panic|sleepless nights?)\b(?: and [a-z]+)? (?:that |which )?"
    r"(?:it|that|this|which|we)(?: has| have| must have)? (?:caused|brought|given|gave|put|cost)\b",
    re.I,
)
_SORRY = frozenset(
    """
    sorry apologies apology apologise apologising regret regrets soz sry pardon forgive
    """.split()
)
_LEAD = frozenset(
    """
    i we am are is was were my our please accept do must can only would like to wish want really
    so very truly deeply sincerely most extremely sincere deepest again say the an offer
    extend
    """.split()
)
_OPENERS = frozenset(
    """
    for about that to your you u this it things we our the any all over at how i of on not
    """.split()
)
_LINKING = frozenset(
    """
    the a any all your our this that these of for and you we it i have has had may might caused
    cause causes been be to or us family experienced late
    """.split()
)
_GRIEF = ("stock-grief", "stock-trouble", "generic-trouble", "expectation")
_FILLING = (*_GRIEF, "stock-filling", "stock-mood", "stay")
_IDIOMS = {
    "down": {"let", "letting", "lets"},
    "short": {"fell", "fallen", "fall", "falling", "falls", "came", "come"},
    "ball": {"dropped", "drop"},
    "mark": {"missed", "miss", "hit", "below", "off", "under"},
}
"""Words that say nothing only beside one of some others: "turned down" says what happened."""
_PALE = frozenset({"thing", "things", "start", "time"})
"""Words that are stock in a few words ("the whole thing"), and anything in more."""
_HEDGES = frozenset("if feel felt may impression perhaps".split())
_EMPTY = frozenset(
    """
    a an the any all this that these those it its your our my their his her of for about on
    in at to from with by over as and or than then so such very really truly quite just
    again once more most much many too also still even you u we i us me they he she there
    here what whatever which who how when where not never no am is are was were be been
    being have has had having do does did will would can could should may might must up out
    off through under into
    """.split()
)


@rule(
    group="core",
    severity=Severity.ERROR,
    examples=[
        Example(
            bad="[[We apologise for any inconvenience caused]].",
            good="I'm sorry that your kettle came without its lid.",
        ),
        Example(
            bad="Hi Sam, [[sorry for the trouble]], your refund left us today.",
            good="Hi Sam, sorry that we charged you twice. Your refund left us today.",
        ),
        Example(
            bad="[[We were sorry to hear about your recent experience]] at our Leeds branch.",
            good="I'm sorry that you stood for forty minutes at our Leeds branch.",
        ),
        Example(
            bad="[[I'm sorry that your stay did not meet your expectations]].",
            good="I'm sorry that your room smelt of smoke.",
        ),
        Example(
            bad="[[We are sorry that we let you down]] on this occasion.",
            good="We are sorry that nobody came on Tuesday.",
        ),
        Example(
            bad="[[Inconvenience caused, if any, is deeply regretted]].",
            good="I'm sorry that you had to come to the counter twice.",
        ),
    ],
    leaves_alone=[
        "Sorry for the inconvenience of waiting three weeks for your sofa.",
        "I apologise for the trouble the wrong gasket put you to.",
        "I'm sorry for your experience at check-in: forty minutes standing with a toddler.",
        "Sorry for the inconvenience you faced as our technician did not turn up.",
        "I'm sorry.",
        "I'm sorry to hear that.",
        "Sorry to hear about the broken lamp.",
        "I'm sorry we let you down by not turning up on the morning of your move.",
        "“We apologise for any inconvenience” was a poor answer to a flooded kitchen.",
        "If the slot is an inconvenience, I have Thursday at ten.",
        "We apologise for any inconvenience is what our letter said, and that was not good enough.",
    ],
)
def generic_apology(reply: Reply) -> Iterator[Problem]:
    """An apology in stock words that would fit any complaint.

    ## Why it matters
    An apology works by showing that its writer knows what happened. “Sorry for any
    inconvenience” shows the reverse: nobody has read the letter. Many readers take it for no
    apology at all.

    ## Write instead
    Name the fault, or what it did to this customer, in their own terms: “I'm sorry that the cot
    came without its screws and that you spent Sunday looking for them.”

    ## When not to use it
    In a canned template that cannot know the fault. Put a blank there for the agent to fill,
    and ignore this rule for the rest of the file.

    ## What it cannot see
    It takes an apology to be specific when its own sentence goes on to say what happened. An
    apology that leans on the sentence before (“The kettle leaked. Sorry for the trouble.”) is
    flagged still, unless it names what the customer felt (“the worry it caused”).
    """
    taken: set[int] = set()
    for problem in [*reply.found("generic-apology", _OTHERWISE), *_empty_apologies(reply)]:
        sentence = reply.sentence_at(problem.start)
        if sentence is None or sentence.index in taken:
            continue
        if problem.evidence and not _could_be_stock(reply, sentence):
            continue
        end = problem.end
        if not problem.evidence:
            end = _clause_end(reply, problem)
            if _is_tied(reply, problem.start, end):
                continue
        if _leans_on_a_fault(sentence) or _points_back(reply, sentence, problem.start, end):
            continue
        taken.add(sentence.index)
        start = _lead_in(reply, sentence, problem.start)
        yield Problem(
            start,
            end,
            _message(reply.text[start:end]),
            agreeable(reply, sorry_that(reply)),
            problem.severity,
            problem.confidence,
            problem.evidence,
        )


@cache
def _nouns() -> frozenset[str]:
    return _words("stock-trouble", "generic-trouble")


@cache
def _stock() -> frozenset[str]:
    return _nouns() | _words("stock-mood") | _words("stay") | _LINKING


def _leans_on_a_fault(sentence: Sentence) -> bool:
    """Whether it is for what the fault in the sentence before made the customer feel."""
    before = sentence.neighbour(-1)
    return (
        before is not None
        and _FELT.search(sentence.text) is not None
        and any(_FAULT.fullmatch(norm) for norm in before.norms)
    )


_BACK = re.compile(r"(?:that|for|about|to hear) (?:this|that|it)(?: has)?(?: happened)?$", re.I)
_TOLD_US = Search(
    r"\byou (?:told (?:us|me)|tell (?:us|me)|wrote|write|say|said|describe|report)"
    r"(?:d|ed)?\b(?: to (?:us|me))? (?:that |how )?(?:our|the|my|we|a|nobody|no one|one of)\b"
    r"[^.!?]{12,},? (?:and|so) $",
    re.I,
)


def _points_back(reply: Reply, sentence: Sentence, start: int, end: int) -> bool:
    """Whether "that this happened" follows what happened, as the customer told it."""
    return (
        _BACK.search(reply.text[start:end]) is not None
        and _TOLD_US.search(reply.text[sentence.start : _lead_in(reply, sentence, start)])
        is not None
    )


def _could_be_stock(reply: Reply, sentence: Sentence) -> bool:
    """Whether the trained reader's find says sorry, and names no fault, number or day with it."""
    found = find_sorry(reply, sentence)
    if not found:
        return False
    norms = sentence.norms
    at = found[-1] - sentence.first
    said = norms[: at + 1 + len(_until_boundary(norms[at + 1 :]))]
    days = _words("weekday")
    return not any(_counts(norm) or norm in days or _FAULT.fullmatch(norm) for norm in said)


@cache
def _words(*names: str) -> frozenset[str]:
    return frozenset().union(*(phrases.classes().words(name) for name in names))


_LONGEST = 60
"""How many words of an apology are looked at."""


def _empty_apologies(reply: Reply) -> Iterator[Problem]:
    """Apologies whose every telling word would fit any complaint."""
    for sentence in reply.sentences:
        if _SORRY.isdisjoint(sentence.key):
            continue
        norms = sentence.norms
        for at, norm in enumerate(norms):
            if norm not in _SORRY or _is_refused(norms[max(0, at - 4) : at]):
                continue
            stop = at + 1
            last = min(len(norms), stop + _LONGEST)
            while stop < last and norms[stop] not in _BOUNDARY | _JOINS:
                stop += 1
            if _says_nothing(reply, sentence, at + 1, stop):
                first = _apology_start(norms, at)
                start, end = reply.tokens.starts[sentence.first + first], 0
                end = reply.tokens.ends[sentence.first + stop - 1]
                if not reply.is_quoted(start, end):
                    yield Problem(start, end, _OTHERWISE)
                break


def _is_refused(before: list[str]) -> bool:
    return bool({"need", "not", "never", "no", "if", "skip", "than"} & set(before))


def _lead_in(reply: Reply, sentence: Sentence, start: int) -> int:
    """Where the apology begins with its “we are” or “please accept our”."""
    tokens = reply.tokens
    at = bisect_left(tokens.starts, start) - sentence.first
    return tokens.starts[sentence.first + _apology_start(sentence.norms, at)]


def _apology_start(norms: list[str], at: int) -> int:
    while at > 0 and norms[at - 1] in _LEAD:
        at -= 1
    return at


def _says_nothing(reply: Reply, sentence: Sentence, first: int, stop: int) -> bool:
    """Whether all that ``[first, stop)`` of a sentence holds is stock, and it holds something."""
    norms = sentence.norms
    if first >= stop or norms[first] not in _OPENERS or _HEDGES & set(norms[first:stop]):
        return False
    if (
        norms[stop : stop + 1] == ["-"]
        and not reply.text[reply.tokens.ends[sentence.first + stop - 1]].isspace()
    ):
        return False
    said = set(norms[first:stop])
    if "than" in said and not said & {"less", "other", "rather"}:
        return False  # "in more pain than before"
    telling = False
    for at in range(first, stop):
        norm = norms[at]
        if norm in _EMPTY or not norm[0].isalpha():
            if norm[0].isdigit() or norm[0] == "\x00":
                return False
            continue
        written = reply.text[reply.tokens.starts[sentence.first + at]]
        if written.isupper() and at > first:
            return False
        if norm not in _words(*_FILLING):
            return False
        if norm in _IDIOMS and not said & _IDIOMS[norm]:
            return False
        telling = telling or (norm in _words(*_GRIEF) and (norm not in _PALE or stop - first < 6))
    return telling


def _clause_end(reply: Reply, problem: Problem) -> int:
    """Where the apology's own clause ends: phrases run across commas, which here part clauses."""
    tokens = reply.tokens
    first, last = bisect_left(tokens.starts, problem.start), bisect_left(tokens.starts, problem.end)
    said = sorry = False
    for at in range(first, last):
        norm = tokens.norms[at]
        if norm in (",", "-", "(") and said and sorry:
            return tokens.ends[at - 1]
        said = said or norm in _nouns()
        sorry = sorry or norm in _words("say-sorry", "sorry")
    return problem.end


def _is_tied(reply: Reply, start: int, end: int) -> bool:
    """Whether the sentence goes on to say what the apology is for."""
    sentence = reply.sentence_at(start)
    if sentence is None:
        return False
    tokens = reply.tokens
    tail = [
        tokens.norms[at]
        for at in range(bisect_left(tokens.starts, end, sentence.first), sentence.last)
        if not (tokens.norms[at] == "-" and reply.text[tokens.ends[at] :][:1].isalnum())
    ]
    if not tail:
        return False
    if tail[0] in ("is", "was", "were", "are") and tail[1:2] in (["what"], ["how"], ["all"]):
        return True  # the stock words are spoken of: "... is what our letter said"
    if tail[0] in _JOINS:
        return tail[0] == "and" and _adds_a_fault(tail[1:])
    clause = _until_boundary(tail)
    after = tail[len(clause) : len(clause) + 2]
    if len(after) == 2 and after[0] == ":" and _counts(after[1]):
        return True
    if not clause:
        return False
    if tail[0] in _ADDRESS and len(clause) <= 2:
        return False
    return _says_what(clause, reply.text[end : end + 20].lstrip()[:1].isupper())


def _counts(norm: str) -> bool:
    return norm[0].isdigit() or norm in _NUMBERS


def _until_boundary(tail: list[str]) -> list[str]:
    for at, norm in enumerate(tail):
        if norm in _BOUNDARY or norm in _JOINS:
            return tail[:at]
    return tail


def _adds_a_fault(rest: list[str]) -> bool:
    """Whether “… and for the two wasted trips” follows, and not a new clause."""
    clause = _until_boundary(rest)
    if not clause or clause[0] not in _DETERMINERS | {"for", "about", "any", "over", "that"}:
        return False
    if {"is", "are", "will", "has", "have", "was", "were", "can"} & set(clause[1:6]):
        return False
    return bool(set(clause) - _stock())


def _says_what(clause: list[str], is_name: bool) -> bool:
    first, words = clause[0], set(clause)
    if not words - _stock():
        return False
    if words & _LINKS or any(_FAULT.fullmatch(norm) for norm in clause):
        return True
    pairs = list(zip(["", *clause], clause, strict=False))
    if any(_counts(norm) and before not in _DATED for before, norm in pairs):
        return True
    if any(_is_gerund(norm) and before in _BEFORE_GERUND for before, norm in pairs):
        return True
    if any(before == "as" and norm in _DETERMINERS | {"we", "they"} for before, norm in pairs):
        return True
    if first == "of" or first in _DETERMINERS:
        return True
    if first in _ABOUT:
        return not (words & _ANYWHERE or clause[1:2] == ["our"])
    if first in _PLACES or first in _ADDRESS or first in ("by", "as") or is_name:
        return False
    return len(first) > 2


def _is_gerund(norm: str) -> bool:
    return norm.endswith("ing") and len(norm) > 4 and norm not in _NOT_GERUNDS


def _message(quote: str) -> str:
    told = next((told for search, told in _MESSAGES if search.search(quote)), _OTHERWISE)
    return told.replace("{quote}", shorten(quote))
