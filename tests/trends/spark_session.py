"""Run by test_spark.py in a Python of its own: complaints.jsonl in, trends.json out."""

import json
import sys
from pathlib import Path

from pyspark.sql import SparkSession

from replykit import ReplykitError
from replykit.trends import spark
from replykit.trends.record import Record


def main(folder: Path) -> None:
    """Read the complaints through Parquet, and write what was found and what was refused."""
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    schema = ", ".join(f"{field} string" for field in Record._fields)
    frame = session.read.schema(schema).json(str(folder / "complaints.jsonl"))
    frame.repartition(5).write.parquet(str(folder / "complaints.parquet"))
    table = session.read.parquet(str(folder / "complaints.parquet"))
    named = {field: field for field in Record._fields}
    found = spark.find_trends(table, columns=named, sample=15)
    dated = table.selectExpr("text", "to_date('2026-03-01') as day").limit(6)
    typed = spark.find_trends(
        dated, columns={"text": "text", "date": "day"}, date_format="%d/%m/%Y"
    )
    refused = []
    for columns, alpha in (({"text": "note"}, 0.01), (named, 2.0)):
        try:
            spark.find_trends(table, columns=columns, alpha=alpha)
        except ReplykitError as error:
            refused.append(str(error))
    answer = {
        "found": found.model_dump(mode="json"),
        "typed": typed.model_dump(mode="json"),
        "refused": refused,
    }
    (folder / "trends.json").write_text(json.dumps(answer), "utf-8")
    session.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
