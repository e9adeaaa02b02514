#!/bin/sh
# Crée le sujet (topic) s'il n'existe pas, puis y écrit des messages numérotés.
set -eu
export PATH="/opt/kafka/bin:$PATH"

# Le sujet se crée quand les trois brokers sont là : une copie chez chacun.
tries=0
until kafka-topics.sh --bootstrap-server "$BOOTSTRAP" --create --if-not-exists \
  --topic "$TOPIC" --partitions 3 --replication-factor 3; do
  tries=$((tries + 1))
  [ "$tries" -lt 20 ] || exit 1
  sleep 5
done

seq "$MESSAGES" | sed 's/^/commande /' | kafka-console-producer.sh --bootstrap-server "$BOOTSTRAP" --topic "$TOPIC"
echo "$MESSAGES messages écrits dans $TOPIC"
