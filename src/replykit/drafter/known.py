"""The case as a reply may tell it: without what says nothing, what is said twice, what is private.

Every part of a draft reads the case from here, so that what is left out is promised nowhere.
"""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Sequence
from typing import Any

from replykit.drafter.delicate import is_private
from replykit.drafter.given import (
    bare,
    deed_of,
    is_apology,
    is_known_cause,
    remedy_of,
    says_nothing,
    time_of,
)
from replykit.drafter.office_verbs import is_base, is_done
from replykit.model import Case, Channel, Policy, Remedy, RequestLabel

_SENT = r"(?:re-?)?(?:sent|sends?|dispatched|shipped|posted|delivered|ordered|reordered|issued|given|gave)"
_KINDS = {
    RequestLabel.REFUND: r"refund|reimburs|repa(?:y|id)\b|money back|paid (?:you )?back|payments? (?:back|returned)|chargeback|waive|reversed|returned (?:the|your) (?:money|payment|fee|deposit)",
    RequestLabel.REPLACEMENT: rf"replac|\bnew one\b|exchang|swapped|resent|resend|{_SENT} (?:you )?(?:out )?(?:an?|the|your|another) (?!e-?mail|letter|message|note|report|complaint|form|driver|engineer|plumber|technician|refund|voucher|credit|photo|link|text|apology)",
    RequestLabel.REPAIR: r"repair|mend|fixe?d?\b|re-?d(?:o|id|one)\b",
    RequestLabel.REDO: r"re-?d(?:o|id|one)\b|rema(?:ke|de)\b|re-?clean|repaint",
    RequestLabel.COMPENSATION: r"voucher|credit|discount|compensat|goodwill|gift|%|\boff\b|free\b|complimentary|upgrad",
    RequestLabel.CANCELLATION: r"cancel|stopp?(?:ed)? (?:the |your )?(?:payment|subscription|contract|direct debit)|closed? (?:the |your )?account|terminat",
    RequestLabel.CORRECTION: r"correct|updat|chang|amend|reset|restor|unlock|rebook|reinstat|\bfixed\b|resolved|sorted",
    RequestLabel.CALLBACK: r"\b(?:called|rang|rung|phoned|spoken to|spoke to) you\b|call (?:you|back)|callback",
}
_OF_KIND = {label: re.compile(pattern, re.I) for label, pattern in _KINDS.items()}
_AMOUNT = re.compile(r"[£$€]\s?\d[\d,]*(?:\.\d\d)?|\d+ ?%")
_GENERAL = frozenset(
    """a an the your you our i we it its this that one to for and of in on by at will can have has been give given gave
    make made send sent sends get full in new price order amount money back payment what paid cost costs charge
    another item free sum out up again off with resend resent refund refunded refunding refunds repay repaid reimburse
    reimbursed replace replaced replacement replacing repair repaired mend mended exchange exchanged whole total
    credit credited arrange arranged today already order ordered pay fix fixed redo redone redid""".split()
)
"""Words of a remedy that do not tell it from another of its kind."""


def kinds_of(text: str) -> frozenset[RequestLabel]:
    """The remedies that words speak of."""
    return frozenset(label for label, pattern in _OF_KIND.items() if pattern.search(text))


def settles(actions: Sequence[str]) -> bool:
    """Whether something done is itself a remedy, so that no other is held out beside it."""
    return any(kinds_of(action) for action in actions)


def is_fulfilled(remedy: Remedy, action: str) -> bool:
    """Whether an action is what a remedy grants: "refunded £20" and "refund the £20"."""
    text = remedy_of(remedy.text)
    if not (kinds_of(text) | {remedy.label}) & kinds_of(action):
        return False
    wanted, done = set(_AMOUNT.findall(text)), set(_AMOUNT.findall(action))
    if wanted and done and not wanted <= done:
        return False
    said = _AMOUNT.sub("", text).lower()
    words = set(re.findall(r"[a-z]+", said)) - _GENERAL
    return words <= set(re.findall(r"[a-z]+", action.lower()))


def _is_done_already(remedy: Remedy) -> bool:
    """Whether a remedy is given as done: "refunded £20"."""
    said = bare(remedy.text)
    first, _, rest = said.partition(" ")
    return bool(rest) and is_done(first.lower()) and not is_base(first.lower())


def as_told(case: Case, policy: Policy, channel: Channel) -> Case:
    """The case without what the reply does not tell.

    In legal mode that is all but the names and the next contact. In public it is what only the
    customer should read: a clause is cut before it, or left out.
    """
    named: dict[str, Any] = {
        "customer_name": None if says_nothing(case.customer_name or "") else case.customer_name,
        "agent_name": " ".join((case.agent_name or "").split()) or None,
        "next_contact": case.next_contact if time_of(case.next_contact or "")[0] else None,
    }
    if policy.legal_mode:
        return Case(**named)
    granted = [one for one in case.remedies_granted if not says_nothing(one.text)]
    actions = list(dict.fromkeys(case.actions_done))
    actions += [
        one.text
        for one in granted
        if _is_done_already(one) and not any(is_fulfilled(one, action) for action in actions)
    ]
    actions = [one for one in actions if deed_of(one).text]
    granted = [
        one
        for one in granted
        if not (
            _is_done_already(one)
            or is_apology(one.text)
            or any(is_fulfilled(one, action) for action in actions)
        )
    ]
    if channel.is_public:
        actions = [told for one in actions if (told := _public(one))]
        granted = [
            one.model_copy(update={"text": told}) for one in granted if (told := _public(one.text))
        ]
    cause = case.cause if is_known_cause(case.cause or "") else None
    change = case.corrective_action
    change = None if change is None or says_nothing(change) else change
    refused = case.requests_refused
    if channel.is_public:
        cause, change = (one and _public(one) for one in (cause, change))
        refused = {label: _public(reason) or "no" for label, reason in refused.items()}
    return case.model_copy(
        update={
            **named,
            "cause": cause or None,
            "actions_done": tuple(actions),
            "remedies_granted": tuple(granted),
            "requests_refused": refused,
            "corrective_action": change or None,
        }
    )


_HINGE = re.compile(
    r",? (?=(?:to|on|at|for|from|in|into|with|by|under|ref|via|as)\b)|,? (?=\()", re.I
)
_REFERENCE = re.compile(
    r"\b[A-Z]{1,5}[-/]?\d{2,}|#\s?\w*\d|\bend(?:s|ing|ed) (?:in |with )?\d|\b\d{1,4}[a-z]? [A-Z][a-z]+"
)
_DANGLING = re.compile(
    r"(?:^| )(?:to|on|at|for|from|in|into|with|by|under|the|your|a|an|and)$", re.I
)


def _public(text: str) -> str:
    """Words as far as all may read them; nothing where no part of them says anything."""
    said = bare(text)
    cuts = [found.start() for found in _HINGE.finditer(said)]
    for end in (len(said), *reversed(cuts)):
        told = said[:end]
        is_open = not (is_private(told) or _REFERENCE.search(told))
        if is_open and len(told.split()) > 1 and not _DANGLING.search(told):
            return told
    return ""
