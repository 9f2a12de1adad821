"""The same replies in every format: the same findings, each where its words stand in the file."""

# ruff: noqa: E501 -- a case a line
import csv
import html
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from email.message import EmailMessage
from unittest import mock

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import ROOT

from replykit.linter import Config, engine
from replykit.rule import Reply
from replykit.templates import (
    Template,
    TemplateError,
    TemplateFinding,
    lint_template,
    read_templates,
)
from replykit.templates import lint as linting
from replykit.templates.mapped import Mapped
from replykit.templates.markup import markdown

REPLIES = {
    "Late parcel": (
        "Hi {{ticket.requester.first_name}},\n\n"
        "Thank you for writing. We apologise for any inconvenience caused — your “parcel” is late.\n"
        "You should have checked the tracking page; it's the café's fault.\n\n"
        "We'll get back to you as soon as possible about order {{order_id}}.\n\n"
        "Tom & Ann"
    ),
    'The "second" one, quoted': (
        "Dear {{customer.name}},\n\n"
        "I'm sorry that the lamp came broken: that is our fault. \U0001f614 I have refunded {{amount}}.\n"
        "Unfortunately, it is our policy that 100% of lamps are yours; you must calm down.\n\n"
        "Kind regards"
    ),
    "Clean": (
        "Hi {{name | default: 'there'}},\n\n"
        "Thank you for the photos. I'm sorry that your lamp came without its bulb. "
        "I can post a bulb today or refund the lamp in full; which would you like? "
        "I'll ring you by Friday at noon.\n\nTom"
    ),
}
Replies = Mapping[str, str]


def as_rows(replies: Replies, delimiter: str) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerow(["name", "keywords", "content", "active"])
    writer.writerows([t, "a, b", text, "true"] for t, text in replies.items())
    return stream.getvalue()


def as_html(text: str) -> str:
    """Paragraphs, with entities for everything that has one."""
    escaped = html.escape(text).replace("é", "&eacute;").replace("—", "&#8212;")
    paragraphs = (re.sub("\n", "<br />\n  ", part) for part in escaped.split("\n\n"))
    return "".join(f'<p class="a > b">{part}</p>\n' for part in paragraphs)


_MARKS = re.compile(r"^[ \t]+|^(?:[#+=-]|\d+(?=[.)]))|[\\*_`<>\[\]|~&]", re.M)


def as_markdown(text: str) -> str:
    """The same words, whatever Markdown would make of them; placeholders stay as they are."""
    [template] = read_templates(("plain.txt", text.encode()))

    def escape(match: re.Match[str]) -> str:
        if any(start < match.end() and match.start() < end for start, end in template.syntax):
            return match[0]
        mark = match[0]
        if mark.isspace():
            return ""  # an indent would be code
        return "&amp;" if mark == "&" else f"{mark}\\" if mark.isdigit() else f"\\{mark}"

    return _MARKS.sub(escape, text)


def dump(replies: Replies, **options: object) -> str:
    records = [{"isenabled": True, "title": t, "response": x} for t, x in replies.items()]
    return yaml.safe_dump(records, **options)  # type: ignore[call-overload, no-any-return]


