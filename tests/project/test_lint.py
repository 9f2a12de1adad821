"""``replykit lint`` on files of every format, and what must never pass silently."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import Answer, Command
from tests.project.test_settings import write

from replykit.project.settings import Effective

FAULT = "You should have checked"
FILES = {
    "a.txt": ("Hi {{name}},\n\nYou should have checked it.\n", "3:1"),
    "b.md": (
        "# Late\n\nHi **{{name}}**, you&#8217;re late. *You should have checked* it.\n",
        "3:38",
    ),
    "c.html": ("<p>Hi {{name}},</p>\n<p>It &amp; you. You should have checked it.</p>\n", "2:18"),
    "d.yaml": ("- title: T\n  body: |\n    Hi {{name}},\n    You should have checked it.\n", "4:5"),
    "e.json": ('[{"title": "T",\n "body": "Hi {{name}},\\nYou should have checked it."}]', "2:25"),
    "f.csv": ('title,body\nT,"Hi ""{{name}}"", You should have checked it."\n', "2:21"),
    "g.tsv": ("title\tbody\nT\tHi {{name}}, You should have checked it.\n", "2:16"),
    "h.eml": ("Subject: Late\n\nHi there,\nYou should have checked it.\n", "4:1"),
    "i.md.j2": ("{% if vip %}\nHi {{ name }}.\n{% endif %}\nYou should have checked it.\n", "4:1"),
    "j.liquid": ("Hi {{ name }},\nYou should have checked it.\n", "2:1"),
    "k.hbs": ("{{#if vip}}Hi {{name}}.{{/if}}\nYou should have checked it.\n", "2:1"),
    "l.erb": ("Hi <%= name %>,\nYou should have checked it.\n", "2:1"),
}


@pytest.mark.parametrize("name", FILES)
def test_every_format_is_read_and_every_place_is_true(
    replykit: Command, tmp_path: Path, name: str
) -> None:
    text, place = FILES[name]
    write(tmp_path / name, text)
    answer = replykit("lint", "--select", "blame", tmp_path)
    assert answer.status == 1, answer
    assert f"{name}:{place}: error: blame" in answer.out
    assert answer.err == ""


def test_in_a_file_of_many_each_reply_is_named(replykit: Command, tmp_path: Path) -> None:
    rows = [{"title": title, "body": f"{FAULT} it."} for title in ("One", "\x1b[31mTwo")]
    page = write(tmp_path / "a.json", json.dumps(rows))
    told = replykit("lint", "--select", "blame", page).out
    assert "error: blame in “One”\n" in told
    assert "\x1b" not in told
    assert " in “" not in replykit("lint", "--stdin-filename", "x.md", stdin=FAULT).out


@pytest.mark.parametrize(
    ("name", "fallback"),
    [
        ("a.md", "{{ name | default: 'there' }}"),
        ("a.md.j2", "{{ name | default('there') }}"),
        ("a.hbs", "{{#if name}}{{name}}{{else}}there{{/if}}"),
        ("a.erb", '<%= name || "there" %>'),
        ("a.mustache", "{{#name}}{{name}}{{/name}}{{^name}}there{{/name}}"),
    ],
)
def test_a_fallback_is_shown_as_the_engine_has_it(
    replykit: Command, tmp_path: Path, name: str, fallback: str
) -> None:
    slot = "<%= name %>" if name.endswith("erb") else "{{ name }}"
    page = write(tmp_path / name, f"Hi {slot},\n\nYour lamp left us.\n")
    told = " ".join(replykit("lint", "--select", "missing-fallback", page).out.split())
    assert f"such as “{fallback}”" in told
    write(page, f"Hi {fallback},\n\nYour lamp left us.\n")
    assert "missing-fallback" not in replykit("lint", page).out


@pytest.mark.parametrize(
    ("file", "fallback"),
    [
        ([{"body": 'Hi {{first_name | fallback:"you"}},'}, {"body": "Hi {{ name }},"}],
         '{{ name | fallback:"you" }}'),
        ([{"body": "<p>Hi {{x|default(&#39;all&#39;)}},</p>"}, {"body": "Hi {{ name }},"}],
         "{{name|default('all')}}"),
        ({"saved_replies": [{"body": "Hi {{name}},"}]}, '{{ name | fallback:"there" }}'),
        ({"actions": [{"name": "setResponseText", "arguments": {"body_text": "Hi {{name}},"}}]},
         '{{name|fallback("there")}}'),
        ([{"body": "Hi {{ name }},"}], "{{ name | default: 'there' }}"),
    ],
)  # fmt: skip
def test_a_fallback_is_shown_as_the_help_desk_has_it(
    replykit: Command, tmp_path: Path, file: object, fallback: str
) -> None:
    page = write(tmp_path / "a.json", json.dumps(file))
    answer = replykit("lint", "--select", "missing-fallback", page)
    assert f"such as “{fallback}”" in " ".join(answer.out.split())


def test_a_file_with_placeholders_is_a_template(replykit: Command, tmp_path: Path) -> None:
    canned = write(tmp_path / "a.txt", "Hi {{ name | default: 'you' }}, your lamp is on its way.\n")
    assert replykit("lint", "--kind", "fragment", canned).status == 0
    write(tmp_path / "replykit.toml", "template = false\n")
    answer = replykit("lint", "--kind", "fragment", canned)
    assert "a.txt:1:4: error: placeholder" in answer.out


def test_a_finished_reply_may_hold_no_hole(replykit: Command, tmp_path: Path) -> None:
    sent = write(tmp_path / "a.txt", "Hi ,\n\nyour lamp is on its way.\n")
    assert "a.txt:1:1: error: placeholder" in replykit("lint", sent).out
    assert "placeholder" not in replykit("lint", "--template", sent).out


def test_standard_input_can_have_a_name(replykit: Command) -> None:
    answer = replykit("lint", "--stdin-filename", "m.yaml", "-", stdin=FILES["d.yaml"][0])
    assert "m.yaml:4:5: error: blame" in answer.out


def test_comments_silence(replykit: Command, tmp_path: Path) -> None:
    write(tmp_path / "a.md", "<!-- replykit: ignore[blame] quoted -->\nYou should have checked.\n")
    assert "blame" not in replykit("lint", "--select", "blame", tmp_path).out


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("x.yaml", b"a: [1\nb: 2", "x.yaml:2:"),
        ("x.yaml", b"a: 1\n", "no reply was found in it"),
        ("x.json", b'{"body": "a', "x.json:1:"),
        ("x.txt", b"Zo\xeb", "x.txt:1:3: byte 0xeb is not UTF-8"),
        ("x.txt", b"a\0b", "NUL"),
        ("x.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "x.txt: this is no text: an image"),
        ("x.txt", b"", "is blank"),
        ("x.md", b"a" * 400_000, "at most 300,000 are read"),
    ],
)
def test_a_broken_file_is_2_and_the_others_are_linted(
    replykit: Command, tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    write(tmp_path / "a.txt", FILES["a.txt"][0])
    (tmp_path / name).write_bytes(data)
    for more in ([], ["-j", "2"], ["--exit-zero"], ["--format", "json"]):
        answer = replykit("lint", *more, tmp_path)
        assert answer.status == 2
        assert told in answer.err
        assert "You should have checked" in answer.out


def test_max_warnings(replykit: Command, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "Your lamp left us!! It comes today!!\n")
    ask = ["lint", "--select", "shouting", "--fail-level", "error", tmp_path / "a.txt"]
    assert replykit(*ask).status == 0
    assert replykit(*ask, "--max-warnings", "2").status == 0
    answer = replykit(*ask, "--max-warnings", "1")
    assert answer.status == 1
    assert "more warnings" in answer.out
    write(tmp_path / "replykit.toml", "max-warnings = 1\n")
    assert replykit(*ask).status == 1


def test_standard_input_with_a_name_is_read_as_that_file(replykit: Command, tmp_path: Path) -> None:
    text = "Hi {{ name | default: 'you' }},\n\nYour lamp is on its way!!\n"
    page = write(tmp_path / "late.md", text)
    for ask in (["--kind", "fragment"], ["--no-config", "--select", "placeholder,shouting"]):
        told = replykit("lint", *ask, page)
        assert replykit("lint", *ask, "--stdin-filename", page, "-", stdin=text) == told
        assert "placeholder" not in told.out
        assert "shouting" in told.out
    assert "placeholder" in replykit("lint", "--kind", "fragment", "-", stdin=text).out
    write(tmp_path / "replykit.toml", "template = false\n")
    assert "error: placeholder" in replykit("lint", "--stdin-filename", page, stdin=text).out


# --- a baseline ---------------------------------------------------------------------------


def test_a_baseline_accepts_what_is_there(
    replykit: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = write(tmp_path / "replies" / "a.md", "You should have checked. It is LATE!!\n")
    kept = tmp_path / "baseline.json"
    assert replykit("lint", "--baseline", kept, "--update-baseline", page).status == 0
    assert replykit("lint", "--baseline", kept, page).status == 0
    monkeypatch.chdir(tmp_path / "replies")  # files are named from the baseline, not from here
    assert replykit("lint", "--baseline", "../baseline.json", "a.md").status == 0
    page.write_text("Hello.\n\nYou should have checked. It is LATE!!\n\nCalm down!!\n", "utf-8")
    answer = replykit("lint", "--baseline", kept, "--select", "blame,shouting", page)
    assert answer.status == 1
    assert "a.md:5:" in answer.out
    assert "a.md:3:" not in answer.out
    assert "3 more accepted by the baseline" in answer.out


def test_a_baseline_forgets_what_was_mended(replykit: Command, tmp_path: Path) -> None:
    write(tmp_path / "replykit.toml", 'baseline = "accepted.json"\nselect = ["blame"]\n')
    page = write(tmp_path / "a.md", "You should have checked.\n")
    gone = write(tmp_path / "b.md", "You should have checked.\n")
    replykit("lint", "--update-baseline", tmp_path)
    assert len(json.loads((tmp_path / "accepted.json").read_text("utf-8"))["findings"]) == 2
    page.write_text("All is well.\n", "utf-8")
    gone.unlink()
    replykit("lint", "--update-baseline", tmp_path)
    assert json.loads((tmp_path / "accepted.json").read_text("utf-8"))["findings"] == []


def test_what_a_reply_lacks_stays_accepted_when_a_line_is_added(
    replykit: Command, tmp_path: Path
) -> None:
    text = "Your lamp broke on its way. It left us on Monday. The van had no room. It was late.\n"
    page = write(tmp_path / "a.md", text)
    ask = ["lint", "--no-reader", "--fail-level", "advice", "--baseline", tmp_path / "b.json", page]
    told = replykit(*ask[:-3], page).out
    assert "missing-apology" in told
    assert "missing-empathy" in told
    replykit(*ask, "--update-baseline")
    write(page, f"The van left at six.\n\n{text}")
    assert replykit(*ask).status == 0


@pytest.mark.parametrize("only", [["--select", "blame"], ["--ignore", "shouting"]])
def test_a_baseline_keeps_what_was_not_looked_for(
    replykit: Command, tmp_path: Path, only: list[str]
) -> None:
    write(tmp_path / "a.md", "You should have checked. It is LATE!!\n")
    page = write(tmp_path / "b.md", "You should have checked. It is LATE!!\n")
    kept = tmp_path / "accepted.json"
    ask = ["lint", "--baseline", kept, "--update-baseline", *only]
    replykit("lint", "--baseline", kept, "--update-baseline", tmp_path)
    before = kept.read_text("utf-8")
    assert '"shouting"' in before
    assert replykit(*ask, tmp_path).status == 0
    assert kept.read_text("utf-8") == before
    write(page, "All is well.\n")
    replykit(*ask, page)
    left = [entry for entry in json.loads(kept.read_text("utf-8"))["findings"]
            if entry["file"] == "b.md"]  # fmt: skip
    assert {entry["rule"] for entry in left} == {"shouting"}


def test_a_baseline_without_a_file_is_2(replykit: Command, tmp_path: Path) -> None:
    write(tmp_path / "a.md", "You should have checked.\n")
    answer = replykit("lint", "--update-baseline", tmp_path)
    assert answer.status == 2
    assert "--update-baseline has no file to write to" in answer.err


def test_a_missing_baseline_is_2(replykit: Command, tmp_path: Path) -> None:
    page = write(tmp_path / "a.md", "You should have checked.\n")
    answer = replykit("lint", "--baseline", tmp_path / "gone.json", page)
    assert answer.status == 2
    assert "there is no baseline" in answer.err
    assert "gone.json yet, which --baseline names" in answer.err


def test_a_baseline_that_is_to_come_hides_no_other_mistake(
    replykit: Command, tmp_path: Path
) -> None:
    page = write(tmp_path / "a.md", "You should have checked.\n")
    write(tmp_path / "replykit.toml", 'baseline = "accepted.json"\n')
    answer = replykit("lint", "--ignore", "blaem", page)
    assert answer.status == 2
    assert "replykit.toml names; `replykit lint PATH --update-baseline` writes it" in answer.err
    assert "there is no rule 'blaem'; did you mean" in answer.err
    assert replykit("lint", "--update-baseline", page).status == 0
    assert replykit("lint", page).status == 0


@pytest.mark.parametrize(
    "text", ["", '{"version": 1, "findings": [', '{"version": 9, "findings": []}', "<<<<<<< main"]
)
def test_a_broken_or_newer_baseline_is_written_anew(
    replykit: Command, tmp_path: Path, text: str
) -> None:
    page = write(tmp_path / "a.md", "You should have checked.\n")
    kept = write(tmp_path / "accepted.json", text)
    refused = replykit("lint", "--baseline", kept, page)
    assert refused.status == 2
    assert "rite it anew with --update-baseline" in refused.err
    renewed = replykit("lint", "--baseline", kept, "--update-baseline", page)
    assert renewed.status == 0
    assert "accepted, written anew, as it was broken or of another version." in renewed.err
    assert replykit("lint", "--baseline", kept, page).status == 0


@pytest.mark.parametrize(
    ("name", "text"), [("package.json", '{"version": "1.2"}'), ("b.md", "You must reply.\n")]
)
def test_no_other_file_is_overwritten_by_a_baseline(
    replykit: Command, tmp_path: Path, name: str, text: str
) -> None:
    page = write(tmp_path / "a.md", "You should have checked.\n")
    other = write(tmp_path / name, text)
    answer = replykit("lint", "--baseline", other, "--update-baseline", page)
    assert answer.status == 2
    assert "is no baseline, and --update-baseline would overwrite it" in answer.err
    assert other.read_text("utf-8") == text


@pytest.mark.parametrize("option", ["--max-warnings", "--jobs"])
def test_a_number_below_0_is_2(replykit: Command, tmp_path: Path, option: str) -> None:
    page = write(tmp_path / "a.md", "Your lamp left us today.\n")
    answer = replykit("lint", option, "-1", page)
    assert (answer.status, answer.out) == (2, "")
    assert f"{option} -1: 0 is the least" in answer.err


# --- only what changed --------------------------------------------------------------------


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder."""
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True)


