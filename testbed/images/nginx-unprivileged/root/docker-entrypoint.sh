#!/bin/sh
# Before nginx starts: templates become configuration, with the environment's variables in place; then the image's hooks run.
set -e

if [ "$1" = nginx ]; then
  variables=$(env | sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\)=.*/$\1/p')
  for template in /etc/nginx/templates/*.template; do
    [ -e "$template" ] || continue
    envsubst "$variables" <"$template" >"/etc/nginx/conf.d/$(basename "$template" .template)"
  done
  for hook in /docker-entrypoint.d/*.sh; do
    if [ -x "$hook" ]; then "$hook"; fi
  done
fi
exec "$@"