COLLECTIONS: dict[str, Callable[[Replies], str]] = {
    "zendesk.json": lambda replies: json.dumps(
        {"macros": [
            {"title": t, "active": True, "restriction": None, "description": "You should have read it.",
             "actions": [{"field": "status", "value": "solved"},
                         {"field": "comment_value", "value": text}]}
            for t, text in replies.items()
        ]}, indent=1,
    ),
    "zendesk-channel.json": lambda replies: json.dumps(
        [{"title": t, "actions": [{"field": "comment_value", "value": ["channel:all", text]}]}
         for t, text in replies.items()], ensure_ascii=False,
    ),
    "zendesk-html.json": lambda replies: json.dumps(
        [{"title": t, "actions": [{"field": "comment_value_html", "value": as_html(text)}]}
         for t, text in replies.items()],
    ),
    "gorgias.json": lambda replies: json.dumps(
        {"data": [
            {"id": 7, "name": t, "intent": "order/damaged", "language": "en", "usage": 3,
             "actions": [{"name": "setResponseText", "type": "user", "arguments":
                          {"body_text": text, "body_html": as_html(text)}}]}
            for t, text in replies.items()
        ]},
    ),
    "intercom.json": lambda replies: json.dumps(
        {"type": "list", "saved_replies": [
            {"id": "1", "name": t, "body": as_html(text), "body_text": text}
            for t, text in replies.items()
        ]},
    ),
    "freshdesk.json": lambda replies: json.dumps(
        [{"title": t, "content": text, "content_html": as_html(text)} for t, text in replies.items()]
    ),
    "plain-map.json": lambda replies: json.dumps(replies),
    "records.jsonl": lambda replies: "\n".join(
        json.dumps({"title": t, "text": text}) for t, text in replies.items()
    ),
    "osticket.yaml": lambda replies: dump(replies),
    "single-quoted.yaml": lambda replies: dump(replies, default_style="'", allow_unicode=True, width=40),
    "double-quoted.yaml": lambda replies: dump(replies, default_style='"', width=40),
    "literal.yaml": lambda replies: dump(replies, default_style="|", allow_unicode=True),
    "folded.yaml": lambda replies: dump(replies, default_style=">", allow_unicode=True, width=40),
    "flow.yaml": lambda replies: dump(replies, default_flow_style=True, allow_unicode=True),
    "zammad.csv": lambda replies: as_rows(replies, ","),
    "semicolons.csv": lambda replies: as_rows(replies, ";"),
    "zammad.tsv": lambda replies: as_rows(replies, "\t"),
}  # fmt: skip


def as_mail(text: str, encoding: str, *, both: bool) -> bytes:
    message = EmailMessage()
    message["From"] = "help@example.com"
    message["Subject"] = "About your order"
    message.set_content(text, cte=encoding)
    if both:
        message.add_alternative(as_html(text), subtype="html", cte=encoding)
    return message.as_bytes()


FILES: dict[str, Callable[[str], bytes]] = {
    "reply.txt": str.encode,
    "reply.md": lambda text: as_markdown(text).encode(),
    "reply.md.j2": lambda text: as_markdown(text).encode(),
    "reply.html": lambda text: f"<!DOCTYPE html><html><body>{as_html(text)}</body></html>".encode(),
    "reply.html.j2": lambda text: as_html(text).encode(),
    "reply.liquid": str.encode,
    "windows.txt": lambda text: text.replace("\n", "\r\n").encode(),
    "mark.txt": lambda text: text.encode("utf-8-sig"),
    "wide.txt": lambda text: text.encode("utf-16"),
    "quoted.eml": lambda text: as_mail(text, "quoted-printable", both=True),
    "plain.eml": lambda text: as_mail(text, "8bit", both=False),
    "encoded.eml": lambda text: as_mail(text, "base64", both=False),
}


def signature(findings: list[TemplateFinding]) -> list[tuple[str, str, str]]:
    """What is found, whatever the engine's or the file's way to write a fallback."""
    return sorted(
        (f.rule, re.sub(r"(?<=such as )“.*?”", "…", f.message), f.sentence)
        if f.rule == "missing-fallback"
        else (f.rule, f.message, f.sentence)
        for f in findings
    )


def lint_in_place(template: Template) -> list[TemplateFinding]:
    """Lint, and see that every place is true."""
    findings = lint_template(template)
    text = template.source.text
    lines = text.split("\n")
    for found in findings:
        assert template.encoded or text[found.start : found.end] == found.quote
        before = sum(len(line) + 1 for line in lines[: found.line - 1])
        assert before + found.column - 1 == found.start
        assert template.start <= found.start <= found.end <= template.end
        if found.literal:
            assert found.quote in "\n".join(variant.text for variant in template.variants)
    return findings


@pytest.fixture(scope="module")
def expected() -> dict[str, list[tuple[str, str, str]]]:
    found = {}
    for title, text in REPLIES.items():
        [template] = read_templates(("plain.txt", text.encode()))
        found[title] = signature(lint_in_place(template))
    return found


