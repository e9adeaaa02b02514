#!/bin/sh
# Toutes les dix secondes, ajoute une ligne au tableau partagé et montre les quatre dernières, d'où qu'elles viennent.
set -eu
trap 'exit 0' TERM

while true; do
  echo "$(date +%T) $(hostname) sur le nœud $NODE" >> /board/board.txt
  tail -n 4 /board/board.txt
  echo ---
  sleep 10 &
  wait $!
done
