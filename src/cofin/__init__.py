"""cofin: budgets of EU co-financed consortium projects, exact to the cent."""

__version__ = "0.1.0"
