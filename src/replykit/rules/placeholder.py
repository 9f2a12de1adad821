"""Blanks that nobody filled in, and the holes that an empty field leaves."""

import re
from collections.abc import Iterable, Iterator

from replykit.model import Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.search import Search
from replykit.titles import ANYBODYS

_FIELD = (
    r"name|names|firstname|first_name|last_?name|surname|fname|lname|customer|client|guest|"
    r"patient|tenant|user|"
    r"agent|adviser|advisor|handler|rep|manager|staff|colleague|sender|recipient|contact|owner|"
    r"author|"
    r"date|dates|time|timeframe|timescale|day|days|month|year|deadline|hours|number|no|num|nr|"
    r"id|ref|reference|"
    r"order|booking|ticket|case|claim|invoice|account|policy|tracking|reservation|product|item|"
    r"model|service|"
    r"amount|amt|sum|price|cost|fee|total|refund|discount|percent|percentage|currency|qty|quantity|"
    r"address|street|city|town|postcode|zip|country|location|branch|store|shop|restaurant|hotel|"
    r"venue|site|room|"
    r"phone|telephone|mobile|tel|email|e-mail|mail|link|url|website|company|business|brand|"
    r"organisation|"
    r"organization|department|dept|team|title|salutation|signature|sign-?off|position|job|role|"
    r"issue|problem|"
    r"reason|cause|details?|description|explanation|subject|topic|complaint|event|course|"
    r"carrier|courier|driver|engineer|technician|fitter|plumber|doctor|teacher|status|flight|"
    r"train|seat|table|size|colou?r|"
    r"voucher|code|insert|enter|add|placeholder|blank|your|tbc|tbd|xx+|x"
)
# Words in brackets that are no blank: editor's marks, states, pronouns.
_NO_BLANK = Search(
    r"\b(?:redacted|withheld|removed|deleted|hidden|omitted|solved|closed|resolved|open|pending|"
    r"sic|external|"
    r"urgent|edited|edit|update|updated|image|attached|inaudible|unclear|she|he|they|her|him|"
    r"them|ours?|"
    r"their|emphasis|translated|original|internal|confidential|spam|fwd?|re|ext)\b",
    re.I,
)
_BRACKET = Search(r"(?<![\w\]])\[{1,3}[ \t]*(?P<in>[^\[\]\n]{1,80}?)[ \t]*\]{1,3}(?!\()", tells="[")
_ANGLE = Search(
    r"<<[ \t]*[A-Za-z][^<>\n]{0,60}>>|<(?P<in>[A-Za-z][A-Za-z _/.-]{0,40})>|"
    r"<attribute\b[^<>\n]{0,200}/?>",
    tells="<",
)
_BRACE = Search(r"(?<![\w$#%{])\{(?P<in>[A-Za-z][\w .:/|'-]{0,60})\}(?!\})", tells="{")
_PAREN = Search(
    rf"\((?:insert|enter|add|fill in|your|customer'?s?|agent'?s?|client'?s?|guest'?s?)\s[a-z "
    rf"'/-]{{2,40}}\)"
    rf"|\((?:{_FIELD})\)(?=[,.!]|\s*$)",
    re.I | re.M,
    tells="(",
)
_VARIABLE = Search(
    r"\{\{\{?[^{}]{0,200}\}?\}\}|\{%[^%]{1,400}%\}|#\{[^{}]{1,100}\}|%\{[^{}]{1,100}\}|"
    r"\$\{[^{}]{1,100}\}"
    r"|\{[!$][^{}\n]{1,100}\}|\*\|[A-Z_:]{2,40}\|\*"
    r"|%%[A-Za-z_]{2,40}%%|(?-i:(?<![\w%])%(?!APPDATA|TEMP|PATH|USER|LOCAL|PROGRAM|SYSTEM|"
    r"WINDIR|HOME)[A-Z][A-Z_]{2,40}%(?!\w))|(?<![\w%])%(?:\d\$)?[sd](?![\w%])"
    r"|(?<![\w$])\$(?:first_?name|last_?name|name|customer|order|date|am(?:oun)?t|price|sum|agent"
    r"|company)\w*\b"
    r"|(?<![\w@])@@?(?:(?:first_?|last_?|customer_?|agent_?)name|order_?(?:id|number))@?@?\b"
    r"|@@[A-Za-z_]{2,40}@@",
    re.I,
    tells=("{", "*|", "%", "$", "@"),
)
_BLANK = Search(
    r"(?<![\w_])_{3,}(?![\w_])"
    r"|(?<=[£$€#] )\.{4,}|(?<=[£$€#])\.{3,}|(?<= )\.{5,}(?= )|…{3,}"
    r"|(?<![\w*#-])(?:X{4,}|X{3})(?![\w*-]|[ ]?\d)"
    r"|(?<=[£$€#])[xX]{1,4}(?:\.[xX]{2})?(?!\w)"
    r"|(?<![\w/.-])(?:[xX]{2}|DD|dd|MM|mm|\?\?)[/.-](?:[xX]{2}|DD|dd|MM|mm|"
    r"\?\?)[/.-](?:[xX]{2,4}|YY(?:YY)?|yy(?:yy)?|\?\?)(?![\w/])"
    r"|(?<![\w])XX(?=\s*(?:%|(?:working |business )?(?:days?|weeks?|hours?|minutes?|am|pm)\b))"
    r"|(?<![\w?])(?:\?\?:\?\?|\?{1,2}(?=[ ]?[ap]m\b))|(?<!\d)00[/.-]00[/.-](?:00)?00(?!\d)"
    r"|(?<=\bversion )x\.[xy](?:\.[xyz])?\b|\b(?:Dr|Mrs?|Ms)\.? (?:\.{3}|…)(?!\w)"
    r"|(?<=\bdate )YYYY-MM-DD|YYYY-MM-DD(?= )",
    tells=("___", "...", "………", "…", "XX", "YYYY-MM-DD", "x.", "00/00", "00.00", "00-00"),
    signs=(r"[/.-](?:[xX]{2}|DD|dd|MM|mm|\?\?)[/.-]", r"[£$€#][xX]", r"\?\??:?\??\?? ?[ap?]"),
)
_LOWER_BLANK = Search(
    r"\b(?:the|your|our|a|an|of|to|for|on|by|with|is|was|at|dear|hi|from|number|order|"
    r"no)\s+(?P<blank>x{3,})(?=[.,;: ]|$)(?!\s*\d)",
    re.I,
    tells=("xxx",),
)
_NOTE = Search(
    r"\b(?:TODO(?! (?:lists?|items?)\b)|FIXME|TBD|TBA|TBC(?=:))\b"
    r"(?::(?:\([^()\n]{0,80}\)|\[[^\[\]\n]{0,80}\]|\{\{?[^{}\n]{0,80}\}\}?|[^\n.)\]}>]){0,120})?"
    r"|\(?\b(?:delete|strike|cross out) (?:as|"
    r"where|if|whichever is) "
    r"(?:appropriate|applicable|necessary|needed|required|not applicable|inapplicable)\)?"
    r"|\blorem ipsum\b(?: dolor\b[^.\n]{0,60})?|\binsert (?:your |the |customer'?s? |client'?s? "
    r")?(?:name|date|amount|link|signature|details?|number|text|reason)(?: here)?\b(?! (?:in|"
    r"into|on|at|of)\b)"
    r"|\bLiquid error\b(?:[: ][^\n.]{0,60})?",
    re.I,
    tells=(
        "todo",
        "fixme",
        "tbd",
        "tba",
        "tbc",
        "delete ",
        "strike ",
        "cross out ",
        "lorem ipsum",
        "insert ",
        "liquid error",
    ),
)
_TBC = Search(
    r"\b(?:on|by|is|of|for|at|date|from|near|in|to)\s+(?P<blank>TB[CDA])\b", tells=("TB",)
)
# A sum or a day yet to be settled: no help desk fills these, in a canned reply or out of one.
_UNSETTLED = Search(
    r"(?<=[£$€])[xX]{1,4}(?:[.,][xX]{2})?(?!\w)"
    r"|(?<![\w/.-])(?:[xX]{2}|DD|dd|MM|mm|\?\?)[/.-](?:[xX]{2}|DD|dd|MM|mm|\?\?)[/.-]"
    r"(?:[xX]{2,4}|YY(?:YY)?|yy(?:yy)?|\?\?)(?![\w/])",
    signs=(r"[/.-](?:[xX]{2}|DD|dd|MM|mm|\?\?)[/.-]", r"[£$€][xX]"),
)
_BARE = Search(
    r"\b(?:Customer_?First_?Name|(?:CUSTOMER|CLIENT|GUEST|ORDER|AGENT|USER|TICKET|FIRST|LAST|"
    r"COMPANY|PRODUCT|REFUND|TRACKING|BOOKING)"
    r"(?:_[A-Z]+)+|[A-Z]+_(?:NAME|NUMBER|DATE|TIME|AMOUNT|LINK|EMAIL|ADDRESS|PRICE)"
    r"|(?:[A-Z]{3,} NAME|(?:FULL |FIRST )?NAME OF [A-Z]{3,})(?! [A-Z]{2})"
    r"|[A-Za-z]+_(?:name|date|number|amount|id|link|email|address)\b|Your Name Here|"
    r"Company Name Here|YOUR NAME|FIRSTNAME|LASTNAME)\b",
    tells=("_", "CustomerFirst", " Name Here", "NAME"),
)
_BARE_NAME = Search(
    r"\b(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Hh]iya|Morning|Afternoon|"
    r"Evening)\s+(?P<blank>Firstname|First ?Name|Fname|"
    r"Customer ?[Nn]ame|Surname|Last ?Name|Name|NAME|FNAME|undefined|null|None|NULL|NaN|nil|N/A|"
    r"n/a|test)(?=\s*[,.!:]|\s*$|\s*\n)",
    re.M,
    tells=(
        "name",
        "Name",
        "NAME",
        "undefined",
        "null",
        "None",
        "NULL",
        "NaN",
        "nil",
        "N/A",
        "n/a",
        "test",
    ),
)
_CHOICE = Search(
    r"\b(?P<blank>(?:Dear|Hi|Hello)\s+(?:Mr|Mrs|Ms|Miss|Sir)(?:/(?:Mr|Mrs|Ms|Miss|Mx|Dr)){1,4}"
    r"(?:\s*\((?:delete|strike)[^()\n]{0,40}\))?)(?=[, \n]|$)(?!\s+[A-Z][a-z])",
    tells=("/M", "/D"),
)
# Two titles of which one is meant: "Dear Mr. Mrs. Carver", "Dear Mr/Mrs Carver".
_TWO_TITLES = Search(
    r"\b(?:Dear|Hi|Hello|Hey|Good (?:morning|afternoon|evening))\s+"
    rf"(?P<blank>{ANYBODYS}(?:(?:\s*/\s*|\s+(?:or\s+)?){ANYBODYS})+)"
    r"(?=\s+\w)",
    tells=("Mr", "Ms", "Miss", "Mx"),
)
# What a program prints for a value that is not there.
_EMPTY = Search(
    r"(?<=[£$€])\s?(?:undefined|NaN|null|None)\b|\bundefined undefined\b|\bnull null\b|\[object "
    r"Object\]"
    r"|\b(?:date|number|order|name|amount|refund|ref|reference|id|total|time|price|code|is|was|"
    r"by|on|for|to|of|at|from|your|#)"
    r"[ :#]+(?P<blank>undefined|null|None|NaN|NULL)(?=[ .,;!?]|$)(?! (?:and void|of (?:the|us|"
    r"our|my|this|that|these|those|your|it|them)|"
    r"other|more|too|the less|but|error|value|variable|pointer|exception|in (?:the|your) (?:log|"
    r"console)))",
    tells=("undefined", "NaN", "null", "None", "[object", "NULL"),
)
_HOLE = Search(
    r"^[ \t]*(?P<blank>(?:Hi|Hello|Hey|Dear|Hiya|Good (?:morning|afternoon|evening)|Morning)[ "
    r"\t]+[,!]|Dear[ \t]+,|Dear,(?=\s*$))",
    re.M,
    tells=("Dear,", " ,", "\t,", " !", "\t!"),
)
_GAP = Search(
    r"(?<=[a-z])(?P<blank>[ \t]{2,})(?=(?:was|is|has|will|were|which|and|on|at|by|to|for|from|"
    r"of|with|in)\b)"
    r"|\b(?:your|order|number|Dear|of|for|to|by|on|the|reference|ref|from|is)(?P<blank2>[ "
    r"]{2,})(?=[a-z]{2,})"
    r"|\b(?:number|order|reference|ref|for|of|to|by|on|from|at|is)(?P<blank3>[ ]+[.,])(?=\s|$)"
    r"|(?P<blank4>[£$€][ ]*[.,]?)(?=\s*(?:$|[.,;!?](?:\s|$)|to\b|on\b|has\b|is\b|was\b|back\b|"
    r"will\b))"
    r"|(?P<blank5>[£$€] ,)|(?P<blank6>(?<=\s)#(?=[ ]?[.,;](?:\s|$)|[ ](?:is|was|has|will|and|"
    r"on)\b))",
    tells=("#", "  ", " \t", " .", " ,", "\t ", "\t\t", "\t.", "\t,"),
    signs=(r"[£$€](?!\d)",),
)
# The blank is what the reply talks about: the customer received it.
_TALKED_OF = Search(
    r"\byou (?:say|said|wrote|write|saw|got|received|were (?:sent|shown))\b|\bwhere your\b|"
    r"\bthe (?:letter|mail|email|template|text|form|page|slip|"
    r"invoice|label|voucher|message|field|board|sign|screen) (?:that |which )?(?:had|has|said|says|"
    r"reads?|showed|was dated|"
    r"started|starts|began|begins|printed|addressed|went)\b|"
    r"\b(?:called|calls|addressed|greeted) you\b|\btemplate (?:was|is) (?:faulty|broken|wrong)|"
    r"\breads?\b(?= *[\"“'‘])|\bmeet the blank\b|\bexactly as printed\b|\bwent to\b(?= lorem)",
    re.I,
)


