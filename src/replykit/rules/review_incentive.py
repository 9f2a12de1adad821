"""A reward for a review, or for changing or removing one."""

import re
from collections.abc import Iterator, Set

from replykit import guards
from replykit.model import Channel, Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.search import Search
from replykit.text import Sentence

_LOOSE = re.compile(r"(?:delet|remov|edit|withdr|retract|amend)\w*\s+the", re.I)
_POSTED = re.compile(
    r"(?:\s+[\w'’-]+){0,2}?\s+(?:feedback|reviews?|ratings?|stars?|scores?|posts?|comments?|tweets?|"
    r"threads?|wording|text|statement|complaint|write-?up|video)\b",
    re.I,
)
_THANKED = re.compile(
    r"\bthank(?:s| you)\b[^.!?]{0,20}? for (?:your|the|this|leaving|taking|writing|posting)\b"
    r"[^.!?]{0,30}?\b(?:review|feedback|comment|post)",
    re.I,
)
# A credit score is no review: who asks a bureau to raise it offers nothing for stars.
_CREDIT = Search(
    r"\bcredit (?:bureaus?|agenc(?:y|ies)|scores?|files?|reports?|ratings?|records?|histor(?:y|ies)"
    r"|reference|reporting)\b|\b(?:experian|equifax|transunion|schufa|cibil)\b",
    re.I,
)
_OF_A_REVIEW = Search(
    r"\b(?:reviews?|reviewing|stars?|testimonials?|trustpilot|tripadvisor|yelp|tweets?|posts?"
    r"|comments?|feedback|recommend\w*|endors\w+|google|rating us|rate us)\b",
    re.I,
)
# A deal over a parcel or a form is none over a review.
_WRITTEN = Search(
    r"\b(?:reviews?|reviewing|stars?|testimonials?|trustpilot|tripadvisor|yelp|google|facebook|insta"
    r"(?:gram)?|re-?tweet\w*|tweet\w*|post(?:s|ed|ing)?(?! office)|comments?|feedback|recommend\w*"
    r"|endors\w+|ratings?|rat(?:e|ed|ing) (?:us|me|our|it)|scores?|survey|votes?|hashtag|shout-?out"
    r"|tag (?:us|me)|socials?|online|public(?:ly)?|threads?|videos?|write-?ups?|wording|words?|text"
    r"|statement|complaints?|down|delet\w+|remov\w+|edit\w*|withdr[ae]w\w*|retract\w*|amend\w*"
    r"|revis\w+|writ(?:e|ing) (?:about|of|something)|wrote|say|said|mention\w*|shar(?:e|es|ing)"
    r"|spread|thumbs?|marks?|likes?|happier|positive\w*|negative\w*)\b|[★⭐]",
    re.I,
)
# Praise handed on to the one it is for: what is given is thanks, and nothing hangs on it.
_HANDED_ON = Search(
    r"\b(?:pass(?:ed|es|ing)?|hand(?:ed|ing)?|forward(?:ed|ing)?|relay(?:ed|ing)?|read(?:ing)?"
    r"|tell|told|share[ds]?|sharing|show(?:ed|n|ing)?|send|sent|give|gave|mention(?:ed)?)\b"
    r"[^.!?;]{0,25}?\b(?:your|the|these|those|such|what) (?:very |so |own )?(?:kind |lovely |nice "
    r"|generous |warm |good |glowing )?(?:words?|comments?|praise|review|feedback|note|compliments?"
    r"|thanks|message|post|you (?:wrote|said|posted))\b[^.!?;]{0,25}?"
    r"\b(?:to|with|on|along|by|for)\b",
    re.I,
)
_GIVEN = Search(
    r"\b(?:refund\w*|reimburse\w*|discount\w*|vouchers?|coupons?|gifts?|freebies?|cashback|credit\w*"
    r"|rewards?|bonus|points|free|waive\w*|compensat\w+|prize|raffle|upgrade\w*|off|gratis"
    r"|complimentary|on (?:us|me|the house)|something (?:nice|special))\b|[£$€₹%]",
    re.I,
)
_MESSAGE = "“{quote}” ties something of value to a review. Give the remedy without a condition."


