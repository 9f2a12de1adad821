"""A feeling ascribed to the customer that their words do not show."""

from collections.abc import Iterator

from replykit.model import Complaint, EmotionLabel, Severity
from replykit.rule import Example, Problem, Reply, rule
from replykit.rules import _compare as compare
from replykit.text import norms_of

# Words by which a customer shows a feeling themselves, by their beginnings.
_SHOWN = {
    "anger": "angr* anger* furious fury outrag* livid fuming rage* seeth* disgrace* scandal* "
    "appal* pathetic "
    "shame* unacceptable ridiculous joke shambles useless liar* lied thie* crook* scam* rip-off "
    "robb* awful "
    "terrible worst insult* rude cross mad joke disgust* incompetent hell damn bloody fuck* "
    "shit* wtf how-dare",
    "frustration": "frustrat* annoy* irritat* fed tired sick again still yet third fourth fifth "
    "sixth twice times "
    "constantly keep keeps ignored ignor* chas* weeks months hours ages nobody wait* endless "
    "stuck exhaust* ridiculous "
    "every waste* round circles already same keep-getting",
    "disappointment": "disappoint* let-down letdown shame expect* hoped hoping better used "
    "loyal standard* sad* "
    "poor mediocre underwhelm* promis* advertis* supposed ruin* spoil* never",
    "worry": "worr* anxi* scared scary scare* afraid fear* fright* nervous panic* terrif* "
    "alarm* stress* danger* "
    "unsafe safe* risk* urgent* desperate* tomorrow tonight deadline emergency medic* hospital "
    "lost missing stolen "
    "fraud* hack* stranded alone baby pregnant child kids dog fire smoke gas shock* inject* "
    "insulin passport",
    "sadness": "sad* upset* hurt* heartbr* devastat* cry crying cried tears grie* funeral died "
    "death dead passed wedding "
    "birthday late humiliat* embarrass* gutted anniversary memor* ruin* mother father mum dad "
    "nan gran lone* "
    "asham* christmas baby pain* distress* bereave* loss lost belittl*",
    "confusion": "confus* understand* unclear puzzl* baffl* bewilder* explain* mean* why what "
    "how which sense contradict* "
    "differ* wrong mystery know idea lost two told different",
    "disgust": "disgust* gross vile revolt* sick* retch* vomit* nause* foul rancid putrid "
    "maggot* filth* hair* mould* mold* "
    "dirt* stain* cockroach* roach* mouse mice rat* droppings smell* stink* stank stench blood* "
    "raw rotten pus bug* ",
}  # fmt: skip
# Feelings that a fair reader would let pass for one another.
_NEAR = {
    "anger": {"frustration", "disgust"},
    "frustration": {"anger", "disappointment", "confusion"},
    "disappointment": {"frustration", "sadness", "anger"},
    "worry": {"confusion"},
    "sadness": {"disappointment", "worry"},
    "confusion": {"frustration", "worry"},
    "disgust": {"anger"},
}
_NAME = {
    "anger": "angry",
    "frustration": "frustrated",
    "disappointment": "disappointed",
    "worry": "worried",
    "sadness": "sad",
    "confusion": "confused",
    "disgust": "disgusted",
}
# Fear or grief may be understood from what happened; these have to be shown.
_NEVER_GUESSED = frozenset({"anger", "disgust", "confusion"})
# A feeling named outright by the customer.
_OUTRIGHT = {
    "worry": "worr* anxi* scared scary afraid fright* terrif* panic* nervous",
    "sadness": "heartbr* devastat* cried crying tears sobb* griev* gutted humiliat*",
    "confusion": "confus* baffl* puzzl* bewilder*",
    "anger": "angry furious livid fuming outrag* disgrace*",
    "disappointment": "disappoint*",
    "disgust": "disgust* revolt* retch*",
    "frustration": "frustrat* annoy*",
}


@rule(
    group="answer",
    severity=Severity.ADVICE,
    needs_complaint=True,
    examples=[
        Example(
            complaint="I'm really worried. My passport was in the envelope you lost and I fly "
            "on Sunday.",
            bad="I understand [[your anger]], and the depot is being searched for the envelope.",
            good="Not knowing where your passport is before you fly is frightening. "
            "I have the depot on the line, and will ring you by six.",
        ),
        Example(
            complaint="I am confused by the two letters. One says £40, the other says £60.",
            bad="I'm sorry that the letters have [[left you heartbroken]]. £40 is right.",
            good="The two letters contradict each other, and that is our doing. £40 is right.",
        ),
        Example(
            complaint="I was in tears when the photos of my mother's funeral came back blank.",
            bad="I can see [[how annoying]] the blank photos were. We still have the negatives.",
            good="Those photos of your mother's funeral can't be taken again. We still have the "
            "negatives.",
        ),
    ],
    leaves_alone=[
        "I understand your anger.",
        "I can hear how frightened you were, and I'm sorry.",
        "We are disappointed in ourselves.",
        "No worries, take your time.",
    ],
)
def wrong_emotion(reply: Reply) -> Iterator[Problem]:
    """A feeling named in the reply that the complaint does not show.

    ## Why it matters
    To be told that one is angry when one is afraid is not to be heard. The customer reads it as a
    phrase from a list.

    ## Write instead
    Name the feeling they show, or better, what brought it about: "not knowing where your passport
    is the day before you fly". Where no feeling is shown, name the effect and leave feelings out.

    ## When not to use it
    Where you know more than the letter says, for example from a telephone call.

    ## What it cannot see
    A feeling that is named by a picture ("you must have been climbing the walls"), and one that the
    customer hides.
    """
    if reply.complaint is None:
        return
    for hit in compare.widest(compare.find("feelings", reply)):
        label = hit.phrase.label or ""
        if not _is_wrong(label, reply.complaint):
            continue
        shown = _shown_outright(reply.complaint) or str(reply.complaint.emotion.label)
        sure = _shown_outright(reply.complaint) is not None
        if not sure and reply.complaint.emotion.label is EmotionLabel.NEUTRAL:
            advice = "They show no strong feeling. Name what happened to them instead."
        else:
            advice = f"They sound {_NAME.get(shown, shown)}. Name that, or what brought it about."
        quote = reply.text[hit.start : hit.end]
        yield Problem(
            hit.start,
            hit.end,
            f"“{quote}” is not what their words show. {advice}",
            severity=Severity.WARNING if sure else None,
        )


def _is_wrong(label: str, complaint: Complaint) -> bool:
    read = {str(emotion.label) for emotion in complaint.emotions}
    if label in read or read & _NEAR[label] or label not in _NEVER_GUESSED:
        return _outright_elsewhere(label, complaint)
    return not _holds(complaint, _SHOWN[label])


def _outright_elsewhere(label: str, complaint: Complaint) -> bool:
    """Whether they name another, far feeling themselves, and show nothing of this one."""
    shown = _shown_outright(complaint)
    if shown is None or shown == label or shown in _NEAR[label] or label in _NEAR[shown]:
        return False
    return not _holds(complaint, _SHOWN[label])


def _shown_outright(complaint: Complaint) -> str | None:
    """The one feeling that the customer names themselves."""
    found = [label for label, words in _OUTRIGHT.items() if _holds(complaint, words)]
    return found[0] if len(found) == 1 else None


def _holds(complaint: Complaint, words: str) -> bool:
    exact = {word for word in words.split() if not word.endswith("*")}
    openings = tuple(word[:-1] for word in words.split() if word.endswith("*"))
    return any(norm in exact or norm.startswith(openings) for norm in norms_of(complaint.text))
