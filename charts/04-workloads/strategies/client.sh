#!/bin/sh
# Cinquante requêtes à chaque Service, à tour de rôle : quelle version répond, et dans quelle proportion ?
set -eu
trap 'exit 0' TERM

# « Connection: close » : une connexion neuve par requête, donc un pod choisi à chaque fois.
ask() {
  curl --silent --fail --connect-timeout 1 --max-time 2 --header 'Connection: close' "http://$1/?[1-50]" |
    awk -F '"' -v service="$1" '
      $2 == "message" { count[$4]++; answered++ }
      END {
        printf "%-20s", service
        for (message in count) printf " %2d × %s", count[message], message
        if (answered < 50) printf " %2d perdues", 50 - answered
        print ""
      }'
}

while true; do
  for service in "$@"; do
    ask "$service"
  done
  echo
  sleep 2
done
