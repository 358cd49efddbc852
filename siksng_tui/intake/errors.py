"""Why a file from elsewhere is not taken; each is raised before anything is stored."""

from forms.errors import DamagedError, NotFoundError, RefusedError, StorageError, UsageError


class ImportFileMissingError(NotFoundError):
    """There is no file of this name; facts name it."""

    code, field = "import-file-missing", "file"


class ImportFileUnreadableError(StorageError):
    """The disk or the stick did not give the file's bytes; facts name it."""

    code, field = "import-file-unreadable", "file"


class ImportFileEmptyError(DamagedError):
    """The file holds nothing."""

    code, field = "import-file-empty", "file"


class ImportNoRowsError(UsageError):
    """The file has the names of columns and no row below them; facts name it."""

    code, field = "import-no-rows", "file"


class ImportFileTooLargeError(RefusedError):
    """The file is larger than an import may be; facts hold the limit in megabytes."""

    code, field = "import-file-too-large", "file"


class WorkbookUnknownError(UsageError):
    """The bytes are no spreadsheet that anybody knows."""

    code, field = "workbook-unknown", "file"


class WorkbookIsPictureError(UsageError):
    """The file is a picture or a PDF, whatever its name says."""

    code, field = "workbook-is-picture", "file"


class FileIsMarkupError(UsageError):
    """The file is a web page (HTML) or XML, whatever its name says."""

    code, field = "import-file-is-markup", "file"


class TextQuoteOpenError(DamagedError):
    """A quotation mark in a text is never closed, or a field has no end; facts name the row."""

    code, field = "import-quote-open", "file"


class ReaderDiedError(DamagedError):
    """The file made the process that reads it fail, or take more memory than it may."""

    code, field = "import-reader-died", "file"


class ReaderSlowError(RefusedError):
    """Reading took longer than it may; facts hold the limit in seconds."""

    code, field = "import-reader-slow", "file"


class WorkbookOtherFormatError(UsageError):
    """A spreadsheet of a kind that is not read, such as binary XLSB."""

    code, field = "workbook-other-format", "file"


class WorkbookPasswordError(UsageError):
    """The workbook is encrypted with a password."""

    code, field = "workbook-password", "file"


class WorkbookMacrosError(RefusedError):
    """The workbook carries macros; nothing of it is read."""

    code, field = "workbook-macros", "file"


class WorkbookIncompleteError(DamagedError):
    """The end of the file is missing: it was not copied whole."""

    code, field = "workbook-incomplete", "file"


class WorkbookDamagedError(DamagedError):
    """A part of the workbook cannot be unpacked, or its checksum or its XML is wrong."""

    code, field = "workbook-damaged", "file"


class WorkbookPartTwiceError(DamagedError):
    """Two parts of the package have one name, so nobody can say which is meant."""

    code, field = "workbook-part-twice", "file"


class WorkbookTooManyPartsError(RefusedError):
    """The package holds more parts than a workbook of an office has; facts hold the limit."""

    code, field = "workbook-too-many-parts", "file"


class WorkbookUnpacksTooLargeError(RefusedError):
    """All parts would unpack to more than is read, or one to half of it; facts: megabytes."""

    code, field = "workbook-unpacks-too-large", "file"


class WorkbookPacksTooTightError(RefusedError):
    """A part is packed far tighter than real tables are, as in a zip bomb; facts hold the limit."""

    code, field = "workbook-packs-too-tight", "file"


class WorkbookDeclaresTypesError(RefusedError):
    """A part declares a document type or entities, which no spreadsheet program writes."""

    code, field = "workbook-declares-types", "file"


class WorkbookTooWideError(RefusedError):
    """A sheet has more columns than are read; facts hold the limit."""

    code, field = "workbook-too-wide", "file"


class WorkbookTooLongError(RefusedError):
    """A sheet has more rows, or spans more cells, than are read; facts hold the limits."""

    code, field = "workbook-too-long", "file"


class HeaderNotFoundError(UsageError):
    """No sheet has a row of column names that a profile knows."""

    code, field = "import-header-not-found", "file"


class SameProfileError(UsageError):
    """Both files are of one kind, where one of households and one of members is needed."""

    code, field = "import-same-profile", "file"


class FilesApartError(UsageError):
    """Two files do not belong together: each is to be imported alone."""

    code, field = "import-files-apart", "file"


class HalfRegisterError(UsageError):
    """The register is made of households and members, and only one of the two was given."""

    code, field = "import-half-register", "file"


class NotAnExportError(UsageError):
    """The file is neither an export of households nor one of members; facts name what it is."""

    code, field = "import-not-export", "file"


class ImportCancelledError(RefusedError):
    """The operator stopped the import; nothing was stored."""

    code = "import-cancelled"


class ProfileFormatError(DamagedError):
    """A profile is not written as profiles are; facts say where. Nothing was stored."""

    code, field = "profile-format", "file"
