"""The customer's clause in the reply's voice: "my blender broke" becomes "your blender broke".

The grammar is kept by the parse. A clause that cannot be trusted (a question, a fragment, an
opinion, an insult) is not told again at all: rather plain than wrong.
"""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from replykit import language
from replykit.complaint.evidence import concepts_of
from replykit.model import IssueLabel, PackError, polarity
from replykit.phrases import inflections, root

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PARSED = 2_048
"""How many short texts keep their syntax, for the next draft of the same complaint."""
LONGEST_CLAUSE = 18
"""In words. A longer one is cut to its core, or not used."""


@dataclass(frozen=True)
class Lexicon:
    """The word lists of say/clause.toml."""

    untrusted: frozenset[str]
    effort: frozenset[str]
    suffered: frozenset[str]
    company: frozenset[str]
    vague: frozenset[str]
    not_things: frozenset[str]
    services: frozenset[str]
    faulty: frozenset[str]
    repair: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """The word lists that decide which clause is told again.

    Raises:
        PackError: clause.toml is missing or malformed.
    """
    try:
        data = tomllib.loads((root() / "en" / "say" / "clause.toml").read_text("utf-8"))
        lists = {key: frozenset(value) for key, value in data.items() if key != "repair"}
        return Lexicon(**lists, repair=data["repair"])
    except (OSError, tomllib.TOMLDecodeError, TypeError, KeyError) as error:
        raise PackError(f"en/say/clause.toml: {error}") from None


@cache
def _bases() -> dict[str, str]:
    words = lexicon()
    verbs = sorted(words.company | words.effort | words.suffered | _BEFALLS | _TOLD | _YOURS)
    forms = {form: verb for verb in verbs for form in inflections(verb)}
    british = {
        verb + "l" + end: verb for verb in verbs if verb.endswith("el") for end in ("ed", "ing")
    }
    return forms | british


def base(verb: "Token") -> str:
    """A verb's plain form; the lemmatizer misses one now and then."""
    return _bases().get(verb.lower_, verb.lemma_.lower())


def base_of(form: str) -> str:
    """The plain form of a verb of the word lists, or the form itself."""
    return _bases().get(form, form)


_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})
_PADDING = re.compile(
    r"\b(?:literally|basically|honestly|seriously|apparently|actually|obviously|really|even|simply"
    r"|frankly|supposedly|clearly|bloody|fucking|f\*+ing|effing|damn|damned|goddamn|sodding"
    r"|flipping|freaking|totally|absolutely|completely|utterly) ",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\([^()]*\)|[()]")
_EMOJI = re.compile("[\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff]+")
_TO_HANDLE = re.compile(r"(?<=\b(?:to|by) )@\w+|(?<=\b(?:from|with) )@\w+")
_HANDLE = re.compile(r"(?:^\W*|\s)(?:(?:at|on|of|in|for|from|by|with) )?[@#]\w+")
_SCARE_QUOTES = re.compile(r"""(?<=\s)(?:"([\w' -]{2,30})[.,]?"|'([\w -]{2,30})[.,]?'(?!\w))""")
_SINGLE_QUOTED = re.compile(r"(?<!\w)'(?=\w)([^'\n]{1,80}?(?:\w'\w[^'\n]{0,40}?)?)'(?!\w)")
_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")
_LEADING = re.compile(
    r"^(?:(?:hi|hello|hey|hiya|and|but|so|also|then|because|that|again|now|well|plus|ok|okay|yes|no,|anyway|only"
    r"|(?:\d+(?:st|nd|rd|th)|second|third|fourth|fifth) time(?: now)?"
    r"|however|meanwhile|still,|yet|today|yesterday|turns out|turn out"
    r"|last (?:week|night|month|year)|this (?:morning|afternoon|evening|week)"
    r"|i (?:just |then |have |now )?(?:saw|see|noticed|notice|found|find|discovered"
    r"|realised|realized|learned|learnt) that"
    r")(?=[\s,])[\s,]*)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"[\s,]+(?:today|yesterday|tonight|now|again|this (?:morning|afternoon|evening)|last night"
    r"|btw|though|tho|either|too|so|and|but)$",
    re.IGNORECASE,
)


_SMALL = frozenset(
    "his her its not no and all my our the is are was has had did can on in at to of up out off one"
    " two for but any day him you who why how now yet so too".split()
)


def tidy(text: str) -> str:
    """Typed text with its apostrophes, abbreviations and emphasis put right, on one line."""
    repair = lexicon().repair

    is_shouted = len(re.findall(r"\b[A-Z]{2,}\b", text)) * 2 > len(_WORD.findall(text))

    def mend(match: re.Match[str]) -> str:
        word = match.group()
        mended = repair.get(word.lower())
        if mended:
            return mended
        is_loud = word.isupper() and (
            len(word) > 3 or word.lower() in _SMALL or (is_shouted and word != "I")
        )
        return word.lower() if is_loud else word

    plain = re.sub(r"\s+", " ", text.translate(_QUOTES)).strip()
    return _WORD.sub(mend, _SINGLE_QUOTED.sub(r'"\1"', plain))


_TURNED = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself",
    "we": "you", "us": "you", "our": "your", "ours": "yours", "ourselves": "yourselves",
    "your": "our", "yours": "ours", "yourself": "ourselves", "yourselves": "ourselves",
}  # fmt: skip
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "expl", "csubj")
_CUTTABLE = {"conj", "parataxis", "discourse", "vocative", "dep", "list", "reparandum"}


def subject_of(verb: "Token") -> "Token | None":
    """The subject of a clause's head, through coordination."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return child
    return None


def is_finite(head: "Token") -> bool:
    """Whether a clause's head, or its auxiliary, has a tense."""
    if head.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(
        child.dep_ in ("aux", "aux:pass", "cop") and child.tag_ in ("VBD", "VBZ", "VBP", "MD")
        for child in head.children
    )


