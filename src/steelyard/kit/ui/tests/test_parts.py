import pytest
from django import forms
from django.template import Context, Template
from django.utils.safestring import SafeString

from steelyard.kit.ui.parts.bar import attainment_bar
from steelyard.kit.ui.parts.icon import icon


def shown(source: str, **values: object) -> SafeString:
    return Template("{% load ui %}" + source).render(Context(values))


def test_words_of_people_are_escaped_in_every_part() -> None:
    bad = "<b>&"
    for source in (
        "{% badge bad %}",
        "{% why '/x/' bad %}",
        "{% state 'empty' title=bad hint=bad %}",
        "{% table bad %}{% endtable %}",
        "{% icon 'check' bad %}",
    ):
        assert bad not in shown(source, bad=bad)
        assert "&lt;b&gt;&amp;" in shown(source, bad=bad)


def test_a_why_is_a_link_that_opens_the_drawer() -> None:
    html = shown('{% money 100 "CNY" as pay %}{% why "/why/" pay %}')
    assert 'href="/why/" hx-get="/why/" hx-target="#drawer-content"' in html
    assert '<span class="num">¥1.00</span>' in html


@pytest.mark.parametrize(
    ("ppm", "width", "tone"),
    [
        (-100_000, "0%", "low"),
        (799_999, "53%", "low"),
        (800_000, "53%", "near"),
        (1_000_000, "66%", "met"),
        (9_000_000, "100%", "met"),
    ],
)
def test_the_bar_stays_in_its_frame(ppm: int, width: str, tone: str) -> None:
    html = attainment_bar(ppm)
    assert f'class="fill" width="{width}"' in html
    assert f"attainment-{tone}" in html


@pytest.mark.parametrize("name", ["no-such-icon", "../../../package"])
def test_an_unknown_icon_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no icon"):
        icon(name)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("2026-Q3", "Q3 2026"),
        ("2026-H2", "H2 2026"),
        ("2026-07", "7/2026"),
        ("2026-P07", "Month 7 of fiscal 2026"),
        ("2026-W31", "Week 31 of 2026"),
        ("2026-F16", "Two weeks 16 of 2026"),
        ("2026", "2026"),
        ("spring", "spring"),
    ],
)
def test_a_period_is_called_by_its_name(code: str, words: str) -> None:
    assert shown("{% period_name code %}", code=code) == words


def test_a_field_tells_its_fault_to_those_who_listen() -> None:
    class Sale(forms.Form):
        amount = forms.IntegerField(help_text="In fen.")

    html = Sale({"amount": "many"}).as_div() + str(Sale({"amount": "many"}))
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_amount_helptext id_amount_error"' in html
    assert 'id="id_amount_error"' in html
    assert 'class="form-control' in html
