"""Write docs/rules: one page for each rule, made from the rule's own file.

python docs/generate.py            # write the pages, and remove those whose rule is gone
python docs/generate.py --check    # say which are stale, and exit 1 if any is
"""

import argparse
import code
import contextlib
import doctest
import io
import os
import re
import shlex
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from unittest import mock

from replykit import PackError, cli, phrases
from replykit.rule import Example, Rule, all_rules
from replykit.templates import CHECKS

DOCS = Path(__file__).parent
FOLDER = DOCS / "rules"
ROOT = DOCS.parent
GROUPS = {
    "core": "The heart of it",
    "tone": "Tone",
    "promises": "Promises",
    "register": "Register",
    "public": "In public",
    "structure": "Structure",
    "answer": "Beside the complaint",
    "accuracy": "Accuracy",
    "template": "The file itself",
    "set": "Beside the other templates",
}


def every_rule() -> Mapping[str, Rule]:
    """The rules of replies, and the checks of files."""
    return dict(sorted({**all_rules(), **CHECKS}.items()))


def pages() -> Mapping[str, str]:
    """Every page by file name."""
    found = {f"{rule.name}.md": page(rule) for rule in every_rule().values()}
    return {"README.md": index(), **found}


def index() -> str:
    """The list of rules, by group."""
    lines = [
        "<!-- Made by docs/generate.py from src/replykit/rules. -->",
        "# The rules",
        "",
        "`replykit rules` prints this list, `replykit explain RULE` a page.",
        "The severity is that of a finding which nobody doubts: words that the "
        "[trained reader](../getting-started.md#phrases-and-the-reader) doubts are advice, and "
        "advice fails no run by default.",
    ]
    groups = sorted(
        {rule.group for rule in every_rule().values()},
        key=lambda group: (list(GROUPS).index(group) if group in GROUPS else len(GROUPS), group),
    )
    for group in groups:
        lines += ["", f"## {GROUPS.get(group, group.capitalize())}", ""]
        lines += ["| rule | severity | finds |", "| --- | --- | --- |"]
        lines += [
            f"| [{rule.name}]({rule.name}.md) | {rule.severity} | {escape(rule.summary)} |"
            for rule in every_rule().values()
            if rule.group == group
        ]
    return "\n".join(lines) + "\n"


def page(rule: Rule) -> str:
    """A rule's page."""
    source = Path(rule.source).resolve().relative_to(ROOT).as_posix()
    words = words_of(rule)
    links = [f"[source](../../{source})", *words]
    lines = [
        f"<!-- Made by docs/generate.py from {source}. -->",
        f"# {rule.name}",
        "",
        f"{rule.summary}",
        f"Severity: {rule.severity}. {needs(rule)}{' · '.join(links)}",
        "",
        rule.page,
        "",
        "## Examples",
        "",
    ]
    for example in rule.examples:
        lines += [f"- ✗ {marked(example)}", f"- ✓ {escape(example.good)}", ""]
    if rule.leaves_alone:
        lines += ["## Left alone", ""]
        lines += [f"- {escape(sentence)}" for sentence in rule.leaves_alone]
        lines += [""]
    lines += measured(rule.name)
    lines += [
        "## Turn it off",
        "",
        f'`replykit lint --ignore {rule.name}`, or `Config(ignore=("{rule.name}",))`.',
    ]
    return "\n".join(lines) + "\n"


MEASURED = {"sentences.jsonl": "single sentences", "replies.jsonl": "whole replies"}


@cache
def figures() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """From docs/figures.md, by file and label: precision, recall, F1, how many, false ones."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    file = ""
    for line in (DOCS / "figures.md").read_text("utf-8").splitlines():
        if line.startswith("## "):
            file = line[3:]
        label, *numbers = line.split()[:6] or [""]
        if len(numbers) == 5 and label in all_rules():
            found[file, label] = tuple(numbers)
    return found


def measured(name: str) -> list[str]:
    """How often the rule is right and what it finds, on the texts it is measured on."""
    told = []
    for file, kind in MEASURED.items():
        precision, recall, _, there, _ = figures().get((file, name), ("", "", "", "0", ""))
        if int(there):
            told.append(f"- On {kind}: precision {precision}, recall {recall}, of {there} marked.")
    if not told:
        return []
    source = "Measured on [data/eval](../../data/eval/README.md), see [figures](../figures.md)."
    return ["## How often it is right", "", source, "", *told, ""]


def needs(rule: Rule) -> str:
    """What the rule needs to run, if anything."""
    told = ""
    if rule.needs_complaint:
        told += "Runs where the complaint is known. "
    if rule.scope == "reply":
        told += "Runs on whole replies, not on fragments. "
    return told


def words_of(rule: Rule) -> list[str]:
    """A link to the rule's pack, if it has one."""
    name = f"faults/{rule.name}"
    try:
        phrases.load(name)
    except PackError:
        return []
    return [f"[words](../../data/phrases/en/{name}.toml)"]


