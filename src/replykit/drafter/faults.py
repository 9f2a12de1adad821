"""What an apology may name: a clause that tells a fault of ours or a harm to them.

A telling is parted into its clauses. Background (who they are, what they know, wish or can do, what
somebody says) is told plainly before the apology or left out: nobody is sorry that a daughter's
allergy is on her form.
"""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re
from functools import lru_cache

from replykit.complaint.concepts import concepts_of, word_list
from replykit.drafter.lexicon import KEPT, is_glad, is_past, lexicon, shows_fault
from replykit.drafter.people import leans
from replykit.drafter.persons import join_words, split_words
from replykit.drafter.pieces import cut
from replykit.drafter.soundness import DENIAL, is_sound
from replykit.search import Search

PRAISED = 0.42
"""VADER's polarity from which a clause without a word of fault is praise."""
_LEAD = Search(
    r"^(?:(?:on|in|by) (?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)?(?: [A-Z][a-z]+)?,? (?=we\b|you\b)|(?:on|in|at|last|since|for|after) [^,]{2,24}, |(?:and|but|so|also|then|now|still) )+",
    re.I,
)
_BE = r"(?:(?<=he)'s|'re| is| are| was| were)"
_SLIP = r"(?: (?:\w+ly|just|now|still|also|both|all|already|always|even|not))*"
_WHO = r"(?P<who>you|he|she|they|(?:your|the|his|her|their) (?:[a-z'-]+ ){0,2}?(?P<kin>[a-z-]+)(?: and (?:your |the )?[a-z]+)?)"
_IS = re.compile(rf"{_WHO}{_BE}{_SLIP} (?P<what>[^,]+)", re.I)
_STATIVE = re.compile(
    rf"{_WHO}(?:'ve got|{_SLIP} (?:have|has|had|live|lives|lived|use|uses|need|needs|needed|want|wants|wanted|know|knows|knew|work|works"
    r"|own|owns|love|loves|loved|like|likes|prefer|prefers|suffers?|care for|cares for|depends?|relies|rely|understand|understands"
    r"|realise|realised|remember|hope|hoped|mean|meant|believe|think|thought|expect|expected|can(?!'t|not)|could(?!n't| not| only| hear| see| smell| still)))\b(?P<what>[^,]*)",
    re.I,
)
_LEARNED = re.compile(
    rf"{_WHO}(?:'ve)?{_SLIP}(?: only)? (?:found out|find out|learned|learnt|checked|looked (?:it )?up|double-checked)\b",
    re.I,
)
_LONG_WITH = re.compile(
    rf"{_WHO}(?:'ve| have| has|'s| had){_SLIP} been{_SLIP} (?:an? |with us\b|offered\b|coming\b|going to\b|using\b|buying\b|loyal|happy|very happy)",
    re.I,
)
_OFFERED = re.compile(
    rf"{_WHO}(?:'ve| have| has|'re| are| is| were| was){_SLIP}(?: been)?{_SLIP} offered (?:an? )?(?!only|just|less|half|nothing)",
    re.I,
)
_GAVE = re.compile(
    r"we(?:'ve| have)?(?: \w+ly| also| even| once)? (?:(?:gave|given|offered|lent|showed|thanked|helped) you\b|(?:offered|returned|refunded|sent back|given back) your (?:money|deposit|payment)\b)",
    re.I,
)
_KIN_TOLD = re.compile(
    r"(?:your (?:[a-z]+ )?(?P<kin>[a-z-]+)|he|she) (?:told|asked|warned|reminded|informed|explained|rang|phoned|wrote)\b(?! (?:you|to wait|off)\b)",
    re.I,
)
_NOT_THEM = Search(r", not (?:you|us|your [a-z]+)$")
_PRAISES = re.compile(
    r"(?:we(?:'ve|'re)?|(?:our|the) [a-z]+)(?: have| has| had| are| were| was| is)?(?: been)?(?: always| all| so| very| really| usually| most| \w+ly)*"
    r" (?:marvellous|wonderful|great|lovely|brilliant|kind|excellent|fantastic|superb|helpful|friendly|patient|polite|gracious|decent|charming|apologetic)\b(?!.*\b(?:but|until|instead)\b)",
    re.I,
)
_COMPLIMENTS = Search(r"\b(?:compliment(?:ed|s)?|praised|thanked) (?:you|your|of|us)\b", re.I)
_DENIES = re.compile(
    r"(?:nobody|no one|none of (?:you|us)) (?:here )?(?:refused|complained|disputed|denied|minds|minded)\b",
    re.I,
)
_UNABLE = re.compile(
    r"you haven't got (?:another|the|any|it) [^,]*\bin you\b|you(?:'ve| have) got (?:till|until|by|some|one|a \w+ one|another|my|your own|it)\b|your (?:knees|back|nerves|wallet|purse|patience|waistline) (?:wouldn't|won't|can't|couldn't)\b|you (?:still |just |simply )?(?:can't|cannot|can not|couldn't)"
    r" (?:(?:still )?make (?:it|this|that|them|the \w+) add up|make sense|work (?:it |this )?out|keep|go on|carry on|continue|afford|stand|help|believe|imagine|fault|understand|see why|think|risk|accept|put|say|tell|describe|express|find the words|be bothered|do (?:this|that|without)|pay that|pay this)\b",
    re.I,
)
_SAYS = re.compile(
    r"(?:we|you|they|he|she|(?:our|your|the) (?P<whose>[a-z-]+(?: [a-z-]+)?)|[A-Z][\w&]+)"
    r"(?: (?:just|now|still|also|then|always|keep|keeps))?"
    r" (?:say|says|tell you|tells you|claim|claims|insist|insists|reckon|reckons|argue|argues|maintain|maintains|saying|claiming|insisting)\b",
)
_READS = re.compile(
    r"(?:our|the|your) (?:own )?(?:[\w'-]+ )??(?:sign|website|site|webpage|page|advert|ad|listing|brochure|label|menu|poster|leaflet|terms|contract|description|timetable|letter|confirmation|booking|invitation|front|back|packet|tin|tub|lid|wrapper|sleeve)"
    r" (?:clearly |still |also |even |always )?(?:says?|said|states?|stated|reads?|promises|promised|shows?|showed|gave|gives|has|had)\b(?! (?:no|nothing|the wrong|wrong)\b)",
    re.I,
)
"""What is only written somewhere: a fault where what happened was something else."""
_ONLY_QUOTED = re.compile(
    r"(?:we|(?:our|the|your) (?:[\w'-]+ ){1,3}?)(?: ?clearly | ?still | ?also | ?)(?:says?|said|states?|stated|reads?|promised|promises|advertised|called it|calls it) (?:it (?:was|is) )?\"[^\"]*\"",
    re.I,
)
"""What was only said or written, in its own words: "the hotel said "sea view""."""
_IRONIC = Search(
    r"^nothing says\b|\b(?:such|so) (?:an? )?(?:lovely|charming|wonderful|marvellous|delightful|beautiful|helpful|thoughtful|kind|brilliant|fantastic|excellent|superb|nice)\b",
    re.I,
)
"""Praise that is meant as none, or is: nobody is sorry for it."""
_FIRMS = frozenset(
    "gym bank shop company school hotel clinic airline council nursery restaurant store branch office garage dealer university surgery agency club salon firm landlord insurer".split()
)
_HEARD = re.compile(
    r"you (?:said|told (?:us|them|him|her|the [a-z]+)|mentioned|repeated|explained|warned us|reminded us|made (?:it|that) clear)(?: (?:it|that|this|so))?(?: (?:twice|again|clearly|more than once|several times|\w+ times))?$"
    r"|(?:[\w-]+ ){1,4}told (?:you|us) (?:twice|again|the same|so)$"
    r"|(?:the|our|your) (?:[\w-]+ ){1,3}(?:(?:wrote|noted|took|jotted) (?:it|that|this|everything) (?:all )?down|nodded|agreed|confirmed (?:it|this|that)|read it back|repeated it)$",
    re.I,
)
"""That it was said, and heard."""
_WE_SHALL = re.compile(r"(?:we'll|we (?:will|shall))\b(?! (?:not|never|only)\b)", re.I)
"""What we are to do."""
_DIED = re.compile(
    r"(?:your (?:\w+ )?)?(?P<who>\w+) (?:(?:has|had) )?(?:died|passed away|passed (?=on\b|in\b|last\b|suddenly\b|$)|been (?:gone|dead) (?=since\b|for\b|\w+ (?:weeks|months|years)\b))(?!.*\b(?:we|because|from|after|when)\b)",
)
"""A death, or the end of a kettle."""
_OWING = re.compile(
    r"(?:and |but )?you (?:do not |don't )?(?:still )?owe (?:us )?(?:nothing|anything|no[ -]one)\b",
    re.I,
)
"""That they owe nothing, which is no fault of anybody's."""
_USED_TO = re.compile(
    r"(?:the|our|your|this|we|it|they|you)(?: [\w'-]+){0,3}? used to (?!be (?:our|your|the)\b)(?!.*\b(?:but|and now|until)\b)",
    re.I,
)
"""What was so once."""
_AGREED = re.compile(
    r"(?:(?:the|our|your) (?:[\w'-]+ ){1,3}?|he |she )(?:has |had |have )?(?:(?:agreed|offered|promised|undertook) to \w+|(?:swore|insisted|assured you|promised)(?: blind)? [^,;]*\bwould\b)(?!.*\b(?:but|only|without)\b)",
    re.I,
)
"""What somebody said they would do."""
_CASE_OPENED = re.compile(
    r"(?:the|your|our) (?:\w+ ){0,2}?(?:bank|company|provider|issuer|ombudsman|council|police|regulator|standards|lawyer|solicitor|office|commissioner)(?:'s)? (?:has|have|had)? ?(?:now |already )?"
    r"(?:opened|raised|logged|started|got|taken|given|issued|recorded)? ?(?:you |me )?(?:an?|the|it|your|all) (?:\w+ )?(?:dispute|case|claim|file|report|complaint|chargeback|copy|copies|number|reference)\b",
    re.I,
)
"""Whom they have set to work on it."""
_NOT_MEANT = re.compile(
    r"(?:[\w'-]+ ){1,3}(?:don't|doesn't|didn't|do not|does not|did not)$|you (?:have|had|'ve) no (?:interest|wish|intention|desire|need|objection|complaint|quarrel|doubt|idea|use)\b|you (?:do not|don't|did not|didn't|haven't|aren't|weren't|are not|were not)(?: \w+ly| even)? "
    r"(?:writ(?:e|ing)|ask(?:ing)?|want(?:ing)?|expect(?:ing)?|mean(?:ing)?|wish(?:ing)?|blam(?:e|ing)|mind(?:ing)?|like|doubt|complain(?:ing)?|say(?:ing)?)\b",
    re.I,
)
"""What they say they do not do."""
_LIKENED = re.compile(
    r"(?:it|this|that)(?:'s| is| was| feels| felt| has been|'s been) (?:just |a bit |almost |all |more |rather |now )*like (?!that\b|this\b)",
    re.I,
)
"""What a thing is likened to: "it's like 1974"."""
_RECKONED = re.compile(
    r"by your (?:own )?(?:arithmetic|reckoning|count|maths|math|calculations?|estimate|sums),? ",
    re.I,
)
"""What they have worked out."""
_HANDED_IN = Search(
    r"^(?:in \w+ )?(?:your|the) [^,]{3,50} (?:was|were) (?:left|dropped off|handed in|handed|brought|brought in|taken|taken in|sent) (?:with|to|at|in to) us\b"
)
"""What they left with us."""
_NO_OTHER = re.compile(r"there(?:'s| is| was) (?:nothing|nobody|no one) (?:else|more|left)\b", re.I)
_ANSWERED = re.compile(
    r"you(?:'ve| have)? (?:then |only |later )?(?:had|got|received) (?:an?|the|our|one|another) (?:[\w-]+ ){0,2}?(?:card|letter|email|e-mail|reply|text|message|answer|note|call)(?: back| in reply)? (?:saying|telling|that said|which said|to say)\b",
    re.I,
)
"""What they were answered, of which the matter is only spoken."""
_PASSED = re.compile(
    r"(?:[\w-]+ ){1,3}(?:days|weeks|months|hours|years) (?:have|has) (?:now |already )?(?:passed|gone by|elapsed)\b"
)
_WAS_TO = re.compile(
    r"(?:[\w'-]+ ){1,7}?(?:was|were) (?:meant |supposed |due |going )?to [a-z]+(?!.* (?:and|but|only) )"
)
"""What should have been."""
_DUE = re.compile(
    r"(?:[\w'-]+ ){1,9}?(?<!that )(?:was|were) (?:due|promised|scheduled|expected)(?: (?:with|to|for) you)? (?:for|on|by|in|at|before|last|this|yesterday|today|between)\b(?!.* (?:are|is|was|were|came|has|had|and(?! \d)|but|only|yet|still|not|never)\b|.*n't\b)"
)
"""When it should have been."""
_INFORMED = re.compile(
    r"(?!no\b|nobody\b|none\b|you\b|your\b)(?:[\w'-]+ ){1,5}?(?:has|have) (?:now |already |also |since )?been "
    r"(?:told|informed|notified|contacted|alerted|instructed|made aware|copied in)\b(?! (?:that|to|the) )",
    re.I,
)
"""Whom they have turned to."""
_WE_SAID = re.compile(
    r"we (?:undertook|agreed|said|promised|assured|claimed|told you|wrote)\b", re.I
)
_TOLD = re.compile(
    r"(?:(?:you|your [a-z]+) (?:were|was|'ve been|have been|had been) (?:told|promised|assured|advised|quoted|led to believe)"
    r"|(?:(?:the|our|your|one of (?:our|the|your)) (?:[\w'-]+ ){1,3}?|[A-Z]\w+ |she |he )(?:told|assured|promised|advised) (?:you|us|your \w+)\b"
    r"|(?:(?:the|our|your) (?:[\w'-]+ ){0,2}?(?P<teller>[\w-]+)|he|she) said"
    r"|(?:[\w'-]+ ){1,5}?(?:was|were) (?:for|due|meant|supposed|advertised|promised|described|sold|listed|booked)\b)"
    r"(?! (?:to (?!be\b|have\b|come\b|arrive\b)|off\b|no\b|nothing\b|only\b|about\b))(?P<what>.*)",
)
"""What somebody was led to expect: no fault, until it is not kept."""
_SAYS_SO = re.compile(r"(?:[\w'-]+ ){1,4}?(?:says?|told (?:[\w'-]+ ){1,3}?) ?so\b", re.I)
_TRAIT = re.compile(
    r"your (?:[\w'-]+ ){0,3}?(?:allergy|allergies|intolerance|condition|disability|asthma|diabetes|age|name|number|address|income|pension|salary|wages?|request|requirements?|details|preference|birthday|wheelchair)"
    rf"{_BE} (?P<what>.+)",
    re.I,
)
_OTHERS = re.compile(
    r"(?:(?:your|the|our) (?P<kin>[a-z-]+?)(?: [A-Z]\w+)?'s (?:own )?(?:[\w-]+ ){0,2}?[\w-]+|(?:your|the) (?:neighbours?|neighbors?|friends?|colleagues?)|(?:everyone|everybody|nobody|no one|somebody|someone|anyone|next door|other people|other \w+)(?: else)?'?s? (?:[\w-]+ )?|(?:the|all the) (?:other|next|rest of the) (?:[\w-]+ )?[\w-]+|theirs|his|hers)"
    r"(?:, (?:which|who|that) [^,]+,)?(?P<what> ?(?:is|was|are|were|did|does|do|has|had|have|arrived|came|works?|worked|got|stood|stands?|stayed|held|left|took|went|didn't|doesn't|wasn't|isn't|hasn't|never)\b.*)",
    re.I,
)
"""What is told of somebody else's thing, or of them."""
_UNHARMED = Search(
    r"\b(?:not|never|n't|no|without)(?: (?:even|ever|once|been|get|got|have|had|any|a|an|the|so much as))* (?:mov\w+|f[ae]ll\w*|budg\w+|leak\w*|br[eo]k\w*|crack\w*|shak\w+|suffer\w*|shift\w*|blow\w*|blew|collaps\w+|flood\w*"
    r"|hurt|damag\w+|harm\w*|affected|touched|delay\w*|cancel\w*|charg\w+|problems?|trouble|issues?|scratch\w*|late|lost|ill|sick)\b",
    re.I,
)
"""A harm that did not come to pass."""
_WELL = re.compile(
    r" ?(?:(?:is|was|are|were|has been|had been)(?: \w+ly| still| just| all)* (?:on time|in time|early|fine|ok|okay|perfect|right|good|great|lovely|standing|untouched|intact|there|as (?:ordered|promised|described|advertised))|(?:still |all )?(?:works?|worked|stands?|stood|stayed|held|arrived|came|left|went|got (?:there|here|in|home))(?: (?:up|put|firm|fine|well|perfectly|on time|in time|early|next day|the (?:next|same) day|as (?:ordered|promised)))+)\b"
)
"""What goes well with a thing."""
_THE_ONLY = re.compile(
    r"(?:it|yours|ours|mine|(?:the|your|our) [\w'-]+(?: [\w'-]+)?)(?:'s| is| was| are| were) the (?:only|first|last|oldest|newest|biggest|smallest)\b(?P<what>.*)",
    re.I,
)
"""By what a thing is known among others."""
_IN_IT = re.compile(
    r"\b(?:we|you|they|he|she|it|i|that|which|who|whose|to|nobody|still|left|open|working|\w+ed)\b"
)
_WEARY = re.compile(
    r"you(?:'re|'ve been|'ve had| are| were| have been| got| get)(?: (?:now|so|just|really|getting|very|all|both|quite|rather|already|absolutely|\w+ly))*"
    r" (?:sick(?: and tired)?|tired|fed up|weary|bored|had enough)\b(?= (?:of|with|to)\b|$)",
    re.I,
)
"""That they have had enough, which is no harm that was done to them."""
_BEFALLS = frozenset(
    """left hurt injured ill sick poorly stranded stuck told charged refused denied ignored locked burned burnt
    scalded bitten cut forgotten sent turned given forced made kept moved bumped billed overcharged accused
    shouted sworn laughed mocked humiliated upset frightened scared terrified soaked freezing cold hungry late
    unwell unable without waiting sleeping missing crying sobbing bleeding shaking in out being treated""".split()
)
"""What may stand after "you were" where it is a harm, and no more than who they are."""
_FEELINGS = frozenset(
    """used offered supposed retired excited pleased delighted interested married experienced allowed entitled born
    registered impressed satisfied surprised told assured promised advised aged widowed disabled blinded known""".split()
)
"""Pasts that tell who somebody is, or what they were led to expect."""
_PLACED = re.compile(
    r"(?:in (?:tears|pain|hospital|the (?:dark|cold|rain))|out (?:of pocket|in the)|without|late for)\b"
)


