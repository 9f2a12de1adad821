"""What a complaint asks of its reader, clause by clause: its pleas.

A plea wants something done or told: an order, a wish, a question that wants an answer, "it should
be put right". An order to take something in is none: "bear in mind that", "take this in the
spirit in which it is meant", "let me get this straight", "make it make sense". The readers of
requests weigh the words; this tells whether anything is asked for with them.
"""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

from collections.abc import Sequence
from dataclasses import dataclass

from replykit.complaint.story import Clause, Story
from replykit.complaint.tags import TAGS, VERB
from replykit.search import Search
from replykit.text import Sentence

_LEADS = frozenset(
    """and so but or now then just also well ok okay look right instead therefore either at least
    hi hello hey anyway honestly seriously first firstly second secondly finally lastly again simply
    only , - : ; ( \" . ! …""".split()
)
"""What may stand before the words that tell asking from telling."""
_POLITE = frozenset("please pls plz kindly".split())

_HEED = Search(
    r"(?:(?:please|pls|plz|kindly|just|do|do not|never|and|but|so|also|now|always|, ) ?)*(?:"
    r"(?:take )?note(?!\w)(?! (?:it|this|them) (?:on|in|down|against))|n ?\. ?b\b|nb\b|bear (?:it |this |that |me )?(?:in mind|with|witness)|keep (?:it |this |that )?in mind|mind (?:you|the|your|how)\b|be (?:aware|advised|assured|warned|fair|honest|careful|serious|real|quick to|ashamed|proud|in no doubt|under no illusion|reminded|told|my guest|grateful|glad)|rest assured|"
    r"believe (?:me|it|you me|that|us)|trust (?:me|us)\b|(?:forgive|excuse|pardon) (?:me|us|my|our|the|this|that|any|his|her)|accept (?:my|our|this (?:as (?:praise|thanks|a compliment))) ?(?:thanks|apolog\w+|sincere|best|warm\w*|congratulations|condolences|praise)?|"
    r"take (?:it|this|that|these|my \w+|what (?:i|follows)|me)(?: \w+){0,2}? (?:in the (?:spirit|way)|as (?:read|a (?:compliment|joke|warning|lesson|given|sign|hint|kindness)|meant|praise|given|you find)|from me|for what it|or leave it|personally|the wrong way|with a (?:pinch|grain)|seriously|to heart|at my word|how you|however you|badly|kindly)|take (?:my word|heed|heart|a bow|care|comfort|it easy|it or leave|that as|this as (?:read|meant))|do not take (?:it|this|that|my)\b|"
    r"read (?:that|it|this|the (?:first|last|previous) \w+) (?:again|back|twice|slowly|out loud|aloud|as)|read (?:on|between)\b|(?:re ?- ?read|reread) (?:that|it|this)\b|get (?:this|a load|a life|a grip|lost|real|stuffed|knotted|your (?:act|head|facts|heads)|over (?:it|yourselves))(?! (?:done|sorted|fixed|right|wrong|off|out|back|to|put|moved|changed|opened|working|mended|repaired|delivered|collected|resolved|looked|seen|escalated|removed|taken|cleaned|in|on|up|down)\b)|let me (?:get (?:this|that|it) (?:straight|right|clear)|be (?:clear|plain|honest|blunt|frank|precise|fair|quick|brief)|say|tell you|explain|add|put it|start|begin|guess|see|stress|repeat|remind|make|take you|finish|count|assure|spell|point|state|give you|walk you|set the scene|paint|ask you)|let us (?:be|not|say|see|hope|face|call|start|begin|leave it|just say)|"
    r"(?:make|makes) it make sense|make of (?:it|that)|make no mistake|remember(?! to)|imagine|picture (?:this|it|the|a|me|us)|think (?:about|of|again|twice|on)|consider (?:this (?:a|me|us|fair|your)|me|us|yourself|yourselves|it (?:a|my|our|your)|the)(?! (?:refund\w*|request|claim|my|a (?:refund|discount|replacement)))|look (?:at (?:it|the (?:photo|picture|attached|date|state|time)|this|that)\b(?! (?:again|into|properly))|here|,|elsewhere|closely|forward)|listen\b|see (?:attached|enclosed|below|above|photo\w*|pic\w*|my|you|the (?:attached|photo\w*|pictures?)|for yourself|how)|find (?:attached|enclosed|below)|hear me out|picture|"
    r"know (?:that|this)|understand (?:that|this|me|i|we)|appreciate (?:that|this|how)|recall that|realise that|get me wrong|do not (?:get (?:me|us) wrong|worry|fret|mention|ask|bother to (?:answer|reply|deny)|start|laugh|forget|even|pretend|think|tell me|imagine|be|know|care|you)|never mind|guess (?:what|who|how|where|when)|tell me about it|ask (?:me|yourself|yourselves|anyone|anybody|any \w+|my \w+)\b|save (?:your|yourself|yourselves|it|the)|spare (?:me|us|yourself|yourselves)|enjoy|good luck|shame\b|hope\b|hoping|trusting|thank|thanks|bless\b|god\b|heaven|call (?:me (?:old|a|an|fussy|picky|mad|naive|sentimental|daft|cynical|soft|stupid|what)|it (?:a|an|what|quits|even|luck))|say (?:what|no more|hello|cheese)|put (?:it|that) (?:this way|another way|simply|bluntly|mildly|differently)|put (?:simply|bluntly|plainly)|suffice|fancy|mark my|wait (?:for it|till|until|,)|go figure|go (?:on then|ahead|and boil|there|elsewhere|to hell)|do the (?:math|maths|sums)|give or take|come (?:on|to think|what may|rain|again)|fool me|compare\b|try (?:and )?(?:explaining|telling|saying|to (?:imagine|explain|picture|tell|see)|living|sitting|sleeping|asking|getting|doing|it (?:yourself|sometime))|avoid|steer clear|beware|buyer|stay (?:away|well)|run(?: away| for (?:the|your)| a mile|$| [.!])|shop elsewhere|book elsewhere|feel free|correct me if|stop me if|if (?:only|you ask)|as if|turns out|judge for|make of|well done|do better|be better|sort yourselves|pull your|shove|stuff\b|choke|rot\b|keep (?:it|your|my|the (?:change|faith|good|voucher|flowers)|them|that|up)|may you|god forbid|picture it|"
    r"wake up|grow up|cheer up|shut up|shut the front|hang on|hold on|give (?:me strength|over|us strength|me a break|(?:him|her|them|that \w+|the \w+|\w+) a (?:raise|rise|medal|pay|bonus|gold|hug))|beat (?:that|it)|beggars belief|dream on|jog on|do one|sleep well|carry on|you (?:do|are)|love\b|long may|treat yourself|do yourself|don your|bring back the days|rip\b|lol\b|thank heavens)"
)
"""An order to take something in, to feel or to think: nothing is to be done about the matter.

Also what is shouted at nobody, wished on somebody, or told to other customers.
"""
_WISH = Search(
    r"\b(?:i|we) (?:(?:really|just|only|simply|now|still|also|honestly|actually|do|must|all|both|therefore|hereby|respectfully|at least|kindly|formally|,) ){0,4}(?:"
    r"(?:would|should|shall|will) (?:(?:really|just|only|simply|now|still|also|very much|so|rather|at least|dearly|greatly|much) ){0,4}(?:like|love|prefer|appreciate|expect|want|need|ask|welcome|be (?:so |very |most |really |truly |ever so )?(?:grateful|glad|obliged|thankful|happy|pleased|relieved)|value|suggest|request|require|rather (?:you|have|get|not)|sooner (?:you|have|get)|settle for|accept|take|await|have liked)"
    r"|(?:want|need|demand|require|request|expect|insist|ask|beg|prefer|await|propose|suggest|urge|claim|seek)\b|am (?:\w+ )?(?:asking|requesting|demanding|looking for|after|seeking|hoping|waiting for|claiming|begging|entitled|owed)|are (?:\w+ )?(?:asking|requesting|demanding|looking for|after|seeking|hoping|claiming|entitled|owed)|have (?:\w+ )?(?:a request|one request|a question|two questions|one question|to ask)|wonder\w*|was wondering|were wondering|look forward to|could do with|wish (?:to|for|someone to|somebody to|you to)|hope (?:to (?:have|get|hear|see|receive)|(?:that )?(?:you|someone|somebody|this|it) (?:can|could|will (?:be )?(?:put|send|see|look|consider|sort|fix|act|do|re\w+))|for (?:a|an|your))|trust (?:that )?(?:you|this|it) (?:will|can)|do not (?:know|understand|see|get) (?:why|how|what|when|where|who|which|if|whether)|can not (?:see|work out|tell|find|understand) (?:why|how|what|when|where|who|which|if|whether)|(?:must|have to|need to|should) (?:know|insist|ask|speak|have)|have not (?:been told|heard)|give you|leave it)"
)
_DUE = Search(
    r"\b(?:(?:needs?|ought|has got|have got|has|have|is|are|was) to be (?!in\b|a\b|the\b|there\b|at\b|here\b|with\b)\w+|(?<!you )(?:must|should|shall) (?:please |now |at least |just |all |also )?(?:be|have|get|go|come) \w+|(?:could|can|may|might) (?:please|at least|perhaps|maybe) \w+|(?:wants?|needs?|could do with) (?:a |an )?(?:\w+ing|doing|looking|replacing|seeing|good)\b|(?<!as )(?<!if )(?<!when )(?<!what )you (?:must|should|shall|ought to|need to|have to|had better|can|could|may|might|owe)\b(?! (?:not|be|have|know|see|hear|imagine|say|guess|tell (?:from|by|that|it)|even|try|still|only|think|understand|feel|smell|taste|all)\b)|(?:someone|somebody|anyone|anybody|one of you|who ?ever|they|he|she|it|that|this|there|these|those) (?:still |really |now |urgently )?(?:needs? (?:to|\w+ing)|must|should(?! (?:not |never )?have)|ought to|had better|please)\b|(?:someone|somebody|anyone|anybody|one of you) (?:has to|could|can|may|might)\b|let (?:me|us|him|her|them)\b|all (?:that )?(?:i|we) (?:want|ask|need)|(?:would|will|might) (?:do|suit|be fine|help)\b|would be (?:so |very |most |much |really )?(?:good|nice|kind|great|lovely|helpful|appreciated|grateful|wonderful|welcome|fair|enough|a start)|(?:grateful|obliged|glad|thankful|appreciated|appreciate it|kind|great|good|nice|lovely|happy) (?:if|for|to (?:have|hear|know|get|see|be))\b|if (?:you|someone|somebody|it|they|this|that|there|the \w+|my \w+) (?:could|would|can|will)\b|would you|will you|could you|can you|can u|could u|cud u|what (?:i|we) (?:want|need|ask|would like)|my (?:question|request|ask)\b|(?:is|are) it possible|any (?:chance|news|update|idea|joy|word|eta|advice|way|help)\b|(?:by|before|within) (?:return|noon|close|\d+ (?:working |business )?days|the (?:\d+|end)|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight)|(?:money|refund\w*|deposit|cash|fee|fare|difference|apology|explanation|manager|replacement|reply|answer|callback|call back|help|update|£ \d+|\$ \d+)(?: back)? (?:please|now|today|pls|plz|asap)|(?<!gave me the )(?<!gave us the )(?<!got the )(?<!got my )(?<!had the )(?<!had my )(?<!got our )(?<!me my )(?<!all the )(?:money|cash|deposit|fee|fare|refund|[£$€] [\d,.]+|\d+ (?:quid|pounds|dollars|euros|eur)) back\b(?! (?:without|at once|before|within|and a|the same))|(?<!came )(?<!went )(?<!got )(?<!is )(?<!was )back (?:please|now|today|pls|plz|asap|on my|to my|in my|into my)|(?:^|[,;:.] |\band )refund\b(?! (?:was|is|has|had|of \w+ (?:was|is|has)|came|took|never|still|policy|not))|or else|failing which|otherwise i|unless|i will (?:take|have|accept)|how (?:do|can|should|would|about)|what (?:do|should|can) i|pay (?:me|up|for)|owe me|owes? us|(?:what|how) (?:are|do|will) you (?:going|intend|propose|plan))"
)
"""What is due, would be kind, or might be done: a request without an order."""
_QUESTION = frozenset("why how what when where who which whose whom wen y".split())
_AUX = frozenset(
    "can could will would may might is are was were do does did has have had should shall must am any cud".split()
)
_ABLE = frozenset("can could may cud".split())
_ASKED = frozenset(
    "you u ya i we it they this that someone somebody anyone my the our one a".split()
)
"""Whom a modal verb that opens a plea is about."""
_HAD = frozenset("been had not never to got bought used i you we".split())
"""What makes a "have" that opens a clause a thing of the past: "have been waiting"."""
_OBJECTS = frozenset("it the this that my our them those these your something".split())
_NO_ORDER = frozenset(
    """i we you they he she it this that there is are was were am been has have had did does
    not no never can could will would may might shall should must paid went got sent sold bought took
    came thought made found lost left told said gave kept held rang drove fell felt ate slept spoke wrote
    read saw heard met ran sat stood began broke brought built caught chose done drew drunk fed flew forgot
    froze gone grew hung knew known led meant put-off rode rung sank shot shown slid spent spilt stole stuck
    swept swore taught threw torn woke wore won seen given taken turns says keeps takes love hope mine nothing
    nobody everyone everything someone somebody one two three four five six seven eight nine ten half all
    lovely great nice still shame thank thanks wish guess looks forgets mould ghosted charged thats its im ive
    dont cant wont isnt didnt hasnt""".split()
)
"""Words that open no order, whatever part the tagger thinks they play."""
_SAID = Search(
    r"\b(?:said|say|saying|wrote|typed|asked|told|without a|says|no|hears?|heard) (?:\" )?(?:please|pls|plz|kindly)\b"
)
_RHETORICAL = Search(
    r"(?:who|what) (?:am|are) (?:i|we) (?:supposed |meant )?to (?:believe|trust|laugh|cry)|am i (?:supposed|meant) to (?:laugh|cry|be)|do (?:i|we) (?:laugh|cry)|is it (?:me|just me|only me)\b|am i (?:the only|going mad|missing|invisible|dreaming|being)|(?:is|was|are|were) (?:it|this|that|they|you|i|we) (?:a joke|serious|joking|kidding|for real|really|normal|too much|any wonder|not enough|what|how|acceptable)|who (?:does|would|do|on earth|in their|thought|thinks|cares|knew|knows|wants|needs|signed|approved|designed|runs|hires|trains)\b|what (?:exactly |on earth |precisely |the \w+ )?(?:am i|are we|is it i|do i|were you|are you) (?:paying|pay|thinking|playing|supposed|meant|smoking|on)|what (?:is|was) the (?:point|use)|what (?:kind|sort) of|how (?:hard|difficult|dare|stupid|is (?:this|that|it) (?:even |still )?(?:ok|okay|legal|fair|allowed|acceptable|possible|my))|why (?:should|would|do|must) (?:i|we|anyone|anybody) (?:bother|pay|have to|keep|trust|even|come|stay|care)|(?:would|did|have|had) (?:i|we) (?!(?:get|have|be|still|need|please|just|ask|paid)\b)\w+|(?:did|do|does|has|have|can|could|will|would) (?:you|anyone|anybody|nobody|no one|any of you|you people|you lot|somebody|someone)(?: \w+)? (?:not |even |really |ever |honestly |actually |think|care\b|know how|believe|imagine|realise|call (?:this|that|yoursel)|expect|proud|sleep)|since when|(?:and )?(?:you|they|he|she|we|it|the|their|his|my|a|no)\b(?! (?:can|could|will|would|need))"
)
"""A question that wants no answer, by how it opens."""
_VERB = TAGS.index(VERB)


