"""What the rules about a whole reply share: its body, and where a missing part would stand."""

import re
from collections.abc import Iterator

from replykit.model import Channel, Part
from replykit.rule import Problem, Reply
from replykit.search import Search
from replykit.text import Sentence, Written

_GREETING = Search(
    r"(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening)|morning|afternoon|evening|"
    r"greetings|re|ref|subject)\b",
    re.I,
)
_SIGN_OFF = Search(
    r"(?:(?:(?:many|kind|kindest|warm|warmest|best|with|all the)\s+)*(?:regards|wishes|thanks|"
    r"thank you|sincerely|faithfully|truly|yours|cheers|best|love|apologies|take care)\b.{0,60}|"
    r"[-–—^~].{0,40}|xo?x?|.{0,3})$",
    re.I | re.S,
)
_CLOSING = Search(
    r"(?:(?:kind|kindest|best|warm|warmest|with|many)\s+)*regards\b|"
    r"(?:(?:kind|best|warm|with|many)\s+)+wishes\b|"
    r"yours (?:sincerely|faithfully|truly)\b|sincerely\b",
    re.I,
)
"""What opens no reply: where it stands first, there is only a signature."""
_PRAISED = Search(
    r"\b(?:(?:kind|lovely|nice|generous|warm|glowing|wonderful) "
    r"(?:words|review|feedback|comments?|message|note)|"
    r"(?:made|makes|has made) (?:my|our|the team's|everyone's) (?:day|week|morning|evening)|"
    r"(?:glad|delighted|pleased|thrilled|happy|chuffed|over the moon|great|lovely|wonderful|good) "
    r"(?:to (?:hear|read|see|know|learn) )?(?:that )?"
    r"you(?:'ve|’ve| have)? (?:all |both |so |really |clearly )?"
    r"(?:enjoyed|enjoy|loved|love|liked|like|had (?:a|such a|so)))",
    re.I,
)
_TROUBLED = Search(
    r"\b(?:sorry|apolog\w+|regret\w*|unfortunately|however|but|although|wrong|mistake|fault|"
    r"refund\w*|complain\w*|problem|delay\w*|damage\w*|"
    r"fail\w*|missed|missing|broke\w*|late|waited|let you down|should (?:have|not)|shame|sad|"
    r"unhappy|upset|disappoint\w*|frustrat\w*)\b",
    re.I,
)
_WORD = re.compile(r"\w+")
_SLOT = re.compile(r"\{\{[^{}\n]*\}\}|\{[^{}\n]*\}|\[[^\[\]\n]*\]|<<?[^<>\n]*>>?|%\w+%")
SHORTEST = 3
"""Sentences that a body needs before it counts as a whole reply."""


def greets(sentence: Sentence) -> bool:
    """Whether a sentence is a greeting and no more."""
    return sentence.written.once(_greets)


def _greets(written: Written) -> bool:
    text = written.text
    return _GREETING.match(text) is not None and len(_WORD.findall(text)) <= 6


def body(reply: Reply) -> list[Sentence]:
    """The sentences between the greeting and the sign-off."""
    return reply.once(_find_body)


def _find_body(reply: Reply) -> list[Sentence]:
    first, sentences = _after_greeting(reply)
    last = len(sentences)
    if first < last and _CLOSING.match(sentences[first].text):
        return []
    while last > first + 1 and _ends(sentences[last - 1]):
        last -= 1
    return sentences[first:last]


def opening(reply: Reply) -> Sentence:
    """The first sentence of the body, where a finding about the whole of a reply is shown."""
    return (body(reply) or reply.sentences)[0]


def ungreeted(reply: Reply) -> list[Sentence]:
    """The sentences after the greeting, sign-off and all; all of them where there is no other."""
    first, sentences = _after_greeting(reply)
    return sentences[first:] or sentences


def _after_greeting(reply: Reply) -> tuple[int, list[Sentence]]:
    """The sentences that have words, and the first of them that does more than greet."""
    sentences = [sentence for sentence in reply.sentences if sentence.norms]
    first = next((at for at, one in enumerate(sentences) if not greets(one)), len(sentences))
    return first, sentences


def _ends(sentence: Sentence) -> bool:
    """Whether a sentence is of a sign-off."""
    written = sentence.written
    return written.once(_signs_off) or written.once(_is_name)


def _signs_off(written: Written) -> bool:
    return len(written.words.key) <= 9 and bool(_SIGN_OFF.match(written.text))


def _is_name(written: Written) -> bool:
    """Whether a line is a signature: a few words, most of them capitalised, without a mark.

    What a help desk fills counts as a name, unless the line says what it is: "Order: {{id}}".
    """
    text, slots = _SLOT.subn("X", written.text)
    words = text.split()
    if text[-1:] in ".!?" or len(words) > 6 or (slots and ":" in text):
        return False
    return sum(word[:1].isupper() for word in words) * 2 > len(words)


def answers_praise(reply: Reply) -> bool:
    """Whether a reply is glad of praise, and speaks of no trouble at all."""
    return reply.once(_find_praise)


def _find_praise(reply: Reply) -> bool:
    sentences = reply.sentences
    is_glad = any(one.holds(_PRAISED) for one in sentences)
    return is_glad and not any(one.holds(_TROUBLED) for one in sentences)


_INTERIM = Search(
    r"\blet me (?:just |quickly |first )?(?:check|look|see|find out|ask|pull up|have a look)\b"
    r"|\b(?:one|give me a|bear with me for a) (?:moment|minute|second|sec)\b"
    r"|\bi['’]m (?:just |now )?(?:checking|looking)\b",
    re.I,
)
_BRIEF = 40


def _is_interim(reply: Reply) -> bool:
    """Whether a line of a chat only says that somebody is looking."""
    return (
        reply.channel is Channel.CHAT
        and reply.complaint is None
        and len(reply.text.split()) <= _BRIEF
        and _INTERIM.search(reply.text) is not None
    )


def missing(reply: Reply, part: Part, message: str, *, at: int) -> Iterator[Problem]:
    """Report that *part* is not there, at the sentence of the body where it would stand."""
    if reply.complaint is None and answers_praise(reply):
        return
    if reply.complaint is not None and not reply.complaint.is_complaint:
        return
    if part in reply.parts or _is_interim(reply):
        return
    sentences = body(reply)
    if len(sentences) < SHORTEST:
        return
    place = sentences[at]
    yield Problem(place.start, place.end, message)
