#!/bin/sh
# Un site lent à démarrer. Chaque question du kubelet lit un fichier : présent, la réponse est 200 ; effacé, 404.
set -eu

rm -f /www/*
echo "$(date) : démarrage, vingt secondes de préparation"
sleep 20

echo "Bonjour depuis $(hostname)" > /www/index.html
echo oui > /www/readyz
echo oui > /www/healthz
echo "$(date) : prêt"
exec httpd -f -vv -p 8080 -h /www
