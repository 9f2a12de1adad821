"""Whether a customer has been in touch before, and with the company."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

from replykit.complaint.legal import BODY
from replykit.complaint.story import Story
from replykit.search import Search

_KIN = r"(?:husband|wife|sister|brother|son|daughter|nephew|niece|uncle|aunt|cousin|father|mother|dad|mum|mom|nan|gran|partner|friend|mate|neighbou?r|doctor|gp|vet|dentist|plumber|electrician|mechanic|builder|surgeon|midwife|solicitor|lawyer|mp|insurers?|bank|card company|police|boss|employer|landlord)"
_OTHERS = rf"(?:(?:(?:my|our|his|her|another|their|a|an) (?:own |old |other |local |late |little )?{_KIN}s?|the police|999|111|112|911|an ambulance|a taxi|(?:the )?(?:gas|water|electricity) (?:board|line|people|emergency\w*)|the (?:gp|vet|doctor|council|fire brigade|emergency (?:line|number|services))|(?:the |my |to |with |it to )*{BODY})\b)"
_CONTACTED = Search(
    rf"(?<!\bas )(?<!\bwhen )\b(?:i|we) (?:(?:have|had|did|then|also|already|first|even|only|just|twice|both|since|now) )*(?:(?:rang|rung|called|phoned|telephoned|emailed|e ?- ?mailed|messaged|texted|chased|queried|flagged)(?! (?:for|me|him|her|it a|a |an |off|out|on the bell|the bell|up to|round|ahead|to (?:book|order|ask (?:if|whether)|check))\b)|(?:wrote|written)(?! (?:it|this|that|down|off|a |an |the |my |nuts|on (?:the|my))\b)|complained|reported (?:it|this|the|that)|contacted|raised (?:it|this|a ticket|a case)|logged (?:it|this|a) )(?! ?(?:to |with |about it to |it to |it with |them to |him to )?{_OTHERS})"
)
_SPOKEN = Search(
    r"\b(?:rang|rung|rings?|ringing|calls?|called|calling|callbacks?|phon\w+|telephon\w+|emails?|emailed|emailing|e ?- ?mail\w*|wrote|writing|written|letters?|messag\w+|texts?|texted|tweet\w*|dms?|report\w*|contact\w*|chas\w+|tickets?|cases?|hold|queue|chats?|line|told|tell|telling|ask|asks|asked|asking|explain\w*|repl\w+|answer\w*|heard|promis\w+|assur\w+|complain\w*|visit\w*|spoke\w*|speak\w*|appeal\w*|request\w*|remind\w*|agents?|advis\w+|support|helpline|branch|reception|times|ignor\w+|respon\w+|silence|back and forth|again and again|mention\w*|rais\w+|logg\w+|flagg\w+|cancelled (?:by|through|in|on|my|it)|said|says|notices?|conversation|handed|came back)\b"
)
_BOUGHT = Search(
    r"\b(?:told|assured|promised|said|asked (?:him|her|them|the \w+))(?: \w+)? (?:in|at) (?:the|your) (?:shop|store|showroom|till|counter|viewing|stand|desk|fair)\b|\bsales ?(?:man|woman|person|people|rep|team|guy|lady)\b|\b(?:adviser|assistant|lad|girl|man|woman|lady) (?:in|at) (?:the|your) (?:shop|store|showroom)\b|\bwhen (?:i|we) (?:bought|signed|joined|ordered|booked|took)\b"
)
"""What was said when it was sold."""
_TOLD = Search(
    r"\b(?:told|tell|telling|asked|asks?|assured|promised|promises|said|says|advis\w+|branch)\b"
)


def has_contacted(story: Story) -> bool:
    """Whether the customer says to have rung, written or reported it, to nobody but the company."""
    return any(_CONTACTED.search(" ".join(one.norms)) for one in story.sentences)


def may_have_contacted(story: Story) -> bool:
    """Whether some words may tell of that, and not only of what was said when it was sold."""
    texts = [" ".join(one.norms) for one in story.sentences]
    if any(_BOUGHT.search(text) for text in texts):
        texts = [_TOLD.sub(" ", text) for text in texts]
    return any(_SPOKEN.search(text) for text in texts)
