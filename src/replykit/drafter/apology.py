"""What an apology names: the thing and the fault, as safely as they can be told.

It is made in three steps. The statements of the complaint that are worth telling are chosen
(replykit.drafter.telling); of those, `as_apology` keeps for the apology what is a fault, and tells
the rest before it or not at all; `name_fault` gives what the lines of say/apology.toml then say:

1. ``clause``, after "I'm sorry that", with ``before`` where something led up to it;
2. ``story``, told as it went, before an "I'm sorry" of its own;
3. ``problem``, after "I'm sorry about": a thing without a verb, or the matter by name
   (say/matters.toml), where no clause can be told again;
4. ``clause`` once more: the plain wording for the issue (say/things.toml).

The sentence itself is said by `Composer` (replykit.drafter.composer), which puts it in its place.
"""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from replykit.complaint.concepts import concepts_of, word_list
from replykit.drafter.account import Account
from replykit.drafter.acts import TURNS, is_own_act
from replykit.drafter.delicate import admits
from replykit.drafter.disputes import is_dispute
from replykit.drafter.faults import (
    apologetic,
    is_idle,
    is_told,
    named_again,
    was_due,
    was_only_promised,
    was_promised,
)
from replykit.drafter.issue_words import not_topics
from replykit.drafter.lexicon import content, is_past, lexicon, shows_fault
from replykit.drafter.matters import name_matter, stated_matter, stated_pity
from replykit.drafter.persons import split_words, turn
from replykit.drafter.tellings import READ, stands_for_itself
from replykit.drafter.topic import ANY_GOODS, is_plural, topic, uncapped
from replykit.model import Channel, IssueLabel
from replykit.search import Search, without_case

if TYPE_CHECKING:
    from replykit.drafter.situation import Situation


def as_apology(account: Account, label: IssueLabel) -> Account:
    """An account whose apologies name faults alone: what else it tells stands before, or is left."""
    first, second, before = account.first, account.second, account.before
    if before and is_idle(before):
        before = None
        account = replace(account, before=None)
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
        if clause is None and first.of_issue:
            story = f"{before}, and {first.text}" if before else first.text
            return Account(story=story)
        if clause is None or (clause != first.text and not led and is_own_act(clause)):
            first, second, before = second, None, before or led
        else:
            first, before = replace(first, text=clause), before or led
    is_promise = before is not None and was_promised(before)
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


_REPORTS = {"clause": "reported", "list": "listed", "citation": "cited", "retelling": "retold"}
"""What a report is called in a line."""


def name_fault(situation: "Situation") -> dict[str, str]:
    """What the apology of a draft names: ``clause``, ``story`` or ``problem``, and ``before``.

    Where none of it names the thing, and the complaint does, it is ``told`` of what it is ``about``.
    """
    facts = _name_fault(situation)
    told = next((facts[name] for name in _TELLING if name in facts), None)
    if (
        told is None
        or (about := _about(situation, f"{facts.get('before', '')} {told}".strip())) is None
    ):
        return facts
    if "before" in facts:
        told = f"{facts['before']}, and {told}"
    return {"about": about, "noted" if "listed" in facts else "told": told}


_TELLING = ("alleged", "clause", "story", "reported", "listed")
_WHOSE = re.compile(r"(my|our|your|ur) ((?:[\w'-]+ ){0,2})$", re.I)


def _about(situation: "Situation", told: str) -> str | None:
    """The thing by its name, where what is told does not name it: "your booster seat"."""
    low = told.lower()
    account = situation.account
    if situation.is_plain or (account.text == "" and account.first is None):
        return None
    names = [uncapped(span.text) for span in situation.complaint.details.products]
    if not names or any(_is_named(name, low) for name in names):
        return None
    heading = situation.issue.summary.partition(":")[0].lower()
    is_list = account.reported is not None and account.reported.kind == "list"
    is_loose = is_list or _LOOSE_IT.search(low) is not None
    headed = [name for name in names if name.lower() == heading]
    names = [
        name
        for name in headed or names
        if (headed or (is_loose and (name[0].islower() or name.isupper())))
        and _is_matter(name, situation, is_list or _NO_SUBJECT.search(low) is not None)
    ]
    room = 110 - len(told) if situation.channel in (Channel.SMS, Channel.SOCIAL) else 99
    return _owned([name for name in names if len(name) < room], situation)


