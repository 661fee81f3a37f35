"""Content-addressed ids: equal parts give equal ids, and joining never makes two different part lists alike."""

import hashlib


def digest(payload: bytes) -> str:
    """SHA-256 of bytes as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(payload).hexdigest()


def content_id(prefix: str, *parts: str) -> str:
    """`prefix-` and the first 20 hexadecimal digits (80 bits) of the SHA-256 of the length-prefixed parts.

    >>> content_id("x", "ab", "c") != content_id("x", "a", "bc")
    True
    """
    hasher = hashlib.sha256()
    for part in (prefix, *parts):
        encoded = part.encode("utf-8", "surrogatepass")
        hasher.update(len(encoded).to_bytes(8, "big") + encoded)
    return f"{prefix}-{hasher.hexdigest()[:20]}"
