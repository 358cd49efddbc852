"""Files from elsewhere: workbooks, and texts with delimiters."""

from typing import Final

from siksng_tui.words import N_

SENTENCES: Final = {
    "import-known": N_("Both files were imported before; nothing was stored. Take newer files."),
    "import-cancelled": N_(
        "The import was stopped; nothing was stored. Start it again when you wish."
    ),
    "import-file-missing": N_("There is no file {file}. Look at the folder and the name."),
    "import-file-unreadable": N_(
        "The file {file} cannot be read from the disk or stick. Copy it again."
    ),
    "import-file-empty": N_("The file is empty. Export it again from SIKS-NG."),
    "import-file-too-large": N_(
        "The file {file} is larger than {megabytes} MB. Export the villages in parts, or let an "
        "authenticator raise the limit: menu Office, Ctrl+T."
    ),
    "import-limit-range": N_(
        "This limit can be {least} to {most}; nothing was changed. Give a number in between."
    ),
    "import-no-rows": N_(
        "The file {file} has the names of columns and no row below them; nothing was stored. "
        "Fill it in, or export it again."
    ),
    "import-header-not-found": N_(
        "No sheet has a row with the names of columns. Write them above the rows as the program "
        "of the file does, then look at it again."
    ),
    "registry-answer-missing": N_(
        "The civil registry answered nothing about this person. `siksng dukcapil list --json` "
        "shows about whom it did."
    ),
    "purpose-not-served": N_("This file ({file}) is known, but is not taken in here."),
    "register-empty": N_(
        "There is no register yet to compare the file with. Take in its first state: `siksng "
        "import --as register HOUSEHOLDS MEMBERS`, or one file that has both."
    ),
    "import-not-export": N_(
        "A file ({file}) is of neither households nor members. Take one file of each, or one that "
        "has both."
    ),
    "import-not-found": N_("There is no import {number}. `siksng import list` lists them."),
    "import-nothing-came": N_(
        "Nothing came of import {number} that can be taken back. Nothing needs to be done."
    ),
    "import-undone": N_("Import {number} was taken back already. Nothing needs to be done."),
    "register-built-upon": N_(
        "{count} things stand on this first state: {what}. Withdraw the requests and take the "
        "later imports back, or leave it as it stands."
    ),
    "import-built-upon": N_(
        "{count} requests of this import were worked on since: {numbers}. Withdraw these by "
        "themselves, or leave the import as it stands."
    ),
    "profile-format": N_(
        "This is no profile of columns, or not of this version: look at {place}. Ask for the file "
        "again where it was made."
    ),
    "profile-known": N_(
        "There is a profile {profile} already; nothing was stored. Remove the old one first, or "
        "leave it as it is."
    ),
    "layout-incomplete": N_(
        "Needed fields still have no column: {count}. Choose a column for each, then save again."
    ),
    "layout-name": N_(
        "A layout is called by 1 to 50 characters, without a long number. Type another name."
    ),
    "profile-not-found": N_(
        "This office has no own profile {profile}. `siksng import profile list` lists them."
    ),
    "import-file-is-markup": N_(
        "The file is a web page or XML, whatever its name says. Open it in a spreadsheet program "
        "and save it as XLSX."
    ),
    "import-quote-open": N_(
        "A quotation mark near row {row} is never closed, or a field there is far too long. Mend "
        "the row in the file, or save the table as XLSX."
    ),
    "import-reader-died": N_(
        "The file made the program that reads it fail; nothing of it was taken. Open it in a "
        "spreadsheet program, copy the table alone into a new file, and import that."
    ),
    "import-reader-slow": N_(
        "Reading the file took more than {seconds} seconds and was given up; nothing of it was "
        "taken. Export the villages in parts."
    ),
    "import-files-apart": N_(
        "These two files do not belong together: they are of two questionnaires, or one of them "
        "has households and members in one. Import each alone."
    ),
    "import-half-register": N_(
        "The register is made of households and members. Name the file of the others as well, or "
        "a file that has both in one."
    ),
    "import-same-profile": N_(
        "Both files are of one kind. Take one file of households and one of members."
    ),
    "workbook-damaged": N_(
        "A part of the workbook is damaged. Copy the file again, or export it again."
    ),
    "workbook-declares-types": N_(
        "The workbook declares things that no spreadsheet program writes; it was not read. "
        "Export it again."
    ),
    "workbook-incomplete": N_(
        "The end of the file is missing: it was not copied whole. Copy it again."
    ),
    "workbook-is-picture": N_(
        "The file is a picture or a PDF. Take the workbook or text file itself."
    ),
    "workbook-macros": N_(
        "The workbook holds macros; it was not read. Save it as XLSX without macros."
    ),
    "workbook-other-format": N_(
        "The file is a kind of spreadsheet that is not read. Save it as XLSX."
    ),
    "workbook-packs-too-tight": N_(
        "A part of the workbook is packed more than {limit} times; it was not read. Export it "
        "again from SIKS-NG."
    ),
    "workbook-part-twice": N_(
        "Two parts of the workbook have one name; it was not read. Export it again."
    ),
    "workbook-password": N_("The workbook is protected by a password. Save it without one."),
    "workbook-too-long": N_(
        "A sheet has more than {rows} rows or {cells} cells. Export the villages in parts, or let "
        "an authenticator raise the limit of rows: menu Office, Ctrl+T."
    ),
    "workbook-too-many-parts": N_(
        "The workbook has more than {limit} parts; it was not read. Export it again from SIKS-NG."
    ),
    "workbook-too-wide": N_(
        "A sheet has more than {limit} columns. Take the file as SIKS-NG exports it, or let an "
        "authenticator raise the limit: menu Office, Ctrl+T."
    ),
    "workbook-unknown": N_(
        "The file is neither a spreadsheet nor a text. Take the workbook or text file itself."
    ),
    "workbook-unpacks-too-large": N_(
        "The workbook would unpack to more than {megabytes} MB, or one part of it to more than "
        "half of that; it was not read. Export the villages in parts, or let an authenticator "
        "raise the limit: menu Office, Ctrl+T."
    ),
    "list-known": N_(
        "This file was imported before; nothing was changed. Take a newer one, or take the list "
        "back first."
    ),
    "list-purpose": N_(
        "The rows of this file are no list of people that is kept beside the register. Files of "
        "households and members make its first state: --as register."
    ),
    "list-not-found": N_("There is no list {number}. Look at the list of lists."),
    "list-carried": N_(
        "List {number} was added to this one and stands on it. Take that one back first."
    ),
    "list-undone": N_("List {number} was taken back before; nothing was changed."),
    "entry-not-found": N_("There is no entry {number}, or its list was taken back."),
    "list-counts-no-more": N_(
        "List {number} counts no more; nothing was taken over. Take over the one that counts."
    ),
    "list-not-welfare": N_("List {number} is not of PPKS or PSKS; nothing was taken over."),
    "import-file-count": N_(
        "Households and members come in two files, or in one that has both; everything else comes "
        "in one. Name as many files as that."
    ),
    "import-strategy-not-served": N_(
        "Of such a file all rows are taken; nothing was stored. --strategy is for exports and "
        "proposals: leave it out."
    ),
    "households-known": N_(
        "The register holds households of these files already ({count} in the part that was "
        "read); nothing was stored. The first state is imported once: correct the households "
        "one by one."
    ),
}
"""Code to sentence: what happened, and what to do next."""
