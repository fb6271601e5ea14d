# The one place that knows which PCRE2 is used: the patterns of URL Rewrite. Only the module rewrite links iislint_pcre2.

find_package(PkgConfig REQUIRED)
pkg_check_modules(PCRE2 REQUIRED libpcre2-8)

add_library(iislint_pcre2 INTERFACE)
target_include_directories(iislint_pcre2 SYSTEM INTERFACE ${PCRE2_INCLUDE_DIRS})

if(IISLINT_STATIC)
  # By its name: the linker prefers a shared library that lies beside it.
  find_library(IISLINT_PCRE2_ARCHIVE libpcre2-8.a HINTS ${PCRE2_STATIC_LIBRARY_DIRS} ${PCRE2_LIBDIR} REQUIRED)
  target_link_libraries(iislint_pcre2 INTERFACE "${IISLINT_PCRE2_ARCHIVE}")
else()
  target_link_libraries(iislint_pcre2 INTERFACE ${PCRE2_LINK_LIBRARIES})
endif()
