"""What a signature covers: a type and a body, joined so that neither can be taken for the other.

Source: DSSE 1.0, pre-authentication encoding; docs/format/parcel-1.md, sections 4 and 5.
"""


def pre_authentication_encoding(payload_type: str, body: bytes) -> bytes:
    """Return the bytes that are signed for a body of a type.

    >>> pre_authentication_encoding("text/x", b"hello")
    b'DSSEv1 6 text/x 5 hello'
    """
    name = payload_type.encode()
    return b"DSSEv1 %d %s %d %s" % (len(name), name, len(body), body)
