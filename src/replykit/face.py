"""The one room where a draft meets the linter: each draft comes with its own lint."""

from replykit import drafter
from replykit.linter import Config, lint_reply
from replykit.model import Case, Complaint, ConfigError, Draft, Policy, check_kind


def draft_reply(
    complaint: Complaint | str,
    policy: Policy | None = None,
    case: Case | None = None,
    stage: str = "first",
    *,
    channel: str | None = None,
) -> Draft:
    """Draft a reply and lint it; see replykit.drafter.draft_reply for the arguments."""
    _check(policy, case)
    first = with_report(
        drafter.draft_reply(complaint, policy, case, stage, channel=channel), channel, policy
    )
    if _is_clean(first):
        return first
    others = drafter.others(first, TRIES - 1, policy, case, stage, channel=channel)
    tries = (with_report(draft, channel, policy) for draft in others)
    return next((draft for draft in tries if _is_clean(draft)), first)


TRIES = 6
"""How many wordings are tried where the linter objects to the first."""


def _is_clean(draft: Draft) -> bool:
    return draft.report is not None and draft.report.ok


def variants(
    complaint: Complaint | str,
    n: int = 3,
    policy: Policy | None = None,
    case: Case | None = None,
    stage: str = "first",
    *,
    channel: str | None = None,
) -> tuple[Draft, ...]:
    """Draft up to *n* different replies to choose from, each with its lint.

    The first is draft_reply's own.
    """
    _check(policy, case)
    if isinstance(n, bool) or not isinstance(n, int):
        raise ConfigError(f"n must be a whole number, not {type(n).__name__}")
    drafts = drafter.variants(
        complaint, n + 1 if n > 0 else n, policy, case, stage, channel=channel
    )
    first = with_report(drafts[0], channel, policy)
    if not _is_clean(first):
        first = draft_reply(first.complaint, policy, case, stage, channel=channel)
    others = [draft for draft in drafts if draft.text != first.text][: n - 1]
    return (first, *(with_report(draft, channel, policy) for draft in others))


def _check(policy: object, case: object) -> None:
    check_kind(policy, Policy, "policy", (Case,))
    check_kind(case, Case, "case", (Policy,))


def with_report(draft: Draft, channel: str | None, policy: Policy | None) -> Draft:
    """The draft with the linter's report on it."""
    report = lint_reply(
        draft.text,
        draft.complaint,
        channel or draft.complaint.channel,
        Config(policy=policy),
    )
    return draft.model_copy(update={"report": report})
