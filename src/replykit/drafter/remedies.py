"""What a reply may offer: granted by the case, allowed by the policy, or usual for the issue.

The built-in remedies (say/remedies.toml) are offered as a choice, never as a certainty, and each
stands among the draft's commitments as unconfirmed.
"""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
from dataclasses import dataclass
from functools import cache

from replykit.drafter.given import Bound, bound_of, is_apology, remedy_of, says_nothing
from replykit.drafter.occasions import Help
from replykit.drafter.situation import Situation
from replykit.model import Authority, Commitment, IssueLabel, PackError, Remedy, RequestLabel
from replykit.phrases import read_words
from replykit.search import Search


@dataclass(frozen=True)
class Offer:
    """Something that the reply offers."""

    label: RequestLabel
    do: str
    """After "I can": "send you a replacement"."""
    noun: str | None
    """After "would you rather have": "a replacement"; None where only the verb is known."""
    authority: Authority

    @property
    def commitment(self) -> Commitment:
        """The promise it makes."""
        return Commitment(what=self.do, authority=self.authority)


@dataclass(frozen=True)
class _Usual:
    issues: frozenset[IssueLabel]
    label: RequestLabel
    nouns: tuple[str, ...]
    do: str
    fields: frozenset[str]
    """The word fields of what it is for; of anything, where none is given."""
    said: Search | None
    """What the complaint has to speak of, if anything."""
    also: Search | None
    """And what else it has to, if anything."""
    unless: Search | None
    """What it may not speak of, if anything."""
    asked: bool
    """Whether it is for those alone who ask for its kind."""


@cache
def usual_remedies() -> tuple[_Usual, ...]:
    """The built-in remedies.

    Raises:
        PackError: remedies.toml is malformed.
    """
    where = "en/say/remedies.toml"
    data = read_words("say/remedies.toml")
    found = []
    for number, entry in enumerate(data.get("remedy", ()), 1):
        if not {"issue", "label", "noun", "do"} <= set(entry) <= _KEYS:
            raise PackError(
                f"{where}, remedy {number}: needs issue, label, noun and do, "
                "and may have fields, said, also, unless and asked"
            )
        try:
            issues = frozenset(IssueLabel(label) for label in entry["issue"])
            label = RequestLabel(entry["label"])
        except ValueError as error:
            raise PackError(f"{where}, remedy {number}: {error}") from None
        found.append(
            _Usual(
                issues,
                label,
                tuple(entry["noun"]),
                entry["do"],
                frozenset(entry.get("fields", ())),
                _any_of(entry.get("said", ())),
                _any_of(entry.get("also", ())),
                _any_of(entry.get("unless", ())),
                entry.get("asked", False),
            )
        )
    return tuple(found)


_KEYS = {"issue", "label", "noun", "do", "fields", "said", "also", "unless", "asked"}


def _any_of(words: "tuple[str, ...] | list[str]") -> Search | None:
    said = "|".join(map(re.escape, words))
    return Search(rf"\b(?:{said})", re.IGNORECASE) if said else None


def usual_for(situation: Situation, issue: IssueLabel) -> list[_Usual]:
    """The built-in remedies for an issue that fit what the complaint speaks of.

    One for a field of things, or for what only some complaints speak of, takes the place of the
    general one of its label; of two such, the first.
    """
    text = situation.complaint.text.replace("\u2019", "'")
    fields = situation.fields
    of_issue = [
        usual
        for usual in usual_remedies()
        if issue in usual.issues
        and (usual.said is None or usual.said.search(text))
        and (usual.also is None or usual.also.search(text))
        and not (usual.unless and usual.unless.search(text))
        and (not usual.asked or usual.label in situation.asked)
        and not (usual.fields and usual.fields.isdisjoint(fields))
    ]
    special: dict[RequestLabel, _Usual] = {}
    for usual in of_issue:
        if usual.fields or usual.said:
            special.setdefault(usual.label, usual)
    return [usual for usual in of_issue if special.get(usual.label, usual) is usual]


