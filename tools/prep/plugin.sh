# ./prep plugin new NAME [DIR] | check DIR: for authors of evaluator plugins; docs/plugins.md explains them.

plugin() {
  local verb=${1:-}
  shift || true
  case $verb in
    new) new_plugin "$@" ;;
    check) check_plugin "$@" ;;
    *) wrong_usage "plugin knows new NAME [DIR] and check DIR" ;;
  esac
}

new_plugin() {
  local name=${1:-} folder id words file
  [[ $name =~ ^[A-Z][A-Za-z0-9]{1,29}$ ]] || wrong_usage "a plugin's name is one word in capitals like WordCount, at most 30 letters"
  folder=$(absolute "${2:-$name}")
  [[ ! -e $folder || -z $(ls -A "$folder") ]] || die "$folder is not empty: choose another folder."
  words=$(sed -E 's/([a-z0-9])([A-Z])/\1 \L\2/g' <<<"$name")
  id=${words,,}
  id=${id// /-}
  mkdir -p "$folder" && writable "$folder" || die "$(cannot_write "$folder" "choose another")"
  for file in NewEvaluator.csproj plugin.json NewEvaluatorPlugin.cs NewEvaluatorType.cs README.md; do
    sed -e "s/NewEvaluator/$name/g; s/new-evaluator/$id/g; s/New evaluator/$words/g" -e "s|<PrepPlatform>.*<|<PrepPlatform>$root<|" \
      "tools/plugin-template/$file" >"$folder/${file//NewEvaluator/$name}"
  done
  # What lies in the clone's own folder of plugins is one already.
  [[ $(dirname "$folder") != "$root/plugins" ]] || printf '<Project Sdk="Microsoft.NET.Sdk" />\n' >"$folder/$name.csproj"
  printf 'Made the plugin %s in %s. It works as it is:\n\n  ./prep plugin check %q\n\nThen make it yours; docs/plugins.md explains each part.\n' "$id" "$folder" "$folder"
}

# A project is built first; a folder that a build laid out is taken as it is.
check_plugin() {
  local folder build=(dotnet build -c Release -nologo -v:quiet -clp:NoSummary -tl:off -nodeReuse:false -p:UseSharedCompilation=false) more=()
  [[ -n ${1:-} ]] || wrong_usage "plugin check needs a plugin's folder"
  folder=$(absolute "$1")
  [[ -d $folder ]] || die "There is no folder $folder."
  shift
  while (($#)); do
    case $1 in
      --questions | --models) more+=("$1" "$(absolute "${2:-}")"); shift 2 ;;
      *) wrong_usage "plugin check does not know '$1'" ;;
    esac
  done
  need_tools
  need_folder
  if compgen -G "$folder/*.csproj" >/dev/null; then
    step "Building the plugin" plugin "${build[@]}" "$folder" || explain plugin "The plugin could not be built"
    folder=$(dotnet msbuild "$folder" -t:FindPluginFolder -getProperty:PluginFolder -p:Configuration=Release)
  fi
  step "Building the conformance suite" conformance "${build[@]}" tools/PluginConformance || explain conformance "The suite could not be built"
  exec dotnet tools/PluginConformance/bin/Release/net10.0/PrepPlatform.PluginConformance.dll "$folder" "${more[@]}"
}
