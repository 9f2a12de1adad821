"""How a draft begins: greeting, urgent help, thanks, empathy and the apology."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re

from replykit.drafter.composer import SURE, Composer, Kind
from replykit.drafter.tellings import READ
from replykit.model import (
    Channel,
    EmotionLabel,
    RequestLabel,
)
from replykit.search import Search

_TREATED = Search(
    r"\b(?:fell|slipped|tripped|fallen|hurt|burn\w*|scald\w*|bitten|cut (?:my|her|his))\b[^.!?]{0,60}\b(?:on (?:the \d|mon|tues|wednes|thurs|fri|satur|sun)|last (?:week|month|night|mon|tues|wednes|thurs|fri|satur|sun)|(?:days|weeks|months) ago)|\b(?:a ?& ?e|casualty|infirmary|hospital|x-?rays?|stitch\w*|in plaster|in a cast|(?:wrist|arm|leg|ankle|hip|nose|collarbone|finger|toe|foot) is (?:now )?(?:broken|fractured|sprained)|fractured?|"
    r"brok(?:e|en) (?:my|his|her|their) \w+|(?:the|my|our|a) (?:doctor|gp|dentist|nurse|paramedics?) (?:has |have |had )?(?:glued|stitched|said|gave|cleaned|dressed|removed|took|looked|saw|told|checked)|saw (?:a|the|my) (?:doctor|gp)|operation|discharged)\b",
    re.I,
)
"""Where somebody who was hurt has been looked after."""


def greet(composer: Composer) -> None:
    """A greeting; none where the channel has no room for it."""
    if composer.situation.channel is Channel.SOCIAL:
        return
    if composer.situation.channel is Channel.SMS and not composer.situation.name:
        return
    composer.add(Kind.GREETING, composer.say("greeting"))


def open_warmly(composer: Composer) -> None:
    """Thanks, empathy and one apology for the issue.

    Somebody very upset reads the apology first, and what it meant for them is named after
    what happened.
    """
    situation = composer.situation
    is_public, is_bereaved = situation.channel.is_public, situation.is_bereaved
    warn(composer)
    if is_bereaved:
        composer.add(Kind.EMPATHY, composer.say("condolence-public" if is_public else "condolence"))
        if not composer.is_short:
            composer.add(Kind.THANKS, composer.say("thanks-bereaved"))
        _apologise(composer)
        _keep(composer)
        return
    if composer.is_brief:
        composer.add(Kind.THANKS, composer.say("thanks-short", "thing"))
        _apologise(composer)
        _keep(composer)
        return
    empathy = _empathy(composer)
    is_told = empathy is not None and bool(composer.used)
    is_late = situation.level == "high" and not composer.is_short and not situation.is_dangerous
    if not is_late:
        composer.add(Kind.THANKS, _thanks(composer))
    if not is_told and not is_late:
        composer.add(Kind.EMPATHY, empathy)
    _apologise(composer)
    if is_told or is_late:
        composer.add(Kind.EMPATHY, empathy)
    if is_late:
        composer.add(Kind.THANKS, _thanks(composer))
    _keep(composer)


def warn(composer: Composer) -> None:
    """Where to find help at once, where somebody is in danger."""
    if composer.situation.is_dangerous:
        composer.add(Kind.URGENT, composer.say(_urgent_slot(composer)))


def _urgent_slot(composer: Composer) -> str:
    situation = composer.situation
    peril = situation.peril
    text = composer.situation.complaint.text[:READ]
    if composer.situation.is_grave:
        return "urgent-grave"
    if not peril and (composer.situation.is_said_safe or _TREATED.search(text)):
        return "urgent-safe" if composer.situation.is_said_safe else "urgent-treated"
    if not peril and situation.is_hurt_now and not composer.is_short:
        return "urgent-hurt"
    slot = f"urgent-{peril}" if peril else "urgent"
    return f"{slot}-short" if composer.is_short else slot


def _thanks(composer: Composer) -> str | None:
    situation = composer.situation
    said = f"{composer.apology} {situation.account.text}"
    is_told = bool(situation.account.text)
    if is_told and situation.issue.confidence < SURE and "topic" in situation.facts:
        return composer.say("thanks-short" if composer.is_short else "thanks", "thing")
    named = "thing" if situation.names_thing(said) or not situation.is_named else ""
    missed = "thing" if not named and "topic" in situation.facts else ""
    return composer.say("thanks-short" if composer.is_short else "thanks", named, missed)


def _empathy(composer: Composer) -> str | None:
    """What it meant for them, as they told it; or else what such a thing means."""
    situation = composer.situation
    if situation.peril:
        return composer.say("empathy-peril")
    if situation.is_grave:
        return composer.say("empathy-grave")
    if composer.is_short:
        return composer.say("empathy-short", "thing")
    if situation.is_formal:
        return composer.say("empathy-formal", "thing")
    is_pressed = situation.feeling is EmotionLabel.WORRY
    for fact in ("due", "effect", "hope") if is_pressed else ("effect", "due", "hope"):
        if fact in situation.facts:
            composer.used.add(fact)
            return composer.say(f"empathy-{fact}")
    if situation.complaint.emotion.label is EmotionLabel.CONFUSION and not composer.is_puzzled:
        return composer.plain_speaker.say("empathy", "thing")
    return composer.say("empathy", "thing")


def _apologise(composer: Composer) -> None:
    situation = composer.situation
    composer.add(Kind.APOLOGY, composer.apology)
    if situation.account.second and not situation.is_formal:
        told = {"also": situation.account.second.text}
        if situation.account.third:
            told["more"] = situation.account.third.text
        composer.add(Kind.APOLOGY, composer.say("apology-also", **told))


def _keep(composer: Composer) -> None:
    """A word to somebody who thinks of leaving, and to somebody who insults."""
    situation = composer.situation
    signals = situation.complaint.signals
    is_leaving = RequestLabel.CANCELLATION in situation.asked
    if (
        signals.churn_risk
        and not is_leaving
        and not composer.is_short
        and not situation.channel.is_public
        and not situation.is_formal
        and not situation.is_bereaved
    ):
        composer.add(Kind.EMPATHY, composer.say("churn"))
    if situation.is_menaced and not situation.channel.is_public:
        composer.add(Kind.BOUNDARY, composer.say("boundary-menace"))
    elif signals.abusive and not situation.channel.is_public:
        composer.add(
            Kind.BOUNDARY, composer.say("boundary-short" if composer.is_short else "boundary")
        )
