"""The commands in benchmarks/ run, and count what they should."""

import json
from pathlib import Path

from benchmarks import evaluate, timings


def rows(path: Path, *some: dict[str, object]) -> Path:
    """A file of labelled texts."""
    path.write_text("".join(json.dumps(row) + "\n" for row in some), "utf-8")
    return path


def test_sentences_are_scored_by_rule(tmp_path: Path) -> None:
    path = rows(
        tmp_path / "sentences.jsonl",
        {"text": "You should have checked the label.", "faults": ["blame"], "focus": "blame"},
        {"text": "Your lamp left us today.", "faults": ["blame"], "focus": "blame"},
    )
    table, counts = evaluate.score(path, reader=True)
    assert counts["blame"].right == 1
    assert counts["blame"].missed == ["[blame] Your lamp left us today."]
    assert any(line.startswith("blame") for line in table)


def test_complaints_are_scored(tmp_path: Path) -> None:
    path = rows(
        tmp_path / "complaints.jsonl",
        {
            "text": "My blender arrived with a cracked jar. I want a refund.", "channel": "email",
            "issue": ["damaged-item"], "issue_also": [], "issue_words": ["jar"],
            "emotion": ["neutral"], "intensity": ["low"], "requests": ["refund"], "signals": [],
            "details": {"products": ["blender"]},
        },
    )  # fmt: skip
    _, counts = evaluate.score(path, reader=True)
    assert counts["request refund"].right == 1
    assert counts["issue"].right == 1


def test_a_missed_bound_is_told() -> None:
    rows = [timings.Row("import", 0.2, "s", 0.15), timings.Row("lint", 12.0, "replies/s")]
    assert [row.kept for row in rows] == [False, True]
    assert "**missed**" in timings.table(rows)
