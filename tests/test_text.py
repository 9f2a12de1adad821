"""Folded words that know their place, sentences, quotations."""

import gc
import time
import weakref
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.memory import SENTENCES
from replykit.model import MAX_LENGTH, TextError
from replykit.text import SLOT, Document, Tokens, Words, check_text, fold

# Unicode at large, and what replies are made of, glued together in odd ways.
PIECES = st.sampled_from(
    [
        "you", "should've", "don’t", "I’m", " ", " ", "\n", "\n\n", "\r\n", "\t", ".", "!!", "?!",
        "…", "“", "”", '"', "'", "‘", "’", "> ", "- ", "{{name}}", "[ORDER]", "{% if %}", "%NAME%",
        "<<x>>", "sorry", "inconvenience", "e.g.", "Mr.", "5 p.m.", "£18.40", "3,5", "\u200b",
        "\u00ad", "\ufeff", "ﬁ", "Ａ", "ѕorry", "é", "e\u0301", "😀", "👩\u200d🚒", "\x00",
        "\x1b[31m", "שלום", "ß", "İ",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


@pytest.mark.parametrize(
    ("written", "norms"),
    [
        ("Don't", ["do", "not"]),
        ("don’t", ["do", "not"]),
        ("dont", ["do", "not"]),
        ("CAN'T", ["can", "not"]),
        ("cannot", ["can", "not"]),
        ("won't", ["will", "not"]),
        ("let's", ["let", "us"]),
        ("we're", ["we", "are"]),
        ("it's late", ["it", "is", "late"]),
        ("Ann's order", ["ann", "'s", "order"]),
        ("so\u00adrry", ["sorry"]),
        ("sor\u200bry", ["sorry"]),
        ("ѕоrry", ["sorry"]),  # Cyrillic letters
        ("ｓｏｒｒｙ", ["sorry"]),
        ("café", ["cafe"]),
        ("apologize", ["apologise"]),
        ("favour", ["favor"]),
        ("£18.40", ["£", "18.40"]),
        ("1,200", ["1,200"]),
        ("Hi {{ customer.name }},", ["hi", SLOT, ","]),
        ("Hi [Customer Name],", ["hi", SLOT, ","]),
        ("", []),
    ],
)
def test_variants_fold_to_the_same_words(written: str, norms: list[str]) -> None:
    assert Tokens(written).norms == norms


def test_words_know_where_they_stand() -> None:
    text = "“We’re ѕо\u200brry…” – Zoë"
    tokens = Tokens(text)
    written = [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)]
    assert [word for word in written if word.isalnum() or "’" in word or "\u200b" in word] == [
        "We", "’re", "ѕо\u200brry", "Zoë",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Thank you. I'm sorry!", ["Thank you.", "I'm sorry!"]),
        ("Mr. Ashby rang Dr. Lee.", ["Mr. Ashby rang Dr. Lee."]),
        ("It comes at 5 p.m. on Friday.", ["It comes at 5 p.m. on Friday."]),
        ("It costs £18.40 in total.", ["It costs £18.40 in total."]),
        ("Hi Ann,\n\nThank you.", ["Hi Ann,", "Thank you."]),
        ("He said “no.” We say yes.", ["He said “no.”", "We say yes."]),
        ("- a refund\n- a new lamp", ["- a refund", "- a new lamp"]),
        ("Done 😀 Thanks", ["Done 😀", "Thanks"]),
        ("   \n ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in Document(text).sentences] == sentences


def test_a_hard_wrapped_sentence_is_one() -> None:
    text = "We have sent the new lamp by courier today and it will reach you\nby Friday at noon."
    assert len(Document(text).sentences) == 1


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("You wrote “never again” to us.", ["“never again”"]),
        ('You wrote "never again" to us.', ['"never again"']),
        ("You wrote 'it doesn't work' to us.", ["'it doesn't work'"]),
        ("> I am fed up.\nSo would I be.", ["> I am fed up."]),
        ("The customers' order and the dogs' bowls.", []),
        ("It isn't late, it's early.", []),
    ],
)
def test_quotations_are_known(text: str, quoted: list[str]) -> None:
    document = Document(text)
    assert [text[start:end] for start, end in document.quoted] == quoted
    assert all(document.is_quoted(start + 1, end - 1) for start, end in document.quoted)


def test_a_neighbour_is_the_next_sentence_or_none() -> None:
    first, second = Document("One here. Two there.").sentences
    assert first.neighbour(1) is second
    assert first.neighbour(-1) is None
    assert second.neighbour(1) is None


@pytest.mark.parametrize("value", [None, 3, b"bytes", ["text"]])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(TextError, match="must be a string"):
        check_text(value)


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(TextError, match="at most 10,000,000"):
        check_text("a" * (MAX_LENGTH + 1))


def test_half_a_character_is_refused_with_its_place() -> None:
    with pytest.raises(TextError, match="offset 3"):
        Document("abc\ud83d")


@given(TEXTS)
def test_folding_keeps_every_place(text: str) -> None:
    folded, origin = fold(text)
    if origin is not None:
        assert len(folded) == len(origin)
        assert origin == sorted(origin)
        assert all(0 <= place < len(text) for place in origin)


@given(TEXTS)
def test_tokens_stand_in_order_within_the_text(text: str) -> None:
    tokens = Tokens(text)
    places = list(zip(tokens.starts, tokens.ends, strict=True))
    assert len(tokens) == len(places) == len(tokens.norms)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert tokens.starts == sorted(tokens.starts)


@given(TEXTS)
def test_sentences_hold_every_token_once(text: str) -> None:
    document = Document(text)
    sentences = document.sentences
    assert all(s.text == s.text.strip() and s.text for s in sentences)
    assert all(a.end <= b.start for a, b in pairwise(sentences))
    held = [at for s in sentences for at in range(s.first, s.last)]
    assert held == sorted(set(held))
    assert all(document.sentence_at(s.start) is s for s in sentences)


HOSTILE = [
    "'a ", "'", '"', "[a", "[A ", "{", "{%", "<<", "%a", "'a'", "a'", "\n", "> \n", ". ", "…", "1,",
    "\u0301", "“", "*|", "a\n", "(", "e.g.", "I. ", "!? ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_no_text_takes_long(unit: str) -> None:
    """A hundred thousand characters of anything are read in a moment, not in minutes."""
    text = "[" + unit * (100_000 // len(unit))
    begin = time.process_time()
    document = Document(text)
    assert document.sentences is not None
    assert document.quoted is not None
    assert len(document.tokens) >= 0
    assert time.process_time() - begin < 3


@pytest.mark.parametrize(
    "text",
    [
        "The agent who spoke to you failed to log it.",
        "Whoever rang you should have checked the file.",
        "The guest before you had left the window open.",
        "The mail we sent you clearly missed the point.",
    ],
)
def test_you_before_the_verb_of_another_is_read_as_an_object(text: str) -> None:
    assert "you" not in Tokens(text).norms
    assert "them" in Tokens(text).norms


@pytest.mark.parametrize(
    "text",
    [
        "It came back after you failed to collect it.",
        "We sent you the form and you ignored it.",
        "I was told you refused the parcel.",
        "What it comes down to you will know by Friday.",
    ],
)
def test_you_before_its_own_verb_stays(text: str) -> None:
    assert Tokens(text).norms.count("you") == text.count("you")


def test_what_words_yield_is_found_once_wherever_they_stand() -> None:
    asked: list[str] = []

    def count(words: Words) -> int:
        asked.append(" ".join(words.key))
        return len(words.key)

    first = Document("The lamp is here. We are glad.").sentences
    again = Document("We are glad.\n\nTHE LAMP is  here.").sentences
    assert [one.folded.once(count) for one in (*first, *again)] == [5, 4, 4, 5]
    assert asked == ["the lamp is here .", "we are glad ."]


def test_what_is_found_about_something_is_kept_apart() -> None:
    words = Document("You said that you rang.").sentences[0].folded

    def count(words: Words, norm: str) -> int:
        return words.key.count(norm)

    assert [words.once(count, norm) for norm in ("you", "rang", "you")] == [2, 1, 2]


def test_nothing_that_is_found_is_found_twice() -> None:
    asked = []

    def find(words: Words) -> None:
        asked.append(words)

    words = Words(("well", "."))
    assert (words.once(find), words.once(find), len(asked)) == (None, None, 1)


def test_words_that_their_neighbours_turn_are_other_words() -> None:
    """The end of this sentence is the same; what follows it makes "you" an object there."""
    plain, turned = "We sent it to you\n\nThanks", "We sent it to you\n\nFailed again"
    one, other = (Document(text).sentences[0] for text in (plain, turned))
    assert one.written is other.written
    assert (one.norms[-1], other.norms[-1]) == ("you", "them")
    assert one.folded is not other.folded


@pytest.mark.parametrize(
    "text",
    ["Dear Zoë,\n\nwe’re ѕо\u200brry… Call {{ a.b }} now!", "Use `x` and {{ a. B }}. Go on."],
)
def test_a_sentence_knows_where_its_words_stand(text: str) -> None:
    document = Document(text)
    for sentence in document.sentences:
        places = zip(document.tokens.starts, document.tokens.ends, strict=True)
        wanted = [*places][sentence.first : sentence.last]
        assert [sentence.place(at, at + 1) for at in range(len(sentence.key))] == wanted
        assert document.tokens.norms[sentence.first : sentence.last] == sentence.norms
        assert sentence.text == text[sentence.start : sentence.end]


def test_a_document_that_is_let_go_is_freed_at_once() -> None:
    document = Document("The lamp is here. We are glad.")
    words = [sentence.norms for sentence in document.sentences]
    document.let_go()
    assert [sentence.norms for sentence in document.sentences] == words  # found anew
    document.let_go()
    left = weakref.ref(document)
    gc.disable()
    try:
        del document
        assert left() is None
    finally:
        gc.enable()


def test_no_more_sentences_are_remembered_than_said() -> None:
    text = "\n\n".join(f"Parcel {number} is on its way." for number in range(SENTENCES + 10))
    first, *_, last = Document(text).sentences
    again = Document("Parcel 0 is on its way.\n\n" + last.text).sentences
    assert again[0].folded is not first.folded
    assert again[1].folded is last.folded
