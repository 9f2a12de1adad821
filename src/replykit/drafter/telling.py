"""Which of a complaint's statements a reply repeats: what went wrong, and with what.

Every sentence near the issue and at the beginning is told again (replykit.drafter.statements), and
the telling is taken that shows the most of the issue, names its thing and reads safely; a second
one where it adds something, or what the story began with, where only that names the thing.
"""

# ruff: noqa: E501 -- a word list or pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from replykit.drafter.account import Account, Told
from replykit.drafter.acts import TURNS, begins_with_act, is_harmless, is_own_act
from replykit.drafter.apology import as_apology, names_more
from replykit.drafter.delicate import is_bereaved
from replykit.drafter.effects import EFFECT, find_effect, find_hope
from replykit.drafter.faults import apologetic, is_idle, is_promise, is_told, was_promised
from replykit.drafter.lexicon import content, covered, is_glad, shows_fault, tells_fault, weigh
from replykit.drafter.own_words import CUT, cited, names_issue, retold, turned, wholes, worth_of
from replykit.drafter.people import LOOSE_PRONOUN, leans, stands_for
from replykit.drafter.pieces import Statement
from replykit.drafter.reported import report
from replykit.drafter.soundness import DENIAL, is_sound
from replykit.drafter.tellings import Tellings
from replykit.drafter.worth import LEANING, LEAST, cost_of
from replykit.model import IssueLabel
from replykit.search import Search

LEAST_SECOND, LEAST_BEFORE, LEAST_SEQUEL, LEAST_STORY = 0.12, -0.2, -0.3, -0.6
"""The worth of a further telling, of what led up to it, what came of it, and of a story."""


SURELY_READ = 0.2
"""Confidence from which an apology is for what was read as the issue, or for nothing told."""
SURELY_THAT = 0.6
"""And from which it is so though no fault stands in it."""
LEAST_ON, SURE = 0.2, 0.4
"""The share of the issue's words in an account that is on it, and the confidence to ask for it."""
MOST, MOST_STORY = 40, 32
"""Words of all that is told, and of a story."""
LEAST_ORDERED = -0.5
"""The worth of what names the thing of which "an oak one" is told."""
_A_ONE = Search(
    r"\b(?:an?|the) (?!only\b|first\b|last\b|next\b|same\b)(?:[\w-]+ ){1,2}ones?\b(?! (?:of|day|time|person)\b)|\b(?:different|wrong|smaller|larger|bigger|other|broken) ones?\b"
)
_PAID = re.compile(r"you (?:paid|were|have paid|had to)\b")
_JOINT = Search(
    r",? (?:and|but|so|because|although|though|while|when|after|before|with|which|who|on|at|for|since|until|from)\b"
)


