"""Whether a customer makes the matter public: posts it, tells the press, warns others."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re

from replykit.complaint.story import Story
from replykit.search import Search

_PLACE = r"(?:facebook|fb|insta|instagram|tik ?tok|twitter|reddit|youtube|google|yelp|trust ?pilot|trip ?advisor|linkedin|nextdoor|mumsnet|checkatrade|social media|socials|local (?:paper|news|radio|press|group|page|groups|pages|mums)|(?:the|my|our|every|a|your) (?:\w+ ){0,2}?(?:page|pages|group|groups|group chat|noticeboard|forum|forums|blog|podcast|channel|thread)|(?:the|a|our|every|local) (?:\w+ )?(?:paper|press|newspapers?|reporter|journalist|radio|gazette|herald|advertiser|echo|chronicle|news|news ?desk|tv)|followers|channel \d+|bbc|consumer (?:page|column|show)|review sites?|trade sites?|everyone (?:i know|who|on|in|at)|everybody i know|all (?:my|our) \w+|the world|the internet|whole (?:town|village|street|club|class|school|office|world|team|family))"
"""Where it is made known."""
_TELLS = r"(?:post(?:ed|ing)?|shar(?:ed|ing|e)|put(?:ting)?|tweet(?:ed|ing)?|upload(?:ed|ing)?|warn(?:ed|ing)?|tell(?:ing)?|told(?! everyone| everybody)|send(?:ing)?|sent|tagg(?:ed|ing)|writ(?:e|ing|ten)|talk(?:ing|ed)?|spoken|spoke|speaking|go|going|gone|emailed|contact(?:ed|ing)|show(?:ing|n)?|tak(?:e|ing|en)|read(?:ing)?|livestream\w*|live ?tweet\w*|film(?:ed|ing)?)"
_MADE_PUBLIC = Search(
    rf"\b(?:i|we|i ?'ll|we ?'ll|i ?'m|i ?'ve|we ?'ve|we ?'re|im|ive|ill)(?: am| are| will| shall| have| would| just| now| already| also| only| be| then| ?'ll| ?'ve| ?'m)* {_TELLS}\b[^.?!\n]{{0,45}}?\b{_PLACE}\b"
    rf"|\b(?:photos?|photographs?|pictures?|pics?|videos?|clip|footage|story|review|screenshots?|it|this|whole thing|lot|before and after|all of it|thread)(?: (?:is|are|will be|has been|have been|gets?|of [^.?!]{{1,20}})|’s|'s)*(?: \w+)?(?: (?:go|goes|going|gone|posted|shared|up|out|off|on|sent))+\b[^.?!\n]{{0,15}}?\b(?:to|on|in|with|by|up|at|for) {_PLACE}\b"
    rf"|(?:^|[.!?\n] |, |and |or )(?:post(?:ed|ing)|shar(?:ed|ing)|upload(?:ed|ing)|going|putting|telling|warning|tweeting|sending|sent)\b[^.?!\n]{{0,30}}?\b{_PLACE}\b"
    rf"|\b{_PLACE} (?:has|have|is|are|will|knows?|already|gets?|would love|is about to)(?: \w+)? (?:been|be|got|the|it|this|my|our|going|hearing|hear|know|told|getting|running|doing|about|see)\b"
    r"|\bname and sham\w*|\bnaming and sham\w*|\bphotos going up\b|\b(?:one|1|zero)[ -]star (?:review )?(?:posted|coming|everywhere|incoming)|\b(?:leaving|left|writing|posting|posted) (?:you )?(?:a |an |my |this |honest |bad |one[ -]star |1[ -]star )*review\b",
    re.I,
)


def goes_public(story: Story) -> bool:
    """Whether the customer says that it is, or will be, posted or told to others."""
    return _MADE_PUBLIC.search(story.text) is not None
