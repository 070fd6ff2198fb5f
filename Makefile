# 처음이라면: make serve. 명령 목록은 make help.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1

SITE_READY := $(VENV)/.site-ready
DEV_READY := $(VENV)/.dev-ready
BROWSER_READY := $(VENV)/.browser-ready

# The default backend comes with requirements.txt; the other one is asked for by name.
ifeq ($(KERAS_BACKEND),torch)
BACKEND_READY := $(VENV)/.torch-ready
endif

help: ## 이 목록을 보여 줍니다
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: $(SITE_READY) ## 사이트를 열고, 고칠 때마다 새로 그립니다 (http://127.0.0.1:8000)
	$(BIN)/mkdocs serve

site: $(SITE_READY) ## 사이트를 site/에 엄격하게 만듭니다
	$(BIN)/mkdocs build --strict

test: $(BROWSER_READY) site ## 모든 검사를 돌립니다
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto

check: $(DEV_READY) ## 글쓴이의 빠른 검사: 서식, 타입, 노트
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mkdocs build --strict

outputs: $(SITE_READY) ## 노트에 적힌 실행 결과를 새로 쓰고 차이를 보여 줍니다
	$(BIN)/python hooks/outputs.py $(PAGE)

page: $(SITE_READY) ## 한 쪽의 코드만 실행해 봅니다: make page PAGE=docs/topics/padding.md
	$(BIN)/python hooks/outputs.py --check $(PAGE)

clean: ## 만들어진 것을 모두 지웁니다
	rm -rf site .cache $(VENV) .mypy_cache .ruff_cache .pytest_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 이상이 필요합니다. 예: make site PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(SITE_READY): requirements.txt $(BACKEND_READY) | $(VENV)/bin/python
	$(BIN)/python -m pip install --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.torch-ready: requirements-torch.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --disable-pip-version-check -r requirements-torch.txt
	@touch $@

$(DEV_READY): requirements-dev.txt $(SITE_READY)
	$(BIN)/python -m pip install --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(BROWSER_READY): tests/browser/chromium.py $(DEV_READY)
	$(BIN)/python tests/browser/chromium.py
	@touch $@

.PHONY: help serve site test check outputs page clean
