"""Arguing with the customer."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from replykit.model import Severity
from replykit.rule import Example, Problem, Reply, rule, shorten
from replykit.rules._wording import bare, is_clause, respell, reworded, without
from replykit.search import Search
from replykit.text import Sentence

_OTHERWISE = (
    "“{quote}” argues with the customer. Leave the point unmade; say what you found "
    "and what you will do."
)
_DENIES = Search(
    r"\b(?:not|n['’]t|far from|hardly|simply|un|in)\s?(?:true|correct|accurate|the case"
    r"|what happened)\b"
    r"|\b(?:untrue|incorrect|inaccurate|false|lies?|never happened|did(?: not|n['’]t) happen"
    r"|otherwise|nonsense|a fair account|wrong|mistaken|misleading|not possible|impossible)\b",
    re.I,
)
_MESSAGES = (
    (
        _DENIES,
        "“{quote}” tells the customer that they are wrong. Say what you found in your own voice, "
        "and "
        "ask what they saw.",
    ),
    (
        Search(
            r"\b(?:as (?:we|i|my|you|already|previously|has|stated|mentioned|explained|advised)|"
            r"already (?:told|explained|said)|(?:website|listing|terms|menu|sign|signed|agreed|"
            r"accepted|confirmation|booking|written|stated|described)\b)",
            re.I,
        ),
        "“{quote}” holds up what the customer was told. Say it again as if for the first time, or "
        "leave it out.",
    ),
    (
        Search(r"\b(?:claim|claims|claiming|allege\w*|so-called|supposed\w*)\b|[“\"]", re.I),
        "“{quote}” doubts the customer's word. Use their account as they gave it, and say what you "
        "found.",
    ),
)
_LEAD_IN = Search(
    r"^(?:with (?:all )?(?:due |the greatest )?respect|for the record|contrary to [^,]{3,40}"
    r"|frankly"
    r"|to be (?:honest|fair|clear|frank|blunt)|let me (?:be (?:clear|blunt)"
    r"|set the record straight)"
    r"|just to be clear|(?:as|like) (?:(?:we|i) (?:have )?(?:already |previously )?(?:told|said|"
    r"explained|mentioned|advised|stated|wrote)|my colleague [a-z]+|(?:already|previously|has been)"
    r"|stated|mentioned|explained|advised|per|outlined|you (?:will )?(?:know|knew|agreed"
    r"|were told))"
    r"[^,:]{0,60})\s*[,:]\s*"
    r"|^(?:(?:i|we)(?:['’]d| would| must| have to| feel bound to| should)? ?(?:like to )?"
    r"(?:gently |respectfully |also |politely )?(?:say|add|point out|note|remind you|stress"
    r"|clarify)"
    r"|it (?:is|['’]s) (?:important|worth|only fair) (?:to note|noting|to say)"
    r"|(?:it )?should be noted|may (?:i|we) (?:remind you|point out|add)"
    r"|you(?:['’]ll| will) find|you (?:must|have to|will) understand) that\s+",
    re.I,
)
_ASIDE = Search(
    r",? ?\b(?:with (?:all )?(?:due )?respect|frankly|clearly|obviously|evidently|of course"
    r"|actually"
    r"|simply|quite|as (?:you know|stated|mentioned|advised)|technically)\b,?(?= )",
    re.I,
)
_CLAIMS = {"claim": "write", "claims": "writes", "claiming": "writing", "claimed": "wrote",
           "allege": "write", "alleged": "wrote", "alleging": "writing"}  # fmt: skip
# What proves the customer wrong proves it without the "clearly", too.
_STILL = Search(
    r"\b(?:is|are|was|were) clear\b|\b(?:it|which|this|that|cctv|footage|records?|logs?|system)"
    r" (?:shows?|showed|proves?|proved|states?|stated|confirms?|confirmed)\b"
    r"|\bby you\b|^you (?:are|were|have|had|did|do|knew|chose|signed|agreed|accepted|failed)\b"
    r"|\byou(?:['’]re| are) (?:not|an?|wrong|mistaken)\b",
    re.I,
)
_REMARK = Search(
    r"^which\b|\bas (?:\w+ )?(?:stated|explained|described|shown|written|mentioned|advised)\b"
    r"|\bi (?:do not|don['’]t) (?:know|see|understand)|\bi['’]m (?:not sure|struggling)|\bcurious\b"
    r"|\bsurpris\w+|\bwonder\w*|\bgood story\b|\bwe do not accept\b|\bdraw their own\b|\bsurely\b"
    r"|\b(?:is|are) (?:clearly )?(?:stated|written|set out|shown|listed|explained)\b",
    re.I,
)
# What they did, told them as the reason, argues without the remark, too.
_THEIR_DOING = Search(r"you (?!(?:are|were|have|had|can|could|will|should|may) )[a-z]+", re.I)
_HEARD = "I have a different account of this, and I would like to hear more of yours."
_FAREWELL = re.compile(
    r"(?:good ?bye|bye(?: bye)?|farewell|so long|good night|until (?:then|next time))"
    r"(?: (?:for now|then|and (?:good luck|take care|thank you|thanks)))?\W{0,3}",
    re.I,
)
_SCORNED = Search(r"[“\"]([^“”\"\n]{2,40})[”\"]")
_SCORN = (
    "“{quote}” holds the customer's own word up to doubt. Use it without the marks, or say what "
    "you "
    "found."
)
_BEFORE_SCORN = frozenset(
    """
    your you being could was were not this hardly have did who nt
    """.split()
)
_TELLING = frozenset("told tell gave sent offered promised showed quoted texted".split())
"""What follows "told you" is what was said."""
_OWN_WORDS = Search(
    r"\b(?:sorry|apolog\w*|words?|says?|said|wr[io]te|writing|wrote|call(?:ed|ing) it|calling|"
    r"advert|ad|deserved|hono(?:u?)r|right|we put|ours|us)\b",
    re.I,
)


@rule(
    group="core",
    severity=Severity.ERROR,
    examples=[
        Example(
            bad="[[As we already told you]]: no refunds.",
            good="The fare can't be refunded, but I can move your seat to any train this week.",
        ),
        Example(
            bad="[[Our records clearly show otherwise]].",
            good="I have a delivery scan at 14:02, and you have no parcel, so I opened a trace.",
        ),
        Example(
            bad="[[With all due respect]], a join in the worktop is standard.",
            good="A worktop of that length comes in two parts, which we should have said.",
        ),
        Example(
            bad="[[That is simply not true]].",
            good="I have a different time in our log, and I'd like to hear yours.",
        ),
        Example(
            bad="[[If you had read the listing, you would have known]].",
            good="The size stands at the foot of the listing, which is too far down.",
        ),
        Example(
            bad="[[Let me set the record straight]]: the pool was open.",
            good="The pool was open until six that day, and I can see that you came at seven.",
        ),
    ],
    leaves_alone=[
        "You are right, that is not true of our plans.",
        "It actually arrived two days late, and that is on us.",
        "Our records show 27 degrees in the gym on Tuesday, so I had the unit replaced.",
        "As I told you on Monday, the deposit is yours in full.",
        "You weren't mistaken: my colleague did promise you a fee waiver.",
        "We don't dispute that the parcel was thrown.",
        "Five devices can be used on this plan.",
        "Could you tell me what you were told at the desk?",
        "Goodbye.",
        "Calm down time for your cat comes in a box: the plug needs a day to work.",
    ],
)
def argumentative(reply: Reply) -> Iterator[Problem]:
    """The customer disputed, corrected, lectured, mocked or talked down to.

    ## Why it matters
    A complaint is not a trial. Proving the customer wrong wins a point and loses the customer,
    and in public it tells every reader how their own complaint would fare.

    ## Write instead
    Say what you found, in your own voice, without “you”. Where your facts differ from theirs,
    say so once and ask for theirs. Then say what you will do.

    ## When not to use it
    Where the law makes you contest a claim in set words, as in a formal response to a tribunal.

    ## What it cannot see
    Irony without a mark of it (“A harpist, perhaps?”), and a plain statement that contradicts
    what the customer wrote: the rule does not weigh one account against the other.
    """
    taken: set[int] = set()
    for problem in reply.found("argumentative", _message):
        sentence = reply.sentence_at(problem.start)
        if problem.evidence and sentence is not None and _FAREWELL.fullmatch(sentence.text):
            continue
        if sentence is not None:
            taken.add(sentence.index)
        yield reworded(reply, _ungreeted(reply, problem), lambda one, at: _reword(reply, one, at))
    yield from _scorned_words(reply, taken)


_GREETED = re.compile(
    r"(?:(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening))\b[^,.;:!?\n]{0,30})?,\s+"
    r"(?=\S+\s+\S)",
    re.I,
)


def _ungreeted(reply: Reply, problem: Problem) -> Problem:
    """The problem without the greeting that opens its sentence, which argues with nobody."""
    greeted = _GREETED.match(reply.text, problem.start, problem.end)
    if greeted is None:
        return problem
    whole, rest = (shorten(reply.text[at : problem.end]) for at in (problem.start, greeted.end()))
    told = problem.message.replace(f"“{whole}”", f"“{rest}”")
    return replace(problem, start=greeted.end(), message=told)


def _message(_: Sentence, quote: str) -> str:
    return next((told for search, told in _MESSAGES if search.search(quote)), _OTHERWISE)


def _reword(reply: Reply, problem: Problem, sentence: Sentence) -> Iterator[str | None]:
    """The sentence without what makes it argue, or without the clause that does."""
    clause = bare(sentence.text)
    led = _LEAD_IN.sub("", clause)
    calm = _ASIDE.sub("", led)
    calm = re.sub(
        r"\b(?:claim(?:s|ed|ing)?|alleg(?:e|ed|ing))\b(?! to\b)",
        lambda m: _CLAIMS[m[0].lower()],
        calm,
    )
    quote = reply.text[problem.start : problem.end]
    if calm != clause and is_clause(calm) and quote not in calm and not _STILL.search(calm):
        yield respell(calm)
    if _REMARK.search(quote):
        rest = without(problem, sentence)
        if rest is not None and not _THEIR_DOING.match(rest):
            yield rest
    if _DENIES.search(quote):
        yield _HEARD


def _scorned_words(reply: Reply, taken: set[int]) -> Iterator[Problem]:
    """The customer's own words held up in quotation marks: your “freezing” room."""
    for match in _SCORNED.finditer(reply.text):
        sentence = reply.sentence_at(match.start())
        if sentence is None or sentence.index in taken or len(match[1].split()) > 4:
            continue
        tokens = reply.tokens
        at = bisect_left(tokens.starts, match.start(), sentence.first, sentence.last)
        before = tokens.norms[max(sentence.first, at - 2) : at]
        if not before or before[-1] not in _BEFORE_SCORN or sentence.holds(_OWN_WORDS):
            continue
        if before[-1] == "you" and before[-2:-1] and before[-2] in _TELLING:
            continue
        taken.add(sentence.index)
        yield Problem(match.start(), match.end(), _SCORN.replace("{quote}", match[1]))
