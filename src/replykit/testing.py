"""For authors of rules and phrase packs: what in them does not behave as they say.

    from replykit.testing import problems

    def test_my_rule() -> None:
        assert list(problems(my_rule)) == []

Packs of phrases have the same: ``pack_problems(read_pack("my-phrases.toml"))``.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from replykit import guards, phrases
from replykit.linter import Config, lint_reply
from replykit.linter.packs import check_rule
from replykit.model import Channel, PackError
from replykit.near import nearly
from replykit.phrases import Pack, Phrase
from replykit.rule import Example, Reply, Rule, all_rules
from replykit.text import Document

HEADINGS = ("## Why it matters", "## Write instead")
FOLDERS = ("faults", "parts", "complaints", "perils", "compare", "set")


def problems(rule: Rule) -> Iterator[str]:
    """Yield, in words, everything about a rule that is not as it says.

    Each ``bad`` is flagged by the rule at its marks and nowhere else; each ``good`` is clean under
    every rule; each ``leaves_alone`` is left alone on every channel that the examples use.
    """
    if not rule.summary:
        yield f"{rule.name}: has no docstring; its first line is the summary"
    for heading in HEADINGS:
        if heading not in rule.page:
            yield f"{rule.name}: its docstring lacks the heading {heading!r}"
    if not rule.examples:
        yield f"{rule.name}: has no example"
    if not rule.leaves_alone:
        yield f"{rule.name}: has no near miss in leaves_alone"
    for example in rule.examples:
        yield from _example_problems(rule, example)
    channels = list(dict.fromkeys(example.channel for example in rule.examples))
    for sentence in rule.leaves_alone:
        for channel in channels or [Channel.EMAIL]:
            for quote in _flagged(rule, sentence, Example("", "", channel)):
                yield f"{rule.name}: flags {quote!r} in {sentence!r}, which it should leave alone"


def _example_problems(rule: Rule, example: Example) -> Iterator[str]:
    found = _flagged(rule, example.text, example)
    if not example.marked:
        yield f"{rule.name}: mark the words that are flagged with [[ ]] in {example.bad!r}"
    elif found != example.marked:
        yield f"{rule.name}: in {example.text!r} it flags {found}, not the marked {example.marked}"
    for other in {**all_rules(), rule.name: rule}.values():
        if other.scope == "reply" and other.name != rule.name:
            continue  # a sentence need not be a whole reply
        for quote in _flagged(other, example.good, example):
            yield f"{rule.name}: {other.name} flags {quote!r} in the good {example.good!r}"


def _flagged(rule: Rule, text: str, example: Example) -> list[str]:
    """The words that a rule flags in *text*, in the setting of an example, in order."""
    answers = None
    if example.complaint is not None:
        from replykit.complaint import parse_complaint

        answers = parse_complaint(example.complaint, channel=example.channel)
    elif rule.needs_complaint:
        return []
    reply = Reply(text, channel=example.channel, complaint=answers, policy=example.policy)
    spans = sorted(reply.plain.place(problem.start, problem.end) for problem in rule.check(reply))
    return [text[start:end] for start, end in spans]


# --- packs --------------------------------------------------------------------------------


def built_in_packs() -> list[str]:
    """The names of the packs that come with replykit."""
    return [name for folder in FOLDERS for name in phrases.pack_names(folder)]


def read_pack(path: str | Path) -> Pack:
    """Read a pack from a file of your own.

    Raises:
        PackError: it is missing or malformed, or its rule is nearly a built-in one; with the file
            and the phrase.
    """
    place = Path(path)
    if place.is_dir():
        raise PackError(f"{path}: is a folder; name a file of phrases")
    if not place.is_file():
        raise PackError(f"{path}: no such file")
    if place.suffix != ".toml":
        raise PackError(f"{path}: a pack is a TOML file, whose name ends in .toml")
    pack = phrases.read_pack(place, str(place.with_suffix("")), phrases.classes())
    check_rule(pack)
    return pack


def pack_problems(pack: Pack) -> Iterator[str]:
    """Yield, in words, each phrase of a pack that does not behave as its examples say.

    Each ``bad`` is matched, at its marks if it has any, and no guard clears it; no ``good`` is.
    In a pack of faults each ``good`` and each ``write`` is clean under every rule, too.
    """
    yield from phrases.problems(pack)
    for phrase in pack.phrases:
        yield from _guard_problems(phrase)
        yield from _slot_problems(phrase)
    yield from _duplicates(pack)
    if not _is_of_replies(pack):
        return
    seen: set[str] = set()
    for phrase in pack.phrases:
        for sentence in (*phrase.good, *filter(None, [phrase.write])):
            if sentence in seen:
                continue
            seen.add(sentence)
            for finding in lint_reply(sentence, config=Config(kind="fragment")).findings:
                yield (
                    f"{phrase.id}: {finding.rule} flags {finding.quote!r} in its own "
                    f"good sentence {sentence!r}"
                )


def _is_of_replies(pack: Pack) -> bool:
    """Whether its good sentences are for replies; in other packs they show what does not count."""
    folder = Path(pack.path).parent.name or pack.name.partition("/")[0]
    return folder not in ("complaints", "perils", "parts", "compare", "set")


_SLOT = re.compile(r"(?<!\{)\{([^\W\d]\w{0,30})\}(?!\})")


def _slot_problems(phrase: Phrase) -> Iterator[str]:
    """What a ``why`` would say as it stands, as if it were filled."""
    for name in _SLOT.findall(phrase.why or ""):
        if name != "quote":
            yield f"{phrase.id}: nothing fills {{{name}}} in its why; did you mean {{quote}}?"


def _guard_problems(phrase: Phrase) -> Iterator[str]:
    known = guards.all_guards()
    for name in phrase.guards:
        if name not in known:
            near = nearly(name, known)
            hint = f"did you mean {near!r}?" if near else f"known: {', '.join(known)}"
            yield f"{phrase.id}: there is no guard {name!r}; {hint}"
    for bad in phrase.bad:
        document = Document(re.sub(r"\[\[|\]\]", "", bad))
        matcher = phrases.Matcher((Pack("", "", "", "", (phrase,)),), phrases.fillers())
        for sentence in document.sentences:
            for hit in matcher.find(sentence):
                for name in phrase.guards:
                    if name in known and guards.clears(document, hit.sentence, name):
                        yield f"{phrase.id}: the guard {name!r} clears its bad {document.text!r}"


def _duplicates(pack: Pack) -> Iterator[str]:
    seen: dict[str, str] = {}
    for phrase in pack.phrases:
        for source in (pattern.source for pattern in phrase.patterns):
            if source in seen:
                yield f"{phrase.id}: {source!r} stands in {seen[source]} already"
            seen[source] = phrase.id


def guard_problems(guard: guards.Guard) -> Iterator[str]:
    """Yield each sentence of a guard on which it does not behave as it says."""
    for sentences, wanted in ((guard.clears, True), (guard.keeps, False)):
        for text in sentences:
            if _clears_first(guard, text) is not wanted:
                verb = "does not clear" if wanted else "clears"
                yield f"guard {guard.name}: {verb} {text!r}"


def _clears_first(guard: guards.Guard, text: str) -> bool:
    """Whether the guard would clear a phrase in the first sentence of a text."""
    document = Document(text)
    sentences: Sequence[object] = document.sentences
    return bool(sentences) and guards.clears(document, document.sentences[0], guard.name)