@dataclass(frozen=True, slots=True)
class Plea:
    """A clause that asks for something.

    ``is_question`` says that it is a question for something to be told.
    """

    clause: Clause
    is_question: bool

    @property
    def text(self) -> str:
        """Its folded words."""
        return " ".join(self.clause.norms)

    def holds(self, place: int) -> bool:
        """Whether something stands in it, by its place in the text."""
        return self.clause.start <= place < self.clause.end


def is_heeding(norms: Sequence[str]) -> bool:
    """Whether a clause only wants something to be taken in, felt or thought."""
    at = next((at for at, norm in enumerate(norms) if norm not in _LEADS), 0)
    return _HEED.pattern.match(" ".join(norms[at:])) is not None


def is_question(sentence: Sentence) -> bool:
    """Whether a sentence ends as a question."""
    return sentence.text.rstrip("\"'”’) \n!").endswith("?")


def is_rhetorical(sentence: Sentence) -> bool:
    """Whether a question wants no answer, by how it opens."""
    norms = sentence.norms
    at = next((at for at, norm in enumerate(norms) if norm not in _LEADS), 0)
    return _RHETORICAL.pattern.match(" ".join(norms[at:])) is not None


def find_pleas(story: Story) -> list[Plea]:
    """Every clause that asks for something, in the order of the text."""
    found = []
    for clause in story.clauses:
        mood = _mood(story, clause)
        if mood:
            found.append(Plea(clause, mood == "?"))
    return found


