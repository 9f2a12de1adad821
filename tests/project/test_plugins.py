"""Rules of one's own, in Python: run where they are asked for, and nowhere else."""

import sys
from pathlib import Path

import pytest
from tests.conftest import ROOT, Command
from tests.project.test_settings import write

from replykit import Config, lint_reply
from replykit.linter import plugins
from replykit.model import ConfigError
from replykit.testing import problems

HOUSE = ROOT / "docs" / "examples" / "ci" / "house_rules.py"
BAD = "Your lamp left us on Monday next, at noon.\n"


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a rule of its own."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "house_rules.py", HOUSE.read_text("utf-8"))
    write(tmp_path / "replykit.toml", 'plugins = ["house_rules.py"]\nkind = "fragment"\n')
    write(tmp_path / "a.txt", BAD)
    write(tmp_path / "b.txt", BAD)
    return tmp_path


@pytest.mark.parametrize("more", [[], ["-j", "2"], ["--no-cache"]])
def test_a_file_of_rules_runs_with_the_others(
    replykit: Command, shop: Path, more: list[str]
) -> None:
    answer = replykit("lint", *more, ".")
    assert answer.status == 1, answer
    assert "a.txt:1:19: warning: monday-next" in answer.out
    assert answer.err == ""
    assert replykit("lint", "--ignore", "monday-next", "a.txt").status == 0
    (shop / "replykit.toml").write_text("kind = 'fragment'\n", "utf-8")
    assert "monday-next" not in replykit("lint", *more, ".").out


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "github", "gitlab", "html"])
def test_every_report_knows_it(replykit: Command, shop: Path, form: str) -> None:
    assert "monday-next" in replykit("lint", "--format", form, "a.txt").out


def test_its_comments_and_settings_are_those_of_any_rule(replykit: Command, shop: Path) -> None:
    write(shop / "a.txt", "<!-- replykit: ignore[monday-next] -->\n" + BAD)
    assert replykit("lint", "a.txt").status == 0
    assert "unused-suppression" not in replykit("lint", "a.txt").out
    with (shop / "replykit.toml").open("a", encoding="utf-8") as settings:
        settings.write('severity = { monday-next = "error" }\n')
    assert "error: monday-next" in replykit("lint", "b.txt").out


@pytest.mark.parametrize("top", [True, False])
def test_a_plugin_that_exits_is_told(replykit: Command, shop: Path, top: bool) -> None:
    text = HOUSE.read_text("utf-8")
    stop = "import sys\nsys.exit(3)\n"
    house = (
        text + stop if top else text.replace("    norms,", "    raise SystemExit(3)\n    norms,")
    )
    write(shop / "house_rules.py", house)
    answer = replykit("lint", "a.txt")
    assert answer.status == 2
    assert "house_rules.py" in answer.err
    assert "SystemExit: 3" in answer.err


def test_plugins_are_refused_by_anything_but_0(
    replykit: Command, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for value, refused in (("0", False), ("", False), ("1", True), ("false", True)):
        monkeypatch.setenv("REPLYKIT_NO_PLUGINS", value)
        assert (replykit("lint", "a.txt").status == 2) is refused


def test_untrusted_settings_run_nothing(
    replykit: Command, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = shop / "was-here"
    write(shop / "house_rules.py", f"open({str(mark)!r}, 'w').close()\n")
    for ask in (["lint", "--no-plugins", "."], ["config", "--no-plugins", "a.txt"]):
        answer = replykit(*ask)
        assert answer.status == 2
        assert "house_rules.py, and plugins are refused here" in answer.err
    monkeypatch.setenv("REPLYKIT_NO_PLUGINS", "1")
    assert replykit("lint", ".").status == 2
    assert not mark.exists()
    write(shop / "trusted.toml", "kind = 'fragment'\n")
    assert replykit("lint", "--config", "trusted.toml", ".").status == 0
    assert not mark.exists()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("def broken(:\n", "house_rules.py: line 1: SyntaxError"),
        ("x = 1\ny = 1 / 0\n", "house_rules.py: line 2: ZeroDivisionError"),
        ("import nowhere_to_be_found\n", "ModuleNotFoundError"),
        ("x = 1\n", "holds no rule"),
        ("from replykit.rules.blame import blame\n", "there is a rule 'blame' already"),
    ],
)
def test_a_broken_plugin_is_2_and_names_its_line(
    replykit: Command, shop: Path, code: str, told: str
) -> None:
    write(shop / "house_rules.py", code)
    answer = replykit("lint", ".")
    assert answer.status == 2
    assert told in answer.err
    assert "internal error" not in answer.err


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("raise KeyError('x')", "the rule 'monday-next' failed: line 9: KeyError"),
        ("yield Problem(5, 10_000, 'No.')", "failed: ValueError: no such place: 5 to 10000"),
    ],
)
def test_a_rule_that_fails_is_2_for_the_file(
    replykit: Command, shop: Path, line: str, told: str
) -> None:
    write(
        shop / "house_rules.py",
        "from collections.abc import Iterator\n\n"
        "from replykit.rule import Problem, Reply, rule\n\n\n"
        "@rule(group='own')\n"
        "def monday_next(reply: Reply) -> Iterator[Problem]:\n"
        f"    if 'Monday' in reply.text:\n        {line}\n    yield from ()\n",
    )
    write(shop / "b.txt", "You should have checked.\n")
    answer = replykit("lint", ".")
    assert answer.status == 2
    assert "a.txt: plugin" in answer.err
    assert told in answer.err
    assert "b.txt:1:1: error: blame" in answer.out


