"""What hooks replykit up: each file that the docs show is tried."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from tests.conftest import ROOT, Answer, Command
from tests.project.test_settings import write

pytest_plugins = ["pytester"]
EXAMPLES = ROOT / "docs" / "examples" / "ci"
BAD = "You should have checked!!\nThe parcel came late!!\n"
GOOD = "Your lamp left us today.\n"


def test_the_docs_show_the_files_as_they_are() -> None:
    names = ("ci.md", "configuration.md")
    page = "".join((ROOT / "docs" / name).read_text("utf-8") for name in names)
    for path in EXAMPLES.iterdir():
        if path.suffix in (".yml", ".yaml", ".py"):
            assert path.read_text("utf-8") in page, path.name
    settings = (EXAMPLES / "replykit.toml").read_text("utf-8")
    assert settings in (ROOT / "docs" / "configuration.md").read_text("utf-8")


def test_the_example_of_settings_is_read(replykit: Command) -> None:
    path = EXAMPLES / "reviews" / "a.md"
    answer = replykit("config", "--config", EXAMPLES / "replykit.toml", "--why", path)
    assert answer.status == 0, answer
    [line] = [line for line in answer.out.splitlines() if line.startswith("channel")]
    assert line.endswith("override 1 (reviews/**)")


def commands_of(script: list[str] | str) -> list[list[str]]:
    """The replykit commands of a script."""
    lines = script.splitlines() if isinstance(script, str) else script
    return [line.split()[1:] for line in lines if line.startswith("replykit ")]


@pytest.mark.parametrize("name", ["gitlab.yml", "sarif.yml"])
def test_the_scripts_of_the_docs_run(
    replykit: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "replies" / "a.txt", BAD)
    told = yaml.safe_load((EXAMPLES / name).read_text("utf-8"))
    job = told["replies"] if "replies" in told else told["jobs"]["replies"]
    script = job.get("script") or [step["run"] for step in job["steps"] if "run" in step]
    [command] = commands_of(script)
    assert replykit(*command).status == (0 if "--exit-zero" in command else 1)
    report = command[command.index("--output") + 1]
    assert "blame" in (tmp_path / report).read_text("utf-8")
    assert (EXAMPLES / name).read_text("utf-8").count(report) == 2


@pytest.fixture
def action(tmp_path: Path) -> Callable[..., Answer]:
    """The script of action.yml, run by bash with replykit already there."""
    told = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    step = told["runs"]["steps"][-1]
    assert step["shell"] == "bash"
    assert "${{" not in step["run"]
    bin_ = tmp_path / "temp" / "replykit" / "bin"
    stub = write(tmp_path / "stubs" / "python", "#!/bin/sh\nexit 0\n")
    write(bin_ / "pip", "#!/bin/sh\nexit 0\n").chmod(0o755)
    write(bin_ / "replykit", f'#!/bin/sh\nexec {sys.executable} -m replykit "$@"\n').chmod(0o755)
    stub.chmod(0o755)

    def run(**inputs: str) -> Answer:
        given = {key.upper(): value.get("default", "") for key, value in told["inputs"].items()}
        given |= {key.upper(): value for key, value in inputs.items()}
        given |= {"HERE": str(ROOT), "RUNNER_TEMP": str(tmp_path / "temp")}
        assert set(step["env"]) <= set(given)
        path = f"{stub.parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", step["run"]],
            cwd=tmp_path, env={**os.environ, **given, "PATH": path},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        return Answer(done.returncode, done.stdout, done.stderr)

    return run


def test_the_action_annotates(action: Callable[..., Answer], tmp_path: Path) -> None:
    write(tmp_path / "my replies" / "a.txt", BAD)
    write(tmp_path / "good.txt", GOOD)
    answer = action(paths="my replies\ngood.txt\n")
    assert answer.status == 1, answer
    assert "::error file=my replies/a.txt,line=1" in answer.out
    assert action(paths="my replies", arguments="--exit-zero").status == 0
    assert action(paths="$(touch broken)").status == 2
    assert not (tmp_path / "broken").exists()


def test_the_workflow_of_the_docs_gives_what_the_action_takes() -> None:
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    told = yaml.safe_load((EXAMPLES / "github.yml").read_text("utf-8"))
    [step] = [s for s in told["jobs"]["replies"]["steps"] if "replykit" in s["uses"]]
    assert set(step["with"]) <= set(inputs)


def test_the_hook_of_pre_commit_runs(replykit: Command, tmp_path: Path) -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    shown = yaml.safe_load((EXAMPLES / "pre-commit.yaml").read_text("utf-8"))
    assert shown["repos"][0]["hooks"][0]["id"] == hook["id"]
    good, bad = write(tmp_path / "good.txt", GOOD), write(tmp_path / "bad.md", BAD)
    name, *arguments = hook["entry"].split()
    assert name == "replykit"
    assert replykit(*arguments, good).status == 0
    assert replykit(*arguments, good, bad).status == 1
    from replykit.templates import ENDINGS

    endings = [e for e in ENDINGS if e not in (".text", ".mdx", ".ejs", ".tmpl", ".tpl")]
    assert all(re.search(hook["files"], f"a{ending}") for ending in endings)


def test_the_page_on_adopting_it_works(
    replykit: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs" / "adopting.md").read_text("utf-8")
    look, accept = re.findall(r"^```sh\n(.*?)^```", page, re.M | re.S)
    [settings] = re.findall(r"^```toml\n(.*?)^```", page, re.M | re.S)
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "replies" / "a.txt", BAD)
    write(tmp_path / "replies" / "package.json", '{"private": true}')
    [counted] = [replykit(*words) for words in commands_of(look)]
    assert counted.status == 2
    assert "package.json: no reply was found in it" in counted.err
    assert replykit("init").status == 0
    write(tmp_path / "replykit.toml", settings)
    assert [replykit(*words).status for words in commands_of(accept)] == [0]
    assert replykit("lint", "replies").status == 0
    write(tmp_path / "replies" / "b.txt", BAD)
    assert replykit("lint", "replies").status == 1


# --- pytest -------------------------------------------------------------------------------


def test_pytest_lints_replies(pytester: pytest.Pytester) -> None:
    write(pytester.path / "replies" / "good.txt", GOOD)
    write(pytester.path / "replies" / "bad.md", BAD)
    write(pytester.path / "replies" / "broken.yaml", "a: [\n")
    write(pytester.path / "replies" / "drafts" / "bad.md", BAD)
    write(pytester.path / "replykit.toml", 'exclude = ["drafts"]\n')
    result = pytester.runpytest("--replykit", "replies")
    result.assert_outcomes(passed=1, failed=2)
    result.stdout.fnmatch_lines(["replies/bad.md:1:1: error: blame", "    Better: *"])
    pytester.runpytest("replies").assert_outcomes()


def test_pytest_takes_patterns(pytester: pytest.Pytester) -> None:
    write(pytester.path / "a" / "good.txt", GOOD)
    write(pytester.path / "b" / "bad.txt", BAD)
    pytester.makeini("[pytest]\nreplykit_files = a/**\n")
    pytester.runpytest("--replykit").assert_outcomes(passed=1)


def test_the_fixture_checks_replies_in_code(pytester: pytest.Pytester) -> None:
    shown = (EXAMPLES / "test_replies.py").read_text("utf-8")
    pytester.makepyfile(test_shown=shown)
    pytester.makepyfile(test_bad=f"def test_bad(assert_reply):\n    assert_reply({BAD!r})\n")
    result = pytester.runpytest()
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*reply.txt:1:1: error: blame*"])


@pytest.mark.parametrize(
    ("ignore", "told"),
    [("'blame'", "ignore: write it as a list, as in *'blame'*"), ("['blaem']", "*did you mean*")],
)
def test_the_fixture_tells_a_slip_without_a_traceback(
    pytester: pytest.Pytester, ignore: str, told: str
) -> None:
    pytester.makepyfile(f"def test_it(assert_reply):\n    assert_reply('Hi.', ignore={ignore})\n")
    result = pytester.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([told])
    assert "pytest_plugin.py" not in result.stdout.str()


def test_pytest_looks_at_the_files_that_lint_looks_at(pytester: pytest.Pytester) -> None:
    def lint(*arguments: str) -> int:
        return int(pytester.run(sys.executable, "-m", "replykit", "lint", *arguments).ret)

    write(pytester.path / "good.txt", GOOD)
    write(pytester.path / "bad.reply", BAD)
    settings = 'baseline = "accepted.json"\n[sources."*.reply"]\nformat = "text"\n'
    write(pytester.path / "replykit.toml", settings)
    assert lint(".", "--update-baseline") == 0
    assert lint("good.txt", "--format", "html", "--output", "r.html") == 0
    pytester.runpytest_subprocess("--replykit").assert_outcomes(passed=2)


def test_a_channel_that_is_not_there_is_told_in_a_line(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_it(assert_reply):\n    assert_reply('Hi.', channel='chatt')\n")
    told = pytester.runpytest().stdout.str()
    assert "there is no channel 'chatt'; did you mean 'chat'?" in told
    assert "enum.py" not in told
    assert "During handling" not in told


def test_the_headline_of_a_failure_is_what_failed_and_in_which_reply(
    pytester: pytest.Pytester,
) -> None:
    body = "Hi {{ name }},\n\nYou should have checked."
    rows = [{"title": "Late", "body": body}, {"title": "Lost", "body": "It left us."}]
    write(pytester.path / "a.json", json.dumps(rows))
    told = pytester.runpytest("-q", "--replykit", "-W", "ignore").stdout.str()
    [headline] = [line for line in told.splitlines() if line.startswith("FAILED")]
    assert "a.json:1:" in headline
    assert "advice" not in headline
    assert "error: blame in “Late”" in told
    assert told.index("error: blame") < told.index("advice: missing-fallback")


def test_the_plugin_loads_nothing_of_replykit(python: Callable[[str], Answer]) -> None:
    answer = python(
        "import sys, replykit.project.pytest_plugin\n"
        "print(*(m for m in sys.modules if m.startswith(('replykit', 'pydantic', 'spacy'))))"
    )
    assert answer.out.split() == [
        "replykit", "replykit.project", "replykit.project.pytest_plugin",
    ]  # fmt: skip


# --- completion ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["replykit", "li"], "lint"),
        (["replykit", "lint", "--form"], "--format"),
        (["replykit", "lint", "--format", "sa"], "sarif"),
        (["replykit", "completion", "fi"], "fish"),
        (["replykit", "lint", "--select", "gen"], "generic-apology"),
        (["replykit", "explain", "unbal"], "unbalanced-tag"),
    ],
)
def test_bash_completes(replykit: Command, tmp_path: Path, words: list[str], wanted: str) -> None:
    script = write(tmp_path / "c.sh", replykit("completion", "bash").out)
    ask = (
        f"source {script}; COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}; "
        '_replykit; echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [wanted]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_have_a_script(replykit: Command, shell: str) -> None:
    told = replykit("completion", shell).out
    assert "sarif" in told
    assert all(name in told for name in ("lint", "draft", "config", "trends"))


def test_fish_keeps_apostrophes(replykit: Command) -> None:
    told = replykit("completion", "fish").out
    assert r"the business\'s own facts" in told
    assert "%%" not in told
    for line in told.splitlines():
        assert line.replace(r"\'", "").count("'") % 2 == 0, line
