#!/bin/sh
# Lit les messages depuis le premier et échoue s'il en manque.
set -eu
export PATH="/opt/kafka/bin:$PATH"

kafka-console-consumer.sh --bootstrap-server "$BOOTSTRAP" --topic "$TOPIC" --from-beginning \
  --max-messages "$MESSAGES" --timeout-ms 120000 | tee /tmp/messages.txt

count=$(wc -l < /tmp/messages.txt)
echo "$count messages lus dans $TOPIC"
[ "$count" -eq "$MESSAGES" ]
