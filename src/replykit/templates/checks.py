"""What a linter of templates looks at beside the prose: their syntax and their placeholders.

Each of these checks has a page as a rule has, and is selected, silenced and graded as rules are.
"""

import fnmatch
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from replykit import titles
from replykit.model import Severity
from replykit.near import nearly
from replykit.rule import Example, Reply, Rule, rule
from replykit.rule import Problem as RuleProblem
from replykit.search import Search
from replykit.templates.slots import Slot
from replykit.templates.source import Source
from replykit.templates.suppressions import Suppression
from replykit.templates.template import Problem, Template

_CHECKS: dict[str, Rule] = {}
CHECKS: Mapping[str, Rule] = MappingProxyType(_CHECKS)
"""Every check by name. Their ``check`` finds nothing in a reply: they look at files."""

_Function = TypeVar("_Function", bound=Callable[..., Any])


def check(
    *,
    group: str = "template",
    severity: Severity,
    examples: Sequence[Example],
    leaves_alone: Sequence[str],
) -> Callable[[_Function], _Function]:
    """Give a check of files its page, which is the function's docstring.

    The examples of a check that compares templates part them by ``---``.
    """

    def register(function: _Function) -> _Function:
        def nothing(reply: Reply) -> Iterator[RuleProblem]:
            return iter(())

        nothing.__doc__, nothing.__name__ = function.__doc__, function.__name__
        made = rule(group=group, severity=severity, examples=examples, leaves_alone=leaves_alone)
        page = made(nothing)
        _CHECKS[page.name] = Rule(**{
            field: getattr(page, field) for field in Rule.__dataclass_fields__
        } | {"source": function.__code__.co_filename})  # fmt: skip
        return function

    return register


_GREETING = Search(
    r"(?:^|\n)[ \t>]*(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening|day)|morning|"
    r"afternoon|evening|greetings|thank you|thanks)[ ,]+"
    rf"(?:again |there )?(?:{titles.ANY} )?$",
    re.I,
)


@check(
    severity=Severity.ERROR,
    examples=[
        Example(
            bad="Hi there, [[{% if vip %}]]thank you for staying with us.",
            good="Hi there, {% if vip %}thank you for staying with us.{% endif %}",
        ),
        Example(
            bad="Your order [[{{ number]] left us today.", good="Your order {{ number }} left."
        ),
    ],
    leaves_alone=["A discount of 20% {plus a mug} is yours, and so is the set {a, b}."],
)
def unbalanced_tag(template: Template) -> Iterator[Problem]:
    """A tag that is never closed, or that closes what was never opened.

    ## Why it matters
    The help desk refuses such a template, or sends the customer its source.

    ## Write instead
    Close the tag; the message says with what. The rest of the file is linted all the same.
    """
    yield from template.problems


@check(
    severity=Severity.ERROR,
    examples=[
        Example(
            bad="Hi [[{{ custmer.name }}]], your lamp left us today.",
            good="Hi {{ customer.name | default: 'there' }}, your lamp left us today.",
        )
    ],
    leaves_alone=[
        "Your order {{ order.id }} left us today. {% for i in items %}{{ i }}{% endfor %}"
    ],
)
def unknown_placeholder(template: Template, known: Sequence[str] | None) -> Iterator[Problem]:
    """A placeholder that the help desk does not fill.

    ## Why it matters
    Some help desks send an unknown placeholder as it is, others send nothing in its place. The
    customer reads either.

    ## Write instead
    Use one of the names in the setting `placeholders`, or add the name there; `ticket.*` stands
    for many. Without such a list this is not looked for.

    ## What it cannot see
    In conditions and loops it looks at names with a point in them (`customer.vip`), in `{% %}` and
    `{{# }}`.
    """
    for slot in template.slots:
        if known is not None and (problem := _check_name(slot, known, template)):
            yield problem
    if known is not None:
        yield from _check_conditions(template, known)


_HELD_OPEN = re.compile(r"[£$€]?\s?[\[({<]*\s*(?:TB[ACD]|[xX]{2,4}(?:[.,][xX]{2})?)\s*[\])}>]*")


