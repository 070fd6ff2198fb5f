"""A reader before a screen: what lies within it, and a finger or a mouse to press what is seen."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

# What stands in front at the middle of the element is the element, or a part of it.
_IN_FRONT = """(element) => {
    if (!element.isConnected) return "gone";
    const { x, y, width, height } = element.getBoundingClientRect();
    const front = document.elementFromPoint(x + width / 2, y + height / 2);
    return element.contains(front) || front?.contains(element) ? "in front" : "";
}"""


@dataclass(frozen=True)
class Size:
    """A device. What is narrower than Material's 960 px is used by touch."""

    width: int
    height: int

    @property
    def touch(self) -> bool:
        return self.width < 960

    def context(self, browser: Browser, **settings: object) -> BrowserContext:
        """Return a context of the browser that is such a device, its movements done at once."""
        return browser.new_context(
            viewport={"width": self.width, "height": self.height},
            has_touch=self.touch,
            is_mobile=self.touch,
            reduced_motion="reduce",
            **settings,  # type: ignore[arg-type]
        )


SMALL_PHONE = Size(360, 740)
PHONE = Size(390, 844)
TABLET = Size(820, 1180)
LAPTOP = Size(1280, 720)
ALL = (SMALL_PHONE, PHONE, TABLET, LAPTOP)


@dataclass(frozen=True)
class Screen:
    """A page on a device."""

    page: Page
    size: Size

    def press(self, locator: Locator) -> None:
        """Press what the reader sees, without scrolling to it."""
        self.expect_on_screen(locator)
        if self.size.touch:
            locator.tap()
        else:
            locator.click()

    def find(self, locator: Locator) -> Locator:
        """Scroll until the element is seen, as one does who looks for it."""
        locator.scroll_into_view_if_needed()
        return locator

    def expect_on_screen(self, locator: Locator) -> None:
        """Wait until the whole element lies within the screen, behind nothing.

        A change of pages may put another element in its place: then that one counts.
        """
        place = ""
        while place != "in front":
            expect(locator).to_be_in_viewport(ratio=1)
            element = locator.element_handle()
            place = self.page.wait_for_function(_IN_FRONT, arg=element).json_value()
