"""The command: ``replykit parse|draft|lint|config|init|trends|rules|explain|demo|check-packs|…``.

argparse, since it costs no time: ``replykit --help`` starts as fast as Python itself does.
For the same reason each command imports what it needs, and nothing else is imported here.

Exit status: 0 all was done; 1 when a finding of ``lint`` reaches the fail level; 2 when something
could not be done, which is said on standard error, while everything else still is.
"""

import argparse
import atexit
import contextlib
import gc
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from replykit import __version__
from replykit.report.terminal import columns, own_fault, paint_for, put, say
from replykit.trends import command as trends_command

if TYPE_CHECKING:
    from replykit.model import Complaint, Model
    from replykit.rule import Rule

ENDINGS = (".txt", ".md", ".eml")
CHANNELS = ("email", "chat", "sms", "review", "social", "letter")
STAGES = ("first", "update", "resolution", "check-in", "boundary", "escalation", "parting")
LEVELS = ("error", "warning", "advice")
LINT_FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab", "html")
_STDIN = "<stdin>"
_LONGEST = 40_000_000  # bytes: MAX_LENGTH code points of four bytes

_EXAMPLES = """\
examples:
  replykit demo                            see it work
  replykit lint replies/                   check every reply in the files below a folder
  replykit lint --channel review - < reply.txt
  replykit lint reply.txt --complaint complaint.txt
  replykit draft complaint.txt --policy shop.toml > reply.txt
  replykit parse complaint.txt --format json
  replykit explain blame

exit status: 0 done, nothing to object to; 1 lint found something; 2 something could not be done
"""


class Trouble(Exception):
    """What stops a command: said on standard error, exit status 2."""


# --- arguments ----------------------------------------------------------------------------


_ELSEWHERE = {
    "--since": "--diff-base", "--changed": "--diff-base", "--base": "--diff-base",
    "--rules": "--select", "--enable": "--select", "--disable": "--ignore", "--rule": "--select",
    "--out": "--output", "--fail-on": "--fail-level", "--severity": "--fail-level",
    "--write": "--fix", "--dry-run": "--diff", "--settings": "--config",
}  # fmt: skip
"""What other linters call an option."""


class _Parser(argparse.ArgumentParser):
    """An ArgumentParser that says what was probably meant."""

    known: dict[str, str] = {}  # noqa: RUF012 -- every option and a command of it, filled below

    def error(self, message: str) -> NoReturn:
        from replykit.near import nearly

        wrong = re.search(r"invalid choice: '?([^' ]+)'? \(choose from (.+)\)", message)
        stray = re.search(r"unrecognized arguments: (--?[\w-]+)", message)
        near: str | None = None
        elsewhere = self.known.get(stray[1]) if stray else None
        if wrong:
            near = nearly(wrong[1], re.findall(r"[\w-]+", wrong[2]))
        elif stray:
            near = nearly(stray[1], self._option_string_actions, 0.7)
            usual = _ELSEWHERE.get(stray[1])
            near = usual if usual in self._option_string_actions else near
        hint = f"; did you mean {near}?" if near else ""
        if stray and elsewhere:
            hint = f"; there is `{elsewhere} {stray[1]}`"
        if wrong and near:
            message = message.partition(" (choose from")[0]
        say(f"{message}{hint}\nTry: {self.prog} --help")
        raise SystemExit(2)


