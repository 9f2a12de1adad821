"""Next steps without time or owner."""

import re
from collections.abc import Iterator

from replykit import guards
from replykit.model import Severity
from replykit.phrases import word_list
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules._wording import (
    bare,
    blank_time,
    closing,
    is_clause,
    is_plain,
    respell,
    reworded,
)
from replykit.search import Search
from replykit.text import SLOT, Sentence
from replykit.titles import TITLES

_MESSAGES = (
    (
        Search(
            r"\b(?:someone|somebody|team|department|passed|forwarded|escalat\w+|raised|noted)\b",
            re.I,
        ),
        "“{quote}” gives it to nobody in particular. Say who has it, and when the customer hears.",
    ),
    (
        Search(
            r"\b(?:look into|looking into|investigat\w+|review\w*|consider\w*|think|monitor\w*)\b",
            re.I,
        ),
        "“{quote}” has no end. Say by when you will have looked, as in “by noon on Thursday”.",
    ),
)
_OTHERWISE = (
    "“{quote}” leaves open who does what by when. Give a time that you can keep, as in “by noon on "
    "Thursday”, or the name of the one who will."
)
_SOON = Search(
    r"as soon as (?:possible|we can|I can)|\basap\b|\b(?:very )?shortly\b|\bin due course\b|"
    r"\bat (?:the|our) earliest(?: convenience| opportunity)?|(?<=you )soon\b",
    re.I,
)
_ASKS = frozenset({"please", "kindly", "could", "can", "would"})
_OURS = frozenset({"we", "i", "our", "will", "someone", "team"})
_HANDS_TO = frozenset(
    {"to", "with", "by", "from", "colleague", "manager", "is", "and", "me", "named"}
)
_DOES = frozenset(
    """
    who will has is from in at on rings calls phones emails writes brings comes is's would
    can
    """.split()
)
_NOT_BEFORE_A_NAME = frozenset({"the", "our", "hi", "dear", "hello", "a", "this", "your"})
_NO_PERSON = frozenset(
    """
    i monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december finance accounts billing legal
    support sales payroll logistics customer customers care service services team management
    hr it ops operations quality returns refunds claims complaints maintenance housekeeping
    reception admissions repairs facilities security engineering technical head office
    google apple facebook instagram whatsapp twitter dm dms pm app store sms email english
    uk us usa eu london
    """.split()
)


@rule(
    group="promises",
    severity=Severity.WARNING,
    examples=[
        Example(
            bad="[[Someone will be in touch]].",
            good="Maya from billing will ring you before noon tomorrow.",
        ),
        Example(
            bad="[[We will look into it]].",
            good="I'll look into it and write to you by noon on Thursday.",
        ),
        Example(
            bad="[[I've passed your comments on to the kitchen]].",
            good="I have given your comments to Lena, and she rings you on Wednesday.",
        ),
        Example(
            bad="Your new jeans [[will be sent out as soon as possible]].",
            good="Your new jeans will be sent out as soon as possible, by Friday.",
        ),
        Example(
            bad="[[Leave it with me]].",
            good="I have it, and you hear from me by five today.",
        ),
        Example(
            bad="Your refund [[is under process]].",
            good="Your refund left us this morning and reaches you by Friday.",
        ),
    ],
    leaves_alone=[
        "I'll be in touch by noon on Thursday.",
        "We'll look into it. You'll hear from me by Friday.",
        "Please message us so that we can look into it.",
        "As soon as your return is scanned, the $74 goes back to your card.",
        "I have passed this to Lena, who rings you on Wednesday.",
        "It is on its way. Maya will ring you then.",
        "We looked into it on Monday and found your parcel.",
        "Please call us as soon as you can.",
        "You should have received a call from us, and you didn't.",
        "I hope he is soon out of intensive care.",
        "I have passed it on to him and his manager, and it made his day.",
    ],
)
def vague_follow_up(reply: Reply) -> Iterator[Problem]:
    """A next step without a time or an owner.

    ## Why it matters
    “Soon” puts the waiting on the customer: they cannot tell when to stop, so they write again.
    A day and a name let them put it out of their mind.

    ## Write instead
    Who does what by when. If you do not know the answer, promise the next message you control:
    “I'll write again by noon on Thursday, even if there is no news.”

    ## When not to use it
    In an automatic receipt that is followed by a person's reply with a date.

    ## What it cannot see
    Whether a time in the same or the next sentence belongs to this very step: it gives the
    writer the benefit of the doubt. A first name at the very start of a sentence counts only if
    it is a common one.
    """
    answered: dict[int, bool] = {}
    for problem in reply.found("vague-follow-up", _message):
        sentence = reply.sentence_at(problem.start)
        if sentence is None:
            continue
        if sentence.index not in answered:  # a sentence may hold very many promises
            answered[sentence.index] = _is_answered_for(reply, sentence)
        if answered[sentence.index] or _is_no_step(reply, problem, sentence):
            continue
        if problem.evidence and sentence.norms[0] in _ASKS and not _OURS & set(sentence.norms):
            continue
        if _DECLINED.search(reply.text[problem.start : sentence.end]):
            continue
        if _hands_praise_on(sentence):
            continue
        yield reworded(reply, problem, lambda one, at: _reword(reply, at))


