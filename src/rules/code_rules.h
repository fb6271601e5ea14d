// The functions of rules whose condition no sheet can say. A sheet names one in "function"; compile_rules
// puts its address into the table, so a wrong name does not link.
//
// To add one: declare it here, write it in rules/code/ (one file for each idea), give the sheet's variants
// the names it reports. It is pure: what it may look at is in RuleRun, what it finds goes to RuleRun::report.
#pragma once

namespace iislint::rules {

class RuleRun;

namespace code {

// On a site, after the sheet's `when`:
void all_users_write(RuleRun& run);
void anonymous_enabled(RuleRun& run);
void anonymous_write(RuleRun& run);
void authorization_missing(RuleRun& run);
void custom_authorization_shadows(RuleRun& run);
void flags_replace_defaults(RuleRun& run);
void ftp_executable_upload(RuleRun& run);
void ftp_external_ip_invalid(RuleRun& run);
void ftp_external_ip_private(RuleRun& run);
void ftp_log_fields_missing(RuleRun& run);
void ftp_log_system_drive(RuleRun& run);
void ftp_message_unknown_variable(RuleRun& run);
void ftp_passive_range_narrow(RuleRun& run);
void ftp_tls_weaker_than_defaults(RuleRun& run);
void ftp_web_config_exposed(RuleRun& run);
void global_directories(RuleRun& run);
void hash_format(RuleRun& run);
void hash_hidden_character(RuleRun& run);
void hash_lower_case(RuleRun& run);
void hash_placeholder(RuleRun& run);
void host_name_site_certificate(RuleRun& run);
void http_parity(RuleRun& run);
void http_tls_parity(RuleRun& run);
void security_without_ftp(RuleRun& run);
void settings_policy_ignore(RuleRun& run);
void several_writers(RuleRun& run);
void site_weaker_than_defaults(RuleRun& run);
void url_timeout_too_long(RuleRun& run);
void without_certificate(RuleRun& run);

// On an element:
void class_id_form(RuleRun& run);
void ip_address_invalid(RuleRun& run);
void ip_domain_unresolved(RuleRun& run);
void ip_host_bits(RuleRun& run);
void not_at_server_level(RuleRun& run);
void undefined_provider(RuleRun& run);
void unused_provider(RuleRun& run);

// On a place:
void authorization_unreachable(RuleRun& run);
void extension_filter_contradiction(RuleRun& run);
void ip_rule_unreachable(RuleRun& run);

// On the file:
void add_then_clear(RuleRun& run);
void anonymous_rule_unreachable(RuleRun& run);
void app_settings_secret(RuleRun& run);
void binding_conflict(RuleRun& run);
void binding_format_invalid(RuleRun& run);
void binding_host_invalid(RuleRun& run);
void binding_overlap(RuleRun& run);
void binding_protocol_not_enabled(RuleRun& run);
void certificate_store_mismatch(RuleRun& run);
void collection_order_lost(RuleRun& run);
void comment_with_secret(RuleRun& run);
void config_redirection_plain_password(RuleRun& run);
void connection_string_empty_password(RuleRun& run);
void connection_string_password(RuleRun& run);
void dangling_app_pool(RuleRun& run);
void duplicate_mime_map(RuleRun& run);
void encrypted_section_malformed(RuleRun& run);
void encrypted_value_machine_bound(RuleRun& run);
void ftp_content_system_path(RuleRun& run);
void ftp_passive_range_invalid(RuleRun& run);
void invalid_site_id(RuleRun& run);
void known_default_credential(RuleRun& run);
void location_empty(RuleRun& run);
void logon_unprotected(RuleRun& run);
void nested_content_path(RuleRun& run);
void network_credential_proxy(RuleRun& run);
void non_ascii_lookalike(RuleRun& run);
void path_invalid(RuleRun& run);
void path_unc_without_credentials(RuleRun& run);
void plaintext_password_attribute(RuleRun& run);
void remove_without_target(RuleRun& run);
void same_content_path(RuleRun& run);
void secret_in_uri(RuleRun& run);
void sensitive_section_unlocked(RuleRun& run);
void server_wide_authorization(RuleRun& run);
void site_without_binding(RuleRun& run);
void smtp_password(RuleRun& run);
void template_token_left(RuleRun& run);
void unused_app_pool(RuleRun& run);
void defaults_without_ftp_site(RuleRun& run);
void endpoint_certificates(RuleRun& run);
void endpoint_mismatch(RuleRun& run);
void ftp_tls_defaults_not_required(RuleRun& run);
void redundant_default(RuleRun& run);

}  // namespace code
}  // namespace iislint::rules
