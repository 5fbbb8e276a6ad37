# ./prep test: every suite in turn, the fast ones first.

results=.prep/tests

run_tests() {
  local filter=()
  [[ -z ${1:-} ]] || filter=(--filter "$(as_filter "$1")")
  need_tools
  need_folder
  # Before anything is built: some of it is built with them.
  install_test_packages
  set_up all
  rm -rf "$results"
  mkdir -p "$results"
  # Whatever the suites leave in the temporary folder goes with it; the database's own account must be able to pass through.
  scratch=$(mktemp -d "${TMPDIR:-/tmp}/prep-test.XXXXXX")
  chmod 711 "$scratch"
  export TMPDIR=$scratch
  # A zone with daylight saving and a half-hour offset finds what UTC hides.
  export TZ=America/St_Johns
  for suite in $(suites); do
    run_suite "$suite" "${filter[@]}"
  done
  clean_up
  node tools/test-summary.mjs "$results"
}

as_filter() { [[ $1 =~ ^[A-Za-z0-9_.]+$ ]] && echo "FullyQualifiedName~$1" || echo "$1"; }

# Found on disk: a project of tests/ whose build output holds a test adapter.
suites() {
  local name ordered=(Unit Architecture Evaluators Web Plugins Browser)
  for name in "${ordered[@]}" $(basename -a tests/*/); do
    [[ -n $(suite_dll "$name") ]] && echo "$name"
  done | awk '!seen[$0]++'
}

suite_dll() {
  local project output
  for project in tests/"$1"/*.csproj; do
    output=tests/$1/bin/Release/net10.0
    [[ ! -f $output/xunit.runner.visualstudio.testadapter.dll ]] || echo "$output/$(basename "$project" .csproj).dll"
  done
}

run_suite() {
  local name=$1 status=0
  shift
  step "Testing $name" "test-$name" dotnet test "$(suite_dll "$name")" --results-directory "$results" --logger "trx;LogFileName=$name.trx" \
    --blame-hang-timeout 10min --blame-hang-dump-type none "$@" || status=$?
  printf '%s\t%s\t%s\n' "$name" "$status" "$root/$logs/test-$name.log" >>"$results/suites.tsv"
}

install_test_packages() {
  local entry missing=() purposes=
  for entry in "${test_packages[@]}"; do
    has_package "${entry%%:*}" || { missing+=("${entry%%:*}"); purposes+="${purposes:+; }$entry"; }
  done
  ((${#missing[@]})) || return 0
  if ! is_root; then
    echo "Some tests will be skipped ($purposes). An administrator installs what they need: apt-get install ${missing[*]}"
  elif ! step "Installing ${missing[*]}" apt bash -c "$apt_install" apt "${missing[@]}"; then
    echo "Some tests will be skipped ($purposes): see $root/$logs/apt.log for why apt-get could not install them."
  fi
}

apt_install='export DEBIAN_FRONTEND=noninteractive; apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"'
