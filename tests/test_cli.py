"""The command, on real files: what it says, and its exit status."""

import io
import json
import os
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

import pytest
from tests.conftest import Command

from replykit import Complaint, Draft, Report, cli
from replykit.model import Channel, Severity, Stage
from replykit.project import command
from replykit.project.settings import Effective
from replykit.report.terminal import wants_colour
from replykit.rule import all_rules
from replykit.templates import CHECKS

BAD = "Hi Ann,\n\nYou should have checked the size chart!!\n"
MILD = "Your lamp left us today!!\n"
CLEAN = (
    "Hi Ann,\n\nThank you for the photos. I'm sorry that your lamp came without its bulb, and that "
    "you sat in the dark. I can post a bulb today or refund the lamp; which would you like? "
    "I'll ring you by Friday at noon.\n\nTom\n"
)
COMPLAINT = "My blender (order BX-2041) arrived with a cracked jar. Please send me a new one.\n"


@pytest.fixture
def replies(tmp_path: Path) -> Path:
    """A folder of replies, some below it, and files of other kinds."""
    folder = tmp_path / "replies"
    (folder / "shop").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "bad.txt").write_text(BAD, "utf-8")
    (folder / "shop" / "clean.md").write_text(CLEAN, "utf-8")
    (folder / "shop" / "notes.rst").write_text(BAD, "utf-8")
    (folder / ".git" / "hidden.txt").write_text(BAD, "utf-8")
    return folder


# --- lint ---------------------------------------------------------------------------------


def test_a_clean_reply_is_0(replykit: Command, replies: Path) -> None:
    answer = replykit("lint", replies / "shop" / "clean.md")
    assert answer.status == 0, answer
    assert answer.err == ""
    assert "nothing found" in answer.out


def test_a_finding_is_1(replykit: Command, replies: Path) -> None:
    answer = replykit("lint", replies / "bad.txt")
    assert answer.status == 1
    assert f"{replies / 'bad.txt'}:3:1: error: blame\n" in answer.out
    assert "\n    You should have checked the size chart!!\n    ^^^^" in answer.out
    assert "Better: " in answer.out
    assert "\x1b" not in answer.out


def test_a_folder_is_read_with_what_is_below_it(replykit: Command, replies: Path) -> None:
    answer = replykit("lint", replies)
    assert "2 texts checked" in answer.out
    assert "hidden" not in answer.out
    assert "notes" not in answer.out


def test_a_file_named_twice_is_read_once(replykit: Command, replies: Path) -> None:
    answer = replykit("lint", replies, replies / "bad.txt", replies / "bad.txt")
    assert "2 texts checked" in answer.out


def test_a_file_of_any_ending_is_read_when_named(replykit: Command, replies: Path) -> None:
    assert replykit("lint", replies / "shop" / "notes.rst").status == 1


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_standard_input_is_read(replykit: Command, arguments: list[str]) -> None:
    answer = replykit("lint", *arguments, stdin=BAD)
    assert answer.status == 1
    assert "<stdin>:3:1: error: blame" in answer.out


def test_a_terminal_is_not_waited_for(replykit: Command) -> None:
    answer = replykit("lint", stdin=None)
    assert answer.status == 2
    assert "nothing to read" in answer.err


@pytest.mark.parametrize(
    ("text", "level", "status"),
    [
        (BAD, "error", 1),
        (MILD, "error", 0),
        (MILD, "warning", 1),
        (MILD, "advice", 1),
        (CLEAN, "advice", 0),
    ],
)
def test_the_failing_level_can_be_set(
    replykit: Command, text: str, level: str, status: int
) -> None:
    answer = replykit("lint", "--kind", "fragment", "--fail-level", level, stdin=text)
    assert answer.status == status, answer


def test_exit_zero_forgives_findings_but_no_errors(replykit: Command, replies: Path) -> None:
    assert replykit("lint", "--exit-zero", replies).status == 0
    assert replykit("lint", "--exit-zero", replies, replies / "gone.txt").status == 2


def test_select_and_ignore_take_lists(replykit: Command) -> None:
    answer = replykit("lint", "--select", "blame,shouting", "--ignore", "blame", stdin=BAD)
    assert "shouting" in answer.out
    assert "blame" not in answer.out


