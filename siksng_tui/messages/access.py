"""Opening the office: accounts, passphrases, keys."""

from typing import Final

from siksng_tui.words import N_

SENTENCES: Final = {
    "wrong-passphrase": N_("The passphrase is wrong. Type it again; Caps Lock may be on."),
    "unlock-wait": N_("Too many wrong passphrases. Wait {seconds} seconds, then try again."),
    "wrong-recovery-code": N_(
        "This is not the recovery code of this office. Compare the code on the recovery sheet "
        "with the name of the office."
    ),
    "recovery-code-mistyped": N_(
        "The recovery code has a typing error in group {group}. Type that group again from the "
        "sheet."
    ),
    "passphrase-short": N_(
        "The passphrase is too short. Choose one of at least {shortest} characters, several "
        "words for instance."
    ),
    "passphrase-long": N_(
        "The passphrase is too long. Choose one of at most {longest} characters."
    ),
    "passphrase-common": N_(
        "Many people choose this passphrase, so it is tried first. Choose another one."
    ),
    "account-name": N_(
        "An account cannot be called {account}. Use 2 to 32 small letters, digits, dots or "
        "hyphens, a letter first."
    ),
    "account-exists": N_("There is an account {account} already. Choose another name."),
    "account-missing": N_("There is no account {account}. Look at the list of accounts."),
    "account-locked": N_(
        "The account {account} is locked. A person with the authenticator role opens it again: "
        "siksng operator unlock {account}."
    ),
    "account-last-authenticator": N_(
        "{account} is the last authenticator: without one nothing could be authenticated. Give "
        "the role to another person first."
    ),
    "keyring-no-account": N_(
        "There is no account {account}. Type the name again, or press F4 for the list."
    ),
    "keyring-account-taken": N_("There is an account {account} already. Choose another name."),
    "keyring-last-account": N_(
        "{account} is the last account that opens this office. Add another person first."
    ),
    "keyring-missing": N_(
        "This folder holds no office. Name the right folder with --data, or set up an office: "
        "siksng office init."
    ),
    "keyring-exists": N_("This folder holds an office already. Choose an empty folder."),
    "keyring-held": N_(
        "Another program (process {pid}) changes the accounts at this moment. Wait for it, then"
        " try again."
    ),
    "keyring-damaged": N_("The file keyring.json is damaged. Restore it from the newest backup."),
    "keyring-forged": N_(
        "Somebody without the keys changed keyring.json. Do not work on; restore the newest "
        "backup and tell the person who looks after the office."
    ),
    "keyring-cost-refused": N_(
        "The file keyring.json asks for unsafe or impossible settings. Restore it from the "
        "newest backup."
    ),
    "role-missing": N_(
        "Your account may not do this; it needs the role {role}. Ask a person who holds it."
    ),
    "office-exists": N_("The folder {folder} holds something already. Choose an empty one."),
    "keyring-unreachable": N_(
        "The file keyring.json cannot be read or written. Check that the folder belongs to "
        "your account of the PC."
    ),
    "office-region-wrong": N_(
        "{region} is no region of the level {level}. Give its Kemendagri code, as 17.71 for "
        "a city; the ministry has none."
    ),
    "office-no-authenticator": N_(
        "Nobody could authenticate, or let others in. Give at least one person the role "
        "authenticator."
    ),
    "name-unfit": N_("A name has 1 to {longest} characters. Write it as it is to stand on papers."),
    "passphrases-differ": N_(
        "The two passphrases are not the same. Type it twice alike; nothing was changed."
    ),
    "passphrase-not-own": N_(
        "{giver} set this passphrase. Choose your own first: lock and unlock again, or siksng "
        "operator passphrase."
    ),
    "passphrase-same": N_(
        "Whoever gave you this passphrase knows it. Choose another one that you alone know."
    ),
    "account-own": N_(
        "{account} is your own account and stays open. Another authenticator can lock it."
    ),
    "passphrase-file-unreadable": N_(
        "The passphrase file is no text in UTF-8. Write the passphrase into its first line."
    ),
}
"""Code to sentence: what happened, and what to do next."""
