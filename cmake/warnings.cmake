# Interface target with the warnings every target of ours is built with.
option(IISLINT_WERROR "Treat warnings as errors" OFF)
set(IISLINT_SANITIZE "" CACHE STRING "Sanitizers, for instance address,undefined")

add_library(iislint_warnings INTERFACE)
target_compile_options(iislint_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
  $<$<BOOL:${IISLINT_WERROR}>:-Werror>)

# GCC 12 warns of overlapping copies inside std::string that cannot happen (GCC bugs 105329 and 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION MATCHES "^12\\.")
  target_compile_options(iislint_warnings INTERFACE -Wno-restrict)
endif()

if(IISLINT_SANITIZE)
  add_compile_options(-fsanitize=${IISLINT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${IISLINT_SANITIZE})
endif()

option(IISLINT_FUZZ "Build the targets of tests/fuzz with Clang's libFuzzer" OFF)
if(IISLINT_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "IISLINT_FUZZ needs Clang: use the preset fuzz")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
