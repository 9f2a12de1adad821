"""What a draft starts from: the complaint, the policy, the case, and the facts drawn from them."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from replykit.drafter.clause import (
    Telling,
    clauses_near,
    covered,
    covers,
    fragment,
    is_glad,
    is_mere_act,
    is_named,
    is_product,
    is_quoted,
    is_whole,
    lexicon,
    name_thing,
    prepare,
    question,
    resolves,
    retell,
    sentence_at,
    tells_fault,
    weigh,
)
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
TRIED = 6
"""How many wordings are parsed for one place, at most."""
ENOUGH, LEAST = 0.75, 0.3
"""The worth of a telling that ends the search, and of one that is used at all."""
_LESS = {"report": 0.1, "noun": 0.05}
"""What a wording is worth less than a clause of the reply's own."""
_ROOM = {Channel.SMS: 90, Channel.SOCIAL: 80}
"""The longest telling, in letters, where a channel counts them."""
UNSURE, SURE = 0.1, 0.4
"""Confidence below which an issue is a guess, and from which its clause needs no second look."""


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

    def names_thing(self, text: str) -> bool:
        """Whether a text already names what it is about."""
        return self.thing.split()[-1].lower() in text.lower()

    @cached_property
    def telling(self) -> Telling | None:
        """The issue in the reply's voice, if it can be trusted: the wording that keeps the most."""
        noun = self.thing if self.thing != self.words.thing and self.label in _SPECIFIC else None
        names = self._names
        best: tuple[float, Telling] | None = None
        for issue in (self.issue, *self._like_issues()):
            tried: set[str] = set()
            for words in self._wordings(issue):
                plain = prepare(words)
                if plain is None or plain in tried:
                    continue
                tried.add(plain)
                if len(tried) > TRIED:
                    break
                told = self._fit(retell(words, noun, lambda word: word in names), names)
                if told is None:
                    continue
                worth = covered(told.text, issue.summary) - _LESS.get(told.kind, 0.0)
                if told.kind != "clause" and not self._shows(told.text):
                    worth -= 0.5
                if worth > ENOUGH:
                    return told
                if best is None or worth > best[0]:
                    best = (worth, told)
            if best is not None and best[0] >= LEAST:
                return best[1]
        elsewhere = self._elsewhere(noun, names)
        if elsewhere is None and best is not None and best[0] > 0:
            return best[1]
        return elsewhere

    @cached_property
    def _names(self) -> set[str]:
        """Words of names, which keep their capital; "Kettle" at the head of a sentence is none."""
        words = {w for span in self.complaint.details.names for w in span.text.split()}
        return {word for word in words if not is_of(word.lower(), _NOT_NAMES)}

    def _shows(self, told: str) -> bool:
        """Whether something in a telling belongs to its issue or to things going wrong."""
        return bool(tells_fault(told, self.label) or weigh(told, self.label))

    def _wordings(self, issue: Issue) -> Iterator[str]:
        """What to tell an issue from: its clause, its summary, then what stands around it."""
        text = self.complaint.text
        if is_quoted(text, issue.start):
            return
        nearby = clauses_near(text, issue.start, issue.end)
        first = next(nearby, issue.summary)
        yield first
        if is_whole(issue.summary, text) and (
            not resolves(first, issue.summary) or is_named(issue.summary)
        ):
            yield issue.summary
        yield from nearby

    def _fit(self, told: Telling | None, names: set[str]) -> Telling | None:
        """A telling as this channel and this issue may have it."""
        if told is None:
            return None
        if self.channel.is_public and _is_personal(told.text, names):
            return None
        if len(told.text) > _ROOM.get(self.channel, 200):
            return None
        if told.kind == "clause" and not self._tells_fault(told.text):
            told = Telling(told.text, "report")
        if told.kind == "report" and told.text.startswith("you") and not self._shows(told.text[4:]):
            return None  # what they did themselves is not the matter
        return None if is_glad(told.text) or is_mere_act(told.text) else told

    @cached_property
    def second(self) -> str | None:
        """The clause of another issue, or more of the same, where it can be told again, too."""
        if self.is_guess or not self.telling:
            return None
        noun = self.thing if self.thing != self.words.thing and self.label in _SPECIFIC else None
        first = self.telling.text
        for issue in self.complaint.issues:
            is_other = issue.label != self.issue.label
            if issue.start == self.issue.start or (is_other and issue.confidence < UNSURE):
                continue
            for words in list(clauses_near(self.complaint.text, issue.start, issue.end))[:1]:
                told = retell(words, noun)
                if (
                    told is not None
                    and told.kind == "clause"
                    and tells_fault(told.text, issue.label)
                    and weigh(told.text, issue.label)
                    and not covers(first, told.text)
                    and not is_glad(told.text)
                ):
                    return told.text
        return self._more(first, noun)

    def _more(self, first: str, noun: str | None) -> str | None:
        """What else the complaint tells of the same issue, in a plain clause."""
        names = self._names
        elsewhere = self._elsewhere(noun, names, besides=first)
        if (
            elsewhere is None
            or elsewhere.kind != "clause"
            or len(elsewhere.text.split()) > 12
            or is_glad(elsewhere.text)
        ):
            return None
        return elsewhere.text

    def _tells_fault(self, told: str) -> bool:
        return self.issue.confidence >= SURE or tells_fault(told, self.label)

    def _elsewhere(self, noun: str | None, names: set[str], besides: str = "") -> Telling | None:
        """A clause in another sentence that plainly tells of the same issue."""
        best: tuple[int, Telling] | None = None
        at = 0
        for sentence in re.split(r"(?<=[.!?\n])\s+", self.complaint.text[:3000])[:40]:
            start = self.complaint.text.find(sentence, at)
            at = start + len(sentence)
            if (
                sentence.endswith("?")
                or len(sentence) > 300
                or is_quoted(self.complaint.text, start)
            ):
                continue
            for piece in (sentence, *re.split(r", |; | - | and | but ", sentence)):
                if weigh(piece, self.label) < 2 or (besides and covered(besides, piece) > 0.25):
                    continue
                told = retell(piece, noun, lambda word: word in names)
                if (
                    told is None
                    or told.kind != "clause"
                    or (besides and covered(besides, told.text) > 0.25)
                ):
                    continue
                if self.channel.is_public and _is_personal(told.text, names):
                    continue
                weight = weigh(told.text, self.label)
                if weight > 1 and self._tells_fault(told.text):
                    if best is None or weight > best[0]:
                        best = (weight, told)
                    break
        return best[1] if best else None

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
            return {{"noun": "problem"}.get(told.kind, told.kind): told.text}
        text, start, end = self.complaint.text, self.issue.start, self.issue.end
        names = self._names
        before = text[max(0, start - 2) : start + 1]
        if not re.match(r"\d[.,:]\d|.?\w-\w", before):
            stop = text[end:].lstrip(" ")[:1] or text[end - 1 : end]
            said = text[start:end]
            told_whole = {"question": question(said)} if stop == "?" or "?" in said else {}
            sentence = sentence_at(text, start, end)
            quoted = (fragment(words) for words in (said, self.issue.summary, sentence))
            told_whole |= {"quote": next((words for words in quoted if words), None)}
            room = _ROOM.get(self.channel, 120)
            for kind, words in told_whole.items():
                if (
                    words
                    and len(words) <= room
                    and self._shows(words)
                    and not (self.channel.is_public and _is_personal(words, names))
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
