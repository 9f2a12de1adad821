"""What the customer asks for, and what they say they do not want."""

from replykit.complaint.reading import Reading
from replykit.model import Request, RequestLabel


def read_requests(reading: Reading) -> list[Request]:
    """The requests in the order of the text, the refused ones marked."""
    refused = {one.label: (one.start, one.end) for one in reading.refusals}
    asked = []
    for label in reading.given("requests"):
        if label[0] == "!":
            refused.setdefault(RequestLabel(label[1:]), _loudest(reading, label))
        else:
            asked.append(RequestLabel(label))
    found = [
        Request(label=label, start=start, end=end, refused=True)
        for label, (start, end) in refused.items()
    ]
    for label in asked:
        if label not in refused:
            start, end = _place(reading, label)
            found.append(Request(label=label, start=start, end=end))
    return sorted(found, key=lambda request: (request.start, request.end, request.label))


def _place(reading: Reading, label: RequestLabel) -> tuple[int, int]:
    """Where a request is made: its phrase, or the sentence that speaks loudest for it."""
    hits = reading.story.hits.get(f"request:{label}")
    return (hits[-1].start, hits[-1].end) if hits else _loudest(reading, label)


def _loudest(reading: Reading, label: str) -> tuple[int, int]:
    sentence = reading.loudest("requests", label)
    return sentence.start, sentence.end
