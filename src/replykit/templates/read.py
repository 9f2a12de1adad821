"""read_templates: a file or folder of canned replies to templates."""

import fnmatch
import os
import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import Any, Literal, get_args

from replykit import toml
from replykit.model import Channel, ConfigError, read_channel
from replykit.near import nearly
from replykit.templates import shapes, tags
from replykit.templates.containers.tree import Leaf, Map
from replykit.templates.mapped import Builder, Mapped
from replykit.templates.markup import html, markdown, plain
from replykit.templates.shapes import Cell
from replykit.templates.slots import has_fallback
from replykit.templates.source import MAX_TEMPLATE, Source, TemplateError, decode, read_bytes
from replykit.templates.suppressions import STRAY, Comment, Suppression, read_comments
from replykit.templates.template import Markup, Problem, Template, TemplateKind
from replykit.templates.variants import expand, without_private

Format = Literal["text", "markdown", "html", "yaml", "json", "jsonl", "csv", "tsv", "eml"]

_ENDINGS: dict[str, Format] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".mdx": "markdown",
    ".html": "html", ".htm": "html", ".yaml": "yaml", ".yml": "yaml", ".json": "json",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv", ".eml": "eml",
}  # fmt: skip
_ENGINES = frozenset(
    ".j2 .jinja .jinja2 .liquid .hbs .handlebars .mustache .erb .ejs .twig .tmpl .tpl".split()
)
ENDINGS = (*_ENDINGS, *sorted(_ENGINES))
"""The endings of files that are read as templates. ``reply.md.j2`` is Markdown."""

_READERS = {"text": plain.read, "markdown": markdown.read, "html": html.read}


@dataclass(frozen=True, slots=True)
class Settings:
    """How to read the files that a pattern of ``sources`` names."""

    format: Format | None = None
    """In place of the file's ending."""
    text: str | None = None
    """Where the replies are: a path such as ``macros.*.body``, or a column."""
    title: str | None = None
    """The key or column that names them."""
    markup: Markup | None = None
    channel: Channel | None = None
    kind: TemplateKind | None = None
    split: Literal["heading", "quote", "line", "none"] | None = None
    """Where one file of text holds many replies: cut it at headings, block quotes or ``---``."""


