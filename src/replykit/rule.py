"""What a rule is: a named fault, why it matters, examples, and the code that finds it.

A rule is a function of a Reply that yields Problems. Its docstring is its page:

    @rule(group="core", severity=Severity.ERROR, examples=[...], leaves_alone=[...])
    def blame(reply: Reply) -> Iterator[Problem]:
        '''Fault put on the customer, a third party or a named colleague.

        ## Why it matters
        ...
        ## Write instead
        ...
        '''
"""

import importlib
import inspect
import math
import pkgutil
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from itertools import accumulate, chain, pairwise, repeat

from replykit import guards, network, panel, phrases, reader
from replykit.model import Channel, Complaint, Part, Policy, ReplykitError, Severity
from replykit.phrases import Hit, Pack
from replykit.plain import Plain
from replykit.spans import is_inner, may_be_clause, widen
from replykit.text import Document, Sentence, Words, check_text

HOME = "https://github.com/replykit/replykit"


@dataclass(frozen=True, slots=True)
class Problem:
    """A place that a rule objects to: ``[start, end)`` of the reply's text, and why."""

    start: int
    end: int
    message: str
    suggestion: str | None = None
    severity: Severity | None = None
    """Overrides the rule's own severity."""
    confidence: float = 1.0
    evidence: tuple[str, ...] = ()
    replacement: str | None = None
    """What can stand in place of ``[start, end)`` just as it is, with nobody looking."""


@dataclass(frozen=True, slots=True)
class Example:
    """A pair for the rule's page and its tests.

    ``bad`` marks the exact words that are flagged: "[[You should have]] read the label.".
    ``good`` is a sentence one would sign; it passes every rule.
    """

    bad: str
    good: str
    channel: Channel = Channel.EMAIL
    complaint: str | None = None
    policy: Policy | None = None

    @property
    def text(self) -> str:
        """The bad sentence without its marks."""
        return self.bad.replace("[[", "").replace("]]", "")

    @property
    def marked(self) -> list[str]:
        """The words between the marks."""
        return re.findall(r"\[\[(.*?)\]\]", self.bad, re.S)


Check = Callable[["Reply"], Iterator[Problem]]
Message = str | Callable[[Sentence, str], str]
"""What a finding says, with ``{quote}`` for its words; or what makes it of sentence and words."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, ready to run."""

    name: str
    summary: str
    page: str
    """The rest of the docstring: Why it matters, Write instead."""
    group: str
    severity: Severity
    check: Check
    examples: tuple[Example, ...]
    leaves_alone: tuple[str, ...]
    needs_complaint: bool = False
    scope: str = "any"
    """``any``, or ``reply`` for rules about a whole reply, which are not run on fragments."""
    source: str = field(default="", compare=False)
    """The file it lives in."""

    @property
    def url(self) -> str:
        """Where its page stands."""
        if self.group == "own":
            return f"{HOME}/blob/main/docs/packs.md"
        return f"{HOME}/blob/main/docs/rules/{self.name}.md"


