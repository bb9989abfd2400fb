"""Filling in the form, as a person would, by the names of entries.

One driver for both forms: ``("activities", 0, "items", 1, "quantity")`` is the place of an entry in
either. Decap gives every control the id ``<entry>-field-<number>``, and our own form does the same.
"""

import re
from typing import Any

from playwright.sync_api import ElementHandle, Page

Place = tuple[str | int, ...]

_FIND = """
([place, root]) => {
  // the control of an entry: none of another group stands between it and the group we are in
  const owner = (element) => element.parentElement.closest('[id*="-field-"]');
  let here = document, group = null;
  for (const step of place) {
    if (typeof step === "number") {
      const items = [...group.querySelectorAll('[class*="SortableListItem"], [data-item]')];
      here = items.filter((item) => owner(item) === group)[step];
      if (!here) return null;
      continue;
    }
    const named = [...here.querySelectorAll(`[id^="${step}-field-"]`)];
    const controls = named.filter((element) => /-field-\\d+$/.test(element.id));
    const found = controls.find((element) => owner(element) === group);
    if (!found) return null;
    here = group = found;
  }
  return here;
}
"""

_ADD = ", ".join(f':scope > {place}button:has-text("Thêm")' for place in ("", "div:first-child > "))


class Form:
    """A form that stands open in ``page``."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def control(self, place: Place) -> ElementHandle:
        """The control of an entry, or the item of a list, brought into sight."""
        for depth in range(1, len(place)):
            self._open(place[:depth], place[: depth + 1])
        found = self._find(place)
        assert found is not None, f"the form has no {place}"
        return found

    def fill(self, place: Place, value: str) -> None:
        """Type ``value`` into a field of text, a number, a date, a name."""
        control = self.control(place)
        control.fill(value)
        control.evaluate("element => element.blur()")

    def choose(self, place: Place, *words: str) -> None:
        """Take the terms called ``words`` from a list of codes."""
        control = self.control(place)
        tag = control.evaluate("element => element.tagName")
        for word in words:
            if tag == "SELECT":
                control.select_option(label=word)
            elif tag == "FIELDSET":
                box = control.query_selector(f'label:text-is("{word}") input')
                assert box is not None, f"{place} does not offer {word}"
                box.check()
            else:
                control.fill(word)
                options = self.page.locator('[role="option"]:visible')
                options.filter(has_text=re.compile(rf"^{re.escape(word)}( \S+)?$")).first.click()

    def find(self, place: Place, typed: str, name: str) -> None:
        """Type part of a record's name and take the record called ``name``."""
        control = self.control(place)
        control.click()
        control.fill(typed)
        self.page.locator('[role="option"]:visible').filter(has_text=name).first.click()

    def tick(self, place: Place) -> None:
        """Say yes."""
        self.control(place).click()

    def add(self, place: Place) -> Place:
        """One more item of the list at ``place``; the place of the new one."""
        control = self.control(place)
        count = 0
        while self._find((*place, count)) is not None:
            count += 1
        button = control.query_selector(_ADD)
        assert button is not None, f"{place} takes no more items"
        button.click()
        self.page.wait_for_function(
            f"args => ({_FIND})(args) !== null", arg=[[*place, count], None]
        )
        return (*place, count)

    def fill_all(self, place: Place, values: dict[str, Any]) -> None:
        """Fill a group: text, lists, ``{"choose": […]}``, ``{"find": (typed, name)}``."""
        for name, value in values.items():
            here = (*place, name)
            if isinstance(value, str):
                self.fill(here, value)
            elif isinstance(value, list):
                for item in value:
                    new = self.add(here)
                    if isinstance(item, dict) and not {"find", "choose"} & set(item):
                        self.fill_all(new, item)
                    else:
                        self.fill_all(new, {"value": item})
            elif "choose" in value:
                self.choose(here, *value["choose"])
            elif "find" in value:
                self.find(here, *value["find"])
            elif "tick" in value:
                self.tick(here)
            else:
                self.fill_all(here, value)

    def _find(self, place: Place) -> ElementHandle | None:
        return self.page.evaluate_handle(_FIND, [list(place), None]).as_element()

    def _open(self, outer: Place, inner: Place) -> None:
        """Unfold the group at ``outer`` where it hides what is in it."""
        group, within = self._find(outer), self._find(inner)
        assert group is not None, f"the form has no {outer}"
        if within is not None and within.is_visible():
            return
        button = group.query_selector(":scope > summary, :scope > div:first-child button")
        if button is not None and (within is not None or not isinstance(inner[-1], int)):
            button.click()


class Decap(Form):
    """Decap, which saves through ``decap-server``."""

    def log_in(self, url: str) -> None:
        """Open the form of a built site and pass its door."""
        self.page.goto(f"{url}soan/bieu-mau/")
        self.page.get_by_role("button", name="Đăng nhập").click()
        self.page.get_by_text("Bộ sưu tập").first.wait_for()

    def new(self, url: str, collection: str) -> None:
        """An empty form of a collection."""
        self.page.goto(f"{url}soan/bieu-mau/#/collections/{collection}/new")
        self.page.get_by_role("button", name="Lưu").wait_for()

    def edit(self, words: str, collection: str = "") -> None:
        """The form of the entry that the list of a collection tells by ``words``."""
        if collection:
            self.page.get_by_role("link", name=collection, exact=True).click()
        self.page.get_by_text(words).first.click()
        self.page.locator(".archive-path").first.wait_for()

    def save(self) -> None:
        """Save, and wait until it is done."""
        self.page.get_by_role("button", name="Lưu").click()
        self.page.get_by_text("Mục đã được lưu").first.wait_for()
