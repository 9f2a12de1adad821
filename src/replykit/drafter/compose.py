"""The sections of a draft, in the order that research favours, for every stage and signal."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
from dataclasses import dataclass, field
from functools import cached_property

from replykit.drafter import remedies
from replykit.drafter.asking import choose
from replykit.drafter.channels import fits, lay_out, to_gsm
from replykit.drafter.demands import Demand, Form, demands, told_together
from replykit.drafter.given import (
    bare,
    cause_of,
    change_of,
    is_excuse,
    reason_of,
    tell_deeds,
)
from replykit.drafter.issue_words import issue_words
from replykit.drafter.situation import LONG, Situation, asks_for_senior
from replykit.drafter.soundness import is_fit, is_fit_reference
from replykit.drafter.tellings import READ
from replykit.drafter.wording import Speaker
from replykit.model import (
    Channel,
    Commitment,
    ConfigError,
    Draft,
    EmotionLabel,
    Fault,
    IssueLabel,
    RequestLabel,
    Section,
    SectionKind,
    Stage,
)
from replykit.search import Search

Kind = SectionKind


@dataclass
class Composer:
    """Writes the sections of one draft, and keeps count of its promises."""

    situation: Situation
    sections: list[Section] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    offered: list[Commitment] = field(default_factory=list)
    """The promises among them that the options make."""
    used: set[str] = field(default_factory=set)
    """Facts that the empathy has named."""
    deeds: str = ""
    """What has been done, as it is told."""
    done: list[Commitment] = field(default_factory=list)
    """And as it stands among the promises."""
    _wish_is_asked: bool = False
    """Whether the reply asks what would help."""

    def add(self, kind: SectionKind, text: str | None) -> None:
        """Add a section, if there is something to say."""
        if text:
            self.sections.append(Section(kind=kind, text=text))

    @cached_property
    def is_doubtful(self) -> bool:
        """Whether what it is about was read with too little confidence for its usual words."""
        situation = self.situation
        if situation.occasion or situation.peril or situation.label is IssueLabel.OTHER:
            return False
        evidence = _EVIDENCE.get(situation.label)
        if evidence and not evidence.search(situation.complaint.text[:READ]):
            return True  # "I want the fine cancelled"
        least = SURE if situation.label in _EVIDENCE.keys() - _ITEMS else DOUBTFUL
        return situation.issue.confidence < least

    @cached_property
    def _plain_speaker(self) -> Speaker:
        """Lines that fit whatever it is about."""
        situation = self.situation
        return Speaker(
            situation.traits | {"issue": frozenset({IssueLabel.OTHER})} | self._mood,
            situation.facts,
            situation.seed,
            turn=situation.turn,
            use=situation.policy.use_words,
            avoid=situation.policy.avoid_words,
        )

    @property
    def _mood(self) -> dict[str, frozenset[str]]:
        """The feeling, where it is another than was read."""
        is_puzzled = self.situation.complaint.emotion.label is EmotionLabel.CONFUSION
        plain = is_puzzled and not self._is_puzzled
        return {"emotion": frozenset({EmotionLabel.FRUSTRATION})} if plain else {}

    @cached_property
    def action(self) -> str:
        """What the writer does next, after "I'll"."""
        situation = self.situation
        if self.is_doubtful and not situation.is_formal:
            return situation.pick("action", issue_words()[IssueLabel.OTHER].action)
        return situation.facts["action"]

    @cached_property
    def demanded(self) -> tuple[Demand, ...]:
        """What they ask for in so many words, as far as the reply may tell it."""
        situation = self.situation
        if situation.peril:
            return ()
        barred = situation.refused | set(situation.case.requests_refused)
        return tuple(
            one
            for one in demands(situation.complaint)
            if situation.may_say(one.text)
            and not (one.labels and one.labels <= barred)
            and not _CALL_ALONE.fullmatch(one.text)  # the next step says who calls
        )

    @cached_property
    def open_demands(self) -> tuple[Demand, ...]:
        """Those that neither the case nor the offers answer."""
        labels = {offer.label for offer in self.offers} - _BY_WORD
        return tuple(
            one for one in self.demanded if not one.labels & labels or one.form is Form.KNOW
        )

    @cached_property
    def _is_taken_up(self) -> bool:
        """Whether what they want done is told in their own words and answered as a whole."""
        return any(one.form is not Form.KNOW for one in self.open_demands)

    @cached_property
    def demand(self) -> str:
        """The open demands as one clause; empty where there are none."""
        heads = {
            Form.KNOW: self.situation.pick("know", ("want to know", "would like to know", "ask"))
        }
        return told_together(self.open_demands, heads)

    @cached_property
    def offers(self) -> list[remedies.Offer]:
        """What the reply offers: what was asked for, or what surely fits."""
        situation = self.situation
        offers = remedies.allowed(situation)
        if remedies.stated(situation) is not None:
            return offers
        if situation.label is IssueLabel.BOOKING and _ONCE.search(situation.complaint.text[:READ]):
            offers = [one for one in offers if one.label is not RequestLabel.CORRECTION]
        acts = [one for one in self.demanded if one.form is not Form.KNOW]
        is_vague = situation.occasion is None or situation.issue.confidence < DOUBTFUL
        is_quiet = situation.is_bereaved and (acts or is_vague)
        if is_quiet or _ASKS_FOR_SILENCE.search(told_together(self.demanded)):
            return []
        if situation.is_dangerous:
            return [one for one in offers if one.label in _BY_TALK | set(situation.asked)]
        asked = set(situation.asked) - _BY_WORD
        if any(_SEVERAL.search(one.text) and one.labels & asked for one in acts):
            return []  # all of it gets one answer
        if any(one.labels == {RequestLabel.COMPENSATION} for one in acts):
            return []  # a sum of theirs is not met by something off the price
        is_unsure = self.is_doubtful or (situation.is_guess and situation.occasion is None)
        if acts and is_unsure:
            return []
        if any(offer.label in asked - (_BY_TALK if is_unsure else set()) for offer in offers):
            return offers
        if acts or is_unsure:
            return []
        if situation.lead is RequestLabel.EXPLANATION or self.demanded:
            talk = [one for one in offers if one.label in _BY_TALK]
            return offers if situation.label in _OF_FAULTS else talk if len(talk) > 1 else []
        return offers

    def say(self, slot: str, shun: str = "", want: str = "", **more: str) -> str | None:
        """A line for a slot."""
        if not shun and self.situation.thing.startswith("what "):
            shun, want = "thing", ""  # "about what happened" says nothing
        if self.is_doubtful and slot in _OF_THE_ISSUE:
            return self._plain_speaker.say(slot, shun, want, **more)
        if "action" not in more and slot.startswith("follow-up"):
            more["action"] = self.action
        return self.situation.speaker.say(slot, shun, want, **more)

    @property
    def is_short(self) -> bool:
        """Whether the channel counts its letters."""
        return self.situation.channel in (Channel.SMS, Channel.SOCIAL)

    @cached_property
    def is_brief(self) -> bool:
        """Whether a line or two in a chat is answered by as little."""
        situation = self.situation
        return (
            situation.channel is Channel.CHAT
            and situation.stage is Stage.FIRST
            and len(situation.complaint.text) <= BRIEF_CHAT
            and bool(situation.account.text)
            and situation.level != "high"
            and not (situation.is_formal or situation.peril or situation.is_dangerous)
            and not {"due", "effect", "hope"} & situation.facts.keys()
        )

    # --- openings ---------------------------------------------------------------------------

    def greet(self) -> None:
        """A greeting; none where the channel has no room for it."""
        if self.situation.channel is Channel.SOCIAL:
            return
        if self.situation.channel is Channel.SMS and not self.situation.name:
            return
        self.add(Kind.GREETING, self.say("greeting"))

    def open_warmly(self) -> None:
        """Thanks, empathy and one apology for the issue.

        Somebody very upset reads the apology first, and what it meant for them is named after
        what happened.
        """
        situation = self.situation
        is_public, is_bereaved = situation.channel.is_public, situation.is_bereaved
        self.warn()
        if is_bereaved:
            self.add(Kind.EMPATHY, self.say("condolence-public" if is_public else "condolence"))
            if not self.is_short:
                self.add(Kind.THANKS, self.say("thanks-bereaved"))
            self._apologise()
            self._keep()
            return
        if self.is_brief:
            self.add(Kind.THANKS, self.say("thanks-short", "thing"))
            self._apologise()
            self._keep()
            return
        empathy = self._empathy()
        is_told = empathy is not None and bool(self.used)
        is_late = situation.level == "high" and not self.is_short and not situation.is_dangerous
        if not is_late:
            self.add(Kind.THANKS, self._thanks())
        if not is_told and not is_late:
            self.add(Kind.EMPATHY, empathy)
        self._apologise()
        if is_told or is_late:
            self.add(Kind.EMPATHY, empathy)
        if is_late:
            self.add(Kind.THANKS, self._thanks())
        self._keep()

    def warn(self) -> None:
        """Where to find help at once, where somebody is in danger."""
        if self.situation.is_dangerous:
            self.add(Kind.URGENT, self.say(self._urgent_slot()))

    def _urgent_slot(self) -> str:
        peril = self.situation.peril
        text = self.situation.complaint.text[:READ]
        if not peril and (self.situation.is_said_safe or _TREATED.search(text)):
            return "urgent-safe" if self.situation.is_said_safe else "urgent-treated"
        slot = f"urgent-{peril}" if peril else "urgent"
        return f"{slot}-short" if self.is_short else slot

    @cached_property
    def apology(self) -> str:
        """One apology, for the issue; empty where nothing can be said."""
        slot = "apology-story" if "story" in self.situation.facts else "apology"
        return self.sorry(slot)

    def sorry(self, slot: str = "apology") -> str:
        """An apology, in other words where the policy bars these.

        Raises:
            ConfigError: the policy's ``avoid_words`` bar every apology.
        """
        said = self.say(slot) or self.say("apology")
        if said is None and self.situation.policy.avoid_words:
            barred = ", ".join(self.situation.policy.avoid_words)
            raise ConfigError(
                f"Policy: setting 'avoid_words' ({barred}) leaves no words to apologise with; "
                "take 'sorry' or 'apologise' off it"
            )
        return said or ""

    def _thanks(self) -> str | None:
        situation = self.situation
        said = f"{self.apology} {situation.account.text}"
        is_told = bool(situation.account.text)
        if is_told and situation.issue.confidence < SURE and "topic" in situation.facts:
            return self.say("thanks-short" if self.is_short else "thanks", "thing")
        named = "thing" if situation.names_thing(said) or not situation.is_named else ""
        missed = "thing" if not named and "topic" in situation.facts else ""
        return self.say("thanks-short" if self.is_short else "thanks", named, missed)

    def _empathy(self) -> str | None:
        """What it meant for them, as they told it; or else what such a thing means."""
        situation = self.situation
        if situation.peril:
            return self.say("empathy-peril")
        if self.is_short:
            return self.say("empathy-short", "thing")
        if situation.is_formal:
            return self.say("empathy-formal", "thing")
        is_pressed = situation.complaint.emotion.label is EmotionLabel.WORRY
        for fact in ("due", "effect", "hope") if is_pressed else ("effect", "due", "hope"):
            if fact in situation.facts:
                self.used.add(fact)
                return self.say(f"empathy-{fact}")
        if situation.complaint.emotion.label is EmotionLabel.CONFUSION and not self._is_puzzled:
            return self._plain_speaker.say("empathy", "thing")
        return self.say("empathy", "thing")

    @property
    def _is_puzzled(self) -> bool:
        return _PUZZLED.search(self.situation.complaint.text[:READ]) is not None

    def _apologise(self) -> None:
        situation = self.situation
        self.add(Kind.APOLOGY, self.apology)
        if situation.account.second and not situation.is_formal:
            told = {"also": situation.account.second.text}
            if situation.account.third:
                told["more"] = situation.account.third.text
            self.add(Kind.APOLOGY, self.say("apology-also", **told))

    def _keep(self) -> None:
        """A word to somebody who thinks of leaving, and to somebody who insults."""
        situation = self.situation
        signals = situation.complaint.signals
        is_leaving = RequestLabel.CANCELLATION in situation.asked
        if (
            signals.churn_risk
            and not is_leaving
            and not self.is_short
            and not situation.channel.is_public
            and not situation.is_formal
            and not situation.is_bereaved
        ):
            self.add(Kind.EMPATHY, self.say("churn"))
        if signals.abusive and not situation.channel.is_public:
            self.add(Kind.BOUNDARY, self.say("boundary-short" if self.is_short else "boundary"))

    # --- the matter -------------------------------------------------------------------------

    def explain(self) -> None:
        """The cause, what has been done, and what was changed: only what the case says."""
        case = self.situation.case
        is_owned = case.fault is Fault.OURS and not self.situation.policy.legal_mode
        if case.cause and (is_owned or not self.situation.is_formal):
            form, cause = cause_of(case.cause)
            slot = "explanation" if form == "cause" else "explanation-noun"
            slot = f"{slot}-excuse" if is_excuse(cause) else slot
            self.add(Kind.EXPLANATION, self.say(slot, cause=cause))
        self._tell_done()
        if case.corrective_action:
            form, fix = change_of(case.corrective_action)
            slot = "correction" if form == "clause" else "correction-noun"
            self.add(Kind.CORRECTION, self.say(slot, fix=fix))

    def _tell_done(self) -> None:
        """What was done, which is the last thing to be left out where a channel has no room."""
        actions = self.situation.case.actions_done
        said = []
        for form, texts in tell_deeds(actions):
            if form == "have":
                said.append(self.say("done", done=join(texts, "and")))
            elif form == "thing":
                said.append(self.say("done-thing", done=join(texts, "and")))
            elif form == "past":
                said.append(f"I {join(texts, 'and')}.")
            else:
                said += [f"{text[0].upper()}{text[1:]}." for text in texts]
        self.deeds = " ".join(filter(None, said))
        self.add(Kind.EXPLANATION, self.deeds)
        self.done = [Commitment(what=bare(action), authority="case") for action in actions]
        self.commitments += self.done

    def ask(self) -> None:
        """What is still to be known, in place of guessing."""
        if self.situation.channel.is_public or self.situation.is_known:
            return
        if self.situation.is_formal:
            return
        is_open = self.situation.occasion is None and not self.situation.asked
        if self.open_demands and (self.is_doubtful or self.situation.is_guess):
            return  # what they want is plain, and what is missing for it is not
        if (self.situation.is_guess or self.is_doubtful) and is_open:
            is_told = self.situation.account.text
            is_chat = self.situation.channel in (Channel.CHAT, Channel.SMS)
            if is_told and (
                is_chat or len(self.situation.complaint.text) > LONG_ENOUGH or self._is_quiet
            ):
                return  # what would help is plain, or no time to be asked
            self._wish_is_asked = True
            is_known = self.situation.account.text or len(self.situation.complaint.text) >= LONG
            self.add(Kind.CLARIFICATION, self.say("ask-wish" if is_known else "ask-more"))
            return
        if self.is_doubtful or self.situation.is_guess:
            return
        if self.situation.occasion and not self.situation.occasion.is_asked_of:
            return
        question, _ = self._question
        if question.startswith("What would put this right"):
            if self._is_quiet or len(self.situation.complaint.text) > LONG_ENOUGH:
                return
            self._wish_is_asked = True
        if question.startswith("Could you give me the order") and self._is_found:
            return
        if self._is_taken_up and not question.startswith("Could you give me the order"):
            return
        if question.startswith("Could you give me the order"):
            self.add(Kind.CLARIFICATION, self.say("ask-order"))
        else:
            self.add(Kind.CLARIFICATION, question)

    @property
    def _is_quiet(self) -> bool:
        """Whether somebody is too sad to be asked what they want."""
        complaint = self.situation.complaint
        return complaint.emotion.label is EmotionLabel.SADNESS and self.situation.level != "low"

    @property
    def _is_found(self) -> bool:
        """Whether a complaint gives a number to find it by, or is too long a letter to be asked."""
        text = self.situation.complaint.text[:READ]
        is_plain = self._is_taken_up or self.situation.issue.confidence < SURE
        return _REFERENCE.search(text) is not None or (is_plain and len(text) > LONG)

    @cached_property
    def _question(self) -> tuple[str, str]:
        """The one question that is worth asking, and what it asks for; both may be empty."""
        questions = self.situation.complaint.clarifying_questions
        if "topic" not in self.situation.facts:  # a fallen ceiling has no batch
            questions = tuple(text for text in questions if "batch number" not in text)
        if self.situation.is_dangerous:  # the urgent line has asked it
            questions = tuple(text for text in questions if "hurt" not in text)
        if RequestLabel.CANCELLATION not in self.situation.asked:
            questions = tuple(text for text in questions if "should be cancelled" not in text)
        # The choice of a remedy is asked with the options.
        questions = tuple(text for text in questions if not text.startswith("Would you "))
        found = choose(questions, self.situation.complaint.text[:READ])
        return (found[0], found[1].open) if found else ("", "")

    def decline(self) -> None:
        """What cannot be given, plainly and with the reason."""
        for label, given in self.situation.case.requests_refused.items():
            form, reason = reason_of(given)
            slot = {"cause": "decline", "noun": "decline-noun", "": "decline-plain"}[form]
            text = self.say(slot, refused=remedies.claimed(label), reason=reason)
            self.add(Kind.DECLINE, text)

    def offer(self) -> None:
        """A choice of remedies, or what has been granted."""
        situation = self.situation
        granted = remedies.granted(situation)
        if granted:
            self._offer_granted(granted)
            return
        if situation.is_formal:
            self._offer_formally()
            return
        actions = situation.case.actions_done
        if situation.is_settled or (actions and remedies.stated(situation) is None):
            if situation.channel.is_public:
                self.invite({})
            elif not self.is_short:
                self.add(Kind.OPTIONS, self.say("options-done"))
            return
        offers = self.offers[:2]
        has_asked = any(section.kind is Kind.CLARIFICATION for section in self.sections)
        is_talk = all(
            offer.label in _BY_TALK and offer.authority == "unconfirmed" for offer in offers
        )
        if (
            has_asked
            and is_talk
            and not set(situation.asked) & _BY_SOMEBODY
            and self._wish_is_asked
        ):
            offers = []
        if self.is_brief and has_asked and not set(situation.asked) & {o.label for o in offers}:
            return  # one question is enough for a chat
        if situation.channel.is_public and (not offers or self._is_wish_unknown(offers)):
            self.invite({}, "private-wish" if offers else "private-plain")
            return
        if situation.channel.is_public and len(offers) == 1 and offers[0].noun:
            self.invite({})  # one line in public holds a choice or none
            return
        self._count(offers)
        if not offers:
            self._offer_a_way()
            return
        if any(offer.noun is None for offer in offers):
            self._offer_stated(offers, counted=True)
            return
        first = offers[0].noun or ""
        second = offers[1].noun if len(offers) > 1 else None
        more = {"first": first} | ({"second": second} if second else {})
        if remedies.are_both_due(situation, offers):
            self._offer_all(more)
            return
        labels = {offer.label for offer in offers}
        is_named = labels <= set(situation.asked) - {RequestLabel.CORRECTION}
        if second and len(labels) > 1 and is_named:
            more["both"] = ""
        elif (told := self._demand_for(offers[0])) and second:
            more["demand"] = told
        elif situation.asked and situation.asked[0] == offers[0].label and second:
            claim = remedies.claimed(offers[0].label)
            if offers[0].label is RequestLabel.CORRECTION and "wish" not in situation.facts:
                more["claim"] = claim
            elif offers[0].label in _BY_WORD or situation.lead is RequestLabel.EXPLANATION:
                pass  # the next step says it
            elif not set(claim.split()) <= set(first.split()):  # else it would be said twice
                more["claim"] = claim
        if self._asks_first and second and not more.keys() & {"both", "demand", "claim"}:
            more["asks"] = ""
        if situation.channel.is_public:
            self.invite(more)
        elif second:
            self.add(Kind.OPTIONS, self.say("options", **more))
        else:
            self.add(Kind.OPTIONS, f"Would you like {first}?")

    @property
    def _asks_first(self) -> bool:
        """Whether a question is to be answered before a remedy can be owed."""
        is_remedy = set(self.situation.asked) - _BY_WORD - _BY_TALK - {RequestLabel.ESCALATION}
        is_question = all(one.form is Form.KNOW for one in self.open_demands)
        return bool(self.open_demands) and is_question and not is_remedy

    def _demand_for(self, offer: remedies.Offer) -> str:
        """What they asked for in their words, where an offer answers it in other ones."""
        found = [one for one in self.demanded if offer.label in one.labels]
        noun = set((offer.noun or "").lower().split())
        if not found or found[0].form is Form.KNOW or self.situation.channel.is_public:
            return ""
        said = set(re.findall(r"[a-z]+", found[0].text.lower()))
        return "" if noun & said & _NAMES_REMEDY else told_together(found[:1])

    def _offer_a_way(self) -> None:
        """What always fits: how the answer reaches them."""
        situation = self.situation
        has_asked = any(section.kind is Kind.CLARIFICATION for section in self.sections)
        if situation.channel not in (Channel.EMAIL, Channel.LETTER) or has_asked:
            return
        if _ASKS_FOR_SILENCE.search(self.demand) or RequestLabel.CALLBACK in situation.refused:
            return
        if _BY_SOMEBODY & set(situation.asked) - {RequestLabel.EXPLANATION}:
            return  # the next step says who calls
        self.add(Kind.OPTIONS, self.say("options-way"))
        self.commitments.append(
            Commitment(what="call you, if you would rather", authority="unconfirmed")
        )

    def _offer_all(self, more: dict[str, str]) -> None:
        """What is due together is no choice."""
        if self.situation.channel.is_public:
            self.invite(more, all_of_it=True)
        else:
            self.add(Kind.OPTIONS, self.say("options-all", **more))

    def _is_wish_unknown(self, offers: list[remedies.Offer]) -> bool:
        """Whether it is unclear what went wrong and what they want, so that no remedy can fit."""
        situation = self.situation
        return (
            situation.is_guess
            and not situation.asked
            and not situation.is_dangerous
            and all(offer.authority == "unconfirmed" for offer in offers)
        )

    def _count(self, offers: list[remedies.Offer]) -> None:
        self.offered = [offer.commitment for offer in offers]
        self.commitments += self.offered

    def _offer_formally(self) -> None:
        """The way of the answer is all that is offered under a legal threat."""
        if self.situation.channel.is_public:
            self.invite({})
            return
        self.add(Kind.OPTIONS, self.say("options-formal"))
        self.commitments.append(
            Commitment(
                what="a call from the manager in charge or a full answer in writing",
                authority="unconfirmed",
            )
        )

    def _offer_granted(self, granted: list[remedies.Offer]) -> None:
        """What the case has granted is told as settled."""
        self._count(granted)
        more = {"instead": ""} if self.situation.case.requests_refused else {}
        said = join(_at_one([offer.do for offer in granted]), "and")
        slot = "granted-given" if self.situation.kind == "complaint" else "granted-news"
        self.add(Kind.OPTIONS, self.say(slot, granted=said, **more))
        if self.situation.channel.is_public:
            self.invite({})

    def _offer_stated(self, offers: list[remedies.Offer], counted: bool = False) -> None:
        if not counted:
            self._count(offers)
        is_choice = offers[0].authority != "case" and not remedies.are_both_due(
            self.situation, offers
        )
        slot = "granted-choice" if len(offers) > 1 and is_choice else "granted"
        joint = "or" if slot == "granted-choice" else "and"
        text = self.say(slot, granted=join(_at_one([offer.do for offer in offers]), joint))
        self.add(Kind.OPTIONS, text)
        if self.situation.channel.is_public:
            self.invite({})

    def invite(
        self, offered: dict[str, str], plain: str = "private-plain", *, all_of_it: bool = False
    ) -> None:
        """Ask a public customer into a private channel, and say when the answer comes."""
        situation = self.situation
        address = situation.policy.private_contact.get(situation.channel)
        more = offered | ({"address": address} if address else {})
        occasion = situation.occasion
        is_askable = not situation.is_known and (occasion is None or occasion.is_asked_of)
        if (wanted := self._question[1]) and is_askable:
            more["open"] = wanted
        slot = "private" if "second" in more else plain
        if slot == "private-plain" and self.demand and situation.channel is Channel.REVIEW:
            slot = "private-demand"
            more["demand"] = self.demand
        if self.situation.channel is Channel.SOCIAL:
            slot = "private-short"
        if all_of_it:
            slot = "private-all"
        self.add(Kind.PRIVATE_CONTACT, self.say(slot, **more))

    def follow_up(self) -> None:
        """The next step, with a time and an owner."""
        situation = self.situation
        is_done = bool(situation.case.remedies_granted) or situation.is_settled
        goes_on = situation.stage is Stage.ESCALATION or (
            situation.stage is Stage.UPDATE and not is_done
        )
        if situation.channel.is_public and not goes_on:
            if all(section.kind is not Kind.PRIVATE_CONTACT for section in self.sections):
                self.invite({})
            self._promise("I'll answer")  # said in the invitation
            return
        is_brief = self.is_short or situation.channel.is_public
        slot = "follow-up-short" if is_brief and not goes_on else "follow-up"
        more: dict[str, str] = {}
        is_first = slot == "follow-up" and not goes_on and situation.stage is Stage.FIRST
        if is_first and (demand := self.demand):
            know = all(one.form is Form.KNOW for one in self.open_demands)
            slot = "follow-up-know" if know else "follow-up-do"
            more = {"demand": demand}
            is_occasion = situation.occasion is not None and not situation.is_bereaved
            is_sure = situation.issue.confidence >= (SURE_OF_ANSWER if know else SURE)
            is_sure = is_sure or (is_occasion and not know)
            if is_sure and not (
                situation.label in _OF_OPINION
                or situation.is_bereaved
                or self.is_doubtful
                or situation.is_guess
                or situation.is_formal
            ):
                more["sure"] = ""
            if _ASKS_FOR_SILENCE.search(demand):
                slot, more = "follow-up-silent", {"demand": demand}
        elif slot == "follow-up-short" and 0 < len(self.demand) <= SHORT_DEMAND and not goes_on:
            know = all(one.form is Form.KNOW for one in self.open_demands)
            slot = "follow-up-asked" if know else "follow-up-wanted"
            more = {"demand": self.demand}
        elif slot == "follow-up" and not goes_on and self._is_wish_open():
            slot = "follow-up-wish"
        if situation.is_known and not goes_on and situation.stage is not Stage.RESOLUTION:
            case = situation.case
            is_told = case.cause or case.remedies_granted or situation.is_settled
            is_open = situation.kind == "complaint" and not is_told
            self._promise_only(self.say("follow-up-known", **({"still": ""} if is_open else {})))
            return
        text = self.say(slot, **more)
        if text is None:
            return
        offers = [] if goes_on else self.offers
        dated = remedies.unmet(situation, offers) if not situation.case.remedies_granted else []
        if situation.is_dangerous:  # goods are not what weighs
            dated = [label for label in dated if label not in _GOODS]
        wishes = [] if situation.is_formal else [remedies.wished(label) for label in dated]
        if slot == "follow-up-wish" and situation.wished_label in dated:
            wishes.remove(remedies.wished(situation.wished_label))
        if self.demanded and not situation.is_formal:  # told, or met by what is offered
            told = frozenset().union(*(one.labels | one.near for one in self.demanded))
            wishes = [remedies.wished(label) for label in dated if label not in told]
        wishes += self._not_taken_up(text, offers, wishes)
        erased = remedies.erasure(situation.complaint.text)
        if erased and is_fit(erased) and not more:
            wishes.append(erased)
        self._promise(text)
        if more:
            self.commitments.append(
                Commitment(
                    what=f"answer this: {more['demand']}",
                    by_when=situation.when,
                    authority=situation.authority,
                )
            )
        if wishes and (goes_on or not (situation.channel.is_public or self.is_short)):
            wish = join(wishes, "and")
            text = f"{text} By then you will also have a clear answer on {wish}."
            self.commitments.append(
                Commitment(
                    what=f"give a clear answer on {wish}",
                    by_when=situation.when,
                    authority=situation.authority,
                )
            )
        self.add(Kind.FOLLOW_UP, text)

    def promise_news(self) -> None:
        """The next contact alone, whatever else they asked for."""
        channel = self.situation.channel
        if channel.is_public:
            slot = "private-short" if channel is Channel.SOCIAL else "private-plain"
            self.add(Kind.PRIVATE_CONTACT, self.say(slot))
            self._promise("I'll answer")
            return
        is_escalated = self.situation.stage is Stage.ESCALATION
        slot = "follow-up-short" if self.is_short and not is_escalated else "follow-up"
        self._promise_only(self.say(slot))

    def _not_taken_up(
        self, text: str, offers: list[remedies.Offer], wishes: list[str]
    ) -> list[str]:
        """What they asked for and neither the offers nor the next step mention."""
        situation = self.situation
        if situation.is_formal and situation.stage is Stage.FIRST:
            return []
        said = " ".join([text, *(section.text for section in self.sections)]).lower()
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

    def _promise_only(self, text: str | None) -> None:
        """The next contact, where there is nothing left to find out."""
        if text:
            self._promise(text)
            self.add(Kind.FOLLOW_UP, text)

    def _is_wish_open(self) -> bool:
        """Whether what they asked us to do is to be answered, and no remedy on offer."""
        situation = self.situation
        return (
            "wish" in situation.facts
            and not situation.is_formal
            and situation.stage is Stage.FIRST
            and situation.wished_label not in situation.case.requests_refused
            and not (_BY_SOMEBODY & {*situation.asked} - {situation.wished_label})
            and situation.wished_label not in {offer.label for offer in self.offers[:2]} - _BY_WORD
        )

    def _promise(self, text: str) -> None:
        """Count the next step as promised: no more than its line says."""
        contact = self.situation.facts["contact"]
        said = [one for one in (self.action, contact) if one in text]
        self.commitments.append(
            Commitment(
                what=join(said, "and") or "answer you",
                by_when=self.situation.when,
                authority=self.situation.authority,
            )
        )

    def close(self) -> None:
        """The closing and the signature."""
        situation = self.situation
        signature = sign_off(situation)
        if situation.channel in (Channel.EMAIL, Channel.LETTER):
            closing = self.say("closing")
            self.add(Kind.CLOSING, f"{closing}\n{signature or 'Customer Care'}")
        elif signature and situation.channel is not Channel.SOCIAL:
            self.add(Kind.CLOSING, signature)


_ITEMS = frozenset({IssueLabel.DELIVERY, IssueLabel.AVAILABILITY, IssueLabel.REFUND})
_ONCE = Search(
    r"\b(?:wedding|funeral|wake|birthday|\d+th\b(?! of)|anniversary|christening|graduation|honeymoon|hen (?:do|party|night)|stag (?:do|party|night)|prom|nativity|final)\b",
    re.I,
)
"""An occasion that is not held again on another date."""
_EVIDENCE = {
    IssueLabel.CANCELLATION: Search(
        r"\b(?:member\w*|subscri\w*|contract\w*|plan|polic(?:y|ies)|accounts?|cover|auto-?renew\w*|renewal|notice|direct debit|insurance|"
        r"broadband|gym|trial|(?:i|we)(?:'ve| have|'d)? (?:\w+ )?cancell?ed|cancell?ed (?:my|our|in|on|last|twice|by)|cancell?ation|cancelling|leav\w+|unsubscri\w*|opt out|end it|stop it|tariff|provider)\b"
        r"(?! fare)",
        re.I,
    ),
    IssueLabel.ACCOUNT_ACCESS: Search(
        r"\b(?:log\w*|sign(?:ed|ing)?[ -]?(?:in|out|on)|passwords?|accounts?|locked|access|suspended|blocked|banned|verif\w+|authenticat\w+|two-factor|2fa|passcode|pin|security (?:code|question)|disabled|deactivated|reset|username|profile|code (?:to|by|never|doesn))\b",
        re.I,
    ),
    IssueLabel.REFUND: Search(
        r"\b(?:refund\w*|money|paid|pay|deposit|credit\w*|charg\w*|vouchers?|compensat\w*|reimburs\w*|fee|price|cost|bill|cash|balance|pence|pounds|euros?|dollars?)\b|[£$€]\s?\d|\d\s?(?:eur|gbp|usd|kr)\b",
        re.I,
    ),
    IssueLabel.AVAILABILITY: Search(
        r"\b(?:stock\w*|sold out|oversold|availab\w+|unavailab\w+|run out|ran out|running out|none left|left|out of|discontinued|closed|gone|empty|waiting list|shelf|shelves|menu|find|get|no longer|stopped|full|booked up|back)\b",
        re.I,
    ),
    IssueLabel.DELIVERY: Search(
        r"\b(?:deliver\w*|parcels?|package\w*|orders?|ordered|arriv\w*|couriers?|driver|post\w*|mail|sent|send|van|track\w*|ship\w*|came|come|dispatch\w*|letterbox|collect\w*|drop\w*|suitcase|luggage|bags?)\b",
        re.I,
    ),
}
"""Words of which a complaint of an issue holds one; without them the issue is a guess."""
SURE = 0.45
"""Confidence in an issue from which the next step is said in its words beside a demand."""
SURE_OF_ANSWER = 0.6
"""And beside a question, where the issue says less of what is to be found out."""
_ASKS_FOR_SILENCE = re.compile(r"\bnot to (?:write to|contact|email|text|message) you\b", re.I)
_REFERENCE = re.compile(r"(?<![£$€\d.,])\d{5,}(?![\d.,]*\d)|\b[A-Z]{2,}[-/ ]?\d{3,}")
"""A number by which an order can be found."""
LONG_ENOUGH = 160
"""Letters of a complaint from which it is not asked what would help: it has been said."""
SHORT_DEMAND = 80
"""Letters of what they ask for, up to which a text message takes it up."""
_CALL_ALONE = re.compile(
    r"(?:(?:please )?(?:call|ring|phone|telephone) you(?: back)?|a (?:call|callback|call back|manager)|(?:to )?(?:speak|talk) to (?:a|the|your) \w+)(?: \w+){0,3}",
    re.I,
)
_TREATED = Search(
    r"\b(?:fell|slipped|tripped|fallen|hurt|burn\w*|scald\w*|bitten|cut (?:my|her|his))\b[^.!?]{0,60}\b(?:on (?:the \d|mon|tues|wednes|thurs|fri|satur|sun)|last (?:week|month|night|mon|tues|wednes|thurs|fri|satur|sun)|(?:days|weeks|months) ago)|\b(?:a ?& ?e|casualty|infirmary|hospital|x-?rays?|stitch\w*|in plaster|in a cast|(?:wrist|arm|leg|ankle|hip|nose|collarbone|finger|toe|foot) is (?:now )?(?:broken|fractured|sprained)|fractured?|"
    r"broke (?:my|his|her) \w+|(?:the|my|our|a) (?:doctor|gp|dentist|nurse|paramedics?) (?:has |have |had )?(?:glued|stitched|said|gave|cleaned|dressed|removed|took|looked|saw|told|checked)|saw (?:a|the|my) (?:doctor|gp)|operation|discharged)\b",
    re.I,
)
"""Where somebody who was hurt has been looked after."""
BRIEF_CHAT = 160
"""Letters of a message in a chat up to which a reply leaves the empathy to the apology."""
DOUBTFUL = 0.35
"""Confidence in an issue below which no usual remedy of it is offered: it is wrong half the time."""
_PUZZLED = re.compile(
    r"\b(?:confus\w+|puzzl\w+|don'?t (?:understand|get it|know)|do not understand|makes? no sense|which (?:is|one|of)|unclear|baffl\w+|contradict\w*|lost track|no idea|how can|what (?:is|does|am|do) )\b",
    re.I,
)
"""What tells that somebody does not know what to make of it."""
_OF_THE_ISSUE = frozenset({"empathy", "empathy-short"})
"""Slots whose lines speak of an issue."""
_OF_OPINION = frozenset({IssueLabel.VALUE, IssueLabel.MISLEADING_INFORMATION})
"""Issues whose next step says little of what somebody asks to be done."""
_GOODS = frozenset({RequestLabel.REPAIR, RequestLabel.REPLACEMENT, RequestLabel.REDO})
"""Remedies of things."""
_SEVERAL = re.compile(r" (?:and|or) ")
"""What joins several things that are asked for."""
_NAMES_REMEDY = frozenset(
    "refund back replacement new repair exchange money credit call cancellation right correct".split()
)
"""Words by which an offer and a demand name the same."""
_OF_FAULTS = frozenset(
    {
        IssueLabel.DELIVERY,
        IssueLabel.DAMAGED_ITEM,
        IssueLabel.DEFECTIVE_ITEM,
        IssueLabel.WRONG_ITEM,
        IssueLabel.BILLING,
        IssueLabel.REFUND,
        IssueLabel.WORK_QUALITY,
    }
)
"""Issues of which a remedy may be held out for the case that something was wrong."""
_BY_TALK = frozenset({RequestLabel.CALLBACK, RequestLabel.EXPLANATION, RequestLabel.APOLOGY})
"""Remedies that words alone make."""
_BY_WORD = frozenset({RequestLabel.CORRECTION, RequestLabel.UPDATE, RequestLabel.EXPLANATION})
"""Requests that no single remedy stands for: what they asked for is said in their own words."""


_BY_PERSON: dict[RequestLabel, tuple[str, ...]] = {
    RequestLabel.CALLBACK: ("call you", "a call", "callback", "phone"),
    RequestLabel.ESCALATION: ("manager", "senior"),
}
"""Requests that somebody answers, and the words by which a draft has said so."""
_BY_SOMEBODY = frozenset({RequestLabel.CALLBACK, RequestLabel.ESCALATION, RequestLabel.EXPLANATION})
"""Requests that the next step has to answer by name."""


def sign_off(situation: Situation) -> str:
    """Who signs: the agent, the policy's sign-off or the business; empty when nobody is named."""
    if situation.policy.sign_off:
        lines = [situation.case.agent_name, situation.policy.sign_off]
    else:
        lines = [situation.case.agent_name, situation.policy.business_name]
    said = {line.strip().lower(): line.strip() for line in lines if line and line.strip()}
    return "\n".join(said.values())


