# The one table of modules: their sources and the modules they may include. It makes the targets and feeds
# tests/meta/layering_test.cpp, which checks every #include in src/ against it.
#
#   iislint_module(<name> USES <modules…> SOURCES <files below src/<name>/>)
#
# A module may include what it USES and, transitively, what those use.

set_property(GLOBAL PROPERTY IISLINT_LAYERS "")  # lines of "<module>: <used modules>"

function(iislint_module name)
  cmake_parse_arguments(ARG "" "" "USES;SOURCES;GENERATED;LINKS" ${ARGN})
  list(TRANSFORM ARG_SOURCES PREPEND "${PROJECT_SOURCE_DIR}/src/${name}/")
  string(REPLACE "/" "_" target "iislint_${name}")
  add_library(${target} STATIC ${ARG_SOURCES} ${ARG_GENERATED})
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(${target} PRIVATE iislint_warnings ${ARG_LINKS})
  foreach(used IN LISTS ARG_USES)
    string(REPLACE "/" "_" used_target "iislint_${used}")
    target_link_libraries(${target} PUBLIC ${used_target})
  endforeach()
  string(JOIN " " uses ${ARG_USES})
  set_property(GLOBAL APPEND_STRING PROPERTY IISLINT_LAYERS "${name}: ${uses}\n")
endfunction()

iislint_module(base
  SOURCES date.cpp glob.cpp json.cpp nearest.cpp text.cpp utf8.cpp word_list.cpp
  LINKS nlohmann_json::nlohmann_json)

iislint_module(values USES base
  SOURCES binding_address.cpp binding_host.cpp connection_string.cpp deployment_token.cpp ipv4.cpp passive_ports.cpp
          thumbprint.cpp time_span.cpp windows_path.cpp)

iislint_module(source USES base
  SOURCES code_page.cpp decode.cpp file_reader.cpp line_index.cpp offset_map.cpp paths.cpp source_file.cpp
  GENERATED "${IISLINT_GENERATED}/code_pages.cpp")

iislint_module(diag USES source
  SOURCES diagnostic.cpp rule_info.cpp)

iislint_module(xml USES diag
  SOURCES anchor.cpp characters.cpp references.cpp scanner.cpp syntax_findings.cpp tag_scanner.cpp tree.cpp
          tree_builder.cpp value_end.cpp)

iislint_module(schema USES xml values
  SOURCES binding/attribute_binder.cpp binding/binder.cpp catalog/catalog.cpp binding/collection_keys.cpp binding/config_source.cpp binding/declarations.cpp
          binding/unknown_elements.cpp native/extended_catalog.cpp catalog/fact_path.cpp catalog/file_kind.cpp binding/flag_diagnostics.cpp
          binding/config_path.cpp binding/location_path.cpp
          binding/locations.cpp binding/lock_lists.cpp native/native_attribute.cpp native/native_schema.cpp catalog/owned_catalog.cpp xsd/parser_memory.cpp
          binding/duplicates.cpp native/schema_directory.cpp secrets/secrets.cpp binding/section_scope.cpp binding/server_error.cpp binding/missing_root_application.cpp binding/string_value_checks.cpp secrets/text_secrets.cpp xsd/xsd_violations.cpp
          catalog/value.cpp binding/value_diagnostics.cpp xsd/xsd_text.cpp xsd/xsd_validator.cpp
  GENERATED "${IISLINT_GENERATED}/catalog_table.cpp" "${IISLINT_GENERATED}/grammar.cpp"
  LINKS iislint_xerces)

iislint_module(config USES schema
  SOURCES counterpart.cpp effective_config.cpp element_locks.cpp
          entries.cpp hierarchy.cpp hierarchy_findings.cpp inherited_keys.cpp item_view.cpp lock_list.cpp element_ref.cpp
          section_locks.cpp section_view.cpp server_outline.cpp setting_path.cpp
          site_bindings.cpp value.cpp value_history.cpp )

iislint_module(rules USES config
  SOURCES evaluation/condition.cpp definition/condition_reader.cpp evaluation/finding_maker.cpp definition/path_reader.cpp evaluation/rule_context.cpp definition/rule_directory.cpp
          evaluation/rule_evaluation.cpp table/rule_set.cpp table/rule_table.cpp evaluation/run_rules.cpp definition/definition_names.cpp definition/definition_reader.cpp evaluation/subject_view.cpp
          definition/attribute_predicates.cpp evaluation/predicate_text.cpp evaluation/trace.cpp
          code/application_pools.cpp code/authorization_missing.cpp code/binding_clash.cpp code/binding_text.cpp
          code/client_certificate_levels.cpp code/collection_directives.cpp code/content_paths.cpp code/credentials.cpp
          code/endpoint_mismatch.cpp code/http_parity.cpp code/locations_and_locks.cpp code/mime_maps.cpp code/odd_texts.cpp
          code/plain_secrets.cpp code/protected_sections.cpp code/reading.cpp code/redundant_default.cpp
          code/app_settings.cpp code/comment_secrets.cpp code/secret_values.cpp code/settings_without_ftp.cpp code/site_ids.cpp code/url_timeout.cpp
          code/certificate_hash.cpp code/certificate_store.cpp code/endpoint_certificates.cpp code/ftp_endpoints.cpp code/ftp_tls_levels.cpp
          code/ftp_addresses.cpp code/ftp_authorization.cpp code/ftp_extension_filter.cpp code/ftp_logon.cpp code/ftp_providers.cpp code/ftp_rule_effects.cpp code/ftp_writers.cpp
          code/ftp_log.cpp code/ftp_messages.cpp code/ftp_network.cpp code/ftp_served_places.cpp code/ftp_system_content.cpp
          code/ftp_web_content.cpp
  GENERATED "${IISLINT_GENERATED}/rule_table_data.cpp")

iislint_module(settings USES source diag
  SOURCES override_reader.cpp resolved.cpp settings.cpp settings_files.cpp settings_reader.cpp value_reader.cpp)

iislint_module(engine USES rules settings
  SOURCES analysis.cpp file_check.cpp file_policy.cpp inline_suppressions.cpp input.cpp parsed_file.cpp rule_ids.cpp
          rule_sets.cpp site_folders.cpp suppression_comment.cpp suppressor.cpp why.cpp workspace.cpp
  LINKS Threads::Threads)

iislint_module(report USES diag
  SOURCES display.cpp excerpt.cpp json_report.cpp json_writer.cpp make_renderer.cpp page_blocks.cpp page_layout.cpp
          rule_facts.cpp rule_page.cpp settings_schema.cpp snippet.cpp text_report.cpp trace_report.cpp value_story.cpp)

iislint_module(app/cli USES engine report
  SOURCES arguments.cpp check_command.cpp explain_command.cpp raw_arguments.cpp rule_selection.cpp rules_command.cpp rules_test_command.cpp settings_command.cpp terminal.cpp why_command.cpp
  LINKS CLI11::CLI11)
