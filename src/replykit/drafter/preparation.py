"""A customer's sentence made ready to be told again.

Padding, oaths, handles and emoji go; thanks that are meant as blame are said straight.
"""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re
from functools import lru_cache

from replykit.complaint.framing import FRAMING
from replykit.drafter.lexicon import (
    KEPT,
    insults,
    past_of,
    tidy,
)
from replykit.drafter.small_words import YOU_DID, is_small
from replykit.phrases import inflections
from replykit.search import Search

_ING = re.compile(
    r"(?:cheers|thanks?(?: you)?(?: so much| very much| a lot| a bunch)?|congratulations|congrats|kudos|well done|great job|good job|nice work|great work|nice one|nice job|bravo|props|hats off|many thanks)(?: to you| guys| all| team| lads)?,? (?:for|on|in|at) (\w+ing)\b(.*)",
    re.I,
)
_OF_YOU = re.compile(
    r"(?:so |how |very )?(?:kind|nice|good|sweet|thoughtful|lovely|generous|decent) of you (?:all |guys )?to (\w+)\b(.*)",
    re.I,
)
_WHY = re.compile(
    r"(?:why|how come) (?:(is|are|was|were|has|have|had|won't|can't|haven't|hasn't|isn't|aren't|didn't|don't|doesn't) ((?:my|our|your|the|this) [a-z]+|you|i|we|they|nobody|it) (.+)"
    r"|(did|do) you (\w+)(.*))",
    re.I,
)
_WHY_DONE = re.compile(
    r"(?:why|how come) (is|are|was|were|has|have) ((?:[\w'-]+ ){0,3}?[\w'-]+) ((?:\w{3,}ed|being|not|so|still|taking|been|gone|always|never|down|\w{3,}ing)\b.*)",
    re.I,
)
_WHY_DOES = re.compile(
    r"(?:why|how come) does ((?:my|our|your|the|this) (?:[\w'-]+ ){0,2}?[\w'-]+|it|nobody) (say|show|list|keep|take|cost|need|want|charge|make|tell|give|stop|work|have|read|mean|get|go|crash|leak|smell)\b(.*)",
    re.I,
)
_GOT_OTHER = re.compile(
    r"((?:i )?(?:ordered|asked for|bought|booked|paid for) (?:[\w'-]+ ){1,6}?[\w'-]+(?<!and)(?<!but)(?<!i)) ((?:got|received) .*)",
    re.I,
)
_LOVE = re.compile(
    r"(?:i )?(?:just |really |do )?(?:love|adore|like) (?:how|that|it when|the way) (.*)", re.I
)


_NO_SHOW = re.compile(
    r"((?:the |my |our |your |another )?(?!it\b|this\b|that\b|now\b|again\b|was\b|is\b|a\b)(?:[\w'-]+ ){0,2}?[\w'-]+(?<!\bwas)(?<!\bis)(?<!\ba)) (?:was a |is a |were a )?no[- ]?shows?((?: again| today| yesterday| twice| at all| this \w+| on \w+day| on the \w+)*)(?=[,;. ]|$)",
    re.I,
)
"""Somebody who did not come, as a note has it: "plumber no show again"."""
_FOR_DOING = re.compile(
    r"(?:(?:big |huge )?(?:shout ?out|props|kudos|thanks|cheers|thank you|congrats|well done|hats off|round of applause)(?: (?:to|goes to) (?:you|all|[\w' ]{2,24}?))?) for ((?:my|our|the) (?:[\w'-]+ ){0,2}?[\w'-]+) (\w+ing)\b(.*)",
    re.I,
)
"""Thanks for what a thing did: "shout out for my trainers arriving as two left feet"."""
_DID = {
    "arriving": "arrived", "coming": "came", "turning": "turned", "breaking": "broke",
    "falling": "fell", "going": "went", "leaving": "left", "sitting": "sat", "leaking": "leaked",
    "landing": "landed", "being": "was", "getting": "got", "ending": "ended", "dying": "died",
    "stopping": "stopped", "snapping": "snapped", "melting": "melted", "smelling": "smelt",
}  # fmt: skip
_NTH_WITHOUT = re.compile(
    r"(day|week|month) (?:number )?(\d+|two|three|four|five|six|seven|eight|nine|ten) (?:now )?(?:without|with no|of no|and (?:still )?no) ([^,;.!?]{2,60})$",
    re.I,
)
"""How long it has gone on, as one counts the days: "day 9 without broadband"."""
_NO_NO = Search(r"\bno ([a-z-]+),? no ([a-z-]+)(?:,? (?:and )?no ([a-z-]+))?(?=[,.;!?]|$)", re.I)
_TOLD_THEM = Search(
    r"\b((?:i |we )?(?:told|asked|rang|emailed|phoned|messaged|warned|reminded|informed)) them\b(?! (?:apart|all about|off))",
    re.I,
)
"""Whom a customer told of it: us."""
_LOVE_DOING = re.compile(
    r"(?:i |we )?(?:just |really |do |absolutely )*(?:love|loved|loving|adore|enjoy|enjoyed|enjoying|nothing (?:like|beats|better than)|great (?:fun|to be)|so (?:glad|happy|pleased) (?:to be|i'm)|always (?:a pleasure|fun|great|nice)(?: to be)?|what (?:a pleasure|fun|a joy)(?: to be)?) (\w+ing)\b(.*)",
    re.I,
)
"""Joy at what nobody enjoys: "love paying £60 for a seat behind a pillar"."""


