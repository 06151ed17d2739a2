"""A survivor of a disaster of which the same copy says that all died."""

from __future__ import annotations

from checker.checks.base import Article, Check, Draft, Options, Outcome
from checker.link.survivors import read_survivals


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    say = article.catalogue.say
    for scan in article.scans:
        for found in read_survivals(scan):
            if article.same_story(found.dead, found.survivor):
                places = (
                    article.place(found.dead, say("label.all-dead"), primary=True),
                    article.place(found.survivor, say("label.survivor")),
                )
                fields = {"dead": places[0].text, "survivor": places[1].text}
                outcome.drafts.append(Draft("all-dead", places, fields, "survivors = 0 | survivors >= 1"))


CHECK = Check("survivors", ("all-dead",), frozenset({"dead", "survivor"}), {}, _run)
