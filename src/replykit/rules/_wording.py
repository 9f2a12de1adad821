"""What the rules share in making a better wording out of the reply's own words.

A wording is made of the sentence that is found, or of the complaint, and of nothing else; it is
shown only if no rule objects to it. What is only an illustration stands in the message.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from replykit.model import Channel, Severity
from replykit.phrases import Pack
from replykit.rule import Problem, Reply, all_rules
from replykit.search import Search
from replykit.spelling import is_spelt_so
from replykit.text import Sentence

_SORRY = frozenset(
    """
    sorry apology apologies apologise apologises apologised apologising regret regrets regretted
    soz sry pardon forgive excuse
    """.split()
)
Reword = Callable[[Problem, Sentence], Iterable[str | None]]
"""From a problem and its sentence to wordings, the best first."""
LONGEST = 220
"""The longest sentence, in code points, that is made into another."""


class _Trial(Reply):
    """A wording that is tried. None is made for it in turn."""


def agreeable(reply: Reply, *wordings: str | None) -> str | None:
    """Return the first of some wordings that no rule objects to where *reply* goes, or None."""
    if isinstance(reply, _Trial):
        return None
    return next(
        (
            wording
            for wording in wordings
            if wording
            and _passes(wording, reply.channel, reply.is_template, reply.use_reader, reply.packs)
        ),
        None,
    )


@lru_cache(maxsize=1024)
def _passes(
    wording: str, channel: Channel, is_template: bool, use_reader: bool, packs: tuple[Pack, ...]
) -> bool:
    trial = _Trial(
        wording, channel=channel, is_template=is_template, use_reader=use_reader, packs=packs
    )
    passes = all(
        (problem.severity or rule.severity) is Severity.ADVICE
        for rule in all_rules().values()
        if not rule.needs_complaint and rule.scope != "reply"
        for problem in rule.check(trial)
    )
    trial.let_go()
    return passes


def reworded(reply: Reply, problem: Problem, reword: Reword) -> Problem:
    """The problem with a wording that passes: one of *reword*'s, or else its phrase's own."""
    sentence = reply.sentence_at(problem.start)
    if sentence is None or problem.severity is Severity.ADVICE:
        return problem  # what is only doubted is not worth the trial
    wordings = tuple(reword(problem, sentence)) if len(sentence.text) <= LONGEST else ()
    return replace(problem, suggestion=agreeable(reply, *wordings, problem.suggestion))


def reword_once(reply: Reply, problems: Iterable[Problem], reword: Reword) -> Iterator[Problem]:
    """Keep one problem a sentence, which needs one rewriting, and suggest that rewriting."""
    seen: set[int] = set()
    for problem in problems:
        sentence = reply.sentence_at(problem.start)
        if sentence is not None:
            if sentence.index in seen:
                continue
            seen.add(sentence.index)
        yield reworded(reply, problem, reword)


def closing(helpers: str) -> Search:
    """What finds a matter closed ("This ticket will now be closed"): no promise, and no next step.

    Args:
        helpers: the verbs that may stand before "closed", as alternatives of a pattern.
    """
    return Search(
        r"\b(?:ticket|case|claim|complaint|request|file|chat|conversation|matter|enquiry|thread)"
        rf" (?:{helpers})(?: now| then| therefore| been| automatically)* "
        r"(?:be )?(?:marked (?:as )?)?(?:closed|resolved|archived)\b",
        re.I,
    )


def blank_time(reply: Reply) -> str | None:
    """The writer's blank for a time, where a wording of a canned reply would make up a promise."""
    return "by [day]" if reply.is_template else None


def find_sorry(reply: Reply, sentence: Sentence) -> list[int]:
    """Where the sentence says sorry in the writer's own voice: indexes into its tokens."""
    tokens = reply.tokens
    return [
        at
        for at, norm in enumerate(sentence.norms, sentence.first)
        if norm in _SORRY and not reply.is_quoted(tokens.starts[at], tokens.ends[at])
    ]


def respell(text: str) -> str:
    """Begin with a capital and end with a full stop, as a sentence of its own does."""
    text = " ".join(text.split()).strip(" ,;:-–—")
    if not is_spelt_so(text.partition(" ")[0]):
        text = text[:1].upper() + text[1:]
    return text if text[-1:] in ".!?" else f"{text}."


