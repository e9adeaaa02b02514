#!/bin/sh
# Options and a configuration file are redis-server's. As root, the server runs as the user redis.
set -e
case ${1:-} in
  -* | *.conf) set -- redis-server "$@" ;;
esac

if [ "$1" = redis-server ]; then
  # In a pod, clients are always elsewhere: without a file that says more, no protected mode.
  case " $* " in
    *.conf\ * | *--protected-mode*) ;;
    *) set -- "$@" --protected-mode no ;;
  esac
  if [ "$(id -u)" = 0 ]; then
    find . ! -user redis -exec chown redis:redis {} +
    exec setpriv --reuid=redis --regid=redis --clear-groups "$@"
  fi
fi
exec "$@"
