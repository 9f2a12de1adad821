"""What a linter of templates looks at beside the prose: their syntax and their placeholders."""

import difflib
import fnmatch
import re
from collections.abc import Iterator, Sequence

from replykit.model import Severity
from replykit.templates.slots import Slot
from replykit.templates.suppressions import Suppression
from replykit.templates.template import Problem, Template

SEVERITIES = {
    "unbalanced-tag": Severity.ERROR,
    "unknown-placeholder": Severity.ERROR,
    "missing-fallback": Severity.ADVICE,
    "unused-suppression": Severity.ADVICE,
}
"""Every check by name, with how much it matters."""

_GREETING = re.compile(
    r"(?:^|\n)[ \t>]*(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening|day)|morning|"
    r"afternoon|evening|greetings|thank you|thanks)[ ,]+"
    r"(?:again |there )?(?:(?:mr|mrs|ms|mx|dr)\.? )?$",
    re.I,
)


def check_slots(template: Template, known: Sequence[str] | None) -> Iterator[Problem]:
    """Placeholders that the help desk does not know, and greetings that may stay without a name."""
    greeted = set(_greeting_slots(template))
    for at, slot in enumerate(template.slots):
        if known is not None and (problem := _check_name(slot, known, template)):
            yield problem
        if at in greeted and slot.fallback is False and not slot.guarded:
            yield Problem(
                "missing-fallback", slot.start, slot.end,
                f"“{slot.raw}” may be empty, and the greeting then has a hole. Give it a fallback, "
                f"such as {_with_fallback(slot)}.", slot.raw,
            )  # fmt: skip


def _with_fallback(slot: Slot) -> str:
    if slot.style == "percent":
        return f"“{{%{slot.name},fallback=there%}}”"
    if slot.style == "salesforce":
        return f'“{{!BLANKVALUE({slot.name}, "there")}}”'
    if slot.style == "intercom":
        return '“default="there"”'
    if slot.style == "erb":
        return f'“<%= {slot.name} || "there" %>”'
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


_UNNAMED = frozenset({"blank", "printf", "stray"})


def _check_name(slot: Slot, known: Sequence[str], template: Template) -> Problem | None:
    name = slot.name
    if slot.style in _UNNAMED or not name:
        return None
    root = re.split(r"[.\[]", name, maxsplit=1)[0]
    if root in template.names or root in ("forloop", "loop", "this", "block"):
        return None
    if name in known or any(
        fnmatch.fnmatchcase(name, pattern) for pattern in known if "*" in pattern
    ):
        return None
    near = difflib.get_close_matches(name, known, 1)
    hint = f"Did you mean “{near[0]}”?" if near else "Is it spelt right? It is not in the list."
    message = f"There is no placeholder “{name}”. {hint}"
    return Problem("unknown-placeholder", slot.start, slot.end, message, slot.raw)


def check_suppression(
    suppression: Suppression, used: bool, runs: frozenset[str], names: Sequence[str]
) -> Iterator[Problem]:
    """A comment that names a rule which does not exist, or that silences nothing."""
    unknown = [rule for rule in suppression.rules if rule not in names]
    for rule in unknown:
        near = difflib.get_close_matches(rule, sorted(names), 1)
        hint = f"did you mean “{near[0]}”?" if near else "see replykit rules."
        yield Problem("unused-suppression", suppression.start, suppression.end,
                      f"There is no rule “{rule}”; {hint}", rule)  # fmt: skip
    if not used and not unknown and (not suppression.rules or runs & set(suppression.rules)):
        what = ", ".join(suppression.rules) or "anything"
        yield Problem("unused-suppression", suppression.start, suppression.end,
                      f"Nothing here needs to be silenced for {what}. Take the comment out.",
                      what)  # fmt: skip
