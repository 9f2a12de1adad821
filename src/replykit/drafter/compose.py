"""The sections of a draft, in the order that research favours, for every stage and signal."""

from replykit.drafter import remedies
from replykit.drafter.answers import ask, asks_first, decline, explain, offer
from replykit.drafter.channels import fits, lay_out, to_gsm
from replykit.drafter.composer import SURE, Composer, Kind, join
from replykit.drafter.demands import Form
from replykit.drafter.endings import close, follow_up, promise_news, sign_off
from replykit.drafter.openings import greet, open_warmly, warn
from replykit.drafter.situation import Situation
from replykit.drafter.soundness import is_fit_reference
from replykit.model import (
    Channel,
    Commitment,
    Draft,
    RequestLabel,
    Stage,
)


def compose(situation: Situation) -> Draft:
    """Write the draft for a situation."""
    composer = Composer(situation)
    greet(composer)
    kind = situation.kind
    if kind != "complaint" and situation.has_news:
        _tell_news(composer)
    elif kind == "praise":
        said = composer.say("praise")
        composer.add(Kind.THANKS, said)
        if said and "I'll" in said:
            composer.commitments.append(
                Commitment(what="pass the thanks on", authority=situation.authority)
            )
    elif kind == "question":
        slot = "answer-to" if "question" in situation.facts else "answer"
        composer.add(Kind.THANKS, composer.say(slot))
        composer.commitments.append(
            Commitment(
                what="answer the question", by_when=situation.when, authority=situation.authority
            )
        )
    elif kind == "request":
        slot = "request-wish" if "wish" in composer.situation.facts else "request"
        acts = [one.text for one in composer.demanded if one.form is Form.DO]
        said = composer.say(slot, **({"wish": acts[0]} if acts and slot != "request" else {}))
        composer.add(Kind.THANKS, said)
        composer.commitments.append(
            Commitment(
                what="look at the request and answer",
                by_when=situation.when,
                authority=situation.authority,
            )
        )
    elif kind in ("answer", "thanks", "note"):
        composer.add(Kind.THANKS, composer.say("note" if kind == "note" else f"note-{kind}"))
    elif situation.peril == "despair" and situation.stage in (Stage.FIRST, Stage.ESCALATION):
        _stand_by(composer)
    else:
        _STAGES[situation.stage](composer)
    close(composer)
    return finish(composer)


def _stand_by(composer: Composer) -> None:
    """Nothing but help, a person and a word of regret for somebody who may harm themselves."""
    warn(composer)
    composer.add(Kind.THANKS, composer.say("thanks-despair"))
    composer.add(Kind.APOLOGY, composer.say("apology-despair"))
    if not composer.situation.channel.is_public:
        composer.add(Kind.OPTIONS, composer.say("options-despair"))
    promise_news(composer)


def _tell_news(composer: Composer) -> None:
    """What the case says, to a message that is no complaint: nothing is left to find out."""
    situation = composer.situation
    kind = situation.kind if situation.kind in ("praise", "question") else "message"
    composer.add(Kind.THANKS, composer.say(f"news-{kind}"))
    explain(composer)
    decline(composer)
    if remedies.granted(situation):
        offer(composer)
    if situation.case.next_contact:
        follow_up(composer)
    elif kind != "praise" and not composer.is_short:
        composer.add(Kind.OPTIONS, composer.say("news-more"))


def _first(composer: Composer) -> None:
    open_warmly(composer)
    explain(composer)
    if not composer.situation.is_bereaved:
        ask(composer)
    decline(composer)
    is_public = composer.situation.channel.is_public
    is_led = composer.situation.lead in (RequestLabel.EXPLANATION, RequestLabel.UPDATE)
    situation = composer.situation
    waits = not (composer.offers or situation.is_known or situation.is_formal)
    if (
        is_led or waits or asks_first(composer) or (composer.open_demands and situation.is_formal)
    ) and not is_public:
        follow_up(composer)
        offer(composer)
    else:
        offer(composer)
        follow_up(composer)


def _update(composer: Composer) -> None:
    composer.add(Kind.THANKS, composer.say("thanks"))
    composer.add(Kind.APOLOGY, composer.apology)
    explain(composer)
    _settle(composer)
    follow_up(composer)


def _settle(composer: Composer) -> None:
    """What the case refuses and grants, where nothing else is held out."""
    decline(composer)
    if composer.situation.case.remedies_granted:
        offer(composer)


def _resolution(composer: Composer) -> None:
    composer.add(Kind.THANKS, composer.say("thanks"))
    composer.add(Kind.APOLOGY, composer.apology)
    explain(composer)
    decline(composer)
    offer(composer)
    follow_up(composer)


