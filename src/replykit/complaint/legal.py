"""Whether the words of the law in a complaint threaten nobody.

A food court, a court date that was missed, a brother who is a lawyer and a rule that is quoted
are no threat.
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


def is_harmless(story: Story) -> bool:
    """Whether the words of the law in a text are such as threaten nobody, and no others."""
    said = any(map(_WORD.search, story.said))
    return said and not any(_WORD.search(_HARMLESS.sub(" ", text)) for text in story.said)
