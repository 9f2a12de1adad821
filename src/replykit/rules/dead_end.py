"""A no without a way on."""

import re
from collections.abc import Iterator

from replykit import guards
from replykit.model import Part, Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.search import Search

_WAY_ON = Search(
    r"\b(?:instead|alternativ\w+|however,? (?:i|we) (?:can|could|have|will)|but (?:i|we)(?:'d|"
    r"’d| can| could| have| will|'ll|’ll|'ve|’ve)|"
    r"(?<!not )what (?:i|we) can do|(?<!that )(?<!more )(?<!else )(?:i|we) can (?!not|confirm|"
    r"see|understand|assure|only)|ombudsman|regulator|adjudicat\w+|appeal|small claims|mediat\w+|"
    r"(?:ring|call|email|e-mail|write to|reach|message|dm|contact) (?:me|us)|reply (?:here|to "
    r"this)|would you like|if you(?:'d| would) (?:like|prefer|rather)|"
    r"could you|you can (?:still|also|ask|take|apply|claim|get)|your choice|let me know)\b",
    re.I,
)


@rule(
    group="structure",
    severity=Severity.ADVICE,
    scope="reply",
    examples=[
        Example(
            bad="Thanks for your email. [[Your claim has been closed]].",
            good="Thanks for your email. I closed the claim by mistake, and it is open again. I "
            "can move "
            "you to Thursday's show.",
        ),
        Example(
            bad="I read your letter. [[Your request has been declined]].",
            good="I read your letter. Your request has been declined, and the ombudsman can "
            "look at it "
            "free of charge until 6 May.",
        ),
        Example(
            bad="I checked with the fitter. [[There is nothing more that we can do]].",
            good="I checked with the fitter. He has no part for it. Would you like the old hob "
            "back or "
            "£40 towards another?",
        ),
    ],
    leaves_alone=[
        "There's nothing more you need to do.",
        "I can't reopen the old voucher. I can give you a new one.",
        "I can't share the driver's name, but I have passed on what you told us.",
        "Nothing can give you that evening back, and I'm sorry.",
        "We could not refund it on Sunday, so I have refunded it today.",
        "I cannot change the fare, so here is the form for the ombudsman.",
    ],
)
def dead_end(reply: Reply) -> Iterator[Problem]:
    """A refusal, and no way on.

    ## Why it matters
    A no is easier to bear with a door beside it. Without one, the next step is a review or a
    lawyer.

    ## Write instead
    Say no plainly, then what you can do, or who else can decide.

    ## When not to use it
    Where you are ending a conversation on purpose, after a warning.

    ## What it cannot see
    Whether the way on is a real one.
    """
    if Part.OPTIONS in reply.parts or Part.FOLLOW_UP in reply.parts:
        return
    if _WAY_ON.search(reply.text):
        return
    for sentence in reply.sentences:
        found = guards.find_class(sentence, "refusal")
        if not found or sentence.text.endswith("?"):
            continue
        start, end = found[0]
        if reply.is_quoted(start, end):
            continue
        quote = reply.text[start:end]
        yield Problem(
            start,
            end,
            f"“{quote}” closes a door and opens none. Add what you can do, or who else can decide.",
        )
        return
