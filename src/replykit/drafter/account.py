"""What a reply repeats of a complaint, and what a statement is worth to it."""

from dataclasses import dataclass

from replykit.drafter.pieces import (
    Statement,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A statement, what it is worth, and the sentence that it comes from."""

    statement: Statement
    worth: float
    place: tuple[int, int]
    """The number of its sentence, and of its first piece in it."""

    @property
    def text(self) -> str:
        """Its words."""
        return self.statement.text

    def overlaps(self, other: "Told") -> bool:
        """Whether two tellings of one sentence share a piece of it."""
        mine, its = self.statement.pieces, other.statement.pieces
        return mine[0] < its[1] and its[0] < mine[1]


@dataclass(frozen=True, slots=True)
class Account:
    """What a reply repeats of a complaint."""

    first: Statement | None = None
    second: Statement | None = None
    before: str | None = None
    """What the customer did, or what the story began with."""
    story: str | None = None
    """What is told as it went, before an apology of its own, where no clause is a fault alone."""
    effect: str | None = None
    """What it meant for the customer: "you had to take two days off work"."""
    hope: str | None = None
    """What they had set their heart on: "your kids talked about the hot tub for weeks"."""
    due: str | None = None
    """What is coming, so that it cannot wait: "the wedding is in nine days"."""
    reported: Statement | None = None
    """The issue as the customer tells it, where no apology can name it: "the sashes say GROOM"."""
    third: Statement | None = None
    """A third matter, where a complaint counts them up."""

    @property
    def text(self) -> str:
        """What is told of the matter itself."""
        told = (
            self.before,
            self.first and self.first.text,
            self.second and self.second.text,
            self.third and self.third.text,
            self.story,
            self.reported and self.reported.text,
        )
        return " ".join(part for part in told if part)
