"""The figures that rules speak of (costs, grant, own contribution, rates), in any layout."""
