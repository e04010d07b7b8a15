#!/bin/sh
# Makes a theme with 300 languages (and 300 app clients) to measure that a start does not notice them.
# usage: benches/many-languages.sh FOLDER
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1/locales"
printf '[brand]\nname = "Northwind"\n' > "$1/theme.toml"
for first in a b c d e f g h i j k l; do
  for second in a b c d e f g h i j k l m n o p q r s t u v w x y; do
    cp "$here/../templates/locales/en.ftl" "$1/locales/$first$second.ftl"
    printf '[clients."%sclient%s"]\nlocale = "%s%s"\n' "$first" "$second" "$first" "$second" >> "$1/theme.toml"
  done
done
