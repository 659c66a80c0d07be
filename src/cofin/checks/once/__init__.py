"""One cell, one finding: what another finding says better is not said again."""
