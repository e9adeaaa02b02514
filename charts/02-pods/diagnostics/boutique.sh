#!/bin/sh
# Une boutique : elle tient un journal, écrit un fichier, en attend un autre, et sert une page qu'elle garde pour elle.
set -eu

# Le fichier à aller chercher. Celui de chaque pod est différent.
{
  echo 'article;prix'
  echo 'thé;4'
  echo 'café;3'
  echo "# imprimé par $(hostname), $(date)"
} > /data/catalogue.csv

# La page. 127.0.0.1 n'existe que dans le pod : aucun Service n'y mène.
mkdir -p /data/page
echo 'Le mot de la page : muscade' > /data/page/index.html
httpd -p 127.0.0.1:8080 -h /data/page

echo 'INFO    la boutique ouvre. Le mot du journal : safran'
echo 'INFO    catalogue imprimé dans /data/catalogue.csv ; page servie sur 127.0.0.1:8080'
while true; do
  if cmp -s /data/catalogue.csv /data/stock.csv; then
    echo 'INFO    stock.csv est la copie du catalogue : la boutique est prête'
  elif [ -e /data/stock.csv ]; then
    echo 'ERREUR  stock.csv diffère de catalogue.csv'
  else
    echo 'ERREUR  /data/stock.csv manque : déposez-y une copie de /data/catalogue.csv'
  fi
  sleep 10
done
