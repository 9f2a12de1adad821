"""Template syntax: placeholders, blocks and comments, whatever the engine.

One linear pass finds them in a text; pairs of tags become forks, whose branches are alternatives.
Engines differ less than their names: Liquid, Jinja, Twig and Django share ``{% %}``; Handlebars,
Mustache and Go share ``{{ }}``; ERB and EJS share ``<% %>``; help desks have a dozen of their own.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Literal

from replykit.search import Search
from replykit.templates.mapped import Mapped
from replykit.templates.slots import Slot, guess_kind, has_fallback, name_of

MAX_DEPTH = 50
"""Blocks within blocks that are followed."""
_MANY_ISSUES = 50
"""With more in one reply, the first is told, and how many there are."""

Role = Literal["slot", "comment", "statement", "open", "middle", "close", "stray"]


@dataclass(frozen=True, slots=True)
class Tag:
    """A piece of template syntax at ``[start, end)`` of the cell."""

    role: Role
    start: int
    end: int
    style: str
    word: str = ""
    """For blocks: the word that a closing tag must repeat; empty where any one closes."""
    text: str = ""
    """A slot's inside, a block's condition, a comment's words."""
    forks: bool = False
    """For opening tags: whether the block may be left out."""
    loops: bool = False
    flips: bool = False
    """For opening tags: whether it asks for the contrary (unless, ^)."""
    trims: tuple[bool, bool] = (False, False)
    """Whether it swallows the white space before and after it."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Something wrong with the syntax at ``[start, end)`` of the cell."""

    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A stretch of the cell that is shown as it is."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hole:
    """A placeholder, by its index."""

    slot: int


@dataclass(slots=True)
class Branch:
    """One alternative of a fork."""

    condition: str
    nodes: list["Node"] = field(default_factory=list)


@dataclass(slots=True)
class Fork:
    """A condition or loop."""

    word: str
    branches: list[Branch]
    depth: int
    loops: bool = False
    flips: bool = False
    complete: bool = False
    """Whether there is an else."""
    always: bool = False
    """Whether its one branch is always shown."""
    subject: str = ""
    """Of a case: what its branches are values of."""
    aside: bool = False
    """Whether it is shown elsewhere, or not at all: a macro, a value that is captured."""


Node = Prose | Hole | Fork

# --- finding tags --------------------------------------------------------------------------

