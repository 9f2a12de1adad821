"""What the caller gives for a case, brought into the form in which a line says it.

Capitals and full stops at the ends go. A clause with a subject of its own is told as it is, a
phrase without one gets what it lacks: "picking error" is "because of a picking error". Words that
say nothing ("n/a", "to be confirmed") are told nowhere.
"""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from replykit.drafter.lexicon import is_past, lexicon
from replykit.drafter.office_verbs import base_of, is_base, is_done, participle_of, past_of
from replykit.drafter.persons import split_words
from replykit.drafter.pieces import cut

_SENTENCE_HEADS = frozenset(
    """A An The Our We Your You Their They He She It His Her One Two Three There This That Nobody
    Somebody Because Due Owing Since By On In Within At Before After Until Next Tomorrow Today
    Tonight As Up No Not Every All Each Some Someone Human Full Partial New Will To Already Just
    Out Still Being If When Where Free Half Money""".split()
)
"""Words that have a capital only at the head of a sentence."""
_PRONOUNS = frozenset(
    "i we you he she it they there this that nobody someone somebody i've we've".split()
)
_BECAUSE = re.compile(r"(?:this |it )?(?:happened |was )?(?:because of|due to|owing to) ", re.I)
_SINCE = re.compile(r"(?:this |it )?(?:happened )?(?:because|since|as) ", re.I)


def bare(text: str) -> str:
    """A caller's words without their full stop, and with a small letter where a sentence began."""
    text = re.sub(r" [+&] (?=[a-z£$€\d])", " and ", " ".join(text.split()).rstrip(" .!;,…"))
    first = text.split(" ", 1)[0]
    low = first.lower()
    is_head = first in _SENTENCE_HEADS or (
        first.istitle() and (is_past(low) or is_base(low) or is_base(base_of(low)))
    )
    return text[:1].lower() + text[1:] if is_head else text


_UNSAID = (
    r"(?:sorry|no(?: reason| comment)?|none|nothing|nil|null|n/?a|n\.a|not applicable|tb[acd]|t\.b\.[acd]|pending|later"
    r"|(?:it is |this is |cause |still )?(?:unknown|unclear|undetermined|undecided)"
    r"|(?:it is |this is |still )?to be (?:confirmed|determined|decided|advised|announced|established|found(?: out)?|investigated|checked)"
    r"|(?:it is |this is )?not (?:yet )?(?:known|found|clear|established|decided|confirmed|available|determined|done|sure|possible|applicable|started|resolved)"
    r"|(?:we |i )?(?:do not|don't|dont) (?:yet )?know|see (?:above|below|notes?)|in progress|ongoing|[?xX]|[-–—_*/])"
)
_NOTHING = re.compile(
    rf"[\s,.;:!]*(?:{_UNSAID}(?: (?:yet|so far|at (?:the moment|present)|for now|at all|why))*[\s,.;:!]*)*",
    re.I,
)
_IN_SEARCH = re.compile(
    r"(?:(?:we are|we're|i am|i'm|it is|this is) )?(?:still )?(?:(?:under|awaiting|pending) (?:investigation|review)|being (?:investigated|looked into|checked|reviewed)|investigating|looking into (?:it|this)|waiting to hear\b.*)(?: still)?",
    re.I,
)


def says_nothing(text: str) -> bool:
    """Whether words hold a place and no more: "n/a", "to be confirmed", "-"."""
    said = text.strip()
    return not said or _NOTHING.fullmatch(said) is not None


def is_clause(text: str) -> bool:
    """Whether words have a subject of their own: "we sent it", and not "sent it"."""
    words = split_words(text)
    if not words:
        return False
    if words[0].low in _PRONOUNS:
        return len(words) > 1
    pieces = cut(words)
    return bool(pieces) and pieces[0].kind == "full"


# --- nouns -----------------------------------------------------------------------------------

_DETERMINED = re.compile(
    r"(?:an?|the|our|your|their|his|her|its|this|that|these|those|no|some|any|both|all|half|each|every|one|two|three|four|five|six|human|another|\d\S*|[£$€]\d\S*)\b|[£$€]\d|[\w-]+'s\b",
    re.I,
)
_MASS = frozenset(
    """snow rain weather traffic demand sickness illness handling packaging maintenance damage weight wear water power
    stock staff training communication miscommunication negligence congestion ice fog wind heat frost work money cash
    help advice information compensation postage cover care time breakfast insurance access software hardware
    confusion availability capacity delivery shipping support post mail parking policy travel food dust damp mould
    rust noise equipment paperwork covid flu lack""".split()
)
"""Heads of phrases that take no article."""
_HEAD_ENDS = re.compile(
    r" (?:of|in|at|by|with|on|from|to|for|off|under|over|within|between|during|after|before|that|which|who|and|or|because|when|while|since|without|per|as)\b|,"
)