def test_only_files_that_changed_since_a_revision(replykit: Command, tmp_path: Path) -> None:
    for name in ("same.md", "edited.md", "gone.md"):
        write(tmp_path / name, "You should have checked.\n")
    git(tmp_path, "init", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "x")
    answer = replykit("lint", "--diff-base", "main", tmp_path)
    assert (answer.status, answer.out) == (0, "No file to check has changed.\n")
    write(tmp_path / "edited.md", "You should have asked.\n")
    write(tmp_path / "ü new.md", "You should have asked.\n")
    (tmp_path / "gone.md").unlink()
    answer = replykit("lint", "--diff-base", "main", tmp_path)
    assert "2 texts checked" in answer.out
    assert "same.md" not in answer.out
    answer = replykit("lint", "--diff-base", "nosuch", tmp_path)
    assert answer.status == 2
    assert "there is no revision 'nosuch'" in answer.err
    assert replykit("lint", "--diff-base=--output=x", tmp_path).status == 2


# --- fixes --------------------------------------------------------------------------------

FIXES = {
    "a.md": (
        "Hi {{ NAME!! }},\n\nPlease be advised that your lamp is LATE!! {{ note }}!!\n",
        "Hi {{ NAME!! }},\n\nYour lamp is late. {{ note }}.\n",
    ),
    "b.json": (
        '{"body": "Your lamp \\"Luna\\" is late!!\\nSo sorry!!"}',
        '{"body": "Your lamp \\"Luna\\" is late.\\nSo sorry."}',
    ),
    "c.yaml": (
        "a:\n  body: >-\n    Your lamp is\n    late!!\n",
        "a:\n  body: >-\n    Your lamp is\n    late.\n",
    ),
    "d.csv": (
        'body\r\n"Your lamp, ""Luna"", is late!!"\r\n',
        'body\r\n"Your lamp, ""Luna"", is late."\r\n',
    ),
    "e.html": (
        "<p>Your lamp is <b>late!!</b> &amp; sad.</p>",
        "<p>Your lamp is <b>late.</b> &amp; sad.</p>",
    ),
    "f.txt": (
        "Your lamp is late. Where is the other one!!\n",
        "Your lamp is late. Where is the other one!!\n",
    ),
}