def _is_harm(what: str) -> bool:
    words = re.findall(r"[a-z']+", what.lower())
    if not words:
        return False
    if words[0] in ("in", "out"):
        return _PLACED.match(what) is not None
    is_done = is_past(words[0]) and words[0] not in _FEELINGS
    return is_done or not {words[0]}.isdisjoint(_BEFALLS | lexicon().amiss | lexicon().faulty)


def _is_person(kin: str | None) -> bool:
    return (
        kin is None
        or kin.lower() in _AFAR
        or not {"family", "staff"}.isdisjoint(concepts_of(kin.lower()))
    )


@lru_cache(maxsize=KEPT)
def is_background(clause: str) -> bool:
    """Whether one clause, in the reply's voice, tells nothing that an apology may name.

    It tells who they are, what they know, wish or can do, or what somebody says or promised.
    """
    told = _LEAD.sub("", clause, count=1)
    if _CASE_OPENED.match(told) or _tells_death(told) or _OWING.match(told):
        return True
    if _USED_TO.match(told) or (_AGREED.match(told) and not shows_fault(_WHEN.split(told)[0])):
        return True
    if _WE_SHALL.match(told) or _NOT_MEANT.match(told):
        return True
    if _UNABLE.match(told) or _LEARNED.match(told) or _INFORMED.match(told):
        return True
    if _WEARY.match(told) or _is_of_others(told) or _is_mark(told):
        return True
    if (said := _SAYS.match(told)) and (
        said.group("whose") is None
        or said.group("whose").split()[-1] in _FIRMS
        or _is_person(said.group("whose").split()[-1])
    ):
        return True
    if _COMPLIMENTS.search(told) and not shows_fault(_QUOTE_BEHIND.sub("", told)):
        return True
    if _IRONIC.search(told) or _ONLY_QUOTED.fullmatch(told):
        return True
    if _LIKENED.match(told) or _RECKONED.match(told) or _NO_OTHER.match(told):
        return True
    if _NOT_YET.match(told) or _GONE_ELSEWHERE.match(told):
        return True
    if _HANDED_IN.search(told) and not shows_fault(told):
        return True
    if _ANSWERED.match(told) and not shows_fault(told):
        return True
    if _READS.match(told) or _PASSED.match(told) or _HEARD.match(told):
        return True
    if _WAS_TO.match(told) and not shows_fault(told):
        return True
    if _SAYS_SO.match(told) or _NOT_THEM.search(told):
        return True
    if (kin := _KIN_TOLD.match(told)) and kin.group("kin"):
        return "family" in concepts_of(kin.group("kin").lower())
    if (
        (hoped := _TOLD.match(told))
        and not shows_fault(told)
        and not re.search(r" (?:and|but|only|then) ", hoped.group("what"))
        and (hoped.group("teller") is None or _is_person(hoped.group("teller")))
    ):
        return True
    if _DENIES.match(told) or _OFFERED.match(told) or _PRAISES.match(told):
        return True
    if is_glad(told, PRAISED):
        return True
    if _LONG_WITH.match(told) and not shows_fault(told):
        return True
    if (_WE_SAID.match(told) or _GAVE.match(told)) and not shows_fault(told):
        return True
    if (trait := _TRAIT.match(told)) and not shows_fault(trait.group("what")):
        return True
    if (found := _IS.match(told)) and _is_person(found.group("kin")):
        what = found.group("what")
        return not _is_harm(what) and not shows_fault(what)
    if (found := _STATIVE.match(told)) and _is_person(found.group("kin")):
        what = found.group("what").strip()
        if re.match(r"(?:to|been|had|no|nothing|not|never|lost|missed|waited|spent)\b", what):
            return False
        return not shows_fault(what)
    return False