def _past_of(verb: str) -> str | None:
    """The past of a verb, of those that no list holds only where it goes by the rule."""
    return past_of(verb) or (inflections(verb)[2] if verb in _REGULAR else None)


_REGULAR = frozenset(
    "tow clamp remove enter park evict fine open close delay scratch destroy ruin reject report search follow push pull clip trim repaint demolish".split()
)


def _past_of_ing(form: str) -> str | None:
    """The past of what a customer does or has done to them: "waiting", "being"."""
    return "was" if form == "being" else past_of(form) if form in _CUSTOMERS_ING else None


_CUSTOMERS_ING = frozenset(
    "paying waiting queuing queueing sitting standing spending getting receiving being calling ringing chasing finding sleeping eating walking missing losing".split()
)


_HELD = re.compile(
    r"((?:over |about |nearly |almost )?[\w ]{1,16}(?:minutes|mins|hours|hour|hrs) (?:on hold|in a queue|in the queue|waiting)(?: (?:to|with|for|on) [\w' -]{2,30}?)?),? (?:and )?(?:then |only to be |just to be |to be )+(cut off|hung up on|disconnected|dropped|transferred|told [^,;]+|passed [^,;]+)",
    re.I,
)
"""A wait and its end: "three hours on hold, then cut off"."""


def straighten(text: str) -> str:
    """Thanks that are meant as blame, said straight: "cheers for losing it" is "you lost it"."""
    text = _MARKED.sub(r"my \1 is marked as delivered", text, count=1)
    text = _RUNNING.sub(r" for the \1", text)
    if found := _MARKS.match(text):
        return _MANAGED.sub(
            lambda did: past_of(did.group(1).lower()) or did.group(),
            " ".join(found.groups()),
            count=1,
        )
    for pattern in (_ING, _OF_YOU):
        if (found := pattern.match(text)) and (past := past_of(found.group(1).lower())):
            return f"you {past}{found.group(2)}"
    if found := _WHY.match(text):
        helper, subject, rest, did, verb, more = found.groups()
        if helper:
            return f"{subject} {helper} {rest}"
        told = _past_of(verb.lower()) if did.lower() == "did" else verb
        more = _RUNS_ON.split(more, maxsplit=1)[0]
        return f"you {told}{more}" if told else text
    if found := _WHY_DOES.match(text):
        return f"{found.group(1)} {inflections(found.group(2).lower())[1]}{found.group(3)}"
    if found := _GOT_OTHER.match(text):
        return f"{found.group(1)} and {found.group(2)}"
    if found := _WHY_DONE.match(text):
        return f"{found.group(2)} {found.group(1)} {found.group(3)}"
    if found := _LOVE.match(text):
        return found.group(1)
    if found := _NO_SHOW.match(text):
        return f"{found.group(1)} did not turn up{found.group(2)}"
    if (found := _FOR_DOING.match(text)) and (past := _DID.get(found.group(2).lower())):
        return f"{found.group(1)} {past}{found.group(3)}"
    if found := _NTH_WITHOUT.match(text):
        return (
            f"I have been without {found.group(3)} for {found.group(2)} {found.group(1).lower()}s"
        )
    if found := _HELD.fullmatch(text):
        span = found.group(1)
        return f"I spent {span[0].lower()}{span[1:]} and was then {found.group(2)}"
    if (found := _LOVE_DOING.match(text)) and (past := _past_of_ing(found.group(1).lower())):
        return f"I {past}{found.group(2)}"
    if (found := _NORMAL.match(text)) and (past := past_of(found.group(2).lower())):
        return f"{found.group(1)}{past}{found.group(3)}"
    if found := _REASON.match(text):
        return found.group(1)
    if found := _TOLD_ME.match(text):
        return f"I was told that {found.group(1)}"
    if found := _NTH.match(text):
        without = re.sub(r"^no\b", "with no", found.group(2))
        return f"it is my {found.group(1)} {without}"
    if found := _IS_IT_ME.match(text):
        return found.group(1)
    if found := _NTH_TIME.match(text):
        nth, who, verb, rest = found.groups()
        return f"{who} {verb} for the {nth} time{rest}"
    if found := _NTH_ANY.match(text):
        rest = _AGAIN_TIME.sub(" and ", found.group(3))
        return f"{found.group(2)} for the {found.group(1)} time{rest}"
    if found := _NTH_TIME_OF.match(text):
        return f"{found.group(2)} for the {found.group(1)} time"
    if found := _WHY_I.match(text):
        return f"{found.group(1)} {found.group(2)}"
    if found := _SPAN_FIRST.match(text):
        return f"{found.group(2)} have {found.group(3)} {found.group(1)[0].lower()}{found.group(1)[1:]} {found.group(4)}"
    return text