def _usual(situation: Situation) -> list[_Usual | Help]:
    """The built-in remedies: those of the occasion, and what was asked for beyond them."""
    of_issue = usual_for(situation, situation.label)
    if situation.occasion is None:
        return [*of_issue, *_beyond(situation, of_issue)]
    helps = situation.occasion.remedies
    labels = {one.label for one in helps}
    asked = set(situation.asked) & _ANYWHERE - labels
    return [*helps, *(usual for usual in of_issue if usual.label in asked)]


def _beyond(situation: Situation, found: list[_Usual]) -> list[_Usual]:
    """What was asked for beyond the usual: the end of a contract, or something off the price."""
    more = []
    labels = {usual.label for usual in found}
    for wanted, issue in _ASKED_ALSO.items():
        if wanted not in situation.asked or wanted in labels:
            continue
        if wanted is RequestLabel.COMPENSATION and situation.label not in _PRICED:
            continue
        more += [u for u in usual_for(situation, issue) if u.label is wanted][:1]
    return more


_ASKED_ALSO = {
    RequestLabel.CANCELLATION: IssueLabel.CANCELLATION,
    RequestLabel.COMPENSATION: IssueLabel.VALUE,
}
"""Requests that fit other issues too, and the issue whose remedy answers them."""
_PRICED = frozenset(
    {
        IssueLabel.DAMAGED_ITEM,
        IssueLabel.DEFECTIVE_ITEM,
        IssueLabel.WRONG_ITEM,
        IssueLabel.WORK_QUALITY,
        IssueLabel.DELIVERY,
        IssueLabel.MISSED_DEADLINE,
        IssueLabel.BOOKING,
        IssueLabel.CLEANLINESS,
        IssueLabel.AVAILABILITY,
        IssueLabel.OTHER,
    }
)
"""Issues of what has a price, so that something may come off it."""
_ANYWHERE = frozenset(
    {
        RequestLabel.REFUND,
        RequestLabel.REPLACEMENT,
        RequestLabel.REPAIR,
        RequestLabel.REDO,
        RequestLabel.CANCELLATION,
    }
)
"""What may be offered on any occasion to somebody who asks for it."""


def granted(situation: Situation) -> list[Offer]:
    """What the case has granted, the asked-for first."""
    offers = [_given(remedy, "case") for remedy in situation.case.remedies_granted]
    return _asked_first(offers, situation)


_KIN = (
    {
        IssueLabel.DELIVERY,
        IssueLabel.DAMAGED_ITEM,
        IssueLabel.DEFECTIVE_ITEM,
        IssueLabel.WRONG_ITEM,
    },
    {IssueLabel.BILLING, IssueLabel.REFUND, IssueLabel.CANCELLATION},
    {IssueLabel.TECHNICAL, IssueLabel.ACCOUNT_ACCESS},
)
"""Issues for which a business means much the same by a refund or a replacement."""
SURE_OF_ISSUE = 0.6
"""Confidence in an issue from which a policy's words for it hold, whatever the occasion."""
SURE_OF_POLICY = 0.3
"""Confidence in a further issue from which a policy's own words for it may be promised."""
_BARE_KIND = re.compile(
    r"(?:(?:give|offer|send|issue|pay|make|arrange|ship|get)(?: you| out)* )?(?:(?:an?|the|your) )?(?:(?:full|free|new|like-for-like) )*"
    r"(?:refund|replacement|repair|exchange|money back|new one|another one|another)(?: to you| out| instead| in its place)*"
    r"|(?:refund|repay|replace|repair|mend|exchange)(?: you| it| them| that)?(?: in full| fully)?"
    r"|refund(?: you)? (?:the (?:full )?(?:price|cost|amount|order|item)|what you (?:have )?paid|your (?:money|payment|order))(?: you paid| in full)?",
    re.IGNORECASE,
)  # fmt: skip
"""A remedy that names its kind and nothing of the case: "refund what you paid"."""