_QUOTE_BEHIND = re.compile(r" (?:of saying|for|that|by) .*")
_GONE_ELSEWHERE = re.compile(
    r"there won't be (?:an?|any) (?:second|third|fourth|next|other|more)\b|you(?:'ve| have) (?:now )?found (?:an?|another|somebody|someone) (?:\w+ )?(?:man|firm|plumber|builder|shop|place|company|supplier|one|else)\b",
    re.I,
)
"""That they have turned to others."""
_NOT_YET = re.compile(
    r"you(?:'ve| have)?(?: not|n't)(?: yet| even)? (?:paid|signed|agreed|decided|opened|used|touched|eaten|worn|cashed)\b|you haven't (?:yet |even )?(?:paid|signed|agreed|decided|opened|used|touched|eaten|worn|cashed)\b",
    re.I,
)
"""What they have left undone, and rightly."""


def was_due(clause: str) -> bool:
    """Whether a clause says no more than what should have been: "it was to be done by May"."""
    told = _LEAD.sub("", clause, count=1)
    return any(one.match(told) for one in (_WAS_TO, _DUE))


@lru_cache(maxsize=KEPT)
def is_idle(clause: str) -> bool:
    """Whether a clause is no part of the matter: a loss of theirs, praise, or what used to be."""
    told = _LEAD.sub("", clause, count=1)
    return _tells_death(told) or any(one.match(told) for one in (_OWING, _USED_TO, _PRAISES))


