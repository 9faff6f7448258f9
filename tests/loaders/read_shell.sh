# Reads the `.env` of each directory named on standard input with
# `set -a; . ./.env`, each in a shell of its own that finds no commands. Prints
# a byte 1, then, if the shell got to the end of the file, the environment with
# a NUL after each variable, then a byte 2.
while IFS= read -r directory; do
    printf '\001'
    (
        cd "$directory" || exit
        unset directory OLDPWD
        # What a pattern among a command's words names depends on the folder's
        # files, and `.*` would name a folder for the command `.`.
        set -af
        . ./.env >/dev/null
        /usr/bin/env -0
    ) </dev/null 2>/dev/null
    printf '\002'
done
