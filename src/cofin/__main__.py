"""``python -m cofin`` is the command ``cofin``."""

from cofin.cli.program import run

if __name__ == "__main__":
    run()
