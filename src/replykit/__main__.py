"""``python -m replykit`` is the command ``replykit``."""

import sys

from replykit.cli import main

if __name__ == "__main__":
    sys.exit(main())