def turn(tokens: "list[Token]", we: "frozenset[int]" = frozenset()) -> str:
    """Words told to the one who said them: I and you change places, and the verbs agree.

    Args:
        tokens: the words, in order.
        we: the places of "they" that means the company.
    """
    words, is_speech = [], False
    for token in tokens:
        if token.text in ('"', "''", "``"):
            is_speech = not is_speech
        words.append((token.text if is_speech else turn_word(token, we)) + token.whitespace_)
    return "".join(words).strip()


def turn_word(token: "Token", we: "frozenset[int]") -> str:
    """One word, turned."""
    word = token.text
    lower = word.lower()
    if token.i in we:
        return {"them": "us", "their": "our"}.get(lower, "we")
    if lower == "you":
        if _is_anyone(token):
            return "you"
        return "we" if token.dep_ in _SUBJECTS else "us"
    if lower in _TURNED:
        return _TURNED[lower]
    if lower in ("was", "am", "'m") and _says_i(token):
        return {"was": "were", "am": "are", "'m": "'re"}[lower]
    return word


def _is_anyone(token: "Token") -> bool:
    """Whether "you" means people at large: "when you open it", "you have to call"."""
    head = token.head
    if head.dep_ in ("acl:relcl", "acl", "advcl"):
        # "the pump you sold me" is us; "the door, when you open it" is anyone.
        return head.tag_ not in ("VBD", "VBN")
    helpers = {child.lemma_.lower() for child in head.children if child.dep_ == "aux"}
    if helpers & {"can", "ca", "must", "may"} or head.lemma_ in ("have", "need", "get"):
        return True
    return head.tag_ == "VBP" and not helpers and base(head) in _BEFALL_ANYONE


_BEFALL_ANYONE = frozenset(
    "lose press tap click open want miss pay try wait hear see feel sit walk ask go use eat drive"
    " queue log turn pull push put scroll swipe type".split()
)
"""What "you" do in the present is what anybody does: "you tap it and it closes"."""


def _says_i(token: "Token") -> bool:
    if token.i > 0 and token.nbor(-1).lower_ == "i":
        return True
    head = token.head if token.dep_ in ("aux", "aux:pass", "cop") else token
    while subject_of(head) is None and head.dep_ == "conj":
        head = head.head
    subject = subject_of(head)
    return subject is not None and subject.lower_ == "i"


@dataclass(frozen=True)
class Telling:
    """A clause or noun phrase in the reply's voice."""

    text: str
    kind: str
    """``clause`` ("your blender broke"), ``noun`` ("the green fuzz under the lid"), or
    ``report``: a clause that can only be said to be theirs ("you had nobody in on Sunday").
    """


def retell(
    text: str, noun: str | None = None, is_name: Callable[[str], bool] = str.isdigit
) -> Telling | None:
    """Tell a customer's clause again, or None where that cannot be trusted.

    Args:
        text: the clause as they wrote it.
        noun: what a bare "it" stands for, in the reply's voice ("your blender"), if known.
        is_name: whether a word is known to be a name and keeps its capital.
    """
    plain = prepare(text)
    if plain is None:
        return None
    doc = parse(plain)
    roots = [token for token in doc if token.dep_ == "ROOT"]
    if len(roots) > 1:
        told = _tell_plainly(doc)
        return Telling(told, "clause") if told else None
    head = roots[0]
    if since := re.match(
        r"(?:\w+ )?(?:\w+ )?(?:hours|days|weeks|months|years) since (?=\w)", plain, re.I
    ):
        rest = retell(plain[since.end() :], noun, is_name)
        if rest is None or rest.kind == "noun":
            return None
        return Telling(f"it has been {since.group().lower()}{rest.text}", "clause")
    told = _tell_clause(head, noun, is_name) if is_finite(head) else _tell_without_subject(head)
    told = told or _tell_plainly(doc)
    if told:
        return Telling(told, "clause")
    if told := _report(doc, head, noun, is_name):
        return Telling(told, "report")
    if told := _tell_of_thing(doc, head, noun):
        return Telling(told, "clause")
    if head.i == 0 and head.tag_ == "VBD" and base(head) in _YOURS and _is_sound(list(doc)):
        told = _finish(f"you {turn(list(doc))}")
        return Telling(told[:4] + told[4:5].lower() + told[5:], "report") if told else None
    return _tell_want(doc) or _tell_noun(doc, head)


def prepare(text: str, allowed: str = "") -> str | None:
    """A customer's words made ready to be told again; None where they hold what is not ours to say.

    Padding, oaths, handles, emoji and brackets go; what remains must be one plain statement.
    """
    text = _HANDLE.sub("", _TO_HANDLE.sub("you", text))
    text = _BRACKETED.sub(" ", _EMOJI.sub(" ", text))
    plain = _PADDING.sub("", _SCARE_QUOTES.sub(_unquoted, tidy(text)))
    plain = re.sub(r"\s+(?=[,.;:])", "", re.sub(r"\s+", " ", plain.replace(" & ", " and ")))
    plain = _trimmed(plain)
    plain = re.sub(r"^still there (was|were|is|are|'s) ", r"there \1 still ", plain, flags=re.I)
    if opened := re.search(r"""(?<!\w)['"](?=\w+(?: \w+){0,2}$)""", plain):
        plain = plain[: opened.start()] + plain[opened.end() :]
    if len(re.findall(r"(?<!\w)'|'(?!\w)", plain.replace("s' ", ""))) % 2:
        return None  # half of a quotation
    if not plain or not plain.isprintable() or re.search(r"[^\x00-\u024f\u20ac]", plain):
        return None
    if plain.count('"') % 2:
        return None
    marks = "".join(mark for mark in ":?" if mark not in allowed)
    barred = rf"[()@#*;\\<>\[\]{{}}|=]|[{marks or ';'}](?!\d)|\.\.|https?|[.!]\s"
    if re.search(barred, plain):
        return None
    return plain if is_civil(plain) else None


