# The one place that knows which Xerces-C++ is used. Everything else links iislint_xerces.
#
#   system   what find_package finds; usually a shared library that brings ICU and curl along
#   bundled  the static library that tools/build_xerces has put into IISLINT_XERCES_DIR: no network, no ICU, fast to start

set(IISLINT_XERCES "system" CACHE STRING "Where Xerces-C++ comes from: system or bundled")
set_property(CACHE IISLINT_XERCES PROPERTY STRINGS system bundled)
set(IISLINT_XERCES_DIR "${PROJECT_SOURCE_DIR}/build/xerces" CACHE PATH "What tools/build_xerces has installed")

add_library(iislint_xerces INTERFACE)

if(IISLINT_XERCES STREQUAL "system")
  find_package(XercesC REQUIRED)
  target_link_libraries(iislint_xerces INTERFACE XercesC::XercesC)
  return()
elseif(NOT IISLINT_XERCES STREQUAL "bundled")
  message(FATAL_ERROR "IISLINT_XERCES is '${IISLINT_XERCES}'; it may be system or bundled")
endif()

if(NOT EXISTS "${IISLINT_XERCES_DIR}/lib/libxerces-c.a")
  message(FATAL_ERROR "There is no Xerces-C++ in ${IISLINT_XERCES_DIR}: run tools/build_xerces first")
endif()
find_package(Threads REQUIRED)
find_package(XercesC CONFIG REQUIRED PATHS "${IISLINT_XERCES_DIR}" NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
target_link_libraries(iislint_xerces INTERFACE XercesC::XercesC)
