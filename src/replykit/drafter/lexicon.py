"""The word lists of the drafter, and what single words tell of a clause.

Whether a clause may be repeated at all, whether it shows that something went wrong, and whether a
word is a verb: words alone decide, so that no language model has to be loaded for a draft.
"""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from replykit.complaint.concepts import concepts_of
from replykit.model import IssueLabel, PackError, polarity
from replykit.phrases import classes, inflections, read_words
from replykit.search import Search

KEPT = 512
"""How many short texts are remembered with what was found in them, while one draft is made."""


@dataclass(frozen=True)
class Lexicon:
    """The word lists of say/clause.toml and say/verbs.toml."""

    untrusted: frozenset[str]
    slurs: frozenset[str]
    also_things: frozenset[str]
    effort: frozenset[str]
    suffered: frozenset[str]
    company: frozenset[str]
    not_things: frozenset[str]
    faulty: frozenset[str]
    past: frozenset[str]
    present: frozenset[str]
    helping: frozenset[str]
    plain: frozenset[str]
    not_verbs: frozenset[str]
    passive: frozenset[str]
    amiss: frozenset[str]
    repair: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """The word lists that decide which clause is told again.

    Raises:
        PackError: clause.toml or verbs.toml is missing or malformed.
    """
    name = "say/clause.toml"
    data = read_words(name)
    try:
        lists = {key: frozenset(value) for key, value in data.items() if key != "repair"}
        name = "say/verbs.toml"
        verbs = read_words(name)
        lists |= {key: frozenset(value.split()) for key, value in verbs.items()}
        return Lexicon(**lists, repair=data["repair"])
    except (TypeError, KeyError, AttributeError) as error:
        raise PackError(f"en/{name}: {error}") from None


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of *words*, whole ones; ``crack*`` stands for all that begin so."""
    parts = (
        re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in words
    )
    return rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w)"


@cache
def _pasts() -> dict[str, str]:
    """The past of the verbs of the lists, by their form in -ing and by their plain form."""
    words = lexicon()
    found = {}
    for verb in sorted(words.company | words.effort | words.suffered | words.plain):
        forms = inflections(verb)
        past = next((form for form in forms[2:] if form in words.past or form.endswith("ed")), verb)
        if verb.endswith("el"):
            past = f"{verb}led"
            found[f"{verb}ling"] = past
        past = _STRONG.get(verb, past)
        found[forms[-1]] = found[verb] = past
    return found


_STRONG = {
    "eat": "ate", "feel": "felt", "fly": "flew", "hang": "hung", "hide": "hid", "peel": "peeled",
    "resend": "resent", "shrink": "shrank", "sit": "sat", "sleep": "slept", "stick": "stuck",
    "teach": "taught", "withdraw": "withdrew",
}  # fmt: skip
"""Pasts that no rule makes."""


def past_of(form: str) -> str | None:
    """The past of a verb of the lists, from its plain form or the one in -ing."""
    return _pasts().get(form)


@cache
def forms_of(kind: str) -> frozenset[str]:
    """Every form of the verbs of one list: ``company``, ``effort`` or ``suffered``."""
    verbs: frozenset[str] = getattr(lexicon(), kind)
    forms = {form for verb in verbs for form in inflections(verb)}
    return frozenset(forms | {f"{verb}l{end}" for verb in verbs if verb.endswith("el")
                              for end in ("ed", "ing")})  # fmt: skip


@lru_cache(maxsize=20_000)
def is_past(word: str) -> bool:
    """Whether a word in small letters may be the past of a verb."""
    words = lexicon()
    return word in words.past or (
        (word.endswith("ed") and len(word) > 3 and word not in words.not_verbs)
        or (word.endswith("'d") and len(word) > 3 and word not in _HAD)
    )


_HAD = frozenset("i'd he'd we'd you'd she'd they'd it'd who'd that'd there'd what'd".split())
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."}
)
_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")
_TYPED = re.compile(r"(?<![A-Za-z\d])[A-Za-z]+(?:'[A-Za-z]+)*(?!['A-Za-z]*\d)")
"""A word, and no code with figures in it: "WELCOME15"."""
_LETTERS = frozenset("RWC")
"""Capitals that are names of rows and rooms, where small ones are words: "r u open?"."""
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_SINGLE_QUOTED = Search(r"(?<!\w)'(?=\w)([^'\n]{1,80}?(?:\w'\w[^'\n]{0,40}?)?)'(?!\w)")
_QUOTED = re.compile(r"(\"[^\"]{1,80}\")")
"""What is written or said, in the letters that it is in."""
_SMALL = frozenset(
    "his her its not no and all my our the is are was has had did can on in at to of up out off one"
    " two for but any day him you who why how now yet so too".split()
)


@lru_cache(maxsize=KEPT)
def tidy(text: str) -> str:
    """Typed text with its apostrophes, abbreviations and emphasis put right, on one line."""
    repair = lexicon().repair
    loud = len(_CAPITALS.findall(text))
    is_shouted = loud > 0 and loud * 2 > len(_WORD.findall(text))

    def mend(word: str) -> str:
        mended = repair.get(word.lower())
        if mended and (is_shouted or word not in _LETTERS):
            return mended
        is_loud = word.isupper() and (
            len(word) > 3 or word.lower() in _SMALL or (is_shouted and word != "I")
        )
        return word.lower() if is_loud else word

    plain = _SINGLE_QUOTED.sub(r'"\1"', " ".join(text.translate(_QUOTES).split()))
    words = {*_TYPED.findall(plain)}
    mended = {word: told for word in words if (told := mend(word)) != word}
    if mended:
        parts = [plain] if is_shouted or '"' not in plain else _QUOTED.split(plain)
        parts[::2] = [
            _TYPED.sub(lambda match: mended.get(match.group(), match.group()), part)
            for part in parts[::2]
        ]
        plain = "".join(parts)
    return _DAY.sub(lambda match: match.group().capitalize(), plain)


_DAY = Search(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|april|june|july|august|september|october|november|december"
    r"|(?<=in )(?:march|may)|(?<=ary and )march|christmas|easter)\b"
)
"""Names of days and months that are typed small."""


@cache
def _unsaid() -> frozenset[str]:
    """Words that are not ours to repeat, whatever stands beside them."""
    known = lexicon()
    return known.untrusted | known.slurs | (insults() - known.also_things)


@cache
def insults() -> frozenset[str]:
    """What people are called by those who are angry with them."""
    return classes().words("insult-noun")


@cache
def _thrown() -> Search:
    """A thing or an animal that somebody is called."""
    return Search(
        rf"(?<!\bthere )(?<!\bit )\b(?:is|was|are|were|called|such) (?:\w+ ){{0,3}}{any_of(lexicon().also_things)}\b",
        re.I,
    )


_DIGITS_FOR = str.maketrans("013457", "oieast")
_DISGUISED = Search(r"\b[a-z]+\d[a-z\d]*", re.I, signs=(r"\d",))
"""A word in which figures stand for letters: "sh1t"."""


@lru_cache(maxsize=KEPT)
def is_civil(text: str) -> bool:
    """Whether a text holds no word that is not ours to repeat."""
    words = [word.lower() for word in _WORD.findall(text)]
    words += [word.lower().translate(_DIGITS_FOR) for word in _DISGUISED.findall(text)]
    is_thrown = not lexicon().also_things.isdisjoint(words) and _thrown().search(text)
    return _unsaid().isdisjoint(words) and not is_thrown


_STOP = frozenset("that this with have been from your our were they them then when what".split())


@lru_cache(maxsize=KEPT)
def content(text: str) -> frozenset[str]:
    """The telling words of a text, by their first letters."""
    words = _WORD.findall((text if text.isascii() else text.translate(_QUOTES)).lower())
    return frozenset(word[:5] for word in words if len(word) > 3 and word not in _STOP)


def covered(told: str, source: str) -> float:
    """The share of a source's telling words that a telling keeps."""
    wanted = content(source)
    return len(wanted & content(told)) / len(wanted) if wanted else 1.0


