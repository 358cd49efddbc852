"""The office's store, its audit chain and its backups."""

from typing import Final

from siksng_tui.words import N_

SENTENCES: Final = {
    "store-missing": N_(
        "This folder holds no office data. Name the right folder with --data, or restore a backup."
    ),
    "store-exists": N_("This folder holds office data already. Choose an empty folder."),
    "store-held": N_(
        "Another program has this office open (process {pid} on {host}). Close it there, then "
        "try again."
    ),
    "store-busy": N_(
        "Another program, a virus scanner for instance, holds the file. Wait a moment and try "
        "again."
    ),
    "store-wrong-key": N_(
        "Data and keys in this folder belong to different offices. Put the files of one office "
        "back together, from a backup."
    ),
    "store-foreign": N_(
        "The file office.db is not of this program. Name the right folder with --data."
    ),
    "store-newer": N_(
        "A newer program wrote this data (version {found}, this program knows {known}). Install"
        " the newer program."
    ),
    "store-other-build": N_(
        "Another build of the program made this data ({folder}); it was not touched. Work on with "
        "that build. A practice office is made anew: move its folder away, then start siksng "
        "practice."
    ),
    "store-damaged": N_(
        "The office's data is damaged in places. Do not work on; restore the newest backup."
    ),
    "store-unwritable": N_(
        "The folder of the office cannot be written. Check its permissions and whether the disk"
        " is read-only."
    ),
    "store-io": N_(
        "The disk failed to read or write; the last step was not kept. Copy the folder to "
        "another disk and start again."
    ),
    "disk-full": N_(
        "The disk is full; the last step was not kept. Free some space, then do it again."
    ),
    "commit-uncertain": N_(
        "The disk failed while saving; nobody knows whether the last step was kept. Lock, "
        "unlock again and look at the list."
    ),
    "migration-failed": N_(
        "The data could not be brought to this version (it stays at {known}). Use the older "
        "program and tell the developers."
    ),
    "household-not-found": N_("The register has no such household. Search it again."),
    "subject-exists": N_(
        "A household, family or person of the file is in the register already; nothing was "
        "taken. Compare the file with the register."
    ),
    "revision-damaged": N_(
        "A stored state of a record does not fit its seal ({revision}). Restore the newest backup."
    ),
    "revision-not-found": N_(
        "A state of a record is missing ({revision}). Restore the newest backup."
    ),
    "revision-unreadable": N_(
        "A state of a record cannot be read; nothing was taken from it. Ask the sender for the "
        "file again."
    ),
    "audit-broken": N_(
        "The audit chain is broken at entry {number}. Do not work on; restore a backup and tell"
        " the person who looks after the office."
    ),
    "audit-rolled-back": N_(
        "The data is older than it was: {found} audit entries where {seen} were seen. An old "
        "copy was put back; restore the newest backup."
    ),
    "audit-unanchored": N_(
        "The note that guards against old copies is missing or damaged. Compare the audit head "
        "with the last printed sheet, then run: siksng audit verify."
    ),
    "backup-damaged": N_("The backup {file} is damaged; nothing was restored. Use another backup."),
    "backup-forged": N_(
        "The backup {file} was not made by this office; nothing was restored. Use another backup."
    ),
    "restore-target-not-empty": N_(
        "The folder is not empty; nothing was restored. Choose an empty folder."
    ),
    "target-exists": N_(
        "The file {file} exists already and was not touched. Choose another name or folder."
    ),
    "target-full": N_(
        "There is no room for {file}; nothing was written. Use a stick or disk with more room."
    ),
    "target-failed": N_(
        "The stick or disk failed while writing {file}; nothing was written. Plug it in again, "
        "or use another one."
    ),
    "target-differs": N_(
        "The stick gave back other bytes than were written for {file}: it is broken. Use "
        "another one."
    ),
    "folder-missing": N_(
        "There is no folder {folder}. Check the name, and whether the stick is in the PC."
    ),
    "backup-missing": N_(
        "There is no file {file}. Check the name and whether the right stick is in the PC."
    ),
    "backup-unreadable": N_(
        "The medium does not give back {file}; nothing was restored. Try another port or use "
        "another backup."
    ),
    "audit-reason-number": N_(
        "The reason holds what looks like a NIK or card number; the audit takes none. Write "
        "it without."
    ),
}
"""Code to sentence: what happened, and what to do next."""