class Teller:
    """Chooses what of one complaint's tellings a reply repeats."""

    def __init__(self, tellings: Tellings) -> None:
        self.tellings = tellings
        self.label = tellings.label
        self.names = tellings.names
        self._every: Sequence[Told] = ()

    def tell(
        self,
        *,
        is_brief: bool,
        room: int,
        fits: Callable[[str], bool],
        may_report: Callable[[str], bool] | None = None,
    ) -> Account:
        """What is repeated.

        Args:
            is_brief: whether one statement has to do.
            room: the longest telling, in letters.
            fits: whether a text may be said here at all.
            may_report: whether it may as what the customer writes; as *fits*, unless given.
        """
        account, told = self._retell(is_brief, room, fits, may_report)
        account = self._best(self._ways(account, may_report or fits, room))
        if is_brief:
            return account
        others = [one for one in told if self._is_apart(one, account)]
        return replace(
            account, effect=find_effect(others), due=self.tellings.due(fits), hope=find_hope(others)
        )

    def ways(self, *, room: int, fits: Callable[[str], bool]) -> list[Account]:
        """The ways to tell the issue among which a reply chooses, its own telling first."""
        return self._ways(self._retell(False, room, fits, None)[0], fits, room)

    def _retell(
        self,
        is_brief: bool,
        room: int,
        fits: Callable[[str], bool],
        may_report: Callable[[str], bool] | None,
    ) -> tuple[Account, list[Told]]:
        """An account in the reply's own words, and every telling that may be said here."""
        every = self._every = self.tellings.told()
        short = list(self._short(every, room))
        told = [one for one in short if fits(one.text)]
        found = [one for one in told if one.place[0] in self.tellings.near]
        account = as_apology(self._as_story(self._matter(found, is_brief), found), self.label)
        account = self._of_known(self._kept_to_issue(account))
        if not account.text or self._is_own_alone(account):
            account = self._got_other(found) or account
        bare = account.first
        if (
            bare is not None
            and bare.kind == "clause"
            and self.label in _OF_MONEY
            and not (account.before or account.second or shows_fault(bare.text))
            and not tells_wrong(bare.text)
        ):
            account = Account(reported=bare)  # "the bill for April is $842"
        if may_report is not None or self._is_thin(account):
            reported = report(self.tellings, every, may_report or fits, room)
            if reported is not None and self._is_poor(account, reported):
                account = Account(reported=reported)
            elif may_report is not None:
                account = replace(account, reported=reported)
        return account, told

    def _ways(self, account: Account, fits: Callable[[str], bool], room: int) -> list[Account]:
        """An account, and the issue as the customer put it, where that may stand in a reply."""
        tellings = self.tellings
        is_left = tellings.is_learners and self._is_sure  # nobody's mistakes are read out to them
        if not tellings.complaint.is_complaint or is_left or self._is_settled(account):
            return [account]
        found = [account]
        for whole in wholes(tellings.story, tellings.complaint, tellings.needed):
            if len(whole) > room or not fits(whole):
                continue
            is_cut = whole.endswith(CUT) and not shows_fault(whole)
            if account.text and (is_cut or is_bereaved(whole) or is_idle(whole)):
                continue
            told = [cited(whole)]
            if not tellings.is_learners:
                told += filter(None, (way(whole, tellings.is_name) for way in (turned, retold)))
            found += [
                Account(reported=one)
                for one in told
                if fits(one.text) and one.text.casefold() != account.text.casefold()
            ]
        return found

    def _best(self, ways: Sequence[Account]) -> Account:
        """The way of which most speaks; of equals the first."""
        if len(ways) == 1:
            return ways[0]
        needed, issue = self.tellings.needed, self.tellings.issue_words
        return max(ways, key=lambda one: worth_of(one, needed, self.label, issue))

    def _is_settled(self, account: Account) -> bool:
        """Whether an account names the issue, counts several up, or tells a promise or a refusal."""
        is_promised = account.before is not None and was_promised(account.before)
        is_unwanted = account.first and self.tellings.brings_unwanted(account.first.text)
        is_named = names_issue(account, self.tellings.needed)
        return bool(self.tellings.counted or is_promised or is_unwanted or is_named)

    def _of_known(self, account: Account) -> Account:
        """An account without what is told of a "she" or "he", or of "one", that nothing names."""
        for said in (account.first and account.first.text, account.story):
            found = _STRANGER.match(said) if said else None
            lead = f"{account.before} " if account.before else ""
            if said and found and not stands_for(found, f"{lead}{said}", self.names):
                return Account(before=account.before)
        if account.first and leans(account.first.text) and not account.before:
            return Account()
        return account

    def _is_own_alone(self, account: Account) -> bool:
        """Whether an account tells no more than what they did."""
        if account.story is not None:
            return is_own_act(account.story)
        if account.first is None and account.before is not None:
            return _ORDERED.match(account.before) is not None
        only = account.first
        return (
            only is not None
            and not (account.before or account.second)
            and _ORDERED.match(only.text) is not None
            and not shows_fault(only.text)
            and TURNS.search(only.text) is None
        )

    def _got_other(self, found: Sequence[Told]) -> Account | None:
        """What they asked for and what they got, in two sentences that show no fault by themselves."""
        for one in found:
            if not _ORDERED.match(one.text) or one.place[1] or one.statement.kind != "clause":
                continue
            told = [
                other
                for other in found
                if other.place == (one.place[0] + 1, 0)
                and other.statement.kind == "clause"
                and _GOT.match(other.text)
                and not is_glad(other.text)
                and not is_promise(other.text)
                and not is_harmless(other.text)
                and (
                    cost_of(other.statement, self.names) < 0.4
                    or (other.text.startswith("they") and _SEVERAL_OF.search(one.text))
                )
                and len(one.text.split()) + len(other.text.split()) <= MOST_STORY
            ]
            if told:
                best = max(told, key=lambda other: len(other.text)).text
                named = _NAMED_AGAIN.match(best)
                if named and named.group(1).lower() in one.text.lower():
                    best = f"they{best[named.end(1) :]}"
                return Account(story=f"{one.text}, and {best}")
        return None

    def _is_off(self, account: Account) -> bool:
        """Whether an account tells little or nothing of what was read as the issue."""
        wanted = self.tellings.issue_words
        if not account.text:
            return True
        if self.tellings.trust < SURE and account.first is not None:
            return False  # the words that were read as the issue are no measure
        shared = len(content(account.text) & wanted)
        return shared <= LEAST_ON * len(wanted) and self.tellings.complaint.issue.confidence >= SURE

    def _is_bare(self, account: Account) -> bool:
        """Whether an account names a thing without its fault, or what they did and no more."""
        first = account.first
        if first is not None and first.kind == "noun":
            is_named = tells_fault(first.text, self.label)
            return len(first.text.split()) > LONGEST_NOUN or not is_named
        is_cut = first is not None and first.pieces[0] > 0 and account.before is None
        if first and is_cut and self.tellings.things and not self.tellings.names_thing(first.text):
            return True  # what it is of stands before it
        if first is not None and account.before is None and _OF_IT.search(first.text):
            return True  # "the lad flicked it on the floor", behind what it is
        return account.story is not None and is_own_act(account.story)

    def _kept_to_issue(self, account: Account) -> Account:
        """An account without apologies for what the complaint only mentions.

        What was told before an apology stays, as a story, where the apology itself has to go.
        """
        first, before = account.first, account.before
        is_apart = account.second is not None and _OF_OTHERS.match(account.second.text) is not None
        is_fault = account.second is not None and shows_fault(account.second.text)
        is_more = self._is_of_matter(account.second) and is_fault and not is_apart
        second = account.second if is_more else None
        third = account.third if second is not None and self._is_of_matter(account.third) else None
        if not account.second or self.tellings.counted:
            second, third = account.second, account.third
        is_lost = first is not None and not (self._is_related(first) and self._is_faulty(first))
        if first is not None and before is not None and is_lost:
            is_issue = self._shares(before) > 0 and not is_own_act(before)
            return replace(
                account, first=None, second=None, third=None, before=None,
                story=before if is_issue else None,
            )  # fmt: skip
        if first is not None and not self._is_related(first) and self._is_sure:
            return Account()
        if first is not None and self._is_beside(first):
            is_issue = before is not None and self._shares(before) > 1 and not is_own_act(before)
            return Account(story=before if is_issue else None)
        if first is not None and before is None and _ITS_OWN.match(first.text):
            led = self._led_by(first)
            if led is not None:
                return Account(story=f"{led}, and {first.text}")
        return replace(account, second=second, third=third)

    @property
    def _is_sure(self) -> bool:
        """Whether what was read as the issue is more than a guess."""
        return self.tellings.complaint.issue.confidence >= SURELY_READ

    def _opens(self, one: Told) -> bool:
        """Whether a complaint begins with a telling, and its issue is no more than a guess."""
        return self.tellings.is_guess and one.place[0] == 0

    def _is_faulty(self, one: Statement) -> bool:
        """Whether a telling shows a fault, or is most of what was read as the issue."""
        return (
            one.of_issue
            or tells_fault(one.text, self.label)
            or self.tellings.brings_unwanted(one.text)
            or _FOUND.match(one.text) is not None
            or self._shares(one.text) >= 0.5 * max(1, self._wanted)
        )

    def _is_related(self, one: Statement | None) -> bool:
        """Whether a telling is of the issue, or of another that was read."""
        if one is None or one.of_issue:
            return one is not None
        own = content(one.text)
        return (
            weigh(one.text, self.label) > 0
            or len(own & self.tellings.issue_words) > 0
            or any(len(own & words) > 1 for words in self.tellings.like_words)
            or self.tellings.brings_unwanted(one.text)
            or LIKE_BEFORE.match(one.text) is not None
        )

    def _is_of_matter(self, one: Statement | None) -> bool:
        """Whether a telling is of what was read as an issue, by its sentence or by its words."""
        if one is None or one.of_issue:
            return one is not None
        own = content(one.text)
        place = next((told.place[0] for told in self._every if told.statement == one), None)
        return (
            place in self.tellings.issues_at
            or (place == 0 and self.tellings.is_guess)
            or len(own & self.tellings.issue_words) >= max(2, self._wanted / 4)
            or any(len(own & words) > 1 for words in self.tellings.like_words)
            or self.tellings.brings_unwanted(one.text)
            or LIKE_BEFORE.match(one.text) is not None
            or weigh(one.text, self.label) > 1
        )

    def _is_beside(self, one: Statement) -> bool:
        """Whether a telling is beside what was surely read as the issue."""
        issue = self.tellings.complaint.issue
        return (
            issue.confidence >= (SURE if self.tellings.trust == 1 else SURELY_THAT)
            and not self._is_of_matter(one)
            and self._shares(one.text) < max(1, self._wanted / 4)
        )

    def _led_by(self, one: Statement) -> str | None:
        """What the sentence before says of what is only called "it": "the door shuts on people"."""
        place = next((told.place[0] for told in self._every if told.statement == one), 0)
        before = [
            told
            for told in self._every
            if told.place == (place - 1, 0)
            and told.statement.kind == "clause"
            and not is_own_act(told.text)
            and not is_glad(told.text)
            and not is_promise(told.text)
            and not _ITS_OWN.match(told.text)
            and not _EVIDENCE.match(told.text)
            and cost_of(told.statement, self.names) < 0.5
            and len(told.text.split()) + len(one.text.split()) <= MOST_STORY
        ]
        best = max(before, key=lambda told: told.worth, default=None)
        return best.text if best else None

    def _shares(self, text: str) -> int:
        return len(content(text) & self.tellings.issue_words)

    def _is_poor(self, account: Account, reported: Statement) -> bool:
        """Whether a report says more of the issue than an account does."""
        is_faulty = account.first is not None and shows_fault(account.first.text)
        if is_faulty and (not shows_fault(reported.text) or _SAID_BY.match(reported.text)):
            return False
        if self._is_off(account):
            return True
        mine, its = self._shares(account.text), self._shares(reported.text)
        if self._is_bare(account):
            return its >= mine
        return self._is_thin(account) and its >= mine + 2 and its >= 0.6 * self._wanted

    def _is_thin(self, account: Account) -> bool:
        """Whether an account tells so little of the issue that a report may tell more."""
        if account.first and self.tellings.brings_unwanted(account.first.text):
            return False
        return (
            self._is_off(account)
            or self._is_bare(account)
            or (self._shares(account.text) < 0.4 * self._wanted and not self.tellings.counted)
        )

    @property
    def _wanted(self) -> int:
        return len(self.tellings.issue_words)

    def _is_apart(self, one: Told, account: Account) -> bool:
        """Whether a telling says nothing that an account says already."""
        return (
            one.statement.kind == "clause"
            and cost_of(one.statement, self.names) < 0.5
            and covered(one.text, account.text) < 0.5
            and one.text not in account.text
        )

    def _as_story(self, account: Account, found: Sequence[Told]) -> Account:
        """An account as it can be said: what is no fault by itself is told before the apology."""
        first, before = account.first, account.before
        if first is None:
            text = before or self._story(found)
            if text is None:
                return account
            story = self._with_outcome(text, found)
            is_bare = story == before and is_own_act(before) and len(before.split()) < 10
            return account if is_bare else Account(story=story)
        is_list = " and " in first.text and not shows_fault(first.text)
        if first.kind == "noun" and (is_list or not tells_fault(first.text, self.label)):
            text = self._story(found)
            return Account(story=self._with_outcome(text, found) if text else None)
        if before is None and first.kind == "clause" and begins_with_act(first.text):
            if account.second and self._may_follow(account.second.text):
                return Account(account.second, None, first.text)
            story = self._with_outcome(first.text, found)
            return replace(account, first=None, second=None, story=story)
        if before is None and first.kind == "clause" and not shows_fault(first.text):
            story = self._with_outcome(first.text, found)
            if story != first.text:
                return Account(story=story)
        if before is None and not account.second and not self._is_to_the_point(first):
            text = self._story(found)
            return Account(story=self._with_outcome(text, found) if text else None)
        return account

    def _is_to_the_point(self, one: Statement) -> bool:
        """Whether what is told first shows the fault, or says half of what was read as it."""
        shared = len(content(one.text) & self.tellings.issue_words)
        return (
            one.of_issue
            or tells_fault(one.text, self.label)
            or shared >= max(2, len(self.tellings.issue_words) / 2)
        )

    def _story(self, found: Sequence[Told]) -> str | None:
        """The fullest telling that is worth little as a fault, and yet says what it is about."""
        told = [
            one
            for one in found
            if one.statement.kind == "clause"
            and one.worth >= LEAST_STORY
            and len(one.text.split()) >= (4 if _SAID.match(one.text) else 6)
            and cost_of(one.statement, self.names) < 0.5
            and not is_glad(one.text)
            and not is_harmless(one.text)
            and (not is_own_act(one.text) or len(one.text.split()) >= 12)
            and (
                len(content(one.text) & self.tellings.issue_words) >= 2
                or (bool(self.tellings.things) and self.tellings.names_thing(one.text))
            )
            and (
                tells_fault(one.text, self.label)
                or len(content(one.text) & self.tellings.issue_words) >= 2
            )
        ]
        best = max(told, key=self._tells_most, default=None)
        return best.text if best else None

    def _tells_most(self, one: Told) -> tuple[int, int, int]:
        pieces = one.statement.pieces
        shared = len(content(one.text) & self.tellings.issue_words)
        return shared, pieces[1] - pieces[0], -one.place[0]

    def _with_outcome(self, story: str, found: Sequence[Told]) -> str:
        """A story with what the next sentence says came of it, where that fits."""
        place = next((one.place[0] for one in found if one.text == story), None)
        if place is None or '"' in story:
            return story
        told = [
            one
            for one in found
            if one.place in self._next_to(place)
            and one.statement.kind == "clause"
            and _CAME_OF_IT.match(one.text)
            and cost_of(one.statement, self.names) < 0.6
            and not is_own_act(one.text)
            and not is_harmless(one.text)
            and not is_glad(one.text)
            and covered(one.text, story) < 0.8
            and len(story.split()) + len(one.text.split()) <= MOST_STORY
        ]
        best = max(told, key=lambda one: len(one.text), default=None)
        return f"{story}, and {best.text}" if best else story

    def _next_to(self, place: int) -> tuple[tuple[int, int], ...]:
        """Where the next sentence begins, and the one after it where that is a mere word or two."""
        sentences = self.tellings.sentences
        after = sentences[place + 1].text if place + 1 < len(sentences) else ""
        return ((place + 1, 0), (place + 2, 0)) if len(after.split()) < 3 else ((place + 1, 0),)

    def _paired(self, found: Sequence[Told]) -> dict[str, Told]:
        """What names the thing of which a telling only says "it": the clause before it."""
        leads = {}
        for one in found:
            is_part = leans(one.text) and not _ITS_OWN.match(one.text)
            if (
                one.statement.kind != "clause"
                or one.place[1] > 0
                or not (is_part or _ITS_OWN.match(one.text))
                or not (shows_fault(one.text) or (is_part and one.statement.of_issue))
                or is_harmless(one.text)
            ):
                continue
            before = [
                other
                for other in self._every
                if one.place[0] - 2 <= other.place[0] < one.place[0]
                and other.place[1] == 0
                and other.statement.kind == "clause"
                and len(other.text.split()) + len(one.text.split()) <= MOST_STORY
                and _NAMES_IT.search(other.text)
                and not LOOSE_PRONOUN.search(other.text)
                and not _ITS_OWN.match(other.text)
                and not is_glad(other.text)
                and not is_promise(other.text)
                and (is_own_act(other.text) or (is_part and other.place[0] == one.place[0] - 1))
                and not leans(other.text)
                and not _EVIDENCE.match(other.text)
            ]
            if before:
                leads[one.text] = max(
                    before,
                    key=lambda it: (it.place, self.tellings.names_thing(it.text), len(it.text)),
                )
        return leads

    def _matter(self, found: Sequence[Told], is_brief: bool) -> Account:
        """What is told of the matter: what went wrong, what else did, and how it began."""
        paired = {} if is_brief else self._paired(found)
        found = [
            replace(one, worth=one.worth + NAMED) if one.text in paired else one for one in found
        ]
        if not is_brief and len(threads := self._threads(found)) > 1:
            named = [thread.statement for thread in threads[:4]]
            if len(named) > 3:
                listed = ", that ".join(one.text for one in named[1:-1])
                return Account(named[0], Statement(listed, "clause"), third=named[-1])
            return Account(named[0], named[1], third=named[2] if len(named) > 2 else None)
        ranked = sorted(found, key=lambda one: (-one.worth, one.place))
        is_conduct = self.label is IssueLabel.STAFF_CONDUCT
        best = next(
            (
                one
                for one in ranked
                if one.worth >= LEAST
                and (
                    one.statement.of_issue
                    or names_more(one.text)
                    or (is_conduct and is_told(one.text))
                )
            ),
            None,
        )
        best = best or next((one for one in ranked if one.worth >= LEAST), None)
        best = best or next((one for one in ranked if self._is_of_issue(one)), None)
        if best is None:
            return Account()
        if is_own_act(best.text) and not _PAID.match(best.text):
            ranked = [one for one in ranked if not is_own_act(one.text) and one.worth >= LEAST]
            if is_brief and not (ranked and self._is_wrong(ranked[0])):
                return Account(before=best.text if self._is_of_issue(best) else None)
            best = ranked[0] if is_brief else best
        best = self._with_its_thing(best, found)
        if is_brief or best.statement.kind == "noun":
            return Account(best.statement)
        told = [best]
        if not self._is_wrong(best):
            if (sequel := self._sequel(found, best)) is not None:
                return Account(sequel.statement, None, best.text)
            if is_own_act(best.text) and not _PAID.match(best.text):
                if not ranked or (self._is_of_issue(best) and not TURNS.search(ranked[0].text)):
                    return Account(before=best.text if self._is_of_issue(best) else None)
                told = [ranked[0]]
        for one in ranked:
            is_part = leans(one.text) and one.place[0] == best.place[0] and one.place > best.place
            if (
                one.worth + LEANING * is_part >= LEAST_SECOND
                and self._is_wrong(one)
                and self._adds(one, told)
                and not EFFECT.match(one.text)  # it has a sentence of its own
            ):
                told.append(one)
                break
        before = [
            one
            for one in ranked
            if one.place < min(other.place for other in told)
            and one.statement.kind == "clause"
            and (
                one.worth >= (LEAST_ORDERED if _A_ONE.search(told[0].text) else LEAST_BEFORE)
                or _ASKED_OFTEN.match(one.text)
            )
            and self._leads_up(one)
            and self._adds(one, told)
        ]
        told.sort(key=lambda one: (not (one.statement.of_issue or self._opens(one)), one.place))
        lead = max(
            before, key=lambda one: (self.tellings.names_thing(one.text), one.worth), default=None
        )
        lead = paired.get(told[0].text) or lead
        is_led = shows_fault(told[-1].text) > shows_fault(told[0].text)
        if is_led and not lead and not told[0].statement.of_issue:
            lead = told.pop(0)  # "our site said it was in stock, and I'm sorry that it is not"
        return Account(
            told[0].statement,
            told[1].statement if len(told) > 1 else None,
            lead.text if lead else None,
        )

    def _with_its_thing(self, best: Told, found: Sequence[Told]) -> Told:
        """A telling with the clause before it in its sentence, where only that names the thing."""
        if not self.tellings.things or self.tellings.names_thing(best.text):
            return best
        whole = [
            one
            for one in found
            if one.place[0] == best.place[0]
            and one.statement.kind == best.statement.kind == "clause"
            and one.place[1] < best.place[1]
            and one.statement.pieces[1] == best.statement.pieces[1]
            and one.text.endswith(f" and {best.text}")
            and one.worth >= best.worth - WHOLE
            and len(one.text.split()) <= MOST_WHOLE
            and self.tellings.names_thing(one.text.removesuffix(best.text))
            and not is_own_act(one.text)
            and not begins_with_act(one.text)
            and apologetic(one.text) == (None, one.text)
        ]
        return max(whole, key=lambda one: one.worth, default=best)

    def _threads(self, found: Sequence[Told]) -> list[Told]:
        """What goes wrong in each of the matters that a complaint counts up."""
        counted = [
            max(told, key=lambda one: one.worth)
            for at in self.tellings.counted
            if (
                told := [
                    one
                    for one in found
                    if one.place[0] == at
                    and one.statement.kind == "clause"
                    and not is_own_act(one.text)
                    and not is_harmless(one.text)
                    and cost_of(one.statement, self.names) < 0.5
                    and apologetic(one.text)[1] is not None
                ]
            )
        ]
        return counted

    def _is_wrong(self, one: Told) -> bool:
        """Whether a telling says, in its own words, that something went wrong."""
        return (
            one.statement.kind == "clause"
            and (
                one.statement.of_issue
                or tells_fault(one.text, self.label)
                or self.tellings.brings_unwanted(one.text)
            )
            and not is_own_act(one.text)
            and not (begins_with_act(one.text) and not shows_fault(one.text))
            and not is_harmless(one.text)
            and not _EVIDENCE.match(one.text)
        )

    def _sequel(self, found: Sequence[Told], best: Told) -> Told | None:
        """What follows a telling that shows no fault: what came of it."""
        for one in sorted(found, key=lambda one: (one.place, -one.worth)):
            if (
                best.place < one.place
                and one.place[0] <= best.place[0] + 2
                and one.statement.kind == "clause"
                and one.worth >= LEAST_SEQUEL
                and self._may_follow(one.text)
                and not is_glad(one.text)
                and not is_harmless(one.text)
                and not is_own_act(one.text)
                and self._adds(one, [best])
            ):
                return one
        return None

    def _may_follow(self, text: str) -> bool:
        """Whether a telling may be what came of something."""
        loose = LOOSE_PRONOUN.search(text)
        if loose and not stands_for(loose, text, self.names):
            return False
        if len(text.split()) < 5 and text.split()[-1] in ("it", "them", "there"):
            return False  # "nobody was in it"
        return (
            tells_fault(text, self.label)
            or text.startswith(("we ", "it "))
            or _FOUND.match(text) is not None
        )

    def _short(self, told: Sequence[Told], room: int) -> Iterator[Told]:
        """Tellings cut to the room there is, at a joint."""
        for one in told:
            if len(one.text) <= room:
                yield one
                continue
            if TAKEN_BACK.search(one.text):
                continue  # without its end it says the contrary
            cuts = [found.start() for found in _JOINT.finditer(one.text[:room])]
            text = one.text[: cuts[-1]].rstrip(" ,") if cuts else ""
            if len(text.split()) >= 5 and is_sound(text):
                worth = one.worth * len(text) / len(one.text)
                yield replace(one, statement=replace(one.statement, text=text), worth=worth)

    def _is_of_issue(self, one: Told) -> bool:
        """Whether a telling of small worth is yet what was read as the issue."""
        shared = len(content(one.text) & self.tellings.issue_words)
        return (
            one.worth >= LEAST - 0.3
            and one.statement.kind == "clause"
            and shared >= max(2, len(self.tellings.issue_words) / 2)
            and not is_glad(one.text)
            and not is_harmless(one.text)
        )

    def _adds(self, one: Told, told: Sequence[Told]) -> bool:
        """Whether a telling says something new, and there is room for it."""
        if sum(len(other.text.split()) for other in (one, *told)) > MOST:
            return False
        return all(
            other.place[0] != one.place[0] or not other.overlaps(one) for other in told
        ) and all(
            covered(other.text, one.text) < 0.4 and covered(one.text, other.text) < 0.6
            for other in told
        )

    def _leads_up(self, one: Told) -> bool:
        """Whether a telling says how it came to what went wrong."""
        least = 1 if is_own_act(one.text) else 2
        if is_promise(one.text):
            return False
        if _ASKED_OFTEN.match(one.text):
            return True
        return not is_glad(one.text) and (
            (bool(self.tellings.things) and self.tellings.names_thing(one.text))
            or weigh(one.text, self.label) >= least
        )


