"""replykit as components of a spaCy pipeline.

``nlp.add_pipe("replykit_parse")`` puts what ``parse_complaint`` returns in ``doc._.complaint``;
``nlp.add_pipe("replykit_lint")`` puts the report of ``lint_reply`` in ``doc._.reply`` and its
findings in ``doc.spans["replykit"]``, labelled with their rules and widened to whole tokens.
Both take the channel as their setting. spaCy finds them by replykit's entry points.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from replykit.complaint import parse_complaint
from replykit.linter import lint_reply
from replykit.model import read_channel

Component = Callable[[Doc], Doc]
_SETTINGS = {"channel": "email"}


@Language.factory("replykit_parse", default_config=_SETTINGS, assigns=["doc._.complaint"])
def make_parser(nlp: Language, name: str, channel: str) -> Component:
    """Make the component that reads a complaint.

    Raises:
        ConfigError: the channel is unknown.
    """
    read_channel(channel)
    Doc.set_extension("complaint", default=None, force=True)

    def parse(doc: Doc) -> Doc:
        doc._.complaint = parse_complaint(doc.text, channel)
        return doc

    return parse


@Language.factory("replykit_lint", default_config=_SETTINGS, assigns=["doc._.reply", "doc.spans"])
def make_linter(nlp: Language, name: str, channel: str) -> Component:
    """Make the component that checks a reply.

    Raises:
        ConfigError: the channel is unknown.
    """
    read_channel(channel)
    Doc.set_extension("reply", default=None, force=True)

    def lint(doc: Doc) -> Doc:
        report = lint_reply(doc.text, channel=channel)
        doc._.reply = report
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

    return lint
