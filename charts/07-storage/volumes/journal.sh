#!/bin/sh
# Écrit une ligne toutes les cinq secondes dans le volume que le serveur web publie.
set -eu
trap 'exit 0' TERM # « kill 1 » arrête ce conteneur ; le kubelet le redémarre dans le même pod

pod=$(cat /pod-info/name)
echo "--- writer démarre dans $pod" >> /pages/index.html
while true; do
  echo "$(date +%T) $pod : $(cat /config/message.txt)" >> /pages/index.html
  sleep 5 &
  wait $!
done
