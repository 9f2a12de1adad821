"""What a complaint is about: the things it names, the likeliest first, told from words alone.

A thing is a noun of a known word field (concepts.toml), or the end of a name that begins with
"my", "the" or another of that kind. No syntax is needed, so the whole text can be read.
"""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from replykit.complaint.concepts import concepts_of
from replykit.complaint.story import Story
from replykit.model import IssueLabel, PackError
from replykit.phrases import read_words

_OWN = frozenset({"my", "our"})
_OPENING = frozenset("my our the a an this these those your ur his her their new another".split())
_NUMBERS = frozenset("two three four five six seven eight nine ten both".split())
_FUNCTION = frozenset(
    """and or but nor so because if when while where since until although though that which who whom
    whose what why how with for from to into onto in on at of by off up down out over under about after
    before between through during without within as than then i we you they he she it me us him them my
    our your his her their its this these those the a an no not never nobody nothing some any all both
    every each either just only even still already again now today yesterday tonight tomorrow here there
    very too quite really please thanks hello hi dear yes n't 's is are was were""".split()
)
_PEOPLE = frozenset({"staff", "family", "body", "animal", "trade"})
_FIELDS: dict[IssueLabel, str] = {
    IssueLabel.DELIVERY: "goods clothes furniture gadget appliance vehicle food drink document parcel",
    IssueLabel.DAMAGED_ITEM: "goods clothes furniture gadget appliance vehicle food drink document",
    IssueLabel.DEFECTIVE_ITEM: "goods clothes furniture gadget appliance vehicle health",
    IssueLabel.WRONG_ITEM: "goods clothes furniture gadget appliance vehicle food drink document",
    IssueLabel.BILLING: "bank telecom energy leisure document",
    IssueLabel.REFUND: "goods clothes furniture gadget appliance journey booking leisure bank",
    IssueLabel.CANCELLATION: "leisure telecom software bank",
    IssueLabel.BOOKING: "journey hotel booking leisure",
    IssueLabel.TECHNICAL: "app software gadget telecom",
    IssueLabel.ACCOUNT_ACCESS: "software bank login",
    IssueLabel.WORK_QUALITY: "food document beauty clothes furniture home-part vehicle",
    IssueLabel.MISSED_DEADLINE: "document clothes furniture home-part vehicle appliance",
    IssueLabel.SAFETY: "goods food appliance gadget furniture vehicle",
    IssueLabel.CLEANLINESS: "hotel food leisure",
    IssueLabel.AVAILABILITY: "goods clothes furniture gadget appliance food drink leisure",
    IssueLabel.VALUE: "goods clothes furniture gadget appliance food drink leisure",
}
"""The word fields of the things that an issue is mostly about."""
_LONGEST = 3
"""Words in the name of a thing."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that a complaint names."""

    start: int
    end: int
    name: str
    """As written: ``wine glasses``."""
    owner: str
    """The word before it: ``my``, ``the``, ``your`` or nothing."""
    worth: float

    @property
    def is_plural(self) -> bool:
        """Whether it is many."""
        last = self.name.lower().split()[-1]
        return last.endswith("s") and not last.endswith(("ss", "us", "is", "news"))


_KEYS = ("fields", "skip", "verbs", "got", "describing", "adverbs")


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = read_words("things.toml")
    try:
        return {key: frozenset(data[key].split()) for key in _KEYS}
    except (KeyError, AttributeError) as error:
        raise PackError(f"en/things.toml: needs the texts {', '.join(_KEYS)}: {error}") from None


@cache
def is_known(norm: str) -> bool:
    """Whether a word is a noun of a field of things."""
    lists = _lists()
    return (
        norm not in lists["skip"]
        and norm not in lists["verbs"]
        and len(norm) > 2
        and not lists["fields"].isdisjoint(concepts_of(norm))
    )


@cache
def _can_name(norm: str) -> bool:
    """Whether a word can stand in the name of a thing."""
    lists = _lists()
    return (
        norm not in _FUNCTION
        and norm not in lists["verbs"]
        and norm not in _NUMBERS
        and norm[0].isalpha()
        and not norm.endswith("ly")
    )


