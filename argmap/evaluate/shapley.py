"""Who adds how much to a joint result: Shapley's value, exact for few players and sampled for many.

(Shapley, *A value for n-person games*, 1953.) The players start all present; a game is asked for its value
after one player at a time has come or gone.
"""

from collections.abc import Callable, Iterator, Sequence
from math import comb, fsum, sqrt
from typing import Protocol

Shares = list[tuple[float, float]]
"""For each player the value and its standard error."""


FEWEST_PAIRS = 2
"""So many pairs of orders at least tell how far estimates vary."""


class Game(Protocol):
    """A game whose players come and go, all present at first."""

    def toggle(self, player: int) -> None:
        """Take a player out, or back in."""

    @property
    def value(self) -> float:
        """What the players that are present achieve."""


def _never() -> bool:
    return False


def exact(game: Game, players: int, is_over: Callable[[], bool] = _never) -> Shares:
    """Return exact shares, asking the game for all 2^players values; player 0 is toggled most often.

    If `is_over` says so before all values are known, there are no shares, and players may be out.
    """
    if not players:
        return []
    values = _values(game, players, is_over)
    if not values:
        return []
    sizes = [subset.bit_count() for subset in range(len(values))]
    return [(_share(values, sizes, player, players), 0.0) for player in range(players)]


def _values(game: Game, players: int, is_over: Callable[[], bool]) -> list[float]:
    """Return the value of every set of players, as a number whose bits they are, in Gray's order."""
    values = [0.0] * (1 << players)
    subset = len(values) - 1
    values[subset] = game.value
    for turn in range(1, len(values)):
        if is_over():
            return []
        player = (turn & -turn).bit_length() - 1
        game.toggle(player)
        subset ^= 1 << player
        values[subset] = game.value
    # The last set of the order has all players but one.
    game.toggle(players - 1)
    return values


def _share(values: Sequence[float], sizes: Sequence[int], player: int, players: int) -> float:
    weights = [1.0 / (players * comb(players - 1, size)) for size in range(players)]
    bit = 1 << player
    return fsum(
        weights[sizes[subset]] * (values[subset | bit] - value)
        for subset, value in enumerate(values)
        if not subset & bit
    )


def sampled(game: Game, players: int, pairs: int, is_over: Callable[[], bool] = _never) -> Shares:
    """Return shares as means over random orders, each gone through to the end and back, with their errors.

    The orders are the same at every call. What players lose by leaving in an order is what they add by coming
    in the reverse one, so the two are far from independent, and their mean varies less than two others'.
    So many `pairs` of orders are drawn, or fewer if `is_over` says so, and players may be out then; before
    there are `FEWEST_PAIRS` there are no shares.
    """
    gains: list[list[float]] = [[] for _ in range(players)]
    for order in _orders(players, pairs):
        lost, added = (list(_steps(game, order, is_over)) for _ in range(2))
        if len(added) < players:
            break
        for player, loss, gain in zip(order, lost, added, strict=True):
            gains[player].append((gain - loss) / 2)
    return [_mean(gained) for gained in gains if len(gained) >= FEWEST_PAIRS]


def _steps(game: Game, order: Sequence[int], is_over: Callable[[], bool]) -> Iterator[float]:
    before = game.value
    for player in order:
        if is_over():
            return
        game.toggle(player)
        yield game.value - before
        before = game.value


def _mean(gained: Sequence[float]) -> tuple[float, float]:
    mean = fsum(gained) / len(gained)
    spread = fsum((gain - mean) ** 2 for gain in gained) / (len(gained) - 1)
    return mean, sqrt(spread / len(gained))


def _orders(players: int, count: int) -> Iterator[list[int]]:
    """Yield random orders, shuffled by Fisher and Yates with Knuth's linear congruential generator, MMIX."""
    state = 1
    order = list(range(players))
    for _ in range(count):
        for last in range(players - 1, 0, -1):
            state = (state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % (1 << 64)
            chosen = (state >> 33) % (last + 1)
            order[last], order[chosen] = order[chosen], order[last]
        yield list(order)
