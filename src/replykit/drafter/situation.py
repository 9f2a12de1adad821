"""What a draft starts from: the complaint, the policy, the case, and the facts drawn from them."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from replykit.complaint.evidence import concepts_of
from replykit.complaint.story import Story
from replykit.complaint.summary import clean
from replykit.drafter.clause import (
    GLAD,
    Telling,
    covered,
    fragment,
    is_glad,
    is_mere_act,
    is_product,
    lexicon,
    name_thing,
    question,
    tells_fault,
    weigh,
)
from replykit.drafter.line import tell_line, whole_line
from replykit.drafter.topic import is_of, topic
from replykit.drafter.wording import Speaker, lot
from replykit.model import (
    Case,
    Channel,
    Complaint,
    Fault,
    Issue,
    IssueLabel,
    PackError,
    Policy,
    RequestLabel,
    Stage,
    polarity,
)
from replykit.phrases import root

FULL = 36
"""Words that may be told of one complaint."""
SHORT = 14
"""Words up to which two statements are made one."""
OPENING = 600
"""How much of a complaint is looked through for its beginning, in code points."""
BRIEF, PLAIN = 2, 3
"""The turns of a draft that tell one thing only, and nothing in the customer's words."""
SURELY_GLAD = 0.75
"""VADER's polarity from which even the line that was read as the issue is taken for good news."""
DEFAULT_TIME = "by the end of the next working day"
"""When the next contact comes, where neither case nor policy says."""


@dataclass(frozen=True)
class IssueWords:
    """How the reply speaks of an issue (say/things.toml)."""

    thing: str
    named: str | None
    plain: tuple[str, ...]
    action: tuple[str, ...]
    fields: frozenset[str] = frozenset()
    """The word fields of the things that such an issue is about."""


@cache
def issue_words() -> dict[IssueLabel, IssueWords]:
    """The words for every issue.

    Raises:
        PackError: things.toml is malformed, or an issue is missing.
    """
    try:
        data = tomllib.loads((root() / "en" / "say" / "things.toml").read_text("utf-8"))
        return {
            label: IssueWords(
                data[label]["thing"],
                data[label].get("named"),
                tuple(data[label]["plain"]),
                tuple(data[label]["action"]),
                frozenset(data[label].get("fields", ())),
            )
            for label in IssueLabel
        }
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise PackError(f"say/things.toml: {error}") from None
    except KeyError as error:
        raise PackError(f"say/things.toml: {error} is missing") from None


@cache
def not_topics() -> frozenset[str]:
    """Nouns that are not what a complaint is about (say/things.toml, skip)."""
    try:
        data = tomllib.loads((root() / "en" / "say" / "things.toml").read_text("utf-8"))
        return frozenset(data["skip"]["words"])
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise PackError(f"say/things.toml: {error}") from None


_NOT_NAMES = frozenset(
    "goods clothes furniture gadget appliance vehicle food drink document parcel app"
    " software".split()
)
_ROOM = {Channel.SMS: 90, Channel.SOCIAL: 80}
"""The longest telling, in letters, where a channel counts them."""
UNSURE, SURE, SECOND = 0.1, 0.4, 0.15
"""Confidence below which an issue is a guess, from which its clause needs no second look, and from
which a further issue is spoken of."""


def level_of(intensity: float) -> str:
    """Low, medium or high, as the taxonomy bounds them."""
    return "low" if intensity < 0.34 else "high" if intensity > 0.66 else "medium"