def test_the_replies_have_findings_to_compare(
    expected: dict[str, list[tuple[str, str, str]]],
) -> None:
    assert len(expected["Late parcel"]) > 3
    assert len(expected['The "second" one, quoted']) > 2
    assert not any(name in ("blame", "generic-apology") for name, _, _ in expected["Clean"])


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_collection_gives_the_same_findings(
    name: str, expected: dict[str, list[tuple[str, str, str]]]
) -> None:
    templates = read_templates((name, COLLECTIONS[name](REPLIES).encode()))
    assert [template.title for template in templates] == list(REPLIES) or name == "plain-map.json"
    assert [signature(lint_in_place(template)) for template in templates] == list(expected.values())


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("title", REPLIES)
def test_a_file_gives_the_same_findings(
    name: str, title: str, expected: dict[str, list[tuple[str, str, str]]]
) -> None:
    templates = read_templates((name, FILES[name](REPLIES[title])))
    templates = [template for template in templates if template.title != "Subject"]
    assert len(templates) == 1
    assert signature(lint_in_place(templates[0])) == expected[title]


# --- many replies, as teams write them -----------------------------------------------------


def our_replies() -> dict[str, str]:
    """Templates of every style of placeholder, but those that are written in HTML."""
    rows = map(json.loads, (ROOT / "data/train/templates.jsonl").read_text("utf-8").splitlines())
    texts = (row["text"] for row in rows)
    return {f"{n:03} reply": t for n, t in enumerate(texts) if "<br" not in t and "<p" not in t}


@pytest.fixture(scope="module")
def ours() -> Iterator[dict[str, list[tuple[str, str, str]]]]:
    """What is found in each of our replies as plain text; the same prose is linted once."""
    kept: dict[tuple[str, str, str], list[engine.Found]] = {}

    def find_once(reply: Reply, config: Config) -> list[engine.Found]:
        key = (reply.text, reply.channel, config.model_dump_json())
        if key not in kept:
            kept[key] = list(engine.find_problems(reply, config))
        return kept[key]

    with mock.patch.object(linting, "find_problems", find_once):
        yield {
            title: signature(lint_in_place(read_templates(("plain.txt", text.encode()))[0]))
            for title, text in our_replies().items()
        }


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_collection_of_many_gives_the_same_findings(
    name: str, ours: dict[str, list[tuple[str, str, str]]]
) -> None:
    assert len(ours) > 80
    templates = read_templates((name, COLLECTIONS[name](our_replies()).encode()))
    found = {template.title: signature(lint_in_place(template)) for template in templates}
    assert len(templates) == len(found)
    assert found == ours


@pytest.mark.parametrize("name", FILES)
def test_many_files_give_the_same_findings(
    name: str, ours: dict[str, list[tuple[str, str, str]]]
) -> None:
    for title, text in our_replies().items():
        templates = read_templates((name, FILES[name](text)))
        [template] = [template for template in templates if template.title != "Subject"]
        assert signature(lint_in_place(template)) == ours[title], title


@pytest.mark.parametrize("name", ["late.txt", "late.yaml", "late.html", "late.eml"])
def test_what_a_reply_lacks_is_told_though_it_ends_in_a_placeholder(name: str) -> None:
    """The last words may be a placeholder, where no finding may stand."""
    text = (
        "Hi there,\n\nThank you for writing. I'm sorry that your lamp is late. "
        "You waited nine days.\n\n{{agent.name}}"
    )
    data = {
        "late.txt": text.encode(), "late.html": as_html(text).encode(),
        "late.yaml": yaml.safe_dump({"text": text}).encode(),
        "late.eml": as_mail(text, "base64", both=False),
    }[name]  # fmt: skip
    [template] = [t for t in read_templates((name, data)) if t.title != "Subject"]
    [found] = [f for f in lint_in_place(template) if f.rule == "missing-options"]
    assert template.encoded or "You waited nine days." in found.quote


@pytest.mark.parametrize("blank", ["&lt;&lt;product&gt;&gt;", "&lt;PRODUCT&gt;", "<<product>>"])
def test_html_may_escape_a_placeholder(blank: str) -> None:
    [template] = read_templates(("a.html", f"<p>Your {blank} is on its way.</p>".encode()))
    assert template.text == "Your {{product}} is on its way."


def test_markdown_may_escape_a_placeholder() -> None:
    [template] = read_templates(("a.md", rb"Hi \[First name\], your \<PRODUCT\> left us."))
    assert template.slots[0].name == "First name"


