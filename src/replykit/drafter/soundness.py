"""Whether a telling reads as English that a colleague could write."""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re
from functools import lru_cache

from replykit.complaint.concepts import word_list
from replykit.drafter.lexicon import KEPT, insults, is_civil
from replykit.search import Search

DENIAL = Search(
    r"(?:it|they|we|she|he|nobody|no one|this|that) (?:[a-z]+n't|(?:is|was|are|were|has|had|does|did|do|have|will|would) not|(?:never )?(?:did|does|has|had|was|were)(?: not)?)(?: (?:been|happened?|come|came|done|so|either|yet))?",
    re.I,
)
"""A short clause that is whole only behind another: "it is not"."""
LONGEST = 27
"""Words of a statement."""
_BAD = Search(
    r"\b(?:Mr|Mrs|Ms|Dr|St)\. (?:you|we|the|it|nobody|your|our)\b|[@#*;\\<>\[\]{}|=~]|(?<!\b(?:Mr|Ms|Dr|St))(?<!Mrs)(?<!\b[A-Z])[.!?]\s+\w|^that |https?|www\.|\b[xX]{2,}\b|[!?](?!\")|\.\.|[^\x00-\u024f\u20ac]",
    tells=("that ", "http", "xx", "xX", "Xx", "XX"),
    signs=(r"[@#*;\\<>\[\]{}|=~.!?]", r"[^\x00-\u024f\u20ac]"),
)
_MANGLED = tuple(
    Search(source, re.I)
    for source in (
        r"^\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b",
        r"\b(?:you|we) (?:have|has) (?:waiting|asking|trying|calling|paying|writing|ordering)\b",
        r"\b(?<!did )(?<!does )(?<!didn't )(?<!doesn't )(?<!make )(?<!let )(?:he|she|it) (?:call|tell|come|go|not|give|want|make|take|send|arrive|work|say) (?!it\b)",
        r"\b(?:two|three|four|five|six|[2-9]|\d\d) (?:hour|day|week|month|year|time|minute)(?= (?:for|he|she|i|we|you|and|to|but|now|already)\b|$)",
        r"^\w+ (?:minutes|hours|days|weeks) (?:after|before) you (?:\w+ ){1,4}and you\b",
        r"\bwe (?:(?:don't|won't|didn't|can't|let|told|gave|sent|charged|want|wanted|asked) ){1,2}us\b",
        r"\byou (?:want(?:ed)?|let|told|sent|gave|charged) you\b",
        r"\b(?<!had )(?<!have )(?<!you )(?<!we )(?<!'ve )asked$",
        r"\ban person\b",
        r"\b(?:an?|the) (?:person|people) of an?\b",
        r"\bnot \w+ never\b",
        r"\band in \w+ is\b",
        r"\b\w+ing we\b",
        r"\b(?:with|from|by|at|of|to|for) we\b",
        r"\b(?:we is|we was|you am|(?<!(?:sold|sent|gave|told|made|paid) )you was|(?<!from )(?<!with )(?<!by )us (?:is|are|was|were|have|has)|you i|the the|the (?:a|an|my|your|our|i|we|you|they|it))\b",
        r"\b(?:presumably|perhaps|maybe|possibly|probably|i guess|i suppose)\b(?! (?:\d|an? (?:dozen|hundred|couple|few|handful)|half|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundreds?|\w+ (?:hours?|days|weeks|months|years|times|minutes))\b)",  # what is only guessed is not told as a fact
        r"^(?:\w+ (?:gold )?stars?|full marks|top marks|\d+/\d+|\w+ out of \w+|a medal|medals?|an award|a round of applause) (?:for|to)\b",
        r"^(?:a bit|a little|very|quite) ",
        r"\b(?:whoever|whatever|whichever)\b(?! (?:you|we|he|she|they|it|the|your|our)\b)",
        r"\b(?:any|many|much)$",
        r"\bone (?:doesn't|does not|can't|cannot|has to|wants|expects)\b",
        r"\bwe'll know\b",
        r"\bwe(?:'re| are| were) (?:the|my|your) (?:\w+ )?(?:agent|person|one|advis[eo]r|people|operator|assistant)\b",
        r"^the instead of\b",
        r"\b(?:man|men|engineers?|plumbers?|fitters?|builders?|electricians?|guys?|blokes?|lads?|drivers?|cleaners?|technicians?) (?:came|turned up|arrived|went) (?:\w+ed|left|broke|took|cut|put|made|said|told)\b",
        r"^(?:he|she|they|we|you) said,? and\b",
        r"\band is no\b",
        r"\b(?:while|because|although|whereas) (?:the|an?|your|our|his|her|their) [\w'-]+$",
        r"\b(?:is|are|was|were), by and large$",
        r"\bbetween \"[^\"]*\"$",
        r"\b(?:while|because|although|whereas|when|after|before|if) (?:he|she|they|it|we|you)$",
        r"\b(?:you|we) (?:sent|posted|shipped|handed) (?:back )?(?:to (?:us|you|our|your)\b|for \w+ing\b)(?! (?:an?|the|your|our|two|three)\b)",
        r"^the (?:one|two|three|four|five|six|seven|eight|nine|ten) (?:gone|missing|broken|cracked|dead|short|wrong|left)\b",
        r"\bwhich we know\b",
        r"^(?:the|your|our) (?!(?:more|less|sooner|longer|way|day|night|morning|evening|week|month|year|time|moment|minute|hour|second|reason|things?)\b)[\w-]+ (?:the|your|our) [\w-]+ ",
        r"\bsince then(?:$| and\b)",
        r"^your (?:(?:only|main|real|biggest|one|first|chief|big) )?(?:gripe|complaint|grievance|worry|concern|objection|problem|issue) (?:is|was)\b",
        r"\b(\w+) \1\b(?<!that that)(?<!had had)(?<!very very)",
    )
)
"""What no English sentence holds."""
_WHOLE = r"(?<!out of)(?<!made of)(?<!asked for)(?<!paid for)(?<! it is not)(?<! it was not)(?<! it does not)(?<! it did not)(?<! it has not)(?<! they are not)(?<! they do not)$"
"""Where what ends loosely is whole."""
_DOING = r"(?:answer|reply|work|arrive|help|function|send|stop|break|happen|respond|come|go|receive|pay|buy|know|want|call|give|take|solve|refund|deliver|understand|charge|write)"
_LEARNERS = tuple(
    Search(source, re.I)
    for source in (
        rf"\b(?:is|are|was|were|am) (?:not |never |still |also )?(?!help desk|call centre|work\w|stop\w){_DOING}\b(?! (?:to\b|centres?\b|desk\b|of\b|for\b|by\b|in progress\b|is\b|was\b|free\b))(?!-)",
        r"\b(?:no more|not more) (?:the|work\w*|possible|function\w*|open\w*|heat\w*|charg\w*)\b|\bmakes no more\b",
        r"\b(?:i|we) (?:have|had) (?:it|this|them|the \w+|my \w+) since\b|\b(?:i|we) (?:wait|am waiting|are waiting|pay|use|live|call|write|ask) (?:already |now )?(?:since|from \d)",
        r"(?<!when )(?<!time )(?<!if )(?<!can )(?<!may )(?<!must )(?<!do )(?<!should )(?<!could )(?<!where )(?<!whom )(?<!as )(?<!may )(?<!before )(?<!until )(?<!may )(?<!that )\b(?:i|we) (?:buy|order|receive|send|write|call|ask|wait|phone|return) (?:to you |you |from you |with you |them |him )?(?:the |a |an |my |this |these |it |in |on |two |three |four |many |several |already |\d+ )(?![^.]*\b(?:every|each|always|usually|weekly|monthly|a (?:week|month|year)|per|regularly|because|to (?:complain|say|tell|ask|report|let)|columns?|may|every)\b)",
        r"\b(?:don't|doesn't|didn't|do not|does not|did not|still not) (?:\w+s(?<!ss)(?<!us)|came|went|worked|arrived|received|sent|gave|told|got|took|broke|answered|was)(?=[ .,!]|$)(?<!always)(?<!as)(?<!this)(?<!his)(?<!its)(?<!was)(?<!is)(?<!has)(?<!does)(?<!news)(?<!yes)(?<!perhaps)(?<!less)(?<!towards)(?<!besides)(?<!sometimes)",
        r"(?:^|[,.;:] |\b(?:and|but|when|because|that|so|the|my|your) )(?:he|she|it|machine|parcel|package|courier|driver|product) (?:don't|do not|have not|haven't|say|tell|come|arrive|work|make|give|answer|want|not (?:work|come|arrive|open|answer|want|give|make|charge)\w*)\b(?<!it come)(?! to (?:that|this|light))",
        r"\b(?:have|has|had) (?:buy|order|pay|receive|send|call|write|wait|break|go|take|give|ask|arrive|tell)\b(?! (?:back|of|for|centre))(?<!to have call)",
        r"\b(?!do\b|does\b|did\b|has\b|have\b|had\b|is\b|was\b|were\b|are\b|will\b|would\b|could\b|can\b|should\b|may\b|might\b|must\b|still\b|if\b|why\b|to\b|or\b|and\b|but\b|please\b|week\b)[a-z]+ not (?:come|arrive|work|answer|function)\b(?! to\b)",
        r"\bnobody (?:know|say|tell|answer|come|help|want|do|call|give)\b|\bmy [a-z]+ it (?:is|has|was|come|came)\b|\b(?:i|we) wait (?:on|in|at|for) [a-z]+ (?:one|two|three|\d)",
        r"(?:^|[,.] )has (?:arrived|come|broken|happened|stopped) (?:a|an|the|my|one|to)\b|\bwith kindly regards\b|\bon \d+ only\b|\bkindly tell\b|\bwill be started\b",
        r"\bsince (?:already |about |more than )?(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:days?|weeks?|months?|years?|hours?)(?! ago\b)(?=[ .,!]|$)(?<!since one day)",
        r"\b(?:informations|advices|furnitures|equipments|luggages|explain me|explain us|said me|say me|answer me not|reply me|please to|very much disappoint|i am agree|is missing me|are lacking me|it lacks|how much it cost|i am not agree|the people is|make me a refund|give me my money return)\b",
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|many|both|most|\d+) of (?:my|our|the|your|these|those) (?!people\b|children\b|men\b|women\b|staff\b|team\b|family\b|group\b|party\b|class\b|kit\b|food\b|work\b|time\b|money\b|set\b|order\b|stuff\b|furniture\b|batch\b|lot\b|first\b|last\b|same\b|crew\b|stock\b|box\b|pack\b|cheese\b|wine\b|post\b|sheep\b|fish\b)[a-z]+(?<!s)(?<!i)(?<!a)(?:[,.]|$| (?:is|are|was|were|has|have|since|and|in|on)\b)",
        r"\b(?:la|le|les|el|los|las|il|der|das) [a-z]+ (?:de|del|di|du|des|von|della) [a-z]",
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|many|several|\d+) (?:days|evenings|mornings|nights|weeks|months|times|hours)(?: now| already)? (?:i|we) (?:telephone|phone|call|ring|write|ask|wait|send|go|come|try)\b",
        r"\b(?:before|after) (?:two|three|four|five|six|\d+) (?:days|weeks|months) i (?:buy|order|pay|write|call)\b",
        r"\b(?:two|three|four|five) times (?:i|we) (?:write|call|ask|go|come|send)\b|\b(?:i|we) (?:write|call|ask|go|come|send|phone) (?:already )?(?:two|three|four|five|many) times\b",
        r"(?<!-)\b(?:a|an|this|every|each) (?:shoes|trousers|glasses|scissors|things|products|items|days|weeks|months|times)\b(?<!one times)",
    )
)
"""What those write who are still learning English, and what a reply had better not repeat."""