@pytest.mark.parametrize("name", FIXES)
def test_a_fix_changes_the_words_and_nothing_else(
    replykit: Command, tmp_path: Path, name: str
) -> None:
    before, after = FIXES[name]
    page = tmp_path / name
    page.write_bytes(before.encode())
    page.chmod(0o640)
    ask = ["lint", "--fix", "--kind", "fragment", page]
    shown = replykit(*ask, "--diff")
    assert page.read_bytes() == before.encode()
    assert shown.status == (1 if before != after or name == "f.txt" else 0)
    assert ("--- a/" in shown.out) == (before != after)
    replykit(*ask)
    assert page.read_bytes().decode() == after
    assert page.stat().st_mode & 0o777 == 0o640
    assert "fixed" not in replykit(*ask).err
    assert page.read_bytes().decode() == after


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
def test_a_fix_keeps_the_encoding(replykit: Command, tmp_path: Path, mark: str) -> None:
    page = tmp_path / "a.txt"
    page.write_bytes("Your “lamp” is late!!\r\n".encode(mark))
    replykit("lint", "--fix", page)
    assert page.read_bytes() == "Your “lamp” is late.\r\n".encode(mark)


def test_diff_alone_is_2(replykit: Command, tmp_path: Path) -> None:
    assert replykit("lint", "--diff", tmp_path).status == 2


