# ./prep publish [DIR]: one archive that runs on a machine of this kind without SDK, Node.js or the clone.

publish() {
  local target version name platform build=.prep/publish stage
  target=$(cd "$called_from" && realpath -m -- "${1:-.}")
  mkdir -p "$target" 2>/dev/null && writable "$target" || die "$(cannot_write "$target" "name another")"
  set_up
  (($(free_mb .) >= 1500)) || die "The disk that holds $root has less than 1500 MB free, which publishing needs."
  platform=$(publish_platform)
  version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
  name=prepplatform-$version-$platform
  stage=$build/$name
  rm -rf "$stage"
  mkdir -p "$stage"
  # In folders of its own: what is restored for one platform would make the clone's ordinary build restore again.
  step "Publishing the host" publish dotnet publish src/PrepPlatform.Web -c Release -r "$platform" --self-contained -o "$stage/app" --artifacts-path "$build/build" \
    -p:PublishReadyToRun=true -p:NuGetLockFilePath=obj/publish.packages.lock.json -p:RestoreLockedMode=false -p:DebugType=none \
    -nologo -v:quiet -clp:NoSummary -tl:off -nodeReuse:false -p:UseSharedCompilation=false || explain publish "The host could not be published"
  publish_files "$stage"
  step "Packing" pack tar -C "$build" --owner=0 --group=0 -czf "$build/$name.tar.gz" "$name" || explain pack "The archive could not be written"
  mv "$build/$name.tar.gz" "$target/"
  rm -rf "$stage"
  echo "Wrote $target/$name.tar.gz. On a machine of this kind: unpack it and start $name/prep"
}

publish_platform() {
  case $(uname -sm) in
    "Linux x86_64") echo linux-x64 ;;
    "Linux aarch64") echo linux-arm64 ;;
    "Darwin x86_64") echo osx-x64 ;;
    "Darwin arm64") echo osx-arm64 ;;
    *) die "No archive can be made for $(uname -sm)." ;;
  esac
}

publish_files() {
  local stage=$1 project
  cp -R themes seeds tenants.json "$stage/app/"
  rm -rf "$stage/app/wwwroot" "$stage"/app/*.xml
  cp -R src/PrepPlatform.Web/wwwroot "$stage/app/"
  mkdir -p "$stage/app/plugins" "$stage/postgresql"
  for project in plugins/*/*.csproj; do cp -R "artifacts/plugins/$(basename "$(dirname "$project")")" "$stage/app/plugins/"; done
  [[ ! -d models ]] || cp -R models "$stage/app/"
  if has_postgres && [[ -d $postgres_package ]]; then cp -R "$postgres_package/native" "$postgres_package/package.json" "$postgres_package/LICENSE.md" "$stage/postgresql/"; fi
  cp LICENSE docs/operations.md "$stage/"
  install -m 755 tools/publish/prep "$stage/prep"
}