@lru_cache(maxsize=KEPT)
def is_broken(said: str) -> bool:
    """Whether a sentence holds the mistakes of somebody who is still learning English."""
    plain = said.replace("\u2019", "'")
    return any(pattern.search(plain) for pattern in _LEARNERS)


_LOOSE = re.compile(
    r"\b(?:and|but|so|because|then|which|while|when|that|or|with|the|an?|to|of|by|your|our|as|if|than|into|from|for"
    rf"|who|where|is|was|are|were|we|not|no|i'm|my|i|very|what|why|how|has|had|have|until|after|says?|said|(?:were|was|been|are|is) told|told (?:you|us|me|him|her)|why (?:you|us|me)){_WHOLE}",
    re.I,
)
_LONGEST_END = 16
"""Letters of the longest loose end, and more."""
_DENIED = Search(
    r", (?:and|but) (?:nobody|no one|none|nothing|no-one) (?:has|have|did|does|was|were|is)$"
)
"""What ends in a denial is whole: "you were told that somebody would call, and nobody has"."""
_TOLD_WHERE = Search(rf"\btold(?: you| us| me| him| her)?, (?:in|by) [^,]*{_WHOLE}", re.I)
_FEELS = re.compile(
    r"(?!we (?:now |still |also )?want(?:ed)? you to\b)(?:for the \w+ time,? )?(?:you|we)(?:'d| (?:would|'d))? (?:just |only |do |don't |do not |didn't |really |still )*(?:want|need|mind|blame|care|like|love|think|thought|feel|felt|hope|wish|believe|know|realise|realize|suppose|suggest|hate|guess|wonder"
    r"|understand|appreciate|bet|mean|assume|trust|expect|demand|require|look forward|recommend|doubt|agree|would)\b|you(?:'d|'ll)\b|you (?:will|shall|must|should|may|would)\b|you could (?!not|hear|see|smell|feel|also|still|only|barely|hardly|never)"
    r"|we (?:don't|do not|didn't) (?:deserve|care)\b|we're not getting\b"
    r"|you(?:'re| are)(?: not| just| only| very| so| a| an| too| quite)* (?:asking|sure|writing|attaching|enclosing|happy|glad|sorry|angry|afraid|fan|customer|going|not|reporting|complaining|hoping|taking|cancelling|livid|furious|fuming|disappointed|requesting|done|leaving|looking)",
    re.I,
)
_WISH = Search(
    r"\byou'll\b|\byou will\b|\bwould(?! not)\b|\b(?:we|someone|they) (?:should|must|could|would|need to|ought|have to|might)\b|\bshould(?:n't)?\b",
    re.I,
)
_ACCUSED = Search(r"\baccused (?:you|him|her|them|your \w+) of [^,;.]*")
"""What they were accused of, in words that are not theirs."""
_REPORTED = Search(
    r"\b(?:told|said|promised|assured|swore|advised)\b[^.;]*\bwould\b(?!.*\bshould\b)"
)


