"""The datasets, one file each; a new one is one more file and one more line here."""

from steelyard.foundation.facts.datasets.activities import ACTIVITIES
from steelyard.foundation.facts.datasets.customers import CUSTOMERS
from steelyard.foundation.facts.datasets.deals import DEALS
from steelyard.foundation.facts.datasets.declaration import (
    LINEAGE,
    Choice,
    Column,
    Dataset,
    Demand,
    Kind,
    TakenBack,
)
from steelyard.foundation.facts.datasets.invoices import INVOICES
from steelyard.foundation.facts.datasets.orders import ORDERS
from steelyard.foundation.facts.datasets.payments import PAYMENTS
from steelyard.foundation.facts.datasets.products import PRODUCTS
from steelyard.foundation.facts.datasets.rates import RATES
from steelyard.foundation.facts.datasets.roster import ROSTER
from steelyard.foundation.facts.datasets.splits import SPLITS
from steelyard.foundation.facts.datasets.surveys import SURVEYS

# In the order in which a folder of files is imported: a list comes before what names its entries.
ALL: dict[str, Dataset] = {
    dataset.code: dataset
    for dataset in (
        ROSTER,
        PRODUCTS,
        CUSTOMERS,
        RATES,
        DEALS,
        SPLITS,
        ORDERS,
        INVOICES,
        PAYMENTS,
        ACTIVITIES,
        SURVEYS,
    )
}

__all__ = ["ALL", "LINEAGE", "Choice", "Column", "Dataset", "Demand", "Kind", "TakenBack"]
