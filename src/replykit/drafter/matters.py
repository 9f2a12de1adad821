"""What an apology names where no clause of the complaint can be told again (say/matters.toml)."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
from dataclasses import dataclass
from functools import cache

from replykit.drafter.lexicon import any_of, shows_fault, tidy
from replykit.drafter.persons import split_words, turn
from replykit.drafter.small_words import find_verbs
from replykit.drafter.soundness import is_sound
from replykit.model import IssueLabel, PackError
from replykit.phrases import read_words
from replykit.search import Search

_KEYS = {"issue", "said", "noun"}


@dataclass(frozen=True)
class Matter:
    """A thing and its fault, by the words that show it."""

    issues: frozenset[IssueLabel]
    said: Search
    noun: str
    """After "I'm sorry about": "the crack in {thing}"."""


@cache
def matters() -> tuple[Matter, ...]:
    """Every matter, in order.

    Raises:
        PackError: matters.toml is missing or malformed.
    """
    where = "en/say/matters.toml"
    data = read_words("say/matters.toml")
    found = []
    for number, entry in enumerate(data.get("matter", ()), 1):
        if set(entry) != _KEYS:
            raise PackError(f"{where}, matter {number}: needs issue, said and noun, no more")
        try:
            issues = frozenset(IssueLabel(label) for label in entry["issue"])
        except ValueError as error:
            raise PackError(f"{where}, matter {number}: {error}") from None
        found.append(Matter(issues, Search(any_of(entry["said"]), re.I), entry["noun"]))
    return tuple(found)


def name_matter(label: IssueLabel, clause: str, text: str, thing: str) -> str | None:
    """The matter that a complaint speaks of, in the reply's voice, or None.

    Args:
        label: what went wrong.
        clause: the words that say so.
        text: the whole complaint.
        thing: what the reply calls the thing.
    """
    fitting = [matter for matter in matters() if label in matter.issues]
    for whole in (clause, text) if fitting else ():
        said = _WANTED.sub(" ", whole)
        for matter in fitting:
            found = matter.said.search(said)
            if found is None or found.group().lower() in thing.lower():
                continue  # "the battery of your battery"
            if thing.startswith("what ") and "{thing}" in matter.noun:
                continue  # "the loss of what happened"
            noun = matter.noun.replace("{word}", found.group().lower())
            return noun.replace("{thing}", thing)
    return None


_PAPER = r"(?:invoices?|receipts?|bills?|statements?|refund|copy|copies)"
_WANTED = Search(
    rf"\b(?:ask(?:ed|ing)?|request(?:ed|ing)?|need|want|send|chas(?:ed|ing)|wait(?:ed|ing)|rang|rung|call(?:ed|ing)|phoned|e-?mailed|wrote|written|told)\b(?: (?!charg|bill(?:ed|ing)|paid|took|taken|debit|but\b|and\b)[^\s.;!?]+){{0,6}}? (?:twice|{_PAPER})\b(?: (?:twice|two times|already|three times))*"
    rf"|\b(?:ask(?:ed|ing)?|request(?:ed|ing)?|chased|rang|rung|called|phoned|e-?mailed|wrote|written|told)\b(?: (?:you|them|u|for it|about it|again|already))* twice\b(?:[^.;!?]{{0,30}}?\b{_PAPER}\b)?",
    re.I,
)
"""What was asked for, be it twice, and charged by nobody: "asked for my invoice twice"."""
_CHARGED = Search(
    r"\b(?:charg\w*|billed|billing|paid|pay\w*|took|taken|taking|debit\w*|fees?|fine|price|cost\w*|owe\w*|overcharg\w*|deposit|tariff|meter|readings?|money|wrong|correct\w*|double|amount|sum|total|vat on|interest|refund\w*)\b|[£$€]\s?\d",
    re.I,
)


def asks_for_paper(text: str) -> bool:
    """Whether an invoice or a receipt is what is wanted, and no charge is spoken of."""
    return _WANTED.search(text) is not None and not _CHARGED.search(_WANTED.sub(" ", text))


_STATED = Search(
    r"\b(?:complain\w*|writ(?:e|ing|ten)|wrote|e-?mail(?:ed|ing)?|call(?:ed|ing)|r[au]ng|phoned|contact(?:ed|ing)|in touch|letters?|refer|reported|report"
    r"|unhappy|concern(?:s|ed)?|raised?|queried|query|regard|reference)\b(?: [^.;:!?]{0,60}?)?,? (?:about|regarding|concerning|over|with regard to|with reference to)"
    r" ((?:the|my|our|your|a|an) [^.;:!?,()\n\"]{3,90})",
    re.I,
)
_THE_WAY = Search(
    r"\b(the way (?:that )?[^.;:!?,\"]{8,90}?) (?:was|is|has been) (?:\w+ly |so |just |really )?(?:dreadful|appalling|awful|terrible|disgusting|disgraceful|unacceptable|shameful|horrible|shocking|rude|wrong|bad|poor|insulting|humiliating|upsetting|a disgrace)\b"
)
_PITY = Search(
    r"\b(?:pity|shame|too bad|disappointed|spoil(?:ed|t)|let down|ruined) (?:about|by|with) ((?:the|my|our|your|an?|his|her) (?!service\b|food\b|staff\b|experience\b|place\b|rest\b)[^.;:!?,()\n\"]{3,60})",
    re.I,
)
_STAR_FOR = Search(
    r"\b(?:lost|minus|knocked off|took off|docked|dropped|less) (?:an?|one|two|\d) stars? (?:off )?(?:for|because of) ((?:the|an?|my|our|your) [^.;:!?,()\n\"]{3,50}?)(?= and (?:another|one)\b|[.;:!?,()\n]|$)",
    re.I,
)
"""What a review takes a star off for, or calls a pity."""
_STATED_END = re.compile(
    r" (?:that|which|who|whom|where|when|because|since|as|and (?:i|we|how|the way|my|our)|but|so|on (?:the )?\d|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|i|we|you|it) .*$| (?:and|but|please|again|below|above)$",
    re.I,
)
_FAULTS = frozenset(
    """noise damp mould smell state delay behaviour attitude conduct rise increase lack loss damage leak treatment standard quality mess
    way failure mistake error conditions closure queue wait parking rudeness cancellation dust rubbish litter
    overcharging charge condition removal changes change subsidence refusal handling price cost""".split()
)
LONGEST_STATED = 14
"""Words of a matter that a complaint states."""


def stated_pity(text: str, is_told: bool = False) -> str | None:
    """What a complaint calls a pity, or takes a star off for: "the wasps' nest over the table".

    Args:
        text: the complaint.
        is_told: whether something else is told of it, beside which a mere pity is not.
    """
    text = tidy(text)
    for pattern in (_STAR_FOR,) if is_told else (_STAR_FOR, _PITY):
        if found := pattern.search(text):
            told = re.sub(r"^(?:A|a|An|an) ", "the ", turn(split_words(found.group(1).strip())))
            if is_sound(f"it is about {told}") and not find_verbs(split_words(told)):
                return told
    return None


def stated_matter(text: str, *, is_fault: bool = True) -> str | None:
    """What a complaint says that it is about, in the reply's voice: "the damp in your bathroom".

    Args:
        text: the complaint.
        is_fault: whether it has to name what is wrong, and not a thing alone.
    """
    text = tidy(text)
    if found := _THE_WAY.search(text):
        told = turn(split_words(found.group(1)))
        if is_sound(told):
            return told
    found = _STATED.search(text)
    if found is None:
        return None
    said = _STATED_END.sub("", found.group(1)).strip()
    words = split_words(said)
    if not 2 <= len(words) <= LONGEST_STATED or find_verbs(words):
        return None
    told = turn(words)
    told = re.sub(r"^(?:A|a|An|an) ", "the ", told)
    if is_fault and not (shows_fault(told) or not _FAULTS.isdisjoint(w.low for w in words)):
        return None
    return told if is_sound(f"it is about {told}") else None