_NO_SUBJECT = re.compile(
    r"(?:^|\b(?:and|but|that|when|since|because),? |, )(?:it|they|yours|ours|what|one|both|all|half)\b"
)
"""A telling whose subject stands for a thing that it does not name."""


def _is_matter(name: str, situation: "Situation", is_loose: bool) -> bool:
    """Whether a thing may be what the trouble is with: no place, person or paper of the case.

    It is what they got from us, what they name again, or, where the telling only says "it"
    (*is_loose*), what the sentence before does.
    """
    text = situation.complaint.text[:READ]
    words = name.lower().split()
    last = words[-1]
    people = {
        word.lower() for span in situation.complaint.details.names for word in span.text.split()
    }
    if not people.isdisjoint(words) or not _NEVER_ABOUT.isdisjoint(words):
        return False
    fields = {field for word in words for field in concepts_of(word.removesuffix("s"))}
    if fields & {"family", "staff", "animal"} or last.endswith("ians"):
        return False
    if _NEEDS.search(text) and re.search(rf"{_NEEDS.source} {re.escape(name)}\b", text, re.I):
        return False  # "need my boarding pass": what it keeps them from
    if is_past(last) or last in lexicon().present:
        return False  # "the nurse swore"
    if last in _ROOMS and not stands_for_itself(name, text):
        return False
    if " " not in name and name.lower() in word_list("given"):
        return False  # "I did that for oleg"
    places = [found.start() for found in re.finditer(rf"\b{re.escape(name)}", text, re.I)]
    if all(
        _IN_PASSING.search(text[max(0, at - 60) : at])
        and not _PAID_FOR.search(text[max(0, at - 60) : at])
        for at in places
    ):
        return False
    if len(places) > 1 or any(_GOT_FROM_US.search(text[max(0, at - 60) : at]) for at in places):
        return True
    if (
        situation.issue.label in _OF_A_THING
        and situation.issue.confidence >= SURELY_OF_IT
        and last not in _ROOMS
    ):
        first = situation.complaint.details.products[0]
        return uncapped(first.text) == name
    if not is_loose:
        return False
    issue = situation.issue
    sentences = situation.tellings.sentences
    heads = [one.start for one in sentences if one.start <= issue.start]
    return any((heads or [0])[-2:][0] <= at < issue.end for at in places)


SURELY_OF_IT = 0.3
"""Confidence in an issue from which its kind says that it is of a thing."""
_OF_A_THING = frozenset(
    {
        IssueLabel.DAMAGED_ITEM,
        IssueLabel.DEFECTIVE_ITEM,
        IssueLabel.WRONG_ITEM,
        IssueLabel.MISLEADING_INFORMATION,
        IssueLabel.TECHNICAL,
        IssueLabel.REFUND,
    }
)
"""Issues that are of a thing, which is mostly the first that is named."""
_GOT_FROM_US = Search(
    r"\b(?:ordered|bought|purchased|booked|hired|rented|reserved|commissioned|chose|subscribed to|signed up (?:for|to)|paid(?: [£$€]?[\d.,]+)? for|order(?: number)?(?: \S+)? for)(?: [\w'\u2019£$€.,-]+){0,5} $|\bfrom you\b",
    re.I,
)
"""What stands before the thing that they got from us."""
_IN_PASSING = Search(
    r"(?:(?<![\w-])(?:in|on|at|into|onto|under|outside|inside|behind|between|since|for|until|before|during|after|like|than|tell|told|done|do|support|where (?:i|we) \w+)"
    r" (?:(?:the|an?|my|our|your|his|her|their) )?(?:[\w'\u2019-]+ )?|\btell (?:me|us) about (?:(?:the|your) )?)$",
    re.I,
)
"""What stands before a thing that is only where, when or for what another was."""
_PAID_FOR = Search(
    r"\b(?:paid|pay|paying|quotes?|quid|pounds|charged?|fee|deposit|bill(?:ed)?|invoice|refund(?:ed)?|money|ordered|order|asked|booked|[£$€]?\d[\d.,]*) (?:[\w£$€.,]+ )?(?:for|on|in) (?:[\w'\u2019-]+ ){0,2}$",
    re.I,
)
_NEEDS = Search(r"\b(?:need|want|use|using) (?:my|our|the|a)", re.I)
_NEVER_ABOUT = frozenset("ref reference id policy number claim re po resit exam assessment".split())
_ROOMS = frozenset(
    """lobby castle kitchen bathroom bedroom garden hall hallway lounge stairs garage nursery school office flat house
    table platform station airport gate radiator sink counter desk roof hospital ward church lift lifts bus buses train tea lunch garage resort campus room rooms salon""".split()
)
"""Where things go wrong, as often as they do with them."""