def test_templates_may_hold_placeholders(replykit: Command) -> None:
    text = "Hi {{ name }}, your lamp is on its way."
    assert "placeholder" in replykit("lint", "--kind", "fragment", stdin=text).out
    assert replykit("lint", "--kind", "fragment", "--template", stdin=text).status == 0


def test_phrases_alone_find_phrases(replykit: Command) -> None:
    assert "error: blame" in replykit("lint", "--no-reader", stdin=BAD).out


def test_statistics_count_by_rule(replykit: Command) -> None:
    answer = replykit("lint", "--statistics", "--select", "shouting,blame", stdin=BAD + BAD)
    assert "\n2  blame\n2  shouting\n" in answer.out


def test_a_complaint_can_stand_beside_the_reply(replykit: Command, tmp_path: Path) -> None:
    (tmp_path / "complaint.txt").write_text(COMPLAINT, "utf-8")
    answer = replykit("lint", "--complaint", tmp_path / "complaint.txt", stdin=CLEAN)
    assert answer.status in (0, 1)
    assert answer.err == ""


MAIL = """\
From: Ann <ann@example.com>
Subject: My lamp
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

My lamp arrived with a cracked shade. I want my =C2=A340 back.=20

Ann
--b
Content-Type: text/html; charset=utf-8

<p>My <b>lamp</b> arrived with a cracked shade. I want my &pound;40 back.</p><p>Ann</p>
--b--
"""
FORWARDED = f"""\
From: desk@shop.example
Subject: Fwd: My lamp
Content-Type: multipart/mixed; boundary="o"

--o
Content-Type: message/rfc822

{MAIL}
--o--
"""


@pytest.mark.parametrize("mail", [MAIL, FORWARDED])
def test_a_complaint_can_be_a_saved_mail(replykit: Command, tmp_path: Path, mail: str) -> None:
    complaint = tmp_path / "late.eml"
    complaint.write_text(mail, "utf-8")
    told = json.loads(replykit("parse", complaint, "--format", "json").out)
    found = told["files"][0]["complaint"]
    assert found["text"].split() == (
        "My lamp arrived with a cracked shade. I want my £40 back. Ann".split()
    )
    reply = tmp_path / "reply.txt"
    reply.write_text("I'm sorry that the shade of your lamp was cracked.\n", "utf-8")
    answer = replykit("lint", reply, "--complaint", complaint)
    assert "unanswered-request" in answer.out
    assert "£40 back" in " ".join(answer.out.split())
    assert "MIME" not in answer.out


def test_a_mail_without_a_body_says_its_subject(replykit: Command, tmp_path: Path) -> None:
    mail = tmp_path / "s.eml"
    mail.write_text("From: a@b.example\nSubject: Where is my parcel?\n\n", "utf-8")
    assert "where is my parcel" in replykit("parse", mail).out
    mail.write_text("From: a@b.example\n\n", "utf-8")
    assert "there is no text in this mail" in replykit("parse", mail).err
    mail.write_text("My lamp is broken.\n", "utf-8")
    assert replykit("parse", mail).status == 2


def test_the_parts_of_a_single_reply_are_told(replykit: Command) -> None:
    assert "Parts: " in replykit("lint", stdin=CLEAN).out
    assert "Parts: " not in replykit("lint", "--kind", "fragment", stdin=CLEAN).out


def test_lint_as_json_reads_back(replykit: Command, replies: Path) -> None:
    answer = replykit("lint", "--format", "json", replies, replies / "gone.txt")
    assert answer.status == 2
    told = json.loads(answer.out)
    assert told["version"] == 1
    paths = [file["path"] for file in told["files"]]
    assert paths == [str(replies / "bad.txt"), str(replies / "shop" / "clean.md")]
    report = Report.model_validate(told["files"][0]["report"])
    assert report.text == BAD
    assert not report.ok
    assert told["errors"] == [
        {"path": str(replies / "gone.txt"), "message": "no such file or folder"}
    ]


# --- no silent pass -----------------------------------------------------------------------


def test_a_missing_file_is_2_and_the_others_are_linted(replykit: Command, replies: Path) -> None:
    answer = replykit("lint", replies / "bda.txt", replies / "bad.txt")
    assert answer.status == 2
    assert (
        f"{replies / 'bda.txt'}: no such file or folder; did you mean {replies / 'bad.txt'}?"
        in (answer.err)
    )
    assert "error: blame" in answer.out


