#!/bin/sh
# Recopie le journal de postgres, un fichier, vers la sortie standard : « kubectl logs postgres -c logger ».
set -eu
log=/var/log/postgresql/postgresql.log

# Au signal d'arrêt, postgres est déjà arrêté : ses derniers mots sont dans le fichier.
trap 'sleep 2; echo "logger : arrêt, $(date)"; exit 0' TERM

echo "logger : départ, $(date), avant postgres"
until [ -e "$log" ]; do
  sleep 1
done
echo "logger : postgres écrit son journal, $(date)"
tail -n +1 -F "$log" &
wait
