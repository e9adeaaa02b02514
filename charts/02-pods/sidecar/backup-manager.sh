#!/bin/sh
# Sauvegarde la base toutes les minutes dans /backups, et garde les cinq dernières sauvegardes.
set -eu

# Le signal d'arrêt que demande l'image de postgres est INT, celui des autres images TERM.
trap 'echo "backup-manager : arrêt, $(date)"; exit 0' INT TERM

echo "backup-manager : départ, $(date)"
while true; do
  # Un sidecar part avant postgres : au début, il n'y a rien à sauvegarder.
  if pg_isready --quiet; then
    file=/backups/boutique-$(date +%H%M).sql
    pg_dump --file="$file.tmp" && mv "$file.tmp" "$file" && echo "backup-manager : $file, $(wc -c < "$file") octets"
    ls -t /backups/*.sql | tail -n +6 | xargs -r rm --
    pause=60
  else
    echo 'backup-manager : postgres ne répond pas encore'
    pause=5
  fi
  sleep "$pause" &
  wait $! || true # « wait » laisse passer le signal d'arrêt ; « sleep » seul le ferait attendre
done