def is_claim(clause: str) -> bool:
    """Whether a clause only tells what we said or wrote: "we wrote it on page two"."""
    if _ONLY_QUOTED.fullmatch(clause):
        return True
    is_said = _WE_SAID.match(clause) or _READS.match(clause)
    return is_said is not None and not shows_fault(clause)


def is_promise(clause: str) -> bool:
    """Whether a clause tells what we are to do: "we'll ring you back"."""
    return _WE_SHALL.match(clause) is not None


_PROMISED = re.compile(
    r"(?:(?:on|in|at|last) [^,]{2,24},? )?(?:we (?:undertook|promised|agreed) (?=to\b)|you(?:'ve| have)? (?:were|been|had been) (?:promised|assured|told|offered) )(?!(?:you|your|off|no|nothing|not|only|one|we)\b)"
)


def was_promised(told: str) -> bool:
    """Whether a telling says no more than what was promised: that it was not kept is the fault."""
    return _PROMISED.match(told) is not None


_WOULD = re.compile(
    r"\b(?:promised (?!by\b)|would (?!not\b|never\b))(?!.*(?:\b(?:but|and|yet|not|never|only|still)\b|n't\b))"
)


def was_only_promised(told: str) -> bool:
    """Whether a telling says what would be done, and not what became of it."""
    return was_promised(told) and _WOULD.search(told) is not None


