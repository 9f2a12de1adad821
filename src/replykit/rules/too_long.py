"""Longer than its channel holds."""

from collections.abc import Iterator

from replykit import channels
from replykit.model import Channel, Severity
from replykit.rule import Example, Problem, Reply, rule

_TEXT = (
    "The van broke down at Hull and is mended. "
    "Your sofa comes at six today, and Colin carries it up. "
)
_SMS = (_TEXT * 4)[: channels.SMS_ADVISED]
_POST = (_TEXT * 3)[: channels.POST_LIMIT]


@rule(
    group="structure",
    severity=Severity.ADVICE,
    scope="reply",
    examples=[
        Example(
            bad=_SMS + "[[ He rings when he is ten minutes off.]]",
            good="Sorry the sofa is late, Ade. It comes at six today and Colin carries it up.",
            channel=Channel.SMS,
        ),
        Example(
            bad=_POST + "[[ He rings when he is ten minutes off.]]",
            good="Sorry the sofa is late, Ade. It comes at six today and Colin carries it up.",
            channel=Channel.SOCIAL,
        ),
    ],
    leaves_alone=[
        "Sorry the sofa is late, Ade.",
        "It comes at six today and Colin carries it up.",
        "See https://sofas.example/a/very/long/address/that/counts/as/twenty/three for the hours.",
        _TEXT * 2,
        "Sorry – it’s on its way.",
        "It is with you by six. " * 4,
    ],
)
def too_long(reply: Reply) -> Iterator[Problem]:
    """Longer than the channel takes in one piece.

    ## Why it matters
    What does not fit is refused, cut off, or sent in parts that arrive in any order.

    ## Write instead
    Keep the apology, the remedy and the date. Move the rest to an email or a private message.

    ## When not to use it
    Where your tool splits long posts or your account is not limited. Ignore the rule there.

    ## What it cannot see
    Limits of other platforms: replies in an app store may be far shorter (about 350 characters on
    Google Play). The limit of 4,096 bytes for reviews is that of Google.
    """
    found = channels.exceeded(reply.text, reply.channel)
    if found is None:
        return
    limit, size = found
    start = _fits(reply.text, limit)
    message = f"{size:,} {limit.unit} are more than {limit.platform} holds ({limit.size:,})."
    if reply.channel is Channel.SMS:
        sms = channels.count_sms(reply.text)
        message = (
            f"This is sent in {sms.parts} parts; "
            f"{limit.platform} should stay within {limit.size:,} characters."
        )
        if sms.culprits:
            shown = " ".join(sms.culprits[:5])
            message += f" Without {shown} each part would hold twice as much."
    yield Problem(
        start,
        len(reply.text),
        message,
        severity=Severity.WARNING if limit.rejects else None,
    )


def _fits(text: str, limit: channels.Limit) -> int:
    """How much of the text fits, in code points."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if channels.measure(text[:middle], limit.unit) <= limit.size:
            low = middle
        else:
            high = middle - 1
    return low
