"""Pairs of complaint and reply for the tests of rules that compare the two."""

from replykit.model import (
    Channel,
    Complaint,
    Details,
    Emotion,
    EmotionLabel,
    Issue,
    IssueLabel,
    Policy,
    Request,
    RequestLabel,
    Span,
)
from replykit.rule import Reply, Rule


def complaint(
    text: str,
    *,
    issue: IssueLabel = IssueLabel.OTHER,
    emotion: EmotionLabel = EmotionLabel.NEUTRAL,
    asks: dict[RequestLabel, str] | None = None,
    refuses: dict[RequestLabel, str] | None = None,
) -> Complaint:
    """A complaint as a reader would read it, without the trained readers.

    *asks* and *refuses* give each request the words of the text that make it.
    """
    requests = [
        Request(
            label=label, start=text.index(words), end=text.index(words) + len(words), refused=no
        )
        for no, given in ((False, asks or {}), (True, refuses or {}))
        for label, words in given.items()
    ]
    one = Issue(label=issue, summary=text.split(".")[0], start=0, end=len(text), confidence=0.9)
    feeling = Emotion(label=emotion, intensity=0.5)
    questions = []
    start = 0
    for at, char in enumerate(text):
        if char in ".!?":
            piece = text[start : at + 1].strip()
            if char == "?" and piece:
                begin = text.index(piece, start)
                questions.append(Span(start=begin, end=begin + len(piece), text=piece))
            start = at + 1
    return Complaint(
        text=text,
        channel=Channel.EMAIL,
        is_complaint=True,
        issue=one,
        issues=(one,),
        emotion=feeling,
        emotions=(feeling,),
        requests=tuple(requests),
        details=Details(),
        questions=tuple(questions),
    )


def flagged(
    rule: Rule, reply: str, answers: Complaint | None = None, policy: Policy | None = None
) -> list[str]:
    """The words that a rule flags in a reply to a complaint."""
    read = Reply(reply, complaint=answers, policy=policy, use_reader=rule.scope == "reply")
    return [reply[problem.start : problem.end] for problem in rule.check(read)]


def severities(rule: Rule, reply: str, answers: Complaint) -> list[str]:
    """How much each finding matters."""
    read = Reply(reply, complaint=answers, use_reader=False)
    return [str(problem.severity or rule.severity) for problem in rule.check(read)]