_LOOSE_QUOTE = Search(r"(?<!\w)'|(?<!s)'(?!\w)", tells=("'",))
_UNFIT = Search(
    r"[^ -~£€¡-\u024f‘’“”–—…]|[\x7f-\xa0\xad]"  # what is not seen, turns the line or is no letter of ours
    r"|[{}<>\[\]|\\^~`*_=@]|(?<!\d)%|[$£](?! ?\d)|#(?!\d)|(?<!\d)\+|&(?:#|\w+;)"  # the marks of templates and markup
    r"|//|\w:(?=[^\s\d])|\w[$!](?=\w)"
    r"|\b[\w-]+\.[a-z]{2,}|\b[a-z]{2,} ?[.] (?:com|co|net|org|info|biz|io|me|uk|ru)\b"  # a domain
    r"|\b(?:x{2,}|tb[acd]|todo|fixme)\b|\d(?:\.\d+){3}"
    r"|(?<![\d£$€.,])\(?0(?:[ ().-]{0,2}\d){6}|\d{10}|(?<![\d£$€/-])\d{2,}(?:[ .-]\d{3,}){2}"  # a phone, a card
    r"|(?<![\d£$€/-])\d{3,}[ -]\d{4,}",
    re.I,
    tells=("xx", "tba", "tbc", "tbd", "todo", "fixme"),
    signs=(r"[^a-z ,'’\"-]",),
)
"""What must not be carried from a complaint into a reply."""
_NAMES_LINK = Search(
    r"\b(?:https?|www|mailto|javascript|href|(?:dot|point) (?:com|co|net|org|info|biz|io|me|uk|ru))\b",
    re.I,
)
_WRITTEN_FOR_MACHINES = Search(
    r"[{}`\\]|\*\||\w:[a-z]|<[\w/!?%<]|%%|%>|&lt;|&#|\[\[|\]\]|(?<![\d ])%\w|<%"
    r"|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]",
    signs=(r"[^\w ,.'’\"()!?\n£$€-]",),
)
"""Tags, slots of templates, escapes and signs that turn the line."""
_MASKED_SUM = re.compile(r"\{\$[\d.,]{1,15}\}")
"""A sum as published complaints give it: "{$412.00}"."""
_LETTERS = r"[^\W\d_][\w\u0300-\u036f]*\.?"
_NAME = re.compile(rf"{_LETTERS}(?:[ '’-]{_LETTERS}){{0,4}}")
LONGEST_NAME = 40
"""Letters of a name."""