_IF_NOTE = r"(?:only[ ]if|if|when|optional)\b[^\[\]:\n]{0,60}:"
_SIMPLE = Search(
    rf"""(?=[{{<\[%$*\#_X\]/£€&\\])(?:
      (?P<curly>\{{\{{) | (?P<percent>\{{%) | (?P<hash>\{{\#(?!\{{)) | (?P<erb><%)
    | (?P<html><!--) | (?P<line>(?<![^\n])[ \t]*//[ \t]*replykit:[^\n]*)
    | (?P<zammad>\#\{{[^{{}}\n]{{1,100}}\}}) | (?P<osticket>%\{{[^{{}}\n]{{1,100}}\}})
    | (?P<dollar>\$\{{[^{{}}\n]{{1,200}}\}}) | (?P<salesforce>\{{![^{{}}\n]{{1,200}}\}})
    | (?P<helprace>\{{\$[^{{}}\n]{{1,100}}\}}) | (?P<brace>\{{[^\W\d][^{{}}\n]{{0,80}}\}})
    | (?P<intercom><attribute\b[^<>]{{0,300}}>(?:\s{{0,20}}</attribute>)?)
    | (?P<mailchimp>\*\|[^|*\n]{{1,80}}\|\*)
    | (?P<guillemet><<[^<>\n]{{1,80}}>>|&lt;&lt;[^<>&\n]{{1,80}}&gt;&gt;)
    | (?P<angle><[^\W\d][^<>\n="']{{0,40}}>|&lt;[^\W\d][^<>&\n="']{{0,40}}&gt;)
    | (?P<percents>%%[A-Za-z_][\w ]{{0,40}}%%)
    | (?P<envelope>(?<![\w%])%[A-Za-z][A-Za-z_]{{1,40}}%(?!\w))
    | (?P<printf>(?<![\w%])%(?:\(\w{{1,40}}\)|\d\$)?[sd](?![\w%]))
    | (?P<variable>(?<![\w$])\$[A-Za-z_]\w{{1,40}}(?:\.\w{{1,40}}){{0,5}})
    | (?P<note>\[{_IF_NOTE}) | (?P<bracket>(?<![\]\w!])\\?\[[^\W\d][^\[\]\n]{{0,80}}\](?![\[(:]))
    | (?P<end_note>\])
    | (?P<blank>(?<![\w_])_{{3,}}(?![\w_])|(?<![\w*\#-])X{{3,}}(?![\w*-])
        |(?<=[£$€])[Xx]{{2,}}(?:\.[Xx]{{2}})?(?!\w))
    )""",
    re.X | re.I,
    signs=(r"[{<\[%$*#\]&\\/]", "[_x][_x]"),
)
# Words in brackets that are no blank: editor's marks, states, ticks, references.
_NO_BLANK = Search(
    r"(?:sic|redacted|removed|deleted|hidden|external|internal|image|attached|edited|update[ds]?|"
    r"translated|resolved|solved|closed|open|urgent|confidential|spam|fwd?|re|x|ctrl|shift|enter|"
    r"[A-Z]{1,6}[- ]?\d[\w-]*)",
    re.I,
)
_HTML_NAMES = frozenset(
    "a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button "
    "canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div "
    "dl dt em embed fieldset figcaption figure font footer form frame h1 h2 h3 h4 h5 h6 "
    "head header "
    "hr html i iframe img input ins kbd label legend li link main map mark menu meta meter nav "
    "noscript object ol optgroup option output p param picture pre progress q rp rt ruby s "
    "samp script "
    "section select small source span strike strong style sub summary sup svg table tbody "
    "td template "
    "textarea tfoot th thead time title tr track tt u ul var video wbr".split()
)
_FALLBACK_STYLES = frozenset({"curly", "percent", "salesforce", "intercom", "erb"})

_LIQUID_CONDITIONS = frozenset("if unless ifchanged ifequal ifnotequal case".split())
_LIQUID_LOOPS = frozenset({"for", "tablerow"})
_LIQUID_MIDDLES = frozenset("else elif elsif elseif when empty plural pluralize".split())
_ASIDE = frozenset({"macro", "capture", "set"})
_LIQUID_COMMENTS = frozenset({"comment", "doc"})
_LIQUID_RAW = frozenset({"raw", "verbatim"})
"""Blocks whose words are shown as they are: tags in them are for whoever reads the outcome."""
_LIQUID_BLOCKS = frozenset(
    "block macro call filter with autoescape trans blocktrans blocktranslate capture spaceless "
    "form paginate cache".split()
)
_DEFINITION = Search(r"^ {0,3}(\[[^\[\]\n]{1,80}\]):", re.M)
_ENDS = Search(r"\{%[-+~]?\s*end(\w+)")
_CURLY_COMMENT = Search(r"\{\{~?!--")
_GO = Search(r"(if|range|with|block|define)\s+\S|(end)$|(else)$|(else\s+if)\s")
_GO_VALUE = Search(r"\s[.$(]|^(?:if|range|with)\s+(?:not|eq|ne|and|or|len)\b")
_ERB_BLOCK = Search(r"\bdo\s*(?:\|[^|]*\|)?$|\{\s*(?:\|[^|]*\|)?$")
_ERB_OPENS = Search(rf"^(?:if|unless|case|while|until|for|begin)\b|{_ERB_BLOCK.source}")
_ERB_MIDDLE = Search(r"^(?:else|elsif|elif|when)\b|^\}\s*else\b.*\{?$")
_ERB_CLOSE = Search(r"^(?:end\b|\}\s*\)?;?$|/)")


_CODE = re.compile(r"<(style|script)\b", re.I)
_ENGINE_GROUPS = frozenset({"curly", "percent", "hash", "erb", "html"})
"""What is a tag in CSS and scripts, too; single braces there are their own."""


