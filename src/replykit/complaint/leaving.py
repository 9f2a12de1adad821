"""Whether a customer says that they leave, or only that something of theirs was cancelled."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

from replykit.complaint.story import Story
from replykit.search import Search

_SERVICE = r"(?:subscriptions?|subs?|memberships?|accounts?|contracts?|polic(?:y|ies)|plans?|direct debits?|standing orders?|box|cover|insurance|broadband|service|package|season tickets?|sponsorship|donations?|newspaper|magazine|trial|licen[cs]e|retainer)"
_PLACE = r"(?:supplier|provider|bank|vet|vets|dentist|practice|garage|salon|shop|store|gym|hairdresser|barber|company|firm|agency|place|cafe|baker|bakery|restaurant|pub|hotel|airline|network|insurer|accountant|school|nursery|club|site|app|brand|lot|outfit|butcher|chemist|pharmacy|courier|florist|builder|plumber)"
_MINE = r"(?<!you )(?<!they )(?<!bank )(?<!you have )(?<!they have )(?<!you just )(?<!company )(?<!to )(?<!he )(?<!she )(?<!it )(?<!not )(?<!who )(?<!was )"
_LEAVES = Search(
    r"\b(?:never|not|no longer|nor will (?:i|we)|none of us will) (?!just\b|only\b)(?:\w+ ){0,3}?(?:(?:be )?(?:coming|going) back(?! (?:in|for|with|to (?:you|bed|work|sleep|the (?:office|doctor)))\b)|be (?:back|returning|renewing)|(?:be )?using (?:you|them|this|your|it|the \w+) again|return(?= ?$| [.,;!]| here)|(?:use|order|buy|shop|book|stay|fly|eat|visit|come|go)(?:ing)? (?:\w+ ){0,4}?again|buy(?:ing)? (?:\w+ ){0,3}?(?:from (?:you|here|them|this brand)|here)|shop(?:ping)? (?:here|with you)|renew(?:ing)?|setting foot|give you (?:another|my)|spend(?:ing)? another|touch\w* (?:you|your|this)|near (?:the|this|your|you)(?: \w+)? again)\b"
    r"|\bnever again\b(?! (?:be|will|have|happen|see|hear))|\blost (?:me|us|(?:a|another|two|one) (?:\w+ ){0,2}customers?|(?:my|our) (?:business|custom)|(?:\w+ ){0,2}customers)\b"
    r"|\b(?:i|we|thats|that|that 's) (?:am|are|is|'m|'re) (?:now |so |officially |truly |all |both |me |us )*(?:done (?:with (?:you|this (?:app|place|shop|company|brand|gym|bank)|them|your)|here|buying)|off to (?:the other|another|a|your)|leaving (?:you|at the end|when)|gone(?= ?$| [.!])|switching|moving (?:to (?:another|a (?:new|different|better)|your)|(?:my|our) (?:business|custom|account|money|broadband))|taking (?:my|our) (?:business|custom|money|accounts?|trade)|closing (?:my|our) account|going (?:elsewhere|somewhere else))\b"
    rf"|{_MINE}\b(?:cancel(?:led|ling)?|ending|end|terminat(?:e|ed|ing)|clos(?:e|ing)|given? up|gave up|quit|dropping|binned) (?:my|our|all my|all our) (?:[\w']+ ){{0,2}}?{_SERVICE}\b(?! (?:number|confirmation|and got|on|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|last))"
    rf"|{_MINE}\b(?:delet(?:e|ed|ing)|uninstall(?:ed|ing)?) (?:your app|the app|ur app|my account)\b|\b(?:app|card) (?:is )?(?:deleted|uninstalled|cut up)(?= ?$| [.,!])"
    rf"|\b(?:switched|switching|moved|moving|changing|changed|going|gone|go|goes|walk\w*|defect\w*|over) (?:\w+ ){{0,3}}?(?:to|over to) (?:a |an |the |another |some |your |my )?(?:\w+ )?(?:rivals?|competitors?|competition|opposition|other (?:lot|{_PLACE})|(?:different|new|better|proper|another) {_PLACE}|one (?:across|down|up|round|over))\b|\b(?:changed|switched|joined|chosen|found) (?:to )?(?:another|a (?:different|new|better)) {_PLACE}\b|\bchanged (?:{_PLACE}s?)\b"
    r"|\b(?:take|taking|taken|took) (?:my|our|her|his) (?:\w+ )?(?:business|custom|money|trade|account)s? (?:elsewhere|somewhere|away|to)\b|\b(?:we|i) (?:will |shall |would |have |are |am )(?:now |be |all )*(?:go|going|gone|shop|shopping|buy|buying|bank|banking|book|booking) (?:elsewhere|somewhere else)\b|\blast (?:time (?:i|we) (?:will|shall|ever|use|order|come|book|buy|fly|stay|eat|set|go)|(?:thing|order|one|booking|penny) (?:i|we) (?:will |shall )?(?:ever |buy|order|give|make)|order (?:from|with) (?:me|us)|penny you|booking of ours|straw)\b|\bparting (?:ways|company)\b|\bfrom now on (?:i|we) (?:will|shall|am|are|go|use|buy)\b"
)
"""What can hardly be said by somebody who stays."""
_MAY_LEAVE = Search(
    r"\b(?:leav\w*|left|gone|goodbye|good ?- ?bye|bye|farewell|see ya|so long|adios|cancel\w*|ended|ending|(?<!by the )(?<!in the )(?<!at the )(?<!to the )end|clos\w+|delet\w+|uninstall\w*|unsubscrib\w+|unfollow\w*|terminat\w+|withdr\w+|stop\w*|switch\w*|mov(?:e|ed|ing)|chang\w+|elsewhere|somewhere|rivals?|competit\w+|across|else|other|another|different|last|never|again|back|done|out|through|finished|from now on|next|lost|lose|losing|renew\w*|quit|gave up|given up|give up|binn?ed|avoid|stick(?:ing)?|loyal\w*|customers?|custom|business|used to|instead|own|home|away|taking|take|took|goes|going|goes|off|no more|no longer|return\w*|refuse|will not|shall not|over|enough|rather|try|trying|try|found|find|get the)\b"
)
"""Words without which nobody says that they leave."""
_ONE_OFF = Search(
    r"\bcancel(?:led|ling)? (?:the|my|our|this|that|it|both|all|a|an) (?:[\w']+ ){0,3}?(?:bookings?|tables?|appointments?|orders?|flights?|rooms?|slots?|places?|fine|charges?|notice|tickets?|class|test|meetings?|reservations?|visits?|delivery|parcels?|trip|tour|loan|invoice|fee|debt|seats?|train|cut|lesson|party|event|show|hire)\b|\b(?:table|room|slot|appointment|booking|reservation|tickets?)\b[^.?!]{0,90}\bcancel (?:it|them|that)\b|\bcancellation (?:number|fee|policy|charge|email)\b|\bfree cancellation\b"
)
"""What is cancelled is one occasion."""
_STAYS = Search(
    r"\b(?:will|shall) (?:(?:definitely|certainly|gladly|still|of course|happily|be|come|naturally|probably|all) ){0,4}(?:be )?(?:back|come back|return|be returning)(?! (?:to (?:you|this)|with (?:a|my|the)))\b(?! (?:the|it|them|your|my|this|in touch))|\b(?:not|never|no intention of) (?:leaving|going anywhere|about to stop)\b|\bcustomers? now\b"
)
"""Who will be back does not leave."""


def leaves(story: Story) -> bool:
    """Whether the customer says that they leave, in words that mean little else."""
    return any(map(_LEAVES.search, story.said))


def only_cancels(story: Story) -> bool:
    """Whether only one occasion is cancelled, by who may well come back."""
    return any(map(_ONE_OFF.search, story.said)) and not may_leave(story)


def may_leave(story: Story) -> bool:
    """Whether some words may say so, and are not those of a cancelled booking or of who stays."""
    if leaves(story):
        return True
    if any(_STAYS.search(text) and " not " not in f" {text} " for text in story.said):
        return False
    return any(_MAY_LEAVE.search(_ONE_OFF.sub(" ", text)) for text in story.said)
