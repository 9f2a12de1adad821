"""Phrase packs of a business's own: each adds words to a rule, or is a rule of its own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from replykit import phrases
from replykit.model import PackError, Severity
from replykit.near import is_slip
from replykit.phrases import Pack
from replykit.rule import Problem, Reply, Rule, all_rules

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@lru_cache(maxsize=64)
def _read(path: str, stamp: tuple[int, int]) -> Pack:
    return phrases.read_pack(Path(path), Path(path).stem, phrases.classes())


def own_packs(paths: Sequence[str]) -> tuple[Pack, ...]:
    """The packs in some files.

    Raises:
        PackError: one is missing or malformed; with the file and the phrase.
    """
    found = []
    for path in paths:
        try:
            stat = Path(path).stat()
        except OSError as error:
            raise PackError(f"pack {path}: {error.strerror}") from None
        found.append(_read(path, (stat.st_mtime_ns, stat.st_size)))
        check_rule(found[-1])
    return tuple(found)


def check_rule(pack: Pack) -> None:
    """See that the rule which a pack names is a built-in one, or surely none.

    Raises:
        PackError: it is nearly the name of a built-in one, or of one that looks for no phrases.
    """
    known = all_rules().get(pack.rule)
    if known is not None and not _looks_at_words(known):
        raise PackError(
            f"{pack.path}: the rule {pack.rule!r} does not look for phrases; give a rule that does "
            f'(blame, boilerplate, …) or a name of your own as rule = "..."'
        )
    if known is not None or pack.rule == Path(pack.path).stem:
        return  # the file's own name is no slip
    near = next((name for name in all_rules() if is_slip(pack.rule, name)), None)
    if near is not None:
        raise PackError(
            f"{pack.path}: there is no rule {pack.rule!r}; did you mean {near!r}? "
            "A rule of your own wants a name that is not nearly the same"
        )


def _looks_at_words(rule: Rule) -> bool:
    """Whether a rule objects to what stands in a reply, whatever it answers."""
    return rule.scope != "reply" and not rule.needs_complaint and rule.name not in _DEAF


def _is_partly_quoted(reply: Reply, problem: Problem) -> bool:
    """Whether some of the words are quoted: those are somebody else's."""
    return any(start < problem.end and problem.start < end for start, end in reply.quoted)


@lru_cache(maxsize=64)
def _make_rule(pack: Pack) -> Rule:
    def check(reply: Reply) -> Iterator[Problem]:
        for problem in reply.found(pack.rule, f"“{{quote}}”: {pack.title}."):
            if not _is_partly_quoted(reply, problem):
                yield problem

    if not _NAME.fullmatch(pack.rule):
        raise PackError(
            f"{pack.path}: {pack.rule!r} is no name for a rule; write it in lower case with "
            'hyphens, in the file\'s name or as rule = "..."'
        )
    return Rule(
        name=pack.rule, summary=pack.title, page=f"Source: {pack.source}", group="own",
        severity=Severity.WARNING, check=check, examples=(), leaves_alone=(), source=pack.path,
    )  # fmt: skip


@lru_cache(maxsize=64)
def _with_phrases(name: str) -> Rule:
    """A built-in rule that looks for no phrases of its own, with those of one's own beside."""
    rule = all_rules()[name]

    def check(reply: Reply) -> Iterator[Problem]:
        yield from rule.check(reply)
        for problem in reply.found(name, _MESSAGE):
            if not _is_partly_quoted(reply, problem):
                yield problem

    return replace(rule, check=check)


_MESSAGE = "“{quote}” stands in a pack of your own. Say it in other words."
_DEAF = frozenset({"not-english"})
"""Rules about a whole text, whatever its words."""


def rules_with(paths: Sequence[str]) -> Mapping[str, Rule]:
    """The built-in rules, and those that packs of one's own add."""
    if not paths:
        return all_rules()
    known = all_rules()
    spoken = {name.rpartition("/")[2] for name in phrases.pack_names("faults")}
    rules = dict(known)
    for pack in own_packs(paths):
        if pack.rule not in known:
            rules[pack.rule] = _make_rule(pack)
        elif pack.rule not in spoken:
            rules[pack.rule] = _with_phrases(pack.rule)
    return rules