def _find_code(text: str) -> list[tuple[int, int]]:
    """The stretches of CSS and scripts in HTML."""
    found: list[tuple[int, int]] = []
    seen = text.lower() if "<s" in text or "<S" in text else ""
    at = 0
    while opened := _CODE.search(seen, at):
        close = seen.find(f"</{opened[1]}", opened.end())
        at = len(text) if close < 0 else close
        found.append((opened.start(), at))
    return found


def _is_quoted(before: str) -> bool:
    """Whether what follows these words of a tag stands in quotation marks."""
    return before.count('"') % 2 == 1 or before.count("'") % 2 == 1


class Scanner:
    """Finds the tags of one text, in one pass."""

    def __init__(self, text: str, markup: str) -> None:
        self.text = text
        self.markup = markup
        self.issues: list[Issue] = []
        self._missing: dict[str, int] = {}
        self._ends = frozenset(_ENDS.findall(text)) if "{%" in text else frozenset()
        self._defined = frozenset(_DEFINITION.findall(text)) if markup == "markdown" else ()
        self._code = _find_code(text) if markup != "text" else []
        self._go = 0
        self._notes = 0

    def scan(self) -> Iterator[Tag]:
        """Every tag in order."""
        at = 0
        while match := _SIMPLE.search(self.text, at):
            group = match.lastgroup or ""
            if self._code and group not in _ENGINE_GROUPS:
                code = self._code[bisect_right(self._code, (match.start(), len(self.text))) - 1]
                if code[0] <= match.start() < code[1]:
                    at = match.start() + 1
                    continue
            tag = getattr(self, f"_{group}", self._plain)(match)
            if tag is None:
                at = max(match.start() + 1, at + 1)
                if group in ("curly", "percent", "hash", "erb"):
                    at = match.start() + 2
                continue
            yield tag
            at = tag.end

    def _find(self, closer: str, start: int) -> int:
        """Where *closer* next stands, or -1. It is never looked for in vain twice."""
        if start >= self._missing.get(closer, len(self.text) + 1):
            return -1
        at = self.text.find(closer, start)
        if at < 0:
            self._missing[closer] = start
        return at

    def _closing(self, closer: str, start: int) -> int:
        """Where a tag's *closer* stands, one in quotation marks passed over."""
        first = at = self._find(closer, start)
        for _ in range(4):
            if at < 0 or at - start > 2000:
                return first
            inside = self.text[start:at]
            if inside.count('"') % 2 == 0:
                return at
            at = self._find(closer, at + len(closer))
        return first

    def _unclosed(self, match: re.Match[str], closer: str) -> Tag:
        start = match.start()
        line_end = self._find("\n", start)
        line = self.text[start : line_end if line_end >= 0 else len(self.text)]
        words = 2 if line.startswith("{%") else 1
        shown = re.match(rf".{{2}}[^\s{{}}<>.,;!?]*(?:\s*[\w.]+){{0,{words}}}\}}?", line)
        end = start + (shown.end() if shown else 2)
        self.issues.append(
            Issue(start, end, f"“{self.text[start:end]}” opens a tag that is never closed. "
                              f"Close it with “{closer}”.")
        )  # fmt: skip
        return Tag("stray", start, end, "stray", text=self.text[start:end])

    def _curly(self, match: re.Match[str]) -> Tag | None:
        text, start = self.text, match.start()
        if _CURLY_COMMENT.match(text, start):
            close = self._find("--}}", start + 5)
            if close < 0:
                close = self._find("--~}}", start + 5)
            if close >= 0:
                return Tag("comment", start, text.index("}}", close) + 2, "curly",
                           text=text[start + 2 : close].strip("~!- \n"))  # fmt: skip
        triple = text.startswith("{{{", start)
        close = self._closing("}}", start + 2)
        following = self._find("{{", start + (3 if triple else 2))
        if close < 0 or (0 <= following < close and not _is_quoted(text[start:following])):
            return self._unclosed(match, "}}")
        end = close + 2
        while triple and end < len(text) and text[end] == "}" and end - close < 3:
            end += 1
        inside = text[start + 2 : close].strip("{}")
        trims = (inside.startswith(("-", "~")), inside.endswith(("-", "~")))
        inside = inside.strip("-~").strip()
        return self._classify_curly(start, end, inside, trims)

    def _classify_curly(
        self, start: int, end: int, inside: str, trims: tuple[bool, bool]
    ) -> Tag | None:
        def tag(role: Role, word: str = "", text: str = "", **more: bool) -> Tag:
            return Tag(role, start, end, "curly", word, text, trims=trims, **more)

        head, rest = inside[:1], inside[1:].strip()
        word, _, expression = rest.partition(" ")
        if head == "!":
            return tag("comment", text=rest.strip("-!"))
        if head == "#":
            word = word.lstrip(">*")
            condition = expression if word in ("if", "unless") else rest
            return tag("open", word, condition.strip(), forks=word not in ("each", "with"),
                       loops=word == "each", flips=word == "unless")  # fmt: skip
        if (head == "^" and not rest) or inside == "else" or inside.startswith("else "):
            go = _GO.match(inside)
            condition = inside[4:].strip().removeprefix("if ").strip()
            return tag("middle", "go" if self._go and go else "", condition)
        if head == "^":
            return tag("open", word, rest, forks=True, flips=True)
        if head == "/":
            return tag("close", word)
        if head in (">", "*") or inside.startswith(("template ", "partial ")):
            return tag("statement", text=inside)
        go = _GO.match(inside)
        if go and go[1] and _GO_VALUE.search(inside):
            self._go += 1
            word, _, expression = inside.partition(" ")
            return tag("open", "go", expression, forks=word == "if", loops=word == "range")
        if go and go[2] and self._go:
            self._go -= 1
            return tag("close", "go")
        if not inside:
            self.issues.append(Issue(start, end, "This placeholder is empty. Name what goes here."))
            return tag("statement")
        return tag("slot", text=inside)

    def _percent(self, match: re.Match[str]) -> Tag | None:
        text, start = self.text, match.start()
        close = self._closing("%}", start + 2)
        following = self._find("{%", start + 2)
        if close < 0 or (0 <= following < close and not _is_quoted(text[start:following])):
            if re.match(r"\{%[-+~]?\s*[a-zA-Z]", text[start : start + 20]):
                return self._unclosed(match, "%}")
            return None
        inside, end = text[start + 2 : close], close + 2
        trims = (inside.startswith(("-", "~")), inside.endswith(("-", "~")))
        inside = inside.strip("-~+").strip()
        named = re.match(r"\w+", inside)
        word = named[0] if named else ""
        expression = inside[len(word) :].strip()

        def tag(role: Role, word: str = "", text: str = "", **more: bool) -> Tag:
            return Tag(role, start, end, "percent", word, text, trims=trims, **more)

        if expression.startswith((".", ",")):  # Help Scout: {%customer.firstName,fallback=there%}
            return tag("slot", text=inside)
        if word in _LIQUID_COMMENTS:
            last = None
            if end < self._missing.get(f"end{word}", len(text) + 1):
                last = re.compile(rf"\{{%[-~]?\s*end{word}\s*[-~]?%\}}").search(text, end)
            if last is None:
                self._missing[f"end{word}"] = min(end, self._missing.get(f"end{word}", end))
                return self._unclosed(match, f"{{% end{word} %}}")
            end = last.end()
            return tag("comment", text=text[close + 2 : last.start()].strip())
        if word in _LIQUID_MIDDLES:
            return tag("middle", text=expression)
        if word.startswith("end"):
            return tag("close", word[3:])
        if word in _LIQUID_CONDITIONS:
            return tag("open", word, expression, forks=True, flips=word == "unless")
        if word in _LIQUID_LOOPS:
            return tag("open", word, expression, loops=True)
        if word in _LIQUID_BLOCKS | _LIQUID_RAW or (
            word in self._ends and not (word == "set" and "=" in expression)
        ):
            return tag("open", word, expression)
        return tag("statement", text=inside)

    def _hash(self, match: re.Match[str]) -> Tag | None:
        close = self._find("#}", match.end())
        if close < 0:
            if self.text[match.end() : match.end() + 1].isspace():
                return self._unclosed(match, "#}")
            return None
        return Tag("comment", match.start(), close + 2, "hash",
                   text=self.text[match.end() : close].strip("- \n"))  # fmt: skip

    def _html(self, match: re.Match[str]) -> Tag | None:
        if self.text.startswith((">", "->"), match.end()):  # a comment of nothing
            return None
        first = "-->" not in self._missing
        close = self._find("-->", match.end())
        if close < 0:
            if self.markup == "text":
                return None
            if first:  # the others stand in it
                message = "“<!--” opens a comment that is never closed. Close it with “-->”."
                self.issues.append(Issue(*match.span(), message))
            return Tag("stray", *match.span(), "stray", text=match[0])
        return Tag("comment", match.start(), close + 3, "html",
                   text=self.text[match.end() : close].strip())  # fmt: skip

    def _line(self, match: re.Match[str]) -> Tag:
        return Tag("comment", *match.span(), "line", text=match[0].strip().lstrip("/").strip())

    def _erb(self, match: re.Match[str]) -> Tag | None:
        text, start = self.text, match.start()
        close = self._find("%>", start + 2)
        if close < 0:
            return self._unclosed(match, "%>")
        inside, end = text[start + 2 : close], close + 2

        def tag(role: Role, word: str = "", text: str = "", **more: bool) -> Tag:
            return Tag(role, start, end, "erb", word, text, trims=(False, False), **more)

        if inside.startswith("#"):
            return tag("comment", text=inside[1:].strip())
        if inside.startswith(("=", "-=")) or re.match(r"-\S", inside):  # EJS: <%- raw %>
            value = inside.strip("-=").strip()
            if _ERB_BLOCK.search(value):  # link_to … do: what it holds is shown
                return tag("open", "", value)
            return tag("slot", text=value)
        code = inside.strip("-_").strip()
        if _ERB_MIDDLE.search(code):
            return tag("middle", text=re.sub(r"^\}?\s*\w+", "", code).strip(" {"))
        if _ERB_CLOSE.search(code):
            return tag("close")
        if _ERB_OPENS.search(code):
            word = re.match(r"\w*", code)
            first = word[0] if word else ""
            condition = code[len(first) :].strip(" {()")
            forks = first in ("if", "unless", "case")
            return tag("open", "", condition, forks=forks, loops=not forks, flips=first == "unless")
        return tag("statement", text=code)

    def _mailchimp(self, match: re.Match[str]) -> Tag:
        inside = match[0][2:-2]
        start, end = match.span()
        word, _, rest = inside.partition(":")
        if word in ("IF", "IFNOT"):
            flips = word == "IFNOT"
            return Tag("open", start, end, "mailchimp", "IF", rest, forks=True, flips=flips)
        if word in ("ELSE", "ELSEIF"):
            return Tag("middle", start, end, "mailchimp", text=rest)
        if word == "END":
            return Tag("close", start, end, "mailchimp", "IF")
        return Tag("slot", start, end, "mailchimp", text=inside)

    def _angle(self, match: re.Match[str]) -> Tag | None:
        whole = unescape(match[0])
        inside = whole[1:-1].strip("/ ")
        name = re.split(r"[\s/]", inside, maxsplit=1)[0].lower()
        if name in _HTML_NAMES or ":" in inside or "@" in inside or "-" in name:
            return None
        blank = guess_kind(inside) != "other" or inside.isupper() or "_" in inside or " " in inside
        return self._plain(match) if blank and not whole.startswith("</") else None

    def _note(self, match: re.Match[str]) -> Tag:
        """``[If it is popular: You're not the first to ask.]``: the words may be shown."""
        self._notes += 1
        return Tag("open", *match.span(), "note", "]", match[0][1:-1], forks=True)

    def _end_note(self, match: re.Match[str]) -> Tag | None:
        if not self._notes:
            return None
        self._notes -= 1
        return Tag("close", *match.span(), "note", "]")

    def _bracket(self, match: re.Match[str]) -> Tag | None:
        inside = match[0].strip("\\[]").strip()  # Markdown may escape the brackets
        if _NO_BLANK.fullmatch(inside):
            return None
        if match[0] in self._defined:
            return None
        return self._plain(match)

    def _blank(self, match: re.Match[str]) -> Tag | None:
        text, (start, end) = self.text, match.span()
        if match[0][0] == "_":
            before = text[text.rfind("\n", 0, start) + 1 : start]
            if not (before + text[end : end + 1]).strip():
                return None  # a line across the page
        if match[0][0] == "x" and text[start - 1 : start] not in ("£", "$", "€"):
            return None
        return self._plain(match)

    def _plain(self, match: re.Match[str]) -> Tag:
        style = match.lastgroup or ""
        inside = match[0]
        if style == "intercom":
            key = re.search(r"""key=["']([^"']*)["']""", inside)
            default = re.search(r"""default=["']([^"']*)["']""", inside)
            inside = f'{key[1] if key else ""}|default:"{default[1] if default else ""}"'
        elif style == "blank":
            inside = ""
        else:
            inside = unescape(inside).strip("\\{}[]<>#%$!*|")
        return Tag("slot", *match.span(), style, text=inside)


