#!/bin/bash
# Makes the database on the first start, then runs the server: POSTGRES_PASSWORD, POSTGRES_USER, POSTGRES_DB (each also as a
# file, with _FILE), POSTGRES_HOST_AUTH_METHOD, POSTGRES_INITDB_ARGS, PGDATA, and what lies in /docker-entrypoint-initdb.d.
set -e

case ${1:-} in
  -*) set -- postgres "$@" ;;
esac
[ "$1" = postgres ] || exec "$@"

from_file() {
  local file="$1_FILE"
  [ -n "${!file}" ] || return 0
  if [ -n "${!1}" ]; then
    echo "error: $1 and $file are both set: keep one" >&2
    exit 1
  fi
  export "$1=$(<"${!file}")"
  unset "$file"
}

mkdir -p "$PGDATA"
if [ "$(id -u)" = 0 ]; then
  chown -R postgres:postgres "$PGDATA" /var/run/postgresql
  exec setpriv --reuid=postgres --regid=postgres --clear-groups "${BASH_SOURCE[0]}" "$@"
fi
chmod 700 "$PGDATA" || true

if [ -s "$PGDATA/PG_VERSION" ]; then
  echo 'PostgreSQL Database directory appears to contain a database; Skipping initialization'
  exec "$@"
fi

from_file POSTGRES_PASSWORD
from_file POSTGRES_USER
from_file POSTGRES_DB
user=${POSTGRES_USER:-postgres}
database=${POSTGRES_DB:-$user}
method=${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}
if [ -z "$POSTGRES_PASSWORD" ] && [ "$method" != trust ]; then
  echo 'Error: Database is uninitialized and superuser password is not specified: set POSTGRES_PASSWORD.' >&2
  exit 1
fi

# Word splitting is meant: these are arguments.
# shellcheck disable=SC2086
initdb --username="$user" --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") $POSTGRES_INITDB_ARGS
printf '\nhost all all all %s\n' "$method" >>"$PGDATA/pg_hba.conf"

# A server that only this script can reach, while the database is filled.
shift
export PGUSER=$user PGPASSWORD=$POSTGRES_PASSWORD
pg_ctl --pgdata="$PGDATA" --options="$(printf '%q ' "$@") -c listen_addresses=''" --wait start
run_sql() { psql --set ON_ERROR_STOP=1 --no-psqlrc --dbname "${2:-$database}" --file "$1"; }
if [ "$database" != postgres ]; then echo "CREATE DATABASE \"$database\"" | run_sql - postgres; fi
for file in /docker-entrypoint-initdb.d/*; do
  case $file in
    *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
    *.sql) run_sql "$file" ;;
    *.sql.gz) gunzip --stdout "$file" | run_sql - ;;
  esac
done
pg_ctl --pgdata="$PGDATA" --mode=fast --wait stop
unset PGUSER PGPASSWORD

echo 'PostgreSQL init process complete; ready for start up.'
exec postgres "$@"
