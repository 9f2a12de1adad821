"""What a terminal shows: the right words underlined, and nothing that could steer it."""

import json as standard_json
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
import sarif_pydantic
import xmlschema
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import ROOT, Command
from tests.test_text import TEXTS

from replykit import Channel, Finding, Part, Report, Severity, lint_reply, parse_complaint
from replykit.report import json
from replykit.report import text as shown
from replykit.report.text import Paint, cells, clean, clean_lines, excerpt
from replykit.rule import all_rules


def width(text: str) -> int:
    """How many columns some shown text takes."""
    return sum(columns for _, columns in cells(text))


@pytest.mark.parametrize(
    ("line", "quote", "lead", "marks"),
    [
        ("You should have checked.", "should", 4, 6),
        ("\tYou should", "should", 8, 6),
        ("a\tYou should", "You", 4, 3),
        ("お客様、you should", "you", 8, 3),
        ("お客様、you should", "客様", 2, 4),
        ("😀 you should", "you", 3, 3),
        ("👩\u200d🚒 you should", "you", 3, 3),
        ("👍🏽 you should", "you", 3, 3),
        ("e\u0301 you should", "you", 2, 3),
        ("\x1b[31m you should", "you", 6, 3),
        ("zero\u200bwidth you", "you", 10, 3),
        ("carriage\rreturn you", "you", 16, 3),
    ],
)
def test_the_words_are_underlined(line: str, quote: str, lead: int, marks: int) -> None:
    start = line.index(quote)
    text, under = excerpt(line, start, start + len(quote))
    assert under == " " * lead + "^" * marks
    assert width(text) <= 96


def test_a_long_line_is_cut_around_the_words() -> None:
    line = "We are so glad. " * 40 + "You should have checked. " + "We are so glad. " * 40
    start = line.index("You should have checked")
    text, under = excerpt(line, start, start + 23, columns=60)
    assert width(text) <= 60
    assert text.startswith("…")
    assert text.endswith("…")
    assert text[under.index("^") : under.rindex("^") + 1] == "You should have checked"


def test_words_that_run_from_right_to_left_are_quoted_instead() -> None:
    assert excerpt("שלום you should", 5, 8)[1] == "here: you"