_SPOKEN = re.compile(
    r"\b(?:says?|said|saying|wrote|writes|writing|told \w+|answered|replied|reads?"
    r"|called (?:me|us|him|her))[,:]?\s*$",
    re.IGNORECASE,
)


def _unquoted(match: re.Match[str]) -> str:
    """What scare quotes hold; what somebody said to somebody keeps its marks."""
    held = match.group(1) or match.group(2)
    if _SPOKEN.search(match.string[: match.start()]):
        return f'"{held}"'
    is_speech = {word.lower() for word in _WORD.findall(held)} & {*_TURNED, "you", "thank", "sorry"}
    return f'"{held}"' if is_speech or len(held.split()) > 3 else held


@lru_cache(maxsize=PARSED)
def parse(text: str) -> "Doc":
    """The syntax of a short text; the last few are remembered."""
    return language.parse(text)


_OPENERS = frozenset(
    "my our the a an one two three four five six half no nobody nothing none all both some most"
    " every each another there neither several many".split()
)
_PEOPLE = frozenset("i we you they he she".split())
_JOINTS = frozenset("when if since while before after until because as unless once".split())


def _tell_plainly(doc: "Doc") -> str | None:
    """A clause that the parse is unsure of, but whose persons are plain from its words alone."""
    tokens = list(doc)
    if tokens[0].lower_ not in _OPENERS or len(tokens) > LONGEST_CLAUSE or not _is_sound(tokens):
        return None
    if tokens[0].lower_ in ("one", "none", "both", "each", "another") and tokens[1].tag_[:2] in (
        "VB",
        "MD",
    ):
        return None
    verb = next(
        (t for t in tokens if t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.lower_ not in ("'s",)),
        None,
    )
    if verb is None or verb.i < 1 or verb.dep_ == "acl:relcl":
        return None
    if verb.lemma_ in _REPORTS or _is_wish(verb.head) or _is_wish(verb):
        return None
    before = {token.lower_ for token in tokens[: verb.i]}
    if before & {",", "that", "which", "who", "where", "what", *_JOINTS, *_PEOPLE}:
        return None
    words = ""
    for token in tokens:
        is_person = token.lower_ in _PEOPLE
        if is_person and (token.i == 0 or token.nbor(-1).lower_ not in _JOINTS):
            return None
        is_anyone = token.lower_ == "you"
        words += (token.text if is_anyone else turn_word(token, frozenset())) + token.whitespace_
    return _finish(words[:1].lower() + words[1:])


def _trimmed(plain: str) -> str:
    plain = _bare(plain)
    plain = _LEADING.sub("", plain)
    while (shorter := _TRAILING.sub("", plain)) != plain:
        plain = shorter.strip(" .,!-;:")
    return _bare(plain)


def _bare(plain: str) -> str:
    """Without marks at the ends; a quotation mark goes only where it has lost its partner."""
    plain = plain.strip(" .,!-;:")
    if plain.count('"') % 2:
        plain = plain.strip('"').strip(" .,!-;:")
    if plain[:1] == "'" or (plain[-1:] == "'" and plain[-2:] != "s'" and " '" not in plain):
        plain = plain.strip("'").strip(" .,!-;:")
    return plain


def _core(head: "Token", longest: int = LONGEST_CLAUSE) -> "list[Token]":
    """The clause's words; where they are too many, without what hangs loosely on its end."""
    kept = sorted(head.subtree, key=lambda token: token.i)
    loose = sorted(
        (child for child in head.children if child.i > head.i and _hangs_loose(child)),
        key=lambda token: -token.i,
    )
    for child in loose:
        if len([token for token in kept if token.is_alpha]) <= longest:
            break
        gone = set(child.subtree)
        first = min(token.i for token in gone)
        kept = [token for token in kept if token not in gone and token.i < first]
    while kept and (_is_stop(kept[-1]) or kept[-1].dep_ in ("cc", "mark")):
        kept.pop()
    return kept


def _is_stop(token: "Token") -> bool:
    return bool(token.is_punct) and token.text != "%"


_NO_OPENERS = frozenset(
    "if when while unless whether as please whose which who what is are do does did can could will"
    " would have has was were".split()
)


def _hangs_loose(child: "Token") -> bool:
    """Whether a clause may be cut off: "and then ...", "when ...", but not "to say that ..."."""
    if child.dep_ == "advcl":
        return any(
            mark.dep_ in ("mark", "advmod") and mark.lower_ != "to" for mark in child.children
        )
    return child.dep_ in _CUTTABLE


def _tell_clause(head: "Token", noun: str | None, is_name: Callable[[str], bool]) -> str | None:
    words = lexicon()
    tokens = _core(head)
    if not 3 <= len([token for token in tokens if not token.is_punct]) <= LONGEST_CLAUSE:
        return None
    subject = subject_of(head)
    if subject is None:
        return _tell_without_subject(head)
    if subject.i > head.i and subject.dep_ != "expl":
        return None
    edge = min(token.i for token in subject.subtree)
    if any(token.tag_[:2] in ("VB", "MD") for token in tokens if token.i < edge):
        return None
    if subject.dep_ == "csubj" or tokens[0].tag_[0] == "W":
        return None
    if subject.lower_.endswith("day") or subject.lower_ in ("week", "month", "year", "time"):
        return None
    if tokens[0].lower_ in _NO_OPENERS or _is_broken_off(subject, head):
        return None
    if tokens[0].lower_ == "since" and tokens[0].dep_ == "mark":
        return None
    lower = subject.lower_
    verb = base(head)
    if verb in _REPORTS or tokens[0].lower_ in ("last", "next") or _is_wish(head):
        return None
    if verb in ("tell", "ask", "inform") and not any(
        child.dep_ in ("ccomp", "xcomp", "obj", "obl", "advcl") and child.lower_ not in ("me", "us")
        for child in head.children
    ):
        return None
    we: frozenset[int] = frozenset()
    prefix = ""
    if lower in ("i", "we"):
        return _tell_of_customer(head, subject, tokens)
    if lower == "you":
        if _is_anyone(subject):
            return None
    elif lower == "they":
        if verb not in words.company:
            return None
        we = frozenset(
            token.i
            for token in tokens
            if token.lower_ in ("they", "their", "them") and token.i == subject.i
        )
    elif lower in words.vague and subject.dep_ != "expl":
        if head.tag_ in _PLAIN_NOUNS:
            return None  # "this is my fifth email" is not about the thing
        if noun is None or lower not in ("it", "this", "that") or tokens[0].i != subject.i:
            return None
        return _finish(_with_subject(noun, tokens[1:]))
    elif lower == "it":
        return None
    elif not speaks(subject) and _is_bare(subject, is_name):
        if tokens[0].i != min(t.i for t in subject.subtree):
            return None
        is_numbered = tokens[0].nbor().tag_ == "CD"
        is_brand = subject.tag_ == "NNP" and not _is_common(subject.text)
        prefix = "" if is_numbered or is_brand else "the "
    if not _is_sound(tokens):
        return None
    told = turn(tokens, we)
    first = tokens[0]
    keeps_capital = (first.tag_ in ("NNP", "NNPS") and not prefix) or is_name(first.text)
    if not keeps_capital and not (first.text.isupper() and len(first.text) > 1):
        told = told[:1].lower() + told[1:]
    return _finish(prefix + told)