def with_article(noun: str) -> str:
    """A noun with the article that it lacks: "picking error" is "a picking error"."""
    head = _HEAD_ENDS.split(noun, maxsplit=1)[0].lower().split(" ")
    last = head[-1]
    is_many = last.endswith("s") and not last.endswith(("ss", "us", "is"))
    is_mass = last in _MASS or (
        last.endswith(("ing", "ness", "ity", "ance", "ence", "ware")) and last not in _COUNTED
    )
    is_mass = is_mass or head[-2:] == ["store", "credit"]
    if _DETERMINED.match(noun) or is_many or is_mass or not head[0].isalpha():
        return noun
    if noun[:1].isupper() and not noun[:2].isupper() and len(head) == 1:
        return noun  # a name
    return f"{_article(noun)} {noun}"


_COUNTED = frozenset(
    "meeting building fitting booking listing reading setting saving viewing hearing facility security entity identity appliance allowance inconvenience absence warranty".split()
)


def _article(noun: str) -> str:
    low = noun.lower()
    is_vowel = low[:1] in "aeiou" and not low.startswith(("uni", "use", "usu", "eu", "one"))
    return "an" if is_vowel or low.startswith(("hour", "honest", "8", "11 ", "18 ")) else "a"


# --- causes ----------------------------------------------------------------------------------

_STATE = re.compile(
    r"(?:out|outside|past|over|beyond|under|against|below|above|behind|too|no longer|not|still|already|in|off|on) (?!of (?:our|your|the) (?:mistake|fault)\b)",
    re.I,
)
"""How a thing stands, without the verb: "out of stock", "too late"."""
_OF_US = re.compile(
    r"(?:under|short|over)-?(?:staffed|manned|booked|loaded|worked)\b|busy\b|short (?:of|on) ", re.I
)
_EXCUSE = re.compile(
    r"\b(?:busy|short-?staffed|understaffed|short (?:of|on) staff|overworked|overloaded|forgot|forgotten|backlog|snowed under|new (?:here|to the job)|on holiday|off sick|(?:staff|crew|driver) (?:shortages?|sickness|illness)|long shift|tired)\b",
    re.I,
)
"""What a customer hears as an excuse unless it is said that it is none."""


def cause_of(text: str) -> tuple[str, str]:
    """Why it happened: ``cause`` after "because", or ``noun`` after "because of"."""
    said = _BARE_PLACE.sub(r"\1 the ", _of_one_of_us(bare(text)))
    if found := _BECAUSE.match(said):
        return "noun", with_article(said[found.end() :])
    if (found := _SINCE.match(said)) and is_clause(said[found.end() :]):
        return "cause", said[found.end() :]
    return clause_or_noun(said)


def clause_or_noun(said: str, be: str = "was") -> tuple[str, str]:
    """Words after "because" or "because of"; a state gets its subject and its verb."""
    first = said.split(" ", 1)[0].lower()
    if _OF_US.match(said):
        return "cause", f"we were {said}"
    if re.match(r"no (?!longer\b|one\b)", said) and not is_clause(said):
        return "cause", f"there {be} {said}"
    rest = said.partition(" ")[2]
    if first in _BY_ITSELF and (not rest or _TAIL.match(rest)):
        return "cause", f"it {said}"
    if _SURE_STATE.match(said):
        return "cause", f"it {be} {said}"
    noun, _, act = said.partition(" ")
    done, _, tail = act.partition(" ")
    is_bare = noun.isalpha() and not (
        _DETERMINED.match(said) or noun.lower() in _PRONOUNS or noun.isupper()
    )
    if is_bare and done in lexicon().passive and _TAIL.match(tail):
        is_many = noun.endswith("s") and not noun.endswith("ss")
        return "cause", f"the {noun.lower()} {'were' if is_many else 'was'} {act}"
    if is_clause(said):
        return "cause", _with_subjects_article(said)
    if is_done(first) and not is_base(first) and (not rest or _TAIL.match(rest)):
        return "cause", f"it was {said}"
    if _STATE.match(said):
        return "cause", f"it {be} {said}"
    return "noun", with_article(said)


def _with_subjects_article(clause: str) -> str:
    """A clause whose subject lacks its article: "box had no padding" is "the box had no padding"."""
    found = re.match(r"([a-z]+) (?:(?:is|was|has|had)\b|(\w+))", clause)
    if found is None or found.group(1) in _PRONOUNS or found.group(1) in _NO_ARTICLE:
        return clause
    is_verb = found.group(2) is None or (
        is_done(found.group(2).lower()) or found.group(2).lower() in lexicon().present
    )
    return f"the {clause}" if is_verb and with_article(found.group(1)) != found.group(1) else clause


