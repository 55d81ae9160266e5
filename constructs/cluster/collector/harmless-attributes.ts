/**
 * Attributes of AI assistants' telemetry of which it is known that nothing typed, answered, read, written or run ends up
 * in them: identities (whose it is stays), counts, sizes, durations, models, tokens, costs, tools' names, decisions,
 * statuses. By who documents them; what isn't here is redacted. Left out on purpose: whatever a user names or a server
 * says (`command_name`, `skill.name`, `mcp_server.name`, `error`, `error.message`, `url.full`), and what may be either
 * (`result`, `reason`).
 */
const HARMLESS: Readonly<Record<string, readonly string[]>> = {
  // who, in which session, and how that ended: all three
  'every assistant': words(`
    event.name event.timestamp event.sequence event.kind session.id conversation.id thread.id user.id user.email
    user.account_uuid user.account_id organization.id terminal.type app.version app.entrypoint model duration_ms success
    tool_name call_id decision source status status_code attempt error_type prompt_length type`),

  'https://code.claude.com/docs/en/monitoring-usage': words(`
    prompt.id request_id client_request_id query_source speed effort input_tokens output_tokens cache_read_tokens
    cache_creation_tokens cost_usd total_attempts total_retry_duration_ms error_name error_code error_category tool_use_id
    tool_input_size_bytes tool_result_size_bytes decision_type decision_source mcp_server_scope from_mode to_mode trigger
    action auth_method transport_type server_scope command_source language start_type body_length body_truncated
    plugin.version plugin.scope plugin_id_hash enabled_via has_hooks has_mcp skill_path_count command_path_count
    agent_path_count invocation_trigger skill.source marketplace.is_official install.trigger mention_type hook_event
    hook_type hook_source num_hooks num_success num_blocking num_non_blocking_error num_cancelled total_duration_ms
    managed_only pre_tokens post_tokens precompute_reuse event_type appearance_id survey_type enabled_via_override
    span.type llm_request.context interaction.sequence interaction.duration_ms user_prompt_length agent_id parent_agent_id ttft_ms
    result_tokens response.has_tool_call stop_reason message.uuid response_length cost_usd_micros server_fallback_hop
    has_category has_explanation tool_source is_plugin safe_mode host_owned_mcp skill.kind agent.source is_built_in
    is_async total_tokens total_tool_uses final_model model_swapped period_days used_default skip_reason
    transcripts_deleted transcripts_exempted_desktop session_files_deleted artifacts_deleted files_retained_fresh
    files_past_cutoff error_count`),

  'https://github.com/openai/codex/tree/main/codex-rs/otel/src/events': words(`
    auth_mode originator slug provider_name reasoning_effort reasoning_summary context_window auto_compact_token_limit
    approval_policy mcp_server_count endpoint input_token_count output_token_count cached_token_count
    reasoning_token_count tool_token_count text_input_count image_input_count local_image_input_count outcome
    initial_duration_ms escalated_duration_ms arguments_length output_length output_line_count tool_origin mcp_tool from
    startup.phase startup.status codex.usage.total_tokens codex.usage.reasoning_output_tokens auth.mode auth.step
    auth.outcome auth.error_code auth.request_id auth.cf_ray auth.header_attached auth.connection_reused
    auth.state_changed auth.recovery_mode auth.recovery_phase auth.retry_after_unauthorized
    auth.env_openai_api_key_present auth.env_codex_api_key_present auth.env_codex_api_key_enabled
    auth.env_provider_key_present auth.env_refresh_token_url_override_present`),

  'https://github.com/openai/codex/tree/main/codex-rs/otel/src/metrics':
    words(`token_type session_source`),

  'https://geminicli.com/docs/cli/telemetry': words(`
    installation.id interactive active_approval_mode approval_mode approvalMode prompt_id auth_type embedding_model
    sandbox_enabled api_key_enabled vertex_ai_enabled log_user_prompts_enabled file_filtering_respect_git_ignore debug_mode
    mcp_servers_count mcp_tools_count extension_count output_format mode function_name tool_type content_length
    original_content_length truncated_content_length threshold lines strategy correction operation mimetype
    programming_language cached_content_token_count thoughts_token_count total_token_count finish_reason finish_reasons
    decision_model decision_source routing_latency_ms failed model_name tokens_before tokens_after attempt_number
    retry_delay_ms total_duration_ms final_error_type turnCount turn_count terminate_reason connection_type
    hook_event_name exit_code sequence_length extension_version setting_scope`),

  'https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/': words(`
    gen_ai.operation.name gen_ai.system gen_ai.provider.name gen_ai.agent.name gen_ai.agent.id gen_ai.conversation.id
    gen_ai.request.model gen_ai.request.temperature gen_ai.request.top_p gen_ai.request.top_k gen_ai.request.max_tokens
    gen_ai.response.model gen_ai.response.id gen_ai.response.finish_reasons gen_ai.output.type gen_ai.token.type
    gen_ai.usage.input_tokens gen_ai.usage.output_tokens gen_ai.usage.cache_read.input_tokens
    gen_ai.usage.cache_creation.input_tokens gen_ai.tool.name gen_ai.tool.type gen_ai.tool.call.id gen_ai.tool.call_id`),

  // of HTTP, exceptions and Rust's tracing, as SDKs add them; no address, which a tool that reads the web would tell
  'https://opentelemetry.io/docs/specs/semconv/registry/attributes/': words(`
    http.request.method http.response.status_code http.method http.status_code network.protocol.name
    network.protocol.version error.type exception.type exception.escaped busy_ns idle_ns level target code.file.path
    code.line.number code.module.name code.filepath code.lineno code.namespace thread.name`),
};

/** The names of all of them, each once, sorted. */
export const HARMLESS_ATTRIBUTES: readonly string[] = [
  ...new Set(Object.values(HARMLESS).flat()),
].sort();

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