def _is_broken_off(subject: "Token", head: "Token") -> bool:
    """Whether a comma parts subject and verb, or something unfinished stands before both."""
    edge = min(token.i for token in subject.subtree)
    doc = head.doc
    commas = [token.i for token in doc[: max(head.i, edge)] if token.text == ","]
    return any(i < edge for i in commas) or (
        bool(commas) and len(commas) % 2 == 1 and head.i > subject.i
    )


_REPORTS = frozenset("say state read claim mean show suggest".split())


def _is_wish(head: "Token") -> bool:
    """Whether a clause tells what should be, not what is: "the smooth side should face in"."""
    helpers = {child.lower_ for child in head.children if child.dep_ == "aux"}
    is_negative = any(child.lower_ in ("not", "n't", "never") for child in head.children)
    return (
        bool(helpers & {"should", "would", "could", "might", "may", "must", "'d"})
        and not is_negative
    )


def speaks(subject: "Token") -> bool:
    """Whether a subject stands well by itself: it has a determiner, is plural, or is a pronoun."""
    if subject.tag_ in ("PRP", "NNS", "NNPS", "EX", "DT", "CD", "PDT") or subject.lower_ in (
        "nobody", "everything", "nothing", "everyone", "someone", "somebody", "something", "none",
        "half", "most", "all", "anyone", "one", "water", "food", "staff", "customer", "delivery",
    ):  # fmt: skip
        return True
    return any(
        child.dep_ in ("det", "nmod:poss", "nummod", "det:predet") for child in subject.children
    )


def _is_bare(subject: "Token", is_name: Callable[[str], bool]) -> bool:
    """Whether a subject lacks its article: "sump plug was loose"."""
    return subject.tag_ == "NN" or (subject.tag_ == "NNP" and not is_name(subject.text))


@cache
def _is_common(word: str) -> bool:
    """Whether a capitalised word is a known noun, or read as one when written small."""
    if concepts_of(word.lower()):
        return True
    doc = parse(f"the {word.lower()} broke")
    return len(doc) == 3 and doc[1].tag_ == "NN"


def _is_sound(tokens: "list[Token]") -> bool:
    """Whether the words hold nothing that would read oddly from our mouth."""
    lowers = [token.lower_ for token in tokens]
    if any(lower in ("let", "please", "why", "how") and i == 0 for i, lower in enumerate(lowers)):
        return False
    # "you" and "I" in one clause of hearsay ("you said I had ...") is an argument, not a fault.
    for token in tokens:
        if (
            token.dep_ == "conj"
            and token.tag_ in ("VBD", "VBZ", "VBP")
            and not any(child.dep_ == "cc" for child in token.children)
        ):
            return False  # a list of happenings without "and"
        if token.dep_ in ("ccomp",) and token.head.lemma_ in ("say", "tell", "claim", "think"):
            return False
        if token.dep_ == "parataxis" or token.dep_ == "vocative" or token.dep_ == "discourse":
            return False
        if token.lower_ in ("he", "she", "him", "her", "his", "hers") and token.dep_ in _SUBJECTS:
            return False
    return not any(
        token.text in ("...", "&", "+") or (token.text == "-" and token.whitespace_)
        for token in tokens
    )


def _tell_of_customer(head: "Token", subject: "Token", tokens: "list[Token]") -> str | None:
    """A clause whose subject is the customer: only what befell them is ours to be sorry for."""
    words = lexicon()
    verb = base(head)
    helpers = {child.lower_ for child in head.children if child.dep_.startswith("aux")}
    is_passive = any(child.dep_ == "aux:pass" for child in head.children)
    is_negative = any(child.lower_ in ("not", "n't", "never", "no") for child in head.children)
    cannot = is_negative and helpers & {"can", "ca", "could"}
    if not _is_sound(tokens) or tokens[0].i != subject.i:
        return None
    if is_passive or cannot or (verb in words.suffered):
        return _finish(turn(tokens))
    if any(child.dep_ == "cop" for child in head.children):
        if head.lower_ in ("unable", "stuck", "stranded", "alone", "locked", "left"):
            return _finish(turn(tokens))
        return None
    if head.lower_ == "waiting" and helpers:
        return _finish(turn(tokens))
    if head.lower_ in ("had", "have") and _is_burden(head):
        return _finish(turn(tokens))
    answer = next((child for child in head.children if child.dep_ == "conj"), None)
    if verb in _ORDERED and answer is not None and (other := subject_of(answer)) is not None:
        # "I ordered the pink one and they sent a beige one": what we did with their wish.
        if other.lower_ in ("you", "they") and base(answer) in words.company:
            return _finish(turn(tokens, frozenset({other.i})))
        return None
    rest = turn([token for token in tokens if token.i > head.i])
    if verb in words.effort and head.tag_ == "VBD" and not helpers and head.i == subject.i + 1:
        return _finish(f"you had to {verb} {rest}")
    if verb in words.effort and head.tag_ == "VBN" and helpers <= {"have", "'ve"} and helpers:
        return _finish(f"you have had to {verb} {rest}")
    return None


