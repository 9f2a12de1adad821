"""The engine: rules in, findings out, in the order of the text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import NamedTuple

from replykit.linter.config import Config
from replykit.linter.packs import own_packs
from replykit.model import (
    Channel,
    Complaint,
    ConfigError,
    Part,
    PartFound,
    ReplykitError,
    Report,
    Severity,
    Span,
    check_kind,
    read_channel,
)
from replykit.rule import Problem, Reply, Rule, read_together, shorten
from replykit.search import Search
from replykit.text import Stretches, unite

_FOREIGN = "not-english"
_WORDED = frozenset({"core", "tone", "register", "promises", "public"})
"""The groups whose rules object to words; the others miss something, or compare."""


def lint_reply(
    text: str,
    complaint: Complaint | str | None = None,
    channel: str = "email",
    config: Config | None = None,
) -> Report:
    """Check a reply.

    Args:
        text: the reply. Offsets in the report are code points into it.
        complaint: what it answers, if known, parsed or as its bare text; some rules compare
            the two.
        channel: where it will be sent; review and social are public.
        config: which rules run and how much each matters.

    A blank text is no reply: it has a finding of ``placeholder``.

    Raises:
        TextError: the text or the complaint is no string, or is too long.
        ConfigError: the channel is unknown, the config is no Config, or the complaint is the name
            of a channel, which was meant to be *channel*.
    """
    check_kind(config, Config, "config")
    config = config or Config()
    if isinstance(complaint, str) and complaint in frozenset(Channel):
        raise ConfigError(f"{complaint!r} stands for the complaint; write channel={complaint!r}")
    if complaint is not None and not isinstance(complaint, Complaint):
        from replykit.complaint import parse_complaint

        complaint = parse_complaint(complaint, channel)
    return _report(make_reply(text, complaint, channel, config), config)


def lint_together(
    texts: Iterable[str], channel: str = "email", config: Config | None = None
) -> Iterator[Report]:
    """Check a few replies, about which the trained readers are asked together.

    Yields for each what ``lint_reply`` returns, and raises at its place what that would raise.
    """
    config = config or Config()
    replies: list[Reply] = []
    error: ReplykitError | None = None
    for text in texts:
        try:
            replies.append(make_reply(text, None, channel, config))
        except ReplykitError as told:
            error = told
            break
    if config.asks_readers:
        read_together(replies)
    for reply in replies:
        yield _report(reply, config)
    if error is not None:
        raise error


def _report(reply: Reply, config: Config) -> Report:
    """What is found in a reply."""
    found = sorted(find_problems(reply, config), key=lambda f: (f.start, f.end, f.rule))
    report = Report.model_validate({
        "text": reply.given,
        "channel": reply.channel,
        "findings": [one._asdict() for one in found],
        "parts": tuple(list_parts(reply)),
        "ok": all(one.severity is Severity.ADVICE for one in found),
    })  # fmt: skip
    reply.let_go()
    return report


def make_reply(text: str, complaint: Complaint | None, channel: str, config: Config) -> Reply:
    """A reply as the rules see it, by the settings that hold for it.

    Raises:
        TextError: the text is no string, or is too long.
        ConfigError: the channel is unknown.
    """
    return Reply(
        text,
        channel=read_channel(channel),
        complaint=complaint,
        policy=config.policy,
        is_template=config.template,
        use_reader=config.reader,
        packs=own_packs(config.packs),
    )


class Found(NamedTuple):
    """What becomes a Finding, field by field."""

    rule: str
    severity: Severity
    message: str
    start: int
    end: int
    line: int
    column: int
    quote: str
    suggestion: str | None
    replacement: str | None
    confidence: float
    evidence: tuple[str, ...]
    url: str


def find_problems(reply: Reply, config: Config) -> Iterator[Found]:
    """Run every rule that the config selects and that applies to this text.

    Where the text is told to be in another language, that is all that is told. What a rule only
    doubts is left out where another rule is sure of the same words.
    """
    lines = LineIndex(reply.given)
    rules = config.rules
    foreign = rules.get(_FOREIGN)
    if foreign is not None and config.runs(_FOREIGN):
        told = list(foreign.check(reply))
        for problem in told:
            yield _locate(reply, foreign, problem, config.severity.get(_FOREIGN), lines)
        if told:
            return
    is_alone, is_fragment = reply.complaint is None, config.kind == "fragment"
    found: list[Found] = []
    doubted: list[Found] = []
    for rule in rules.values():
        if (rule.needs_complaint and is_alone) or (rule.scope == "reply" and is_fragment):
            continue
        if rule.name == _FOREIGN or not config.runs(rule.name):
            continue
        severity = config.severity.get(rule.name)
        for problem in rule.check(reply):
            if (
                rule.name == "placeholder"
                or rule.scope == "reply"
                or not _is_in_blank(reply, problem)
            ) and not (rule.group == "register" and _is_notice(reply, problem)):
                one = _locate(reply, rule, problem, severity, lines)
                (doubted if _is_doubt(rule, problem) else found).append(one)
    yield from found
    sure = Stretches(
        unite(
            (one.start, one.end)
            for one in found
            if one.severity is not Severity.ADVICE and _is_worded(one, rules)
        )
    )
    yield from (one for one in doubted if not sure.overlap(one.start, one.end))


def _is_worded(one: Found, rules: Mapping[str, Rule]) -> bool:
    """Whether a finding is about what the words say, not about how they are set."""
    return rules[one.rule].group in _WORDED and one.rule != "shouting"


def _is_doubt(rule: Rule, problem: Problem) -> bool:
    """Whether a rule that objects to words is less sure of these than it mostly is."""
    return (
        rule.group in _WORDED
        and problem.severity is Severity.ADVICE
        and rule.severity is not Severity.ADVICE
    )


_NOTICE = Search(
    r"^[ \t>*_]*(?:(?:this|the) (?:e-?mail|message|communication|transmission)\b[^\n]{0,120}?"
    r"\b(?:confidential|privileged|intended (?:only|solely|for the))\b"
    r"|(?:please )?(?:do not print this|(?:consider|think of) the environment before)\b"
    r"|(?:confidentiality notice|legal notice|disclaimer)[ \t]*(?::|\n))",
    re.I | re.M,
)
"""How the standing notice begins that a firm puts below its mails."""


def _find_notice(reply: Reply) -> int:
    found = _NOTICE.search(reply.text)
    return len(reply.text) + 1 if found is None else found.start()


def _is_notice(reply: Reply, problem: Problem) -> bool:
    """Whether the words stand in a notice that goes below every mail."""
    return problem.start >= reply.once(_find_notice)


def _is_in_blank(reply: Reply, problem: Problem) -> bool:
    """Whether the words stand in a blank, whose text is a note to the writer and goes."""
    from replykit.rules.placeholder import find_blanks  # a run from the cache loads no rule

    blanks = reply.once(find_blanks)
    at = bisect_right(blanks, problem.start, key=itemgetter(0)) - 1
    return at >= 0 and problem.end <= blanks[at][1]


def _locate(
    reply: Reply, rule: Rule, problem: Problem, severity: Severity | None, lines: "LineIndex"
) -> Found:
    """A rule's problem with its place, severity and address."""
    last = _with_mark(reply, problem)
    start, end = reply.plain.place(problem.start, last)
    line, column = lines.place(start)
    message = problem.message
    if last != problem.end:
        cut, whole = (shorten(reply.text[problem.start : at]) for at in (problem.end, last))
        message = message.replace(f"“{cut}”", f"“{whole}”")
    return Found(
        rule=rule.name,
        severity=severity or problem.severity or rule.severity,
        message=message,
        start=start,
        end=end,
        line=line,
        column=column,
        quote=reply.given[start:end],
        suggestion=problem.suggestion or None,
        replacement=problem.replacement,
        confidence=problem.confidence,
        evidence=problem.evidence,
        url=rule.url,
    )


def list_parts(reply: Reply) -> Iterator[PartFound]:
    """The parts that the reply has, in the order of the method."""
    for part in Part:
        spans = [reply.plain.place(*span) for span in reply.parts.get(part, ())]
        if spans:
            yield PartFound(
                part=part,
                spans=tuple(Span(start=a, end=b, text=reply.given[a:b]) for a, b in spans),
            )


_MARKS = (("“", "”"), ("‘", "’"), ('"', '"'))


def _with_mark(reply: Reply, problem: Problem) -> int:
    """Where the words of a problem end, with the mark that closes a quotation begun in them."""
    end, text = problem.end, reply.text
    if problem.replacement is not None:
        return end
    following = text[end : end + 1]
    for opening, closing in _MARKS:
        if following != closing:
            continue
        words = text[problem.start : end]
        begun = words.count(opening) - (words.count(closing) if opening != closing else 0)
        if begun == 1 or (opening == closing and begun % 2):
            return end + 1
    return end


class LineIndex:
    """Turns offsets into lines and columns, both from 1."""

    def __init__(self, text: str) -> None:
        self.starts = [0]
        at = text.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = text.find("\n", at + 1)

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
