#!/bin/sh
# Attend qu'un broker réponde, dix minutes au plus : un petit conteneur patiente mieux qu'une machine virtuelle Java.
set -eu

host=${BOOTSTRAP%:*}
port=${BOOTSTRAP#*:}
for _ in $(seq 300); do
  # Ouvre une connexion, n'y dit rien et la referme.
  if nc -w 2 "$host" "$port" -e true 2> /dev/null; then exit 0; fi
  sleep 2
done
echo "aucun broker ne répond sur $BOOTSTRAP"
exit 1
