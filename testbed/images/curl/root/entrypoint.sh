#!/bin/sh
# A command is run as it is; options and addresses are curl's.
case ${1:-} in
  '' | -*) set -- curl "$@" ;;
  *) command -v "$1" >/dev/null || set -- curl "$@" ;;
esac
exec "$@"
