"""A number, amount, day, name or thing in the reply that differs from the complaint's."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations

from replykit import phrases
from replykit.model import PackError, Severity
from replykit.near import distance
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules import _compare as compare
from replykit.rules import _facts as facts
from replykit.rules._facts import Amount, Fact, Person
from replykit.search import Search
from replykit.text import Tokens, norms_of

# A clause that tells what happened, and none that plans, offers or reports something of our own.
_LOOKS_BACK = Search(
    r"\b(?:sorry|apolog\w+|was|were|had|did(?:n['’]t)?|came|went|left|paid|told|sent|took|kept"
    r"|lost|broke|waited|waiting|"
    r"wait|gave|got|stood|spent|without|missed|\w{3,}ed)\b",
    re.I,
)
_LOOKS_ON = Search(
    r"\b(?:will|shall|can|could|would|going to|new|instead|next|tomorrow|today|tonight|now"
    r"|moved|move|rebook\w*|"
    r"booked (?:you|in|for)|offer\w*|until|till|by|within|since|if|or|from|between|within|up to"
    r"|ready|due|free|coming|"
    r"this (?:morning|afternoon|week)|checked|spoke|spoken|refunded|have|has|i|he|she|they|our "
    r"records|scanned|shows?)\b|['’]ll\b",
    re.I,
)
_REGRET = Search(r"\b(?:sorry|apolog\w+|regret)\b", re.I)
# "You ordered on ...", "your visit on ...": what the customer did themselves.
_THEIR_DOING = Search(
    r"\byou\s+(?:\w+\s+)?(?:\w{2,}ed|were|had|did|came|bought|paid|went|sent|told|wrote|left"
    r"|rang|got|took|spent|stood|sat|gave)\b"
    r"|\byour\s+(?:order|booking|visit|stay|appointment|delivery|letter|email|call|purchase"
    r"|reservation|review|message|complaint)\s+"
    r"(?:of|on|from|for|dated)\b",
    re.I,
)
_ENDURED = Search(
    r"\b(?:sorry|apolog\w+|regret|too long|without|(?:rubbish|poor|awful|ridiculous"
    r"|unacceptable|exhausting))\b"
    r"|\byou(?:['’]ve| have| were)? (?:waited|waiting|spent|lost|stood|sat|been left|left)\b",
    re.I,
)
_PLANS = Search(
    r"\b(?:will|shall|can|could|would|going to|within|next|by|until|till|working|business|up to"
    r"|tomorrow|today|tonight|offer\w*|"
    r"free|new|allow\w*|takes?|notice|minutes? ago|ago|old|more|another|further|extra|later"
    r"|only)\b|['’]ll\b",
    re.I,
)
_THEIR_SUM = Search(
    r"\b(?:the|your|that|those|full|whole|entire|all|both|of|charged|charge|paid|pay|took|taken"
    r"|refund\w*|return\w*|cost|"
    r"billed|for|debited|deducted|reversed|cancelled|waived)\s+(?:you\s+|back\s+|the\s+|your\s+"
    r"|full\s+|extra\s+|of\s+)*$",
    re.I,
)
_OUR_SUM = Search(
    r"\b(?:goodwill|gesture|voucher|extra|top|credit\w*|compensat\w+|difference|less|minus|plus"
    r"|deduct\w*|discount|off|"
    r"instead(?! of\b)|new|per|postage|delivery|towards|worth|additional|also|further|another"
    r"|each|half|part|partial|interest|now)\b",
    re.I,
)
# Happenings that are common words, and still tell which day is meant.
_EVENTS = frozenset(
    map(
        compare.stem,
        "come came miss missed call called visit left order ordered leave wait waited phone "
        "turn turned".split(),
    )
)
_FEMALE = frozenset({"mrs", "ms", "miss"})
_SHARES = [Decimal(n) / 100 for n in (5, 10, 15, 20, 25, 30, 33, 40, 50, 60, 70, 75, 80, 90)]
_NICKNAMES = [
    frozenset(group.split())
    for group in """william will bill billy liam
    robert rob bob bobby
    richard rick dick rich
    elizabeth liz beth lizzie betty
    margaret maggie meg peggy
    katherine catherine kate katie kathy cathy
    james jim jimmy jamie
    john jack johnny jon
    edward ed ted eddie
    michael mike mick mickey
    anthony tony
    susan sue susie
    patricia pat trish
    alexander alex sandy sasha
    henry harry hal
    charles charlie chuck
    theresa teresa terry tess
    victoria vicky tori
    rebecca becky
    deborah debbie deb
    jennifer jenny jen
    mohammed mohamed muhammad mo
    geoffrey jeffrey geoff jeff
    stephen steven steve
    sarah sara
    ann anne anna
    david dave davey
    peter pete""".splitlines()
]


@rule(
    group="answer",
    severity=Severity.ERROR,
    needs_complaint=True,
    examples=[
        Example(
            complaint="My order 4482910 came with the wrong lamp.",
            bad="Thank you for the photo. I have order [[4489210]] in front of me, and the lamp "
            "is wrong.",
            good="Thank you for the photo. I have order 4482910 in front of me, and the lamp is "
            "wrong.",
        ),
        Example(
            complaint="You took £149.50 for a class that was cancelled.",
            bad="The class was cancelled by us. The full [[£194.50]] goes back to your card today.",
            good="The class was cancelled by us. The full £149.50 goes back to your card today.",
        ),
        Example(
            complaint="Nobody came to fit the blinds on Monday. I took the day off.\n\nAmira "
            "Nasser",
            bad="Dear [[Amina]], I'm sorry that nobody came to fit the blinds.",
            good="Dear Amira, I'm sorry that nobody came to fit the blinds.",
        ),
        Example(
            complaint="The engineer was meant to fit the meter on Tuesday. He never came.",
            bad="I'm sorry that the engineer never came on [[Thursday]] to fit the meter.",
            good="I'm sorry that the engineer never came on Tuesday to fit the meter.",
        ),
        Example(
            complaint="The kettle I bought from you trips the fuse.",
            bad="I'm sorry that [[your toaster]] trips the fuse. A new one left us today.",
            good="I'm sorry that your kettle trips the fuse. A new one left us today.",
        ),
    ],
    leaves_alone=[
        "Your order 4489210 left us today.",
        "The full £194.50 goes back to your card today.",
        "Dear Amina, I'm sorry that nobody came.",
        "I'm sorry that nobody came on Thursday.",
        "I'm sorry that your toaster trips the fuse.",
    ],
)
def fact_mismatch(reply: Reply) -> Iterator[Problem]:
    """A fact restated differently from how the customer stated it.

    ## Why it matters
    A wrong name or a swapped digit undoes the rest of the letter: the customer now doubts that the
    right order was refunded, or that anyone looked.

    ## Write instead
    Copy the number, the sum, the day and the name from their message.

    ## When not to use it
    Where the customer had it wrong and you correct it: say so ("it was charged on the 12th"), quote
    theirs, too, and nothing is flagged.

    ## What it cannot see
    Facts that only one of the two texts states; a number that is wrong in both; sums in words. New
    dates, sums and case numbers of your own are left alone.
    """
    if reply.complaint is None:
        return
    told: list[Problem] = []
    for problem in _mismatches(reply, reply.complaint.text):
        if not any(problem.start < other.end and other.start < problem.end for other in told):
            told.append(problem)
            yield problem


def _mismatches(reply: Reply, theirs: str) -> Iterator[Problem]:
    yield from _references(reply, theirs)
    yield from _amounts(reply, theirs)
    yield from _days(reply, theirs)
    yield from _spans(reply, theirs)
    yield from _clock(reply, theirs)
    yield from _numbered(reply, theirs)
    yield from _addresses(reply, theirs)
    yield from _exchanged(reply, theirs)
    yield from _counted(reply, theirs)
    yield from _routes(reply, theirs)
    yield from _name(reply, theirs)
    yield from _things(reply, theirs)


def _references(reply: Reply, theirs: str) -> Iterator[Problem]:
    given = facts.references(theirs)
    if not given:
        return
    ours = facts.references(reply.text)
    seen = {fact.start for fact in ours}
    ours += [fact for fact in facts.short_codes(reply.text) if fact.start not in seen]
    held = {fact.value for fact in ours}
    for fact in ours:
        if any(fact.value.endswith(g.value) or g.value.endswith(fact.value) for g in given):
            continue
        like = next((g for g in given if facts.resemble(fact.value, g.value)), None)
        if like is None or like.value in held:
            continue
        if facts.is_surely_new_reference(reply.text, fact):
            continue
        if facts.is_new_reference(reply.text, fact) and fact.noun != like.noun:
            continue
        yield _wrong(reply, fact.start, fact.end, theirs[like.start : like.end])


def _amounts(reply: Reply, theirs: str) -> Iterator[Problem]:
    given = facts.amounts(theirs)
    if not given:
        return
    ours = facts.amounts(reply.text)
    held = {amount.figure for amount in ours}
    known = {amount.figure for amount in given}
    derived = _derived(sorted(known)[:12])
    for amount in ours:
        near = [g for g in given if _same_sum(amount.figure, g.figure)]
        if near:
            other = next((g for g in near if g.figure == amount.figure), None)
            signs = {g.sign for g in given}
            if other is not None and amount.sign not in signs and len(signs) == 1:
                yield _wrong(reply, amount.start, amount.end, theirs[other.start : other.end])
            continue
        follows = _multiples(known) if _is_restated(reply, amount) else derived
        if amount.figure in follows or not _is_theirs(reply, amount):
            continue
        like = next((g for g in given if _slip(amount, g) and g.figure not in held), None)
        if like is not None:
            yield _wrong(reply, amount.start, amount.end, theirs[like.start : like.end])


def _same_sum(one: Decimal, other: Decimal) -> bool:
    """Whether two sums are equal, or one is the other without its pence."""
    if one == other:
        return True
    round_one = one == one.to_integral_value() or other == other.to_integral_value()
    return round_one and abs(one - other) < 1


def _derived(known: list[Decimal]) -> set[Decimal]:
    """Sums that follow from those given: totals, differences, shares and multiples."""
    found = {sum(known, Decimal(0))}
    for one, other in combinations(known, 2):
        found |= {one + other, abs(one - other)}
    for one in known:
        found |= {one * times for times in range(2, 13)}
        found |= {(one / parts).quantize(Decimal("0.01")).normalize() for parts in (2, 3, 4, 12)}
        for share in _SHARES:
            found |= {one * share, one * (1 - share), one * (1 + share)}
    return found


def _multiples(known: set[Decimal]) -> set[Decimal]:
    """What somebody may have paid in all or for one, where these sums are given."""
    found = {sum(known, Decimal(0))}
    for one, other in combinations(sorted(known)[:12], 2):
        found |= {one + other, abs(one - other)}
    for one in known:
        found |= {one * times for times in range(2, 13)}
        found |= {(one / parts).quantize(Decimal("0.01")).normalize() for parts in range(2, 13)}
    return found


def _is_restated(reply: Reply, amount: Amount) -> bool:
    """Whether it is told as the very sum that the customer paid, and so no share of it."""
    return _PAID.match(reply.text, amount.end) is not None


_PAID = re.compile(r"\s*(?:that |which )?you (?:had |have |['’]d |['’]ve )?paid\b", re.I)


def _is_theirs(reply: Reply, amount: Amount) -> bool:
    """Whether the reply speaks of the customer's own sum, and of no new one."""
    sentence = reply.sentence_at(amount.start)
    if sentence is None:
        return False
    begin, end = _clause_at(reply.text, sentence.start, sentence.end, amount.start)
    clause = reply.text[begin:end]
    after = reply.text[amount.end : amount.end + 40]
    if _OUR_SUM.search(clause) or re.match(
        r"\s*(?:%|(?:a|per) |goodwill|voucher|credit|off|each)", after
    ):
        return False
    if _THEIR_SUM.search(reply.text[begin : amount.start]):
        return True
    if re.match(r"\s*(?:you (?:paid|were)|that you|charge|fee|payment|bill|deposit|order)", after):
        return True
    given_back = re.match(
        r"\s*(?:has|have|was|were|is|will be|goes|went)\b[^.!?]*\b(?:refund\w*|revers\w*"
        r"|return\w*|back)",
        after,
    )
    return amount.figure >= 100 and given_back is not None


