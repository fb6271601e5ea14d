// The functions of rules whose condition no sheet can say. A sheet names one in "function"; compile_rules
// puts its address into the table, so a wrong name does not link.
//
// To add one: declare it here, write it in rules/code/ (one file for each idea), give the sheet's variants
// the names it reports. It is pure: what it may look at is in RuleEvaluation, what it finds goes to
// RuleEvaluation::report.
#pragma once

namespace iislint::rules {

class RuleEvaluation;

namespace code {

// On a site, after the sheet's `when`:
void all_users_write(RuleEvaluation& run);
void anonymous_enabled(RuleEvaluation& run);
void anonymous_write(RuleEvaluation& run);
void authorization_missing(RuleEvaluation& run);
void custom_authorization_shadows(RuleEvaluation& run);
void flags_replace_defaults(RuleEvaluation& run);
void ftp_executable_upload(RuleEvaluation& run);
void ftp_external_ip_invalid(RuleEvaluation& run);
void ftp_external_ip_private(RuleEvaluation& run);
void ftp_log_fields_missing(RuleEvaluation& run);
void ftp_log_system_drive(RuleEvaluation& run);
void ftp_message_unknown_variable(RuleEvaluation& run);
void ftp_passive_range_narrow(RuleEvaluation& run);
void ftp_tls_weaker_than_defaults(RuleEvaluation& run);
void ftp_web_config_exposed(RuleEvaluation& run);
void global_directories(RuleEvaluation& run);
void hash_format(RuleEvaluation& run);
void hash_hidden_character(RuleEvaluation& run);
void hash_lower_case(RuleEvaluation& run);
void hash_placeholder(RuleEvaluation& run);
void host_name_site_certificate(RuleEvaluation& run);
void http_parity(RuleEvaluation& run);
void http_tls_parity(RuleEvaluation& run);
void security_without_ftp(RuleEvaluation& run);
void settings_policy_ignore(RuleEvaluation& run);
void several_writers(RuleEvaluation& run);
void site_weaker_than_defaults(RuleEvaluation& run);
void url_timeout_too_long(RuleEvaluation& run);
void without_certificate(RuleEvaluation& run);

// On an element:
void class_id_form(RuleEvaluation& run);
void ip_address_invalid(RuleEvaluation& run);
void ip_domain_unresolved(RuleEvaluation& run);
void ip_host_bits(RuleEvaluation& run);
void not_at_server_level(RuleEvaluation& run);
void undefined_provider(RuleEvaluation& run);
void unused_provider(RuleEvaluation& run);

// On a place:
void authorization_unreachable(RuleEvaluation& run);
void extension_filter_contradiction(RuleEvaluation& run);
void ip_rule_unreachable(RuleEvaluation& run);

// On the file:
void add_then_clear(RuleEvaluation& run);
void anonymous_rule_unreachable(RuleEvaluation& run);
void app_settings_secret(RuleEvaluation& run);
void binding_conflict(RuleEvaluation& run);
void binding_format_invalid(RuleEvaluation& run);
void binding_host_invalid(RuleEvaluation& run);
void binding_overlap(RuleEvaluation& run);
void binding_protocol_not_enabled(RuleEvaluation& run);
void certificate_store_mismatch(RuleEvaluation& run);
void collection_order_lost(RuleEvaluation& run);
void comment_with_secret(RuleEvaluation& run);
void config_redirection_plain_password(RuleEvaluation& run);
void connection_string_empty_password(RuleEvaluation& run);
void connection_string_password(RuleEvaluation& run);
void dangling_app_pool(RuleEvaluation& run);
void duplicate_mime_map(RuleEvaluation& run);
void encrypted_section_malformed(RuleEvaluation& run);
void encrypted_value_machine_bound(RuleEvaluation& run);
void ftp_content_system_path(RuleEvaluation& run);
void ftp_passive_range_invalid(RuleEvaluation& run);
void invalid_site_id(RuleEvaluation& run);
void known_default_credential(RuleEvaluation& run);
void location_empty(RuleEvaluation& run);
void logon_unprotected(RuleEvaluation& run);
void nested_content_path(RuleEvaluation& run);
void network_credential_proxy(RuleEvaluation& run);
void non_ascii_lookalike(RuleEvaluation& run);
void path_invalid(RuleEvaluation& run);
void path_unc_without_credentials(RuleEvaluation& run);
void plaintext_password_attribute(RuleEvaluation& run);
void remove_without_target(RuleEvaluation& run);
void same_content_path(RuleEvaluation& run);
void secret_in_uri(RuleEvaluation& run);
void sensitive_section_unlocked(RuleEvaluation& run);
void server_wide_authorization(RuleEvaluation& run);
void site_without_binding(RuleEvaluation& run);
void smtp_password(RuleEvaluation& run);
void template_token_left(RuleEvaluation& run);
void unused_app_pool(RuleEvaluation& run);
void defaults_without_ftp_site(RuleEvaluation& run);
void endpoint_certificates(RuleEvaluation& run);
void endpoint_mismatch(RuleEvaluation& run);
void ftp_tls_defaults_not_required(RuleEvaluation& run);
void redundant_default(RuleEvaluation& run);

}  // namespace code
}  // namespace iislint::rules
