"""What a customer is called: "amira" is Amira, "Mr & Mrs K. Achterberg" Mr and Mrs Achterberg."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Reverend|Sir|Dame|Lady|Lord|Sr|Fr|Major|Captain|Capt|Colonel|Col|Sergeant|Sgt|Lt|Cllr|Councillor|Father|Rabbi|Imam)"
_TITLES = rf"{_TITLE}\.?(?:(?: (?:&|and) |/){_TITLE}\.?)?"
_TITLED = re.compile(rf"(?P<title>{_TITLES})\s+(?P<name>.+)", re.I)
_TITLE_BEFORE = re.compile(rf"(?<![\w.])(?P<title>{_TITLES})\s+$")
_TITLE_BEHIND = re.compile(rf"\s*,?\s*\((?P<title>{_TITLES})\)")
TITLES_BEHIND = ("(Mrs)", "(Mr)", "(Ms)", "(Miss)", "(Dr)", "(Mrs.)", "(Mr.)", "(Ms.)", "(Dr.)")
"""Titles as they stand behind a signature."""
_PARTICLES = frozenset(
    "van von der den de del della di da dos du la le el al bin ibn ter ten zu y e".split()
)
INTRODUCED = re.compile(
    r"(?:\bit'?s|\bthis is|\bmy name is|\bmy name's|\bi am|\bi'm|\bhere:?) $", re.I
)
"""What a customer says before their own name; "her name is" is somebody else's."""
_CLOSING = (
    r"(?:(?:kind|best|warm|many)(?:est)? (?:regards|wishes|thanks)|regards|best|thanks|thank you"
    r"|cheers|sincerely|yours(?: \w+)?|with thanks|love)"
)
BELOW_CLOSING = re.compile(
    rf"(?:^|\n)[^\n]{{0,60}}\b(?i:{_CLOSING})[,.!]?\s*\n+\s*"
    r"((?:[A-Z][\w'’.-]*)(?: [A-Z][\w'’.-]*){0,3})\s*(?:\n|$)"
)
"""A name on the line below a closing, whatever stands below it."""
INITIALS = re.compile(r"(?<!\w)(?:[A-Z]\. ?){1,2}$")
"""The initials before a last name."""
_STOPS = re.compile(rf"(?:^|[.!?,;:\n)\-–—~]|\b{_CLOSING})\s*$", re.I)


def stands_alone(before: str) -> bool:
    """Whether a name that follows is a signature, and not a word of a sentence."""
    return _STOPS.search(_TITLE_BEFORE.sub("", before)) is not None


def with_title(before: str, name: str, after: str) -> str:
    """A signature with the title that stands before or behind it: "Mrs Whitcombe"."""
    found = _TITLE_BEFORE.search(before[-24:]) or _TITLE_BEHIND.match(after)
    return proper(f"{found['title']} {name}" if found else name)


def proper(name: str) -> str:
    """A name as it is written: capitals, title first, first name before the last."""
    name = re.sub(
        r"\s*\((?:retd?|retired)\.?\)$", "", " ".join(name.split()).strip(" ,;"), flags=re.I
    )
    if (behind := re.search(rf"\s*,?\s*\(({_TITLES})\)$", name, re.I)) and behind.start():
        name = f"{behind.group(1)} {name[: behind.start()]}"
    if swapped := re.fullmatch(r"([\w'’-]+), ((?!jr|sr|ph|md)[\w.'’ -]+)", name, re.I):
        name = f"{swapped.group(2)} {swapped.group(1)}"
    if name.islower() or (name.isupper() and len(name) > 3):
        name = " ".join(_capital(word) for word in name.split(" "))
    if found := _TITLED.fullmatch(name):
        title = re.sub(r" & |/", " and ", found["title"])
        title = re.sub(r"(?<!\w)[a-z]", lambda first: first.group().upper(), title)
        title = title.replace(" And ", " and ")
        return (
            f"{title} {_last(found['name'])}" if _is_surnamed(title) else f"{title} {found['name']}"
        )
    return name


def _is_surnamed(title: str) -> bool:
    return not re.match(r"(?:Sir|Dame|Lady|Lord|Fr|Sr|Father)\b", title)


def _last(name: str) -> str:
    """The family name, with the particles before it: "van Dijk"."""
    words = name.split()
    first = next((n for n, word in enumerate(words[:-1]) if word.lower() in _PARTICLES), -1)
    return " ".join(words[first:])


def _capital(word: str) -> str:
    if word.lower() in _PARTICLES:
        return word.lower()
    return re.sub(r"(?<![^\W\d_])[^\W\d_]+", lambda part: part.group().capitalize(), word)


def is_titled(name: str) -> bool:
    """Whether a name begins with a title."""
    return _TITLED.fullmatch(name) is not None


def familiar(name: str) -> str:
    """The first name, where a name has one; a title or an initial keeps the whole."""
    first = name.split()[0]
    keeps = is_titled(name) or len(first.rstrip(".")) < 2 or first.endswith(".")
    return name if keeps else first