# --- pairing them --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Parsed:
    """A cell taken apart."""

    nodes: list[Node]
    slots: list[Slot]
    tags: list[Tag]
    issues: list[Issue]


@dataclass(slots=True)
class _Level:
    nodes: list[Node]
    fork: Fork | None = None
    tag: Tag | None = None


class DepthError(ValueError):
    """Blocks nested deeper than MAX_DEPTH; ``args[0]`` is the place."""


def parse(cell: Mapped, markup: str) -> Parsed:
    """Take a cell apart into prose, placeholders and forks.

    Raises:
        DepthError: blocks stand too deep in one another.
    """
    text = cell.text
    scanner = Scanner(text, markup)
    levels = [_Level([])]
    slots: list[Slot] = []
    tags: list[Tag] = []
    issues = scanner.issues
    raw: tuple[str, int] | None = None
    """The raw block that tags stand in, and how many issues there were before it."""
    last = 0
    for tag in scanner.scan():
        tags.append(tag)
        if raw is None and tag.role == "open" and tag.word in _LIQUID_RAW:
            raw = tag.word, len(issues)
        start, end = _footprint(text, tag)
        start = max(start, last)
        if start > last:
            levels[-1].nodes.append(Prose(last, start))
        last = max(end, last)
        if tag.role == "slot":
            slots.append(_make_slot(cell, tag, levels))
            levels[-1].nodes.append(Hole(len(slots) - 1))
        elif tag.role == "open":
            if len(levels) > MAX_DEPTH:
                raise DepthError(tag.start)
            branch = Branch(tag.text)
            shown = [] if tag.word == "case" else [branch]  # nothing before the first when is
            fork = Fork(tag.word, shown, len(levels) - 1, tag.loops, tag.flips,
                        always=not tag.forks and not tag.loops,
                        subject=tag.text if tag.word == "case" else "",
                        aside=tag.word in _ASIDE)  # fmt: skip
            levels[-1].nodes.append(fork)
            levels.append(_Level(branch.nodes, fork, tag))
        elif tag.role == "middle":
            _turn(text, levels, tag, issues)
        elif tag.role == "close":
            _close(text, levels, tag, issues)
            if raw is not None and tag.word == raw[0]:
                del issues[raw[1] :]  # what stands in it need not pair
                raw = None
    levels[-1].nodes.append(Prose(last, len(text)))
    for level in levels[1:]:
        assert level.tag is not None
        quote = text[level.tag.start : level.tag.end]
        issues.append(
            Issue(level.tag.start, level.tag.end,
                  f"“{quote}” is never closed. Close it with {_closer(level.tag)}.")
        )  # fmt: skip
    issues.sort(key=lambda issue: issue.start)
    if len(issues) > _MANY_ISSUES:
        more = f"{issues[0].message} And {len(issues) - 1:,} more tags here do not pair."
        issues = [replace(issues[0], message=more)]
    return Parsed(levels[0].nodes, slots, tags, issues)


