#!/bin/sh
# La même valeur, lue de deux façons, toutes les cinq secondes.
set -eu
trap 'exit 0' TERM

while true; do
  echo "variable : $COLOR, fichier : $(cat /etc/settings/color), monnaie : $CURRENCY"
  sleep 5 &
  wait $!
done
