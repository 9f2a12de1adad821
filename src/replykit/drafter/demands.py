"""What a customer asks for, found in every sentence and told in the reply's voice.

"Please take my number off" is "you asked us to take your number off", "I want the fee back" is "you
would like the fee back", and "who thought of that?" is "you want to know who thought of that". What
is unsure, rude, or no more than "sort it out" is not told.
"""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from replykit.drafter.known import kinds_of
from replykit.drafter.lexicon import is_civil, is_past, lexicon, tidy
from replykit.drafter.persons import split_words, turn
from replykit.drafter.soundness import is_mangled, is_prose
from replykit.drafter.wishes import question
from replykit.model import Complaint, RequestLabel
from replykit.search import Search
from replykit.text import document_of

LONGEST = 22
"""Words of one demand."""
LONGEST_ACTS = 28
"""Words of several acts that are asked for in one sentence."""
LONGEST_ALL = 34
"""Words of all that are told together."""
LONGEST_SENTENCE = 500
"""Letters of a sentence that are read."""
READ = 4000
"""Letters of a complaint in which demands are looked for."""


class Form(StrEnum):
    """How a demand is put, and so how a reply takes it up."""

    DO = "do"
    WANT = "want"
    KNOW = "know"


@dataclass(frozen=True, slots=True)
class Demand:
    """Something that the customer asks for."""

    form: Form
    text: str
    """In the reply's voice, after "you asked us to" (do), "you would like" (want) or "you want to
    know" (know); empty where it cannot be told as a whole."""
    labels: frozenset[RequestLabel]
    """The remedies that it speaks of, or else the requests that were read in the same words."""
    near: frozenset[RequestLabel] = frozenset()
    """The requests that were read in the same sentence."""


_OPENERS = (
    r"(?:(?:so|and|but|then|also|now|just|simply|please|pls|plz|kindly|at least|first(?=[,:])|second(?=[,:])|secondly|finally|lastly|instead|again|otherwise|either|or|ok|okay|well|look|for now|in the meantime"
    r"|for (?:god|heaven|goodness|pity)'?s'? sake|to be clear|hi|hello|hey|thanks|thank you)\b\W*)*"
)
_SURE_VERBS = (
    r"apologise|apologize|listen to(?= (?:the|my|our)\b)|sit down|have a look|send|fetch|fix|correct|reduce|pull|switch|cancel|refund|replace|remove|stop|tell|let|confirm|collect|deliver|move|restore|unlock|rebook|put|take|make|give|delete|add|reissue|repair|mend|redo|reopen|return"
    "|switch|pay|reverse|waive|reinstate|resend|amend|rename|unblock|unfreeze|extend|reschedule|honour|honor|pick|bring|swap|sort|get|arrange|explain|find"
    "|reconnect|escalate|compensate|reimburse|repay|investigate|void|lift|look|come|ask|go back"
)
_ALSO_NOUNS = (
    "call|ring|phone|text|update|transfer|credit|upgrade|finish|close|do|email|change|check|reset|clean|paint|print|reprint|exchange|freeze|release|block|open|end|post|issue|write|answer|reply|respond|review|forward|show|hand|help|keep|leave|hold|provide"
    "|treat|warn|fit|chase|clear|empty|have|allow|offer|speak|talk|withdraw|turn|copy|retrain|train|lower|raise|read"
)
_OBJECT = r"(?= (?:me|us|my|our|the|a|an|it|them|this|that|these|those|him|her|his|their|someone|somebody|whoever|up|out|off|back|to|into|your|all|both|every|any|everything)\b)"
_VERB = rf"(?:(?:{_SURE_VERBS})|(?:{_ALSO_NOUNS}){_OBJECT})\b"
_AFTER_PLEASE = rf"(?:{_SURE_VERBS}|{_ALSO_NOUNS})\b"
_SAID = r"(?:just|simply|please|kindly|also|now|at least|instead|either|finally|immediately|maybe|possibly)"