_OPENER = Search(
    r"(?:(?:hi|hello|hey|hiya|dear|morning|afternoon)\b[^,.!\n]{0,30}[,!]\s*"
    r"|(?:unfortunately|sadly|regrettably|however|but|and|so|also|well|look|firstly|secondly"
    r"|as you (?:may |will )?(?:know|see|appreciate)|you will appreciate that|please note that"
    r"|i(?:['’]m| am) afraid(?: that)?|i(?:['’]m| am) sorry,? but|thanks[^,.!\n]{0,40},)"
    r"(?:,\s*|\s+(?=[A-Za-z])))+",
    re.I,
)
_ODD = Search(
    r"[\n?\[\]{}<>()“”\"*•|…]|\.\.|https?:|\w\.\w|&|[^\x00-\u024f‘’–—£€]|\b[a-z]+\b\s*/|:"
)
_SLANG = Search(r"\b(?:u|ur|pls|thx|cos|coz|gonna|wanna|tbh|tho|n|r|im|its(?= a\b)|dont)\b", re.I)


def bare(text: str) -> str:
    """A sentence without its greeting and connecting words, and without its full stop."""
    text = " ".join(text.split()).strip()
    opener = _OPENER.match(text)
    if opener is not None and len(text) - opener.end() > 8:
        text = text[opener.end() :]
    return text.rstrip(" .!;,:-–—")


def is_plain(text: str) -> bool:
    """Whether a clause is of plain words that can stand in another sentence as they are."""
    return 2 < len(text.split()) <= 26 and not _ODD.search(text) and not _SLANG.search(text)


_SUBJECT = Search(
    r"(?:(?:[Ii]n|[Oo]n|[Aa]t|[Dd]uring|[Oo]ver|[Ss]ince|[Ww]ith|[Ff]or) (?:[\w’'-]+ ){1,6}?"
    r"(?=(?:we|the|our|I|it|there)\b))?"
    r"(?:[Tt]he|[Aa]n?|[Oo]ur|[Yy]our|[Mm]y|[Tt]h(?:is|at|ese|ose)|[Ii]t|[Ww]e|I|[Yy]ou|[Ss]?[Hh]e"
    r"|[Tt]hey|[Tt]here|[Oo]ne|[Bb]oth|[Aa]ll|[Ss]ome|[Nn]obody|[Nn]o one|[Ee]very|[Ee]ach|[Mm]ost"
    r"|[Mm]any|[Tt]wo|[Tt]hree|[Ss]omebody|[Ss]omeone|(?!Are|Is|Was|Were|Has|Have|Had|Do|Does|Did"
    r"|Can"
    r"|Will|Would|Could|Should|To|Of|By|From|With|For|At|In|On|As|If|When|Once|While|Since|Because"
    r"|Due|Owing|After|Before|Until|Unless|Though|Although|Despite|Given|Not|Never|Only|Just|Being"
    r"|Having|That|What|How|Why|Who|Where|Which|And|But|So|Or|Than|Please|Kindly|Thanks?|Sorry"
    r"|Apologies|Even|Still|Also|Then|More|Less|Under|During|Per)[A-Z][a-z]+)\b"
)
_VERB = Search(
    r"(?:(?:\b(?:it|that|there|he|she|what|here|nobody)['’]s|['’](?:re|m|ve|ll|d))\b|n['’]t\b|\b(?:is|are|was|were|am|has|have|had|do|does|did|can"
    r"|could"
    r"|will|would|may|might|must|shall|should|cannot|came|went|got|sent|took|left|gave|wrote|found"
    r"|rang|saw|stood|ran|brought|felt|fell|made|kept|lost|let|cut|put|set|needs?|takes?|comes?"
    r"|goes"
    r"|means?|gets?|runs?|costs?|closes?|[a-z]{3,}ed)\b)"
)


def is_clause(text: str) -> bool:
    """Whether words read as a whole statement: a subject, and then a verb."""
    if not is_plain(text) or not _SUBJECT.match(text):
        return False
    verb = _VERB.search(text, 1)
    return verb is not None and not re.search(
        r"\b(?:and|but|or|so|because|as|if|that|which|who|to|of|the|a|an|with|for|by|at|in|on|our"
        r"|your|is|are|was|were|be|been|has|have|had|not|very|so|let|do|does|did|will|can)$",
        text,
    )