def rule(
    *,
    group: str,
    severity: Severity | str = Severity.WARNING,
    examples: Sequence[Example] = (),
    leaves_alone: Sequence[str] = (),
    needs_complaint: bool = False,
    scope: str = "any",
) -> Callable[[Check], Rule]:
    """Make a function a rule, named after it: ``generic_apology`` is ``generic-apology``.

    Raises:
        ReplykitError: *severity* is none.
    """

    def make(check: Check) -> Rule:
        if severity not in set(Severity):
            raise ReplykitError(
                f"rule {check.__name__}: its severity is {', '.join(Severity)}, not {severity!r}"
            )
        doc = inspect.getdoc(check) or ""
        summary, _, page = doc.partition("\n\n")
        return Rule(
            name=check.__name__.replace("_", "-"),
            summary=summary.strip(),
            page=page.strip(),
            group=group,
            severity=Severity(severity),
            check=check,
            examples=tuple(examples),
            leaves_alone=tuple(leaves_alone),
            needs_complaint=needs_complaint,
            scope=scope,
            source=inspect.getsourcefile(check) or "",
        )

    return make


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every built-in rule by name: one for each file in the rules folder."""
    package = importlib.import_module("replykit.rules")
    found: dict[str, Rule] = {}
    for item in pkgutil.iter_modules(package.__path__):
        if item.name.startswith("_"):
            continue
        module = importlib.import_module(f"replykit.rules.{item.name}")
        found |= {v.name: v for v in vars(module).values() if isinstance(v, Rule)}
    return dict(sorted(found.items()))


@lru_cache(maxsize=16)
def _own_matcher(packs: tuple[Pack, ...]) -> phrases.Matcher:
    return phrases.Matcher(packs, phrases.fillers())


class Reply(Document):
    """A reply as the rules see it: its plain text, whose places ``plain`` ties to the one given."""

    def __init__(
        self,
        text: str,
        *,
        channel: Channel = Channel.EMAIL,
        complaint: Complaint | None = None,
        policy: Policy | None = None,
        is_template: bool = False,
        use_reader: bool = True,
        packs: Sequence[Pack] = (),
    ) -> None:
        self.plain = Plain(check_text(text))
        super().__init__(self.plain.text)
        self.given = text
        self.channel = channel
        self.complaint = complaint
        self.policy = policy
        self.is_template = is_template
        self.use_reader = use_reader
        self.packs = tuple(packs)

    @cached_property
    def hits(self) -> Mapping[str, list[Hit]]:
        """Every phrase of the fault packs that stands in the text, by rule, guards applied."""
        found: dict[str, list[Hit]] = {}
        own = _own_matcher(self.packs).find_all(self) if self.packs else repeat(())
        for hits, others in zip(guards.find(self, "faults"), own, strict=False):
            for hit in chain(hits, others):
                if not self.is_cleared(hit):
                    found.setdefault(hit.pack.rule, []).append(hit)
        return found

    def is_cleared(self, hit: Hit) -> bool:
        """Whether the words are quoted, or one of the phrase's guards clears them."""
        if self.quoted and self.is_quoted(hit.start, hit.end):
            return True
        names = hit.phrase.guards
        return bool(names) and guards.clears(self, hit.sentence, *names)

    @cached_property
    def scores(self) -> "panel.Array":
        """What the trained readers think of each sentence, as the panel of readers has it."""
        return _score((self,))

    @cached_property
    def _reported(self) -> Mapping[tuple[str, str], set[int]]:
        """For each reader and label the sentences that it reports; none without the readers."""
        if not self.use_reader:
            return {}
        known = panel.panel()
        found: dict[tuple[str, str], set[int]] = {named: set() for named in known.labels}
        reported = (self.scores >= known.bounds(len(self.sentences))).nonzero()
        heard: dict[int, dict[str, float]] = {}
        for index, column in zip(*(places.tolist() for places in reported), strict=True):
            reader_name, label = known.labels[column]
            if reader_name == "faults":
                heard.setdefault(index, {})[label] = self.scores[index, column]
            else:
                found[reader_name, label].add(index)
        for index, labels in heard.items():
            for label in _settle_tone(labels):
                found["faults", label].add(index)
        return found

    def features(self, sentence: Sentence) -> set[str]:
        """What the trained readers look at in a sentence, by name."""
        read = self._context(sentence)
        found = reader.features(read.norms, read.before, read.after, read.hints)
        return found | set(reader.cluster_features(read.norms))

    def _context(self, sentence: Sentence) -> panel.Context:
        """The same, as the panel of readers takes it."""
        before, after = sentence.neighbour(-1), sentence.neighbour(1)
        return panel.Context(
            sentence.norms,
            before.norms if before else (),
            after.norms if after else (),
            self.hints(sentence),
        )

    def hints(self, sentence: Sentence) -> frozenset[str]:
        """What the rules noticed in a sentence, for the trained readers."""
        noticed = frozenset(self._noticed.get(sentence.index, ()))
        return _join_hints(guards.hints(self, sentence), noticed, self.channel.is_public)

    @cached_property
    def _noticed(self) -> Mapping[int, set[str]]:
        """For each sentence the phrases that stand in it, as hints for the readers."""
        found: dict[int, set[str]] = {}
        for name, hits in self.hits.items():
            for hit in hits:
                kind = "weak" if hit.phrase.weak else "hit"
                found.setdefault(hit.sentence.index, set()).add(f"{kind}:{name}")
        for hit in self.part_hits:
            kind = "weak" if hit.phrase.weak else "part"
            found.setdefault(hit.sentence.index, set()).add(f"{kind}:{hit.pack.rule}")
        return found

    @cached_property
    def part_hits(self) -> list[Hit]:
        """Every phrase of the part packs that stands in the text, guards applied."""
        return [
            hit for hits in guards.find(self, "parts") for hit in hits if not self.is_cleared(hit)
        ]

    @cached_property
    def said_parts(self) -> Mapping[int, set[Part]]:
        """For each sentence the parts whose phrases stand in it, weak ones left out."""
        found: dict[int, set[Part]] = {}
        for hit in self.part_hits:
            if not hit.phrase.weak:
                found.setdefault(hit.sentence.index, set()).add(Part(hit.pack.rule))
        return found

    def found(self, name: str, message: Message) -> Iterator[Problem]:
        """Yield the phrases of pack *name*, then what the trained reader sees beyond them.

        A phrase's own ``why`` and ``write`` come first. Where the
        reader doubts a phrase it is advice only, unless a business brought the phrase or the
        phrase has a severity of its own.
        """
        taken: set[int] = set()
        for hit in self._merged(name):
            settled = hit.pack in self.packs or hit.phrase.severity is not None
            doubted = not settled and not self._agrees(name, hit.sentence)
            if hit.phrase.weak and doubted:
                continue
            taken.add(hit.sentence.index)
            start, end = self._widened(hit.sentence, hit.start, hit.end)
            quote = self.text[start:end]
            yield Problem(
                start,
                end,
                _tell(hit.phrase.why or message, hit.sentence, quote),
                hit.phrase.write,
                Severity.ADVICE if doubted else hit.phrase.severity,
                confidence=self._confidence(name, hit.sentence),
            )
        if self._reported.get(("faults", name)):
            yield from self._judged(name, message, taken)
        if name in _HEARD_ALONE and self._doubted:
            yield from self._told_alone(name, message, taken)

    def _merged(self, name: str) -> list[Hit]:
        """Hits in order; where two overlap, a sure one before a weak one, then the longer one.

        A phrase with a severity of its own is told whatever the reader makes of it, and so is
        surer than one without.
        """

        def weight(hit: Hit) -> tuple[bool, bool, int]:
            phrase = hit.phrase
            return not phrase.weak, phrase.severity is not None, hit.end - hit.start

        hits = self.hits.get(name)
        if hits is None:
            return []
        kept: list[Hit] = []
        for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
            if kept and hit.start < kept[-1].end:
                if weight(hit) > weight(kept[-1]):
                    kept[-1] = hit
                continue
            kept.append(hit)
        return kept

    def _agrees(self, name: str, sentence: Sentence) -> bool:
        """Whether the trained reader, which counts phrases as evidence, reports the sentence."""
        reported = self._reported.get(("faults", name))
        if reported is not None:
            return sentence.index in reported
        return sentence.index in self._sure[name]  # no reader: a sure phrase counts

    @cached_property
    def _sure(self) -> Mapping[str, set[int]]:
        """For each pack with hits the sentences in which a phrase stands that is not weak."""
        return {
            name: {hit.sentence.index for hit in hits if not hit.phrase.weak}
            for name, hits in self.hits.items()
        }

    def _confidence(self, name: str, sentence: Sentence) -> float:
        if ("faults", name) not in self._reported:
            return 1.0
        column = panel.panel().column["faults", name]
        score = float(self.scores[sentence.index, column])
        return round(min(0.99, reader.Judgement(name, score).probability), 2)

    def _judged(self, name: str, message: Message, taken: set[int]) -> Iterator[Problem]:
        for index in sorted(self._reported["faults", name] - taken):
            taken.add(index)
            yield from self._judge(name, message, self.sentences[index])

    def _told_alone(self, name: str, message: Message, taken: set[int]) -> Iterator[Problem]:
        for index in sorted(self._doubted.get(name, set()) - taken):
            for problem in self._judge(name, message, self.sentences[index]):
                yield replace(problem, severity=Severity.ADVICE)

    def _judge(self, name: str, message: Message, sentence: Sentence) -> Iterator[Problem]:
        start, end = self.loudest(sentence, name)
        if self.is_quoted(start, end):
            return
        yield Problem(
            start,
            end,
            _tell(message, sentence, self.text[start:end]),
            confidence=self._confidence(name, sentence),
            evidence=sentence.folded.once(_find_evidence, name),
        )

    @cached_property
    def _doubted(self) -> Mapping[str, set[int]]:
        """For each fault the sentences that the reader reports alone and calm, and almost here.

        What stands beside a sentence, or a mark at its end, may tip the scales; its words are then
        told as a doubt.
        """
        if not self.use_reader:
            return {}
        known = panel.panel()
        columns = {name: known.column["faults", name] for name in _HEARD_ALONE}
        short = known.bounds(len(self.sentences)) - self.scores
        is_short: panel.Array = (short > 0) & (short <= _SHORT_BY)
        near = [*dict.fromkeys(is_short[:, [*columns.values()]].nonzero()[0].tolist())]
        if not near:
            return {}
        texts = [[_calm(self.sentences[index].key)] for index in near]
        hints = [[_alone(self.hints(self.sentences[index]))] for index in near]
        scores = _add_network(known.score(texts, hints), texts)
        alone = scores >= known.bounds(1)
        return {
            name: {
                index
                for row, index in enumerate(near)
                if alone[row, column] and is_short[index, column]
            }
            for name, column in columns.items()
        }

    def _widened(self, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
        """A span as a person would mark it: it ends where a phrase does."""
        tokens = self.tokens
        first = bisect_right(tokens.starts, start) - 1 - sentence.first
        last = bisect_left(tokens.starts, end) - sentence.first
        if not 0 <= first < last <= len(sentence.norms):
            return start, end
        first, last = widen(sentence, first, last)
        return tokens.starts[sentence.first + first], tokens.ends[sentence.first + last - 1]

    def loudest(self, sentence: Sentence, name: str) -> tuple[int, int]:
        """The clause of the sentence whose words speak loudest for *name*."""
        norms = [
            norm if norm != "-" or not is_inner(sentence, at) else "\x00-"
            for at, norm in enumerate(sentence.norms)
        ]
        clauses = split_clauses(norms)
        first, last = clauses[0]
        if len(clauses) > 1:
            weights = self._word_weights(sentence, name)
            totals = [sum(weights[a:b]) for a, b in clauses]
            best = max(range(len(clauses)), key=lambda at: totals[at])
            first, last = clauses[best]
            # A neighbouring clause that speaks as clearly belongs to it.
            while best > 0 and totals[best - 1] > 0.5 * totals[best]:
                best -= 1
                first = clauses[best][0]
        while last - 1 > first and norms[last - 1] in (",", "."):
            last -= 1
        while first + 1 < last and norms[first] in (",", "-", "and", "but", "so"):
            first += 1
        first, last = widen(sentence, first, last)
        tokens = self.tokens
        return tokens.starts[sentence.first + first], tokens.ends[sentence.first + last - 1]

    def _word_weights(self, sentence: Sentence, name: str) -> Sequence[float]:
        """How much each word of the sentence speaks for *name*."""
        weights, beside = sentence.folded.once(_weigh_words, name)
        known = panel.panel()
        share = known.readers["faults"].network.get(name, 0.0)
        if not share:
            return weights
        # The linear weights are not scaled yet.
        share *= math.sqrt(known.count(self._context(sentence)))
        return [one + share * other for one, other in zip(weights, beside, strict=True)]

    def judged_parts(self, part: Part) -> set[int]:
        """The sentences in which the reader of parts sees a part; none without it."""
        return self._reported.get(("parts", part.value), set())

    def may_hold(self, part: Part, doubt: float) -> bool:
        """Whether a sentence comes within *doubt* of what the reader of parts takes for a part.

        *doubt* is in the reader's own scores (log odds); without the reader it is never so.
        """
        if not self.use_reader or not self.sentences:
            return False
        known = panel.panel()
        column = known.column["parts", part.value]
        bound = known.bounds(len(self.sentences))[column]
        return bool(self.scores[:, column].max() >= bound - doubt)

    def spoken_parts(self, part: Part) -> set[int]:
        """The sentences in which a phrase of a part stands."""
        return {index for index, parts in self.said_parts.items() if part in parts}

    @cached_property
    def parts(self) -> Mapping[Part, list[tuple[int, int]]]:
        """The parts of a good reply that are there, with their places."""
        return find_parts(self)

    def is_rude(self, sentence: Sentence) -> bool:
        """Whether a sentence is surely told to argue or to put the fault on somebody."""
        return any(
            sentence.index in self._reported.get(("faults", name), ())
            or any(self._is_settled(name, hit) for hit in self._hits_in(sentence, name))
            for name in ("argumentative", "blame")
        )

    def is_all_rude(self, sentence: Sentence, part: Part) -> bool:
        """Whether a sentence only argues, or, as a next step, only orders about."""
        names = ("argumentative", "commanding")[: 1 + (part is Part.FOLLOW_UP)]
        return any(
            self._is_settled(name, hit)
            and not any(char.isalnum() for char in self.text[sentence.start : hit.start])
            and not any(char.isalnum() for char in self.text[hit.end : sentence.end])
            for name in names
            for hit in self._hits_in(sentence, name)
        )

    def _hits_in(self, sentence: Sentence, name: str) -> Sequence[Hit]:
        """The hits of a fault that begin in a sentence."""
        return self.once(_sort_hits, name).get(sentence.index, ())

    def _is_settled(self, name: str, hit: Hit) -> bool:
        return hit.phrase.severity is not None or (
            not hit.phrase.weak and self._agrees(name, hit.sentence)
        )


def _sort_hits(reply: Reply, name: str) -> Mapping[int, list[Hit]]:
    """The hits of a fault by the sentences that they begin in."""
    found: dict[int, list[Hit]] = {}
    for hit in reply.hits.get(name, ()):
        found.setdefault(hit.sentence.index, []).append(hit)
    return found


def _find_evidence(words: Words, name: str) -> tuple[str, ...]:
    """The words of a sentence that spoke loudest for a fault."""
    return panel.panel().evidence(words.key, "faults", name)


def _weigh_words(words: Words, name: str) -> "tuple[array[float], array[float]]":
    """How much each word speaks for a fault, to the reader and to the network."""
    return (
        array("d", panel.panel().word_weights(words.key, "faults", name)),
        array("d", network.load("replies").word_weights(words.key, name)),
    )


def read_together(replies: Sequence[Reply]) -> None:
    """Ask the trained readers about several replies at once: faster than one by one."""
    scores = _score(replies)
    ends = accumulate((len(reply.sentences) for reply in replies), initial=0)
    for reply, (first, last) in zip(replies, pairwise(ends), strict=True):
        reply.scores = scores[first:last]


def _score(replies: Sequence[Reply]) -> "panel.Array":
    """The scores of the sentences of all replies in a row."""
    known = panel.panel()
    texts = [[sentence.key for sentence in reply.sentences] for reply in replies]
    hints = [[reply.hints(sentence) for sentence in reply.sentences] for reply in replies]
    return _add_network(known.score(texts, hints), texts)


def _add_network(
    scores: "panel.Array", texts: Sequence[Sequence[tuple[str, ...]]]
) -> "panel.Array":
    """The scores of the sentences of some texts with what the network makes of them."""
    import numpy as np

    known = panel.panel()
    sentences = [norms for text in texts for norms in text]
    if sentences:
        sizes = [*map(len, texts)]
        bounds = np.array([*map(known.bounds, sizes)]).repeat(sizes, axis=0)
        network.add(scores, sentences, known.label_names, known.shares, bounds)
    return scores


_HEARD_ALONE = ("argumentative", "blame")
"""The faults that the reader may hear in a sentence alone and miss beside another."""
_SHORT_BY = 1.1
"""By how much the score may fall short, in log-odds: beyond that the neighbours tell against it."""


def _calm(norms: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a sentence with a full stop for the exclamation marks at its end."""
    last = len(norms)
    while last and norms[last - 1] == "!":
        last -= 1
    return norms if last in (0, len(norms)) else (*norms[:last], ".")


def _alone(hints: frozenset[str]) -> frozenset[str]:
    """The hints of a sentence without those of the next."""
    return frozenset(hint for hint in hints if not hint.startswith("next:"))


@lru_cache(maxsize=4_000)
def _join_hints(one: frozenset[str], other: frozenset[str], is_public: bool) -> frozenset[str]:
    return one | other | {"public" if is_public else "private"}


def _tell(message: Message, sentence: Sentence, quote: str) -> str:
    told = message if isinstance(message, str) else message(sentence, quote)
    return told.replace("{quote}", shorten(quote))


_INNER = str.maketrans("“”", "‘’")
"""Quotation marks within quotation marks."""
_QUOTED = 72
"""How many code points of the marked words a message repeats."""


def shorten(quote: str) -> str:
    """The words of a finding as its message repeats them: on one line, cut after whole words."""
    quote = " ".join(quote.split()).translate(_INNER)
    if len(quote) <= _QUOTED:
        return quote
    return quote[:_QUOTED].rsplit(" ", 1)[0].rstrip(",;:-") + " …"


_TONE = "argumentative"
_SHADED = frozenset({"blame", "commanding", "excuse", "minimizing"})


def _settle_tone(heard: Mapping[str, float]) -> set[str]:
    """Of what the reader hears in a sentence, by label and score, what it reports.

    An arguing tone lies over the same words as these faults. Where it hears both, the fainter is
    wrong five times in six (whole replies of data/train, cross-validated), so the louder counts.
    """
    loudest = max((heard[label] for label in _SHADED & heard.keys()), default=None)
    if loudest is None or _TONE not in heard:
        return set(heard)
    return set(heard) - (_SHADED if heard[_TONE] >= loudest else {_TONE})


_CLAUSE_MARKS = frozenset({",", ";", ":", "-", "("})
_CLAUSE_WORDS = frozenset({"but", "because", "so", "and", "although", "though", "while", "since"})


def split_clauses(norms: Sequence[str]) -> list[tuple[int, int]]:
    """Cut a sentence's tokens at marks and conjunctions into stretches of three words or more."""
    cuts = [0]
    seen, is_clause = 0, False  # how far the last stretch was looked through, and what was found
    for at, norm in enumerate(norms):
        if at - cuts[-1] < 3 or len(norms) - at < 4:
            continue
        cut = 0
        if norm in _CLAUSE_MARKS:
            cut = at + 1
        elif norm in _CLAUSE_WORDS and norms[at - 1] not in _CLAUSE_MARKS:
            if norm == "and":
                is_clause = is_clause or may_be_clause(norms[seen:at])
                seen = at
            if norm != "and" or is_clause:
                cut = at
        if cut:
            cuts.append(cut)
            seen, is_clause = cut, False
    cuts.append(len(norms))
    return list(pairwise(cuts))


def find_parts(reply: Reply) -> dict[Part, list[tuple[int, int]]]:
    """Find the five parts: by the trained reader, to which phrases are evidence, or by them alone.

    A phrase that the reader doubts is wrong four times in five (labelled whole replies).
    """
    tell = reply.judged_parts if reply.use_reader else reply.spoken_parts
    found = {
        part: [
            one
            for at in sorted(tell(part))
            if not reply.is_all_rude(one := reply.sentences[at], part)
        ]
        for part in Part
    }
    return {part: [(s.start, s.end) for s in some] for part, some in found.items() if some}


def phrase_parts(reply: Reply, sentence: Sentence) -> set[Part]:
    """The parts whose phrases stand in a sentence."""
    return reply.said_parts.get(sentence.index, set())