@lru_cache(maxsize=KEPT)
def is_prose(said: str) -> bool:
    """Whether a sentence of a customer's is written for people, without tags, slots or escapes."""
    return not _WRITTEN_FOR_MACHINES.search(_MASKED_SUM.sub("", said))


@lru_cache(maxsize=KEPT)
def is_fit(told: str) -> bool:
    """Whether words of a customer's may stand in a reply at all.

    All that a reply says in their words passes here: no slot of a template, no markup, no link,
    address or phone number, nothing unseen, no insult.
    """
    if _UNFIT.search(told):
        return False
    return not _NAMES_LINK.search(told) and is_civil(_ACCUSED.sub("", told))


def is_fit_name(name: str) -> bool:
    """Whether somebody may be greeted by what they call themselves."""
    from replykit.rules.placeholder import names_blank

    words = {word.rstrip(".") for word in re.split(r"[ '’-]", name.lower())}
    called = words - word_list("given")
    return (
        len(name) <= LONGEST_NAME
        and _NAME.fullmatch(name) is not None
        and called.isdisjoint(insults())
        and (not called or is_civil(" ".join(called)))
        and not _NAMES_LINK.search(name)
        and not names_blank(name)
    )


_REFERENCE = re.compile(
    r"#?(?!0(?:\D?\d){6,}$)(?=\D*\d)[A-Za-z0-9]{1,24}(?:[ /-][A-Za-z0-9]{1,12}){0,5}"
)


