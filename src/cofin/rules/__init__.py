"""The rules of calls as data: profiles, reference tables, and what reads and checks them.

``load_rules("cos-cluster-2020-3-03")`` (in ``cofin.rules.load``) gives the rules that
calculation and checks see.  A new call is a new TOML file with cited values and no code:

=================  =============================================================
``calls/*.toml``   one profile per call; ``_new.toml`` is the commented starter
``reference/*``    regions, countries, lump sums; read by ``tables``
``parameters``     the closed list of what a call can decide
``document``       first pass, syntax: a file is read without trust
``shape``          second pass: keys and kinds (``kinds`` judges single values)
``meaning``        third pass: what the profile says makes sense together
``examples``       fourth pass: worked examples agree with the calculation
``load``, ``lint`` a usable profile or all its problems; everything there is to say
=================  =============================================================
"""
