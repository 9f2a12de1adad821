"""YAML to a tree.

PyYAML reads it, event by event: its marks tell where each scalar stands, aliases are not expanded,
and nothing recurses. Where within a scalar each character stands is found here, by walking along
the file with the value that PyYAML made of it.
"""

import re
from collections.abc import Iterator

from replykit.templates.containers.engine import cover_yaml, uncover
from replykit.templates.containers.tree import Event, Leaf, Node, build
from replykit.templates.mapped import Builder, Mapped
from replykit.templates.source import Source, TemplateError
from replykit.templates.suppressions import Comment

_PLAIN_VALUE = re.compile(
    r"(?:[-+]?[\d_.,:]+(?:e[-+]?\d+)?|true|false|yes|no|on|off|null|~|)", re.I
)
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*", re.M)


def read(
    source: Source, start: int = 0, end: int | None = None, *, engine: bool = False
) -> tuple[list[Node], list[Comment]]:
    """The trees of the documents in a file or a stretch of it, and the comments between values.

    Args:
        source: the file.
        start: where the stretch begins.
        end: where it ends; None for the end of the file.
        engine: whether a template engine writes the YAML, whose tags may stand outside of values.

    Raises:
        TemplateError: the YAML is broken.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = source.text[start:end]
    # PyYAML counts a byte order mark but not control characters; no such character is left to it.
    clean = re.sub(
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]", "\ufffd", text
    )
    clean = cover_yaml(clean) if engine else clean
    leaves: list[Leaf] = []
    anchors: set[str | None] = set()

    def events() -> Iterator[Event]:
        for event in yaml.parse(clean, Loader=loader):
            begin, stop = getattr(event.start_mark, "index", 0), getattr(event.end_mark, "index", 0)
            at = start + begin
            if not isinstance(event, yaml.AliasEvent):
                anchors.add(getattr(event, "anchor", None))
            if isinstance(event, yaml.ScalarEvent):
                if named := _PROPERTIES.match(clean, begin, stop):
                    begin = named.end()
                    at = start + begin
                raw, shown = clean[begin:stop], event.value
                if engine:
                    raw, shown = uncover(raw), uncover(shown)
                is_text = event.style is not None or not _PLAIN_VALUE.fullmatch(shown)
                value = align(raw, shown, event.style or "", at)
                leaf = Leaf(value, at, start + stop, is_text)
                leaves.append(leaf)
                yield leaf
            elif isinstance(event, yaml.MappingStartEvent):
                yield "map", at
            elif isinstance(event, yaml.SequenceStartEvent):
                yield "list", at
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                yield "end", at
            elif isinstance(event, yaml.AliasEvent):
                if event.anchor not in anchors:
                    raise source.error(f"nothing above is named &{event.anchor}", at)
                yield "alias", at

    try:
        trees = build(source, events())
    except yaml.YAMLError as error:
        raise _explain(source, error, start) from None
    return trees, list(_comments(text, start, leaves))


def _explain(source: Source, error: Exception, start: int) -> TemplateError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or "it cannot be read"
    at = start + (mark.index if mark else 0)
    line = source.text[slice(*source.line_of(min(at, len(source.text))))]
    hint = "Mend the line, or put the value in quotation marks."
    if re.search(r":\s*(?:\{\{|\{%|%)", line):
        hint = "A value that begins with a placeholder has to stand in quotation marks."
    elif "\t" in line:
        hint = "Indent with spaces, not with tabs."
    return source.error(f"this YAML is broken: {problem}. {hint}", at)


def _comments(text: str, start: int, leaves: list[Leaf]) -> Iterator[Comment]:
    if "replykit:" not in text:
        return
    spans = iter(sorted((leaf.start - start, leaf.end - start) for leaf in leaves))
    span = next(spans, None)
    for match in _COMMENT.finditer(text):
        while span and span[1] <= match.start():
            span = next(spans, None)
        head = "" if span is None else text[span[0] : match.start()]
        if span and span[0] <= match.start() and not (head[:1] in "|>" and "\n" not in head):
            continue
        yield Comment(match[0].lstrip("# "), start + match.start(), start + match.end())


_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n[ \t]*|.)", re.S)
_WHITE = frozenset(" \t\n\r\x85\u2028\u2029")


def align(raw: str, value: str, style: str, start: int) -> Mapped:
    """Tie a scalar's value to the file's characters, which begin at *start*.

    Words stand in the file as they do in the value; only white space is folded, and only quoted
    scalars have escapes. So the two are walked side by side.
    """
    builder = Builder()
    at = 0
    if style in ("|", ">"):
        first = raw.find("\n")
        at = len(raw) if first < 0 else first + 1
    elif style in ("'", '"'):
        at = 1
    if not style and raw.startswith(value):
        return Mapped.whole(value, start)
    index = 0
    while index < len(value):
        char = value[index]
        if style == '"' and at < len(raw) and raw[at] == "\\":
            match = _ESCAPE.match(raw, at)
            stop = match.end() if match else at + 1
            if raw[at + 1 : at + 2] in ("\n", "\r"):  # a line that goes on, nothing shown
                at = stop
                continue
            builder.add(char if char.isprintable() or char.isspace() else "\ufffd",
                        start + at, start + stop)  # fmt: skip
            index, at = index + 1, stop
        elif style == "'" and char == "'" and raw.startswith("''", at):
            builder.add(char, start + at, start + at + 2)
            index, at = index + 1, at + 2
        elif char in _WHITE:
            last = index
            while last < len(value) and value[last] in _WHITE:
                last += 1
            stop = at
            while stop < len(raw) and raw[stop] in _WHITE:
                stop += 1
            escaped = style == '"' and raw[stop : stop + 1] == "\\"
            if escaped and stop == at:
                last = index + 1
            elif escaped:
                # Folding leaves as many characters as the escape does not account for.
                folded = raw[at:stop]
                shown = folded if "\n" not in folded else "\n" * (folded.count("\n") - 1) or " "
                last = min(last, index + len(shown))
            _add_space(builder, value[index:last], raw, at, stop, start)
            index, at = last, stop
        else:
            if at < len(raw) and raw[at] in _WHITE:  # an indent that is not part of the value
                at += 1
                continue
            last = index + 1
            if at < len(raw) and raw[at] == char:
                while (
                    last < len(value)
                    and at + last - index < len(raw)
                    and value[last] == raw[at + last - index]
                    and value[last] not in _WHITE
                    and value[last] not in "'\\"
                ):
                    last += 1
            builder.add(value[index:last], start + at, start + at + last - index)
            at += last - index
            index = last
    return builder.build(at=start)


def _add_space(builder: Builder, space: str, raw: str, at: int, stop: int, start: int) -> None:
    if raw[at:stop] == space or "\n" not in space:
        if raw[at:stop] == space:
            builder.add(space, start + at, start + stop)
        else:
            builder.add(space, start + at, start + max(stop, at))
        return
    # A run over line breaks: what follows the last break is the indent that the value keeps.
    kept = len(space) - space.rfind("\n") - 1
    head = space[: len(space) - kept]
    middle = max(stop - kept, at)
    builder.add(head, start + at, start + middle)
    if kept:
        builder.add(space[len(space) - kept :], start + middle, start + stop)
