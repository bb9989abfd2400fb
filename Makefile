# The one list of what people do here; `make` alone shows it.
# Nothing but python3, make and git is needed beforehand.

PYTHON3 ?= python3
VENV    := .venv
PYTHON  := $(VENV)/bin/python
# Wheels only: building from source would fetch build tools that no hash of ours covers.
INSTALL := $(PYTHON) -m pip install --quiet --disable-pip-version-check \
           --require-hashes --only-binary :all:
COMPILE := $(PYTHON) -m piptools compile --quiet --generate-hashes --allow-unsafe \
           --strip-extras --no-emit-options
# Packages of the system are installed only by root, or by whoever says `make SUDO=sudo`.
APT     := $(shell command -v apt-get >/dev/null && \
             if [ "$$(id -u)" = 0 ]; then echo apt-get; \
             elif [ "$(SUDO)" ]; then echo $(SUDO) apt-get; fi)
FETCH   := $(APT) update -qq && $(APT) install -y --no-install-recommends
LINT    := $(PYTHON) -m ruff check . && $(PYTHON) -m ruff format --check . && $(PYTHON) -m mypy

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve check test fuzz bench pictures lint format lock setup setup-import setup-dev hook \
        owners clean

help: ## Liệt kê các lệnh
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | \
	  awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

site: setup ## Kiểm tra kho rồi dựng trang vào site/
	$(PYTHON) scripts/build.py

serve: setup ## Xem trang trên máy mình, dựng lại mỗi khi sửa
	$(PYTHON) scripts/serve.py

check: setup ## Kiểm tra mọi báo cáo và hồ sơ trong content/
	$(PYTHON) scripts/check.py

# One run tells everything: the tests run even where the lint has found something.
# A file's tests stay together, as they share what was set up for them, and in the order that
# tests/conftest.py gives; a Chromium or an office program in each of more than four processes would
# want more memory than many machines have.
TOGETHER := -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

test: setup-dev chromium office ## Chạy mọi phép thử (ruff, mypy, pytest)
	@$(LINT); lint=$$?; \
	  $(PYTHON) -m pytest $(TOGETHER) $(PYTEST_ARGS); tests=$$?; \
	  exit $$((tests ? tests : lint))

fuzz: setup-dev ## Thử các tính chất với nhiều mẫu ngẫu nhiên hơn (EXAMPLES=1000)
	HYPOTHESIS_PROFILE=fuzz EXAMPLES=$(or $(EXAMPLES),1000) \
	  $(PYTHON) -m pytest -m hypothesis $(TOGETHER) $(PYTEST_ARGS)

pictures: setup-dev chromium ## Chụp lại các hình của trang Đóng góp
	$(PYTHON) -m pytest tests/browser/pictures -q --rewrite

# What only the bench compares with stands apart from what the project runs with.
BENCH  := build/bench/tools
PEERS  := tests/benchmarks/search/peers

WHAT   := builds search

bench: setup-dev chromium hugo $(if $(filter search,$(WHAT)),$(BENCH)/.installed) ## Đo việc dựng, việc tìm cạnh chương trình khác (WHAT=builds N=10000)
	@status=0; for what in $(WHAT); do \
	  PYTHONPATH=scripts $(PYTHON) -m tests.benchmarks.$$what $(or $(N),1000) $(BENCH_ARGS) \
	    || status=1; done; exit $$status

# The bench tells itself that it did not measure Hugo where there is none.
.PHONY: hugo
hugo:
	@command -v hugo >/dev/null || { [ "$(APT)" ] && $(FETCH) hugo; } || \
	  echo 'Chưa có Hugo, nên không đo được Hugo: sudo apt-get install hugo'

$(BENCH)/.installed: $(PEERS)/requirements-bench.txt $(PEERS)/package-lock.json | $(PYTHON)
	@echo 'Cài những chương trình để so sánh vào $(BENCH)/.'
	@$(PYTHON) -m venv --clear $(BENCH)/venv
	@$(BENCH)/venv/bin/python -m pip install --quiet --disable-pip-version-check \
	  --require-hashes --only-binary :all: -r $(PEERS)/requirements-bench.txt
	@cp $(PEERS)/package.json $(PEERS)/package-lock.json $(BENCH)/
	@command -v npm >/dev/null && (cd $(BENCH) && npm ci --ignore-scripts --no-audit --no-fund) || \
	  echo 'Chưa có npm, nên không đo MiniSearch, FlexSearch, Orama: sudo apt-get install npm'
	@touch $@

lint: setup-dev ## Soát mã bằng ruff và mypy
	@$(LINT)

format: setup-dev ## Trình bày lại mã và sửa những gì ruff tự sửa được
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

