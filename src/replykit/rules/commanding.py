"""Orders given to the customer."""

import re
from collections.abc import Iterator

from replykit.rule import Example, Problem, Reply, rule
from replykit.search import Search

_ASK = Search(
    r"^(?:please\s+|kindly\s+)?you(?:\s+(?:really|will|shall|do|would)|['’]ll)?\s+"
    r"(?:must|(?:need|have|are required|are requested|are obliged|are expected|"
    r"are)\s+to)\s+(?P<what>[a-z].*)$",
    re.I | re.S,
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
    for problem in reply.found(
        "commanding", "“{quote}” gives the customer an order. Ask, say what for, or do it for them."
    ):
        yield Problem(
            problem.start,
            problem.end,
            problem.message,
            _asked(reply, problem),
            problem.severity,
            problem.confidence,
            problem.evidence,
        )


def _asked(reply: Reply, problem: Problem) -> str | None:
    """The order as a request, where the sentence is one that can be turned."""
    sentence = reply.sentence_at(problem.start)
    if sentence is None or problem.start - sentence.start > 2:
        return None
    words = sentence.text.rstrip(" .!;:")
    match = _ASK.match(words)
    if match is None or len(words.split()) > 25 or re.match(r"(?:not|be|have)\b", match["what"]):
        return None
    return f"Could you {match['what']}?"