_ITEM_ISSUES = frozenset(
    {IssueLabel.DELIVERY, IssueLabel.DAMAGED_ITEM, IssueLabel.DEFECTIVE_ITEM, IssueLabel.WRONG_ITEM}
)
_SPECIFIC = _ITEM_ISSUES | {
    IssueLabel.TECHNICAL, IssueLabel.WORK_QUALITY, IssueLabel.MISSED_DEADLINE
}  # fmt: skip
"""Issues that are about one thing; in others, what is named is seldom the matter."""
_TALK = frozenset(
    {RequestLabel.EXPLANATION, RequestLabel.UPDATE, RequestLabel.APOLOGY, RequestLabel.ESCALATION,
     RequestLabel.CALLBACK}
)  # fmt: skip
"""Requests that words fulfil; the others are remedies."""
_POLITE = frozenset(
    """please thank thanks kind kindly regards hello dear hope well help appreciate grateful
    sincerely best good morning afternoon evening cheers yours faithfully advance that this with
    have from your yours ours were they them then when what which will would could should there
    here their been being does just very much many more most some also into over""".split()
)
_PHOTOS_SENT = re.compile(
    r"\b(?:(?:i(?:'ve| have| am|'m)?|have) (?:attach|enclos)\w*|attached|enclosed|see|photos?|pics?"
    r"|pictures?) (?:\w+ ){0,4}(?:photos?|pics?|pictures?|attached|enclosed|below)\b",
    re.I,
)
_FEELS = re.compile(
    r"(?:you(?:'re|'ve been|'d|(?: are| were| feel| think| hope| know| want| love| like| don't"
    r"| do not| hate| wish| would| thought| believe| never| understand| must| need| just))\b"
    r"|it's been|this is|there(?:'s| is) no(?:thing)?\b)"
)
"""Feelings, opinions and manners: nothing to begin an answer with."""
_OWN_ACT = re.compile(
    r"you(?!r)(?!'?(?: (?:were|are|have (?:still )?(?:had|been|got)|can't|couldn't|can not"
    r"|could not|had to|got|received|found|lost|missed|still|now|get|keep|never|didn't)\b))"
)
"""A telling of what the customer did, and not of what befell them."""
_STAKES = re.compile(
    r"\b(my|our|his|her|the|a) ((?:(?!for|and|with|to)[a-z]+(?:'s)? ){0,2}?)"
    r"(wedding|funeral|memorial|christening|birthday|graduation|anniversary|newborn|"
    r"surgery|operation|chemo|exam|exams|job interview)\b",
    re.I,
)
_AWAITED = re.compile(
    r"\b(?:i|we)(?:'ve| have|'re having| are having|'m having| am having)(?: got)? "
    r"((?:\w+ ){0,2}?(?:guests|visitors|people|friends|family))"
    r"(?: coming| arriving| staying| over| round)*"
    r" ((?:on|this|next|at|for) (?:mon|tues|wednes|thurs|fri|satur|sun)day|tonight|tomorrow"
    r"|(?:at|for|over|this|next) (?:the )?(?:christmas|easter|weekend|week))\b",
    re.I,
)
_SIGNED = re.compile(
    r"(?:^|\n)\s*(?:[-–—~]\s*)?"
    r"((?:(?:mr|mrs|ms|miss|dr)\.? )?[A-Z][\w'’-]+"
    r"(?: [A-Z][\w'’.-]*){0,3})"
    r"\s*[.!]?\s*$"
)