def is_fit_reference(code: str) -> bool:
    """Whether what was read as an order number may stand in the subject of a reply."""
    return _REFERENCE.fullmatch(code) is not None and is_civil(code)


def is_mangled(told: str) -> bool:
    """Whether a telling holds what no English sentence does."""
    return any(pattern.search(told) for pattern in _MANGLED)


def is_felt(told: str) -> bool:
    """Whether a clause tells what they think or wish, and not what happened."""
    return _FEELS.match(told) is not None


def ends_loosely(told: str) -> bool:
    """Whether a telling breaks off before its end: "we told you that the"."""
    if not _LOOSE.search(told, max(0, len(told) - _LONGEST_END)):
        return False
    return _DENIED.search(told) is None


@lru_cache(maxsize=KEPT)
def is_sound(told: str) -> bool:
    """Whether a telling reads as English that a colleague could write."""
    words = told.split()
    is_reported = _REPORTED.search(told) is not None
    return (
        3 <= len(words) <= LONGEST
        and not _BAD.search(told)
        and told.count('"') % 2 == 0
        and all(re.search(r"\w", said) for said in told.split('"')[1::2])
        and not _LOOSE_QUOTE.search(told)
        and is_civil(_ACCUSED.sub("", told))
        and not ends_loosely(told)
        and not _TOLD_WHERE.search(told)
        and not _FEELS.match(told)
        and (is_reported or not _WISH.search(told))
        and told.count(",") <= 4
        and not is_mangled(told)  # which asks most
    )
