"""Which remedies a customer does not want: "no more vouchers", "I'd rather have it than a refund".

A refusal is a construction around the name of a remedy (refusals.toml): wanting negated ("I don't
need another call"), an act forbidden ("please don't replace it"), a remedy waved away ("keep your
voucher"), put behind another ("the chair rather than the money"), called useless ("a voucher won't
do"), declined, or declined by a pronoun just after it was offered. What others refuse, what was
refused in the past, and what never came ("no refund yet") is none.
"""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from replykit.complaint.story import Story
from replykit.complaint.things import is_known
from replykit.model import PackError, RequestLabel
from replykit.phrases import read_words
from replykit.search import Search
from replykit.text import Tokens

_CUES = frozenset(
    """not no nor never neither without keep stuff shove save spare forget than instead decline declined
    declining refuse refused turned reject stop enough sooner useless over""".split()
)
"""A sentence without any of these refuses nothing."""

_SOFT = (
    r"(?:(?:really|even|just|particularly|actually|also|simply|honestly|especially|now|still) )*"
)
_NP = r"(?:(?!(?:to|that|who|which|how|what|why|when|if|but|because|so|is|are|was|were|has|have|had|half|partial|only|wait\w*|chas\w+|fight\w*|argu\w+|los\w+|pay(?:ing)?|spend\w*|miss\w*|until)\b)[\w£$€]+ ){0,4}?"
"""The words between a verb and the remedy that it is about."""
_GIVING = (
    r"(?:send|give|offer|post|ship|bring|get|put|dispatch|issue|credit|suggest|insult|fob|make|mention|propose|"
    r"hand|order|book|arrange|buy|say|pay|return|come (?:back |at )?(?:to )?me with|offer to \w+|sending|giving|offering|posting|suggesting|crediting|insulting|promise)"
)
_MINE = r"(?:(?<![\w'] )|(?<=\bi )|(?<=\bwe )|(?<=\bshe )|(?<=\bhe )|(?<=\band )|(?<=\bbut )|(?<=\bso )|(?<=\bplease )|(?<=\breally )|(?<=\bjust )|(?<=\b(?:also|still) ))"
_UNWANTED = (
    r"(?:(?:do|does|would|will|shall|should|am|are|is|can(?= not (?:accept|use))) not "
    + _SOFT
    + r"(?:be )?"
    r"(?:want(?:ing)?|need(?:ing)?|require|expect(?:ing)?|like|accept(?:ing)?|ask(?:ing)? for|care for|seek(?:ing)?|after|claim(?:ing)?|take|taking|have|having|fancy|wish for|require|"
    r"looking for|interested in|here for|writing for|fishing for|angling for|in need of|trust|settle for|do with|desire|wish|content with|bought off with|fobbed off with)"
    r"(?: (?:to (?:have|get|be (?:given|sent|offered))|you to (?:send|give|offer)|you (?:sending|giving|offering)|sent|any more|for))?"
    r"|(?:i|we|would|will|shall) (?:need|want|take|seek|ask|accept) (?:nothing|neither|no|for no)|rather not (?:have|get|be given|take)"
    r"|(?:have|has) no (?:use|need|interest|wish|desire) (?:for|in|of)|no (?:need|use|interest|wish|point in|call) (?:for|in|of|having|sending|giving)|no point (?:in )?(?:sending|giving|having)"
    r"|(?:can|could) do without)"
)
_OTHERS = Search(
    r"(?:\b(?:you|they|who|staff|manager|nobody|one|shop|bank|company|store|team|it|why|did|if i|if we)(?: (?:really|just|still|also|all|simply|clearly))?|'s|\byour \w+) $"
)
"""Before a negated verb: those who are not the customer."""
_FORBIDDEN = (
    r"(?:(?:(?:^|[^\w\s] |\b(?:please|pls|plz|so|and|just|kindly|pray|but|then|or|thanks|ok|okay|no) )(?:please |kindly |just )?"
    r"do not|need not|(?:ask|asked|asking|told|tell|prefer|beg) (?:that )?(?:you|them|him|her) not to|(?:rather|sooner|prefer it if|prefer) (?:that )?(?:you|they|he|she) did not|"
    r"do not (?:need|want|wish|expect|like) (?:you|them|him|her|anyone|anybody) to|no need (?:for you )?to|no point (?:in )?you|please stop|refrain from|not going to|(?:i|we) (?:am|are) not (?:\w+ ){0,3}to be) "
    r"(?:you )?(?:dare |ever |bother |trouble |be |even |just |simply |go |all )*(?:to |in )?)"
)
_WAVED = r"(?:(?:^|(?:can|may|could|might|to|please|[^\w\s]|so|and|just) )(?:(?:please )?(?:keep|stuff|shove|forget|save)(?= (?:your|his|her|their|the|that|those|all your|my) )|spare me))"
_ASKING = Search(
    r"\b(?:want|would|like|need|please|prefer\w*|can|could|rather|sooner|expect|just|asking|after)\b"
)
_GAVE = Search(
    r"\b(?:(?<!be )(?:sent|gave|offered|got|received|handed|issued|given|been)|have had)\b"
)
_BESIDE = re.compile(
    r"\b(?:please|just|only|(?:i|we) (?:want|need|would (?:like|prefer)|expect))\b"
)
"""Beside "no replacement": what makes it a wish and not a lack."""
_LACKED = Search(r"\b(?:no|never|had|have|has|got|was|were|is|are|still|sent|gave|with)\b")
"""Before it: what makes it a lack."""
_NOT_ONLY = Search(
    r"\bnot (?=(?:just|only|merely|simply|solely) (?:want|need|a|an|my|the|after|asking|looking|for)\b)"
)
"""What is not all that is wanted is wanted."""
END = r"(?= ?$| [^\w\s'%]| (?:please|thanks|thank|needed|required|necessary|wanted|and|but|or|because|as|since|for|from|just|i|we|you|when|it|in|of|on|at|instead|again|either|this|these|now|like|any|off|by|until|sent|is|are|that|which|who|to|with|under|then|before|after|not|if|even|so|than|back|returned|asking|yet)\b)"
_USELESS = (
    r"(?: (?:that |which )?(?:you|they) (?:\w+ ){1,4}?)? ?(?:(?<= )(?:is|are|'s|would be|will be) (?:of )?(?:useless|worthless|(?:no|not|little|beside)(?: (?:any|much|of any))? (?:use|good|help|what|the point|necessary|needed|required|going to (?:do|cut|help|bring|fix)|wanted))"
    r"|(?<= )(?:will|would|do|does|can|could) not (?:do(?= ?$| [^\w\s])|cut|help|bring|fix|replace|undo|solve|make|put|change|suffice|get|buy|give me|mend))\b"
)
_DECLINED = (
    r"(?:(?:i|we|and|have|am|are) (?:must |would |had |also |have )?(?:decline|declined|declining|refuse|refused|refusing|turned down|turn down|reject|rejected|said no to|saying no(?: thank you)? to)"
    r"|thank you to|thanks to|no to)"
)
_TURNED_DOWN = Search(
    r"\b(?:i|we|she|he) (?:have |will |shall |would |can |do |must |am )?(?:(?:not|never) (?:be )?(?:want|need|needing|accept|accepting|taking|take|wanting|use|using|require|like) (?:it|that|them|those|one|either|any|this)\b|decline|declined|turned (?:it|that|them) down|refused (?:it|that|them)|(?:do|will|shall) not accept)"
    r"|(?:^|[^\w\s] |so |but )(?:please |kindly )do not ?(?:$|[^\w\s])|\bkeep it\b|(?:^|[^\w\s] )no ,? ?(?:thank you|thanks)|\bmay have (?:it )?back\b|which (?:i|we) (?:decline|declined|do not|did not (?:ask|want)|will not)|(?:which|it|that|this|neither) is (?:of )?(?:no|not any|any) (?:use|good)|(?:please|so|and|but|^) ?do not (?:send|dispatch|ship|offer|bother with) (?:it|that|them|those|one)\b"
)
_OFFER = (
    r"\b(?:offer\w*|suggest\w*|propos\w*|hint\w*|promis\w*|sending|sent|send|counter - offer)\b"
)
_PARTLY = re.compile(
    r"^(?: to (?:take|go|come|be|arrive)| that (?:takes|never|is|does)| (?:in|as|by) (?:a )?(?:voucher|credit|gift|points)| (?:note|card|union|score|check|limit|rating|history)\b)"
)
"""After a remedy: what is refused is the way of it, or it is no remedy."""
ANOTHER = r"(?P<another>(?:another|(?:brand )?new|different|more|a (?:second|third|fourth|fifth)) (?:\w+ )?(?P<thing>\w+))"
_MORE = r"(?P<another>more (?:\w+ )?(?P<thing>\w+))"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A remedy refused, with the place of the words that do."""

    label: RequestLabel
    start: int
    end: int


@cache
def remedies() -> dict[str, str]:
    """For each kind of name one pattern, a group for each label."""
    data = read_words("refusals.toml")
    try:
        kinds = {kind: data[kind] for kind in ("things", "acts", "acted", "acting")}
        return {
            kind: "(?:"
            + "|".join(f"(?P<{label}>{'|'.join(words)})" for label, words in labels.items())
            + ")"
            for kind, labels in kinds.items()
        }
    except (KeyError, AttributeError, TypeError) as error:
        raise PackError(
            f"en/refusals.toml: needs the tables things, acts, acted and acting: {error}"
        ) from None


@cache
def _frames() -> tuple[tuple[str, Search], ...]:
    """The constructions, each by its name."""
    names = remedies()
    thing = rf"(?:{names['things']}(?!\w){END}|{ANOTHER}{END})"
    act, acted, acting = (rf"{names[kind]}\b" for kind in ("acts", "acted", "acting"))
    behind = r"(?:\b(?:instead of|rather than|as opposed to)|(?:,|-|and|but|,? and) not|, never)"
    return tuple(
        (name, Search(pattern))
        for name, pattern in (
            ("wanted", rf"\b{_UNWANTED} {_NP}{thing}"),
            ("wanted", rf"\b(?:do|does|would) not (?:want|need|like) (?:it|this|that|them|these|those|(?:my|the|our|her|his) \w+|to be)(?: \w+)?? (?:to be |be )?{acted}"),
            ("wanted", rf"\b(?:am|are) not (?:having|going to have|getting) (?:it|this|that|them) {acted}"),
            ("wanted", r"\b(?:do|does|would) not (?:want|wish|like) to (?P<cancellation>cancel|leave|close)\b"),
            ("act", rf"{_FORBIDDEN}{act}"),
            ("act", rf"{_FORBIDDEN}{_GIVING} (?:me |us |her |him |to |with |(?:me|us|her|him) (?:with|off with|to|on|by) )*{_NP}{thing}"),
            ("act", rf"(?:^|[^\w\s] |and |so |but |or )no (?:more|further) (?:of (?:your|the|these|those) )?{_NP}{thing}"),
            ("act", rf"(?:^|[^\w\s] |and |so |but |or )no {_MORE}(?= ?$| [^\w\s]| please| thanks)"),
            ("no", rf"(?:^|[^\w\s] )not (?:interested in|after|looking for|asking for|here for) {_NP}{thing}"),
            ("clefted", rf"(?:\b(?:is|was)|'s) not (?:a|an|the|any|your|another) {names['things']} (?:that )?(?:i|we) (?:am|are|want|need|was|were)\b"),
            ("no", rf"(?:^|[^\w\s] |and |so |but )(?:no|not (?:another|a|any|some)|nor(?: a| another| any)?) {_NP}{names['things']}(?: ,| then)* (?:please|thanks|thank you|(?:is |are )?(?:needed|required|necessary|wanted))\b"),
            ("no", rf"(?<!\bif )(?:^|[^\w\s] |please )not (?:a|an|another|any) {_NP}{names['things']}(?= [^\w\s']| ?$)"),
            ("act", r"\b(?:none of you|no ?one|nobody)(?: \w+){0,5}? (?:is|are) to (?P<redo>come|touch|set foot|enter|do)\b"),
            ("no", rf"(?:^|[^\w\s] )(?:not another|not one more|no more) {_NP}{thing}"),
            ("act", rf"{_WAVED} {_NP}{thing}"),
            ("behind", rf"\b(?:rather|sooner|prefer\w*|better|happier)\b[^.?!;]{{3,90}}? (?:than|to|instead of|over) (?:have |take |get |receive |be given )?{_NP}{thing}"),
            ("instead", rf"{behind} (?:just )?(?:(?:a|an|another|any|some|more|your|the|my|yet another|with|for|to have|having|getting|give me|send me|giving me|sending me) )+{_NP}{thing}"),
            ("instead", rf"{behind} (?:just )?{thing}"),
            ("instead", rf"{behind} (?:just )?(?:(?:being|having|getting|to have|to be)(?: (?:it|them|that|this|one))? )?{acted}"),
            ("instead", rf"{behind} (?:just )?{acting}"),
            ("instead", rf"\b(?:rather than|and not|, not) (?:just )?(?:to )?{act}"),
            ("beside", rf"(?:^|[^\w\s] |and |but )no (?:more )?{_NP}{names['things']}(?!\w)(?= ?$| [^\w\s'%]| (?:and|or|but)\b)"),
            ("useless", rf"{names['things']}(?!\w){_USELESS}"),
            ("act", rf"\b{_DECLINED} {_NP}{thing}"),
        )
    )  # fmt: skip


_THEIRS = Search(r"\byour (?:[£$€] )?\d+")
"""Money that is offered: "your 400 dollars"."""


_PAINTED = frozenset(
    """paint paints painted painter painters painting primer varnish varnished lacquer emulsion
    gloss plaster wall walls ceiling fence""".split()
)
"""What makes a coat one of paint."""


def read_label(match: re.Match[str], said: Collection[str] = ()) -> str | None:
    """The remedy that a construction holds: of a known name, or another thing of the kind.

    A thing is one of a known field, or one that was spoken of before.
    """
    named = [key for key, text in match.groupdict().items() if text and key not in _OTHER_GROUPS]
    if named:
        if named[0] == "redo" and match[named[0]].endswith(" coat") and "coat" in said:
            return "redo" if not _PAINTED.isdisjoint(said) else "replacement"
        is_theirs = named[0] == "refund" and _THEIRS.search(match[0])
        return "compensation" if is_theirs else named[0]
    inside = re.search(remedies()["things"] + r"(?!\w)", match["another"])
    if inside:
        return inside.lastgroup
    thing = match["thing"]
    is_thing = is_known(thing) or is_known(thing.removesuffix("s")) or thing in said
    return "replacement" if is_thing else None


_OTHER_GROUPS = ("thing", "another", "joint")


def _holds(frame: str, text: str, match: re.Match[str]) -> bool:
    """Whether it is the customer who refuses, and now."""
    before, after = text[: match.start()], text[match.end() :]
    if _PARTLY.match(after):
        return False
    if frame == "wanted":
        if re.match(r"(?:would|will) not (?:take|accept|have)\b", match[0]):
            return re.search(r"\b(?:i|we) $", before) is not None
        return not _OTHERS.search(before)
    if frame in ("instead", "no") and _GAVE.search(before[-60:]):
        return False
    if frame == "instead":
        return bool(_ASKING.search(f"{before} {after}") or _orders().search(before))
    if frame == "beside":
        is_wish = any(p.search(said) for p in (_BESIDE, _orders()) for said in (before, after))
        return is_wish and not _LACKED.search(before)
    if frame == "useless":
        return match["replacement"] is None or "a replacement" in text
    return True


@cache
def _orders() -> re.Pattern[str]:
    """A remedy that is ordered: "replace it"."""
    return re.compile(rf"(?:^|[,;:] |\b(?:please|either|or|so) ){remedies()['acts']}\b")


_CLOSING = 20
"""How much of the closing is read with the last sentence, in code points."""


def find_refusals(story: Story) -> list[Refusal]:
    """Every remedy refused, once each, in the order of the text."""
    found: dict[str, Refusal] = {}
    last = ""
    said: set[str] = set()
    for sentence in story.sentences:
        norms = sentence.norms
        if sentence is story.sentences[-1]:  # "no vouchers, thank you": the thanks are cut
            norms = [*norms, *Tokens(story.letter[sentence.end :][:_CLOSING]).norms]
        text = read_wishes(norms)
        if not _CUES.isdisjoint(norms):
            for label, first, end in _refused(norms, text, last, said):
                start = story.tokens.starts[sentence.first + first]
                stop = story.tokens.ends[min(sentence.first + end, len(story.tokens)) - 1]
                found.setdefault(label, Refusal(RequestLabel(label), start, stop))
        last = text
        said.update(norm for norm in norms if len(norm) > 2)
    return sorted(found.values(), key=lambda one: (one.start, one.label))


def read_wishes(norms: Sequence[str]) -> str:
    """A sentence for reading wishes: in "not just a refund" the refund is not negated."""
    return _NOT_ONLY.sub("also ", " ".join(norms))


def _refused(
    norms: Sequence[str], text: str, before: str, said: Collection[str]
) -> Iterator[tuple[str, int, int]]:
    """What a sentence refuses, with the first word that does and the one after the last."""
    for frame, pattern in _frames():
        for match in pattern.finditer(text):
            label = read_label(match, said)
            if label and _holds(frame, text, match):
                label = _elided(label, match, f"{before} {text[: match.start()]}")
                end = match.end()
                if label:
                    yield label, *_words(text, match.start(), end)
                while more := _further().match(text, end):
                    other = read_label(more)
                    if more["joint"] == "," and not _LISTED.match(text, more.end()):
                        break  # "not a repair, a refund"
                    end = more.end()
                    if other:
                        yield other, *_words(text, match.start(), end)
    for match in _TURNED_DOWN.finditer(text):
        offered = _offered(text[: match.start()]) or _offered(before)
        if offered:
            yield offered, *_words(text, *match.span())


@cache
def _further() -> re.Pattern[str]:
    """Another remedy in the same breath."""
    return re.compile(
        rf" (?:, )?(?P<joint>or|nor|and|,)(?: (?:no|not|for|a|an|any|another|some|your|the|more))* {remedies()['things']}\b{END}"
    )


_LISTED = re.compile(r"[^.;!?]*\b(?:or|nor|no)\b")
"""After a remedy behind a comma: the list of what is refused goes on."""
_ELIDED = Search(r"\b(?:another|a (?:third|fourth|fifth)|third|fourth|fifth)$")
_SAID = {
    "callback": re.compile(r"\b(?:calls?|called|rang|phoned|voicemails?)\b"),
    "apology": re.compile(r"\b(?:sorry|apolog\w+|sorries)\b"),
    "explanation": re.compile(r"\b(?:explanations?|explained|theory)\b"),
    "compensation": re.compile(r"\b(?:vouchers?|coupons?|tokens?)\b"),
    "": re.compile(r"\b(?:emails?|mails?|messages?|letters?|forms?|surveys?|bills?)\b"),
}


_GOODWILL = Search(r"\b(?:offer\w*|goodwill|gesture|voucher|credit|coupon)\b")


def _elided(label: str, match: re.Match[str], before: str) -> str:
    """Of what "another" is one, where a thing is no more named than that."""
    if label == "refund" and re.search(r"\d", match[0]) and _GOODWILL.search(before[-100:]):
        return "compensation"
    if label != "replacement" or not _ELIDED.search(match[0].rstrip()):
        return label
    near = before[-80:]
    said = [(hit.end(), name) for name, own in _SAID.items() for hit in own.finditer(near)]
    return max(said)[1] if said else label


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """The words that a stretch of a sentence covers."""
    while text[start] == " ":
        start += 1
    return text.count(" ", 0, start), text.count(" ", 0, len(text[:end].rstrip())) + 1


@cache
def _offers() -> re.Pattern[str]:
    return re.compile(rf"{_OFFER} (?:(?:\w+|[£$€]) ){{0,6}}?{remedies()['things']}(?!\w){END}")


def _offered(text: str) -> str | None:
    """The remedy that a text says was offered last."""
    label = None
    for match in _offers().finditer(text):
        label = read_label(match)
    return label
