"""Channels count as the networks do."""

import pytest

from replykit.channels import count_bytes, count_sms, exceeded, weigh_post
from replykit.model import Channel


@pytest.mark.parametrize(
    ("text", "encoding", "units", "parts"),
    [
        ("", "GSM-7", 0, 0),
        ("a" * 160, "GSM-7", 160, 1),
        ("a" * 161, "GSM-7", 161, 2),
        ("a" * 306, "GSM-7", 306, 2),
        ("a" * 307, "GSM-7", 307, 3),
        ("€" * 80, "GSM-7", 160, 1),
        ("€" * 81, "GSM-7", 162, 2),
        ("a" * 152 + "€" + "a" * 152, "GSM-7", 306, 3),
        ("’" + "a" * 69, "UCS-2", 70, 1),
        ("’" + "a" * 70, "UCS-2", 71, 2),
        ("😊" * 35, "UCS-2", 70, 1),
        ("😊" * 36, "UCS-2", 72, 2),
        ("😊" * 67, "UCS-2", 134, 3),
    ],
)
def test_a_text_message_is_counted_in_parts(
    text: str, encoding: str, units: int, parts: int
) -> None:
    sms = count_sms(text)
    assert (sms.encoding, sms.units, sms.parts) == (encoding, units, parts)


def test_the_characters_that_cost_space_are_named_once() -> None:
    assert count_sms("it’s here – it’s yours").culprits == ("’", "–")


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("plain", 5),
        ("é’–", 3),
        ("日本", 4),
        ("😊", 2),
        ("see https://example.org/a/very/long/path/that/goes/on", 27),
        ("", 0),
    ],
)
def test_a_post_is_weighed(text: str, weight: int) -> None:
    assert weigh_post(text) == weight


def test_bytes_are_not_characters() -> None:
    assert count_bytes("£5 – 😊") == 11 + 1
    assert count_bytes("\ud800") == 3


def test_a_review_is_limited_in_bytes() -> None:
    fits, longer = "é" * 2048, "é" * 2048 + "a"
    assert exceeded(fits, Channel.REVIEW) is None
    found = exceeded(longer, Channel.REVIEW)
    assert found is not None
    assert found[0].rejects
    assert found[1] == 4097


def test_mail_has_no_limit() -> None:
    assert exceeded("a" * 100_000, Channel.EMAIL) is None
    assert exceeded("a" * 100_000, Channel.LETTER) is None
