from __future__ import annotations

from typing import Any

import pytest
from odapnote.notebooks.judge import judge
from odapnote.notebooks.run import DEATH, OVERFLOW, TIMEOUT, Refusal, Run
from odapnote.notebooks.text import Notebook, read_notebook

NOTEBOOK = read_notebook(
    "docs/notebooks/a.py", "# %%\none()\ntwo()\n\n# %%\nthree()\n\n# %%\nfour()\n"
)
PRINTED = {"output_type": "stream", "name": "stdout", "text": "1\n"}
FIGURE = {"output_type": "display_data", "data": {"image/svg+xml": "<svg/>", "text/plain": "x"}}


def error(name: str, text: str, *lines: int) -> dict[str, Any]:
    traceback = [f"Cell In[1], line {line}\n" for line in lines] + [f"{name}: {text}"]
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": traceback}


def lines(notebook: Notebook, run: Run) -> list[str]:
    return [str(problem).removeprefix("docs/notebooks/") for problem in judge(notebook, run)]


def test_a_run_without_faults_has_no_problem() -> None:
    assert judge(NOTEBOOK, Run(((PRINTED,), (), (PRINTED,)))) == []


def test_an_exception_stands_at_the_innermost_line_of_the_notebook() -> None:
    (problem,) = lines(NOTEBOOK, Run(((PRINTED, error("ValueError", "아니\n요", 1, 2)),)))

    assert problem.startswith("a.py:3: ValueError: 아니 요")
    assert "그 아래 2칸은 실행하지 못했습니다" in problem


def test_a_false_claim_says_that_text_and_result_differ() -> None:
    (problem,) = lines(NOTEBOOK, Run(((), (error("AssertionError", "", 1),))))

    assert problem.startswith("a.py:6: AssertionError")
    assert "글과 계산이 어긋났습니다" in problem


@pytest.mark.parametrize(
    ("death", "message"),
    [
        (TIMEOUT, "시간 안에 끝나지 않아"),
        (DEATH, "프로세스가 죽었습니다"),
        (OVERFLOW, "출력이 너무 많아"),
    ],
)
def test_a_death_stands_at_the_cell_that_ran(death: str, message: str) -> None:
    (problem,) = lines(NOTEBOOK, Run(((), ()), death=death))

    assert problem.startswith("a.py:6: ")
    assert message in problem


def test_a_refusal_is_told_even_if_the_code_went_on() -> None:
    refusal = Refusal("network", "socket.getaddrinfo", 1)
    (problem,) = lines(NOTEBOOK, Run(((), (PRINTED,), ()), (refusal, refusal)))

    assert problem.startswith("a.py:6: 네트워크에 연결하려 했습니다 (socket.getaddrinfo)")


def test_a_warning_stands_at_its_line() -> None:
    text = "/tmp/odap-1/work/ipykernel_7/1.py:2: UserWarning: 조심\n  two()\n"
    warned = {"output_type": "stream", "name": "stderr", "text": text}
    (problem,) = lines(NOTEBOOK, Run(((warned,), (), ())))

    assert problem.startswith("a.py:3: 경고가 났습니다: 조심")


def test_a_figure_needs_a_description() -> None:
    (problem,) = lines(NOTEBOOK, Run(((FIGURE,), (), ())))

    assert problem.startswith("a.py:2: 그림에 설명이 없습니다")


@pytest.mark.parametrize("figures", [0, 2])
def test_a_description_needs_one_figure(figures: int) -> None:
    notebook = read_notebook("docs/notebooks/a.py", '# %% figure="점"\ndraw()\n')
    (problem,) = lines(notebook, Run(((FIGURE,) * figures,)))

    assert f"{figures}개를 그렸습니다" in problem


def test_an_output_that_a_page_cannot_show_is_refused() -> None:
    table = {"output_type": "execute_result", "data": {"text/html": "<p>", "text/plain": "p"}}
    (problem,) = lines(NOTEBOOK, Run(((), (), (table,))))

    assert problem.startswith("a.py:9: 글자도 그림도 아닌 출력")