def _slip(one: Amount, other: Amount) -> bool:
    """Whether a sum looks like a misread or mistyped one."""
    left, right = (
        f"{a.figure:.2f}".replace(".", "") if a.figure % 1 or b.figure % 1 else str(int(a.figure))
        for a, b in ((one, other), (other, one))
    )
    if len(left) == len(right):
        return distance(left, right) == 1
    return min(len(left), len(right)) >= 3 and distance(left, right) == 1


def _days(reply: Reply, theirs: str) -> Iterator[Problem]:
    given = facts.days(theirs)
    if not given:
        return
    for fact in facts.days(reply.text):
        alike = [g for g in given if g.noun == fact.noun]
        if not alike or any(facts.same_day(fact.value, g.value) for g in alike):
            continue
        clause = _look_back(reply, fact)
        if clause is None:
            continue
        told = [g for g in alike if _is_same_event(theirs, g, clause, alike)]
        held = facts.days(reply.text)
        if len(told) == 1 and not any(facts.same_day(told[0].value, h.value) for h in held):
            yield _wrong(reply, fact.start, fact.end, theirs[told[0].start : told[0].end])


def _is_same_event(theirs: str, fact: Fact, clause: str, alike: list[Fact]) -> bool:
    """Whether the complaint's sentence around a day tells of what the reply's clause tells."""
    begin, end = _sentence_at(theirs, fact.start)
    if sum(begin <= other.start < end for other in alike) != 1:
        return False
    mine = compare.matter(Tokens(clause).norms)
    near = compare.matter(Tokens(theirs[begin:end]).norms)
    return bool(mine.words & near.words or mine.common & near.common & _EVENTS)


