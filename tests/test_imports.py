"""What is loaded, and what is reached for."""

import socket
from collections.abc import Callable

import pytest
from tests.conftest import Answer

Python = Callable[[str], Answer]

HEAVY = ("spacy", "numpy", "pydantic", "textstat", "vaderSentiment", "requests", "nltk")
CLEAN = (
    "Hi Ann,\n\nThank you for the photos. I'm sorry that your lamp came without its bulb, and that "
    "you sat in the dark. "
    "I can post a bulb today or refund the lamp in full; which would you like? "
    "I'll ring you by Friday at noon.\n\nTom"
)


def test_importing_replykit_imports_no_other_library(python: Python) -> None:
    answer = python(f"import sys, replykit; print(*(set({HEAVY!r}) & set(sys.modules)))")
    assert (answer.out.strip(), answer.err) == ("", "")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["lint", "--help"]])
def test_help_imports_no_other_library(python: Python, arguments: list[str]) -> None:
    answer = python(
        "import sys, replykit.cli\n"
        f"try: replykit.cli.main({arguments!r})\n"
        "except SystemExit: pass\n"
        f"print('loaded:', *(set({HEAVY!r}) & set(sys.modules)))"
    )
    assert answer.out.rstrip().endswith("loaded:"), answer.out + answer.err


def test_a_clean_reply_is_linted_without_spacy(python: Python) -> None:
    answer = python(
        "import sys\nfrom replykit import lint_reply\n"
        f"report = lint_reply({CLEAN!r})\n"
        "print(report.findings, 'spacy' in sys.modules)"
    )
    assert (answer.out.strip(), answer.err) == ("() False", "")


def test_the_network_is_blocked_in_tests() -> None:
    with pytest.raises(PermissionError, match="without the network"):
        socket.create_connection(("127.0.0.1", 9))


def test_the_network_is_blocked_in_the_processes_that_tests_start(python: Python) -> None:
    assert "PermissionError" in python("import socket; socket.getaddrinfo('localhost', 80)").err


WATCH = """
import sys
def watch(event, arguments):
    if event in WATCHED: print('opened', event, arguments)
sys.addaudithook(watch)
"""


def test_a_lint_opens_no_socket(python: Python) -> None:
    answer = python(
        f"WATCHED = ['socket.__new__']{WATCH}from replykit import lint_reply\n"
        f"print(lint_reply({CLEAN + ' You should have checked!!'!r}).ok)"
    )
    assert (answer.out.strip(), answer.err) == ("False", "")


def test_nothing_reaches_for_the_network(python: Python) -> None:
    """Not even in parse, draft and every measure.

    (urllib3, which spaCy and textstat load, opens a local socket to see whether there is IPv6.)
    """
    answer = python(
        "WATCHED = ['socket.connect', 'socket.getaddrinfo', 'socket.sendto', 'urllib.Request']"
        f"{WATCH}from replykit import draft_reply, lint_reply, parse_complaint\n"
        "complaint = parse_complaint('My blender arrived with a cracked jar. I want a refund.')\n"
        "draft = draft_reply(complaint)\n"
        "report = lint_reply(draft.text, complaint)\n"
        "print(report.readability.words > 3, -1 <= report.sentiment <= 1)"
    )
    assert (answer.out.strip(), answer.err) == ("True True", "")
