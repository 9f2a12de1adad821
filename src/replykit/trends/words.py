"""What is said of a figure, in plain words."""

import datetime
from collections.abc import Sequence

from replykit.model import IssueLabel
from replykit.trends.model import Change, IssueTrend, Period, Priority, Share

ISSUES = {
    IssueLabel.DELIVERY: "late or lost deliveries",
    IssueLabel.DAMAGED_ITEM: "items that arrive damaged",
    IssueLabel.DEFECTIVE_ITEM: "products that fail",
    IssueLabel.WRONG_ITEM: "wrong or missing items",
    IssueLabel.BILLING: "wrong or unexpected charges",
    IssueLabel.REFUND: "refunds that do not come",
    IssueLabel.CANCELLATION: "cancelling",
    IssueLabel.BOOKING: "bookings lost or changed",
    IssueLabel.STAFF_CONDUCT: "how staff behave",
    IssueLabel.RESPONSIVENESS: "nobody answering",
    IssueLabel.TECHNICAL: "technical faults",
    IssueLabel.ACCOUNT_ACCESS: "being locked out of an account",
    IssueLabel.WORK_QUALITY: "poor work",
    IssueLabel.MISSED_DEADLINE: "missed deadlines",
    IssueLabel.MISLEADING_INFORMATION: "being told one thing and getting another",
    IssueLabel.PRIVACY_SECURITY: "privacy and fraud",
    IssueLabel.SAFETY: "safety",
    IssueLabel.CLEANLINESS: "cleanliness and noise",
    IssueLabel.AVAILABILITY: "things out of stock",
    IssueLabel.VALUE: "price and value",
    IssueLabel.OTHER: "other",
}

LOOK = {
    IssueLabel.DELIVERY: "Were the parcels handed over late, or lost on the way, and by whom?",
    IssueLabel.DAMAGED_ITEM: "Is it the packing, the carrier, or the thing itself?",
    IssueLabel.DEFECTIVE_ITEM: "Is it one batch, supplier or part, and what do returns show?",
    IssueLabel.WRONG_ITEM: "Where is the order picked and checked, and what looks alike there?",
    IssueLabel.BILLING: "Which system makes the charge, and what does the customer see beforehand?",
    IssueLabel.REFUND: "At which step does a refund wait, and who can see that it waits?",
    IssueLabel.CANCELLATION: "How many steps does it take to cancel, and which one fails?",
    IssueLabel.BOOKING: "Where is a booking changed or dropped, and who tells the customer?",
    IssueLabel.STAFF_CONDUCT: "What were they short of: time, training, authority, or cover?",
    IssueLabel.RESPONSIVENESS: "In which queue do messages wait, and on which days and hours?",
    IssueLabel.TECHNICAL: "Which version and device, and since which release?",
    IssueLabel.ACCOUNT_ACCESS: "Which check locks people out, and how do they get back in?",
    IssueLabel.WORK_QUALITY: "Who looks at the work before it is called done, and against what?",
    IssueLabel.MISSED_DEADLINE: "Who sets the date, and what do they know when they set it?",
    IssueLabel.MISLEADING_INFORMATION: "Which page or script says so, and who can change it?",
    IssueLabel.PRIVACY_SECURITY: "How did others come by the data, and who has been told?",
    IssueLabel.SAFETY: "Is it still in use or on sale, and who can stop it today?",
    IssueLabel.CLEANLINESS: "Who cleans when, and who looks afterwards?",
    IssueLabel.AVAILABILITY: "Does the page know what the shelf holds, and how late does it learn?",
    IssueLabel.VALUE: "What did they expect for the price, and who told them to?",
    IssueLabel.OTHER: "What are these about? Read twenty of them.",
}
"""Where to look for the cause of each kind of issue."""

SIGNALS = {
    "safety-risk": "somebody was hurt or may be",
    "legal-threat": "a lawyer, a court or a regulator is named",
    "churn-risk": "they are leaving",
    "public-threat": "they will post about it",
}


def name(issue: IssueLabel) -> str:
    """An issue as a heading."""
    text = ISSUES[issue]
    return text[0].upper() + text[1:]


def percent(part: float) -> str:
    """A share in percent, as exact as it deserves."""
    value = part * 100
    return f"{value:.1f}%" if 0 < value < 9.95 else f"{value:.0f}%"


def interval(one: Share) -> str:
    """A share's interval: "21% to 26%"."""
    return f"{percent(one.low)} to {percent(one.high)}"


def day(one: datetime.date) -> str:
    """A date that is read the same everywhere."""
    return f"{one.day} {one:%B} {one.year}"


def stretch(first: datetime.date, bucket: str | None) -> str:
    """A stretch of the time line: "week of 5 January 2026"."""
    if bucket == "month":
        return f"{first:%B} {first.year}"
    if bucket == "year":
        return str(first.year)
    return f"week of {day(first)}" if bucket == "week" else day(first)


def number(count: int, noun: str, nouns: str = "") -> str:
    """A count and its noun."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def change(one: Change | None) -> str:
    """What became of a share."""
    if one is None:
        return ""
    moved = f"{percent(one.before.share)} to {percent(one.after.share)}"
    gap = f"{_points(one.low)} to {_points(one.high)} points"
    if one.verdict == "none" and not one.low <= 0 <= one.high:
        # The interval is of this one comparison; the verdict is of all that were made.
        counts = f"{one.before.count:,} of {one.before.of:,}, then {one.after.count:,} of"
        return f"too few to tell ({moved}: {counts} {one.after.of:,})"
    if one.verdict == "none":
        return f"no clear change ({moved}; {gap})"
    return f"{'up' if one.verdict == 'rise' else 'down'} from {moved} ({gap})"


def _points(part: float) -> str:
    return f"{part * 100:+.1f}".replace("-", "−")


def evidence(issue: IssueTrend, after: Period | None) -> str:
    """Why an issue is worth changing."""
    part = issue.share
    said = [
        f"{part.count:,} of {number(part.of, 'complaint')} ({percent(part.share)}, 95% interval "
        f"{interval(part)})"
    ]
    if issue.change is not None and issue.change.verdict == "rise" and after is not None:
        said[0] += f", {change(issue.change)} since {day(after.first)}"
    if issue.themes:
        theme = issue.themes[0]
        about = "about " if issue.compared < part.count else ""
        count = round(theme.share.share * part.count) if about else theme.share.count
        said.append(f"most often “{theme.phrase}” ({about}{count:,})")
    rising = [t for t in issue.themes if t.change is not None and t.change.verdict == "rise"]
    if rising:
        said.append(f"rising: “{rising[0].phrase}”, {change(rising[0].change)}")
    if issue.urgent:
        said.append(f"{number(issue.urgent, 'wants', 'want')} a person today")
    if issue.repeat_contacts:
        said.append(f"{issue.repeat_contacts:,} had been in touch before")
    if issue.heated.count:
        said.append(f"{percent(issue.heated.share)} are very upset")
    return "; ".join(said) + "."


def summary(used: int, priorities: Sequence[Priority]) -> str:
    """The three things worth changing first, in one paragraph."""
    if not priorities:
        return "There is nothing to compare: no complaint could be read."
    ordinals = ("First", "Second", "Third")
    said = [
        f"{ordinal}, {ISSUES[p.issue]}: {p.evidence}"
        for ordinal, p in zip(ordinals, priorities, strict=False)
    ]
    few = "" if used >= 50 else f" With {number(used, 'complaint')}, these are hints, no proof."
    return " ".join(said) + few