@dataclass(frozen=True)
class Situation:
    """Everything that a draft may use."""

    complaint: Complaint
    policy: Policy
    case: Case
    stage: Stage
    channel: Channel
    turn: int = 0
    given_policy: bool = False

    @property
    def issue(self) -> Issue:
        """The primary issue."""
        return self.complaint.issue

    @property
    def label(self) -> IssueLabel:
        """The issue as the reply may take it: a guess is not taken for a fact."""
        return IssueLabel.OTHER if self.is_guess else self.issue.label

    @property
    def is_guess(self) -> bool:
        """Whether it is unclear what went wrong, so that the reply had better ask."""
        return self.issue.confidence < UNSURE

    @property
    def is_dangerous(self) -> bool:
        """Whether urgent help comes first: a signal that the issues bear out.

        The signal is set to miss little. A reply that fears for a life where none is in danger
        does harm, so it asks for both.
        """
        return self.complaint.signals.safety_risk and any(
            issue.label is IssueLabel.SAFETY for issue in self.complaint.issues
        )

    @property
    def words(self) -> IssueWords:
        """How the reply speaks of the primary issue."""
        return issue_words()[self.label]

    @property
    def level(self) -> str:
        """How strong the feeling is."""
        return level_of(self.complaint.emotion.intensity)

    @property
    def is_formal(self) -> bool:
        """Whether no casual remedy may be offered."""
        return self.complaint.signals.legal_threat or self.policy.legal_mode

    @cached_property
    def kind(self) -> str:
        """A complaint, praise or a question; what asks for a remedy is a complaint."""
        text, summary = self.complaint.text, self.issue.summary
        is_asking = (
            self.is_guess
            and self.complaint.emotion.intensity < 0.34
            and "?" in text
            and not tells_fault(text, self.label)
        )
        if set(self.asked) - _TALK or (self.complaint.is_complaint and not is_asking):
            return "complaint"
        if (
            "?" not in text
            and self.issue.confidence >= SURE
            and weigh(summary, self.issue.label)
            and tells_fault(summary, self.issue.label)
            and polarity(text)["compound"] < GLAD
        ):
            return "complaint"
        if "?" in text or self.asked:
            return "question"
        if polarity(text)["compound"] > 0.2:
            return "praise"
        return "complaint" if tells_fault(summary, self.issue.label) else "praise"

    @cached_property
    def asked(self) -> tuple[RequestLabel, ...]:
        """What the customer asks for, in their order."""
        labels = [r.label for r in self.complaint.requests if not r.refused]
        return tuple(dict.fromkeys(labels))

    @cached_property
    def lead(self) -> RequestLabel | None:
        """What they want most: the first remedy they ask for, or else the first request."""
        wanted = [label for label in self.asked if label not in _TALK]
        return next(iter([*wanted, *self.asked]), None)

    @cached_property
    def refused(self) -> frozenset[RequestLabel]:
        """What the customer does not want."""
        return frozenset(r.label for r in self.complaint.requests if r.refused)

    @cached_property
    def when(self) -> str:
        """When the next contact comes."""
        return self.case.next_contact or self.policy.response_time or DEFAULT_TIME

    @property
    def authority(self) -> str:
        """Who stands for the time of the next contact."""
        if self.case.next_contact:
            return "case"
        return "policy" if self.policy.response_time else "unconfirmed"

    @cached_property
    def thing(self) -> str:
        """What it is about, in the reply's voice: "your blender", "our app"."""
        text, issue, words = self.complaint.text, self.issue, self.words
        products = [span.text for span in self.complaint.details.products]
        if words.named and words.fields:
            compounds = [name for name in products if re.fullmatch(r"[A-Za-z-]+ [A-Za-z-]+", name)]
            if noun := topic(text, issue.start, issue.end, words.fields, not_topics(), compounds):
                is_ours = self.label is IssueLabel.TECHNICAL and re.search(
                    rf"\b(?:your|ur) (?:\w+ )?{re.escape(noun)}\b", text, re.I
                )
                return f"our {noun}" if is_ours else words.named.replace("{noun}", noun)
        if self.label not in _SPECIFIC:
            return self._product() or words.thing
        services = lexicon().services if self.label is IssueLabel.TECHNICAL else None
        named = name_thing(text[issue.start : issue.end], services)
        return named or self._product() or words.thing

    def _product(self) -> str | None:
        """The product that the parser found, where the issue is about a thing."""
        pattern = self.words.named
        if pattern is None:
            return None
        for span in self.complaint.details.products:
            name = _uncapped(span.text)
            words = re.findall(r"[a-z]+", name.lower())
            if not re.fullmatch(r"[A-Za-z][A-Za-z '-]{2,30}", name) or len(words) > 3:
                continue
            if is_product(name, self.label):
                return pattern.replace("{noun}", name)
        return None

    @cached_property
    def fields(self) -> frozenset[str]:
        """The word fields of what it is about: ``food``, ``beauty`` ..."""
        products = " ".join(span.text for span in self.complaint.details.products)
        words = re.findall(r"[a-z-]+", f"{self.thing} {products} {self.issue.summary}".lower())
        return frozenset(field for word in words for field in concepts_of(word))

    def names_thing(self, text: str) -> bool:
        """Whether a text already names what it is about."""
        return self.thing.split()[-1].lower() in text.lower()

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        """What went wrong in the reply's voice, as far as it can be told; the plainest first."""
        noun = self.thing if self.thing != self.words.thing and self.label in _SPECIFIC else None
        if self.turn == PLAIN:
            return ()
        for told in self._tries(noun):
            if told:
                return self._joined(sorted(told, key=self._rank))
        return ()

    def _joined(self, told: list[Telling]) -> tuple[Telling, ...]:
        """Two short statements made one: "the ad says 10, and the terms say 12"."""
        kinds = {one.kind for one in told}
        words = sum(len(one.text.split()) for one in told)
        room = _ROOM.get(self.channel, 200)
        if len(told) == 2 and kinds <= {"clause", "report"} and words <= SHORT:
            both = f"{told[0].text}, and {told[1].text}"
            if len(both) <= room and not any(_FEELS.match(one.text) for one in told):
                return (Telling(both, "report" if "report" in kinds else "clause"),)
        return tuple(told)

    def _tries(self, noun: str | None) -> Iterator[tuple[Telling, ...]]:
        """The issue's line, other lines of the same issue, then any sentence that shows it."""
        for issue in (self.issue, *self._like_issues()):
            yield self._tell(issue, noun)
        for sentence in Story(self.complaint.text[:OPENING]).sentences:
            words = clean(sentence.text)
            if "?" not in words and len(words.split()) < FULL and self._shows(words):
                yield tuple(
                    one
                    for one in tell_line(words, noun, lambda w: w in self._names, self._fits)
                    if tells_fault(one.text, self.label)
                    and not _OWN_ACT.match(one.text)
                    and not _FEELS.match(one.text)
                    and not is_glad(one.text)
                )

    def _tell(self, issue: Issue, noun: str | None) -> tuple[Telling, ...]:
        """An issue's line in the reply's voice: whole if possible, else as its summary has it."""
        names, line = self._names, issue.summary
        if self.channel not in _ROOM:
            line = whole_line(line, self.complaint.text, issue.start, issue.end)
        found: tuple[Telling, ...] = ()
        for words in dict.fromkeys((line, issue.summary)):
            found = found or tell_line(words, noun, lambda word: word in names, self._fits)
        return found

    def _rank(self, told: Telling) -> tuple[bool, bool, bool]:
        """What they did themselves comes after what befell them, and a fragment after a clause."""
        is_fragment = told.kind in ("note", "noun")
        return bool(_OWN_ACT.match(told.text)), not self._shows(told.text), is_fragment

    @property
    def telling(self) -> Telling | None:
        """The statement that the apology is made of."""
        return self.tellings[0] if self.tellings else None

    @cached_property
    def _names(self) -> set[str]:
        """Words of names, which keep their capital; "Kettle" at the head of a sentence is none."""
        words = {w for span in self.complaint.details.names for w in span.text.split()}
        return {word for word in words if not is_of(word.lower(), _NOT_NAMES)}

    def _shows(self, told: str) -> bool:
        """Whether something in a telling belongs to its issue or to things going wrong."""
        return bool(tells_fault(told, self.label) or weigh(told, self.label))

    def _fits(self, told: Telling) -> bool:
        """Whether this channel may say it, and whether it is anything to be sorry for."""
        if self.channel.is_public and _is_personal(told.text, self._names):
            return False
        if len(told.text) > _ROOM.get(self.channel, 200):
            return False
        return not (is_glad(told.text, SURELY_GLAD) or is_mere_act(told.text))

    @cached_property
    def second(self) -> Telling | None:
        """What else went wrong: the rest of the line, or another issue."""
        if (
            self.turn >= BRIEF
            or self.is_guess
            or not self.tellings
            or self.tellings[0].kind in ("noun", "note")
        ):
            return None
        if len(self.tellings) > 1 and not (
            self.tellings[1].kind in ("note", "noun") or _FEELS.match(self.tellings[1].text)
        ):
            return self.tellings[1]
        first = self.tellings[0].text
        for issue in self.complaint.issues[1:]:
            if issue.start == self.issue.start or issue.confidence < SECOND:
                continue
            for told in self._tell(issue, None):
                if (
                    told.kind in ("clause", "report")
                    and len(told.text.split()) <= 14
                    and tells_fault(told.text, issue.label)
                    and covered(first, told.text) < 0.4
                ):
                    return told
        return None

    @cached_property
    def context(self) -> str | None:
        """What the complaint begins with, where the issue's own line comes later."""
        first = self.telling
        if self.is_guess or first is None or self.channel in _ROOM or self.turn >= BRIEF:
            return None
        room = FULL - len(first.text.split())
        if self.second is not None:
            room -= len(self.second.text.split())
        story = Story(self.complaint.text[:OPENING])
        for sentence in story.sentences[:2]:
            if sentence.start < self.issue.end and self.issue.start < sentence.end:
                return None
            words = clean(sentence.text)
            if "?" in words or not 4 <= len(words.split()) <= min(room, 20):
                continue
            for told in tell_line(words, None, lambda word: word in self._names, self._fits)[:1]:
                if (
                    told.kind in ("clause", "report")
                    and not _FEELS.match(told.text)
                    and not is_glad(told.text)
                    and covered(first.text, told.text) < 0.4
                    and self._is_about(told.text)
                ):
                    return told.text
        return None

    def _is_about(self, told: str) -> bool:
        """Whether a telling names a thing of the complaint, or a word of its issue."""
        low = told.lower()
        things = (span.text.lower() for span in self.complaint.details.products)
        return bool(weigh(told, self.label)) or any(thing in low for thing in things)

    def _tells_fault(self, told: str) -> bool:
        return self.issue.confidence >= SURE or tells_fault(told, self.label)

    def _like_issues(self) -> list[Issue]:
        """Other places where the complaint tells of the same issue."""
        return [
            issue
            for issue in self.complaint.issues
            if issue.label == self.issue.label and issue.start != self.issue.start
        ]

    @cached_property
    def name(self) -> str | None:
        """What to call the customer: as the case says, or as they signed."""
        if self.case.customer_name:
            return self.case.customer_name
        if self.channel.is_public:
            return None
        signed = self._signed()
        return signed if signed is None or self.channel is Channel.LETTER else _familiar(signed)

    def _signed(self) -> str | None:
        text = self.complaint.text.rstrip()
        for span in reversed(self.complaint.details.names):
            line = text.rfind("\n", 0, span.start) + 1
            if line and not text[line : span.start].strip(" -–~") and len(text) - span.end < 60:
                return span.text
            if span.end >= len(text.rstrip(" .!,x")) - 1 or text[span.end :].strip(" .,!x") == "":
                return span.text
            before = text[max(0, span.start - 14) : span.start].lower()
            if re.search(r"(?:\bit'?s|\bthis is|\bname is|\bi am|\bi'm|here:?) $", before):
                return span.text
        signed = _SIGNED.search(text) if "\n" in text else None
        return signed.group(1) if signed and len(signed.group(1)) < 30 else None

    @cached_property
    def seed(self) -> str:
        """The complaint's own words, without names, numbers, products and politeness.

        Two sentences in the other order, or another sum, leave the wording as it is.
        """
        text = self.complaint.text
        details = self.complaint.details
        spans = (
            *details.names,
            *details.amounts,
            *details.order_ids,
            *details.products,
            *details.dates,
        )
        for span in sorted(spans, key=lambda span: -span.start):
            text = text[: span.start] + " " + text[span.end :]
        words = {word for word in re.findall(r"[a-z]{4,}", text.lower()) if word not in _POLITE}
        telling = sorted(words - set(re.findall(r"[a-z]+", self.thing.lower())))
        return f"{self.label} {' '.join(telling)}"

    def pick(self, slot: str, choices: tuple[str, ...]) -> str:
        """One of several wordings, always the same for this complaint, its slots filled."""
        if is_plural(self.thing):
            choices = tuple(one for one in choices if not _SINGULAR.search(one)) or choices
        drawn = sorted(choices, key=lambda choice: lot(self.seed, slot, choice))
        return drawn[self.turn % len(drawn)].replace("{thing}", self.thing)

    @cached_property
    def traits(self) -> dict[str, frozenset[str]]:
        """What lines may depend on."""
        signals = set(self.complaint.signals.labels())
        if self.is_formal:
            signals.add("legal-threat")
        return {
            "issue": frozenset({self.label}),
            "emotion": frozenset({self.complaint.emotion.label}),
            "level": frozenset({self.level}),
            "channel": frozenset({self.channel}),
            "fault": frozenset({Fault.NOT_OURS if self.policy.legal_mode else self.case.fault}),
            "stage": frozenset({self.stage}),
            "signal": frozenset(signals),
            "kind": frozenset({self.kind}),
            "asked": frozenset(self.asked),
            "lead": frozenset({self.lead} if self.lead else ()),
        }

    @cached_property
    def facts(self) -> dict[str, str]:
        """What lines may speak of."""
        facts = {
            "thing": self.thing,
            "when": self.when,
            "action": self.pick("action", self.words.action),
            "contact": _CONTACT[self.channel],
        }
        facts |= self._fault()
        if not re.search(r"\b(?:if|unless)\b", facts.get("clause", "")):
            facts["firm"] = ""
        if self.thing != self.words.thing:
            facts["topic"] = self.thing
        if not is_plural(self.thing):
            facts["single"] = ""
        if self.name:
            facts["name"] = self.name
        if stake := self._stake():
            facts["stake"] = stake
        if _PHOTOS_SENT.search(self.complaint.text):
            facts["photos"] = "photos"
        return facts

    def _fault(self) -> dict[str, str]:
        """What went wrong: told again, or named, or quoted, or put in plainer words."""
        told = self.telling
        if told is not None:
            kind = told.kind
            if kind == "clause" and not self._tells_fault(told.text):
                kind = "report"
            return {{"noun": "problem"}.get(kind, kind): told.text}
        summary, room = self.issue.summary, _ROOM.get(self.channel, 120)
        if "?" in self.complaint.text[self.issue.start : self.issue.end + 1]:
            said = {"question": question(summary)}
        else:
            said = {"quote": fragment(summary)}
        for kind, words in said.items():
            if (
                words
                and len(words) <= room
                and self._shows(words)
                and not (self.channel.is_public and _is_personal(words, self._names))
            ):
                return {kind: words}
        return {"clause": self.pick("plain", self.words.plain)}

    def _stake(self) -> str | None:
        """What depends on it: "your sister's wedding", "guests on Saturday"."""
        if found := _STAKES.search(self.complaint.text):
            owner, middle, noun = (part.lower() for part in found.groups())
            return f"your {middle}{noun}" if owner in ("my", "our") else None
        if found := _AWAITED.search(self.complaint.text):
            return " ".join(part for part in found.groups() if part)
        return None

    @cached_property
    def speaker(self) -> Speaker:
        """Chooses the lines."""
        return Speaker(
            self.traits,
            self.facts,
            self.seed,
            turn=self.turn,
            use=self.policy.use_words,
            avoid=self.policy.avoid_words,
        )