_DECLINED = Search(
    r"^(?:i|we|nobody here|no one here)(?: (?:will not|shall not|will never|can not|cannot|do not)"
    r"|(?:['’]ll)? (?:won['’]t|can['’]t|don['’]t|never))\b(?!.*\b(?:until|unless|yet|before|sure"
    r"|know|forget|rest|hesitate|discuss\w*|further)\b)",
    re.I | re.S,
)
"""A no is a whole answer: nothing is left to be done."""
_PRAISE = Search(
    r"\b(?:kind|lovely|warm|nice|generous|wonderful) (?:words?|review|note|message|letter"
    r"|comments?)\b|\b(?:praise|compliments?)\b|\byour thanks\b",
    re.I,
)
_HANDED_ON = Search(
    r"\b(?:passed|shared|read|handed|forwarded|told|shown?)\b[^.!?]{0,40}\b(?:on|to|with|along|out)\b",
    re.I,
)
_GLAD = Search(
    r"\b(?:delighted|thrilled|touched|chuffed|pleased|over the moon|smil\w+|beam\w+|proud|blush\w+"
    r"|made (?:his|her|their|my|our))\b",
    re.I,
)


def _hands_praise_on(sentence: Sentence) -> bool:
    """Whether thanks or praise was handed on, which asks for no next step."""
    if not _HANDED_ON.search(sentence.text):
        return False
    before = sentence.neighbour(-1)
    told = sentence.text if before is None else f"{before.text} {sentence.text}"
    return _PRAISE.search(told) is not None or _GLAD.search(sentence.text) is not None


_CLOSED = closing("will|shall|can|is|has")
_WISHED = Search(
    r"\b(?:hope|hopes|hoping|wish|wishing|trust|glad)\b[^.!?;]{0,30}?"
    r"\b(?:he|she|they|you|it|your [a-z]+(?: [a-z]+)?)(?:['’]s|['’]re| is| are| feels?| gets?"
    r"| will be| recovers?| heals?)\b",
    re.I,
)
_DONE = Search(
    r"\b(?:made|makes|brightened|lifted|touched|cheered|thrilled|delighted|meant|smiled|beamed)\b"
    r"(?: [a-z]+){0,3} \b(?:day|week|morning|evening|shift|him|her|them|us|lot|world|ear|face)\b"
    r"|\bthat (?:same )?(?:day|evening|morning|afternoon|night)\b",
    re.I,
)


def _is_no_step(reply: Reply, problem: Problem, sentence: Sentence) -> bool:
    """Whether nothing is left to be done: a matter closed, a wish for them, praise handed on."""
    quote = reply.text[problem.start : problem.end]
    return (
        _CLOSED.search(quote) is not None
        or (_WISHED.search(sentence.text) is not None and not _OURS_DO.search(sentence.text))
        or _DONE.search(sentence.text) is not None
    )


_OURS_DO = Search(r"\b(?:we|i)(?: will| shall|['’]ll| are| am|['’]re|['’]m)\b", re.I)


def _message(_: Sentence, quote: str) -> str:
    return next((told for search, told in _MESSAGES if search.search(quote)), _OTHERWISE)


def _reword(reply: Reply, sentence: Sentence) -> Iterator[str | None]:
    """The same promise with a time; where it is no promise of news, with news promised for a time.

    The time is the business's own where its policy gives one, and else tomorrow; in a canned reply,
    where that would be a promise on every send, it is a blank for the writer. "Someone" becomes
    the one who writes.
    """
    when = reply.policy.response_time if reply.policy else None
    when = (when or (blank_time(reply) or "tomorrow")).strip(" .")
    clause = bare(sentence.text)
    if not is_plain(clause) or _ASKED.search(clause) or not _PROMISES.search(clause):
        return
    promise = _WILL.sub("I'll ", clause) if _WILL.match(clause) else clause
    promise = _SOMEONE.sub("I ", promise)
    timeless = " ".join(_SOON.pattern.sub("", promise).split()).strip(" ,")
    timeless = re.sub(r"\b(?:very|as|at|the|in|just|then)$", "", timeless).strip(" ,")
    if not is_clause(timeless) or _WAITS.search(timeless):
        return
    who = "we" if re.search(r"\b(?:we|our)\b", timeless, re.I) else "I"
    told = next((told for search, told in _TOLD if search.search(timeless)), "what {who} know")
    if told.split()[-1] in timeless:
        told = "what {who} know"
    if not _NEWS.search(timeless):
        news = f"{who} will write to you {when} with {told.replace('{who}', who)}"
        if _DEED.match(timeless) and len(timeless.split()) <= _SHORT:
            yield respell(f"{timeless}, and {news}")
        else:
            yield respell(news)
    elif re.search(r"\b(?:and|when|once|if|as)\b", timeless):
        yield respell(f"{who} will write to you {when} with {told.replace('{who}', who)}")
    else:
        yield respell(f"{timeless} {when}")


