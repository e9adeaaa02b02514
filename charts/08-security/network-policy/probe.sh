#!/bin/sh
# Sert la page de /lab sur le port 8080 et essaie, toutes les cinq secondes, de joindre les applications nommées en arguments.
set -eu
trap 'exit 0' TERM

httpd -p 8080 -h /lab

# try NOM COMMANDE : « oui » si la commande aboutit en deux secondes.
try() {
  name=$1
  shift
  if timeout 2 "$@" >/dev/null 2>&1; then echo "$name oui"; else echo "$name NON"; fi
}

while true; do
  line="$NAME : $(try DNS nslookup -type=a kubernetes.default.svc.cluster.local)"
  for target in "$@"; do
    line="$line, $(try "$target" wget -O /dev/null "http://$target")"
  done
  echo "$line"
  sleep 5
done