@rule(
    group="accuracy",
    severity=Severity.ERROR,
    examples=[
        Example(
            bad="Dear [[<CUSTOMER NAME>]], the second invoice was sent in error.",
            good="Dear Ms Kerr, we sent the second invoice in error and have cancelled it.",
        ),
        Example(
            bad="Hi [[{{first_name}}]], your card was charged twice on Sunday.",
            good="Hi Amit, we charged your card twice on Sunday and sent £18.40 back this morning.",
        ),
        Example(
            bad="Your slot with [[XXXXX]] has moved to 3 pm on Friday.",
            good="Your slot with Dr Shah has moved to 3 pm on Friday.",
        ),
        Example(
            bad="[[Dear ,]] your parcel left us at noon.",
            good="Dear Rosa, your parcel left us at noon.",
        ),
        Example(
            bad="Your new delivery date is [[null]] and the fee is off.",
            good="Your new delivery date is 4 June and the fee is off.",
        ),
        Example(
            bad="[[TODO: ask Sam about the postage]]\nThe return label is attached.",
            good="The return label is attached, and we pay the postage.",
        ),
        Example(
            bad="The sum of £[[........]] will be paid by Friday.",
            good="The sum of £412 will be paid by Friday.",
        ),
    ],
    leaves_alone=[
        "The form is here: [claim form](https://claims.example/new). It is half a page.",
        "Please quote reference [AB-1029] when you call.",
        "I can see the card **** **** **** 5518 on file.",
        "Meter ending xx71 was read today at 4 pm.",
        'A mail that starts "Dear [FIRST NAME]" is no apology.',
        "Order #1042 was sent with a 20% discount.",
        "The XXL came up small, so I've put an XXXL in the post.",
        "Your to-do list is back in the app.",
        "Every item of your TODO list is back.",
        "The letter had XXXX where your surname should be, you say.",
    ],
)
def placeholder(reply: Reply) -> Iterator[Problem]:
    """A blank that is still there: a variable, a note to oneself, an empty name, no text at all.

    ## Why it matters
    It shows that nobody read the reply before it went, and that the one who complained is a slot
    in a form.

    ## Write instead
    Fill it in, or write the sentence so that it needs no filling: "Hello" is better than "Hi ,".

    ## When not to use it
    In canned templates, where variables are the purpose: lint those with `template = true`. Then
    only notes such as TODO and what no help desk fills are reported: TBC, £XX, DD/MM/YYYY.

    ## What it cannot see
    A wrong value in the right place: another customer's name, yesterday's date.
    """
    if not reply.text.strip():
        yield Problem(0, len(reply.text), "There is no text here. Write the reply, or send none.")
        return
    blanks = reply.once(_find_unsettled if reply.is_template else find_blanks)
    for start, end in blanks:
        quote = reply.text[start:end].strip()
        if quote:
            message = f"“{quote}” is a blank that nobody filled in. Put the value there, or reword."
        else:
            message = "A word is missing between these spaces. Put it there, or reword."
        yield Problem(start, end, message)
    for match in _ASSISTANT.finditer(reply.text):
        if not reply.is_quoted(*match.span()):
            told = (
                f"“{match[0].strip()}” is what a writing tool says about the reply. Strike it out."
            )
            yield Problem(*match.span(), told)


