//! The words servers and clients use, and what each shows.
//!
//! Words are in lower case, as [`crate::read::words`] splits them; a code such as
//! `invalid_api_key` is one word. Of the commonest message there are also the
//! forms that text taken from a screenshot has, with l for I.

use std::iter;
use std::sync::LazyLock;

use crate::clue::Clue::{self, *};
use crate::list;
use crate::provider::Provider::{self, *};
use crate::read::words::{self, Table};
use crate::span::Span;
use crate::text::{Cut, Texts};

/// What a phrase means.
#[derive(Clone, Copy)]
pub struct Phrase {
    pub words: &'static str,
    pub clue: Clue,
    /// Who uses these words, when only they do.
    pub provider: Option<Provider>,
}

/// A clue, who says so, and how many phrases do.
type Group = (Clue, Option<Provider>, u8);

/// The phrases' words are one text and what they mean stands beside it, as a
/// table of pointers to them would be more to download than they are.
macro_rules! phrases {
    ($($clue:ident $(by $provider:ident)? { $($words:literal,)* })*) => {
        const WORDS: &Texts = list![$($($words),*),*];
        static GROUPS: &[Group] = &[
            $((
                $clue,
                phrases!(@ $($provider)?),
                count(<[&str]>::len(&[$($words),*])),
            )),*
        ];
    };
    (@) => { None };
    (@ $provider:ident) => { Some($provider) };
}

const fn count(phrases: usize) -> u8 {
    assert!(phrases < 256);
    phrases as u8
}

