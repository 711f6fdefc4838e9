"""Who buys: customers by region, with their trade, class and currency."""

import zlib
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np

from steelyard.site.demo.draw import Floats, Ints, apportion, pick, stream
from steelyard.site.demo.size import Size

DEALS_FOR_A_CUSTOMER = 9
CURRENCIES = ("CNY", "USD")


@dataclass(frozen=True)
class Market:
    """Customers in order of region; region r has those from first[r] up to first[r + 1]."""

    codes: list[str]
    names: list[str]
    provinces: list[str]
    sectors: list[str]
    levels: list[str]
    regions: list[str]
    region: Ints
    first: Ints
    dollars: Ints  # 1 for those that sign in US dollars
    slow: Floats  # times the usual time to pay


def draw_market(size: Size, words: dict[str, Any], places: dict[str, Any]) -> Market:
    """Found as many customers as the deals call for."""
    rng = stream(size.seed, "customers")
    regions = places["regions"]
    count = max(40, size.deals // DEALS_FOR_A_CUSTOMER)
    shares = apportion(count, np.array([row["weight"] for row in regions]), least=4)
    region = np.repeat(np.arange(len(regions)), shares)
    provinces = [
        regions[area]["provinces"][int(turn * len(regions[area]["provinces"]))]
        for area, turn in zip(region, rng.random(count) ** 1.4, strict=True)
    ]
    sector = pick(rng, np.array([row["weight"] for row in words["sectors"]]), count)
    level = pick(rng, np.array([row["share"] for row in words["levels"]]), count)
    return Market(
        codes=[f"C{number:07d}" for number in range(1, count + 1)],
        names=draw_company_names(rng, provinces, sector, words, places),
        provinces=provinces,
        sectors=[words["sectors"][kind]["name"] for kind in sector],
        levels=[words["levels"][kind]["name"] for kind in level],
        regions=[row["code"] for row in regions],
        region=region,
        first=np.concatenate([[0], np.cumsum(shares)]),
        dollars=(rng.random(count) < words["dollar_share"]).astype(np.int64),
        slow=np.exp(rng.normal(0, 0.35, count)),
    )


def draw_company_names(
    rng: np.random.Generator,
    provinces: list[str],
    sector: Ints,
    words: dict[str, Any],
    places: dict[str, Any],
) -> list[str]:
    """Name them so that no two are alike: 苏州恒达精密制造有限公司."""
    brands = [one + two for one in words["first"].split() for two in words["second"].split()]
    brands = list(dict.fromkeys(brands))
    brands = [brands[place] for place in rng.permutation(len(brands))]
    used: defaultdict[tuple[str, str], int] = defaultdict(int)
    found = []
    draws = rng.random((len(provinces), 3))
    for place, province in enumerate(provinces):
        city, trade, form = draws[place]
        cities = places["provinces"][province]["cities"]
        trades = words["sectors"][sector[place]]["trades"]
        head = cities[int(city * len(cities))]
        tail = trades[int(trade * len(trades))]
        legal = words["forms"][int(form**2 * len(words["forms"]))]
        turn = used[head, tail] + zlib.crc32((head + tail).encode()) % len(brands)
        used[head, tail] += 1
        again = used[head, tail] // len(brands)
        found.append(f"{head}{brands[turn % len(brands)]}{tail}{again or ''}{legal}")
    return found