_SEVERAL_OF = re.compile(
    r"\b(?:the|your|our|two|three|four|five|six|\d+) (?:[\w'-]+ ){0,2}?[a-z]{2,}s\b"
)
_SAID_BY = re.compile(
    r"(?:our|the|your|one of our) (?:[\w'-]+ ){1,3}(?:said|says|told you|claimed|claims|insisted)\b",
    re.I,
)
"""What somebody only said of it."""
_NAMED_AGAIN = re.compile(
    r"((?:the|your) (?:[\w'-]+ ){0,2}?[\w'-]+s)(?= (?:have|were|are|came)\b)", re.I
)
_STRANGER = re.compile(r"(?:he|she|him|her|his)\b", re.I)
_ORDERED = re.compile(
    r"(?:(?:on|in|at|last|back in) [^,]{2,24},? )?you(?:'ve| have|'d| had)? (?:just |only |then |clearly )?(?:ordered|paid for|booked|asked for|chose|picked|reserved|requested|bought|signed up for|were quoted|were promised|agreed)\b"
)
_GOT = re.compile(
    r"(?:we (?:sent|gave|charged|delivered|put|booked)|you (?:got|received|were (?:given|sent|charged|billed)|have (?!no\b))|what (?:came|arrived|you got|we sent)|(?:the|our|your) (?:[\w'-]+ ){1,4}?(?:shows?|says?|is|are|was|were|came|has|have|reads?|arrived)\b|it (?:came|arrived|turned out)\b|they(?:'ve| have| were| are| came| arrived)\b)",
    re.I,
)
"""What they asked for, and what became of it."""
WHOLE = 0.5
"""What a telling may be worth less that names the thing, and holds the one that is worth most."""
MOST_WHOLE = 24
"""And its words."""
NAMED = 0.35
"""What a telling of "it" is worth more where what it is can be told before."""
_NAMES_IT = re.compile(
    r"\b(?:an?|the|your|our|two|three|four|five|six) (?!few\b|while\b|lot\b|time\b)[\w'-]{3,}"
)
LONGEST_NOUN = 5
"""Words of a thing without a verb that an apology names: a longer one may hide a verb."""