def stated(situation: Situation) -> tuple[Remedy, ...] | None:
    """What the policy allows for the issue, or for another that was surely read.

    A policy's own words are a promise for the issue that they were written for. Only a bare kind
    ("refund the price") holds for an issue of the same kind too.
    """
    remedies = situation.policy.remedies
    issues = situation.complaint.issues
    occasion = situation.occasion
    label, others = situation.label, issues
    if occasion and occasion.label and situation.issue.confidence < SURE_OF_ISSUE:
        label, others = occasion.label, issues[1:]  # the occasion tells more than the reader
    sure = (one.label for one in others if one.confidence >= SURE_OF_POLICY)
    own = next((remedies[one] for one in (label, *sure) if one in remedies), None)
    if own is not None:
        return own
    if situation.is_of_nothing_bought:
        return None
    kin = [one for kin in _KIN if label in kin for one in remedies if one in kin]
    for label in (*(one.label for one in others), *kin):
        if bare := tuple(one for one in remedies.get(label, ()) if _is_bare(one)):
            return bare
    return None


def _is_bare(remedy: Remedy) -> bool:
    return remedy.limit is None and _BARE_KIND.fullmatch(remedy.text) is not None


def allowed(situation: Situation) -> list[Offer]:
    """What may be offered, the asked-for first: by the policy, or else the usual remedies.

    What the customer does not want, and what the case refuses, is left out.
    """
    policy = stated(situation)
    if policy is not None:
        stands = [(remedy, _bound(remedy, situation)) for remedy in policy]
        offers = [
            _given(remedy, "policy", bound.told)
            for remedy, bound in stands
            if bound.is_open
            and _can_be_visited(remedy, situation)
            and not (says_nothing(remedy.text) or is_apology(remedy.text))
        ]
    else:
        offers = [
            Offer(
                usual.label,
                usual.do,
                _in_their_words(usual.label, situation) or situation.pick(usual.do, usual.nouns),
                "unconfirmed",
            )
            for usual in _usual(situation)
        ]
        if situation.is_dangerous:
            offers = [
                offer
                for offer in offers
                if offer.label not in _CASUAL
                and (offer.label not in _GOODS or offer.label in situation.asked)
            ]
            offers += [
                Offer(usual.label, usual.do, situation.pick(usual.do, usual.nouns), "unconfirmed")
                for usual in usual_for(situation, IssueLabel.SAFETY)
                if len(offers) < 2
            ]
    if policy is None and _is_money_alone(situation):
        offers = [one for one in offers if one.label is RequestLabel.REFUND][:1]
        offers += [_BY_TRANSFER] * bool(offers)
    barred = situation.refused | set(situation.case.requests_refused)
    return _asked_first([offer for offer in offers if offer.label not in barred], situation)


_SENDS_SOMEBODY = Search(
    r"\b(?:send|sending|arrange|book|have|offer|visit by|visit from)\b[^.]{0,24}\b(?:engineer|technician|electrician|plumber|fitter|installer|mechanic|repair ?(?:man|person))\b|\b(?:home|site|engineer(?:'s)?) visit\b",
    re.I,
)
_SOFTWARE = Search(
    r"\b(?:apps?|website|web site|site|online|portal|password|log(?:ging|ged)? ?(?:in|out|on)|logins?|playlists?|calendar|contacts|e-?books?|account|software|update|upgrade|browser|checkout|basket|inbox|e-?mails?|subscription|backups?|files?|photos?|profile)\b",
    re.I,
)
_AT_A_PLACE = Search(
    r"\b(?:router|hub|broadband|line|landline|internet|wi-?fi|socket|boiler|thermostat|heating|meter|printer|machine|set-?top|box|tv|television|alarm|camera|doorbell|signal|aerial|dish|cable|fibre|modem|sensor|charger|charge point|inverter|panels?|till|terminal|lift|intercom|server|phone line|freezer|fridge|oven|washer|dishwasher)\b",
    re.I,
)


def _can_be_visited(remedy: Remedy, situation: Situation) -> bool:
    """Whether nobody is sent to what stands at no place: a calendar, a login."""
    if not _SENDS_SOMEBODY.search(remedy.text):
        return True
    text = situation.complaint.text
    return _AT_A_PLACE.search(text) is not None or _SOFTWARE.search(text) is None


_BY_TRANSFER = Offer(
    RequestLabel.REFUND, "pay it by bank transfer", "the same sum by bank transfer", "unconfirmed"
)


def _is_money_alone(situation: Situation) -> bool:
    """Whether they want their money and have said no to what might stand for it."""
    return (
        situation.lead is RequestLabel.REFUND
        and set(situation.asked) <= {RequestLabel.REFUND, RequestLabel.UPDATE}
        and bool(situation.refused & _FOR_MONEY)
        and not situation.is_dangerous
        and situation.occasion is None
    )


