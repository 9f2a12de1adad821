"""replykit as tools for a language model, over the Model Context Protocol.

``replykit mcp`` starts the server. A model that answers customers can read the complaint, take a
draft to start from, and have its own reply checked before anybody sees it; nothing leaves the
machine. The protocol is its makers' own SDK, which comes with ``replykit[mcp]``.
"""

from collections.abc import Callable

from mcp.server.mcpserver import MCPServer
from mcp.types import ToolAnnotations

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
    Stage,
)

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


def make_server() -> MCPServer:
    """A server that is ready to be run."""
    server = MCPServer("replykit", version=__version__, instructions=INSTRUCTIONS)
    harmless = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    for name, tool in TOOLS.items():
        server.tool(name, annotations=harmless)(tool)
    return server
