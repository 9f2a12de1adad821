"""replykit as components of a spaCy pipeline.

``nlp.add_pipe("replykit_parse")`` makes ``doc._.complaint`` give what ``parse_complaint`` returns;
``nlp.add_pipe("replykit_lint")`` makes ``doc._.reply`` give the report of ``lint_reply``, and puts
its findings in ``doc.spans["replykit"]``, labelled with their rules and widened to whole tokens.
Both take the channel as their setting. spaCy finds them by replykit's entry points.

A document keeps the results as plain data in ``doc.user_data``, so it goes to bytes and between
processes; the components can be pickled.
"""

from spacy.language import Language
from spacy.tokens import Doc

from replykit.complaint import parse_complaint
from replykit.linter import lint_reply
from replykit.model import Complaint, Report, read_channel

COMPLAINT = "replykit_complaint"
"""Where ``doc.user_data`` holds a complaint, as ``Complaint.model_dump(mode="json")`` gives it."""
REPLY = "replykit_reply"
"""Where ``doc.user_data`` holds a report, without what a report measures anew."""

_SETTINGS = {"channel": "email"}


class Parser:
    """The component that reads a complaint.

    Raises:
        ConfigError: the channel is unknown.
    """

    def __init__(self, channel: str = "email") -> None:
        self.channel = str(read_channel(channel))

    def __call__(self, doc: Doc) -> Doc:
        """Read the text of a document."""
        doc.user_data[COMPLAINT] = parse_complaint(doc.text, self.channel).model_dump(mode="json")
        return doc


class Linter:
    """The component that checks a reply.

    Raises:
        ConfigError: the channel is unknown.
    """

    def __init__(self, channel: str = "email") -> None:
        self.channel = str(read_channel(channel))

    def __call__(self, doc: Doc) -> Doc:
        """Check the text of a document."""
        report = lint_reply(doc.text, channel=self.channel)
        doc.user_data[REPLY] = report.model_dump(mode="json", exclude={"readability", "sentiment"})
        doc.spans["replykit"] = [
            span
            for finding in report.findings
            if (
                span := doc.char_span(
                    finding.start, finding.end, label=finding.rule, alignment_mode="expand"
                )
            )
        ]
        return doc


def _complaint_of(doc: Doc) -> Complaint | None:
    held = doc.user_data.get(COMPLAINT)
    return None if held is None else Complaint.model_validate(held)


def _report_of(doc: Doc) -> Report | None:
    held = doc.user_data.get(REPLY)
    return None if held is None else Report.model_validate(held)


Doc.set_extension("complaint", getter=_complaint_of, force=True)
Doc.set_extension("reply", getter=_report_of, force=True)


@Language.factory("replykit_parse", default_config=_SETTINGS, assigns=["doc._.complaint"])
def make_parser(nlp: Language, name: str, channel: str) -> Parser:
    """Make the component that reads a complaint.

    Raises:
        ConfigError: the channel is unknown.
    """
    return Parser(channel)


@Language.factory("replykit_lint", default_config=_SETTINGS, assigns=["doc._.reply", "doc.spans"])
def make_linter(nlp: Language, name: str, channel: str) -> Linter:
    """Make the component that checks a reply.

    Raises:
        ConfigError: the channel is unknown.
    """
    return Linter(channel)