_IMPERATIVE = Search(
    rf"(?:^{_OPENERS}|^(?!(?:i|we|you|they|he|she|it|the|my|our|your|his|her|their|this|that)\b).*?[,;:] (?:so |and |but |then )?(?={_SURE_VERBS}))(?P<verb>{_VERB})",
    re.I,
)
_PLEASE = Search(
    rf"\b(?:please|pls|plz|kindly|(?:i'm|i am|we're|we are) (?:begging|asking) (?:you|u)(?: to)?|i beg (?:you|u)(?: to)?)[, ]+(?:(?:can|could|would|will) (?:you|u|someone|somebody) |{_SAID} )*(?!do(?:n't|nt| not)\b)(?P<verb>{_AFTER_PLEASE}|re[a-z]{{4,}}\b(?! (?:that|how|what|why)))",
    re.I,
)
_MODAL = Search(
    rf"\b(?:can|could|would|will) (?:you|u|someone|somebody|anyone|anybody) (?:{_SAID} )*(?P<verb>{_AFTER_PLEASE})",
    re.I,
)
_IF_YOU = Search(
    rf"\b(?:grateful|appreciate it|appreciate|glad|happy|great|nice|kind|helpful|thankful|like it) if (?:you|u|someone|somebody) (?:could|would|can|might) (?:{_SAID} )*(?P<verb>{_AFTER_PLEASE})",
    re.I,
)
_YOU_TO = Search(
    rf"\b(?:i|we)(?:'d| would| should| must)? (?:{_SAID} |really |still |only )*(?:want|like|need|expect|ask|am asking|are asking|require|should like|would like|request) (?:that )?(?:you|u) (?:to )?(?:{_SAID} )*(?P<verb>[a-z]+)\b",
    re.I,
)
_I_ASK = Search(
    rf"\b(?:what|all) (?:i|we) (?:ask|want)(?: of you)? is that you (?:{_SAID} )*(?P<verb>[a-z]+)\b",
    re.I,
)
_SOMEBODY = Search(
    rf"(?:^{_OPENERS}(?:somebody|someone|any of you|one of you)(?: please| just)?,? |(?:^|[,;:] |\b(?:so|and) )(?:somebody|someone) (?:should|ought to|needs to|must) (?:please |really |just )?|\b(?:you'll|you will|you are to|you can) (?=(?:pay|refund|repay|replace|repair) (?:me|us|for|my|our|her|his|their|the)\b))(?P<verb>{_VERB})",
    re.I,
)
"""What somebody, or we, are to do: "somebody call me", "you'll pay for her ceiling"."""
_YOU_NEED = Search(
    rf"\b(?:you|u) (?:need|ought) to (?:{_SAID} )*(?P<verb>(?:send|pay|fix|refund|replace|remove|repair|put|come|give|return|collect|stop|apologise|do)\b)",
    re.I,
)
_NOT_TO = Search(
    r"(?:\bplease|\bkindly|^|\bso|\bbut) ?(?:do not|don't|dont|never) (?:ever |just )*(?P<verb>send|call|ring|phone|text|email|contact|write|come|offer|tell|charge|take|put|use|share|close|cancel|refer|direct|pass|ignore)\b",
    re.I,
)
_WANT = Search(
    r"(?:^|[,;:.-] |\b(?:and|but|so|because|then|now|that|what|all|is) )(?:i|we)(?: would| should|'d|'m|'re)? (?:(?:now|just|really|only|simply|still|also|do|therefore|very much|quite) )*"
    r"(?P<verb>require|should like|be (?:interested|curious|glad|grateful for)|appreciate|want|would like|like|'d like|expect|request|demand|insist on|am asking for|are asking for|asking for|ask for|am requesting|am claiming|claim|am looking for|need)\b ?(?:is )?(?P<rest>.+)",
    re.I,
)
_AND_ASK = Search(
    r"^(?:i|we)\b.*\b(?:and|therefore|so) (?:i |we )?(?:ask for|request|claim|require|would like|should like) (?P<rest>.+)",
    re.I,
)
_ASKING = Search(
    r"\b(?:i'm|i am|we're|we are) (?:only |just |simply |now )?asking (?:you )?(?P<what>(?:how|why|what|when|who|whether|which) .+)",
    re.I,
)
_ALL_I_WANT = Search(
    r"^(?:wanted|needed|requested|my request|what we need|what i need): (?P<rest>.+)|\b(?:all|what|only thing|one thing)(?: that)? (?:i|we)(?:'d| would)? (?:(?:now|really|just|actually) )*(?:want|like|need|am asking for|ask for|ask|expect) (?:now )?is (?P<what>.+)"
    r"|\b(?:i|we) (?:don't|dont|do not) (?:want|need|expect|ask for) (?:anything|a thing)(?: else| more)?(?: from (?:you|u))?,? (?:except|but|other than|apart from|beyond) (?P<except>.+)",
    re.I,
)
_ASK_THAT = Search(
    r"\b(?:may|can|could) i ask that (?P<rest>.+)|\b(?:i|we) (?:would |must |do )?(?:ask|request|insist) that (?P<what>(?!you\b).+)",
    re.I,
)
_CAN_I = Search(rf"\b(?:can|could|may) (?:i|we) (?:{_SAID} )*(?:have|get) (?P<rest>.+)", re.I)
_WISHED_TO = re.compile(
    r"to (?:(?:know|understand|hear) (?:by what|who|what|why|how|when|where|which|whether|if|that|from|about|back|by return)|see|speak|talk|cancel|return|exchange|swap|close|leave|be|claim|keep|rebook|change|receive|meet|move|end|find out|get)\b",
    re.I,
)
_THINGS = re.compile(
    r"(?:the|my|our|his|her|their|your (?!(?:help|custom|business|time)\b)|a|an|one|two|both|some|every|all|full|half|someone|somebody|confirmation|compensation|proof|whoever|another|answers|[£$€]\d\S*)\b|[£$€]\d",
    re.I,
)
_NEEDED = re.compile(
    r"(?:someone|somebody|an answer|a date|a reply|an explanation|confirmation|proof|to know|to speak|to talk|to hear|a (?:\w+ )?(?:refund|replacement|receipt|copy|call|visit|number|time))\b",
    re.I,
)
_PUT_RIGHT = re.compile(
    r"(?:it|this|that|them|these|everything) (?:(?:to go to|to be|in front of|before|in writing|on record)\b|(?:\w+ )?(?:fixed|sorted|done|replaced|repaired|delivered|collected|removed|refunded|cancelled|mended|put|taken|looked|investigated|resolved|redone|corrected|back|changed|finished|cleaned|moved|called off|stopped|dropped|withdrawn|lifted|cleared|settled|\w+ed)\b)",
    re.I,
)
_EXPECTED = re.compile(
    r"(?:an?|the|my|our|full|some|compensation|someone|somebody|[£$€]) ?(?:\S+ ){0,3}?(?:refund|reply|answer|response|explanation|apology|compensation|replacement|call|date|credit|voucher|payment|back|to)\b",
    re.I,
)
_ENDS = re.compile(
    r",? (?:will|would|can|could|won't|wont) (?:you|u|ya)\b(?: please)?(?=[ .?!]*$|[.?!] )|\s*(?:\b(?:there(?:'s|s| is| are)|(?<!what )(?<!that )(?<!when )(?<!who )(?<!how )(?<!where )(?<!which )(?<!whether )(?<!if )(?<!once )(?<!until )(?<!till )(?<!while )(?<!like )(?<!than )(?<!as )(?:i'm|i am|i've|i have|it's|its not|we're|we are)|my \w+ (?:is|are|has|was))\b|[;:()?!\u2026]|\.(?=\s|$)|\.\.|,? (?:because|so that|(?<!say )(?<!do )(?<!think )(?<!if )so|as (?:i|we|it|this|that|the|you|my)|since|but|otherwise|if (?!we|you|they|it)|or (?:i|we|else|tell me how|the|my|see|face|expect|you|u)|and (?:from|until|till|if|when|unless)|before (?:i|we|someone|another|this|it|the|my|he|she|they)|even though|, which|(?<!me )(?<!us )(?<!know )(?<!in )(?<!on )(?<!to )which|(?<!say )(?<!know )(?<!me )(?<!us )(?<!ask )(?<!out )(?<!see )who (?:has|have|is)|(?:they|he|she) (?:never|always|don't|won't|didn't|just)|and (?:ask(?= for)|i|we|he|she|it|they|that|this|you|then i)|and (?:the|my))\b|,$| - | — )",
    re.I,
)
_COMMA = re.compile(
    r",\s+(?!(?:including|plus|as well as|along with|together with|behind|in|under|at|on|with|without|by|to|for|from|before|after|and|or|not|this|today|anywhere)\b)"
)
_JOINT = re.compile(
    rf",? (?P<joint>and then|and also|and please|or else please|and|or)(?: please| just| then| also| (?:you|u) (?:need|have|ought) to)* (?={_VERB}|(?:don't|dont|do not|never) (?:ever )?[a-z]+ )|, (?={_VERB})",
    re.I,
)
_VAGUE = re.compile(
    r"(?:it|this|that|them|something|someone|somebody|anyone|her|him|me|you|us|one|things?|up|out|off|back|to|the (?:situation|matter|problem|issue)|everything|a|an|get|my|your|our)?(?: (?:please|up|out|off|back|right|now|today|asap|about (?:it|this|that)|done|sorted|fixed|resolved|over|with (?:it|this|that)|to (?:it|me|us)|know|me|us|you|properly|soon|quickly))*$",
    re.I,
)
_LOOSE = re.compile(
    r"\b(?:(?:don't|dont) (?:care|mind)|idc|not bothered)\b|\b(?:the|a|an|my|your|our|of|for|with|from|and|or|(?<!arrive )at|by|(?<!this )(?<!it )(?<!that )is|(?<!they )are|who|whether|how|when|i|we|which|please|than|as|if|while|like|until|till|because|since|although|though|(?<!say )(?<!do )(?<!think )so)$|^(?!.*\b(?:what|who|whom|which)\b).*\bto$",
    re.I,
)
_IDLE = Search(
    r"^(?:repair|return|refund|exchange|order|replace|replacement|collection|delivery|release|transfer|report|complaint|check) (?:docket|tickets?|ref|reference|request|case|no|number|note|form|job|id|label|slip|code)\b|^\w+ or\b|\bdo (?:me|us|you|yourselves?) a favou?r\b|^(?!come|go|look|check|find)\w+ and\b|^find (?:.*\b)?(?:enclosed|attached|below|herewith|back)\b|^(?:remember|refer|reply|respond|regard|refrain|recognise|realise)\b|\bask me anything\b|\b(?:save|take|spend|keep|waste) your (?:money|business|custom|time)\b|\byour (?:act|heads?|job|jobs|life|lives|finger|socks|house in order|excuses)\b|\ba (?:grip|life|break|clue|joke)\b"
    r"|\b(?:one|zero|two|no|five|\d) stars?\b|\bthumbs\b|\bstay away\b|\blook elsewhere\b|\bshame\b|\bimagine\b|\bfor granted\b|\blet me (?:tell|be|just|start|explain|get this|say|assure|repeat|remind|guess|add)\b|\blet's\b|\blet us not\b"
    r"|\blook (?:after|forward)\b|\bcome on\b|\bgo figure\b|\bmake (?:no mistake|of that)\b|\btell (?:me about it|everyone|your friends|that to)\b|\bput (?:simply|it this way|up with)\b|\bgive (?:them|this|it) a (?:miss|wide)\b|\btake (?:it|this) (?:from|as|easy|however)\b|\bask (?:yourself|yourselves|anyone)\b|\bsee (?:you in|that|if)\b|\blike (?:this|that|it) (?:place|shop|company)\b|\blove\b|\bget (?:real|over|lost|stuffed|what you)\b|\bfind (?:it|this|that)\b|\bleave (?:a|my|this) (?:\w+ )?review\b|\bread (?:the|my|other) reviews?\b"
    r"|\bto (?:be (?:honest|fair|clear|sure|able|in|on|at|a|an|my)|see if|get (?:home|there|to|in|into|out|through|on|up|off))\b|\bwell\b",
    re.I,
)
"""What asks for nothing: advice to others, idioms, scorn."""
_TO_SAY = re.compile(
    r"to (?:complain|make (?:a|this) (?:formal )?complaint|say|point out|thank|add|stress|begin|start|raise|report|express|note|draw|bring|mention|share|tell)\b",
    re.I,
)
_SIGN_OFF = re.compile(
    r"\n\s*(?:yours|kind regards|regards|best wishes|sincerely|many thanks)\b", re.I
)


