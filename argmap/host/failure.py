"""What goes wrong outside argmap."""


class EngineError(Exception):
    """An engine gave no layout; `said` is what it printed about that."""

    def __init__(self, message: str, said: str = "") -> None:
        """Keep the message and the engine's own words."""
        super().__init__(message)
        self.said = said