_RUNS_ON = Search(r" (?:i|we) (?:have|had|am|are|paid|was|were|did|rang|told|asked)\b", re.I)
_MARKED = Search(
    r"^(?:my |the |your )?(package|parcel|order|item|delivery|letter) (?:is |was )?(?:marked|showing|shown|listed|logged)(?: as)? delivered\b",
    re.I,
)
_RUNNING = Search(
    r",? (?<!for the )((?:second|third|fourth|fifth|2nd|3rd|4th|5th|6th) (?:day|week|month|year|time|night|weekend) (?:running|in a row))\b",
    re.I,
)
_IS_IT_ME = re.compile(
    r"(?:is it (?:just )?me,?|am i (?:missing something|going mad|the only one),?) or (?:do|does|is|are|has|have|did) (.+)",
    re.I,
)
_TIME = r"(?:this is|this was|that's|it's|it is|that is|now|for) (?:now )?(?:the |my |our )?(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) time"
_NTH_TIME = re.compile(
    rf"{_TIME}(?: now)?(?: that)? ((?:i|we)(?:'m|'ve|'re|'d| am| are| have| had)?(?: been)?) (asking|asked|writing|written|calling|called|reporting|reported|emailing|emailed|complaining|complained|requested|raised|messaged|chased|chasing|told|contacted|contacting|rung|phoned|phoning)\b(.*)",
    re.I,
)
_NTH_ANY = Search(
    r"(?:this is |it's |that's )?(?:now )?(?:the |my |our )?(second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)) time(?: now)?(?: that)? ((?:i|we)(?:'ve| have| had|'m| am) [^,;]*)(.*)",
    re.I,
)
_AGAIN_TIME = Search(
    r"^, (?:the )?(?:second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)) time ", re.I
)
_NTH_TIME_OF = re.compile(
    rf"{_TIME}(?: now)?(?: that)? ((?:my|our|your|the) (?:[\w'-]+ ){{1,4}}?(?:has|have|is|are|was|were|\w+ed|came|broke|failed|went)\b[^,;]*)",
    re.I,
)
"""How often it has come to that: "this is the third time I've called about it"."""
_WHY_I = re.compile(
    r"(?:why|how come) (?:do|should|must) (i|we) ((?:have to|need to|must|still|keep|always|only)\b.+)",
    re.I,
)
_SPAN_FIRST = re.compile(
    r"((?:[a-z]+|\d+)(?:-[a-z]+)? (?:days|weeks|months|years|hours)) (i|we)(?:'ve| have) (waited|been waiting|been trying|been chasing|been asking) (.+)",
    re.I,
)
_MARKS = re.compile(
    r"(?:\w+ (?:gold )?stars?|full marks|top marks|\d+/\d+|\w+ out of \w+|an? (?:gold )?medal|an award|a round of applause|hats off|well done|kudos|thanks|thank you|cheers) (?:for|to) ((?:the|your|our|my) (?:[\w'-]+ ){0,2}?[\w'-]+) (?:who|that|which) (managed to .+)",
    re.I,
)
_MANAGED = Search(r"\bmanaged to (\w+)")
"""What is meant as blame where somebody is thanked for having managed it."""
_NORMAL = re.compile(
    r"is it (?:really |even |at all )?(?:normal|right|ok|okay|usual|acceptable) for ((?:[\w'-]+ ){1,5}?)to (\w+)( .*)",
    re.I,
)
_REASON = re.compile(
    r".*\bis there (?:a|any) reason (?:why |that )?((?:the|my|our|your|i|we)\b.+)", re.I
)
_TOLD_ME = re.compile(
    r"(?:he|she|they|someone|somebody|one of (?:them|your \w+)) (?:told|assured|promised|informed) (?:me|us) (?:that )?((?:i|my|we|our|you|your|the|there|it|they|nobody)\b.*)",
    re.I,
)
_NTH = re.compile(
    r"(?:now |on |it's |this is )?(?:the |my |our )?((?:second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)) (?:day|night|week|weekend|month))"
    r" (?:running )?((?:locked out|without|waiting|with no|no|in a row (?:without|with no)) .*)",
    re.I,
)
_HANDLE = re.compile(r"(?:^\W*|\s)(?:(?:at|on|of|in|for|from|by|with) )?[@#]\w+")
_MID_HANDLE = re.compile(r"(?<=\w)\s+[@#]\w+(?=\s+(?:you|your|ur|u|i|we|my|it|this|been)\b)", re.I)
_COMPANY_DID = Search(
    r"^(\W*(?:so|and|but|well|hey|hi|wow|ok|okay)?,? ?)@\w+ (?=(got|put|took|told|gave|made|lost|just|have|had|are|were|won't|can't|don't|didn't|[a-z]{2,}ed)\b)",
    re.I,
)