def demands(complaint: Complaint) -> tuple[Demand, ...]:
    """What a complaint asks for, as far as it can be told, in its order; each once."""
    return tuple(one for one in read_demands(complaint) if one.text)


def read_demands(complaint: Complaint) -> tuple[Demand, ...]:
    """What a complaint asks for, told or not."""
    text = complaint.text[:READ]
    found: dict[str, Demand] = {}
    for sentence in document_of(text).sentences:
        is_speech = sentence.text.count('"') % 2 == 1 or _is_quoted(text, sentence.start)
        if is_speech or not is_prose(sentence.text):
            continue
        labels = frozenset(
            one.label
            for one in complaint.requests
            if not one.refused and one.start < sentence.end and one.end > sentence.start
        )
        for part in _PARTS.split(sentence.text[:LONGEST_SENTENCE]):
            for form, told in map(_as_meant, _of(_tidy(part), part)):
                if (told == "it in writing" and found) or _NO_DEMAND.fullmatch(told):
                    continue
                if form is Form.DO and _STATES.match(told):
                    continue
                told = _in_capitals(told, part)
                told = _LOOSE_TIME.sub("", told)
                own = told_kinds(told)
                is_not = told.startswith("not ")
                is_meant = own or labels or is_not or _PLEA.search(part) or not complaint.requests
                if form is Form.DO and told and not is_meant:
                    continue  # an order in form, and meant for nobody: "keep the number on the fridge"
                demand = Demand(form, told, own if own or is_not else labels, labels)
                found.setdefault(told.lower(), demand)
    return _apart(tuple(found.values()))