def _is_of_others(told: str) -> bool:
    """Whether a clause is of somebody else's thing, which did not suffer: "did not move"."""
    found = _OTHERS.match(told)
    if found is None:
        return False
    what, kin = found.group("what"), found.group("kin")
    if _UNHARMED.search(what):
        return not shows_fault(_UNHARMED.sub("", what))
    if shows_fault(what):
        return False
    is_near = kin is None or kin.lower() not in _AFAR  # one may complain for one's mother
    return _WELL.match(what) is not None if is_near else True


_AFAR = frozenset("neighbour neighbor friend colleague workmate flatmate".split())
"""Those for whom nobody complains in their own words."""


def _is_mark(told: str) -> bool:
    """Whether a clause only says by what a thing is known: "yours is the only green door"."""
    found = _THE_ONLY.match(told)
    return (
        found is not None
        and not shows_fault(found.group("what"))
        and not _IN_IT.search(found.group("what"))
    )


def is_told(clause: str) -> bool:
    """Whether a clause says what somebody was told: by staff who were rude it may be the fault."""
    return _TOLD.match(_LEAD.sub("", clause, count=1)) is not None


_WHEN = Search(r" (?:when|while|after|before|as|since|because) ")
_AND_THEN = Search(
    r",? (?:and|but) (?=(?:then |now |still |just |also |never |only )?(?:had|has|have|was|were|is|are|got|went|came|fell|missed|waited"
    r"|couldn't|can't|can|cannot|didn't|don't|doesn't|hasn't|haven't|hadn't|isn't|wasn't|lives?|uses?|needs?|works?|told|asked|said|rang|phoned|wrote|explained|warned)\b)",
    re.I,
)
_PRONOUN = re.compile(r"(?:he|she|they)\b", re.I)


