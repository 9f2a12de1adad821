"""Threads and processes share the library, models travel between them, settings stay apart."""

import json
import multiprocessing
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from threading import Barrier

import pytest
from tests.conftest import ROOT, Answer

from replykit import (
    Case,
    Config,
    Policy,
    Record,
    Report,
    draft_reply,
    find_trends,
    lint_reply,
    parse_complaint,
    redact,
)
from replykit.model import Model
from replykit.phrases import Classes, Pattern
from replykit.rule import all_rules
from replykit.text import Document

COMPLAINTS = [
    "My blender (order BX-2041) arrived with a cracked jar. I want a refund of £64.50.",
    "Your app logged me out on Tuesday and nobody answers. Third email! I am fed up.",
    "The waiter was rude to my mother on her birthday. Why?",
    "You charged me twice, and I cannot cancel my subscription.",
]
REPLIES = [example.text for rule in all_rules().values() for example in rule.examples[:1]]


def work(number: int) -> str:
    """Everything once, as JSON."""
    text = COMPLAINTS[number % len(COMPLAINTS)]
    complaint = parse_complaint(text)
    draft = draft_reply(complaint)
    report = lint_reply(REPLIES[number % len(REPLIES)], complaint)
    return "\n".join((draft.model_dump_json(), report.model_dump_json(), redact(text)))


@pytest.fixture(scope="module")
def alone() -> list[str]:
    return [work(number) for number in range(12)]


def test_many_threads_say_what_one_says(alone: list[str]) -> None:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(12) as pool:
            assert list(pool.map(work, [*range(12), *range(12)])) == alone * 2
    finally:
        sys.setswitchinterval(interval)


def test_many_threads_may_begin_together(python: Callable[[str], Answer]) -> None:
    """Everything that is loaded or built on first need is so by four threads at once."""
    told = python(
        "import sys, threading\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from replykit import parse_complaint, lint_reply\n"
        "sys.setswitchinterval(1e-4)\n"
        "gate = threading.Barrier(4)\n"
        "def go(n):\n"
        "    gate.wait()\n"
        "    text = 'My blender arrived with a cracked jar. I want a refund.'\n"
        "    reply = 'We are sorry for any inconvenience. You should have checked.'\n"
        "    return repr(lint_reply(reply).findings) + parse_complaint(text).model_dump_json()\n"
        "with ThreadPoolExecutor(4) as pool:\n"
        "    print(len(set(pool.map(go, range(4)))))\n"
    )
    assert (told.status, told.out.strip()) == (0, "1"), told.err[-2000:]


def test_patterns_and_classes_may_be_built_by_many_threads_at_once() -> None:
    """Patterns are compiled on first need, and classes are made of one another."""
    chain = {"a": ["x", "y"], **{chr(98 + n): [f"{{{chr(97 + n)}}}", f"w{n}"] for n in range(20)}}
    sentence = Document("we x and w3 y or w19 are sorry").sentences[0]
    small = frozenset({"and"})
    sources = ["we {u} {t}", "{r} ... {s}", "{u} .. sorry", "(are|{k}) {l}"]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            for _ in range(25):
                classes = Classes(chain)
                patterns = [Pattern(source, classes) for source in sources]
                gate = Barrier(8)

                def find(_: int, patterns: list[Pattern] = patterns, gate: Barrier = gate) -> str:
                    gate.wait()
                    return str([pattern.spans(sentence, small) for pattern in patterns])

                assert len(set(pool.map(find, range(8)))) == 1
    finally:
        sys.setswitchinterval(interval)


def test_settings_of_one_call_are_not_seen_by_another() -> None:
    text = "We are sorry for any inconvenience. You should have checked the size!!"
    configs = [Config(select=(name,), reader=False) for name in ("blame", "shouting")] + [
        Config(ignore=("blame",)), Config(kind="fragment"), None,
    ]  # fmt: skip
    alone = [lint_reply(text, config=config) for config in configs]
    gate = Barrier(len(configs))

    def lint(number: int) -> Report:
        if number < len(configs):
            gate.wait()
        return lint_reply(text, config=configs[number % len(configs)])

    with ThreadPoolExecutor(len(configs)) as pool:
        assert list(pool.map(lint, range(25))) == alone * 5
    assert [config and config.ignore for config in configs] == [(), (), ("blame",), (), None]


def models() -> list[Model]:
    complaint = parse_complaint(COMPLAINTS[0])
    draft = draft_reply(complaint, Policy(business_name="Harbour"), Case(customer_name="Ann"))
    assert draft.report is not None
    return [complaint, draft, draft.report, Policy(), Case(), Config(ignore=("blame",))]


def test_models_pickle_and_say_the_same() -> None:
    trends = find_trends([Record(text) for text in COMPLAINTS * 3])
    for model in [*models(), trends]:
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            again = pickle.loads(pickle.dumps(model, protocol))
            assert again == model
            assert type(again) is type(model)


def test_models_cannot_be_changed() -> None:
    for model in models():
        name = next(iter(type(model).model_fields))
        with pytest.raises(ValueError, match="frozen"):
            setattr(model, name, None)


@pytest.mark.parametrize("way", ["fork", "spawn"])
def test_other_processes_say_what_this_one_says(way: str, alone: list[str]) -> None:
    if way not in multiprocessing.get_all_start_methods():
        pytest.skip(f"no {way} on this system")
    if way == "fork":
        with ProcessPoolExecutor(2, multiprocessing.get_context("fork")) as pool:
            assert list(pool.map(work, range(6))) == alone[:6]
        return
    # Spawned ones run the main module anew, so that has to be a script of its own.
    code = (
        "import json, multiprocessing, sys\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "from replykit import parse_complaint\n"
        "if __name__ == '__main__':\n"
        f"    texts = {COMPLAINTS[:2]!r}\n"
        "    with multiprocessing.get_context('spawn').Pool(1) as pool:\n"
        "        found = pool.map(parse_complaint, texts)\n"
        "    print(json.dumps([one.model_dump_json() for one in found]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert json.loads(done.stdout) == [
        parse_complaint(text).model_dump_json() for text in COMPLAINTS[:2]
    ]


def test_what_is_returned_does_not_hang_together() -> None:
    """Changing what a call returned, by force, changes nothing for the next."""
    text = COMPLAINTS[0]
    first = parse_complaint(text)
    before = first.model_dump_json()
    first.signals.__dict__["evidence"] = {"abusive": ()}
    first.__dict__["issues"] = ()
    assert parse_complaint(text).model_dump_json() == before
    report = lint_reply(REPLIES[0])
    before = report.model_dump_json()
    report.__dict__["findings"] = ()
    assert lint_reply(REPLIES[0]).model_dump_json() == before