_NO_ARTICLE = frozenset(
    "everyone everybody everything something nothing anybody anyone today yesterday what one our your their his her its the an no".split()
)
_BY_ITSELF = frozenset(
    "failed burst leaked crashed jammed snapped expired froze collapsed melted shrank ran fell went came".split()
)
"""What a thing does by itself."""
_SURE_STATE = re.compile(r"(?:out of|no longer|too|already)\b", re.I)


def _of_one_of_us(said: str) -> str:
    """A colleague is one of us: "he forgot" is "one of us forgot"."""
    return re.sub(
        r"^(?:he|she|the (?:agent|adviser|colleague|operator|trainee|temp))(?='s|\b)(?! and\b)",
        "one of us",
        said,
        count=1,
        flags=re.I,
    )


_BARE_PLACE = re.compile(
    r"\b(on|by|in|at) (?=(?:courier|label|driver|warehouse|depot|supplier|system|manufacturer|carrier|box|shop|store)(?:$|[,;]| (?:and|in|on|at)\b))",
    re.I,
)
"""Where notes leave out an article: "lost by courier"."""


def is_known_cause(text: str) -> bool:
    """Whether a cause tells something, and not what the customer did."""
    said = bare(text)
    return not (says_nothing(text) or _IN_SEARCH.fullmatch(said) or _BLAMES.match(said))


_BLAMES = re.compile(
    r"(?:because |since |as )?(?:you|the (?:customer|client|guest|buyer))(?:'ve|'d|'re)? (?!were (?:told|sent|given|charged|billed|quoted)\b)",
    re.I,
)
"""A cause that is the customer's doing."""


def is_excuse(cause: str) -> bool:
    """Whether a cause is one that excuses nothing: "we were busy"."""
    return _EXCUSE.search(cause) is not None


# --- what was done ---------------------------------------------------------------------------

_TAIL = re.compile(
    r"(?:to|on|at|by|in|for|from|with|via|within|of|off|into|under|this|last|today|yesterday|tomorrow|tonight|back|again|out|up|now|already|in full|straight|earlier|and|as|under)\b|\d",
    re.I,
)
"""What may stand behind a participle that has no object."""
_PAST_TIME = re.compile(
    r"\b(?:yesterday|ago|earlier|last (?:night|week|month|year|\w+day)|this morning)\b", re.I
)
_ON_DAY = re.compile(r"\bon (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|the \d|\d{1,2}\b)", re.I)
_FOR_LATER = frozenset(
    "booked arranged scheduled planned reserved set moved rebooked rescheduled agreed asked ordered".split()
)
"""Acts whose day may be still to come: "booked a visit on Monday"."""
_HAVE = re.compile(
    r"((?:I|we)(?:'ve| have)|have) (?:(?:already|now|also|just|since) )*(?=(\w+))", re.I
)
_ACTED = re.compile(r"(?:(?:already|also|now|just|then|duly|personally) )*", re.I)
_TO_COME = re.compile(
    r"(?:(?:will|shall|to|going to|is to|are to|about to|due to) )(?=(be )?(\w+))(?:be (\w+))?",
    re.I,
)
_TO_THEM = frozenset(
    "called contacted visited phoned emailed texted informed notified refunded reimbursed rung credited".split()
)
_OF_ITSELF = frozenset(
    """fixed resolved sorted refunded sent replaced repaired mended cancelled canceled escalated passed forwarded processed
    corrected closed completed credited paid returned removed deleted updated dispatched posted delivered collected logged
    raised booked reset solved handled done issued waived reversed reimbursed shipped rectified ordered reordered resent
    rebooked changed amended stopped settled retrained warned informed notified""".split()
)
"""What is done to a thing: alone, these want one to be done to."""
_NEWLY_MADE = frozenset(
    "refund replacement ticket credit voucher letter engineer appointment call visit courier complaint claim report case query request collection repair".split()
)


_OF_GOODS = frozenset(
    "sent resent dispatched posted delivered shipped replaced collected returned ordered reordered repaired mended".split()
)
"""What is done to a thing one can hold, and not to a matter."""
_DONE_TO = _OF_ITSELF | frozenset(
    """released found located traced received approved confirmed applied added arranged scheduled reserved restored
    unlocked reinstated contacted called reported weighed checked""".split()
)
"""And what is done to one that is named: "parcel found in Leeds"."""


class Deed(NamedTuple):
    """One thing that was done: ``have`` after "I have", ``past`` after "I", ``thing`` after "I have arranged", or a sentence."""

    form: str
    text: str


