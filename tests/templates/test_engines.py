"""YAML and JSON that a template engine writes: tags outside of values, every place true."""

import pytest

from replykit.templates import TemplateError, lint_template, read_templates

YAML = """# Macros of {{ shop }}
{% for shop in shops %}
- title: {{ shop.name }} late
  body: |
    Hi {{ name }},
    {% if vip %}
    You should have checked.
    {% else %}
    Calm down.
    {% endif %}
- title: "x"
  body: {{ greeting }} you should have asked first.
- title: {% if a %}A{% else %}B{% endif %}
  body: 'It''s {{ x | default("late") }}: you should have known that.'
- body: "Hi {{ name | default: "there" }}, you should have looked."
{% endfor %}
"""
ERB = """<% macros.each do |macro| %>
- title: Late
  body: Hi <%= name %>, you should have checked.
<% end %>
{{#if more}}
- title: Broken
  body: >
    Hi {{name}}: you
    should have
    checked it.
{{/if}}
"""
JSON = r"""{% assign x = "a" %}
{"macros": [
{% for m in macros %}
  {"id": {{ m.id }}, "title": "Late",
   "body": "Hi {{ name | default: "there" }},\nyou should have checked \"it\"."}{% unless forloop.last %},{% endunless %}
{% endfor %}
  ,{"title": "B", {% if vip %}"body": "You must calm down."{% else %}"body": "You should have asked us."{% endif %}},
  {"title": "C", "body": {% if vip %}"You should have known."{% else %}"You should have read it."{% endif %}}
]}
"""  # noqa: E501


def places(name: str, text: str) -> list[tuple[int, int, str]]:
    """What is found, each at its words."""
    found = []
    for template in read_templates((name, text.encode())):
        for finding in lint_template(template):
            if finding.rule in ("argumentative", "blame", "commanding"):
                assert text[finding.start : finding.end] == finding.quote
                found.append((finding.line, finding.column, finding.quote))
    return found


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("a.yaml.j2", YAML, [
            (7, 5, "You should have checked"), (9, 5, "Calm down"),
            (12, 24, "you should have asked"), (14, 43, "you should have known"),
            (15, 44, "you should have looked"),
        ]),
        ("a.yml.erb", ERB, [
            (3, 25, "you should have checked"), (8, 18, "you\n    should have\n    checked"),
        ]),
        ("a.json.liquid", JSON, [
            (5, 48, "you should have checked"), (7, 40, "You must calm"),
            (7, 79, "You should have asked"), (8, 39, "You should have known"),
            (8, 73, "You should have read"),
        ]),
    ],
)  # fmt: skip
def test_tags_stand_anywhere(name: str, text: str, wanted: list[tuple[int, int, str]]) -> None:
    assert places(name, text) == wanted


def test_what_tags_leave_is_read_with_its_placeholders() -> None:
    titles = [t.title for t in read_templates(("a.yaml.j2", YAML.encode()))]
    assert titles[0] == "{{ shop.name }} late"
    first = read_templates(("a.yaml.j2", YAML.encode()))[0]
    assert [v.when for v in first.variants] == ["“vip” holds", "“vip” does not hold"]
    [late, *_] = read_templates(("a.json.liquid", JSON.encode()))
    assert late.slots[0].fallback is True


@pytest.mark.parametrize("name", ["a.yaml.j2", "a.json.liquid", "a.jsonl.hbs"])
def test_a_file_without_tags_outside_is_as_strict_as_ever(name: str) -> None:
    with pytest.raises(TemplateError, match=r":1:\d+: this (YAML|JSON) is broken"):
        read_templates((name, b'{"a": ["Hi there, you", }'))


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.json.liquid", '{"a": "x {{ b }}', ":1:7: .*string is never closed"),
        ("a.json.liquid", '{"a": ["x {{ b }}"}', ":1:19: .*} closes nothing"),
        ("a.json.liquid", '{{ a }} {"a": ["x"]', r":1:9: .*{ is never closed"),
        ("a.yaml.j2", "a: {{ x }}\n  b: [1\n", r":2:4: this YAML is broken"),
        ("a.yaml", "c: {{ name }} x\n", r":1:\d+: .*quotation marks"),
    ],
)
def test_what_no_engine_could_mend_is_an_error(name: str, text: str, told: str) -> None:
    with pytest.raises(TemplateError, match=told):
        read_templates((name, text.encode()))
