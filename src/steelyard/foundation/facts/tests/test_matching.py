import pytest
from django.utils.translation import override

from steelyard.foundation.facts.datasets import ALL, Dataset
from steelyard.foundation.facts.matching import LANGUAGES, guess_columns, guess_dataset, near_headers


@pytest.mark.parametrize(
    ("headers", "dataset"),
    [
        ("opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value", "deals"),
        ("account,sector,year_established,revenue,employees,office_location,subsidiary_of", "customers"),
        ("product,series,sales_price", "products"),
        ("sales_agent,manager,regional_office", "roster"),
        ("商机编号,负责人,客户名称,产品名称,销售阶段,成交日期,成交金额", "deals"),
        ("商機編號,負責人,客戶名稱,產品名稱,銷售階段,簽約日期,成交金額", "deals"),
        ("发票号,负责人,开票日期,金额,商机编号", "invoices"),
        ("姓名,工号,部门,直属上级,岗位,入职日期", "roster"),
        ("币种,汇率日期,汇率", "rates"),
        ("数据集,业务编号,人员,分成比例", "splits"),
        ("colour,shape", ""),
    ],
)
def test_a_file_is_recognised_by_its_headers(headers: str, dataset: str) -> None:
    assert guess_dataset(headers.split(",")) == dataset


@pytest.mark.parametrize("dataset", ALL.values(), ids=list(ALL))
def test_every_dataset_recognises_its_own_template(dataset: Dataset) -> None:
    headers = [column.name for column in dataset.columns]
    assert guess_columns(dataset, headers) == {name: name for name in headers}
    assert guess_dataset(headers) == dataset.code


def test_a_header_serves_one_column_and_may_be_nearly_right() -> None:
    found = guess_columns(ALL["deals"], ["Deal ID", "owner", "stage", "clos date", "amount"])
    assert found == {
        "id": "Deal ID",
        "owner": "owner",
        "stage": "stage",
        "closed_on": "clos date",
        "amount": "amount",
    }


@pytest.mark.parametrize(
    ("dataset", "header"),
    [
        ("orders", "原订单号"),
        ("orders", "Original order no"),
        ("orders", "原單號"),
        ("invoices", "Credit note for"),
        ("invoices", "原发票号码"),
        ("deals", "Refund of"),
    ],
)
def test_what_a_row_takes_back_is_found_beside_its_own_number(dataset: str, header: str) -> None:
    key = {"orders": "订单号", "invoices": "发票号码", "deals": "商机编号"}[dataset]
    found = guess_columns(ALL[dataset], [key, "负责人", "金额", header])
    assert (found["id"], found["takes_back"]) == (key, header)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dataset", ALL.values(), ids=list(ALL))
def test_the_titles_that_our_pages_and_exports_show_are_recognised(dataset: Dataset, language: str) -> None:
    with override(language):
        titles = {column.name: str(column.title) for column in dataset.columns}
    assert guess_columns(dataset, titles.values()) == titles
    assert guess_dataset(titles.values(), file_name=f"{dataset.code}.csv") == dataset.code


@pytest.mark.parametrize(
    "header",
    ["Close Date", "close_date", "CLOSE DATE", "closeDate", "Close date:", "Close Date*", "\ufeffClose date"],
)
def test_a_header_is_known_in_many_writings(header: str) -> None:
    assert guess_columns(ALL["deals"], [header]) == {"closed_on": header}


@pytest.mark.parametrize("header", ["Amount (USD)", "金额（元）", "Amounts", "Amount [net]"])
def test_a_header_may_say_more_in_brackets_or_stand_in_the_plural(header: str) -> None:
    assert guess_columns(ALL["deals"], [header]) == {"amount": header}


def test_a_currency_belongs_to_the_amount_that_its_header_names() -> None:
    found = guess_columns(ALL["deals"], ["Deal", "Value Currency", "Value", "Shipping currency"])
    assert found == {"id": "Deal", "amount": "Value", "currency": "Value Currency"}
    assert "currency" not in guess_columns(ALL["deals"], ["Deal", "Value", "Shipping currency"])


@pytest.mark.parametrize(
    "headers",
    [
        "Deal,Owner,Product,Close date,Amount",  # deals without their stage are no list of products
        "名称",  # products or customers
    ],
)
def test_what_is_not_clear_is_not_guessed(headers: str) -> None:
    assert guess_dataset(headers.split(",")) == ""


def test_the_name_of_a_file_decides_between_two_that_fit() -> None:
    assert guess_dataset(["名称"], file_name="客户 2026.xlsx") == "customers"


def test_a_near_header_is_offered() -> None:
    assert near_headers(ALL["deals"], ["Deal", "Clsng date"], {"id": "Deal"})["closed_on"] == "Clsng date"
