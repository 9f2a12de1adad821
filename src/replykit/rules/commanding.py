"""Orders given to the customer."""

import re
from collections.abc import Iterator

from replykit.rule import Example, Problem, Reply, rule
from replykit.rules._wording import bare, reworded
from replykit.search import Search
from replykit.text import Sentence

_MESSAGES = (
    (
        Search(r"\b(?:do not|don['’]t|refrain|never|no )", re.I),
        "“{quote}” forbids. Say what the customer can do instead, and what it is good for.",
    ),
    (
        Search(r"\b(?:ensure|make sure|check|kindly|please)\b", re.I),
        "“{quote}” sets the customer a task. Do it for them, or ask and say what it is for.",
    ),
)
_OTHERWISE = "“{quote}” gives the customer an order. Ask, say what for, or do it for them."
_ORDER = Search(
    r"^(?P<lead>(?:if|when|once|before|after|to|for|in order to|should) [^.;!?]{3,90}?,? )?"
    r"(?:(?:please |kindly )?you(?: (?:really|will|shall|do|would|also|then|simply|just)|['’]ll)*"
    r" (?:must|(?:need|have|are required|are requested|are obliged|are expected|are asked|are"
    r" advised|are) to)"
    r"|i (?:want|need|require|expect) you to"
    r"|(?:please |kindly )?(?:do )?(?:ensure|make sure|see to it|be sure)(?: that)? you"
    r"|(?:please |kindly )?(?:ensure|make sure|be sure) to|please|kindly)"
    r" (?P<what>[a-z].*)$",
    re.I | re.S,
)
_NO_ASK = Search(
    r"^(?:not|be|have|been|had|are|is|was|never|ensure|make sure|note|accept|find|allow|understand"
    r"|understood|refrain|do the needful|bear|keep in mind|rest|feel|see|also|do not|don['’]t|visit"
    r"|remain|stay|stop|wait|calm|relax|learn|listen|read|realise|realize|accept|grow|i|we|the|your|all|this|that|a|an|revert|expect)\b",
    re.I,
)
_IMPERATIVE = frozenset(
    """
    check send return bring fill submit delete clear restart reset update contact call ring email
    upload provide complete sign keep put take open close press download install uninstall reinstall
    test raise report attach confirm turn switch collect remove move pack log
    """.split()
)


@rule(
    group="register",
    examples=[
        Example(
            bad="[[You must return]] the router in its original box.",
            good="Could you return the router in its original box? The label is attached.",
        ),
        Example(
            bad="[[You need to fill in the form again]].",
            good="I have filled in the form for you; could you look at line 4?",
        ),
        Example(
            bad="[[Do not reply to this message]].",
            good="Reply to this email and it comes straight to me.",
        ),
        Example(
            bad="[[Please ensure all crumbs are removed]].",
            good="Could you shake out the crumbs before it goes in the box?",
        ),
        Example(
            bad="[[Tenants must report]] a leak in writing.",
            good="Ring me when it drips again and I'll send Colin the same day.",
        ),
        Example(
            bad="[[Check your spam folder and your junk]].",
            good="I have sent it again from my own address, so that it does not land in your "
            "spam folder.",
        ),
    ],
    leaves_alone=[
        "You don't need to do anything; the new router is coming to you on Wednesday.",
        "You must have felt awful standing there with four children and no room.",
        "If you smell gas, you must leave the house and ring 0800 111 999.",
        "Our staff are required to check the list twice. On your night it wasn't checked at all.",
        "Please update the app when it suits you; version 5.2 brings your playlists back.",
        "Send me her bill and I'll cover it.",
        "You never have to give your PIN to anybody, including us.",
        "Tell me which you'd like, the refund or a new pair, and I'll set it up today.",
        "It's our job to make certain that the cot is safe, so Erik is coming on Friday.",
    ],
)
def commanding(reply: Reply) -> Iterator[Problem]:
    """Orders: "you must", "please ensure", a bare imperative that hands the work over.

    ## Why it matters
    The one who complains has been put to trouble already. An order puts them to more, and puts
    the firm above them.

    ## Write instead
    Do it for them where you can. Where you need something, ask, say what for, and make it easy:
    "Could you send a photo? A blurry one is fine."

    ## When not to use it
    Safety instructions are left alone. Steps of a procedure that was asked for may read better as
    plain imperatives: silence the rule for that list.

    ## What it cannot see
    An order in the form of a question, and a friendly imperative that nobody would take amiss.
    """
    for problem in reply.found("commanding", _message):
        sentence = reply.sentence_at(problem.start)
        if sentence is not None and (
            (problem.evidence and _NO_ORDER.search(sentence.text)) or _is_kind(problem, sentence)
        ):
            continue
        yield reworded(reply, problem, _asked)


def _is_kind(problem: Problem, sentence: Sentence) -> bool:
    """Whether what is found takes work off the customer, or tells of our own."""
    start = problem.start - sentence.start
    clause = sentence.text[max(0, start - _NEAR) : problem.end - sentence.start + _NEAR]
    return (
        _SPARES.search(clause) is not None
        or _OURSELVES.search(clause) is not None
        or _OPEN_EAR.match(sentence.text) is not None
    )


_OPEN_EAR = re.compile(
    r"(?:do |please |just )?(?:come and )?(?:talk|write|speak|come|chat) to (?:us|me)"
    r"(?: (?:first|any ?time|whenever|about)\b|[.,!]|$)",
    re.I,
)
"""An invitation to say what is the matter."""


