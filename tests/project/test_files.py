"""The command on files as teams keep them: exports, placeholders, branches, comments."""

import json
from pathlib import Path

import pytest
from tests.conftest import ROOT, Command
from tests.project.test_settings import write

from replykit.linter.config import TEMPLATE_CHECKS
from replykit.templates import read_templates

BODY = "Hi {{name | default: 'there'}},\n\nYou should have checked it."
EXPORTS = {
    "zendesk.json": {
        "macros": [
            {"title": "Late", "active": True, "restriction": None,
             "actions": [{"field": "status", "value": "solved"},
                         {"field": "comment_value", "value": ["channel:all", BODY]}]}
        ]
    },
    "gorgias.json": {
        "data": [
            {"name": "Late", "intent": "order/late", "language": "en", "usage": 3,
             "actions": [{"name": "setResponseText", "type": "user",
                          "arguments": {"body_text": BODY}}]}
        ]
    },
    "intercom.json": {
        "saved_replies": [
            {"name": "Late", "body": f"<p>{BODY.replace(chr(10), '<br>')}</p>", "body_text": BODY}
        ]
    },
}  # fmt: skip


@pytest.mark.parametrize("name", EXPORTS)
def test_the_exports_of_help_desks_are_read(replykit: Command, tmp_path: Path, name: str) -> None:
    text = json.dumps(EXPORTS[name], indent=1)
    page = write(tmp_path / name, text)
    answer = replykit("lint", "--format", "json", "--select", "blame", page)
    [file] = json.loads(answer.out)["files"]
    [found] = file["findings"]
    assert (file["texts"], found["template"]) == (1, "Late")
    line = text.split("\n")[found["line"] - 1]
    assert line[found["column"] - 1 :].startswith("You should have checked")


def test_osticket_and_zammad_are_read(replykit: Command, tmp_path: Path) -> None:
    write(
        tmp_path / "osticket.yaml",
        "- isenabled: 1\n  title: Late\n  response: |\n    Hi %{ticket.name.first},\n"
        "    you should have checked it.\n",
    )
    write(
        tmp_path / "zammad.csv",
        'name,keywords,content,active\nLate,"a, b","Hi #{user.firstname},\n'
        'you should have checked ""it"".",true\n',
    )
    told = replykit("lint", "--select", "blame", tmp_path).out
    assert "osticket.yaml:5:5: error: blame" in told
    assert "zammad.csv:3:1: error: blame" in told


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Hi ,\n\nyour lamp left us today.", "1:1"),
        ("Hello there,\n\nyour order  was sent today.", "3:11"),
        ("Hello there,\n\nyour order number is None today.", "3:22"),
        ("Hello undefined,\n\nyour lamp left us today.", "1:"),
        ("Hello there,\n\nLiquid error: internal. Your lamp left us.", "3:1"),
        ("Hello [First name],\n\nyour lamp left us today.", "1:7"),
    ],
)
def test_holes_and_leftovers_of_finished_replies_are_found(
    replykit: Command, text: str, place: str
) -> None:
    answer = replykit("lint", "--select", "placeholder", "-", stdin=text)
    assert answer.status == 1, answer
    assert f"<stdin>:{place}" in answer.out


def test_every_branch_has_to_hold_its_parts(replykit: Command, tmp_path: Path) -> None:
    page = write(
        tmp_path / "late.md.j2",
        "Hi there,\n\nThank you for writing. I'm sorry that your lamp is late.\n\n"
        "{% if vip %}\nI can send a new one today or refund it; which would you like? "
        "I'll ring you by Friday at noon.\n{% else %}\nIt is on its way.\n{% endif %}\n\nTom\n",
    )
    told = " ".join(replykit("lint", "--select", "missing-options", page).out.split())
    assert "(Where “vip” does not hold.)" in told
    both = page.read_text("utf-8").replace("It is on its way.", "I can send a new one or refund it")
    assert "missing-options" not in replykit("lint", write(page, both)).out


def test_no_finding_stands_in_template_syntax(replykit: Command, tmp_path: Path) -> None:
    """All of our templates, whatever their placeholders: none of the findings touches one."""
    rows = (ROOT / "data/train/templates.jsonl").read_text("utf-8").splitlines()
    for number, row in enumerate(rows):
        write(tmp_path / f"{number:02}.txt", json.loads(row)["text"])
    told = json.loads(replykit("lint", "--no-reader", "--format", "json", "-j", "2", tmp_path).out)
    checked = 0
    for file in told["files"]:
        [template] = read_templates(Path(file["path"]))
        for found in file["findings"]:
            if found["rule"] in TEMPLATE_CHECKS:
                continue
            checked += 1
            for start, end in template.syntax:
                assert not start <= found["start"] < end, (file["path"], found)
                assert not start < found["end"] <= end, (file["path"], found)
    assert len(told["files"]) == 90
    assert checked > 100


