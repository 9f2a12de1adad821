"""Template syntax: placeholders of every help desk, and branches linted one by one."""

# ruff: noqa: E501 -- a case a line
import pytest

from replykit.linter import Config
from replykit.linter.config import TEMPLATE_CHECKS
from replykit.model import Severity
from replykit.templates import CHECKS, Template, lint_template, read_templates


def read(text: str, name: str = "a.txt") -> Template:
    [template] = read_templates((name, text.encode()))
    return template


def rules(text: str, **options: object) -> list[tuple[str, str]]:
    found = lint_template(read(text), **options)  # type: ignore[arg-type]
    return [
        (f.rule, f.quote)
        for f in found
        if not f.rule.startswith("missing-") or f.rule == "missing-fallback"
    ]


@pytest.mark.parametrize(
    ("written", "name", "kind", "fallback"),
    [
        ("{{ticket.requester.first_name}}", "ticket.requester.first_name", "name", False),
        ('{{ticket.ticket_field_123 | split:"::" | last}}', "ticket.ticket_field_123", "number", False),
        ('{{ticket.messages[-1].created_at|datetime_format("MMM Do YY")}}', "ticket.messages[-1].created_at", "date", False),
        ('{{user.name|fallback:"there"}}', "user.name", "name", True),
        ('<attribute key="user.name" default="there"/>', "user.name", "name", True),
        ('<attribute key="user.name" default=""/>', "user.name", "name", False),
        ("{{recipient.first_name}}", "recipient.first_name", "name", False),
        ("{%customer.firstName,fallback=there%}", "customer.firstName", "name", True),
        ("{%customer.firstName,fallback=%}", "customer.firstName", "name", False),
        ("{!Contact.FirstName}", "Contact.FirstName", "name", False),
        ("{!Contact.FirstName, Valued Customer}", "Contact.FirstName", "name", True),
        ('{!BLANKVALUE(Contact.FirstName, "Valued Customer")}', "Contact.FirstName", "name", True),
        ("{{{Recipient.FirstName}}}", "Recipient.FirstName", "name", False),
        ("{{ customer.first_name | default: 'there' }}", "customer.first_name", "name", True),
        ("{{ contact.first_name || 'there' }}", "contact.first_name", "name", True),
        ("{{ x | default: \"}}\" }}", "x", "other", True),
        ("#{ticket.customer.firstname}", "ticket.customer.firstname", "name", None),
        ("%{ticket.name.first}", "ticket.name.first", "name", None),
        ("{$ticket.title}", "ticket.title", "other", None),
        ("{{Order Number}}", "Order Number", "number", None),
        ("{{Client First Name}}", "Client First Name", "name", None),
        ("{customer_name}", "customer_name", "name", None),
        ("{brief description of fix}", "brief description of fix", "other", None),
        ("{team/partner}", "team/partner", "other", None),
        ("[Name]", "Name", "name", None),
        ("[timeframe if known / soon]", "timeframe if known / soon", "date", None),
        ("XXXXX", "", "other", None),
        ("<NAME>", "NAME", "name", None),
        ("<<refund amount>>", "refund amount", "amount", None),
        ("____", "", "other", None),
        ("%s", "s", "other", None),
        ("$first_name", "first_name", "name", None),
        ("${order.total}", "order.total", "amount", None),
        ("%%ORDER_NO%%", "ORDER_NO", "number", None),
        ("*|FNAME|*", "FNAME", "name", None),
        ("<%= @customer.first_name %>", "customer.first_name", "name", False),
        ('<%= user.name || "there" %>', "user.name", "name", True),
        ("{{\n  order.date\n}}", "order.date", "date", False),
        ("{{ שם_לקוח }}", "שם_לקוח", "other", False),
    ],
)  # fmt: skip
def test_every_style_is_one_typed_slot(
    written: str, name: str, kind: str, fallback: bool | None
) -> None:
    for ending in ("a.txt", "a.md", "a.html"):
        template = read(f"So we send this to {written} for you.", ending)
        assert [(s.name, s.kind, s.fallback) for s in template.slots] == [(name, kind, fallback)]
        [slot] = template.slots
        assert template.source.text[slot.start : slot.end] == written == slot.raw
        assert template.text == f"So we send this to {slot.token} for you."
        assert template.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "Order #1042 was sent with a 20% discount.",
        "It is 20% {so to speak",
        "See step [3] and [sic] and [AB-1029] and [x] here.",
        "A 5% sale, 30% %, $5 and US$ 7.",
        "We sat :) and :{ there, a < b and b > a.",
        'The code is {"a": 1}.',
        "The XXL and an X-ray and xxx.",
        "One __bold__ word, snake_case_word.",
        "-----\n_____\nHi.",
    ],
)
def test_what_looks_alike_is_no_placeholder(text: str) -> None:
    assert read(text).slots == ()
    assert read(text).problems == ()


