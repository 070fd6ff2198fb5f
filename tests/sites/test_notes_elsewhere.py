"""The notes may lie in a folder of any name, also outside of the project: Problems name it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import SiteBuilder

HOOKS = ("snippets.py", "terms.py", "formulas.py", "arrival.py", "structure.py")
PAGE = """# 처음

[[위키]]

```python
print(1)
```

``` { .text data-output="" }
2
```

[글](no.md)
"""


@pytest.mark.parametrize("outside", [False, True], ids=["inside", "outside"])
def test_problems_name_the_folder_of_the_notes(
    build_site: SiteBuilder,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    outside: bool,
) -> None:
    notes = tmp_path_factory.mktemp("notes") if outside else tmp_path / "content" / "노트"
    notes.mkdir(parents=True, exist_ok=True)
    (notes / "index.md").write_text(PAGE, encoding="utf-8")
    site = build_site(
        {},
        HOOKS,
        docs_dir=str(notes),
        markdown_extensions=["attr_list", "pymdownx.superfences"],
        validation={"links": {"not_found": "ignore"}},
    )
    path = Path(os.path.relpath(notes, tmp_path)).as_posix()
    for line in (3, 9, 13):
        assert [told for told in site.warnings if f" {path}/index.md:{line}: " in told]
    assert len(site.warnings) == 3
