# Each target is one chore of scripts/dev.py, which also runs on Windows.
PYTHON ?= python3
ARGS ?=
DEV = $(PYTHON) scripts/dev.py

.PHONY: help setup demo test lint bench generated check-generated wheel pictures validate lock libreoffice clean

help:            ## what can be made
	@sed -n 's/^\([a-z-]*\): *## /  make \1  /p' Makefile
setup:           ## .venv with cofin in it: .venv/bin/cofin
	@$(DEV) setup $(ARGS)
demo:            ## the main job on the shipped example
	@$(DEV) demo $(ARGS)
test:            ## all tests; COVERAGE=1 adds the gate; ARGS go to pytest
	@$(DEV) test $(if $(COVERAGE),--coverage) $(ARGS)
lint:            ## style, types, import contracts
	@$(DEV) lint
bench:           ## ratios from one run
	@$(DEV) bench $(ARGS)
generated:       ## write example workbooks, templates and docs/reference anew
	@$(DEV) generated
check-generated: ## fail when one of them is stale
	@$(DEV) check-generated
wheel:           ## build wheel and source archive into dist/; try the wheel in every Python that is here
	@$(DEV) wheel
pictures:        ## draw the pictures in docs/ anew (needs LibreOffice)
	@$(DEV) pictures
validate:        ## ask Microsoft's validator about the files that cofin writes (needs npm)
	@$(DEV) validate
lock:            ## resolve requirements/ anew; ARGS=--upgrade for the newest
	@$(DEV) lock $(ARGS)
libreoffice:     ## install LibreOffice Calc for the proofs (Debian, as root)
	@$(DEV) libreoffice $(ARGS)
clean:           ## remove what was made here, .venv included
	@$(DEV) clean
