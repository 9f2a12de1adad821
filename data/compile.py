"""Write the packs and the readers as they are used, so that a start is quick.

    python data/compile.py            # write data/compiled
    python data/compile.py --check    # exit 1 where a file is missing or stale

To be run whenever a pack, a word class, a guard or a reader has changed. Without it
replykit gives the same results, and takes a second longer to start.
"""

import argparse
import sys
from pathlib import Path

from replykit import guards, panel, reader
from replykit.complaint import sheet

FOLDER = Path(__file__).parent / "compiled"


def compile_all() -> dict[str, bytes]:
    """Each file with what it should hold."""
    return {
        "phrases-en.bin": guards.compile_packs(),
        "panel.bin": panel.compile_panel(),
        "clusters.bin": reader.compile_clusters(),
        **{f"{name}.bin": reader.compile_reader(name) for name in reader.STORED},
        **{f"{name}.bin": sheet.compile_sheet(name) for name in sheet.STORED},
    }


def main() -> int:
    """Write or check the files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args()
    stale = []
    for name, data in compile_all().items():
        place = FOLDER / name
        if place.is_file() and place.read_bytes() == data:
            continue
        stale.append(name)
        if not options.check:
            FOLDER.mkdir(exist_ok=True)
            place.write_bytes(data)
    for name in stale:
        print(f"{name}: {'stale; run python data/compile.py' if options.check else 'written'}")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
