"""Whether a complaint speaks of the law, and against whom.

A body that judges is told by its head noun, whatever its country: an ombudsman, a tribunal, a
commission, an authority. Naming one is a threat where the customer goes to it, has gone, or says
that it knows. A food court, a court date that was missed, a brother who is a lawyer and a rule
that is quoted are none.
"""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

from replykit.complaint.story import Story
from replykit.search import Search

_LAWYER = r"(?:solicitors?|lawyers?|attorneys?|barristers?|paralegals?|advocates?)"
_COURT = r"(?:courts?|tribunals?)"
_KIN = r"(?:husband|wife|sister|brother|son|daughter|nephew|niece|uncle|aunt|cousin|father|mother|dad|mum|mom|partner|friend|neighbour|neighbor|flatmate)"

_HARMLESS = Search(
    # a place to play, to eat, to live, a figure of speech
    r"\b(?:tennis|squash|badminton|basketball|netball|volleyball|padel|paddle|pickleball|racquetball|futsal|food|hard|clay|grass|indoor|outdoor|sports?|practice|centre|center|front|back|inner) courts?\b"
    r"|\bcourts? (?:\d+|one|two|three|four|five|six|seven|eight|booking|bookings|shoes?|hire|lights?|fees|time|slot|jester|surface|nets?|yard)\b|\bcourt of (?:public )?opinion\b|\bball (?:is |'s )?(?:now |firmly )?in (?:your|his|her|their|the) court\b|\b(?:hold|holds|holding|held|pay|paid) court\b"
    # somebody's own business there
    rf"|\b{_COURT} (?:date|hearing|appearance|case|house|day|building|clerk|usher|interpreter|report|bundle|steps|canteen|library|car|parking|deadline)\b|\b(?:hearing|report|papers?|bundle|evidence|translation|witness|document|documents|statement|juror|jury|interpreter|usher|judge|clerk|case|appeal)(?: \w+)? (?:is |was |are )?(?:for|at|in|to) (?:a|an|the|my|his|her|our|their) (?:\w+ )?{_COURT}\b|\b(?:late|due|work|works|worked|working|wanted|needed|expected|seen|was|were|am|be) (?:for|at|in) (?:the |a |my |his |her |crown |county |family |magistrates )*{_COURT}\b|\b{_COURT} (?:order|orders|ordered) (?:against|that|which|who|and|so|says|exists|is|on|in)\b|\b(?:have|has|had|is|got|under|there is|against whom i have) (?:a|an|the) court order\b|\b(?:the |a )?{_COURT} (?:had|needs?|wants?|wanted|is waiting|sits)\b|\bpower of attorney\b|\battorney (?:papers|documents|form|forms)\b"
    # what somebody is
    rf"|(?:'s|\b(?:am|is|are|was|were|as|be|being|been|become|trainee|retired|former|qualified|training as)) (?:also |only |just |not |now |even |such )?(?:a |an |the )?(?:(?!(?:my|with|our|at|to|in|seeing|seen|taking|getting|your|his|their)\b)[\w-]+ ){{0,2}}?{_LAWYER}(?! (?:by|over|about)\b)|\b{_LAWYER} (?:friend|cousin|neighbour|neighbor|{_KIN})\b|(?:'s|\b(?:am|is|was|as)) (?:a |an )?(?:retired |former )?(?:judge|magistrate|usher)\b|\b(?:had|have|having) to explain (?:\w+ )?to (?:a|the) judge\b"
    # the firm that is complained of, or that does the customer's other work
    rf"|\b(?:this|these|those|estate|conveyancing|probate|divorce|seller 's|buyer 's|vendor 's|other side 's|landlord 's|family 's|bank 's|your|their) (?:\w+ )?{_LAWYER}\b|\b(?:you|who) (?:are|have been|were) (?:my|our|this family 's|the) (?:\w+ 's )?{_LAWYER}\b|\b{_LAWYER} (?:needs?|needed|wanted|is waiting|was waiting|keeps|never|lost|cannot exchange|has the deeds|has not|have not|did not)\b|\bin (?:the )?{_LAWYER}(?: 's)?(?: ,| account| office)"
    # a rule
    r"|\bconsumer (?:rights|contracts|protection|credit|guarantee|guarantees) (?:act|law|laws|regulations|legislation)\b|\bunder (?:the )?(?:consumer|eu|uk|distance|delay|local|state|federal) (?:\w+ )?(?:rules|law|laws|act|regulations|regulation)\b|\blegally (?:required|obliged|allowed|entitled|blind)\b"
)
"""Words of the law that threaten nobody."""
_WORD = Search(
    rf"\b(?:{_LAWYER}|{_COURT}|magistrates?|judges?|ombuds\w+|regulators?|regulatory|watchdogs?|adjudicat\w+|arbitrat\w+|conciliation|commission(?:er|ers)?|commissioner 's|authorit(?:y|ies)|inspectorates?|inspectors?|trading standards|advertising standards|food standards|standards|small claims|citizens advice|fair work|fair trading|environmental health|health (?:inspector|department|officer|board|and safety)|(?:consumer|consumers) (?:affairs|protection|forum|advice|council|commission|office|cent\w+|association|helpline|bureau|tribunal|rights|organi[sz]ation|agency|watchdog)|(?:general|nursing|medical|dental|law|bar|pharmacy|press) (?:council|society|board)|(?:licensing|professional|governing|trade|certification|enforcement|accreditation) (?:body|board|officer|committee|team|scheme|association|department|dept)|housing officer|safety officer|food officer|attorney general|better business|police|sheriff|constable|detective|counsel|schemes?|redress|data protection|claw\w*|institute|guild|legal|legally|law|laws|statutory|liable|liability|su(?:e|es|ing|ed)|lawsuit|litigat\w+|proceedings|injunction|bailiffs?|writ|defamation|negligence|breach\w*|charge ?- ?back|chargebacks?|section 75|disput\w+|letter before|claims? (?:court|track|form|papers)|money ?claim|without prejudice|rights|mp|councillor|senator|union|insurers?|acas|bbb|accc|acma|afca|ofcom|ofgem|ofwat|ofsted|cqc|gmc|ico|fca|fos|cfpb|ftc|fcc|fda|osha|caa|rera|trai|rbi|sebi|irdai|popla|abta|atol|aer|hse|cma|asa|rspca|ohrc|crtc|tdra|hud|dot|naic|gdc|nmc|sra|pals|caft|nite)\b"
)
"""A word of the law."""
BODY = (
    r"(?:ombuds\w+|tribunals?|regulators?|watchdogs?|adjudicators?|arbitrators?|arbitration|conciliation|commissioners?|commission|magistrates?|inspectorate|law society|trading standards|advertising standards|food standards|(?:\w+ )?standards (?:board|agency|office|authority)|small claims|citizens advice|fair work|fair trading|environmental health|health (?:inspectors?|department|and safety)|better business bureau|attorney general|"
    r"(?:deposit|redress|arbitration|conciliation|dispute|protection|ombudsman) (?:\w+ )?scheme|consumer (?:affairs|protection|forum|advice|council|commission|office|cent\w+|association|helpline|tribunal|agency)|(?:general|nursing|medical|dental|bar|pharmacy|press|health|social work) (?:council|board)|(?:licensing|professional|governing|trade|certification|enforcement|accreditation|regulatory|supervisory) (?:body|board|officer|committee|team|authority|association)|(?:\w+ )?(?:competition|aviation|gambling|conduct|data protection|protection|transport|food|housing|estate|electricity|energy|communications|financial|banking|insurance|health|securities|market|markets|maritime|rail|charity) (?:\w+ )?(?:authority|commission|agency|office|board|council|bureau|department|inspector)|"
    r"bbb|accc|acma|afca|ofcom|ofgem|ofwat|ofsted|cqc|gmc|ico|fca|fos|cfpb|ftc|fcc|fda|osha|caa|rera|trai|rbi|sebi|irdai|popla|abta|atol|aer|hse|cma|asa|acas|nmc|gdc|sra)"
)
_GOES = Search(
    r"\b(?:report(?:ed|ing)?|complain(?:ed|ing)?|complaint|refer(?:red|ring)?|escalat(?:e|ed|ing)|lodg(?:e|ed|ing)|fil(?:e|ed|ing)|submit\w*|appeal(?:ed|ing)?|tak(?:e|en|ing)|took|go|going|goes|gone|went|off|writ(?:e|ing|ten)|wrote|cop(?:y|ied|ying)|cc|inform(?:ed|ing)?|notif\w+|contact(?:ed|ing)?|tell(?:ing)?|told|ring|ringing|rang|rung|phoned|call(?:ed|ing)?|speak(?:ing)?|spoken?|send(?:ing)?|sent|forward(?:ed|ing)?|approach(?:ed)?|involv(?:e|ed|ing)|hear(?:ing)? from|application|claim|case|asked|applied|apply(?:ing)?|explain\w*|answer)"
    rf"(?: (?!(?:you|from|said|says|by)\b)[\w£'-]+| ,){{0,6}}? (?:to|with|at|before|on to|the|an?|my|our|for|in|from)(?: [\w'-]+){{0,3}}? {BODY}(?!\w)"
    rf"|\b(?:report(?:ed|ing)?|contact(?:ed|ing)?|inform(?:ed|ing)?|notif\w+|tell(?:ing)?|told|ring|rang|call(?:ed|ing)?|involv(?:e|ed|ing)) {BODY}(?!\w)"
    rf"|\b{BODY}(?: [\w'-]+)? (?:(?:will|would|has|have|is|are|may|might|can) (?:\w+ )?(?:\w+ )?(?:be |been |being |have |getting |get |my |our |the |this |a |it\b|told|informed|notified|copied|aware|involved|hear\w*|know\w*|interested|next|on its|on their|looking|investigating|shown|taking)|knows?\b|gets?\b|next\b|been (?:told|informed|notified)|already\b|by (?:monday|tuesday|wednesday|thursday|friday|noon|post))"
    r"|\bletter before (?:action|claim)\b|\b(?:in|a|clear|material|fundamental) breach of (?!trust\b)\w+|\bbreach(?:ed|es|ing)? (?:of )?(?:contract|the contract|gdpr|the (?:data|consumer|equality|tenancy)|your (?:duty|contract|obligations|own contract)|our (?:contract|agreement|lease|tenancy)|my (?:contract|tenancy))"
    rf"|\b(?:my|our|the family 's|an?|employment|consumer) (?:\w+ )?{_LAWYER} (?:will|would|is (?:drafting|writing|looking|ready|preparing|on|copied|aware|involved|advising)|has (?:the|been|my|a|this|written|drafted|seen|told|advised|asked)|have (?:the|been|my|this)|writes?|says?|tells me|advises?|and (?:i|we)|booked|informed|next|instead|'s letter)"
    rf"|\b(?:hear(?:ing)?|letter|letters|call|word) (?:\w+ )?(?:from|by) (?:my|our|a) (?:\w+ )?{_LAWYER}|\b(?:instruct\w*|consult\w*|speak(?:ing)? to|spoken to|spoke to|seen|saw|seeing|see|passed to|pass\w* (?:it|this|everything) to|go(?:ing)? to|taken? (?:it|this) to|copied (?:in|to)|with) (?:my|our|a|an) (?:\w+ )?{_LAWYER}\b"
    r"|\b(?:see you|meet you|take (?:you|this|it|them)|taking (?:you|this|it|them)|go|going) (?:all )?(?:the way )?(?:in|to) (?:small claims|court|county court|tribunal)\b|\bsmall claims (?:court|track)\b|\b(?:sue|suing) (?:you|for|the|them)\b|\b(?:take|taking|start\w*|begin|consider\w*|considering|instigate|bring|face) (?:\w+ )?legal (?:action|proceedings|steps)\b|\b(?:issue|issuing|start|bring) (?:\w+ )?(?:proceedings|court proceedings|a (?:county court )?claim in)\b|\bcharge ?- ?back\b|\bchargeback\b|\bsection 75\b"
)
"""Who goes to a body that judges or to a lawyer, or says that it knows."""


