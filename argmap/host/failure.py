"""What goes wrong outside argmap."""


class EngineError(Exception):
    """An engine gave no layout; `said` is what it printed about that, `version` says which engine it was."""

    def __init__(self, message: str, said: str = "", version: str = "") -> None:
        """Keep the message, the engine's own words and its version."""
        super().__init__(message)
        self.said = said
        self.version = version
