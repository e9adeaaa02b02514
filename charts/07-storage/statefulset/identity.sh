#!/bin/sh
# Signe la page du volume à chaque démarrage : les lignes des pods d'avant y sont encore.
set -eu

echo "$(date '+%F %T') démarrage de $(hostname)" >> /www/index.html
