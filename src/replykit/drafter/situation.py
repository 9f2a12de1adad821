"""What a draft starts from: the complaint, the policy, the case, and the facts drawn from them."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property

from replykit.drafter.clause import (
    Telling,
    clauses_near,
    covers,
    fragment,
    is_civil,
    is_named,
    is_product,
    is_quoted,
    is_whole,
    lexicon,
    name_thing,
    resolves,
    retell,
    tells_fault,
    weigh,
)
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
            )
            for label in IssueLabel
        }
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise PackError(f"say/things.toml: {error}") from None
    except KeyError as error:
        raise PackError(f"say/things.toml: {error} is missing") from None


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
_ORDERED = re.compile(r"\b(?:order|bought|buy|purchase|paid for|my|our)", re.IGNORECASE)
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
        if self.complaint.is_complaint or set(self.asked) - _TALK:
            return "complaint"
        if "?" in self.complaint.text or self.asked:
            return "question"
        if polarity(self.complaint.text)["compound"] > 0.2:
            return "praise"
        return "complaint" if tells_fault(self.issue.summary, self.issue.label) else "praise"

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
        text, issue = self.complaint.text, self.issue
        if self.label not in _SPECIFIC:
            return self._product() or self.words.thing
        services = lexicon().services if self.label is IssueLabel.TECHNICAL else None
        for words in clauses_near(text, issue.start, issue.end):
            if named := name_thing(words, services):
                return named
        if self.label in _ITEM_ISSUES:
            for sentence in re.split(r"(?<=[.!?\n])\s+", text[:2000]):
                if _ORDERED.search(sentence) and (named := name_thing(sentence)):
                    return named
        return self._product() or self.words.thing

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
        """The issue's clause in the reply's voice, if it can be trusted."""
        text = self.complaint.text
        noun = self.thing if self.thing != self.words.thing and self.label in _SPECIFIC else None
        names = {w for span in self.complaint.details.names for w in span.text.split()}
        for issue in (self.issue, *self._like_issues()):
            if is_quoted(text, issue.start):
                continue
            nearby = list(clauses_near(text, issue.start, issue.end)) or [issue.summary]
            if (
                is_whole(issue.summary, text)
                and is_civil(nearby[0])
                and (not resolves(nearby[0], issue.summary) or is_named(issue.summary))
            ):
                nearby.insert(1, issue.summary)
            for words in nearby:
                told = retell(words, noun, lambda word: word in names)
                if told is None or (self.channel.is_public and _is_personal(told.text, names)):
                    continue
                if covers(told.text, nearby[0]) and self._tells_fault(told.text):
                    return told
        return None if self.is_guess else self._elsewhere(noun, names)

    @cached_property
    def second(self) -> str | None:
        """The clause of another issue, where it can be told again, too."""
        text = self.complaint.text
        for issue in self.complaint.issues:
            if issue.label == self.issue.label or issue.confidence < UNSURE or self.is_guess:
                continue
            for words in list(clauses_near(text, issue.start, issue.end))[:1]:
                told = retell(words)
                if (
                    told is not None
                    and told.kind == "clause"
                    and tells_fault(told.text, issue.label)
                    and weigh(told.text, issue.label)
                    and not covers(self.facts.get("clause", ""), told.text)
                ):
                    return told.text
        return None

    def _tells_fault(self, told: str) -> bool:
        return self.issue.confidence >= SURE or tells_fault(told, self.label)

    def _elsewhere(self, noun: str | None, names: set[str]) -> Telling | None:
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
                if weigh(piece, self.label) < 2:
                    continue
                told = retell(piece, noun, lambda word: word in names)
                if told is None or told.kind != "clause":
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
            return {"clause" if told.kind == "clause" else "problem": told.text}
        text, start = self.complaint.text, self.issue.start
        before = text[max(0, start - 2) : start + 1]
        is_cut = re.match(r"\d[.,:]\d|.?\w-\w", before)
        if not is_cut and not is_quoted(text, start) and self.channel in _QUOTABLE:
            quoted = fragment(text[start : self.issue.end])
            if quoted and self._tells_fault(quoted):
                return {"quote": quoted}
        return {"clause": self.pick("plain", self.words.plain)}

    def _stake(self) -> str | None:
        found = _STAKES.search(self.complaint.text)
        if not found:
            return None
        owner, middle, noun = (part.lower() for part in found.groups())
        owner = {"my": "your", "our": "your"}.get(owner, "")
        if not owner:
            return None
        return f"{owner} {middle}{noun}"

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


_CONTACT = {
    Channel.EMAIL: "write to you",
    Channel.LETTER: "write to you",
    Channel.CHAT: "come back to you here",
    Channel.SMS: "text you",
    Channel.REVIEW: "reply to you",
    Channel.SOCIAL: "reply to you",
}


_QUOTABLE = frozenset({Channel.EMAIL, Channel.LETTER, Channel.CHAT})
"""Where a customer's words may be quoted back to them; not in public, nor where room is short."""


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