def _make_slot(cell: Mapped, tag: Tag, levels: list[_Level]) -> Slot:
    name = name_of(tag.text)
    fallback: bool | None = None
    if tag.style in _FALLBACK_STYLES and " " not in name:
        fallback = has_fallback(tag.text) or (
            tag.style == "salesforce" and bool(tag.text.partition(",")[2].strip())
        )
    guarded = any(name and name in (level.fork.branches[-1].condition if level.fork else "")
                  for level in levels)  # fmt: skip
    start, end = cell.place(tag.start, tag.end)
    raw = cell.text[tag.start : tag.end]
    return Slot(name, guess_kind(name), tag.style, raw, start, end, fallback, guarded)


def _turn(text: str, levels: list[_Level], tag: Tag, issues: list[Issue]) -> None:
    """Begin the next branch of the innermost fork."""
    level = levels[-1]
    if (
        level.fork is None
        or level.tag is None
        or level.tag.style != tag.style
        or level.tag.word in _LIQUID_RAW
    ):
        quote = text[tag.start : tag.end]
        issues.append(Issue(tag.start, tag.end, f"“{quote}” stands outside any condition."))
        return
    fork = level.fork
    branch = Branch(tag.text)
    fork.branches.append(branch)
    fork.complete = fork.complete or not tag.text
    level.nodes = branch.nodes


