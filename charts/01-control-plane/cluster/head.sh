set -eu
cd "$(dirname "$0")"
