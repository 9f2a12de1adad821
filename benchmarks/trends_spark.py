"""How fast trends read on Spark, on this machine's cores, beside one process without Spark.

python -m benchmarks.trends_spark --rows 8000

Needs replykit[spark] and Java 17. The complaints are those of trends_scale.py, in Parquet.
"""

import argparse
import os
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import pyarrow.csv
from benchmarks.trends_scale import COLUMNS, write
from pyarrow import parquet

from replykit import find_trends, parse_complaint
from replykit.trends import spark
from replykit.trends.parallel import cores
from replykit.trends.source import read_records


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=8000)
    parser.add_argument("--partitions", type=int, default=8)
    options = parser.parse_args()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master(f"local[{cores()}]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "complaints.csv"
        length = write(place, options.rows)
        tables = Path(folder) / "tables"
        tables.mkdir()
        rows = pyarrow.csv.read_csv(place)
        step = -(-options.rows // options.partitions)
        for part in range(options.partitions):
            parquet.write_table(rows.slice(part * step, step), tables / f"{part}.parquet")
        frame = session.read.parquet(str(tables)).repartition(options.partitions)
        spark.find_trends(frame.limit(20), columns=COLUMNS)  # starts the workers
        began = time.perf_counter()
        there = spark.find_trends(frame, columns=COLUMNS)
        on_spark = time.perf_counter() - began
        parse_complaint("It never came.")
        began = time.perf_counter()
        some = options.rows // 4
        find_trends(islice(read_records([str(place)], COLUMNS), some))
        alone = (time.perf_counter() - began) * 4
    session.stop()
    print(f"\n{there.coverage.used:,} complaints, {length:.0f} characters each\n")
    print("| where | cores | seconds | an hour | an hour per core |")
    print("| --- | --- | --- | --- | --- |")
    for name, count, seconds in (("Spark", cores(), on_spark), ("one process", 1, alone)):
        hour = options.rows / seconds * 3600
        print(f"| {name} | {count} | {seconds:.0f} | {hour:,.0f} | {hour / count:,.0f} |")


if __name__ == "__main__":
    main()
