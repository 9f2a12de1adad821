"""What a draft starts from: the complaint, the policy, the case, and the facts drawn from them."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
from dataclasses import dataclass, replace
from functools import cached_property

from replykit.complaint.concepts import concepts_of, word_list
from replykit.complaint.perils import MENACE, find_perils, gravest, is_menace
from replykit.drafter import names
from replykit.drafter.account import Account
from replykit.drafter.apology import name_fault
from replykit.drafter.delicate import admits, is_bereaved, is_private, speaks_of_law
from replykit.drafter.feelings import shown, smiles
from replykit.drafter.gaps import NOT_DOING
from replykit.drafter.given import time_of
from replykit.drafter.issue_words import IssueWords, issue_words, not_topics
from replykit.drafter.known import settles
from replykit.drafter.lexicon import is_product, lexicon, shows_fault, tells_fault, tidy, weigh
from replykit.drafter.matters import asks_for_paper
from replykit.drafter.neutral import answer_of, is_copy, is_own_slip, is_plain_request
from replykit.drafter.occasions import Occasion, occasion_of
from replykit.drafter.pressing import (
    AT_ONCE,
    DEFAULT_TIME,
    TODAY,
    deadline,
    is_held,
    plain_time,
    usual_time,
    wants_call,
)
from replykit.drafter.soundness import is_fit, is_fit_name
from replykit.drafter.telling import Teller
from replykit.drafter.tellings import READ, Tellings, stands_for_itself
from replykit.drafter.topic import ANY_GOODS, is_of, is_plural, topic, uncapped
from replykit.drafter.wishes import question, wish
from replykit.drafter.wording import Speaker, lot
from replykit.model import (
    Authority,
    Case,
    Channel,
    Complaint,
    EmotionLabel,
    Fault,
    Issue,
    IssueLabel,
    Policy,
    Request,
    RequestLabel,
    Stage,
    polarity,
)
from replykit.search import Search
from replykit.text import document_of

BRIEF, PLAIN = 2, 3
"""The turns of a draft that tell one thing only, and nothing in the customer's words."""


_NOT_NAMES = frozenset(
    "goods clothes furniture gadget appliance vehicle food drink document parcel app"
    " software".split()
)
_ROOM = {Channel.SMS: 96, Channel.SOCIAL: 110}
"""The longest telling, in letters, where a channel counts them."""
LONG = 220
"""Letters from which a complaint has been set out at length."""
UNSURE = 0.2
"""Confidence below which an issue is a guess."""
SURE_OF_GOODS = 0.35
"""Confidence in an issue of goods below which the complaint must speak of some."""
GLAD = 0.2
"""VADER's polarity from which a message that is no complaint is taken for praise."""
SURELY_UNSAFE = 0.35
"""Confidence in an issue of safety from which no word of harm is asked for."""
LEAST_GLAD = 0.05
"""And from which it is none, whatever its words of fault."""


def level_of(intensity: float) -> str:
    """Low, medium or high, as the taxonomy bounds them."""
    return "low" if intensity < 0.34 else "high" if intensity > 0.66 else "medium"