def _spans(reply: Reply, theirs: str) -> Iterator[Problem]:
    given = facts.spans(theirs)
    ours = facts.spans(reply.text)
    for fact in ours:
        alike = {g.value: g for g in given if g.noun == fact.noun}
        if len(alike) != 1 or any(h.value in alike and h.noun == fact.noun for h in ours):
            continue
        told = next(iter(alike.values()))
        sentence = reply.sentence_at(fact.start)
        if sentence is None or not _is_endured(sentence.text):
            continue
        begin, end = _sentence_at(theirs, told.start)
        mine = compare.matter(sentence.norms)
        near = compare.matter(Tokens(theirs[begin:end]).norms)
        if mine.words & near.words or mine.groups.keys() & near.groups.keys():
            yield _wrong(
                reply, fact.start, fact.end, theirs[told.start : told.end], Severity.WARNING
            )


def _is_endured(sentence: str) -> bool:
    """Whether a sentence regrets how long something took, and plans or measures nothing."""
    return bool(_ENDURED.search(sentence)) and not _PLANS.search(sentence)


def _clock(reply: Reply, theirs: str) -> Iterator[Problem]:
    given = facts.clock_times(theirs)
    ours = facts.clock_times(reply.text)
    held = {fact.value for fact in ours}
    known = {fact.value for fact in given}
    for fact in ours:
        sentence = reply.sentence_at(fact.start)
        if fact.value in known or sentence is None:
            continue
        if not _REGRET.search(sentence.text) or _PLANS.search(sentence.text):
            continue
        like = next((g for g in given if distance(fact.value, g.value) == 1), None)
        if like is not None and like.value not in held:
            yield _wrong(reply, fact.start, fact.end, theirs[like.start : like.end])


