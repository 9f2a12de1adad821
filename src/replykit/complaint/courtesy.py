"""The courtesies around a message: how it greets, wishes well, thanks at the end and signs off.

They say nothing about what went wrong or how the customer feels, but their words are those of
praise. So they are blanked before anything is read; only names are looked for in them.
"""

import re

from replykit.complaint.concepts import word_list
from replykit.titles import TITLES

_NAMED = r"[A-ZÀ-ÖØ-Þ][\wÀ-ÿ'’-]*\.?"
_NAME = rf"{_NAMED}(?:[ ]+(?:(?:van|de|der|den|von|da|di|al|bin|la|and|&)[ ]+)?{_NAMED}){{0,3}}"

_SALUTED = (
    r"(?i:(?:there|all|again|both|folks|guys|everyone|everybody|team|customer|care|service|services|"
    r"support|help|desk|sir|madam|sirs|or|and|/|&|the|to|whom|it|may|concern|manager|friends?))"
)
_GREETING = re.compile(
    r"\s*(?:(?i:dear|hi|hiya|hello|hey|greetings|good (?:morning|afternoon|evening|day)|"
    r"morning|afternoon|evening|to whom it may concern)"
    rf"(?:[ ]*(?:{_SALUTED}(?![\w'’])|{_NAMED})){{0,5}}[ ]*(?:[,.!:;–—-]+(?=\s|$)|(?=\n))"
    r"|(?i:hi|hiya|hello|hey)(?: there)?(?=[ ]+(?i:i|i'm|im|we|my|our)\b))"
)

_WISHED = r"(?:very |really |so |pretty )?(?:well|good|fine|ok|okay|great|safe|healthy|lovely|nice)"
_TIME = r"(?:day|morning|afternoon|evening|week|weekend|start to (?:the|your) (?:day|week)|one)"
_PLEASANTRY = re.compile(
    r"\s*(?:(?:i|we)[ ]+)?(?:(?:do|really|sincerely|just)[ ]+)?(?:hope|hoping|trust)[ ]+"
    r"(?:that[ ]+)?"
    r"(?:you|you all|you guys|you both|y'all|everyone|everybody|everything|all|it|your team|"
    r"you and your (?:team|family)|(?:this|my)(?:[ ]+(?:email|e-mail|mail|message|letter|note))?)"
    r"(?:'re|’re|'s|’s|[ ]+(?:are|is|r|find|finds|reaches|had|have|has|have had))"
    r"(?:[ ]+(?:all|doing|keeping|going|having|there|you|everyone))*[ ]+"
    rf"(?:(?:in )?(?:the best of |good |great )(?:health|spirits)|(?:an? )?{_WISHED}"
    rf"(?:[ ]+{_TIME}(?:[ ]+so far)?)?(?:[ ]+(?:today|there|and (?:well|safe|healthy)))?)"
    r"[ ]*(?:[.!,;:)–—-]+(?=\s|$)|(?=\n))",
    re.I,
)
_HOW_ARE_YOU = re.compile(
    r"\s*how(?:'s| is| are|’s) (?:you|things|it going|you doing|everyone|your day)"
    r"(?: (?:doing|today|all|going))*[ ]*[?,.!]+(?=\s|$)",
    re.I,
)

_CLOSER = (
    r"(?i:(?:many |much |with |big )?thanks(?: again| in advance| so much| very much)?|"
    r"(?:many |with )?thank[ -]?you(?: again| in advance| so much| very much| kindly)?|thx|cheers|"
    r"(?:with )?(?:(?:my|all) )?(?:kind|best|warm|kindest|warmest|many)? ?regards|rgds|"
    r"(?:with )?(?:my |all |very )?best wishes|all the best|"
    r"yours(?: (?:sincerely|faithfully|truly|respectfully|in hope))?|"
    r"(?:yours )?(?:sincerely|faithfully|respectfully))"
)
_BRIEF = r"(?i:best|ta|love)"
"""Closers that are common words: a comma or the end of a line has to follow, and a name."""
_SIGNED = rf"(?:[ ]*[-–—~]?[ ]*(?:{_NAME}|[a-z]{{2,12}}(?=\s*$))(?:[ ]*\([^()\n]{{1,40}}\))?)"
_END = r"[ ]*[.,!]*[ ]*(?i:x{1,3})?\s*$"
_CLOSING = re.compile(
    r"(?:(?<=[.!?…)\"'”’])[ ]+|\n[ \t]*|(?<=[,;–—-])[ ]*|^\s*)(?:"
    rf"{_CLOSER}(?:[ ]*[,.!–—-]*[ ]*\n\s*{_SIGNED}|[ ]*[,–—-]+[ ]*{_NAME}|[ ]+{_NAME}(?![ ]*!))?"
    rf"|{_BRIEF}(?:[ ]*,[ ]*|[ ]*,?[ ]*\n\s*){_SIGNED})"
    rf"{_END}"
)
_SIGNATURE = re.compile(rf"(?:\n[ \t]*|(?<=[.!?…)])[ ]+)[-–—~]?[ ]*({_NAME})[ ]*[.,!]?\s*$")
_REACH = 160
"""How far from the end a closing may begin, in code points."""
_TURNED = re.compile(r"\b(?:no|not|without|any|of|for|your|my|our|a|the)[ ,]*$", re.I)
"""What before a closer makes it part of a sentence: no, thanks."""


def cut_courtesies(text: str) -> str:
    """Blank the greeting, the wishes after it and the closing; the length stays the same.

    A text that holds nothing else is left as it is.
    """
    first = 0
    while match := next(
        (m for p in (_GREETING, _PLEASANTRY, _HOW_ARE_YOU) if (m := p.match(text, first))), None
    ):
        first = match.end()
    last = len(text.rstrip())
    found = _CLOSING.search(text, max(first, last - _REACH), last)
    while found and not _TURNED.search(text, first, found.start()):
        last = found.start()
        found = _CLOSING.search(text, max(first, last - _REACH), last)
    signed = _SIGNATURE.search(text, max(first, last - _REACH), last)
    if signed and _is_person(signed[1]):
        last = signed.start()
    if not re.search(r"\w", text[first:last]):
        return text
    return _blanked(text[:first]) + text[first:last] + _blanked(text[last:])


def _is_person(name: str) -> bool:
    """Whether words with capitals are the name of a person, by a title or a common given name."""
    first = name.split()[0].lower().rstrip(".")
    return first in TITLES or first in word_list("given")


def _blanked(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