_TO_TELL = re.compile(
    r"(?:tell you|let you know|explain(?: to you)?|confirm) (?:(?:roughly|exactly|plainly|honestly|simply) )?(?P<what>(?:when|what|whether|how|why|who|which|where) (?!and\b|or\b).+)"
)


def _as_meant(demand: tuple[Form, str]) -> tuple[Form, str]:
    """What is to be told is a question ("tell you when it opens"), and whether we could, a wish."""
    form, told = demand
    told = _OR_ELSE.sub("", _MANNERS.sub("", told))
    if form is Form.KNOW and (could := _WE_COULD.fullmatch(told)):
        return Form.DO, could["act"]
    found = _TO_TELL.fullmatch(told) if form is Form.DO else None
    if found is None or _TELLS_ALSO.search(told):
        return form, told
    return Form.KNOW, found["what"]


_MANNERS = re.compile(r" (?:please|pls|plz)(?= |$)")
_OR_ELSE = re.compile(
    r",? or (?:trading standards|citizens advice|the (?:ombudsman|papers?|press|police|council)|your (?:solicitor|lawyer|bank)"
    r"|you(?:'ll| will|'re going| are going)|we(?:'ll| will))\b.*| this is (?:theft|fraud|a scam|a joke|ridiculous|robbery)\b.*",
    re.I,
)
"""What they threaten otherwise, or call it."""
_WE_COULD = re.compile(
    r"whether we (?:could|would|can) (?:just |kindly |possibly |at least |maybe )*"
    r"(?P<act>(?!have|be|not|ever|even|do a|do any|still|really|see why|tell)(?:(?! and whether| or whether).)+)"
)


_PLEA = re.compile(
    r"\b(?:please|pls|plz|kindly|could|can|would|will|want|need|must|ask|asking|like)\b", re.I
)
_LOOSE_TIME = re.compile(r",? (?:right )?(?:(?:by|before|until|till|from) then|before)$", re.I)
"""A time at the end that hangs on what was said before."""
_NO_DEMAND = re.compile(
    r"let you know(?: (?:by|before|in|on|within|at) (?:\w+ ?){1,4})?|to keep \w+ing\b.*|whether it is that .*"
    r"|come off it|help you out(?: here)?|sort codes?"
)
"""What asks for nothing that could be done."""
_STATES = re.compile(
    r"(?!tell\b|explain\b|confirm\b|say\b|show\b|check\b|find\b|see\b)\w+(?: \w+)?"
    r" (?:is|are|was|were|isn't|wasn't|aren't|won't|hasn't|doesn't)\b"
    r"|\w+ (?!(?:the|an?|my|your|our|his|her|their|me|us|you|him|them|it|this|that|these|those|all"
    r"|another|every|some|someone|somebody|whoever|what)\b)[\w-]+ "
    r"(?:goes|comes|says|shows|keeps|has|had|went|came|got|received|does)\b"
    r"|\w+ (?:broken|received)\b|have to\b|sort codes?\b"
)
"""A noun that looks like an order: "pay date is the 28th", "cancel is hidden"."""
_TELLS_ALSO = re.compile(rf"(?:,| and| or) (?={_VERB})", re.I)
_LETTERS = re.compile(r"\b(?:[BCDFGHJ-NP-TV-Z]{3,}|VAT|MOT|AGM|UK|EU|USA|ID|IBAN|HMRC|GP)\b")


