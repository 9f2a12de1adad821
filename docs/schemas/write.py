"""Write the JSON schemas of what replykit returns and takes, from the models.

    python docs/schemas/write.py

VERSION is part of each file's name. Adding a field or a label keeps it; renaming or taking one
away raises it, and the files of the version before stay for one minor version.
"""

import json
from pathlib import Path
from typing import Any

from replykit.model import Case, Complaint, Draft, Model, Policy, Report

VERSION = 1
HERE = Path(__file__).parent
MODELS: tuple[type[Model], ...] = (Complaint, Draft, Report, Policy, Case)


def place(model: type[Model]) -> Path:
    """Where the schema of a model stands."""
    return HERE / f"{model.__name__.lower()}-{VERSION}.schema.json"


def make(model: type[Model]) -> dict[str, Any]:
    """The schema of a model as it goes to JSON."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://github.com/replykit/replykit/blob/main/docs/schemas/{place(model).name}",
        **model.model_json_schema(mode="serialization"),
    }


def main() -> None:
    """Write every schema."""
    for model in MODELS:
        told = json.dumps(make(model), ensure_ascii=False, indent=1)
        place(model).write_text(told + "\n", "utf-8")


if __name__ == "__main__":
    main()
