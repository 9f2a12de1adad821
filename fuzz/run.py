"""Fuzz replykit, guided by coverage: texts, templates, or settings.

    pip install --group fuzz -e .
    python fuzz/run.py texts -max_total_time=1200 .fuzz/texts fuzz/seeds/texts

The options are libFuzzer's. Whatever is no error of replykit's own is a finding, and so is an
input that takes more than a minute or 2 GB. New inputs that reach new code are put into the
first folder. The first byte of an input chooses the door (see doors.py); the rest goes through it.
"""

import contextlib
import importlib
import pkgutil
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))
warnings.simplefilter("ignore")
with atheris.instrument_imports(include=["replykit"]):
    from fuzz import doors, make_seeds

    import replykit

    for _module in pkgutil.walk_packages(replykit.__path__, "replykit."):
        if not _module.name.endswith((".pytest_plugin", ".spark")):
            importlib.import_module(_module.name)

Target = Callable[[bytes], None]


def _texts(data: bytes) -> None:
    through = [*doors.TEXT_DOORS.values()][data[0] % len(doors.TEXT_DOORS)]
    try:
        text = data[1:].decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        text = data[1:].decode("latin-1")
    through(text)


def _templates(data: bytes) -> None:
    doors.templates(doors.FORMATS[data[0] % len(doors.FORMATS)], data[1:])


def _settings(data: bytes) -> None:
    [*doors.FILE_DOORS.values()][data[0] % len(doors.FILE_DOORS)](data[1:])


TARGETS: dict[str, Target] = {"texts": _texts, "templates": _templates, "settings": _settings}


def main() -> None:
    """Run the target that the command line names, with libFuzzer's options."""
    target = TARGETS[sys.argv[1]]

    def once(data: bytes) -> None:
        if data:
            with contextlib.suppress(replykit.ReplykitError):
                target(data)

    for seed in (make_seeds.SEEDS / sys.argv[1]).iterdir():  # what is loaded once is loaded now
        once(seed.read_bytes())

    options = ["-timeout=60", "-rss_limit_mb=2048", "-max_len=3000", *sys.argv[2:]]
    atheris.Setup([sys.argv[0], *options], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
