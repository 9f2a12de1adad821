"""draft_reply: the reply that a thoughtful colleague would write."""

from replykit.drafter.draft import draft_reply, others, variants
from replykit.drafter.rewrite import check_rewrite

__all__ = ["check_rewrite", "draft_reply", "others", "variants"]