def _owned(names: list[str], situation: "Situation") -> str | None:
    """The first of some things that can be named, with whose it is: "your mother's headstone"."""
    text = situation.complaint.text[:READ]
    for name in names:
        if not re.fullmatch(r"[A-Za-z][A-Za-z'-]+(?: [A-Za-z'-]+){0,2}", name) or len(name) < 3:
            continue
        low, called = without_case(text), without_case(name)
        if any(f"{verb} {called}" in low for verb in _BEEN) and re.search(
            rf"\b(?:{'|'.join(_BEEN)}) {re.escape(name)}\b", text, re.I
        ):
            continue  # "been buying razors"
        at = text.lower().find(name.lower())
        if text[: max(at, 0)].replace("\u201c", '"').count('"') % 2:
            continue  # in what somebody said
        if any(f"{called} {verb}" in low for verb in _THEN) and re.search(
            rf"\b{re.escape(name)} {_IS_GOOD}", text, re.I
        ):
            continue  # "the food was lovely"
        if name.lower().split()[0] in _BIDDEN:
            continue  # "it says contact courier"
        if name.lower().split()[-1] in (_NO_MATTER if " " not in name else _NO_MATTER - _PLACES):
            continue
        found = re.search(rf"\b{re.escape(name)}\b", text, re.I)
        if found is None:
            continue
        if not text[: found.start()].strip(" \n\"'") and text[found.end() :][:1] in (",", "!"):
            continue  # a greeting: "Bonjour, excuse my English"
        is_head = (
            not text[: found.start()].strip() or text[: found.start()].rstrip()[-1:] in ".!?,:"
        )
        if not is_head and not found.group().isupper():
            name = found.group()
        whose = _WHOSE.search(text[max(0, found.start() - 40) : found.start()])
        owner = whose.group(1).lower() if whose else ""
        between = whose.group(2) if whose and "'s " in whose.group(2) else ""
        about = f"{'your' if owner in ('my', 'our') else 'our' if owner else 'the'} {between}{name}"
        if situation.may_say(about) or (situation.is_formal and situation.may_report(about)):
            return about
    return None


def _is_named(name: str, low: str) -> bool:
    """Whether a text names a thing, by any telling word of it."""
    return (
        any(word[:5] in low for word in name.lower().split() if len(word) > 3)
        or name.lower() in low
    )


