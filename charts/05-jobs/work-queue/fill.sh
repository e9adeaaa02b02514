#!/bin/sh
# Remplit la file « todo » : les nombres de 1 à 60.
set -eu

for _ in $(seq 60); do
  redis-cli -h "$QUEUE" PING >/dev/null 2>&1 && break
  echo 'Redis ne répond pas encore.'
  sleep 2
done

# Relancé, le script ne remplit pas deux fois : la liste et la marque « filled » s'écrivent ensemble, ou pas du tout.
if [ "$(redis-cli -h "$QUEUE" EXISTS filled)" = 0 ]; then
  redis-cli -h "$QUEUE" <<END
MULTI
RPUSH todo $(seq 60 | tr '\n' ' ')
SET filled yes
EXEC
END
fi
echo "À faire : $(redis-cli -h "$QUEUE" LLEN todo) tâches."
