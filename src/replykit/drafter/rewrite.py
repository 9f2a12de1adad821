"""check_rewrite: the gate for a reworded draft."""

from replykit.model import Draft


def check_rewrite(draft: Draft, text: str) -> tuple[str, ...]:
    """Return the problems of a reworded draft; empty when it is fine."""
    return ()
