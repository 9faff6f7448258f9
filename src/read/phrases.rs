//! The words servers and clients use, and what each shows.
//!
//! Sorted by phrase, so that a word can be looked up by its place. Words are in
//! lower case, as [`crate::read::words`] splits them; a code such as
//! `invalid_api_key` is one word.

use crate::clue::Clue::{self, *};
use crate::provider::Provider::{self, *};
use crate::read::keywords::FirstWords;
use crate::read::words;
use crate::span::Span;
use crate::text::Cut;

/// A phrase's meaning.
#[derive(Clone, Copy)]
pub struct Phrase {
    pub words: &'static str,
    pub clue: Clue,
    /// Who uses these words, when only they do.
    pub provider: Option<Provider>,
}

const fn p(words: &'static str, clue: Clue) -> Phrase {
    Phrase {
        words,
        clue,
        provider: None,
    }
}

const fn by(words: &'static str, clue: Clue, provider: Provider) -> Phrase {
    Phrase {
        words,
        clue,
        provider: Some(provider),
    }
}

const PHRASES: &[Phrase] = &[
    by("401 authorization required", MessageHtml401, Nginx),
    p("404 page not found", MessageUnknownUrl),
    by(
        "access denied due to invalid subscription key",
        MessageAzureRefused,
        AzureOpenAi,
    ),
    by(
        "access denied due to missing subscription key",
        MessageOtherProviderNoKey,
        AzureOpenAi,
    ),
    p("access denied for user", MessageOtherService),
    p("access to this api has been disallowed", MessageGateway),
    p("access token is invalid", MessageOtherService),
    by(
        "access token is missing invalid",
        MessageAzureBearer,
        AzureOpenAi,
    ),
    by(
        "access_token_type_unsupported",
        MessageOtherProviderRefused,
        Gemini,
    ),
    p("accessdenied", MessageOtherService),
    p("accessdeniedexception", MessageOtherService),
    p(
        "account associated with this api key has been deactivated",
        MessageDeactivated,
    ),
    p("account has been deactivated", MessageDeactivated),
    p("account is currently deactivated", MessageDeactivated),
    p("account is deactivated", MessageDeactivated),
    p("account was deactivated", MessageDeactivated),
    p(
        "account you are using has been deactivated",
        MessageDeactivated,
    ),
    p("account_deactivated", MessageDeactivated),
    p("ai_jsonparseerror", MessageNotJson),
    p("ai_loadapikeyerror", ClientNoKey),
    p("aijsonparseerror", MessageNotJson),
    p("all connection attempts failed", MessageConnection),
    p("an invalid token was provided", MessageOtherService),
    p("api key cannot be null or empty", ClientNoKey),
    p("api key expired", MessageKeyRevoked),
    by(
        "api key expired please renew the api key",
        MessageOtherProviderRefused,
        Gemini,
    ),
    p("api key has been deactivated", MessageDeactivated),
    p("api key has been disabled", MessageKeyRevoked),
    p("api key has been revoked", MessageKeyRevoked),
    p("api key has expired", MessageKeyRevoked),
    p("api key is disabled", MessageKeyRevoked),
    p("api key is expired", MessageKeyRevoked),
    p("api key is required", ClientNoKey),
    p("api key must be set", ClientNoKey),
    p("api key must not be empty", ClientNoKey),
    by(
        "api key not valid please pass a valid api key",
        MessageOtherProviderRefused,
        Gemini,
    ),
    p("api key was revoked", MessageKeyRevoked),
    p("api_key client option must be set", ClientNoKey),
    p(
        "api_key or azure_ad_token client option must be set",
        ClientNoKey,
    ),
    p("api_key_expired", MessageKeyRevoked),
    by("api_key_invalid", MessageOtherProviderRefused, Gemini),
    p("api_key_revoked", MessageKeyRevoked),
    p("apiconnectionerror", MessageConnection),
    p("apiconnectionexception", MessageConnection),
    p("apiconnectiontimeout", MessageTimeout),
    p("apiconnectiontimeouterror", MessageTimeout),
    p("apiresponsevalidationerror", MessageNotJson),
    p("apitimeouterror", MessageTimeout),
    p(
        "asked for the client to provide credentials",
        MessageOtherService,
    ),
    p(
        "attempt to decode json with unexpected mimetype",
        MessageNotJson,
    ),
    p(
        "authenticate by providing a session cookie",
        MessageOtherService,
    ),
    p(
        "authentication credentials were not provided",
        MessageOtherService,
    ),
    p("authentication error", ClassAuthentication),
    by("authentication error expired key", MessageGateway, LiteLlm),
    by(
        "authentication error invalid proxy server token passed",
        MessageGateway,
        LiteLlm,
    ),
    by("authentication error key blocked", MessageGateway, LiteLlm),
    by(
        "authentication error litellm virtual key expected",
        MessageGateway,
        LiteLlm,
    ),
    by(
        "authentication error malformed api key passed in",
        MessageGateway,
        LiteLlm,
    ),
    by(
        "authentication error no api key passed in",
        MessageGateway,
        LiteLlm,
    ),
    by(
        "authentication error user doesn t exist in db",
        MessageGateway,
        LiteLlm,
    ),
    p("authentication failed", ClassAuthentication),
    p("authentication failed for", MessageOtherService),
    by(
        "authentication fails",
        MessageOtherProviderRefused,
        DeepSeek,
    ),
    p(
        "authentication token has been invalidated",
        MessageInvalidatedToken,
    ),
    p("authentication token has expired", MessageExpiredToken),
    p("authentication token is expired", MessageExpiredToken),
    p("authentication token not provided", MessageOtherService),
    by(
        "authentication token is not from a valid issuer",
        MessageInvalidIssuer,
        OpenAi,
    ),
    p(
        "authentication token seems to be invalid",
        MessageOtherService,
    ),
    p("authentication_error", TypeAuthentication),
    p("authenticationerror", ClassAuthentication),
    p("authenticationexception", ClassAuthentication),
    by(
        "authenticationtypedisabled",
        MessageAzureBearer,
        AzureOpenAi,
    ),
    by("authorization required", MessageHtml401, Nginx),
    p("authorization token has expired", MessageOtherService),
    p("bad auth authentication failed", MessageOtherService),
    p("bad credentials", MessageOtherService),
    p("bad gateway", MessageServerError),
    p("badrequesterror", MessageBadRequest),
    p("badrequestexception", MessageBadRequest),
    p(
        "basic auth with password is not allowed",
        MessageOtherService,
    ),
    p("bearer token is missing", ClientNoKey),
    p("billing hard limit has been reached", MessageQuota),
    p("billing_hard_limit_reached", MessageQuota),
    p("billing_not_active", MessageQuota),
    p("budget has been exceeded", MessageQuota),
    p("budget_exceeded", MessageQuota),
    p("cannot connect to api", MessageConnection),
    p("cannot connect to host", MessageConnection),
    p("cannot connect to proxy", MessageConnection),
    p(
        "cannot read properties of undefined reading 0",
        MessageNotJson,
    ),
    p("certificate verify failed", MessageTls),
    p("certificate_verify_failed", MessageTls),
    p("chatanywhere_error", MessageGateway),
    p("clerkapiresponseerror", MessageOtherService),
    p("cloudflare api", MessageOtherService),
    p("configure ai_gateway_api_key", ClientNoKey),
    p("connecterror", MessageConnection),
    p("connection aborted", MessageConnection),
    p("connection error", MessageConnection),
    p("connection refused", MessageConnection),
    p("connection reset by peer", MessageConnection),
    p("connection timed out", MessageTimeout),
    p("connection refused not authorised", MessageOtherService),
    p("connection refused not authorized", MessageOtherService),
    p("connectionerror", MessageConnection),
    p("connecttimeout", MessageTimeout),
    p("connecttimeouterror", MessageTimeout),
    p("consumer isn t authorized to access", MessageOtherService),
    p("content length 0", BodyEmpty),
    p("content management policy", MessageBadRequest),
    p("content_filter", MessageBadRequest),
    p("content_policy_violation", MessageBadRequest),
    p("context deadline exceeded", MessageTimeout),
    p("context window of this model", MessageContextTooLong),
    p("context_length_exceeded", MessageContextTooLong),
    p("contextwindowexceedederror", MessageContextTooLong),
    p("could not find configuration file env", EnvFileMissing),
    by(
        "could not parse your authentication token",
        MessageUnreadableToken,
        OpenAi,
    ),
    p("could not resolve authentication method", ClientNoKey),
    p("could not resolve host", MessageConnection),
    p("could not validate credentials", MessageOtherService),
    p("could not read username for", MessageOtherService),
    p("couldn t connect to server", MessageConnection),
    p("country region or territory not supported", MessageRegion),
    p("credentials not correct for", MessageOtherService),
    p("credentialssignin", MessageOtherService),
    p("credit balance is exhausted", MessageQuota),
    p("credit balance is too low", MessageQuota),
    p("credit_balance_exhausted", MessageQuota),
    p("currently overloaded", MessageOverloaded),
    p(
        "currently overloaded with other requests",
        MessageOverloaded,
    ),
    p("deactivated account", MessageDeactivated),
    p("deactivated organization", MessageDeactivated),
    p("deactivated_workspace", MessageDeactivated),
    p("default credentials were not found", MessageOtherService),
    p(
        "deployment for this resource does not exist",
        MessageModelNotFound,
    ),
    p("deploymentnotfound", MessageModelNotFound),
    p("detail not found", MessageUnknownUrl),
    p("detail not authenticated", MessageOtherService),
    p(
        "detected in headers potential header injection attack",
        ClientIllegalHeader,
    ),
    p("did not find openai_api_key", ClientNoKey),
    p("dns error", MessageConnection),
    p("doctype html", BodyHtml),
    p(
        "does not exist or you do not have access to it",
        MessageModelNotFound,
    ),
    p("does not have access to model", MessageModelNotAllowed),
    p("e401", MessageOtherService),
    p("eai_again", MessageConnection),
    p("eapi invalid", MessageOtherService),
    p("econnrefused", MessageConnection),
    p("econnreset", MessageConnection),
    p("empty reply from server", MessageConnection),
    p("eneedauth", MessageOtherService),
    p("enforced saml sso", MessageOtherService),
    p("engine is currently overloaded", MessageOverloaded),
    p("enotfound", MessageConnection),
    p("env file not found", EnvFileMissing),
    p("err_connection_refused", MessageConnection),
    p("err_invalid_char", ClientIllegalHeader),
    p("err_name_not_resolved", MessageConnection),
    p("error response from daemon", MessageOtherService),
    p("error sending request for url", MessageConnection),
    p("error validating access token", MessageOtherService),
    p("etimedout", MessageTimeout),
    p("exceed your organization s rate limit", MessageRateLimit),
    p("exceeded call rate limit", MessageRateLimit),
    p("exceeded token rate limit", MessageRateLimit),
    p("exceeded your current quota", MessageQuota),
    p("exceededbudget", MessageQuota),
    p("exceeds the context window", MessageContextTooLong),
    p("expected json data", MessageNotJson),
    by("expected to start with sk", MessageGateway, LiteLlm),
    p("expected value at line 1 column 1", MessageNotJson),
    p(
        "expecting property name enclosed in double quotes",
        MessageNotJson,
    ),
    p("expecting value line", MessageNotJson),
    p("expired token in", MessageOtherService),
    p("expired_api_key", MessageKeyRevoked),
    p("expiredsignatureerror", MessageOtherService),
    p("expiredtoken", MessageOtherService),
    p("expiredtokenexception", MessageOtherService),
    p("extra data line 1", MessageNotJson),
    p("failed to connect to", MessageConnection),
    p("failed to establish a new connection", MessageConnection),
    p("failed to fetch", MessageConnection),
    p("failed to parse header value", ClientIllegalHeader),
    p("failed to pull image", MessageOtherService),
    p(
        "failed to resolve api key variable request header api key",
        MessageGateway,
    ),
    p("failed to fetch oauth token", MessageOtherService),
    p("failed to fetch anonymous token", MessageOtherService),
    p("fatal unable to access", MessageOtherService),
    p("fetch failed", MessageConnection),
    p("firebase error auth", MessageOtherService),
    p("firebase id token", MessageOtherService),
    p("firebaseautherror", MessageOtherService),
    p("fix401 a key is set under another name", CheckOtherName),
    p("fix401 accepted", CheckAccepted),
    p("fix401 could not tell", CheckCouldNotTell),
    p(
        "fix401 env does not set openai_api_key",
        CheckEnvFileWithoutName,
    ),
    p(
        "fix401 environment and env hold different keys",
        CheckDiffers,
    ),
    p("fix401 environment and env hold the same key", CheckSame),
    p("fix401 host", CheckHostOther),
    p("fix401 key found", CheckKeyFound),
    p("fix401 key is empty", CheckEmpty),
    p("fix401 key text looks clean", CheckClean),
    p("fix401 no env file found", CheckNoEnvFile),
    p("fix401 no key found", CheckNoKey),
    p("fix401 organization set", CheckOrganization),
    p("fix401 problem another provider s key", CheckOtherProvider),
    p("fix401 problem hidden character", CheckHidden),
    p("fix401 problem line break", CheckSpace),
    p("fix401 problem not an api key", CheckSession),
    p("fix401 problem not ascii", CheckHidden),
    p("fix401 problem placeholder", CheckPlaceholder),
    p("fix401 problem prefix", CheckPrefix),
    p("fix401 problem quotes", CheckQuotes),
    p("fix401 problem white space", CheckSpace),
    p("fix401 project set", CheckOrganization),
    p("forbidden", MessageForbidden),
    p("forbiddenerror", MessageForbidden),
    p(
        "full authentication is required to access this resource",
        MessageOtherService,
    ),
    p("gatedrepoerror", MessageOtherService),
    p("gateway time out", MessageServerError),
    p("gateway timeout", MessageServerError),
    p("gateway_timeout", MessageServerError),
    p("getaddrinfo failed", MessageConnection),
    p("given token not valid", MessageOtherService),
    p("has been blocked by cors policy", MessageConnection),
    p("has reached its monthly spend limit", MessageQuota),
    p("has reached its spend limit", MessageQuota),
    p("has reached its usage limit", MessageQuota),
    p("header part none", ClientNoneHeader),
    p("header value is not valid", ClientIllegalHeader),
    p(
        "header value must be str or bytes not class nonetype",
        ClientNoneHeader,
    ),
    p("hit your usage limit", MessageQuota),
    p("http code 200 from api", MessageNotJson),
    p("http2_invalid_header_value", ClientIllegalHeader),
    p("ide token expired", MessageExpiredToken),
    p("illegal header value", ClientIllegalHeader),
    p("in json at position", MessageNotJson),
    p("incorrect api key provided", MessageIncorrectKey),
    by("incorrect regional hostname", MessageWrongRegion, OpenAi),
    p("incorrect username or password", MessageOtherService),
    p("incorrect_api_key", CodeInvalidApiKey),
    by(
        "incorrect_api_key_error",
        MessageOtherProviderRefused,
        Moonshot,
    ),
    p("incorrect_hostname", MessageWrongRegion),
    p(
        "input is too long for requested model",
        MessageContextTooLong,
    ),
    p("insufficient balance", MessageQuota),
    p("insufficient credits", MessageQuota),
    p("insufficient_permissions", MessageMissingScopes),
    p("insufficient_quota", MessageQuota),
    p("insufficient_scope", MessageMissingScopes),
    p("internal server error", MessageServerError),
    p("internalservererror", ClassServerError),
    p("invalid access token", MessageOtherService),
    p("invalid api key or access token", MessageOtherService),
    p("invalid api key provided", MessageInvalidKey),
    p("invalid api token", MessageOtherProviderRefused),
    by(
        "invalid authentication",
        MessageOtherProviderRefused,
        Moonshot,
    ),
    p("invalid authentication cause", ClassAuthentication),
    p(
        "invalid authentication check your openai api key",
        ClassAuthentication,
    ),
    p("invalid authentication credentials", MessageGateway),
    p("invalid bearer token", MessageOtherProviderRefused),
    p("invalid character in header content", ClientIllegalHeader),
    p("invalid consumer key", MessageGateway),
    p(
        "invalid credentials in authorization header",
        MessageOtherService,
    ),
    p("invalid email or password", MessageOtherService),
    p("invalid header field value", ClientIllegalHeader),
    p("invalid header value", ClientIllegalHeader),
    p("invalid httpheadervalue", ClientIllegalHeader),
    p("invalid issuer iss claim", MessageOtherService),
    p("invalid json response body", MessageNotJson),
    p("invalid login", MessageOtherService),
    p("invalid model name passed", MessageModelNotFound),
    by("invalid proxy server token passed", MessageGateway, LiteLlm),
    p("invalid response from llm endpoint", MessageNotJson),
    by(
        "invalid subscription key or wrong api endpoint",
        MessageAzureRefused,
        AzureOpenAi,
    ),
    by("invalid url get", MessageUnknownUrl, OpenAi),
    by("invalid url post", MessageUnknownUrl, OpenAi),
    p("invalid user credentials", MessageOtherService),
    p("invalid user token", MessageOtherService),
    p("invalid username or password", MessageOtherService),
    p("invalid username or token", MessageOtherService),
    by("invalid x api key", MessageOtherProviderRefused, Anthropic),
    p("invalid client secret provided", MessageOtherService),
    p("invalid_access_token", MessageOtherService),
    p("invalid_api_key", CodeInvalidApiKey),
    p("invalid_auth", MessageOtherService),
    p("invalid_authentication", ClassAuthentication),
    by(
        "invalid_authentication_error",
        MessageOtherProviderRefused,
        Moonshot,
    ),
    p("invalid_client", MessageOtherService),
    p("invalid_grant", MessageOtherService),
    p("invalid_image_url", MessageBadRequest),
    p("invalid_issuer", MessageInvalidIssuer),
    p("invalid_json", MessageBadRequest),
    p("invalid_jwt", MessageUnreadableToken),
    p("invalid_model", MessageModelNotFound),
    p("invalid_organization", MessageUnknownOrganization),
    p("invalid_parameter_value", MessageBadRequest),
    p("invalid_project", MessageProjectMismatch),
    p("invalid_prompt", MessageBadRequest),
    p("invalid_request_error", TypeInvalidRequest),
    p("invalid_session_id", MessageOtherService),
    p("invalid_token", MessageOtherService),
    p("invalid_type", MessageBadRequest),
    p("invalid_value", MessageBadRequest),
    by("invalidapikey", MessageOtherProviderRefused, DashScope),
    p("invalidauthenticationtoken", MessageOtherService),
    p("invalidclienttokenid", MessageOtherService),
    p("invalidheader", ClientIllegalHeader),
    p("invalidheadervalue", ClientIllegalHeader),
    p("invalidkeymaperror", MessageOtherService),
    p("invalidrequesterror", MessageBadRequest),
    p("invalidsignatureexception", MessageOtherService),
    p("invalidtokenerror", MessageOtherService),
    p("ip address not allowed", MessageIpNotAllowed),
    p("ip is not in the allowlist", MessageIpNotAllowed),
    p("ip_not_authorized", MessageIpNotAllowed),
    p("is an invalid header value", ClientIllegalHeader),
    p("is not a chat model", MessageModelNotFound),
    p("is not a legal http header value", ClientIllegalHeader),
    p("is not a valid model id", MessageModelNotFound),
    p("is not valid json", MessageNotJson),
    p("is overloaded", MessageOverloaded),
    p("json parsererror", MessageNotJson),
    p("jsondecodeerror", MessageNotJson),
    p("jsonparseexception", MessageNotJson),
    p("jsonwebtokenerror", MessageOtherService),
    p("jwks", MessageGateway),
    p("jwt expired", MessageOtherService),
    p("jwt is missing", MessageGateway),
    p("jwt issuer invalid", MessageOtherService),
    p("jwt malformed", MessageOtherService),
    p("jwt must be provided", MessageOtherService),
    p("jwt verification fails", MessageGateway),
    p("jwtbearerhandler", MessageOtherService),
    by(
        "key based authentication is not permitted",
        MessageAzureBearer,
        AzureOpenAi,
    ),
    p("key has been disabled", MessageKeyRevoked),
    by("key not allowed to access model", MessageGateway, LiteLlm),
    by("key_model_access_denied", MessageGateway, LiteLlm),
    by(
        "lacks the required data action",
        MessageAzureRole,
        AzureOpenAi,
    ),
    by("litellm virtual key expected", MessageGateway, LiteLlm),
    p("loadapikeyerror", ClientNoKey),
    p("log in failed", MessageOtherService),
    p("login failed", MessageOtherService),
    p("login required", MessageOtherService),
    p("looking for beginning of value", MessageNotJson),
    by("malformed api key passed in", MessageGateway, LiteLlm),
    p("max retries exceeded", MessageConnection),
    p("maximum context length", MessageContextTooLong),
    p("mismatched_organization", MessageOrganizationMismatch),
    p("mismatched_project", MessageProjectMismatch),
    p("missing api key", MessageOtherProviderNoKey),
    by(
        "missing authentication header",
        MessageOtherProviderNoKey,
        OpenRouter,
    ),
    p("missing authentication token", MessageGateway),
    p(
        "missing bearer authentication in header",
        MessageMissingBearer,
    ),
    by(
        "missing bearer or basic authentication in header",
        MessageMissingBearer,
        OpenAi,
    ),
    p("missing credentials please pass", ClientNoKey),
    p("missing credentials please pass an api_key", ClientNoKey),
    p("missing openai api key", ClientNoKey),
    p("missing openai_api_key", ClientNoKey),
    p("missing required parameter", MessageBadRequest),
    p("missing scopes", MessageMissingScopes),
    p("missing_required_parameter", MessageBadRequest),
    p("missing_scope", MessageMissingScopes),
    p("model not exist", MessageModelNotFound),
    p("model_not_available", MessageModelNotFound),
    p("model_not_exist", MessageModelNotFound),
    p("model_not_found", MessageModelNotFound),
    by(
        "must be a member of an organization to use the api",
        MessageNoOrganization,
        OpenAi,
    ),
    p("name or service not known", MessageConnection),
    p("nameresolutionerror", MessageConnection),
    p("network is unreachable", MessageConnection),
    p(
        "new line characters are not allowed in header values",
        ClientRefusedHeader,
    ),
    p("new_api_error", MessageGateway),
    p("newconnectionerror", MessageConnection),
    p("no api key found for openai", ClientNoKey),
    p("no api key found in headers", MessageGateway),
    p("no api key found in request", MessageGateway),
    by(
        "no api key in request",
        MessageOtherProviderNoKey,
        DashScope,
    ),
    by("no api key passed in", MessageGateway, LiteLlm),
    p("no api key provided", ClientNoKey),
    by(
        "no auth credentials found",
        MessageOtherProviderNoKey,
        OpenRouter,
    ),
    p("no authorization token was found", MessageOtherService),
    by(
        "no cookie auth credentials found",
        MessageOtherProviderNoKey,
        OpenRouter,
    ),
    p("no openai api key", ClientNoKey),
    p("no openai_api_key", ClientNoKey),
    p("no route to host", MessageConnection),
    p("no such file or directory open env", EnvFileMissing),
    p("no such host", MessageConnection),
    by("no such organization", MessageUnknownOrganization, OpenAi),
    p("no such project", MessageProjectMismatch),
    p("no valid credential source", MessageOtherService),
    p("no valid credential sources", MessageOtherService),
    p("no_organization", MessageNoOrganization),
    p("noauth authentication required", MessageOtherService),
    p("nocredentialserror", MessageOtherService),
    p("node env not found", EnvFileMissing),
    p("nodename nor servname provided", MessageConnection),
    p("not_authed", MessageOtherService),
    p("not_authorized_invalid_project", MessageProjectArchived),
    p("not_found_error model", MessageModelNotFound),
    p("notfounderror", MessageUnknownUrl),
    p("oauth token expired", MessageExpiredToken),
    p("oauth token has been revoked", MessageInvalidatedToken),
    p("oauth token has expired", MessageExpiredToken),
    p("oauthexception", MessageOtherService),
    p("one of api_key or workload_identity", ClientNoKey),
    p("one_api_error", MessageGateway),
    p("openai access token missing", ClientNoKey),
    p("openai api key cannot be empty", ClientNoKey),
    p("openai api key is missing", ClientNoKey),
    p("openai api key is not configured", ClientNoKey),
    p("openai api key is not set", ClientNoKey),
    p("openai api key is required", ClientNoKey),
    p("openai api key missing", ClientNoKey),
    p("openai api key must be provided", ClientNoKey),
    p("openai api key must be set", ClientNoKey),
    p("openai api key not configured", ClientNoKey),
    p("openai api key not found", ClientNoKey),
    p("openai api key not set", ClientNoKey),
    p("openai authentication error", ClassAuthentication),
    by(
        "openai organization header should match organization for api key",
        MessageOrganizationMismatch,
        OpenAi,
    ),
    by(
        "openai project header should match project for api key",
        MessageProjectMismatch,
        OpenAi,
    ),
    p(
        "openai_api_key environment variable is missing or empty",
        ClientNoKey,
    ),
    p("openai_authenticationerror", ClassAuthentication),
    p("openaiauthenticationerror", ClassAuthentication),
    p("organization has been deactivated", MessageDeactivated),
    p("organization is deactivated", MessageDeactivated),
    p("organization_deactivated", MessageDeactivated),
    p("organization_spend_limit_exceeded", MessageQuota),
    p("organization_usage_limit_exceeded", MessageQuota),
    p("other side closed", MessageConnection),
    p("overloaded_error", MessageOverloaded),
    p(
        "password authentication failed for user",
        MessageOtherService,
    ),
    p(
        "permission is required to access this endpoint",
        MessageMissingScopes,
    ),
    p("permission denied publickey", MessageOtherService),
    p("permission_error", MessageForbidden),
    p("permissiondeniederror", MessageForbidden),
    p("please provide an api key", ClientNoKey),
    p("please provide an openai api key", ClientNoKey),
    p("please set either the openai_api_key", ClientNoKey),
    p("please set the openai_api_key", ClientNoKey),
    by(
        "principal does not have access to api operation",
        MessageAzureRole,
        AzureOpenAi,
    ),
    by(
        "project you are requesting has been archived",
        MessageProjectArchived,
        OpenAi,
    ),
    p("project_spend_limit_exceeded", MessageQuota),
    p("prompt is too long", MessageContextTooLong),
    p(
        "provided authorization grant is invalid",
        MessageOtherService,
    ),
    p("proxy authentication required", MessageProxyAuth),
    p("proxyerror", MessageConnection),
    p("pull access denied", MessageOtherService),
    p("rate limit exceeded", MessageRateLimit),
    p("rate limit reached", MessageRateLimit),
    p("rate_limit_error", MessageRateLimit),
    p("rate_limit_exceeded", MessageRateLimit),
    p("rate_limit_reached", MessageRateLimit),
    p("ratelimiterror", ClassRateLimit),
    p("ratelimitexception", ClassRateLimit),
    p("rbac access denied", MessageGateway),
    p("reached your specified api usage limits", MessageQuota),
    p("read timed out", MessageTimeout),
    p("readtimeout", MessageTimeout),
    p(
        "refresh token has already been used",
        MessageInvalidatedToken,
    ),
    p(
        "refresh token has expired due to inactivity",
        MessageOtherService,
    ),
    p("refresh token was already used", MessageInvalidatedToken),
    p("refresh_token_expired", MessageExpiredToken),
    p("refresh_token_reused", MessageInvalidatedToken),
    p("rejected_by_access_enforcement", MessageAccessRule),
    p("remoteprotocolerror", MessageConnection),
    p("repositorynotfounderror", MessageOtherService),
    by(
        "request had invalid authentication credentials",
        MessageOtherProviderRefused,
        Gemini,
    ),
    p("request timed out", MessageTimeout),
    p("request too large for", MessageRateLimit),
    p("request_forbidden", MessageForbidden),
    p("requires authentication", MessageOtherService),
    p("requires more credits", MessageQuota),
    p(
        "reserved character s or return character s in header value",
        ClientIllegalHeader,
    ),
    p("resource has been exhausted", MessageRateLimit),
    p("resource not found", MessageUnknownUrl),
    p("resource_exhausted", MessageRateLimit),
    p("rest_cannot_create", MessageOtherService),
    p("rest_forbidden", MessageOtherService),
    p("rest_not_logged_in", MessageOtherService),
    p("restricted api key", MessageMissingScopes),
    p("securitytokenexpiredexception", MessageOtherService),
    p("self signed certificate", MessageTls),
    p("self signed certificate in certificate chain", MessageTls),
    p("self_signed_cert_in_chain", MessageTls),
    p(
        "server disconnected without sending a response",
        MessageConnection,
    ),
    p("server had an error", MessageServerError),
    p("server_error", MessageServerError),
    p("service unavailable", MessageOverloaded),
    p("serviceunavailableerror", ClassServerError),
    p(
        "set the openai_api_key environment variable or pass",
        ClientNoKey,
    ),
    p("shell_api_error", MessageGateway),
    p("signaturedoesnotmatch", MessageOtherService),
    p("signatureverificationexception", MessageOtherService),
    p("slow down", MessageRateLimit),
    p("slow_down", MessageRateLimit),
    p("smtpauthenticationerror", MessageOtherService),
    p("socket hang up", MessageConnection),
    p("sorry you are not allowed", MessageOtherService),
    p("spend limit exceeded", MessageQuota),
    p("spend limit reached", MessageQuota),
    p("spending limit exceeded", MessageQuota),
    p("sslcertverificationerror", MessageTls),
    p("sslerror", MessageTls),
    p("sslhandshakeexception", MessageTls),
    p("str object has no attribute", MessageNotJson),
    p("string_above_max_length", MessageContextTooLong),
    p(
        "support for password authentication was removed",
        MessageOtherService,
    ),
    by("team not allowed to access model", MessageGateway, LiteLlm),
    p("temporary failure in name resolution", MessageConnection),
    p(
        "the security token included in the request is invalid",
        MessageOtherService,
    ),
    p("the server is overloaded", MessageOverloaded),
    p("timed out", MessageTimeout),
    p("token is expired by", MessageOtherService),
    p("token is invalid or expired", MessageOtherService),
    p("token_expired", MessageExpiredToken),
    p("token_invalidated", MessageInvalidatedToken),
    by("token_not_found_in_db", MessageGateway, LiteLlm),
    p("token_not_valid", MessageOtherService),
    p("token_revoked", MessageInvalidatedToken),
    p("tokenexpirederror", MessageOtherService),
    p("tokenexpiredexception", MessageOtherService),
    p("too many requests", Status429),
    p("toomanyrequests", Status429),
    p("trpcclienterror", MessageOtherService),
    p("unable to connect to proxy", MessageConnection),
    p("unable to get local issuer certificate", MessageTls),
    p("unable to locate credentials", MessageOtherService),
    p("unable to verify the first certificate", MessageTls),
    p(
        "unable to authenticate attempted methods",
        MessageOtherService,
    ),
    p("unable_to_get_issuer_cert_locally", MessageTls),
    p("unauthenticated", WordUnauthorized),
    p("unauthorized", WordUnauthorized),
    p("unauthorized authentication required", MessageOtherService),
    p(
        "unauthorized incorrect username or password",
        MessageOtherService,
    ),
    p("unauthorized token expired", MessageExpiredToken),
    p("unauthorizederror", ClassAuthentication),
    p("unauthorizedexception", ClassAuthentication),
    p("und_err_connect_timeout", MessageTimeout),
    p("und_err_socket", MessageConnection),
    p("unexpected end of json", MessageNotJson),
    p("unexpected end of json input", MessageNotJson),
    p("unexpected token doctype", MessageNotJson),
    p("unknown parameter", MessageBadRequest),
    by("unknown request url", MessageUnknownUrl, OpenAi),
    p("unknown_parameter", MessageBadRequest),
    p("unknown_url", MessageUnknownUrl),
    p("unknownhostexception", MessageConnection),
    p("unknownissuer", MessageTls),
    p("unprocessableentityerror", MessageBadRequest),
    p("unrecognized request argument", MessageBadRequest),
    p("unrecognizedclientexception", MessageOtherService),
    p("unsupported parameter", MessageBadRequest),
    p("unsupported value", MessageBadRequest),
    p("unsupported_country_region_territory", MessageRegion),
    p("unsupported_parameter", MessageBadRequest),
    p("unsupported_value", MessageBadRequest),
    p("unterminated string in json", MessageNotJson),
    p("unterminated string starting at line", MessageNotJson),
    p("upstream connect error", MessageServerError),
    p("usage limit exceeded", MessageQuota),
    p("usage limit reached", MessageQuota),
    p("user location is not supported", MessageRegion),
    by("user_api_key_auth", MessageGateway, LiteLlm),
    p("username and password not accepted", MessageOtherService),
    p("value cannot be null parameter apikey", SaidNoKey),
    p("value cannot be null parameter credential", SaidNoKey),
    p("value cannot be null parameter key", SaidNoKey),
    p("vercel login", MessageOtherService),
    p(
        "we could not parse the json body of your request",
        MessageBadRequest,
    ),
    p("wrong api key", MessageOtherProviderRefused),
    p("wrong password", MessageOtherService),
    by("wrong_api_key", MessageOtherProviderRefused, Cerebras),
    p("wrong_version_number", MessageTls),
    p("wrongpass", MessageOtherService),
    p("www authenticate basic realm", MessageOtherService),
    by(
        "x api key header is required",
        MessageOtherProviderNoKey,
        Anthropic,
    ),
    by(
        "x clerk auth status",
        MessageOtherProviderRefused,
        OpenRouter,
    ),
    p(
        "x portkey config or x portkey provider header is required",
        MessageGateway,
    ),
    p("you are not allowed to", MessageForbidden),
    p("you are sending requests too quickly", MessageRateLimit),
    p("you did not provide an api key", MessageNoKeyProvided),
    by(
        "you didn t provide an api key",
        MessageNoKeyProvided,
        OpenAi,
    ),
    by(
        "you have insufficient permissions for this operation",
        MessageMissingScopes,
        OpenAi,
    ),
    p("you must be logged in", MessageOtherService),
    p("you must log in first", MessageOtherService),
    p("you must provide an api key", ClientNoKey),
    p("you must provide an openai api key", ClientNoKey),
    p("you must provide either an api key", ClientNoKey),
    p("you must use a personal access token", MessageOtherService),
    p("you ve exceeded the rate limit", MessageRateLimit),
    p(
        "your access token could not be refreshed",
        MessageExpiredToken,
    ),
    p(
        "your access was terminated due to violation",
        MessageDeactivated,
    ),
    p(
        "your account is not active please check your billing details",
        MessageQuota,
    ),
    p("your ip address is not authorized", MessageIpNotAllowed),
    p("your ip is not authorized", MessageIpNotAllowed),
    p("your organization must be verified", MessageForbidden),
    p("your session has expired", MessageExpiredToken),
];