_CUT = Search(
    r"\s*[,;–—]\s*(?:(?:and|but|so|as|although|though|because|which|hence)\b\s*)?|\s+-\s+"
    r"|\s+(?:and|but|so|although|though|because|hence)\b\s*"
)
_TIED = Search(
    r"(?:and|but|so|because|as|which|who|hence|or|if|though|although|since|while|also|too|then|like"
    r"|not|mind|none|that|this)\b",
    re.I,
)
_POINTED = Search(
    r"\b(?:even|only|never|ever|always|favour|years?|over \d|all of|nobody|no one|none|you should"
    r"|you could|you must|by you|so as|as far as|it is|it['’]s (?:not|a))\b",
    re.I,
)


def _around(text: str, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The cuts of a sentence before and after the clause of some words: begin and end of each."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    cuts = [(low + a, low + b) for a, b in (m.span() for m in _CUT.finditer(text[low:high]))]
    before = max((cut for cut in cuts if cut[1] <= start + 1), default=(low, low))
    after = next((cut for cut in cuts if cut[0] >= end - 1), (high, high))
    return before, after


_REACH = 1_000
"""How far from some words the ends of their clause are looked for, in code points."""


def clause_of(quote: str, sentence: Sentence) -> str:
    """The whole clause of a sentence that holds some words of it."""
    start = max(0, sentence.text.find(quote))
    (_, begin), (finish, _) = _around(sentence.text, start, start + len(quote))
    return bare(sentence.text[begin:finish])


def without(problem: Problem, sentence: Sentence) -> str | None:
    """What stands before the clause of a problem, if that is the last and the rest a statement."""
    start, end = problem.start - sentence.start, problem.end - sentence.start
    (before, _), (_, after) = _around(sentence.text, start, end)
    rest = bare(sentence.text[:before])
    if sentence.text[after:].strip(" .!") or not is_clause(rest) or len(rest.split()) < 4:
        return None
    return None if _TIED.match(rest) or _POINTED.search(rest) else respell(rest)


# --- the complaint told back ------------------------------------------------------------------

_TURNED = {
    "my": "your", "our": "your", "mine": "yours", "me": "you", "us": "you", "i": "you",
    "we": "you", "your": "our", "myself": "yourself",
}  # fmt: skip
_NOT_TOLD = Search(
    r"[\"“”?!&:()…@#]|\b(?:please|pls|want|wanted|need|says?|said|you|yours|yous|ur|u|im|wtf|lol"
    r"|thieves?|liars?|scam\w*|idiots?|robbers?|disgrac\w*|pathetic|useless|joke|shambles|appalling"
    r"|disgusting|rubbish|crap|shit|bloody|damn|hell|never again|silence)\b",
    re.I,
)
_CHOSEN = Search(
    r"(?:i|we)(?:['’]ve| have)? (?:ordered|bought|booked|paid|asked|hired|cancelled|canceled)\b",
    re.I,
)
"""Not what went wrong, but what came before."""
_AGREED = (
    (re.compile(r"\byou (also |just |still |then )?was\b"), r"you \1were"),
    (re.compile(r"\byou am\b|\byou['’]m\b"), "you are"),
    (re.compile(r"\byou wasn['’]t\b"), "you weren't"),
)


def told_back(reply: Reply) -> str | None:
    """What went wrong, from the complaint, as one tells it to the one who complained."""
    if reply.complaint is None:
        return None
    summary = re.split(r"\s*;\s*", reply.complaint.issue.summary.strip())[0].rstrip(".! ")
    clause = re.split(r",\s+(?=and\b|but\b|so\b|now\b|no\b)", summary)[0]
    if _NOT_TOLD.search(clause) or len(clause.split()) > 18 or not is_clause(clause):
        return None
    if _CHOSEN.match(clause) or not re.match(
        r"(?:my|our|the|your|i|we|nobody|no one|a|an|both|two|three)\b", clause, re.I
    ):
        return None

    def turn(match: re.Match[str]) -> str:
        word = match[0]
        return _TURNED.get(word.lower(), word) if not (word.isupper() and len(word) > 1) else word

    turned = re.sub(r"\b[A-Za-z]+\b", turn, clause)
    for pattern, agreed in _AGREED:
        turned = pattern.sub(agreed, turned)
    return turned[0].lower() + turned[1:]


def sorry_that(reply: Reply) -> str | None:
    """An apology for what went wrong by the complaint, where that can be told back."""
    told = told_back(reply)
    return None if told is None else f"I'm sorry that {told}."
