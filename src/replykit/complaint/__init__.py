"""parse_complaint: what went wrong, what the customer feels, and what they ask for."""

from replykit.complaint.parser import parse_complaint

__all__ = ["parse_complaint"]
