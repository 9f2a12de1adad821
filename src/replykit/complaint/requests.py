"""What the customer asks for, and what they say they do not want."""

from replykit.complaint.grounds import given_requests
from replykit.complaint.reading import Reading
from replykit.model import Request, RequestLabel


def read_requests(reading: Reading) -> list[Request]:
    """The requests in the order of the text, the refused ones marked."""
    refused = {one.label: (one.start, one.end) for one in reading.refusals}
    heard = given_requests(reading)
    is_doubted = any(given[0] == "!" for given in heard)
    told = reading.demands
    demands = {one.label: one for one in told.found if is_doubted or told.is_weighed}
    asked = [one.label for one in demands.values() if one.is_set_against]
    for given in heard:
        label = RequestLabel(given.removeprefix("!"))
        if label not in demands and reading.is_despair(reading.loudest("requests", given)):
            continue
        if given[0] == "!" and label not in demands:
            refused.setdefault(label, _loudest(reading, given))
        elif label not in asked:
            asked.append(label)
    found = [
        Request(label=label, start=start, end=end, refused=True)
        for label, (start, end) in refused.items()
    ]
    for label in asked:
        if label not in refused:
            demand = demands.get(label)
            if demand and demand.is_set_against:
                start, end = demand.start, demand.end
            else:
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
