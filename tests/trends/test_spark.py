"""On Spark, the figures are those of one machine."""

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.trends.planted import planted, replies

from replykit import Record, Trends, find_trends
from replykit.model import Complaint

HERE = Path(__file__).parent
SPARK = all(find_spec(name) for name in ("pyspark", "pandas", "pyarrow"))
JAVA = bool(shutil.which("java") or os.environ.get("JAVA_HOME"))

pytestmark = pytest.mark.skipif(not (SPARK and JAVA), reason="needs PySpark and Java")


def rows() -> list[Record]:
    """Complaints with what can be wrong with a row."""
    found = replies(planted(21, size=150, rising="technical", by=4))
    found = [
        one._replace(
            text=one.text.text if isinstance(one.text, Complaint) else one.text, date=str(one.date)
        )
        for one in found
    ]
    found[3] = found[3]._replace(text="  ")
    found[4] = found[4]._replace(date="31/02/26")
    found[5] = found[5]._replace(date=None, product=None)
    found[6] = found[6]._replace(text=None)
    return found


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    folder = tmp_path_factory.mktemp("spark")
    lines = "".join(json.dumps(one._asdict()) + "\n" for one in rows())
    (folder / "complaints.jsonl").write_text(lines, "utf-8")
    given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    kept = [place for place in given if place and Path(place).name != "blocked"]
    # Spark's parts speak over the loopback address, which the block of the other tests forbids.
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(HERE / "loopback"), *kept]),
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
    }
    done = subprocess.run(
        [sys.executable, str(HERE / "spark_session.py"), str(folder)],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, object] = json.loads((folder / "trends.json").read_text("utf-8"))
    return found


def test_the_figures_are_those_of_one_machine(answer: dict[str, object]) -> None:
    found = Trends.model_validate(answer["found"])
    alone = find_trends(rows(), sample=15)
    assert found.coverage.duplicates == alone.coverage.duplicates > 100
    assert found.replies
    assert (found.coverage.no_text, found.coverage.bad_date) == (2, 1)
    # Partitions come in an order of their own, and so do the rows to look at.
    listed = tuple(sorted(found.coverage.problems, key=lambda problem: problem.source))
    assert listed == tuple(sorted(alone.coverage.problems, key=lambda problem: problem.source))
    coverage = found.coverage.model_copy(update={"problems": alone.coverage.problems})
    assert found.model_copy(update={"coverage": coverage}) == alone


def test_a_date_by_type_is_read_whatever_the_format(answer: dict[str, object]) -> None:
    typed = Trends.model_validate(answer["typed"])
    assert typed.coverage.used > 0
    assert (typed.coverage.bad_date, typed.coverage.no_date) == (0, 0)


def test_bad_settings_are_errors_of_ours(answer: dict[str, object]) -> None:
    refused = answer["refused"]
    assert isinstance(refused, list)
    assert "no column 'note'" in refused[0]
    assert "alpha" in refused[1]