def _mood(story: Story, clause: Clause) -> str:
    """What a clause asks for: "!" what is to be done, "?" what is to be told, or nothing."""
    norms = clause.norms
    at = next((at for at, norm in enumerate(norms) if norm not in _LEADS), None)
    if at is None:
        return ""
    rest = norms[at:]
    text = " ".join(rest)
    if _HEED.pattern.match(text):
        return ""
    if is_question(clause.sentence):
        return "" if is_rhetorical(clause.sentence) or not any(map(str.isalpha, text)) else "?"
    if not _POLITE.isdisjoint(norms):
        return "" if _SAID.search(text) else "!"
    is_first = clause.first == clause.sentence.first
    if is_first and rest[0] in _QUESTION and len(rest) > 2 and rest[1] in _AUX:
        return "" if _RHETORICAL.pattern.match(text) else "?"
    if _WISH.search(text) or _DUE.search(text):
        return "!"
    first = rest[0]
    if first in _ABLE and len(rest) > 1 and rest[1] in _ASKED:
        return "" if _RHETORICAL.pattern.match(text) else "!"
    if first == "do" and len(rest) > 1 and rest[1] in _OBJECTS:
        return "!"
    if first == "have" and len(rest) > 1 and rest[1] not in _HAD:
        return "!"
    if first in _NO_ORDER or first.endswith(("ed", "ing", "ly")) or not first[0].isalpha():
        return ""
    scores = story.tag_scores[clause.first + at]
    return "!" if max(scores) == scores[_VERB] else ""