# What a language model says before a draft, after it or in its place.
_THE_DRAFT = r"(?:draft|reply|response|version|rewrite|revision|e-?mail|message)"
_ASSISTANT = Search(
    r"^(?:(?:sure|certainly|of course|absolutely|great|ok(?:ay)?)(?: thing)?[!,.][ \t]+)?"
    r"(?:here(?:['’]s| is)|below is) (?:a|an|the|your|my)(?: [a-z-]+){0,3} "
    rf"{_THE_DRAFT}\b[^\n:.]{{0,60}}:(?=[ \t]*$)"
    r"|\b(?:let me know|tell me|just say) if you(?:['’]d| would)? (?:like|want|prefer|need)"
    r" (?:me )?(?:to )?(?:adjust|change|tweak|rewrite|rephrase|revise|modify|soften|shorten"
    rf"|refine) (?:the |this |its )?(?:tone|wording|length|style|{_THE_DRAFT})\b"
    r"(?! (?:of|on|in|for) )"
    r"|\b(?:let me know|tell me) if you(?:['’]d| would)? (?:like|want|prefer) (?:me to make )?"
    r"(?:it|this)(?: to be)? (?:more|less) (?:formal|casual|friendly|concise|detailed|empathetic)\b"
    r"|(?:^|(?<=[.!?] ))as an? (?:ai|artificial intelligence|large)?,? ?language model\b",
    re.I | re.M,
    tells=("here", "below is", " if you", "language model"),
)


