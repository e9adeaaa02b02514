#!/bin/sh
# Trente requêtes toutes les deux secondes : combien de bonnes et de mauvaises réponses, et de quel pod ?
set -eu
trap 'exit 0' TERM

while true; do
  # « Connection: close » : une connexion neuve par requête, donc un pod choisi à chaque fois.
  curl --silent --max-time 2 --header 'Connection: close' "$URL/?[1-30]" | sort | uniq -c || true
  echo
  sleep 2
done