_SINGULAR = re.compile(r"\{thing\} (?:is|was|has|stands|turned|does)\b|\bit\b")
"""What agrees with one thing only."""
_CONTACT = {
    Channel.EMAIL: "write to you",
    Channel.LETTER: "write to you",
    Channel.CHAT: "come back to you here",
    Channel.SMS: "text you",
    Channel.REVIEW: "reply to you",
    Channel.SOCIAL: "reply to you",
}


def is_plural(thing: str) -> bool:
    """Whether a thing is many: "your headphones"."""
    last = thing.split(" of ")[0].split()[-1].lower()
    return last.endswith("s") and not last.endswith(("ss", "us", "is", "news", "'s"))


def _uncapped(name: str) -> str:
    """A product's name within a sentence: "Kettle" is "kettle", "iPhone" stays."""
    first, space, rest = name.partition(" ")
    return first.lower() + space + rest if first.istitle() else name


def _familiar(name: str) -> str:
    """The first name, where a name has one; a title or an initial keeps the whole."""
    first = name.split()[0]
    is_title = first.lower().rstrip(".") in ("mr", "mrs", "ms", "miss", "dr", "prof")
    return name if is_title or len(first.rstrip(".")) < 2 or first.endswith(".") else first


def _is_personal(told: str, names: set[str]) -> bool:
    """Whether a clause holds what should not be said in public."""
    return bool(re.search(r"\d{4}", told)) or any(word in names for word in told.split())
