"""Any text and any file gets an answer or an error of ours."""

# ruff: noqa: E501 -- a case a line

import contextlib
import json
from collections.abc import Mapping

import pytest
from fuzz import doors
from fuzz.doors import FILE_DOORS, FORMATS, TEXT_DOORS
from hypothesis import given, settings
from hypothesis import strategies as st

from replykit import Config, ReplykitError

# All of Unicode: unassigned, private, control, lone surrogates.
ANYTHING = st.text(st.characters(codec=None, exclude_categories=()), max_size=80)
ODD = [
    "\x00", "\ud800", "\udfff", "\u202e", "\u2066", "\u200b", "\u0301", "\u0e33", "\ufeff", "\uffff",
    "שלום", "مرحبا", "👩\u200d🚒", "🏴\U000e0067\U000e007f", "İ", "ß", "ﬁ", "\U0010ffff", "\x1b[31m",
    "\r", "\n", "\u2028", "\x85", "\t", "&#x110000;", "&#0;", "&amp;", "{{", "}}", "{%", "%}", "<<",
    "[", "]", "(", ")", "<p>", "</p>", "<!--", "“", "”", "'", '"', "> ", "- ", "---\n", "@", "#", "£",
    "0", "٣", "²", "Ⅷ", "1,0", "you", "should", "have", "sorry", "I", "My blender", "broke", "refund",
    "BX-2041", "on Tuesday", "!!", "?", ".", "…", ",", " ", " ", " ",
]  # fmt: skip
GLUED = st.lists(st.sampled_from(ODD), max_size=30).map("".join)
TEXTS = st.one_of(ANYTHING, GLUED)


@pytest.mark.parametrize("door", TEXT_DOORS)
@settings(max_examples=8)
@given(text=TEXTS)
def test_any_text_gets_an_answer_or_our_error(door: str, text: str) -> None:
    with contextlib.suppress(ReplykitError):
        TEXT_DOORS[door](text)


_PIECES = {
    "yaml": ["a: ", "- ", "&x ", "*x", "!!python/object:os.system ", "|\n", ">-\n", "'", '"', "\n", "  ",
             "[", "]", "{", "}", ", ", "# replykit: ignore blame\n", "? ", "---\n", "%YAML 1.1\n"],
    "json": ["{", "}", "[", "]", '"a"', '"\\ud83d"', '"\\u0000"', ":", ",", "1e999", "-0", "NaN", "//", "\n"],
    "csv": ["a,b", '"', ",", ";", "\t", "\n", "\r", "text", "body\n"],
    "eml": ["Subject: =?utf-8?q?x?=\n", "Content-Type: text/html; charset=nope\n", "\n", "--b\n",
            "Content-Transfer-Encoding: base64\n", "MIME-Version: 1.0\n", "=20=", "Content-Type: multipart/mixed; boundary=b\n"],
    "prose": ["{{ name }}", "{% if a %}", "{% endif %}", "{#", "#}", "<!-- replykit: ignore -->", "<a href=x>",
              "[x](y)", "**", "`", "# ", "> ", "***", "&nbsp;", "<%= x %>", "{{#each x}}", "{{/each}}", "[First Name]"],
}  # fmt: skip
FILES = st.one_of(
    st.binary(max_size=60),
    ANYTHING.map(lambda text: text.encode("utf-8", "surrogatepass")),
    *(
        st.lists(st.sampled_from([*pieces, "You should have checked. ", *ODD]), max_size=25).map(
            lambda parts: "".join(parts).encode("utf-8", "surrogatepass")
        )
        for pieces in _PIECES.values()
    ),
)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=15)
@given(data=FILES)
def test_any_file_of_templates_is_read_or_refused(name: str, data: bytes) -> None:
    with contextlib.suppress(ReplykitError):
        doors.templates(name, data)


_WORDS = ["title", "source", "phrase", "match", "bad", "good", "rule", "guards", "severity", "why", "write",
          "unless", "weak", "label", "select", "ignore", "files", "overrides", "sources", "text", "policy",
          "channel", "kind", "parts", "remedies", "version", "findings", "file", "sentence", "max-warnings"]  # fmt: skip
_VALUES = st.recursive(
    st.one_of(
        st.sampled_from(["you should have", "(a|b", "a ... b", "{sorry}", "*", "~", "^ $", "_", "[a]", "",
                         "blame", "email", "error", "reply", "**/*.md", "refund", "\u200b", "\u0301*"]),
        st.integers(-2, 2), st.booleans(), st.floats(allow_nan=False, allow_infinity=False),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_WORDS), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip
_TABLES = st.dictionaries(st.sampled_from(_WORDS), _VALUES, max_size=6)


def toml(value: object) -> str:
    """A value as TOML, tables in a line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value)


def toml_file(table: Mapping[str, object]) -> bytes:
    return "".join(f"{key} = {toml(value)}\n" for key, value in table.items()).encode()


@pytest.mark.parametrize("door", FILE_DOORS)
@settings(max_examples=25)
@given(
    data=st.one_of(
        st.binary(max_size=60),
        _TABLES.map(toml_file),
        _TABLES.map(lambda table: b"[tool.replykit]\n" + toml_file(table)),
        _VALUES.map(json.dumps).map(str.encode),
    )
)
def test_any_file_of_settings_is_read_or_refused(door: str, data: bytes) -> None:
    with contextlib.suppress(ReplykitError):
        FILE_DOORS[door](data)


@given(entry=st.dictionaries(st.sampled_from(_WORDS), _VALUES, max_size=4), base=st.booleans())
def test_any_phrase_is_read_or_refused(entry: dict[str, object], base: bool) -> None:
    whole = {"match": "the unit", "bad": "[[the unit]] left", "good": "it left", **entry}
    table: dict[str, object] = {
        "title": "Ours",
        "source": "us",
        "phrase": [whole if base else entry],
    }
    with contextlib.suppress(ReplykitError):
        doors.pack(toml_file(table))


@given(_VALUES)
def test_any_settings_are_read_or_refused(value: object) -> None:
    with contextlib.suppress(ReplykitError):
        Config.read(value)