def unsettled_blank(template: Template) -> Iterator[Problem]:
    """What stands where a placeholder would, and is the writer's own to settle: [TBD], £XX."""
    text = template.source.text
    for slot in template.slots:
        money = slot.style == "blank" and text[max(0, slot.start - 1) : slot.start] in (
            "£",
            "$",
            "€",
        )
        if not _HELD_OPEN.fullmatch(slot.raw) or not (money or "TB" in slot.raw):
            continue
        told = f"“{slot.raw}” is a blank that nobody filled in. Put the value there, or reword."
        yield Problem("placeholder", slot.start, slot.end, told, slot.raw)


@check(
    severity=Severity.ADVICE,
    examples=[
        Example(
            bad="Hi [[{{ customer.first_name }}]],\n\nYour lamp left us today.",
            good="Hi {{ customer.first_name | default: 'there' }},\n\nYour lamp left us today.",
        )
    ],
    leaves_alone=["Hi [Name],\n\nYour lamp left us.", "Your order {{ order.id }} left us."],
)
def missing_fallback(template: Template) -> Iterator[Problem]:
    """A greeting whose placeholder may stay empty.

    ## Why it matters
    Customers who gave no name read “Hi ,”: the first words tell them that nobody wrote this.

    ## Write instead
    Give a fallback, or ask for the value first with a condition. Styles of placeholders that have
    no fallback are left alone.
    """
    greeted = set(_greeting_slots(template))
    for at, slot in enumerate(template.slots):
        if at not in greeted or not _is_customers(slot) or _is_answered(template, slot):
            continue
        if slot.fallback is False and not slot.guarded:
            way = _with_fallback(slot, template.source)
            yield Problem(
                "missing-fallback", slot.start, slot.end,
                f"“{slot.raw}” may be empty, and the greeting then has a hole. Give it a fallback"
                + (f", such as {way}." if way else "."), slot.raw,
            )  # fmt: skip


_OTHERS = re.compile(
    r"agent|assignee|adviser|advisor|rep(?:resentative)?$|current_?user|manager|colleague|author|staff"
    r"|handler|brand|business|company|organi[sz]ation|account|team|shop|store|signature|ticket\.id",
    re.I,
)


def _is_customers(slot: Slot) -> bool:
    """Whether a placeholder in a greeting is the customer's name, not a number or anybody else."""
    words = ".".join(slot.name.split(".")[-2:])
    return slot.kind in ("name", "other") and _OTHERS.search(words) is None


def _is_answered(template: Template, slot: Slot) -> bool:
    """Whether what stands in for an empty value of Mustache follows: ``{{x}}{{^x}}there{{/x}}``."""
    after = template.source.text[slot.end : slot.end + len(slot.name) + 12]
    return re.match(rf"\{{\{{\^\s*{re.escape(slot.name)}\s*\}}\}}", after) is not None


_QUOTE = r"""(?:\\"|"|&quot;|''|'|&\#0?39;|&\#x27;)"""
_IN_USE = re.compile(
    rf"""\{{\{{[^{{}}\n|]{{1,80}}?(?P<way>\s?\|\s?(?:default|fallback)\s?[:=(]\s?
    (?P<quote>{_QUOTE})(?P<value>[\w ]{{1,40}}){_QUOTE}(?P<end>\)?))\s?\}}\}}""",
    re.X,
)
"""A placeholder with a fallback, as a file of any format may hold it."""
_HELP_DESKS = {"setResponseText": '|fallback("there")', "saved_replies": ' | fallback:"there"'}
"""A key of their exports, and how they write a fallback: Gorgias, Intercom."""


@lru_cache(maxsize=8)
def _fallback_in(text: str) -> str | None:
    """How a file gives a placeholder a fallback, by one that has it or by the file's keys."""
    if used := _IN_USE.search(text):
        head = used["way"].partition(used["quote"])[0]
        mark = '"' if '"' in used["quote"] or "quot" in used["quote"] else "'"
        return f"{head}{mark}{used['value']}{mark}{used['end']}"
    return next((way for key, way in _HELP_DESKS.items() if f'"{key}"' in text), None)