_LOOSE_IT = re.compile(
    r"(?:^|\b(?:and|but|that|when|since|because|, ) ?)(?:it|they|them|one|both|all|nobody|no one|nothing|there|she|he|yours|ours|what)\b|\b(?:it|them|one)$"
)
"""What stands for a thing that is not named."""
_BEEN = ("been", "is", "are", "was", "were", "keep", "keeps")
_THEN = ("itself", "is", "are", "was", "were")
_IS_GOOD = r"(?:itself )?(?:was|were|is|are) (?:all |so |very |really |always |absolutely |quite )?(?:good|great|lovely|fine|nice|excellent|delicious|superb|wonderful|perfect|brilliant|ok|okay)\b"
_BIDDEN = frozenset(
    "hi hii hiii hey heya contact call see ask check use try say says email visit leave please".split()
)
"""What opens an order, and no name."""
_NO_MATTER = frozenset(
    """licence license money finance phone hours minutes days weeks months years hrs mins time money refund update updates order orders app site website email emails
    certificate certificates receipt receipts proof form forms statement statements bank photo photos mail letter letters ticket service account system number name names thing things stuff item items product products
    drive room place door doors shop store""".split()
)
"""Names that tell nothing, or stand for what is told already."""
_PLACES = frozenset("room rooms place door doors shop store drive system".split())
"""Those that tell enough with a word before them: "the sea view room"."""


_DID = re.compile(
    r"(?:(?:on|in|at|last|back in) [^,]{2,24},? )?you(?:'ve| have|'d| had)? (?:\w+ly |just |only |then )?(?:booked|ordered|bought|sent|returned|asked|rang|phoned|telephoned|called|emailed|wrote|reported|left|brought|took|signed|applied|cancelled|handed|posted|came|went|visited|chose|hired)\b"
)
"""What a customer did, of which nobody knows yet what went wrong."""
_SILENT = frozenset(
    {
        IssueLabel.RESPONSIVENESS,
        IssueLabel.MISSED_DEADLINE,
        IssueLabel.REFUND,
        IssueLabel.DELIVERY,
        IssueLabel.STAFF_CONDUCT,
    }
)
"""Issues in which what went wrong is what did not come, or how it was said."""


def _name_fault(situation: "Situation") -> dict[str, str]:
    """The same, as far as the words that are told go."""
    account = situation.account
    facts = {}
    if situation.kind == "complaint" and not situation.is_plain:
        pitied = stated_pity(situation.complaint.text[:READ], account.text != "")
        if (
            pitied
            and situation.may_say(pitied)
            and content(pitied).isdisjoint(content(account.text))
        ):
            return {"problem": pitied}
    if situation.label is IssueLabel.STAFF_CONDUCT and account.first is not None:
        is_of_staff = any(
            _is_post(word) or word in ("we", "our", "told", "said", "spoke", "shouted", "called")
            for word in re.findall(r"[a-z]+", account.text.lower())
        )
        is_of_them = account.first.text.startswith(("you", "he ", "she "))
        is_of_them = is_of_them and not shows_fault(account.first.text)
        if is_of_them and not is_of_staff and (who := _who_treated(situation)):
            return {"problem": who}
    if account.story:
        facts["story"] = account.story
        is_shown = (
            shows_fault(account.story)
            or TURNS.search(account.story) is not None
            or is_dispute(account.story)
            or situation.label not in _SILENT
            or situation.is_formal
        )
        is_act = is_own_act(account.story) and _DID.match(account.story) is not None
        is_shown = is_shown and not (is_act and not shows_fault(account.story))
        if _is_only_due(account.story, situation):
            return _after_date(account.story, situation)
        if not is_shown and (matter := _stated(situation) or _matter(situation)):
            return {"before": account.story, "problem": matter}
        if not is_shown and is_act and situation.label is not IssueLabel.OTHER:
            return {
                "before": account.story,
                "clause": situation.pick("plain", situation.words.plain),
            }
    elif account.first is None and account.reported is not None:
        kind, text = account.reported.kind, account.reported.text
        if (
            kind != "citation"
            and is_own_act(text)
            and not shows_fault(_WHO_SAID.split(text)[0])
            and not situation.is_formal
        ):
            return _after_act(text, situation)
        is_alleged = situation.is_formal and kind == "clause" and admits(account.reported.text)
        facts["alleged" if is_alleged else _REPORTS[kind]] = account.reported.text
    elif account.first is None:
        matter = _stated(situation) or _matter(situation)
        if account.before and was_promised(account.before):
            return {"promised": account.before}
        if account.before and not matter:
            if is_own_act(account.before) and not shows_fault(account.before):
                return _after_act(account.before, situation)
            return {"story": account.before}  # nor does a plain wording
        if matter:
            facts["problem"] = matter
        else:
            facts["clause"] = _plain(situation)
    elif account.first.kind == "clause" and was_only_promised(account.text):
        return {"promised": account.first.text}
    elif account.first.kind == "clause" and _is_only_due(account.text, situation):
        return _after_date(account.first.text, situation)
    else:
        facts["problem" if account.first.kind == "noun" else "clause"] = account.first.text
    if account.before and not facts.get("problem", "").startswith("the way our "):
        facts["before"] = account.before  # who hurt them is told once
    return facts