_NO_ANSWER = re.compile(
    r",? ?\b(?:but )?(?<!was )(?<!got )(?<!had )(no (?:answer|reply|response))$", re.I
)
_BARE_DAY = re.compile(
    r"(?<!\bon)(?<!\bby)(?<!\bfor)(?<!\bof)(?<!\bfrom)(?<!\blast)(?<!\bnext)(?<!\bthis)(?<!\bsince)(?<!\bafter)(?<!\bbefore)(?<!\buntil)(?<!\bdated)(?<!\bthe)(?<!\band)(?<!\bto)(?<!\bdue)(?<!\bor)(?<!\bevery)(?<!\bin)(?<![,–-])"
    r" ((?:\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: (?:morning|afternoon|evening))?)$",
    re.I,
)
_CUSTOMER = r"(?:the )?(?:customer|cust|cx|client)"
_THEIRS = re.compile(rf"\b{_CUSTOMER}['\u2019]s\b", re.I)
_WAS_DONE = re.compile(
    rf"^{_CUSTOMER} (?P<be>(?:has|have|had)(?: now| already)? been|was|is|been|will be)? ?(?:now |already )?(?=(?P<verb>\w+))",
    re.I,
)
_TO_CUSTOMER = re.compile(
    rf"\b{_CUSTOMER}\b(?! (?:service|services|care|number|relations|support|team|account|record|file|database|portal|id|desk|experience))",
    re.I,
)


def _addressed(said: str) -> str:
    """Words about the customer as words to them: "cust refunded £20" is "you have been refunded £20"."""
    found = _WAS_DONE.match(said)
    if found and is_done(found["verb"].lower()):
        be = (found["be"] or "").lower()
        helper = {"was": "were", "is": "are", "will be": "will be"}.get(be, "have been")
        said = f"you {helper} {said[found.end() :]}"
    return _TO_CUSTOMER.sub("you", _THEIRS.sub("your", said))


def deed_of(action: str) -> Deed:
    """What was done, by the form in which it is given."""
    said = _addressed(re.sub(r"\bre-(?=[a-z]{3})", "re", bare(action)))
    said = _NO_ANSWER.sub(r" but there was \1", said)
    said = _BARE_DAY.sub(r" on \1", said)
    if (found := _HAVE.match(said)) and is_done(found.group(2).lower()):
        said = said[found.end() :]
    said = said[found.end() :] if (found := _ACTED.match(said)) else said
    if found := _TO_COME.match(said):
        return _to_come(said, found)
    first, _, rest = said.partition(" ")
    verb = first.lower()
    if verb in _PRONOUNS or verb in ("i'm", "we're", "it's", "you're"):
        return Deed("sentence", said)
    if verb in ("not", "never", "no") or says_nothing(said):
        return Deed("sentence", f"there was {said}") if verb == "no" else Deed("sentence", "")
    if verb in ("was", "were", "has"):
        return Deed("sentence", f"it {said}" if verb != "were" else f"they {said}")
    if verb == "been":
        return Deed("have", said)
    if is_done(verb) and (not is_clause(said) or is_base(verb)):
        if verb in _OF_ITSELF and (not rest or _TAIL.match(rest)):
            helper = "was" if _is_of_past(verb, rest) else "has been"
            return Deed("sentence", f"{'it' if verb in _OF_GOODS else 'this'} {helper} {said}")
        if _is_of_past(verb, rest):
            return Deed("past", f"{past_of(verb)} {_with_objects_article(rest)}".rstrip())
        return Deed("have", f"{participle_of(verb)} {_with_objects_article(rest)}".rstrip())
    if verb.endswith("ing") and is_base(base_of(verb)) and rest:
        return Deed("sentence", f"I am {said}")
    if passive := _passive(said):
        return Deed("sentence", passive)
    if is_clause(said):
        return Deed("sentence", said)
    if _does(said):
        return Deed("have", f"{participle_of(verb)} {_with_objects_article(rest)}".rstrip())
    return Deed("thing", with_article(said))


def _is_of_past(verb: str, rest: str) -> bool:
    return _PAST_TIME.search(rest) is not None or (
        verb not in _FOR_LATER and _ON_DAY.search(rest) is not None
    )


def _to_come(said: str, found: re.Match[str]) -> Deed:
    """What is still to be done, told as that."""
    verb = (found.group(3) or found.group(2)).lower()
    if not found.group(1):
        return Deed("sentence", f"I will {said[found.end() :]}")
    who = "you" if verb in _TO_THEM else "it"
    return Deed("sentence", f"{who} will be {said[found.start(3) :]}")


