#!/bin/sh
# Dix requêtes par seconde, sans arrêt : qui répond, et combien se perdent ?
set -eu
trap 'exit 0' TERM

# Le compte commence quand l'application répond, au plus tard dans deux minutes.
for _ in $(seq 120); do
  curl --silent --fail --max-time 1 --output /dev/null "$URL" && break
  sleep 1
done

total=0
lost=0
while true; do
  # « Connection: close » : une connexion neuve par requête, donc un pod choisi à chaque fois.
  messages=$(
    curl --silent --fail --max-time 5 --rate 10/s --header 'Connection: close' "$URL/?[1-10]" |
      awk -F '"' '$2 == "message" { print $4 }'
  )
  total=$((total + 10))
  lost=$((lost + 10 - $(echo "$messages" | grep -c . || true)))
  echo "$total requêtes, $lost perdues ; les dix dernières : $(echo "$messages" | grep . | sort | uniq -c | tr -s ' \n' ' ')"
  # Sans réponse du tout, curl rend la main aussitôt.
  [ -n "$messages" ] || sleep 1
done
