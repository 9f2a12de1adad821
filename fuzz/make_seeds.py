"""Write the small corpus that fuzzing starts from: one input a door, of sentences of our own."""

# ruff: noqa: E501 -- a case a line

from pathlib import Path

from fuzz.doors import FILE_DOORS, FORMATS, TEXT_DOORS

SEEDS = Path(__file__).parent / "seeds"

REPLY = (
    "Dear {{ name }},\n\nThank you for the photos. We are sorry for any inconvenience. You should "
    "have checked the size!! I'll ring you on 07700 900123 by Friday, and refund £18.40.\n\nTom"
)
COMPLAINT = (
    "Order BX-2041: my blender arrived on Tuesday with a cracked jar, nobody answers, and I am "
    "furious. I want a refund of £64.50 or I’ll call my lawyer. Why was it not packed?\n\n> Hi\n"
)
TEXTS = [COMPLAINT, "<p>" + COMPLAINT + "</p>", REPLY, "Y&#111;u&nbsp;sh\u043euld h\u00adave", COMPLAINT,
         "ﬁrst \u200b А\u0301"]  # fmt: skip
FILES = {
    "txt": REPLY, "md": f"---\ntitle: A\nchannel: sms\n---\n# Late\n\n{REPLY}\n\n> *[a](b)* `c`\n",
    "html": f"<html><body><p>{REPLY}</p><!-- replykit: ignore blame --><br>&pound;</body></html>",
    "yaml": "macros:\n  - name: a\n    body: |\n      Hi {{ x }}, sorry.\n  - &b {name: c, body: \"d\\n\"}\n",
    "json": '{"macros": [{"title": "a", "body": "Hi {{ x }}, \\u00a318."}]}',
    "jsonl": '{"title": "a", "body": "Hi."}\n{"title": "b", "body": "Sorry."}\n',
    "csv": 'title,body\na,"Hi {{ x }}, ""sorry""."\n', "tsv": "title\tbody\na\tHi there.\n",
    "eml": "Subject: =?utf-8?q?Caf=C3=A9?=\nContent-Type: multipart/alternative; boundary=b\n\n--b\n"
    "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nHi =C2=A3.\n--b--\n",
    "tmpl": "{{#if a}}Hi{{else}}Dear{{/if}} <%= name %>, {% for x in y %}sorry{% endfor %}",
}  # fmt: skip
PACK = (
    'title = "Ours"\nsource = "us"\nwhy = "“{quote}” is ours."\n[[phrase]]\n'
    'match = ["(the|your) (unit|item) [very] fail~ ... {sorry} # _", "^ apolog* $"]\n'
    'unless = "we"\nguards = ["owned"]\nbad = "[[the unit]]"\ngood = "it"\nseverity = "error"\n'
)
SETTINGS = (
    'select = ["blame"]\nchannel = "sms"\n[severity]\nblame = "error"\n[parts]\nsms = ["thanks"]\n'
    '[sources."**/*.yml"]\ntext = "macros.*.body"\n[[overrides]]\nfiles = ["a/**", "*.md"]\n'
)
POLICY = (
    'business_name = "Harbour"\nresponse_time = "by noon"\n[private_contact]\nreview = "a@b.c"\n'
    '[[remedies.billing]]\nlabel = "refund"\ntext = "refund it"\nlimit = "up to £5"\n'
)
OTHERS = {
    "pack": PACK, "settings": SETTINGS, "policy": POLICY,
    "baseline": '{"version": 1, "findings": [{"file": "a", "rule": "b", "sentence": "c"}]}',
    "records": f'id,text,date\n1,"{COMPLAINT}",2026-03-01\n',
}  # fmt: skip


def main() -> None:
    """Write the files anew."""
    for folder in ("texts", "templates", "settings"):
        (SEEDS / folder).mkdir(parents=True, exist_ok=True)
    for number, (door, text) in enumerate(zip(TEXT_DOORS, TEXTS, strict=True)):
        name = door.replace(" ", "-")
        (SEEDS / "texts" / name).write_bytes(bytes([number]) + text.encode())
    for number, name in enumerate(FORMATS):
        kind = name.split(".")[1]
        (SEEDS / "templates" / name).write_bytes(bytes([number]) + FILES[kind].encode())
    for number, door in enumerate(FILE_DOORS):
        (SEEDS / "settings" / door).write_bytes(bytes([number]) + OTHERS[door].encode())


if __name__ == "__main__":
    main()
