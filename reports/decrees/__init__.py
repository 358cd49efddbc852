"""What binds a set: approval, decree, minutes, statement, letter, and all of them as one."""