@pytest.mark.parametrize("name", ["a.json", "a.csv"])
def test_a_fix_mends_a_reply_and_its_copy(replykit: Command, tmp_path: Path, name: str) -> None:
    said = "We sent you the wrong lamp!! The right one left today."
    record = {"title": "T", "body_text": said, "body_html": f"<p>{said}</p>"}
    if name == "a.json":
        arguments = {key: record[key] for key in ("body_text", "body_html")}
        text = json.dumps([{"title": "T", "actions": [{"arguments": arguments}]}])
    else:
        text = "title,body_html,body_text\n" + ",".join(record[k] for k in (
            "title", "body_html", "body_text")) + "\n"  # fmt: skip
    page = write(tmp_path / name, text)
    told = json.loads(replykit("lint", "--format", "json", page).out)
    assert [f["rule"] for f in told["files"][0]["findings"]].count("shouting") == 1
    replykit("lint", "--fix", "--kind", "fragment", page)
    assert page.read_text("utf-8") == text.replace("!!", ".")


def test_standard_input_cannot_be_fixed(replykit: Command, tmp_path: Path) -> None:
    for paths in (["-"], []):
        answer = replykit("lint", "--fix", *paths, stdin="Calm down!!")
        assert answer.status == 2
        assert "--fix changes files, and standard input is none" in answer.err


# --- processes and the cache --------------------------------------------------------------


def test_processes_give_the_same_in_the_same_order(replykit: Command, tmp_path: Path) -> None:
    for number in range(24):
        write(tmp_path / f"{number:02}.md", FILES["a.txt"][0].replace("it", f"item {number}"))
    one = replykit("lint", "--no-cache", tmp_path)
    two = replykit("lint", "--no-cache", "-j", "2", tmp_path)
    assert one == two