_ITEM_ISSUES = frozenset(
    {IssueLabel.DELIVERY, IssueLabel.DAMAGED_ITEM, IssueLabel.DEFECTIVE_ITEM, IssueLabel.WRONG_ITEM}
)
_SPECIFIC = _ITEM_ISSUES | {
    IssueLabel.TECHNICAL, IssueLabel.WORK_QUALITY, IssueLabel.MISSED_DEADLINE
}  # fmt: skip
"""Issues that are about one thing; in others, what is named is seldom the matter."""
_TELLING = frozenset(
    {
        IssueLabel.PRIVACY_SECURITY,
        IssueLabel.CANCELLATION,
        IssueLabel.ACCOUNT_ACCESS,
        IssueLabel.STAFF_CONDUCT,
    }
)
"""Issues whose words fit nothing else, so that a guess at them shows."""
UNSURE_OF_TELLING = 0.4
"""Confidence below which one of them is a guess."""
_TALK = frozenset(
    {RequestLabel.EXPLANATION, RequestLabel.UPDATE, RequestLabel.APOLOGY, RequestLabel.ESCALATION,
     RequestLabel.CALLBACK}
)  # fmt: skip
"""Requests that words fulfil; the others are remedies."""
_SERVICES = frozenset({RequestLabel.CORRECTION, RequestLabel.CANCELLATION, RequestLabel.UPDATE})
"""Requests that need no fault to be made."""
_PHOTOS_SENT = Search(
    r"\b(?:(?:i(?:'ve| have| am|'m)?|have) (?:attach|enclos)\w*|attached|enclosed|see|photos?|pics?"
    r"|pictures?) (?:\w+ ){0,4}(?:photos?|pics?|pictures?|attached|enclosed|below)\b",
    re.I,
)
_STAKES = Search(
    r"\b(my|our|his|her|the|a) ((?:(?!for|and|with|to)[a-z]+(?:'s)? ){0,2}?)"
    r"(wedding|funeral|memorial|christening|birthday|graduation|anniversary|newborn|"
    r"surgery|operation|chemo|exam|exams|job interview)\b",
    re.I,
)
_AWAITED = Search(
    r"\b(?:i|we)(?:'ve| have|'re having| are having|'m having| am having)(?: got)? "
    r"((?:\w+ ){0,2}?(?:guests|visitors|people|friends|family))"
    r"(?: coming| arriving| staying| over| round)*"
    r" ((?:on|this|next|at|for) (?:mon|tues|wednes|thurs|fri|satur|sun)day|tonight|tomorrow"
    r"|(?:at|for|over|this|next) (?:the )?(?:christmas|easter|weekend|week))\b",
    re.I,
)
_MONEY_BACK = Search(
    r"\b(?:refund\w*|money|cash|back|reimburs\w*|repay|repaid|pay me|pay us|credit\w*|return(?:ed|ing)? (?:the|my|our)|owes? (?:me|us)|owed to|compensat\w*|chargeback"
    r"|rest of it|the difference|rembours\w*)\b|\b(?:my|the|our|want|get|have) [£$€]\s?\d",
    re.I,
)
_REFUND_DUE = Search(
    r"\b(?:waiting|waited|still|yet|never|not|no|where|when|promised|due|owed?|owes|overdue|pending|processed|refused|denied|declined|rejected|won't|wont|can't|cannot|returned|sent (?:it|them|back)|took (?:it|them) back|"
    r"days|weeks|months|asked|requested|claim\w*|agreed|approved|credit\w*|voucher|partial|part of|only|deposit|kept|keep(?:ing)?|withh\w+|chas\w+|short|less|difference)\b|n't\b",
    re.I,
)
"""Where money back is what it is about, and not only what is wanted now."""
_MONEY = Search(
    r"\b(?:refund\w*|money|paid|pay\w*|deposit|credit\w*|charg\w*|vouchers?|reimburs\w*|repay\w*|fees?|price|cost\w*|bill\w*|cash|balance|money back|bought|spent|compensat\w*|rembours\w*)\b|[£$€]\s?\d|\d[\d.,]*\s?(?:eur|gbp|usd|kr|quid|pounds|dollars|euros)\b",
    re.I,
)
"""Words of money, one of which whoever wants it back uses."""
_THING_BACK = Search(
    r"\b(?:letters|photos?|photographs|pictures|phone|keys?|watch|strap|ring|dress|bear|toy|car|bike|coat|place|account|job|album|book|books) back\b",
    re.I,
)
"""Where it is a thing of theirs that they want back."""
_WILL_PAY = Search(
    r"\b(?:(?:happy|willing|glad|ready|prepared) to|i'll|i will|we'll|we will|can|gladly) pay\b|\b(?:i|we) (?:always |already |still )?(?:pay|paid) (?:you )?(?:my |the |our |over |nearly )?[£$€]?\d",
    re.I,
)
"""Where somebody speaks of paying us."""
_BACK = Search(r"\b(?:back|refund\w*|repay|reimburs\w*|return)\b", re.I)
_SENIOR = Search(
    r"\b(?:manager\w*|managing|management|supervisor|senior|someone above|superior|head (?:of|office)|director|ceo|owner|boss|in charge|escalat\w*|higher up|team leader|principal|chief)\b",
    re.I,
)
"""What tells that somebody wants to hear from one who decides."""
_WROTE_BEFORE = Search(
    r"(?:\b(?:i|we|i've|we've|ive|weve|my (?:husband|wife|partner|son|daughter|mum|dad|mother|father|tenant|sister|brother))(?:'ve| have| has| had)?|^|[.!?,;:] |\n|\b(?:and|so|then|but)) (?:have |had |already |now |also |even |just |then |only |first |since |never )*(?:e-?mailed|rang|rung|phoned|telephoned|reminded|wrote|written|been in touch|been on to|been (?:emailing|calling|ringing|writing|chasing|asking)|left (?:\w+ )?(?:voicemails|messages)|reported|complained|messaged|chased|contacted|texted|tweeted|queried|flagged|raised (?:it|this|the)|addressed letters|told (?:you|u|them|your|ur|the (?:office|driver|lady|shop|desk))|asked (?:here|you|u|them|your|twice|three times|before|again)|called (?:every|each|you|u|them|your|twice|three|four|the (?:office|shop|helpline|bank|number)|yesterday|last|on (?:mon|tues|wednes|thurs|fri)|and (?:got|was|they|spoke)))\b"
    r"|\b(?:my|our) (?:last|previous|first|second|third|earlier|other) (?:e-?mail|letter|message|call|complaint|text|ticket)|\b(?:sent|with|after|written|wrote) (?:\w+ ){0,3}(?:e-?mails?|mails|letters|messages|texts|tickets|voicemails|whatsapps?)\b|\b(?:no|never (?:got|had) (?:a|an|any)|without (?:a|an|any)|still no) (?:reply|answer|response)|\bnobody (?:answers|replies|replied|answered|picks up|calls back|called back|came back to me)|\b(?:third|fourth|fifth|sixth|3rd|4th|5th|6th|second|2nd|\w+th) (?:time (?:i|we|of|that i|writing|asking|now)|sms|e-?mail|message|letter|call)\b|\b(?:it'?s|its) me again\b|\b(?:asking|writing|calling|ringing|(?:bother|trouble) you) again\b|^\W*(?:hello|hi) again\b|\b(?:still waiting|as i (?:wrote|said)|said so (?:before|already)|told (?:you|u) (?:this|that|so|twice|before|already|last)|(?:my|our|the|this|your) (?:support )?ticket|ticket (?:\d|has|number)|spoke to|spoken to|keep (?:writing|asking|calling|ringing|emailing|telling|chasing)|(?:rang|called|asked|emailed|wrote) (?:again|twice|back)|i (?:telephone|call|write|ring) (?:again|every))\b",
    re.I,
)
"""What tells that somebody wrote or called before."""
_CAME = Search(
    r"\b(?:came|has come|have come|arrived|turned up|was delivered to|were delivered to)\b(?! (?:with|from) )",
    re.I,
)
_FRAIL = (
    r"(?:diabet\w+|insulin|epilep\w+|asthma\w*|dementia|alzheimer\w*|anaphyla\w+|epipen|seizures?|(?:toddler|baby|infant)(?=[,.;!?]| (?:was|is|were|has|had|who|and|on|in|at|left|alone|out|boy|girl|son|daughter|brother|sister)\b)|(?:two|three|four|five|six|seven|eight|[2-8])[- ]year[- ]old"
    r"|(?:is|was|aged) (?:only |just )?(?:two|three|four|five|six|seven|eight|[2-8])\b(?! (?:days|weeks|months|hours|minutes|pm|am|o'clock|times|of)))"
)
_ALONE = (
    r"(?:left (?:\w+ )?(?:alone|behind|outside|standing|unattended|on (?:her|his|their) own|at (?:the|a|her|his|our)|by (?:the|a)|in (?:the|a) (?:cold|rain|dark|car|bus|minibus|playground|street|road|snow))"
    r"|on (?:her|his) own|nobody (?:was )?(?:with|watching|noticed|knew where)|wander(?:ed|ing)|unattended|locked (?:in|out)|walked out of|got out of|put out)"
)
_LEFT_ALONE = Search(
    rf"\b{_FRAIL}\b[^\n]{{0,160}}\b{_ALONE}|\b{_ALONE}\b[^\n]{{0,160}}\b{_FRAIL}\b", re.I
)
"""Where somebody who needs watching was left on their own."""
_SAFE = Search(
    r"(?<!if )(?<!whether )(?:\bnothing happened\b|\bno harm (?:was )?done\b|\bcame to no harm\b|\b(?:nobody|no[- ]?one|none of us) (?:was |is |got |were |has been )?(?:\w+ly )?(?:hurt|burn\w*|injured|harmed|ill|sick)\b"
    r"|\b(?:everyone|everybody|all|we|she|he|they|kids?|children|son|daughter|baby|i|it)(?:'s|'re|'m| is| are| was| were| am)"
    r" (?:all |both |now |back )?(?:ok|okay|fine|safe|alright|all right|unhurt|unharmed|bright as a button|home (?:now|safe)|on the mend|better now)\b(?!\?)|\b(?:im|shes|hes|theyre|were all) (?:ok|okay|fine|safe|alright|all right)\b)",
    re.I,
)
"""Where it is said that nobody came to harm."""
_UNSURE_SAFE = re.compile(
    r"\b(?:if|whether|says|said|thinks?|thought|hope|asked?|asking|told me|tells me|until|like)(?: me| us| that)?(?: (?:the|my|her|his|our))?\s+$",
    re.I,
)
"""Before what is only asked, hoped or said."""
_NOT_FINE = Search(
    r"\b(?:not|isn't|aren't|wasn't|am not|nowhere near) (?:at all )?(?:ok|okay|fine|alright|all right)\b",
    re.I,
)
_HURT_NOW = Search(
    r"\b(?:burn )?blisters? (?:on|to|all|since)\b|\bon the bathroom floor\b|\bcan(?:'t|not) (?:bend|breathe|keep (?:anything|food|water|it) down|feel (?:my|her|his)|stop (?:being sick|vomiting|shaking|bleeding))\b"
    r"|\b(?:is|am|are|i'm|she's|he's|they're|we're|been|still) (?:still |now |so |very |really )*(?:vomiting|throwing up|being sick|poorly|bleeding|in (?:a lot of |terrible |such )?pain|feverish|covered in (?:a rash|hives|spots)|swollen|swelling up|wheezing)\b"
    r"|\b(?:have|has|with|got) (?:\w+ )?(?:vomit and|vomiting and|sickness and|fever|a rash|hives|diarrh\w+)\b|\b(?:lip|lips|face|eye|eyes|hand|tongue|throat|finger|fingers)(?:'s| is| are|s) (?:still |now |so |all )*(?:swollen|swelling|numb|burning|thick|blistered|red)\b|\b(?:all night|since (?:last night|yesterday|this morning)|for \w+ hours)[^.!?]{0,30}\b(?:vomiting|being sick|throwing up)\b",
    re.I,
)
"""Where somebody is hurt or ill as they write."""
_VULNERABLE = Search(
    r"\b(?:raw|undercooked|pink|mould\w*|mold\w*|allerg\w+|nuts?|food|chicken|meat|sandwich|prawns?|meal|curry|burger|cream|gel|lotion|shampoo|dye|oysters?|mussels?|fish|rice|sauce|soup|milk|water)\b",
    re.I,
)
"""What makes ill."""
_GOT_OTHER = re.compile(
    r"you (?:booked|ordered|asked for|paid for|reserved|requested|chose)\b.* (?:and|but) .*\b(?:got|were|was|received|came|found)\b",
    re.I,
)
"""What tells that they got something else than they asked for."""
_LIKES_TO = re.compile(r"(?:'d|\u2019d|\bwould|\bshould) like\b", re.I)
"""A wish, which shows no liking."""
_DISTRESS = Search(
    r"\b(?<!not )(?<!wasn't )(?:crying|cried|in tears|sobbing|hurt|injured|frightened|scared|terrified|shaking|bleeding|was ill|was sick|been ill"
    r"|been sick|screamed|screaming|shouted at|stranded|humiliated|ashamed|left (?:standing|behind|alone|waiting))\b(?! laughing| with joy| of joy)",
    re.I,
)
"""What tells, in any message, that somebody came to harm or was made unhappy."""
_LATE = Search(
    r"\b(?:wait(?:ed|ing|s)?|late|delay\w*|overdue|still|yet|where|missing|lost|never|nowhere"
    r"|not (?:been |yet )*(?:arrived?|come|turned|here|delivered|received?|moved)"
    r"|stuck|no sign|due|supposed|promised|days|weeks|hours)\b",
    re.I,
)
_BOUGHT = Search(
    r"\b(?:order\w*|parcel\w*|packag\w*|deliver\w*|courier\w*|ship\w*|bought|purchas\w*|arriv\w*|sent|post\w*|dispatch\w*|tracking"
    r"|return\w*|items?|products?|box|size|warranty|months? old|weeks? old|came with)\b",
    re.I,
)
_THREAT = Search(
    r"\b(?:(?:issue|issuing|court|legal) proceedings|proceedings (?:will|may|shall)|(?:my|our) clients?\b(?=.{0,40}\b(?:slipped|fell|claims?|suffered|injur\w+|instructs?|seeks?|proposals))|solicitor'?s'? ref\w*|letter of claim|ombudsman|ombudsmen|small claims|tribunal|trading standards|regulators?|chargeback|section 75|arbitration|adjudicat\w*|mediation|injunction|lawsuits?|litigat\w*|sue|suing|sued|prosecut\w*"
    r"|legal (?:action|proceedings|advice|steps|route|letter|rights|department|claim|team|representation|matter|notice|counsel)|legally"
    r"|(?:my|our|his|her|their|a|the|an|your|to) (?:own )?(?:solicitors?|lawyers?|attorneys?|barristers?)(?:'s? letter)?|solicitor'?s'? letter|(?:solicitors?|lawyers?|attorneys?|barristers?)(?= (?:will|has|have|is|are|letter|says|tells|told|knows|involved))"
    r"|(?:see|meet) (?:you|u|ya|yous) in court|(?:to|through) (?:the )?(?:county |small claims |high |civil )?courts?(?! (?:for my|for his|for her|office|house|at|on|usher|case of))|court (?:claim|action|proceedings|summons)|claims? court|county court|letter before (?:action|claim)|pre-action|without prejudice"
    r"|(?:consumer rights|consumer protection|equality|sale of goods|housing|fair \w+ \w+|tenancy|landlord and tenant) act|data protection (?:act|law)s?|fdcpa|fcra|gdpr|as the law requires|against the law|(?:il|un)lawful\w*|illegal\w*|breach\w*|statutory|statute|liable|liability|damages|negligen\w*"
    r"|police|crime (?:number|reference)|action fraud|citizens advice|watchdog|ico|fca|cfpb|ftc|fcc|ofcom|ofgem|ofwat|bbb|abta|atol|cqc|information commissioner|attorney general|better business bureau|council|professional body|licen[cs]ing (?:board|authority)|general (?:dental|medical|optical) council|environmental health|conciliation|dispute (?:it|this|the|resolution|with)|card (?:issuer|company|provider)|my bank)\b",
    re.I,
)
"""What a threat of the law threatens with."""
_HARMLESS_LAW = Search(
    r"\b(?:tennis|squash|badminton|basketball|netball|padel|pickleball|volleyball|food) courts?\b|\bmy court\b(?! case)|\b(?:an?|the) (?:\w+ )?(?:usher|clerk|cleaner|interpreter|judge|juror|officer) (?:at|of|in) (?:the|a) (?:\w+ )?court\b"
    r"|\b(?:not|never|n't) (?:\w+ ){0,3}?(?:threaten\w*|threats?|sue|suing|litigious)\b[^.;!?]*|\bi(?:'m| am) (?:a|an) (?:\w+ )?(?:solicitor|lawyer|barrister|paralegal)\b"
    r"|\b(?:a |the )?legal (?:aid|office|team|department|secretary)\b|\blawyers are (?:just|only)\b",
    re.I,
)
"""Words of the law that threaten nobody."""
_FOUL = Search(
    r"\b(?:mould\w*|mold\w*|maggots?|hairs?|vomit|faeces|feces|poo|sewage|urine|wee|stinks?|stank|stench|smell\w*|smelt|rotten|rotting|cockroach\w*|roaches|rats?"
    r"|mouse|mice|bugs?|bedbugs?|flies|(?:a|dead|the) fly|blood|slime|slimy|fungus|fuzz|worms?|slug|fleas|filthy|filth|(?:used |old |dirty |sticking |blue |verruca )plasters?|toe ?nails?|finger ?nails?|nail clippings?)\b",
    re.I,
)
"""What anybody would be revolted by."""
_STILL_UNSAFE = Search(
    r"\b(?:still|right now|at the moment|as i write|tonight|today|there(?:'s| is| are)|it(?:'s| is) (?:\w+ )?(?:live|leaking|hanging|loose|smoking|sparking|burning|open|broken)|(?:is|are|keeps?) (?:\w+ )?(?:leaking|hanging|smoking|sparking|burning|falling|loose|live|exposed|blocked|swinging|cracking)|contains?|smells?|since (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:on|from) (?:your|the|every) (?:shelf|shelves|shop|site)|on sale)\b",
    re.I,
)
"""What tells that a danger is not over."""
_TAKEN = Search(
    r"\b(?:took|taken|takes|taking|charged|charging|debit\w*|gone out|went out|going out|deducted|withdrawn|withdrew|paid|out of my (?:account|pension|wages)|left my account|overdrawn)\b",
    re.I,
)
"""Where money has gone."""
_NEEDS_HELP = Search(
    r"\b(?:[789]\d(?=[,.;] |$)|(?:is|aged|she's|he's) [789]\d\b|elderly|disabled|wheelchair|dementia|baby|toddler|nan|gran\w*|pregnant|diabetic|[1-6] ?(?:yo|year[- ]old))\b",
    re.I,
)
"""Somebody who cannot get out of a trap by themselves."""
_HAZARD = Search(
    r"\b(?:danger\w*|unsafe|emergency|ambulance|collapsed|fainted|fell|fallen|slipped|tripped|trapped|wound\w*|bleed\w*|blood|choke\w*|choking|breath\w*)\b",
    re.I,
)
_GRAVE = Search(
    r"\b(?:in|into|to|out of) (?:the |an? )?(?:intensive care|icu|itu|picu|nicu|high dependency|induced coma|critical condition|resus(?:citation)?)\b"
    r"(?![^.!?]{0,20}\b(?:once|twice|before|in the past|as an? (?:baby|child)|last year|years? ago|when (?:he|she|i|we|they) (?:was|were))\b)"
    r"|\b(?:he|she|they|husband|wife|partner|mum|mother|dad|father|son|daughter|brother|sister|baby|child|friend|colleague|nan|gran\w*|boy|girl)(?:'s|'re| is| are| was| has been| lies| lay| remains)(?: still| now| being kept)? in (?:a|an induced) coma\b"
    r"|\bon (?:a ventilator|life[- ]support)\b|\bfighting for (?:his|her|their) li(?:fe|ves)\b|\b(?:critically ill|not expected to (?:live|survive)|may not (?:live|survive|make it through|pull through))\b",
    re.I,
)
"""Where somebody's life is in the hands of doctors, and no urgent advice helps."""
_HURT_SELF = Search(
    r"\b(?:i|we)(?:'ve| have| was| were| got)? (?:slipped|fell|tripped|burn\w*|cut|broke|hurt|injured|scalded|fainted|collapsed|bitten|ill|sick)\b",
    re.I,
)
"""Where it is the writer who came to harm."""
_WANTS_NOTHING = Search(
    r"\b(?:don'?t|do not) (?:want|need|expect|ask for) (?:anything|a thing)(?: (?:else|more))?(?: (?:from|of|off) (?:you|u))?(?= ?(?:[.!,;]|$|except|but|other than|apart|beyond|for|only|and))"
    r"|\b(?:want|wanting|need|asking for|ask for) nothing(?: (?:else|more))?(?: (?:from|of) (?:you|u))?(?= ?(?:[.!,;]|$|except|but|other than|apart|beyond))"
    r"|\bnot (?:after|asking for|looking for|expecting) (?:anything|a thing)\b|\bleave it be\b|\bno action (?:on your side|is needed|needed|required|necessary)\b|\bnothing to (?:reply to|answer)\b|\bno need to (?:reply|answer|respond|do anything)\b|\b(?:only|just) mentioning\b",
    re.I,
)
"""Where somebody says that there is nothing to give them."""
_AT_ONCE_IN = frozenset({"despair", "violence", "poison", "gas"})
"""Perils that leave no hour."""
_SIGNED = re.compile(
    r"(?:^|\n)\s*(?:[-–—~]\s*)?"
    r"((?:(?:mr|mrs|ms|miss|dr)\.? )?[A-Z][\w'’-]+"
    r"(?: [A-Z][\w'’.-]*){0,3})"
    r"\s*[.!]?\s*$"
)


