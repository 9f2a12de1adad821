"""What an apology names: the thing and the fault, as safely as they can be told.

It is made in three steps. The statements of the complaint that are worth telling are chosen
(replykit.drafter.telling); of those, `as_apology` keeps for the apology what is a fault, and tells
the rest before it or not at all; `name_fault` gives what the lines of say/apology.toml then say:

1. ``clause``, after "I'm sorry that", with ``before`` where something led up to it;
2. ``story``, told as it went, before an "I'm sorry" of its own;
3. ``problem``, after "I'm sorry about": a thing without a verb, or the matter by name
   (say/matters.toml), where no clause can be told again;
4. ``clause`` once more: the plain wording for the issue (say/things.toml).

The sentence itself is said by `Composer` (replykit.drafter.compose), which puts it in its place.
"""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from replykit.drafter.account import Account
from replykit.drafter.acts import is_own_act
from replykit.drafter.faults import apologetic, is_told, named_again
from replykit.drafter.issue_words import not_topics
from replykit.drafter.lexicon import (
    shows_fault,
)
from replykit.drafter.matters import name_matter, stated_matter
from replykit.drafter.tellings import READ
from replykit.drafter.topic import ANY_GOODS, is_plural, topic, uncapped
from replykit.model import IssueLabel
from replykit.search import Search

if TYPE_CHECKING:
    from replykit.drafter.situation import Situation


def as_apology(account: Account, label: IssueLabel) -> Account:
    """An account whose apologies name faults alone: what else it tells stands before, or is left."""
    first, second, before = account.first, account.second, account.before
    if account.story:
        led, clause = apologetic(account.story)
        if clause and not led and clause != account.story and is_own_act(clause):
            return replace(account, story=None)  # "you cancelled", cut from what we say to it
        if clause is None and not is_own_act(account.story):
            return replace(account, story=None)
        return account if led else replace(account, story=clause or account.story)
    if second is not None:
        led, clause = apologetic(second.text)
        if clause and _ONLY_SAYS.match(clause) and not shows_fault(clause):  # no word of fault
            clause = None
        second = replace(second, text=named_again(clause, led)) if clause else None
        if second is None:
            second = account.third
            account = replace(account, third=None)
    is_rude = label is IssueLabel.STAFF_CONDUCT and first is not None and is_told(first.text)
    if first is not None and first.kind == "clause" and not is_rude:
        led, clause = apologetic(first.text)
        if clause is None or (clause != first.text and not led and is_own_act(clause)):
            first, second, before = second, None, before or led
        else:
            first, before = replace(first, text=clause), before or led
    is_promise = before is not None and _PROMISED.match(before) is not None
    if first is None and before is not None and not is_promise and apologetic(before)[1] is None:
        before = None
    is_left = first is None and before is not None and not is_promise
    if is_left and before is not None and shows_fault(before) and not is_own_act(before):
        return replace(account, first=None, second=None, before=None, story=before)
    return replace(account, first=first, second=second, before=before)


def names_more(told: str) -> bool:
    """Whether a telling holds more than background, or is what they did, which has its own ways."""
    return is_own_act(told) or apologetic(told)[1] is not None


_ONLY_SAYS = re.compile(
    r"it(?:'s| is| was)\b|(?:the|our|your) (?:[\w'-]+ ){1,3}?(?:says?|said|states?|stated|claims?|claimed|reads?)\b",
    re.I,
)
"""What is only reported ("the page said in stock"), or said of something in passing."""


LEAST_NAMED = 0.15
"""Confidence in an issue from which its matter may be named by the words that show it."""


_PROMISED = re.compile(
    r"(?:(?:on|in|at|last) [^,]{2,24},? )?you(?:'ve| have)? (?:were|been|had been) (?:promised|assured|told|offered) (?!(?:you|your|off|no|nothing|not|only|one|we)\b)"
)
"""What was promised, where nothing more is told: that it was not kept is the fault."""


def name_fault(situation: "Situation") -> dict[str, str]:
    """What the apology of a draft names: ``clause``, ``story`` or ``problem``, and ``before``."""
    account = situation.account
    facts = {}
    if account.story:
        facts["story"] = account.story
    elif account.first is None:
        matter = _stated(situation) or _matter(situation)
        if account.before and _PROMISED.match(account.before):
            return {"promised": account.before}
        if account.before and (matter or "").startswith("what happened"):
            return {"story": account.before}  # it says more than such a name
        if account.before and not matter:
            return {"story": account.before}  # nor does a plain wording
        if matter:
            facts["problem"] = matter
        else:
            facts["clause"] = situation.pick("plain", situation.words.plain)
    else:
        facts["problem" if account.first.kind == "noun" else "clause"] = account.first.text
    if account.before:
        facts["before"] = account.before
    return facts


_DISPUTED = Search(
    r"\b(?:you|u|they|your (?:\w+ )?(?:records?|system|staff|team|driver|letter|email|office|agent|helpline|adviser))"
    r" (?:all |both |now |still |just |keep |keeps )*(?:say|says|claim|claims|insist|insists|reckon|reckons|maintain|maintains|saying|claiming|insisting|show|shows)"
    r" (?:that )?(?:i|we|my|our|it was (?:me|us))\b",
    re.I,
)
"""Where our word stands against theirs."""


def _stated(situation: "Situation") -> str | None:
    """The matter as the complaint itself calls it."""
    if situation.is_plain or situation.kind != "complaint":
        return None
    told = stated_matter(situation.complaint.text[:READ])
    return told if told and situation.may_say(told) else None


def _matter(situation: "Situation") -> str | None:
    """The thing and the fault by name, where the complaint says nothing that can be told."""
    if situation.is_plain or situation.kind != "complaint":
        return None
    text, issue = situation.complaint.text[:READ], situation.issue
    if situation.is_formal:
        if not situation.thing.startswith("your "):
            return "the strain that you describe"
        return f"the worry that {situation.thing} {'have' if is_plural(situation.thing) else 'has'} given you"
    if _DISPUTED.search(text):
        return (
            f"the confusion about {situation.thing}"  # whose word is right is still to be found out
        )
    labels = [situation.label]
    if situation.label is IssueLabel.OTHER:  # what is only guessed may yet be named, by its words
        labels += [
            one.label
            for one in situation.complaint.issues
            if one.label not in labels and one.confidence >= LEAST_NAMED
        ]
    clause = text[issue.start : issue.end]
    named = next(
        filter(None, (name_matter(label, clause, text, situation.thing) for label in labels)), None
    )
    if named and not situation.may_say(named):
        return None
    if named:
        return named
    if not situation.complaint.details.products:
        noun = topic(text, issue.start, issue.end, ANY_GOODS, not_topics())
        told = f"what happened with the {noun}" if noun else None
        return told if told and situation.may_say(told) else None
    product = uncapped(situation.complaint.details.products[0].text)
    is_theirs = re.search(rf"\b(?:my|our) (?:\w+ )?{re.escape(product)}\b", text, re.I)
    if not re.search(
        rf"\b(?:the|an?|my|our|your|this|that|these|those|of|for) (?:[\w-]+ ){{0,2}}{re.escape(product)}\b",
        text,
        re.I,
    ):
        return None  # no noun, as far as its neighbours tell
    if not re.fullmatch(r"[A-Za-z][A-Za-z '-]{2,30}", product) or not situation.may_say(product):
        return None
    return f"what happened with {'your' if is_theirs else 'the'} {product}"
