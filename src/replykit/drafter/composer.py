"""What a draft is made of while it is written: its sections, its promises, and what decides their words."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
from dataclasses import dataclass, field
from functools import cached_property

from replykit.drafter import remedies
from replykit.drafter.asking import choose
from replykit.drafter.demands import Demand, Form, read_demands, told_together
from replykit.drafter.issue_words import issue_words
from replykit.drafter.situation import Situation
from replykit.drafter.tellings import READ
from replykit.drafter.wording import Speaker
from replykit.model import (
    Channel,
    Commitment,
    ConfigError,
    EmotionLabel,
    IssueLabel,
    RequestLabel,
    Section,
    SectionKind,
    Stage,
)
from replykit.search import Search

Kind = SectionKind
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
ASKS_FOR_SILENCE = re.compile(r"\bnot to (?:write to|contact|email|text|message) you\b", re.I)
_CALL_ALONE = re.compile(
    r"(?:(?:please )?(?:call|ring|phone|telephone) you(?: back)?|a (?:call|callback|call back|manager)|(?:to )?(?:speak|talk) to (?:a|the|your) \w+)(?: \w+){0,3}",
    re.I,
)
BRIEF_CHAT = 160
"""Letters of a message in a chat up to which a reply leaves the empathy to the apology."""
DOUBTFUL = 0.35
"""Confidence in an issue below which no usual remedy of it is offered: it is wrong half the time."""
REFERENCE = Search(
    r"(?<![£$€\d.,])\d{5,}(?![\d.,]*\d)|\b[A-Z]{2,}[-/ ]?\d{3,}|\b[A-Z]{1,4}[-/]\d{3,}|\b(?i:ref(?:erence)?|order|booking|account|invoice|inv|ticket|policy|claim|contract|member(?:ship)?|case|job|po|no|nr|number)\b\.?:?(?: (?:no|number|nr)\b\.?)?:? ?#?(?=[\w/-]*\d{3})[A-Z]{0,4}[-/]?\d[\w/-]{2,}",
    signs=(r"\d{3}",),
)
"""A number by which an order can be found."""
_BY_NUMBER = re.compile(
    r"Which account or (?:invoice|membership) number|What is your booking reference|Is there a case or ticket|What is the job or contract|Could you give me the order"
)
"""Questions for a number."""
_PUZZLED = re.compile(
    r"\b(?:confus\w+|puzzl\w+|don'?t (?:understand|get it|know)|do not understand|makes? no sense|which (?:is|one|of)|unclear|baffl\w+|contradict\w*|lost track|no idea|how can|what (?:is|does|am|do) )\b",
    re.I,
)
"""What tells that somebody does not know what to make of it."""
_MANNERS = Search(
    r"\b(?:rude\w*|shout\w*|yell\w*|swor?e|swear\w*|laugh\w*|ignor\w+|sneer\w*|smirk\w*|roll\w* (?:his|her|their)|eyes|tone|manner\w*|attitude|insult\w*|mock\w*|refus\w+|hung up|slam\w*|treat\w*|polite\w*|respect\w*|disrespect\w*|dismiss\w*|patroni\w+|humiliat\w+|racis\w+|stare\w*|staring|follow\w*|accus\w+|called (?:me|us|him|her|my|the)|told|said|says|asked|answer\w*|spoke|speak\w*|spoken|words?|voice|sigh\w*|shrug\w*|snap\w*|bark\w*|mutter\w*|joke\w*|comment\w*|remark\w*|unfriendly|unhelpful|arrogant|aggressive|bull\w+|threw|grabbed|pushed|touched|wave\w* (?:me|us)|turned (?:me|us|his|her) (?:back|away)|kicked)\b",
    re.I,
)
"""What tells how somebody was spoken to or treated."""
_OF_THE_ISSUE = frozenset({"empathy", "empathy-short"})
"""Slots whose lines speak of an issue."""
_SEVERAL = re.compile(r" (?:and|or) ")
"""What joins several things that are asked for."""
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
BY_TALK = frozenset({RequestLabel.CALLBACK, RequestLabel.EXPLANATION, RequestLabel.APOLOGY})
"""Remedies that words alone make."""
BY_WORD = frozenset({RequestLabel.CORRECTION, RequestLabel.UPDATE, RequestLabel.EXPLANATION})
"""Requests that no single remedy stands for: what they asked for is said in their own words."""
BY_SOMEBODY = frozenset({RequestLabel.CALLBACK, RequestLabel.ESCALATION, RequestLabel.EXPLANATION})
"""Requests that the next step has to answer by name."""


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
    wish_is_asked: bool = False
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
    def plain_speaker(self) -> Speaker:
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
        is_puzzled = self.situation.feeling is EmotionLabel.CONFUSION
        plain = is_puzzled and not self.is_puzzled
        return {"emotion": frozenset({EmotionLabel.FRUSTRATION})} if plain else {}

    @cached_property
    def action(self) -> str:
        """What the writer does next, after "I'll"."""
        situation = self.situation
        if self.is_doubtful and not situation.is_formal:
            return situation.pick("action", issue_words()[IssueLabel.OTHER].action)
        return situation.facts["action"]

    @cached_property
    def _is_of_manners(self) -> bool:
        """Whether somebody tells how they were met, and not only what was done."""
        return _MANNERS.search(self.situation.complaint.text[:READ]) is not None

    @cached_property
    def _read(self) -> tuple[Demand, ...]:
        """What they ask for, told or not."""
        return () if self.situation.peril else read_demands(self.situation.complaint)

    @cached_property
    def asks_more(self) -> bool:
        """Whether they ask for something that is not told, as it could only be told in part."""
        return any(not one.text for one in self._read)

    @cached_property
    def demanded(self) -> tuple[Demand, ...]:
        """What they ask for in so many words, as far as the reply may tell it."""
        situation = self.situation
        barred = situation.refused | set(situation.case.requests_refused)
        return tuple(
            one
            for one in self._read
            if one.text
            and situation.may_say(one.text)
            and not (one.labels and one.labels <= barred)
            and not _CALL_ALONE.fullmatch(one.text)  # the next step says who calls
        )

    @cached_property
    def open_demands(self) -> tuple[Demand, ...]:
        """Those that neither the case nor the offers answer."""
        labels = {offer.label for offer in self.offers} - BY_WORD
        return tuple(
            one for one in self.demanded if not one.labels & labels or one.form is Form.KNOW
        )

    @cached_property
    def is_taken_up(self) -> bool:
        """Whether what they want done is told in their own words and answered as a whole."""
        return any(one.form is not Form.KNOW for one in self.open_demands)

    @cached_property
    def demand(self) -> str:
        """The open demands as one clause; empty where there are none."""
        choices: tuple[str, ...] = ("want to know", "would like to know", "ask")
        if any(one.form is Form.WANT for one in self.open_demands):
            choices = ("want to know", "ask")  # "you would like" stands before it
        return told_together(self.open_demands, {Form.KNOW: self.situation.pick("know", choices)})

    @cached_property
    def offers(self) -> list[remedies.Offer]:
        """What the reply offers: what was asked for, or what surely fits."""
        situation = self.situation
        if situation.is_menaced or situation.mourns_harm or situation.wants_nothing:
            return []
        if situation.is_grave and not set(situation.asked) - BY_WORD:
            return []
        offers = remedies.allowed(situation)
        if remedies.stated(situation) is not None:
            return offers
        if situation.wants_call:  # the next step calls them
            offers = [one for one in offers if one.label not in BY_TALK | BY_SOMEBODY | BY_WORD]
        if situation.label is IssueLabel.BOOKING and _ONCE.search(situation.complaint.text[:READ]):
            offers = [one for one in offers if one.label is not RequestLabel.CORRECTION]
        acts = [one for one in self.demanded if one.form is not Form.KNOW]
        is_vague = situation.occasion is None or situation.issue.confidence < DOUBTFUL
        is_quiet = situation.is_bereaved and (acts or is_vague)
        if is_quiet or ASKS_FOR_SILENCE.search(told_together(self.demanded)):
            return []
        if situation.is_dangerous:
            if situation.is_pressing or any(one.form is not Form.KNOW for one in self.demanded):
                return []  # what they ask for is told, or no time is left to choose
            return [one for one in offers if one.label in BY_TALK | set(situation.asked)]
        if situation.is_pressing:  # there is no time to choose
            helps = {*situation.asked, RequestLabel.CORRECTION, RequestLabel.REDO}
            offers = [one for one in offers if one.label in helps]
        asked = set(situation.asked) - BY_WORD
        if any(_SEVERAL.search(one.text) and one.labels & asked for one in acts):
            return []  # all of it gets one answer
        if any(one.labels == {RequestLabel.COMPENSATION} for one in acts):
            return []  # a sum of theirs is not met by something off the price
        is_unsure = self.is_doubtful or (situation.is_guess and situation.occasion is None)
        if acts and is_unsure:
            return []
        if any(offer.label in asked - (BY_TALK if is_unsure else set()) for offer in offers):
            return offers
        if acts or is_unsure:
            return []
        if situation.lead is RequestLabel.EXPLANATION or self.demanded:
            talk = [one for one in offers if one.label in BY_TALK]
            return offers if situation.label in _OF_FAULTS else talk if len(talk) > 1 else []
        return offers

    def say(self, slot: str, shun: str = "", want: str = "", **more: str) -> str | None:
        """A line for a slot."""
        if not shun and self.situation.thing.startswith("what "):
            shun, want = "thing", ""  # "about what happened" says nothing
        is_apart = (
            self.is_doubtful
            or self.situation.is_of_nothing_bought
            or (self.situation.label is IssueLabel.STAFF_CONDUCT and not self._is_of_manners)
        )
        if is_apart and slot in _OF_THE_ISSUE:
            return self.plain_speaker.say(slot, shun, want, **more)
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

    @property
    def is_puzzled(self) -> bool:
        """Whether they say that they do not know what to make of it."""
        return _PUZZLED.search(self.situation.complaint.text[:READ]) is not None

    @cached_property
    def question(self) -> tuple[str, str]:
        """The one question that is worth asking, and what it asks for; both may be empty."""
        questions = self.situation.complaint.clarifying_questions
        if "topic" not in self.situation.facts:  # a fallen ceiling has no batch
            questions = tuple(text for text in questions if "batch number" not in text)
        if self.situation.is_dangerous:  # the urgent line has asked it
            questions = tuple(text for text in questions if "hurt" not in text)
        if RequestLabel.CANCELLATION not in self.situation.asked:
            questions = tuple(text for text in questions if "should be cancelled" not in text)
        if REFERENCE.search(self.situation.complaint.text[:READ]):  # it has been given
            questions = tuple(text for text in questions if not _BY_NUMBER.match(text))
        # The choice of a remedy is asked with the options.
        questions = tuple(text for text in questions if not text.startswith("Would you "))
        found = choose(questions, self.situation.complaint.text[:READ])
        return (found[0], found[1].open) if found else ("", "")

    def count(self, offers: list[remedies.Offer]) -> None:
        """Count what the options promise."""
        self.offered = [offer.commitment for offer in offers]
        self.commitments += self.offered


def join(items: "list[str] | tuple[str, ...]", joint: str) -> str:
    """Items as one phrase: "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"
