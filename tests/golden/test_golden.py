"""A change of findings, readings or wording is seen in review.

Where one is meant: ``python tests/golden/write.py``, read the difference, and commit it.
"""

import pytest
from tests.golden import write


@pytest.mark.parametrize("name", write.NAMES)
def test_what_is_said_is_what_was_reviewed(name: str) -> None:
    kept = {entry["text"]: entry for entry in write.read(name)}
    made = write.make(name)
    assert len(kept) == len(made) == 40
    changed = {}
    for entry in made:
        was = kept.get(entry["text"], {})
        keys = [key for key in {**was, **entry} if was.get(key) != entry.get(key)]
        if keys:
            changed[entry["text"][:60]] = {key: (was.get(key), entry.get(key)) for key in keys}
    assert changed == {}, f"{len(changed)} changed; see the top of {__file__}"
