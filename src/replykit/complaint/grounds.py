"""How plainly a request is made: where the readers are in doubt, the pleas decide.

The readers weigh words, wherever they stand. A request that they are not sure of is given only
where the text asks for something, and something that is not another request.
"""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from replykit.complaint.plea import Plea, find_pleas, is_heeding, is_question, is_rhetorical
from replykit.complaint.reading import Reading
from replykit.search import Search

ALL_BUT = -1.2
"""The sum from which a text that asks a question, and for nothing else, asks for an answer."""
UNNAMED = 0.7
"""The sum from which a correction is given that a plea may mean, and names none."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """From which sum on a request is given: with any plea, with none; with one that means it from 0.

    A plea that asks for another request that is given does not count as any.
    """

    asked: float
    sure: float


_DOUBTS: Mapping[str, Doubt] = {
    "refund": Doubt(0.0, 0.0),
    "replacement": Doubt(1.0, 1.2),
    "repair": Doubt(2.0, 2.0),
    "compensation": Doubt(1.0, 2.0),
    "apology": Doubt(0.0, 0.0),
    "explanation": Doubt(0.5, 2.0),
    "escalation": Doubt(0.5, 2.0),
    "cancellation": Doubt(0.0, 0.0),
    "update": Doubt(1.0, 2.0),
    "callback": Doubt(0.0, 0.0),
    "redo": Doubt(0.5, 2.0),
    "correction": Doubt(0.0, 3.5),
}
_IT = r"(?:(?:it|this|that|them|these|those|him|her|me|us|things?|everything|something)|(?:(?:the|my|our|your|his|her|their|this|that|these|those|both|all|a|an|one)(?: [\w']+){1,4}?))"
_ACT = r"(?:^|[,;:–—-] |\b(?:and|or|please|pls|plz|kindly|just|to|so|then|now|you|someone|somebody|anyone|them|him|her|it|be|being|is|are|get|have|having|\w+s) )"
_PUTS_RIGHT = Search(
    _ACT
    + rf"(?:(?:re)?fix(?:ed)?|correct(?:ed)?|amend(?:ed)?|rectif(?:y|ied)|restored?|reinstated?|unlock(?:ed)?|unblock(?:ed)?|unfreeze|unfrozen|reactivated?|reopen(?:ed)?|reissued?|reset|rebook(?:ed)?|re - book|reconnect(?:ed)?|switch(?:ed)? (?:{_IT} )?(?:back )?(?:on|off)|turn(?:ed)? {_IT} (?:back )?(?:on|off|down|up)|turn(?:ed)? (?:off|down|on)|roll(?:ed)? (?:it |this )?back|waived?|reversed?|void(?:ed)?|withdraw|withdrawn|merged?|honou?r(?:ed)?|take {_IT} (?:off|down)|put {_IT} (?:right|straight|on the right|in the right|to rights)|put right|sort {_IT} out|sort(?:ed)? (?:it|this|out)|empty|emptied|stop (?:it|them|this|these|those|\w+ing)|let (?:me|us|him|her) (?:back )?in|take {_IT} away|(?:put|bring|get) {_IT} back|erased?|lock(?:ed)?|open (?:it|the)|update (?:it|this|the|my|our)|amend|tak(?:e|en) (?:me|us|it|her|him) off)\b"
)
"""How a plea names the act of putting right."""
_MEANT: Mapping[str, Search] = {
    "callback": Search(
        r"\b(?:call|ring|phone|telephone)(?: [\w']+)? (?:me|us|my \w+|back)\b|\bgive (?:me|us) a (?:call|ring|bell|buzz|shout)\b"
    ),
    "refund": Search(
        r"\b(?:refund|reimburse|repay)\b|\b(?:money|deposit|fee|fees|cash|payment|quid|pounds|dollars|euros|[£$€] [\d,.]+) (?:back|returned|refunded|repaid)\b|(?:return|send|give|pay|gimme)(?: (?:me|us))?(?: back)? (?:my|our|the|that) (?:\w+ )?(?:money|deposit|cash|[£$€] [\d,.]+)"
    ),
    "apology": Search(r"\b(?:apolog\w+|sorry)\b"),
    "escalation": Search(
        r"\b(?:managers?|supervisor|directors?|head office|head of|complaint|escalat\w+|senior|in charge|above|boss|owner|board|whoever|chief|trustees?|on record|on file|logged|log|recorded|procedure|deadlock|formal\w*|partner|principal|chair|superintendent)\b"
    ),
    "explanation": Search(
        r"\b(?:explain|explanation|why|how come|what happened|what went wrong|reasons?|account for|grounds|basis|meant|mean)\b|\bhow (?:this|that|it|on earth|did|has|could|can|you|a|the|come|came)\b"
    ),
    "cancellation": Search(
        r"\b(?:cancel|unsubscribe|terminate|close (?:my|the|this|our|it)|end (?:my|the|this|our|it)|take (?:me|us|my \w+) off|delete my account|remove me|stop)\b"
    ),
    "replacement": Search(
        r"\b(?:replace\w*|exchange|swap|resend|another(?! (?:go|look|try|attempt|visit|appointment|date|slot|call|word|chance|time|day|message|email|letter|week|month|year|hour|minute|penny)\b)|new (?:one|ones|set|pair|\w+)|different one|one that|(?:right|correct|missing|proper) (?:\w+ )?\w+|(?:send|post|deliver)(?: (?:me|us|out))? (?:a|an|the|one|two|three|\d+|mine|his|hers|ours|theirs) ?(?!link|list|copy|email|letter|message|text|bill|invoice|form|engineer|plumber|man|someone|money|refund|cheque)\w*)\b"
    ),
    "update": Search(
        r"\b(?:tell|let|advise|inform|update|show|say|know|confirm|check|find out|see)\b(?:(?! (?:why|how (?:this|that|it|you|they|on earth)))[^?]){0,60}|\b(?:when|where|which|who|whether|status|news|how (?:long|much|many|soon|do|can|should|would))\b|\bwhat\b(?! happened| went)"
    ),
    "compensation": Search(
        r"\b(?:compensat\w+|discount|goodwill|gesture|voucher|credit\w*|costs?|towards?|cover|reimburse|(?:money|something|half|a bit|[£$€] [\d,.]+) off|take\w* off)\b"
    ),
    "repair": Search(
        r"\b(?:repair\w*|mend(?:ed|ing)?|fix(?:ed)?|engineer|plumber|electrician|technician|fitter|mechanic|seen to|see to it|serviced|put (?:it )?right|sort(?:ed)? it|(?:send|get) (?:someone|somebody|a man|your man)|look(?:ed)? at|working)\b"
    ),
    "redo": Search(
        r"\b(?:again|redo|redone|re - do|another (?:go|try|attempt|look|stab)|from scratch|afresh|come back|back (?:out|round|in|up|here)|properly|do (?:it|them|that|those) (?:over|right)|finish|re ?- ?\w+)\b"
    ),
}
"""What a plea holds that means a request, if it is made at all."""
_PUT_BACK = Search(
    r"(?<!not )(?<!can )(?<!to )\b(?:put|pop|transfer|credit|return|send|give|pay)(?: (?:me|us|it|that|this|them|what|straight|all|both|my|our|the|every|[£$€]|[\d,.]+|\w+)){0,5}? back\b(?: straight)? (?:on|in|into|to|onto) (?:my|our|the|her|his|mum 's|dad 's|the same)(?: \w+)? (?:card|account|bank|acc|paypal)\b|(?<!not )(?<!can )\b(?:put|send|give|pay) (?:me |us )?(?:the |my |our |that |all |those )?(?:[£$€] [\d,.]+|\d+|money|difference|charges?|payments?|sum|cash) (?:quid |pounds |euros |dollars )?back\b"
)
"""Money taken that is to be put back: a refund, whatever the words."""
_OTHER_GO = Search(r"\banother (?:go|look|try|attempt|stab|visit|appointment|date|slot|chance)\b")
"""What is no other thing: "have another go at it"."""
AWAY = -3.0
"""The sum from which that is a refund."""
_SEND = Search(
    r"\b(?:send|pay|return|put|give|transfer) (?:me |us )?(?:it|that|this|mine|one|the (?P<rest>rest|remainder|difference|balance|missing [£$€]))"
)
_PAID_BACK = Search(r"\b(?:refund\w*|credited|repaid|paid (?:me|us)|missing [£$€])")
_MONEY = Search(
    r"[£$€] ?\d|\b(?:refund\w*|deposit|money|owe[ds]?|\d+ (?:quid|pounds|dollars|euros|eur))\b"
)


_YOUR_WISH = Search(
    r"\b(?:you (?:really |clearly |obviously )?do not (?:even |really )?|do (?:not )?you (?:not )?(?:even |really )?)want (?:my|our) (?:money|cash)\b"
)
"""Scorn, and no request: "I guess you don't want my money"."""
_BACK = Search(r"\b(?:refund\w*|back|reimburs\w*|return\w*|repa(?:y|id)|owed?)\b")


def given_requests(reading: Reading) -> list[str]:
    """The labels of requests that the text reaches, refused ones with "!" before them."""
    sums = reading.sums("requests")
    pleas = find_pleas(reading.story)
    demanded = {one.label for one in reading.demands.found}
    reached = {label for label, total in sums.items() if total >= 0 and label[0] != "!"}
    is_heeded = not pleas and any(is_heeding(one.norms) for one in reading.story.clauses)
    found = []
    for label, total in sums.items():
        if label[0] == "!" or label in demanded:
            is_given = total >= 0
        elif (label == "update" and _asks_in_vain(reading, pleas)) or (
            label == "correction" and is_heeded
        ):
            is_given = False
        else:
            is_given = _is_asked(reading, pleas, label, reached - {label})
        if is_given:
            found.append(label)
    if not found and sums["update"] >= ALL_BUT and any(plea.is_question for plea in pleas):
        found.append("update")
    return found


def _asks_in_vain(reading: Reading, pleas: Sequence[Plea]) -> bool:
    """Whether a text asks nothing but what wants no answer."""
    asked = [one for one in reading.story.sentences if is_question(one)]
    return bool(asked) and not pleas and all(map(is_rhetorical, asked))


def _is_asked(reading: Reading, pleas: Sequence[Plea], label: str, others: Collection[str]) -> bool:
    """Whether a request is given, as far as the readers are in doubt by the pleas."""
    total, doubt = reading.sums("requests")[label], _DOUBTS[label]
    if label == "refund" and total >= AWAY and any(_PUT_BACK.search(p.text) for p in pleas):
        return True
    if label == "refund" and _is_scorn(reading):
        return False
    if label == "replacement" and any(_is_money_back(reading, plea) for plea in pleas):
        return False
    if label == "replacement" and any(_OTHER_GO.search(plea.text) for plea in pleas):
        return total >= 0 and _says(label, pleas)
    if total < 0 or total >= doubt.sure:
        return total >= 0
    own = [plea for plea in pleas if not _is_explained(reading, plea, others)]
    if label == "refund" and any(_is_money_back(reading, plea) for plea in own):
        return True
    if label == "correction":
        if any(_says_correction(plea, others) for plea in pleas):
            return True
        hits = reading.story.hits.get("request:correction", ())
        is_hit = any(plea.holds(hit.start) for plea in own for hit in hits)
        is_told = any(not plea.is_question for plea in own)
        return total >= doubt.asked and bool(own) and (is_hit or (is_told and total >= UNNAMED))
    if _says(label, pleas) or (label == "update" and any(plea.is_question for plea in own)):
        return True
    return total >= doubt.asked and bool(own)


def _is_scorn(reading: Reading) -> bool:
    """Whether money is only named as what we seem not to want."""
    said = reading.story.said
    return any(map(_YOUR_WISH.search, said)) and not any(map(_BACK.search, said))


def _says(label: str, pleas: Sequence[Plea]) -> bool:
    """Whether a plea holds what means a request."""
    return label in _MEANT and any(_MEANT[label].search(plea.text) for plea in pleas)


_JOINTS = Search(r" (?:and|or|but|then|so|[,;:–—-]) ")


def _says_correction(plea: Plea, others: Collection[str]) -> bool:
    """Whether a part of a plea names the act of putting right, and none of the *others*."""
    return any(
        _PUTS_RIGHT.search(part)
        and not _PUT_BACK.search(part)
        and not any(label in _MEANT and _MEANT[label].search(part) for label in others)
        for part in _JOINTS.pattern.split(plea.text)
    )


def _is_explained(reading: Reading, plea: Plea, others: Collection[str]) -> bool:
    """Whether a plea asks for another request that is given."""
    hits = reading.story.hits
    if _PUT_BACK.search(plea.text):
        return True
    for label in others:
        if label in _MEANT and _MEANT[label].search(plea.text):
            return True
        if label != "update" and any(
            plea.holds(hit.start) for hit in hits.get(f"request:{label}", ())
        ):
            return True
    return "refund" in others and _is_money_back(reading, plea)


def _is_money_back(reading: Reading, plea: Plea) -> bool:
    """Whether a plea wants "it" sent or returned, and it is money that was spoken of last."""
    sent = _SEND.search(plea.text)
    if sent is None:
        return False
    at = plea.clause.sentence.index
    near = reading.story.said[max(at - 1, 0) : at + 1]
    money = _PAID_BACK if sent["rest"] else _MONEY  # "the rest" of an order is no money
    return any(map(money.search, near))
