"""Code and outputs that are not what their writer took them for."""

from __future__ import annotations

import json

from slips import Right, Slip

HEAD = "# 코드\n\n"
OUTPUT = '``` { .text data-output="" }\n'
UNCHECKED = "실행 결과와 견주지 않습니다"
MISSING = "출력이 있는데 쪽에 보이지 않습니다"
OTHER_PYTHON = "검사를 비켜 갑니다"
HIDDEN_FIGURE = "그림을 그렸지만 쪽에 보이지 않습니다"


def fence(code: str, header: str = "python") -> str:
    return f"```{header}\n{code}\n```\n\n"


def output(text: str) -> str:
    return f"{OUTPUT}{text}\n```\n\n"


def ipynb(*cells: tuple[str, str], **metadata: object) -> str:
    """Return a notebook as Jupyter saves it, from kind and source of each cell."""
    return json.dumps(
        {
            "cells": [
                {
                    "cell_type": kind,
                    "id": f"c{number}",
                    "metadata": {},
                    **({"execution_count": 1, "outputs": []} if kind == "code" else {}),
                    "source": source.splitlines(keepends=True),
                }
                for number, (kind, source) in enumerate(cells)
            ],
            "metadata": {"kernelspec": {"name": "python3", "display_name": "x"} | metadata},
            "nbformat": 4,
            "nbformat_minor": 5,
        },
        indent=1,
        ensure_ascii=False,
    )


def notebook(name: str, text: str, line: int, words: tuple[str, ...]) -> Slip:
    """Return a slip in a notebook."""
    page = f"# 노트북\n\n[{name}](../notebooks/{name})을 봅니다.\n"
    place = f"notebooks/{name}"
    return Slip(f"of-{name.replace('.', '-')}", page, line, words, {place: text}, place)


def encoded(name: str, encoding: str, line: int) -> Slip:
    """Return a slip that an editor saved in another encoding."""
    data = {f"slips/{name}.md": "# Code\n\n글입니다.\n".encode(encoding)}
    page = f"# 글자\n\n[{name}]({name}.md)을 봅니다.\n"
    words = ("UTF-8로 저장한 파일이 아닙니다", "다시 저장합니다")
    return Slip(f"to-{name}", page, line, words, data, f"slips/{name}.md")


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


PRINT = fence("print(1 + 1)")
PLOT = "import matplotlib.pyplot as plt\n\nplt.plot([1, 2])"
FONT = 'plt.rc("font", family="DejaVu Sans")'
FIGURE = ' { .python data-figure="오르는 선" }'
RAISES = ' { .python data-raises="ValueError: invalid literal" }'
PY = "# %% [markdown]\n# # 노트북\n\n# %%\n"
BAD_JSON = '{\n "cells": [\n  {"cell_type": "code",,\n'
FALSE_ASSERT = ipynb(("markdown", "# 노트북"), ("code", "a = 2\n\nassert a == 3\n"))
UNDESCRIBED = ipynb(("markdown", "# 노트북"), ("code", f"{PLOT}\nplt.show()"))

PRINTING_OPTION = """\
/// quiz | 무엇이 짝수를 출력합니까?
    id: print-in-an-option

- [x] 둘

    ```python
    print(2)
    ```

    둘로 나누어떨어집니다.

- [ ] 셋

    홀수입니다.

//// answer
나누어 봅니다.
////
///
"""
CODE_IN_A_TAB = """\
=== "코드"

    ```python
    print(2)
    ```

    ``` { .text data-output="" }
    2
    ```
"""
RAISING_OPTION = """\
/// quiz | 무엇이 오류를 냅니까?
    id: option-that-raises
    proved-by: raises

- [x] 글자

    ``` { .python data-raises="ValueError" }
    int("x")
    ```

    숫자가 아닙니다.

- [ ] 숫자

    ```python
    int("1")
    ```

    하나입니다.

//// answer
바꿀 수 있는 것만 바뀝니다.
////
///
"""
OUTPUTS_AS_OPTIONS = """\
/// quiz | 다음 코드의 출력을 고르세요.
    id: options-that-are-outputs

```python
print(1, 2)
```

- [x] 이 출력

    ```text
    1 2
    ```

    사이에 빈칸이 들어갑니다.

- [ ] 저 출력

    ```text
    12
    ```

    붙여 쓰려면 `sep`이 있어야 합니다.

//// answer
``` { .text data-output="" }
1 2
```
////
///
"""

