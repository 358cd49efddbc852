"""The signed paper of a set: what is struck out on it, and its scan."""

from typing import Final

from siksng_tui.words import N_

SENTENCES: Final = {
    "nobody-struck": N_(
        "No family of set {number} was named. Name who is struck out on the paper."
    ),
    "all-struck": N_(
        "All families of set {number} would be struck out. Where the whole paper is refused, "
        "unseal the set."
    ),
    "other-paper": N_("Sets of this office have other papers: {papers}."),
    "no-scan": N_("Nothing is attached to the paper of set {number}. siksng set show tells of it."),
    "not-a-scan": N_(
        "{file} is neither a PDF nor a picture (PNG, JPEG, TIFF). Scan the paper as a PDF."
    ),
    "not-a-root": N_(
        "{file} is no certificate of a certifying body in PEM, or there are too many. Get its root "
        "certificate as a .pem file."
    ),
    "root-unknown": N_(
        "No root with a fingerprint that begins with {fingerprint} is trusted. siksng set trusted "
        "lists them."
    ),
    "sign-incomplete": N_("Name the printed paper and the key file; F4 lists what is there."),
    "key-not-opened": N_(
        "{file} is not opened: it is no PKCS#12 file with a key, or the passphrase is another. "
        "Nothing was signed."
    ),
    "not-this-paper": N_(
        "The PDF does not bear code and fingerprint of set {number}, so it is not signed. Print "
        "the paper of this set anew."
    ),
    "not-in-set": N_(
        "Request {request} is not in set {number}. Compare the paper with the list of the set."
    ),
}
"""Code to sentence: what happened, and what to do next."""
