"""Every kind of question, by mouse and by keyboard."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.quiz.asking import PADDING, answered, choice, key, place, question, wrong
from playwright.sync_api import Browser, Page, Route, expect

FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
HEIGHTS = "[...document.querySelectorAll('.quiz')].map(quiz => quiz.offsetHeight)"


def test_a_wrong_option_by_mouse_and_another_try(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    quiz = question(page, "single")
    lure, (right,) = wrong(quiz), key(quiz)["right"]
    quiz.locator(".quiz-option").nth(place(quiz, lure) - 1).click()
    quiz.locator(".quiz-button").click()
    expect(quiz.locator(".quiz-result")).to_have_text("틀렸습니다.")
    expect(quiz.locator(".quiz-told")).to_have_count(2)
    for original in (lure, right):
        number = place(quiz, original)
        reason = quiz.locator(".quiz-reason").nth(number - 1).text_content()
        told = quiz.locator(".quiz-told", has_text=f"{number}번")
        expect(told).to_contain_text(str(reason).strip())
    order = quiz.locator(".quiz-option").all_text_contents()
    quiz.locator(".quiz-button").click()
    expect(quiz.locator(".quiz-result")).to_be_empty()
    assert [text.strip() for text in quiz.locator(".quiz-option").all_inner_texts()] != []
    quiz.locator(".quiz-option").nth(place(quiz, right) - 1).click()
    quiz.locator(".quiz-button").click()
    expect(quiz.locator(".quiz-result")).to_have_text("맞았습니다.")
    assert len(quiz.locator(".quiz-option").all_text_contents()) == len(order)


def test_a_right_option_by_keyboard(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    quiz = question(page, "single")
    (right,) = key(quiz)["right"]
    quiz.locator(".quiz-option > input").first.focus()
    page.keyboard.press(str(place(quiz, right)))
    expect(choice(quiz, right)).to_be_focused()
    page.keyboard.press("Enter")
    expect(quiz.locator(".quiz-result")).to_have_text("맞았습니다.")
    expect(quiz.locator(".quiz-verdict")).to_be_focused()
    page.keyboard.press("Enter")
    expect(quiz.locator(".quiz-told")).to_have_count(1)
    quiz.locator(".quiz-button").focus()
    page.keyboard.press("Enter")
    expect(quiz.locator(".quiz-result")).to_be_empty()
    page.keyboard.press("ArrowDown")
    expect(quiz.locator(".quiz-option > input").nth(1)).to_be_checked()


def test_several_options_by_keyboard(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    quiz = question(page, "multiple")
    inputs = quiz.locator(".quiz-option > input")
    inputs.first.focus()
    page.keyboard.press("ArrowDown")
    expect(inputs.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(inputs.last).to_be_focused()
    for original in key(quiz)["right"]:
        page.keyboard.press(str(place(quiz, original)))
    page.keyboard.press("Enter")
    expect(quiz.locator(".quiz-result")).to_have_text("맞았습니다.")


def test_some_of_several_are_not_enough(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    quiz = question(page, "multiple")
    choice(quiz, key(quiz)["right"][0]).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(quiz.locator(".quiz-result")).to_have_text("틀렸습니다.")


def test_o_and_x_by_mouse_and_keyboard(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    quiz = question(page, "ox")
    right = ["O", "X"].index(key(quiz)["value"])
    quiz.locator(".quiz-ox").nth(1 - right).click()
    quiz.locator(".quiz-button").click()
    expect(quiz.locator(".quiz-result")).to_have_text("틀렸습니다.")
    quiz.locator(".quiz-button").click()
    page.keyboard.press(str(right + 1))
    page.keyboard.press("Enter")
    expect(quiz.locator(".quiz-result")).to_have_text("맞았습니다.")


def test_a_number_and_a_slip_that_is_named(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    quiz = question(page, "numeric")
    number, slip = key(quiz)["slips"][0]
    field = quiz.locator(".quiz-field")
    field.fill("열셋")
    field.press("Enter")
    expect(quiz.locator(".quiz-verdict")).to_contain_text("숫자로 적어 주세요")
    assert answered(page) == {}
    field.fill(f" {number:g} ")
    field.press("Enter")
    expect(quiz.locator(".quiz-verdict")).to_contain_text(slip)
    quiz.locator(".quiz-button").click()
    field.fill(key(quiz)["value"] + ".0")
    quiz.locator(".quiz-button").click()
    expect(quiz.locator(".quiz-result")).to_have_text("맞았습니다.")


def test_another_enter_wipes_nothing(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    quiz = question(page, "numeric")
    field = quiz.locator(".quiz-field")
    field.fill("99999")
    field.press("Enter")
    expect(quiz.locator(".quiz-verdict")).to_contain_text("정답은")
    field.press("Enter")
    page.evaluate(FRAMES)
    expect(quiz.locator(".quiz-verdict")).to_contain_text("정답은")


def test_the_key_of_o_and_x_is_told_once(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    quiz = question(page, "ox")
    quiz.locator(".quiz-ox").nth(1 - ["O", "X"].index(key(quiz)["value"])).click()
    quiz.locator(".quiz-button").click()
    expect(quiz.locator(".quiz-verdict p").first).to_be_visible()
    expect(quiz.locator(".quiz-verdict")).not_to_contain_text("정답은")


def test_a_chosen_and_a_judged_option_look_so(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    quiz = question(page, "single")
    (right,) = key(quiz)["right"]
    lure = wrong(quiz)

    def border(original: int) -> str:
        style = "input => getComputedStyle(input.parentElement).borderTopColor"
        return str(choice(quiz, original).evaluate(style))

    untouched = border(lure)
    choice(quiz, lure).check(force=True)
    chosen = border(lure)
    quiz.locator(".quiz-button").click()
    expect(quiz.locator(".quiz-mark")).to_have_count(2)
    assert len({untouched, chosen, border(lure), border(right)}) == 4


def test_a_chosen_option_looks_chosen_in_forced_colours(browser: Browser, site_url: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(site_url + PADDING)
    quiz = question(page, "single")
    number = "input => getComputedStyle(input.parentElement, '::before').backgroundColor"
    (right,) = key(quiz)["right"]
    before = choice(quiz, right).evaluate(number)
    choice(quiz, right).check(force=True)
    assert choice(quiz, right).evaluate(number) != before
    context.close()


@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize("touch", ["hover", "focus"])
def test_buttons_can_be_read_when_touched(
    browser: Browser, site_url: str, palette: str, touch: str
) -> None:
    context = browser.new_context(color_scheme=palette, reduced_motion="reduce")
    page = context.new_page()
    page.goto(site_url + "review.html")
    for name in ("파일로 내보내기", "모두 지우기"):
        getattr(page.get_by_role("button", name=name), touch)()
        page.evaluate(FRAMES)
        rules = {"runOnly": ["color-contrast"]}
        found = Axe().run(page, context="#quiz-review", options=rules).response["violations"]
        assert found == []
    context.close()


def test_a_short_answer_is_not_sent_by_a_syllable_that_ends(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    quiz = question(page, "short")
    field = quiz.locator(".quiz-field")
    accepted = key(quiz)["accepted"][0]
    field.fill(f" {accepted.upper()} ")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "세", "selectionStart": 1, "selectionEnd": 1})
    event = {"windowsVirtualKeyCode": 229, "key": "Enter", "code": "Enter"}
    session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **event})
    expect(quiz.locator(".quiz-result")).to_be_empty()
    session.send("Input.imeSetComposition", {"text": "", "selectionStart": 0, "selectionEnd": 0})
    field.fill(f" {accepted.upper()} ")
    field.press("Enter")
    expect(quiz.locator(".quiz-result")).to_have_text("맞았습니다.")


def test_an_essay_is_graded_by_its_author(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    quiz = question(page, "essay")
    quiz.locator(".quiz-field").fill("크기가 줄어듭니다.")
    quiz.locator(".quiz-button").click()
    expect(quiz.locator(".quiz-explanation")).to_be_visible()
    quiz.get_by_role("button", name="모자랐습니다").click()
    expect(quiz.locator(".quiz-result")).to_have_text("틀렸습니다.")
    (answer,) = answered(page).values()
    assert (answer["right"], answer["given"]) == (False, "크기가 줄어듭니다.")


def test_nothing_is_judged_where_nothing_is_given(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    quiz = question(page, "single")
    quiz.locator(".quiz-button").click()
    expect(quiz.locator(".quiz-verdict")).to_have_text("답을 고르거나 적어 주세요.")
    assert answered(page) == {}


def test_a_screen_reader_hears_the_question_its_options_and_the_verdict(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + PADDING)
    quiz = question(page, "single")
    words = str(quiz.locator(".quiz-question").text_content()).strip()
    group = quiz.get_by_role("group", name=words[-12:])
    expect(group).to_have_count(1)
    option = str(quiz.locator(".quiz-option").first.text_content()).strip()
    expect(group.get_by_role("radio", name=option)).to_have_count(1)
    choice(quiz, key(quiz)["right"][0]).check(force=True)
    quiz.locator(".quiz-button").click()
    verdict, why = quiz.get_by_role("status").all()
    expect(verdict).to_have_text("맞았습니다.")
    expect(why).to_contain_text("(정답)")


def test_options_stay_where_they_are_when_they_are_marked(page: Page, site_url: str) -> None:
    page.goto(site_url + PADDING)
    quiz = question(page, "single")
    tops = "options => options.map(option => option.offsetTop)"
    before = quiz.locator(".quiz-option").evaluate_all(tops)
    choice(quiz, wrong(quiz)).check(force=True)
    quiz.locator(".quiz-button").click()
    expect(quiz.locator(".quiz-mark")).to_have_count(2)
    assert quiz.locator(".quiz-option").evaluate_all(tops) == before


def test_the_order_lasts_a_visit_and_differs_between_visits(
    page: Page, site_url: str, browser: Browser
) -> None:
    def order(visited: Page) -> list[str]:
        visited.goto(site_url + PADDING)
        question(visited, "multiple")
        inputs = visited.locator(".quiz-option > input")
        values: list[str] = inputs.evaluate_all("all => all.map(one => one.value)")
        return values

    first = order(page)
    assert order(page) == first
    others = []
    for _ in range(3):
        context = browser.new_context()
        others.append(order(context.new_page()))
        context.close()
    assert any(other != first for other in others)


def test_it_works_after_instant_navigation(page: Page, site_url: str) -> None:
    page.goto(site_url + "topics/sequential.html")
    page.evaluate("window.isTheSame = true")
    page.locator(f".md-nav--primary a[href$='{PADDING.split('/')[1]}']").first.click()
    # The address changes before the page does.
    expect(page.locator("h1")).to_contain_text("패딩")
    quiz = question(page, "numeric")
    quiz.locator(".quiz-field").fill(key(quiz)["value"])
    quiz.locator(".quiz-field").press("Enter")
    expect(quiz.locator(".quiz-result")).to_have_text("맞았습니다.")
    assert page.evaluate("window.isTheSame")


def test_it_works_from_a_folder(page: Page, site_directory: Path) -> None:
    page.goto((site_directory / PADDING).as_uri())
    quiz = question(page, "numeric")
    quiz.locator(".quiz-field").fill("99999")
    quiz.locator(".quiz-field").press("Enter")
    expect(quiz.locator(".quiz-result")).to_have_text("틀렸습니다.")
    page.goto((site_directory / "review.html").as_uri())
    expect(page.locator(".quiz-waiting .quiz")).to_have_count(1)
    page.goto((site_directory / "exam.html").as_uri() + "?seed=3&count=4")
    page.get_by_role("button", name="시작").click()
    expect(page.locator(".quiz-paper .quiz")).to_have_count(4)


def test_without_scripts_the_question_is_read_and_the_answer_opens(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + PADDING)
    quiz = page.locator(".quiz[data-quiz-kind=single]").first
    expect(quiz.locator(".quiz-option").first).to_be_visible()
    expect(quiz.locator(".admonition")).to_be_hidden()
    quiz.locator("summary").click()
    expect(quiz.locator(".admonition")).to_be_visible()
    for other in ("review.html", "exam.html"):
        page.goto(site_url + other)
        expect(page.locator(f".md-content a[href$='{PADDING}']")).to_be_visible()
    context.close()


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_axe_finds_nothing_open_answered_or_wrong(
    browser: Browser, site_url: str, palette: str
) -> None:
    context = browser.new_context(color_scheme=palette, reduced_motion="reduce")
    page = context.new_page()
    page.goto(site_url + PADDING)
    single, multiple = question(page, "single"), question(page, "multiple")
    choice(single, key(single)["right"][0]).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    choice(multiple, wrong(multiple)).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    question(page, "ox").locator("summary").click()
    expect(page.locator(".quiz-verdict:not(:empty)")).to_have_count(2)
    found = Axe().run(page, context=".quiz").response["violations"]
    assert found == [], json.dumps(found, ensure_ascii=False, indent=1)[:4000]
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_the_player_starts(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => {"
        "  for (const entry of list.getEntries()) window.shift += entry.value;"
        "}).observe({ type: 'layout-shift', buffered: true });"
    )
    heights: list[list[float]] = []

    def start(route: Route) -> None:
        # The page is painted, with its fonts, before the player comes.
        page.wait_for_function("document.fonts.status === 'loaded'")
        page.evaluate("document.querySelector('.quiz').scrollIntoView()")
        page.evaluate(FRAMES)
        heights.append(page.evaluate(HEIGHTS))
        page.evaluate("window.shift = 0")
        route.continue_()

    page.route("**/scripts/quiz/page.js", start)
    page.goto(site_url + PADDING)
    page.locator(".quiz-ready").last.wait_for()
    page.evaluate(FRAMES)
    assert heights == [page.evaluate(HEIGHTS)]
    assert page.evaluate("window.shift") == 0