SLIPS = (
    # Outputs that nobody compares.
    Slip("text-under-code", HEAD + fence("a = 1") + fence("1", "text"), 7, (UNCHECKED,)),
    Slip("bare-under-code", HEAD + fence("a = 1") + fence("1", ""), 7, (UNCHECKED,)),
    Slip(
        "outputs-with-s",
        HEAD + fence("a = 1") + '``` { .text data-outputs="" }\n1\n```\n',
        7,
        ("모르는 속성입니다: data-outputs", "data-output"),
    ),
    Slip("console-under-code", HEAD + fence("a = 1") + fence("1", "console"), 7, (UNCHECKED,)),
    Slip("output-under-code", HEAD + fence("a = 1") + fence("1", "output"), 7, (UNCHECKED,)),
    Slip("tildes-under-code", HEAD + fence("a = 1") + "~~~text\n1\n~~~\n", 7, (UNCHECKED,)),
    Slip(
        "announced-output",
        HEAD + fence("a = 1") + "출력은 다음과 같습니다.\n\n" + fence("1", "text"),
        9,
        (UNCHECKED,),
    ),
    Slip(
        "announced-result",
        HEAD + fence("a = 1") + "**결과**:\n\n" + fence("1", "text"),
        9,
        (UNCHECKED,),
    ),
    Slip(
        "titled-output",
        HEAD + fence("a = 1") + "한 줄 적습니다.\n\n" + fence("1", ' { .text title="출력" }'),
        9,
        (UNCHECKED,),
    ),
    Slip(
        "second-output",
        HEAD + PRINT + output("2") + fence("3", "text"),
        11,
        (UNCHECKED,),
    ),
    Slip(
        "output-of-skipped-code",
        HEAD + fence("1", ' { .python data-check="skip" data-reason="예" }') + fence("1", "text"),
        7,
        (UNCHECKED,),
    ),
    Slip("indented-output", HEAD + fence("a = 1") + "    16\n", 7, (UNCHECKED, "들여쓰기")),
    Slip("pre-output", HEAD + fence("a = 1") + "<pre>16</pre>\n", 7, (UNCHECKED,)),
    Slip(
        "output-in-a-list",
        HEAD + "- 목록\n\n    ```python\n    a = 1\n    ```\n\n    ```text\n    1\n    ```\n",
        9,
        (UNCHECKED,),
    ),
    Slip(
        "output-in-a-tab",
        HEAD + fence("a = 1") + '=== "출력"\n\n    ```text\n    1\n    ```\n',
        9,
        (UNCHECKED,),
    ),
    Slip("output-without-code", HEAD + output("1"), 3, ("위에 python 코드 블록이 없는 출력",)),
    Slip("wrong-output", HEAD + PRINT + output("3"), 7, ("적힌 것은 '3', 나온 것은 '2'",)),
    Slip("two-outputs", HEAD + PRINT + output("2") + output("2"), 11, ("출력이 이미 있습니다",)),
    Slip(
        "joined-lines",
        HEAD + fence("print(1)\nprint(2)") + output("1 2"),
        8,
        ("적힌 것은 '1 2', 나온 것은 '1'", "1⏎2"),
    ),
    Slip("one-for-true", HEAD + fence("print(1 < 2)") + output("1"), 7, ("나온 것은 'True'",)),
    # Outputs that nobody sees.
    Slip(
        "print-alone",
        HEAD + PRINT,
        3,
        (MISSING, "make outputs로, 또는", '``` { .text data-output="" }⏎2⏎```'),
    ),
    Slip(
        "print-in-a-loop",
        HEAD + fence("for n in range(2):\n    print(n)"),
        3,
        (MISSING, '``` { .text data-output="" }⏎0⏎1⏎```'),
    ),
    Slip(
        "print-then-raise",
        HEAD + fence('print(1)\nint("x")', RAISES),
        3,
        (MISSING, "⏎1⏎ValueError: invalid literal"),
    ),
    Slip("output-in-a-comment", HEAD + PRINT + "<!--\n" + output("2") + "-->\n", 3, (MISSING,)),
    Slip(
        "print-in-an-option",
        HEAD + PRINTING_OPTION,
        8,
        (MISSING, "까닭이나 풀이에 출력 칸을 넣습니다"),
    ),
    Slip(
        "progress-bar",
        HEAD
        + fence(
            "import keras\nimport numpy as np\n\n"
            "model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])\n"
            'model.compile(loss="mse")\nmodel.fit(np.ones((8, 2)), np.ones((8, 1)))'
        ),
        9,
        ("진행 막대가 출력에 섞입니다", "verbose=0"),
    ),
    # Python that does not run.
    *(
        Slip(f"language-{name}-{number}", HEAD + fence("1", name), 3, (OTHER_PYTHON,))
        for number, name in enumerate(("py", "python3", "Python", "pycon", "ipython", "Py"))
    ),
    Slip(
        "console-session",
        HEAD + fence(">>> 1 + 1\n2", "text"),
        3,
        ("'>>>'로 시작하는 대화", "나누어 적습니다"),
    ),
    Slip("bare-session", HEAD + fence(">>> 1 + 1\n2", ""), 3, ("'>>>'로 시작하는 대화",)),
    Slip(
        "bare-python",
        HEAD + fence("import keras\nprint(keras.__version__)", ""),
        3,
        ("언어가 없는 파이썬 코드",),
    ),
    Slip("quarto-header", HEAD + fence("1", "{python}"), 3, ("점이 없어",)),
    Slip(
        "header-without-dot",
        HEAD + fence("int('x')", ' { python data-raises="ValueError" }'),
        3,
        ("점이 없어", "{ .python }"),
    ),
    encoded("korean-windows", "cp949", 3),
    encoded("notepad", "utf-16", 1),
    # Headers.
    Slip(
        "output-on-code",
        HEAD + fence("a = 1", ' { .python data-output="" }'),
        3,
        ("코드에 data-output이", "칸을 따로 둡니다"),
    ),
    Slip(
        "unknown-attribute",
        HEAD + fence("a = 1", ' { .python data-raise="ValueError" }'),
        3,
        ("모르는 속성입니다: data-raise",),
    ),
    Slip(
        "figure-of-an-exception",
        HEAD + fence("int('x')", ' { .python data-raises="ValueError" data-figure="선" }'),
        3,
        ("예외가 나야 하는 코드에 그림이 있습니다",),
    ),
    Slip(
        "raises-without-name",
        HEAD + fence("int('x')", ' { .python data-raises=": x" }'),
        3,
        ("data-raises에 예외의 이름이 없습니다",),
    ),
    Slip(
        "header-without-braces",
        HEAD + fence("int('x')", 'python data-raises="ValueError"'),
        3,
        ("그릴 수 없는 머리글", "중괄호"),
    ),
    Slip(
        "header-without-end",
        HEAD + fence("int('x')", ' { .python data-raises="ValueError"'),
        3,
        ("그릴 수 없는 머리글",),
    ),
    Slip(
        "header-with-single-word",
        HEAD + fence(PLOT, " { .python data-figure=오르는 선 }"),
        3,
        ("모르는 속성입니다: 선", "큰따옴표"),
    ),
    Slip(
        "indented-fence",
        HEAD + "글입니다.\n\n    ```python\n    a = 1 < 2\n    ```\n",
        5,
        ("쪽에 코드 블록으로 나오지 않습니다", "네 칸"),
    ),
    Slip(
        "indented-header",
        HEAD + '글입니다.\n\n    ``` { .python data-raises="ValueError" }\n    int("x")\n    ```\n',
        5,
        ("쪽에 코드 블록으로 나오지 않습니다", "네 칸"),
    ),
    Slip("fence-without-end", HEAD + "```python\na = 1\n", 3, ("닫히지 않은 코드 블록",)),
    # What goes wrong when it runs.
    Slip("name-error", HEAD + fence("a = 1\nb"), 5, ("NameError: name 'b'",)),
    Slip(
        "no-exception",
        HEAD + fence('int("1")', RAISES),
        3,
        ("예외가 나야 하는데 나지 않았습니다",),
    ),
    Slip(
        "undeclared-warning",
        HEAD + fence('import warnings\nwarnings.warn("조심", stacklevel=1)'),
        5,
        ("알리지 않은 경고가 났습니다: UserWarning: 조심",),
    ),
    Slip(
        "data-set",
        HEAD + fence("import keras\n\nkeras.datasets.mnist.load_data()"),
        6,
        ("데이터 모음을 내려받으려", "네트워크가 없습니다", "코드에서 만들어"),
    ),
    Slip(
        "pretrained",
        HEAD
        + fence(
            "import keras\n\nkeras.utils.get_file('a.h5', 'https://a.kr', cache_subdir='models')"
        ),
        6,
        ("미리 학습된 가중치를 내려받으려",),
    ),
    Slip(
        "write-outside",
        HEAD + fence('open("/odapnote-nowhere", "w")'),
        4,
        ("작업 폴더 밖의 파일",),
    ),
    # Figures.
    Slip("hidden-figure", HEAD + fence(PLOT), 3, (HIDDEN_FIGURE, "data-figure")),
    Slip("shown-in-vain", HEAD + fence(PLOT + "\nplt.show()"), 3, (HIDDEN_FIGURE,)),
    Slip(
        "figure-without-words",
        HEAD + fence(PLOT, ' { .python data-figure="" }'),
        3,
        ("그림의 설명이 비어 있습니다",),
    ),
    Slip("no-figure", HEAD + fence("a = 1", FIGURE), 3, ("열린 그림이 없습니다",)),
    Slip(
        "font-of-a-figure",
        HEAD + fence(PLOT.replace("plt.plot", f"{FONT}\nplt.title('가나다')\nplt.plot"), FIGURE),
        6,
        ("그림의 글꼴에 없는 글자가 있습니다: 가, 나, 다", "이 줄을 지웁니다"),
    ),
    # Notebooks.
    notebook("broken.ipynb", BAD_JSON, 3, ("노트북이 망가져 읽을 수 없습니다",)),
    notebook("no-cells.ipynb", '{"a": 1}', 1, ("노트북의 꼴이 아닙니다",)),
    notebook("list.ipynb", "[1]", 1, ("노트북의 꼴이 아닙니다",)),
    notebook(
        "julia.ipynb",
        ipynb(("markdown", "# 노트북"), language="julia"),
        1,
        ("파이썬이 아닌 노트북입니다: julia",),
    ),
    notebook("false.ipynb", FALSE_ASSERT, line_of(FALSE_ASSERT, "assert a"), ("AssertionError",)),
    notebook(
        "undescribed.ipynb", UNDESCRIBED, line_of(UNDESCRIBED, "import mat"), ("그림에 설명이 없",)
    ),
    notebook(
        "nameless.py",
        '# %% [markdown]\n# # 노트북\n\n# %% figure=""\n' + PLOT + "\nplt.show()\n",
        5,
        ("그림의 설명이 비어 있습니다",),
    ),
    notebook(
        "unrun.py",
        "# %% [markdown]\n# # 노트북\n#\n# ```python\n# print(1)\n# ```\n",
        4,
        ("글 칸에 적힌 파이썬 코드는 실행하지 않습니다",),
    ),
    notebook("data.py", PY + "import keras\n\nkeras.datasets.mnist.load_data()\n", 7, ("내려받",)),
    notebook(
        "quiz.py",
        "# %% [markdown]\n# # 노트북\n\n# %%\na = 1\n\n# %% [markdown]\n"
        "# /// quiz | 둘은 짝수입니까?\n#     id: quiz-in-a-notebook\n#     kind: ox\n#\n"
        "# //// answer\n# 나누어떨어집니다.\n# ////\n# ///\n",
        8,
        ("value",),
    ),
    Slip(
        "misplaced-notebook",
        HEAD + "노트북을 여기에 두었습니다.\n",
        1,
        ("여기에 둔 노트북은 실행되지 않고", "docs/notebooks/로 옮깁니다"),
        {"slips/misplaced.ipynb": ipynb(("code", "1"))},
        "slips/misplaced.ipynb",
    ),
)