_FOR_MONEY = frozenset(
    {
        RequestLabel.COMPENSATION,
        RequestLabel.REPLACEMENT,
        RequestLabel.REPAIR,
        RequestLabel.REDO,
    }
)
"""What may be offered in place of money."""
_CASUAL = frozenset({RequestLabel.REFUND, RequestLabel.COMPENSATION})
"""Not to be held out to somebody who was hurt or may be."""
_GOODS = frozenset({RequestLabel.REPLACEMENT, RequestLabel.REPAIR})
"""Nor these, unless they ask for them."""


def _given(remedy: Remedy, authority: Authority, limit: str | None = None) -> Offer:
    if limit is None:
        limit = bound_of(remedy.limit, ()).told if remedy.limit else ""
    return Offer(remedy.label, f"{remedy_of(remedy.text)}{limit}", None, authority)


def _bound(remedy: Remedy, situation: Situation) -> Bound:
    """What the policy's limit does to a remedy here."""
    said = (span.text for span in situation.complaint.details.amounts)
    amounts = [float(found.group().replace(",", "")) for one in said if (found := _SUM.search(one))]
    return bound_of(remedy.limit or "", amounts)


_SUM = re.compile(r"\d[\d,]*(?:\.\d+)?")


_NEAR = {
    RequestLabel.REDO: (RequestLabel.CORRECTION, RequestLabel.REPAIR),
    RequestLabel.REPAIR: (RequestLabel.CORRECTION, RequestLabel.REDO, RequestLabel.REPLACEMENT),
    RequestLabel.CORRECTION: (RequestLabel.REDO, RequestLabel.REPLACEMENT, RequestLabel.REPAIR),
    RequestLabel.ESCALATION: (RequestLabel.CALLBACK,),
    RequestLabel.EXPLANATION: (RequestLabel.CALLBACK,),
}
"""What comes nearest to a request that is not on offer itself."""


def _asked_first(offers: list[Offer], situation: Situation) -> list[Offer]:
    wanted = list(situation.asked)
    for label in situation.asked:  # what comes near a request waits for what was asked itself
        wanted += [near for near in _NEAR.get(label, ()) if near not in wanted]
    return sorted(offers, key=lambda o: wanted.index(o.label) if o.label in wanted else len(wanted))


_INSTEAD_OF_EACH_OTHER = frozenset(
    {
        RequestLabel.REFUND,
        RequestLabel.REPLACEMENT,
        RequestLabel.REPAIR,
        RequestLabel.REDO,
        RequestLabel.CORRECTION,
    }
)
"""Remedies of which one makes the other needless."""
_OR = Search(r"\b(?:or|either|otherwise|failing that|else|if|alternatively)\b", re.IGNORECASE)


def are_both_due(situation: Situation, offers: list[Offer]) -> bool:
    """Whether two remedies were asked for together: "stop it and pay me back" is no choice."""
    labels = [offer.label for offer in offers]
    if len(labels) != 2 or labels[0] == labels[1] or not set(labels) <= set(situation.asked):
        return False
    if set(labels) <= _INSTEAD_OF_EACH_OTHER or RequestLabel.CORRECTION in labels:
        return False
    spans = [
        (one.start, one.end)
        for one in situation.complaint.requests
        if one.label in labels and not one.refused
    ]
    said = situation.complaint.text[min(a for a, _ in spans) : max(b for _, b in spans) + 30]
    return _OR.search(said) is None


_IN_RETURN = Search(
    r"\b(?:back|refund\w*|repay\w*|reimburs\w*|return\w*|owed?|owes|give|get|pay me|pay us|want|claim\w*|credit\w*)\b",
    re.I,
)
_UNPAID = Search(
    r"\b(?:direct debit|payment|cheque|standing order) (?:has |have )?(?:bounced|failed|was refused|was returned)\b"
    r"|\b(?:have not|haven't|havent|did not|didn't|will not|won't|not going to|refuse to|not) (?:yet )?(?:paid|pay|paying) (?:it|this|that|a penny|the bill|any of it|you)\b"
    r"|\b(?:don't|dont|do not|didn't|never) owe\b|\b(?:asking|chasing|billing|invoicing|hounding) (?:me|us) (?:to pay|for (?:[£$€]|money))",
    re.I,
)
"""Where a sum is asked of them that they have not paid."""
_NEW = Search(
    r"\b(?:(?:a|an|another) (?:new|replacement|working|fresh|different|undamaged) "
    r"(?!or\b|and\b|than\b|instead\b|rather\b|of\b|with\b|please\b|for\b|by\b|to\b|as\b|asap\b|in\b|on\b|at\b|but\b)[a-z-]{3,}"
    r"|a (?:replacement|new one))\b",
    re.IGNORECASE,
)