def _passive(said: str) -> str | None:
    """A thing and what was done to it: "refund issued" is "a refund has been issued"."""
    words = said.split(" ")
    for at in range(1, min(len(words), 8)):
        verb, tail = words[at].lower(), " ".join(words[at + 1 :])
        if verb in _DONE_TO and (not tail or _TAIL.match(tail)):
            noun = " ".join(words[:at])
            helped = re.search(r" (?:has|have|had|was|were|is|are|will|been|being|be|not)$", noun)
            if helped or any(
                w.lower() in ("has", "have", "was", "were", "is", "are") for w in words[:at]
            ):
                return None  # whole as it is
            head = _HEAD_ENDS.split(noun, maxsplit=1)[0].split(" ")[-1].lower()
            is_sum = noun[:1] in "£$€" or noun[:1].isdigit()
            is_many = head.endswith("s") and not head.endswith(("ss", "us", "is")) and not is_sum
            if not _DETERMINED.match(noun) and not re.search(r"[ #]\d+$", noun):
                noun = noun[0].lower() + noun[1:] if noun.split(" ")[0].istitle() else noun
                is_new = head in _NEWLY_MADE or noun.lower().startswith("new ")
                noun = with_article(noun) if is_new or is_many else f"the {noun}"
            past = _is_of_past(verb, tail)
            helper = (
                ("were" if is_many else "was") if past else ("have been" if is_many else "has been")
            )
            return f"{noun} {helper} {verb} {tail}".rstrip()
    return None


def _does(said: str) -> bool:
    """Whether words begin with a verb in its plain form: "refund £20", and not "refund of £20"."""
    first, _, rest = said.partition(" ")
    verb = first.lower()
    if not is_base(verb):
        return False
    if verb not in _NOUN_TOO:
        return True
    if not rest:
        return False
    second = re.split(r"[^\w£$€']", rest, maxsplit=1)[0].lower()
    return second not in _AFTER_NOUN


_NOUN_TOO = frozenset(
    """refund repair credit exchange call visit return upgrade discount cover change check review offer test report help
    work service text post email phone order clean wash trim print repeat update answer reply seal hold transfer start
    supply match release issue reserve log record pause search complete double swap book label stock store top
    open free stop track chase look sign note""".split()
) - {"complete"}
"""Verbs that are nouns too."""
_AFTER_NOUN = frozenset(
    """of on for to at from in by as with within off under over without or and next this today tomorrow note code label
    voucher visit work service coupon centre card token""".split()
)
"""What stands behind the noun and seldom behind the verb."""


def tell_deeds(actions: Sequence[str]) -> list[tuple[str, list[str]]]:
    """What was done, in the order given; neighbours of one form together.

    A thing that is still to come and names nothing follows what has been told of it; where
    nothing has, it is what is due.
    """
    deeds = [deed for deed in map(deed_of, actions) if deed.text]
    told = []
    for number, deed in enumerate(deeds):
        if number == 0 and deed.text.startswith("it will be "):
            deed = Deed(deed.form, f"what is due to you {deed.text[3:]}")
        told.append(deed)
    return [
        (form, [deed.text for deed in group]) for form, group in groupby(told, lambda d: d.form)
    ]


# --- times -----------------------------------------------------------------------------------

