#!/bin/sh
# Demande la page de web toutes les cinq secondes et dit si la requête passe.
set -u

while true; do
  status=0
  curl --silent --output /dev/null --max-time 2 http://web || status=$?
  case $status in
    0) echo "passe : web a répondu" ;;
    28) echo "bloqué : aucune réponse en 2 secondes" ;;
    *) echo "web n'est pas prêt (curl : $status)" ;;
  esac
  sleep 5
done
