"""How many examples laws are tried on that do not say so themselves."""

from hypothesis import settings

from tools import examples

settings.register_profile("usual", max_examples=examples(100))
settings.load_profile("usual")
