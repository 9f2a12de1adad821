"""The same analysis on Apache Spark: partitions are counted where they lie, then merged.

    from replykit.trends import spark
    trends = spark.find_trends(session.read.parquet("complaints/"), columns={"text": "body"})

replykit must be installed where Spark's workers run.
"""

import datetime
import pickle
import zlib
from array import array
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from replykit.model import MAX_LENGTH
from replykit.trends.find import check_settings, weigh
from replykit.trends.gather import Gathered, Settings
from replykit.trends.model import Trends
from replykit.trends.record import Columns, Record, as_columns
from replykit.trends.sample import Seen, hash_of
from replykit.trends.source import SourceError, check_columns

if TYPE_CHECKING:
    import pandas
    import pyspark.sql

_TOGETHER = 32
"""So many partitions are merged by one worker before the driver sees them."""
_STATE = "slot long, part long, state binary"


def find_trends(
    frame: "pyspark.sql.DataFrame",
    *,
    columns: Columns | Mapping[str, str] | None = None,
    split: datetime.date | None = None,
    alpha: float = 0.01,
    sample: int = 1000,
    amounts: bool = False,
    everything: bool = False,
    people: bool = False,
    date_format: str | None = None,
    channel: str = "email",
) -> Trends:
    """Find what goes wrong again and again in a Spark DataFrame.

    The figures are those that ``replykit.find_trends`` gives for the same rows. Name a column
    for ``source``, so that a quote can be found again; otherwise it is "partition:row".

    Args:
        frame: a row a complaint. Its partitions are the units of work: some 10,000 rows each.
        columns: which column holds what: ``{"text": "body", "date": "created"}``.
        split: as for ``replykit.find_trends``, like all that follow.
        alpha: how often a change may be named where there is none.
        sample: how many complaints of each issue the themes are looked for in.
        amounts: hide sums of money in quotes, too.
        everything: count praise and neutral questions as well.
        people: name members of staff.
        date_format: how dates are written where they are strings.
        channel: where the texts came from.

    Raises:
        ConfigError: a setting is out of range.
        SourceError: PySpark is missing, or the frame has no such column.
    """
    try:
        from pyspark.sql import functions
    except ImportError:
        raise SourceError(
            "Spark is read with PySpark, which is not installed: pip install 'replykit[spark]'"
        ) from None
    wanted = check_columns(as_columns(columns), frame.columns, "the frame")
    if "date" in wanted and dict(frame.dtypes)[wanted["date"]] != "string":
        date_format = None  # a date by type is written as ISO 8601 below
    settings = Settings(sample, amounts, everything, people, date_format, channel)
    check_settings(settings, alpha)
    rows = frame.select(
        *(
            functions.col(f"`{column}`").cast("string").alias(field)
            for field, column in wanted.items()
        )
    )
    states = rows.mapInPandas(_reader(settings), _STATE)
    merged = states.groupBy("slot").applyInPandas(_merge, _STATE)
    whole = Gathered(settings, seen=Seen())
    for row in merged.toLocalIterator():
        whole.merge(unpack(row.state))
    whole.met["duplicates"] = _duplicates(rows)
    return weigh(whole, split=split, alpha=alpha)


Batches = Iterator["pandas.DataFrame"]


def _reader(settings: Settings) -> Callable[[Batches], Batches]:
    """Read the rows of a partition, and hand on what was gathered."""

    def read(batches: Batches) -> Batches:
        import pandas
        from pyspark import TaskContext

        context = TaskContext.get()
        part = context.partitionId() if context else 0
        gathered = Gathered(settings)
        for batch in batches:
            for row in batch.to_dict("records"):
                number = gathered.met["read"] + 1
                given: dict[str, Any] = {"source": f"{part}:{number}"}
                given |= {k: v for k, v in row.items() if isinstance(v, str)}
                gathered.add(Record(**{"text": None, **given}))
        yield pandas.DataFrame([_pack(part // _TOGETHER, part, gathered)])

    return read


def _merge(states: "pandas.DataFrame") -> "pandas.DataFrame":
    """Merge what some partitions hold, in their order."""
    import pandas

    states = states.sort_values("part")
    whole, *others = map(unpack, states["state"])
    for other in others:
        whole.merge(other)
    first = states.iloc[0]
    return pandas.DataFrame([_pack(int(first["slot"]), int(first["part"]), whole)])


def _pack(slot: int, part: int, gathered: Gathered) -> dict[str, object]:
    gathered.keys = array("Q")  # Spark counts the duplicates, over all partitions
    return {"slot": slot, "part": part, "state": pack(gathered)}


def pack(gathered: Gathered) -> bytes:
    """What goes from worker to worker: counts, and samples without personal data."""
    return zlib.compress(pickle.dumps(gathered), 1)


def unpack(state: bytes) -> Gathered:
    """What was packed."""
    found: Gathered = pickle.loads(zlib.decompress(state))
    return found


def _duplicates(rows: "pyspark.sql.DataFrame") -> int:
    """How many texts are the same as another one, which is left out."""
    from pyspark.sql import functions

    keys = rows.select("text").mapInPandas(_hashes, "key long")
    counts = keys.agg(functions.count("key"), functions.count_distinct("key")).first()
    return int(counts[0] - counts[1]) if counts else 0


def _hashes(batches: Batches) -> Batches:
    import pandas

    for batch in batches:
        texts = (text for text in batch["text"] if isinstance(text, str) and text.strip())
        keys = [hash_of(text) - (1 << 63) for text in texts if len(text) <= MAX_LENGTH]
        yield pandas.DataFrame({"key": pandas.Series(keys, dtype="int64")})