/// The phrases' first words.
static FIRST: FirstWords = FirstWords::new(&first_words());

const fn first_words() -> [&'static str; PHRASES.len()] {
    let mut words = [""; PHRASES.len()];
    let mut index = 0;
    while index < PHRASES.len() {
        words[index] = PHRASES[index].words;
        index += 1;
    }
    words
}

fn first(phrase: &Phrase) -> &[u8] {
    let words = phrase.words.as_bytes();
    let end = words.iter().position(|b| *b == b' ');
    words.cut(..end.unwrap_or(words.len()))
}

/// The phrases that begin with a word; most words begin none.
fn starting_with(word: &[u8]) -> &'static [Phrase] {
    if !FIRST.may_hold(word) {
        return &[];
    }
    let lower = |b: &u8| b.to_ascii_lowercase();
    let start =
        PHRASES.partition_point(|phrase| first(phrase).iter().copied().lt(word.iter().map(lower)));
    let count = PHRASES
        .cut(start..)
        .iter()
        .take_while(|phrase| first(phrase).iter().copied().eq(word.iter().map(lower)))
        .count();
    PHRASES.cut(start..start + count)
}

/// The longest phrase that begins with the word at `span`, and where it ends.
///
/// A hard wrap may have broken the phrase's first word; what stands on both sides
/// of the break is then looked up as one.
pub fn at(text: &[u8], span: Span) -> Option<(&'static Phrase, usize)> {
    let mut found = starting_with(text.cut(span.start..span.end));
    if let Some(rest) = words::over_wrap(text, span.end)
        && found.is_empty()
    {
        let rest = words::next(text, rest)?;
        let whole = [
            text.cut(span.start..span.end),
            text.cut(rest.start..rest.end),
        ]
        .concat();
        found = starting_with(&whole);
    }
    found
        .iter()
        .filter_map(|phrase| Some((phrase, words::phrase(text, span.start, phrase.words)?)))
        .max_by_key(|(phrase, _)| phrase.words.len())
}

/// Every phrase.
pub fn all() -> impl Iterator<Item = &'static str> {
    PHRASES.iter().map(|phrase| phrase.words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_lower_case_and_unique() {
        for pair in PHRASES.windows(2) {
            assert!(
                first(&pair[0]) <= first(&pair[1]) && pair[0].words != pair[1].words,
                "{:?} before {:?}",
                pair[0].words,
                pair[1].words
            );
        }
        for phrase in PHRASES {
            assert!(
                phrase
                    .words
                    .bytes()
                    .all(|b| b == b' ' || (words::is_word(b) && !b.is_ascii_uppercase()))
            );
        }
    }

    #[test]
    fn every_phrase_is_found() {
        for phrase in PHRASES {
            let text = phrase.words.as_bytes();
            let word = words::next(text, 0).unwrap();
            let (found, end) = at(text, word).unwrap();
            assert_eq!((found.words, end), (phrase.words, text.len()));
        }
    }
}
