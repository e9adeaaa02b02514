#!/bin/sh
# L'état du nœud, toutes les dix secondes : /proc montre la machine, pas seulement le conteneur.
set -eu
trap 'exit 0' TERM

while true; do
  read -r load _ </proc/loadavg
  free=$(awk '$1 == "MemAvailable:" { print int($2 / 1024) }' /proc/meminfo)
  echo "$NODE_NAME : charge $load, $free Mio de mémoire disponible"
  sleep 10 &
  wait $!
done
