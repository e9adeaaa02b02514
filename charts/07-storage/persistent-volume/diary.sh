#!/bin/sh
# Ajoute une ligne au journal à chaque démarrage, l'affiche en entier, puis attend.
set -eu
trap 'exit 0' TERM

echo "$(date '+%F %T') démarrage de $(hostname)" >> /data/diary.txt
cat /data/diary.txt
sleep infinity &
wait $!
