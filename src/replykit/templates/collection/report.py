"""The pages of the rules that compare templates, and their findings."""

from collections.abc import Callable, Iterable, Sequence

from replykit.linter import Config
from replykit.model import Severity
from replykit.rule import Example
from replykit.templates.checks import check
from replykit.templates.collection.index import ALIKE, Collection, Match
from replykit.templates.collection.sketch import (
    INCONSISTENT_PROMISE,
    NEAR_DUPLICATE,
    STOCK_SENTENCE,
    first_sentence,
    hash_of,
    shingles_in,
    sketch_of,
)
from replykit.templates.lint import TemplateFinding, clip, from_problem
from replykit.templates.template import Problem, Template
from replykit.text import Document

Read = Callable[[str], Sequence[Template]]
"""Gives the templates of a file, in the order in which they were sketched."""


def compare_templates(
    templates: Iterable[Template], config: Config | None = None
) -> list[TemplateFinding]:
    """Compare templates with one another.

    Args:
        templates: from ``read_templates``; all that belong together.
        config: which rules run, and how much each matters.
    """
    config = config or Config()
    by_file: dict[str, list[Template]] = {}
    for template in templates:
        by_file.setdefault(template.file, []).append(template)
    collection = Collection()
    for file, held in by_file.items():
        for number, template in enumerate(held):
            sketch = sketch_of(template, number, config.runs)
            collection.add(file, [sketch])
    found = [make_finding(match, by_file.__getitem__, config) for match in collection.matches()]
    return sorted(
        (finding for finding in found if finding is not None),
        key=lambda finding: (finding.file, finding.start, finding.end, finding.rule),
    )


def make_finding(match: Match, read: Read, config: Config) -> TemplateFinding | None:
    """The finding of a match; None if the files no longer say so.

    Args:
        match: from ``Collection.matches``.
        read: the templates of a file, by its name.
        config: the settings of the file where it is reported.
    """
    template = _template(match.at, read)
    others = [other for place in match.others if (other := _template(place, read)) is not None]
    if template is None or not others:
        return None
    explain = {
        NEAR_DUPLICATE: near_duplicate,
        STOCK_SENTENCE: stock_sentence,
        INCONSISTENT_PROMISE: inconsistent_promise,
    }[match.rule]
    problem = explain(match, template, others)
    return None if problem is None else from_problem(template, problem, config)


def _template(place: tuple[str, int], read: Read) -> Template | None:
    file, number = place
    templates = read(file)
    return templates[number] if number < len(templates) else None


def _named(template: Template, offset: int) -> str:
    """A template by its title, and by the line of a place in its prose."""
    line, _ = template.source.place(template.variants[0].prose.start_of(offset))
    return f"“{template.title}” ({template.file}:{line})"


def _problem(
    match: Match, template: Template, start: int, end: int, message: str
) -> Problem | None:
    """A problem at some words of the prose, at their place in the file."""
    prose = template.variants[0].prose
    place = (
        prose.place(start, end) if template.encoded else clip(template, *prose.place(start, end))
    )
    if place is None:
        return None
    return Problem(match.rule, *place, message, prose.text[start:end])


@check(
    group="set",
    severity=Severity.ADVICE,
    examples=[
        Example(
            bad="Thank you for telling us that the lamp came broken. I have ordered a new one for "
            "you, which leaves our depot on Monday and reaches you by Wednesday.\n---\n"
            "[[Thank you for telling us that the lamp came broken.]] I have ordered a new one for "
            "you, which leaves our depot on Monday and reaches you by Friday.",
            good="Thank you for telling us that the lamp came broken. I have ordered a new one for "
            "you, which leaves our depot on Monday and reaches you by {{ day }}.",
        )
    ],
    leaves_alone=[
        "Thank you for telling us that the lamp came broken. I have ordered a new one for you, "
        "which leaves our depot on Monday.\n---\nThank you for telling us that the lamp came "
        "broken. I have sent the £40 back to your card, where you will see it by Wednesday noon."
    ],
)
def near_duplicate(match: Match, template: Template, others: Sequence[Template]) -> Problem | None:
    """Two templates that say nearly the same.

    ## Why it matters
    An agent has to guess which of the two holds, and the next change of wording reaches one of
    them only.

    ## Write instead
    Keep one. If they differ for a reason, let a condition or a placeholder say it.

    ## What it cannot see
    Two templates are alike if four fifths of their runs of three words are the same, placeholders
    taken for equal. Those of fewer than 25 words are not compared, nor are translations.
    """
    variant = template.variants[0]
    first = first_sentence(Document(variant.text))
    if first is None:
        return None
    if not match.same:
        a, b = shingles_in(variant), shingles_in(others[0].variants[0])
        if len(a & b) < ALIKE * len(a | b):
            return None
    how = "word for word what" if match.same else "nearly what"
    begins = first_sentence(Document(others[0].variants[0].text))
    other = _named(others[0], begins.start if begins else 0)
    message = (
        f"“{template.title}” says {how} {other} says. Keep one, or make one of both with a "
        "placeholder or a condition."
    )
    return _problem(match, template, first.start, first.end, message)


