"""The words of numbers: scales, duals, ordinals, and hundreds and teens in one word."""

from __future__ import annotations

from checker.words.word_forms import Builder


def number_words(build: Builder) -> None:
    """Number words, scales, ordinals, hedges, ranges, percents and units of time; "starts" marks what may begin a figure."""
    sections = {"numbers": "number", "numbers_said": "number", "scales": "scale", "dual_scales": "dual", "fractions": "fraction",
                "fractions_said": "fraction", "vague": "vague", "few": "few"}  # fmt: skip
    build.words_of("fractions_said", "1/2", "said")
    for section, role in sections.items():
        build.table(section, role, "and" if section == "numbers_said" else "full")
        for words in build.words[section].values():
            for word in words:
                build.add(word, "starts", value=True)
    _glued_numbers(build)
    build.words_of("teens", "words", "teen", clitics="none")
    for number in (11, 12):
        for word in build.words["teens"][str(number)]:
            build.add(word, "before_ten", number - 10)  # أحد and أثنى are common words: numbers only before عشر
            build.add(word, "starts", value=True)
    build.table("hedges", "hedge")
    build.words_of("hedges_none", "words", "no_hedge", clitics="and")
    build.table("hedges_after", "hedge_after", "none")
    build.table("ranges", "range", "and")
    build.table("percents", "percent", "none")
    build.table("durations", "duration")
    build.table("definite_numbers", "definite_number")
    for words in build.words["definite_numbers"].values():
        for word in words:
            build.add(word, "starts", value=True)
    build.table("definite_durations", "definite_duration")
    _duals(build)
    _ordinals(build)


def _duals(build: Builder) -> None:
    """Words that are two of something: ساعتين، كيلومترين، دولارين، ضعفين."""
    words = build.words
    roles = {"duration_dual": words["duration_duals"], "unit_dual": words["unit_duals"], "double": {True: words["doubles"]["words"]},
             "points_dual": {2: words["doubles"]["points"]},
             "money_dual": {name: money.get("dual", ()) for name, money in words["money"].items()}}  # fmt: skip
    for role, table in (*roles.items(), ("duration_dual", words["definite_duals"])):
        for value, duals in table.items():
            for word in duals:
                build.add(word, role, value)
                build.add(word, "starts", value=True)


def _glued_numbers(build: Builder) -> None:
    """Hundreds and teens in one word: خمسمئة، خمسماية، ثلاثطعش."""
    words = build.words
    for section, tails, size, clitics in (
        ("hundreds", words["hundred_words"]["words"], 100, "full"), ("teens_said", words["teens_said_extra"]["endings"], 1, "and"),
    ):  # fmt: skip
        for key, stems in words[section].items():
            for stem in stems:
                for tail in tails:
                    build.add(stem + tail, "number", int(key) * size, clitics)
                    build.add(stem + tail, "starts", True, clitics)


def _ordinals(build: Builder) -> None:
    """Day numbers in words: one to ten, eleven to nineteen, and the tens with و between."""
    table = {int(n): words for n, words in build.words["ordinals"].items()}
    for unit, words in table.items():
        for word in words:
            build.add(word, "ordinal", unit)
            if unit < 10 and word.startswith("ال"):
                for teen in build.words["teens"]["words"]:
                    build.add(f"{word} {teen}", "ordinal", unit + 10)
                for ten in (20, 30):
                    for tens in table[ten]:
                        build.add(f"{word} و{tens}", "ordinal", unit + ten)
