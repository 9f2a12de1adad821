"""Whether phrases do what their own examples say."""

import re
from collections.abc import Iterator

from replykit.phrases.library import fillers
from replykit.phrases.matching import Hit, Matcher
from replykit.phrases.pack import Pack, Phrase, check_patterns
from replykit.text import Document


def find_in(text: str, phrase: Phrase, language: str = "en") -> list[str]:
    """The words of *text* that *phrase* matches, the longest where its patterns overlap."""
    document = Document(text)
    one = Matcher((Pack("", "", "", "", (phrase,)),), fillers(language))
    hits = (hit for sentence in document.sentences for hit in one.find(sentence))
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return [document.text[hit.start : hit.end] for hit in kept]


def problems(pack: Pack, language: str = "en") -> Iterator[str]:
    """Yield, in words, each example of a pack that does not behave as it should."""
    for phrase in pack.phrases:
        check_patterns(phrase, phrase.id)
        for bad in phrase.bad:
            plain = bad.replace("[[", "").replace("]]", "")
            found = find_in(plain, phrase, language)
            if not found:
                yield f"{phrase.id}: does not match its own bad sentence {plain!r}"
            marked = re.findall(r"\[\[(.*?)\]\]", bad)
            if marked and marked != found:
                yield f"{phrase.id}: in {plain!r} it matches {found}, not the marked {marked}"
        for good in phrase.good:
            found = find_in(good, phrase, language)
            if found:
                yield f"{phrase.id}: matches {found[0]!r} in its own good sentence {good!r}"
