"""An insult or a swear word of the customer's, given back to them."""

from collections.abc import Iterator

from replykit.rule import Example, Problem, Reply, rule
from replykit.text import norms_of

# Words that have no place in a reply even where the customer used them first.
_FOUL = frozenset(
    """fuck fucks fucked fucking fucker fuckers fuckin shit shite shitty bullshit crap crappy arse
    arses arsehole ass asshole assholes bastard bastards bitch bitches piss pissed bollocks
    dickhead dickheads dick wanker wankers
    twat twats prick pricks cunt cunts tosser tossers git gits damn damned bloody wtf""".split()
)
# Names that people are called.
_NAMES = frozenset(
    """idiot idiots idiotic moron morons moronic imbecile imbeciles cretin cretins clown clowns
    muppet muppets cowboy cowboys scammer scammers crook crooks thief thieves liar liars fraudster
    fraudsters robber robbers conman conmen parasite parasites vermin scum scumbag scumbags
    jobsworth jobsworths halfwit halfwits nitwit nitwits numpty numpties dimwit dimwits buffoon
    buffoons bandit bandits shyster shysters crooked swindler swindlers leech leeches lowlife
    lowlifes jerk jerks simpleton simpletons monkeys dinosaurs donkeys pigs pig snakes snake racist
    racists nazi nazis psycho retard retards retarded cheats brainless gormless
    thick dimwitted braindead""".split()
)
# Names that are also plain words: they count only where the customer throws them at someone.
_PLAIN = frozenset(
    "clown clowns cowboy cowboys thief thieves monkeys dinosaurs donkeys pigs pig snakes snake "
    "robber robbers "
    "bandit bandits thick racist racists vermin parasite parasites cheats dick ass crooked".split()
)
_THROWN = frozenset(
    "you your you're they bunch of lot these are absolute total complete bloody".split()
)
# Words by which a reply names the behaviour instead of repeating it.
_SETS_LIMIT = frozenset("language insult insults insulting abuse abusive swear swearing".split())


@rule(
    group="answer",
    needs_complaint=True,
    examples=[
        Example(
            complaint="You bunch of clowns lost my boots again.",
            bad="We are not [[clowns]], Mr Hale. The boots are at our Leeds depot.",
            good="We lost your boots twice, Mr Hale. They are at our Leeds depot.",
        ),
        Example(
            complaint="Bloody hell, the bread was stale and you charged me double. Thieving liars.",
            bad="You call us [[liars]], and yet the bread was baked that day.",
            good="The bread was stale and the till charged it twice. I'm sorry.",
        ),
        Example(
            complaint="What a shit service, four hours in the rain for a bus.",
            bad="I agree that it was [[shit]] service. The next bus had room for you.",
            good="Four hours in the rain is far too long. The bus broke down and we sent no other.",
        ),
    ],
    leaves_alone=[
        "We are not clowns.",
        "Four hours in the rain is far too long.",
        "The thieves took the parcel from the porch.",
        "I'm glad to help, but please leave the swearing out of it.",
    ],
)
def echoed_insult(reply: Reply) -> Iterator[Problem]:
    """A swear word or an insult of the customer's that the reply repeats.

    ## Why it matters
    Given back, an insult is an insult, whatever was meant by it: a denial ("we are not crooks") or
    a quotation keeps it alive and can be shown around.

    ## Write instead
    Answer what lies behind it. Where it goes too far, name the behaviour once, not the words: "I
    want to help, and I can't while the messages contain insults".

    ## When not to use it
    In a report for the file, where the words have to be quoted.

    ## What it cannot see
    An insult given back in other words; a swear word that is not in its list. Harsh words about the
    matter ("a shambles", "useless") may be taken up: to agree with them is to own the fault.
    """
    if reply.complaint is None:
        return
    theirs = _insults(reply.complaint.text)
    if not theirs:
        return
    tokens = reply.tokens
    for at, norm in enumerate(tokens.norms):
        if norm not in theirs:
            continue
        sentence = reply.sentence_at(tokens.starts[at])
        if sentence is not None and _SETS_LIMIT.intersection(sentence.norms):
            continue
        quote = reply.text[tokens.starts[at] : tokens.ends[at]]
        yield Problem(
            tokens.starts[at],
            tokens.ends[at],
            f"“{quote}” is their insult, repeated. Answer what lies behind it, in your own words.",
        )


def _insults(text: str) -> frozenset[str]:
    """The insults in a complaint; a plain word counts where it is thrown at someone."""
    norms = norms_of(text)
    found = set()
    for at, norm in enumerate(norms):
        if norm not in _FOUL and norm not in _NAMES:
            continue
        if norm in _PLAIN and _THROWN.isdisjoint(norms[max(0, at - 4) : at]):
            continue
        found.add(norm)
    return frozenset(found)