def _is_burden(have: "Token") -> bool:
    """Whether it tells of a burden: "I had to ring twice", "I have no water"."""
    for child in have.children:
        if child.dep_ == "xcomp" and base(child) in lexicon().effort:
            return True
        if child.dep_ == "obj" and (
            child.lower_ in ("nothing", "none") or any(c.lower_ == "no" for c in child.children)
        ):
            return True
    return False


_ORDERED = frozenset("order book ask request choose pay buy purchase reserve cancel return".split())
_STATES = frozenset(
    "locked stuck stranded left charged billed overcharged kicked banned ignored".split()
)


def _tell_without_subject(head: "Token") -> str | None:
    """A clause whose subject goes without saying: "locked out of my account"."""
    words = lexicon()
    tokens = _core(head)
    if not tokens or tokens[0].i != head.i or not 3 <= len(tokens) <= LONGEST_CLAUSE:
        return None
    if head.tag_ not in ("VBD", "VBN") or not _is_sound(tokens):
        return None
    if any(token.lower_ in ("you", "your", "it", "they") for token in tokens):
        return None
    rest = turn([token for token in tokens if token.i > head.i])
    verb = base(head)
    has_me = any(
        child.dep_ in ("obj", "iobj") and (
            child.lower_ in ("me", "us")
            or any(c.lower_ in ("my", "our") for c in child.children)
        )
        for child in head.children
    )  # fmt: skip
    if has_me and verb in words.company:
        return _finish(f"we {head.lower_} {rest}")
    has_object = any(child.dep_ == "obj" for child in head.children)
    if head.lower_ in ("denied", "refused") and has_object and not has_me:
        return _finish(f"you were {head.lower_} {rest}")
    if head.lower_ in _STATES and not has_object:
        return _finish(f"you were {head.lower_} {rest}")
    if head.lower_ in ("lost", "received", "got", "missed", "waited", "found"):
        return _finish(f"you {head.lower_} {rest}")
    return None


def _with_subject(noun: str, rest: "list[Token]") -> str | None:
    if not _is_sound(rest):
        return None
    told = turn(rest)
    if rest and rest[0].lower_ in ("'s", "'ve", "'re"):
        verb = "has" if len(rest) > 1 and rest[1].tag_ == "VBN" else "is"
        told = f"{verb} {turn(rest[1:])}"
    first = noun.split()[-1].lower()
    if re.search(rf"\b{re.escape(first)}\b", told.lower()):
        return None
    return f"{noun} {told}"


_FEELS = frozenset(
    "want like think feel hope wish believe know suppose suggest recommend love hate expect guess"
    " understand appreciate thank bet mean assume trust doubt agree swear demand require".split()
)


def _report(
    doc: "Doc", head: "Token", noun: str | None, is_name: Callable[[str], bool]
) -> str | None:
    """A statement that may be repeated as theirs, whoever it is about: "you asked for a window"."""
    tokens = list(doc)
    while tokens and (_is_stop(tokens[-1]) or tokens[-1].dep_ in ("cc", "mark")):
        tokens.pop()
    subject = subject_of(head)
    if subject is None or not is_finite(head) or subject.dep_ == "csubj":
        return None
    if not 3 <= len([token for token in tokens if token.is_alpha]) <= LONGEST_CLAUSE:
        return None
    edge = min(token.i for token in subject.subtree)
    if subject.i > head.i and subject.dep_ != "expl":
        return None
    if tokens[0].lower_ in _NO_OPENERS or tokens[0].tag_[0] == "W" or _is_wish(head):
        return None
    if _is_broken_off(subject, head):
        return None
    if any(token.tag_[:2] in ("VB", "MD") for token in tokens[:edge]) or "," in {
        token.text for token in tokens[:edge]
    }:
        return None
    loose = ("parataxis", "vocative", "discourse", "list", "dep", "reparandum", "appos")
    if any(token.dep_ in loose for token in tokens):
        return None
    lower, verb = subject.lower_, base(head)
    we: frozenset[int] = frozenset()
    if lower in ("i", "we") and verb in _FEELS:
        return None
    if lower == "you" and _is_anyone(subject):
        return None
    if lower == "they":
        if verb not in lexicon().company and verb not in ("have", "say", "tell"):
            return None
        we = frozenset({subject.i})
    elif lower == "this" and head.tag_ in _PLAIN_NOUNS:
        pass
    elif lower in lexicon().vague and subject.dep_ != "expl":
        if (
            head.tag_ in _PLAIN_NOUNS
            or noun is None
            or lower not in ("it", "this", "that")
            or subject.i
        ):
            return None
        return _finish(_with_subject(noun, tokens[1:]))
    prefix = ""
    if edge == 0 and not speaks(subject) and _is_bare(subject, is_name):
        is_brand = subject.tag_ == "NNP" and not _is_common(subject.text)
        is_numbered = len(tokens) > 1 and tokens[1].tag_ == "CD"
        prefix = "" if is_brand or is_numbered else "the "
    told = turn(tokens, we)
    first = tokens[0]
    if not (is_name(first.text) or (first.tag_ in ("NNP", "NNPS") and not prefix)) and (
        not first.text.isupper() or len(first.text) == 1
    ):
        told = told[:1].lower() + told[1:]
    if " if " in told or " but " in told:
        return None
    return _finish(prefix + told)


