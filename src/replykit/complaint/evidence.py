"""What the trained readers of complaints look at: words, concepts, phrases, asking and heat."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from replykit.complaint.asking import read_mood
from replykit.complaint.concepts import concepts_of
from replykit.complaint.refusal import Refusal, find_refusals
from replykit.complaint.story import Story
from replykit.model import polarity
from replykit.reader import clusters

_NEGATIONS = frozenset("not no never nobody nothing without none neither nor cannot".split())
_STEMS = ("ing", "ed", "es", "ly", "s")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending: rough, but the same in training and in use."""
    for ending in _STEMS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def word_evidence(norms: Sequence[str]) -> set[str]:
    """Words, stems, pairs and word groups of a text."""
    words, stems, groups = _all_forms(norms)
    return {*words, *map(" ".join, itertools.pairwise(words)), *stems, *groups}


def concept_evidence(sentences: Iterable[Sequence[str]]) -> set[str]:
    """The concepts of a text, and which of them stand in a sentence with a negation."""
    found: set[str] = set()
    for norms in sentences:
        named = set(itertools.chain.from_iterable(map(concepts_of, norms)))
        found.update(f"@{concept}" for concept in named)
        if not _NEGATIONS.isdisjoint(norms):
            found.update(f"@not {concept}" for concept in named)
    return found


