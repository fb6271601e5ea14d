# The one place that knows which PCRE2 is used: the patterns of URL Rewrite. Only the module rewrite links iislint_pcre2.

add_library(iislint_pcre2 INTERFACE)

set(IISLINT_PCRE2_DIR "" CACHE PATH "What tools/build_pcre2 has installed; empty for the system's")
if(IISLINT_PCRE2_DIR)
  if(NOT EXISTS "${IISLINT_PCRE2_DIR}/lib/libpcre2-8.a")
    message(FATAL_ERROR "There is no PCRE2 in ${IISLINT_PCRE2_DIR}: run tools/build_pcre2 first")
  endif()
  target_include_directories(iislint_pcre2 SYSTEM INTERFACE "${IISLINT_PCRE2_DIR}/include")
  target_compile_definitions(iislint_pcre2 INTERFACE PCRE2_STATIC)
  target_link_libraries(iislint_pcre2 INTERFACE "${IISLINT_PCRE2_DIR}/lib/libpcre2-8.a")
  return()
endif()

find_package(PkgConfig REQUIRED)
pkg_check_modules(PCRE2 REQUIRED libpcre2-8)

target_include_directories(iislint_pcre2 SYSTEM INTERFACE ${PCRE2_INCLUDE_DIRS})

if(IISLINT_STATIC)
  # By its name: the linker prefers a shared library that lies beside it.
  find_library(IISLINT_PCRE2_ARCHIVE libpcre2-8.a HINTS ${PCRE2_STATIC_LIBRARY_DIRS} ${PCRE2_LIBDIR} REQUIRED)
  target_link_libraries(iislint_pcre2 INTERFACE "${IISLINT_PCRE2_ARCHIVE}")
else()
  target_link_libraries(iislint_pcre2 INTERFACE ${PCRE2_LINK_LIBRARIES})
endif()