def _in_capitals(told: str, source: str) -> str:
    """Initials as they were written: "our CCTV"."""
    for letters in _LETTERS.findall(source):
        told = re.sub(rf"\b{letters}\b", letters, told, flags=re.I)
    return told


def _is_quoted(text: str, at: int) -> bool:
    """Whether a place stands within somebody's speech."""
    before = text[:at].replace("\u201c", '"').replace("\u201d", '"')
    line = before[before.rfind("\n") + 1 :]
    return line.count('"') % 2 == 1


_ENDING = re.compile(r"(?:stop|end|cancel|close|terminate)\b", re.I)
_ANOTHER = re.compile(r"(?:a|an) (?:different|new) ", re.I)


def told_kinds(told: str) -> frozenset[RequestLabel]:
    """What a demand asks for by its own words."""
    if told.startswith("not "):
        return frozenset()
    if re.match(r"the (?:cost|price|value|worth) of ", told):
        return frozenset({RequestLabel.COMPENSATION})
    found = kinds_of(told)
    if re.match(r"the (?:balance|difference|rest|remaining|other [£$€])", told):
        found |= {RequestLabel.REFUND}
    if _ENDING.match(told):
        found |= {RequestLabel.CANCELLATION}
    if _ANOTHER.match(told):
        found |= {RequestLabel.REPLACEMENT}
    return found


_PARTS = re.compile(r"(?<=[.!?\u2026])\s+(?=[a-z])|\n+")
"""Where a new sentence begins in small letters."""
_WHERE = re.compile(r"\W*(?:and |so |but )?where(?:'s| is|s| are) my\b", re.I)
"""A question that is often typed without its mark."""


def _apart(found: Sequence[Demand]) -> tuple[Demand, ...]:
    """Demands of which none is said within another."""
    return tuple(
        one
        for one in found
        if not one.text
        or not any(one is not other and one.text.lower() in other.text.lower() for other in found)
    )


def _tidy(text: str) -> str:
    said = tidy(" ".join(_ID_LIKE.sub("I'd ", text).split())).strip()
    return _COUNTED.sub("", _POINT.sub("", _ASIDE.sub("", said)))


_ASIDE = Search(r"\s\([^()]{3,40}\)", tells=("(",))
_POINT = Search(r"(?<=\s)\((?:[a-f]|i{1,3}v?|\d)\)\s*", tells=("(",))
_COUNTED = re.compile(r"^(?:\(?\d+[.)]|[-*•])\s*")
_QUOTED = re.compile(r'"[^"]*"')
_ID_LIKE = re.compile(r"\bid (?=(?:just |really |also )?(?:like|love|rather)\b)", re.I)


def _of(said: str, source: str) -> Iterator[tuple[Form, str]]:
    quotes = _QUOTED.findall(said)
    if quotes:
        for number, quote in enumerate(quotes):
            said = said.replace(quote, f"quote{number}", 1)
        for form, masked in _of(said, source):
            for number, quote in enumerate(quotes):
                masked = masked.replace(f"quote{number}", quote)
            yield form, masked
        return
    is_asked = source.rstrip(" !").endswith("?")
    if is_asked and (found := _MODAL.match(_OPENING.sub("", said))):
        told = _acts(_OPENING.sub("", said)[found.start("verb") :])
        if told is not None and not re.match(r"(?:tell|explain|confirm|let)\b", told):
            yield Form.DO, told
            return
    is_for_a_thing = _CAN_I.search(said) is not None
    if (is_asked and not is_for_a_thing) or _WHERE.match(said):
        if _A_PERSON.search(said):
            yield Form.WANT, "to speak to a person"
            return
        asked = question(source)
        if asked and _is_open(asked):
            yield Form.KNOW, asked
            return
    if found := _ASKING.search(said):
        told = _said_of(said[found.start("what") :], head=False)
        if told is not None:
            yield Form.KNOW, told
            return
    for part in _ALSO_WANT.split(said):
        for pattern in (_ALL_I_WANT, _ASK_THAT, _WANT, _AND_ASK, _CAN_I):
            if found := pattern.search(part):
                wanted = _asked_that(found) if pattern is _ASK_THAT else _wanted(found)
                if wanted:
                    yield wanted
                if pattern is not _CAN_I or wanted:
                    break
    if found := _NOT_TO.search(said):
        is_marked = not found.group().lower().startswith(("don", "do ", "never")) or found.start()
        if is_marked or found.group("verb").lower() in _MESSAGES:
            told = _said_of(said[found.start("verb") :], is_short=True)
            if told is not None:
                yield Form.DO, f"not {told}" if told else ""
            return
    for pattern in (_I_ASK, _YOU_TO, _IF_YOU, _PLEASE, _MODAL, _YOU_NEED, _SOMEBODY, _IMPERATIVE):
        found = pattern.search(said)
        if found is None or (pattern is _IMPERATIVE and is_asked):
            continue
        if pattern is _IMPERATIVE and _is_narrative(said, found.start("verb")):
            continue
        if pattern is _MODAL and re.match(r"[^?]*\b(?:possibly|ever|even|really)\b", said):
            continue
        told = _acts(said[found.start("verb") :])
        if told or (told is not None and pattern is not _IMPERATIVE):
            yield Form.DO, told
        return


