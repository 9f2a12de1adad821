"""``replykit lint`` over many replies: what is found among them."""

import json
from pathlib import Path

import pytest
from tests.conftest import Command
from tests.project.test_settings import write

FIVE = "Your refund reaches your account within 5 working days.\n"
TEN = "Your refund reaches your account within 10 working days.\n"


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three files that promise two times."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "replies" / "a.md", FIVE)
    write(tmp_path / "replies" / "b.md", f"Hello.\n\n{TEN}")
    write(tmp_path / "replies" / "c.json", json.dumps([{"title": "C", "body": FIVE}]))
    return tmp_path


@pytest.mark.parametrize("more", [[], ["-j", "2"], ["--no-cache"]])
def test_promises_at_odds_are_told_where_they_stand(
    replykit: Command, shop: Path, more: list[str]
) -> None:
    for _ in range(2):  # a second run has all of it from the cache
        answer = replykit("lint", "--select", "inconsistent-promise", *more, "replies")
        assert answer.status == 1
        assert "replies/b.md:3:6: warning: inconsistent-promise" in answer.out
        assert "in 2 other templates 5 working days, as in “a” (replies/a.md:1)" in " ".join(
            answer.out.split()
        )
        assert "3 texts checked, 1 finding: 1 warning." in answer.out


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "github", "gitlab", "html"])
def test_every_report_has_it_among_the_findings_of_its_file(
    replykit: Command, shop: Path, form: str
) -> None:
    answer = replykit("lint", "--select", "inconsistent-promise,boilerplate", "--format", form, ".")
    assert answer.out.count("takes up to 10 working days") == (
        2 if form in ("json", "junit") else 1
    )
    if form == "json":
        files = {file["path"]: file for file in json.loads(answer.out)["files"]}
        assert [f["line"] for f in files["replies/b.md"]["findings"]] == [3]


def test_it_is_set_silenced_and_accepted_as_any_rule(replykit: Command, shop: Path) -> None:
    ask = ["lint", "--select", "inconsistent-promise", "replies"]
    write(shop / "replykit.toml", "severity = { inconsistent-promise = 'error' }\n")
    assert "error: inconsistent-promise" in replykit(*ask).out
    write(shop / "replykit.toml", "ignore = ['inconsistent-promise']\n")
    assert "inconsistent-promise" not in replykit("lint", "replies").out
    write(shop / "replykit.toml", "baseline = 'accepted.json'\n")
    replykit(*ask, "--update-baseline")
    assert "inconsistent-promise" in (shop / "accepted.json").read_text("utf-8")
    answer = replykit(*ask)
    assert answer.status == 0
    assert "1 more accepted by the baseline" in answer.out
    (shop / "replykit.toml").unlink()
    comment = "<!-- replykit: ignore[inconsistent-promise] the law says ten -->\n"
    write(shop / "replies" / "b.md", comment + TEN)
    assert replykit("lint", "replies").out.count("inconsistent-promise") == 0
    assert "unused-suppression" not in replykit("lint", "replies").out


def test_a_run_over_some_files_forgets_no_accepted_promise(replykit: Command, shop: Path) -> None:
    settings = "baseline = 'accepted.json'\nselect = ['inconsistent-promise', 'blame']\n"
    write(shop / "replykit.toml", settings)
    write(shop / "replies" / "d.md", "You should have checked.\n")
    replykit("lint", "--update-baseline", "replies")
    before = (shop / "accepted.json").read_text("utf-8")
    assert "inconsistent-promise" in before
    replykit("lint", "--update-baseline", "replies/b.md")
    assert (shop / "accepted.json").read_text("utf-8") == before
    write(shop / "replies" / "b.md", FIVE)
    replykit("lint", "--update-baseline", "replies")
    assert "inconsistent-promise" not in (shop / "accepted.json").read_text("utf-8")


def test_an_override_takes_its_files_out_of_the_comparison(replykit: Command, shop: Path) -> None:
    write(
        shop / "replykit.toml",
        "[[overrides]]\nfiles = ['b.md']\nignore = ['inconsistent-promise']\n",
    )
    assert "inconsistent-promise" not in replykit("lint", "replies").out


def test_each_project_is_compared_alone(replykit: Command, shop: Path) -> None:
    write(shop / "other" / "replykit.toml", "")
    write(shop / "other" / "d.md", TEN)
    (shop / "replies" / "b.md").unlink()
    assert "inconsistent-promise" not in replykit("lint", ".").out


def test_many_replies_of_one_piped_file_are_compared(replykit: Command) -> None:
    rows = "".join(json.dumps({"title": t, "text": t}) + "\n" for t in (FIVE, TEN))
    answer = replykit("lint", "--stdin-filename", "all.jsonl", "-", stdin=rows)
    assert "all.jsonl:2:" in answer.out
    assert "inconsistent-promise" in answer.out


def test_max_warnings_counts_them(replykit: Command, shop: Path) -> None:
    ask = ["lint", "--select", "inconsistent-promise", "--fail-level", "error", "replies"]
    assert replykit(*ask).status == 0
    assert replykit(*ask, "--max-warnings", "0").status == 1
