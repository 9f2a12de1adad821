"""What a customer puts before the point, and what a line or a reply leaves out of it."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

_WHO = r"(?:\ (?:me|us))?"
_FEELING = (
    r"(?:gets|got|annoys|annoyed|upsets|upset|bothers|bothered|hurts|hurt|galls|galled|angers|angered|worries|worried"
    r"|stings|stung|kills|killed|frustrates|frustrated|infuriates|infuriated|irritates|shocks|shocked|disappoints"
    r"|disappointed|really\ matters|matters)"
)
_MIND = (
    r"(?:can't|cannot|can\ not|cant|couldn't|don't|do\ not|dont|didn't|won't|will\ not|wont)"
    r"\ (?:get\ over|understand|forgive|believe|get|accept|see|like|stand|stomach|follow|work\ out|let\ go)"
)
_MOST = r"(?:\ (?:the\ )?most|\ more|\ about\ (?:it|this)(?:\ all)?)?"
_SUBJECT = (
    r"(?!(?:the|an?|my|your|our)\ (?:\w+\ ){0,2}\w+[,.;!?])"
    r"(?=(?:i|we|you|u|your|ur|my|our|the|an?|this|that|these|there|nobody|no\ one|nothing|none|not|they|their|he|she|it|its"
    r"|somebody|someone|everyone|everything|all|half|every|each)\b)"
)

FRAMING = (
    r"(?:(?:and|but|so)\ )?(?:"
    r"(?:the|my|our)\ (?:(?:only|main|real|biggest|one|first|chief|big|actual|whole)\ )?"
    r"(?:problem|issue|trouble|thing|point|gripe|grievance|complaint|concern|worry|objection|worst\ (?:part|bit|thing)|fact"
    r"|truth|upshot|sad\ (?:part|bit|thing)|best\ (?:part|bit)|annoying\ (?:part|bit|thing))"
    r"(?:\ (?:with\ (?:it|this|that)|of\ it(?:\ all)?|here|for\ (?:me|us)))?(?:\ (?:is|was)|'s)"
    rf"|(?:what|the\ (?:part|bit|thing)\ that)\ (?:really\ |just\ )?{_FEELING}{_WHO}{_MOST}(?:\ (?:is|was)|'s)"
    rf"|what\ (?:really\ |just\ )?(?:makes|made|has\ made)\ (?:me|us|it)\ (?:(?:so|really|even|most|very)\ )?\w+(?:\ (?:is|was)|'s)"
    rf"|(?:what|the\ (?:part|bit|thing)(?:\ that)?)\ (?:i|we)\ (?:really\ |just\ |still\ |simply\ )?{_MIND}{_MOST}(?:\ (?:is|was)|'s)"
    rf"|(?:what|the\ (?:part|bit|thing)(?:\ that)?)\ (?:i|we)\ (?:do\ |really\ )?(?:mind|object\ to|resent|hate|take\ issue\ with){_MOST}(?:\ (?:is|was)|'s)"
    rf"|(?:i|we)\ (?:really\ |just\ |still\ |simply\ )?{_MIND}(?=\ (?:that|how|why|the\ fact|you|your)\b)"
    r"|all\ (?:i|we)\ (?:know|can\ see)\ is"
    r"|it(?:'s|\ is|\ was|s)\ not\ (?:about\ )?the\ (?:money|principle|cost|price),?\ (?:but\ )?it(?:'s|\ is|\ was|s)"
    r"|(?:to\ cut\ a\ )?long\ story\ short|the\ long\ and\ (?:the\ )?short\ of\ it(?:\ is)?|bottom\ line(?:\ is)?"
    rf")[,:]?(?:\ the\ fact)?(?:\ (?:that|how|why))?[\s,:]+{_SUBJECT}"
)
"""The words before "nobody rang" in "What gets me is that nobody rang": an expression for any mode.

It ends before a clause with a subject, so that "my main gripe is noise" stays whole.
"""
