"""lint_template: the linter's findings, at their true places in the file."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from replykit.linter import Config
from replykit.linter.engine import Found, find_problems, make_reply
from replykit.model import Complaint, Finding, Severity
from replykit.rule import Reply
from replykit.templates.baseline import normalise
from replykit.templates.checks import (
    CHECKS,
    missing_fallback,
    unbalanced_tag,
    unknown_placeholder,
    unsettled_blank,
    unused_suppression,
)
from replykit.templates.suppressions import Silences, Suppression
from replykit.templates.template import Problem, Template, Variant
from replykit.text import Document

OnWords = Callable[[Template, Document], None]


class Reading(NamedTuple):
    """A variant of a template as the rules see it, and the settings that hold for it."""

    variant: Variant
    config: Config
    reply: Reply


class TemplateFinding(Finding):
    """A finding that knows its file: ``start``, ``end``, ``line`` and ``column`` are the file's.

    ``quote`` is what the file holds there, markup and escapes and all.
    """

    file: str
    template: str
    """The title of the template."""
    sentence: str
    """The sentence it stands in, as the customer reads it, in lower case; for baselines. Empty for
    what is said of the whole reply.
    """
    literal: bool
    """Whether the file holds these words as they are, so that other words can take their place."""


def lint_template(
    template: Template,
    config: Config | None = None,
    *,
    channel: str = "email",
    placeholders: Sequence[str] | None = None,
) -> list[TemplateFinding]:
    """Check one template in every variant.

    Args:
        template: from ``read_templates``.
        config: which rules run. What the file says of its own kind comes before ``config.kind``.
        channel: where it will be sent, if the file does not say.
        placeholders: the names that the help desk fills; ``ticket.*`` stands for many.
    """
    canned = _canned(config or Config())
    found, used = _lint(template, canned, read_variants(template, canned, channel), placeholders)
    for suppression in template.suppressions:
        if not suppression.whole_file and suppression.start >= template.start:
            found += _unused(template, suppression, suppression in used, config or Config())
    return sorted(found, key=_order)


def lint_templates(
    templates: Iterable[Template],
    config: Config | Callable[[Template], Config] | None = None,
    *,
    channel: str = "email",
    placeholders: Sequence[str] | None = None,
    complaint: Complaint | None = None,
    on_words: OnWords | None = None,
    readings: Mapping[int, Sequence[Reading]] = MappingProxyType({}),
) -> list[TemplateFinding]:
    """Check templates, and the suppressions that several templates of a file share.

    Takes what ``lint_template`` takes. All templates of a file have to be given together.
    Where *config* is a function, it is asked for each, and says whether it is a canned one at all.
    *complaint* is what they answer, if that is known. *on_words* is given each template with
    the words of its first variant, so that nobody has to find these again. *readings* are those
    of some templates, by ``id``, where ``read_variants`` has been called before.
    """
    canned = (config or Config()) if not callable(config) else None
    config_for = config if callable(config) else lambda _: _canned(canned or Config())
    found: list[TemplateFinding] = []
    used: set[tuple[str, Suppression]] = set()
    seen: dict[tuple[str, Suppression], list[Template]] = {}
    for template in templates:
        own = config_for(template)
        read = readings.get(id(template)) or read_variants(template, own, channel, complaint)
        findings, silencing = _lint(template, own, read, placeholders, on_words)
        found += findings
        used |= {(template.file, suppression) for suppression in silencing}
        for suppression in template.suppressions:
            seen.setdefault((template.file, suppression), []).append(template)
    for key, sharers in seen.items():
        template = _holder(key[1], sharers)
        found += _unused(template, key[1], key in used, config_for(template))
    return sorted(found, key=_order)


def _holder(suppression: Suppression, templates: Sequence[Template]) -> Template:
    """The template that a comment belongs to, of those that share it: the next one, or the last."""
    at = suppression.start
    return next((template for template in templates if template.end > at), templates[-1])


def _canned(config: Config) -> Config:
    return config.model_copy(update={"template": True})


def _order(finding: TemplateFinding) -> tuple[str, int, int, str]:
    return finding.file, finding.start, finding.end, finding.rule


def read_variants(
    template: Template, config: Config, channel: str = "email", complaint: Complaint | None = None
) -> Iterator[Reading]:
    """Each variant of a template as the rules see it.

    Raises:
        TextError: one is too long.
        ConfigError: the channel is unknown.
    """
    for variant in template.variants:
        kind = variant.kind or template.kind or config.kind
        own = config if kind == config.kind else config.model_copy(update={"kind": kind})
        reply = make_reply(variant.text, complaint, template.channel or channel, own)
        yield Reading(variant, own, reply)


def _lint(
    template: Template,
    config: Config,
    readings: Iterable[Reading],
    placeholders: Sequence[str] | None,
    on_words: OnWords | None = None,
) -> tuple[list[TemplateFinding], set[Suppression]]:
    merged: dict[tuple[str, int, int], tuple[TemplateFinding, list[Variant]]] = {}
    bare = _bare_variants(template)
    full: Reading | None = None
    for reading in readings:
        if on_words is not None and reading.variant is template.variants[0]:
            on_words(template, reading.reply)
        if reading.variant in bare:
            continue
        full = full or reading
        for finding in _lint_variant(template, *reading):
            key = (finding.rule, finding.start, finding.end)
            merged.setdefault(key, (finding, []))[1].append(reading.variant)
        if reading is not full:
            reading.reply.let_go()
    found = [_name_variants(template, config, *entry) for entry in merged.values()]
    if full is not None:
        found += _bare_findings(template, bare, config, full)
        full.reply.let_go()
    checks = [
        *unbalanced_tag(template),
        *unknown_placeholder(template, placeholders),
        *missing_fallback(template),
        *unsettled_blank(template),
    ]
    found += [from_problem(template, p, config) for p in checks if config.runs(p.rule)]
    kept, used = [], set()
    silences = Silences(template.suppressions)
    for finding in found:
        silencing = silences.of(finding.rule, finding.start)
        used.update(silencing)
        if not silencing:
            kept.append(finding)
    return kept, used


def _bare_variants(template: Template) -> list[Variant]:
    """The variants that leave no text, where others do: the whole reply stands in a condition."""
    bare = [variant for variant in template.variants if not variant.text.strip()]
    return bare if len(bare) < len(template.variants) else []


def _bare_findings(
    template: Template, bare: Sequence[Variant], config: Config, full: Reading
) -> Iterator[TemplateFinding]:
    """Say of a whole reply where nothing would be sent; a piece may well be left out."""
    name = "placeholder"
    when = next((variant.when for variant in bare if variant.when), "")
    if not when or "fragment" in (bare[0].kind, template.kind or config.kind):
        return
    if not config.runs(name):
        return
    document = full.reply
    place = _nearest(template, full.variant, document, 0)
    if place is None:
        return
    start, end = place
    line, column = template.source.place(start)
    quote = document.text[start:end] if template.encoded else template.source.text[start:end]
    yield TemplateFinding(
        rule=name,
        severity=config.severity.get(name, Severity.ADVICE),
        message=f"Where {when}, nothing is left of this reply. Write what is sent then.",
        start=start, end=end, line=line, column=column, quote=quote,
        url=config.rules[name].url,
        file=template.file, template=template.title, sentence="", literal=False,
    )  # fmt: skip


def _lint_variant(
    template: Template, variant: Variant, config: Config, document: Reply
) -> Iterator[TemplateFinding]:
    includes = _only_includes(template, variant)
    for finding in find_problems(document, config):
        if includes and finding.rule == "placeholder":
            continue
        start, end = variant.prose.place(finding.start, finding.end)
        # Where no one can read it, a place is that of the code.
        place = (start, end) if template.encoded else clip(template, start, end)
        of_all = config.rules[finding.rule].scope == "reply"
        if place is None and of_all:
            place = _nearest(template, variant, document, finding.start)
        if place is None:
            continue
        sentence = document.sentence_at(finding.start)
        said = "" if of_all else normalise(sentence.text if sentence else finding.quote)
        start, end = place
        yield _locate(
            template, finding, start, end, said,
            literal=_is_literal(template, variant, finding, place),
        )  # fmt: skip


_INCLUDES = re.compile(
    r"\{%[-+~]?\s*(?:include|render|extends|import|from|section|partial|embed|use)\b|"
    r"\{\{~?\s*(?:>|template\b|partial\b)|<%-?=?\s*(?:include|render)\b"
)


def _only_includes(template: Template, variant: Variant) -> bool:
    """Whether all the words of a reply come from other files."""
    if variant.text.strip():
        return False
    text = template.source.text
    return any(_INCLUDES.match(text, start, end) for start, end in template.syntax)


def _is_literal(
    template: Template, variant: Variant, finding: Found, place: tuple[int, int]
) -> bool:
    """Whether the file holds just the words of the finding, with no tag among them."""
    start, end = place
    at = bisect_right(template.syntax, (start, len(template.source.text)))
    return (
        not template.encoded
        and variant.prose.is_literal(finding.start, finding.end)
        and end - start == finding.end - finding.start
        and (at == len(template.syntax) or template.syntax[at][0] >= end)
    )


def clip(template: Template, start: int, end: int) -> tuple[int, int] | None:
    """The place without template syntax at its ends; None if nothing else is left.

    A finding may run over a placeholder, but it never begins, ends or stands in one.
    """
    given = start, end
    spans = template.syntax
    text = template.source.text
    at = max(0, bisect_right(spans, (start, start)) - 1)
    for begin, stop in spans[at:]:
        if begin > start:
            break
        if start < stop:
            start = stop
            while start < end and text[start].isspace():
                start += 1
    if given[0] == given[1]:
        return start, start
    for begin, stop in reversed(spans[: bisect_right(spans, (end, end))]):
        if stop < end:
            break
        if begin < end:
            end = begin
            while end > start and text[end - 1].isspace():
                end -= 1
    if (start, end) == given:
        return given  # even if it is a hole of spaces alone
    return (start, end) if start < end and not text[start:end].isspace() else None


def _nearest(
    template: Template, variant: Variant, document: Document, offset: int
) -> tuple[int, int] | None:
    """The nearest sentence in words, before *offset* or else after it.

    What a whole reply lacks is told at one of its sentences; the last may be a placeholder.
    """
    at = bisect_right([sentence.start for sentence in document.sentences], offset)
    before, after = document.sentences[:at], document.sentences[at:]
    for sentence in (*reversed(before), *after):
        place = clip(template, *variant.prose.place(sentence.start, sentence.end))
        if place is not None:
            return place
    return None


def _as_written(template: Template, words: str) -> str:
    """Words with each placeholder as the file has it."""
    if "{{" in words:
        for slot in template.slots:
            if slot.token in words and slot.token != slot.raw:
                words = words.replace(slot.token, " ".join(slot.raw.split()))
    return words


def _locate(
    template: Template, finding: Found, start: int, end: int, sentence: str, *, literal: bool
) -> TemplateFinding:
    line, column = template.source.place(start)
    quote = finding.quote if template.encoded else template.source.text[start:end]
    placed = finding._replace(
        start=start, end=end, line=line, column=column, quote=quote,
        message=_as_written(template, finding.message),
        suggestion=finding.suggestion and _as_written(template, finding.suggestion),
    )  # fmt: skip
    return TemplateFinding(
        **placed._asdict(), file=template.file, template=template.title, sentence=sentence,
        literal=literal,
    )  # fmt: skip


def _name_variants(
    template: Template, config: Config, finding: TemplateFinding, variants: list[Variant]
) -> TemplateFinding:
    """Say in which variant a whole-reply finding arises, where it is not all of them."""
    rule = config.rules.get(finding.rule)
    whole = [variant for variant in template.variants if variant.kind is None]
    if rule is None or rule.scope != "reply" or len(variants) >= len(whole):
        return finding
    return finding.model_copy(
        update={"message": f"{finding.message} (Where {variants[0].when}.)"}
        if variants[0].when
        else {}
    )


def from_problem(template: Template, problem: Problem, config: Config) -> TemplateFinding:
    """A finding of a check of templates."""
    line, column = template.source.place(problem.start)
    page = CHECKS.get(problem.rule) or config.rules[problem.rule]
    return TemplateFinding(
        rule=problem.rule,
        severity=config.severity.get(problem.rule, page.severity),
        message=problem.message,
        start=problem.start,
        end=problem.end,
        line=line,
        column=column,
        quote=problem.quote
        if template.encoded
        else template.source.text[problem.start : problem.end],
        url=page.url,
        file=template.file,
        template=template.title,
        sentence=normalise(problem.quote),
        literal=False,
    )


def _unused(
    template: Template, suppression: Suppression, used: bool, config: Config
) -> Iterator[TemplateFinding]:
    if not config.runs("unused-suppression"):
        return
    names = (*config.rules, *CHECKS)
    if any(name in CHECKS and CHECKS[name].group == "set" for name in suppression.rules):
        used = True  # that depends on the other files
    runs = frozenset(name for name in names if config.runs(name))
    for problem in unused_suppression(suppression, used, runs, names):
        yield from_problem(template, problem, config)