phrases! {
    MessageIncorrectKey {
        "incorrect api key provided",
        "incorrect apl key provided",
        "lncorrect api key provided",
        "lncorrect apl key provided",
    }
    CodeInvalidApiKey {
        "incorrect_api_key",
        "invalid_api_key",
    }
    MessageNoKeyProvided {
        "you did not provide an api key",
    }
    MessageNoKeyProvided by OpenAi {
        "you didn t provide an api key",
        "you need to provide your api key in an authorization header",
    }
    MessageMissingBearer {
        "missing bearer authentication in header",
    }
    MessageMissingBearer by OpenAi {
        "missing bearer or basic authentication in header",
    }
    MessageInvalidIssuer {
        "invalid_issuer",
    }
    MessageInvalidIssuer by OpenAi {
        "authentication token is not from a valid issuer",
    }
    MessageUnreadableToken {
        "invalid_jwt",
    }
    MessageUnreadableToken by OpenAi {
        "could not parse your authentication token",
    }
    MessageExpiredToken {
        "access token has expired",
        "authentication token has expired",
        "authentication token is expired",
        "chatgpt token has expired",
        "ide token expired",
        "invalid refresh_token empty string",
        "oauth token expired",
        "oauth token has expired",
        "refresh_token_expired",
        "token_expired",
        "unauthorized token expired",
        "your access token could not be refreshed",
        "your session has ended",
        "your session has expired",
    }
    MessageInvalidatedToken {
        "authentication token has been invalidated",
        "oauth authentication is currently not supported",
        "oauth token has been revoked",
        "refresh token has already been used",
        "refresh token was already used",
        "refresh_token_reused",
        "token_invalidated",
        "token_revoked",
    }
    MessageDeactivated {
        "account has been deactivated",
        "account is currently deactivated",
        "account is deactivated",
        "account was deactivated",
        "account you are using has been deactivated",
        "account_deactivated",
        "api key has been deactivated",
        "deactivated account",
        "deactivated organization",
        "deactivated_workspace",
        "organization has been deactivated",
        "organization has been restricted",
        "organization is deactivated",
        "organization_deactivated",
        "your access was terminated due to violation",
    }
    MessageNoOrganization {
        "no_organization",
    }
    MessageNoOrganization by OpenAi {
        "must be a member of an organization to use the api",
        "you do not have access to the organization tied to the api key",
    }
    MessageUnknownOrganization {
        "invalid organization id",
        "invalid_organization",
    }
    MessageUnknownOrganization by OpenAi {
        "no such organization",
    }
    MessageOrganizationMismatch {
        "mismatched_organization",
    }
    MessageOrganizationMismatch by OpenAi {
        "openai organization header should match organization for api key",
    }
    MessageProjectMismatch {
        "invalid_project",
        "mismatched_project",
        "no such project",
    }
    MessageProjectMismatch by OpenAi {
        "do not have access to the project tied to the api key",
        "openai project header should match project for api key",
    }
    MessageMissingScopes {
        "insufficient_permissions",
        "insufficient_scope",
        "missing scopes",
        "missing_scope",
        "permission is required to access this endpoint",
        "restricted api key",
    }
    MessageMissingScopes by OpenAi {
        "you have insufficient permissions for this operation",
    }
    MessageWrongRegion {
        "incorrect_hostname",
    }
    MessageWrongRegion by OpenAi {
        "incorrect regional hostname",
    }
    MessageIpNotAllowed {
        "ip address not allowed",
        "ip is not in the allowlist",
        "ip_not_authorized",
        "your ip address is not authorized",
        "your ip is not authorized",
    }
    MessageKeyRevoked {
        "api key expired",
        "api key has been revoked",
        "api key has expired",
        "api key is disabled",
        "api key is expired",
        "api key was revoked",
        "api_key_expired",
        "api_key_revoked",
        "expired_api_key",
        "key has been disabled",
    }
    MessageAccessRule {
        "rejected_by_access_enforcement",
    }
    MessageInvalidHeader {
        "bad authorization header",
        "header of type authorization was missing",
        "invalid authorization header",
        "malformed authorization header",
    }
    MessageProjectArchived {
        "not_authorized_invalid_project",
    }
    MessageProjectArchived by OpenAi {
        "project you are requesting has been archived",
    }
    ClientNoKey {
        "ai_loadapikeyerror",
        "api key is required",
        "api key must be set",
        "api_key client option must be set",
        "bearer token is missing",
        "configure ai_gateway_api_key",
        "could not resolve authentication method",
        "credentials is not initialized",
        "did not find openai_api_key",
        "find a secret with the name openai_api_key",
        "input required and not supplied openai api key",
        "input required and not supplied openai_api_key",
        "loadapikeyerror",
        "missing credentials please pass",
        "missing field openai_api_key",
        "missing openai api key",
        "missing openai_api_key",
        "missing value for field openai_api_key",
        "no api key found for openai",
        "no api key provided you can set your api key",
        "no openai api key",
        "no openai_api_key",
        "no_user_key",
        "null check operator used on a null value dotenv env",
        "one of api_key or workload_identity",
        "openai access token missing",
        "openai api key cannot be empty",
        "openai api key is missing",
        "openai api key is not configured",
        "openai api key is not set",
        "openai api key missing",
        "openai api key must be provided",
        "openai api key not configured",
        "openai api key not found",
        "openai api key not set",
        "openai_api_key environment variable is missing or empty",
        "openai_api_key field required",
        "openaikeynotfound",
        "os getenv returns none",
        "please provide an api key",
        "please provide an openai api key",
        "please set either the openai_api_key",
        "please set the openai_api_key",
        "printenv openai_api_key command terminated with exit code",
        "set the openai_api_key environment variable or pass",
        "you must provide an api key",
        "you must provide an openai api key",
        "you must provide either an api key",
    }
    ClientIllegalHeader {
        "authorization has invalid value",
        "detected in headers potential header injection attack",
        "err_invalid_char",
        "failed to parse header value",
        "forbidden control character detected in headers",
        "header field value cannot include cr lf",
        "header value is not valid",
        "http2_invalid_header_value",
        "illegal header value",
        "illegalheadervalueexception",
        "in authorization header value",
        "in authorization value",
        "in message header value bearer",
        "invalid character found in option auth_bearer",
        "invalid character in header content",
        "invalid characters in authorization header",
        "invalid header field value",
        "invalid header value",
        "invalid http header field value",
        "invalid httpheadervalue",
        "invalidheader",
        "invalidheadervalue",
        "is not a legal http header value",
        "is not valid header value",
        "reserved character s or return character s in header value",
        "the format of value bearer",
    }
    ClientNotAscii {
        "requestinit string contains non iso 8859 1",
    }
    ClientNoneHeader {
        "auth_bearer must be a string bool given",
        "auth_bearer must be a string null given",
        "header part none",
        "header value must be str or bytes not class nonetype",
        "typeerror can only concatenate str not nonetype to str",
    }
    ClientRefusedHeader {
        "a header value contains prohibited character",
        "headers must contain only ascii characters",
        "invalidargumenterror invalid authorization header",
        "new line characters are not allowed in header values",
        "new line or nul characters are not allowed in header values",
    }
    SaidNoKey {
        "add your key to the openai_api_key environment variable",
        "apikey must be of type string",
        "err value notpresent",
        "error notpresent",
        "java lang system getenv string is null",
        "no api key provided",
        "openai api key is not configured properly",
        "openai api key not configured properly",
        "str expected not nonetype",
        "value cannot be an empty string parameter apikey",
        "value cannot be an empty string parameter key",
        "value cannot be null parameter apikey",
        "value cannot be null parameter credential",
        "value cannot be null parameter key",
    }
    EnvFileEncoding {
        "can t decode byte 0xff in position 0 invalid start byte",
    }
    BrowserNoEnvironment {
        "referenceerror process is not defined",
    }
    EnvFileMissing {
        "could not find configuration file env",
        "couldn t find env file",
        "createcontainerconfigerror",
        "env file not found",
        "env no such file or directory",
        "env not found",
        "failed to load env file",
        "load_dotenv returns false",
        "no secrets file found",
        "no secrets files found",
        "no secrets found",
        "no such file or directory open env",
        "notinitializederror",
        "open env the system cannot find the file specified",
        "st secrets has no attribute",
        "st secrets has no key",
    }
    EnvLineRefused {
        "in fish please use set openai_api_key",
        "poorly formatted environment",
        "unexpected character in variable name",
    }
    MessageOtherProviderRefused {
        "access token invalid or no longer valid",
        "bearer token has expired",
        "iam certification failed",
        "invalid api token",
        "invalid bearer token",
        "login fail please carry the api secret key in the authorization field",
        "valid modelscope token",
    }
    MessageOtherProviderRefused by Anthropic {
        "invalid api key please run login",
        "invalid x api key",
        "oauth access token has been revoked",
    }
    MessageOtherProviderRefused by Cerebras {
        "message wrong api key",
        "wrong_api_key",
    }
    MessageOtherProviderRefused by DashScope {
        "invalidapikey",
    }
    MessageOtherProviderRefused by DeepSeek {
        "authentication fails governor",
        "authentication fails no such user",
        "authentication fails your api key",
    }
    MessageOtherProviderRefused by Gemini {
        "access_token_type_unsupported",
        "api key expired please renew the api key",
        "api key not found please pass a valid api key",
        "api key not valid please pass a valid api key",
        "api keys are not supported by this api",
        "api_key_invalid",
        "missing required authentication credential",
        "please pass a valid api key",
        "please use api key authentication",
        "request had invalid authentication credentials",
    }
    MessageOtherProviderRefused by HuggingFace {
        "authorization header is correct but the token seems invalid",
    }
    MessageOtherProviderRefused by MiniMax {
        "authorized_error",
    }
    MessageOtherProviderRefused by Mistral {
        "api error occurred status 401",
    }
    MessageOtherProviderRefused by Moonshot {
        "api key appears to be invalid or may have expired",
        "incorrect_api_key_error",
        "invalid authentication",
        "invalid_authentication_error",
    }
    MessageOtherProviderRefused by OpenRouter {
        "x clerk auth status",
    }
    MessageOtherProviderRefused by Volcengine {
        "api key format is incorrect",
    }
    MessageOtherProviderNoKey {
        "missing api key",
    }
    MessageOtherProviderNoKey by Anthropic {
        "x api key header is required",
    }
    MessageOtherProviderNoKey by AzureOpenAi {
        "access denied due to missing subscription key",
    }
    MessageOtherProviderNoKey by DashScope {
        "no api key in request",
    }
    MessageOtherProviderNoKey by DeepSeek {
        "auth header format should be bearer",
        "authentication fails auth header format",
    }
    MessageOtherProviderNoKey by Gemini {
        "callers without established identity please use api key",
    }
    MessageOtherProviderNoKey by OpenRouter {
        "missing authentication header",
        "no auth credentials found",
        "no cookie auth credentials found",
    }
    MessageOtherProviderNoKey by Xai {
        "no or an invalid authentication header was provided",
    }
    MessageGateway {
        "access to this api has been disallowed",
        "chatanywhere_error",
        "failed to resolve api key variable request header api key",
        "gateway access failed",
        "helicone invalid api key",
        "invalid consumer key",
        "invalid helicone api key",
        "invalid portkey api key",
        "invalid token request id",
        "jwks doesn t have key to match",
        "jwks remote fetch is failed",
        "jwt is missing",
        "jwt verification fails",
        "missing authentication token",
        "missing helicone api key",
        "new_api_error",
        "no api key found in headers",
        "no api key found in request",
        "oauth v2 invalidapikey",
        "one_api_error",
        "rbac access denied",
        "shell_api_error",
        "unauthenticated request to ai gateway",
        "x portkey config or x portkey provider header is required",
    }
    MessageGateway by LiteLlm {
        "authentication error expired key",
        "authentication error invalid user key",
        "authentication error key blocked",
        "authentication error user doesn t exist in db",
        "expected to start with sk",
        "invalid proxy server token passed",
        "key not allowed to access model",
        "key_model_access_denied",
        "litellm virtual key expected",
        "malformed api key passed in",
        "no api key passed in",
        "no connected db",
        "team not allowed to access model",
        "token_not_found_in_db",
        "user_api_key_auth exception occured",
        "user_api_key_auth py",
    }
    MessageHtml401 by Nginx {
        "401 authorization required",
        "authorization required",
    }
    HeaderServerGateway {
        "www authenticate basic realm",
    }
    MessageSelfHosted {
        "detail invalid api key",
        "detail invalid or missing api key",
        "exceptions unauthorized",
        "httpexception 401 invalid token",
        "httpexception 401 not authenticated",
        "httpexception 401 unauthorized",
        "invalid authentication credentials",
        "missing or malformed api key",
        "ollama _types responseerror unauthorized",
        "ollamaexception unauthorized",
    }
    MessageOtherService {
        "401 from eleven labs",
        "access denied for user",
        "access token is invalid",
        "accessdenied",
        "accessdeniedexception",
        "an invalid token was provided",
        "api key is required for new authorizations",
        "api key must be 40 characters long",
        "asked for the client to provide credentials",
        "authenticate by providing a session cookie",
        "authentication credentials were not provided",
        "authentication failed for",
        "authentication token not provided",
        "authentication token seems to be invalid",
        "authorization header is badly formatted",
        "authorization header is empty",
        "authorization header is expected",
        "authorization token has expired",
        "bad auth authentication failed",
        "bad credentials",
        "basic auth with password is not allowed",
        "bot token is required",
        "cannot access gated repo",
        "clerkapiresponseerror",
        "cloudflare api",
        "code invalid_password",
        "connection refused not authorised",
        "connection refused not authorized",
        "consumer isn t authorized to access",
        "copilot authentication expired",
        "could not read username for",
        "could not validate credentials",
        "credentials not correct for",
        "credentialssignin",
        "default credentials were not found",
        "denied denied",
        "detail not authenticated",
        "e401",
        "eapi invalid",
        "eneedauth",
        "enforced saml sso",
        "error from server forbidden",
        "error response from daemon",
        "error validating access token",
        "expired token in",
        "expiredsignatureerror",
        "expiredtoken",
        "expiredtokenexception",
        "failed to fetch anonymous token",
        "failed to fetch oauth token",
        "failed to get an access token",
        "failed to get copilot token",
        "failed to pull image",
        "fatal unable to access",
        "find your api key in the local rest api",
        "firebase error auth",
        "firebase id token",
        "firebaseautherror",
        "full authentication is required to access this resource",
        "gatedrepoerror",
        "given token not valid",
        "http basic access denied",
        "improper token has been passed",
        "incorrect username or password",
        "invalid access token",
        "invalid api key key has invalid format",
        "invalid api key or access token",
        "invalid api key you must be granted a valid key",
        "invalid client secret provided",
        "invalid credentials in authorization header",
        "invalid email or password",
        "invalid issuer iss claim",
        "invalid login",
        "invalid user credentials",
        "invalid user token",
        "invalid username or password",
        "invalid username or token",
        "invalid_access_token",
        "invalid_auth",
        "invalid_client",
        "invalid_grant",
        "invalid_session_id",
        "invalid_token",
        "invalidauthenticationtoken",
        "invalidclienttokenid",
        "invalidkeymaperror",
        "invalidsignatureexception",
        "invalidtoken",
        "invalidtokenerror",
        "jsonwebtokenerror",
        "jwt expired",
        "jwt issuer invalid",
        "jwt malformed",
        "jwt must be provided",
        "jwtbearerhandler",
        "log in failed",
        "login attempt or request with invalid authentication",
        "login failed",
        "login required",
        "no authorization token was found",
        "no valid credential source",
        "no valid credential sources",
        "noauth authentication required",
        "nocredentialserror",
        "not_authed",
        "oauth flow failed",
        "oauthexception",
        "permission denied publickey",
        "please provide an api key in the header",
        "provided authorization grant is invalid",
        "pull access denied",
        "refresh token has expired due to inactivity",
        "repositorynotfounderror",
        "request to use token but token was unavailable",
        "request_denied",
        "requires authentication",
        "rest_cannot_create",
        "rest_forbidden",
        "rest_not_logged_in",
        "securitytokenexpiredexception",
        "sentry reported an error",
        "signaturedoesnotmatch",
        "signatureverificationexception",
        "smtpauthenticationerror",
        "sorry you are not allowed",
        "support for password authentication was removed",
        "the access token expired",
        "the security token included in the request is invalid",
        "token expired or invalid",
        "token is expired by",
        "token is invalid or expired",
        "token_not_valid",
        "tokenexpirederror",
        "tokenexpiredexception",
        "trpcclienterror",
        "unable to authenticate attempted methods",
        "unable to locate credentials",
        "unauthorized access to file",
        "unauthorized authentication required",
        "unrecognizedclientexception",
        "user is unauthorized to query",
        "username and password not accepted",
        "vercel login",
        "wrong password",
        "wrongpass",
        "you must be logged in",
        "you must log in first",
        "you must use a personal access token",
    }
    MessageAzureRefused by AzureOpenAi {
        "access denied due to invalid subscription key",
        "invalid subscription key or wrong api endpoint",
        "provide a valid key for an active subscription",
    }
    MessageAzureBearer by AzureOpenAi {
        "access token is missing invalid",
        "key based authentication is not permitted",
    }
    MessageAzureRole by AzureOpenAi {
        "lacks the required data action",
        "permissiondenied for url",
        "principal does not have access to api operation",
    }
    MessageProxyAuth {
        "proxy authentication required",
    }
    MessageInvalidKey {
        "api key is required or invalid",
        "api key non valida",
        "api key tidak valid",
        "chiave api non valida",
        "cle api invalide",
        "cle openai invalide",
        "incorrect model credentials provided",
        "invalid api key provided",
        "invalid authentication key",
        "invalidproviderapikey",
        "rejected that key",
        "rejected the key",
        "rejected this key",
    }
    ClassAuthentication {
        "authenticate with openai",
        "authentication error",
        "authentication failed",
        "authenticationerror",
        "authenticationexception",
        "invalid authentication cause",
        "invalid authentication check your openai api key",
        "invalid_authentication",
        "openai_authenticationerror",
        "openaiauthenticationerror",
        "unauthorizederror",
        "unauthorizedexception",
    }
    WordUnauthorized {
        "authorization failed please check your credentials",
        "not authorised",
        "not authorized",
        "openai request was not authorized",
        "requires authentication but does not provide header information",
        "unauthenticated",
        "unauthorised",
        "unauthorized",
    }
    TypeInvalidRequest {
        "invalid_request_error",
    }
    TypeAuthentication {
        "authentication_error",
    }
    MessageRateLimit {
        "exceed your organization s rate limit",
        "exceeded call rate limit",
        "exceeded token rate limit",
        "message slow down",
        "rate limit exceeded",
        "rate limit reached",
        "rate limited by",
        "rate limited on",
        "rate limited retrying",
        "rate limited sleeping",
        "rate_limit_error",
        "rate_limit_exceeded",
        "rate_limit_reached",
        "request too large for",
        "resource has been exhausted",
        "resource_exhausted",
        "you are sending requests too quickly",
        "you ve exceeded the rate limit",
    }
    MessageQuota {
        "billing hard limit has been reached",
        "billing_hard_limit_reached",
        "billing_not_active",
        "budget has been exceeded",
        "budget_exceeded",
        "credit balance is exhausted",
        "credit balance is too low",
        "credit_balance_exhausted",
        "exceeded current quota",
        "exceeded your current quota",
        "exceededbudget",
        "has reached its monthly spend limit",
        "has reached its spend limit",
        "has reached its usage limit",
        "hit your usage limit",
        "insufficient balance",
        "insufficient credits",
        "insufficient_quota",
        "insufficient_user_quota",
        "organization_spend_limit_exceeded",
        "organization_usage_limit_exceeded",
        "project_spend_limit_exceeded",
        "quota exceeded check your plan",
        "reached your specified api usage limits",
        "requires more credits",
        "run out of credits",
        "spend limit exceeded",
        "spend limit reached",
        "spending limit exceeded",
        "usage limit exceeded",
        "usage limit reached",
        "your account is not active please check your billing details",
    }
    MessageForbidden {
        "error code 1020",
        "forbidden",
        "forbiddenerror",
        "key based authentication is disabled",
        "must be made with a session key",
        "permission_error",
        "permissiondeniederror",
        "request_forbidden",
        "you are not allowed to",
        "your organization must be verified",
    }
    MessageForbidden by Anthropic {
        "this organization has been disabled",
    }
    MessageRegion {
        "country region or territory is not supported",
        "country region or territory not supported",
        "services are not available in your country",
        "unsupported_country_region_territory",
        "user location is not supported",
    }
    MessageModelNotFound {
        "deployment for this resource does not exist",
        "deploymentnotfound",
        "does not exist or you do not have access to it",
        "engine not found",
        "has been deprecated learn more",
        "invalid model name passed",
        "invalid_model",
        "is not a chat model",
        "is not a valid model id",
        "model not exist",
        "model_not_available",
        "model_not_exist",
        "model_not_found",
        "not found the model",
        "not_found_error model",
        "only supported in v1 responses",
        "this is a chat model and not supported",
    }
    MessageContextTooLong {
        "context window of this model",
        "context_length_exceeded",
        "contextwindowexceedederror",
        "exceed context window",
        "exceeds the context window",
        "input is too long for requested model",
        "input tokens exceed the configured limit",
        "max_tokens or model output limit was reached",
        "maximum context length",
        "prompt is too long",
        "string_above_max_length",
    }
    MessageBadRequest {
        "a custom subdomain for token authentication",
        "ai_apicallerror bad request",
        "badrequesterror",
        "badrequestexception",
        "content management policy",
        "content_filter",
        "content_policy_violation",
        "invalid file format supported formats",
        "invalid schema for",
        "invalid type for",
        "invalid_image_url",
        "invalid_json",
        "invalid_parameter_value",
        "invalid_prompt",
        "invalid_type",
        "invalid_value",
        "invalidrequesterror",
        "missing required parameter",
        "missing_required_parameter",
        "must be followed by tool messages",
        "only the default 1 value is supported",
        "otherwise api key is required",
        "unknown parameter",
        "unknown_parameter",
        "unprocessableentityerror",
        "unrecognized request argument",
        "unsupported parameter",
        "unsupported value",
        "unsupported_parameter",
        "unsupported_value",
        "uploaded an unsupported image",
        "we could not parse the json body of your request",
        "you must provide a model parameter",
    }
    MessageServerError {
        "bad gateway",
        "gateway time out",
        "gateway timeout",
        "gateway_timeout",
        "internal server error",
        "server had an error",
        "server_error",
        "upstream connect error",
    }
    MessageConnection {
        "a connection attempt failed because",
        "all connection attempts failed",
        "an error occurred while sending the request",
        "apiconnectionerror",
        "apiconnectionexception",
        "cannot connect to api",
        "cannot connect to host",
        "cannot connect to proxy",
        "cannot reach openai",
        "cannot_connect",
        "chunkedencodingerror",
        "connect tunnel failed",
        "connecterror",
        "connectex",
        "connectexception",
        "connection aborted",
        "connection closed before full header was received",
        "connection closed before message completed",
        "connection error",
        "connection refused",
        "connection reset",
        "connectionaborted",
        "connectionerror",
        "could not connect to the server",
        "could not resolve host",
        "couldn t connect to server",
        "dns error",
        "eai_again",
        "econnrefused",
        "econnreset",
        "empty reply from",
        "end of file reached",
        "enotfound",
        "err_connection_closed",
        "err_connection_refused",
        "err_connection_reset",
        "err_connection_timed_out",
        "err_internet_disconnected",
        "err_name_not_resolved",
        "err_proxy_connection_failed",
        "error getting response stream",
        "error sending request",
        "failed host lookup",
        "failed to connect to",
        "failed to establish a new connection",
        "failed to fetch",
        "failed to open a new connection",
        "failed to open new connection",
        "failed to open stream http request failed",
        "failed_connect",
        "fetch failed",
        "getaddrinfo failed",
        "has been blocked by cors policy",
        "header parser received no bytes",
        "httpstreamclosederror",
        "internet connection appears to be offline",
        "max retries exceeded with url",
        "name or service not known",
        "nameresolutionerror",
        "network connection was lost",
        "network is unreachable",
        "networkerror when attempting to fetch resource",
        "newconnectionerror",
        "no route to host",
        "no such host",
        "nodename nor servname provided",
        "nohttpresponseexception",
        "other side closed",
        "peer disconnected",
        "premature connection close",
        "proxyerror",
        "readerror",
        "reconnecting waiting for network",
        "remote end closed connection",
        "remote name could not be resolved",
        "remoteprotocolerror",
        "reqwest error kind request",
        "server closed connection without sending any data back",
        "server disconnected without sending a response",
        "server returned nothing no headers no data",
        "server with the specified hostname could not be found",
        "serverdisconnectederror",
        "socket hang up",
        "socket_closed_remotely",
        "system security authentication authenticationexception",
        "target machine actively refused it",
        "temporary failure in name resolution",
        "tunnel connection failed",
        "tunneling socket could not be established",
        "typeerror load failed",
        "unable to connect to proxy",
        "unable to connect to the remote server",
        "unable to resolve host",
        "unable to tunnel through proxy",
        "und_err_socket",
        "unexpected end of file from server",
        "unexpected end of stream",
        "unknownhostexception",
    }
    MessageTls {
        "certificate verify failed",
        "certificate_verify_failed",
        "could not create ssl tls secure channel",
        "failed to verify certificate",
        "self signed certificate",
        "self_signed_cert_in_chain",
        "ssl connection could not be established",
        "sslcertverificationerror",
        "sslerror",
        "sslhandshakeexception",
        "unable to get local issuer certificate",
        "unable to verify the first certificate",
        "unable_to_get_issuer_cert_locally",
        "unknownissuer",
        "wrong_version_number",
    }
    MessageNotJson {
        "ai_jsonparseerror",
        "aijsonparseerror",
        "apiresponsevalidationerror",
        "attempt to decode json with unexpected mimetype",
        "cannot read properties of undefined reading 0",
        "expected json data",
        "expected value at line 1 column 1",
        "expecting property name enclosed in double quotes",
        "expecting value line",
        "extra data line 1",
        "failed to deserialize api response",
        "http code 200 from api",
        "in json at position",
        "invalid json response body",
        "invalid response from llm endpoint",
        "is an invalid start of a value",
        "is not valid json",
        "json parsererror",
        "jsondecodeerror",
        "jsonparseexception",
        "looking for beginning of value",
        "reqwest error kind decode",
        "str object has no attribute",
        "unexpected end of json",
        "unexpected token doctype",
        "unterminated string in json",
        "unterminated string starting at line",
    }
    Status429 {
        "too many requests",
        "toomanyrequests",
    }
    MessageTimeout {
        "apiconnectiontimeout",
        "apiconnectiontimeouterror",
        "apitimeouterror",
        "connecttimeout",
        "connecttimeouterror",
        "context deadline exceeded",
        "etimedout",
        "httpclient timeout",
        "i o timeout",
        "opentimeout",
        "readtimeout",
        "sockettimeoutexception",
        "timed out",
        "tls handshake timeout",
        "transporterror timeout",
        "und_err_connect_timeout",
    }
    MessageUnknownUrl {
        "404 page not found",
        "detail not found",
        "method not allowed",
        "not allowed h1 center",
        "notfounderror",
        "resource not found",
        "unknown_url",
    }
    MessageUnknownUrl by OpenAi {
        "invalid url get",
        "invalid url post",
        "unknown request url",
    }
    BodyHtml {
        "doctype html",
    }
    MessageOverloaded {
        "currently overloaded",
        "is overloaded",
        "overloaded_error",
        "service unavailable",
    }
    MessageModelNotAllowed {
        "does not have access to model",
        "key may not use this model",
    }
    Status404 {
        "filenotfoundexception https",
    }
    ClassRateLimit {
        "rate limit error",
        "ratelimiterror",
        "ratelimitexception",
    }
    ClassServerError {
        "internalservererror",
        "serviceunavailableerror",
    }
    BodyEmpty {
        "content length 0",
    }
    SaidOldKey {
        "not the api key from my",
        "not the api key in my",
        "not the key from my",
        "not the key in my",
    }
    TraceRefused {
        "tracing client error 401",
    }
    MessageKeyFormat {
        "api key format is invalid",
        "invalid api key format",
        "invalid openai api key format",
        "invalid openai key format",
        "key is wrapped in quotes",
        "malformed api key in",
        "openai_api_key does not start with sk",
    }
    CodexRefused {
        "token data is not available",
    }
    CheckNoKey {
        "fix401 no key found",
    }
    CheckEmpty {
        "fix401 key is empty",
    }
    CheckQuotes {
        "fix401 problem quotes",
    }
    CheckSpace {
        "fix401 problem line break",
        "fix401 problem white space",
    }
    CheckHidden {
        "fix401 problem hidden character",
        "fix401 problem not ascii",
    }
    CheckPrefix {
        "fix401 problem prefix",
    }
    CheckPlaceholder {
        "fix401 problem placeholder",
    }
    CheckClean {
        "fix401 key text looks clean",
    }
    CheckNoEnvFile {
        "fix401 no env file found",
    }
    CheckEnvFileWithoutName {
        "fix401 env does not set openai_api_key",
    }
    CheckDiffers {
        "fix401 environment and env hold different keys",
    }
    CheckSame {
        "fix401 environment and env hold the same key",
    }
    CheckHostOther {
        "fix401 host",
    }
    CheckOrganization {
        "fix401 organization set",
        "fix401 project set",
    }
    CheckAccepted {
        "fix401 accepted",
    }
    CheckKeyFound {
        "fix401 key found",
    }
    CheckOtherName {
        "fix401 a key is set under another name",
    }
    CheckOtherProvider {
        "fix401 problem another provider s key",
    }
    CheckCouldNotTell {
        "fix401 could not tell",
    }
    CheckSession {
        "fix401 problem not an api key",
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(WORDS));

/// What each phrase means, by its place.
static MEANINGS: LazyLock<Vec<&Group>> = LazyLock::new(|| {
    let each = |group: &'static Group| iter::repeat_n(group, usize::from(group.2));
    GROUPS.iter().flat_map(each).collect()
});

/// The longest phrase that begins with the word at `span`, and where it ends.
///
/// A hard wrap may have broken the phrase's first word; what stands on both sides
/// of the break is then looked up as one.
pub fn at(text: &[u8], span: Span) -> Option<(Phrase, usize)> {
    let word = text.cut(span.start..span.end);
    let whole = || {
        let rest = words::next(text, words::over_wrap(text, span.end)?)?;
        Some([word, text.cut(rest.start..rest.end)].concat())
    };
    let begins = |(_, phrase): (usize, &str)| words::first(phrase).eq_ignore_ascii_case(word);
    let whole = if TABLE.beginning(word).any(begins) {
        word
    } else {
        &whole()?
    };
    let found = TABLE.beginning(whole).filter_map(|(place, words)| {
        let end = words::phrase(text, span.start, words)?;
        Some((words, place, end))
    });
    let (words, place, end) = found.max_by_key(|(words, ..)| words.len())?;
    let &(clue, provider, _) = MEANINGS[place];
    let phrase = Phrase {
        words,
        clue,
        provider,
    };
    Some((phrase, end))
}

/// Every phrase.
pub fn all() -> impl Iterator<Item = &'static str> {
    WORDS.iter()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn sorted_lower_case_and_unique() {
        let mut rest = TABLE.texts();
        for (clue, provider, count) in GROUPS {
            let (group, after) = rest.split_at(usize::from(*count));
            assert!(group.is_sorted(), "{clue:?} by {provider:?}");
            rest = after;
        }
        assert!(rest.is_empty());
        let mut seen = BTreeSet::new();
        for phrase in WORDS.iter() {
            let plain = |b: u8| b == b' ' || (words::is_word(b) && !b.is_ascii_uppercase());
            assert!(phrase.bytes().all(plain), "{phrase}");
            assert!(seen.insert(phrase), "{phrase} twice");
        }
    }

    #[test]
    fn every_phrase_is_found() {
        for phrase in WORDS.iter() {
            let text = phrase.as_bytes();
            let word = words::next(text, 0).unwrap();
            let (found, end) = at(text, word).unwrap();
            assert_eq!((found.words, end), (phrase, text.len()));
        }
    }
}