_NEGATIONS = frozenset(
    "not n't no never nobody nothing none neither nowhere without cannot only".split()
)
_SIGNS: dict[IssueLabel, str] = {
    IssueLabel.DELIVERY: "late lost transit broken-transit silence waited",
    IssueLabel.DAMAGED_ITEM: "broken-transit fail-use dirt packing gave-out",
    IssueLabel.DEFECTIVE_ITEM: "fail-use broken-transit harm gave-out",
    IssueLabel.WRONG_ITEM: "wrong size missing-parts not-there",
    IssueLabel.BILLING: "charge twice money dear took-money",
    IssueLabel.REFUND: "refund refuse money late waited took-money",
    IssueLabel.CANCELLATION: "cancel charge refuse took-money",
    IssueLabel.BOOKING: "booking cancel wrong late refuse moved",
    IssueLabel.STAFF_CONDUCT: "rude spoke-badly",
    IssueLabel.RESPONSIVENESS: "silence late waited",
    IssueLabel.TECHNICAL: "app fail-use",
    IssueLabel.ACCOUNT_ACCESS: "login app",
    IssueLabel.WORK_QUALITY: "wrong dirt fail-use broken-transit bad-work",
    IssueLabel.MISSED_DEADLINE: "deadline late waited",
    IssueLabel.MISLEADING_INFORMATION: "misled wrong told-falsely",
    IssueLabel.PRIVACY_SECURITY: "privacy crime",
    IssueLabel.SAFETY: "harm dirt fail-use broken-transit hurt-verb",
    IssueLabel.CLEANLINESS: "dirt",
    IssueLabel.AVAILABILITY: "stock refuse not-there",
    IssueLabel.VALUE: "dear money charge",
    IssueLabel.OTHER: "dirt wrong refuse harm late lost silence cancel charge rude fail-use",
}
"""The word fields (concepts.toml) that show a clause to tell of an issue."""
GLAD = 0.3
"""VADER's polarity from which a line without a word of fault is good news."""


