#!/bin/sh
# Appelle l'API toutes les trois secondes et traduit ce que curl en dit.
set -eu
trap 'exit 0' TERM

while true; do
  status=0
  code=$(curl --silent --output /dev/null --max-time 2 --write-out '%{http_code}' "$URL") || status=$?
  case $status in
    0) echo "$URL : réponse $code" ;;
    6) echo "$URL : nom inconnu du DNS" ;;
    7) echo "$URL : connexion refusée" ;;
    28) echo "$URL : aucune réponse en 2 secondes" ;;
    *) echo "$URL : échec de curl, code $status" ;;
  esac
  sleep 3
done