def with_company(text: str) -> str:
    """A sentence whose handle, before what its owner did, is "you": before it would be left out."""
    text = _BY_INSULTED.sub(_as_you, text)
    return _COMPANY_DID.sub(_as_company, text) if "@" in text else text


_BY_INSULTED = Search(r"\b((?:by|to|from|with|at) you) ((?:[a-z]+ )??)([a-z]+)\b", re.I)


def _as_you(found: re.Match[str]) -> str:
    """Those who are called something behind "by you": us, without what they are called."""
    return found.group(1) if found.group(3).lower() in insults() else found.group()


def _as_company(found: re.Match[str]) -> str:
    """A handle before what its owner did is "you"; before what the customer did, nothing."""
    is_theirs = found.group(2).lower() in YOU_DID - {"got", "lost", "cancelled", "canceled"}
    return found.group() if is_theirs else f"{found.group(1)}you "


_FROM_HANDLE = Search(
    r" from @\w+(?= (?:has|is|was|arrived|came|turned|broke|stopped|died|won't|doesn't|isn't|hasn't|never|keeps)\b)"
)
_TO_HANDLE = Search(r"(?<=\b(?:to|by) )@\w+|(?<=\b(?:from|with) )@\w+")
_EMOJI = re.compile("[\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff]+")
_PADDING = Search(
    r"\b(?:so[- ]called|literally|basically|honestly|seriously|apparently|actually|obviously|really|even|simply"
    r"|frankly|supposedly|clearly|bloody|fucking|f\*+ing|effing|damn|damned|goddamn|sodding"
    r"|flipping|freaking|stupidly|idiotically|beautifully|wonderfully|splendidly|marvellously|delightfully|magnificently|gracefully|kindly|helpfully|thoughtfully|generously|cheerfully|totally|absolutely|completely|utterly|somehow|yet again|btw|tbh|lol|lmao|ffs) ",
    re.I,
)
_SCARE = Search(r'"([\w\' -]{2,30})[.,]?"')
_SPEECH = frozenset(
    "i me my we us our you your thank sorry please we're i'm don't can't won't it's that's isn't not".split()
)
_PRESSED = Search(
    r"\b(?:press(?:ed|ing)?|click(?:ed|ing)?(?: on)?|tapp?(?:ed|ing)?|hit|select(?:ed)?|chose|typed?|entered|says|button|option|key|a (?:thing|button|page|tab|link) called)[,:]?\s*$",
    re.I,
)
"""After which words in quotes are names of themselves: "I pressed "end""."""
_LISTS_ON = re.compile(r',? (?:and |or )?"')
_LISTED = Search(r'",? (?:and |or )?$')
"""Within a row of words in quotes: "between "fare" and "taxes""."""
_CALLED = Search(r"\bcall(?:ed|s|ing)? (?:[\w'-]+ ){1,3}$", re.I)
"""And where only a small word is held: "called my gran "it""."""
_SAID = Search(
    r"\b(?:marked|stamped|labelled|says?|said|saying|wrote|writes|told \w+|answered|replied|called (?:me|us|him|her)|reads?)[,:]?\s*$",
    re.I,
)
_REDACTED = Search(
    r" ?\b(?:on|in|since|from|of|dated|at|by|to|with) X{2,}(?:/X{2,})*(?:/\d{4})?(?=[\s,.])"
)
_BY_PEOPLE = Search(
    r"\b(by|to|from|with|at|of|for) you (?:\w+ ){0,2}(?:people|person|lot)(?=[\s,.!?]*$|,| (?:for|on|in|at|to|and|but|when|last|this)\b)",
    re.I,
)
"""Where "you people" is what a clause needs: "charged twice by you people"."""
_VOCATIVE = Search(r",? you (?:\w+ ){0,3}(?:people|person|lot)(?=[\s,.!?]*$|,)", re.I)
_YOU_PEOPLE = Search(r"\b(you) (?:people|lot|guys|folks|lads)\b(?! (?:who|that|of)\b)", re.I)
"""Who "you" are, which "we" does not take: "you people saw"."""
_LEAD = re.compile(
    r"^(?:[\s,.;:!-]+|(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|lastly|finally)(?: thing| problem| issue| point)?[:,] |(?:the )?(?:first|second|third|next|other) (?:thing|problem|issue|point)(?: (?:is|was)(?: that)?[:,]?|[:,]) |\(?[1-5][.):] |first (?=(?:the|my|our|your|you|i|we|they|there)\b)|(?:on top of (?:that|this|it all)|to make (?:matters|things) worse|to top it (?:all )?off),? "
    r"|(?:(?:about|some|nearly|almost|over) )?(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|half an) (?:minutes?|hours?|days?|weeks?|months?|years?)(?: and a half)? later,? "
    r"|(?:the )?(?:next|following|same) day\b[\s,]*|(?:hiya|heya|hi there|hi+|hell+o+|he+y+|fyi|ps|btw|morning|afternoon|evening|re|ok|okay|right|so(?! (?:far|much|many|long|as)\b)|well|look|listen)\b(?! to)[\s,!.:]*"
    r"|(?:(?:this|that|it)(?: is|'s| was) )?(?:now )?(?:the |my |for the )?(?:second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th))"
    r" (?:time|week|day|month|year|visit|weekend)(?: (?:running|now|in a row|this (?:week|month|year)))*(?: that)?"
    r"(?:, | (?=(?:you|your|ur|the|nobody|no one|they|he|she|it)\b))"
    r"|(?:also|and|but|plus|then|unfortunately|sadly|apparently|turns out(?: that)?|luckily)\b[\s,]*"
    r"|(?:i|we) (?:only |just |simply |do |really )*(?:want(?:ed)?|wish(?:ed)?|would like|'d like|thought i'd|thought i should|have|need|am writing|am emailing)"
    r" (?:you )?to (?:know|let you know|say|tell you|report|point out|inform you|complain|make you aware|mention|flag|note|raise)(?: (?:that|about the fact that|because))?\b[\s,:]*"
    r"|(?:i|we)(?:'m| am|'re| are)? (?:writing|emailing|getting in touch|contacting you)(?: to you)? (?:because|as|since)\b\s*"
    r"|(?:i|we)(?: was| were|'m| am| are|'re) (?:so |very |really )?(?:sorry|sad|disappointed|shocked|surprised|upset|annoyed|dismayed)"
    r" to (?:have to )?(?:read|hear|see|find|learn|discover|report|say|tell you|inform you)(?: that)?\b\s*"
    r"|(?:i|we) (?:think|believe|suspect|reckon)(?: that)? (?=(?:i|we|my|our|there)\b)"
    r"|which means(?: that)?\b\s*"
    r"|(?:please |kindly |can (?:you|someone|anyone) |could (?:you|someone|anyone) |would you )(?:please )?(?:explain|tell me|tell us)(?: to me| to us)? (?:why|how come)\b\s*"
    r"|(?:i|we)(?: would|'d)? (?:like to (?:know|understand)|want to (?:know|understand)|do not understand|don't understand|fail to see|can't see|cannot see|can't understand) why\b\s*"
    r"|(?:please )?(?:note|be aware|be advised|know) that\b\s*"
    r"|(?:this is|it's|its|it is) (?:all )?about (?=(?:the|my|our|your|mum|dad|a|an)\b)"
    r"|just (?:to say|to let you know|letting you know|wanted to say|a note to say|saying)(?: that)?\b[\s,:]*"
    r"|(?:i|we) see from (?:[\w'-]+ ){1,7}?that\b\s*"
    r"|(?:i|we) (?:have |'ve )?(?:just )?(?:noticed|found|discovered|see|realised|realized|found out|learned|learnt) (?:today |now )?that\b\s*"
    rf"|{FRAMING})",
    re.I,
)