def test_a_folder_without_texts_is_2(replykit: Command, tmp_path: Path) -> None:
    answer = replykit("lint", tmp_path)
    assert answer.status == 2
    assert "no file of replies in this folder; text, Markdown, " in answer.err


def test_bytes_that_are_not_utf_8_are_2_with_their_line(replykit: Command, replies: Path) -> None:
    (replies / "latin.txt").write_bytes("Hi,\nZoë\n".encode("latin-1"))
    answer = replykit("lint", replies)
    assert answer.status == 2
    assert "latin.txt:2:3: byte 0xeb is not UTF-8. Save the file as UTF-8." in answer.err
    assert "2 texts checked" in answer.out


def test_a_blank_file_is_2(replykit: Command, tmp_path: Path) -> None:
    (tmp_path / "blank.txt").write_text(" \n", "utf-8")
    answer = replykit("lint", tmp_path)
    assert answer.status == 2
    assert "blank.txt: is blank" in answer.err


def test_a_byte_order_mark_and_windows_lines_are_read(replykit: Command, tmp_path: Path) -> None:
    (tmp_path / "w.txt").write_bytes(b"\xef\xbb\xbfHi Ann,\r\n\r\nYou should have checked.\r\n")
    answer = replykit("lint", tmp_path)
    assert "w.txt:3:1: error: blame\n    You should have checked.\n    ^^^^" in answer.out


def test_a_file_that_is_too_long_is_2(replykit: Command, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("a" * 10_000_001, "utf-8")
    answer = replykit("lint", tmp_path)
    assert answer.status == 2
    assert "this template has 10,000,001 characters; at most 300,000 are read" in answer.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read everything")
def test_a_file_that_may_not_be_read_is_2(replykit: Command, replies: Path) -> None:
    (replies / "bad.txt").chmod(0)
    answer = replykit("lint", replies)
    assert answer.status == 2
    assert "bad.txt: cannot be read: Permission denied" in answer.err


def test_a_loop_of_links_ends(replykit: Command, replies: Path) -> None:
    (replies / "loop").symlink_to(replies, target_is_directory=True)
    (replies / "self.txt").symlink_to(replies / "self.txt")
    answer = replykit("lint", replies)
    assert answer.status == 2
    assert "self.txt: Too many levels of symbolic links" in answer.err
    assert "2 texts checked" in answer.out


def test_a_fault_of_ours_is_2_and_the_others_are_linted(
    replykit: Command, replies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from replykit.project import check

    read = check.read_replies

    def fail(name: str, data: bytes, effective: Effective) -> object:
        if b"chart" in data:
            raise KeyError("oops")
        return read(name, data, effective)

    monkeypatch.setattr(check, "read_replies", fail)
    answer = replykit("lint", replies)
    assert answer.status == 2
    assert "bad.txt: internal error, KeyError: 'oops'" in answer.err
    assert "1 text checked" in answer.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["lnit"], "invalid choice: 'lnit'; did you mean lint?"),
        (["lint", "--formt", "json"], "--formt; did you mean --format?\nTry: replykit lint --help"),
        (["lint", "--format", "jsno"], "'jsno'; did you mean json?"),
        (["lint", "--channel", "emial"], "'emial'; did you mean email?"),
        (["lint", "--fail-level", "fatal"], "choose from"),
        (["lint", "--select", "blaem"], "there is no rule 'blaem'; did you mean 'blame'?"),
        (["lint", "--ignore", "zzz"], "there is no rule 'zzz'; see `replykit rules`"),
        (["lint", "--select", ","], "wants rule names"),
        (["lint", "--complaint", "gone.txt"], "gone.txt: no such file"),
        (["draft", "--stage", "fist"], "'fist'; did you mean first?"),
        (["draft", "--policy", "gone.toml"], "gone.toml: no such file"),
        (["explain", "exuse"], "there is no rule 'exuse'; did you mean excuse?"),
        (["explain"], "RULE"),
        (["lint", "--version"], "arguments: --version; there is `replykit --version`\n"),
        (["rules", "--ignore"], "arguments: --ignore; there is `replykit lint --ignore`\n"),
        (["rules", "--nope"], "unrecognized arguments: --nope\n"),
        (["lint", "--fix", "--diff", "--format", "json", "a.txt"], "--diff prints a diff and no"),
        (["lint", "--fix", "--diff", "--output", "d.patch", "a.txt"], "--diff prints a diff and"),
        (["lint", "--diff-base", "HEAD", "-"], "--diff-base compares files"),
        (["lint", "--diff-base", "HEAD"], "--diff-base compares files"),
        (["check-packs", "gone.toml"], "gone.toml: no such file"),
        (["check-packs", "."], ".: is a folder; name a file of phrases"),
        (["check-packs", __file__], "test_cli.py: a pack is a TOML file"),
    ],
)
def test_a_mistyped_command_line_is_2_and_says_what_was_meant(
    replykit: Command, arguments: list[str], told: str
) -> None:
    answer = replykit(*arguments, stdin=BAD)
    assert answer.status == 2
    assert told in answer.err
    assert answer.out == "" or arguments[0] == "check-packs"


