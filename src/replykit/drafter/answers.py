"""The matter itself: what was done, what is asked, declined and offered."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re

from replykit.drafter import remedies
from replykit.drafter.composer import (
    ASKS_FOR_SILENCE,
    BY_SOMEBODY,
    BY_TALK,
    BY_WORD,
    REFERENCE,
    SURE,
    Composer,
    Kind,
    join,
)
from replykit.drafter.demands import Form, told_together
from replykit.drafter.given import (
    bare,
    cause_of,
    change_of,
    is_excuse,
    reason_of,
    tell_deeds,
)
from replykit.drafter.situation import LONG
from replykit.drafter.tellings import READ
from replykit.model import (
    Channel,
    Commitment,
    EmotionLabel,
    Fault,
    RequestLabel,
)

LONG_ENOUGH = 160
"""Letters of a complaint from which it is not asked what would help: it has been said."""
_NAMES_REMEDY = frozenset(
    "refund back replacement new repair exchange money credit call cancellation right correct".split()
)
"""Words by which an offer and a demand name the same."""


def explain(composer: Composer) -> None:
    """The cause, what has been done, and what was changed: only what the case says."""
    case = composer.situation.case
    is_owned = case.fault is Fault.OURS and not composer.situation.policy.legal_mode
    if case.cause and (is_owned or not composer.situation.is_formal):
        form, cause = cause_of(case.cause)
        slot = "explanation" if form == "cause" else "explanation-noun"
        slot = f"{slot}-excuse" if is_excuse(cause) else slot
        composer.add(Kind.EXPLANATION, composer.say(slot, cause=cause))
    _tell_done(composer)
    if case.corrective_action:
        form, fix = change_of(case.corrective_action)
        slot = "correction" if form == "clause" else "correction-noun"
        composer.add(Kind.CORRECTION, composer.say(slot, fix=fix))


def _tell_done(composer: Composer) -> None:
    """What was done, which is the last thing to be left out where a channel has no room."""
    actions = composer.situation.case.actions_done
    said = []
    for form, texts in tell_deeds(actions):
        if form == "have":
            said.append(composer.say("done", done=join(texts, "and")))
        elif form == "thing":
            said.append(composer.say("done-thing", done=join(texts, "and")))
        elif form == "past":
            said.append(f"I {join(texts, 'and')}.")
        else:
            said += [f"{text[0].upper()}{text[1:]}." for text in texts]
    composer.deeds = " ".join(filter(None, said))
    composer.add(Kind.EXPLANATION, composer.deeds)
    composer.done = [Commitment(what=bare(action), authority="case") for action in actions]
    composer.commitments += composer.done


def ask(composer: Composer) -> None:
    """What is still to be known, in place of guessing."""
    if composer.situation.channel.is_public or composer.situation.is_known:
        return
    if composer.situation.is_formal or composer.situation.wants_nothing:
        return
    is_open = composer.situation.occasion is None and not composer.situation.asked
    if composer.open_demands and (composer.is_doubtful or composer.situation.is_guess):
        return  # what they want is plain, and what is missing for it is not
    if (composer.situation.is_guess or composer.is_doubtful) and is_open:
        is_told = composer.situation.account.text
        is_chat = composer.situation.channel in (Channel.CHAT, Channel.SMS)
        if is_told and (
            is_chat or len(composer.situation.complaint.text) > LONG_ENOUGH or _is_quiet(composer)
        ):
            return  # what would help is plain, or no time to be asked
        composer.wish_is_asked = True
        is_known = composer.situation.account.text or len(composer.situation.complaint.text) >= LONG
        composer.add(Kind.CLARIFICATION, composer.say("ask-wish" if is_known else "ask-more"))
        return
    if composer.is_doubtful or composer.situation.is_guess:
        return
    if composer.situation.occasion and not composer.situation.occasion.is_asked_of:
        return
    question, _ = composer.question
    if question.startswith("What would put this right"):
        if _is_quiet(composer) or len(composer.situation.complaint.text) > LONG_ENOUGH:
            return
        composer.wish_is_asked = True
    if question.startswith("Could you give me the order") and _is_found(composer):
        return
    if question.startswith("What is the best number"):
        return  # asked with the call
    if composer.is_taken_up and not question.startswith("Could you give me the order"):
        return
    if question.startswith("Could you give me the order"):
        composer.add(Kind.CLARIFICATION, composer.say("ask-order"))
    else:
        composer.add(Kind.CLARIFICATION, question)


def _is_quiet(composer: Composer) -> bool:
    """Whether somebody is too sad to be asked what they want."""
    complaint = composer.situation.complaint
    return complaint.emotion.label is EmotionLabel.SADNESS and composer.situation.level != "low"


def _is_found(composer: Composer) -> bool:
    """Whether a complaint gives a number to find it by, or is too long a letter to be asked."""
    text = composer.situation.complaint.text[:READ]
    is_plain = composer.is_taken_up or composer.situation.issue.confidence < SURE
    return REFERENCE.search(text) is not None or (is_plain and len(text) > LONG)


def decline(composer: Composer) -> None:
    """What cannot be given, plainly and with the reason."""
    for label, given in composer.situation.case.requests_refused.items():
        form, reason = reason_of(given)
        slot = {"cause": "decline", "noun": "decline-noun", "": "decline-plain"}[form]
        if label is RequestLabel.EXPLANATION and composer.situation.case.cause:
            slot = slot.replace("decline", "decline-more")
        text = composer.say(slot, refused=remedies.claimed(label), reason=reason)
        composer.add(Kind.DECLINE, text)


def offer(composer: Composer) -> None:
    """A choice of remedies, or what has been granted."""
    situation = composer.situation
    granted = remedies.granted(situation)
    if granted:
        _offer_granted(composer, granted)
        return
    if situation.is_formal:
        _offer_formally(composer)
        return
    actions = situation.case.actions_done
    if situation.is_settled or (actions and remedies.stated(situation) is None):
        if situation.channel.is_public:
            invite(composer, {})
        elif not composer.is_short:
            composer.add(Kind.OPTIONS, composer.say("options-done"))
        return
    offers = composer.offers[:2]
    has_asked = any(section.kind is Kind.CLARIFICATION for section in composer.sections)
    is_talk = all(offer.label in BY_TALK and offer.authority == "unconfirmed" for offer in offers)
    if has_asked and is_talk and not set(situation.asked) & BY_SOMEBODY and composer.wish_is_asked:
        offers = []
    if composer.is_brief and has_asked and not set(situation.asked) & {o.label for o in offers}:
        return  # one question is enough for a chat
    if situation.channel.is_public and (not offers or _is_wish_unknown(composer, offers)):
        invite(composer, {}, "private-wish" if offers else "private-plain")
        return
    if situation.channel.is_public and len(offers) == 1 and offers[0].noun:
        invite(composer, {})  # one line in public holds a choice or none
        return
    composer.count(offers)
    if not offers:
        _offer_a_way(composer)
        return
    if any(offer.noun is None for offer in offers):
        _offer_stated(composer, offers, counted=True)
        return
    first = offers[0].noun or ""
    second = offers[1].noun if len(offers) > 1 else None
    more = {"first": first} | ({"second": second} if second else {})
    if remedies.are_both_due(situation, offers):
        _offer_all(composer, more)
        return
    labels = {offer.label for offer in offers}
    is_named = labels <= set(situation.asked) - {RequestLabel.CORRECTION}
    if second and len(labels) > 1 and is_named:
        more["both"] = ""
    elif (told := _demand_for(composer, offers[0])) and second:
        more["demand"] = told
    elif situation.asked and situation.asked[0] == offers[0].label and second:
        claim = remedies.claimed(offers[0].label)
        if offers[0].label is RequestLabel.CORRECTION and "wish" not in situation.facts:
            more["claim"] = claim
        elif offers[0].label in BY_WORD or situation.lead is RequestLabel.EXPLANATION:
            pass  # the next step says it
        elif not set(claim.split()) <= set(first.split()):  # else it would be said twice
            more["claim"] = claim
    if asks_first(composer) and second and not more.keys() & {"both", "demand", "claim"}:
        more["asks"] = ""
    if situation.channel.is_public:
        invite(composer, more)
    elif second:
        composer.add(Kind.OPTIONS, composer.say("options", **more))
    else:
        composer.add(Kind.OPTIONS, f"Would you like {first}?")


def asks_first(composer: Composer) -> bool:
    """Whether a question is to be answered before a remedy can be owed."""
    is_remedy = set(composer.situation.asked) - BY_WORD - BY_TALK - {RequestLabel.ESCALATION}
    is_question = all(one.form is Form.KNOW for one in composer.open_demands)
    return bool(composer.open_demands) and is_question and not is_remedy


def _demand_for(composer: Composer, offer: remedies.Offer) -> str:
    """What they asked for in their words, where an offer answers it in other ones."""
    found = [one for one in composer.demanded if offer.label in one.labels]
    noun = set((offer.noun or "").lower().split())
    if not found or found[0].form is Form.KNOW or composer.situation.channel.is_public:
        return ""
    said = set(re.findall(r"[a-z]+", found[0].text.lower()))
    return "" if noun & said & _NAMES_REMEDY else told_together(found[:1])


def _offer_a_way(composer: Composer) -> None:
    """What always fits: how the answer reaches them."""
    situation = composer.situation
    has_asked = any(section.kind is Kind.CLARIFICATION for section in composer.sections)
    if situation.channel not in (Channel.EMAIL, Channel.LETTER) or has_asked:
        return
    if situation.is_known and situation.case.requests_refused:
        return  # no answer is left to be brought
    if (
        situation.is_menaced
        or situation.wants_nothing
        or situation.mourns_harm
        or situation.is_grave
    ):
        return
    if ASKS_FOR_SILENCE.search(composer.demand) or RequestLabel.CALLBACK in situation.refused:
        return
    if situation.wants_call or BY_SOMEBODY & set(situation.asked) - {RequestLabel.EXPLANATION}:
        return  # the next step says who calls
    composer.add(Kind.OPTIONS, composer.say("options-way"))
    composer.commitments.append(
        Commitment(what="call you, if you would rather", authority="unconfirmed")
    )


def _offer_all(composer: Composer, more: dict[str, str]) -> None:
    """What is due together is no choice."""
    if composer.situation.channel.is_public:
        invite(composer, more, all_of_it=True)
    else:
        composer.add(Kind.OPTIONS, composer.say("options-all", **more))


def _is_wish_unknown(composer: Composer, offers: list[remedies.Offer]) -> bool:
    """Whether it is unclear what went wrong and what they want, so that no remedy can fit."""
    situation = composer.situation
    return (
        situation.is_guess
        and not situation.asked
        and not situation.is_dangerous
        and all(offer.authority == "unconfirmed" for offer in offers)
    )


def _offer_formally(composer: Composer) -> None:
    """The way of the answer is all that is offered under a legal threat."""
    if composer.situation.channel.is_public:
        invite(composer, {})
        return
    if composer.situation.wants_call:
        return  # the next step calls them
    composer.add(Kind.OPTIONS, composer.say("options-formal"))
    composer.commitments.append(
        Commitment(
            what="a call from the manager in charge or a full answer in writing",
            authority="unconfirmed",
        )
    )


def _offer_granted(composer: Composer, granted: list[remedies.Offer]) -> None:
    """What the case has granted is told as settled."""
    composer.count(granted)
    more = {"instead": ""} if composer.situation.case.requests_refused else {}
    said = join(_at_one([offer.do for offer in granted]), "and")
    slot = "granted-given" if composer.situation.kind == "complaint" else "granted-news"
    composer.add(Kind.OPTIONS, composer.say(slot, granted=said, **more))
    if composer.situation.channel.is_public:
        invite(composer, {})


def _offer_stated(composer: Composer, offers: list[remedies.Offer], counted: bool = False) -> None:
    if not counted:
        composer.count(offers)
    is_choice = offers[0].authority != "case" and not remedies.are_both_due(
        composer.situation, offers
    )
    slot = "granted-choice" if len(offers) > 1 and is_choice else "granted"
    joint = "or" if slot == "granted-choice" else "and"
    text = composer.say(slot, granted=join(_at_one([offer.do for offer in offers]), joint))
    composer.add(Kind.OPTIONS, text)
    if composer.situation.channel.is_public:
        invite(composer, {})


def invite(
    composer: Composer,
    offered: dict[str, str],
    plain: str = "private-plain",
    *,
    all_of_it: bool = False,
) -> None:
    """Ask a public customer into a private channel, and say when the answer comes."""
    situation = composer.situation
    address = situation.policy.private_contact.get(situation.channel)
    more = offered | ({"address": address} if address else {})
    occasion = situation.occasion
    is_askable = not situation.is_known and (occasion is None or occasion.is_asked_of)
    if (wanted := composer.question[1]) and is_askable:
        more["open"] = wanted
    slot = "private" if "second" in more else plain
    if slot == "private-plain" and composer.demand and situation.channel is Channel.REVIEW:
        slot = "private-demand"
        more["demand"] = composer.demand
    if composer.situation.channel is Channel.SOCIAL:
        slot = "private-short"
    if all_of_it:
        slot = "private-all"
    composer.add(Kind.PRIVATE_CONTACT, composer.say(slot, **more))


def _at_one(acts: list[str]) -> list[str]:
    """Acts with a verb that they share said once: "give you a refund or a voucher"."""
    shared = next((verb for verb in ("give you ", "send you ") if acts[0].startswith(verb)), "")
    if not shared or not all(act.startswith(shared) for act in acts):
        return acts
    return [acts[0], *(act.removeprefix(shared) for act in acts[1:])]
