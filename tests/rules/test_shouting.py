"""What is offered in place of a row of marks."""

import pytest

from replykit import lint_reply


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("I asked for it to be sent on Monday!!", "I asked for it to be sent on Monday."),
        ("Hi Maria!!! Your lamp is here.", "Hi Maria!"),
        ("So where did the parcel go?!", "So where did the parcel go?"),
        ("Where it went we do not know!!", None),
        ("THIS IS LATE!!", None),
    ],
)
def test_the_whole_sentence_is_offered_where_nothing_else_is_amiss(
    text: str, better: str | None
) -> None:
    marks = [f for f in lint_reply(text).findings if f.rule == "shouting" and "!" in f.quote]
    assert [finding.suggestion for finding in marks] == [better]
