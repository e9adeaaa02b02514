#!/bin/sh
# Makes the Go module of one more API server: testbed/go/add-kubernetes.sh 1.34.2. Its line goes into course/versions.ts.
set -eu
version=$1
case $version in 1.*.*) ;; *) echo "« $version » : une version de Kubernetes est attendue, comme 1.34.2" >&2; exit 1 ;; esac
cd "$(dirname "$0")"
folder=kubernetes-$version
mkdir "$folder" # An existing one is not written over.
trap 'test "$?" = 0 || rm -r "$folder"' EXIT
cd "$folder"
export GOFLAGS=-mod=mod GOWORK=off

cat > tools.go <<'TOOLS'
//go:build tools

package tools

import _ "k8s.io/kubernetes/cmd/kube-apiserver"
TOOLS
# Kubernetes takes its own libraries from folders beside it (staging/), of no use to others: they are published as v0.34.2.
upstream=$(go mod download -json "k8s.io/kubernetes@v$version" | sed -n 's/^\t"GoMod": "\(.*\)",*$/\1/p')
{
  printf 'module kube-etapes/testbed/%s\n\n' "$folder"
  # One Go compiles them all: the newest that one asks for.
  cat "$upstream" ../kubernetes-*/go.mod | grep '^go ' | sort -V | tail -n 1
  printf '\nrequire k8s.io/kubernetes v%s\n\nreplace (\n' "$version"
  sed -nE "s#^(replace)?[[:space:]]*(k8s.io/[a-z-]+) => ./staging/.*#\t\2 => \2 v0.${version#1.}#p" "$upstream"
  printf ')\n'
} > go.mod
go mod tidy -e
go mod verify > /dev/null
echo "testbed/go/$folder : fait."