LIKE_BEFORE = re.compile(
    r"(?:you(?:'ve| have)? (?:had|been|waited|rung|rang|called|emailed|written|asked)|you (?:were|have been|had been)(?: then| also| simply)? (?:refused|denied|turned away|thrown out|asked to leave|barred)\b|nobody|no one|we(?:'ve| have)? (?:not|never|refused|told|said|won't|didn't|haven't|charged|sent|left))\b"
)
"""What tells of them and us, whatever it is about."""
_OF_OTHERS = re.compile(
    r"(?:an?|another|other|some|one) (?:\w+ ){0,2}?(?:neighbours?|friends?|people|man|woman|lady|person|customers?|guests?|passengers?|firms?|shops?|compan(?:y|ies))\b|your (?:neighbou?rs?|friends?|colleagues?|workmates?)\b|(?:neighbours|people|others|someone else|they)\b",
    re.I,
)
"""What tells of other people, beside the matter."""
_ITS_OWN = re.compile(r"(?:it|it's|they|they're)\b", re.I)
_OF_IT = re.compile(r"\b(?:it|them)\b(?!'|,? (?:was|is|were|are|took|takes)\b)")
_OF_MONEY = frozenset({IssueLabel.BILLING, IssueLabel.VALUE})
_WRONG_SUM = Search(
    r"\b(?:twice|double|again|extra|charged|took|taken|billed|three times|more than|instead|over|too|still|another|up|higher|rise|risen|gone)\b",
    re.I,
)


