"""From a cell of a file to a template: every way its conditions can turn out, as prose."""

import re
from collections.abc import Callable, Iterator, Sequence
from math import prod

from replykit.templates.mapped import Builder, Mapped
from replykit.templates.slots import Slot
from replykit.templates.tags import Branch, Fork, Hole, Node, Parsed, Prose, condition_of, forks_of
from replykit.templates.template import Variant

MAX_VARIANTS = 8
"""Whole variants looked at. Branches that none of them holds are looked at alone."""

_FIRST = 0xF0000
"""Placeholders pass through the markup's parser as one private character each."""
_PRIVATE = re.compile("[\U000f0000-\U000ffffd]")

Reader = Callable[[Mapped], tuple[Mapped, list[tuple[int, int]]]]
"""Takes the markup away; tells which stretches of the file are code."""


def without_private(text: str) -> str:
    """The text with none of the characters that stand for placeholders here."""
    return _PRIVATE.sub("\ufffd", text) if not text.isascii() else text


def expand(
    cell: Mapped, parsed: Parsed, read: Reader
) -> tuple[tuple[Variant, ...], list[tuple[int, int]]]:
    """The variants of a cell, and the stretches of code in it."""
    forks = list(forks_of(parsed.nodes))
    asked: dict[str, int] = {}
    depths: dict[str, int] = {}
    for fork in forks:
        key, options, _ = condition_of(fork)
        asked[key] = max(asked.get(key, 0), options)
        depths.setdefault(key, fork.depth)
    seen: set[int] = set()
    found: list[Variant] = []
    texts: set[str] = set()
    code: list[tuple[int, int]] = []

    def add(nodes: list[Node], choice: dict[str, int], *, alone: bool) -> None:
        builder = Builder()
        answers: dict[str, str] = {}
        for piece in _walk(nodes, choice, seen, answers):
            if isinstance(piece, Prose):
                builder.take(cell, piece.start, piece.end)
            else:
                slot = parsed.slots[piece.slot]
                builder.add(chr(_FIRST + piece.slot), slot.start, slot.end)
        prose, more = read(builder.build(at=cell.start_of(0)))
        prose = _name_slots(prose, parsed.slots)
        code.extend(more)
        if (prose.text in texts and found) or (alone and not prose.text.strip()):
            return
        texts.add(prose.text)
        when = "" if alone else _joined(list(answers.values()))
        found.append(Variant(prose, when, "fragment" if alone else None))

    for choice in _choices(asked, depths):
        add(parsed.nodes, choice, alone=False)
    for fork in forks:
        for branch in fork.branches:
            if id(branch) not in seen:
                seen.add(id(branch))
                add(branch.nodes, {}, alone=True)
    return tuple(found), code


def _choices(asked: dict[str, int], depths: dict[str, int]) -> Iterator[dict[str, int]]:
    """Answers to every condition: all combinations if they are few, else a spread of them."""
    keys = list(asked)
    total = prod(asked[key] for key in keys) if len(keys) < 10 else MAX_VARIANTS + 1
    for number in range(min(total, MAX_VARIANTS)):
        rest = number
        choice = {}
        for key in keys:
            if total <= MAX_VARIANTS:
                rest, choice[key] = divmod(rest, asked[key])
            else:
                choice[key] = (number >> depths[key] % 3) % asked[key]
        yield choice


def _walk(
    nodes: list[Node], choice: dict[str, int], seen: set[int], answers: dict[str, str]
) -> Iterator[Prose | Hole]:
    for node in nodes:
        if not isinstance(node, Fork):
            yield node
            continue
        if node.aside:  # looked at alone
            continue
        key, options, flips = condition_of(node)
        at = choice.get(key, 0)
        if flips and options == 2:
            at = 1 - at
        branch: Branch | None = node.branches[at] if at < len(node.branches) else None
        if not node.loops and not node.always:
            answers.setdefault(key, _answer(node, key, at, options))
        if branch is not None:
            seen.add(id(branch))
            yield from _walk(branch.nodes, choice, seen, answers)


def _joined(answers: Sequence[str]) -> str:
    """Answers as a sentence has them."""
    *before, last = answers or [""]
    return f"{', '.join(before)} and {last}" if before else last


def _answer(fork: Fork, key: str, at: int, options: int) -> str:
    if fork.subject:
        named = at < len(fork.branches) and fork.branches[at].condition
        return f"“{fork.subject}” is {named or 'anything else'}"
    if options == 2:
        yes = (at == 0) != condition_of(fork)[2]
        shown = "the condition" if key.startswith("fork ") else f"“{key}”"
        return f"{shown} {'holds' if yes else 'does not hold'}"
    if at < len(fork.branches) and fork.branches[at].condition:
        return f"“{fork.branches[at].condition}” holds"
    return "no other condition holds"


def _name_slots(prose: Mapped, slots: list[Slot]) -> Mapped:
    """Write each placeholder as the linter knows it."""
    if not slots:
        return prose
    builder = Builder()
    last = 0
    for match in _PRIVATE.finditer(prose.text):
        builder.take(prose, last, match.start())
        builder.replace(prose, match.start(), match.end(), slots[ord(match[0]) - _FIRST].token)
        last = match.end()
    builder.take(prose, last, len(prose))
    return builder.build(at=prose.start_of(0))