def test_markdown_links_are_no_placeholders() -> None:
    text = "See [Order name](http://a.b) and [the name][1] and [Name].\n\n[1]: http://c.d\n[Name]: http://e.f\n"
    assert read(text, "a.md").slots == ()


CONDITIONS = {
    "liquid": ("{% if vip %}", "{% else %}", "{% endif %}"),
    "trimmed": ("{% if vip -%}", "{%- else -%}", "{%- endif %}"),
    "handlebars": ("{{#if vip}}", "{{else}}", "{{/if}}"),
    "mustache": ("{{#vip}}", "{{/vip}}{{^vip}}", "{{/vip}}"),
    "go": ("{{ if .vip }}", "{{ else }}", "{{ end }}"),
    "erb": ("<% if vip %>", "<% else %>", "<% end %>"),
    "ejs": ("<% if (vip) { %>", "<% } else { %>", "<% } %>"),
    "mailchimp": ("*|IF:VIP|*", "*|ELSE:|*", "*|END:IF|*"),
    "case": ("{% case tier %}{% when 'vip' %}", "{% else %}", "{% endcase %}"),
}


@pytest.mark.parametrize("engine", CONDITIONS)
def test_each_branch_is_a_variant(engine: str) -> None:
    yes, no, end = CONDITIONS[engine]
    template = read(f"One. {yes}You should have asked.{no}Calm down.{end} Two.")
    texts = [" ".join(variant.text.split()) for variant in template.variants]
    glued = [
        text.replace(".You", ". You").replace(".Calm", ". Calm").replace(".Two", ". Two")
        for text in texts
    ]
    assert glued == ["One. You should have asked. Two.", "One. Calm down. Two."]
    assert template.problems == ()
    assert all(variant.when for variant in template.variants)
    found = lint_template(template)
    assert {"You should have asked", "Calm down"} <= {f.quote.rstrip(".") for f in found}
    assert all(template.source.text[f.start : f.end] == f.quote for f in found)


def test_conditions_that_ask_the_same_are_answered_the_same() -> None:
    text = (
        "{% if a %}A{% endif %}{% if not a %}B{% endif %}{% unless a %}C{% else %}D{% endunless %}"
    )
    assert [variant.text for variant in read(text).variants] == ["AD", "BC"]


def test_a_loop_is_shown_once() -> None:
    text = "{% for item in order.items %}We refund {{ item.price }}.{% endfor %}"
    assert [variant.text for variant in read(text).variants] == ["We refund {{item_price}}."]


def test_variants_are_few_and_every_branch_is_linted() -> None:
    many = "".join(
        f"{{% if c{n} %}}Word{n}. {{% if d{n} %}}Deep{n}. {{% endif %}}{{% endif %}}"
        for n in range(40)
    )
    cases = (
        "{% case x %}" + "".join(f"{{% when {n} %}}Case{n}. " for n in range(20)) + "{% endcase %}"
    )
    template = read(f"Hello. {many}{cases}")
    assert sum(variant.kind is None for variant in template.variants) <= 8
    shown = " ".join(variant.text for variant in template.variants)
    assert all(f"Word{n}." in shown and f"Deep{n}." in shown for n in range(40))
    assert all(f"Case{n}." in shown for n in range(20))


def test_a_note_with_a_condition_is_read() -> None:
    template = read("Hi. [If it is popular: You should have asked.] Bye.")
    assert [variant.text for variant in template.variants] == [
        "Hi.  You should have asked. Bye.",
        "Hi.  Bye.",
    ]