def _numbered(reply: Reply, theirs: str) -> Iterator[Problem]:
    ours = facts.numbered(reply.text)
    for fact, told in _contradicted(ours, facts.numbered(theirs)):
        if any(h.value == told.value for h in ours) or _look_back(reply, fact) is None:
            continue
        yield _wrong(reply, fact.start, fact.end, theirs[told.start : told.end])


def _addresses(reply: Reply, theirs: str) -> Iterator[Problem]:
    """Another house in the customer's street, and a postcode that is nearly theirs."""
    given = facts.addresses(theirs)
    if not given:
        return
    ours = facts.addresses(reply.text)
    for fact, told in _contradicted(ours, given):
        if any(h.value == told.value and h.noun == fact.noun for h in ours):
            continue
        sentence = reply.sentence_at(fact.start)
        if sentence is None or _OUR_PLACE.search(sentence.text):
            continue
        if fact.noun == "postcode" and distance(fact.value, told.value) > 2:
            continue
        yield _wrong(reply, fact.start, fact.end, theirs[told.start : told.end])


def _contradicted(
    ours: Sequence[facts.Fact], given: Sequence[facts.Fact]
) -> Iterator[tuple[facts.Fact, facts.Fact]]:
    """Each fact of which the customer told one value, and another, with theirs."""
    for fact in ours:
        alike = [told for told in given if told.noun == fact.noun]
        values = {told.value for told in alike}
        if len(values) == 1 and fact.value not in values:
            yield fact, alike[0]


