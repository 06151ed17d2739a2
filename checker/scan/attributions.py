"""Who says what: reporting verbs ("قال … إن") and source phrases ("بحسب …"), with the speaker's words and the reach of the voice."""

from __future__ import annotations

from checker.core.documents import Span
from checker.core.mentions import AttributionMention
from checker.core.patterns import regex
from checker.scan.token_stream import TokenStream

_WORDS = 8
_MEMORY = 12  # attributions back that a short name may stand for
_REACH = 120  # code points before a verb in which its subject may stand
_STOP = regex(r"[،,.:؛;!?؟(\[\n«“\"]")
_WORD = regex(r"\S+")


def read_attributions(stream: TokenStream) -> list[AttributionMention]:
    """All attributions of a passage, in order."""
    found: list[AttributionMention] = []
    for i, token in enumerate(stream.tokens):
        if "says" in token.senses or "according" in token.senses:
            mention = _attribution(stream, i, found)
            if mention:
                found.append(mention)
    return found


def _attribution(stream: TokenStream, i: int, found: list[AttributionMention]) -> AttributionMention | None:
    token = stream.tokens[i]
    source = "according" in token.senses
    end = _speaker_end(stream, token.end)
    speaker = stream.span(token.end, end)
    words = stream.written(speaker).strip() or ("" if source else _subject_before(stream, token.start))
    if not words and (source or not found):
        return None
    start = stream.passage.folded.start(token.start)
    first, last = (
        stream.passage.sentences[stream.passage.sentence_at(start)] if stream.passage.sentences else (start, start)
    )
    quote = None if source else stream.passage.quote_after(speaker.end)
    if (
        quote
        and quote.start < last
        and quote.closed
        and _only_introduces(stream.passage.raw[speaker.end : quote.start])
    ):
        last = quote.end  # what follows the quotation is the narrator's again
    reach = Span(stream.passage.part, first if source else start, max(last, speaker.end))
    name = _named_before(words, found) if words else found[-1].speaker
    whole = Span(stream.passage.part, start, max(speaker.end, stream.passage.folded.end(token.end)))
    return AttributionMention(whole, stream.written(whole), name, reach)


def _named_before(words: str, found: list[AttributionMention]) -> str:
    """ "وأضافت المنظمة" after "قالت منظمة الهجرة": the short name stands for the long one."""
    if " " in words or not words.startswith("ال"):
        return words
    for earlier in reversed(found[-_MEMORY:]):
        if earlier.speaker.split()[0] in (words, words[2:]):
            return earlier.speaker
    return words


def _subject_before(stream: TokenStream, end: int) -> str:
    """ "لكن المنظمة الدولية للهجرة قدرت …": the speaker stands before the verb, from the beginning of the clause."""
    floor = max(0, end - _REACH)
    marks = list(_STOP.finditer(stream.text, floor, end))
    words = list(_WORD.finditer(stream.text, marks[-1].end() if marks else floor, end))
    find = stream.lexicon.sense
    while words and (find(words[0][0], "opener") or find(words[0][0], "says")):
        words = words[1:]
    while words and find(words[-1][0], "opener"):
        words = words[:-1]
    if not words or len(words) > _WORDS or any(find(word[0], "stop") for word in words):
        return ""
    start = words[0].start() + words[0][0].startswith("وال")
    return stream.written(stream.span(start, words[-1].end())) if stream.text.startswith("ال", start) else ""


def _only_introduces(between: str) -> bool:
    """Whether only إن, في or a mark stands between a speaker and the quotation."""
    return len(between.split()) <= 3


def _speaker_end(stream: TokenStream, start: int) -> int:
    """Where the speaker's words end: at a stop word, a mark, or after eight words."""
    text, end = stream.text, start
    limit = _STOP.search(text, start, start + 160)
    border = limit.start() if limit else min(len(text), start + 160)
    if limit and limit[0] in '"“«' and border - start <= 30 and _names_speaker(text, start, border):
        border = _closing(text, border)
    for count, word in enumerate(_WORD.finditer(text, start, border)):
        if count >= _WORDS or stream.lexicon.sense(word[0], "stop"):
            break
        end = word.end()
    return end


def _names_speaker(text: str, start: int, border: int) -> bool:
    """ "قالت شبكة "إن بي سي" إن": a name in quotation marks belongs to the speaker."""
    return bool(text[start:border].strip()) and text[start:border].rsplit(maxsplit=1)[-1] not in (
        "ان",
        "بان",
        "انه",
        "انها",
    )


def _closing(text: str, opening: int) -> int:
    for at in range(opening + 1, min(len(text), opening + 40)):
        if text[at] in '"”»':
            return at + 1
    return opening