@rule(
    group="public",
    severity=Severity.ERROR,
    examples=[
        Example(
            bad="[[If you remove the review we can give you a free case]].",
            good="The new case left here this morning, whatever you decide to do with your review.",
            channel=Channel.REVIEW,
        ),
        Example(
            bad="[[Edit your stars and dinner is on us]].",
            good="Dinner is on us for the ninety minutes that you sat without food.",
            channel=Channel.REVIEW,
        ),
        Example(
            bad="There's $[[10 for each review]] over fifty words.",
            good="We would be glad to read how the repair held up, good or bad.",
        ),
        Example(
            bad="We can [[process the refund once the negative feedback has been removed]].",
            good="We sent the refund this morning. What you wrote stays where it is.",
            channel=Channel.REVIEW,
        ),
        Example(
            bad="[[In return for a better rating we offer 20% off]].",
            good="We took 20% off the bill for the hour you waited.",
            channel=Channel.REVIEW,
        ),
        Example(
            bad="Perhaps [[you could take this down and we drop the late fee]].",
            good="We have dropped the late fee, as the reminder never reached you.",
            channel=Channel.SOCIAL,
        ),
    ],
    leaves_alone=[
        "The refund is yours whether or not you change a word of your review.",
        "Thank you for your kind words about the gardens and the breakfast.",
        "If anyone gives you trouble with the voucher, show this post at the till.",
        "Our hours on Google were wrong and you drove here for nothing.",
        "If you feel we've earned it, you're welcome to update the stars. If not, leave them.",
        "The card that offered $5 for a good review was against the rules, and it is in the bin.",
        "Your review got the extractor fan mended, so thank you.",
        "We reviewed your claim once more and found that the £220 was owed all along.",
        "Your dessert was free because it came late, and for no other reason.",
        "We'd be glad of a line on Google about how the repair went.",
        "The fee is waived, and the garage says that they have deleted the file.",
        "Your deposit is refunded, and Ines removed the card once she saw the mix-up.",
        "In exchange for the torn tent you'll have the four-man model on Friday.",
        "Thank you for writing; we will pass your kind words to Priya.",
        "When I read your lovely comment to the team, the lunch break stopped for a cheer.",
    ],
)
def review_incentive(reply: Reply) -> Iterator[Problem]:
    """A remedy or a gift that hangs on a review.

    ## Why it matters
    It turns what the customer is owed into a price for silence or praise. The large platforms
    forbid it, and so do consumer laws in many places; and it is posted, with a screenshot, more
    often than it works.

    ## Write instead
    Put the fault right first and without a condition. You may ask for a review, good or bad, as
    long as nothing depends on it.

    ## When not to use it
    There is no kind of reply in which this is wanted; lower its severity only for text that
    quotes such offers, as training material does.

    ## What it cannot see
    An offer and its condition that stand several sentences apart, or a hint that names neither.
    """
    if _CREDIT.search(reply.text) and not _OF_A_REVIEW.search(reply.text):
        return
    seen: set[int] = set()
    for problem in reply.found("review-incentive", _MESSAGE):
        sentence = reply.sentence_at(problem.start)
        if sentence is not None:
            if not (reply.channel.is_public or _speaks_of_words(sentence)):
                continue
            seen.add(sentence.index)
        yield problem
    named = {sentence.index for sentence in reply.sentences if _names_review(reply, sentence)}
    for sentence in reply.sentences if named else ():
        if sentence.index in seen or not _is_deal(reply, sentence, named):
            continue
        if reply.is_quoted(sentence.start, sentence.end):
            continue
        yield Problem(
            sentence.start,
            sentence.end,
            _MESSAGE.replace("{quote}", sentence.text),
            "We would be glad to hear how this ended, good or bad.",
        )


def _speaks_of_words(sentence: Sentence) -> bool:
    """Whether it or the sentence before speaks of what somebody wrote or might write."""
    near = (sentence.neighbour(-1), sentence)
    return any(one is not None and _WRITTEN.search(one.text) for one in near)


def _names_review(reply: Reply, sentence: Sentence) -> bool:
    """Whether a sentence speaks of a public review.

    "Deleted the" alone does not say of what: a file, a card, a booking.
    """
    return any(
        not _LOOSE.fullmatch(reply.text[start:end]) or _POSTED.match(reply.text, end, sentence.end)
        for start, end in guards.find_class(sentence, "review-talk")
    )


def _is_deal(reply: Reply, sentence: Sentence, named: Set[int]) -> bool:
    """Whether a sentence names a public review, a reward and what ties them together.

    The review may be asked for in the sentence before. *named* are the sentences that speak of one.
    """
    before = sentence.neighbour(-1)
    if sentence.index not in named and sentence.index - 1 not in named:
        return False
    if not guards.find_class(sentence, "reward"):
        return False
    if _HANDED_ON.search(sentence.text) and not _GIVEN.search(sentence.text):
        return False
    if guards.clears(reply, sentence, "untied", "reported-offer", "reviewed"):
        return False
    if len(guards.find_class(sentence, "review-talk")) == 1 and _THANKED.search(sentence.text):
        return False
    if sentence.index in named:
        return any(guards.find_class(sentence, name) for name in ("review-tie", "review-act"))
    return (
        before is not None
        and bool(guards.find_class(before, "review-ask"))
        and bool(guards.find_class(sentence, "review-deal"))
    )