_STOCK = "Our customers are always at the very heart of what we do."
_CASES = ("lamp is late", "bill was wrong", "seat was taken", "cup broke", "tea was cold")


@check(
    group="set",
    severity=Severity.ADVICE,
    examples=[
        Example(
            bad=f"[[{_STOCK}]] Your {_CASES[0]}."
            + "".join(f"\n---\n{_STOCK} Your {case}." for case in _CASES[1:]),
            good="Your lamp is late: the depot sent it to Leeds.",
        )
    ],
    leaves_alone=[
        "\n---\n".join(
            f"A refund takes up to 5 working days, as a rule. Your {case}." for case in _CASES
        )
    ],
)
def stock_sentence(match: Match, template: Template, others: Sequence[Template]) -> Problem | None:
    """The same sentence, word for word, in many templates.

    ## Why it matters
    Whoever writes twice reads it twice, and knows then that nobody wrote either.

    ## Write instead
    Say what is true of this case only, or leave the sentence out. What has to be the same
    everywhere, such as a legal notice, belongs into one snippet that all others include.

    ## What it cannot see
    A sentence counts from eight words on, if it holds no number, placeholder or link, and stands
    in five templates, in a large set in one of fifty. It is told once, at the first of them.
    """
    for sentence in Document(template.variants[0].text).sentences:
        if sentence.folded.once(hash_of) == match.sentence:
            named = ", ".join(dict.fromkeys(f"“{other.title}”" for other in others))
            more = match.number - 1 - len(others)
            message = (
                f"This sentence stands in {match.number:,} templates, also in {named}"
                + (f" and {more:,} more" if more > 0 else "")
                + ". Say what is true of this case only, or leave it out."
            )
            return _problem(match, template, sentence.start, sentence.end, message)
    return None


_KINDS = {"refund-time": "a refund", "response-time": "an answer"}


@check(
    group="set",
    severity=Severity.WARNING,
    examples=[
        Example(
            bad="Your refund will reach your account within 5 working days.\n---\n"
            "Your [[refund will reach your account within 10 working days]].",
            good="Your refund will reach your account within 5 working days.",
        ),
        Example(
            bad="We will get back to you within 24 hours.\n---\n"
            "You will [[hear from us within three working days]].",
            good="We will get back to you by Thursday at noon.",
        ),
    ],
    leaves_alone=[
        "Your refund will reach your account within 14 days.\n---\n"
        "Your refund will reach your account within 10 working days.",
        "Your refund will reach your card within 5 working days.\n---\n"
        "You can return the lamp within 30 days for a refund.",
        "Your refund will reach your card within 5 working days.\n---\n"
        "Your refund will reach your PayPal account within 24 hours.",
    ],
)
def inconsistent_promise(
    match: Match, template: Template, others: Sequence[Template]
) -> Problem | None:
    """Two templates of a set that promise different times for the same thing.

    ## Why it matters
    A customer with two letters of yours in hand holds you to the shorter time, and trusts neither.

    ## Write instead
    Agree on one time. If both are right, say in each what makes the difference.

    ## What it cannot see
    It knows how long a refund takes and how soon somebody answers, where both are said in hours,
    days or weeks. Ten working days agree with two weeks, PayPal is another thing than a card, and
    a chat is answered faster than a letter. The words stand in [set](../../data/phrases/en/set).
    """
    promise, against = match.promise, match.against
    if promise is None or against is None:
        return None
    what = _KINDS.get(promise.kind.partition(" ")[0], "it")
    times = f"{match.number:,} other templates" if match.number > 1 else "another template"
    named = ", as in" if match.number > 1 else ":"
    message = (
        f"Here {what} takes up to {promise}, in {times} {against}{named} "
        f"{_named(others[0], against.start)}. Promise one time, or say "
        "what makes the difference."
    )
    return _problem(match, template, promise.start, promise.end, message)