@given(st.text(alphabet="ab1 .,:;!?'\"-+=#(){}/%$@é—😔\n", max_size=80))
def test_markdown_without_marks_shows_what_it_says(text: str) -> None:
    """The short way gives what the parser gives, every character at its place."""
    cell = Mapped.whole(text, 7)
    short, long = markdown.read(cell)[0], markdown.Page(cell).read()[0]
    assert short.text == long.text
    for at in range(len(short.text)):
        if not short.text[at].isspace():
            assert short.place(at, at + 1) == long.place(at, at + 1)


def test_a_text_file_of_html_is_read_as_such() -> None:
    [template] = read_templates(
        ("a.txt", b"<p>Hi {{name}},<br>you <b>should</b> have checked.</p>")
    )
    assert template.markup == "html"
    assert "you should have checked" in template.text


def places(name: str, text: str) -> list[tuple[int, int, str]]:
    return [
        (f.line, f.column, f.quote)
        for template in read_templates((name, text.encode()))
        for f in lint_in_place(template)
        if f.rule in ("blame", "commanding")
    ]


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.md", "Hi.\n\nSo **you should** have checked the list.\n", (3, 6, "you should** have checked")),
        ("a.md", "> - 1. x\n\n1. 1 You should have checked.\n", (3, 6, "You should have checked")),
        ("a.md", "[a](u 'you should have checked') You should have checked.", (1, 34, "You should have checked")),
        ("a.md", "`You should have checked` You should have checked.", (1, 27, "You should have checked")),
        ("a.md", "```\nYou should have checked\n```\nYou should have checked.", (4, 1, "You should have checked")),
        ("a.md", "---\ntitle: You should have checked\n---\nYou should have checked.", (4, 1, "You should have checked")),
        ("a.md", "<div title='You should have checked'>You should have checked.</div>", (1, 38, "You should have checked")),
        ("a.md", "Tea &amp; cake &eacute;: you should have checked.", (1, 26, "you should have checked")),
        ("a.md", "| a\\|b | You should have checked. |\n|---|---|\n| c | d |", (1, 10, "You should have checked")),
        ("a.md", "\tYou should have coded.\n\nYou should have checked.", (3, 1, "You should have checked")),
        ("a.md", "Now\n  you should\n  have checked.", (2, 3, "you should\n  have checked")),
        ("a.md", "# You should have checked\n\nDo. You should have checked.", (3, 5, "You should have checked")),
        ("a.md", "Do.\n\n## You should have checked ##\n", (3, 4, "You should have checked")),
        ("a.md", "<!-- You should have checked -->\nDo. You should have checked.", (2, 5, "You should have checked")),
        ("a.md", "{{ x | default('You should have checked') }} You should have checked.", (1, 46, "You should have checked")),
        ("a.md", "{# You should have checked #}You should have checked.", (1, 30, "You should have checked")),
        ("a.html", "<p>&nbsp;We&#39;re here: you&#32;should have&nbsp;checked</p>", (1, 26, "you&#32;should have&nbsp;checked")),
        ("a.html", "<style>You should have checked</style><b>You should</b>\n have checked", (1, 42, "You should</b>\n have checked")),
        ("a.html", "<p>a<p title=\"You should have checked\">You should have checked", (1, 40, "You should have checked")),
        ("a.html", "<pre>You should have checked</pre><p>You should have checked.", (1, 38, "You should have checked")),
        ("a.yaml", "# You should have checked\nr: You should have\n  checked it. # You should have checked", (2, 4, "You should have\n  checked")),
        ("a.yaml", "r: >-\n\n    Oh.\n    You should\n    have checked.\n", (4, 5, "You should\n    have checked")),
        ("a.yaml", "r: |2\n     Oh.\n\n    You should have checked.\n", (4, 5, "You should have checked")),
        ("a.yaml", "r: 'It''s fine: you should have checked.'", (1, 17, "you should have checked")),
        ("a.yaml", 'r: "\\u00e9\\n\\x41h \\\n   you should have\n   checked."', (2, 4, "you should have\n   checked")),
        ("a.yaml", "a: &x You should have checked.\nb: *x\nc: [*x, *x]", (1, 7, "You should have checked")),
        ("a.json", '{"text": "\\u00e9\\ud83d\\ude14 \\"A\\" \\/ you should have checked."}', (1, 39, "you should have checked")),
        ("a.json", '{"text": "Oh.\\nYou should\\u0020have checked."}', (1, 16, "You should\\u0020have checked")),
        ("a.csv", 'title,body\nx,"A ""b"" c.\nYou should have checked."\n', (3, 1, "You should have checked")),
        ("a.csv", '"You should have checked, or so.\nYou may."\n"Then we did it all for you."\n', (1, 2, "You should have checked")),
        ("a.eml", "Subject: Hi\nContent-Transfer-Encoding: quoted-printable\n\n=F0=9F=\n=8E=89 You should have checked.\n", (5, 8, "You should have checked")),
        ("a.eml", "Subject: Hi\nContent-Transfer-Encoding: quoted-printable\n\nCaf=C3=A9. You should ha=\nve checked.\n", (4, 12, "You should ha=\nve checked")),
        ("a.eml", "Subject: You should have checked\n", (1, 10, "You should have checked")),
    ],
)  # fmt: skip
def test_a_finding_points_at_its_words(name: str, text: str, place: tuple[int, int, str]) -> None:
    assert places(name, text) == [place]


