#!/bin/bash
# Starts a broker, makes a topic, and stops: the classes that this loads are kept in an archive that every JVM of the image maps,
# which halves its start (https://docs.oracle.com/en/java/javase/17/vm/class-data-sharing.html). The published image has one too.
set -e
export LOG_DIR=/tmp/kafka KAFKA_HEAP_OPTS=-Xmx256m
mkdir "$LOG_DIR"
cp /etc/kafka/docker/server.properties /etc/kafka/docker/log4j2.yaml "$LOG_DIR"
echo "log.dirs=$LOG_DIR/data" >>"$LOG_DIR/server.properties"
cd /opt/kafka/bin

./kafka-storage.sh format --cluster-id kube-etapes-lab-clust --config "$LOG_DIR/server.properties"
KAFKA_OPTS=-XX:ArchiveClassesAtExit=/opt/kafka/kafka.jsa KAFKA_LOG4J_OPTS=-Dlog4j2.configurationFile=$LOG_DIR/log4j2.yaml \
  ./kafka-server-start.sh "$LOG_DIR/server.properties" >"$LOG_DIR/log" 2>&1 &
./kafka-topics.sh --bootstrap-server localhost:9092 --create --topic trial || {
  tail -n 3 "$LOG_DIR/log" >&2
  exit 1
}
kill $!
wait $! || true # 143: ended by a signal
chmod 644 /opt/kafka/kafka.jsa
rm -r "$LOG_DIR"