_RUBY = re.compile(r"(?P<open><%[=-]*)\s*(?P<value>.*?)\s*(?P<close>[-_]?%>)", re.S)
_RUBY_PATH = re.compile(r"@{0,2}[A-Za-z_]\w*(?:(?:&?\.|::)\w+[?!]?|\[[^\[\]\n]{1,40}\])*")
_RUBY_CALL = re.compile(
    r"(?P<call>[a-z_][\w.]*)(?:\((?P<all>.*)\)|\s+(?P<bare>[@A-Za-z_].*))", re.S
)


def _ruby_with_fallback(raw: str) -> str:
    """A tag of ERB or EJS with a fallback; empty where its code is more than a value."""
    whole = _RUBY.fullmatch(raw)
    if whole is None:
        return ""
    value, call = whole["value"], _RUBY_CALL.fullmatch(whole["value"])
    if _RUBY_PATH.fullmatch(value):
        value = f'{value} || "there"'
    elif call and _RUBY_PATH.fullmatch(inner := (call["all"] or call["bare"] or "").strip()):
        value = f'{call["call"]}({inner} || "there")'
    else:
        return ""
    return f"“{whole['open']} {value} {whole['close']}”"


def _with_fallback(slot: Slot, source: Source) -> str:
    """How a placeholder is written with a fallback; empty where that is not known."""
    if slot.style == "percent":
        return f"“{{%{slot.name},fallback=there%}}”"
    if slot.style == "salesforce":
        return f'“{{!BLANKVALUE({slot.name}, "there")}}”'
    if slot.style == "intercom":
        return '“default="there"”'
    if slot.style == "erb":
        return _ruby_with_fallback(slot.raw)
    if slot.raw.startswith("{{{") and not source.name.endswith(".mustache"):
        return f"“{{{{#if {slot.name}}}}}{slot.raw}{{{{else}}}}there{{{{/if}}}}”"
    if source.name.endswith((".hbs", ".handlebars")):
        return f"“{{{{#if {slot.name}}}}}{{{{{slot.name}}}}}{{{{else}}}}there{{{{/if}}}}”"
    if source.name.endswith(".mustache"):
        name = slot.name
        own = slot.raw if slot.raw.startswith("{{{") else f"{{{{{name}}}}}"
        return f"“{{{{#{name}}}}}{own}{{{{/{name}}}}}{{{{^{name}}}}}there{{{{/{name}}}}}”"
    if used := _fallback_in(source.text):
        gap = " " if used.startswith(" ") else ""
        return f"“{{{{{gap}{slot.name}{used}{gap}}}}}”"
    if source.name.endswith((".j2", ".jinja", ".jinja2", ".twig")):
        return f"“{{{{ {slot.name} | default('there') }}}}”"
    return f"“{{{{ {slot.name} | default: 'there' }}}}”"


def _greeting_slots(template: Template) -> Iterator[int]:
    """The placeholders that stand after a greeting, by their index."""
    places = {slot.start: at for at, slot in enumerate(template.slots)}
    for variant in template.variants:
        text = variant.text
        for match in re.finditer(r"\{\{", text):
            at = places.get(variant.prose.start_of(match.start()))
            if at is not None and _GREETING.search(
                text[max(0, match.start() - 60) : match.start()]
            ):
                yield at


_CONDITION = re.compile(
    r"\{%[-+~]?\s*(?:if|unless|elsif|elseif|elif|for|case)\s(?P<percent>[^%]{1,500})%\}"
    r"|\{\{~?#(?:if|unless|each|with)\s(?P<curly>[^{}]{1,500})\}\}"
)
_LITERAL = re.compile(r"""\\?"[^"\n]*"|'[^'\n]*'""")
_DOTTED = re.compile(r"(?<![\w.@$/?])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+(?![\w?!(]|\.\w)")
_OF_LISTS = re.compile(r"\.(?:size|first|last|length|count)$")