def _in_their_words(label: RequestLabel, situation: Situation) -> str | None:
    """A remedy as the customer put it: "a new jar", "your £64 back"."""
    complaint = situation.complaint
    for request in complaint.requests:
        if request.label != label or request.refused:
            continue
        said = re.split(r"[.!?\n]\s", complaint.text[request.start : request.end + 40])[0]
        if label is RequestLabel.REFUND and not situation.channel.is_public:
            for amount in complaint.details.amounts:
                if request.start <= amount.start < request.end + 2 and amount.text[-1:].isdigit():
                    around = complaint.text[max(0, amount.start - 60) : amount.end + 40]
                    if _UNPAID.search(complaint.text) or not _IN_RETURN.search(around):
                        continue  # what was billed and never paid comes back to nobody
                    return f"your {amount.text} back"
        if label is RequestLabel.REPLACEMENT and (found := _NEW.search(said)):
            said = found.group().lower()
            return said if situation.may_say(said) else None
    return None


def unmet(situation: Situation, offers: list[Offer]) -> list[RequestLabel]:
    """What was asked for and is neither offered nor refused: it gets a date instead."""
    offered = {offer.label for offer in offers}
    return [
        label
        for label in situation.asked
        if label not in offered and label not in situation.case.requests_refused and label in _DATED
    ]


_DATED = {
    RequestLabel.REFUND: "a refund",
    RequestLabel.REPLACEMENT: "a replacement",
    RequestLabel.REPAIR: "a repair",
    RequestLabel.COMPENSATION: "compensation",
    RequestLabel.CANCELLATION: "the cancellation",
    RequestLabel.REDO: "having the work done again",
}
CLAIMS = {
    **_DATED,
    RequestLabel.REFUND: "your money back",
    RequestLabel.REPAIR: "a repair",
    RequestLabel.REDO: "the work to be done again",
    RequestLabel.CORRECTION: "this to be put right",
    RequestLabel.CANCELLATION: "this to be cancelled",
    RequestLabel.COMPENSATION: "compensation",
    RequestLabel.CALLBACK: "a call",
    RequestLabel.ESCALATION: "a manager",
    RequestLabel.EXPLANATION: "an explanation",
    RequestLabel.APOLOGY: "an apology",
    RequestLabel.UPDATE: "an answer",
}
"""What the customer asks for, after "you asked for"."""


_ERASURE = Search(
    r"\b(?:delete|remove|erase|wipe|destroy|take off)\b (?:all )?(?:of )?(?:my|our) "
    r"((?:[a-z-]+ ){0,3}(?:details|data|card|number|account|records?|information|photos?|email"
    r"|address|files?|profile))\b",
    re.IGNORECASE,
)


def erasure(text: str) -> str | None:
    """What is to be deleted, where a customer asks for it: "deleting your card details"."""
    found = _ERASURE.search(text)
    return f"deleting your {found.group(1).lower()}" if found else None


def wished(label: RequestLabel) -> str:
    """A request as what is to be answered: "a refund"."""
    return _DATED[label]


def is_dated(label: RequestLabel) -> bool:
    """Whether a request gets a date, where it is neither granted nor refused."""
    return label in _DATED


def later(label: RequestLabel) -> str:
    """A request as what an answer will be on."""
    return _DATED.get(label) or _BY_PERSON[label]


_BY_PERSON = {
    RequestLabel.CALLBACK: "the call you asked for",
    RequestLabel.ESCALATION: "hearing from the manager",
}


def claimed(label: RequestLabel) -> str:
    """A request as a noun phrase: "your money back"."""
    return CLAIMS[label]
