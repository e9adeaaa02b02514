#!/bin/sh
# Les limites du conteneur, lues là où le noyau les applique.
set -eu
trap 'exit 0' TERM

echo "Démarrage à $(date +%T)"
while true; do
  if [ -f /sys/fs/cgroup/cpu.max ]; then
    read -r quota period </sys/fs/cgroup/cpu.max
    memory=$(cat /sys/fs/cgroup/memory.max)
  else # cgroup v1, celui des nœuds anciens
    quota=$(cat /sys/fs/cgroup/cpu/cpu.cfs_quota_us)
    period=$(cat /sys/fs/cgroup/cpu/cpu.cfs_period_us)
    memory=$(cat /sys/fs/cgroup/memory/memory.limit_in_bytes)
  fi
  echo "CPU : $((quota * 1000 / period))m, mémoire : $((memory / 1048576))Mi"
  sleep 5 &
  wait $!
done