RIGHT = (
    Right("printed", HEAD + PRINT + output("2")),
    Right("printed-later", HEAD + PRINT + "두 수의 합은 이렇습니다.\n\n" + output("2")),
    Right("printed-in-part", HEAD + fence("print(list(range(99)))") + output("[0, 1, ... 98]")),
    Right("nothing-printed", HEAD + fence("a = 1")),
    Right("blank-line-printed", HEAD + fence("print()")),
    Right("shown-as-json", HEAD + PRINT + '``` { .json data-output="" }\n2\n```\n'),
    Right("text-alone", HEAD + fence("입력 → 은닉 → 출력", "text")),
    Right(
        "text-after-a-sentence",
        HEAD + fence("a = 1") + "층은 이런 순서로 놓입니다.\n\n" + fence("입력 → 출력", "text"),
    ),
    Right("text-under-a-heading", HEAD + fence("a = 1") + "## 결과\n\n" + fence("하나", "text")),
    Right("shell", HEAD + fence("pip install keras", "bash") + fence("make site", "console")),
    Right("shell-under-code", HEAD + fence("a = 1") + fence("pip list", "bash")),
    Right("yaml-under-code", HEAD + fence("a = 1") + fence("a: 1", "yaml")),
    Right("bare-text", HEAD + fence("28 - 3 + 1 = 26", "")),
    Right("commented-code", HEAD + "<!--\n" + fence("print(undefined)") + "-->\n\n글입니다.\n"),
    Right("commented-line", HEAD + "<!-- 나중에 -->\n\n" + PRINT + output("2") + "<!-- 끝 -->\n"),
    Right(
        "comment-in-code",
        HEAD + "`<!--`로 엽니다.\n\n" + PRINT + output("2") + "`-->`로 닫습니다.\n",
    ),
    Right("raised", HEAD + fence('int("x")', RAISES)),
    Right(
        "raised-and-shown",
        HEAD + fence('int("x")', RAISES) + output("ValueError: invalid literal ..."),
    ),
    Right(
        "warned",
        HEAD
        + fence(
            'import warnings\nwarnings.warn("조심", stacklevel=1)',
            ' { .python data-warns="UserWarning: 조심" }',
        ),
    ),
    Right("figure", HEAD + fence(PLOT + '\nplt.title("가나다")\nplt.show()', FIGURE)),
    Right("closed-figure", HEAD + fence(PLOT + "\nplt.close()")),
    Right(
        "figure-in-two-steps",
        HEAD
        + fence("import matplotlib.pyplot as plt\n\nfig, ax = plt.subplots()")
        + fence("ax.plot([1, 2])", FIGURE),
    ),
    Right("skipped", HEAD + fence("1 / 0", ' { .python data-check="skip" data-reason="예" }')),
    Right("checked-only", HEAD + fence("1 / 0", ' { .python data-check="syntax" }')),
    Right(
        "code-in-a-tab",
        HEAD + CODE_IN_A_TAB,
    ),
    Right(
        "output-in-another-level",
        HEAD + "- 목록\n\n    ```python\n    print(2)\n    ```\n\n끝나고\n\n" + output("2"),
    ),
    Right(
        "option-that-raises",
        HEAD + RAISING_OPTION,
    ),
    Right("options-that-are-outputs", HEAD + OUTPUTS_AS_OPTIONS),
    Right(
        "notebook-of-jupyter",
        "# 노트북\n\n[노트북](../notebooks/good.ipynb)을 봅니다.\n",
        {
            "notebooks/good.ipynb": ipynb(
                ("markdown", "# 제목\n\n식은 $1 + 1$입니다.\n"), ("code", "print(1 + 1)")
            )
        },
    ),
    Right(
        "notebook-as-text",
        "# 노트북\n\n[노트북](../notebooks/right.py)을 봅니다.\n",
        {"notebooks/right.py": PY + "print(1 + 1)\n"},
    ),
)
