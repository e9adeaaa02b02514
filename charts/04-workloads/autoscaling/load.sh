#!/bin/sh
# Une charge : des rafales de requêtes, chacune vers un pod que le Service choisit.
set -eu
trap 'exit 0' TERM

while true; do
  if curl --silent --max-time 5 --output /dev/null "$URL/?[1-200]"; then
    echo '200 requêtes envoyées'
  else
    sleep 1
  fi
done
