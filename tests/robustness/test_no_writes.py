"""Nothing is written and nobody is called, whatever is asked; and texts stay out of messages."""

# ruff: noqa: E501 -- a case a line

import contextlib
import logging
import os
import socket
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from replykit import (
    Case,
    Complaint,
    Policy,
    Record,
    ReplykitError,
    Report,
    draft_reply,
    find_trends,
    lint_reply,
    parse_complaint,
    redact,
    variants,
)
from replykit.drafter import check_rewrite
from replykit.templates import lint_template, read_templates
from replykit.trends.record import Columns
from replykit.trends.source import read_records

SECRET = "Zyxwvut Quagmire"
COMPLAINT = f"I am {SECRET}. My blender, order QX-77123, arrived broken. I want a refund of £64.50!"

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_CHANGES = {
    "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate", "os.link", "os.symlink",
    "os.chmod", "os.utime", "shutil.copyfile", "shutil.move", "tempfile.mkstemp", "tempfile.mkdtemp",
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "sqlite3.connect",
}  # fmt: skip
_watching: list[list[str]] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if not _watching:
        return
    if event == "open":
        path, mode, flags = (*arguments, None, None, None)[:3]
        writes = isinstance(flags, int) and flags & _WRITING
        if (
            (writes or (isinstance(mode, str) and set(mode) & set("wax+")))
            and not str(path).endswith((".pyc", os.devnull))
            and ".pyc." not in str(path)
        ):
            _watching[-1].append(f"open {path} {mode}")
            raise PermissionError("nothing is to be written here")
    elif (event.startswith("socket.") and event != "socket.__new__") or event in _CHANGES:
        if event == "os.mkdir" and "__pycache__" in str(arguments[0]):
            return
        if event == "os.rename" and ".pyc" in str(arguments[0]):
            return
        _watching[-1].append(f"{event} {arguments}")
        raise PermissionError("nothing is to be changed here")


sys.addaudithook(_watch)


@contextlib.contextmanager
def watched() -> Iterator[list[str]]:
    seen: list[str] = []

    def refuse(*arguments: object, **_: object) -> None:
        seen.append(f"network {arguments}")
        raise PermissionError("nobody is to be called here")

    _watching.append(seen)
    try:
        # The hook of all tests refuses calls before this one hears of them.
        with pytest.MonkeyPatch.context() as patch:
            for name in ("getaddrinfo", "create_connection", "gethostbyname"):
                patch.setattr(socket, name, refuse)
            patch.setattr(socket.socket, "connect", refuse)
            yield seen
    finally:
        _watching.pop()


def test_the_watch_sees_what_is_written(tmp_path: Path) -> None:
    with watched() as seen, pytest.raises(PermissionError):
        (tmp_path / "a").write_text("a")
    with watched(), pytest.raises(PermissionError):
        (tmp_path / "b").mkdir()
    assert len(seen) == 1
    with watched() as seen, contextlib.suppress(OSError):
        socket.getaddrinfo("example.com", 80)
    assert len(seen) == 1


def test_nothing_is_written_and_nobody_is_called(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Hi {{ name }}, sorry for any inconvenience.")
    (tmp_path / "b.yaml").write_text("a: You should have checked.")
    (tmp_path / "c.jsonl").write_text('{"text": "My parcel is late."}\n' * 3)
    before = sorted(path.name for path in tmp_path.iterdir())
    with watched() as seen:
        complaint = parse_complaint(COMPLAINT)
        draft = draft_reply(complaint, Policy(business_name="Harbour"), Case(agent_name="Tom"))
        assert variants(complaint, 2)
        report = lint_reply(draft.text, complaint)
        assert report.readability.words
        assert report.sentiment
        check_rewrite(draft, draft.text)
        assert redact(complaint)
        assert redact(COMPLAINT)
        for template in read_templates(tmp_path, on_error=lambda _: None):
            lint_template(template)
        records = list(read_records([str(tmp_path / "c.jsonl")], Columns()))
        assert find_trends([r for r in records if isinstance(r, Record)])
    assert seen == []
    assert sorted(path.name for path in tmp_path.iterdir()) == before


FAILURES: list[Callable[[], object]] = [
    lambda: parse_complaint(COMPLAINT, channel="fax"),
    lambda: parse_complaint(COMPLAINT + "\ud800"),
    lambda: parse_complaint(COMPLAINT * 200_000),
    lambda: lint_reply(COMPLAINT, channel="fax"),
    lambda: draft_reply(COMPLAINT, stage="never"),
    lambda: lint_reply([COMPLAINT]),  # type: ignore[arg-type]
    lambda: Complaint.model_validate({"text": COMPLAINT, "issue": COMPLAINT}),
    lambda: Report.model_validate({"text": 3, "findings": [COMPLAINT]}),
    lambda: Complaint.model_validate_json('{"text": "' + COMPLAINT),
    lambda: redact({COMPLAINT}),  # type: ignore[arg-type]
]


@pytest.mark.parametrize("fail", FAILURES)
def test_no_message_holds_a_customers_text(fail: Callable[[], object]) -> None:
    with pytest.raises((ReplykitError, ValidationError)) as caught:
        fail()
    told = "".join(traceback.format_exception_only(caught.value))
    told += "".join(map(str, (caught.value.__cause__, caught.value.__context__)))
    for part in (SECRET, "Zyxwvut", "77123", "64.50"):
        assert part not in told


def test_nothing_is_logged_printed_or_warned_of(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG), warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        complaint = parse_complaint(COMPLAINT)
        lint_reply(draft_reply(complaint).text, complaint)
        redact(COMPLAINT)
    assert [record.getMessage() for record in caplog.records] == []
    assert [str(warning.message) for warning in warned] == []
    assert capfd.readouterr() == ("", "")