ALTERNATIVES = {
    "plain": "Content-Type: text/plain\n\nYou should have checked.\n",
    "html": "Content-Type: text/html\n\n<p>Hello!</p><p>You should have checked.</p>\n",
    "blank": "Content-Type: text/html\n\n<p></p>\n",
}


@pytest.mark.parametrize(
    ("kind", "parts", "lines"),
    [
        ("alternative", ["plain", "html"], [12]),
        ("alternative", ["plain", "blank"], [7]),
        ("mixed", ["plain", "html"], [7, 12]),
    ],
)
def test_of_alternatives_in_a_mail_one_is_read(
    kind: str, parts: list[str], lines: list[int]
) -> None:
    inner = "".join(f"--b\n{ALTERNATIVES[part]}\n" for part in parts)
    mail = f"From: a@example.org\nContent-Type: multipart/{kind}; boundary=b\n\n{inner}--b--\n"
    assert [place[0] for place in places("a.eml", mail)] == lines


def test_a_page_of_quoted_replies_is_a_library() -> None:
    page = (
        "# Our replies\n\nUse with care.\n\n## Late\n\n> Hi {name},\n>\n> You should have checked the list,\n"
        "> as it says there.\n\n## Broken\n\n> Dear [Name], I am sorry that the lamp broke on the way.\n"
    )
    late, broken = read_templates(("library.md", page.encode()))
    assert (late.title, broken.title) == ("Late", "Broken")
    assert "Use with care" not in late.text + broken.text
    assert [(f.line, f.quote) for f in lint_in_place(late) if f.rule == "blame"] == [
        (9, "You should have checked")
    ]


def test_a_section_without_its_marks_is_read_with_the_quoted_ones() -> None:
    page = (
        "How to use these.\n\n## A\n\n> You should have waited.\n\n## B\n\n"
        "> You should have called.\n\n## C\n\nYou should have paid.\n"
    )
    found = read_templates(("library.md", page.encode()))
    assert [template.title for template in found] == ["A", "B", "C"]
    assert [(f.line, f.rule) for t in found for f in lint_in_place(t) if f.rule == "blame"] == [
        (5, "blame"), (9, "blame"), (13, "blame")
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["", "> "])
@pytest.mark.parametrize(
    "head", ["", "# All our replies\n\nUse with care.\n\n"], ids=["no title", "title"]
)
def test_a_page_cut_at_headings_loses_no_reply(head: str, mark: str) -> None:
    rank = "##" if head else "#"
    page = f"{head}{rank} A\n\n{mark}You should have waited.\n\n{rank} B\n\n{mark}It left.\n"
    found = read_templates(("a.md", page.encode()), sources={"*.md": {"split": "heading"}})
    assert [(t.title, t.text.strip()) for t in found] == [
        ("A", "You should have waited."), ("B", "It left.")
    ]  # fmt: skip


def test_quoted_words_of_the_customer_are_left_alone() -> None:
    assert places("a.md", "You wrote:\n\n> You should have checked.\n\nThat is true.") == []


