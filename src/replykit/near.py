"""What was probably meant by a word that is not known: names, options, numbers."""

from collections.abc import Iterable, Sequence


def nearly(name: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known name that is most like one that is not known; None where none is like it.

    Args:
        name: what was written.
        known: the names that there are.
        cutoff: how like it has to be, from 0 to 1.
    """
    by_fold = {other.casefold(): other for other in known}
    if name.casefold() in by_fold and name not in by_fold.values():
        return by_fold[name.casefold()]
    import difflib  # few runs need it

    near = difflib.get_close_matches(name, list(by_fold.values()), 1, cutoff)
    if not near:
        near = difflib.get_close_matches(name.casefold(), list(by_fold), 1, cutoff)
    return by_fold[near[0].casefold()] if near else None


def is_slip(name: str, other: str) -> bool:
    """Whether a name looks like another one mistyped: a slip of the fingers, two in a long name."""
    return name != other and distance(name, other) <= (1 if min(len(name), len(other)) < 7 else 2)


def nearest(name: str, known: Sequence[str]) -> str:
    """What was probably meant, as the end of a message; nothing where no name is near."""
    near = nearly(name, known)
    return f"; did you mean {near!r}?" if near and near != name else ""


def distance(one: str, other: str, most: int = 3) -> int:
    """Edits between two short strings: insert, delete, replace, or swap neighbours.

    Counting stops at *most*.
    """
    if abs(len(one) - len(other)) >= most:
        return most
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, right in enumerate(other, 1):
            cost = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return min(row[-1], most)