def _check_conditions(template: Template, known: Sequence[str]) -> Iterator[Problem]:
    """The names that conditions and loops ask for, as far as these are surely names."""
    if template.encoded:
        return
    text = template.source.text
    for start, end in template.syntax:
        if not template.start <= start < template.end:
            continue
        match = _CONDITION.fullmatch(text, start, end)
        group = match and match.lastgroup
        if match is None or group is None:
            continue
        expression = _LITERAL.sub(lambda found: " " * len(found[0]), match[group])
        for found in _DOTTED.finditer(expression):
            name = _OF_LISTS.sub("", found[0])
            root = name.partition(".")[0]
            if "." not in name or root in template.names or root in _LOOPS:
                continue
            if any(_is_within(name, other) for other in known):
                continue
            at = match.start(group) + found.start()
            message = f"There is no placeholder “{name}”. {_meant(name, known)}"
            yield Problem("unknown-placeholder", at, at + len(name), message, name)


def _is_within(name: str, known: str) -> bool:
    """Whether a name is a known one, a part of it, or holds it."""
    if "*" in known:
        return fnmatch.fnmatchcase(name, known)
    return f"{name}.".startswith(f"{known}.") or f"{known}.".startswith(f"{name}.")


def _meant(name: str, known: Sequence[str]) -> str:
    # A path of more parts is another thing: an agent's name is no customer's.
    parts = name.count(".")
    near = nearly(name, [other for other in known if other.count(".") >= parts])
    return f"Did you mean “{near}”?" if near else "Is it spelt right? It is not in the list."


_LOOPS = frozenset({"forloop", "loop", "this", "block", "tablerowloop"})
_UNNAMED = frozenset({"blank", "printf", "stray"})


def _check_name(slot: Slot, known: Sequence[str], template: Template) -> Problem | None:
    name = slot.name
    if slot.style in _UNNAMED or not name:
        return None
    root = re.split(r"[.\[]", name, maxsplit=1)[0]
    if root in template.names or root in _LOOPS:
        return None
    if name in known or any(
        fnmatch.fnmatchcase(name, pattern) for pattern in known if "*" in pattern
    ):
        return None
    message = f"There is no placeholder “{name}”. {_meant(name, known)}"
    return Problem("unknown-placeholder", slot.start, slot.end, message, slot.raw)


@check(
    severity=Severity.ADVICE,
    examples=[
        Example(
            bad="[[<!-- replykit: ignore[blame] -->]]\nYour lamp left us today.",
            good="Your lamp left us today.",
        )
    ],
    leaves_alone=["<!-- replykit: ignore[blame] a quote -->\nYou should have checked."],
)
def unused_suppression(
    suppression: Suppression, used: bool, runs: frozenset[str], names: Sequence[str]
) -> Iterator[Problem]:
    """A comment that silences nothing, or not what it seems to.

    ## Why it matters
    A comment that was right once may silence tomorrow's fault, and one with a misspelt word or
    rule never silenced any. A rule without its brackets counts as the reason, so that every rule
    is silent; a block that is never ended reaches to the end of the reply, or of the data file.

    ## Write instead
    Take the comment out, or mend it as the message says.

    ## What it cannot see
    Whether a comment for a rule that compares templates is needed depends on the other files;
    such a comment is never called unused.
    """
    if suppression.mistake:
        yield Problem("unused-suppression", suppression.start, suppression.end,
                      suppression.mistake, suppression.mistake)  # fmt: skip
        return
    said = suppression.reason.partition(" ")[0].strip(",:;")
    if not suppression.rules and said in names:
        yield Problem("unused-suppression", suppression.start, suppression.end,
                      f"“{said}” stands where a reason does, and every rule is silent. Put it in "
                      f"brackets: “[{said}]”.", said)  # fmt: skip
        return
    unknown = [name for name in suppression.rules if name not in names]
    for name in unknown:
        near = nearly(name, sorted(names))
        hint = f"did you mean “{near}”?" if near else "see replykit rules."
        yield Problem("unused-suppression", suppression.start, suppression.end,
                      f"There is no rule “{name}”; {hint}", name)  # fmt: skip
    if not used and not unknown and (not suppression.rules or runs & set(suppression.rules)):
        what = ", ".join(suppression.rules) or "anything"
        yield Problem("unused-suppression", suppression.start, suppression.end,
                      f"Nothing here needs to be silenced for {what}. Take the comment out.",
                      what)  # fmt: skip