_SAME_PAST = frozenset("put cut let set read shut hit".split())
"""Verbs whose past is their plain form."""
_AND_DID = re.compile(r"(?:\band|,)(?: then)? ([a-z']+)", re.I)
_IS_NOUN = re.compile(
    r"(?:return|refund|repair|order|update|check|change|credit|delivery|call|email|post|issue|find|repay|move|charge) (?:\w+ ){1,2}(?:is|was|are|were|has|had|says|said|came|comes)\b",
    re.I,
)
"""Where the word is a noun, and tells something: "return window is 30 days"."""


_AND_THEN = re.compile(
    r"(?:put|press|pull|push|touch|lift|lean|drop|pour|turn|run|sit|tap|click|breathe) [^.!?]{2,40},? and (?:it|he|she|they|there|nothing|the \w+|half)(?:'s|'ll|'re| (?:is|are|comes?|goes|falls?|drops?|jumps?|runs?|leaks?|stays?|slides?|sinks?|hits?|happens|breaks?))\b"
)
"""What follows from an act, and nobody is to do: "put an egg down and it's on the floor"."""


def _is_narrative(said: str, at: int) -> bool:
    """Whether what looks like an imperative goes on with a tale: "filled it, put it on the stand"."""
    behind = said[at:].lower()
    if _IS_NOUN.match(behind) or _AND_THEN.match(behind):
        return True
    words = re.findall(r"[a-z']+", said[:at].lower())
    if not {"please", "pls", "kindly"}.isdisjoint(words):
        return False
    verb = re.match(r"[a-z]+", behind)
    if verb is not None and verb.group() in _SAME_PAST and any(map(is_past, words)):
        return True
    also = [word for word in _AND_DID.findall(behind) if is_past(word)]
    return any(word not in lexicon().plain and not word.endswith("'d") for word in also)


_ALSO_WANT = re.compile(
    r",(?: and)? (?=(?:i|we)(?: would| should|'d)? (?:also |really |just )?(?:want|like|need|expect)\b)| and (?=(?:i|we)(?: would| should|'d)? (?:also |really |just )?(?:want|like|need|expect)\b)",
    re.I,
)
_A_PERSON = Search(
    r"\bhow (?:do|can) (?:i|we) (?:get|reach|speak (?:to|with)|talk to|contact|find) (?:an? |any )?(?:actual |real |live )?(?:human|person|people|someone|somebody|human being|agent)\b"
    r"|\bcan (?:i|we) (?:please )?(?:get|have|speak to|talk to) (?:an? )?(?:actual |real |live )?(?:human|person|human being)\b",
    re.I,
)
_OPENING = re.compile(
    r"^(?:(?:hi|hello|hey|dear|and|so|but|also|then|please|pls|ok|okay|anyway|team|there|all)\b\W*)*",
    re.I,
)
_MESSAGES = frozenset("send call ring phone text email contact write offer".split())
_RHETORICAL = Search(
    r"\b(?:people|seriously|honestly|kidding|joking|joke|any idea|earth|hell|point|expect\w*|care|cares|think|thinks|sleep|supposed|acceptable|serious|wrong with|hard can|difficult can|lot|guys|ever|even|really|shame|mad|insane|normal for you|(?:is|it is) (?:just )?(?:me|you)$|fair|how dare|why should|why on|proud|happy now|know what|missing something|going (?:mad|crazy|backwards)|imagining|dreaming|losing (?:my|your) mind|metaphor|person called|haunted|possessed|psychic)\b",
    re.I,
)


def _is_open(asked: str) -> bool:
    """Whether a question waits for an answer."""
    return not _RHETORICAL.search(asked)


def _asked_that(found: "re.Match[str]") -> tuple[Form, str] | None:
    """What is to be done to something: "replacements be sent by hand"."""
    rest = (found.group("rest") or found.group("what")).strip()
    split = re.match(r"(?P<what>(?:[\w'-]+ ){1,6}?)be (?P<done>\w+(?:ed|en|t|ne|ept|id)\b.*)", rest)
    told = _said_of(f"{split['what']}{split['done']}", head=False) if split else None
    return (Form.WANT, told) if told else None


_A_SENIOR = re.compile(
    r"(?:your|the|a|an|her|his|their) (?:[a-z]+ )?(?:manager|supervisor|director|boss|owner|ceo|chief executive|head office|managing director|top (?:bloke|man|person))",
    re.I,
)
"""Somebody in charge, whom nobody is given but may hear from."""
_TO_KNOW_THAT = re.compile(
    r"^to (?:know|hear|be told|be sure) that (?=(?:it|they|he|she|this|the|somebody|someone|your|my|our|nobody|all)\b)",
    re.I,
)
"""What somebody wants to be sure of is a question to us: "to know that it has been mended"."""


def _behind(found: "re.Match[str]") -> str:
    """What stands behind the words by which something is asked for."""
    groups = found.groupdict()
    return (groups.get("rest") or groups.get("what") or groups.get("except") or "").strip()


