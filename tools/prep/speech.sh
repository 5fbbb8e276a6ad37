# The library that turns speech into words, built from the source in its npm package: nobody publishes it built for every platform. Kept, with the stamp of
# what it was made from, beside what the build makes; without cmake or a compiler the product runs without it.

whisper_source=node_modules/nodejs-whisper/cpp/whisper.cpp
whisper_library=artifacts/native/libwhisper.so
whisper_options=(-DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF -DCMAKE_POSITION_INDEPENDENT_CODE=ON -DGGML_NATIVE=OFF -DGGML_OPENMP=OFF -DGGML_CCACHE=OFF
  -DWHISPER_BUILD_TESTS=OFF -DWHISPER_BUILD_SERVER=OFF)
speech_packages=("cmake: building speech recognition" "g++: building speech recognition" "ffmpeg: recordings of every kind")

speech_stamp() {
  { grep -A2 '"node_modules/nodejs-whisper"' package-lock.json; cat tools/prep/speech.sh; uname -sm; g++ -dumpfullversion 2>/dev/null; } | sha256sum | cut -c1-64
}

# What cannot be built is not waited for: the next prep looks again.
speech_is_current() { ! can_build_speech || { stamped speech "$(speech_stamp)" && [[ -f $whisper_library ]]; }; }

can_build_speech() { [[ $system == linux && -f $whisper_source/CMakeLists.txt ]] && command -v cmake >/dev/null && command -v g++ >/dev/null; }

why_no_speech() {
  if [[ $system != linux ]]; then echo "it is built on Linux only"; else echo "cmake and g++ are needed to build it: apt-get install cmake g++"; fi
}

build_speech() {
  local before
  if ! can_build_speech; then
    echo "Spoken answers are not transcribed here: $(why_no_speech)."
    return
  fi
  before=$(speech_stamp)
  if step "Building speech recognition" speech make_whisper_library; then
    stamp speech "$before"
  else
    echo "Spoken answers are not transcribed here: see $root/$logs/speech.log for why whisper.cpp could not be built."
  fi
}

# Steps run in a shell of their own, so this is a script of its own.
make_whisper_library() { :; }