_DEED = Search(r"(?:i|we)(?: |['’])", re.I)
_SHORT = 14
"""How many words a promise has at most that is worth keeping before the next step."""
_PROMISES = Search(
    r"\b(?:will|shall|hope|try|trying|look\w*|passed|forwarded|noted|raised|flagged|shared|chas\w+"
    r"|review|investigat\w+|working|talking|spoken|speak|let me|is with|being|going to"
    r"|escalat\w+)\b"
    r"|['’]ll\b",
    re.I,
)
_TOLD = (
    (
        Search(r"\b(?:look\w* into|look at|investigat\w+|review\w*|check\w*|chas\w+)\b", re.I),
        "what {who} find",
    ),
    (
        Search(
            r"\b(?:passed|forwarded|raised|flagged|shared|escalat\w+|inform\w*|speak|spoken|a word"
            r"|feedback|is with)\b",
            re.I,
        ),
        "what comes of it",
    ),
    (
        Search(
            r"\b(?:sent|dispatched|shipped|appointments?|attend|deliver\w*|book\w*|arrang\w+"
            r"|come out"
            r"|replac\w+|fix\w*|repair\w*|complet\w+)\b",
            re.I,
        ),
        "the date",
    ),
)
_ASKED = Search(
    r"\b(?:please|pls|kindly|stay tuned|hang tight|bear with|patien\w+|not|never)\b", re.I
)
_SOMEONE = Search(
    r"\b(?:someone|somebody)(?: (?:from|in|at|of|on) [a-z’' ]{2,40}?)? (?=will\b)", re.I
)
_WILL = Search(r"will (?=[a-z])", re.I)
_WAITS = Search(
    r"\b(?:by|until|at|on|in) (?:some (?:point|stage)|time)\b|\bsoon\b|\bfuture\b|\bmay\b", re.I
)
_NEWS = Search(
    r"\b(?:we|i|someone|somebody|team|they|office|colleague|manager|agents?|department|clinic)"
    r"(?: will|['’]ll)(?: also| then)? (?:(?:get|come|be) (?:back to you|back|in touch|in contact)"
    r"|reach out|follow up|get in touch"
    r"|(?:update|contact|call|ring|email|message|write to|reply to|respond to) (?:you|u)"
    r"|let you know)\b(?! of| about the outcome)"
    r"|\band(?: will|['’]ll)(?: then)? (?:get|come|be) (?:back|in touch)\b",
    re.I,
)


def _is_answered_for(reply: Reply, sentence: Sentence) -> bool:
    """Whether a person or a template's blank stands for the owner or the time, here or next."""
    if guards.clears(reply, sentence, "bounded-near", "triggered"):
        return True
    before, after = sentence.neighbour(-1), sentence.neighbour(1)
    if (
        before is not None
        and "then" in sentence.norms[-3:]
        and guards.clears(reply, before, "bounded")
    ):
        return True  # "… on Thursday. I'll ring you then."
    return any(
        _names_someone(reply, near) or _holds_blank_bound(near)
        for near in (sentence, after)
        if near is not None
    )


def _names_someone(reply: Reply, sentence: Sentence) -> bool:
    """Whether somebody is named who acts or to whom it was handed, not merely addressed."""
    norms, starts = sentence.norms, reply.tokens.starts
    for at, norm in enumerate(norms):
        if len(norm) < 2 or norm in _NO_PERSON or norm in TITLES:
            continue
        if not reply.text[starts[sentence.first + at]].isupper():
            continue
        titled = at > 0 and norms[at - 1] in TITLES
        lead = at - 1 if titled else at
        before = norms[lead - 1] if lead else ""
        after = norms[at + 1] if at + 1 < len(norms) else ""
        known = titled or norm in word_list("given")
        if not lead and not known:
            continue
        if after in _DOES and (known or before not in _NOT_BEFORE_A_NAME):
            return True
        if before in _HANDS_TO and (after in _DOES or after in (",", ".", "and", "(", "")):
            return True
    return False


def _holds_blank_bound(sentence: Sentence) -> bool:
    norms = sentence.norms
    return any(
        norm == SLOT
        and (
            norms[max(at - 1, 0)]
            in ("by", "on", "before", "within", "until", "at", "in", "from", "with", "to")
            or norms[at + 1 : at + 2] in (["will"], ["is"], ["has"], ["in"], ["from"])
        )
        for at, norm in enumerate(norms)
    )