_GIVEN_BEFORE = re.compile(r"(?:^|[.!?\n] ?)([A-Z][a-z]+), $")
"""A given name that is signed before a department."""
_SIGNED_AFTER = re.compile(
    r"(?i:\b(?:yours(?: sincerely| faithfully| truly)?"
    r"|(?:kind|best|warm)(?:est)? (?:regards|wishes)"
    r"|regards|sincerely|many thanks|best wishes)),?\s+"
    r"((?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Rev)\.? )?[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3})"
    r"(?: \((?:Mr|Mrs|Ms|Miss|Dr)\.?\))?(?=[\s,.!]|$)(?=[^?]{0,120}$)"
)
"""A name after a closing, also where an address or a number follows it."""


_LAST_WORDS = re.compile(
    r"[.!?,]\s+((?:(?:Mr|Mrs|Ms|Miss|Dr|Sr|Fr|Rev|Prof)\.? )?[A-ZÀ-Þ][a-zß-ÿ'’-]+(?: (?:and )?[A-ZÀ-Þ][\w'’-]+){0,2})(?:,? [\d ]{7,})?$"
)
"""A name after the last sentence: "Can you mend it? Amira"."""


_NO_SIGNERS = frozenset(
    """please pls plz order ref reference sent urgent update again everyone anyone someone today tomorrow tonight now never
    customer member resident tenant parent regards best yours many kind warm account email phone tel mobile monday tuesday
    wednesday thursday friday saturday sunday end full stop both none nothing""".split()
)
"""Words at an end that are no names."""


