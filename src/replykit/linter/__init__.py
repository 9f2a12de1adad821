"""lint_reply: run the rules over a reply and report what they found."""

from replykit.linter.config import Config
from replykit.linter.engine import lint_reply

__all__ = ["Config", "lint_reply"]
