"""The real server, spoken to as a language model's host speaks to it."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters
from mcp.server.mcpserver.exceptions import ToolError
from tests.conftest import Command

from replykit import draft_reply, lint_reply, parse_complaint
from replykit.mcp import TOOLS, make_server

COMPLAINT = "My blender (order BX-2041) arrived with a cracked jar. Please send me a new one."
BAD = "Sorry for the inconvenience. You should have checked the jar."


def serve(work: Callable[[Client], Awaitable[None]]) -> None:
    """Start a server, work with it, and stop it."""

    async def session() -> None:
        how = ["-m", "replykit", "mcp"]
        parameters = StdioServerParameters(command=sys.executable, args=how, env=dict(os.environ))
        async with Client(parameters) as client:
            await work(client)

    asyncio.run(session())


def test_a_model_is_told_of_every_tool_and_when_to_use_it() -> None:
    async def work(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == set(TOOLS)
        for tool in tools.values():
            assert tool.description
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint
        assert set(tools["lint_reply"].input_schema["required"]) == {"reply"}
        assert "lint_reply" in str(client.instructions)

    serve(work)


def test_the_tools_answer_as_the_library_does() -> None:
    async def work(client: Client) -> None:
        async def call(name: str, **given: Any) -> Any:  # noqa: ANN401 -- of any shape
            answer = await client.call_tool(name, given)
            assert not answer.is_error, answer
            return answer.structured_content

        read = await call("parse_complaint", complaint=COMPLAINT)
        assert read == parse_complaint(COMPLAINT).model_dump(mode="json")
        checked = await call("lint_reply", reply=BAD, complaint=COMPLAINT)
        assert not checked["ok"]
        wanted = [finding.rule for finding in lint_reply(BAD, COMPLAINT).findings]
        assert [finding["rule"] for finding in checked["findings"]] == wanted
        drafted = await call("draft_reply", complaint=COMPLAINT, channel="sms")
        text = draft_reply(COMPLAINT, channel="sms").text
        assert drafted["text"] == text
        case = {"actions_done": ["sent a new jar by courier today"]}
        told = await call("draft_reply", complaint=COMPLAINT, case=case)
        assert "sent a new jar by courier today" in told["text"]
        same = {"complaint": COMPLAINT, "channel": "sms"}
        assert (await call("check_rewrite", rewrite=text, **same))["result"] == []
        assert (await call("check_rewrite", rewrite=text + " We refund £50.", **same))["result"]

    serve(work)


def test_a_mistake_is_an_error_that_says_what_to_write() -> None:
    async def work(client: Client) -> None:
        answer = await client.call_tool("draft_reply", {"complaint": COMPLAINT, "channel": "fax"})
        assert answer.is_error
        assert "'email', 'chat'" in str(answer.content)
        case = {"customer": "Sam"}
        answer = await client.call_tool("draft_reply", {"complaint": COMPLAINT, "case": case})
        assert answer.is_error
        assert "customer" in str(answer.content)

    serve(work)


@pytest.mark.parametrize(
    ("tool", "given", "named"),
    [
        ("parse_complaint", {"text": COMPLAINT}, "it takes complaint, channel"),
        ("parse_complaint", {"complaint": COMPLAINT, "chanel": "sms"}, "'channel'?"),
        ("lint_reply", {"complaint": COMPLAINT}, "'reply' is missing"),
        (
            "draft_reply",
            {"complaint": COMPLAINT, "policy": {"buisness_name": "x"}},
            "'business_name'?",
        ),
        (
            "draft_reply",
            {"complaint": COMPLAINT, "case": {"custmer_name": "x"}},
            "'customer_name'?",
        ),
        ("draft_reply", {"complaint": COMPLAINT, "case": {"fault": "blender"}}, "'ours', 'shared'"),
        (
            "draft_reply",
            {
                "complaint": COMPLAINT,
                "policy": {"remedies": {"delivery": [{"label": "refund", "txt": "blender"}]}},
            },
            "'text'",
        ),
        ("draft_reply", {"complaint": COMPLAINT, "case": {"actions_done": [" "]}}, "is empty"),
        ("lint_reply", {"reply": [COMPLAINT]}, "'reply': Input should be a valid string"),
        ("read_minds", {"complaint": COMPLAINT}, "there are: parse_complaint"),
    ],
)
def test_an_error_names_the_argument_and_repeats_no_text(
    tool: str, given: dict[str, Any], named: str
) -> None:
    async def call() -> None:
        with pytest.raises(ToolError) as told:
            await make_server().call_tool(tool, given)
        assert named in str(told.value)
        assert "blender" not in str(told.value)

    asyncio.run(call())


@pytest.mark.parametrize(("command", "module"), [("lsp", "pygls"), ("mcp", "mcp")])
def test_a_server_says_what_it_needs(
    replykit: Command, monkeypatch: pytest.MonkeyPatch, command: str, module: str
) -> None:
    for name in [*sys.modules]:
        if name.partition(".")[0] == module or name in (
            "replykit.mcp",
            "replykit.project.language_server",
        ):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    answer = replykit(command)
    assert answer.status == 2
    assert f"pip install 'replykit[{command}]'" in answer.err


@pytest.mark.parametrize("command", ["lsp", "mcp"])
def test_a_server_does_not_wait_for_somebody_to_type(replykit: Command, command: str) -> None:
    answer = replykit(command, stdin=None)
    assert answer.status == 2
    assert "nothing to type" in answer.err
