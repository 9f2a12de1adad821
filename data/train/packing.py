"""Write a trained reader: JSON, zipped the same on every run."""

import gzip
import json
from pathlib import Path
from typing import Any


def write_packed(place: Path, data: dict[str, Any]) -> int:
    """Write plain data, and return how many bytes it takes."""
    raw = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return place.write_bytes(gzip.compress(raw, 9, mtime=0))
