set -a # export what follows, so that programs started here see it
. ./.env
set +a
