#!/bin/bash
# Runs a class of Kafka: KAFKA_HEAP_OPTS, KAFKA_JVM_PERFORMANCE_OPTS, KAFKA_LOG4J_OPTS, KAFKA_JMX_OPTS, KAFKA_OPTS, LOG_DIR.
base=$(cd "$(dirname "$0")/.." && pwd)
config=$base/config/tools-log4j2.yaml
# An empty volume over /opt/kafka/config hides the tools' settings.
[ -f "$config" ] || config=/etc/kafka/docker/tools-log4j2.yaml
# In the order in which the archive of classes knows them.
libraries=("$base"/libs/*.jar)
classpath=$(IFS=: && echo "${libraries[*]}")
[ ! -f "$base/kafka.jsa" ] || archive="-XX:SharedArchiveFile=$base/kafka.jsa -Xlog:cds=off -Xlog:cds+dynamic=off"

# Word splitting is meant: these are lists of options.
# shellcheck disable=SC2086
exec java ${KAFKA_HEAP_OPTS:--Xmx256M} $archive ${KAFKA_JVM_PERFORMANCE_OPTS:--XX:+UseSerialGC -XX:TieredStopAtLevel=1} \
  -Djava.awt.headless=true -Dkafka.logs.dir="${LOG_DIR:-$base/logs}" ${KAFKA_LOG4J_OPTS:--Dlog4j2.configurationFile=$config} \
  $KAFKA_JMX_OPTS -cp "$classpath${CLASSPATH:+:$CLASSPATH}" $KAFKA_OPTS "$@"