_BEFALLS = frozenset(
    "arrive come stop break fail die crash smell leak fall freeze turn start work keep last run"
    " forget lose make switch show cut drop snap split burn blow shrink fade peel melt".split()
)
_TOLD = frozenset(
    "tell promise charge give ask bill send quote leave lock sell offer put make ban kick ignore"
    " refuse overcharge block suspend turn move seat sign".split()
)
_YOURS = frozenset(
    "go order buy book pay ask call ring email wait try spend drive travel sit stand request phone"
    " write queue visit stay complain report sign pick collect open find notice receive get upload"
    " send return switch".split()
)


def _tell_of_thing(doc: "Doc", head: "Token", noun: str | None) -> str | None:
    """What a thing did, or what was done to the customer, where no subject is said."""
    tokens = [token for token in doc if not (token.is_punct and token.i == len(doc) - 1)]
    if subject_of(head) is not None or (not is_finite(head) and head.tag_ != "VBN"):
        return None
    if not 2 <= len(tokens) <= LONGEST_CLAUSE or not _is_sound(tokens):
        return None
    first = tokens[0]
    begins = first.i == head.i or (
        first.head.i == head.i and first.dep_ in ("aux", "aux:pass", "cop", "advmod")
    )
    if not begins or any(token.lower_ in ("i", "we", "it", "they") for token in tokens):
        return None
    verb = base(head)
    if first.lower_ in ("was", "got", "been") and verb in _TOLD and first.i != head.i:
        helper = {"was": "were", "been": "have been"}.get(first.lower_, first.lower_)
        return _finish(f"you {helper} {turn(tokens[1:])}")
    if noun is None or any(token.lower_ in ("you", "your") for token in tokens):
        return None
    is_helped = first.i != head.i and first.lower_ in (
        "does", "do", "did", "will", "wo", "has", "was", "is", "had", "can", "ca", "just", "never",
    )  # fmt: skip
    if verb in _BEFALLS and (first.i == head.i or is_helped):
        return _finish(f"{noun} {turn(tokens)}")
    return None


_LACK = re.compile(r"^(still )?(no|not one|not a single|zero) (?=[a-z])", re.IGNORECASE)


def _tell_want(doc: "Doc") -> Telling | None:
    """What they went without: "no hot water for three days"."""
    found = _LACK.match(doc.text)
    if found is None or len(doc) > 12:
        return None
    words = [token for token in doc if not token.is_punct]
    if len(words) != len(doc) or any(
        token.tag_ in ("VBD", "VBZ", "VBP", "MD") or token.dep_ in ("nsubj", "parataxis")
        for token in words
    ):
        return None
    nouns = [t for t in words if t.tag_ in ("NN", "NNS") or t.tag_ == "VBG"]
    if not nouns or nouns[0].lower_ in (
        "one",
        "way",
        "wonder",
        "idea",
        "problem",
        "matter",
        "more",
    ):
        return None
    still = "still " if found.group(1) else ""
    rest = turn([t for t in words if t.idx >= found.end()])
    told = f"you have {still}had {found.group(2).lower()} {rest}".replace("had zero", "had no")
    return Telling(told, "clause") if _finish(told) else None


_PLAIN_NOUNS = ("NN", "NNS")


def _tell_noun(doc: "Doc", head: "Token") -> Telling | None:
    """A noun phrase without a verb: "green fuzz under the lid", "cold food and a rude waiter"."""
    tokens = [token for token in doc if not (token.is_punct and token.i == len(doc) - 1)]
    if head.tag_ not in _PLAIN_NOUNS or not 2 <= len(tokens) <= 12:
        return None
    if tokens[0].tag_ not in ("DT", "JJ", "NN", "NNS", "CD", "PRP$", "PDT") or (
        head.lower_.endswith("s") and not head.lower_.endswith("ss") and head.tag_ == "NN"
    ):
        return None
    if any(
        t.dep_ in ("parataxis", "advcl", "appos", "nsubj", "list", "obl", "discourse", "dep",
                   "ccomp", "aux", "cop", "vocative")
        for t in tokens
    ):  # fmt: skip
        return None
    if any(
        t.tag_ in ("VBD", "VBZ", "VBP", "MD")
        or t.lower_
        in ("no", "not", "still", "never", "just", "today", "me", "i", "we", "up", "out", "off")
        or (t.is_punct and t.text not in (",", "-", "'"))
        for t in tokens
    ):
        return None
    before = [child for child in head.children if child.dep_ in ("compound", "amod", "nummod")]
    is_verb = head.tag_ == "NNS" and [child.dep_ for child in before] == ["compound"]
    if is_verb or any(child.tag_ == "NNS" for child in before) or head.lower_ in _NO_MATTER:
        return None  # a verb read as a noun: "the fridge part sits"
    heads = [head, *(t for t in head.children if t.dep_ == "conj")]
    if "," in {t.text for t in tokens} and not any(t.dep_ == "cc" for t in tokens):
        return None
    if any(t.tag_ not in _PLAIN_NOUNS for t in heads):
        return None
    starts = {
        min(t.i for t in part.subtree if t.dep_ not in ("cc", "punct")): part for part in heads
    }
    words = []
    for token in tokens:
        word = turn_word(token, frozenset())
        part = starts.get(token.i)
        if token.i == 0:
            word = word if token.text.isupper() and len(token) > 1 else word[:1].lower() + word[1:]
        if token.lower_ in ("a", "an") and (token.head in heads):
            word = "the"
        elif (part is not None and part is head and not _has_determiner(part)) or (
            part is not None
            and not _has_determiner(part)
            and part.tag_ == "NN"
            and _any_article(heads)
        ):
            word = f"the {word}"
        words.append(word + token.whitespace_)
    told = "".join(words).strip()
    return Telling(told, "noun") if _finish(told) or len(told.split()) == 2 else None


_NO_MATTER = frozenset(
    "thanks thank way shame joke disgrace time times day days week weeks month months hour hours"
    " minute minutes year years morning pounds quid euros dollars customer fan luck wonder".split()
)


def _has_determiner(noun: "Token") -> bool:
    return any(child.dep_ in ("det", "nmod:poss") for child in noun.children)


def _any_article(nouns: "list[Token]") -> bool:
    return any(_has_determiner(noun) for noun in nouns)


