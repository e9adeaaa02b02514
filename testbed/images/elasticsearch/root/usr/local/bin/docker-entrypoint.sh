#!/bin/bash
# eswrapper, the image's own command, is Elasticsearch; so are settings.
case ${1:-} in
  eswrapper) shift && set -- elasticsearch "$@" ;;
  -E*) set -- elasticsearch "$@" ;;
esac
exec "$@"