def part(told: str) -> list[tuple[str, str]]:
    """A telling in its clauses, each with what joins it to the one before.

    A second predicate of a background clause gets its subject again: "you're 78 and had to pick it
    up" is "you're 78" and "you had to pick it up".
    """
    found: list[tuple[str, str]] = []
    for piece in cut(split_words(told)):
        text = join_words(piece.words)
        if piece.kind != "full" and found and piece.joint != "":
            joint = f"{piece.joint} " if piece.joint[0] in ",;" else f" {piece.joint} "
            found[-1] = (found[-1][0], f"{found[-1][1]}{joint}{text}")
        elif piece.kind != "full" and found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {text}")
        else:
            found.append((piece.joint, text))
    return [one for joint, text in found for one in _predicates(joint, text)]


def _predicates(joint: str, text: str) -> list[tuple[str, str]]:
    halves = _AND_THEN.split(text, maxsplit=1)
    if len(halves) < 2 or not is_background(halves[0]):
        return [(joint, text)]
    who = _IS.match(halves[0]) or _STATIVE.match(halves[0])
    if who is None:
        return [(joint, text)]
    subject = who.group("who")
    rest = halves[1]
    if subject.lower() == "you":
        if re.match(
            r"(?:\w+ )?(?:has|is|does|hasn't|isn't|doesn't|lives|works|needs|uses)\b", rest
        ):
            return [(joint, text)]  # of something else
        rest = re.sub(r"^((?:then |now |still |just |also )?)was\b", r"\1were", rest)
    return [(joint, halves[0]), *_predicates("and", f"{subject} {rest}")]