def compose(situation: Situation) -> Draft:
    """Write the draft for a situation."""
    composer = Composer(situation)
    composer.greet()
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
    composer.close()
    return finish(composer)


def _stand_by(composer: Composer) -> None:
    """Nothing but help, a person and a word of regret for somebody who may harm themselves."""
    composer.warn()
    composer.add(Kind.THANKS, composer.say("thanks-despair"))
    composer.add(Kind.APOLOGY, composer.say("apology-despair"))
    if not composer.situation.channel.is_public:
        composer.add(Kind.OPTIONS, composer.say("options-despair"))
    composer.promise_news()


def _tell_news(composer: Composer) -> None:
    """What the case says, to a message that is no complaint: nothing is left to find out."""
    situation = composer.situation
    kind = situation.kind if situation.kind in ("praise", "question") else "message"
    composer.add(Kind.THANKS, composer.say(f"news-{kind}"))
    composer.explain()
    composer.decline()
    if remedies.granted(situation):
        composer.offer()
    if situation.case.next_contact:
        composer.follow_up()
    elif kind != "praise" and not composer.is_short:
        composer.add(Kind.OPTIONS, composer.say("news-more"))


def _first(composer: Composer) -> None:
    composer.open_warmly()
    composer.explain()
    if not composer.situation.is_bereaved:
        composer.ask()
    composer.decline()
    is_public = composer.situation.channel.is_public
    is_led = composer.situation.lead in (RequestLabel.EXPLANATION, RequestLabel.UPDATE)
    situation = composer.situation
    waits = not (composer.offers or situation.is_known or situation.is_formal)
    if (
        is_led or waits or composer._asks_first or (composer.open_demands and situation.is_formal)
    ) and not is_public:
        composer.follow_up()
        composer.offer()
    else:
        composer.offer()
        composer.follow_up()