@given(TEXTS.filter(lambda text: "\n" not in text and text.strip()), st.data())
def test_marks_never_leave_the_line(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    columns = data.draw(st.integers(40, 100))
    text, under = excerpt(line, start, end, columns)
    assert width(text) <= columns + 4  # the last tab may reach over
    if not under.startswith("here:"):
        assert "^" in under
        assert len(under) <= max(width(text), 1) + 1


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    for line in [clean(text), *clean_lines(text)]:
        for char in line:
            assert unicodedata.category(char) not in ("Cc", "Zl", "Zp", "Cs")
            assert unicodedata.bidirectional(char) not in ("RLO", "LRO", "RLE", "LRE", "RLI", "LRI")


def finding(text: str, quote: str, message: str = "No.") -> Finding:
    """A finding on some words of a text."""
    start = text.index(quote)
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    return Finding(
        rule="blame", severity=Severity.ERROR, message=message, start=start,
        end=start + len(quote), line=line, column=column, quote=quote, url="",
        suggestion="Yes.",
    )  # fmt: skip


def lines_of(text: str, quote: str, paint: Paint = shown.PLAIN) -> list[str]:
    """A finding as it is shown."""
    report = Report(text=text, channel=Channel.EMAIL, findings=(finding(text, quote),), ok=False)
    return list(shown.report_lines("a.txt", report, paint))


def test_a_finding_is_shown_in_its_line() -> None:
    assert lines_of("Hi,\nyou should know.\n", "you should") == [
        "a.txt:2:1: error: blame",
        "    you should know.",
        "    ^^^^^^^^^^",
        "    No.",
        "    Better: Yes.",
        "",
    ]


def test_a_finding_over_several_lines_is_shown_in_each() -> None:
    assert lines_of("Well, you\r\nshould\r\nknow. Yes.", "you\r\nshould\r\nknow")[1:7] == [
        "    Well, you",
        "          ^^^",
        "    should",
        "    ^^^^^^",
        "    know. Yes.",
        "    ^^^^",
    ]


def test_findings_on_the_same_words_show_them_once() -> None:
    text = "you should know."
    both = (finding(text, "you"), finding(text, "you", "Nor this."), finding(text, "know"))
    report = Report(text=text, channel=Channel.EMAIL, findings=both, ok=False)
    told = list(shown.report_lines("a.txt", report))
    assert told.count("    " + text) == 2
    assert told[3:6] == ["    No.", "    Better: Yes.", "a.txt:1:1: error: blame"]
    assert told[6:9] == ["    Nor this.", "    Better: Yes.", ""]


def test_a_finding_over_many_lines_is_cut() -> None:
    text = "a\nb\nc\nd\ne"
    assert "    …" in lines_of(text, text)


def test_colour_is_only_paint() -> None:
    text = "Hi,\nyou should know.\n"
    painted = "\n".join(lines_of(text, "you should", Paint(True)))
    assert "\x1b[31m^^^^^^^^^^\x1b[0m" in painted
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == "\n".join(lines_of(text, "you should"))


def test_a_message_that_quotes_an_escape_is_made_harmless() -> None:
    text = "\x1b]0;evil\x07 you"
    report = Report(
        text=text, channel=Channel.EMAIL, ok=False,
        findings=(finding(text, "you", f"“{text}” is bad."),),
    )  # fmt: skip
    assert "\x1b" not in "".join(shown.report_lines("a\x1b.txt", report))


@pytest.mark.parametrize("name", all_rules())
def test_every_rule_has_a_page_for_the_terminal(name: str) -> None:
    rule = all_rules()[name]
    page = "\n".join(shown.rule_page(rule, columns=80))
    assert rule.url in page
    assert "Why it matters" in page
    assert "##" not in page
    assert max(map(len, page.splitlines())) <= 100


def test_the_list_of_rules_is_a_table() -> None:
    lines = list(shown.rules_lines(all_rules().values(), columns=80))
    assert len(lines) == len(all_rules())
    assert all(max(map(len, line.splitlines())) <= 80 for line in lines)


def test_a_complaint_is_set_out() -> None:
    complaint = parse_complaint(
        "My blender (order BX-2041) arrived on Tuesday with a cracked jar. This is the second time "
        "I write! Please send a new one. Where is my £64?"
    )
    told = "\n".join(shown.complaint_lines(complaint))
    for word in ("damaged-item", "emotion", "replacement", "repeat-contact", "BX-2041", "£64"):
        assert word in told


def test_parts_and_counts_are_told_in_words() -> None:
    report = lint_reply("The lamp broke. It was ours. It is old.")
    line = shown.parts_line(report)
    assert line.startswith("Parts: none; lacking: thanks, empathy")
    for part in Part:
        assert (part in line) == any(f.rule == f"missing-{part}" for f in report.findings)
    assert shown.parts_line(lint_reply("Hello.")) == "Parts: none"
    assert shown.count(1, "finding") == "1 finding"
    assert shown.count(1200, "text") == "1,200 texts"


def test_json_is_versioned_and_keeps_every_letter() -> None:
    written = json.render([{"path": "a.txt", "report": {"text": "“ü”"}}], [])
    assert standard_json.loads(written) == {
        "version": 1,
        "files": [{"path": "a.txt", "report": {"text": "“ü”"}}],
        "errors": [],
    }
    assert "“ü”" in written


# --- the reports of a lint ----------------------------------------------------------------

BAD = "Hi {{ name }},\n\nYou should have checked <b>the chart</b>. Soon!!\nIt is “LATE”, https://x.test.\n"
FORMATS = ("json", "sarif", "junit", "github", "gitlab", "html")


@pytest.fixture
def replies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with findings, a clean reply, a name that needs escapes, and a broken file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    (tmp_path / "a & <b>, ü.md").write_text(BAD, "utf-8")
    (tmp_path / "clean.txt").write_text("Your lamp left us today.\n", "utf-8")
    (tmp_path / "broken.yaml").write_text("a: [\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", FORMATS)
def test_every_report_tells_findings_and_what_was_not_checked(
    replykit: Command, replies: Path, name: str
) -> None:
    answer = replykit("lint", "--format", name, ".")
    assert answer.status == 2
    assert "blame" in answer.out
    assert "broken.yaml" in answer.out
    out = replies / "reports" / "out"
    replykit("lint", "--format", name, "--output", out, ".")
    if name != "github":
        assert out.read_text("utf-8") == answer.out
    again = replykit("lint", "--format", name, "-j", "2", "--no-cache", ".")
    assert again.out == answer.out


def test_sarif_is_sarif(replykit: Command, replies: Path) -> None:
    told = standard_json.loads(replykit("lint", "--format", "sarif", ".").out)
    sarif_pydantic.Sarif.model_validate(told)
    schema = standard_json.loads((ROOT / "tests" / "schemas" / "sarif.json").read_text("utf-8"))
    check = jsonschema.Draft202012Validator(schema)
    check.validate(told)
    assert not check.is_valid({**told, "runz": []})
    [run] = told["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert not run["invocations"][0]["executionSuccessful"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "a%20%26%20%3Cb%3E%2C%20%C3%BC.md"
    [blame] = [result for result in run["results"] if result["ruleId"] == "blame"]
    region = blame["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 24}
    fixes = [result["fixes"] for result in run["results"] if "fixes" in result]
    texts = {
        change["replacements"][0]["insertedContent"]["text"]
        for fix in fixes
        for change in fix[0]["artifactChanges"]
    }
    assert texts == {"."}
    names = [tuple(result["partialFingerprints"].values()) for result in run["results"]]
    assert len(set(names)) == len(names)


def test_fingerprints_stay_when_lines_move(replykit: Command, replies: Path) -> None:
    def names() -> list[str]:
        told = standard_json.loads(replykit("lint", "--format", "gitlab", ".").out)
        return [issue["fingerprint"] for issue in told if issue["check_name"] == "blame"]

    before = names()
    page = replies / "a & <b>, ü.md"
    page.write_text(BAD.replace("\n\n", "\n\nYour lamp is here.\n\n"), "utf-8")
    assert names() == before


def test_junit_is_junit(replykit: Command, replies: Path) -> None:
    (replies / "control.md").write_text("You should have checked \x1b[31m it \x0c.\n", "utf-8")
    told = replykit("lint", "--format", "junit", ".").out
    schema = xmlschema.XMLSchema(ROOT / "tests" / "schemas" / "junit.xsd")
    schema.validate(told)
    assert not schema.is_valid(told.replace(" classname=", " class="))
    root = ElementTree.fromstring(told.encode())
    assert root.tag == "testsuites"
    suites = root.findall("testsuite")
    cases = root.findall("testsuite/testcase")
    assert [suite.get("name") for suite in suites] == [
        "a & <b>, ü.md", "broken.yaml", "clean.txt", "control.md",
    ]  # fmt: skip
    for place in (root, *suites):
        inner = list(place.iter("testcase"))
        assert place.get("tests") == str(len(inner))
        assert place.get("failures") == str(len(list(place.iter("failure"))))
        assert place.get("errors") == str(len(list(place.iter("error"))))
    assert all(set(case.keys()) == {"classname", "name", "time"} for case in cases)
    allowed = {"testsuites", "testsuite", "testcase", "failure", "error", "system-out"}
    assert {element.tag for element in root.iter()} <= allowed


@pytest.mark.parametrize("level", ["error", "warning", "advice"])
def test_junit_fails_what_fails_the_run(
    replykit: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, level: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "advice.md").write_text("Thanks. The van left.\nIt is late. Six.\n" * 2, "utf-8")
    (tmp_path / "bad.md").write_text(BAD, "utf-8")
    findings = standard_json.loads(
        replykit("lint", "--fail-level", level, "--format", "json", ".").out
    )
    told = replykit("lint", "--fail-level", level, "--format", "junit", ".")
    xmlschema.XMLSchema(ROOT / "tests" / "schemas" / "junit.xsd").validate(told.out)
    root = ElementTree.fromstring(told.out.encode())
    order = ("advice", "warning", "error")
    grave = order[order.index(level) :]
    severities = Counter(
        finding["severity"] for file in findings["files"] for finding in file["report"]["findings"]
    )
    assert severities["advice"]
    failures = list(root.iter("failure"))
    assert len(failures) == sum(severities[one] for one in grave) == int(root.get("failures", ""))
    assert len(failures) + len(list(root.iter("system-out"))) == severities.total()
    assert bool(failures) == (told.status == 1)
    for failure in failures:
        assert failure.get("type", "").split()[0] in grave
    for output in root.iter("system-out"):
        assert (output.text or "").split()[0] not in grave


def test_gitlab_gets_issues(replykit: Command, replies: Path) -> None:
    told = standard_json.loads(replykit("lint", "--format", "gitlab", "./").out)
    for issue in told:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert not issue["location"]["path"].startswith("./")
        assert issue["location"]["lines"]["begin"] >= 1
    assert "blocker" in {issue["severity"] for issue in told}


def test_github_is_given_ten_of_a_kind_and_a_summary(
    replykit: Command, replies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (replies / "many.md").write_text("You should have checked | `it`. <b>\n\n" * 30, "utf-8")
    summary = replies / "summary.out"
    told = replykit("lint", "--select", "blame", "--format", "github", ".").out.splitlines()
    assert re.fullmatch(r"\d+ more findings; GitHub shows ten of a kind.", told[-1])
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    told = replykit("lint", "--select", "blame", "--format", "github", ".").out.splitlines()
    kinds = Counter(line.split(" ")[0] for line in told)
    assert max(kinds.values()) == 10
    everything = standard_json.loads(
        replykit("lint", "--select", "blame", "--format", "json", ".").out
    )
    total = sum(len(file["findings"]) for file in everything["files"])
    assert told[0].startswith("::error file=broken.yaml,line=")
    assert told[1].startswith("::error file=a & <b>%2C ü.md,line=3,endLine=3,col=1,endColumn=24,")
    rows = [line for line in summary.read_text("utf-8").splitlines() if line.startswith("| many")]
    assert len(rows) == total - (len(told) - 1)  # one annotation is of the broken file
    assert re.match(r"\| many\.md:\d+:1 \| \w+ \| blame \| You should have checked \|", rows[0])


@pytest.mark.parametrize("form", FORMATS)
def test_statistics_stand_beside_a_report_for_programs(
    replykit: Command, replies: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = replies / "summary.out"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    ask = ["lint", "--select", "blame,shouting", "--format", form, "."]
    counted = replykit(*ask, "--statistics")
    assert re.search(r"^\d+  blame$", counted.err, re.M)
    assert counted.out == replykit(*ask).out
    if form == "github":
        assert re.search(r"^\| \d+ \| blame \|$", summary.read_text("utf-8"), re.M)


@pytest.mark.parametrize("text", ["::error::x", "a\n::set-output name=x::y", "%0A::warning::z"])
def test_no_text_gives_github_an_order(replykit: Command, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(f"You should have checked {text}!! {text}\n", "utf-8")
    for line in replykit("lint", "--format", "github", tmp_path / "a.txt").out.splitlines():
        assert line.startswith(("::error file=", "::warning file=", "::notice file="))


def test_the_page_is_one_file_that_asks_for_no_other(replykit: Command, replies: Path) -> None:
    (replies / "evil.md").write_text(
        "You should have checked </script><script>alert(1)</script><img src=x onerror=alert(1)>"
        " \x1b]0;x\x07 \u202e.\n",
        "utf-8",
    )
    page = replykit("lint", "--format", "html", ".").out
    assert "<script>alert" not in page
    assert "<img" not in page
    for char in "\x1b\x07\u202e":
        assert char not in page
    assert "default-src 'none'" in page
    assert not re.findall(r'(?:src|action)="', page)
    assert "<mark>You should have checked</mark>" in page
    assert "&lt;b&gt;the chart" in page
    assert "Not checked: broken.yaml" in page


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs a browser")
def test_the_page_filters_in_a_browser(replykit: Command, replies: Path) -> None:
    page = replies / "page.html"
    replykit("lint", "--format", "html", "--output", page, ".")

    def shown(query: str) -> tuple[str, int]:
        browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]
        done = subprocess.run(
            [*browser, f"--user-data-dir={replies / '.browser'}", f"{page.as_uri()}#{query}"],
            capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
        told = re.search(r'<output id="seen">([^<]*)', done.stdout)
        hidden = re.findall(r'<div class="finding[^>]* hidden=""', done.stdout)
        return (told[1] if told else ""), len(hidden)

    everything, hidden = shown("")
    total = int(everything.split()[0])
    assert (everything, hidden) == (f"{total} of {total} shown", 0)
    assert shown("rule=blame") == (f"1 of {total} shown", total - 1)


def test_a_file_of_one_long_line_is_shown_in_part() -> None:
    line = "We are so glad. " * 10_000
    text, under = excerpt(line + "You should" + line, len(line), len(line) + 10, columns=80)
    assert text[under.index("^") : under.rindex("^") + 1] == "You should"
    assert width(text) <= 80