@lru_cache(maxsize=KEPT)
def apologetic(told: str) -> tuple[str | None, str | None]:
    """What of a telling is told plainly before the apology, and what the apology names.

    Either may be None: the first where nothing of it is background, the second where all is.
    """
    parts = part(told)
    is_ours_to_tell = not any(_is_left_out(text) for _, text in parts)
    marks = [is_background(text) for _, text in parts]
    if not any(marks):
        return None, told
    if all(marks):
        return told if is_ours_to_tell else None, None
    first = marks.index(False)
    last = first
    while last + 1 < len(parts) and not marks[last + 1]:
        last += 1
    before = _put_together(parts[:first]) or None if is_ours_to_tell else None
    clause = _put_together(parts[first : last + 1])
    if leans(clause) and not (before and is_sound(before)):
        return None, told
    if not is_sound(clause) and not (before and DENIAL.fullmatch(clause)):
        return before if is_ours_to_tell else None, None
    return (before if before and is_sound(before) else None), clause


_OUR_WORD = re.compile(
    r"(?:we|you) (?:say|tell you|claim|insist|reckon|argue|maintain)\b"
    r"(?! (?:that )?(?:the|our|your) (?:[\w'-]+ ){1,3}?(?:is|are|has|have|lasts?|comes?|works?)\b)"
)
"""What we say of what happened; what we say of a thing we sell is told."""