_BROKEN = re.compile(
    r"\b(?:is|are|was|were) (?:that|this|it|there)\b|^(?:the (?:way|fact|problem|issue)|as)\b"
    r"|\bsad to\b"
    r"|\bdecided\b"
    r"|\bour (?:order|parcel|package|account|refund|plan|card|booking|seats?|password)\b"
    r"|\b(?:is|was) (?:how|why|what|where|when)\b",
    re.I,
)
_MONTHS = frozenset(
    "January February March April May June July August September October November December Monday"
    " Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
_PERSONS = frozenset("staff family animal trade health body school".split())


def _is_pronoun_loose(told: str) -> bool:
    """Whether "his" or "her" stands for nobody that the telling has named."""
    found = re.search(r"\b(?:he|she|his|her|him|hers)\b", told)
    if found is None:
        return False
    before = re.findall(r"[A-Za-z]+", told[: found.start()])
    return not any(
        _PERSONS & {*concepts_of(word.lower())} or (word[0].isupper() and word not in _MONTHS)
        for word in before
    )


_DOUBLED = re.compile(r"\b(\w+) \1\b|\b(\w+ \w+ \w+)\b.*\b\2\b", re.IGNORECASE)


def _finish(told: str | None) -> str | None:
    """Last look: no double words, no loose ends, every bracket closed."""
    if not told:
        return None
    told = re.sub(r"\s+", " ", told.split(" because ")[0]).strip(" ,;:-.!")
    if told.count('"') % 2:
        told += '"'
    if len(told.split()) < 3 or len(told.split()) > LONGEST_CLAUSE + 2 or _DOUBLED.search(told):
        return None
    if _BROKEN.search(told) or _is_pronoun_loose(told):
        return None
    if re.search(
        r"\b(?:the|a|an|of|to|with|for|at|my|i|me|and|or|but|because|than|from|in|by)$", told, re.I
    ):
        return None
    return told


_ASKS = re.compile(
    r"^\W*(?:(?:hi|hello|hey|and|so|but|um|please)\W+)*(?:is|are|do|does|did|can|could|will|would|why"
    r"|how|what|when|where|who|have|has|any|was|were|am|should|may)\b",
    re.IGNORECASE | re.MULTILINE,
)


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    left = max((text.rfind(mark, 0, start) for mark in ".!?\n"), default=-1) + 1
    stops = [place for mark in ".!?\n" if (place := text.find(mark, max(end - 1, start))) >= 0]
    return left, min(stops) if stops else len(text)


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence, or line, around a place."""
    left, right = _bounds(text, start, end)
    return text[left:right]


def is_quoted(text: str, start: int) -> bool:
    """Whether a place stands inside a quotation: somebody else's words."""
    opened = text.count("\u201c", 0, start) > text.count("\u201d", 0, start)
    return opened or text.count('"', 0, start) % 2 == 1


_STOP = frozenset("that this with have been from your our were they them then when what".split())


def content(text: str) -> set[str]:
    """The telling words of a text, by their first letters."""
    words = (word.lower() for word in _WORD.findall(tidy(text)))
    return {word[:5] for word in words if len(word) > 3 and word not in _STOP}


def covered(told: str, source: str) -> float:
    """The share of a source's telling words that a telling keeps."""
    wanted = content(source)
    return len(wanted & content(told)) / len(wanted) if wanted else 1.0


_NEGATIONS = frozenset(
    "not n't no never nobody nothing none neither nowhere without cannot only".split()
)
_SIGNS: dict[IssueLabel, str] = {
    IssueLabel.DELIVERY: "late lost transit broken-transit silence",
    IssueLabel.DAMAGED_ITEM: "broken-transit fail-use dirt packing",
    IssueLabel.DEFECTIVE_ITEM: "fail-use broken-transit harm",
    IssueLabel.WRONG_ITEM: "wrong size missing-parts",
    IssueLabel.BILLING: "charge twice money dear",
    IssueLabel.REFUND: "refund refuse money late",
    IssueLabel.CANCELLATION: "cancel charge refuse",
    IssueLabel.BOOKING: "booking cancel wrong late refuse",
    IssueLabel.STAFF_CONDUCT: "rude",
    IssueLabel.RESPONSIVENESS: "silence late",
    IssueLabel.TECHNICAL: "app fail-use",
    IssueLabel.ACCOUNT_ACCESS: "login app",
    IssueLabel.WORK_QUALITY: "wrong dirt fail-use broken-transit",
    IssueLabel.MISSED_DEADLINE: "deadline late",
    IssueLabel.MISLEADING_INFORMATION: "misled wrong",
    IssueLabel.PRIVACY_SECURITY: "privacy",
    IssueLabel.SAFETY: "harm dirt fail-use broken-transit",
    IssueLabel.CLEANLINESS: "dirt",
    IssueLabel.AVAILABILITY: "stock refuse",
    IssueLabel.VALUE: "dear money charge",
    IssueLabel.OTHER: "dirt wrong refuse harm late lost silence cancel charge rude fail-use",
}
"""The word fields (concepts.toml) that show a clause to tell of an issue."""


_MERE_ACT = re.compile(
    r"you (?:have |had |'ve )?(?:ordered|asked|booked|bought|chose|picked|went|requested"
    r"|paid|sent)\b"
)


def is_mere_act(told: str) -> bool:
    """Whether a telling holds only what the customer did, and nothing that came of it."""
    words = {*re.findall(r"[a-z]+", told.lower())}
    return bool(_MERE_ACT.match(told)) and not (
        words & (_NEGATIONS | lexicon().faulty | {"and", "but"})
    )


GLAD = 0.3
"""VADER's polarity from which a line without a word of fault is good news."""


def is_glad(told: str, least: float = GLAD) -> bool:
    """Whether a telling is of something good, so that nobody can be sorry for it."""
    words = {*re.findall(r"[a-z]+", told.lower())}
    is_sad = _NEGATIONS & words or "n't" in told or lexicon().faulty & words
    return not is_sad and polarity(told)["compound"] > least


def tells_fault(told: str, label: IssueLabel) -> bool:
    """Whether a telling shows, in its own words, that something went wrong."""
    words = re.findall(r"[a-z]+(?='t\b)|n't|[a-z]+", told.lower())
    if (words and words[0] in ("we", "you")) or _NEGATIONS & {*words} or "n't" in told:
        return True
    if lexicon().faulty & {*words}:
        return True
    signs = set(_SIGNS[label].split())
    return any(signs & set(concepts_of(word)) for word in words)


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
    if not words or set(words) & (lexicon().not_things | lexicon().untrusted):
        return False
    if label in (IssueLabel.VALUE, IssueLabel.AVAILABILITY):
        return True
    fields = set(_PRODUCTS.get(label, "goods").split())
    return bool(fields & set(concepts_of(words[-1])))


def weigh(told: str, label: IssueLabel) -> int:
    """How many of a telling's words belong to an issue."""
    signs = set(_SIGNS[label].split())
    return sum(bool(signs & set(concepts_of(word))) for word in re.findall(r"[a-z]+", told.lower()))


def is_civil(text: str) -> bool:
    """Whether a text holds no word that is not ours to repeat."""
    return not {word.lower() for word in _WORD.findall(text)} & lexicon().untrusted


def is_whole(summary: str, text: str) -> bool:
    """Whether a summary ends where a clause of the text ends, not in the middle of one."""
    tail = " ".join(summary.split()[-2:])
    at = text.find(tail)
    rest = text[at + len(tail) :].lstrip(" ") if at >= 0 else ""
    return at >= 0 and (not rest or not rest[0].isalnum() or bool(_JOINT.match(rest)))


_JOINT = re.compile(r"(?:and|but|so|because|when|while|which)\b", re.IGNORECASE)


def fragment(text: str) -> str | None:
    """A customer's words fit to be quoted, or None: short, plain and civil."""
    plain = _quotable(_LEADING.sub("", _EMOJI.sub("", tidy(text)).strip(" .,!-;:'")))
    if plain is None or not 2 < len(plain.split()) <= LONGEST_QUOTE or "?" in plain:
        return None
    if re.match(
        r"(?:why|how|what|while|when|if|who|which|to|all|because|where|it's \d|as|than|or"
        r"|please|do|does|did|is|are|was|were|can|could|will|would|has|give|cancel|refund|send|stop|let|take|put|call"
        r"|ring|tell|make|get|fix|find|explain|sort)\b",
        plain,
        re.I,
    ):
        return None
    return plain[:1].lower() + plain[1:] if not re.match(r"I\b|[A-Z]{2}", plain) else plain


LONGEST_QUOTE = 14
"""In words."""


def question(text: str) -> str | None:
    """A customer's question fit to be quoted, or None."""
    plain = _quotable(_LEADING.sub("", _EMOJI.sub("", tidy(text)).strip(" .,!-;:'")))
    if plain is None or not 3 < len(plain.split()) <= LONGEST_QUOTE + 2:
        return None
    if not re.match(r"(?:why|how come|where|when|what|who|how)\b", plain, re.I):
        return None
    return plain[:1].upper() + plain[1:].rstrip("?") + "?"


def _quotable(plain: str) -> str | None:
    """Words that can stand between quotation marks as they are."""
    plain = _HANDLE.sub("", plain).strip()
    if plain.count('"') % 2 or re.search(r"(?<!\w)'|'(?!\w)", plain):
        return None
    if re.search(r"[^\x00-\u024f\u20ac]|XX|[.!?]\s|\.\.|[@#*<>\[\]{}|=:;()]|https?", plain):
        return None
    return plain.replace('"', "'") if is_civil(plain) else None


def name_thing(text: str, services: frozenset[str] | None = None) -> str | None:
    """What a clause is about, in the reply's voice: "your sofa"; None if unsure.

    It is what the customer calls theirs, what they ordered, or what the clause speaks of.

    Args:
        text: the clause.
        services: where given, only these nouns, of ours: "our app", "the website".
    """
    for token in parse(_trimmed(tidy(text))):
        if token.tag_ not in ("NN", "NNS") or token.dep_ in ("compound", "nmod:poss", "vocative"):
            continue
        if {token.lower_, token.lemma_.lower()} & lexicon().not_things or len(token) < 3:
            continue
        inside = [child for child in token.children if child.i < token.i]
        owner = inside[0] if inside and inside[0].dep_ in ("nmod:poss", "det") else None
        middle = inside[1:] if owner is not None else inside
        if any(t.dep_ not in ("compound", "amod") or not t.text.isalpha() for t in middle):
            continue
        if {t.lower_ for t in (*middle, token)} & (
            lexicon().untrusted | {"same", "other", "whole"}
        ):
            continue
        name = " ".join(turn_word(part, frozenset()) for part in (*middle, token))
        said = owner.lower_ if owner is not None else ""
        if services is not None:
            if token.lower_ in services and said in ("your", "the", "this", "ur"):
                return f"{'our' if said != 'the' else 'the'} {name}"
        elif said in ("my", "our") or (said in ("this", "these") and token.dep_ != "obl:unmarked"):
            return f"your {name}"
        elif said in ("the", "a", "an", "") and _is_topic(token, bool(said)):
            return f"your {name[:1].lower()}{name[1:]}"
    return None


_BOUGHT = frozenset("order buy purchase book reserve".split())


def _is_topic(noun: "Token", has_article: bool) -> bool:
    """Whether a noun is what its clause speaks of, or what the customer ordered."""
    head = noun.head
    if noun.dep_ in ("nsubj", "nsubj:pass") and noun.i < head.i:
        return has_article or (noun.i == 0 and is_finite(head))
    if noun.dep_ == "obj" and head.lemma_.lower() in _BOUGHT and has_article:
        subject = subject_of(head)
        return subject is None or subject.lower_ in ("i", "we")
    return False
