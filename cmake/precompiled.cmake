# Standard headers that most sources include, parsed once for all of them: a third of the compiler's time. The presets
# that are built from nothing use them. ccache saves more in a tree that is built again and again, and cannot share them
# between checkouts: they are off where it is found, and such a build shows that every source includes what it uses.
#
#   iislint_precompile(<target> [<further headers…>])    headers of its own, which others may take over
#   iislint_precompile(<target> REUSE <other>)            those of another target that is compiled with the same options
if(CCACHE_PROGRAM)
  option(IISLINT_PRECOMPILE "Precompile the standard headers" OFF)
else()
  option(IISLINT_PRECOMPILE "Precompile the standard headers" ON)
endif()

# With them GCC 12 warns of what it sees in the standard library's own code, as if that were no system header.
if(IISLINT_PRECOMPILE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION MATCHES "^12\\.")
  target_compile_options(iislint_warnings INTERFACE -Wno-stringop-overflow -Wno-array-bounds)
endif()

function(iislint_precompile target)
  cmake_parse_arguments(ARG "" "REUSE" "" ${ARGN})
  if(NOT IISLINT_PRECOMPILE)
    return()
  endif()
  if(ARG_REUSE)
    target_precompile_headers(${target} REUSE_FROM ${ARG_REUSE})
  else()
    target_precompile_headers(${target} PRIVATE <algorithm> <array> <cstdint> <functional> <map> <memory> <optional> <set>
      <span> <sstream> <string> <string_view> <unordered_map> <unordered_set> <utility> <variant> <vector>
      ${ARG_UNPARSED_ARGUMENTS})
  endif()
endfunction()
