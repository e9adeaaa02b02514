#!/bin/sh
# Options and Traefik's own subcommands go to traefik; anything else is a command of the image.
set -e
case ${1:-} in
  '' | -* | healthcheck | version) set -- traefik "$@" ;;
esac
exec "$@"