_FILES = Search(
    r"\b(?:[Ff]il(?:e|ed|ing)|[Ll]odg(?:e|ed|ing)|[Cc]omplain(?:t|ed|ing)?)\b(?: [\w']+){0,4}? (?:with|to) (?:the )?[A-Z]{3,6}\b(?!\w)"
)
"""A body named by its letters alone, with which something is filed."""


def is_harmless(story: Story) -> bool:
    """Whether the words of the law in a text are such as threaten nobody, and no others."""
    said = any(map(_WORD.search, story.said))
    return said and not names_law(story)


def _remaining(story: Story) -> list[str]:
    return [_HARMLESS.sub(" ", text) for text in story.said]


def names_law(story: Story) -> bool:
    """Whether a word of the law stands in a text that may threaten somebody."""
    return any(_WORD.search(text) for text in _remaining(story))


_JUDGES = Search(rf"\b(?:{BODY}|small claims|county court)(?!\w)")


def names_body(story: Story) -> bool:
    """Whether a body that judges is named."""
    return any(_JUDGES.search(text) for text in _remaining(story))


def goes_to_law(story: Story) -> bool:
    """Whether the customer goes to law or to a body that judges, has gone, or says that it knows."""
    if _FILES.search(story.text):
        return True
    return any(_GOES.search(text) for text in _remaining(story))
