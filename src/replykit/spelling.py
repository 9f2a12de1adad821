"""Words whose first letter stays small wherever they stand."""

import re

_SO = re.compile(r"[^\W\d_]\w*\.\w|[a-z]+[A-Z]|[\w.+-]+[@_]\w")


def is_spelt_so(word: str) -> bool:
    """Whether a word is a name or an address that is written as it is: iPhone, www.shop.example."""
    return _SO.match(word) is not None
