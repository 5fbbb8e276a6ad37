# ./prep doctor: what this machine has, what it lacks and how to get it.

able=0

doctor() {
  local version
  row_tool dotnet "$(dotnet --version 2>/dev/null)" 10 "SDK 10"
  row_tool node "$(node --version 2>/dev/null | tr -d v)" 20 "20 or newer"
  row_tool npm "$(npm --version 2>/dev/null | tail -1)" 1 "comes with Node.js"
  row_command setsid "to start the database apart from the terminal" util-linux
  ! is_root || row_command setpriv "to run the database under its own account" util-linux
  ! is_root || row_command useradd "to make that account" passwd
  row_command tar "for ./prep publish" tar
  row_space "$root" 500 "clone"
  row_space "$data" 200 "data"
  row_port 8080
  row_database
  row_encoder
  row_speech
  row_sandbox
  for entry in "${report_packages[@]}" "${language_packages[@]}" "${speech_packages[@]}"; do row_optional "${entry%%:*}" "${entry#*: }"; done
  for entry in "${test_packages[@]::${#test_packages[@]}-${#report_packages[@]}-${#language_packages[@]}-${#speech_packages[@]}}"; do row_package "${entry%%:*}" "${entry#*: }"; done
  ((able == 0)) && echo "This machine can run PrepPlatform: ./prep run" || echo "This machine cannot run PrepPlatform yet."
  return "$able"
}

row() { printf '%-8s %-18s %-14s %s\n' "$@"; }

lacks() { able=1; row MISSING "$@"; }

row_tool() {
  local name=$1 version=$2 least=$3 needed=$4
  [[ $version =~ ^[0-9] ]] || version=
  if [[ -z $version ]]; then
    lacks "$name" "-" "$needed: $(how_to_get "${name/npm/node}")"
  elif ((${version%%.*} < least)); then
    lacks "$name" "$version" "$needed: $(how_to_get "$name")"
  else
    row ok "$name" "$version" "$needed"
  fi
}

row_command() {
  if command -v "$1" >/dev/null || [[ -x /usr/sbin/$1 ]]; then row ok "$1" "found" "$2"; else lacks "$1" "-" "$2: $(how_to_get "$3")"; fi
}

row_space() {
  local folder=$1 existing=$1 free
  while [[ ! -e $existing ]]; do existing=$(dirname "$existing"); done
  free=$(free_mb "$existing")
  if ! writable "$existing"; then
    lacks "$3 folder" "not writable" "$(cannot_write "$folder" "choose another")"
  elif ((free < $2)); then
    lacks "$3 folder" "$free MB free" "$2 MB are needed in $folder"
  else
    row ok "$3 folder" "$free MB free" "$folder"
  fi
}

row_port() {
  if port_is_free "$1"; then row ok "port $1" "free" "or another with --port"; else row note "port $1" "taken" "in use$(port_holder "$1"): ./prep run --port N"; fi
}

row_database() {
  if grep -q "\"$postgres_package\"" package-lock.json; then
    row ok "PostgreSQL" "from npm" "$postgres_package"
  else
    lacks "PostgreSQL" "-" "none is packed for $(uname -sm): set PREP_POSTGRES to the folder of a PostgreSQL 18"
  fi
}

row_encoder() {
  case $onnx_folder in
    */linux/x64 | */linux/arm64 | */darwin/arm64) row ok "ONNX Runtime" "from npm" "for encoders of texts (./prep models)" ;;
    *) row note "ONNX Runtime" "-" "none is packed for $(uname -sm): texts are scored without an encoder" ;;
  esac
}

row_speech() {
  if [[ -f $whisper_library ]]; then
    row ok "whisper.cpp" "built" "for spoken answers (./prep models)"
  elif can_build_speech; then
    row ok "whisper.cpp" "not built yet" "for spoken answers: ./prep run builds it"
  else
    row note "whisper.cpp" "-" "spoken answers are not transcribed: $(why_no_speech)"
  fi
}

# As the product does it: a new user namespace, made by another than root.
row_sandbox() {
  local walls=(bwrap --unshare-all --ro-bind / / --proc /proc true)
  is_root && walls=(setpriv --reuid 60600 --regid 60600 --clear-groups "${walls[@]}")
  if "${walls[@]}" 2>/dev/null; then
    row ok "sandbox" "works" "for strangers' files and programs"
  else
    row note "sandbox" "-" "none can be made, so strangers' files and programs are refused: install bubblewrap and allow user namespaces (docs/operations.md, \"The sandbox\")"
  fi
}

row_package() {
  if has_package "$1"; then
    row ok "$1" "installed" "for tests: $2"
  else
    row note "$1" "-" "for tests only: $2 (./prep test as root installs it)"
  fi
}

row_optional() {
  if has_package "$1"; then
    row ok "$1" "installed" "$2"
  else
    row note "$1" "-" "$2, which is left out without it: $(how_to_get "$1")"
  fi
}
