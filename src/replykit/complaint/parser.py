"""parse_complaint: the readers, one after the other, over one story."""

from collections.abc import Sequence

from replykit.complaint.details import drop_models, is_somebody, read_details
from replykit.complaint.emotion import read_emotions
from replykit.complaint.issue import list_issues, rank_issues
from replykit.complaint.places import restore_places
from replykit.complaint.products import read_products
from replykit.complaint.questions import ask_back, read_expectation, read_questions
from replykit.complaint.reading import Reading
from replykit.complaint.requests import read_requests
from replykit.complaint.signals import read_signals
from replykit.complaint.story import Story
from replykit.complaint.summary import Teller
from replykit.model import (
    Complaint,
    Details,
    Emotion,
    EmotionLabel,
    Issue,
    IssueLabel,
    Signals,
    Span,
    read_channel,
)
from replykit.plain import Plain
from replykit.text import check_text


def parse_complaint(text: str, channel: str = "email") -> Complaint:
    """Read a complaint.

    Args:
        text: the complaint as it came. Offsets in the result are code points into it.
        channel: where it came from.

    Raises:
        TextError: the text is no string, or is too long.
        ConfigError: the channel is unknown.
    """
    plain = Plain(check_text(text))
    return restore_places(_read(plain.text, channel), plain, text)


def _read(text: str, channel: str) -> Complaint:
    """Read a plain text."""
    place = read_channel(channel)
    story = Story(text)
    if not story.clauses:
        return _nothing(text, story, channel)
    reading = Reading(story)
    scores = reading.scores
    is_complaint = reading.is_complaint
    details = read_details(story)
    requests = read_requests(reading)
    about = read_products(story)
    teller = Teller(story, reading.telling, about)
    issues, told = [], []
    ranked = list_issues(rank_issues(story, scores))
    for one in ranked if is_complaint else ranked[:1]:
        line = teller.tell(one.label)
        told.append(line)
        issues.append(
            Issue(
                label=one.label if is_complaint else IssueLabel.OTHER,  # praise, a question
                summary=line.summary,
                start=line.start,
                end=line.end,
                confidence=round(one.probability, 3),
            )
        )
    things = (*details.products, *about.spans)
    details = drop_models(story, details, things)
    products = {(span.start, span.end): span for span in things if not _is_part(span, things)}
    products = {place: span for place, span in products.items() if not is_somebody(span.text)}
    details = details.model_copy(
        update={"products": tuple(products[key] for key in sorted(products))}
    )
    emotions = read_emotions(story, scores)
    return Complaint(
        text=text,
        channel=place,
        is_complaint=is_complaint,
        issue=issues[0],
        issues=tuple(issues),
        emotion=emotions[0],
        emotions=tuple(emotions),
        requests=tuple(requests),
        signals=read_signals(reading),
        details=details,
        questions=tuple(read_questions(story)),
        expectation=read_expectation(story),
        clarifying_questions=tuple(
            ask_back(story, issues[0].label, details, requests, is_complaint)
        ),
    )


def _is_part(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span lies within a longer one."""
    return any(
        other.start <= span.start and span.end <= other.end and len(other.text) > len(span.text)
        for other in others
    )


def _nothing(text: str, story: Story, channel: str) -> Complaint:
    """What is said of a text without words."""
    issue = Issue(label=IssueLabel.OTHER, summary="", start=0, end=0, confidence=0)
    emotion = Emotion(label=EmotionLabel.NEUTRAL, intensity=0)
    return Complaint(
        text=text,
        channel=read_channel(channel),
        is_complaint=False,
        issue=issue,
        issues=(issue,),
        emotion=emotion,
        emotions=(emotion,),
        signals=Signals(),
        details=Details(),
    )