def test_comments_and_definitions_are_not_read() -> None:
    text = (
        "{% comment %}You should have asked.{% endcomment %}{# Calm down. #}{{! Calm down }}"
        "{{!-- Calm {{down}} --}}<!-- Calm down -->"
        "{% set calm = 'Calm down' %}{% include 'calm_down' %}{{> calm }}<%# Calm down %>Fine."
    )
    assert read(text).text == "Fine."
    assert read(text).problems == ()


@pytest.mark.parametrize(
    "definition",
    [
        "{% macro sign(who) %}\nYours,\n{% endmacro %}\n",
        "{% capture sign %}Yours,{% endcapture %}",
        "{% set sign %}Yours,{% endset %}",
    ],
)
def test_what_is_defined_is_looked_at_alone(definition: str) -> None:
    template = read(f"{definition}Hi {{{{ name }}}}.")
    assert [variant.text.strip() for variant in template.variants] == ["Hi {{name}}.", "Yours,"]
    assert [variant.kind for variant in template.variants] == [None, "fragment"]


def test_a_longer_path_is_no_misspelling_of_a_shorter_one() -> None:
    def hint(name: str) -> str:
        found = lint_template(read(f"It is {{{{ {name} }}}}."), placeholders=["first_name", "a.id"])
        [unknown] = [f.message for f in found if f.rule == "unknown-placeholder"]
        return unknown

    assert "Did you mean" not in hint("current_user.first_name")
    assert "Did you mean “first_name”?" in hint("frist_name")
    assert "Did you mean “a.id”?" in hint("b.id")


@pytest.mark.parametrize("word", ["raw", "verbatim"])
@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("You should have asked.", "You should have asked."),
        ("Paste {{ product.title }} there.", "Paste {{product_title}} there."),
        ("Put {% endif %} below {% else %} it.", "Put  below  it."),
        ("The mark {{ opens it.", "The mark  it."),
        ("{% if vip %}Calm down.{% endif %}", "Calm down."),
    ],
)
def test_the_words_of_a_raw_block_are_read(word: str, inside: str, shown: str) -> None:
    whole = f"{{% if a %}}One. {{% {word} %}}{inside}{{% end{word} %}}{{% endif %}} Bye."
    template = read(whole)
    assert template.problems == ()
    assert template.text == f"One. {shown} Bye."
    assert read(f"{whole}{{% endif %}}").problems[0].quote == "{% endif %}"