@cache
def is_no_name(norm: str) -> bool:
    """Whether a word cannot stand in the name of a thing, nor beside one as part of it."""
    return (
        not norm[0].isalpha() or norm in _FUNCTION or norm in _NUMBERS or norm in _lists()["verbs"]
    )


def only_describes(norm: str) -> bool:
    """Whether a word before a thing is no part of its name: "same", "broken", "nans"."""
    return norm in _lists()["describing"] or "family" in concepts_of(norm)


def comes_after(norm: str) -> bool:
    """Whether a word after a thing is no part of its name: "itself", "overnight"."""
    return norm in _lists()["adverbs"]


def is_skipped(norm: str) -> bool:
    """Whether a word is a person, a part, a time, or no thing at all."""
    return norm in _lists()["skip"]


def is_kind(norm: str) -> bool:
    """Whether a word before a thing is part of its name."""
    return _belongs(norm)


def got_words() -> frozenset[str]:
    """What stands before a thing that was bought."""
    return _lists()["got"]


def _names(norms: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where a name of a thing begins and ends, in words, and the word that opens it."""
    lists = _lists()
    at, size = 0, len(norms)
    while at < size:
        opened = norms[at] in _OPENING
        begin = at + opened
        end = begin
        while end < size and end - begin < _LONGEST + 1 and _can_name(norms[end]):
            end += 1
        known = [i for i in range(begin, end) if is_known(norms[i])]
        if known:
            last = known[-1]
            first = last
            while first > begin and last - first < _LONGEST - 1 and _belongs(norms[first - 1]):
                first -= 1
            yield first, last + 1, norms[at] if opened else ""
            at = last + 1
        elif opened and begin < end <= begin + 2 and norms[end - 1] not in lists["skip"]:
            head = norms[end - 1]
            if (
                len(head) > 2
                and not head.endswith(("ing", "ed"))
                and _PEOPLE.isdisjoint(concepts_of(head))
            ):
                is_kind = end - 2 >= begin and norms[end - 2] in _KINDS
                yield end - 1 - is_kind, end, norms[at]
            at = end
        else:
            at = max(end, at + 1)


@cache
def _belongs(norm: str) -> bool:
    """Whether a word before a thing is part of its name, and not only said of it."""
    return is_known(norm) or norm in _KINDS


_KINDS = frozenset(
    """wine coffee tea dining office garden kitchen bath wedding birthday school travel train bus car dog cat
    baby smart mobile electric gas washing tumble hearing washing double king single sun winter engagement
    verification banking sunday christmas advent student family oak leather market annual house home contents
    life pet video heated folding sofa pension loyalty gym hotel garage roof repair credit gift""".split()
)


def find_things(story: Story, label: IssueLabel, start: int, end: int) -> list[Thing]:
    """The things that a complaint names, the likeliest to be its matter first.

    Args:
        story: the complaint.
        label: what went wrong.
        start: where the words that say so begin.
        end: and end.
    """
    norms, starts, ends = story.tokens.norms, story.tokens.starts, story.tokens.ends
    fields = frozenset(_FIELDS.get(label, "").split())
    got = _lists()["got"]
    heads = {sentence.first for sentence in story.sentences}
    found: list[Thing] = []
    for first, last, owner in _names(norms):
        head = norms[last - 1]
        known = is_known(head)
        worth = 3.0 * known + 2.0 * (not fields.isdisjoint(concepts_of(head)))
        worth += {"my": 2.0, "our": 1.5, "your": -0.5, "ur": -0.5, "": 0.0}.get(owner, 0.5)
        worth += 2.5 * (start <= starts[first] < end)
        worth += 0.6 * min(norms.count(head) - 1, 3)
        worth += 1.5 * (not got.isdisjoint(norms[max(0, first - 5) : first]))
        worth += 1.5 * bool(owner and first and heads & {first - 1, first - 2})
        worth -= 0.15 * min(first / 10, 5)
        worth -= 2.0 * (norms[max(0, first - 2)] == "like" or norms[max(0, first - 2)] == "than")
        name = story.given[starts[first] : ends[last - 1]]
        found.append(Thing(starts[first], ends[last - 1], name, owner, worth))
    return sorted(found, key=lambda thing: (-thing.worth, thing.start))