def escape(text: str) -> str:
    """*text* as Markdown shows it literally, on one line."""
    for char in "\\*_<>|`[]{}":
        text = text.replace(char, f"\\{char}")
    return " ".join(text.split())


def marked(example: Example) -> str:
    """The bad sentence with the flagged words in bold."""
    shown = escape(example.bad).replace(r"\[\[", "**").replace(r"\]\]", "**")
    notes = [] if example.channel == "email" else [f"on {example.channel}"]
    if example.complaint:
        notes.append(f"to “{escape(example.complaint)}”")
    return f"{shown} ({', '.join(notes)})" if notes else shown


# --- examples that are run ----------------------------------------------------------------

_BLOCK = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.M | re.S)


def with_output(text: str) -> str:
    """A page with each example run, and what it prints put below it."""

    def run(match: re.Match[str]) -> str:
        lines = run_console(match[2]) if match[1] == "console" else run_python(match[2])
        return f"```{match[1]}\n" + "".join(f"{line}\n" for line in lines) + "```"

    return _BLOCK.sub(run, text)


def run_console(block: str) -> Iterator[str]:
    """The commands of a block, each with its output."""
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    for number, command in enumerate(commands):
        if number:
            yield ""
        yield f"$ {command}"
        yield from printed(*shlex.split(command)).rstrip("\n").split("\n")


def printed(name: str, *arguments: str) -> str:
    """What a command prints, run in docs/examples: ``replykit`` or ``cat``."""
    if name == "cat":
        return "".join((DOCS / "examples" / path).read_text("utf-8") for path in arguments)
    if name != "replykit":
        raise ValueError(f"the docs run replykit and cat, not {name!r}")
    out = io.StringIO()
    with (
        contextlib.chdir(DOCS / "examples"),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(out),
        mock.patch.dict(os.environ, {"COLUMNS": "90", "NO_COLOR": "1"}),
    ):
        try:
            status = cli.main(arguments)
        except SystemExit as stop:  # --version
            status = int(stop.code or 0)
    if status == 2:
        raise RuntimeError(f"replykit {shlex.join(arguments)}: {out.getvalue()}")
    return out.getvalue()


def run_python(block: str) -> Iterator[str]:
    """The examples of a session, each with its output."""
    session = code.InteractiveInterpreter({"__name__": "__main__"})
    for example in doctest.DocTestParser().get_examples(block):
        first, *rest = example.source.rstrip("\n").split("\n")
        yield f">>> {first}"
        yield from (f"... {line}" for line in rest)
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            session.runsource(example.source, symbol="single")
        if "Traceback (most recent call last)" in out.getvalue():
            raise RuntimeError(f"{example.source}{out.getvalue()}")
        if out.getvalue():
            yield from out.getvalue().rstrip("\n").split("\n")


# --- writing ------------------------------------------------------------------------------


def wanted() -> Mapping[Path, str]:
    """Everything that this file makes, by path."""
    written = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
    examples = {path: with_output(path.read_text("utf-8")) for path in written}
    return {**{FOLDER / name: text for name, text in pages().items()}, **examples}


def stale(made: Mapping[Path, str]) -> list[Path]:
    """What differs from what the rules and examples say, is missing, or has no rule."""
    gone = set(FOLDER.glob("*.md")) - set(made)
    differing = {p for p, text in made.items() if not p.exists() or p.read_text("utf-8") != text}
    return sorted(gone | differing)


def main() -> int:
    """Write what has changed, or name it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args()
    made = wanted()
    changed = stale(made)
    if options.check:
        for path in changed:
            print(
                f"{path.relative_to(ROOT)} is stale; run: python docs/generate.py", file=sys.stderr
            )
        return 1 if changed else 0
    FOLDER.mkdir(exist_ok=True)
    for path in changed:
        if path in made:
            path.write_text(made[path], "utf-8")
        else:
            path.unlink()
    print(f"{len(made)} pages, {len(changed)} changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