_TITLES = frozenset("mr mrs ms miss dr sr fr rev prof".split())
_IN_SMALL = re.compile(
    r"(?:[.!?,;)\n]|\b(?:thanks|thank you|thx|ta|cheers|regards|love|best|pls|please))[\s,–—-]+(?P<name>[a-zß-ÿ][a-zß-ÿ'’-]{2,})(?: x+)?[\s.!]*$"
)
"""A given name at the very end, in small letters: "already fetched it. parveen"."""
_KISSED = re.compile(r"[.!?\n][\s–—-]*(?P<name>[a-zß-ÿ][a-zß-ÿ'’-]{2,}) x+[\s.!]*$")
_ITS_ME = re.compile(
    r"\W*(?:hi|hello|hey|hiya|heya|morning|evening|good (?:morning|evening|afternoon))\b\W*(?:again\W*)?(?:its|it's|it’s|this is|my name is|my name's)\s+(?P<name>[a-zß-ÿ][a-zß-ÿ'’-]{2,})(?= (?:from|at|w|with|again|here|in|of)\b|[,.!])",
    re.I,
)
"""Somebody who says who they are, however written: "hey its sione from the juniors"."""
_OF_FIRM = re.compile(
    r"\n\s*((?!Thanks|Thank|Many|Best|Kind|Warm|Regards|Cheers|Yours|Love|Sincerely|With|All|Sent|Dear|Hi|Hello|Ta\b)[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){0,2}), [A-Z][\w'’&-]+(?: [A-Z&][\w'’&-]*){0,3}\s*$"
)
"""A name that signs for a firm or from a place: "Blessing Adeyemi, Brightside Cleaning"."""


def _last_words(text: str) -> re.Match[str] | None:
    """A name at the very end, where its first word is a given name or a title."""
    found = _LAST_WORDS.search(text[-60:])
    if found is None:
        return None
    first = found.group(1).split()[0].lower().rstrip(".")
    is_name = first in word_list("given") or first in _TITLES
    known = lexicon()
    is_word = (
        concepts_of(first)
        or polarity(first)["compound"]
        or first in known.present | known.plain | known.past | known.untrusted | _NO_SIGNERS
        or len(first) < 3
    )
    return found if is_name or not is_word else None


def _named_in_small(text: str) -> str | None:
    """A name that is signed or told in small letters; a given one, where little else tells it."""
    for found in (_ITS_ME.match(text), _KISSED.search(text[-60:])):
        if found and found["name"].islower() and not _is_word(found["name"]):
            return found["name"]
    found = _IN_SMALL.search(text[-60:])
    if found and found["name"] in word_list("given") and not _is_word(found["name"]):
        return found["name"]
    return None


def _is_word(name: str) -> bool:
    """Whether what may be a name in small letters is another word."""
    known = lexicon()
    is_verb = name in known.present | known.plain | known.past | known.untrusted | _NO_SIGNERS
    is_other = name in _ALSO_WORDS or name.endswith("ing")
    return bool(concepts_of(name) or polarity(name)["compound"] or is_verb or is_other)


_ALSO_WORDS = frozenset(
    """will may april june august mark rose grace faith hope joy dawn bill rob drew sue pat nick chase frank art gene
    grant guy jack josh lance miles penny pearl ray rich robin ruby sandy scarlet skip summer iris violet ivy holly
    heather amber crystal jade jasmine olive basil angel christian dean duke earl king prince max sky star van
    autumn eve may melody harmony misty rusty ty wade ward woody chip buddy buck chance colt clay cliff dale forest
    glen heath lane laurel lily daisy myrtle poppy ginger cherry candy brandy sherry honey charity patience
    urgent another about the your our this that just very still not hen love mate again been""".split()
)
"""Given names that are words as well."""


def _is_place_or_firm(name: str) -> bool:
    return bool(
        re.search(
            r"&|\b(?:Accounts?|Admin|Office|Reception|Team|Finance|Purchasing|Purchase|Ledger|Goods|Department|Director|Platform|Secretary|Treasurer|Bakery|Management|Ltd|Limited|Street|Road|Lane|Avenue|Sent|From|The)\b",
            name,
        )
    )