def _wanted(found: "re.Match[str]") -> tuple[Form, str] | None:
    """What stands behind "I want"."""
    rest = _behind(found)
    rest = _TO_KNOW_THAT.sub("to know whether ", rest)
    verb = (found.groupdict().get("verb") or "want").lower()
    if verb == "like" and not re.search(r"(?:'d|would|should) ", found.group()[: -len(rest)], re.I):
        return None  # "I like the chair"
    rest = re.sub(rf"^(?:{_SAID},? )+", "", rest)
    if re.match(r"(?:you|u) to ", rest, re.I) or _TO_SAY.match(rest):
        return None
    if verb in ("be interested", "be curious", "be glad") and not rest.startswith("to "):
        return None
    if verb == "need" and not (_NEEDED.match(rest) or _PUT_RIGHT.match(rest)):
        return None
    if verb == "be grateful for" and not _THINGS.match(rest):
        return None
    is_expected = _EXPECTED.match(rest) or rest.startswith(("to know ", "to be told "))
    if verb in ("expect", "demand", "claim", "require", "appreciate") and not is_expected:
        return None
    if found_senior := _A_SENIOR.fullmatch(rest.strip(" .!")):
        return Form.WANT, f"to hear from {turn(split_words(found_senior.group().lower()))}"
    if re.match(r"(?:this|that) back\b", rest, re.I):
        return None
    if not (_THINGS.match(rest) or _WISHED_TO.match(rest) or _PUT_RIGHT.match(rest)):
        return None
    asks = re.match(
        r"to (?:know|understand|hear|find out|be told) (?=by what|who|what|why|how|when|where|which|whether|if)",
        rest,
        re.I,
    )
    if asks:
        told = _said_of(rest[asks.end() :], head=False)
        return (Form.KNOW, told) if told is not None else None
    told = _said_of(rest, head=False)
    return (Form.WANT, told) if told is not None and not told.startswith("to see that") else None


def _acts(said: str) -> str | None:
    """One imperative, or several with what joins them."""
    parts: list[str] = []
    joints: list[str] = []
    at = 0
    for joint in _JOINT.finditer(said):
        parts.append(said[at : joint.start()])
        joints.append((joint.group("joint") or ",").split()[0].lower())
        at = joint.end()
    parts.append(said[at:])
    told: list[str] = []
    is_choice = "or" in joints
    if len(parts) > _MOST_ACTS:
        return ""
    for number, part in enumerate(parts):
        is_not = _NEVER.match(part) if number else None
        one = _said_of(part[is_not.end() if is_not else 0 :], is_short=len(parts) > 1)
        if one and is_not:
            one = f"{'never' if 'ever' in is_not.group().lower() else 'not'} {one}"
        if one == "":
            return ""
        if part.strip().lower() in ("check", "come", "look") and number + 1 < len(parts):
            one = part.strip().lower()
        if one is None or (_ENDS.search(part) and number + 1 < len(parts)):
            if one:
                told.append(one)
            break
        told.append(one)
    if is_choice and len(told) < 2:
        return "" if told else None
    if len(told) < 2:
        if not told or _is_vague(told[0]):
            return None
        return told[0]
    if all(_is_vague(one) for one in told):
        return None
    last = " or " if is_choice else " and "
    if sum(len(one.split()) for one in told) > LONGEST_ACTS:
        return ""
    return f"{', '.join(told[:-1])}{last}{told[-1]}" if len(told) > 1 else told[0]


_PLAIN_ACT = re.compile(
    r"(?:unlock|cancel|refund|replace|repair|reinstate|swap|collect|reopen|reactivate|move|exchange|mend|redo|remove|put back|pick up|resend) (?:it|me|us|them|this)(?: back| today| tonight| now)?"
    r"|put (?:it|them) back|come (?:back|out|round)(?: today| tonight| tomorrow)?|(?:ring|call|phone) (?:me|us|you)(?: back)?(?: today| tonight| tomorrow)?",
    re.I,
)
"""What is plain enough in two or three words: "unlock it"."""


_NEVER = re.compile(r"(?:don't|dont|do not|never)(?: ever)? ", re.I)
_MOST_ACTS = 4
"""Acts that are told together; who asks for more has set it out, and reads it better there."""


def _is_vague(told: str) -> bool:
    if _PLAIN_ACT.fullmatch(told):
        return False
    words = told.split(maxsplit=1)
    return len(told.split()) < 3 or _VAGUE.fullmatch(words[1]) is not None


def _said_of(said: str, *, head: bool = True, is_short: bool = False) -> str | None:
    """Words as far as they belong to the demand, turned; None where that is nothing sure.

    Empty, where they are only a part of it.
    """
    asked = _WHATEVER.sub(r"the \1", _upto_end(said))
    asked = _NOT_ASKED.split(asked, maxsplit=1)[0]
    is_list = not head and _LISTED.match(asked)
    if not is_list and not re.search(r"\baddress\b", asked):  # "to 14 Mill Lane, Otley"
        first, *more = _COMMA.split(asked, maxsplit=1)
        if more and _goes_on(more[0]):
            if len(asked.split()) > LONGEST:
                return ""
        else:
            asked = first
    asked = asked.strip(" ,.")
    asked = re.sub(
        r",?\s*\b(?:please|pls|asap|thanks|thank you|immediately|at once|cheers|thx|ta|in advance|as well)\b\.?",
        "",
        asked,
        flags=re.I,
    ).strip(" ,.")
    words = asked.split()
    least = 2 if is_short or not head or _PLAIN_ACT.fullmatch(asked) else 3
    if LONGEST < len(words) <= LONGEST_ALL and is_civil(asked):
        return ""
    if not least <= len(words) <= LONGEST or "@" in asked or '"' in asked:
        return None
    if not is_civil(asked) or _LOOSE.search(asked) or _IDLE.search(asked):
        return None
    if head and not is_short and _is_vague(asked):
        return None
    first = (
        words[0].lower() if words[0] not in ("I", "I'm") and not words[0].isupper() else words[0]
    )
    told = turn(split_words(" ".join([first, *words[1:]])))
    told = re.sub(r"\band for (?=who)", "and ", _OURS.sub("you", told))
    for joint, verb in _WHAT_YOU.findall(asked):  # "how you are going to get it back"
        told = re.sub(rf"\b{joint} you {verb}\b", f"{joint} we {verb}", told)
    if re.match(r"(?:we|us)\b", told) or _ODD.search(told):
        return None
    checked = re.sub(r"\bwhoever\b", "the one who", told)
    return None if is_mangled(checked) else told


