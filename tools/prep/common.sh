# What every verb uses: sentences, steps with their seconds, folders and ports.

umask 022
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export npm_config_fund=false npm_config_audit=false npm_config_update_notifier=false
export HOME=${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}
for folder in "${DOTNET_ROOT:-}" "$HOME/.dotnet"; do
  [[ -x $folder/dotnet ]] && ! command -v dotnet >/dev/null && PATH=$folder:$PATH
done

logs=.prep/logs
child='' ticker='' scratch=''

die() { printf 'prep: %s\n' "$*" >&2; exit 1; }

wrong_usage() { printf 'prep: %s\n\n' "$*" >&2; usage >&2; exit 2; }

absolute() { [[ -n $1 ]] || wrong_usage "--data needs a folder"; (cd "$called_from" && realpath -m -- "$1"); }

is_root() { ((EUID == 0)); }

clone_id() { printf '%s-%s' "$(basename "$root")" "$(printf %s "$root" | sha256sum | cut -c1-8)"; }

default_data() {
  if is_root; then
    printf '/var/lib/prepplatform/%s' "$(clone_id)"
  else
    printf '%s/prepplatform/%s' "${XDG_DATA_HOME:-$HOME/.local/share}" "$(clone_id)"
  fi
}

data=$(default_data)

# Root's database runs under another account, which must be able to pass through the folder without seeing what is in it.
prepare_data() {
  [[ -d $data ]] || mkdir -p -m "$(is_root && echo 711 || echo 700)" "$data" 2>/dev/null || die "$(cannot_write "$data" "choose another with --data")"
  writable "$data" || die "$(cannot_write "$data" "choose another with --data")"
  (($(free_mb "$data") >= 200)) || die "The disk that holds $data has less than 200 MB free: free some space or choose another folder with --data."
}

writable() { local probe=$1/.prep-probe.$$; (echo probe >"$probe") 2>/dev/null && rm -f "$probe"; }

free_mb() { df -Pm "$1" | awk 'NR == 2 { print $4 }'; }

cannot_write() {
  local why="cannot be written by $(id -un)" existing=$1
  while [[ ! -e $existing ]]; do existing=$(dirname "$existing"); done
  [[ $(findmnt -no OPTIONS -T "$existing" 2>/dev/null) =~ ^ro(,|$) ]] && why="is on a read-only disk"
  (($(free_mb "$existing") == 0)) && why="is on a full disk"
  printf 'The folder %s %s: make it writable or %s.' "$1" "$why" "$2"
}

port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

port_holder() {
  local holder
  holder=$(ss -Hltnp "sport = :$1" 2>/dev/null | sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1, process \2/p' | head -1)
  [[ -z $holder ]] || printf ' (%s)' "$holder"
}

# step "What is done" LOG COMMAND...: runs it out of sight and shows the seconds; a failure shows the end of its log.
step() {
  local title=$1 log=$logs/$2.log started=$SECONDS status=0
  shift 2
  printf '%-36s' "$title"
  # In a group of its own, so that stopping this script stops all that the command has started.
  setsid "$@" >"$log" 2>&1 </dev/null &
  child=$!
  [[ ! -t 1 ]] || { tick "$title" "$started" & ticker=$!; }
  wait "$child" || status=$?
  child=''
  [[ -z $ticker ]] || { kill "$ticker" 2>/dev/null; wait "$ticker" 2>/dev/null || true; ticker=''; printf '\r%-36s' "$title"; }
  if ((status == 0)); then
    printf '%4d s\n' $((SECONDS - started))
  else
    printf 'failed\n'
  fi
  return "$status"
}

tick() { while sleep 1; do printf '\r%-36s%4d s' "$1" $((SECONDS - $2)); done; }

# explain LOG SENTENCE: for what follows a failed step.
explain() {
  local log=$logs/$1.log
  if grep -qE 'ENOSPC|No space left' "$log"; then
    die "The disk is full: free some space and run this again."
  fi
  if grep -q NU1004 "$log"; then
    die "The packages.lock.json files do not match the projects: run 'dotnet restore --force-evaluate' and commit them."
  fi
  grep -E 'error|ERR!' "$log" | sed 's/ \[[^]]*proj\]$//' | sort -u | head -20 >&2 || tail -5 "$log" >&2
  die "$2; all it said is in $root/$log."
}

stop() {
  trap - INT TERM HUP
  [[ -z $ticker ]] || kill "$ticker" 2>/dev/null || true
  [[ -z $child ]] || { kill -TERM -- "-$child" 2>/dev/null && wait "$child" 2>/dev/null || true; }
  clean_up
  echo 2>/dev/null || true
  exit "$1"
}

# A second try for what a database that is just stopping still wrote.
clean_up() { [[ -z $scratch ]] || rm -rf "$scratch" 2>/dev/null || { sleep 2; rm -rf "$scratch" 2>/dev/null || true; }; }

trap 'stop 130' INT
trap 'stop 143' TERM
trap 'stop 129' HUP

has_package() {
  local program=${language_programs[$1]:-}
  if [[ -n $program ]]; then [[ -x /usr/bin/$program ]]; else [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; fi
}
