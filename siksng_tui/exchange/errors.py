"""Why a file from another office is not taken. Facts name offices and members, never people."""

from forms.errors import DamagedError, RefusedError, StorageError


class NotAParcelError(DamagedError):
    """The file is something else; nothing was read from it."""

    code, field = "not-a-parcel", "file"


class ParcelTruncatedError(DamagedError):
    """The end of the parcel is missing: the copy was not finished; nothing was taken from it."""

    code, field = "parcel-truncated", "file"


class ParcelForgedError(DamagedError):
    """The parcel is not what its sender signed; nothing was taken from it. Facts: part."""

    code, field = "parcel-forged", "file"


class ParcelTooLargeError(RefusedError):
    """A part is larger than the format allows; nothing was taken or made. Facts: part."""

    code, field = "parcel-too-large", "file"


class FormatNewerError(RefusedError):
    """The file was made by a newer program; nothing was taken from it. Facts: format, version."""

    code, field = "format-newer", "file"


class SenderUnknownError(RefusedError):
    """The certificates lead to no root that is trusted here. Facts: fingerprint, office."""

    code, exit_code, field = "sender-unknown", 77, "trust"


class CertificateRevokedError(RefusedError):
    """The office above took this certificate back; what it signs is refused. Facts: office."""

    code, exit_code, field = "certificate-revoked", 77, "trust"


class OfficeOutOfScopeError(RefusedError):
    """An office speaks for a level or region that is not its own. Facts: office."""

    code, exit_code, field = "office-out-of-scope", 77, "trust"


class ParcelForOtherOfficeError(RefusedError):
    """The parcel is for another office; it was not opened. Facts: recipient."""

    code, field = "parcel-for-other-office", "file"


class InstrumentUnknownError(RefusedError):
    """The records use a questionnaire that is not known here. Facts: instrument."""

    code, field = "instrument-unknown", "file"


class ParcelKeyMissingError(RefusedError):
    """None of this office's keys opens the parcel, old ones included; nothing was taken."""

    code, exit_code, field = "parcel-key-missing", 77, "file"


class ParcelInsideWrongError(DamagedError):
    """The sender's records do not agree with what it signed outside; take none. Facts: part."""

    code, field = "parcel-inside-wrong", "file"


class RequestLineWrongError(DamagedError):
    """One record of a parcel is not a sound request; the others may be. Facts: part."""

    code, field = "request-line-wrong", "file"


class CardUnreadableError(DamagedError):
    """The file is no sound office card or revocation list; nothing was trusted. Facts: part."""

    code, field = "office-card-unreadable", "file"


class RevocationsOlderError(RefusedError):
    """A revocation list goes back behind the one that is known, which stays. Facts: issuer."""

    code, field = "revocations-older", "file"


class ScratchFailedError(StorageError):
    """No room for the encrypted records while the parcel is made; nothing was made."""

    code = "scratch-failed"


class CertificateRequestUnreadableError(DamagedError):
    """The file is no sound request for a certificate; nothing was certified."""

    code, field = "certificate-request-unreadable", "file"
