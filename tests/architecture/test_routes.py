import pytest

from steelyard.kit import access
from tests.architecture.routes import Route, all_routes

ROUTES = all_routes()


@pytest.mark.parametrize("route", ROUTES, ids=[route.name for route in ROUTES])
def test_every_address_says_who_may_open_it(route: Route) -> None:
    """With @access.allow or @access.public; an address of the API says so on each operation."""
    assert route.views
    undeclared = [view.__qualname__ for view in route.views if not access.declared(view)]
    assert undeclared == [], f"{route.pattern} does not say who may open it: see kit/access.py"


def test_addresses_of_the_api_are_seen_with_their_operations() -> None:
    people = next(route for route in ROUTES if route.name == "api:person")
    assert [view.__module__ for view in people.views] == ["steelyard.foundation.people.api"]
