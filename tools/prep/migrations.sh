# ./prep migrations add NAME | check: both contexts, for both engines.

migrations() {
  local verb=${1:-} name=${2:-}
  case $verb in
    add) [[ $name =~ ^[A-Z][A-Za-z0-9]*$ ]] || wrong_usage "a migration's name is one word in capitals like AddDrives" ;;
    check) ;;
    *) wrong_usage "migrations knows add NAME and check" ;;
  esac
  set_up
  mkdir -p "$logs"
  step "Restoring dotnet-ef" tools dotnet tool restore || explain tools "dotnet-ef could not be restored"
  local pending=0 engine context
  for engine in PostgreSql SqlServer; do
    for context in CatalogueDb PrepDb; do
      if has_changes "$engine" "$context"; then
        pending=1
        [[ $verb == check ]] && echo "$context has changes without a migration for $engine." || add "$engine" "$context" "$name"
      fi
    done
  done
  ((pending)) || echo "Every change of the model has its migration."
  [[ $verb == add ]] || return "$pending"
}

ef() {
  local verb=$1 engine=$2 context=$3
  shift 3
  dotnet ef migrations "$verb" "$@" --project "src/PrepPlatform.Data.$engine" --startup-project src/PrepPlatform.Web --context "$context" \
    --configuration Release --no-build -- --engine "${engine,,}"
}

has_changes() {
  local log=$logs/migrations.log
  if ef has-pending-model-changes "$1" "$2" >"$log" 2>&1; then return 1; fi
  grep -q "Changes have been made" "$log" || explain migrations "The model of $2 could not be compared for $1"
}

add() {
  local folder
  [[ $2 == CatalogueDb ]] && folder=Migrations/Catalogue || folder=Migrations/Shard
  ef add "$1" "$2" "$3" --output-dir "$folder" >"$logs/migrations.log" 2>&1 || explain migrations "The migration of $2 could not be written for $1"
  echo "Wrote $3 for $2 to src/PrepPlatform.Data.$1/$folder."
}