def test_what_a_reply_lacks_is_told_from_three_sentences_on(replykit: Command) -> None:
    text = "Hi Ann,\n\nYour lamp left us on 8 June. It comes with the morning post."
    short = replykit("lint", stdin=f"{text}\n\nKind regards,\nTom\n").out
    assert "missing-" not in short
    assert "Parts: none" in short
    whole = f"{text} The box is blue.\n\nKind regards,\nTom\n"
    assert "missing-apology" in replykit("lint", stdin=whole).out


def test_output_to_a_dash_is_standard_output(
    replykit: Command, replies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(replies)
    told = replykit("lint", "--format", "json", "bad.txt")
    assert replykit("lint", "--format", "json", "--output", "-", "bad.txt") == told
    assert not Path("-").exists()


def test_no_command_shows_the_help_and_is_2(replykit: Command) -> None:
    answer = replykit()
    assert answer.status == 2
    assert "examples:" in answer.err


# --- parse and draft ----------------------------------------------------------------------


def test_a_complaint_is_parsed(replykit: Command) -> None:
    answer = replykit("parse", stdin=COMPLAINT)
    assert answer.status == 0
    assert "damaged-item" in answer.out
    assert "BX-2041" in answer.out


def test_parse_as_json_reads_back(replykit: Command) -> None:
    answer = replykit("parse", "--format", "json", "--channel", "chat", stdin=COMPLAINT)
    complaint = Complaint.model_validate(json.loads(answer.out)["files"][0]["complaint"])
    assert complaint.text == COMPLAINT
    assert complaint.channel is Channel.CHAT


def test_a_reply_is_drafted_and_lints_clean(replykit: Command) -> None:
    answer = replykit("draft", "--channel", "chat", stdin=COMPLAINT)
    assert answer.status == 0
    assert "blender" in answer.out
    assert "Confirm before you send" in answer.err
    assert replykit("lint", "--channel", "chat", stdin=answer.out).status == 0


def test_a_draft_keeps_to_the_policy_and_the_case(replykit: Command, tmp_path: Path) -> None:
    (tmp_path / "shop.toml").write_text(
        'business_name = "Hale & Co"\nsign_off = "Hale & Co"\n'
        '[[remedies.damaged-item]]\nlabel = "replacement"\ntext = "send you a new jar"\n',
        "utf-8",
    )
    (tmp_path / "case.toml").write_text(
        'customer_name = "Ann"\nagent_name = "Tom"\nfault = "ours"\n', "utf-8"
    )
    answer = replykit(
        "draft", "--policy", tmp_path / "shop.toml", "--case", tmp_path / "case.toml",
        stdin=COMPLAINT,
    )  # fmt: skip
    assert answer.status == 0, answer
    assert "Ann" in answer.out
    assert "Tom" in answer.out


@pytest.mark.parametrize(
    ("option", "text", "told"),
    [
        (
            "--policy",
            'busines_name = "x"',
            "unknown key 'busines_name'; did you mean business_name?",
        ),
        ("--case", 'fault = "theirs"', "fault: Input should be"),
        ("--case", "fault = ", "case.toml: Invalid value"),
        ("--policy", "[remedies]\nfoo = []", "remedies.foo"),
        ("--policy", 'remedies = "refund"', "remedies: write it as a table"),
        ("--policy", '[remedies]\nbilling = "refund"', "remedies.billing: write it as a list"),
    ],
)
def test_a_broken_policy_or_case_is_2(
    replykit: Command, tmp_path: Path, option: str, text: str, told: str
) -> None:
    (tmp_path / "case.toml").write_text(text, "utf-8")
    answer = replykit("draft", option, tmp_path / "case.toml", stdin=COMPLAINT)
    assert answer.status == 2
    assert told in answer.err
    assert answer.out == ""


def test_draft_as_json_reads_back_with_its_own_lint(replykit: Command) -> None:
    answer = replykit("draft", "--format", "json", stdin=COMPLAINT)
    draft = Draft.model_validate(json.loads(answer.out)["files"][0]["draft"])
    assert draft.report is not None
    assert draft.report.ok


# --- rules, explain, demo, check-packs ----------------------------------------------------


def test_rules_lists_every_rule(replykit: Command) -> None:
    told = replykit("rules").out
    assert all(f"{name} " in told for name in all_rules())
    rows = json.loads(replykit("rules", "--format", "json").out)["rules"]
    assert [row["name"] for row in rows] == sorted([*all_rules(), *CHECKS])


def test_explain_shows_the_page(replykit: Command) -> None:
    told = replykit("explain", "blame", "shouting").out
    assert "Why it matters" in told
    assert told.count("/docs/rules/") == 2


def test_the_demo_shows_the_main_job(replykit: Command) -> None:
    answer = replykit("demo")
    assert answer.status == 0
    for word in ("damaged-item", "cracked jar", "generic-apology", "excuse", "blame", "Better:"):
        assert word in answer.out
    told = json.loads(replykit("demo", "--format", "json").out)
    assert Complaint.model_validate(told["complaint"]).issue.label == "damaged-item"


def test_check_packs_says_what_does_not_behave(replykit: Command, tmp_path: Path) -> None:
    pack = tmp_path / "ours.toml"
    pack.write_text(
        'title = "Ours"\nsource = "Our style guide"\n'
        '[[phrase]]\nmatch = "gadget"\nbad = "Your gizmo."\ngood = "Your lamp is here."\n',
        "utf-8",
    )
    answer = replykit("check-packs", pack)
    assert answer.status == 1
    assert "ours:1: does not match its own bad sentence 'Your gizmo.'" in answer.out
    assert "1 phrase tried: 1 problem." in answer.out
    pack.write_text(pack.read_text("utf-8").replace("gizmo", "gadget"), "utf-8")
    assert replykit("check-packs", pack).status == 0


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ('rule = "blaem"', "there is no rule 'blaem'; did you mean 'blame'?"),
        ('severity = "fatal"', "there is no severity 'fatal'; choose one of error, warning, adv"),
        ('severity = "eror"', "there is no severity 'eror'; did you mean 'error'? Choose one"),
    ],
)
def test_a_slip_in_a_pack_is_2(replykit: Command, tmp_path: Path, key: str, told: str) -> None:
    pack, page = tmp_path / "ours.toml", tmp_path / "a.txt"
    pack.write_text(
        f'title = "Ours"\nsource = "Our style guide"\n{key}\n'
        '[[phrase]]\nmatch = "gadget"\nbad = "Your gadget."\ngood = "Your lamp is here."\n',
        "utf-8",
    )
    page.write_text(CLEAN, "utf-8")
    (tmp_path / "replykit.toml").write_text('packs = ["ours.toml"]\n', "utf-8")
    for arguments in (["check-packs", pack], ["lint", page]):
        answer = replykit(*arguments)
        assert answer.status == 2
        assert told in answer.err
        assert "Value error" not in answer.err


