"""draft_reply: from a complaint, a policy and a case to a draft."""

from collections.abc import Iterator
from typing import TypeVar

from replykit.drafter.compose import compose
from replykit.drafter.known import as_told
from replykit.drafter.situation import Situation
from replykit.model import Case, Channel, Complaint, ConfigError, Draft, Policy, Stage


def draft_reply(
    complaint: Complaint | str,
    policy: Policy | None = None,
    case: Case | None = None,
    stage: str = "first",
    *,
    channel: str | None = None,
) -> Draft:
    """Draft a reply.

    Args:
        complaint: a parsed complaint, or its bare text.
        policy: the business's standing facts; without one, the usual remedies are offered as a
            choice and stand among the commitments as unconfirmed.
        case: what only the caller knows of this case.
        stage: where the conversation stands: first, update, resolution, check-in, boundary,
            escalation or parting.
        channel: where the reply goes; by default, where the complaint came from.

    Raises:
        TextError: the text is no string, or is too long.
        ConfigError: the stage or the channel is unknown.
    """
    return write(complaint, policy, case, stage, channel, 0)


def variants(
    complaint: Complaint | str,
    n: int = 3,
    policy: Policy | None = None,
    case: Case | None = None,
    stage: str = "first",
    *,
    channel: str | None = None,
) -> tuple[Draft, ...]:
    """Draft up to *n* different replies to choose from; the first is draft_reply's own."""
    if n < 1:
        raise ConfigError(f"n must be 1 or more, not {n}")
    first = write(complaint, policy, case, stage, channel, 0)
    return (first, *others(first, n - 1, policy, case, stage, channel=channel))


def others(
    first: Draft,
    n: int,
    policy: Policy | None = None,
    case: Case | None = None,
    stage: str = "first",
    *,
    channel: str | None = None,
) -> Iterator[Draft]:
    """Up to *n* drafts in other words than a first one, each written when it is asked for."""
    found = {first.text}
    for turn in range(1, 3 * (n + 1)):
        if len(found) > n:
            return
        draft = write(first.complaint, policy, case, stage, channel, turn)
        if draft.text not in found:
            found.add(draft.text)
            yield draft


def write(
    complaint: Complaint | str,
    policy: Policy | None,
    case: Case | None,
    stage: str,
    channel: str | None,
    turn: int,
) -> Draft:
    """The draft that comes *turn* places after the first choice."""
    place = None if channel is None else _read(Channel, channel, "channel")
    at = _read(Stage, stage, "stage")
    complaint = _parsed(complaint, channel)
    policy, to = policy or Policy(), place or complaint.channel
    told = as_told(case or Case(), policy, to)
    return compose(Situation(complaint, policy, told, at, to, turn))


def _parsed(complaint: Complaint | str, channel: str | None) -> Complaint:
    if isinstance(complaint, Complaint):
        return complaint
    from replykit.complaint import parse_complaint

    return parse_complaint(complaint, channel=channel or Channel.EMAIL)


Choice = TypeVar("Choice", Channel, Stage)


def _read(kind: type[Choice], value: str, what: str) -> Choice:
    try:
        return kind(value)
    except ValueError:
        known = ", ".join(kind)
        raise ConfigError(f"there is no {what} {value!r}; choose one of {known}") from None
