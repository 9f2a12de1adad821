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
    r"(?!(?:the|an?|my|your|our)\ (?:\w+\ )?\w+[,.;!?])"
    r"(?=(?:i|we|you|u|your|ur|my|our|the|an?|this|that|these|there|nobody|no\ one|nothing|none|not|they|their|he|she|it|its"
    r"|somebody|someone|everyone|everything|all|half|every|each)\b)"
)

_BE = r"(?:\ (?:is|was)|'s|’s)"
_AM = r"(?:\ (?:am|was|are|were|feel)|'m|’m|m)"
_JUST = r"(?:really\ |just\ |still\ |simply\ |honestly\ )?"
_MOOD = (
    r"(?:furious|angry|annoyed|upset|disappointed|fed\ up|cross|livid|disgusted|appalled|shocked|fuming|outraged|frustrated"
    r"|gutted|dismayed|horrified|stunned|amazed|astonished|surprised|sick|tired|sad|unhappy|irritated|aghast)"
)
_BAD = (
    r"(?:ridiculous|outrageous|disgraceful|unacceptable|absurd|shocking|appalling|unbelievable|incredible|terrible|awful"
    r"|disappointing|annoying|frustrating|crazy|mad|insane|laughable|pathetic|wrong|sad|bad\ enough|beyond\ (?:me|belief|a\ joke)"
    r"|a\ (?:shame|pity|disgrace|joke|scandal|farce)|not\ (?:ok|okay|right|fair|good\ enough|acceptable|on))"
)
_FRAMES = (
    # My main gripe is that / the worst part is
    r"(?:the|my|our)\ (?:(?:only|main|real|biggest|one|first|chief|big|actual|whole)\ )?"
    r"(?:problem|issue|trouble|thing|point|gripe|grievance|complaint|concern|worry|objection|fact|truth|upshot"
    r"|(?:worst|best|sad|annoying)\ (?:part|bit|thing))"
    rf"(?:\ (?:with\ (?:it|this|that)|of\ it(?:\ all)?|here|for\ (?:me|us)))?{_BE}",
    # What hurt most was that / what made me so angry is / what I can't get over is
    rf"(?:what|the\ (?:part|bit|thing)\ that)\ {_JUST}{_FEELING}{_WHO}{_MOST}{_BE}",
    rf"what\ {_JUST}(?:makes|made|has\ made)\ (?:me|us|it)\ (?:(?:so|really|even|most|very)\ )?\w+{_BE}",
    rf"(?:what|the\ (?:part|bit|thing)(?:\ that)?)\ (?:i|we)\ {_JUST}{_MIND}{_MOST}{_BE}",
    rf"(?:what|the\ (?:part|bit|thing)(?:\ that)?)\ (?:i|we)\ (?:do\ |really\ )?(?:mind|object\ to|resent|hate){_MOST}{_BE}",
    # I don't understand why / I can't believe
    rf"(?:i|we)\ {_JUST}{_MIND}(?=\ (?:that|how|why|the\ fact)\b)",
    rf"(?:i|we)\ {_JUST}(?:can't|cannot|cant|can\ hardly|can't\ quite)\ believe",
    # I'm furious that / it's ridiculous that / it is beyond me how
    rf"(?:i|we){_AM}\ (?:so\ |very\ |really\ |absolutely\ |just\ |quite\ )?{_MOOD}(?:\ and\ {_MOOD})?"
    r"(?=\ (?:that|how|because|the\ fact)\b)",
    rf"(?:i|we){_AM}\ (?:so\ |very\ |really\ )?{_MOOD}\ to\ (?:find|see|hear|learn|discover|report|say|read)",
    rf"(?:it|this|that)(?:{_BE}|s)\ (?:just\ |so\ |really\ |absolutely\ |completely\ )?{_BAD}(?=\ (?:that|how|why|when)\b)",
    # I'd like to point out that / it has come to my attention that / I have to say
    r"(?:i|we)(?:'d|’d|\ would)?\ (?:like|want|wish|have|need|must|feel\ i\ (?:must|should))(?:\ to)?"
    r"\ (?:point\ out|say|tell\ you|let\ you\ know|report|mention|raise|add|make\ you\ aware)",
    r"(?:i|we)\ (?:regret|hate|am\ sorry|'m\ sorry|’m\ sorry)\ to\ (?:say|report|tell\ you|complain,?\ but|be\ a\ pain,?\ but)",
    r"sorry\ to\ (?:bother|trouble|bug|disturb)\ (?:you|u)(?:\ again)?,?\ but",
    r"it\ has\ come\ to\ (?:my|our)\ attention",
    r"(?:you|u)\ (?:need|ought|might\ (?:like|want)|should)\ (?:to\ )?know",
    r"(?:imagine|picture)\ (?:my|our)\ \w+\ when",
    # as you know, / believe it or not, / to my horror,
    r"(?:as\ (?:you\ (?:may\ |will\ |well\ )?know|if\ (?:that|this|it)\ (?:wasn't|weren't|isn't|was\ not|were\ not|is\ not)\ enough)"
    r"|needless\ to\ say|believe\ it\ or\ not|(?:well,?\ )?guess\ what|(?:just\ )?for\ the\ record|just\ so\ you\ know|not\ only\ that,?\ but"
    r"|to\ (?:my|our)\ (?:great\ |utter\ )?(?:horror|dismay|surprise|shock|amazement|disgust|disappointment)"
    r"|(?:to\ cut\ a\ )?long\ story\ short|the\ long\ and\ (?:the\ )?short\ of\ it(?:\ is)?|bottom\ line(?:\ is)?)",
    r"all\ (?:i|we)\ (?:know|can\ see)\ is",
    # How is it possible that ...? / Did you know that ...?
    r"how\ (?:is\ it\ (?:even\ )?possible|can\ it\ be|come\ it\ is)|why\ is\ it"
    r"|(?:did|do|are)\ (?:you|u)\ (?:even\ )?(?:know|realise|realize|aware)(?=\ (?:that|you|your|my|the|our|i|we|nobody)\b)",
    rf"it(?:{_BE}|s)\ not\ (?:about\ )?the\ (?:money|principle|cost|price),?\ (?:but\ )?it(?:{_BE}|s)",
)
FRAMING = (
    rf"(?:(?:and|but|so)\ )?(?:{'|'.join(_FRAMES)})[,:?!]?(?:\ the\ fact)?(?:\ (?:that|how|why|because|when))?[\s,:]+"
    + _SUBJECT
)
"""The words before "nobody rang" in "What gets me is that nobody rang": an expression for any mode.

It ends before a clause with a subject, so that "my main gripe is noise" stays whole.
"""
