# What the build compiles from schema/, rules/ and the C library's converters: C++ tables and the serialized Xerces
# grammar.

find_package(Threads REQUIRED)
include(xerces)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)

# Used while building only: pages are parsed here and never by iislint. Debian's package configuration of md4c asks
# for a second package, so the two files are looked for by name.
find_path(MD4C_INCLUDE md4c.h REQUIRED)
find_library(MD4C_LIBRARY md4c REQUIRED)

set(IISLINT_GENERATED "${PROJECT_BINARY_DIR}/generated")
file(MAKE_DIRECTORY "${IISLINT_GENERATED}")
include(builtin_rules)

# ---- schema/iis -> fact table and grammars --------------------------------------------------------------------------
file(GLOB IISLINT_XSD CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/schema/iis/*.xsd")
add_executable(compile_schema tools/compile_schema/main.cpp tools/compile_schema/xsd_reader.cpp
  tools/compile_schema/slot_tree.cpp tools/compile_schema/table_writer.cpp tools/compile_schema/grammar_writer.cpp)
target_link_libraries(compile_schema PRIVATE iislint_xerces)

add_custom_command(
  OUTPUT "${IISLINT_GENERATED}/catalog_table.cpp" "${IISLINT_GENERATED}/grammar.bin"
  COMMAND compile_schema "${PROJECT_SOURCE_DIR}/schema/iis/iis-configuration.xsd"
          "${IISLINT_GENERATED}/catalog_table.cpp" "${IISLINT_GENERATED}/grammar.bin"
  DEPENDS compile_schema ${IISLINT_XSD}
  COMMENT "Compiling schema/iis" VERBATIM)

# .incbin keeps a large blob out of the compiler.
file(WRITE "${IISLINT_GENERATED}/grammar.cpp.in" [[
#include "schema/xsd/grammar.h"
__asm__(".section .rodata\n"
        ".balign 16\n"
        "iislint_grammar_begin: .incbin \"@IISLINT_GENERATED@/grammar.bin\"\n"
        "iislint_grammar_end: .byte 0\n"
        ".previous\n");
extern "C" const char iislint_grammar_begin[];
extern "C" const char iislint_grammar_end[];
std::string_view iislint::schema::embedded_grammars() {
  return {iislint_grammar_begin, static_cast<std::size_t>(iislint_grammar_end - iislint_grammar_begin)};
}
]])
configure_file("${IISLINT_GENERATED}/grammar.cpp.in" "${IISLINT_GENERATED}/grammar.cpp" @ONLY)
set_source_files_properties("${IISLINT_GENERATED}/grammar.cpp" PROPERTIES
  OBJECT_DEPENDS "${IISLINT_GENERATED}/grammar.bin")

# ---- rules -> rule table --------------------------------------------------------------------------------------------
file(GLOB_RECURSE IISLINT_RULES CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/rules/*.json" "${PROJECT_SOURCE_DIR}/rules/*.md")
# The readers of sheets are those of the module, which itself needs the table that is made here.
add_executable(compile_rules tools/compile_rules/main.cpp tools/compile_rules/page_compiler.cpp
  tools/compile_rules/rule_compiler.cpp tools/compile_rules/table_text.cpp tools/compile_rules/table_writer.cpp
  src/rules/definition/condition_reader.cpp src/rules/definition/path_reader.cpp src/rules/definition/definition_names.cpp src/rules/definition/definition_reader.cpp
  src/rules/definition/attribute_predicates.cpp)
target_link_libraries(compile_rules PRIVATE iislint_schema iislint_warnings "${MD4C_LIBRARY}")
target_include_directories(compile_rules SYSTEM PRIVATE "${MD4C_INCLUDE}")
set_property(TARGET compile_rules PROPERTY IISLINT_SHARED ON)

add_custom_command(
  OUTPUT "${IISLINT_GENERATED}/rule_table_data.cpp"
  COMMAND compile_rules "${PROJECT_SOURCE_DIR}/rules" "${IISLINT_GENERATED}/rule_table_data.cpp"
  DEPENDS compile_rules ${IISLINT_RULES}
  COMMENT "Compiling rules" VERBATIM)

# ---- iconv -> code pages --------------------------------------------------------------------------------------------
add_executable(compile_code_pages tools/compile_code_pages/main.cpp)

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
