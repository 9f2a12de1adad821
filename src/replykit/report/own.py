"""Which files replykit wrote itself: reports and baselines, which are no replies."""

import re
from pathlib import Path

_HEAD = 4096
_ENDINGS = frozenset({".json", ".html", ".htm"})
_JSON = re.compile(
    rb"""\s*(?:
        \{\s*"version":\s*1,\s*"(?:files":\s*\[\s*(?:\]|\{\s*"path":)
            |findings":\s*\[\s*(?:\]|\{\s*"file":))
      | \[\s*\{\s*"description":.{0,3000}?"check_name":\s*"[\w-]+",\s*"fingerprint":
      | \{\s*"\$schema":\s*"[^"]{0,200}sarif
    )""",
    re.X | re.S,
)
_HTML = b'<meta name="generator" content="replykit '


def is_own(file: Path) -> bool:
    """Whether a file is a report of ``lint``, whatever its format, or a baseline."""
    if file.suffix.lower() not in _ENDINGS:
        return False
    try:
        with file.open("rb") as opened:
            head = opened.read(_HEAD)
    except OSError:
        return False  # what is wrong with it is said when it is read
    if file.suffix.lower() != ".json":
        return _HTML in head
    if _JSON.match(head) is not None:
        return True
    return head.strip() == b"[]" and file.name.startswith("gl-code-quality")