def tells_wrong(told: str) -> bool:
    """Whether a telling of money says by itself what is wrong with it."""
    return _WRONG_SUM.search(told) is not None


_FOUND = re.compile(
    r"(?:(?:on|in|at|by|when|after) [^,]{2,24},? )?you (?:found|got|received|were (?:given|sent|told|left|handed|charged)|had to)\b",
    re.I,
)
"""What came upon them."""
TAKEN_BACK = Search(rf"\b(?:and|but|yet),? {DENIAL.source}$", re.I)
"""What takes back, at its end, what a telling said before: "and it wasn't"."""
_ASKED_OFTEN = re.compile(
    r"you(?:'ve| have)? (?:now |already |also )?(?:asked|reported|emailed|e-mailed|rang|rung|called|phoned|written|wrote|complained|chased|requested|messaged)\b.*\b(?:times|twice|again|weeks|months|since|for)\b"
)
"""That they have asked before."""
_CAME_OF_IT = re.compile(
    r"(?:you have (?!no\b|the (?:page|letter|email|receipt))|you(?:'ve| have)? (?:got|received|found|were|had to|still|have no|can't|couldn't|are still)|we |the (?:[\w-]+ ){1,3}(?:has|have|had|was|were|came|arrived|left|signed|said|told|did|does|is|are|won|cannot|can)\b|it (?!is|was)|it(?:'s| is) (?:now )?\d|what (?:came|arrived|you got|we sent) |nobody |no one |nothing |there (?:was|were) no)"
)
_SAID = re.compile(
    r"(?:the|our|your) (?:[\w'-]+ ){1,3}(?:said|says|promised|showed|shows|read|reads|stated|states)\b",
    re.I,
)
"""What was written or said of a thing."""
_EVIDENCE = re.compile(
    r"you have (?:the|our|your|it) (?:[\w'-]+ ){0,3}?(?:here|in front of you|before you|in (?:your )?hand)$|"
    r"you(?:'ve| have)?(?: still| also)? (?:got|have|had|received|kept|took) (?:[\w'-]+ ){1,3}?(?:emails?|letters?|confirmation|receipt|photos?"
    r"|pictures?|proof|screenshots?|texts?|messages?|invoice|reference)\b"
    r"|(?:the|your) (?:tags?|labels?|receipts?|seal|wrapping|packaging|box|stickers?)(?: and (?:the |your )?[a-z]+)? (?:is|are|was|were)(?: still| all)* (?:on|there|attached|in|unopened|intact|sealed)\b"
    r"|(?:the|your) (?:[\w'-]+ ){1,4}(?:is|are) (?:attached|enclosed|below)$",
    re.I,
)
"""What they have to show for it, which nobody is sorry for."""