def _tells_death(told: str) -> bool:
    """Whether a clause says that somebody has died, for which there are words of its own."""
    found = _DIED.match(told)
    who = found["who"].lower() if found else ""
    return (
        who in ("he", "she")
        or not _LIVING.isdisjoint(concepts_of(who))
        or (who in word_list("given") and told[:1] != "y")
    )


_LIVING = frozenset(("family", "animal"))


def _is_left_out(clause: str) -> bool:
    """Whether a background clause is not told at all: what is out of reach, or our own word."""
    told = _LEAD.sub("", clause, count=1)
    return (
        _UNABLE.match(told) is not None
        or _WEARY.match(told) is not None
        or _LEARNED.match(told) is not None
        or _OUR_WORD.match(told) is not None
        or _tells_death(told)
        or _OWING.match(told) is not None
    )


def _put_together(parts: list[tuple[str, str]]) -> str:
    text = ""
    for at, (joint, clause) in enumerate(parts):
        if not at:
            text = clause
            continue
        word = next((w for w in joint.split() if w[0].isalpha()), "and")
        who = _IS.match(parts[at - 1][1]) or _STATIVE.match(parts[at - 1][1])
        if who is not None:
            clause = clause.removeprefix(f"{who.group('who')} ")
        text = f"{text}{',' if joint.startswith(',') else ''} {word} {clause}"
    return text


def named_again(clause: str, before: str | None) -> str:
    """A clause that stands alone: its "he" or "she" is whom the clause before it names."""
    found = _PRONOUN.match(clause)
    who = before and (_IS.match(before) or _STATIVE.match(before))
    if found is None or not who or who.group("kin") is None:
        return clause
    return f"{who.group('who')}{clause[found.end() :]}"
