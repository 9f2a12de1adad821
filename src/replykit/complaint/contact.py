"""Whether a customer has been in touch before, and with the company."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

from replykit.complaint.legal import BODY
from replykit.complaint.story import Story
from replykit.search import Search

_KIN = r"(?:husband|wife|sister|brother|son|daughter|nephew|niece|uncle|aunt|cousin|father|mother|dad|mum|mom|nan|gran|partner|friend|mate|neighbou?r|doctor|gp|vet|dentist|plumber|electrician|mechanic|builder|surgeon|midwife|solicitor|lawyer|mp|insurers?|bank|card company|police|boss|employer|landlord)"
_OTHERS = rf"(?:(?:(?:my|our|his|her|another|their|a|an) (?:own |old |other |local |late |little )?{_KIN}s?|the police|999|111|112|911|an ambulance|a taxi|(?:the )?(?:gas|water|electricity) (?:board|line|people|emergency\w*)|the (?:gp|vet|doctor|council|fire brigade|emergency (?:line|number|services))|(?:[\w'-]+ ){{0,4}}?{BODY})\b)"
_CONTACTED = Search(
    rf"(?<!\bas )(?<!\bwhen )\b(?:i|we) (?:(?:have|had|did|then|also|already|first|even|only|just|twice|both|since|now) ){{0,4}}(?:(?:rang|rung|called|phoned|telephoned|emailed|e ?- ?mailed|messaged|texted|chased|queried|flagged)(?! (?:for|me|him|her|it a|a |an |off|out|on the bell|the bell|up to|round|ahead|to (?:book|order|ask (?:if|whether)|check))\b)|(?:wrote|written)(?! (?:it|this|that|down|off|a |an |the |my |nuts|on (?:the|my))\b)|complained|reported (?:it|this|the|that)|contacted|raised (?:it|this|a ticket|a case)|logged (?:it|this|a) )(?! ?(?:to |with |about it to |it to |it with |them to |him to )?{_OTHERS})"
)
_SPOKEN = Search(
    r"\b(?:i|we|have|had|and|also) (?:(?:have|had|did|then|also|already|first|even|only|just|twice|both|since|now|then) ){0,4}(?:rang|rung|called|phoned|telephoned|emailed|mailed|messaged|texted|wrote|written|reported|contacted|chased|complained|asked|told|explained|mentioned|raised|logged|flagged|spoke|spoken|handed|requested|requesting|reminded|visited|replied|cancelled)\b"
    r"|(?:^|[.,;:!?-] )(?:rang|called|phoned|emailed|messaged|texted|wrote|reported|contacted|chased|complained|asked|told|explained|raised|logged|spoke|requested)\b|\b(?:my|our) (?:\w+ ){0,2}?(?:emails?|calls?|messages?|letters?|complaints?|tickets?|requests?|texts?|photos?|photographs?|notice|voicemails?|reminders?|forms?|appeals?)\b"
    r"|\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|many|countless|second|third|fourth|fifth|sixth|\d+ (?:st|nd|rd|th)|last|first|umpteenth|another) (?:\w+ )?(?:emails?|calls?|messages?|msgs|letters?|tickets?|chats?|times?|agents?|people|conversations?|complaints?|visits?|reminders?|voicemails?|attempts?)\b"
    r"|\b(?:on hold|hold music|queue|chas\w+|heard (?:back|nothing)|no (?:reply|answer|response|callback|one (?:replied|answered|rang))|not (?:replied|answered|responded|rung|heard)|never (?:replied|answered|rang|called|responded)|(?:calls|rings|rang|called|ring|call) back|nobody (?:rang|rings|called|replied|answers|answered)|unanswered|ignored|was (?:told|promised|assured|given)|been (?:told|promised|assured|given)|were (?:told|promised|assured|given)|am told|keep (?:asking|ringing|calling|telling|saying)|kept (?:asking|ringing|calling|telling|saying)|back and forth|(?:by|over the|on the) (?:phone|telephone)|never reply|case (?:number|no|ref)|tickets?)\b"
)
"""What may tell of having been in touch before, or having waited for an answer."""
_TO_OTHERS = Search(
    rf"\b(?:rang|rung|called|phoned|telephoned|emailed|messaged|texted|wrote|written|told|asked|complained|reported)(?: it)? (?:to )?{_OTHERS}|\banswer\w* the (?:door|bell)\b|\b(?:last|first|third|second|\d+|another) line\b"
)
"""Words with others than the company."""
_BOUGHT = Search(
    r"\b(?:told|assured|promised|said|asked (?:him|her|them|the \w+))(?: \w+)? (?:in|at) (?:the|your) (?:shop|store|showroom|till|counter|viewing|stand|desk|fair)\b|\bsales ?(?:man|woman|person|people|rep|team|guy|lady)\b|\b(?:adviser|assistant|lad|girl|man|woman|lady) (?:in|at) (?:the|your) (?:shop|store|showroom)\b|\bwhen (?:i|we) (?:bought|signed|joined|ordered|booked|took)\b"
)
"""What was said when it was sold."""
_TOLD = Search(
    r"\b(?:told|tell|telling|asked|asks?|assured|promised|promises|said|says|advis\w+|branch)\b"
)


def has_contacted(story: Story) -> bool:
    """Whether the customer says to have rung, written or reported it, to nobody but the company."""
    return any(map(_CONTACTED.search, story.said))


def may_have_contacted(story: Story) -> bool:
    """Whether some words may tell of that."""
    return any(_SPOKEN.search(text) for text in _texts(story))


def was_told_when_sold(story: Story) -> bool:
    """Whether all that was said before was said when it was sold."""
    texts = _texts(story)
    sold = any(_BOUGHT.search(text) for text in texts)
    return sold and not any(_SPOKEN.search(_TOLD.sub(" ", text)) for text in texts)


def _texts(story: Story) -> list[str]:
    return [_TO_OTHERS.sub(" ", text) for text in story.said]
