"""Reading: all problems at once, with line and remedy, in three languages; hostile text does no harm."""

import string
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steelyard.engine import describe, read
from steelyard.engine.problem_words import PROBLEMS
from steelyard.engine.words import LANGUAGES, Words

ROOT = Path(__file__).resolve().parents[4]
REP = (ROOT / "library" / "plans" / "field-sales-rep.yaml").read_text(encoding="utf-8")
SMALL = """\
plan: example
title: Example
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount}
indicators:
  revenue: {kind: total, title: Revenue, from: deals, of: amount, target: 100}
scorecard:
  parts:
    revenue: {weight: 100 %, curve: {kind: ratio}}
"""


def found(text: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in read(text, source="p.yaml").problems]


@pytest.mark.parametrize(
    ("was", "becomes", "code", "line"),
    [
        ("currency: CNY", "currency: yuan", "not_a_currency", 3),
        ("weight: 100 %", "weight: 90 %", "weights_not_whole", 9),
        ("weight: 100 %", "weight: 100", "not_percent", 10),
        ("kind: total", "kind: totl", "unknown_kind", 7),
        ("from: deals", "from: deal", "dataset_not_credited", 7),
        ("target: 100", "target: 0", "target_not_positive", 7),
        ("target: 100", "target: 100, prorate: weeks", "not_one_of", 7),
        ("target: 100", "target: 100, target_by: days", "no_personal_target", 7),
        ("target: 100", "target: 9e99", "not_number", 7),
        ("target: 100", "target: 9999999999999", "too_large", 7),
        ("target: 100", "targt: 100", "unknown_key", 7),
        ("revenue: {weight", "revenu: {weight", "unknown_indicator", 10),
        ("target: 100", "target: 100, where: stage = Won", "filter_unquoted", 7),
        ("target: 100", "target: 100, where: 'sleep(9) = 1'", "filter_column_first", 7),
        ("target: 100", "target: 100, where: stage in (select 1)", "filter_refused", 7),
        ("plan: example", "plan: &a example", "anchor", 1),
        ("title: Example", "title: Example\ntitle: Other", "key_twice", 3),
        (
            "{kind: ratio}",
            "{kind: step, bands: [{below: 80 %, points: 1}, {above: 80 %, points: 2}]}",
            "band_gap",
            10,
        ),
        (
            "{kind: ratio}",
            "{kind: step, bands: [{up_to: 80 %, points: 1}, {from: 80 %, points: 2}]}",
            "band_overlap",
            10,
        ),
        ("{kind: ratio}", "{kind: step, bands: [{below: 80 %, points: 1}]}", "bands_leave_high", 10),
    ],
)
def test_a_mistake_is_found_in_its_line(was: str, becomes: str, code: str, line: int) -> None:
    assert (code, line) in found(SMALL.replace(was, becomes, 1))


def test_all_mistakes_are_told_at_once() -> None:
    text = SMALL.replace("CNY", "yuan").replace("100 %", "90 %").replace("kind: owner", "kind: ownr")
    codes = [code for code, _ in found(text)]
    assert {"not_a_currency", "weights_not_whole", "unknown_kind"} <= set(codes)


def test_a_gap_names_the_numbers_in_it() -> None:
    text = SMALL.replace(
        "{kind: ratio}", "{kind: step, bands: [{below: 80 %, points: 1}, {from: 81.5 %, points: 2}]}"
    )
    problem = read(text, source="p.yaml").problems[0]
    assert "from 80 % and below 81.5 %" in problem.text("en")


def test_the_hash_is_of_the_text() -> None:
    one, other = read(SMALL, source="a").plan, read(SMALL + "\n", source="a").plan
    assert one is not None
    assert other is not None
    assert one.sha256 != other.sha256


def places(words: Words) -> list[set[str]]:
    return [
        {name for _, name, _, _ in string.Formatter().parse(words.text(one)) if name} for one in LANGUAGES
    ]


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_every_problem_says_the_same_in_three_languages(code: str) -> None:
    entry = PROBLEMS[code]
    for words in (entry.what, entry.why, entry.instead):
        first, *others = places(words)
        assert all(other == first for other in others)
        assert all(words.text(language) for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_reads_as_an_agreement(language: str) -> None:
    plan = read(REP, source="field-sales-rep.yaml").plan
    assert plan is not None
    clauses = describe(plan, language)  # type: ignore[arg-type]
    assert len(clauses) > 10
    assert all(clause.heading and clause.sentence and "{" not in clause.sentence for clause in clauses)


HOSTILE = {
    "billion laughs": "a: &a [x,x]\n" + "\n".join(f"b{n}: &b{n} [*a,*a]" for n in range(50)),
    "deep": "plan: " + "[" * 5000,
    "deep mapping": "".join(" " * n + f"a{n}:\n" for n in range(300)),
    "long": "plan: x\n" * 100_000,
    "huge number": SMALL.replace("100", "9" * 100_000),
    "tag": "!!python/object/apply:os.system ['true']",
    "binary": "\x00\x01",
    "surrogate": "plan: \ud800",
    "empty": "",
    "list": "- 1",
    "deep filter": SMALL.replace("target: 100", "where: '" + "(" * 400 + "a = 1" + ")" * 400 + "'"),
    "long filter": SMALL.replace("target: 100", "where: " + " and ".join(["a = 1"] * 60)),
    "comment": SMALL.replace("target: 100", "where: 'a = 1 -- b'"),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_refused_quickly_in_words(text: str) -> None:
    started = time.monotonic()
    reading = read(text, source="p.yaml")
    assert time.monotonic() - started < 5
    assert reading.plan is not None or all(problem.text("zh-hans") for problem in reading.problems)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.integers(0, len(REP) - 1), st.integers(0, 12), st.text(max_size=8))
def test_a_mutated_plan_never_raises(place: int, length: int, put: str) -> None:
    reading = read(REP[:place] + put + REP[place + length :], source="p.yaml")
    assert all(problem.text("zh-hant") for problem in reading.problems)
    assert (reading.plan is None) == any(problem.severity == "error" for problem in reading.problems)


def test_an_agreement_holds_the_persons_own_figures() -> None:
    plan = read(SMALL_TIERS, source="p.yaml").plan
    assert plan is not None
    said = {clause.heading: clause for clause in describe(plan, "en", {"revenue": 1_000_000_00})}
    assert "Your target is 1,000,000.00 CNY." in said["Revenue"].sentence
    assert said["Commission"].rows[1] == ("from 80 %", "2 %", "from 800,000.00 CNY")
    chinese = {clause.heading: clause for clause in describe(plan, "zh-hans", {})}
    assert "您的目标尚未约定。" in chinese["Revenue"].sentence
    assert "agreed with each person" in {c.heading: c for c in describe(plan, "en")}["Revenue"].sentence


SMALL_TIERS = """\
plan: rep
title: Rep
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount}
indicators:
  revenue: {kind: total, title: Revenue, from: deals, of: amount, target: personal}
pay:
  commission:
    kind: tiers_by_attainment
    title: Commission
    on: revenue
    method: marginal
    tiers: [{below: 80 %, rate: 1 %}, {from: 80 %, rate: 2 %}]
"""