def _update(composer: Composer) -> None:
    composer.add(Kind.THANKS, composer.say("thanks"))
    composer.add(Kind.APOLOGY, composer.apology)
    composer.explain()
    _settle(composer)
    composer.follow_up()


def _settle(composer: Composer) -> None:
    """What the case refuses and grants, where nothing else is held out."""
    composer.decline()
    if composer.situation.case.remedies_granted:
        composer.offer()


def _resolution(composer: Composer) -> None:
    composer.add(Kind.THANKS, composer.say("thanks"))
    composer.add(Kind.APOLOGY, composer.apology)
    composer.explain()
    composer.decline()
    composer.offer()
    composer.follow_up()


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
    composer.warn()
    composer.add(Kind.THANKS, composer.say("thanks"))
    composer.add(
        Kind.EMPATHY, composer.say("empathy-peril" if composer.situation.peril else "empathy")
    )
    composer.add(Kind.APOLOGY, composer.apology)
    composer.explain()
    _settle(composer)
    composer.follow_up()


def _parting(composer: Composer) -> None:
    composer.add(Kind.THANKS, composer.say("thanks"))
    composer.add(Kind.APOLOGY, composer.apology)
    composer.decline()
    is_refused = bool(composer.situation.case.requests_refused)
    composer.add(Kind.BOUNDARY, composer.say("parting-refused" if is_refused else "parting"))


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


_TIGHT = (
    (Kind.PRIVATE_CONTACT, "private-tight"),
    (Kind.FOLLOW_UP, "follow-up-tight"),
    (Kind.APOLOGY, "apology-tight"),
)
"""What is said in fewest words where that is still too long, in this order."""


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


_SUBJECTS = {"question": "Your question", "request": "Your request", "praise": "Your kind words"}
"""What a message that is no complaint is called; "your message", where nothing is given."""


def _at_one(acts: list[str]) -> list[str]:
    """Acts with a verb that they share said once: "give you a refund or a voucher"."""
    shared = next((verb for verb in ("give you ", "send you ") if acts[0].startswith(verb)), "")
    if not shared or not all(act.startswith(shared) for act in acts):
        return acts
    return [acts[0], *(act.removeprefix(shared) for act in acts[1:])]


def join(items: "list[str] | tuple[str, ...]", joint: str) -> str:
    """Items as one phrase: "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"