def test_an_open_tag_in_a_raw_block_ends_with_it() -> None:
    template = read("{% raw %}Paste {% if a %} there.{% endraw %} Bye.{% endif %}")
    assert template.text == "Paste  there. Bye."
    assert [problem.quote for problem in template.problems] == ["{% endif %}"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Hi {{name}, hello.\nWe write.", "{{name}"),
        ("Hi {{ name, hello.\n\nAnd {{ other }}.", "{{ name"),
        ("Hi {% if x, hello.", "{% if x"),
        ("Hi {% if x %}hello.", "{% if x %}"),
        ("Hi {% endif %}hello.", "{% endif %}"),
        ("Hi {% else %}hello.", "{% else %}"),
        ("Hi {{#if x}}a{{/unless}}", "{{#if x}}"),
        ("{% if x %}{% for a in b %}{% endif %}", "{% for a in b %}"),
        ("Hi <% if x %>hello.", "<% if x %>"),
        ("Hi <%= name hello.", "<%= name"),
        ("Hi {# note hello.", "{# note"),
        ("Hi {{}} hello.", "{{}}"),
        ("{% raw %} hello.", "{% raw %}"),
    ],
)
def test_an_unbalanced_tag_is_found_where_it_stands(text: str, quote: str) -> None:
    for ending in ("a.txt", "a.md"):
        found = [f for f in lint_template(read(text, ending)) if f.rule == "unbalanced-tag"]
        assert quote in [f.quote for f in found]
        assert all(f.severity == "error" for f in found)


@pytest.mark.parametrize("ending", ["a.html", "a.md", "a.html.j2"])
def test_a_comment_that_never_ends_hides_nothing_from_the_linter(ending: str) -> None:
    template = read("<p>Hi. <!-- You should have asked.</p> <!-- It is here.", ending)
    found = [(f.rule, f.column) for f in lint_template(template)]
    assert found == [("unbalanced-tag", 8), ("blame", 13)]
    assert read("<p>Hi. <!--> Bye. <!---> </p>", ending).problems == ()


def test_a_greeting_needs_a_fallback() -> None:
    assert rules("Hi {{customer.first_name}},") == [("missing-fallback", "{{customer.first_name}}")]
    assert rules("Dear Mr {{ surname }},") == [("missing-fallback", "{{ surname }}")]
    for fine in (
        "Hi {{customer.first_name | default: 'there'}},",
        "Hi {% if name %}{{ name }}{% else %}there{% endif %},",
        "Hi [Name],",
        "Hi #{user.firstname},",
        "We wrote to {{customer.first_name}}.",
    ):
        assert rules(fine) == []


def test_unknown_placeholders_are_named_with_the_nearest() -> None:
    known = ["ticket.id", "ticket.requester.first_name", "shop.*"]
    text = "{{ticket.id}} {{shop.name}} {{tickt.id}} {% for l in x %}{{ l.name }}{% endfor %} {%s}".replace(
        "{%s}", "____"
    )
    found = lint_template(read(text), placeholders=known)
    [unknown] = [f for f in found if f.rule == "unknown-placeholder"]
    assert unknown.quote == "{{tickt.id}}"
    assert "“ticket.id”" in unknown.message


def test_no_finding_begins_ends_or_stands_in_a_tag() -> None:
    text = (
        "{{ you_should_have_checked }} {{ x | default: 'You should have checked!!!' }}!!! "
        "{% if reason == 'You should have checked' %}WHY NOT{% endif %} [YOU SHOULD HAVE CHECKED]\n"
        "You should have checked {{ 'CALM DOWN' }}, {YOU SHOULD}, <CALM DOWN NAME>."
    )
    template = read(text)
    for found in lint_template(template):
        if found.rule in ("missing-fallback", "unbalanced-tag"):
            continue
        for start, end in template.syntax:
            assert not start <= found.start < end
            assert found.start == found.end or not start < found.end <= end


def test_checks_of_templates_are_set_as_rules_are() -> None:
    assert set(CHECKS) == TEMPLATE_CHECKS
    text = "Hi {{ name }}, {% if %}"
    config = Config(ignore=("missing-fallback",), severity={"unbalanced-tag": Severity.WARNING})
    found = {f.rule: f.severity for f in lint_template(read(text), config)}
    assert "missing-fallback" not in found
    assert found["unbalanced-tag"] == "warning"
    assert lint_template(read(text), Config(select=("blame",))) == []


# --- replies that stand in a condition ------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "{% if late %}We sent it late, and I am sorry.{% endif %}"),
        ("a.hbs", "{{#if late}}\nWe sent it late, and I am sorry.\n{{/if}}\n"),
        (
            "a.yaml",
            "- title: T\n  body: |\n    {% if late %}We sent it late, and I am sorry.{% endif %}\n",
        ),
    ],
)
def test_a_reply_within_a_condition_names_the_branch_that_is_empty(name: str, text: str) -> None:
    [finding] = [f for f in lint_template(read(text, name)) if f.rule == "placeholder"]
    assert finding.severity is Severity.ADVICE
    assert text[finding.start : finding.end] == "We sent it late, and I am sorry."
    assert "Where “late” does not hold, nothing is left of this reply." in finding.message
    piece = lint_template(read(text, name), Config(kind="fragment"))
    assert [f.rule for f in piece if f.rule == "placeholder"] == []


# --- what is no tag, and what opens one -----------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "<style>p{color:red} .a{width:100%}</style><p>Hi {{ name }}, it left.</p>",
        "<STYLE>p{color:red}</STYLE><p>Hi {{ name }}, it left.</p>",
        "<p>Hi {{ name }}, it left.</p><script>var a = {b};if(a){run} `${c}`</script>",
        "<p>Hi {{ name }}, it left.</p><style>p{color:red}",
    ],
)
def test_braces_of_css_and_scripts_are_no_placeholders(text: str) -> None:
    template = read(text, "a.html")
    assert [slot.name for slot in template.slots] == ["name"]


def test_placeholders_beside_and_in_css_are_still_found() -> None:
    template = read("<style>p{color:{{ colour }}}</style><p>{first_name}, it left.</p>", "a.html")
    assert [slot.name for slot in template.slots] == ["colour", "first_name"]


