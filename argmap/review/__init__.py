"""A Word file that came back: what its reviewers changed, by statement, against the report as it went out."""

from argmap.review.changes import Base, Change, Kind, Reviewed, reviewed
from argmap.review.reading import Returned, WordFileError, read
from argmap.review.remarks import Remark

__all__ = [
    "Base",
    "Change",
    "Kind",
    "Remark",
    "Returned",
    "Reviewed",
    "WordFileError",
    "read",
    "reviewed",
]
