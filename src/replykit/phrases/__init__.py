"""Phrase packs: read, check, compile, match.

A pack is a TOML file that a support lead can read and change. Each phrase says what to match,
what to write instead, and shows sentences that it must and must not match. ``match`` is a small
language over folded words (see replykit.text), so case, quotes, contractions and British or
American spelling do not matter:

    we are sorry        these words, in this order
    (late|delayed)      one of these; a branch may be several words or empty
    [very]              may be there
    {sorry}             a word class, defined once in classes.toml
    fail~               fail, fails, failed, failing
    apolog*             any word that begins so
    _                   any one word
    ..  and  ...        up to 3, up to 7 words in between, within the sentence
    #                   a number
    ^ and $             the beginning, the end of the sentence
    ! ? : ;             that mark

Commas, dashes, quotation marks and the small words of the class ``filler`` may stand between any
two words. Each pattern has a bounded length, so matching is linear in the text.

A pattern is read by ``grammar``, made ready by ``pattern``, held by a ``pack``, found by
``matching``; ``library`` keeps the packs that come with replykit, and ``examples`` tries phrases
on their own sentences.
"""

from replykit.phrases.examples import find_in, problems
from replykit.phrases.grammar import Classes, word_node
from replykit.phrases.inflection import inflections
from replykit.phrases.library import (
    SIFTED_TOGETHER,
    classes,
    compile_packs,
    fillers,
    load,
    matcher,
    pack_names,
    packs,
    read_words,
    root,
    sources,
    stored_guards,
    stored_plan,
    word_list,
)
from replykit.phrases.matching import Hit, Matcher, make_plan
from replykit.phrases.pack import Pack, Phrase, check_patterns, read_pack, read_toml
from replykit.phrases.pattern import LONGEST_MATCH, SKIPPED, Pattern, Shapes

__all__ = [
    "LONGEST_MATCH",
    "SIFTED_TOGETHER",
    "SKIPPED",
    "Classes",
    "Hit",
    "Matcher",
    "Pack",
    "Pattern",
    "Phrase",
    "Shapes",
    "check_patterns",
    "classes",
    "compile_packs",
    "fillers",
    "find_in",
    "inflections",
    "load",
    "make_plan",
    "matcher",
    "pack_names",
    "packs",
    "problems",
    "read_pack",
    "read_toml",
    "read_words",
    "root",
    "sources",
    "stored_guards",
    "stored_plan",
    "word_list",
    "word_node",
]
