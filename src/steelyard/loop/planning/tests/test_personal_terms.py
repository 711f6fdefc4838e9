"""Personal terms on the site: agreed with dates, by a file too, in one's agreement, frozen in the run."""

from datetime import date
from html import unescape

import pyarrow.parquet as pq
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from steelyard.foundation import calculation
from steelyard.foundation.calculation.pinned import read_inputs
from steelyard.kit.audit.models import AuditEvent as Event
from steelyard.kit.refusal import Refused
from steelyard.loop.planning import actions
from steelyard.loop.planning.agreed import Agreed
from steelyard.loop.planning.models import PersonalFigure
from tests import closes
from tests.closes import REP, Setting, setting
from tests.factories import AT

pytestmark = pytest.mark.django_db
PERSONAL = REP.partition("pay:")[0] + (
    "pay:\n"
    "  commission: {kind: rate, title: {en: Commission, zh-hans: 提成}, on: revenue, rate: personal}\n"
    "  bonus: {kind: objective_bonus, title: Bonus, of: total score, amount: personal}\n"
)
PAGE = "/planning/2026-Q3/personal/"


def of(made: Setting, role: str) -> Client:
    client = Client()
    client.force_login(made.company.users[role])
    return client


def agreed(made: Setting, value: int, since: date, until: date | None = None) -> Agreed:
    """Give Bo's rate."""
    return Agreed(
        person=made.company.bo.code,
        plan="field-sales",
        part="commission",
        figure="rate",
        value=value,
        starts_on=since,
        ends_on=until,
    )


def test_a_figure_is_agreed_on_the_page_and_read_in_the_agreement() -> None:
    made = setting(plan=PERSONAL)
    client, bo = of(made, "sales_ops"), made.company.bo
    page = unescape(client.get(PAGE).content.decode())
    assert "These people are not paid by that part until it is agreed" in page
    said = {"person": "Bo", "which": "field-sales/commission/rate", "value": "5 %", "starts_on": "2026-07-01"}
    assert client.post(PAGE, said | {"why": "Letter of June"}).status_code == 302
    (figure,) = PersonalFigure.objects.all()
    assert (figure.person, figure.value, figure.ends_on, figure.by) == (bo, 50_000, None, made.ops)
    event = Event.objects.filter(verb="agree_personal_figure").get()
    assert event.why == "Letter of June"
    assert "5 %" in unescape(client.get(PAGE).content.decode())
    own = unescape(of(made, "rep").get(f"/planning/2026-Q3/agreement/{bo.code}/").content.decode())
    assert "Your rate by your terms of 2026-07-01 is 5 %." in own
    assert "Your amount is not agreed yet." in own


def test_a_later_figure_ends_the_one_before_and_two_never_hold_on_one_day() -> None:
    made = setting(plan=PERSONAL)
    first, second = date(2026, 7, 1), date(2026, 8, 1)
    for one in (agreed(made, 30_000, first), agreed(made, 50_000, second), agreed(made, 50_000, second)):
        actions.agree_personal_figures(agreed=[one], by=made.ops, at=AT)
    spans = PersonalFigure.objects.order_by("starts_on").values_list("value", "starts_on", "ends_on")
    assert list(spans) == [(30_000, first, date(2026, 7, 31)), (50_000, second, None)]
    for wrong in (agreed(made, 60_000, date(2026, 7, 15)), agreed(made, 0, date(2027, 1, 1))):
        with pytest.raises(Refused):
            actions.agree_personal_figures(agreed=[wrong], by=made.ops, at=AT)
    assert PersonalFigure.objects.count() == 2


def upload(client: Client, text: str) -> str:
    file = SimpleUploadedFile("terms.csv", text.encode())
    return unescape(client.post(f"{PAGE}import/", {"file": file}, follow=True).content.decode())


def test_a_file_is_taken_whole_or_not_at_all_and_names_each_wrong_row() -> None:
    made = setting(plan=PERSONAL)
    client = of(made, "sales_ops")
    page = upload(
        client, "工号,figure,比例,金额,起始日期\nBo,rate,5,,2026-07-01\nNobody,amount,,500,1 July\n"
    )
    assert "Row 2: Write a rate with a sign, such as 8 %." in page
    assert "Row 3:" in page
    assert not PersonalFigure.objects.exists()
    assert "There is no column starts_on; the file has: person, figure, share." in upload(
        client, "person,figure,share\nBo,rate,5 %\n"
    )
    good = 'person,figure,share,amount,from\nBo,rate,5 %,,2026-07-01\nBo,amount,,"5,000.00",2026-07-01\n'
    assert "2 figures agreed." in upload(client, good)
    assert "0 figures agreed." in upload(client, good)
    assert sorted(PersonalFigure.objects.values_list("figure", "value")) == [
        ("amount", 500_000),
        ("rate", 50_000),
    ]


def test_only_sales_operations_agree() -> None:
    made = setting(plan=PERSONAL)
    said = {"person": "Bo", "which": "field-sales/commission/rate", "value": "5 %", "starts_on": "2026-07-01"}
    assert of(made, "manager").post(PAGE, said).status_code == 403
    assert of(made, "rep").get(PAGE).status_code == 403
    assert not PersonalFigure.objects.exists()


def test_a_close_pays_by_them_freezes_them_and_stops_only_who_has_none() -> None:
    made = setting(plan=PERSONAL)
    actions.agree_personal_figures(agreed=[agreed(made, 50_000, date(2026, 7, 1))], by=made.ops, at=AT)
    closes.close(made)
    run = calculation.run_in_force(made.period)
    assert run is not None
    frozen = pq.read_table(read_inputs(run.folder).table_paths()["personal_figures"])
    assert frozen["share_ppm"].to_pylist() == [50_000]
    paid = {
        (result.person, part.component): (part.amount_minor, part.note)
        for code in (made.company.bo.code, made.company.cy.code)
        for result in calculation.results_of(run, code)
        for part in result.components
    }
    assert paid[made.company.bo.code, "commission"][0] == 620_000  # 70,000 + 30,000 + 60 % of 40,000, at 5 %
    assert paid[made.company.cy.code, "commission"] == (0, "no_figure")
