import pytest

from steelyard.foundation.facts.datasets import ALL, Dataset
from steelyard.foundation.facts.matching import guess_columns, guess_dataset


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