_REGRETTED = Search(
    r"\b(?:sorry|apolog\w+|regret|in place of|instead|rather than|mistake|error|wrong\w*|twice"
    r"|should)\b|\b(?:not|but) the\b",
    re.I,
)
_OUR_PLACE = Search(
    r"\b(?:our|shops?|branch|store|depot|office|pick up|collect|neighbours?|next door|driver"
    r"|instead of|rather than|not)\b|n['’]t\b",
    re.I,
)


def _exchanged(reply: Reply, theirs: str) -> Iterator[Problem]:
    """What was ordered told as what came, or what came sent once more."""
    told = facts.got_and_ordered(theirs)
    if told is None:
        return
    came, wanted = told
    for fact in facts.said_to_have_come(reply.text):
        if fact.value == wanted and _look_back(reply, fact) is not None:
            yield _wrong(reply, fact.start, fact.end, came)
    for fact in facts.said_to_be_coming(reply.text):
        sentence = reply.sentence_at(fact.start)
        if fact.value == came and sentence is not None and not _REGRETTED.search(sentence.text):
            yield _wrong(reply, fact.start, fact.end, wanted)


def _counted(reply: Reply, theirs: str) -> Iterator[Problem]:
    """Another number of things that came, of as many that were ordered."""
    given = facts.fewer_came(theirs)
    for fact, told in _contradicted(facts.part_came(reply.text) if given else (), given):
        yield _wrong(reply, fact.start, fact.end, theirs[told.start : told.end])


def _routes(reply: Reply, theirs: str) -> Iterator[Problem]:
    """A journey of theirs with another beginning or end."""
    given = facts.routes(theirs)
    if len({(a.value, b.value) for a, b in given}) != 1:
        return
    told = given[0]
    ours, said = reply.text.lower(), theirs.lower()
    for route in facts.routes(reply.text):
        wrong = [
            (fact, true) for fact, true in zip(route, told, strict=True) if fact.value != true.value
        ]
        if len(wrong) != 1:
            continue
        ((fact, true),) = wrong
        sentence = reply.sentence_at(fact.start)
        if fact.value in said or true.value in ours or sentence is None:
            continue
        if not _YOURS.search(sentence.text) or _REROUTED.search(sentence.text):
            continue
        yield _wrong(reply, fact.start, fact.end, theirs[true.start : true.end])


_YOURS = re.compile(
    r"\byour? (?:[a-z]+ ){0,3}?(?:flight|train|trip|journey|ticket|bus|coach|ferry"
    r"|booking|transfer|crossing|connection|fare|parcel|move|flew|travelled|booked|paid)\b",
    re.I,
)
_REROUTED = Search(
    r"\b(?:new|instead|re-?book\w*|re-?rout\w*|moved|offer\w*|free|next|via|another|other|alternative"
    r"|onward|return|seats?|can|could|will|would)\b|['’]ll\b",
    re.I,
)


def _name(reply: Reply, theirs: str) -> Iterator[Problem]:
    signed, greeted = facts.signature(theirs), facts.greeting(reply.text)
    if greeted is None:
        return
    told = facts.told_name(theirs)
    if told is not None and not greeted.title and told.names[0] not in greeted.names:
        given = told.names if signed is None else (*told.names, *signed.names)
        if greeted.names[0] not in given:
            yield _wrong(reply, greeted.start, greeted.end, theirs[told.start : told.end])
            return
    if signed is None:
        return
    if _is_same_person(signed, greeted):
        return
    elsewhere = norms_of(theirs)
    told_of = [n for n in greeted.names if n in elsewhere[: -len(signed.names) or None]]
    if told_of and not facts.is_the_dead(theirs, told_of[0]):
        return
    wrong = reply.text[greeted.start : greeted.end]
    right = " ".join(name.capitalize() for name in signed.names)
    if signed.title:
        right = f"{signed.title.capitalize()} {right}"
    yield Problem(
        greeted.start,
        greeted.end,
        f"“{wrong}” is not how they signed: “{right}”.",
        confidence=0.95,
    )