def find_blanks(reply: Reply) -> list[tuple[int, int]]:
    """Every blank of the text, of templates too, in order; none lies in another."""
    return _outermost(reply, _blanks(reply.text))


def _find_unsettled(reply: Reply) -> list[tuple[int, int]]:
    """What no help desk fills: a note, a sum or a day that is still to be settled."""
    return _outermost(reply, _unsettled(reply.text))


def names_blank(name: str) -> bool:
    """Whether somebody who signs so has left a blank: "XXX", "[name]", "Customer Name"."""
    return any(True for _ in _blanks(f"Hi {name},\n"))


def _outermost(reply: Reply, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if (not found or start >= found[-1][1]) and not _is_talked_of(reply, start, end):
            found.append((start, end))
    return found


def _is_talked_of(reply: Reply, start: int, end: int) -> bool:
    if reply.is_quoted(start, end):
        return True
    sentence = reply.sentence_at(start)
    return sentence is not None and sentence.holds(_TALKED_OF)


def _unsettled(text: str) -> Iterator[tuple[int, int]]:
    yield from _notes(text)
    for match in _UNSETTLED.finditer(text):
        yield match.span()
    for match in _TBC.finditer(text):
        yield match.span("blank")


def _notes(text: str) -> Iterator[tuple[int, int]]:
    for match in _NOTE.finditer(text):
        yield match.span()


def _blanks(text: str) -> Iterator[tuple[int, int]]:
    yield from _notes(text)
    for pattern in (_VARIABLE, _BLANK, _PAREN, _BARE):
        for match in pattern.finditer(text):
            yield match.span()
    for pattern in (_LOWER_BLANK, _TBC, _BARE_NAME, _CHOICE, _TWO_TITLES, _EMPTY, _HOLE, _GAP):
        for match in pattern.finditer(text):
            named = next((name for name, value in match.groupdict().items() if value), None)
            yield match.span(named) if named else match.span()
    for match in _BRACKET.finditer(text):
        if _names_field(match["in"], upper_counts=True):
            yield match.span()
    for match in _BRACE.finditer(text):
        inside = match["in"]
        is_variable = inside.isidentifier() and inside.islower() and len(inside) > 2
        if is_variable or _names_field(inside, upper_counts=False):
            yield match.span()
    closed = {match[1].rstrip() for match in _CLOSED.finditer(text)}
    for match in _ANGLE.finditer(text):
        inside = match["in"]
        if inside in closed:
            continue  # an element of HTML
        if inside is None or _names_field(inside, upper_counts=False):
            yield match.span()


_CLOSED = Search(r"</([^<>\n]{1,80})>", tells=("</",))
_FIELD_WORD = Search(rf"(?<![A-Za-z])(?:{_FIELD})(?![A-Za-z])", re.I)
_REFERENCE = Search(r"[A-Z]{1,6}[- ]?\d|\d")


def _names_field(inside: str, *, upper_counts: bool) -> bool:
    """Whether bracketed words are the name of something to fill in."""
    if _NO_BLANK.search(inside) or (_REFERENCE.search(inside) and "XX" not in inside):
        return False
    if len(inside) == 1 and inside not in "Xx":
        return False
    spread = re.sub(r"(?<=[a-z])(?=[A-Z])|_|\.", " ", inside)  # customerName, order_id
    if inside == "x":  # a ticked box
        return False
    if _FIELD_WORD.search(spread):
        return True
    return upper_counts and ((inside.isupper() and " " in inside) or inside.endswith(" here"))