_NOT_ASKED = re.compile(
    r",? and (?=(?:know|remember|see|watch|expect|consider|be|take|count|believe)\b (?:that|how|what|if|it|this|the|your|my|me))",
    re.I,
)
"""Where a warning or a wish begins behind what is asked for: "and know that the paper has it"."""
_NOMINAL_END = re.compile(r",? and (?:the|my|our)\b", re.I)
_BRIEFLY = re.compile(r"(?: [\w'-]+){2,8}(?:[.?!]|$)")
"""What tells of a thing in few words up to the end: "a letter which says that it was the machine"."""


def _upto_end(said: str) -> str:
    """Words up to where something else begins; a further thing of a list is nothing else."""
    at = 0
    while found := _ENDS.search(said, at):
        is_thing = _NOMINAL_END.match(found.group()) and _is_nominal(said[found.end() :])
        is_told_of = found.group() == " which" and _BRIEFLY.match(said[found.end() :])
        if not is_thing and not is_told_of:
            return said[: found.start()]
        at = found.end()
    return said


def _is_nominal(behind: str) -> bool:
    """Whether words name a thing, and no clause begins with them: "name of the man who signed"."""
    clause = re.split(r"[.;:!?,]|\b(?:and|but|or|because|so)\b", behind, maxsplit=1)[0]
    words = re.findall(r"[a-z']+", clause.lower())
    for word in words[:8]:
        if word in ("who", "that", "which", "whoever", "where", "you", "of", "for"):
            return True
        if word in lexicon().helping or word in _AUXILIARIES or is_past(word):
            return False
    return 0 < len(words) <= 4


_AUXILIARIES = frozenset(
    "is are was were has have had does do did will would can could should isn't wasn't doesn't "
    "didn't hasn't won't can't keeps says means costs needs".split()
)
_SURE_ACT = re.compile(
    rf"(?:and |or )?(?:please |then )?(?:{_SURE_VERBS}|sit|try|[a-z]+ (?:it|them|me|us))\b",
    re.I,
)
_OTHER_CHOICE = re.compile(r"[^,;.]{2,30}(?:,[^,;.]{2,30})*,? or \S", re.I)


def _goes_on(rest: str) -> bool:
    """Whether what stands behind a comma is a further part of what is asked for."""
    return _SURE_ACT.match(rest) is not None or _OTHER_CHOICE.match(rest) is not None


_LISTED = re.compile(
    r"[^,]+, (?:a|an|the|my|our|confirmation|proof|one|some) [^,]+(?:, (?:a|an|the|my|our|confirmation|one|some) [^,]+)*,? and (?:for )?(?:a|an|the|my|our|confirmation|one|some|who\w*|somebody|someone)\b[^,]*$",
    re.I,
)
"""Several things that somebody wants: "a name, a date, and an advance"."""
_WHATEVER = re.compile(r"\bwhatever (\w+) (?:this|it|that|they) (?:is|are|was)\b", re.I)
_WHAT_YOU = re.compile(r"\b(how|what|when|where|why|whether|which) you (\w+)")
_OURS = re.compile(r"\byou you\b")
_ODD = re.compile(
    r"\b(?:am you|it have|us do you)\b|\b(?:i|me|my|mine|u|ur)\b|\b(?:now|please|tonight|today) (?:you (?:are|have|were)|you're)\b|^(?:please )?explain(?: it| this)?(?: to (?:you|him|her|them))?(?:,.*)?$|\b(?:you|we) (?:me|us) (?:you|we)\b",
    re.I,
)


def told_together(found: Sequence[Demand], heads: Mapping[Form, str] | None = None) -> str:
    """Demands as one clause: "you asked us to take it back and you want to know who came".

    Args:
        found: the demands.
        heads: verbs that introduce a form, in place of the usual ones.
    """
    verbs = {**_HEADS, **(heads or {})}
    clauses: list[str] = []
    taken = 0
    for form in (Form.DO, Form.WANT, Form.KNOW):
        texts: list[str] = []
        for one in found:
            length = len(one.text.split())
            if one.form is form and len(texts) < MOST and taken + length <= LONGEST_ALL:
                texts.append(_infinitive(one.text) if form is Form.DO else one.text)
                taken += length
        if texts:
            clauses.append(f"{verbs[form]} {' and '.join(texts)}")
    return f"you {', and you '.join(clauses[:MOST])}" if clauses else ""


MOST = 2
"""Demands of one form, and forms, that are told together."""
_HEADS: Mapping[Form, str] = {
    Form.DO: "asked us", Form.WANT: "would like", Form.KNOW: "want to know"
}  # fmt: skip


def _infinitive(told: str) -> str:
    return f"not to {told.removeprefix('not ')}" if told.startswith("not ") else f"to {told}"