lock: setup-dev ## Khóa lại phiên bản và mã băm của các thư viện (UPGRADE=1: lấy bản mới)
	$(COMPILE) $(if $(UPGRADE),--upgrade) --output-file=requirements.txt requirements.in
	$(COMPILE) $(if $(UPGRADE),--upgrade) --constraint=requirements.txt \
	  --output-file=requirements-import.txt requirements.in requirements-import.in
	$(COMPILE) $(if $(UPGRADE),--upgrade) --constraint=requirements-import.txt \
	  --output-file=requirements-dev.txt requirements.in requirements-import.in requirements-dev.in

setup: $(VENV)/.compiled ## Cài những gì cần để dựng trang
setup-import: $(VENV)/.installed-import $(VENV)/.compiled office ## Cài những gì cần để nhập tệp Word, PDF, bản quét
setup-dev: $(VENV)/.installed-dev $(VENV)/.compiled

hook: setup ## Kiểm tra nội dung trước mỗi lần commit (không cần mạng)
	git config core.hooksPath scripts/hooks

owners: setup ## Ghi lại ai duyệt thư mục nào, theo hồ sơ tổ chức
	$(PYTHON) scripts/owners.py

clean: ## Xóa những gì đã dựng (giữ .venv)
	rm -rf build site test-results .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(PYTHON):
	@$(PYTHON3) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Cần Python 3.11 trở lên; máy này có:' "$$($(PYTHON3) --version 2>&1)." \
	         'Gọi lại với: make PYTHON3=/đường/dẫn/python3.11' >&2; exit 1; }
	@$(PYTHON3) -c 'import ensurepip, venv' 2>/dev/null || \
	  { [ "$(APT)" ] && $(FETCH) python3-venv; } || \
	  { echo 'Thiếu mô-đun venv của Python: sudo apt-get install python3-venv, rồi gọi lại.' >&2; \
	    exit 1; }
	$(PYTHON3) -m venv $(VENV)

# The .pth line lets a plain `mkdocs build` import `archive`; being relative, it survives a move.
$(VENV)/.installed: requirements.txt | $(PYTHON)
	@echo 'Cài thư viện vào $(VENV)/ (lần đầu mất chừng một phút).'
	@$(INSTALL) -r requirements.txt
	@$(PYTHON) -c 'import os, pathlib, sysconfig; \
	  packages = sysconfig.get_path("purelib"); \
	  pathlib.Path(packages, "archive.pth").write_text(os.path.relpath("scripts", packages) + "\n")'
	@touch $@

# Python keeps what it compiles, modules and (language/kept_patterns.py) regular expressions, but not
# where PYTHONDONTWRITEBYTECODE is set; an import would then take half as long again.
KEEPING := PYTHONDONTWRITEBYTECODE= PYTHONPATH=scripts $(PYTHON)
$(VENV)/.compiled: $(VENV)/.installed $(shell find scripts -name '*.py')
	@$(KEEPING) -m compileall -q scripts
	@for command in check check_staged new_report; do $(KEEPING) -m $$command --help >/dev/null; done
	@$(KEEPING) -c 'import import_report; import_report.make_ready()'
	@touch $@

$(VENV)/.installed-import: requirements-import.txt $(VENV)/.installed
	@$(INSTALL) -r requirements-import.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@echo 'Cài thư viện cho phép thử.'
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

# Tests that open pages say themselves why they are skipped where this could not be done.
# libatomic1: the program that steers Chromium needs it, and a bare Debian has none.
# Pages and printed reports are as wide as their letters are: without these fonts lines break
# elsewhere, also where somebody has installed Chromium himself.
FONTS     := fonts-noto-core fonts-liberation
HAS_FONTS := for name in 'Noto Sans' 'Liberation Serif'; do \
               [ "$$(fc-list "$$name" 2>/dev/null)" ] || exit 1; done
BROWSER   := chromium $(FONTS) libatomic1
.PHONY: chromium
chromium: setup-dev
	@$(PYTHON) -m playwright --version >/dev/null 2>&1 && ($(HAS_FONTS)) && \
	  for name in "$$CHROMIUM" chromium chromium-browser google-chrome; do \
	    [ "$$name" ] && command -v "$$name" >/dev/null && exit 0; done; \
	  { [ "$(APT)" ] && $(FETCH) $(BROWSER); } || \
	  echo 'Chưa có Chromium hay phông chữ, nên có phép thử mở trang bị bỏ qua hoặc hỏng: sudo apt-get install $(BROWSER)'

# LibreOffice reads .doc, .odt and .rtf, Tesseract reads scans; a .docx or a PDF needs neither.
OFFICE := libreoffice-writer-nogui tesseract-ocr tesseract-ocr-vie fonts-liberation
.PHONY: office
office:
	@{ command -v soffice && tesseract --list-langs | grep -qx vie; } >/dev/null 2>&1 || \
	  { [ "$(APT)" ] && $(FETCH) $(OFFICE); } || \
	  echo 'Chưa đọc được .doc, .odt, .rtf và bản quét: sudo apt-get install $(OFFICE)'
