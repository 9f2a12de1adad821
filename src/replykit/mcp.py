"""replykit as tools for a language model, over the Model Context Protocol.

``replykit mcp`` starts the server. A model that answers customers can read the complaint, take a
draft to start from, and have its own reply checked before anybody sees it; nothing leaves the
machine. The protocol is its makers' own SDK, which comes with ``replykit[mcp]``.
"""

import inspect
from collections.abc import Callable
from typing import Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import ValidationError

from replykit import __version__, face
from replykit.complaint import parse_complaint
from replykit.drafter import check_rewrite
from replykit.linter import Config, lint_reply
from replykit.model import (
    Case,
    Channel,
    Commitment,
    Complaint,
    Finding,
    Model,
    PartFound,
    Policy,
    Remedy,
    ReplykitError,
    Stage,
)
from replykit.near import nearest

INSTRUCTIONS = """\
For answering complaints. Read the complaint with parse_complaint. Take a reply to start from with
draft_reply, and give it what you know of the case; it invents nothing. Before anybody sees a reply,
yours or a person's, call lint_reply with the complaint, and mend every error and warning. If you
reworded a draft, call check_rewrite, too: it tells what you added, turned round or lost."""


class Drafted(Model):
    """A reply to start from."""

    subject: str | None
    text: str
    commitments: tuple[Commitment, ...]
    """What the text promises: see to it that each is kept."""


class Checked(Model):
    """What the linter says of a reply."""

    ok: bool
    """True when no finding is an error or a warning."""
    findings: tuple[Finding, ...]
    parts: tuple[PartFound, ...]


def read(complaint: str, channel: Channel = Channel.EMAIL) -> Complaint:
    """Say what a complaint is about: issue, feeling, requests, warning signals, details."""
    return parse_complaint(complaint, channel)


def draft(
    complaint: str,
    channel: Channel = Channel.EMAIL,
    stage: Stage = Stage.FIRST,
    policy: Policy | None = None,
    case: Case | None = None,
) -> Drafted:
    """Draft the reply: thanks, empathy, a specific apology, options, a next step with its time.

    Give what the business offers as policy and what is known of this case as case; without them
    the usual remedies are offered as a choice.
    """
    made = face.draft_reply(complaint, policy, case, stage, channel=channel)
    return Drafted(subject=made.subject, text=made.text, commitments=made.commitments)


def lint(
    reply: str,
    complaint: str | None = None,
    channel: Channel = Channel.EMAIL,
    policy: Policy | None = None,
) -> Checked:
    """Find excuses, blame, stock apologies, argument and more in a reply, with better wordings.

    Give the complaint that it answers, if there is one: facts, requests and names are compared.
    """
    report = lint_reply(reply, complaint, channel, Config(policy=policy))
    return Checked(ok=report.ok, findings=report.findings, parts=report.parts)


def compare(
    rewrite: str,
    complaint: str,
    channel: Channel = Channel.EMAIL,
    stage: Stage = Stage.FIRST,
    policy: Policy | None = None,
    case: Case | None = None,
) -> tuple[str, ...]:
    """Say what a reworded draft adds, turns round or loses; nothing where it says the same.

    Give what draft_reply was given: the draft is the same one then.
    """
    made = face.draft_reply(complaint, policy, case, stage, channel=channel)
    return tuple(check_rewrite(made, rewrite))


TOOLS: dict[str, Callable[..., object]] = {
    "parse_complaint": read, "draft_reply": draft, "lint_reply": lint, "check_rewrite": compare,
}  # fmt: skip


class _Server(MCPServer):
    """A server whose errors name the argument and what was meant, and repeat no text."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool.

        Raises:
            ToolError: there is no such tool, or its arguments are wrong.
        """
        if name not in TOOLS:
            raise ToolError(f"there is no such tool; there are: {', '.join(TOOLS)}")
        _check_arguments(name, arguments)
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            cause = error.__cause__
            if isinstance(cause, ValidationError):
                raise ToolError(f"{name}: {_explain(cause)}") from None
            if isinstance(cause, ReplykitError):
                raise ToolError(f"{name}: {cause}") from None
            raise


def _check_arguments(name: str, given: dict[str, Any]) -> None:
    """See that every argument is known and none is missing."""
    parameters = inspect.signature(TOOLS[name]).parameters
    takes = f"it takes {', '.join(parameters)}"
    for argument in given:
        if argument not in parameters:
            hint = nearest(argument, list(parameters)) or f"; {takes}"
            raise ToolError(f"{name}: there is no argument {argument!r}{hint}")
    for argument, parameter in parameters.items():
        if parameter.default is parameter.empty and argument not in given:
            raise ToolError(f"{name}: the argument {argument!r} is missing; {takes}")


def _explain(error: ValidationError) -> str:
    """The first mistake, without the value that was given."""
    errors = error.errors()
    # A key that is missing may only be misspelt.
    first = next((one for one in errors if one["type"] == "extra_forbidden"), errors[0])
    ours = first.get("ctx", {}).get("error")
    if isinstance(ours, ReplykitError):
        return str(ours)
    place = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        whole = Policy if first["loc"][0] == "policy" else Case
        known = list((Remedy if len(first["loc"]) > 2 else whole).model_fields)
        hint = nearest(str(first["loc"][-1]), known) or f"; known: {', '.join(known)}"
        return f"unknown setting {place!r}{hint}"
    expected = str(first.get("ctx", {}).get("expected", "")).replace("'", "")
    hint = nearest(str(first["input"]), expected.replace(" or ", ", ").split(", "))
    return f"{place!r}: {first['msg']}{hint}"


def make_server() -> MCPServer:
    """A server that is ready to be run."""
    server = _Server("replykit", version=__version__, instructions=INSTRUCTIONS)
    harmless = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    for name, tool in TOOLS.items():
        server.tool(name, annotations=harmless)(tool)
    return server