def _unquoted(match: re.Match[str]) -> str:
    held = match.group(1)
    words = held.lower().split()
    if (
        len(words) > 1
        and _CLOSES.match(match.string[match.end() :])
        and not _LEADS_ON.search(match.string[: match.start()])
    ):
        return match.group()
    before, after = match.string[: match.start()], match.string[match.end() :]
    if _LISTS_ON.match(after) or _LISTED.search(before):
        return match.group()
    if _PRESSED.search(before) or (
        is_small(held) and _CALLED.search(match.string[: match.start()])
    ):
        return match.group()
    if _SAID.search(match.string[: match.start()]) or _SPEECH & {*words} or len(words) > 3:
        return match.group()
    return held


_CLOSES = re.compile(r"\s*(?:[.,;!?]|$)")
_LEADS_ON = Search(
    r"\b(?:an?|the|my|our|your|his|her|their|of|for|as|with|was|were|is|are|be|been|called|in|on|at|to|and|no) $",
    re.I,
)
"""After which words in quotes are part of the sentence, also at its end."""
_AGE = Search(
    r"\b(mother|mum|mom|father|dad|wife|husband|son|daughter|sister|brother|grand\w+|nan|gran|aunt|uncle|neighbour|boy|girl|child|tenant"
    r"|client),? (?:aged )?(?:\d{1,3}|(?<=aged )\w+),",
    re.I,
)
_CODED = (
    r"(?:`[^`]+`|/[a-z{][\w{}.:-]*(?:/[\w{}.:-]*)*|--[a-z][\w-]*(?:=\S+)?|\w+\(\)|\w+(?:_\w+)+"
    r"|[\w-]+\.(?:py|js|ts|json|csv|exe|dll|xml|yml|yaml|php|html|pdf|docx?|xlsx?|zip))(?![\w/]|\.\w)"
    r"(?: (?:mode|flag|option|endpoint|file|folder|command|function|method|header|parameter|field|table|column|page|call|route"
    r"|script|setting|switch|service|class|module|package)s?\b)?"
)
_AT_CODE = Search(rf"(?<=\w) (?:on|in|at|to|from|of|for|via|with|under) (?:the )?{_CODED}", re.I)
"""Where something of a program is: the rest of the sentence stands without it."""
_CODE = Search(rf"(?<!\S){_CODED}", re.I)
"""The name of something of a program, without which a clause would be cut in two."""
_NUMBER = Search(r"\b[Nn]o\. ?(?=\d)")
_BRACES = re.compile(r"[{}]")
_BREAKS = re.compile(r"\.{2,}|…|(?<=\w) ?[–—] ?(?=\w)|(?<=\w) - (?=\w)")
_ASIDES = Search(r"\([^()]*\)")
_REMARKS = Search(
    r",? \b(?:though|however|I believe|I think|mind you|by the way|(?:or )?so it seems|it seems|it appears|I gather|I suppose|I presume|I assume|I am told|I'm told|as it happens|of course|apparently|I must say|I'm afraid|I am afraid),",
    re.I,
)
_CALLS = re.compile(r"[!?]+(?=\s+\w)")
_ITS = Search(
    r"(?<=told )its\b|(?<=know )its\b|(?<=said )its\b|\bits (?=(?:(?:locked|stuck|broken|leaking|dead|late|gone|off|on|in|at|out|down|under|wrong|too|not) (?:to|for|on|in|again|at|me|the|a)\b|my|your|our|the|cancelled|canceled|delayed|delivered|sorted|an?|processing|being|been|getting|going|taking|the|not|been|now|still|only|just|so|too|always|never|all|gone|broken|dead|full|\d+)\b)",
    re.I,
)
_BEFORE_MARK = re.compile(r"\s+(?=[,.;:])")
_FRAME = Search(
    r"(?<=\b(?:but|and) )(?:i|we) (?:just |only |do |really )*(?:have|want|need|had|wanted) to"
    r" (?:tell you|let you know|say|report|point out|mention) that\b ",
    re.I,
)
"""What may stand before the thing itself in the middle of a sentence."""