def test_a_rule_of_a_pack_may_have_any_name_that_is_no_slip(
    replykit: Command, tmp_path: Path
) -> None:
    pack = tmp_path / "ours.toml"
    for name in ("blame", "missing-logo", "house-words"):
        pack.write_text(
            f'title = "Ours"\nsource = "Our style guide"\nrule = "{name}"\n'
            '[[phrase]]\nmatch = "gadget"\nbad = "Your gadget."\ngood = "Your lamp is here."\n',
            "utf-8",
        )
        assert replykit("check-packs", pack).status == 0


def test_a_broken_pack_is_2(replykit: Command, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text('title = "Ours"\n', "utf-8")
    answer = replykit("check-packs", tmp_path / "ours.toml")
    assert answer.status == 2
    assert "the key 'source' is missing" in answer.err


# --- the terminal -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environ", "terminal", "wanted"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "0"}, True, False),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_colour_is_for_terminals(
    environ: dict[str, str], terminal: bool, wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: terminal, raising=False)
    assert wants_colour(stream, environ) is wanted


def test_no_control_character_reaches_the_terminal(replykit: Command, tmp_path: Path) -> None:
    name = tmp_path / "evil\x1b[31m.txt"
    name.write_text("\x1b]0;title\x07You should have checked \u202ethe chart!!\r\x9b31m\n", "utf-8")
    answer = replykit("lint", tmp_path, tmp_path / "\x1b[31mgone")
    assert answer.status == 2
    assert "blame" in answer.out
    for char in "\x1b\x07\r\x9b\u202e":
        assert char not in answer.out + answer.err