@pytest.mark.parametrize(
    ("said", "reason", "place"),
    [
        ("{chanel: review}", "unknown key 'chanel'; did you mean 'channel'?", (2, 12)),
        ("{kind: frag}", "kind is 'frag'; choose one of reply, fragment", (2, 12)),
        ("{ignore: [blame]}", "silence a rule by a comment", (2, 12)),
        ("{channel: foo}", "there is no channel 'foo'", (2, 12)),
        ("\n  title: x\n  channel: foo", "there is no channel 'foo'", (4, 3)),
        ("review", "“replykit” holds settings: channel, kind, title", (2, 1)),
    ],
)
def test_front_matter_takes_no_unknown_setting(
    said: str, reason: str, place: tuple[int, int]
) -> None:
    text = f"---\nreplykit: {said}\n---\nThank you."
    with pytest.raises(TemplateError, match=re.escape(reason)) as raised:
        read_templates(("a.md", text.encode()))
    assert (raised.value.line, raised.value.column) == place
    table = '+++\n[replykit]\nchanel = "review"\n+++\nThank you.'
    with pytest.raises(TemplateError, match="unknown key 'chanel'") as raised:
        read_templates(("a.md", table.encode()))
    assert raised.value.line == 3


def test_front_matter_says_channel_kind_and_title() -> None:
    [template] = read_templates(
        (
            "a.md",
            b"---\ntitle: Short\nreplykit:\n  channel: review\n  kind: fragment\n---\nThank you.",
        )
    )
    assert (template.title, template.channel, template.kind) == ("Short", "review", "fragment")
    assert lint_template(template) == []


@pytest.mark.parametrize(
    ("name", "text", "settings", "titles"),
    [
        ("m/a.json", '{"m": {"x": {"say": "Oh no.", "t": "A"}, "y": {"say": "Oh."}}}',
         {"text": "m.*.say", "title": "t"}, ["A", "say"]),
        ("m/a.csv", "id,note,words\n1,You should know this thing.,Hello you\n", {"text": "words"}, ["1"]),
        ("m/a.md", "## One\nHi.\n## Two\nHo.\n", {"split": "heading"}, ["One", "Two"]),
        ("m/a.txt", "Hi.\n---\nHo.\n", {"split": "line"}, ["a", "a"]),
        ("m/a.conf", '["Hi there, my good old friend."]', {"format": "json", "kind": "reply"}, ["a"]),
    ],
)  # fmt: skip
def test_sources_say_where_the_replies_are(
    name: str, text: str, settings: dict[str, str], titles: list[str]
) -> None:
    found = read_templates((name, text.encode()), sources={"m/*": settings | {"channel": "chat"}})
    assert [template.title for template in found] == titles
    assert all(template.channel == "chat" for template in found)


def test_a_table_without_known_names_is_read_by_what_its_columns_hold() -> None:
    table = (
        "Macro;Wording;Owner\n"
        "Late;You should have checked the list of days.;Ann\n"
        "Broken;I am sorry that the lamp broke on its way.;Tom\n"
    )
    found = read_templates(("a.csv", table.encode()))
    assert [template.text for template in found] == [
        "You should have checked the list of days.",
        "I am sorry that the lamp broke on its way.",
    ]


def test_a_row_may_be_longer_than_the_header() -> None:
    table = (
        "title\n"
        "Late,You should have checked the list of days.\n"
        "Broken,I am sorry that the lamp broke on its way.\n"
    )
    found = read_templates(("a.csv", table.encode()))
    assert [(template.title, template.text) for template in found] == [
        ("Late", "You should have checked the list of days."),
        ("Broken", "I am sorry that the lamp broke on its way."),
    ]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.yaml", "a.csv", "a.jsonl"])
@pytest.mark.parametrize("text", ["", "\n", "\ufeff", " \t\n"])
def test_an_empty_file_is_read(name: str, text: str) -> None:
    if name == "a.yaml" and "\t" in text:
        return
    for template in read_templates((name, text.encode())):
        lint_in_place(template)


def test_the_same_reply_as_html_and_text_is_read_once_and_two_replies_twice() -> None:
    for plain, count in (("Hi there, all & sundry.", 1), ("Hi there, all but one.", 2)):
        record = {"body": "<p>Hi <b>there</b>, all &amp; sundry.</p>", "body_text": plain}
        assert len(read_templates(("a.json", json.dumps(record).encode()))) == count