_BEYOND_THANKS = re.compile(
    r"^(?:hi\W+|hello\W+)?(?:i |we )?(?:can(?:no|['’]?)t|could(?:n['’]?t| not)) (?:possibly )?thank (?:\w+ ){1,4}enough\b",
    re.I,
)
_OF_BOUGHT = frozenset({RequestLabel.REFUND, RequestLabel.REPLACEMENT, RequestLabel.REDO})
"""Remedies of what was bought."""
_STANDING_BY = ("see that one person here takes this up with you and stays with it",)
"""What is done next for somebody who may harm themselves, whatever it was about."""


@dataclass(frozen=True)
class Situation:
    """Everything that a draft may use."""

    complaint: Complaint
    policy: Policy
    case: Case
    stage: Stage
    channel: Channel
    turn: int = 0
    given_policy: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether nothing is told in the customer's words."""
        return self.turn == PLAIN

    @property
    def issue(self) -> Issue:
        """The primary issue."""
        return self.complaint.issue

    @cached_property
    def label(self) -> IssueLabel:
        """The issue as the reply may take it: a guess is not taken for a fact."""
        if self.occasion and self.occasion.label and not self.policy.remedies:
            return self.occasion.label
        return IssueLabel.OTHER if self.is_guess else self.issue.label

    @cached_property
    def is_guess(self) -> bool:
        """Whether it is unclear what went wrong, so that the reply had better ask."""
        issue = self.issue
        if issue.label in _ITEM_ISSUES and issue.confidence < SURE_OF_GOODS:
            return issue.confidence < UNSURE or not self._is_of_goods
        if issue.label is IssueLabel.REFUND and not _REFUND_DUE.search(self.complaint.text[:READ]):
            return True  # "fix the kettle or refund me": nothing of it was asked before
        if issue.label is IssueLabel.BILLING and asks_for_paper(self.complaint.text[:READ]):
            return True  # "asked for my invoice twice": nothing was charged
        if issue.label in _TELLING:
            return issue.confidence < UNSURE_OF_TELLING
        return issue.confidence < UNSURE

    @cached_property
    def _is_of_goods(self) -> bool:
        """Whether a complaint speaks of a thing bought or sent."""
        text = self.complaint.text[:READ]
        words = re.findall(r"[a-z]{3,}", text.lower())
        return _BOUGHT.search(text) is not None or any(is_of(word, ANY_GOODS) for word in words)

    @cached_property
    def is_dangerous(self) -> bool:
        """Whether urgent help comes first: a signal that the issues bear out.

        The signal is set to miss little. A reply that fears for a life where none is in danger
        does harm, so it asks for both.
        """
        worth = max(
            (one.confidence for one in self.complaint.issues if one.label is IssueLabel.SAFETY),
            default=0.0,
        )
        if self.mourns_harm and not self.peril:
            return False  # no advice reaches the one who died
        if self.is_hurt_now and _VULNERABLE.search(self.complaint.text[:READ]):
            return True
        if self.peril or self.is_grave or _LEFT_ALONE.search(self.complaint.text[:READ]):
            return True
        is_told = (
            (self.occasion is not None and self.occasion.label is IssueLabel.SAFETY)
            or worth >= SURELY_UNSAFE
            or (worth > 0 and _tells_hazard(self.complaint.text))
        )
        return self.complaint.signals.safety_risk and is_told

    @cached_property
    def _perils(self) -> frozenset[str]:
        """The kinds of peril that the complaint tells of."""
        return frozenset(find_perils(document_of(self.complaint.text[:READ])))

    @cached_property
    def peril(self) -> str:
        """Who the customer says is in danger now, by kind of peril; empty where nobody is."""
        told = gravest(self._perils)
        text = self._straight
        if not told and _NEEDS_HELP.search(text) and is_held(text):
            return "helpless"
        return told

    @cached_property
    def is_grave(self) -> bool:
        """Whether somebody is in hospital and their life in danger."""
        if self.peril or not self.complaint.signals.safety_risk or self.is_bereaved:
            return False
        return _GRAVE.search(self._straight) is not None

    @cached_property
    def mourns_harm(self) -> bool:
        """Whether somebody has died of what is complained of, as far as it says."""
        is_risk = self.is_bereaved and self.complaint.signals.safety_risk
        return is_risk and not _HURT_SELF.search(self.complaint.text[:READ])

    @cached_property
    def is_menaced(self) -> bool:
        """Whether the message threatens us with violence."""
        return MENACE in self._perils

    @cached_property
    def wants_nothing(self) -> bool:
        """Whether the customer says that there is nothing to give them."""
        return _WANTS_NOTHING.search(self._straight) is not None

    @cached_property
    def is_pressing(self) -> bool:
        """Whether it cannot wait for more than an hour."""
        return self.when == AT_ONCE

    @cached_property
    def _straight(self) -> str:
        """As much of the complaint as is read, its apostrophes straight."""
        return self.complaint.text[:READ].replace("\u2019", "'")

    @cached_property
    def is_said_safe(self) -> bool:
        """Whether the customer says that nobody came to harm."""
        text = self._straight
        return any(
            not _UNSURE_SAFE.search(text[max(0, found.start() - 24) : found.start()])
            for found in _SAFE.finditer(text)
        ) and not (_NOT_FINE.search(text) or self.is_hurt_now)

    @cached_property
    def is_hurt_now(self) -> bool:
        """Whether somebody is hurt or ill as the customer writes."""
        return _HURT_NOW.search(self._straight) is not None

    @cached_property
    def is_known(self) -> bool:
        """Whether the case says what happened, what was done or what is given."""
        case = self.case
        return bool(case.cause or case.actions_done or case.remedies_granted)

    @property
    def has_news(self) -> bool:
        """Whether the case says anything that a message which is no complaint is answered with."""
        case = self.case
        return self.is_known or bool(case.requests_refused or case.corrective_action)

    @cached_property
    def is_settled(self) -> bool:
        """Whether a remedy has been carried out."""
        return settles(self.case.actions_done)

    @cached_property
    def occasion(self) -> Occasion | None:
        """The occasion, where it tells more of what helps than the issue does."""
        return occasion_of(self.complaint.text[:READ], self.issue.label)

    @property
    def is_of_nothing_bought(self) -> bool:
        """Whether harm was done to what is theirs, so that nothing was paid for."""
        one = self.occasion
        if one is None or one.label is not IssueLabel.WORK_QUALITY:
            return False
        return _OF_BOUGHT.isdisjoint(help.label for help in one.remedies)

    @cached_property
    def words(self) -> IssueWords:
        """How the reply speaks of the primary issue."""
        return issue_words()[self.label]

    @cached_property
    def level(self) -> str:
        """How strong the feeling is; slight, where it is told with a smile."""
        level = level_of(self.complaint.emotion.intensity)
        text = self._straight
        is_light = level == "medium" and smiles(text) and not _DISTRESS.search(text)
        return "low" if is_light else level

    @cached_property
    def feeling(self) -> EmotionLabel:
        """What they feel, as far as their words show it: worry and grief are not read into them."""
        label = self.complaint.emotion.label
        if self.is_bereaved or self.level == "low":
            return label
        return shown(label, self._straight)

    @cached_property
    def is_formal(self) -> bool:
        """Whether no casual remedy may be offered."""
        return self.policy.legal_mode or self._is_threat

    @cached_property
    def _is_threat(self) -> bool:
        """Whether a legal threat is more than a court to play on or one that somebody works at."""
        return self.complaint.signals.legal_threat and (
            _THREAT.search(_HARMLESS_LAW.sub(" ", self._straight)) is not None
        )

    @cached_property
    def kind(self) -> str:
        """A complaint, praise, a question, a request, an answer, thanks or a note.

        What asks for a remedy is a complaint; what asks for everyday service is a request.
        """
        if not self.complaint.is_complaint and (answer := answer_of(self.complaint.text)):
            return answer
        if self._is_plain_request:
            return "request"
        if not self.asked and _BEYOND_THANKS.search(self.complaint.text[:READ]):
            return "praise"
        if self._is_grateful:
            return "praise"
        if set(self.asked) - _TALK or self.complaint.is_complaint:
            return "complaint"
        text, account = self.complaint.text, self.account
        mood = polarity(_LIKES_TO.sub("", text))["compound"]
        told = account.first.text if account.first and account.first.kind == "clause" else ""
        if shows_fault(told) and weigh(told, self.issue.label) and mood < LEAST_GLAD:
            return "complaint"
        if "?" in text or self.asked:
            return "question"
        is_harmed = _DISTRESS.search(text) is not None and not self.is_said_safe
        is_other = _GOT_OTHER.match(account.text) is not None
        is_told = (shows_fault(told) or is_other) and mood < LEAST_GLAD
        if is_told or (mood < GLAD and is_harmed):
            return "complaint"
        return "praise" if mood > GLAD else "note"

    @property
    def _is_grateful(self) -> bool:
        """Whether a message of loss thanks for what was done, and tells of nothing else."""
        text = self.complaint.text[:READ]
        return (
            not self.asked
            and is_bereaved(text)
            and re.search(r"\b(?:thank(?:s| you)|grateful|won't forget)\b", text, re.I) is not None
            and _PRAISES.search(text) is not None
            and not re.search(r"\b(?:but|however|yet|still|except|apart from)\b", text, re.I)
            and not shows_fault(text)
        )

    @cached_property
    def _is_plain_request(self) -> bool:
        signals = set(self.complaint.signals.labels()) - {"churn-risk"}
        asked = {one.label for one in self.complaint.requests}
        return (
            bool(asked)
            and (
                asked <= _SERVICES
                or is_copy(self.complaint.text)
                or is_own_slip(self.complaint.text)
            )
            and not signals
            and not (self.policy.legal_mode or self.case.cause or self.case.fault in _FAULTS)
            and is_plain_request(self.complaint.text, self.issue.label)
        )

    @cached_property
    def asked(self) -> tuple[RequestLabel, ...]:
        """What the customer asks for, in their order."""
        labels = [r.label for r in self.complaint.requests if not r.refused and self._is_asked(r)]
        return tuple(dict.fromkeys(labels))

    def _is_asked(self, request: Request) -> bool:
        """Whether what was read as a request for money speaks of getting it back."""
        if request.label is RequestLabel.ESCALATION:
            return asks_for_senior(self.complaint.text)
        if request.label is not RequestLabel.REFUND:
            return True
        said = self.complaint.text[max(0, request.start - 30) : request.end + 40]
        if re.search(r"\bthan\b[^.!?]{0,14}$", self.complaint.text[: request.start + 4]):
            return False  # "rather than a refund"
        if _THING_BACK.search(said) or not _MONEY.search(self.complaint.text[:READ]):
            return False
        if _WILL_PAY.search(said) and not _BACK.search(said):
            return False
        return _MONEY_BACK.search(said) is not None

    @cached_property
    def _wish(self) -> tuple[RequestLabel, str] | None:
        """What they ask us to do, as it follows "you asked us to"."""
        for request in self.complaint.requests:
            if not request.refused and (told := wish(self.complaint.text, request.start)):
                return request.label, told
        return None

    @property
    def wished_label(self) -> RequestLabel | None:
        """The request that the wish is."""
        return self._wish[0] if self._wish else None

    @cached_property
    def lead(self) -> RequestLabel | None:
        """What they want most: the first remedy they ask for, or else the first request."""
        wanted = [label for label in self.asked if label not in _TALK]
        return next(iter([*wanted, *self.asked]), None)

    @cached_property
    def refused(self) -> frozenset[RequestLabel]:
        """What the customer does not want."""
        return frozenset(r.label for r in self.complaint.requests if r.refused)

    @cached_property
    def when(self) -> str:
        """When the next contact comes."""
        if said := self._next[0]:
            return said
        if self.occasion and self.occasion.presses and self.channel is not Channel.LETTER:
            return AT_ONCE
        is_letter = self.channel is Channel.LETTER or self.channel.is_public
        if self.peril in _AT_ONCE_IN and not is_letter:
            return AT_ONCE
        tells = usual_time if self.complaint.is_complaint else plain_time
        usual = tells(self.tellings.story, self.channel)
        if usual == DEFAULT_TIME and self.channel is not Channel.LETTER and self.is_unsafe_now:
            return TODAY
        return usual

    @cached_property
    def is_unsafe_now(self) -> bool:
        """Whether what endangers somebody still does."""
        return self.is_dangerous and _STILL_UNSAFE.search(self._straight) is not None

    @cached_property
    def wants_call(self) -> bool:
        """Whether the customer asks to be called."""
        is_public = self.channel.is_public or RequestLabel.CALLBACK in self.refused
        return not is_public and wants_call(self.complaint.text[:READ])

    @cached_property
    def contact(self) -> str:
        """How the next contact comes, after "I'll"."""
        return self._next[1] or ("call you" if self.wants_call else _CONTACT[self.channel])

    @cached_property
    def _next(self) -> tuple[str, str | None]:
        return time_of(self.case.next_contact or self._answers_in or "")

    @cached_property
    def _answers_in(self) -> str | None:
        said = self.policy.response_time
        return said if said and time_of(said)[0] else None

    @property
    def authority(self) -> Authority:
        """Who stands for the time of the next contact."""
        if self.case.next_contact:
            return "case"
        return "policy" if self._answers_in else "unconfirmed"

    @cached_property
    def thing(self) -> str:
        """What it is about, in the reply's voice: "your blender", "our app"."""
        named = self._named
        if named is None or not is_fit(named) or (self.channel.is_public and is_private(named)):
            return self.words.thing
        said, issue = self.account.text, self.issue
        if not said:
            return named
        clause = self.complaint.text[issue.start : issue.end]
        noun = named.split()[-1]
        is_sure = stands_for_itself(noun, said) or stands_for_itself(noun, clause)
        return named if is_sure else self.words.thing

    @cached_property
    def is_named(self) -> bool:
        """Whether the thing is the customer's own word, and not what such things are called."""
        if self.thing != self.words.thing:
            return True
        noun = self.thing.split()[-1].lower().removesuffix("s")
        return re.search(rf"\b{re.escape(noun)}", self.complaint.text[:READ], re.I) is not None

    @cached_property
    def _named(self) -> str | None:
        """The thing that the complaint names most plainly, sure or not."""
        text, issue, words = self.complaint.text, self.issue, self.words
        products = [span.text for span in self.complaint.details.products]
        if words.named and words.fields:
            compounds = [
                name
                for name in products
                if re.fullmatch(r"[A-Za-z-]+ [A-Za-z-]+", name)
                and not _is_verb_behind(name.lower().split())
            ]
            noun = topic(text, issue.start, issue.end, words.fields, not_topics(), compounds)
            if noun and not {"staff", "trade"}.isdisjoint(concepts_of(noun)):
                noun = None  # "what is still open on the builder"
            if noun == "car" and re.search(r"\bcar ?park", text, re.I):
                noun = None
            if noun and self.label is IssueLabel.VALUE and not _is_priced(noun, text):
                noun = None
            if noun:
                is_ours = self.label is IssueLabel.TECHNICAL and re.search(
                    rf"\b(?:your|ur) (?:\w+ )?{re.escape(noun)}\b", text, re.I
                )
                return f"our {noun}" if is_ours else words.named.replace("{noun}", noun)
        return self._product()

    def _product(self) -> str | None:
        """The product that the parser found, where the issue is about a thing."""
        pattern = self.words.named
        if pattern is None:
            return None
        for span in self.complaint.details.products:
            name = uncapped(span.text)
            words = re.findall(r"[a-z]+", name.lower())
            if len(words) > 1 and _is_verb_behind(words):
                name, words = name.rpartition(" ")[0], words[:-1]  # "the lamp flickers"
            if not re.fullmatch(r"[A-Za-z][A-Za-z '-]{2,30}", name) or len(words) > 3:
                continue
            if not {"staff", "trade"}.isdisjoint(concepts_of(words[-1])):
                continue
            if words[-1].endswith("ing") and words[-1] not in NOT_DOING:
                continue  # "imagine paying"
            if self.label is IssueLabel.VALUE and not _is_priced(words[-1], self.complaint.text):
                continue  # "since the ticket machine took shillings"
            if is_product(name, self.label):
                return pattern.replace("{noun}", name)
        return None

    @cached_property
    def fields(self) -> frozenset[str]:
        """The word fields of what it is about: ``food``, ``beauty`` ..."""
        products = " ".join(span.text for span in self.complaint.details.products)
        words = re.findall(r"[a-z-]+", f"{self.thing} {products} {self.issue.summary}".lower())
        return frozenset(field for word in words for field in concepts_of(word))

    def names_thing(self, text: str) -> bool:
        """Whether a text already names what it is about."""
        return self.thing.split()[-1].lower() in text.lower()

    @cached_property
    def tellings(self) -> Tellings:
        """What the complaint states, as it can be told again."""
        noun = self._named if self.label in _SPECIFIC else None
        if noun is not None and not self.may_say(noun):
            noun = None
        thing = self.words.thing if self.label in _ITEM_ISSUES else None
        return Tellings(self.complaint, self.label, noun, self._names, thing)

    @cached_property
    def account(self) -> Account:
        """What the reply repeats of the complaint, in its own voice."""
        if self.is_plain:
            return Account()
        told = Teller(self.tellings).tell(
            is_brief=self.channel in _ROOM or self.turn >= BRIEF,
            room=_ROOM.get(self.channel, 200),
            fits=self.may_say,
            may_report=self.may_report if self.is_formal else None,
        )
        if not self.is_formal:
            return told
        # Under a legal threat nothing is told as a fact, nor what is beside the point.
        if told.first is None or not tells_fault(told.first.text, self.label):
            return Account(reported=told.reported)
        return replace(told, story=None, reported=None)

    def may_report(self, text: str) -> bool:
        """Whether words may be told as what the customer writes: that is no admission."""
        if not is_fit(text):
            return False
        if self.channel.is_public and self._is_personal(text):
            return False
        return not speaks_of_law(text)

    def may_say(self, text: str) -> bool:
        """Whether words of the customer may be told: at all, here in public, under a threat of law."""
        if not is_fit(text):
            return False
        if self.channel.is_public and self._is_personal(text):
            return False
        if self.is_menaced and (is_menace(text) or is_menace(f"or {text}")):
            return False
        if '"' in text and self.label is IssueLabel.STAFF_CONDUCT:
            return False  # nobody is told again what hurt them
        return not (self.is_formal and admits(text))

    def _is_personal(self, told: str) -> bool:
        """Whether words of a public post hold what the reply does not repeat.

        What staff did to a child is not told again, whoever can read it.
        """
        is_posted = self.label is not IssueLabel.STAFF_CONDUCT
        return is_private(told, is_posted=is_posted) or any(w in self._names for w in told.split())

    @cached_property
    def is_bereaved(self) -> bool:
        """Whether the customer writes of somebody's death."""
        return self.kind == "complaint" and is_bereaved(self.complaint.text[:READ])

    @cached_property
    def _names(self) -> frozenset[str]:
        """Words of names, which keep their capital; "Kettle" at the head of a sentence is none."""
        words = {w for span in self.complaint.details.names for w in span.text.split()}
        return frozenset(word for word in words if not is_of(word.lower(), _NOT_NAMES))

    @cached_property
    def name(self) -> str | None:
        """What to call the customer: as the case says, or as they signed."""
        if given := names.proper(self.case.customer_name or "").strip():
            return given if self.channel is Channel.LETTER else names.familiar(given)
        if self.channel.is_public:
            return None
        signed = self._signed()
        if signed is None or not is_fit_name(signed) or re.fullmatch(r"\w\.?", signed):
            return None
        return signed if self.channel is Channel.LETTER else names.familiar(signed)

    def _signed(self) -> str | None:
        name = self._signature()
        if name is None:
            return None
        at = self.complaint.text.rfind(name)
        if at < 0:  # written in small letters
            return name
        after = self.complaint.text[at + len(name) :]
        if initials := names.INITIALS.search(self.complaint.text[:at]):
            at, name = initials.start(), initials.group() + name
        return names.with_title(self.complaint.text[:at], name, after)

    def _signature(self) -> str | None:
        text = self.complaint.text.rstrip()
        if firm := _OF_FIRM.search(text):
            return firm.group(1)
        for span in reversed(self.complaint.details.names):
            if _is_place_or_firm(span.text):
                continue
            line = text.rfind("\n", 0, span.start) + 1
            if line and not text[line : span.start].strip(" -–~") and len(text) - span.end < 60:
                return span.text
            is_last = text[span.end :].strip(" .,!x") in ("", *names.TITLES_BEHIND)
            if is_last and names.stands_alone(text[: span.start]):
                return span.text
            if names.INTRODUCED.search(text[max(0, span.start - 20) : span.start]):
                return span.text
        if found := names.BELOW_CLOSING.search(text):
            return found.group(1)
        if name_in_small := _named_in_small(text):
            return name_in_small.capitalize()
        signed = (_SIGNED.search(text) if "\n" in text else None) or _SIGNED_AFTER.search(text)
        signed = signed or _last_words(text)
        if signed is None or len(signed.group(1)) > 30:
            return None
        name = re.sub(r" \((?:mr|mrs|ms|miss|dr)\.?\)$", "", signed.group(1), flags=re.I)
        before = _GIVEN_BEFORE.search(text[: text.rfind(signed.group(1))])
        if before and before.group(1).lower() in word_list("given"):
            return before.group(1)  # "Bev, Facilities"
        if _is_place_or_firm(name) and (above := _SIGNED.search(text[: signed.start()])):
            name = above.group(1)  # "Bhavna Solanki", and below it "Purchase Ledger"
        return None if _is_place_or_firm(name) else name

    @cached_property
    def seed(self) -> str:
        """The telling words of what went wrong, without names, numbers and products.

        Two sentences in the other order, another sum or a kind word leave the wording as it is.
        """
        details, issue = self.complaint.details, self.issue
        said = self.account.text or self.complaint.text[issue.start : issue.end]
        named = " ".join(span.text for span in (*details.names, *details.products))
        names = set(re.findall(r"[a-z]+", f"{named} {self.thing} {self.name or ''}".lower()))
        words = set(re.findall(r"[a-z]{4,}", said.lower())) - names
        return f"{self.label} {' '.join(sorted(words))}"

    def pick(self, slot: str, choices: tuple[str, ...], thing: str | None = None) -> str:
        """One of several wordings, always the same for this complaint, its slots filled."""
        thing = thing or self.thing
        if is_plural(thing):
            choices = tuple(one for one in choices if not _SINGULAR.search(one)) or choices
        drawn = sorted(choices, key=lambda choice: lot(self.seed, slot, choice))
        return drawn[self.turn % len(drawn)].replace("{thing}", thing)

    @cached_property
    def traits(self) -> dict[str, frozenset[str]]:
        """What lines may depend on."""
        signals = set(self.complaint.signals.labels())
        if not _WROTE_BEFORE.search(self.complaint.text[:READ]):
            signals.discard("repeat-contact")
        if self.is_formal:
            signals.add("legal-threat")
        if self.is_bereaved:
            signals.add("bereavement")
        fault = self.case.fault
        if self.policy.legal_mode or (self.is_formal and fault is Fault.UNKNOWN):
            fault = Fault.NOT_OURS
        return {
            "issue": frozenset({self.label}),
            "emotion": frozenset({self.feeling}),
            "level": frozenset({self.level}),
            "channel": frozenset({self.channel}),
            "fault": frozenset({fault}),
            "stage": frozenset({self.stage}),
            "signal": frozenset(signals),
            "kind": frozenset({self.kind}),
            "asked": frozenset(self.asked),
            "lead": frozenset({self.lead} if self.lead else ()),
        }

    @cached_property
    def facts(self) -> dict[str, str]:
        """What lines may speak of."""
        actions = self.occasion.actions if self.occasion else self.words.action
        if self.peril == "despair":
            actions = _STANDING_BY
        if not self.is_named:  # nothing of theirs that we could look for
            actions = tuple(one for one in actions if "{thing}" not in one) or actions
        facts = {
            "thing": self.thing,
            "when": self.when,
            "action": self.pick("action", actions),
            "contact": self.contact,
        }
        if self.when != DEFAULT_TIME:
            facts["soon"] = ""
        if self.is_dangerous and _STILL_UNSAFE.search(self.complaint.text[:READ]):
            facts["now"] = ""
        date = deadline(self.complaint.text[:READ])
        if date and not self.channel.is_public and self.may_say(date):
            facts["deadline"] = date
        if _TAKEN.search(self.complaint.text[:READ]):
            facts["taken"] = ""
        account = self.account
        facts |= name_fault(self)
        if self._wish and self.may_say(self._wish[1]):
            facts["wish"] = self._wish[1]
        if asked := self._question():
            facts["question"] = asked
        if praised := self._praised():
            facts["praised"] = praised
        if account.effect:
            facts["effect"] = account.effect
        if account.hope:
            facts["hope"] = account.hope
        if account.due:
            facts["due"] = account.due
            if re.search(r"\b(?:tomorrow|today|tonight)$", account.due):
                facts["quoted"] = ""  # as they wrote it: it may be read on another day
        if not re.search(r"\b(?:if|unless|when)\b", facts.get("clause", "if")):
            facts["firm"] = ""
        if account.first is not None and not re.match(r"(?:we|our)\b", account.first.text):
            facts["theirs"] = ""
        if self.thing != self.words.thing:
            facts["topic"] = self.thing
        if not is_plural(self.thing):
            facts["single"] = ""
        if self.name:
            facts["name"] = self.name
            if names.is_titled(self.name):
                facts["titled"] = ""
        if (stake := self._stake()) and self.may_say(stake):
            facts["stake"] = stake
        if _FOUL.search(self.complaint.text[:READ]):
            facts["foul"] = ""
        if _LATE.search(self.complaint.text[:READ]):
            facts["late"] = ""
        if (
            self.label is IssueLabel.DELIVERY
            and self.occasion is None
            and "late" in facts
            and not _CAME.search(self.complaint.text[:READ])
        ):
            facts["astray"] = ""
        if len(self.complaint.text) >= LONG:
            facts["long"] = ""
        if _PHOTOS_SENT.search(self.complaint.text):
            facts["photos"] = "photos"
        return facts

    def _question(self) -> str | None:
        """What a message that is no complaint asks, where it asks one thing."""
        if self.kind != "question" or len(self.complaint.questions) != 1:
            return None
        span = self.complaint.questions[0]
        told = question(self.complaint.text[span.start : span.end])
        return told if told and self.may_say(told) else None

    def _praised(self) -> str | None:
        """Whom a message of praise names; the one who signs it is not meant."""
        if self.kind != "praise" or self.channel.is_public:
            return None
        text, end = self.complaint.text, self.complaint.text.rstrip(" .!,x")
        names = [
            span.text
            for span in self.complaint.details.names
            if span.text != self._signature()
            and is_fit_name(span.text)
            and span.end < len(end) - 2
            and not re.search(
                r"(?:\bi'?m|\bi am|this is|dear|hi|hello) $", text[: span.start], re.I
            )
        ]
        found = list(dict.fromkeys(names))
        return " and ".join(found) if 0 < len(found) < 3 else None

    def _stake(self) -> str | None:
        """What depends on it: "your sister's wedding", "guests on Saturday"."""
        if found := _STAKES.search(self.complaint.text):
            owner, middle, noun = (part.lower() for part in found.groups())
            return f"your {middle}{noun}" if owner in ("my", "our") else None
        if found := _AWAITED.search(self.complaint.text):
            return tidy(" ".join(part for part in found.groups() if part))
        return None

    @cached_property
    def speaker(self) -> Speaker:
        """Chooses the lines."""
        return Speaker(
            self.traits,
            self.facts,
            self.seed,
            turn=self.turn,
            use=self.policy.use_words,
            avoid=self.policy.avoid_words,
        )