def _is_same_person(signed: Person, greeted: Person) -> bool:
    if (
        signed.title in _FEMALE | {"mr"}
        and greeted.title in _FEMALE | {"mr"}
        and (signed.title == "mr") != (greeted.title == "mr")
    ):
        return False
    return any(_is_same_name(a, b) for a in signed.names for b in greeted.names)


def _is_same_name(one: str, other: str) -> bool:
    if one == other or (one[0] == other[0] and min(len(one), len(other)) == 1):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= 2 and long.startswith(short):
        return True
    return any(one in group and other in group for group in _NICKNAMES)


@cache
def _siblings() -> tuple[dict[str, tuple[str, int]], ...]:
    """Families of things that are easily mixed up: word -> its family and which thing it is."""
    known: dict[str, tuple[str, int]] = {}
    try:
        for family, things in phrases.read_words("kin.toml")["siblings"].items():
            for number, words in enumerate(things.split()):
                known |= {word: (family, number) for word in words.split("|")}
    except (KeyError, AttributeError) as error:
        raise PackError(f"en/kin.toml: {error}") from None
    plurals = {f"{word}s": place for word, place in known.items() if not word.endswith("s")}
    return ({**plurals, **known},)


def _things(reply: Reply, theirs: str) -> Iterator[Problem]:
    """A thing of the same family as the customer's, where theirs is never named."""
    (known,) = _siblings()
    told = {known[norm]: norm for norm in norms_of(theirs) if norm in known}
    tokens = reply.tokens
    ours = {known[norm] for norm in tokens.norms if norm in known}
    for at, norm in enumerate(tokens.norms):
        if norm not in known or known[norm] in told:
            continue
        family = known[norm][0]
        same = [word for (name, number), word in told.items() if name == family]
        if len(same) != 1 or known[same[0]] in ours:
            continue
        first = next((i for i in (at - 1, at - 2) if i >= 0 and tokens.norms[i] == "your"), None)
        if first is None or _is_offer(reply, tokens.starts[at]):
            continue
        yield _wrong(reply, tokens.starts[first], tokens.ends[at], same[0], Severity.WARNING)
        return


def _is_offer(reply: Reply, offset: int) -> bool:
    sentence = reply.sentence_at(offset)
    return sentence is None or bool(
        re.search(
            r"\b(?:if|or|new|free|instead|other|another|next|extra|gift)\b", sentence.text, re.I
        )
    )


def _look_back(reply: Reply, fact: Fact) -> str | None:
    """The clause around a fact, if it tells what happened to the customer."""
    sentence = reply.sentence_at(fact.start)
    if sentence is None or reply.is_quoted(fact.start, fact.end):
        return None
    begin, end = _clause_at(reply.text, sentence.start, sentence.end, fact.start)
    clause = reply.text[begin:end]
    around = reply.text[begin : fact.start] + " " + reply.text[fact.end : end]
    regretful = bool(_REGRET.search(clause))
    lead = re.sub(r"\b(?:i am|i'm|i’m|i do|i)\b(?=.{0,20}(?:sorry|apolog))", "", around, flags=re.I)
    if not _LOOKS_BACK.search(clause) or _LOOKS_ON.search(lead):
        return None
    return clause if regretful or _THEIR_DOING.search(clause) else None


def _clause_at(text: str, start: int, end: int, offset: int) -> tuple[int, int]:
    for begin, stop in facts.clauses(text, start, end):
        if begin <= offset < stop:
            return begin, stop
    return start, end


def _sentence_at(text: str, offset: int) -> tuple[int, int]:
    """A rough sentence around an offset of the complaint."""
    begin = max((text.rfind(mark, 0, offset) for mark in (". ", "! ", "? ", "\n")), default=-1) + 1
    ends = [at for mark in (". ", "! ", "? ", "\n") if (at := text.find(mark, offset)) >= 0]
    return begin, min(ends, default=len(text))


def _wrong(
    reply: Reply, start: int, end: int, right: str, severity: Severity | None = None
) -> Problem:
    wrong = reply.text[start:end]
    return Problem(
        start,
        end,
        f"“{wrong}” is not what they wrote: “{right}”. Check it, and copy theirs.",
        severity=severity,
    )