_TITLED = Search(
    r"^\W*(?:hi |hello |dear )?(?:mr|mrs|ms|miss|dr)\.? [A-Z][\w'-]+,? (?=(?:the|my|your|our|i|we|there|it|you|this|its|it's)\b)",
    re.I,
)
_NTH_HAPPENED = Search(
    r"[,;]? ?(?:and )?(?:(?:this|that|it)(?: is|'s) )?(?:now )?(?:the )?(?:second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)) time (?:now )?(?:this|that|it)(?: has|'s|s)? (?:now )?happened\b[^.!?]*",
    re.I,
)
_IMAGINED = Search(r" in (?:the|a) state (?:that )?you can imagine\b", re.I)
_TO_ALL = Search(r", (?:folks|mate|guys|lads|pal|love|sir|madam|darling|buddy)(?=\W*$)", re.I)
"""Who is spoken to, at the head of a sentence or behind it."""
_SINCE_THEN = Search(r"^\W*(?:ever )?since then,? (?=\w)", re.I)
_YEARS = Search(r"\b(\d+) ?yrs?(?= ?old\b)", re.I)
_PRAISE = Search(
    r"^\W*(?:well done|nice one|great job|good job|bravo|congrats|congratulations|slow clap|hats off)\b(?: to)?(?: @\w+)?(?:, ?|[.!] ?| )(?=(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|my|the|our)\b)",
    re.I,
)
"""What is praise in words alone, before what went wrong."""
_A_VOWEL = Search(r"\b([Aa]) (?=(?:[aio]|e(?!u)|un(?!i|ani))[a-z]{2})(?!one\b|once\b|eu)")
"""What a word that went out of between leaves behind: "a old sod"."""
_AN_CONSONANT = Search(r"\b([Aa])n (?=[bcdfgjkpqtvwyz][a-z]{2})")
_KINS = Search(
    r"^(mum|mom|mam|dad|nan|gran|grandad|grandma)s (?!(?:is|are|was|were|has|have|had|been|not|got|on|in|at|said|going|coming|still|just|so|a|the)\b)",
    re.I,
)
_BARE_PLACE = Search(
    r"\b(on|in|under|behind|inside|onto|into|off|from|through|over|across|against|all over|down) (?=(?:sofa|carpet|floor|wall|walls|ceiling|lawn|kitchen|bathroom|bedroom|garden|hallway|hall|window|roof|fridge|freezer|oven|lid|doorstep|porch|driveway|garage|shed|sink|bath|toilet|shower|pavement|fence|gate|worktop|counter|stairs|landing|lounge|cupboard|envelope|bag|bottle|packet|jar|box|parcel|invoice|receipt|bill|packaging|letterbox|sleeve|windscreen|bumper|bonnet|mattress|bin|tray|plate|cup|app|website)\b(?! (?:room|table|door|unit|tray|box|sheet|cover|and [a-z]+ (?:cleaner|door)|of|tiles?|heater|head|fitter|centre|shop|number|fan)\b))"
)
"""Where a note leaves out the article of a place: "blood on sofa"."""
_KIN_OF = Search(
    r"\b(my|our|his|her|the) (mum|mom|mam|dad|nan|gran|grandad|grandma|wife|husband|son|daughter|sister|brother|mother|father|neighbour|friend|boss)s (?=(?:(?!is\b|are\b|was\b|were\b|has\b|have\b|had\b|and\b|or\b|been\b|who\b|in\b|on\b|at\b|of\b|to\b|not\b|got\b|all\b|both\b|can\b|did\b|came\b|went\b|from\b|with\b|for\b)[a-z]{3,}))",
    re.I,
)
"""A possessive without its apostrophe: "my nans vase"."""
_GOING_OFF = Search(
    r"\b(milk|meat|food|fish|bread|cheese|tap|roof|heating|boiler)s (?=(?:going|leaking|dripping|broken|gone) ?)",
    re.I,
)
_UNITS = Search(r"\b(\d+)(hours|minutes|days|weeks|months|years|hrs|mins)\b")
_THINKING = Search(r",? (?:i|we) (?:think|guess|believe|suppose|reckon|assume)[ ?.!]*$", re.I)
_THERE_ARE = Search(r"\bthere (is|was|isn't|wasn't)( no| not any| any)? (?=([a-z]{3,}s)\b)", re.I)