_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\u2639\u263a]|[:;=]['’]?-?[()/D|\\[\\]]")
_SHOUTED = re.compile(r"\b[A-Z]{3,}\b")


def heat_evidence(text: str) -> set[str]:
    """Signs of heat that words alone do not show: capitals, marks, emoji, VADER's polarity."""
    found = {f"#emoji {emoji}" for emoji in _EMOJI.findall(text)}
    shouted = len(_SHOUTED.findall(text))
    words = len(text.split())
    marks = text.count("!")
    found.add(f"#shouted {min(shouted, 3)}")
    if words and shouted * 2 > words:
        found.add("#all capitals")
    found.add(f"#exclaimed {min(marks, 3)}")
    if "!!" in text or "?!" in text or "!?" in text:
        found.add("#marks doubled")
    if "??" in text:
        found.add("#questions doubled")
    found.add(f"#asked {min(text.count('?'), 3)}")
    if "..." in text or "…" in text:
        found.add("#trailing off")
    found.add(f"#words {min(words // 15, 8)}")
    scores = polarity(text)
    found.add(f"#polarity {round(scores['compound'] * 2) / 2:g}")
    found.add(f"#negative {min(round(scores['neg'] * 10), 4)}")
    found.add(f"#positive {min(round(scores['pos'] * 10), 3)}")
    return found


_LETTERS = 5
"""How many letters in a row are looked at together."""


@lru_cache(maxsize=20_000)
def _forms(norm: str) -> tuple[str, str, tuple[str, ...]]:
    """A word as the readers know it: itself, its stem, and the groups it is in."""
    word = "0" if norm[0].isdigit() else norm
    groups = tuple(f"={group}" for group in clusters().get(word, ()))
    return word, f"~{stem(word)}", groups


def _all_forms(norms: Sequence[str]) -> tuple[list[str], list[str], Iterable[str]]:
    """The words, the stems and the groups of a text."""
    forms = list(map(_forms, norms))
    groups = itertools.chain.from_iterable(form[2] for form in forms)
    return [form[0] for form in forms], [form[1] for form in forms], groups


def sentence_evidence(norms: Sequence[str]) -> set[str]:
    """Words, stems, their pairs, word groups, runs of letters and concepts of a sentence."""
    words, stems, groups = _all_forms(norms)
    found = {*words, *stems, *groups}
    found.update(map(" ".join, itertools.pairwise(words)))
    found.update(map(" ".join, itertools.pairwise(stems)))
    # Capitals keep runs of letters apart from words, which are folded.
    letters = f"_{'_'.join(norm for norm in norms if norm[0].isalpha())}_".upper()
    found.update(letters[at : at + _LETTERS] for at in range(len(letters) - _LETTERS + 1))
    found |= concept_evidence([norms])
    return found


ASKED = ("?~", "?!~", "??~", "??!~")
"""How the words of clauses that ask for something begin, as features: a negated clause has "!"."""


def sentences_evidence(story: Story, refusals: Sequence[Refusal] | None = None) -> list[set[str]]:
    """All that the readers look at in each sentence by itself.

    Args:
        story: the complaint.
        refusals: the remedies that it refuses, if they are known.
    """
    found = [sentence_evidence(sentence.norms) for sentence in story.sentences]
    starts = [sentence.start for sentence in story.sentences]
    for key, hits in story.hits.items():
        for hit in hits:
            at = max(bisect_right(starts, hit.start) - 1, 0)
            found[at].update((f"#{key}", f"#{hit.phrase.id}"))
    for refusal in find_refusals(story) if refusals is None else refusals:
        at = max(bisect_right(starts, refusal.start) - 1, 0)
        found[at].update((f"#refused:{refusal.label}", "#refused:"))
    for clause in story.clauses:
        if mood := read_mood(story, clause):
            sign = f"{mood}!" if not _NEGATIONS.isdisjoint(clause.norms) else mood
            found[clause.sentence.index].update(
                f"{sign}{_forms(norm)[1]}" for norm in clause.norms if norm[0].isalpha()
            )
    return found


_LEADS = frozenset(
    """please pls plz kindly so and but or now then just also well ok look instead therefore either
    at least , - : ; ( \" """.split()
)
"""What may stand before the words that tell asking from telling."""
_MARKS = frozenset(", . ; : but -".split())
_OTHERS = frozenset(("rather", "instead"))
_SCOPE = 6
"""How many words a negation reaches."""
_MINE = frozenset("i we me us my our".split())
_YOURS = frozenset(("you", "your"))
_POLITE = frozenset("please pls kindly".split())


def _opening(norms: Sequence[str]) -> list[str]:
    """The first words that count, numbers alike."""
    last = len(norms) - 1
    at = next((at for at, norm in enumerate(norms) if norm not in _LEADS), last)
    return [_forms(norm)[0] for norm in norms[at : at + 3]]


def mood_evidence(story: Story) -> list[set[str]]:
    """How each sentence is built: what opens its clauses, what is negated, what came before.

    So asking, telling, reporting and refusing can be told apart where the words are the same.
    """
    count = len(story.sentences)
    found: list[set[str]] = []
    before: list[str] = []
    for at, sentence in enumerate(story.sentences):
        norms = sentence.norms
        opening = _opening(norms)
        signs = {f"^^{opening[0]}", f"^^{' '.join(opening[:2])}", f"#part {4 * at // count}"}
        reach, last = 0, ""
        for norm in norms:
            if norm in _NEGATIONS or (norm in ("than", "of") and last in _OTHERS):
                reach = _SCOPE
            elif norm in _MARKS:
                reach = 0
            elif reach:
                signs.add(f"!{_forms(norm)[1]}")
                reach -= 1
            last = norm
        if sentence.ends_asking:
            signs.add("#ask?")
        if not _POLITE.isdisjoint(norms):
            signs.add("#please")
        if _YOURS.isdisjoint(norms):
            signs.add("#no you")
        if _MINE.isdisjoint(norms):
            signs.add("#no me")
        signs.update(before)
        before = [f"<{_forms(norm)[1]}" for norm in norms]
        found.append(signs)
    if found:
        found[0].add("#first")
        found[-1].add("#last")
    for clause in story.clauses:
        opening = _opening(clause.norms)
        signs = found[clause.sentence.index]
        signs.update(f"^{' '.join(opening[:size])}" for size in range(1, len(opening) + 1))
    return found


def story_evidence(story: Story, sentences: Sequence[set[str]] | None = None) -> set[str]:
    """All that the readers look at in a complaint.

    Args:
        story: the complaint.
        sentences: what ``sentences_evidence`` finds in it, if that is known.
    """
    found = heat_evidence(story.text)
    found.update(*(sentences_evidence(story) if sentences is None else sentences))
    if story.sentences:
        found.update(f"<{_forms(norm)[1]}" for norm in story.sentences[0].norms)
        found.update(f">{_forms(norm)[1]}" for norm in story.sentences[-1].norms)
    return found


def clause_evidence(norms: Sequence[str]) -> set[str]:
    """What the readers look at in a single clause."""
    return word_evidence(norms) | concept_evidence([norms])