def _is_verb_behind(words: list[str]) -> bool:
    """Whether the last word is what a thing does, and no part of its name."""
    return (
        words[-1] in lexicon().present
        and not concepts_of(words[-1])
        and bool(concepts_of(words[-2]))
    )


_PRAISES = Search(
    r"\b(?:wonderful|kind\w*|lovely|gentle|angels?|amazing|brilliant|easier|caring|thoughtful|patient|marvellous|beautiful\w*)\b",
    re.I,
)


def asks_for_senior(text: str) -> bool:
    """Whether a complaint speaks of one who decides, beyond being addressed to one."""
    return _SENIOR.search(_ADDRESSED.sub("", text[:READ])) is not None


_ADDRESSED = re.compile(r"^\s*(?:to|dear|for|attn:?|fao:?)\b[^\n.]{0,60}[\n.]", re.I)


def _tells_hazard(text: str) -> bool:
    """Whether a text holds a word of injury, illness or danger."""
    words = re.findall(r"[a-z]{3,}", text[:READ].lower())
    return _HAZARD.search(text[:READ]) is not None or any(
        not {"harm", "hurt-verb"}.isdisjoint(concepts_of(word)) for word in words
    )


_SINGULAR = Search(r"\{thing\} (?:is|was|has|stands|turned|does)\b|\bit\b")
"""What agrees with one thing only."""
_FAULTS = frozenset({Fault.OURS, Fault.SHARED, Fault.MISCOMMUNICATION})
"""Of whom the caller says that something went wrong, whatever the message reads like."""
_CONTACT = {
    Channel.EMAIL: "write to you",
    Channel.LETTER: "write to you",
    Channel.CHAT: "come back to you here",
    Channel.SMS: "text you",
    Channel.REVIEW: "reply to you",
    Channel.SOCIAL: "reply to you",
}


def _is_priced(noun: str, text: str) -> bool:
    """Whether a text gives the price of a thing: "£9 for a coffee"."""
    name, few = re.escape(noun), r"(?:[\"\u201c]?[\w'-]+ ){0,3}[\"\u201c]?"
    return (
        re.search(
            rf"\b(?:for|of) (?:an?|the|two|one|my|our|this|that) (?:[\w-]+ ){{0,2}}{name}\b"
            rf"|(?:\d|\b(?:quid|pounds|euros?|dollars|price|charged?|paid|pay)) (?:\w+ ){{0,2}}(?:for|of) {few}{name}\b"
            rf"|\b{name}s?[\"\u201d]?,? (?:costs?|was|is|for|at)? ?(?:now )?(?:[£$€\d]|dear|expensive|pric|overpric|more)"
            rf"|[£$€]\d[\d.,]* (?:[\w'-]+ )?{name}\b",
            text,
            re.I,
        )
        is not None
    )
