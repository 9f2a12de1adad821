import pytest

from replykit import phrases
from replykit.complaint.concepts import concepts_of, word_list


@pytest.mark.parametrize("name", phrases.pack_names("complaints"))
def test_every_phrase_behaves_as_its_examples_say(name: str) -> None:
    assert list(phrases.problems(phrases.load(name))) == []


def test_words_belong_to_concepts() -> None:
    assert "parcel" in concepts_of("parcels")
    assert "refund" in concepts_of("reimbursement")
    assert concepts_of("zzzz") == ()


def test_names_do_not_hold_everyday_words() -> None:
    assert "sandra" in word_list("given")
    assert not word_list("given") & {"order", "the", "thanks", "monday"}
