"""How a draft ends: the next step with its time, and the closing."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re

from replykit.drafter import remedies
from replykit.drafter.answers import invite
from replykit.drafter.composer import (
    ASKS_FOR_SILENCE,
    BY_SOMEBODY,
    BY_WORD,
    SURE,
    Composer,
    Kind,
    join,
)
from replykit.drafter.demands import Demand, Form, demands, told_kinds, told_together
from replykit.drafter.situation import Situation, asks_for_senior
from replykit.drafter.soundness import is_fit
from replykit.drafter.tellings import READ
from replykit.model import (
    Channel,
    Commitment,
    IssueLabel,
    RequestLabel,
    Stage,
)
from replykit.search import Search

SURE_OF_ANSWER = 0.6
"""And beside a question, where the issue says less of what is to be found out."""
SHORT_DEMAND = 80
"""Letters of what they ask for, up to which a text message takes it up."""
_OF_OPINION = frozenset({IssueLabel.VALUE, IssueLabel.MISLEADING_INFORMATION})
"""Issues whose next step says little of what somebody asks to be done."""
_GOODS = frozenset({RequestLabel.REPAIR, RequestLabel.REPLACEMENT, RequestLabel.REDO})
"""Remedies of things."""
_BY_PERSON: dict[RequestLabel, tuple[str, ...]] = {
    RequestLabel.CALLBACK: ("call you", "a call", "callback", "phone"),
    RequestLabel.ESCALATION: (
        "manager",
        "senior",
        "owner",
        "supervisor",
        "director",
        "in charge",
        "boss",
        "chief",
    ),
}
"""Requests that somebody answers, and the words by which a draft has said so."""


def follow_up(composer: Composer) -> None:
    """The next step, with a time and an owner."""
    situation = composer.situation
    is_done = bool(situation.case.remedies_granted) or situation.is_settled
    goes_on = situation.stage is Stage.ESCALATION or (
        situation.stage is Stage.UPDATE and not is_done
    )
    if situation.channel.is_public and not goes_on:
        if all(section.kind is not Kind.PRIVATE_CONTACT for section in composer.sections):
            invite(composer, {})
        _promise(composer, "I'll answer")  # said in the invitation
        return
    is_brief = composer.is_short or situation.channel.is_public
    slot = "follow-up-short" if is_brief and not goes_on else "follow-up"
    more: dict[str, str] = {}
    is_first = slot == "follow-up" and not goes_on and situation.stage is Stage.FIRST
    if is_first and (demand := composer.demand):
        know = all(one.form is Form.KNOW for one in composer.open_demands)
        slot = "follow-up-know" if know else "follow-up-do"
        more = {"demand": demand}
        is_occasion = situation.occasion is not None and not situation.is_bereaved
        is_sure = situation.issue.confidence >= (SURE_OF_ANSWER if know else SURE)
        is_sure = is_sure or (is_occasion and not know)
        if is_sure and not (
            situation.label in _OF_OPINION
            or situation.is_bereaved
            or composer.is_doubtful
            or situation.is_guess
            or situation.is_formal
        ):
            more["sure"] = ""
        if composer.asks_more and "sure" not in more and not know:
            more["rest"] = ""
        if ASKS_FOR_SILENCE.search(demand):
            slot, more = "follow-up-silent", {"demand": demand}
        if any(
            demand in section.text[:1].lower() + section.text[1:] for section in composer.sections
        ):
            slot, more = "follow-up", {}  # said with the options
    elif slot == "follow-up-short" and 0 < len(composer.demand) <= SHORT_DEMAND and not goes_on:
        know = all(one.form is Form.KNOW for one in composer.open_demands)
        slot = "follow-up-asked" if know else "follow-up-wanted"
        more = {"demand": composer.demand}
    elif slot == "follow-up" and not goes_on and _is_wish_open(composer):
        slot = "follow-up-wish"
    elif is_first and composer.asks_more and not situation.is_formal:
        slot = "follow-up-more"
    if situation.is_known and not goes_on and situation.stage is not Stage.RESOLUTION:
        case = situation.case
        if (left := _left_open(composer)) and not situation.channel.is_public:
            know = all(one.form is Form.KNOW for one in left)
            demand = told_together(left)
            text = composer.say("follow-up-left-know" if know else "follow-up-left", demand=demand)
            composer.commitments.append(
                Commitment(
                    what=f"answer this: {demand}",
                    by_when=situation.when,
                    authority=situation.authority,
                )
            )
            _promise_only(composer, text)
            return
        is_told = case.cause or case.remedies_granted or situation.is_settled
        is_open = situation.kind == "complaint" and not is_told and _is_under_way(composer)
        _promise_only(
            composer, composer.say("follow-up-known", **({"still": ""} if is_open else {}))
        )
        return
    text = composer.say(slot, **more)
    if text is None:
        return
    offers = [] if goes_on else composer.offers
    dated = remedies.unmet(situation, offers) if not situation.case.remedies_granted else []
    if situation.is_dangerous:  # goods are not what weighs
        dated = [label for label in dated if label not in _GOODS]
    wishes = [] if situation.is_formal else [remedies.wished(label) for label in dated]
    if slot == "follow-up-wish" and situation.wished_label in dated:
        wishes.remove(remedies.wished(situation.wished_label))
    if composer.demanded and not situation.is_formal:  # told, or met by what is offered
        told = frozenset().union(*(one.labels | one.near for one in composer.demanded))
        wishes = [remedies.wished(label) for label in dated if label not in told]
    wishes += _not_taken_up(composer, text, offers, wishes)
    erased = remedies.erasure(situation.complaint.text)
    if erased and is_fit(erased) and not more:
        wishes.append(erased)
    _promise(composer, text)
    if more:
        composer.commitments.append(
            Commitment(
                what=f"answer this: {more['demand']}",
                by_when=situation.when,
                authority=situation.authority,
            )
        )
    if wishes and (goes_on or not (situation.channel.is_public or composer.is_short)):
        wish = join(wishes, "and")
        text = f"{text} By then you will also have a clear answer on {wish}."
        composer.commitments.append(
            Commitment(
                what=f"give a clear answer on {wish}",
                by_when=situation.when,
                authority=situation.authority,
            )
        )
    if is_first:
        text = _with_number(composer, _with_date(composer, text))
    composer.add(Kind.FOLLOW_UP, text)


_NUMBER = re.compile(r"(?<!\w)\+?\(?\d(?:[ ().-]{0,2}\d){8,13}(?!\d)")
"""A phone number."""
_CALL_TIME = re.compile(
    r"\b(?:mornings?|afternoons?|evenings?|any ?time|any hour|lunch\w*|late is fine|(?:after|before|between|from|until|at) \d+|noon|midday|before the \w+|when you (?:see|get|read) this)",
    re.I,
)
"""When somebody may be called."""


def _with_number(composer: Composer, text: str) -> str:
    """The next step with what is still to be known for a call, once."""
    situation = composer.situation
    if situation.contact != "call you" and "call you" not in text:
        return text
    if any("number" in section.text for section in composer.sections):
        return text
    said = situation.complaint.text[:READ]
    knows_time = situation.is_pressing or _CALL_TIME.search(said) is not None
    if _NUMBER.search(said):
        return text if knows_time else f"{text} What time suits you best?"
    return f"{text} Which number is best?"


def _with_date(composer: Composer, text: str) -> str:
    """The next step, with the date that the customer named kept in sight."""
    situation = composer.situation
    date = situation.facts.get("deadline")
    if date is None or situation.is_pressing:
        return text
    said = " ".join([text, *(section.text for section in composer.sections)]).lower()
    if date.split(" ", 1)[1].lower() in said:
        return text
    noted = composer.say("deadline")
    return f"{text} {noted}" if noted else text


_UNDER_WAY = Search(
    r"\b(?:ask|asking|asked|passed|pass|raised|raise|opened|open|reported|report|chased|chase|requested|request|escalated|looking|checking|check|checked|investigat\w*|contacted|called|rang|rung|spoke|spoken|traced|trace|forwarded|referred|logged|ordered|booked|arranged|sent|emailed|wrote to|written to the|claim|ticket|review\w*|test\w*|search\w*|found|start\w*)\b",
    re.I,
)
"""What was done that has an outcome still to come."""


def _is_under_way(composer: Composer) -> bool:
    actions = composer.situation.case.actions_done
    return not actions or any(_UNDER_WAY.search(action) for action in actions)


def _left_open(composer: Composer) -> list[Demand]:
    """What they asked for beside what the case grants or refuses."""
    situation, case = composer.situation, composer.situation.case
    if case.actions_done or situation.is_formal:
        return []
    if not (case.remedies_granted or case.requests_refused):
        return []
    met = {one.label for one in case.remedies_granted} | set(case.requests_refused)
    if case.cause:
        met |= {RequestLabel.EXPLANATION}
    if RequestLabel.REFUND in met or RequestLabel.COMPENSATION in met:
        met |= {RequestLabel.REFUND, RequestLabel.COMPENSATION}
    found = demands(situation.complaint)
    own = {one: told_kinds(one.text) for one in found}
    return [
        one
        for one in found
        if not own[one] & met
        and not own[one] & situation.refused
        and situation.may_say(one.text)
        and not (one.form is Form.KNOW and case.cause)
        and (not one.near & met or any(own[it] & met for it in found if it.near == one.near))
    ]


def promise_news(composer: Composer) -> None:
    """The next contact alone, whatever else they asked for."""
    channel = composer.situation.channel
    if channel.is_public:
        slot = "private-short" if channel is Channel.SOCIAL else "private-plain"
        composer.add(Kind.PRIVATE_CONTACT, composer.say(slot))
        _promise(composer, "I'll answer")
        return
    is_escalated = composer.situation.stage is Stage.ESCALATION
    slot = "follow-up-short" if composer.is_short and not is_escalated else "follow-up"
    _promise_only(composer, composer.say(slot))


def _not_taken_up(
    composer: Composer, text: str, offers: list[remedies.Offer], wishes: list[str]
) -> list[str]:
    """What they asked for and neither the offers nor the next step mention."""
    situation = composer.situation
    if situation.is_formal and situation.stage is Stage.FIRST:
        return []
    said = " ".join([text, *(section.text for section in composer.sections)]).lower()
    refused = {*situation.case.requests_refused, *situation.refused}
    done = {offer.label for offer in offers} | refused
    later = situation.stage is not Stage.FIRST and not situation.case.remedies_granted
    found = [
        remedies.later(label)
        for label in dict.fromkeys(one.label for one in situation.complaint.requests)
        if label not in done
        and (label is not RequestLabel.ESCALATION or asks_for_senior(situation.complaint.text))
        and (label in _BY_PERSON or (later and remedies.is_dated(label)))
        and not any(word in said for word in _BY_PERSON.get(label, ()))
    ]
    return [one for one in found if one not in wishes]


def _promise_only(composer: Composer, text: str | None) -> None:
    """The next contact, where there is nothing left to find out."""
    if text:
        _promise(composer, text)
        composer.add(Kind.FOLLOW_UP, text)


def _is_wish_open(composer: Composer) -> bool:
    """Whether what they asked us to do is to be answered, and no remedy on offer."""
    situation = composer.situation
    return (
        "wish" in situation.facts
        and not situation.is_formal
        and situation.stage is Stage.FIRST
        and situation.wished_label not in situation.case.requests_refused
        and not (BY_SOMEBODY & {*situation.asked} - {situation.wished_label})
        and situation.wished_label not in {offer.label for offer in composer.offers[:2]} - BY_WORD
    )


def _promise(composer: Composer, text: str) -> None:
    """Count the next step as promised: no more than its line says."""
    contact = composer.situation.facts["contact"]
    said = [one for one in (composer.action, contact) if one in text]
    composer.commitments.append(
        Commitment(
            what=join(said, "and") or "answer you",
            by_when=composer.situation.when,
            authority=composer.situation.authority,
        )
    )


def close(composer: Composer) -> None:
    """The closing and the signature."""
    situation = composer.situation
    signature = sign_off(situation)
    if situation.channel in (Channel.EMAIL, Channel.LETTER):
        closing = composer.say("closing")
        composer.add(Kind.CLOSING, f"{closing}\n{signature or 'Customer Care'}")
    elif signature and situation.channel is not Channel.SOCIAL:
        composer.add(Kind.CLOSING, signature)


def sign_off(situation: Situation) -> str:
    """Who signs: the agent, the policy's sign-off or the business; empty when nobody is named."""
    if situation.policy.sign_off:
        lines = [situation.case.agent_name, situation.policy.sign_off]
    else:
        lines = [situation.case.agent_name, situation.policy.business_name]
    said = {line.strip().lower(): line.strip() for line in lines if line and line.strip()}
    return "\n".join(said.values())
