# What the build compiles from schema/, rules/ and the C library's converters: C++ tables and the serialized Xerces
# grammar.

find_package(Threads REQUIRED)
include(xerces)
include(pcre2)
include(header_libraries)
include(host_tools)
iislint_header_library(nlohmann_json nlohmann_json::nlohmann_json nlohmann)
iislint_header_library(CLI11 CLI11::CLI11 CLI)

# Used while building only: pages are parsed here and never by iislint. Debian's package configuration of md4c asks
# for a second package, so the two files are looked for by name.
if(NOT CMAKE_CROSSCOMPILING)
  find_path(MD4C_INCLUDE md4c.h REQUIRED)
  find_library(MD4C_LIBRARY md4c REQUIRED)
endif()

set(IISLINT_GENERATED "${PROJECT_BINARY_DIR}/generated")
file(MAKE_DIRECTORY "${IISLINT_GENERATED}")
include(builtin_rules)

# ---- schema/iis -> fact table and grammars --------------------------------------------------------------------------
file(GLOB IISLINT_XSD CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/schema/iis/*.xsd")
iislint_host_tool(compile_schema tools/compile_schema/main.cpp tools/compile_schema/xsd_reader.cpp
  tools/compile_schema/slot_tree.cpp tools/compile_schema/table_writer.cpp tools/compile_schema/grammar_writer.cpp)
if(NOT CMAKE_CROSSCOMPILING)
  target_link_libraries(compile_schema PRIVATE iislint_xerces)
endif()

add_custom_command(
  OUTPUT "${IISLINT_GENERATED}/catalog_table.cpp" "${IISLINT_GENERATED}/grammar.bin"
  COMMAND compile_schema "${PROJECT_SOURCE_DIR}/schema/iis/iis-configuration.xsd"
          "${IISLINT_GENERATED}/catalog_table.cpp" "${IISLINT_GENERATED}/grammar.bin"
  DEPENDS compile_schema ${IISLINT_XSD}
  COMMENT "Compiling schema/iis" VERBATIM)

# iislint_embed(<source> <header> <scope> <function> <file>): writes a source that defines the function of that header,
# which returns the bytes of the file.
function(iislint_embed source header scope function blob)
  add_custom_command(
    OUTPUT "${source}"
    COMMAND "${CMAKE_COMMAND}" "-DBLOB=${blob}" "-DSOURCE=${source}" "-DHEADER=${header}" "-DSCOPE=${scope}"
            "-DFUNCTION=${function}" -P "${PROJECT_SOURCE_DIR}/cmake/embed_file.cmake"
    DEPENDS "${blob}" "${PROJECT_SOURCE_DIR}/cmake/embed_file.cmake"
    COMMENT "Embedding ${header}: ${function}" VERBATIM)
endfunction()

iislint_embed("${IISLINT_GENERATED}/grammar.cpp" schema/xsd/grammar.h iislint::schema embedded_grammars
              "${IISLINT_GENERATED}/grammar.bin")

# ---- schema/iis/shipped -> what a server holds as it is shipped -----------------------------------------------------
set(IISLINT_SHIPPED)
foreach(name IN ITEMS iis-8 iis-8-modules iis-8-static-content iis-10-static-content)
  string(REPLACE "-" "_" symbol "shipped_${name}")
  iislint_embed("${IISLINT_GENERATED}/${symbol}.cpp" schema/catalog/shipped_files.h iislint::schema
                ${symbol} "${PROJECT_SOURCE_DIR}/schema/iis/shipped/${name}.xml")
  list(APPEND IISLINT_SHIPPED "${IISLINT_GENERATED}/${symbol}.cpp")
endforeach()

# ---- schema/json -> what iislint settings --schema prints -----------------------------------------------------------
iislint_embed("${IISLINT_GENERATED}/settings_schema.cpp" settings/json_schema.h iislint::settings
              json_schema "${PROJECT_SOURCE_DIR}/schema/json/settings.schema.json")

# ---- schema/json/rule.schema.json -> what an editor is told of definitions of rules ------------------------------------
iislint_embed("${IISLINT_GENERATED}/rule_schema.cpp" editor/json/rule_schema.h iislint::editor
              rule_schema "${PROJECT_SOURCE_DIR}/schema/json/rule.schema.json")

# ---- src/report/html -> what every HTML report carries --------------------------------------------------------------
iislint_embed("${IISLINT_GENERATED}/report_style_sheet.cpp" report/html/assets.h iislint::report
              style_sheet "${PROJECT_SOURCE_DIR}/src/report/html/report.css")
iislint_embed("${IISLINT_GENERATED}/report_script.cpp" report/html/assets.h iislint::report
              script "${PROJECT_SOURCE_DIR}/src/report/html/report.js")
set(IISLINT_REPORT_ASSETS "${IISLINT_GENERATED}/report_style_sheet.cpp" "${IISLINT_GENERATED}/report_script.cpp")
foreach(asset IN ITEMS css js)
  file(SHA256 "${PROJECT_SOURCE_DIR}/src/report/html/report.${asset}" hash_of_${asset})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/report/html/report.${asset}")
endforeach()
file(CONFIGURE OUTPUT "${IISLINT_GENERATED}/report/html/asset_hashes.h" CONTENT [[
#pragma once

namespace iislint::report {

inline constexpr const char* kStyleSheetHash = "@hash_of_css@";
inline constexpr const char* kScriptHash = "@hash_of_js@";

}  // namespace iislint::report
]] @ONLY)

# ---- rules -> rule table --------------------------------------------------------------------------------------------
file(GLOB_RECURSE IISLINT_RULES CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/rules/*.json" "${PROJECT_SOURCE_DIR}/rules/*.md")
# The readers of sheets are those of the module, which itself needs the table that is made here.
iislint_host_tool(compile_rules tools/compile_rules/main.cpp tools/compile_rules/benchmark_compiler.cpp
  tools/compile_rules/check_header.cpp
  tools/compile_rules/page_compiler.cpp
  tools/compile_rules/rule_compiler.cpp tools/compile_rules/table_text.cpp tools/compile_rules/table_writer.cpp
  src/rules/definition/condition_reader.cpp src/rules/definition/path_reader.cpp src/rules/definition/definition_names.cpp src/rules/definition/definition_reader.cpp
  src/rules/definition/attribute_predicates.cpp src/rules/definition/subject_paths.cpp)
if(NOT CMAKE_CROSSCOMPILING)
  target_link_libraries(compile_rules PRIVATE iislint_schema iislint_warnings "${MD4C_LIBRARY}")
  target_include_directories(compile_rules SYSTEM PRIVATE "${MD4C_INCLUDE}")
  set_property(TARGET compile_rules PROPERTY IISLINT_SHARED ON)
endif()

# One header for each check, at the path that its source has below src/.
file(GLOB_RECURSE IISLINT_CHECKS CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}/src"
  "${PROJECT_SOURCE_DIR}/src/rules/checks/*.cpp")
list(FILTER IISLINT_CHECKS EXCLUDE REGEX "/support/")
list(TRANSFORM IISLINT_CHECKS REPLACE "^(.*)\\.cpp$" "${IISLINT_GENERATED}/\\1.h" OUTPUT_VARIABLE IISLINT_CHECK_HEADERS)

add_custom_command(
  OUTPUT "${IISLINT_GENERATED}/rule_table_data.cpp" ${IISLINT_CHECK_HEADERS}
  COMMAND compile_rules "${PROJECT_SOURCE_DIR}/rules" "${PROJECT_SOURCE_DIR}/src" "${IISLINT_GENERATED}"
  DEPENDS compile_rules ${IISLINT_RULES}
  COMMENT "Compiling rules" VERBATIM)

# ---- iconv -> code pages --------------------------------------------------------------------------------------------
iislint_host_tool(compile_code_pages tools/compile_code_pages/main.cpp)

add_custom_command(
  OUTPUT "${IISLINT_GENERATED}/code_pages.cpp"
  COMMAND compile_code_pages "${IISLINT_GENERATED}/code_pages.cpp"
  DEPENDS compile_code_pages
  COMMENT "Compiling code pages" VERBATIM)

# ---- native schema files beside the fact table ----------------------------------------------------------------------
set(IISLINT_COMPARE_SCHEMA tools/compare_schema/accepted.cpp tools/compare_schema/comparison.cpp
  tools/compare_schema/fact_text.cpp)
add_executable(compare_schema tools/compare_schema/main.cpp ${IISLINT_COMPARE_SCHEMA})
target_link_libraries(compare_schema PRIVATE iislint_schema nlohmann_json::nlohmann_json iislint_warnings)
target_compile_definitions(compare_schema PRIVATE
  IISLINT_ACCEPTED_DIFFERENCES="${PROJECT_SOURCE_DIR}/tools/accepted_differences.json")
