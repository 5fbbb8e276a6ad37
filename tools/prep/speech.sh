# The library that turns speech into words, built from the source in its npm package: nobody packs it built. It lies beside what the build makes, with the stamp
# of what it was made from; without cmake or a compiler everything else works without it.

whisper_source=node_modules/nodejs-whisper/cpp/whisper.cpp
whisper_build=.prep/whisper
whisper_library=artifacts/native/libwhisper.so
# For any processor of the last ten years, not just this one; threads that wait are not to spin in OpenMP.
whisper_options=(-DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF -DCMAKE_POSITION_INDEPENDENT_CODE=ON -DGGML_NATIVE=OFF -DGGML_OPENMP=OFF -DGGML_CCACHE=OFF
  -DWHISPER_BUILD_TESTS=OFF -DWHISPER_BUILD_SERVER=OFF)

# What cannot be built is not waited for; the next prep looks again.
speech_is_current() { ! can_build_speech || { [[ -f $whisper_library ]] && stamped speech "$(speech_stamp)"; }; }

can_build_speech() { [[ -z $(why_no_speech) ]]; }

why_no_speech() {
  if [[ $system != linux ]]; then
    echo "it is built on Linux only"
  elif ! command -v cmake >/dev/null || ! command -v g++ >/dev/null; then
    echo "cmake and g++ are needed to build it: $(how_to_get "cmake g++")"
  fi
}

speech_stamp() { { grep '"nodejs-whisper"' package.json; cat tools/prep/speech.sh; uname -sm; g++ -dumpfullversion; } | sha256sum | cut -c1-64; }

build_speech() {
  local before
  can_build_speech || { echo "Spoken answers are not transcribed: $(why_no_speech)."; return; }
  before=$(speech_stamp)
  export -f make_whisper_library
  if step "Building whisper.cpp" speech bash -c 'make_whisper_library "$@"' make "$whisper_source" "$whisper_build" "$whisper_library" "${whisper_options[@]}"; then
    stamp speech "$before"
  else
    echo "Spoken answers are not transcribed: whisper.cpp could not be built; all it said is in $root/$logs/speech.log."
  fi
}

# SOURCE BUILD LIBRARY OPTIONS...: the library is put in place when it is whole.
make_whisper_library() {
  set -euo pipefail
  local source=$1 build=$2 library=$3 ggml=$2/ggml/src
  shift 3
  rm -rf "$build"
  cmake -S "$source" -B "$build" "$@" -DWHISPER_BUILD_EXAMPLES=OFF
  cmake --build "$build" -j "$(nproc)" --target whisper
  mkdir -p "$(dirname "$library")"
  g++ -shared -o "$library.part" -Wl,--whole-archive "$build/src/libwhisper.a" -Wl,--no-whole-archive \
    "$ggml/libggml.a" "$ggml/libggml-cpu.a" "$ggml/libggml.a" "$ggml/libggml-base.a" -lpthread -ldl -lm -Wl,--no-undefined
  strip "$library.part"
  mv "$library.part" "$library"
  rm -rf "$build"
}

# The same source as a program, for ./prep bench speech.
build_whisper_cli() {
  [[ -x .prep/whisper-cli/bin/whisper-cli ]] && stamped whisper-cli "$(speech_stamp)" && return
  can_build_speech || die "The benchmark compares with whisper-cli: $(why_no_speech)."
  step "Building whisper-cli" whisper-cli bash -c 'set -e; cmake -S "$1" -B "$2" "${@:3}" -DWHISPER_BUILD_EXAMPLES=ON && cmake --build "$2" -j "$(nproc)" --target whisper-cli' \
    cli "$whisper_source" .prep/whisper-cli "${whisper_options[@]}" || explain whisper-cli "whisper-cli could not be built"
  stamp whisper-cli "$(speech_stamp)"
}
