"""Where what was found in a complaint's plain text stands in the text as given."""

from collections.abc import Iterable

from replykit.model import Complaint, Details, Emotion, Issue, Request, Signals, Span
from replykit.plain import Plain


def restore_places(found: Complaint, plain: Plain, given: str) -> Complaint:
    """A complaint that was read from *plain*, with every place tied to the text *given*."""
    if plain.text is given:
        return found

    def span(one: Span) -> Span:
        start, end = plain.place(one.start, one.end)
        return Span(start=start, end=end, text=given[start:end])

    def spans(some: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(map(span, some))

    def issue(one: Issue) -> Issue:
        start, end = plain.place(one.start, one.end)
        return one.model_copy(update={"start": start, "end": end})

    def request(one: Request) -> Request:
        start, end = plain.place(one.start, one.end)
        return one.model_copy(update={"start": start, "end": end})

    def emotion(one: Emotion) -> Emotion:
        return one.model_copy(update={"evidence": spans(one.evidence)})

    def details(one: Details) -> Details:
        return Details(**{name: spans(value) for name, value in one})

    def signals(one: Signals) -> Signals:
        evidence = {name: spans(value) for name, value in one.evidence.items()}
        return one.model_copy(update={"evidence": evidence})

    issues = tuple(map(issue, found.issues))
    emotions = tuple(map(emotion, found.emotions))
    return found.model_copy(
        update={
            "text": given,
            "issue": issues[0],
            "issues": issues,
            "emotion": emotions[0],
            "emotions": emotions,
            "requests": tuple(map(request, found.requests)),
            "signals": signals(found.signals),
            "details": details(found.details),
            "questions": spans(found.questions),
            "expectation": found.expectation and span(found.expectation),
        }
    )
