"""What the rules share in making a better wording out of the reply's own words."""

from replykit.rule import Reply


def agreeable(wording: str) -> str | None:
    """Return *wording* if no phrase of any pack stands in it, else None."""
    return None if Reply(wording, use_reader=False).hits else wording


def respell(text: str) -> str:
    """Begin with a capital and end with a full stop, as a sentence of its own does."""
    text = " ".join(text.split())
    text = text[:1].upper() + text[1:]
    return text if text[-1:] in ".!?" else f"{text}."