_BY_WAY = re.compile(
    r",? ?\bby (?P<way>phone|telephone|a (?:phone )?call|e-?mail|text(?: message)?|sms|post|letter)\b", re.I
)  # fmt: skip
_WE_WILL = re.compile(
    r"(?:i|we|you)(?:'ll| will| shall) (?P<verb>call|ring|phone|e-?mail|text|write to|contact|reply to|get back to|hear from (?:me|us)|answer)(?: (?:you|back))* ",
    re.I,
)
_WAY_FIRST = re.compile(
    r"(?:a )?(?P<way>call|phone call|ring|e-?mail|text|letter)(?: you| back)* (?=(?:on|at|by|in|within|this|next|before|tomorrow|today|tonight|after|\w+day)\b)",
    re.I,
)
_WAYS = {
    "phone": "call you",
    "telephone": "call you",
    "call": "call you",
    "ring": "call you",
    "email": "email you",
    "text": "text you",
    "sms": "text you",
    "post": "write to you",
    "letter": "write to you",
}
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY = re.compile(
    rf"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:the )?\d{{1,2}}(?:st|nd|rd|th)\b|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b|{_MONTH} \d|\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?$",
    re.I,
)
_SHORT_DAY = re.compile(
    r"\b(mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)\b\.?(?! [a-z]+ing\b)", re.I
)
_SPAN = re.compile(
    r"(?:\d+(?: ?(?:-|–|to) ?\d+)?|an?|one|two|three|four|five|six|seven|ten)(?: |-)?(?:(?:working|business|more|calendar) )?(?:h|hrs?|hours?|minutes?|mins?|days?|weeks?|months?)$",
    re.I,
)
_CLOCK = re.compile(
    r"\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m\.?|p\.m\.?|h|o'clock)\b|\d{1,2}:\d\d\b|(?:noon|midday|midnight)\b",
    re.I,
)
_END = re.compile(
    r"(?:by |at |before )?(?:the )?(?:end of (?:the )?(?P<of>(?:next |working |business )*(?:day|week|month))|(?P<short>eod|cob|eow|eom|close of (?:play|business))\b)(?P<on>.*)",
    re.I,
)
_END_OF_DAY = re.compile(
    r"(?:on )?(?P<day>\w+day),? (?:eod|cob|by end of (?:the )?day|end of (?:the )?day)|(?:eod|end of (?:the )?day)(?: on)? (?P<then>\w+day)",
    re.I,
)
_SHORT_ENDS = {
    "eod": "by the end of the day",
    "eow": "by the end of the week",
    "eom": "by the end of the month",
}
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ](?P<t>\d\d:\d\d)(?::\d\d)?Z?)?")
_VAGUE = re.compile(
    r"(?:as )?soon(?: as (?:possible|we can|i can))?|asap|a\.s\.a\.p|shortly|at (?:your|our|the) earliest (?:convenience|opportunity)?|when(?:ever)? possible|in due course|sometime|some time|never|no(?:t)? (?:further )?(?:contact|needed|required)",
    re.I,
)


def time_of(text: str) -> tuple[str, str | None]:
    """When the next contact comes ("on Thursday"), and how ("call you"), where that is said.

    No time where the words give none: "as soon as possible", "n/a".
    """
    said, way = bare(text), None
    if says_nothing(text) or _VAGUE.fullmatch(said):
        return "", None
    if found := _WE_WILL.match(said):
        way = _way(found.group("verb"))
        said = said[found.end() :]
    elif found := _WAY_FIRST.match(said):
        way = _way(found.group("way"))
        said = said[found.end() :]
    if found := _BY_WAY.search(said):
        way = _way(found.group("way"))
        said = (said[: found.start()] + said[found.end() :]).strip(" ,")
    return _when(bare(said)), way


def _when(said: str) -> str:
    said = _ISO.sub(_date, said)
    said = _SHORT_DAY.sub(lambda found: _whole_day(found.group(1)), said)
    said = re.sub(
        rf"\b(?:{'|'.join(_DAYS + [m for m in _MONTHS if m != 'May'])})\b",
        lambda f: f.group().capitalize(),
        said,
        flags=re.I,
    )
    said = re.sub(r"(?<=\d )may\b", "May", said)
    if found := _END_OF_DAY.fullmatch(said):
        return f"by the end of {found['day'] or found['then']}"
    if found := _END.fullmatch(said):
        if short := found.group("short"):
            on = (
                f" on{found.group('on')}"
                if _DAY.match(found.group("on").strip())
                else found.group("on")
            )
            return _SHORT_ENDS.get(short.lower(), "by close of business") + on
        return f"by the end of the {found.group('of').lower()}{found.group('on')}"
    if _SPAN.fullmatch(said):
        said = re.sub(r"(\d)(?=[a-z])", r"\1 ", re.sub(r"(?<=\d) ?[-–] ?(?=\d)", " to ", said))
        said = re.sub(
            r"\b(?:hrs|h)$", "hours", re.sub(r"\bhr$", "hour", re.sub(r"\bmins$", "minutes", said))
        )
        return f"within {said}"
    if _CLOCK.match(said):
        return f"at {said}"
    if _DAY.match(said):
        is_ordinal = re.fullmatch(r"\d+(?:st|nd|rd|th)", said) is not None
        said = f"on the {said}" if is_ordinal else f"on {said}"
        return re.sub(
            rf"(?<=[a-z\d]),? (?={_CLOCK.pattern})",
            " at ",
            re.sub(r",? at (?=\d)", " ", said),
            count=1,
        )
    if re.match(r"(?:tomorrow|today|tonight) (?=\d)", said):
        return re.sub(r" (?=\d)", " at ", said, count=1)
    if re.fullmatch(rf"(?:mid-|early |late )?{_MONTH}", said, re.I):
        return (
            f"in {said[:1].upper()}{said[1:]}"
            if said.lower() in {m.lower() for m in _MONTHS}
            else f"in {said}"
        )
    if re.match(r"(?:the )?(?:morning|afternoon|evening)\b", said):
        return f"in the {said.removeprefix('the ')}"
    if re.match(r"week of\b", said):
        return f"in the {said}"
    return said


