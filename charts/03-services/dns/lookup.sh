#!/bin/sh
# Demande chaque nom au DNS du cluster et affiche « nom -> adresses ».
# « nom:2 » attend qu'il en ait deux.
set -eu

# La première entrée de « search » est <namespace>.svc.<domaine du cluster> :
# c'est elle que le pod ajoute à un nom court comme « web ».
domain=$(awk '/^search/ { print $2; exit }' /etc/resolv.conf)
echo "suffixe de recherche : $domain"

addresses() {
  nslookup -type=a "$1" 2>/dev/null | awk '/^Name:/ { found = 1 } found && /^Address/ { print $NF }' | sort | xargs
}

for wanted in "$@"; do
  name=${wanted%:*}
  expected=1
  [ "$name" = "$wanted" ] || expected=${wanted##*:}
  found=
  try=0
  # Un pod n'entre dans le DNS qu'une fois prêt : on lui laisse une minute.
  while [ "$(echo "$found" | wc -w)" -lt "$expected" ] && [ "$try" -lt 30 ]; do
    [ "$try" -eq 0 ] || sleep 2
    try=$((try + 1))
    found=$(addresses "$name.$domain.") || found=
  done
  # Le message de fin du Job se lit aussi dans « kubectl describe pod ».
  echo "$name.$domain -> ${found:-introuvable}" | tee -a /dev/termination-log
  [ "$(echo "$found" | wc -w)" -ge "$expected" ]
done