def _is_only_due(told: str, situation: "Situation") -> bool:
    """Whether no more is told than when something should have been, and that is the matter."""
    return was_due(told) and situation.label in _SILENT and not situation.is_formal


def _after_date(told: str, situation: "Situation") -> dict[str, str]:
    """What is said where the complaint tells only a date: that, and that it was not kept."""
    return {"before": told, "clause": situation.pick("plain", situation.words.plain)}


_WHO_SAID = Search(r", (?:who|which) ")


def _after_act(act: str, situation: "Situation") -> dict[str, str]:
    """What is said where the complaint tells only what they did: that, and then the fault by name."""
    if matter := _stated(situation) or _matter(situation):
        return {"before": act, "problem": matter}
    if situation.label is IssueLabel.OTHER:
        return {"clause": _plain(situation)}
    return {"before": act, "clause": situation.pick("plain", situation.words.plain)}


_DISPUTED = Search(
    r"\b(?:you|u|they|your (?:\w+ )?(?:records?|system|staff|team|driver|letter|email|office|agent|helpline|adviser))"
    r" (?:all |both |now |still |just |keep |keeps )*(?:say|says|claim|claims|insist|insists|reckon|reckons|maintain|maintains|saying|claiming|insisting|show|shows)"
    r" (?:that )?(?:i|we|my|our|it was (?:me|us))\b",
    re.I,
)
"""Where our word stands against theirs."""


def _plain(situation: "Situation") -> str:
    """The plain wording for the issue, with the thing where the complaint names one."""
    words = situation.words
    if situation.label is IssueLabel.STAFF_CONDUCT and not situation.is_plain:
        return _by_whom(situation) or situation.pick("plain", words.plain)
    name = None if situation.is_plain or not words.about else _name_of(situation)
    if name is None:
        return situation.pick("plain", words.plain)
    return situation.pick("about", words.about, name)


def _name_of(situation: "Situation") -> str | None:
    """What the reply calls the thing, where the complaint names it."""
    if situation.thing != situation.words.thing and not situation.thing.startswith(_OF_ISSUE):
        return situation.thing
    text, issue = situation.complaint.text[:READ], situation.issue
    names = [uncapped(span.text) for span in situation.complaint.details.products]
    names = [
        name
        for name in names
        if name.split()[-1].lower() not in _ROOMS or stands_for_itself(name, text)
    ]
    if (name := _owned(names, situation)) is not None:
        return name
    noun = topic(text, issue.start, issue.end, ANY_GOODS, not_topics())
    if (
        situation.label is IssueLabel.OTHER
        and (noun or "") not in text[issue.start : issue.end].lower()
    ):
        return None  # of a guess, only what stands in it
    return f"the {noun}" if noun and situation.may_say(noun) else None


_OF_ISSUE = ("the price of", "the state of")


def _by_whom(situation: "Situation") -> str | None:
    """Who treated whom so, in a word each: "our salesman spoke to your grandmother in that way"."""
    issue = situation.issue
    said = situation.complaint.text[issue.start : issue.end]
    post = next(_posts(said), None)
    if post is None:
        return None
    rest = said[post.end() :]
    whom = _whom(rest)
    if not situation.may_say(whom):
        whom = "you"
    told = f"our {post.group().lower()} {_done(rest)} {whom} in that way"
    return told if situation.may_say(told) else None