def _date(found: re.Match[str]) -> str:
    month = int(found["m"])
    if not 1 <= month <= 12:
        return found.group()
    at = f" at {found['t']}" if found["t"] else ""
    return f"{int(found['d'])} {_MONTHS[month - 1]} {found['y']}{at}"


def _whole_day(short: str) -> str:
    return next(day for day in _DAYS if day.lower().startswith(short.lower().removesuffix("s")[:3]))


def _way(word: str) -> str | None:
    last = re.sub(r"^a | message$", "", word.lower()).replace("-", "").split()[-1]
    return _WAYS.get(last)


# --- remedies --------------------------------------------------------------------------------

_CAN = re.compile(
    r"(?:i|we)(?:'ll| can| will| could| shall)(?: (?:also|gladly|of course))? |(?:you)(?:'ll| can| will| could) (?:have |get |receive |be given )|to ",
    re.I,
)
_ANOTHER_DOES = re.compile(r"(?P<who>.+?) (?:will|can|could|shall) (?P<do>(?!be\b)\w+\b.*)", re.I)
_TO_ARRANGE = frozenset(
    "repair call callback visit meeting appointment collection exchange redelivery delivery rebooking inspection clean service test check engineer plumber call-back".split()
)
_APOLOGY = re.compile(
    r"(?:(?:give|offer|make|send|write)(?: you)? )?(?:(?:an?|our|my|full|sincere) )*(?:apolog(?:y|ies|ise|ize)|sorry)(?: to you)?",
    re.I,
)


def is_apology(text: str) -> bool:
    """Whether a remedy is no more than an apology, which every reply holds."""
    return _APOLOGY.fullmatch(bare(text)) is not None


def remedy_of(text: str) -> str:
    """What a remedy does, after "I can": "a full refund" is "give you a full refund"."""
    said = re.sub(r" [+&] (?=[a-z£$€\d])", " and ", " ".join(text.split()).rstrip(" .!;,…"))
    if said[1:2].islower() or said.startswith("A "):
        said = said[0].lower() + said[1:]
    said = said[found.end() :] if (found := _CAN.match(said)) else said
    first, _, rest = said.partition(" ")
    verb = first.lower()
    if (verb.endswith("ing") and rest and is_base(base_of(verb))) or (
        is_done(verb) and not is_base(verb) and rest
    ):
        return f"{base_of(verb)} {_with_objects_article(rest)}"
    if verb == "you" and is_base(rest.split(" ")[0].lower()):
        return f"let you {rest}"
    if verb == "be" or (is_clause(said) and not is_base(verb)):
        found = _ANOTHER_DOES.match(said)
        return f"arrange for {found['who']} to {found['do']}" if found else f"make sure that {said}"
    if _does(said):
        return f"{first} {_with_objects_article(rest)}".rstrip()
    if verb == "money" or said.lower() in ("full money back", "all money back"):
        return re.sub(r"^(?:full |all )?money", "give you your money", said)
    if re.match(r"compensat", verb) and rest and not _TAIL.match(rest):
        return said
    noun = said if verb in ("free", "store") and _is_free_of_article(said) else with_article(said)
    head = _HEAD_ENDS.split(noun, maxsplit=1)[0].split(" ")[-1].lower()
    return f"{'arrange' if head in _TO_ARRANGE else 'give you'} {_with_price_article(noun)}"


def _is_free_of_article(said: str) -> bool:
    return with_article(said) == said


def _with_price_article(noun: str) -> str:
    """A sum that only counts another thing gets its article: "£20 voucher" is "a £20 voucher"."""
    if re.match(
        r"(?:[£$€]\d[\d.,]*|\d+ ?%) (?:refund|voucher|credit|discount|gift|e-?voucher|store|goodwill|reduction|rebate|coupon)\b",
        noun,
    ):
        return f"{_article(noun.lstrip('£$€'))} {noun}"
    return noun


def _with_objects_article(rest: str) -> str:
    """The object of a verb with its article: "send new jar" is "send a new jar"."""
    found = re.match(
        r"(?P<you>you )?(?P<noun>(?:new|full|partial|replacement|fresh|free|refund|voucher|spare|gift|prepaid)\b.*)",
        rest,
    )
    if found:
        return f"{found['you'] or ''}{with_article(found['noun'])}"
    return _BARE_OBJECT.sub("the ", rest, count=1)


_BARE_OBJECT = re.compile(
    r"^(?=(?:order|parcel|package|item|fee|charge|postage|price|delivery fee|deposit|account|booking|payment)\b)"
)
"""What has an article behind a verb: "resend order" is "resend the order"."""


# --- limits ----------------------------------------------------------------------------------