def make_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = _Parser(
        prog="replykit",
        description="Read a complaint, draft the reply, and check replies. Offline, repeatable.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.set_defaults(parser=parser)
    parser.add_argument("--version", action="version", version=f"replykit {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    def add(
        name: str,
        run: Callable[[argparse.Namespace], int],
        about: str,
        example: str,
        formats: Sequence[str] = ("text", "json"),
    ) -> Any:  # noqa: ANN401
        command = commands.add_parser(
            name,
            help=about,
            description=about[:1].upper() + about[1:] + ".",
            epilog=f"example:\n  {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        command.set_defaults(run=run, parser=command)
        if formats:
            command.add_argument(
                "--format", choices=formats, default="text", help="for people or for programs"
            )
        else:
            command.set_defaults(format="text")
        return command

    parse = add("parse", run_parse, "say what a complaint is about", "replykit parse complaint.txt")
    _add_texts(parse, "complaint")

    draft = add(
        "draft", run_draft, "draft the reply to a complaint",
        "replykit draft complaint.txt --policy shop.toml --case case.toml",
    )  # fmt: skip
    _add_texts(draft, "complaint")
    draft.add_argument("--policy", metavar="FILE.toml", help="what the business offers")
    draft.add_argument("--case", metavar="FILE.toml", help="what is known of this case")
    draft.add_argument("--stage", choices=STAGES, default="first", help="default: first")

    lint = add(
        "lint", run_lint, "check replies or canned templates",
        "replykit lint replies/ --fail-level error", formats=LINT_FORMATS,
    )  # fmt: skip
    _add_lint(lint)
    config = add(
        "config", run_config, "show the settings that hold for a file",
        "replykit config --why replies/late.md",
    )  # fmt: skip
    config.add_argument("path", nargs="?", default=".", metavar="PATH", help="default: here")
    config.add_argument("--why", action="store_true", help="and where each was said")
    config.add_argument("--schema", action="store_true", help="the JSON Schema of replykit.toml")
    _add_config(config)

    init = add(
        "init", run_init, "write a replykit.toml to start with, all of it comments",
        "replykit init", formats=(),
    )  # fmt: skip
    init.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help="default: here")

    trends_command.add(commands)

    rules = add("rules", run_rules, "list the rules", "replykit rules")
    explain = add("explain", run_explain, "show a rule's page", "replykit explain blame excuse")
    explain.add_argument("rule", nargs="+", metavar="RULE")
    for command in (rules, explain):
        _add_config(command)
    demo = add("demo", run_demo, "parse, answer and lint one example", "replykit demo")
    demo.set_defaults(format="text")
    check = add(
        "check-packs", run_check_packs, "try every phrase of a pack on its own examples",
        "replykit check-packs data/phrases/en/faults/excuse.toml",
    )  # fmt: skip
    check.add_argument("pack", nargs="*", metavar="PACK.toml", help="default: the built-in packs")
    own = add(
        "check-rules", run_check_rules, "try rules of your own on their examples",
        "replykit check-rules house_rules.py",
    )  # fmt: skip
    own.add_argument("plugin", nargs="+", metavar="PLUGIN", help="a .py file, or an entry point")
    lsp = add(
        "lsp", run_lsp, "check replies in an editor that speaks the language server protocol",
        "replykit lsp", formats=(),
    )  # fmt: skip
    lsp.add_argument(
        "--everywhere", action="store_true",
        help="check every file the editor shows; by default those below a replykit.toml",
    )  # fmt: skip
    lsp.add_argument(
        "--plugins", action="store_true", help="run the Python rules that settings name"
    )
    add(
        "mcp", run_mcp, "serve a language model as tools, over the Model Context Protocol",
        "replykit mcp", formats=(),
    )  # fmt: skip
    completion = add(
        "completion", run_completion, "print a shell's completion script",
        'eval "$(replykit completion bash)"', formats=(),
    )  # fmt: skip
    completion.add_argument("shell", choices=("bash", "zsh", "fish"))
    _Parser.known = {
        option: command.prog
        for command in (*reversed(commands.choices.values()), parser)
        for option in command._option_string_actions
    }
    return parser


def _add_texts(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument(
        "paths", nargs="*", metavar="PATH",
        help=f"files or folders (*.txt, *.md, *.eml), each a {what}; - or none is standard input",
    )  # fmt: skip
    command.add_argument("--channel", choices=CHANNELS, default="email", help="default: email")


def _add_config(command: argparse.ArgumentParser) -> None:
    command.add_argument("--config", metavar="FILE.toml", help="these settings for every file")
    command.add_argument("--no-config", action="store_true", help="no file of settings at all")
    command.add_argument(
        "--no-plugins", action="store_true",
        help="refuse settings that name Python code to run, as in the CI of other people's changes",
    )  # fmt: skip


def _add_lint(lint: argparse.ArgumentParser) -> None:
    lint.add_argument(
        "paths", nargs="*", metavar="PATH",
        help="files or folders of replies: text, Markdown, HTML, YAML, JSON, CSV, mail and "
        "templates of these; - or none is standard input",
    )  # fmt: skip
    what = lint.add_argument_group("what the replies are")
    what.add_argument("--channel", choices=CHANNELS, help="default: email")
    what.add_argument(
        "--complaint", metavar="FILE", help="the complaint that the reply answers: text or a mail"
    )
    what.add_argument(
        "--kind", choices=("reply", "fragment"),
        help="whole replies (default), or pieces, which need not hold every part",
    )  # fmt: skip
    what.add_argument(
        "--template", action="store_true",
        help="placeholders are on purpose (default: in files, but not on standard input "
        "without a name)",
    )  # fmt: skip
    what.add_argument("--policy", metavar="FILE.toml", help="the business's own facts and words")
    what.add_argument("--stdin-filename", metavar="NAME", help="read standard input as this file")
    rules = lint.add_argument_group("what is looked for")
    rules.add_argument("--select", metavar="RULES", action="append", help="only these, by comma")
    rules.add_argument("--ignore", metavar="RULES", action="append", help="not these, by comma")
    rules.add_argument("--no-reader", action="store_true", help="phrases and constructions alone")
    rules.add_argument("--baseline", metavar="FILE", help="the file of accepted findings")
    rules.add_argument(
        "--update-baseline", action="store_true", help="accept what is found, forget what is gone"
    )
    rules.add_argument("--diff-base", metavar="REV", help="only files changed since a git revision")
    rules.add_argument(
        "--force-exclude", action="store_true",
        help="read named files only where a run over their folder would",
    )  # fmt: skip
    _add_config(rules)  # type: ignore[arg-type]
    told = lint.add_argument_group("what is told")
    told.add_argument("--output", metavar="FILE", help="write the report here")
    told.add_argument("--statistics", action="store_true", help="count the findings by rule")
    told.add_argument(
        "--fail-level", choices=LEVELS,
        help="the least severity that makes the exit status 1 (default: warning)",
    )  # fmt: skip
    told.add_argument("--max-warnings", type=int, metavar="N", help="more warnings than N fail")
    told.add_argument("--exit-zero", action="store_true", help="findings do not fail; errors do")
    work = lint.add_argument_group("how")
    work.add_argument("--fix", action="store_true", help="put better words in place where safe")
    work.add_argument("--diff", action="store_true", help="with --fix: show it, change nothing")
    work.add_argument(
        "-j", "--jobs", type=int, default=1, metavar="N", help="processes; 0 for one a core"
    )
    work.add_argument("--no-cache", action="store_true", help="look at every file anew")
    work.add_argument(
        "--cache-dir", metavar="DIR",
        default=os.environ.get("REPLYKIT_CACHE_DIR") or ".replykit_cache",
        help="default: $REPLYKIT_CACHE_DIR, or .replykit_cache",
    )  # fmt: skip


# --- reading ------------------------------------------------------------------------------


class Run:
    """One run of a command over some texts: what it read, and what went wrong."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.as_json = options.format == "json"
        self.files: list[dict[str, Any]] = []
        self.errors: list[dict[str, str]] = []
        self.read = 0

    def fail(self, path: str, message: str) -> None:
        """Note an error, and say it."""
        self.errors.append({"path": path, "message": message})
        say(f"{' '.join(path.splitlines())}: {message}" if path else message)

    def over(self, paths: Sequence[str], work: Callable[[str, str], None]) -> None:
        """Do *work* on every text, whatever happens to the others."""
        from replykit.model import ReplykitError

        for name, text in self.texts(paths):
            self.read += 1
            try:
                work(name, text)
            except ReplykitError as error:
                self.fail(name, str(error))
            except BrokenPipeError:
                raise
            except Exception as error:
                self.fail(name, own_fault(error))

    def texts(self, paths: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The name and text of every file that can be read."""
        if not paths and sys.stdin.isatty():
            raise Trouble("nothing to read. Name a file or a folder, or pipe a text in.")
        seen: set[str] = set()
        for path in paths or ["-"]:
            for found in self._files(path):
                real = os.path.realpath(found)  # unlike Path.resolve, at ease with a loop of links
                if real in seen:
                    continue
                seen.add(real)
                text = self._text(found)
                if text is not None:
                    yield (_STDIN if str(found) == "-" else str(found)), text

    def _files(self, path: str) -> list[Path]:
        place = Path(path)
        if path == "-" or (place.exists() and not place.is_dir()):
            return [place]
        if not place.exists():
            from replykit.project.files import near_path

            self.fail(path, f"no such file or folder{near_path(place)}")
            return []
        found: list[Path] = []
        for folder, folders, names in os.walk(place, onerror=self._unreadable):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            found += (
                Path(folder, name)
                for name in sorted(names)
                if name.lower().endswith(ENDINGS) and not name.startswith(".")
            )
        if not found:
            self.fail(path, f"the folder holds no {', '.join(ENDINGS)} file; nothing to read")
        return found

    def _unreadable(self, error: OSError) -> None:
        self.fail(str(error.filename), f"cannot be read: {error.strerror}")

    def _text(self, place: Path) -> str | None:
        name = _STDIN if str(place) == "-" else str(place)
        try:
            if name == _STDIN:
                data = sys.stdin.buffer.read(_LONGEST + 1)
            else:
                with place.open("rb") as file:
                    data = file.read(_LONGEST + 1)
            if name.lower().endswith(".eml"):
                return self._mail(name, data)
            if name == _STDIN:
                from replykit.templates.containers.mail import looks_like_mail

                if looks_like_mail(data):
                    return self._mail(name, data)
            text = data.decode("utf-8-sig")
        except OSError as error:
            self.fail(name, f"cannot be read: {error.strerror}")
            return None
        except UnicodeDecodeError as error:
            if b"\0" in error.object:
                self.fail(name, "this is no text: an image, a document, or UTF-16")
                return None
            line = error.object.count(b"\n", 0, error.start) + 1
            byte = error.object[error.start]
            self.fail(name, f"line {line} is not UTF-8 (byte 0x{byte:02x}); save the file as UTF-8")
            return None
        if not text.strip():
            self.fail(name, "is blank: there is nothing to read")
            return None
        return text

    def _mail(self, name: str, data: bytes) -> str | None:
        """What somebody wrote in a saved mail."""
        from replykit.model import ReplykitError
        from replykit.templates.containers import mail
        from replykit.templates.read import decode_file

        try:
            return mail.words(decode_file(name, data))
        except ReplykitError as error:
            self.fail("", str(error))
            return None

    def status(self) -> int:
        """2 when something went wrong."""
        return 2 if self.errors else 0

    def close(self) -> None:
        """Print what was gathered for programs."""
        if self.as_json:
            from replykit.report import json

            print(json.render(self.files, self.errors))


def read_text(path: str) -> str:
    """The text of one file that a command cannot do without."""
    run = Run(argparse.Namespace(format="text"))
    place = Path(path)
    if place.is_dir():
        raise Trouble(f"{path}: is a folder; name a file")
    if not place.exists():
        from replykit.project.files import near_path

        raise Trouble(f"{path}: no such file{near_path(place)}")
    text = run._text(place)  # a pipe or device, too
    if text is None:
        raise Trouble("")
    return text


_M = TypeVar("_M", bound="Model")


def read_settings(path: str, model: type[_M]) -> _M:
    """Read a policy or a case from TOML.

    Raises:
        Trouble: it cannot be read, or a key or value is not known.
    """
    import tomllib

    from pydantic import ValidationError

    from replykit import toml
    from replykit.near import nearly

    try:
        return model.model_validate(toml.loads(read_text(path)))
    except tomllib.TOMLDecodeError as error:
        raise Trouble(f"{path}: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        if first["type"] != "extra_forbidden":
            raise Trouble(f"{path}: {place}: {toml.explain(first)}") from None
        near = nearly(str(first["loc"][-1]), model.model_fields)
        hint = near or ", ".join(model.model_fields)
        raise Trouble(f"{path}: unknown key {place!r}; did you mean {hint}?") from None


def _heading(paths: Sequence[str]) -> bool:
    return len(paths) > 1 or any(Path(path).is_dir() for path in paths)


# --- the commands -------------------------------------------------------------------------


def run_parse(options: argparse.Namespace) -> int:
    """``replykit parse``."""
    from replykit import parse_complaint
    from replykit.report import text as report

    run, paint, several = Run(options), paint_for(sys.stdout), _heading(options.paths)

    def work(name: str, text: str) -> None:
        complaint = parse_complaint(text, channel=options.channel)
        if run.as_json:
            run.files.append({"path": name, "complaint": complaint.model_dump(mode="json")})
            return
        if several:
            put([paint(f"==> {report.clean(name)} <==", "dim")])
        put(report.complaint_lines(complaint, paint, columns()))
        if several:
            print()

    run.over(options.paths, work)
    run.close()
    return run.status()


def run_draft(options: argparse.Namespace) -> int:
    """``replykit draft``."""
    from replykit import Case, Config, Policy, draft_reply, lint_reply, parse_complaint
    from replykit.report import text as report

    policy = read_settings(options.policy, Policy) if options.policy else None
    case = read_settings(options.case, Case) if options.case else None
    run, paint, several = Run(options), paint_for(sys.stdout), _heading(options.paths)

    def work(name: str, text: str) -> None:
        complaint = parse_complaint(text, channel=options.channel)
        draft = draft_reply(complaint, policy=policy, case=case, stage=options.stage)
        if draft.report is None:
            own = lint_reply(draft.text, complaint, options.channel, Config(policy=policy))
            draft = draft.model_copy(update={"report": own})
        if run.as_json:
            run.files.append({"path": name, "draft": draft.model_dump(mode="json")})
            return
        if several:
            put([paint(f"==> {report.clean(name)} <==", "dim")])
        put(report.draft_lines(draft, paint))
        if several:
            print()
        sys.stdout.flush()
        notes = list(report.draft_notes(draft, paint_for(sys.stderr), columns()))
        if notes:
            # On standard error, so that `replykit draft … > reply.txt` holds the reply alone.
            print("\n".join(["", *notes]), file=sys.stderr)

    run.over(options.paths, work)
    run.close()
    return run.status()


def run_lint(options: argparse.Namespace) -> int:
    """``replykit lint``."""
    from replykit.project import again

    if (status := again.recall(options)) is not None:
        return status
    from replykit.model import Policy
    from replykit.project import command

    if not options.paths and sys.stdin.isatty():
        raise Trouble("nothing to read. Name a file or a folder, or pipe a text in.")
    policy = read_settings(options.policy, Policy) if options.policy else None
    complaint: Complaint | None = None
    if options.complaint:
        from replykit import parse_complaint

        channel = options.channel or "email"
        complaint = parse_complaint(read_text(options.complaint), channel=channel)
    return command.run_lint(options, policy, complaint)


def run_config(options: argparse.Namespace) -> int:
    """``replykit config``."""
    from replykit.project import command

    return command.run_config(options)


def run_init(options: argparse.Namespace) -> int:
    """``replykit init``."""
    from replykit.project.starter import write_settings

    print(f"{write_settings(Path(options.folder))} is written; replykit lint reads it.")
    return 0


def run_completion(options: argparse.Namespace) -> int:
    """``replykit completion``."""
    from replykit.completion import script

    print(script(options.shell, make_parser()), end="")
    return 0


def known_rules(options: argparse.Namespace) -> "dict[str, Rule]":
    """Every rule of replies and of files by name, and those that the settings here add.

    Settings that ``lint`` would find by itself and that are broken are told of, and left out.
    """
    from replykit.model import ConfigError
    from replykit.project.command import finder_of
    from replykit.project.settings import settle
    from replykit.rule import all_rules
    from replykit.templates import CHECKS

    own: Mapping[str, Rule] = {}
    try:
        own = settle(finder_of(options).find("."), ".").config.rules
    except ConfigError as error:
        if options.config:
            raise
        say(str(error), "warning")
    return {**all_rules(), **CHECKS, **own}


def run_rules(options: argparse.Namespace) -> int:
    """``replykit rules``."""
    from replykit.report import text as report

    rules = known_rules(options)
    if options.format == "json":
        import json

        rows = [_rule_facts(rule) for _, rule in sorted(rules.items())]
        print(json.dumps({"version": 1, "rules": rows}, ensure_ascii=False, indent=2))
    else:
        put(report.rules_lines(rules.values(), paint_for(sys.stdout), columns()))
    return 0


def _rule_facts(rule: "Rule") -> dict[str, Any]:
    return {
        "name": rule.name,
        "severity": rule.severity,
        "group": rule.group,
        "summary": rule.summary,
        "page": rule.page,
        "examples": [{"bad": e.bad, "good": e.good, "channel": e.channel} for e in rule.examples],
        "leaves_alone": list(rule.leaves_alone),
        "url": rule.url,
    }


def run_explain(options: argparse.Namespace) -> int:
    """``replykit explain``."""
    from replykit.near import nearly
    from replykit.report import text as report

    rules = known_rules(options)
    for name in options.rule:
        if name not in rules:
            near = nearly(name, rules)
            hint = f"did you mean {near}?" if near else "see `replykit rules`"
            raise Trouble(f"there is no rule {name!r}; {hint}")
    if options.format == "json":
        import json

        rows = [_rule_facts(rules[name]) for name in options.rule]
        print(json.dumps({"version": 1, "rules": rows}, ensure_ascii=False, indent=2))
        return 0
    for number, name in enumerate(options.rule):
        if number:
            print()
        put(report.rule_page(rules[name], paint_for(sys.stdout), min(90, columns())))
    return 0


_COMPLAINT = """\
Hello, my blender arrived on Tuesday with a cracked jar (order BX-2041).
I have guests on Saturday and I'm really fed up. This is my second email.
Please send me a new jar, or give me my £64 back.
"""
_REPLY = """\
We are sorry for any inconvenience. You should have reported the damage
within 24 hours, and due to high demand our hands are tied. We will get
back to you as soon as possible!!
"""


def run_demo(options: argparse.Namespace) -> int:
    """``replykit demo``."""
    from replykit import draft_reply, lint_reply, parse_complaint
    from replykit.report import text as report

    paint, wide = paint_for(sys.stdout), columns()

    def title(text: str, command: str) -> None:
        print(f"{paint(text, 'bold')}  {paint(f'({command})', 'dim')}\n")

    complaint = parse_complaint(_COMPLAINT)
    draft = draft_reply(complaint)
    bad = lint_reply(_REPLY, complaint)
    if options.format == "json":
        import json

        answer = {"version": 1, "complaint": complaint, "draft": draft, "report": bad}
        print(json.dumps(answer, default=lambda m: m.model_dump(mode="json"), indent=2))
        return 0
    title("A complaint", "complaint.txt")
    put(report.quoted_lines(_COMPLAINT, wide))
    print()
    title("What it says", "replykit parse complaint.txt")
    put(report.complaint_lines(complaint, paint, wide))
    print()
    title("A reply to it", "replykit draft complaint.txt")
    put(report.quoted_lines("\n".join(report.draft_lines(draft)), wide))
    print()
    put(report.draft_notes(draft, paint, wide))
    print()
    title("Another reply, written in a hurry", "replykit lint reply.txt")
    put(report.quoted_lines(_REPLY, wide))
    print()
    put(report.report_lines("reply.txt", bad, paint, wide))
    print(report.parts_line(bad, paint, wide))
    return 0


def run_check_packs(options: argparse.Namespace) -> int:
    """``replykit check-packs``."""
    from replykit import phrases, testing
    from replykit.model import ReplykitError

    run = Run(options)
    checked = 0
    wrong: list[dict[str, str]] = []
    for name in options.pack or testing.built_in_packs():
        try:
            pack = testing.read_pack(name) if options.pack else phrases.load(name)
            found = list(testing.pack_problems(pack))
        except ReplykitError as error:
            run.fail("", str(error))
            continue
        checked += len(pack.phrases)
        wrong += ({"pack": pack.path or pack.name, "problem": problem} for problem in found)
    if run.as_json:
        import json

        answer = {"version": 1, "phrases": checked, "problems": wrong, "errors": run.errors}
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        from replykit.report.text import clean, count

        put(clean(row["problem"]) for row in wrong)
        verdict = f"{count(len(wrong), 'problem')}" if wrong else "all behave"
        if checked:
            print(f"{count(checked, 'phrase')} tried: {verdict}.")
    return run.status() or (1 if wrong else 0)


def run_check_rules(options: argparse.Namespace) -> int:
    """``replykit check-rules``."""
    from replykit import testing
    from replykit.linter.plugins import load_plugins

    rules = load_plugins(tuple(options.plugin))
    wrong = [problem for rule in rules.values() for problem in testing.problems(rule)]
    if options.format == "json":
        import json

        answer = {"version": 1, "rules": list(rules), "problems": wrong}
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        from replykit.report.text import clean, count

        put(clean(problem) for problem in wrong)
        verdict = count(len(wrong), "problem") if wrong else "all behave"
        print(f"{count(len(rules), 'rule')} tried: {verdict}.")
    return 1 if wrong else 0


def run_lsp(options: argparse.Namespace) -> int:
    """``replykit lsp``."""
    with _extra("lsp", "pygls", "lsprotocol"):
        from replykit.project.language_server import make_server
    _refuse_terminal("an editor", "docs/editors.md")
    server = make_server(everywhere=options.everywhere, plugins=options.plugins)
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as said:  # the server closes it at the end
        server.start_io(stdout=said)
    return 0


def run_mcp(_: argparse.Namespace) -> int:
    """``replykit mcp``."""
    with _extra("mcp", "mcp"):
        from replykit.mcp import make_server
    _refuse_terminal("a language model's host", "docs/mcp.md")
    make_server().run()
    return 0


@contextlib.contextmanager
def _extra(name: str, *libraries: str) -> Iterator[None]:
    """Say which extra brings the libraries, where they are not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in libraries:
            raise
        raise Trouble(f"{name} is an extra: pip install 'replykit[{name}]'") from None


def _refuse_terminal(who: str, page: str) -> None:
    if sys.stdin.isatty():
        raise Trouble(f"{who} starts this and talks to it; there is nothing to type. See {page}.")


_UNSEEN = 100_000
"""How many objects are made before some are looked through for what is left over."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    # It has no plugins of pydantic, and to look for some among all packages takes time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # The readers' tables are small: to start threads for them takes longer than to go through them.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Nearly all that a start makes is kept, and to look through it again and again is in vain.
    gc.set_threshold(_UNSEEN)
    # Nor is it worth looking through once more when the process ends, and all of it goes anyway.
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    parser = make_parser()
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        options.parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    if options.command is None:
        parser.print_help(sys.stderr)
        return 2
    try:
        status = int(options.run(options))
        sys.stdout.flush()
        return status
    except Trouble as error:
        if str(error):
            say(str(error))
    except BrokenPipeError:
        # The reader (`| head`) has seen enough; leave nothing for Python to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from replykit.model import ReplykitError

        if isinstance(error, ReplykitError):
            for mistake in getattr(error, "mistakes", (str(error),)):
                say(mistake)
        else:
            say(own_fault(error))
    return 2
