"""The settings that a project starts with: every usual one, explained and switched off."""

from pathlib import Path

from replykit.model import ConfigError
from replykit.project.settings import Project

SETTINGS = """\
#:schema https://raw.githubusercontent.com/replykit/replykit/main/docs/replykit.schema.json
# Settings of `replykit lint` for all files below this folder. Take the mark off a line to set it;
# what stands behind it is no default but an example. `replykit config --why FILE` tells what holds.

# Files and folders that are no replies.
# exclude = ["drafts/", "package.json"]

# Rules that are not for you; `replykit rules` lists them all.
# ignore = ["missing-thanks"]

# The least severity that makes the exit status 1: error, warning (the default) or advice.
# fail-level = "error"

# What was found on the day you began: `replykit lint FOLDER --update-baseline` writes it.
# baseline = "accepted.json"

# The names that your help desk fills; ticket.* stands for many. Others are errors.
# placeholders = ["name", "ticket.*", "agent.*"]

# Where the replies are sent: email (the default), chat, sms, review, social or letter.
# channel = "chat"

# [severity]
# shouting = "error"

# Other settings for some files: public answers, and pieces that need not hold every part.
# [[overrides]]
# files = ["reviews/**"]
# channel = "review"

# [[overrides]]
# files = ["**/snippets/*"]
# kind = "fragment"

# Where the replies are in files of a shape of your own.
# [sources."macros/*.json"]
# text = "macros.*.comment"
# title = "name"
"""


def write_settings(folder: Path) -> Path:
    """Write ``replykit.toml`` into a folder.

    Raises:
        ConfigError: there is one already, or settings in a pyproject.toml that it would hide, or
            it cannot be written.
    """
    place = folder / "replykit.toml"
    beside = folder / "pyproject.toml"
    if beside.is_file() and Project.read(beside, plugins=True) is not None:
        raise ConfigError(
            f"{beside}: has settings of replykit under [tool.replykit], which {place.name} would "
            "hide; set them there, or take them out first"
        )
    try:
        with place.open("x", encoding="utf-8") as file:
            file.write(SETTINGS)
    except FileExistsError:
        raise ConfigError(f"{place}: is there already; nothing is changed") from None
    except OSError as error:
        raise ConfigError(f"{place}: cannot be written: {error.strerror}") from None
    return place