_CONDITION = re.compile(
    r"(?:only )?(?:if|when|where|once(?! per\b)|provided(?: that)?|as long as|so long as|unless|on condition that|after|for (?:orders|purchases|items|charges|amounts|fees|claims)|on (?:orders|purchases|items)|subject to|(?:on|against) return of|with (?:a |the |your )?(?:receipt|proof))\b",
    re.I,
)
_APPROVED = re.compile(
    r"\b(?:approv\w+|sign(?:ed)?[- ]?off|authori[sz]\w+|discretion\w*|internal\w*|permission|escalat\w+|ask (?:a |the |your )?(?:manager|supervisor)|(?:manager|supervisor|team leader?)s? only|agent'?s?)\b",
    re.I,
)
_SUM = r"[£$€]\s?(?P<sum>\d[\d,]*(?:\.\d\d)?)"
_BOUND = re.compile(
    rf"\b(?P<way>under|below|less than|up to|at most|not more than|no more than|over|above|more than|at least|max(?:imum)?(?: of)?)\s+{_SUM}",
    re.I,
)
_AT_MOST = re.compile(
    r"(?:(?:max(?:imum)?\.?(?: of)?|limit(?: of)?|capped at|not more than|no more than|at most|<=?)\s*)?(?P<of>[£$€]\s?\d[\d,.]*)(?:\s*max(?:imum)?\.?)?",
    re.I,
)


class Bound(NamedTuple):
    """What a limit does to a remedy: whether it may be offered, and what is said behind it."""

    is_open: bool
    told: str


def bound_of(limit: str, amounts: Sequence[float]) -> Bound:
    """A policy's limit as the reply may say it.

    A bound stands behind the remedy ("up to £60"). A condition is met or not where the sum that
    the complaint names decides it, and is otherwise told as one. What a colleague has to approve
    is not offered.

    Args:
        limit: the limit, in the policy's words.
        amounts: the sums that the complaint names.
    """
    said = bare(limit)
    if says_nothing(limit):
        return Bound(True, "")
    if _APPROVED.search(said):
        return Bound(False, "")
    if found := _AT_MOST.fullmatch(said):
        return Bound(True, f" (up to {found['of']})")
    if not _CONDITION.match(said):
        return Bound(True, f" ({said})")
    bound = _BOUND.search(said)
    if (
        bound
        and len(set(amounts)) == 1
        and re.match(r"(?:only )?(?:if|when|where|for|on|provided)", said, re.I)
    ):
        limit_sum, amount = float(bound["sum"].replace(",", "")), amounts[0]
        way = bound["way"].lower()
        if way in ("over", "above", "more than", "at least"):
            return Bound(amount >= limit_sum if way == "at least" else amount > limit_sum, "")
        is_within = (
            amount < limit_sum if way in ("under", "below", "less than") else amount <= limit_sum
        )
        return Bound(is_within, "")
    said = re.sub(
        r"^(?:only )?(if|when|where) (?=(?:under|below|over|above|less|more|up)\b)",
        r"\1 it is ",
        said,
    )
    return Bound(True, f" {said}")


# --- reasons and changes ---------------------------------------------------------------------


def reason_of(text: str) -> tuple[str, str]:
    """Why something is refused: ``cause``, ``noun``, or nothing where no reason is given."""
    said = re.sub(r"^no[,.;:] (?=\w)", "", bare(text), flags=re.I)
    if says_nothing(said):
        return "", ""
    if found := _BECAUSE.match(said):
        return "noun", with_article(said[found.end() :])
    if (found := re.match(r"(?:because|since|as) (?!of\b)", said)) and is_clause(
        said[found.end() :]
    ):
        return "cause", said[found.end() :]
    return clause_or_noun(said, "is")


def change_of(text: str) -> tuple[str, str]:
    """What was changed so that it does not happen again: a clause, or a noun."""
    said = bare(text)
    said = said[found.end() :] if (found := _ACTED.match(said)) else said
    first, _, rest = said.partition(" ")
    verb = first.lower()
    if verb in ("will", "shall"):
        return "clause", f"we {said}" if not rest.startswith("be ") else f"this {said}"
    if is_done(verb) and rest and (not is_clause(said) or is_base(verb)):
        return (
            "clause",
            f"we {'' if _is_of_past(verb, rest) else 'have '}{participle_of(verb)} {rest}",
        )
    if passive := _passive(said):
        return "clause", passive
    if is_clause(said):
        return "clause", said
    if verb.endswith("ing") and rest and is_base(base_of(verb)):
        return "clause", f"we are {said}"
    if _does(said):
        return "clause", f"we will {said}"
    return "noun", with_article(said)