def _close(text: str, levels: list[_Level], tag: Tag, issues: list[Issue]) -> None:
    """Close the fork that the tag names, and those left open within it."""
    quote = text[tag.start : tag.end]
    at = len(levels) - 1
    while at > 0:
        opener = levels[at].tag
        assert opener is not None
        if opener.style == tag.style and tag.word in ("", opener.word):
            break
        at = 0 if opener.word in _LIQUID_RAW else at - 1
    if at == 0:
        issues.append(
            Issue(tag.start, tag.end, f"“{quote}” closes what was never opened. Take it out.")
        )
        return
    while len(levels) - 1 > at:
        left = levels.pop().tag
        assert left is not None
        inner = text[left.start : left.end]
        issues.append(
            Issue(left.start, left.end,
                  f"“{inner}” is not closed before “{quote}”. Close it with {_closer(left)}.")
        )  # fmt: skip
    levels.pop()


def _closer(tag: Tag) -> str:
    word = tag.word
    closers = {
        "percent": f"“{{% end{word} %}}”",
        "curly": "“{{ end }}”" if word == "go" else f"“{{{{/{word}}}}}”",
        "erb": "“<% end %>”",
        "mailchimp": "“*|END:IF|*”",
    }
    return closers.get(tag.style, "“]”")


def _footprint(text: str, tag: Tag) -> tuple[int, int]:
    """What goes when the tag goes: white space that it trims, or all of a line of its own."""
    start, end = tag.start, tag.end
    if tag.role == "slot":
        return start, end
    if tag.trims[0]:
        while start > 0 and text[start - 1].isspace():
            start -= 1
    if tag.trims[1]:
        while end < len(text) and text[end].isspace():
            end += 1
    if any(tag.trims) or not (tag.role == "comment" or tag.style in ("curly", "erb")):
        return start, end
    before, after = start, end
    while before > 0 and text[before - 1] in " \t":
        before -= 1
    while after < len(text) and text[after] in " \t\r":
        after += 1
    if (before == 0 or text[before - 1] == "\n") and (after == len(text) or text[after] == "\n"):
        return before, min(after + 1, len(text))
    return start, end


# --- walking the branches ------------------------------------------------------------------


def forks_of(nodes: list[Node]) -> Iterator[Fork]:
    """Every fork, outer before inner."""
    for node in nodes:
        if isinstance(node, Fork):
            yield node
            for branch in node.branches:
                yield from forks_of(branch.nodes)


def condition_of(fork: Fork) -> tuple[str, int, bool]:
    """What a fork asks, how many answers there are, and whether it asks for the contrary.

    Forks that ask the same are answered the same.
    """
    options = len(fork.branches) + (0 if fork.complete or fork.loops or fork.always else 1)
    if options == 2 and not fork.loops:
        text = re.sub(r"\s+", " ", fork.branches[0].condition).strip()
        if fork.subject:
            return f"“{fork.subject}” is {text}", 2, False
        negative = re.match(r"(?:not\s+|!\s*)(.+)", text)
        flips = fork.flips != (negative is not None)
        return (negative[1] if negative else text) or f"fork {id(fork)}", 2, flips
    text = " / ".join(branch.condition for branch in fork.branches)
    return f"{fork.word} {fork.subject} {text}", options, False
