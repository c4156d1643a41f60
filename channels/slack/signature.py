"""Whether Slack sent a request, and within the last five minutes.

Bolt's own check writes the body and the signature to the log when it fails and stumbles
over a timestamp that is no number; ours runs before Bolt instead.
"""

from __future__ import annotations

import hashlib
import hmac

WINDOW_S = 300


def is_signed(
    signing_secret: str, body: bytes, timestamp: str | None, signature: str | None, now_s: float
) -> bool:
    """Tell whether the `v0` signature holds and its timestamp is within five minutes of now."""
    if not timestamp or not signature or not timestamp.isascii() or not timestamp.isdigit():
        return False
    if len(timestamp) > 15 or abs(now_s - int(timestamp)) > WINDOW_S:
        return False
    base = b"v0:" + timestamp.encode() + b":" + body
    expected = "v0=" + hmac.new(signing_secret.encode(), base, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected.encode(), signature.encode())