_THAT_IS = Search(r",? \b(?:i\.?e|e\.?g)\b\.?,? [^,.;!?]*", re.I)
"""What is only said again in other words: "between 7 and 10, ie the hours I'm home"."""
_A_BIT = Search(r"(?<!quite )(?<!not )\ba (?:bit|little) (?=[a-z]+(?:[,.;!]|$))", re.I)
"""How far something is so, which stands before an adjective alone."""
_BELOW_ZERO = re.compile(r"(?<=\s)\u2212(?=\d)")
_DAY_OF = re.compile(
    r"^\W*(day|night|week|month|year) (\d+|one|two|three|four|five|six|seven|eight|nine|ten)((?: of [\w' -]{3,30}?)?),? (?=(?:the|my|our|i|we|it|they|no|nobody)\b)",
    re.I,
)
"""The day that a sentence opens with, as a note does: "Day two of the trip the sole came off"."""


_HERE_NOT_THERE = Search(
    r"\b(flat|unit|number|no\.?|room|house|apartment|block|floor|platform|gate|page|size) (\d+\w?), (?=(?:we're|i'm|we are|i am|mine is|ours is|my \w+ is|our \w+ is) (?:in |at )?(?:\1 )?\d)",
    re.I,
)
"""Where it went and where it should have gone: "to unit 6, we're unit 9"."""
_BARE_KIN = Search(
    r"\b(with|of|for|to|by|at|from|on|left|told|made|put|gave|sent|asked|and|but|that|when|where|because|while|after|before) (mum|mom|mam|dad|nan|gran|granny|grandma|grandad)(?='s\b| (?:is|was|has|had|can|could|got|did|does|on|in|at|to|up|out|off|for|stuck|said|fell|waited|sat|went)\b|[,.;!]|$)(?! (?:and|or)\b)",
    re.I,
)
"""Somebody of theirs without a "my", who in a reply needs a "your": "with mum on it"."""
_MY_OWN = (
    r"(?:hand|hands|head|face|arm|arms|leg|legs|foot|feet|back|knees?|teeth|hair|eyes?|mouth|mum|mam|nan|dad|missus|wife|husband|kids?|son|daughter|lad|mate|brother|sister"
    r"|charger|phone|bike|van|car|keys|wallet|house|flat|door|bed|boots|coat|wages|dinner|tea|dog|cat)"
)
_MY_AS_ME = Search(
    rf"(?<!gave )(?<!give )(?<!giving )(?<!sent )(?<!sold )(?<!told )(?<!brought )(?<!bought )(?<!made )(?<!got )(?<!charged )(?<!cost )(?<!owe )(?<!owed )(?<!offered )(?<!showed )(?<!lent )(?<!hired )(?<!found )(?<!fitted )(?<!handed )(?<!send )(?<!get )\bme (?!back\b)(?={_MY_OWN}\b)",
    re.I,
)
"""A "my" as it is spoken: "dropped me charger"."""