def _who_treated(situation: "Situation") -> str | None:
    """How somebody of ours treated them, by post or place: "the way our driver spoke to you"."""
    issue, text = situation.issue, situation.complaint.text
    said = text[issue.start : issue.end]
    near = f"{text[max(0, issue.start - 160) : issue.start]}{said}"
    posts = [post for post in _posts(near) if not _PRAISED_ONE.match(near[post.end() :])]
    whom, did = _whom(said), _done(said)
    if posts:
        told = f"the way our {posts[-1].group().lower()} {did} {whom}"
    elif place := _PLACE.search(near):
        was = "were" if whom == "you" else "was"
        done = "spoken to" if did == "spoke to" else did
        told = f"the way {whom} {was} {done} {turn(split_words(place.group().lower()))}"
    else:
        return None
    return told if situation.may_say(told) else None


def _posts(said: str) -> Iterator[re.Match[str]]:
    """The words by which somebody of ours is called in a text."""
    for found in _WORD.finditer(said):
        if _is_post(found.group().lower()) and _OF_STAFF.search(said[: found.start()]):
            yield found


def _whom(said: str) -> str:
    """Who was treated so."""
    close = _KIN.findall(said.lower())
    kin = (one for one in close if one in _CLOSE or "family" in concepts_of(one))
    return next((f"your {one}" for one in kin), "you")


def _done(said: str) -> str:
    """What was done to them, as a plain word says it."""
    return "spoke to" if _SPOKE.search(said) else "treated"


def _is_post(word: str) -> bool:
    """Whether somebody is called by their post, and not as a man or a girl."""
    fields = concepts_of(word)
    is_one = not {"staff", "trade"}.isdisjoint(fields) or word in _POSTS
    is_one = is_one or word.endswith(("ist", "ician"))
    return is_one and word not in _ANYBODY and not word.endswith("s")


_POSTS = frozenset(
    "midwife surgeon carer vet optician physio librarian caretaker usher chef coach tutor".split()
)
_ANYBODY = frozenset(
    "girl lad man lady woman bloke guy boy chap person gentleman staff team fella kid".split()
)
_PRAISED_ONE = re.compile(
    r" (?:was|were|is|are) (?:so |very |really |always |absolutely )?(?:lovely|great|kind|wonderful|fine|nice|brilliant|excellent|friendly|helpful|good|polite)\b",
    re.I,
)
_WORD = re.compile(r"[A-Za-z]{3,}")
_OF_STAFF = re.compile(
    r"(?:(?:^|[.!?:;]\s+|\n\s*)(?!(?:to|dear|attn)\b)|\b(?:the|your|ur|an?|this|that|some)\s)"
    r"(?:(?!(?:my|our|and|of|with|to|was|were|is)\b)[\w'-]+\s){0,2}$",
    re.I,
)
"""What comes before one of ours: "your", "the older", or the beginning of a sentence."""
_PLACE = re.compile(
    r"\b(?:at|behind|on|in) (?:the|your) (?:(?!my\b|other\b)[a-z]+ )?"
    r"(?:desk|till|counter|reception|checkout|gate|door|bar|entrance|helpline|switchboard|department|dept|branch|call centre)\b",
    re.I,
)
_CLOSE = frozenset("lad lass boy girl friend guests colleague".split())
"""Who is theirs, beside the family, where "my" stands before it."""
_KIN = re.compile(r"\b(?:my|our) ([a-z]{3,})\b")
_SPOKE = re.compile(
    r"\b(?:said|told|called|shouted|swore|asked|lied|yelled|laughed|mocked|sneered)\b", re.I
)


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
    if situation.label is IssueLabel.STAFF_CONDUCT and (who := _who_treated(situation)):
        return who
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
    begin = max(text.rfind(mark, 0, issue.start) for mark in ".!?\n") + 1
    end = min(
        (at for mark in ".!?\n" if (at := text.find(mark, issue.end)) >= 0), default=len(text)
    )
    around = text[begin:end]
    named = next(
        filter(None, (name_matter(label, clause, around, situation.thing) for label in labels)),
        None,
    )
    if named and not situation.may_say(named):
        return None
    if named:
        return named
    return None
