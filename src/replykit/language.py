"""The language model: spaCy with a small English pipeline that comes with replykit.

It is for what words alone cannot tell: who did what, negation, the clauses of a sentence.
spaCy takes about a second to import, so it is loaded on first need, once, whatever the thread.
A larger pipeline is used where the caller has one: set REPLYKIT_MODEL to its name or path.
Labels are those of Universal Dependencies (``nsubj``, ``obj``, ``obl``, ``nsubj:pass`` ...) and
Penn Treebank tags (``tag_``), as in the UD English Web Treebank that the pipeline learnt from.
"""

import os
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replykit.model import ReplykitError
from replykit.reader import model_root

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_lock = threading.Lock()
_loaded: dict[str, Any] = {}

LONGEST = 20_000
"""Longest stretch parsed, in code points; what follows is left to the word-based readers."""


def pipeline() -> "Language":
    """The spaCy pipeline: the one named by REPLYKIT_MODEL, or the bundled one.

    Raises:
        ReplykitError: it cannot be loaded.
    """
    name = os.environ.get("REPLYKIT_MODEL", "")
    with _lock:
        if name not in _loaded:
            _loaded[name] = _load(name)
    return _loaded[name]  # type: ignore[no-any-return]


def _load(name: str) -> "Language":
    import spacy

    place: str | Path = name or Path(str(model_root() / "en_replykit"))
    try:
        return spacy.load(place)
    except OSError as error:
        raise ReplykitError(
            f"the language model {str(place)!r} cannot be loaded: {error}. "
            "Unset REPLYKIT_MODEL to use the bundled one."
        ) from None


def parse(text: str) -> "Doc":
    """Tag and parse a text of any length; only the first LONGEST code points are read."""
    return pipeline()(text[:LONGEST])


def parse_many(texts: Iterable[str], batch_size: int = 64) -> Iterator["Doc"]:
    """Tag and parse many texts in batches, in order."""
    yield from pipeline().pipe((text[:LONGEST] for text in texts), batch_size=batch_size)