def _dated(found: re.Match[str]) -> str:
    """The same with what a clause needs before it: "on day two of the trip, "."""
    word = found.group(1).lower()
    before = "on" if word in ("day", "night") else "in"
    return f"{before} {word} {found.group(2)}{found.group(3)} "


def _as_theirs(found: re.Match[str]) -> str:
    return f"{found.group(1)} my {found.group(2).lower()}"


def _agreeing(found: re.Match[str]) -> str:
    """Its verb made to agree: "there is no poles" is "there are no poles"."""
    if found.group(3).lower().endswith(("ss", "us", "is", "ous", "news", "less", "'s", "always")):
        return found.group()
    verb = {"is": "are", "was": "were", "isn't": "aren't", "wasn't": "weren't"}
    return f"there {verb[found.group(1).lower()]}{found.group(2) or ''} "


def _listed(found: re.Match[str]) -> str:
    """What was not there, in a row: "no staff, no water and no information"."""
    things = [f"no {one}" for one in found.groups() if one]
    return f"{', '.join(things[:-1])} and {things[-1]}"


@lru_cache(maxsize=KEPT)
def prepare(sentence: str) -> str:
    """A customer's sentence made ready to be told again: padding, oaths, handles and emoji go."""
    sentence = _TO_ALL.sub("", _IMAGINED.sub("", _NTH_HAPPENED.sub("", sentence)))
    sentence = _TO_ALL.sub("", _TITLED.sub("", _SINCE_THEN.sub("", sentence)))
    sentence = _YEARS.sub(r"\1 year", _PRAISE.sub("", sentence))
    text = _AGE.sub(r"\1", _NUMBER.sub("number ", _CODE.sub("\\\\", _AT_CODE.sub("", sentence))))
    text = _DAY_OF.sub(_dated, _A_BIT.sub("slightly ", _THAT_IS.sub("", text)))
    text = _BELOW_ZERO.sub("-", text)
    text = _BRACES.sub("", text if sentence.isascii() else _EMOJI.sub(", ", text))
    if "@" in text or "#" in text:
        text = _COMPANY_DID.sub(_as_company, text)
        text = _FROM_HANDLE.sub("", text)
        text = _HANDLE.sub("", _TO_HANDLE.sub("you", _MID_HANDLE.sub(",", text)))
    text = _ASIDES.sub(" ", _BREAKS.sub(", ", _REDACTED.sub("", text)))
    text = _VOCATIVE.sub("", _BY_PEOPLE.sub(r"\1 you", text))
    text = _PADDING.sub("", tidy(_YOU_PEOPLE.sub(r"\1", text)))
    text = text.replace(" & ", " and ").replace(" n ", " and ").replace(" with/ ", " with ")
    text = _ITS.sub(
        lambda found: found.group().lower().replace("its", "it's"),
        _CALLS.sub(",", _REMARKS.sub("", text)),
    )
    if '"' in text:
        text = _SCARE.sub(_unquoted, text)
    while (shorter := _LEAD.sub("", text, count=1)) != text:
        text = shorter
    text = _UNITS.sub(r"\1 \2", text)
    text = _THINKING.sub("", _FRAME.sub("", text))
    text = _THERE_ARE.sub(_agreeing, text)
    text = _AN_CONSONANT.sub(r"\1 ", _A_VOWEL.sub(r"\1n ", text))
    text = _GOING_OFF.sub(r"\1 is ", text)
    text = _BARE_KIN.sub(
        _as_theirs, _MY_AS_ME.sub("my ", _HERE_NOT_THERE.sub(r"\1 \2 when ", text))
    )
    text = _NO_NO.sub(_listed, _TOLD_THEM.sub(r"\1 you", text))
    text = _BARE_PLACE.sub(r"\1 the ", text)
    text = _KIN_OF.sub(r"\1 \2's ", _KINS.sub(r"my \1's ", text))
    return _BEFORE_MARK.sub("", " ".join(text.split())).strip(" ,.;:-!?")