def _check_in(composer: Composer) -> None:
    composer.add(Kind.THANKS, composer.say("thanks", "thing"))
    labels = dict.fromkeys(
        one.label for one in composer.situation.complaint.requests if not one.refused
    )
    asked = [remedies.claimed(label) for label in [*labels][:3]]
    more = {"claim": join(asked, "and")} if asked else {}
    composer.add(Kind.APOLOGY, composer.apology)
    composer.add(Kind.FOLLOW_UP, composer.say("check-in", **more))


def _boundary(composer: Composer) -> None:
    composer.add(Kind.EMPATHY, composer.say("empathy-short", "thing"))
    composer.add(Kind.APOLOGY, composer.apology)
    composer.add(Kind.BOUNDARY, composer.say("boundary-stage"))


def _escalation(composer: Composer) -> None:
    warn(composer)
    composer.add(Kind.THANKS, composer.say("thanks"))
    composer.add(
        Kind.EMPATHY, composer.say("empathy-peril" if composer.situation.peril else "empathy")
    )
    composer.add(Kind.APOLOGY, composer.apology)
    explain(composer)
    _settle(composer)
    follow_up(composer)


def _parting(composer: Composer) -> None:
    composer.add(Kind.THANKS, composer.say("thanks"))
    composer.add(Kind.APOLOGY, composer.apology)
    decline(composer)
    is_refused = bool(composer.situation.case.requests_refused)
    composer.add(Kind.BOUNDARY, composer.say("parting-refused" if is_refused else "parting"))


def finish(composer: Composer) -> Draft:
    """The draft as text, cut to the channel's true limit by leaving out whole sections."""
    situation = composer.situation
    channel = situation.channel
    deeds = composer.deeds
    sections = composer.sections
    if channel is Channel.SMS:
        called = tuple(filter(None, (situation.name, *sign_off(situation).split("\n"))))
        deeds = to_gsm(deeds, called)
        sections = [s.model_copy(update={"text": to_gsm(s.text, called)}) for s in sections]

    def has_room() -> bool:
        return fits(lay_out(sections, channel), channel)

    for kind in _EXPENDABLE:
        if has_room():
            break
        sections = [s for s in sections if s.kind is not kind or s.text == deeds]
        if kind is Kind.OPTIONS:  # what is not said is not promised
            _withdraw(composer, composer.offered)
    for kind, slot in _TIGHT:
        if has_room():
            break
        said = composer.say(slot) or ""
        if channel is Channel.SMS:
            said = to_gsm(said)
        if kind is Kind.PRIVATE_CONTACT:
            _withdraw(composer, composer.offered)
        sections = [
            s.model_copy(update={"text": said}) if s.kind is kind and len(s.text) > len(said) else s
            for s in sections
        ]
    if not has_room() and deeds:
        sections = [s for s in sections if s.text != deeds]
        _withdraw(composer, composer.done)
    return Draft(
        text=lay_out(sections, channel),
        subject=_subject(situation),
        sections=tuple(sections),
        commitments=tuple(dict.fromkeys(composer.commitments)),
        complaint=situation.complaint,
    )


def _withdraw(composer: Composer, unsaid: list[Commitment]) -> None:
    """Count nothing that is not said."""
    composer.commitments = [one for one in composer.commitments if one not in unsaid]


def _subject(situation: Situation) -> str | None:
    if situation.channel not in (Channel.EMAIL, Channel.LETTER):
        return None
    ids = [one for one in situation.complaint.details.order_ids if is_fit_reference(one.text)]
    about = situation.thing[:1].upper() + situation.thing[1:]
    if "topic" not in situation.facts and situation.kind != "complaint":
        about = _SUBJECTS.get(situation.kind, "Your message")
    elif (
        about.startswith(("What happened", "What you"))
        or not situation.is_named
        or situation.issue.confidence < SURE
    ):
        about = "Your message"
    return f"{about} ({ids[0].text})" if ids else about


_STAGES = {
    Stage.FIRST: _first,
    Stage.UPDATE: _update,
    Stage.RESOLUTION: _resolution,
    Stage.CHECK_IN: _check_in,
    Stage.BOUNDARY: _boundary,
    Stage.ESCALATION: _escalation,
    Stage.PARTING: _parting,
}
_EXPENDABLE = (
    Kind.CLARIFICATION,
    Kind.CORRECTION,
    Kind.CLOSING,
    Kind.EMPATHY,
    Kind.THANKS,
    Kind.GREETING,
    Kind.EXPLANATION,
    Kind.OPTIONS,
)
"""What goes first where a channel has no room, in this order."""
_TIGHT = (
    (Kind.PRIVATE_CONTACT, "private-tight"),
    (Kind.FOLLOW_UP, "follow-up-tight"),
    (Kind.APOLOGY, "apology-tight"),
)
"""What is said in fewest words where that is still too long, in this order."""
_SUBJECTS = {"question": "Your question", "request": "Your request", "praise": "Your kind words"}
"""What a message that is no complaint is called; "your message", where nothing is given."""