@cache
def _signs(label: IssueLabel) -> frozenset[str]:
    return frozenset(_SIGNS[label].split())


_LATE_KIN = Search(
    r"\blate (?=husband|wife|mother|father|mum|mam|mom|dad|brother|sister|son|daughter|parents?|nan|gran\w*|uncle|aunt|partner)",
    re.I,
)
"""A "late" by which nothing came late."""
_SMALL_WORDS = re.compile(r"[a-z]+(?='t\b)|n't|[a-z]+")


def _words(told: str) -> list[str]:
    return _SMALL_WORDS.findall(told.lower())


@lru_cache(maxsize=KEPT)
def weigh(told: str, label: IssueLabel) -> int:
    """How many of a telling's words belong to an issue."""
    signs = _signs(label)
    plain = _LATE_KIN.sub("", told)
    return sum(not signs.isdisjoint(concepts_of(word)) for word in _words(plain))


@cache
def _amiss() -> frozenset[str]:
    return _NEGATIONS | lexicon().faulty | lexicon().amiss


_ILL_TREATED = Search(
    r"\bas (?:if|though)\b|\btoo (?:\w+ly )?(?:short|long|small|big|large|tight|loose|wide|narrow|thin|thick|late|early|hot|cold|loud|salty|sweet|dry|dark|bright|high|low|heavy|weak|strong|slow|far|expensive|dear|few|little|much|many|old|hard|soft)\b|\bin tears\b|\bin front of\b|\bonly to\b|\bhad to\b|\b(?:fainted|collapsed|passed out|threw up|vomited|screamed|sobbed|hid)\b"
    r"|\b(?:had|has|have) (?:clearly |obviously )?been (?:changed|swapped|switched|moved|opened|tampered|removed|taken|altered|replaced|used|worn|eaten|let|sold|cut|shut|given away)\b"
    r"|\b(?:lobbed|hurled|chucked|flung|tossed|dumped|thrown|threw)\b(?! (?:in|it in) for free)|\bnow reads\b"
    r"|\b(?:meant|supposed|due) to\b.* and (?:it's|it is) (?:now )?\d"
    r"|\bwe(?:'ve| have) (?:moved|removed|changed|scrapped|dropped|axed|taken away|done away with)\b"
    r"|\b(?:freezes?|dies|jams?|flickers?)\b"
    r"|\bone thing\b.{0,120}\banother\b"
    r"|\b(?:only |just )?(?:one|two|three|four|five|six|seven|eight|nine|half|\d+) (?:out )?of (?:the |my |our |your )?(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\b(?! (?:stars|times))"
    r"|\bwhat (?:you|i)(?:'ve| have)? (?:had|got|received) (?:back )?(?:is|was|were)\b|\blet go\b|\bby (?:it|them)sel(?:f|ves)\b"
    r"|\b(?:exactly|still|right|back|just) where (?:it|we|i|you|things) (?:was|were|started)\b"
)


