"""Comments that silence findings: ``replykit: ignore[blame] quoted from the contract``.

``ignore`` silences its own line; on a line of its own, the next one. ``ignore-start`` and
``ignore-end`` hold a block between them, ``ignore-file`` silences the file. Without rules in
brackets, every rule is meant.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter

from replykit.near import nearly

_COMMENT = re.compile(
    r"\s*replykit:[ \t]*(?P<what>[a-z][\w-]*)\s*"
    r"(?P<list>\[(?P<rules>[^\[\]\n]*)\])?\s*(?P<reason>[^\n]*)",
    re.I,
)
_UNMARKED = re.compile(
    r"\s*replykit\s*[:,;-]?\s*(?P<what>ignore[\w-]*)"
    r"(?:\s*(?P<rules>\[[^\[\]\n]{1,200}\]|\([a-z][\w, -]{0,200}\)))?",
    re.I,
)
_ROUND = re.compile(r"\((?P<rules>[a-z][\w, -]*)\)(?P<reason>.*)", re.I)
STRAY = re.compile(r"\breplykit ?: ?(?:ignore)\b[\w-]*(?:\[[^\[\]\n]{0,80}\])?", re.I)
"""What was meant to be a comment, where it stands outside of any."""
_VERBS = ("ignore", "ignore-file", "ignore-start", "ignore-end", "ignore-next-line")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that silences rules in ``[reach_start, reach_end)`` of the file."""

    start: int
    end: int
    rules: tuple[str, ...]
    """Empty for all."""
    reason: str
    reach_start: int
    reach_end: int
    whole_file: bool = False
    mistake: str = ""
    """What is wrong with the comment itself."""

    def silences(self, rule: str, start: int) -> bool:
        """Whether it silences a rule's finding that begins at *start* of the file."""
        if self.rules and rule not in self.rules:
            return False
        return self.whole_file or self.reach_start <= start < self.reach_end


class Silences:
    """Suppressions in the order of their reach, so that not each is asked about every finding."""

    def __init__(self, suppressions: Iterable[Suppression]) -> None:
        known = list(suppressions)
        self._whole = [one for one in known if one.whole_file]
        self._local = sorted(
            (one for one in known if not one.whole_file), key=attrgetter("reach_start")
        )
        self._starts = [one.reach_start for one in self._local]
        self._ends = list(accumulate((one.reach_end for one in self._local), max))

    def of(self, rule: str, start: int) -> list[Suppression]:
        """Those that silence a rule's finding that begins at *start* of the file."""
        found = [one for one in self._whole if one.silences(rule, start)]
        at = bisect_right(self._starts, start) - 1
        while at >= 0 and self._ends[at] > start:
            if self._local[at].silences(rule, start):
                found.append(self._local[at])
            at -= 1
        return found


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment's words, and its place in the file."""

    text: str
    start: int
    end: int


def read_comments(
    text: str, comments: Iterable[Comment], *, in_data: bool = False
) -> Iterator[Suppression]:
    """Read the suppressions among comments, which are given in order.

    Args:
        text: the text whose lines count: the file's.
        comments: the comments found in it.
        in_data: whether the text is YAML or JSON, where what stands before a comment may only
            open the value below it.
    """
    started: list[tuple[Comment, tuple[str, ...], str]] = []
    for comment in comments:
        match = _COMMENT.match(comment.text)
        if match is None:
            if unmarked := _UNMARKED.match(comment.text):
                rules = (unmarked["rules"] or "").strip("[]()")
                meant = unmarked["what"].lower() + (f"[{rules}]" if rules else "")
                yield _mistaken(comment, f"This silences nothing. Write it as “replykit: {meant}”.")
            continue
        what = match["what"].lower()
        rules = tuple(name.strip() for name in (match["rules"] or "").split(",") if name.strip())
        reason, mistake = match["reason"].strip(" -:–—"), ""
        if match["list"] is not None and not rules:
            mistake = "“[]” names no rule, and every rule is silent. Name the rules in it."
        elif match["list"] is None and (meant := _ROUND.match(reason)):
            rules = tuple(name.strip() for name in meant["rules"].split(",") if name.strip())
            reason = meant["reason"].strip(" -:–—")
            mistake = f"Rules stand in square brackets: “[{', '.join(rules)}]”."
        if what not in _VERBS:
            yield _mistaken(comment, f"A comment cannot ask for “{match['what']}”; {_near(what)}")
        elif what == "ignore-start":
            if mistake:
                yield _mistaken(comment, mistake)
            started.append((comment, rules, reason))
        elif what == "ignore-end":
            if started:
                first, rules, reason = started.pop()
                yield Suppression(first.start, first.end, rules, reason, first.end, comment.start)
            else:
                yield _mistaken(comment, "No “ignore-start” stands before this end.")
        elif what == "ignore-file":
            yield Suppression(comment.start, comment.end, rules, reason, 0, len(text) + 1, True,
                              mistake)  # fmt: skip
        else:
            reach = _reach(text, comment, next_line=what == "ignore-next-line", in_data=in_data)
            yield Suppression(comment.start, comment.end, rules, reason, *reach, mistake=mistake)
    for first, rules, reason in started:
        mistake = "This block is never ended, and reaches to the end. Close it with “ignore-end”."
        yield Suppression(first.start, first.end, rules, reason, first.end, len(text) + 1,
                          mistake=mistake)  # fmt: skip


def _mistaken(comment: Comment, mistake: str) -> Suppression:
    return Suppression(comment.start, comment.end, (), "", 0, 0, mistake=mistake)


def _near(what: str) -> str:
    near = nearly(what, _VERBS)
    return f"did you mean “{near}”?" if near else f"it knows {', '.join(_VERBS)}."


def _reach(text: str, comment: Comment, *, next_line: bool, in_data: bool) -> tuple[int, int]:
    line_start = text.rfind("\n", 0, comment.start) + 1
    line_end = text.find("\n", comment.end)
    line_end = len(text) if line_end < 0 else line_end
    before, after = text[line_start : comment.start], text[comment.end : line_end]
    if in_data and before.rstrip().endswith(("-", ":", "{", "[")):  # the value stands below
        next_line = True
    if not next_line and (before.strip() or after.strip()):
        return line_start, line_end + 1
    start = line_end + 1
    while start < len(text):  # the next line that says anything
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            return start, end + 1
        start = end + 1
    return line_end, len(text) + 1