COMMENTS = {
    "a.md": ("<!-- replykit: {} -->\n", "{}\n"),
    "b.html": ("<!-- replykit: {} -->\n", "<p>{}</p>\n"),
    "c.yaml": ("# replykit: {}\n", "body: {}\n"),
    "d.json": ("// replykit: {}\n", '{{"body": "{}"}}\n'),
    "e.md.j2": ("{{# replykit: {} #}}\n", "{}\n"),
    "f.liquid": ("{{% comment %}}replykit: {}{{% endcomment %}}\n", "{}\n"),
    "g.hbs": ("{{{{! replykit: {} }}}}\n", "{}\n"),
    "h.erb": ("<%# replykit: {} %>\n", "{}\n"),
    "i.txt": ("// replykit: {}\n", "{}\n"),
}


@pytest.mark.parametrize("name", COMMENTS)
@pytest.mark.parametrize(
    ("words", "silent", "told"),
    [
        ("ignore[blame] a quote", True, ""),
        ("ignore", True, ""),
        ("ignore-file[blame]", True, ""),
        ("ignore[shouting]", False, "Nothing here needs to be silenced for shouting."),
        ("ignore-start[blame]", True, "This block is never ended, and reaches to the end."),
        ("ignore-end", False, "No “ignore-start” stands before this end."),
        ("ignroe[blame]", False, "A comment cannot ask for “ignroe”; did you mean “ignore”?"),
        ("skip[blame]", False, "A comment cannot ask for “skip”; it knows ignore, ignore-file,"),
        ("ignore blame", True, "“blame” stands where a reason does, and every rule is silent."),
    ],
)
def test_comments_silence_in_the_syntax_of_each_format(
    replykit: Command, tmp_path: Path, name: str, words: str, silent: bool, told: str
) -> None:
    comment, line = COMMENTS[name]
    page = write(tmp_path / name, comment.format(words) + line.format("You should have asked."))
    ask = ["lint", "--no-reader", "--kind", "fragment"]
    answer = replykit(*ask, "--select", "blame,shouting,unused-suppression", page)
    assert ("error: blame" in answer.out) is not silent, answer
    assert ("unused-suppression" in answer.out) is bool(told)
    assert told in " ".join(answer.out.split())


@pytest.mark.parametrize("name", COMMENTS)
def test_a_comment_with_an_unknown_rule_names_the_right_one(
    replykit: Command, tmp_path: Path, name: str
) -> None:
    comment, line = COMMENTS[name]
    page = write(tmp_path / name, comment.format("ignore[blaem]") + line.format("Your lamp left."))
    ask = ["lint", "--no-reader", "--select", "unused-suppression", page]
    told = " ".join(replykit(*ask).out.split())
    assert "There is no rule “blaem”; did you mean “blame”?" in told


@pytest.mark.parametrize(
    ("name", "form"), [("rep.json", "json"), ("rep.html", "html"), ("gl.json", "gitlab"),
                       ("sarif.json", "sarif")],
)  # fmt: skip
def test_reports_and_baselines_are_no_replies(
    replykit: Command, tmp_path: Path, name: str, form: str
) -> None:
    write(tmp_path / "a.txt", "You should have checked it.\n")
    replykit("lint", tmp_path, "--format", form, "--output", tmp_path / name)
    replykit("lint", tmp_path, "--baseline", tmp_path / "accepted.json", "--update-baseline")
    told = json.loads(replykit("lint", tmp_path, "--format", "json").out)
    assert [Path(file["path"]).name for file in told["files"]] == ["a.txt"]
    assert told["errors"] == []


def test_a_clean_report_is_no_file_of_replies(replykit: Command, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "Your lamp left us today.\n")
    for form in ("json", "gitlab"):
        place = tmp_path / ("gl-code-quality-report.json" if form == "gitlab" else "rep.json")
        replykit("lint", tmp_path, "--format", form, "--output", place)
    assert replykit("lint", tmp_path).status == 0


def test_a_folder_that_is_excluded_says_so(replykit: Command, tmp_path: Path) -> None:
    write(tmp_path / "replykit.toml", 'exclude = ["old"]\n')
    write(tmp_path / "old" / "a.txt", "You should have checked it.\n")
    answer = replykit("lint", tmp_path / "old")
    assert answer.status == 2
    assert "replykit.toml leaves it out, by 'old'" in answer.err
