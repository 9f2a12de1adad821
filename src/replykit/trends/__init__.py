"""find_trends: many complaints, read one after the other, and what goes wrong again and again.

Imported lazily, so that ``replykit --help`` stays as fast as Python itself.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from replykit.trends.find import find_trends
    from replykit.trends.model import Trends
    from replykit.trends.record import Record

_HOMES = {"Record": "record", "Trends": "model", "find_trends": "find"}

__all__ = ["Record", "Trends", "find_trends"]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    if name not in __all__:
        raise AttributeError(f"module 'replykit.trends' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"replykit.trends.{_HOMES[name]}"), name)