def test_the_cache_gives_the_same_and_forgets_on_any_change(
    replykit: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from replykit.project import check

    for name, (text, _) in FILES.items():
        write(tmp_path / name, text)
    first = replykit("lint", "--format", "json", tmp_path)
    seen: list[str] = []
    read = check.read_replies

    def watch(name: str, data: bytes, effective: Effective) -> object:
        seen.append(Path(name).name)
        return read(name, data, effective)

    monkeypatch.setattr(check, "read_replies", watch)
    assert replykit("lint", "--format", "json", tmp_path) == first
    assert seen == []
    write(tmp_path / "a.txt", "All is well.\n")
    replykit("lint", "--format", "json", tmp_path)
    assert seen == ["a.txt"]
    write(tmp_path / "replykit.toml", "severity = { blame = 'advice' }\n")
    told = replykit("lint", "--format", "json", tmp_path).out
    assert len(seen) == 1 + len(FILES)
    assert {f["severity"] for file in json.loads(told)["files"] for f in file["findings"]
            if f["rule"] == "blame"} == {"advice"}  # fmt: skip
    seen.clear()
    replykit("lint", "--no-cache", tmp_path)
    assert len(seen) == len(FILES)
    for entry in (tmp_path / ".replykit_cache").rglob("*.json"):
        entry.write_text("{", "utf-8")
    assert replykit("lint", "--format", "json", tmp_path).out == told


def test_a_cache_that_cannot_be_written_is_done_without(replykit: Command, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", FILES["a.txt"][0])
    write(tmp_path / "b.txt", FILES["a.txt"][0])
    answer = replykit("lint", "--cache-dir", os.devnull, tmp_path)
    assert "blame" in answer.out
    assert answer.err == ""


def test_the_command_runs_over_processes(tmp_path: Path) -> None:
    for number in range(8):
        write(tmp_path / f"{number}.md", FILES["a.txt"][0])
    done = subprocess.run(
        [sys.executable, "-m", "replykit", "lint", "-j", "2", "."],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "8 texts checked" in done.stdout
    assert (tmp_path / ".replykit_cache" / "CACHEDIR.TAG").exists()


def test_a_second_run_loads_no_rule(tmp_path: Path) -> None:
    for name in ("a.txt", "b.md"):
        write(tmp_path / name, FILES[name][0])
    code = (
        "import sys; from replykit.cli import main; status = main(['lint', '.']); "
        "print(status, [m for m in sys.modules if m.startswith(('replykit.rules.', 'spacy'))])"
    )
    ask = [sys.executable, "-c", code]
    told = [
        subprocess.run(ask, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    first, second = (text.splitlines() for text in told)
    assert first[:-1] == second[:-1]
    assert first[-1] != "1 []"
    assert second[-1] == "1 []"


def test_a_pipe_in_a_folder_is_not_waited_for(replykit: Command, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    write(tmp_path / "a.txt", FILES["a.txt"][0])
    answer = replykit("lint", tmp_path)
    assert answer.status == 2
    assert "pipe.txt: is no regular file" in answer.err
    assert "1 text checked" in answer.out


# --- bad input ----------------------------------------------------------------------------


def test_whatever_is_wrong_with_some_files_the_others_are_linted(
    replykit: Command, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    write(folder / "good.txt", f"{FAULT} it.\n")
    with (folder / "line.txt").open("wb") as line:
        line.write(b"a " * 25_000_000)
    (folder / "dead.md").symlink_to(tmp_path / "nowhere")
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "self.md").symlink_to(folder / "self.md")
    write(folder / "open.txt", f"{{% if a %}}{FAULT} it. {{{{ name\n")
    write(folder / "y.yaml", "a: [1\nb: 2\n")
    (folder / "latin.csv").write_bytes("title,body\nx,Caf\xe9 du monde\n".encode("latin-1"))
    answer = replykit("lint", folder)
    assert answer.status == 2
    for told in (
        "line.txt: the file has 50,000,000 bytes; at most 20,000,000 are read",
        "dead.md: No such file or directory",
        "self.md: Too many levels of symbolic links",
        "y.yaml:2:2: this YAML is broken",
        "latin.csv:2:6: byte 0xe9 is not UTF-8",
    ):
        assert told in answer.err, answer.err
    assert answer.err.count("replykit: error:") == 5
    assert answer.out.count("good.txt:1:1: error: blame") == 1
    assert "open.txt:1:1: error: unbalanced-tag" in answer.out
    assert "open.txt:1:39: error: unbalanced-tag" in answer.out
    assert "open.txt:1:11: error: blame" in answer.out
    assert "2 texts checked" in answer.out


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_2(replykit: Command, tmp_path: Path) -> None:
    write(tmp_path / "good.txt", f"{FAULT} it.\n")
    page = write(tmp_path / "closed.txt", "Hello.\n")
    page.chmod(0)
    answer = replykit("lint", tmp_path)
    assert answer.status == 2
    assert "closed.txt: Permission denied" in answer.err
    assert "good.txt:1:1" in answer.out


@pytest.mark.parametrize("form", ["text", "html", "json", "github"])
def test_nothing_in_a_text_or_name_steers_what_shows_it(
    replykit: Command, tmp_path: Path, form: str
) -> None:
    evil = "\x1b]0;evil\x07 <script>alert(1)</script> \u202e"
    page = tmp_path / "\x1b[31m<img src=x onerror=alert(1)>.md"
    page.write_text(f"{FAULT} {evil}.\n", "utf-8")
    (tmp_path / "broken\x07.yaml").write_text("a: [\n", "utf-8")
    answer = replykit("lint", "--format", form, tmp_path)
    assert answer.status == 2
    told = answer.out + answer.err
    if form in ("text", "html", "github"):
        assert not any(char in told for char in "\x1b\x07\u202e")
    if form == "html":
        assert "<script>alert" not in told
        assert "<img" not in told
    if form == "json":
        assert "\x1b" not in told
    if form == "github":
        commands = [line for line in answer.out.splitlines() if line.startswith("::")]
        assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in commands)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "gitlab", "github", "html"])
def test_a_name_need_not_be_utf8(replykit: Command, tmp_path: Path, form: str) -> None:
    (tmp_path / os.fsdecode(b"bad\xff.txt")).write_text(FAULT, "utf-8")
    answer = replykit("lint", "--no-config", "--format", form, tmp_path)
    assert answer.status == 1, answer.err
    assert not answer.err
    if form == "sarif":
        assert "bad%FF.txt" in answer.out


@pytest.mark.skipif(sys.platform == "win32", reason="a name holds no line end there")
@pytest.mark.parametrize("command", ["lint", "parse"])
def test_a_name_begins_no_line_of_its_own(replykit: Command, tmp_path: Path, command: str) -> None:
    path = tmp_path / "a\n::warning::PWNED\nb.txt"
    path.write_bytes(b"a\0b" if command == "lint" else b"\xff")
    answer = replykit(command, path)
    assert answer.status == 2
    assert answer.err.count("\n") == 1
    assert "::warning::PWNED" in answer.err


# --- what is missing, empty, or left out ------------------------------------------------------


def test_a_baseline_makes_its_folder(replykit: Command, tmp_path: Path) -> None:
    page, place = write(tmp_path / "a.txt", f"{FAULT}.\n"), tmp_path / "new" / "b.json"
    answer = replykit("lint", page, "--update-baseline", "--baseline", place)
    assert (answer.status, place.exists()) == (0, True)
    answer = replykit("lint", page, "--update-baseline", "--baseline", page / "b.json")
    assert (answer.status, "internal" in answer.err) == (2, False)
    assert "cannot be written" in answer.err


def test_the_hint_for_a_missing_baseline_works(
    replykit: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.txt", f"{FAULT}.\n")
    told = replykit("lint", "a.txt", "--baseline", "old ones.json").err
    hint = shlex.split(told.split("`")[1])
    assert hint[:3] == ["replykit", "lint", "PATH"]
    assert replykit("lint", "a.txt", *hint[3:]).status == 0
    assert replykit("lint", "a.txt", "--baseline", "old ones.json").status == 0


@pytest.mark.parametrize("template", [[], ["--template"]])
def test_a_reply_without_words_is_told_of_canned_or_not(
    replykit: Command, tmp_path: Path, template: list[str]
) -> None:
    bare = write(tmp_path / "a.md", "---\ntitle: T\n---\n")
    answer = replykit("lint", bare, *template)
    assert (answer.status, "There is no text here" in answer.out) == (1, True)
    for words in ("{% render 'sorry' %}", "{{> sorry }}", "{% include 'a.md' %}"):
        assert replykit("lint", write(tmp_path / "b.md", words), *template).status == 0, words


@pytest.mark.parametrize(
    "sign_off",
    ["Kind regards,\n{{ agent }}", "Thanks,\n[Agent name]", "Best,\nThe {{ brand }} team",
     "Kind regards,\n{{ agent.name }}"],
)  # fmt: skip
def test_a_sign_off_that_is_filled_is_no_sentence_of_the_reply(
    replykit: Command, tmp_path: Path, sign_off: str
) -> None:
    one = write(tmp_path / "a.txt", f"You failed to read it.\n\n{sign_off}\n")
    assert "missing-" not in replykit("lint", "--template", one).out
    three = write(tmp_path / "b.txt", f"It is late. It rained. It is there.\n\n{sign_off}\n")
    told = replykit("lint", "--template", "--select", "missing-options", three).out
    assert "b.txt:1:24: advice: missing-options" in told


def test_a_last_line_that_is_filled_may_still_be_the_reply(
    replykit: Command, tmp_path: Path
) -> None:
    page = write(tmp_path / "a.txt", "It is late. It rained.\n\nOrder: {{ order.id }}\n")
    assert "missing-options" in replykit("lint", "--template", page).out


def test_what_could_not_be_read_is_in_the_sum(replykit: Command, tmp_path: Path) -> None:
    good, blank = write(tmp_path / "a.txt", "The rota is here."), write(tmp_path / "b.txt", "")
    answer = replykit("lint", good, blank)
    assert answer.out == "1 text checked, nothing found; 1 file could not be checked.\n"
    page = replykit("lint", "--format", "html", good, blank).out
    assert "<h1>1 text checked, 0 findings; 1 file could not be checked</h1>" in page
    bad = write(tmp_path / "c.txt", f"{FAULT} it.")
    answer = replykit("lint", "--select", "blame", bad, blank, tmp_path / "none.txt")
    assert "1 finding: 1 error; 2 files could not be checked.\n" in answer.out
    assert "could not" not in replykit("lint", good).out


def test_a_diff_of_no_fix_says_so(replykit: Command, tmp_path: Path) -> None:
    page = write(tmp_path / "a.txt", "You should have asked.\n")
    answer = replykit("lint", "--fix", "--diff", "--select", "blame", page)
    assert answer == Answer(1, "", "Nothing would be fixed; 1 finding is left.\n")
    page = write(tmp_path / "b.txt", "Your lamp left us.\n")
    answer = replykit("lint", "--fix", "--diff", page)
    assert answer == Answer(0, "", "Nothing would be fixed.\n")


def test_a_narrow_terminal_is_kept_to(
    replykit: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "46")
    page = write(
        tmp_path / "a.txt",
        "Thank you for writing. You should have asked us first, of course!! It rained.\n",
    )
    monkeypatch.chdir(tmp_path)
    for words in (["lint", page.name], ["lint", page.name, "em.txt"], ["rules"]):
        told = replykit(*words).out
        assert max(map(len, told.splitlines())) <= 46, told


@pytest.mark.parametrize(("option", "meant"), [("--since", "--diff-base"), ("--out", "--output")])
def test_what_other_linters_call_an_option_is_known(
    replykit: Command, option: str, meant: str
) -> None:
    answer = replykit("lint", option, "HEAD", "a.txt")
    assert (answer.status, f"did you mean {meant}?" in answer.err) == (2, True)
    assert "--format" not in replykit("lsp", "--help").out


# --- conditions, quotations, mail ---------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.liquid", "{% if custmer.vip %}a{% endif %}", ["custmer.vip"]),
        ("a.liquid", "{% for i in ordr.items %}{{ i }}{% endfor %}", ["ordr.items"]),
        ("a.liquid", "{% if ticket.id %}a{% elsif name and custmer.vip %}b{% endif %}",
         ["custmer.vip"]),
        ("a.hbs", "{{#if custmer.vip}}a{{/if}}{{#each ordr.items}}b{{/each}}",
         ["custmer.vip", "ordr.items"]),
        ("a.liquid", "{% case custmer.tier %}{% when 'a.b' %}c{% endcase %}", ["custmer.tier"]),
        ("a.md", "{% unless customer.vp == \"a.b\" %}a{% endunless %}", ["customer.vp"]),
        ("a.liquid", "{% if customer.vip == 'a.b' and ticket.size > 3.5 %}a{% endif %}", []),
        ("a.liquid", "{% for o in order.items %}{% if o.late and forloop.last %}a{% endif %}"
         "{% endfor %}", []),
        ("a.liquid", "{% if order.items.size > 2 %}a{% endif %}", []),
        ("a.liquid", "{% if shop.open %}a{% endif %}", []),
        ("a.liquid", "{% assign c = customer %}{% if c.old %}a{% endif %}", []),
        ("a.hbs", "{{#each order.items}}{{#if this.late}}a{{/if}}{{/each}}", []),
        ("a.hbs", "{{#if ../customer.age}}a{{/if}}", []),
        ("a.erb", "<% if order.late? %>a<% end %>", []),
    ],
)  # fmt: skip
def test_a_name_that_a_condition_misspells_is_told(
    replykit: Command, tmp_path: Path, name: str, text: str, told: list[str]
) -> None:
    known = '["name", "customer.vip", "order.items", "ticket.*", "shop"]'
    write(tmp_path / "replykit.toml", f'placeholders = {known}\nselect = ["unknown-placeholder"]\n')
    page = write(tmp_path / name, f"Hi {{{{ name }}}}. {text} It left us.\n")
    rows = json.loads(replykit("lint", "--format", "json", page).out)["files"][0]["findings"]
    assert [row["quote"] for row in rows] == told
    assert [text.index(row["quote"]) + len("Hi {{ name }}. ") for row in rows] == [
        row["start"] for row in rows
    ]


def test_in_a_file_of_many_a_condition_is_told_once(replykit: Command, tmp_path: Path) -> None:
    write(tmp_path / "replykit.toml", 'placeholders = ["name"]\nselect = ["unknown-placeholder"]\n')
    rows = [
        {"title": t, "body": f"{{% if {t}.vip %}}Hi.{{% endif %}} It left."} for t in ("a", "b")
    ]
    told = replykit("lint", write(tmp_path / "a.json", json.dumps(rows))).out
    assert "2 findings" in told


PARTS = (
    "Hi there,\n\nThank you for waiting. It was a nuisance.\n{% unless paid %}\n"
    "I'm sorry that the invoice went out twice.\n{% endunless %}\n"
    "I have refunded the second payment.\n"
)


def test_a_part_that_a_condition_holds_is_there_and_told_where_not(
    replykit: Command, tmp_path: Path
) -> None:
    told = replykit("lint", write(tmp_path / "a.liquid", PARTS)).out
    [line] = [line for line in told.splitlines() if line.startswith("Parts:")]
    assert "apology (not where “paid” holds)" in line
    assert "lacking: apology" not in line
    assert "(Where “paid” holds.)" in " ".join(told.split())


def test_conditions_are_told_in_words(replykit: Command, tmp_path: Path) -> None:
    text = (
        '{% case lang %}{% when "en" %}It rained. It was late.{% when "fr" %}It rained. I am '
        "sorry.{% endcase %}\n{% if paid %}We refunded you. {% if vip %}Thanks for waiting."
        "{% endif %}{% endif %}\nIt is there now.\n"
    )
    told = " ".join(replykit("lint", write(tmp_path / "a.liquid", text)).out.split())
    assert '(Where “lang” is "en", “paid” holds and “vip” holds.)' in told
    assert '“"en"”' not in told
    both = '{% case a %}{% when "x" %}One.{% endcase %}{% case b %}{% when "x" %}Two.{% endcase %}'
    from replykit.templates import read_templates

    [template] = read_templates(("a.liquid", f"It is. {both}".encode()))
    assert sorted(variant.when for variant in template.variants) == [
        '“a” is "x" and “b” is "x"',
        '“a” is "x" and “b” is anything else',
        '“a” is anything else and “b” is "x"',
        "“a” is anything else and “b” is anything else",
    ]


def test_a_quotation_in_a_finding_is_whole(replykit: Command, tmp_path: Path) -> None:
    page = write(tmp_path / "a.txt", "As I already told you, “read it”.\n")
    told = replykit("lint", "--kind", "fragment", page).out
    assert "“As I already told you, ‘read it’” holds up" in told
    assert "    " + "^" * len("As I already told you, “read it”") + "\n" in told


def test_words_that_are_partly_quoted_are_no_words_of_a_pack(
    replykit: Command, tmp_path: Path
) -> None:
    write(
        tmp_path / "ours.toml",
        'title = "Ours"\nsource = "guide"\n[[phrase]]\nmatch = "(the|your) (unit|item)"\n'
        'bad = "[[The unit]] left."\ngood = "It left."\n',
    )
    write(tmp_path / "replykit.toml", 'packs = ["ours.toml"]\nselect = ["ours"]\n')
    clean = 'The "unit" is here. The “unit” left. He wrote “the unit is late”. “Send the” unit.\n'
    assert replykit("lint", write(tmp_path / "a.txt", clean)).status == 0
    bad = 'The unit left, “as told”. "Yes": your item is here.\n'
    answer = replykit("lint", write(tmp_path / "b.txt", bad))
    assert "1 text checked, 2 findings: 2 warnings.\n" in answer.out


MAIL = (
    "From: Ada <ada@example.org>\nTo: shop@example.org\nSubject: Late\n"
    "Date: Mon, 2 Nov 2026 10:00:00 +0000\n\n"
)


def test_mail_that_is_piped_in_is_read_by_its_body(replykit: Command, tmp_path: Path) -> None:
    words = "My lamp came on Tuesday and its shade is torn. Please send me a new one.\n"
    piped = replykit("parse", stdin=MAIL + words).out
    assert piped == replykit("parse", write(tmp_path / "a.eml", MAIL + words)).out
    assert replykit("draft", stdin=MAIL + words).out == replykit("draft", tmp_path / "a.eml").out
    told = replykit("lint", stdin=MAIL + f"{FAULT}.\n").out
    assert "<stdin>:6:1: error: blame" in told
    assert replykit("lint", "-", "--select", "blame", stdin=MAIL + "It left us.\n").status == 0


@pytest.mark.parametrize(
    "text",
    ["Subject: Late\n\nYou should have checked.\n", "Order: 12\nDate: today\n\nYou should have "
     "checked.\n", "From: me\nTo: you\nDate: now\nYou should have checked.\n"],
)  # fmt: skip
def test_a_text_with_a_colon_is_no_mail(replykit: Command, text: str) -> None:
    from replykit.templates.containers.mail import looks_like_mail

    assert not looks_like_mail(text.encode())
    assert "error: blame" in replykit("lint", "-", stdin=text).out


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.eml"])
def test_a_path_for_a_file_that_has_none_is_an_error(
    replykit: Command, tmp_path: Path, name: str
) -> None:
    head = "Subject: Late\n\n" if name.endswith("eml") else ""
    write(tmp_path / name, f"{head}Your lamp left us.\n")
    write(tmp_path / "replykit.toml", f'[sources."{name}"]\ntext = "body"\n')
    answer = replykit("lint", tmp_path)
    assert answer.status == 2
    assert "`text = 'body'` in `sources` names a value of YAML or JSON or a column" in answer.err
    assert "Leave `text` out for it, or say its `format` there" in answer.err
    write(tmp_path / name, '[{"body": "Your lamp left us."}]')
    write(tmp_path / "replykit.toml", f'[sources."{name}"]\ntext = "*.body"\nformat = "json"\n')
    assert replykit("lint", tmp_path).status == 0