_NEAR = 60
"""How far around what is found it is looked what it is for, in code points."""
_SPARES = Search(
    r"\byou(?:['’]ll| will| only)? (?:need|have|are required|are asked) to do "
    r"(?:nothing|no more|not a thing)\b"
    r"|\b(?:do not|don['’]t|no need to|never) (?:please )?(?:trouble yourself|bother|worry"
    r"|feel (?:you|that you|obliged|rushed|pressed)|go to any trouble|rush|hurry)\b"
    r"|\b(?:do not|don['’]t|no need to) [^.;!?]{0,60}?[,;:] ?(?:(?:and|as|because|since) )?"
    r"(?:you can|you may|please|just|do) (?:just )?keep (?:it|them|the|both|all)\b",
    re.I,
)
_OURSELVES = Search(
    r"\b(?:i|we)(?:['’]ll| will|['’]ve| have| am|['’]m|['’]re| are)? "
    r"(?:(?!you\b|customers?\b|guests?\b|that\b|ask|need|want|require|expect|urge|remind)"
    r"[a-z]+ ){1,6}to (?:make|be) (?:sure|certain)\b",
    re.I,
)
_NO_ORDER = Search(
    r"\b(?:you|they|she|he) must (?:all |both |surely |really )?(?:feel|be feeling|find it"
    r"|have (?:felt|had|thought|wondered|(?:[a-z]+ly )?(?:dropped|missed|left|lost|broken|forgotten"
    r"|seen|heard|spent|gone|been|come|waited|taken|got|gotten|given|knocked|misread|misheard"
    r"|mistyped|misunderstood|mislaid|misplaced|overlooked|ignored|damaged|bent|spilled|spilt"
    r"|pressed|clicked|deleted|unplugged|not)\b)"
    r"|(?:be|have been) (?:so |very |quite |really |absolutely |utterly |rather |feeling )*"
    r"(?:exhausted|tired|furious|frustrated|upset|angry|disappointed|worried|anxious|devastated"
    r"|heartbroken|livid|fuming|shattered|frightened|scared|shaken|confused|annoyed|fed up|sick"
    r"|cross|desperate|distressed|gutted|overwhelmed|relieved|sad|starving|freezing|awful|hard"
    r"|difficult|wondering|worrying|longing))\b"
    r"|\bmust (?:be|have been) (?:so |very |quite |really |absolutely |utterly )*"
    r"(?:horrible|horrid|awful|terrible|dreadful|frustrating|upsetting|distressing|maddening"
    r"|infuriating|exhausting|frightening|worrying|annoying|hard|horrifying|unpleasant|painful)\b"
    r"|\b(?:i|we)(?:['’]ll| will|['’]ve| have| am|['’]m|['’]re| are)? (?:[a-z]+ ){1,8}"
    r"to (?:make|be) (?:sure|certain)\b"
    r"|\byou(?:['’]ll| will)(?: also| only| just)? need (?:your|a|an|some|about|around|\d)\b"
    r"|^[a-z]+ [^.;!?]{3,60} and (?:the|your|a) (?:full )?(?:refund|money|replacement|credit"
    r"|deposit|new [a-z]+) (?:follows?|is|goes|comes|will|leaves?)\b",
    re.I,
)
"""What somebody must feel or must have done, what we do to make sure of something, what will be
of use to them, and a step that brings a remedy."""


def _message(_: Sentence, quote: str) -> str:
    return next((told for search, told in _MESSAGES if search.search(quote)), _OTHERWISE)


def _asked(_: Problem, sentence: Sentence) -> Iterator[str]:
    """The order as a request, where the sentence is one that can be turned."""
    words = bare(sentence.text)
    found = _ORDER.match(words)
    lead, what = (found["lead"] or "", found["what"]) if found else ("", words)
    first = what.split()[0].lower() if what.split() else ""
    if found is None and first not in _IMPERATIVE:
        return
    if _SENT_AWAY.search(what):
        return
    if len(words.split()) > 28 or _NO_ASK.match(what) or _FAILING.search(what):
        return
    if first.endswith(("ed", "ing", "s")) and first not in ("press", "process", "address", "pass"):
        return
    lead = lead.strip(" ,")
    asked = f"{lead[0].upper()}{lead[1:]}, could you" if lead else "Could you"
    yield f"{asked} {what[0].lower()}{what[1:]}?"


# Asking them kindly to chase somebody else is no better than telling them to.
_SENT_AWAY = Search(
    r"\b(?:take (?:it|this|that) up|speak|talk|complain|raise (?:it|this|that)|contact|chase"
    r"|deal|argue|sort (?:it|this|that) out)\b[^.!?]{0,12}\b(?:with|to)? ?"
    r"(?:(?:the|your) (?:courier|carrier|manufacturer|supplier|driver|bank|landlord|insurer"
    r"|contractor|airline|seller|maker|agent|post office|council)|them|him|her|royal mail"
    r"|head office|whoever)\b|\b(?:contact|email|ring|call|phone|write to|visit) (?:the|our) "
    r"(?:[a-z]+ )?(?:office|team|desk|department|helpline|branch)\b",
    re.I,
)
_FAILING = Search(
    r"\b(?:or|otherwise|failing|failure|you must|you need|you will|ensure|make sure|we can['’]?t"
    r"|we cannot|please|it is|it['’]s|only|prove|desist|refrain|not|never|then|before you"
    r"|and (?:the|our|we|i|they|it|you))\b|[:;!?()\n]",
    re.I,
)
