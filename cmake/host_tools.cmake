# Programs that run while building. When the build is for another system, they come from a build for this one, which
# tools/build_windows makes first.
#
#   iislint_host_tool(<name> <sources…>)    then target_link_libraries() and the like, unless CMAKE_CROSSCOMPILING

set(IISLINT_HOST_TOOLS "${PROJECT_SOURCE_DIR}/build/host-tools" CACHE PATH
    "Build folder for this machine, used when building for another system")

function(iislint_host_tool name)
  if(NOT CMAKE_CROSSCOMPILING)
    add_executable(${name} ${ARGN})
    return()
  endif()
  if(NOT EXISTS "${IISLINT_HOST_TOOLS}/${name}")
    message(FATAL_ERROR "There is no ${name} in ${IISLINT_HOST_TOOLS}: run tools/build_windows, or build the preset host-tools")
  endif()
  add_executable(${name} IMPORTED GLOBAL)
  set_target_properties(${name} PROPERTIES IMPORTED_LOCATION "${IISLINT_HOST_TOOLS}/${name}")
endfunction()
