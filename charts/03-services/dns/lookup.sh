#!/bin/sh
# Demande chaque nom au DNS du cluster et affiche « nom -> adresses ».
set -eu

# La première entrée de « search » est <namespace>.svc.<domaine du cluster> :
# c'est elle que le pod ajoute à un nom court comme « web ».
domain=$(awk '/^search/ { print $2; exit }' /etc/resolv.conf)
echo "suffixe de recherche : $domain"

addresses() {
  nslookup -type=a "$1" 2>/dev/null | awk '/^Name:/ { found = 1 } found && /^Address/ { print $NF }' | sort | xargs
}

for name in "$@"; do
  found=
  try=0
  # Un pod n'entre dans le DNS qu'une fois prêt : on lui laisse une minute.
  while [ -z "$found" ] && [ "$try" -lt 30 ]; do
    try=$((try + 1))
    found=$(addresses "$name.$domain.") || found=
    [ -n "$found" ] || sleep 2
  done
  # Le message de fin du Job se lit aussi dans « kubectl describe pod ».
  echo "$name.$domain -> ${found:-introuvable}" | tee -a /dev/termination-log
  [ -n "$found" ]
done