@pytest.mark.parametrize(
    "text",
    [
        "<%= link_to @url do %>Track it here.<% end %>",
        "<%= form_for(@a) do |f| %>Track it here.<% end %>",
        "<% 3.times { |i| %>Track it here.<% } %>",
        "<%= tag.p { %>Track it here.<% } %>",
        "<%- @items.each do |item| -%>Track it here.<%- end -%>",
    ],
)
def test_blocks_of_ruby_pair_and_what_they_hold_is_read(text: str) -> None:
    template = read(text, "a.erb")
    assert template.problems == ()
    assert [variant.text for variant in template.variants] == ["Track it here."]


def test_ruby_that_closes_nothing_is_told() -> None:
    [problem] = read("<%= link_to @url %>Track it<% end %>", "a.erb").problems
    assert "closes what was never opened" in problem.message


def test_thousands_of_broken_tags_are_one_finding() -> None:
    [problem] = read("Hi. " + "{{" * 20_000).problems
    assert problem.message.endswith("And 19,999 more tags here do not pair.")
    assert len(read("{{ a\n" * 20).problems) == 20


# --- fallbacks ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.liquid", '{% assign who = name | default: "there" %}Hi {{ who }},\nIt left.'),
        ("a.j2", '{% set who = name or "there" %}Hi {{ who }},\nIt left.'),
        ("a.j2", '{% if name %}{% set who = name %}{% else %}{% set who = "you" %}{% endif %}Hi {{ who }},\nIt left.'),
        ("a.liquid", '{% capture who %}{{ name | default: "there" }}{% endcapture %}Hi {{ who }},\nIt left.'),
        ("a.j2", 'Hi {{ name if name else "there" }},\nIt left.'),
        ("a.ejs", "Hi <%= name ? name : 'there' %>,\nIt left."),
    ],
)  # fmt: skip
def test_a_fallback_counts_however_it_is_given(name: str, text: str) -> None:
    assert [f for f in lint_template(read(text, name)) if f.rule == "missing-fallback"] == []


@pytest.mark.parametrize(
    ("name", "text", "better"),
    [
        ("a.erb", "Hi <%= @user.name %>,\nIt left.", '<%= @user.name || "there" %>'),
        ("a.erb", "Hi <%= h(@user.name) -%>,\nIt left.", '<%= h(@user.name || "there") -%>'),
        ("a.erb", "Hi <%= h @user.name %>,\nIt left.", '<%= h(@user.name || "there") %>'),
        ("a.ejs", "Hi <%-user.name %>,\nIt left.", '<%- user.name || "there" %>'),
        ("a.txt", "Hi {{{name}}},\nIt left.", "{{#if name}}{{{name}}}{{else}}there{{/if}}"),
        ("a.mustache", "Hi {{{name}}},\nIt left.", "{{#name}}{{{name}}}{{/name}}{{^name}}there{{/name}}"),
        ("a.erb", "Hi <%= @one + @two %>,\nIt left.", ""),
        ("a.j2", "{% set who = name %}Hi {{ who }},\nIt left.", "{{ who | default('there') }}"),
    ],
)  # fmt: skip
def test_a_proposed_fallback_keeps_the_code(name: str, text: str, better: str) -> None:
    [finding] = [f for f in lint_template(read(text, name)) if f.rule == "missing-fallback"]
    if better:
        assert finding.message.endswith(f"such as “{better}”.")
    else:
        assert finding.message.endswith("Give it a fallback.")


def test_a_message_quotes_the_file_and_not_what_the_linter_makes_of_it() -> None:
    found = lint_template(
        read("Calm down, <%= @user.name %>.", "a.erb"), Config(select=["commanding"])
    )
    [told] = [f for f in found if f.rule == "commanding"]
    assert "“Calm down, <%= @user.name %>”" in told.message
    assert not any("{{" in f.message for f in found)


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("Hi {{name}}, we refund £XX by [TBD].", ["XX", "[TBD]"]),
        ("Hi {{name}}, we refund £{{sum}} by [date].", []),
        ("Hi {{name}}, your card XXXX is free again.", []),
    ],
)
def test_a_blank_of_the_writer_is_told(text: str, blanks: list[str]) -> None:
    assert [quote for rule, quote in rules(text) if rule == "placeholder"] == blanks