def read_settings(sources: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Check a table of file patterns and how to read what they name.

    Raises:
        ConfigError: a key or value is not known.
    """
    choices = {
        "format": get_args(Format), "markup": get_args(Markup), "kind": get_args(TemplateKind),
        "split": ("heading", "quote", "line", "none"),
    }  # fmt: skip
    known = list(Settings.__dataclass_fields__)
    checked = {}
    for pattern, table in sources.items():
        if not isinstance(table, Mapping):
            raise ConfigError(f'sources: {pattern!r} must be a table, such as {{ text = "body" }}')
        for key, value in table.items():
            where = f"sources.{pattern!r}"
            if key not in known:
                near = nearly(key, known)
                hint = f"; did you mean {near!r}?" if near else f"; known: {', '.join(known)}"
                raise ConfigError(f"{where}: unknown setting {key!r}{hint}")
            if key == "channel":
                read_channel(value)
            elif key in choices and value not in choices[key]:
                raise ConfigError(
                    f"{where}: {key} is {value!r}; choose one of {', '.join(choices[key])}"
                )
            elif not isinstance(value, str):
                raise ConfigError(f"{where}: {key} must be a string, not {type(value).__name__}")
        checked[pattern] = dict(table)
    return checked


def settings_for(name: str, sources: Mapping[str, Mapping[str, Any]] | None) -> Settings:
    """How to read a file, by the patterns that its name fits.

    Raises:
        ConfigError: *sources* holds what is not known.
    """
    if not sources:
        return Settings()
    found: dict[str, Any] = {}
    path = PurePosixPath(name.replace(os.sep, "/"))
    for pattern, table in read_settings(sources).items():
        if fnmatch.fnmatchcase(str(path), pattern) or path.match(pattern):
            found |= table
    if "channel" in found:
        found["channel"] = Channel(found["channel"])
    return Settings(**found)


def find_files(path: str | Path) -> Iterator[Path]:
    """The files of templates below a folder, in order; hidden ones and loops of links left out."""
    top = Path(path)
    if not top.is_dir():
        yield top
        return
    seen: set[tuple[int, int]] = set()
    for folder, folders, files in os.walk(top, followlinks=True):
        place = Path(folder).stat()
        if (place.st_dev, place.st_ino) in seen:
            folders.clear()
            continue
        seen.add((place.st_dev, place.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in ENDINGS:
                yield Path(folder, name)


def read_templates(
    path: str | Path | tuple[str, bytes],
    *,
    sources: Mapping[str, Mapping[str, Any]] | None = None,
    on_error: Callable[[TemplateError], None] | None = None,
    copies: bool = False,
) -> list[Template]:
    """Read the canned replies of a file, of all files below a folder, or of bytes with a name.

    Args:
        path: a file, a folder, or ``(name, bytes)``, whose ending says what the bytes are.
        sources: by file pattern, how to read what matches; see ``Settings``.
        on_error: is given the error of each file that cannot be read, and the others go on.
        copies: whether the plain text is read, too, that a record holds beside the same reply as
            HTML.

    Raises:
        TemplateError: a file cannot be read, and there is no *on_error*.
        ConfigError: *sources* holds what is not known.
    """
    if isinstance(path, tuple):
        return read_file(decode_file(*path), settings_for(path[0], sources), copies=copies)
    found: list[Template] = []
    for file in find_files(path):
        try:
            name = str(file)
            settings = settings_for(name, sources)
            found += read_file(decode_file(name, read_bytes(file)), settings, copies=copies)
        except TemplateError as error:
            if on_error is None:
                raise
            on_error(error)
    return found


def decode_file(name: str, data: bytes) -> Source:
    """A file's text; mail alone may hold other encodings than UTF-8."""
    try:
        return decode(name, data)
    except TemplateError:
        if name.lower().endswith(".eml") and b"\0" not in data:
            return Source(name, data.decode("latin-1"))
        raise


def format_of(name: str, text: str) -> Format:
    """What a file holds, by its ending; one of a template engine alone, by its looks."""
    base = name.rpartition("/")[2].lstrip(".")
    suffixes = [f".{part}" for part in base.lower().split(".")[1:]]
    while suffixes and suffixes[-1] in _ENGINES:
        suffixes.pop()
    if suffixes and suffixes[-1] in _ENDINGS:
        return _ENDINGS[suffixes[-1]]
    return "html" if html.looks_like_html(text) else "text"


def _is_rendered(name: str) -> bool:
    """Whether a template engine writes the file that is meant: macros.yaml.j2."""
    return PurePosixPath(name).suffix.lower() in _ENGINES


def read_file(source: Source, settings: Settings, *, copies: bool = False) -> list[Template]:
    """The templates of one file."""
    kind = settings.format or format_of(source.name, source.text)
    if settings.text and kind in ("text", "markdown", "html", "eml"):
        what = "mail" if kind == "eml" else f"a file of {kind}" if kind == "text" else kind
        raise source.error(
            f"`text = {settings.text!r}` in `sources` names a value of YAML or JSON or a column, "
            f"and this is {what}. Leave `text` out for it, or say its `format` there",
        )
    if kind in ("text", "markdown", "html"):
        return _read_prose(source, kind, settings)
    from replykit.templates.containers import csv, json, yaml

    comments: list[Comment] = []
    if kind == "yaml":
        trees, comments = yaml.read(source, engine=_is_rendered(source.name))
        cells = _select(source, trees, settings)
    elif kind in ("json", "jsonl"):
        trees, comments = json.read(
            source, by_line=kind == "jsonl", engine=_is_rendered(source.name)
        )
        cells = _select(source, trees, settings)
    elif kind in ("csv", "tsv"):
        delimiter = "\t" if kind == "tsv" else csv.find_delimiter(source)
        rows = csv.read(source, delimiter)
        if (
            settings.text
            and rows
            and settings.text.lower() not in [c.text.strip().lower() for c in rows[0]]
        ):
            columns = ", ".join(cell.text for cell in rows[0])
            raise source.error(f"there is no column {settings.text!r}; there are {columns}", 0)
        cells = list(shapes.find_rows(rows, settings.text, settings.title))
    else:
        cells = list(_mail_cells(source))
    shared = list(_data_suppressions(source, comments, cells))
    stem = _stem(source.name)
    wanted = [cell for cell in cells if copies or not cell.is_copy]
    return [
        _make(source, cell, settings, cell.markup, stem, own)
        for cell, own in zip(wanted, _share(shared, wanted), strict=True)
    ]


_MOST_SHARED = 50
"""Comments of the file that a template may share: more than these silence nothing more."""


def _share(shared: Sequence[Suppression], cells: Sequence[Cell]) -> list[list[Suppression]]:
    """For each value, in the order given, the comments of the file that reach it.

    A comment that reaches none goes to the value after it, or the last, so that it can be told of.
    """
    order = sorted(range(len(cells)), key=lambda at: cells[at].start)
    starts = [cells[at].start for at in order]
    ends = list(accumulate((cells[at].end for at in order), max))
    found: list[list[Suppression]] = [[] for _ in cells]
    free = list(range(len(cells) + 1))  # for each place the next one that is not full

    def next_free(at: int) -> int:
        while free[at] != at:
            free[at] = free[free[at]]
            at = free[at]
        return at

    for one in shared if cells else ():
        reach = (0, len(cells)) if one.whole_file else (
            bisect_right(ends, one.reach_start), bisect_left(starts, one.reach_end)
        )  # fmt: skip
        holder = min(bisect_right(ends, one.start), len(cells) - 1)
        found[order[holder]].append(one)
        at = next_free(reach[0])
        while at < reach[1]:
            if at != holder:
                found[order[at]].append(one)
            if len(found[order[at]]) >= _MOST_SHARED:
                free[at] = at + 1
            at = next_free(at + 1)
    return found


def _select(source: Source, trees: list[Any], settings: Settings) -> list[Cell]:
    if settings.text:
        wrong = shapes.stray(trees, settings.text, settings.title)
        if wrong:
            stop = "" if wrong.endswith("?") else "."
            raise source.error(f"{wrong}{stop} Mend it under “sources” in the settings.")
        return list(shapes.select(trees, settings.text, settings.title))
    return list(shapes.find_cells(trees))


def _stem(name: str) -> str:
    base = PurePosixPath(name.replace(os.sep, "/")).name
    return base.split(".", 1)[0] or base


def _data_suppressions(
    source: Source, comments: list[Comment], cells: list[Cell]
) -> Iterator[Suppression]:
    """Comments of YAML and JSON: one beside a value, or above it, means all of the value."""
    ordered = sorted(cells, key=attrgetter("start"))
    last = max((cell.end for cell in ordered), default=0)
    for found in read_comments(source.text, comments, in_data=True):
        start, end = found.reach_start, found.reach_end
        at = bisect_left(ordered, start, key=attrgetter("start"))
        while end < last and at < len(ordered) and ordered[at].start < end:
            end = max(end, ordered[at].end)
            at += 1
        yield replace(found, reach_start=start, reach_end=end)


def _mail_cells(source: Source) -> Iterator[Cell]:
    from replykit.templates.containers import mail

    found = mail.read(source)
    if found.subject is not None:
        start, end = found.subject.place(0, len(found.subject))
        yield Cell(found.subject, start, end, "Subject", "text", Channel.EMAIL, "fragment")
    for body in found.bodies:
        if not body.says_something():
            continue
        start, end = body.value.place(0, len(body.value))
        yield Cell(body.value, start, end, "", "html" if body.is_html else "text", Channel.EMAIL,
                   encoded=body.encoded)  # fmt: skip


# --- text, Markdown and HTML ---------------------------------------------------------------

_FRONT = re.compile(r"\A(---|\+\+\+)[ \t]*\r?\n(.*?)^\1[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_TITLE = re.compile(r"\A\s*#[ \t]+([^\n]*[^\s#])[ \t#]*(?:\r?\n|\Z)")


def _read_prose(source: Source, kind: Format, settings: Settings) -> list[Template]:
    markup: Markup = settings.markup or (kind if kind in ("markdown", "html") else "text")
    if markup == "text" and not (settings.markup or settings.format):
        markup = "html" if html.looks_like_html(source.text) else "text"
    text = source.text
    start, title = 0, ""
    shared: list[Suppression] = []
    front = _FRONT.match(text)
    if front:
        start = front.end()
        title, settings, shared = _front_matter(source, front, settings)
    heads = markup == "markdown" and settings.split != "heading"
    if heads and (heading := _TITLE.match(text[start : start + 2000])):
        title = title or heading[1].strip()
        start += heading.end()
    stem = title or _stem(source.name)
    cells = list(_split(source, start, markup, settings, stem))
    return [_make(source, cell, settings, markup, stem, shared) for cell in cells]


def _front_matter(
    source: Source, front: re.Match[str], settings: Settings
) -> tuple[str, Settings, list[Suppression]]:
    """A file's title and settings, from the YAML or TOML at its head."""
    comments: list[Comment] = []
    values: dict[str, str] = {}
    if front[1] == "---":
        from replykit.templates.containers import yaml

        trees, comments = yaml.read(source, front.start(2), front.end(2))
        if not trees or not isinstance(trees[0], Map):
            return "", settings, []
        root = trees[0]
        own = root.get("replykit")
        if own is not None:
            _check_front(source, front, own)
        for node in (root, own):
            if isinstance(node, Map):
                values |= {k.lower(): v.value.text for k, v in node.items if isinstance(v, Leaf)}
    else:
        try:
            table = toml.loads(front[2])
        except tomllib.TOMLDecodeError as error:
            raise source.error(f"this front matter is broken: {error}", front.start(2)) from None
        own_table = table.get("replykit")
        if own_table is not None:
            _check_front(source, front, own_table)
        for entry in (table, own_table):
            if isinstance(entry, dict):
                values |= {k.lower(): v for k, v in entry.items() if isinstance(v, str)}
    channel, kind = values.get("channel"), values.get("kind")
    if channel is not None:
        try:
            settings = replace(settings, channel=read_channel(channel))
        except ConfigError as error:
            said = re.search(r"\bchannel[\"']?\s*[:=]", front[2], re.I)
            at = front.start(2) + (said.start() if said else 0)
            raise source.error(f"front matter: {error}", at) from None
    if kind in ("reply", "fragment"):
        settings = replace(settings, kind=kind)  # type: ignore[arg-type]
    return values.get("title", ""), settings, list(read_comments(source.text, comments))


_FRONT_KEYS = ("channel", "kind", "title")


def _check_front(source: Source, front: re.Match[str], own: object) -> None:
    """Look at a file's settings for replykit.

    Raises:
        TemplateError: a key or value is not known.
    """
    values: dict[str, tuple[object, int]] = {}
    if isinstance(own, Map):
        for key, node in own.items:
            said = source.text.rfind(key, front.start(2), node.start)
            told = node.value.text if isinstance(node, Leaf) else None
            values[key] = told, said if said >= 0 else front.start(2)
    elif isinstance(own, dict):
        for key, value in own.items():
            values[key] = value, front.start(2) + max(0, front[2].find(key))
    else:
        raise source.error(
            f"front matter: “replykit” holds settings: {', '.join(_FRONT_KEYS)}", front.start(2)
        )
    for key, (value, at) in values.items():
        if key.lower() not in _FRONT_KEYS:
            near = nearly(key.lower(), _FRONT_KEYS)
            hint = f"did you mean {near!r}?" if near else f"known: {', '.join(_FRONT_KEYS)}"
            if key.lower() in ("ignore", "select"):
                hint = "silence a rule by a comment, as “# replykit: ignore-file[blame]”"
            raise source.error(f"front matter: unknown key {key!r}; {hint}", at)
        if key.lower() == "kind" and value not in get_args(TemplateKind):
            raise source.error(
                f"front matter: kind is {_shown(value)}; choose one of "
                f"{', '.join(get_args(TemplateKind))}",
                at,
            )
        if not isinstance(value, str):
            raise source.error(f"front matter: {key} must be a word", at)


def _shown(value: object) -> str:
    return repr(value) if isinstance(value, str) else "no word"


_HEADING = re.compile(r"^#{1,6}[ \t]+([^\n]*[^\s#])[ \t#]*$", re.M)
_FENCE = re.compile(r"^(?:```|~~~).*?(?:^(?:```|~~~)[ \t]*$|\Z)", re.M | re.S)
_QUOTE = re.compile(r"(?:^ {0,3}>[^\n]*(?:\n|\Z))+", re.M)
_RULE = re.compile(r"^(?:-{3,}|\*{3,}|={3,}|_{3,})[ \t]*\r?$", re.M)


def _split(
    source: Source, start: int, markup: Markup, settings: Settings, stem: str
) -> Iterator[Cell]:
    """One cell for the file, or one for each of the replies that it collects."""
    text = source.text
    split = settings.split
    pieces: list[tuple[int, int, str]] = []
    if split is None and markup == "markdown" and (found := _quoted_library(text, start, stem)):
        split, pieces = "quote", found
    elif split == "quote":
        headings = [(m.start(), m[1]) for m in _HEADING.finditer(text)]
        at = 0
        for match in _QUOTE.finditer(text, start):
            while at < len(headings) and headings[at][0] < match.start():
                at += 1
            pieces.append((*match.span(), headings[at - 1][1] if at else stem))
    elif split == "heading":
        sections, is_titled = _sections(text, start)
        pieces = sections[1:] if is_titled else sections
    elif split == "line":
        last = start
        for match in _RULE.finditer(text, start):
            pieces.append((last, match.start(), stem))
            last = match.end()
        pieces.append((last, len(text), stem))
    else:
        pieces = [(start, len(text), stem)]
    for begin, end, title in pieces:
        if not text[begin:end].strip() and len(pieces) > 1:
            continue
        value = Mapped.whole(text[begin:end], begin)
        if split == "quote" or (split == "heading" and _is_quote(value.text)):
            value = _unquote(value)
        yield Cell(value, begin, end, title, markup)


_Section = tuple[int, int, str]
"""What stands below a heading, and the heading."""


def _sections(text: str, start: int) -> tuple[list[_Section], bool]:
    """The sections of a page, and whether the first heading is the page's own: above all others."""
    fences = [m.span() for m in _FENCE.finditer(text)]
    marks = []
    at = 0
    for mark in _HEADING.finditer(text, start):
        while at < len(fences) and fences[at][1] <= mark.start():
            at += 1
        if at == len(fences) or mark.start() < fences[at][0]:
            marks.append(mark)
    ends = [*(m.start() for m in marks[1:]), len(text)][: len(marks)]
    found = [(m.end(), end, m[1]) for m, end in zip(marks, ends, strict=True)]
    ranks = [len(m[0]) - len(m[0].lstrip("#")) for m in marks]
    return found, len(ranks) > 1 and ranks[0] < min(ranks[1:])


def _is_quote(text: str) -> bool:
    """Whether all that a text says stands in block quotes."""
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and all(re.match(r" {0,3}>", line) for line in lines)


def _quoted_library(text: str, start: int, stem: str) -> list[tuple[int, int, str]]:
    """The replies of a page that holds them in block quotes below headings; none if it does not.

    Most of its sections must be quotes for the most part. Below the first of these, a section
    without any quote is a reply whose marks were forgotten.
    """
    if ">" not in text[start:]:
        return []
    sections, _ = _sections(text, start)
    if not sections:
        return []
    pieces: list[_Section] = []
    quoted = written = 0
    head = text.rfind("\n", 0, sections[0][0]) + 1
    for begin, end, title in [(start, max(start, head), stem), *sections]:
        body = text[begin:end].strip()
        if not body:
            continue
        spans = [match.span() for match in _QUOTE.finditer(text, begin, end)]
        mostly = sum(b - a for a, b in spans) > 0.5 * len(body)
        if begin != start:  # what stands before the first heading tells how to use the page
            quoted, written = quoted + mostly, written + (not mostly)
        if spans:
            pieces += [(a, b, title) for a, b in spans]
        elif pieces:
            pieces.append((begin, end, title))
    return pieces if quoted > written else []


def _unquote(cell: Mapped) -> Mapped:
    builder = Builder()
    at = 0
    for match in re.finditer(r"^ {0,3}>[ \t]?", cell.text, re.M):
        builder.take(cell, at, match.start())
        at = match.end()
    builder.take(cell, at, len(cell))
    return builder.build(at=cell.start_of(0))


# --- one template --------------------------------------------------------------------------

_DEFINES = re.compile(
    r"(?:assign|set|capture|increment|for|with)\s+([\w.]+)|(?:\bas\s+)(\w+)\s*$|\|\s*(\w+)(?:\s*,\s*\w+)*\s*\|"
)

_SETS = re.compile(r"\s*(?:assign|set|capture)\s+(\w+)")
_LITERAL = re.compile(r"""=\s*(["'])(?=[^"']*\S)[^"']*\1\s*$""")


def _make(
    source: Source,
    cell: Cell,
    settings: Settings,
    markup: Markup | None,
    stem: str,
    shared: Iterable[Suppression],
) -> Template:
    if len(cell.value) > MAX_TEMPLATE:
        raise source.error(
            f"this template has {len(cell.value):,} characters; at most {MAX_TEMPLATE:,} are read. "
            "Is it one reply?",
            cell.start,
        )
    value = plain.unify_breaks(cell.value)
    if (clean := without_private(value.text)) is not value.text:
        value = Mapped(clean, value.runs)
    markup = settings.markup or markup or ("html" if html.looks_like_html(value.text) else "text")
    try:
        parsed = tags.parse(value, markup)
        variants, code = expand(value, parsed, _READERS[markup])
    except tags.DepthError as error:
        raise source.error(
            f"conditions stand more than {tags.MAX_DEPTH} deep in one another; take some out",
            value.start_of(error.args[0]),
        ) from None
    except RecursionError:
        raise source.error("the markup is nested too deeply to be read", cell.start) from None
    syntax = [value.place(tag.start, tag.end) for tag in parsed.tags] + code
    problems = tuple(
        Problem(
            "unbalanced-tag",
            *value.place(issue.start, issue.end),
            issue.message,
            value.text[issue.start : issue.end],
        )
        for issue in parsed.issues
    )
    names = {
        name
        for tag in parsed.tags
        if tag.role in ("statement", "open")
        for match in _DEFINES.finditer(f"{tag.word} {tag.text}" if tag.role == "open" else tag.text)
        for name in match.groups()
        if name
    }
    safe = {
        match[1]
        for tag in parsed.tags
        if tag.role in ("statement", "open") and (match := _SETS.match(f"{tag.word} {tag.text}"))
        if tag.role == "open" or _LITERAL.search(tag.text) or has_fallback(tag.text)
    }
    slots = tuple(
        replace(slot, guarded=True) if re.split(r"[.\[]", slot.name)[0] in safe else slot
        for slot in parsed.slots
    ) if safe else tuple(parsed.slots)  # fmt: skip
    return Template(
        source=source,
        title=cell.title or stem,
        variants=variants,
        start=cell.start,
        end=cell.end,
        channel=cell.channel or settings.channel,
        kind=cell.kind or settings.kind,
        markup=markup,
        slots=slots,
        syntax=tuple(sorted(syntax)),
        problems=problems,
        suppressions=(
            *shared,
            *_own_suppressions(value, parsed.tags),
            *_stray_suppressions(source, cell, sorted(syntax), shared),
        ),
        names=frozenset(names),
        encoded=cell.encoded,
    )


def _own_suppressions(cell: Mapped, found: list[tags.Tag]) -> Iterator[Suppression]:
    comments = [Comment(tag.text, tag.start, tag.end) for tag in found if tag.role == "comment"]
    for item in read_comments(cell.text, comments):
        start, end = cell.place(item.start, item.end)
        reach_start = min(item.reach_start, len(cell))
        reach_end = min(item.reach_end, len(cell))
        yield replace(
            item,
            start=start,
            end=end,
            reach_start=cell.start_of(reach_start),
            reach_end=cell.end_of(reach_end) + (item.reach_end > len(cell)),
        )


def _stray_suppressions(
    source: Source, cell: Cell, syntax: list[tuple[int, int]], shared: Iterable[Suppression]
) -> Iterator[Suppression]:
    """What was meant to silence a rule and stands in the words that the customer reads."""
    if cell.encoded or "replykit" not in source.text[cell.start : cell.end].lower():
        return
    for match in STRAY.finditer(source.text, cell.start, cell.end):
        at = bisect_right(syntax, (match.start(), len(source.text))) - 1
        if at >= 0 and match.start() < syntax[at][1]:
            continue
        if any(one.start <= match.start() < one.end for one in shared):
            continue
        mistake = (
            "This is no comment here, and silences nothing. "
            f"Write it as “<!-- {match[0]} -->”, or in another way of this kind of file."
        )
        yield Suppression(*match.span(), (), "", 0, 0, mistake=mistake)
