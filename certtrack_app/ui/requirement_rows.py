"""The rows of a requirement: categories of credits, and conditions on its evidence."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from certtrack_app.rules.categories import category_in_words
from certtrack_app.rules.draft import code_for
from certtrack_app.rules.quotas import quota_in_words
from certtrack_app.rules.requirement import ZERO, Category, Quota, QuotaKind, RequirementRule
from certtrack_app.ui.forms import amount_field, choice_field, count_field, day_field, text_field
from certtrack_app.ui.language import tr
from certtrack_app.ui.row_list import FieldRow, RowList

_QUOTAS = {
    QuotaKind.AT_LEAST: "At least",
    QuotaKind.AT_MOST: "No more than",
    QuotaKind.ONLY: "Only what is",
    QuotaKind.DISTINCT: "Different ones",
    QuotaKind.WITHIN_MONTHS: "So much lately",
    QuotaKind.OVER_MONTHS: "Over a time",
}
_WITH_AMOUNT = (
    QuotaKind.AT_LEAST,
    QuotaKind.AT_MOST,
    QuotaKind.DISTINCT,
    QuotaKind.WITHIN_MONTHS,
)
_WITH_MONTHS = (QuotaKind.WITHIN_MONTHS, QuotaKind.OVER_MONTHS)
_WITHOUT_ATTRIBUTE = (QuotaKind.OVER_MONTHS,)


class CategoryRow(FieldRow):
    """One category: its name, the least that is asked for, the most that counts."""

    def __init__(self, given: Category, within: str, unit: str) -> None:
        fields = {
            "title": text_field(tr("Category"), _called(given)),
            "minimum": amount_field(tr("At least"), given.minimum or None),
            "cap": amount_field(tr("At most counts"), given.cap),
            "within": text_field(tr("Within"), within),
        }
        super().__init__(fields, tr("Take this category away"))
        self._given = given
        self._unit = unit
        self.changed.connect(self._explain)
        self._explain()

    def category(self, taken: set[str]) -> Category:
        """The category as entered, within another by its name; a new one gets a code."""
        values = self.values
        title = values["title"]
        is_renamed = title != _called(self._given)
        return Category(
            self._given.code or code_for(title, taken),
            title if is_renamed else self._given.title,
            values["minimum"] or ZERO,
            values["cap"],
            values["within"],
        )

    def _explain(self) -> None:
        named = bool(self.values["title"])
        self.say(category_in_words(self.category(set()), self._unit) if named else "")


class ConditionRow(FieldRow):
    """One condition: what sort, how much, of what, within how long."""

    def __init__(self, given: Quota, unit: str) -> None:
        kinds = {kind: tr(words) for kind, words in _QUOTAS.items()}
        fields = {
            "kind": choice_field(tr("Condition"), kinds, given.kind),
            "amount": amount_field(tr("Amount"), given.amount or None),
            "attribute": text_field(tr("Of what"), given.attribute.replace("_", " ")),
            "months": count_field(tr("Months"), given.months or None),
            "since": day_field(tr("From"), given.since),
        }
        super().__init__(fields, tr("Take this condition away"))
        self._given = given
        self._unit = unit
        self.changed.connect(self._explain)
        self._explain()

    @property
    def condition(self) -> Quota:
        """The condition as entered."""
        values = self.values
        kind, attribute = values["kind"], values["attribute"]
        is_renamed = attribute != self._given.attribute.replace("_", " ")
        return Quota(
            kind,
            attribute.replace(" ", "_") if is_renamed else self._given.attribute,
            (values["amount"] or ZERO) if kind in _WITH_AMOUNT else ZERO,
            (values["months"] or 0) if kind in _WITH_MONTHS else 0,
            values["since"] if kind is QuotaKind.ONLY else None,
            "" if is_renamed else self._given.title,
        )

    def _explain(self) -> None:
        kind = self.values["kind"]
        self.fields["amount"].setVisible(kind in _WITH_AMOUNT)
        self.fields["months"].setVisible(kind in _WITH_MONTHS)
        self.fields["since"].setVisible(kind is QuotaKind.ONLY)
        self.fields["attribute"].setVisible(kind not in _WITHOUT_ATTRIBUTE)
        named = bool(self.values["attribute"]) or kind in _WITH_MONTHS
        self.say(quota_in_words(self.condition, self._unit) if named else "")


def category_rows(rule: RequirementRule) -> RowList:
    """Make the rows of a requirement's categories."""
    fresh = Category("", "", ZERO)
    add = (tr("Add a category"), fresh)
    names = {one.code: _called(one) for one in rule.categories}

    def made(one: Category) -> FieldRow:
        return CategoryRow(one, names.get(one.within, one.within), rule.unit)

    return RowList(made, rule.categories, add)


def condition_rows(rule: RequirementRule) -> RowList:
    """Make the rows of a requirement's conditions."""
    add = (tr("Add a condition"), Quota(QuotaKind.AT_LEAST, amount=Decimal(1)))
    return RowList(lambda one: ConditionRow(one, rule.unit), rule.quotas, add)


def categories_in(rows: RowList) -> tuple[Category, ...]:
    """Read the categories entered; one without a name is none yet."""
    found: list[Category] = []
    for one in _of(rows, CategoryRow):
        if one.values["title"]:
            found.append(one.category({each.code for each in found}))
    codes = {name: one.code for one in found for name in (one.code, _called(one))}
    return tuple(replace(one, within=codes.get(one.within, one.within)) for one in found)


def _called(category: Category) -> str:
    return category.title or category.code.replace("_", " ")


def conditions_in(rows: RowList) -> tuple[Quota, ...]:
    """Read the conditions entered."""
    return tuple(one.condition for one in _of(rows, ConditionRow))


def _of(rows: RowList, kind: type[Any]) -> list[Any]:
    return [one for one in rows.rows if isinstance(one, kind)]
