"""Which feeling a reply may speak of: worry and grief only where the customer's words show them."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re

from replykit.model import EmotionLabel
from replykit.search import Search

_SHOWS: dict[EmotionLabel, Search] = {
    EmotionLabel.WORRY: Search(
        r"\b(?:worr\w+|anxi\w+|scared|scary|afraid|fear\w*|fright\w+|terrif\w+|nervous|panic\w*|concern(?:ed|ing|s me|s us)|dread\w*|alarm\w*|stress\w*|unsafe|safe|safety|danger\w*|hazard\w*|risk\w*|shak\w+|uneasy|sleep\w*|slept|awake|what if|urgent\w*|asap|please help|help me|desperate\w*|begg?\w*|at a loss|deadline|(?:need|must|has to|have to)[^.!?]{0,40} before (?:the|my|our|i|we|it)|runs? out|ran out|last (?:one|dose|tablet)|none left|stranded|stuck|alone|lose my|lost my|evict\w*|bailiff\w*|overdrawn|rent|wages|visa|passport|police|fraud\w*|scam\w*|hack\w*|stolen|identity|leak\w*|children|toddler|newborn|bubs?|midwife|nurse|nursery|dissertation|thesis|upload\w*|tonight|tomorrow|tmrw|medic\w+|tablets|insulin|hospital|operation|surgery|symptoms?|blood|hurt|burn\w*|ill|pain|baby|pregnan\w+|gas|fire|smoke|spark\w*|"
        r"(?:don't|do not|dont|no) (?:know|idea) (?:what|if|whether|how|who|where|when)|(?:is|are|was|will|am|have|has|do|did|does|should|can|could) (?:it|this|that|they|i|we|you|my|the)\b[^.!]{0,80}\?|not sure|unsure|wonder\w*|hope (?:it|this|they|you|he|she)|or (?:i|we) (?:can't|lose|will lose|miss)|closes|miss (?:it|this|the)|exams?|interview|flight|(?:can't|cannot) (?:pay|afford))\b|\?\?",
        re.I,
    ),
    EmotionLabel.SADNESS: Search(
        r"\b(?:cr(?:y|ied|ying)|tears?|sob\w*|wept|weep\w*|bawl\w*|heart\w*|sad|sadly|sadness|hurts?|hurting|died|dead|death|dying|dies|passed|funeral|grave|grie\w+|mourn\w*|memor\w+|late (?:husband|wife|mum|mother|dad|father|brother|sister|nan|partner)|asham\w+|humiliat\w+|embarrass\w+|lonely|alone|miss(?:ed|ing)? (?:him|her|them|it so|my)|lost (?:my|our|her|his)|devastat\w+|never (?:be|get|see|have|forget)|forever|for ever|gone|last (?:photo|picture|gift|letter|thing|one|words?)|stillborn|miscarr\w+|hospice|cancer|chemo|shaking|voice|upset\w*|gutted|sorry|regret\w*|wish(?:ed)?|pity|shame|loved?|birthday|wedding|christening|anniversary|honou?r|dignity|stroke|felt (?:like|so|small|low|stupid|awful|dirty)|belittl\w+|broke\w* (?:my|her|his)|let down|disappoint\w*|unhappy|miserable|lovely|kind|fond|treasur\w+|precious|irreplaceable|heirloom|keepsake|inherit\w*|left (?:it|them) to me|belonged to|only one who|autis\w+|disab\w+|finally|(?:mum|mother|dad|father|nan|gran\w*|grandad|grandpa|daughter|son|sister|brother|baby|child|boy|girl)'?s?)\b",
        re.I,
    ),
}
"""Words one of which shows a feeling that is soon read into what holds none."""
_GRIEF = Search(
    r"\b(?:cried|crying|tears|sobb\w+|wept|died|dead|funeral|grave|graveside|memorial|heartbr\w+|mourn\w*|grie(?:f|ving))\b(?! (?:on|battery|line|end|phone|screen|link))",
    re.I,
)
_AFRAID = Search(
    r"\b(?:i(?:'m|\u2019m| am)|we(?:'re|\u2019re| are)) (?:\w+ ){0,3}(?:worried|anxious|scared|afraid|frightened|terrified|nervous)\b",
    re.I,
)
"""Where somebody says that they are afraid."""
_WITH_A_SMILE = Search(
    r"[\U0001F600-\U0001F606\U0001F609\U0001F60A\U0001F642\U0001F643\U0001F923]|:-?\)|;-?\)|\b(?:lol|haha\w*|hehe|amused|amusing|made me laugh|(?:quite|rather|it's|its|actually) funny|no (?:worries|stress|rush|hurry|bother|drama)|small thing|not the end of the world|(?:tasted|tastes) (?:nice|lovely|great|okay|ok|fine|good))\b",
    re.I,
)
"""What tells that somebody takes it lightly."""


def shown(label: EmotionLabel, text: str) -> EmotionLabel:
    """What somebody feels as far as their words show it, who was read to feel something.

    Args:
        label: what was read.
        text: the complaint.
    """
    if label is EmotionLabel.CONFUSION and _AFRAID.search(text):
        return EmotionLabel.WORRY
    words = _SHOWS.get(label)
    if words is None or words.search(text):
        return label
    return EmotionLabel.SADNESS if _GRIEF.search(text) else EmotionLabel.FRUSTRATION


def smiles(text: str) -> bool:
    """Whether somebody takes it lightly."""
    return _WITH_A_SMILE.search(text) is not None
