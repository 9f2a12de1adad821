"""Settings, found upwards from each file, and what is wrong with them."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest
from tests.conftest import ROOT, Command

from replykit.project.settings import make_schema, matches

BAD = "Hi {{ name }},\n\nYou should have checked the size chart!!\n"


def write(path: Path, text: str) -> Path:
    """A file of a project, its folders made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A project with two folders of replies."""
    write(tmp_path / "replies" / "late.md", BAD)
    write(tmp_path / "reviews" / "thanks.md", BAD)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "head"), [("replykit.toml", ""), ("pyproject.toml", "[tool.replykit]\n")]
)
def test_settings_are_found_upwards(replykit: Command, shop: Path, name: str, head: str) -> None:
    write(shop / name, head + 'select = ["shouting"]\n')
    answer = replykit("lint", shop / "replies")
    assert "shouting" in answer.out
    assert "blame" not in answer.out


def test_the_nearest_settings_count_for_each_file(replykit: Command, shop: Path) -> None:
    write(shop / "replykit.toml", 'select = ["shouting"]\n')
    write(shop / "reviews" / "replykit.toml", 'select = ["blame"]\n')
    told = json.loads(replykit("lint", "--format", "json", shop).out)["files"]
    assert [{f["rule"] for f in file["findings"]} for file in told] == [{"shouting"}, {"blame"}]


def test_a_pyproject_without_a_table_is_passed_over(replykit: Command, shop: Path) -> None:
    write(shop / "replykit.toml", 'select = ["shouting"]\n')
    write(shop / "replies" / "pyproject.toml", "[project]\nname = 'x'\n")
    assert "blame" not in replykit("lint", shop / "replies").out


def test_severity_ignore_and_overrides(replykit: Command, shop: Path) -> None:
    write(
        shop / "replykit.toml",
        'kind = "fragment"\nseverity = { shouting = "error" }\nignore = ["missing-fallback"]\n'
        '[[overrides]]\nfiles = ["reviews/**"]\nignore = ["blame"]\nchannel = "review"\n',
    )
    told = json.loads(replykit("lint", "--format", "json", shop).out)["files"]
    found = [{f["rule"]: f["severity"] for f in file["findings"]} for file in told]
    assert found == [{"blame": "error", "shouting": "error"}, {"shouting": "error"}]


def test_the_command_line_comes_first(replykit: Command, shop: Path) -> None:
    write(shop / "replykit.toml", 'select = ["shouting"]\nfail-level = "error"\n')
    assert replykit("lint", shop).status == 0
    assert replykit("lint", "--fail-level", "warning", shop).status == 1
    assert "blame" in replykit("lint", "--select", "blame", shop).out
    assert "blame" in replykit("lint", "--no-config", shop).out
    other = write(shop / "other" / "ours.toml", 'select = ["blame"]\n')
    assert "shouting" not in replykit("lint", "--config", other, shop).out


def test_placeholders_are_checked_against_the_list(replykit: Command, shop: Path) -> None:
    write(shop / "replykit.toml", 'placeholders = ["nane", "ticket.*"]\n')
    answer = replykit("lint", "--select", "unknown-placeholder", shop / "replies")
    assert answer.status == 1
    assert "late.md:1:4: error: unknown-placeholder" in answer.out
    assert "Did you mean “nane”?" in answer.out


def test_sources_say_where_the_replies_are(replykit: Command, tmp_path: Path) -> None:
    write(tmp_path / "m" / "a.json", '{"x": [{"say": "You should have checked."}], "n": 1}')
    write(tmp_path / "replykit.toml", '[sources."m/*.json"]\ntext = "x.*.say"\nkind = "fragment"\n')
    answer = replykit("lint", tmp_path)
    assert "a.json:1:17: error: blame" in answer.out


def test_files_are_excluded_in_folders_but_not_by_name(replykit: Command, shop: Path) -> None:
    write(shop / "replykit.toml", 'exclude = ["reviews/"]\n')
    assert "thanks.md" not in replykit("lint", shop).out
    named = shop / "reviews" / "thanks.md"
    assert "thanks.md" in replykit("lint", named).out
    assert "No file to check." in replykit("lint", "--force-exclude", named).out


def test_named_files_can_be_left_out_as_in_a_folder(replykit: Command, tmp_path: Path) -> None:
    write(tmp_path / "replykit.toml", 'baseline = "accepted.json"\n')
    page = write(tmp_path / "late.md", BAD)
    named = [page, write(tmp_path / "accepted.json", '{"version": 1, "findings": []}')]
    named += [write(tmp_path / name, text) for name, text in OTHERS.items()]
    assert replykit("lint", *named).status == 2
    whole, one_by_one = replykit("lint", tmp_path), replykit("lint", "--force-exclude", *named)
    assert one_by_one == whole
    assert "1 text checked" in whole.out


OTHERS = {".gitkeep": "", "Makefile": "all:\n\tYou must reply\n", "a.py": "x = 1\n"}


def test_parts_are_required_by_channel(replykit: Command, tmp_path: Path) -> None:
    text = "Your parcel was damaged on its way. Kindly send photos. We will get back to you.\n"
    write(tmp_path / "a.txt", text)

    def missing() -> set[str]:
        told = json.loads(replykit("lint", "--format", "json", tmp_path / "a.txt").out)
        names = {finding["rule"] for finding in told["files"][0]["findings"]}
        return {name for name in names if name.startswith("missing-")}

    assert missing() > {"missing-apology"}
    write(tmp_path / "replykit.toml", '[parts]\nemail = ["apology"]\n')
    assert missing() == {"missing-apology"}


def test_own_packs_add_words_and_rules(replykit: Command, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "Your gizmo is here. It is a gadget of ours.\n")
    pack = (
        'title = "A word that we avoid"\nsource = "Our style guide"\n{}'
        '[[phrase]]\nmatch = "{}"\nwrite = "lamp"\nbad = "Your {}."\ngood = "Your lamp."\n'
    )
    write(tmp_path / "house-words.toml", pack.format("", "gadget", "gadget"))
    write(tmp_path / "more.toml", pack.format('rule = "boilerplate"\n', "gizmo", "gizmo"))
    write(
        tmp_path / "replykit.toml",
        'kind = "fragment"\npacks = ["house-words.toml", "more.toml"]\n'
        'severity = { house-words = "error" }\n',
    )
    answer = replykit("lint", tmp_path / "a.txt")
    assert "a.txt:1:6: warning: boilerplate" in answer.out
    assert "a.txt:1:29: error: house-words" in answer.out
    assert "Better: lamp" in answer.out
    for fmt in ("sarif", "junit", "github", "gitlab", "html"):
        assert "house-words" in replykit("lint", "--format", fmt, tmp_path / "a.txt").out


def test_patterns_that_fit_nothing_are_told_of(replykit: Command, shop: Path) -> None:
    write(shop / "odd[1]" / "x.md", BAD)
    write(
        shop / "replykit.toml",
        "exclude = ['odd[1]/', 'replies/*.{md,txt}', '!late.md', 'drafts/', '.venv/x/']\n"
        "[[overrides]]\nfiles = ['reviews/**', 'review/**']\nkind = 'fragment'\n"
        "[sources.'replies/macros/*.json']\ntext = 'body'\n",
    )
    whole = replykit("lint", shop)
    assert whole.status == 1
    assert "odd[1]" not in whole.out + whole.err
    told = [line.partition("replykit.toml: ")[2] for line in whole.err.splitlines()]
    assert told == [
        "exclude: nothing here fits 'replies/*.{md,txt}'; braces stand for themselves: write a "
        "pattern for each",
        "exclude: nothing here fits '!late.md'; “!” takes nothing back",
        "exclude: nothing here fits 'drafts/'",
        "sources: nothing here fits 'replies/macros/*.json'",
        "overrides.1.files: nothing here fits 'review/**'",
    ]
    assert replykit("lint", shop) == whole
    partly = replykit("lint", shop / "replies").err
    assert partly.count("nothing here fits") == 2
    assert "drafts" not in partly
    assert replykit("lint", shop / "replies" / "late.md").err == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ignroe = []", "unknown key 'ignroe'; did you mean 'ignore'?"),
        ("fail_level = 'error'", "unknown key 'fail_level'; did you mean 'fail-level'?"),
        ("fail-level = 'eror'", "fail-level: there is no 'eror'; did you mean 'error'?"),
        ("channel = 'mail'", "did you mean 'email'?"),
        ("select = ['blaim']", "there is no rule 'blaim'; did you mean 'blame'?"),
        ("severity = { blaim = 'error' }", "there is no rule 'blaim'; did you mean 'blame'?"),
        ("[[overrides]]\nfiles = ['a']\nchanel = 'sms'", "unknown key 'overrides.1.chanel'; did"),
        ("[[overrides]]\nignore = []", "overrides.1.files: this key has to be there"),
        ("ignore = 'blame'", 'ignore: write it as a list, as in ["blame"]'),
        ("placeholders = 'ticket.*'", 'placeholders: write it as a list, as in ["ticket.*"]'),
        ("[overrides]\nfiles = ['a']", "overrides: write [[overrides]], in double brackets, above"),
        ("blame = 'off'", 'that is a rule: write ignore = ["blame"], or blame = "advice" in [sev'),
        ("[sources]\n'a.txt' = 'x'", 'sources.a.txt: write it as a table, such as { text = "body"'),
        ("parts = { fax = [] }", "toml: parts.fax: there is no 'fax'; choose one of email, "),
        ("overrides = ['a']", "overrides.1: write it as a table"),
        ("packs = ['no.toml']", "replykit.toml: pack "),
        ("exclude = 3", "exclude: write it as a list, in [brackets]"),
        ("max-warnings = '3'", "max-warnings: write it as a number, without quotation marks"),
        ("max-warnings = true", "max-warnings: write it as a number, without quotation marks"),
        ("reader = 'no'", "reader: write true or false, without quotation marks"),
        ("template = 'yes'", "template: write true or false, without quotation marks"),
        ("baseline = ['a']", 'baseline: write it in "quotation marks"'),
        ("severity = 'error'", "severity: write it as a table"),
        ("[sources.'*.json']\ntxt = 'a'", "unknown key 'sources.*.json.txt'; did you mean 'text'?"),
        ("select = [", "this is no TOML"),
        ("packs = ['gone.toml']", "gone.toml: No such file"),
        ("policy = 'gone.toml'", "gone.toml: cannot be read"),
        ("baseline = 'gone.json'", "gone.json"),
        ("max-warnings = -1", "max-warnings"),
    ],
)
def test_broken_settings_are_2_and_name_the_place(
    replykit: Command, shop: Path, text: str, told: str
) -> None:
    write(shop / "replies" / "replykit.toml", text)
    answer = replykit("lint", shop)
    assert answer.status == 2
    assert told in answer.err, answer.err
    assert "thanks.md:3:1: error: blame" in answer.out


def test_config_tells_what_holds_and_why(replykit: Command, shop: Path) -> None:
    write(
        shop / "replykit.toml",
        'ignore = ["too-long"]\n[[overrides]]\nfiles = ["*.md"]\nignore = ["blame"]\n',
    )
    answer = replykit("config", "--why", shop / "replies" / "late.md")
    [line] = [line for line in answer.out.splitlines() if line.startswith("ignore")]
    assert '["too-long", "blame"]' in line
    assert line.endswith("override 1 (*.md)")
    assert "replykit.toml + " in line
    told = json.loads(replykit("config", "--format", "json", shop / "replies" / "late.md").out)
    assert told["settings"]["ignore"]["value"] == ["too-long", "blame"]
    assert told["settings"]["channel"] == {"value": "email", "from": "default"}


def test_the_schema_in_the_docs_is_fresh(replykit: Command) -> None:
    kept = (ROOT / "docs" / "replykit.schema.json").read_text("utf-8")
    assert kept == replykit("config", "--schema").out


def test_the_schema_says_what_the_reader_says() -> None:
    schema = make_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    good = 'fail-level = "error"\n[[overrides]]\nfiles = ["a/**"]\nkind = "fragment"\n'
    assert check.is_valid(tomllib.loads(good))
    for bad in ("ignroe = []", 'channel = "mail"', "[[overrides]]\nkind = 'reply'"):
        assert not check.is_valid(tomllib.loads(bad))


@pytest.mark.parametrize(
    ("path", "pattern", "fits"),
    [
        ("a/b.md", "*.md", True),
        ("a/b.md", "a/*.md", True),
        ("a/c/b.md", "a/*.md", False),
        ("a/c/b.md", "a/**", True),
        ("a/c/b.md", "a/**/b.md", True),
        ("a/b.md", "a/**/b.md", True),
        ("a/b.md", "a/", True),
        ("x/a/b.md", "a", True),
        ("ab/b.md", "a", False),
        ("x/a/b.md", "a/b.md", False),
    ],
)
def test_patterns(path: str, pattern: str, fits: bool) -> None:
    assert matches(path, [pattern]) is fits


def test_every_mistake_in_settings_is_told_once(replykit: Command, tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path / f"{number}.txt", "The van left at six.\n")
    write(
        tmp_path / "replykit.toml",
        'ignroe = []\nchannel = "mail"\nselect = ["blaim", "exuse"]\npolicy = "gone.toml"\n'
        '[[overrides]]\nfiles = ["*.txt"]\nknid = "reply"\nseverity = { shoutign = "error" }\n',
    )
    answer = replykit("lint", tmp_path)
    assert answer.status == 2
    for wrong in ("'ignroe'", "'mail'", "'blaim'", "'exuse'", "gone.toml", "knid", "'shoutign'"):
        assert answer.err.count(wrong) == 1, answer.err
    assert len(answer.err.splitlines()) == 7
    told = json.loads(replykit("lint", "--format", "json", tmp_path).out)["errors"]
    assert len(told) == 7
    named = replykit("lint", "--config", tmp_path / "replykit.toml", tmp_path)
    assert named.status == 2
    assert named.err.count("did you mean") == answer.err.count("did you mean")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--select", "blaem"], "there is no rule 'blaem'; did you mean 'blame'?"),
        (["--baseline", "gone.json"], "there is no baseline gone.json"),
        (["--select", "blame,exuse", "--ignore", "shoutign"], "'exuse'; did you mean 'excuse'?"),
    ],
)
@pytest.mark.parametrize("form", ["text", "sarif", "junit", "gitlab", "github"])
def test_a_mistake_of_the_whole_run_is_told_once(
    replykit: Command, tmp_path: Path, arguments: list[str], told: str, form: str
) -> None:
    for number in range(4):
        write(tmp_path / f"{number}.txt", "The van left at six.\n")
    answer = replykit("lint", *arguments, "--format", form, tmp_path)
    assert answer.status == 2
    assert answer.err.count(told) == 1, answer.err
    assert answer.out.count(told) == (form != "text"), answer.out


def test_what_is_wrong_in_two_projects_is_told_of_both(replykit: Command, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(tmp_path / name / "a.txt", "The van left at six.\n")
        write(tmp_path / name / "replykit.toml", "ignroe = []\n")
    answer = replykit("lint", tmp_path)
    assert answer.err.count("did you mean 'ignore'?") == 2


def test_init_writes_settings_that_are_read_and_set_nothing(
    replykit: Command, tmp_path: Path
) -> None:
    answer = replykit("init", tmp_path)
    assert answer.status == 0
    page = tmp_path / "replykit.toml"
    assert str(page) in answer.out
    assert tomllib.loads(page.read_text("utf-8")) == {}
    again = replykit("init", tmp_path)
    assert again.status == 2
    assert "is there already" in again.err
    marked = [line.removeprefix("# ") for line in page.read_text("utf-8").splitlines()]
    settings = [line for line in marked if line.startswith("[") or " = " in line]
    assert len(settings) > 12
    write(page, "\n".join(settings))
    write(tmp_path / "accepted.json", '{"version": 1, "findings": []}')
    assert replykit("config", tmp_path / "a.md").status == 0
    assert replykit("init", tmp_path / "gone").status == 2


def test_init_hides_no_settings_of_a_pyproject(replykit: Command, tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool.replykit]\nselect = ["blame"]\n')
    answer = replykit("init", tmp_path)
    assert answer.status == 2
    assert "pyproject.toml: has settings" in answer.err
    assert not (tmp_path / "replykit.toml").exists()
    write(tmp_path / "pyproject.toml", "[tool.other]\nselect = 1\n")
    assert replykit("init", tmp_path).status == 0


def test_config_tells_of_what_is_not_there_or_left_out(replykit: Command, shop: Path) -> None:
    write(shop / "replykit.toml", 'exclude = ["reviews/"]\n')
    gone = replykit("config", shop / "replies" / "lat.md")
    assert gone.status == 0
    assert "lat.md: is not there; did you mean" in gone.err
    out = replykit("config", shop / "reviews" / "thanks.md")
    assert "leaves it out, by 'reviews/'" in out.err
    there = replykit("config", shop / "replies" / "late.md")
    assert there.err == ""
    lines = there.out.splitlines()
    assert len({len(line) - len(line.partition(" ")[2].lstrip()) for line in lines}) == 1


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('text = "macros.*.coment"', "there is no 'coment'; did you mean 'comment'?"),
        ('text = "makros.*.comment"', "there is no 'makros'; did you mean 'macros'?"),
        ('text = "macros.*.comment.html"', "there are no keys"),
        ('text = "macros.*.comment"\ntitle = "nmae"', "which no reply here has; did you mean"),
    ],
)
def test_a_path_that_leads_nowhere_is_told(
    replykit: Command, tmp_path: Path, source: str, told: str
) -> None:
    write(tmp_path / "m.json", '{"macros": [{"name": "late", "comment": "You should wait."}]}')
    write(tmp_path / "replykit.toml", f'[sources."m.json"]\n{source}\n')
    answer = replykit("lint", tmp_path)
    assert answer.status == 2
    assert told in answer.err


def test_a_path_through_lists_leads_somewhere(replykit: Command, tmp_path: Path) -> None:
    write(tmp_path / "m.json", '[{"a": [{"b": "You should have read it."}]}, {"c": 1}]')
    for path in ("*.a.*.b", "a.b", "*.a.0.b", "*.*.b"):
        write(tmp_path / "replykit.toml", f'[sources."m.json"]\ntext = "{path}"\n')
        answer = replykit("lint", tmp_path)
        assert "error: blame" in answer.out, (path, answer)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("select = []", ["select: names no rule"]),
        ("[[overrides]]\nfiles = ['*']\nselect = []", ["select: names no rule"]),
        ("max-warnings = -1", ["-1 is too little; 0 is the least (at line 1)"]),
        ("[tool.replykit]\nselect = ['blame']", ["[tool.replykit] belongs in pyproject.toml"]),
        ("reader = true\nignroe = []\n[overides]",
         ["unknown key 'ignroe'; did you mean 'ignore'? (at line 2)",
          "unknown key 'overides'; did you mean 'overrides'? (at line 3)"]),
    ],
)  # fmt: skip
def test_each_mistake_is_an_error_with_its_place(
    replykit: Command, shop: Path, text: str, told: list[str]
) -> None:
    settings = write(shop / "replykit.toml", text)
    for named in ([], ["--config", settings]):
        answer = replykit("lint", shop / "replies", *named)
        assert answer.status == 2
        lines = answer.err.splitlines()
        assert len(lines) == len(told)
        for line, words in zip(lines, told, strict=True):
            assert line.startswith("replykit: error: ")
            assert words in line
