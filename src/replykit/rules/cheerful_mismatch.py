"""Emoji, upbeat marks, jokes and advertising in answer to someone who is upset."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from replykit.model import Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.search import Search
from replykit.text import Sentence, Stretches

_EMOJI = Search(
    "(?:[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55\u23e9-\u23fa\u2764\u203c\U0001f1e6-\U0001f1ff]"
    "[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]*[ \t]?)+"
    r"|(?<![\w:;])(?:[:;=][-o']?|8-)[)DPpd3](?![\w)])|(?<!\w)<3(?!\w)|"
    r"(?<!\w)[xX]?[xX][oO][xX][oO](?!\w)|\^_\^|(?<!\w)xD(?!\w)",
    tells=("<3", "^_^", "xD"),
    signs=(
        "[\u203c\u23e9-\u23fa\u2600-\u27bf\u2b50\u2b55\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff]",
        r"[:;=8](?:-|(?<!8)[-o']?)[)DPpd3]",
        r"[xX][oO][xX][oO]",
    ),
)
# Signs that are no mood: ticks, arrows, telephones, copyright and the like.
_SOBER = frozenset("✓✔☑✗✘✖☎✆✉✂➔➜➝➞➡→←☐☒★☆✦✱❖■●○◆▶◀✈♿⚠ⓘ📞📱✅❌📧📍🔗📎📌🔒🏠📩☏")
_BRAND = Search(
    r"\b(?:Yahoo|Jeopardy|Caramba|Oxygen|Joomla|Panic|Yum|Wham|E|Toys|Which|Chips Ahoy|Westward "
    r"Ho|Moulin Rouge|Oklahoma|Mamma Mia|Oliver|Tune-Yards)!$"
)
# A mark after these is manners: a greeting, a thank-you that closes.
_GREETING = Search(
    r"^(?:(?:good\s+)?(?:morning|afternoon|evening)|hi|hello|hey|hiya|heya|dear|greetings|"
    r"welcome|bonjour|hola|ciao|buongiorno|namaste|howdy|g'day|thanks?|thank you|cheers|many "
    r"thanks|"
    r"ta|yes|no|sorry|apologies|so sorry|really sorry|done|sure|of course|absolutely|right|ok|"
    r"okay|got it|please|bye|goodbye|take care)\b[^.!?]{0,40}!$",
    re.I,
)
_CLOSING = Search(
    r"^(?:(?:many |kind |warm |best )?(?:thanks|thank you|regards|cheers|wishes)|take care|all "
    r"the best|speak soon|see you (?:then|on|there|at|tomorrow)|bye)\b[^.!?]{0,50}!$",
    re.I,
)
_GRAVE = Search(
    r"\b(?:sorry|apolog\w+|refund\w*|not (?:on|good enough|right|ok|acceptable)|thank\w*|thanks|"
    r"send|call|email|dm|message|ring|let (?:me|us) know|please|hope that helps|"
    r"appreciate\w*|fixed|sorted|replacement|resolved|will|'ll|’ll)\b",
    re.I,
)


_DISMAY = Search(
    r"\b(?:horrible|horrid|awful|terrible|dreadful|miserable|properly|disgusting|revolting|upsetting"
    r"|frightening|painful)\b",
    re.I,
)
_TROUBLE = frozenset(
    """sorry apologies apologise apology regret unfortunately complaint upset frustrated frustration
    disappointed disappointing disappointment inconvenience trouble wrong fault mistake broken
    late delay delayed missing lost damaged angry annoyed concerns""".split()
)
"""Words that tell that something went wrong."""


@rule(
    group="public",
    examples=[
        Example(
            bad="Sorry we couldn't save the photos [[😅]]",
            good="I'm sorry we couldn't save your photos.",
        ),
        Example(
            bad="The refund went back this morning. [[Happy shopping!]]",
            good="The refund went back this morning.",
        ),
        Example(
            bad="The claim form was lost by us. [[Have an amazing day!]]",
            good="We lost the claim form. I have filled in a new one for you.",
        ),
        Example(
            bad="Sorry the filling fell out. [[Why not treat yourself to our whitening package?]]",
            good="I'm sorry the filling fell out. Dr Shah will put it back at no cost.",
        ),
        Example(
            bad="The mouse has been caught. [[Follow us on Insta for daily deals]].",
            good="The mouse has been caught, and the baker's wall is sealed.",
        ),
        Example(
            bad="The boiler is on its way. [[Keep smiling!]]",
            good="The boiler is on its way, and the engineer is with you at 7.30.",
        ),
    ],
    leaves_alone=[
        "Hi again, Leo! The second lock has the same fault as the first.",
        "Could you send me a picture of the label? Thanks!",
        "Have a restful weekend, the loan car is yours till Tuesday.",
        "Your table at Ay Caramba! was given away by us at 7.40.",
        'Your "Wow, just wow!" was deserved. We quoted 300 and billed 700.',
        "We were delighted when you booked us, which makes it worse that nobody turned up.",
        "Great coffee is no use to someone with a scalded hand.",
        "Yes! You're right, the board did say gate 6.",
    ],
)
def cheerful_mismatch(reply: Reply) -> Iterator[Problem]:
    """Cheer, jokes or advertising where someone is upset.

    ## Why it matters
    Cheer tells the one who was let down that their trouble has not been felt. A pitch in the same
    breath tells them what they are there for.

    ## Write instead
    Be warm without being bright: a full stop, a name, a wish that fits their week. Leave the
    offer for another letter.

    ## When not to use it
    In answer to praise it is silent by itself, when the complaint is passed in. In a private reply
    that tells of no trouble, and without the complaint, it gives advice only. For a brand that
    lives by emoji, lower it to advice.

    ## What it cannot see
    Irony without a mark, and a joke that only the two of them share.
    """
    if reply.complaint is not None and not reply.complaint.is_complaint:
        return
    if _is_one_wish(reply):
        return
    unsure = None if _answers_trouble(reply) else Severity.ADVICE
    taken = Stretches()
    signs = list(_emoji(reply.text))
    for problem in reply.found(
        "cheerful-mismatch", "“{quote}” is too bright for someone who is upset. Leave it out."
    ):
        start, end = _with_mark(reply.text, problem.start, problem.end)
        if problem.evidence and bisect_left(signs, (start, 0)) < bisect_left(signs, (end, 0)):
            continue  # what the reader sees is the sign, which is told of below
        if problem.evidence and _DISMAY.search(reply.text[start:end]):
            continue
        if problem.evidence and _is_rude(reply, start):
            continue
        taken.add(start, end)
        yield Problem(start, end, problem.message, problem.suggestion or None,
                      unsure or problem.severity, problem.confidence, problem.evidence)  # fmt: skip
    for start, end in signs:
        if _is_free(reply, start, end, taken):
            taken.add(start, end)
            yield Problem(
                start,
                end,
                f"“{reply.text[start:end]}” makes light of it to someone who is upset. Leave it "
                f"out.",
                severity=unsure,
            )
    for sentence in reply.sentences if "!" in reply.text else ():
        if reply.is_rude(sentence):
            continue
        if _is_upbeat(reply, sentence) and _is_free(reply, sentence.start, sentence.end, taken):
            yield Problem(
                sentence.start,
                sentence.end,
                f"“{sentence.text}” sounds bright to someone who is upset. End it with a full "
                f"stop.",
                None if _PITCH.search(sentence.text) else sentence.text.rstrip("! ") + ".",
                severity=unsure,
            )


def _is_one_wish(reply: Reply) -> bool:
    """Whether it is a friendly line or two in private, to nobody who is known to be upset."""
    return (
        reply.complaint is None
        and not reply.channel.is_public
        and len(reply.sentences) <= _A_LINE
        and not _answers_trouble(reply)
        and not any(char in reply.text for char in "?;")
        and next(_emoji(reply.text), None) is None
        and all(map(_is_friendly, reply.sentences))
    )


def _is_friendly(sentence: Sentence) -> bool:
    found = _FRIENDLY.match(sentence.text)
    return found is not None and _PITCH.search(sentence.text[found.end() :]) is None


_A_LINE = 2
_FRIENDLY = Search(
    r"(?:have (?:a|the) (?:good|great|lovely|nice|wonderful|safe|restful|brilliant|fantastic)"
    r"|(?:many )?congratulations|congrats|best wishes|all the best|good luck|happy birthday"
    r"|merry christmas|(?:i['’]m |we['’]re )?(?:so |very )?(?:great|glad|good|pleased|delighted"
    r"|happy) (?:to (?:hear|know|see)|that|it)|speak|see you|talk|until|welcome|safe travels"
    r"|get well|(?:hi|hello|hey|dear|thanks|thank you)\b)",
    re.I,
)


def _answers_trouble(reply: Reply) -> bool:
    """Whether somebody is known to be upset: by the complaint, in public, or by what it says."""
    if reply.complaint is not None or reply.channel.is_public:
        return True
    return not _TROUBLE.isdisjoint(reply.tokens.norms)


def _is_rude(reply: Reply, at: int) -> bool:
    """Whether the mark there is one of anger, not of cheer."""
    sentence = reply.sentence_at(at)
    return sentence is not None and reply.is_rude(sentence)


def _with_mark(text: str, start: int, end: int) -> tuple[int, int]:
    """Take the exclamation or question mark after the words along."""
    return start, end + (text[end : end + 1] in ("!", "?"))


def _is_free(reply: Reply, start: int, end: int, taken: Stretches) -> bool:
    return not reply.is_quoted(start, end) and not taken.overlap(start, end)


def _emoji(text: str) -> Iterator[tuple[int, int]]:
    for match in _EMOJI.finditer(text):
        signs = {
            char for char in match[0] if not char.isspace() and char not in "\ufe0e\ufe0f\u200d"
        }
        if signs and not signs <= _SOBER:
            yield match.start(), match.start() + len(match[0].rstrip())


# What is cheer or advertising in itself is so without its mark, too.
_PITCH = Search(
    r"\b(?:happy|enjoy|yay\w*|woo\w*|cheers|party|treat|lucky|price|sale|deals?|offers?|off|code"
    r"|free)\b",
    re.I,
)
_ANSWERS = frozenset({"good news", "nothing", "yes", "no", "all done", "correct", "exactly"})
"""Short sentences that say something, mark or no mark."""


def _is_upbeat(reply: Reply, sentence: Sentence) -> bool:
    """Whether a sentence ends on an exclamation mark that is neither manners nor dismay."""
    text = sentence.text.rstrip("\"'”’) ")
    if not re.search(r"(?<![!?])!$", text):
        return False
    if _GREETING.match(text) or _CLOSING.match(text) or _BRAND.search(text) or _GRAVE.search(text):
        return False
    mark = sentence.start + len(text) - 1
    if reply.is_quoted(mark, mark + 1):
        return False
    said = re.findall(r"\w+", text.lower())
    if " ".join(said) in _ANSWERS:
        return False
    words = len(said)
    # A salutation on a line of its own, a name called out.
    return not (sentence.index == 0 and words <= 4)
