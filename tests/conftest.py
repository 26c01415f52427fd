"""How laws are tried that do not say so themselves: on how many examples, and however long one takes."""

from hypothesis import settings

from tools import examples

settings.register_profile("usual", max_examples=examples(100), deadline=None)
settings.load_profile("usual")
