#!/bin/sh
# Un ouvrier : prend une tâche (un nombre), calcule son carré, range le résultat, et recommence jusqu'à la dernière.
#   todo          les tâches à prendre
#   doing:OUVRIER la tâche que cet ouvrier a prise
#   alive:OUVRIER sa présence, qui s'efface seule 15 s après sa mort
#   done          les résultats
set -eu
trap 'echo "Arrêté : ma tâche sera reprise."; exit 1' TERM

me=$(hostname)
queue() {
  redis-cli -h "$QUEUE" "$@"
}

# Les pods démarrent dans n'importe quel ordre : attendre que la file soit là, et remplie.
for _ in $(seq 60); do
  [ "$(queue EXISTS filled 2>/dev/null)" = 1 ] && break
  echo "La file n'est pas encore remplie."
  sleep 2
done
[ "$(queue EXISTS filled)" = 1 ]

# Remet dans la file les tâches des ouvriers qui ne donnent plus signe de vie.
rescue() {
  for list in $(queue --scan --pattern 'doing:*'); do
    owner=${list#doing:}
    if [ "$(queue EXISTS "alive:$owner")" = 0 ]; then
      echo "Reprise d'une tâche de $owner : $(queue LMOVE "$list" todo LEFT LEFT)"
    fi
  done
}

while true; do
  queue SET "alive:$me" yes EX 15 >/dev/null
  # Un seul geste : la tâche quitte « todo » et entre dans « doing ». Deux ouvriers n'ont jamais la même.
  task=$(queue BLMOVE todo "doing:$me" LEFT RIGHT 2)
  if [ -z "$task" ]; then
    [ -n "$(queue --scan --pattern 'doing:*')" ] || break
    rescue
    continue
  fi
  sleep 2 # le travail
  # Un seul geste encore : le résultat est rangé et la tâche quitte « doing », ou rien ne change.
  queue >/dev/null <<END
MULTI
RPUSH done "$task au carré : $((task * task)), par $me"
LREM doing:$me 1 $task
EXEC
END
  echo "$task au carré : $((task * task))"
done
echo 'Plus rien à faire.'