_SET_DOWN = Search(
    r"\b(?:taken|wrote|writes?|written|writing|noted|took|jotted|sat|sit|sitting|lay|lie|lying|put|set|walk\w*|went|came|drove|knelt|looked)"
    r"(?: (?:it|them|that|this|everything|all|me|him|her|us))? down\b"
    r"|\b(?:i|you|we|and|then) (?:\w+ )?shut (?=it\b|the\b|my\b|your\b|them\b)|\bflat(?= (?:\d|above|below|next|number|upstairs|downstairs|[a-z]\b))|\blate (?=husband|wife|mother|father|mum|mam|mom|dad|brother|sister|son|daughter|parents?|nan|gran\w*|uncle|aunt|partner)"
)
"""A "down", or a "late", by which nothing is amiss."""


@lru_cache(maxsize=KEPT)
def shows_fault(told: str) -> bool:
    """Whether a telling holds a word by which alone something is wrong: "not", "broken"."""
    low = _SET_DOWN.sub("", told.lower())
    return (
        "n't" in low or not _amiss().isdisjoint(_words(low)) or _ILL_TREATED.search(low) is not None
    )


def tells_fault(told: str, label: IssueLabel) -> bool:
    """Whether a telling shows, in its own words, that something went wrong."""
    return shows_fault(told) or weigh(told, label) > 0


def is_glad(told: str, least: float = GLAD) -> bool:
    """Whether a telling is of something good, so that nobody can be sorry for it."""
    return not shows_fault(told) and _mood(told) > least


@lru_cache(maxsize=KEPT)
def _mood(told: str) -> float:
    """How glad the words of a telling are, but for what is written on a thing."""
    return polarity(_WRITTEN.sub("", told))["compound"]


_WRITTEN = Search(r"\b(?:says?|reads?|spells?) .*|\"[^\"]*\"")
"""What is written on a thing: glad words in it are not of the matter."""
_PRODUCTS: dict[IssueLabel, str] = {
    IssueLabel.CLEANLINESS: "dirt booking",
    IssueLabel.TECHNICAL: "app goods",
    IssueLabel.WORK_QUALITY: "craft goods",
    IssueLabel.MISSED_DEADLINE: "craft goods",
}
"""The word fields that a product of an issue comes from; of goods, where none is given."""


def is_product(name: str, label: IssueLabel) -> bool:
    """Whether a noun names what an issue of this kind is about."""
    words = re.findall(r"[a-z]+", name.lower())
    if not words or not (lexicon().not_things | lexicon().untrusted).isdisjoint(words):
        return False
    if label in (IssueLabel.VALUE, IssueLabel.AVAILABILITY):
        return True
    fields = set(_PRODUCTS.get(label, "goods").split())
    return not fields.isdisjoint(concepts_of(words[-1]))