@pytest.mark.parametrize(
    ("choices", "labels"),
    [(cli.CHANNELS, Channel), (cli.STAGES, Stage), (cli.LEVELS, Severity)],
)
def test_the_choices_are_the_labels(choices: tuple[str, ...], labels: type[StrEnum]) -> None:
    """They are written out in cli.py, so that --help need not import the models."""
    assert list(choices) == list(labels)
    assert cli.LINT_FORMATS == command.FORMATS


def test_the_command_is_installed(tmp_path: Path) -> None:
    """As a process: exit status, a reader that closes early, and letters it cannot print."""
    command = [sys.executable, "-m", "replykit"]
    bad = subprocess.run([*command, "lint"], input=BAD.encode(), capture_output=True, check=False)
    assert bad.returncode == 1
    ascii_only = subprocess.run(
        [*command, "lint"], input="“You should have checked!!”\nYou should have checked.".encode(),
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert ascii_only.returncode == 1
    assert b"blame" in ascii_only.stdout
    closed = subprocess.Popen(
        [*command, "rules"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    )
    assert closed.stdout is not None
    closed.stdout.close()
    _, errors = closed.communicate()
    assert b"Traceback" not in errors


# --- rules of the folder ------------------------------------------------------------------

OWN = """
from replykit.model import Severity
from replykit.rule import Problem, rule


@rule(group="house", severity=Severity.ADVICE, examples=[], leaves_alone=[])
def gizmo(reply):
    \"\"\"A word that we avoid.\"\"\"
    yield from ()
"""


def test_explain_knows_the_rules_of_the_folder(
    replykit: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "house.py").write_text(OWN, "utf-8")
    (tmp_path / "replykit.toml").write_text('plugins = ["house.py"]\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    answer = replykit("explain", "gizmo")
    assert answer.status == 0, answer
    assert "A word that we avoid." in answer.out
    assert "Examples" not in answer.out
    assert "Examples" in replykit("explain", "blame").out
    assert "gizmo" in replykit("rules").out
    assert replykit("explain", "--no-config", "gizmo").status == 2
    (tmp_path / "replykit.toml").write_text('pluggins = ["house.py"]\n', "utf-8")
    broken = replykit("explain", "blame")
    assert broken.status == 0
    assert "did you mean 'plugins'?" in broken.err
    assert replykit("explain", "--config", "replykit.toml", "blame").status == 2


@pytest.mark.parametrize("channel", ["chat", "email"])
def test_parts_and_findings_agree(replykit: Command, tmp_path: Path, channel: str) -> None:
    for text in ("The van is late, I will ring you at six.\n", "It left. It is late. Six.\n"):
        (tmp_path / "a.txt").write_text(text, "utf-8")
        out = replykit("lint", "--channel", channel, tmp_path / "a.txt").out
        assert "Parts: " in out
        assert ("lacking" in out) == ("missing-" in out)


def test_a_device_is_read_and_a_folder_is_told_as_one(replykit: Command, tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text(COMPLAINT, "utf-8")
    answer = replykit("draft", tmp_path / "c.txt", "--case", "/dev/null")
    assert answer.status == 2
    assert answer.err.endswith("/dev/null: is blank: there is nothing to read\n")
    answer = replykit("draft", tmp_path / "c.txt", "--case", tmp_path)
    assert answer.err.endswith(f"{tmp_path}: is a folder; name a file\n")
