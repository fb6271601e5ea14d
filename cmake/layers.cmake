# The one table of modules and the modules they may include. It makes the targets and feeds
# tests/meta/layering_test.cpp, which checks every #include in src/ against it.
#
#   iislint_module(<name> USES <modules…> [PRECOMPILED <headers that most of its sources include>])
#
# A module is every .cpp below src/<name>/. It may include what it USES and, transitively, what those use. Of folders
# named posix and windows only that of the system which is built for counts.

if(WIN32)
  set(IISLINT_OTHER_SYSTEMS "/platform/posix/")
else()
  set(IISLINT_OTHER_SYSTEMS "/platform/windows/")
endif()

set_property(GLOBAL PROPERTY IISLINT_LAYERS "")  # lines of "<module>: <used modules>"

function(iislint_module name)
  cmake_parse_arguments(ARG "" "" "USES;GENERATED;LINKS;PRECOMPILED" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${name}/*.cpp")
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$|${IISLINT_OTHER_SYSTEMS}")
  string(REPLACE "/" "_" target "iislint_${name}")
  add_library(${target} STATIC ${sources} ${ARG_GENERATED})
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/src" "${IISLINT_GENERATED}")
  target_link_libraries(${target} PRIVATE iislint_warnings ${ARG_LINKS})
  if(name STREQUAL "base")  # the first one
    iislint_precompile(${target})
  elseif(ARG_PRECOMPILED)
    iislint_precompile(${target} ${ARG_PRECOMPILED})
  else()
    iislint_precompile(${target} REUSE iislint_base)
  endif()
  foreach(used IN LISTS ARG_USES)
    string(REPLACE "/" "_" used_target "iislint_${used}")
    target_link_libraries(${target} PUBLIC ${used_target})
  endforeach()
  string(JOIN " " uses ${ARG_USES})
  set_property(GLOBAL APPEND_STRING PROPERTY IISLINT_LAYERS "${name}: ${uses}\n")
endfunction()

iislint_module(base
  LINKS nlohmann_json::nlohmann_json)

iislint_module(values USES base)

iislint_module(platform USES base)

iislint_module(source USES base platform
  GENERATED "${IISLINT_GENERATED}/code_pages.cpp")

iislint_module(git USES source platform)

iislint_module(diag USES source)

iislint_module(xml USES diag)

iislint_module(schema USES xml values
  GENERATED "${IISLINT_GENERATED}/catalog_table.cpp" "${IISLINT_GENERATED}/grammar.cpp" ${IISLINT_SHIPPED}
  LINKS iislint_xerces)

iislint_module(xdt USES schema)

iislint_module(config USES schema)

iislint_module(rewrite USES config
  LINKS iislint_pcre2)

iislint_module(rules USES config rewrite
  PRECOMPILED "${PROJECT_SOURCE_DIR}/src/rules/checks/support/reading.h"
              "${PROJECT_SOURCE_DIR}/src/config/server/server_columns.h" "${PROJECT_SOURCE_DIR}/src/config/lookup/collection.h"
  GENERATED "${IISLINT_GENERATED}/rule_table_data.cpp" ${IISLINT_CHECK_HEADERS})
target_include_directories(iislint_rules PRIVATE "${IISLINT_GENERATED}")

iislint_module(settings USES source diag
  GENERATED "${IISLINT_GENERATED}/settings_schema.cpp")

iislint_module(fix USES source diag)

iislint_module(engine USES rules settings fix xdt
  LINKS Threads::Threads)

iislint_module(editor USES engine
  GENERATED "${IISLINT_GENERATED}/rule_schema.cpp")

iislint_module(report USES diag
  GENERATED ${IISLINT_REPORT_ASSETS})

iislint_module(app/lsp USES editor engine report platform
  LINKS Threads::Threads)

iislint_module(app/cli USES app/lsp engine report git platform
  LINKS CLI11::CLI11)
