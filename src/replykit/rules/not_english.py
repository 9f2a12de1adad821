"""Replies in a language that replykit does not read."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from replykit.model import Severity
from replykit.phrases import read_words
from replykit.rule import Example, Problem, Reply, rule
from replykit.text import Tokens

_LEAST = 4
"""So many small words of another language tell it; fewer may be a name or a dish."""
_SHARED = 3
"""And they must be so many times as many as the small words of English."""
_LETTERS = 12
"""So many letters of another script tell a language; fewer may be a name."""
_ALL = 3
"""Where no small word is English, this many tell it, if they are a third of the words."""
_ALL_LETTERS = 6
"""Where every letter is of a script without spaces, so many are a sentence."""
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    """
    the a an and or of to in on for with at by from as is are was were be been have has had do does
    did will would can could not i we you your our it this that my me us if but so what which when
    there here all any just please thank thanks sorry
    """.split()
)


@rule(
    group="structure",
    severity=Severity.WARNING,
    examples=[
        Example(
            bad="[[Nous sommes désolés du retard de votre commande.]]",
            good="We are sorry that your order is late.",
        ),
        Example(
            bad="[[Wir haben Ihre Nachricht erhalten und prüfen das bis Freitag.]]",
            good="We have your message, and I'll have checked it by Friday.",
        ),
        Example(
            bad="[[Vielen Dank für Ihre Nachricht.]] Es tut uns leid.",
            good="Thank you for your message. I'm sorry that nobody rang.",
        ),
        Example(
            bad="[[Мы вернули деньги на вашу карту сегодня утром.]]",
            good="We put the money back on your card this morning.",
        ),
    ],
    leaves_alone=[
        "The crème brûlée and the pain au chocolat were cold, and I'm sorry.",
        "Dear Señora de la Cruz, the room in the Calle de los Reyes is yours until Sunday.",
        "Your booking at Das Haus an der See is moved to Friday.",
        "Crème brûlée, pain au chocolat, café au lait.",
        "Hotel de la Paix, Rue de la Gare",
        "Мария, your refund of €40 left us today.",
        "Merci! We have put the table by the window aside for you.",
        "Vielen Dank. We're glad that the new fridge is quiet.",
    ],
)
def not_english(reply: Reply) -> Iterator[Problem]:
    """A reply in a language other than English.

    ## Why it matters
    The other rules read English. Without this one, a reply in French would pass them all, and
    look as if it had been checked.

    ## Write instead
    Nothing, where the reply is meant to be in that language: have somebody read it who speaks it.

    ## When not to use it
    For folders that hold replies in other languages. Ignore it there, or leave them out.

    ## What it cannot see
    Languages whose small words it does not know, and a foreign sentence within an English reply.
    """
    language = _language(reply.text, reply.tokens.norms)
    first = next((one for one in reply.sentences if len(one.norms) >= _LEAST), None)
    first = first or next(iter(reply.sentences), None)
    if language is None or first is None:
        return
    yield Problem(
        first.start,
        first.end,
        f"This reads as {language}, and replykit reads English: nothing else was checked here. "
        "Have it read by somebody who speaks it, and leave it out of the run.",
    )


def language_of(text: str) -> str | None:
    """The language a text is in, where it is another than English."""
    return _language(text, Tokens(text).norms)


def _language(text: str, norms: Sequence[str]) -> str | None:
    english = sum(map(_ENGLISH.__contains__, norms))
    if english * 4 > len(norms):
        return None
    return _told_by_letters(text) or _told_by_words(text, english)


def _told_by_letters(text: str) -> str | None:
    """The language of the script that most letters of a text belong to, if it is not Latin."""
    letters = sum(map(str.isalpha, text))
    for language, pattern in _scripts():
        found = len(pattern.findall(text))
        if found >= _LETTERS and found * 2 > letters:
            return language
        dense = language in ("Japanese", "Chinese", "Korean")
        if dense and found >= _ALL_LETTERS and found == letters:
            return language
    return None


def _told_by_words(text: str, english: int) -> str | None:
    """The language whose small words a text holds, far more than the *english* ones."""
    telling = _small_words()
    told: Counter[str] = Counter()
    words = _WORD.findall(text)
    for word in words:
        told.update(telling.get(word.lower(), ()))
    language, count = max(told.items(), key=lambda one: one[1], default=("", 0))
    if not english and count >= _ALL and count * 3 >= len(words):
        return language
    return language if count >= _LEAST and count >= _SHARED * english else None


@cache
def _scripts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    scripts: dict[str, str] = read_words("languages.toml")["scripts"]
    return tuple((name, re.compile(f"[{letters}]")) for name, letters in scripts.items())


@cache
def _small_words() -> dict[str, list[str]]:
    """For each small word the languages that have it."""
    found: dict[str, list[str]] = {}
    for language, words in read_words("languages.toml")["words"].items():
        for word in words.split():
            found.setdefault(word, []).append(language.replace("-", " "))
    return found
