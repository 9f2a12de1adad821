"""draft_reply: the reply that a thoughtful colleague would write."""

from replykit.drafter.draft import draft_reply, variants
from replykit.drafter.rewrite import check_rewrite

__all__ = ["check_rewrite", "draft_reply", "variants"]