def test_an_installed_package_brings_rules(
    replykit: Command, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = shop / "site"
    write(site / "house_rules_package.py", HOUSE.read_text("utf-8"))
    info = site / "house_rules-1.0.dist-info"
    write(info / "METADATA", "Metadata-Version: 2.1\nName: house-rules\nVersion: 1.0\n")
    write(info / "entry_points.txt", "[replykit.rules]\nhouse = house_rules_package\n")
    monkeypatch.syspath_prepend(str(site))
    assert "monday-next" not in replykit("lint", "--no-config", "a.txt").out
    assert "house_rules_package" not in sys.modules
    write(shop / "replykit.toml", 'plugins = ["house"]\n')
    plugins.load_plugins.cache_clear()
    assert "monday-next" in replykit("lint", "a.txt").out
    write(shop / "replykit.toml", 'plugins = ["hous"]\n')
    answer = replykit("lint", "a.txt")
    assert answer.status == 2
    assert "did you mean 'house'?" in answer.err


def test_the_library_takes_plugins_too(tmp_path: Path) -> None:
    report = lint_reply(BAD, config=Config(plugins=(str(HOUSE),), kind="fragment"))
    assert [f.rule for f in report.findings] == ["monday-next"]
    with pytest.raises(ConfigError, match=r"gone\.py: No such file"):
        Config.read({"plugins": (str(tmp_path / "gone.py"),)})


def test_its_examples_are_tried(replykit: Command, shop: Path) -> None:
    answer = replykit("check-rules", "house_rules.py")
    assert (answer.status, answer.out) == (0, "1 rule tried: all behave.\n")
    text = HOUSE.read_text("utf-8").replace("[[on Monday next]]", "on [[Monday next]]")
    write(shop / "wrong.py", text)
    answer = replykit("check-rules", "wrong.py")
    assert answer.status == 1
    assert "not the marked ['Monday next']" in answer.out
    [own] = plugins.load_plugins((str(HOUSE),)).values()
    assert list(problems(own)) == []


def test_a_rule_that_fails_on_its_examples_names_its_line(
    replykit: Command, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (shop / "house_rules.py").read_text("utf-8")
    head, _, _ = code.partition("    norms, tokens")
    write(shop / "failing_rules.py", f"{head}    raise KeyError('x')\n    yield\n")
    monkeypatch.chdir(shop)
    line = head.count("\n") + 1
    answer = replykit("check-rules", "failing_rules.py")
    assert answer.status == 2
    assert f"failed: line {line}: KeyError" in answer.err


def test_its_page_is_shown(replykit: Command, shop: Path) -> None:
    assert "monday-next" not in replykit("rules", "--no-config").out
    assert "monday-next" in replykit("rules").out
    assert "monday-next" in replykit("rules", "--config", "replykit.toml").out
    assert "Give the date." in replykit("explain", "--config", "replykit.toml", "monday-next").out
