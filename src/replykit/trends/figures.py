"""The figures: shares with their intervals, and tests that do not cry wolf.

Wilson (1927) for one share, Newcombe (1998, method 10) for the difference of two, Fisher's exact
test for whether two shares differ, Holm (1979) for having asked many times, and the log-odds with
an informative prior of Monroe, Colaresi and Quinn (2008) for which words mark a group.
"""

import math
from collections.abc import Sequence

from replykit.trends.model import Change, Share

Z = 1.959963984540054
"""Two-sided 95%."""


def wilson(count: int, of: int, z: float = Z) -> tuple[float, float]:
    """Wilson's interval for a share.

    >>> [round(edge, 3) for edge in wilson(5, 20)]
    [0.112, 0.469]
    """
    if not of:
        return 0.0, 1.0
    share = count / of
    weight = z * z / of
    middle = share + weight / 2
    spread = z * math.sqrt(share * (1 - share) / of + weight / (4 * of))
    low = 0.0 if not count else max(0.0, (middle - spread) / (1 + weight))
    high = 1.0 if count == of else min(1.0, (middle + spread) / (1 + weight))
    return low, high


def share(count: int, of: int) -> Share:
    """A share with its interval."""
    low, high = wilson(count, of)
    part = count / of if of else 0.0
    return Share(count=count, of=of, share=_round(part), low=_round(low), high=_round(high))


def difference(before: Share, after: Share) -> tuple[float, float]:
    """Newcombe's interval for the second share less the first."""
    (low1, high1), (low2, high2) = wilson(before.count, before.of), wilson(after.count, after.of)
    one = before.count / before.of if before.of else 0.0
    two = after.count / after.of if after.of else 0.0
    gap = two - one
    return (
        gap - math.hypot(two - low2, high1 - one),
        gap + math.hypot(high2 - two, one - low1),
    )


def fisher(count1: int, of1: int, count2: int, of2: int) -> float:
    """Fisher's exact test of two shares: twice the smaller tail, at most 1.

    >>> round(fisher(10, 100, 30, 100), 5)
    0.00065
    """
    total, hits = of1 + of2, count1 + count2
    if not of1 or not of2 or hits in (0, total):
        return 1.0
    low, high = max(0, hits - of1), min(hits, of2)
    # The tail away from the mean: its terms only shrink, so the sum can stop early.
    step = 1 if count2 * total >= hits * of2 else -1
    term = math.exp(_log_term(count2, of1, of2, hits))
    tail, at = 0.0, count2
    while low <= at <= high:
        tail += term
        if term < tail * 1e-12:
            break
        if step > 0:
            term *= (hits - at) * (of2 - at) / ((at + 1) * (of1 - hits + at + 1))
        else:
            term *= at * (of1 - hits + at) / ((hits - at + 1) * (of2 - at + 1))
        at += step
    return min(1.0, 2 * tail)


def _log_term(at: int, of1: int, of2: int, hits: int) -> float:
    return _log_choose(of2, at) + _log_choose(of1, hits - at) - _log_choose(of1 + of2, hits)


def _log_choose(of: int, count: int) -> float:
    return math.lgamma(of + 1) - math.lgamma(count + 1) - math.lgamma(of - count + 1)


def holm(values: Sequence[float]) -> list[float]:
    """Holm's step-down correction, in the order given.

    >>> holm([0.01, 0.04, 0.03])
    [0.03, 0.06, 0.06]
    """
    found = [0.0] * len(values)
    worst = 0.0
    for rank, at in enumerate(sorted(range(len(values)), key=values.__getitem__)):
        worst = max(worst, min(1.0, values[at] * (len(values) - rank)))
        found[at] = worst
    return found


LEAST = 5
"""Fewer complaints than this in the larger period are never called a trend."""


def judge(counts: Sequence[tuple[int, int, int, int]], alpha: float) -> list[Change]:
    """Compare each (count, of) before with (count, of) after, all of them together."""
    adjusted = holm([fisher(*row) for row in counts])
    changes = []
    for (count1, of1, count2, of2), p in zip(counts, adjusted, strict=True):
        before, after = share(count1, of1), share(count2, of2)
        low, high = difference(before, after)
        verdict = "none"
        if p < alpha and max(count1, count2) >= LEAST:
            if low > 0:
                verdict = "rise"
            elif high < 0:
                verdict = "fall"
        changes.append(
            Change(
                before=before, after=after, low=_round(low), high=_round(high),
                p=float(f"{p:.3g}"), verdict=verdict,
            )
        )  # fmt: skip
    return changes


PRIOR = 50.0
"""How many pseudo-phrases of the common stock each side is given."""


def log_odds(count1: int, size1: int, count2: int, size2: int) -> float:
    """The z score of the log-odds that a phrase marks the first group against the second."""
    prior = PRIOR * (count1 + count2) / max(1, size1 + size2)
    one = (count1 + prior) / max(0.5, size1 - count1 + PRIOR - prior)
    two = (count2 + prior) / max(0.5, size2 - count2 + PRIOR - prior)
    spread = 1 / max(0.5, count1 + prior) + 1 / max(0.5, count2 + prior)
    return (math.log(max(one, 1e-9)) - math.log(max(two, 1e-9))) / math.sqrt(spread)


def _round(value: float) -> float:
    return round(value, 4)
