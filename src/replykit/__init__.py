"""Read a complaint, draft the reply, and check replies. Offline, repeatable, explained.

    from replykit import parse_complaint, draft_reply, lint_reply

Nothing is loaded before it is needed: importing replykit imports no other library.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from replykit.complaint import parse_complaint
    from replykit.drafter import check_rewrite
    from replykit.face import draft_reply, variants
    from replykit.linter import Config, lint_reply
    from replykit.many import lint_many, parse_many
    from replykit.model import (
        Case,
        Channel,
        Commitment,
        Complaint,
        ConfigError,
        Details,
        Draft,
        Emotion,
        EmotionLabel,
        Fault,
        Finding,
        Issue,
        IssueLabel,
        PackError,
        Part,
        PartFound,
        Policy,
        Readability,
        Remedy,
        ReplykitError,
        Report,
        Request,
        RequestLabel,
        Section,
        SectionKind,
        Severity,
        Signals,
        Span,
        Stage,
        TextError,
    )
    from replykit.redaction import redact
    from replykit.trends import Record, Trends, find_trends

__version__ = "0.1.0"

_HOMES = {
    "parse_complaint": "replykit.complaint",
    "check_rewrite": "replykit.drafter",
    "draft_reply": "replykit.face",
    "variants": "replykit.face",
    "Config": "replykit.linter",
    "lint_reply": "replykit.linter",
    "lint_many": "replykit.many",
    "parse_many": "replykit.many",
    "Record": "replykit.trends",
    "Trends": "replykit.trends",
    "find_trends": "replykit.trends",
    "redact": "replykit.redaction",
}

__all__ = [
    "Case",
    "Channel",
    "Commitment",
    "Complaint",
    "Config",
    "ConfigError",
    "Details",
    "Draft",
    "Emotion",
    "EmotionLabel",
    "Fault",
    "Finding",
    "Issue",
    "IssueLabel",
    "PackError",
    "Part",
    "PartFound",
    "Policy",
    "Readability",
    "Record",
    "Remedy",
    "ReplykitError",
    "Report",
    "Request",
    "RequestLabel",
    "Section",
    "SectionKind",
    "Severity",
    "Signals",
    "Span",
    "Stage",
    "TextError",
    "Trends",
    "check_rewrite",
    "draft_reply",
    "find_trends",
    "lint_many",
    "lint_reply",
    "parse_complaint",
    "parse_many",
    "redact",
    "variants",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    if name not in __all__:
        raise AttributeError(f"module 'replykit' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "replykit.model")), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
