"""No time limit per hypothesis example: a busy machine is not a defect."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("budgets", deadline=None)
settings.load_profile("budgets")
