"""A page of all parts, and addresses that stand in for rooms: what the tests of the parts look at."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from steelyard.kit.ui import charts
from steelyard.kit.ui.beam import Weight

POINT = 1_000_000
SCORECARD = [
    Weight(label="Sales amount", score_micro=112 * POINT, weight_ppm=400_000, contribution_micro=44_800_000),
    Weight(label="New customers", score_micro=86 * POINT, weight_ppm=250_000, contribution_micro=21_500_000),
    Weight(
        label="Payment collected", score_micro=95 * POINT, weight_ppm=200_000, contribution_micro=19_000_000
    ),
    Weight(label="Satisfaction", score_micro=90 * POINT, weight_ppm=150_000, contribution_micro=13_500_000),
]
PEOPLE = [("林伟", 1_182_000), ("Chen Jing", 1_034_000), ("王芳", 874_500), ("赵磊", 512_000)]
MENU = {
    "sections": [
        {"label": "", "items": [{"label": "Home", "icon": "home", "url": "/", "current": ""}]},
        {
            "label": "The cycle",
            "numbered": True,
            "items": [
                {"label": "Plan", "icon": "target-arrow", "url": "#", "current": ""},
                {"label": "Assess", "icon": "scale", "url": "#", "current": "page"},
                {"label": "Apply", "icon": "award", "url": "#", "current": ""},
            ],
        },
        {
            "label": "All year",
            "items": [
                {"label": "Facts", "icon": "database", "url": "#", "current": ""},
                {"label": "People", "icon": "users", "url": "#", "current": ""},
                {"label": "Rulebook", "icon": "book-2", "url": "#", "current": ""},
                {"label": "Audit", "icon": "history", "url": "#", "current": ""},
            ],
        },
    ],
    "period": "2026-Q3",
    "periods": [
        {"code": "2026-Q4", "closed": False, "url": "?period=2026-Q4"},
        {"code": "2026-Q3", "closed": True, "url": "?period=2026-Q3"},
    ],
    "name": "Lin Wei 林伟",
    "roles": "Manager",
}
PICTURES: dict[str, Callable[[], charts.Chart]] = {
    "curve": lambda: charts.curve(
        [(0, 0), (600_000, 0), (800_000, 60 * POINT), (1_000_000, 100 * POINT), (1_200_000, 120 * POINT)],
        at=(1_120_000, 112 * POINT),
    ),
    "tiers": lambda: charts.tiers(
        [
            charts.Tier(starts=0, rate_ppm=20_000),
            charts.Tier(starts=20_000_000, rate_ppm=35_000),
            charts.Tier(starts=50_000_000, rate_ppm=50_000),
        ],
        reached=63_500_000,
        currency="CNY",
    ),
    "attainment": lambda: charts.attainment(PEOPLE),
    "distribution": lambda: charts.distribution(
        [("<60", 2), ("60–80", 7), ("80–100", 15), ("≥100", 9)], mark="80–100"
    ),
    "trend": lambda: charts.trend(
        ["2026-Q1", "2026-Q2", "2026-Q3"],
        [
            charts.Series(name="Won", values=[210_000_000, 308_611_100, 281_400_000]),
            charts.Series(name="Target", values=[240_000_000, 280_000_000, 290_000_000], is_target=True),
        ],
        unit="money",
        currency="CNY",
    ),
    "waterfall": lambda: charts.waterfall(
        [("Commission", 1_250_000), ("Bonus", 480_000), ("Clawback", -130_000)], currency="CNY"
    ),
}


def gallery(request: HttpRequest) -> HttpResponse:
    """Show every part once."""
    pictures = {name: draw() for name, draw in PICTURES.items()}
    context = {"menu": MENU, "pictures": pictures, "scorecard": SCORECARD, "people": PEOPLE}
    return render(request, "ui_tests/gallery.html", context)


def why(request: HttpRequest) -> HttpResponse:
    """Answer a why."""
    return render(request, "ui_tests/why.html", {"menu": MENU})


def broken(_request: HttpRequest) -> HttpResponse:
    """Fail, as a server does."""
    return HttpResponse(status=500)


urlpatterns = [
    path("gallery/", gallery),
    path("gallery/why/", why, name="gallery-why"),
    path("gallery/broken/", broken, name="gallery-broken"),
    path("", include("steelyard.site.urls")),
]
