"""The concepts of words: which fields they belong to (concepts.toml), and lists of names."""

from functools import cache, lru_cache

from replykit.phrases import read_words
from replykit.phrases import word_list as word_list
from replykit.text import Tokens


def _read(name: str) -> dict[str, str]:
    data = read_words(f"{name}.toml")
    groups: dict[str, str] = data.get("concept", data)
    return groups


@cache
def _concepts() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    exact: dict[str, tuple[str, ...]] = {}
    opening: dict[str, tuple[str, ...]] = {}
    for concept, words in _read("concepts").items():
        for word in words.split():
            known = opening if word.endswith("*") else exact
            key = Tokens(word.rstrip("*")).norms[0]
            known[key] = (*known.get(key, ()), concept)
    return exact, opening


@lru_cache(maxsize=20_000)
def concepts_of(norm: str) -> tuple[str, ...]:
    """The concepts that a folded word belongs to."""
    exact, opening = _concepts()
    found = dict.fromkeys(exact.get(norm, ()))
    for length in range(3, len(norm) + 1):
        found.update(dict.fromkeys(opening.get(norm[:length], ())))
    return tuple(found)
