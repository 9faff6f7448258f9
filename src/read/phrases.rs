//! The words servers and clients use, and what each shows.
//!
//! Sorted by phrase, so that a word can be looked up by its place. Words are in
//! lower case, as [`crate::read::words`] splits them; a code such as
//! `invalid_api_key` is one word. Of the commonest message there are also the
//! forms that text taken from a screenshot has, with l for I.

use std::sync::LazyLock;

use crate::clue::Clue::{self, *};
use crate::list;
use crate::provider::Provider::{self, *};
use crate::read::words;
use crate::span::Span;
use crate::text::{Cut, Texts};

/// A phrase's meaning.
#[derive(Clone, Copy)]
pub struct Phrase {
    pub words: &'static str,
    pub clue: Clue,
    /// Who uses these words, when only they do.
    pub provider: Option<Provider>,
}

/// The phrases' words are one text and what they mean stands beside it, as a
/// table of pointers to them would be more to download than they are.
macro_rules! phrases {
    ($($words:literal $clue:ident $(by $provider:ident)?;)*) => {
        const WORDS: &Texts = list![$($words),*];
        static CLUES: &[Clue] = &[$($clue),*];
        static PROVIDERS: &[Option<Provider>] = &[$(phrases!(@ $($provider)?)),*];
    };
    (@) => { None };
    (@ $provider:ident) => { Some($provider) };
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    WORDS
        .iter()
        .zip(CLUES)
        .zip(PROVIDERS)
        .map(|((words, clue), provider)| Phrase {
            words,
            clue: *clue,
            provider: *provider,
        })
        .collect()
});

phrases! {
    "401 authorization required" MessageHtml401 by Nginx;
    "401 from eleven labs" MessageOtherService;
    "404 page not found" MessageUnknownUrl;
    "a connection attempt failed because" MessageConnection;
    "a custom subdomain for token authentication" MessageBadRequest;
    "a header value contains prohibited character" ClientRefusedHeader;
    "access denied due to invalid subscription key" MessageAzureRefused by AzureOpenAi;
    "access denied due to missing subscription key" MessageOtherProviderNoKey by AzureOpenAi;
    "access denied for user" MessageOtherService;
    "access to this api has been disallowed" MessageGateway;
    "access token invalid or no longer valid" MessageOtherProviderRefused;
    "access token is invalid" MessageOtherService;
    "access token is missing invalid" MessageAzureBearer by AzureOpenAi;
    "access_token_type_unsupported" MessageOtherProviderRefused by Gemini;
    "accessdenied" MessageOtherService;
    "accessdeniedexception" MessageOtherService;
    "account has been deactivated" MessageDeactivated;
    "account is currently deactivated" MessageDeactivated;
    "account is deactivated" MessageDeactivated;
    "account was deactivated" MessageDeactivated;
    "account you are using has been deactivated" MessageDeactivated;
    "account_deactivated" MessageDeactivated;
    "add your key to the openai_api_key environment variable" SaidNoKey;
    "ai_jsonparseerror" MessageNotJson;
    "ai_loadapikeyerror" ClientNoKey;
    "aijsonparseerror" MessageNotJson;
    "all connection attempts failed" MessageConnection;
    "an invalid token was provided" MessageOtherService;
    "api error occurred status 401" MessageOtherProviderRefused by Mistral;
    "api key cannot be null or empty" ClientNoKey;
    "api key expired" MessageKeyRevoked;
    "api key expired please renew the api key" MessageOtherProviderRefused by Gemini;
    "api key format is incorrect" MessageOtherProviderRefused by Volcengine;
    "api key format is invalid" MessageKeyFormat;
    "api key has been deactivated" MessageDeactivated;
    "api key has been revoked" MessageKeyRevoked;
    "api key has expired" MessageKeyRevoked;
    "api key is disabled" MessageKeyRevoked;
    "api key is expired" MessageKeyRevoked;
    "api key is required" ClientNoKey;
    "api key must be 40 characters long" MessageOtherService;
    "api key must be set" ClientNoKey;
    "api key must not be empty" ClientNoKey;
    "api key not valid please pass a valid api key" MessageOtherProviderRefused by Gemini;
    "api key was revoked" MessageKeyRevoked;
    "api_key client option must be set" ClientNoKey;
    "api_key or azure_ad_token client option must be set" ClientNoKey;
    "api_key_expired" MessageKeyRevoked;
    "api_key_invalid" MessageOtherProviderRefused by Gemini;
    "api_key_revoked" MessageKeyRevoked;
    "apiconnectionerror" MessageConnection;
    "apiconnectionexception" MessageConnection;
    "apiconnectiontimeout" MessageTimeout;
    "apiconnectiontimeouterror" MessageTimeout;
    "apikey must be of type string bool given" SaidNoKey;
    "apikey must be of type string null given" SaidNoKey;
    "apiresponsevalidationerror" MessageNotJson;
    "apitimeouterror" MessageTimeout;
    "asked for the client to provide credentials" MessageOtherService;
    "attempt to decode json with unexpected mimetype" MessageNotJson;
    "auth header format should be bearer" MessageOtherProviderNoKey by DeepSeek;
    "authenticate by providing a session cookie" MessageOtherService;
    "authentication credentials were not provided" MessageOtherService;
    "authentication error" ClassAuthentication;
    "authentication error expired key" MessageGateway by LiteLlm;
    "authentication error invalid proxy server token passed" MessageGateway by LiteLlm;
    "authentication error key blocked" MessageGateway by LiteLlm;
    "authentication error litellm virtual key expected" MessageGateway by LiteLlm;
    "authentication error malformed api key passed in" MessageGateway by LiteLlm;
    "authentication error no api key passed in" MessageGateway by LiteLlm;
    "authentication error no connected db" MessageGateway by LiteLlm;
    "authentication error user doesn t exist in db" MessageGateway by LiteLlm;
    "authentication failed" ClassAuthentication;
    "authentication failed for" MessageOtherService;
    "authentication fails" MessageOtherProviderRefused by DeepSeek;
    "authentication token has been invalidated" MessageInvalidatedToken;
    "authentication token has expired" MessageExpiredToken;
    "authentication token is expired" MessageExpiredToken;
    "authentication token not provided" MessageOtherService;
    "authentication token is not from a valid issuer" MessageInvalidIssuer by OpenAi;
    "authentication token seems to be invalid" MessageOtherService;
    "authentication_error" TypeAuthentication;
    "authenticationerror" ClassAuthentication;
    "authenticationexception" ClassAuthentication;
    "authenticationtypedisabled" MessageAzureBearer by AzureOpenAi;
    "authorization failed please check your credentials" WordUnauthorized;
    "authorization has invalid value" ClientIllegalHeader;
    "authorization header is correct but the token seems invalid" MessageOtherProviderRefused by HuggingFace;
    "authorization header is empty" MessageOtherService;
    "authorization required" MessageHtml401 by Nginx;
    "authorization token has expired" MessageOtherService;
    "authorized_error" MessageOtherProviderRefused by MiniMax;
    "bad auth authentication failed" MessageOtherService;
    "bad credentials" MessageOtherService;
    "bad gateway" MessageServerError;
    "badrequesterror" MessageBadRequest;
    "badrequestexception" MessageBadRequest;
    "basic auth with password is not allowed" MessageOtherService;
    "bearer token has expired" MessageOtherProviderRefused;
    "bearer token is missing" ClientNoKey;
    "billing hard limit has been reached" MessageQuota;
    "billing_hard_limit_reached" MessageQuota;
    "billing_not_active" MessageQuota;
    "bot token is required" MessageOtherService;
    "budget has been exceeded" MessageQuota;
    "budget_exceeded" MessageQuota;
    "callers without established identity please use api key" MessageOtherProviderNoKey by Gemini;
    "can t decode byte 0xff in position 0 invalid start byte" EnvFileEncoding;
    "cannot access gated repo" MessageOtherService;
    "cannot connect to api" MessageConnection;
    "cannot connect to host" MessageConnection;
    "cannot connect to proxy" MessageConnection;
    "cannot read properties of undefined reading 0" MessageNotJson;
    "certificate verify failed" MessageTls;
    "certificate_verify_failed" MessageTls;
    "chatanywhere_error" MessageGateway;
    "clerkapiresponseerror" MessageOtherService;
    "cloudflare api" MessageOtherService;
    "code invalid_password" MessageOtherService;
    "configure ai_gateway_api_key" ClientNoKey;
    "connecterror" MessageConnection;
    "connectex" MessageConnection;
    "connection aborted" MessageConnection;
    "connection error" MessageConnection;
    "connection refused" MessageConnection;
    "connection reset by peer" MessageConnection;
    "connection refused not authorised" MessageOtherService;
    "connection refused not authorized" MessageOtherService;
    "connectionerror" MessageConnection;
    "connecttimeout" MessageTimeout;
    "connecttimeouterror" MessageTimeout;
    "consumer isn t authorized to access" MessageOtherService;
    "content length 0" BodyEmpty;
    "content management policy" MessageBadRequest;
    "content_filter" MessageBadRequest;
    "content_policy_violation" MessageBadRequest;
    "context deadline exceeded" MessageTimeout;
    "context window of this model" MessageContextTooLong;
    "context_length_exceeded" MessageContextTooLong;
    "contextwindowexceedederror" MessageContextTooLong;
    "could not find configuration file env" EnvFileMissing;
    "could not parse your authentication token" MessageUnreadableToken by OpenAi;
    "could not resolve authentication method" ClientNoKey;
    "could not resolve host" MessageConnection;
    "could not validate credentials" MessageOtherService;
    "could not read username for" MessageOtherService;
    "couldn t connect to server" MessageConnection;
    "couldn t find env file" EnvFileMissing;
    "country region or territory is not supported" MessageRegion;
    "country region or territory not supported" MessageRegion;
    "createcontainerconfigerror" EnvFileMissing;
    "credentials is not initialized" ClientNoKey;
    "credentials not correct for" MessageOtherService;
    "credentialssignin" MessageOtherService;
    "credit balance is exhausted" MessageQuota;
    "credit balance is too low" MessageQuota;
    "credit_balance_exhausted" MessageQuota;
    "currently overloaded" MessageOverloaded;
    "deactivated account" MessageDeactivated;
    "deactivated organization" MessageDeactivated;
    "deactivated_workspace" MessageDeactivated;
    "default credentials were not found" MessageOtherService;
    "deployment for this resource does not exist" MessageModelNotFound;
    "deploymentnotfound" MessageModelNotFound;
    "detail invalid api key" MessageSelfHosted;
    "detail invalid or missing api key" MessageSelfHosted;
    "detail not found" MessageUnknownUrl;
    "detail not authenticated" MessageOtherService;
    "detected in headers potential header injection attack" ClientIllegalHeader;
    "did not find openai_api_key" ClientNoKey;
    "dns error" MessageConnection;
    "do not have access to the project tied to the api key" MessageProjectMismatch by OpenAi;
    "doctype html" BodyHtml;
    "does not exist or you do not have access to it" MessageModelNotFound;
    "does not have access to model" MessageModelNotAllowed;
    "e401" MessageOtherService;
    "eai_again" MessageConnection;
    "eapi invalid" MessageOtherService;
    "econnrefused" MessageConnection;
    "econnreset" MessageConnection;
    "empty reply from server" MessageConnection;
    "eneedauth" MessageOtherService;
    "enforced saml sso" MessageOtherService;
    "enotfound" MessageConnection;
    "env file not found" EnvFileMissing;
    "env no such file or directory" EnvFileMissing;
    "env not found" EnvFileMissing;
    "err value notpresent" SaidNoKey;
    "err_connection_refused" MessageConnection;
    "err_connection_timed_out" MessageConnection;
    "err_invalid_char" ClientIllegalHeader;
    "err_name_not_resolved" MessageConnection;
    "error code 1020" MessageForbidden;
    "error from server forbidden" MessageOtherService;
    "error response from daemon" MessageOtherService;
    "error sending request for url" MessageConnection;
    "error validating access token" MessageOtherService;
    "etimedout" MessageTimeout;
    "exceed context window" MessageContextTooLong;
    "exceed your organization s rate limit" MessageRateLimit;
    "exceeded call rate limit" MessageRateLimit;
    "exceeded token rate limit" MessageRateLimit;
    "exceeded your current quota" MessageQuota;
    "exceededbudget" MessageQuota;
    "exceeds the context window" MessageContextTooLong;
    "expected json data" MessageNotJson;
    "expected to start with sk" MessageGateway by LiteLlm;
    "expected value at line 1 column 1" MessageNotJson;
    "expecting property name enclosed in double quotes" MessageNotJson;
    "expecting value line" MessageNotJson;
    "expired token in" MessageOtherService;
    "expired_api_key" MessageKeyRevoked;
    "expiredsignatureerror" MessageOtherService;
    "expiredtoken" MessageOtherService;
    "expiredtokenexception" MessageOtherService;
    "extra data line 1" MessageNotJson;
    "failed to connect to" MessageConnection;
    "failed to deserialize api response" MessageNotJson;
    "failed to establish a new connection" MessageConnection;
    "failed to fetch" MessageConnection;
    "failed to get an access token" MessageOtherService;
    "failed to load env file" EnvFileMissing;
    "failed to parse header value" ClientIllegalHeader;
    "failed to pull image" MessageOtherService;
    "failed to resolve api key variable request header api key" MessageGateway;
    "failed to fetch oauth token" MessageOtherService;
    "failed to fetch anonymous token" MessageOtherService;
    "failed to verify certificate" MessageTls;
    "fatal unable to access" MessageOtherService;
    "fetch failed" MessageConnection;
    "find your api key in the local rest api" MessageOtherService;
    "firebase error auth" MessageOtherService;
    "firebase id token" MessageOtherService;
    "firebaseautherror" MessageOtherService;
    "fix401 a key is set under another name" CheckOtherName;
    "fix401 accepted" CheckAccepted;
    "fix401 could not tell" CheckCouldNotTell;
    "fix401 env does not set openai_api_key" CheckEnvFileWithoutName;
    "fix401 environment and env hold different keys" CheckDiffers;
    "fix401 environment and env hold the same key" CheckSame;
    "fix401 host" CheckHostOther;
    "fix401 key found" CheckKeyFound;
    "fix401 key is empty" CheckEmpty;
    "fix401 key text looks clean" CheckClean;
    "fix401 no env file found" CheckNoEnvFile;
    "fix401 no key found" CheckNoKey;
    "fix401 organization set" CheckOrganization;
    "fix401 problem another provider s key" CheckOtherProvider;
    "fix401 problem hidden character" CheckHidden;
    "fix401 problem line break" CheckSpace;
    "fix401 problem not an api key" CheckSession;
    "fix401 problem not ascii" CheckHidden;
    "fix401 problem placeholder" CheckPlaceholder;
    "fix401 problem prefix" CheckPrefix;
    "fix401 problem quotes" CheckQuotes;
    "fix401 problem white space" CheckSpace;
    "fix401 project set" CheckOrganization;
    "forbidden" MessageForbidden;
    "forbidden control character detected in headers" ClientIllegalHeader;
    "forbiddenerror" MessageForbidden;
    "full authentication is required to access this resource" MessageOtherService;
    "gatedrepoerror" MessageOtherService;
    "gateway access failed" MessageGateway;
    "gateway time out" MessageServerError;
    "gateway timeout" MessageServerError;
    "gateway_timeout" MessageServerError;
    "getaddrinfo failed" MessageConnection;
    "given token not valid" MessageOtherService;
    "has been blocked by cors policy" MessageConnection;
    "has reached its monthly spend limit" MessageQuota;
    "has reached its spend limit" MessageQuota;
    "has reached its usage limit" MessageQuota;
    "header field value cannot include cr lf" ClientIllegalHeader;
    "header part none" ClientNoneHeader;
    "header value is not valid" ClientIllegalHeader;
    "header value must be str or bytes not class nonetype" ClientNoneHeader;
    "headers must contain only ascii characters" ClientRefusedHeader;
    "helicone invalid api key" MessageGateway;
    "hit your usage limit" MessageQuota;
    "http basic access denied" MessageOtherService;
    "http code 200 from api" MessageNotJson;
    "http2_invalid_header_value" ClientIllegalHeader;
    "httpclient timeout" MessageTimeout;
    "i o timeout" MessageTimeout;
    "iam certification failed" MessageOtherProviderRefused;
    "ide token expired" MessageExpiredToken;
    "illegal header value" ClientIllegalHeader;
    "illegalheadervalueexception" ClientIllegalHeader;
    "improper token has been passed" MessageOtherService;
    "in authorization header value" ClientIllegalHeader;
    "in authorization value" ClientIllegalHeader;
    "in fish please use set openai_api_key" EnvLineRefused;
    "in json at position" MessageNotJson;
    "in message header value bearer" ClientIllegalHeader;
    "incorrect api key provided" MessageIncorrectKey;
    "incorrect apl key provided" MessageIncorrectKey;
    "incorrect model credentials provided" MessageInvalidKey;
    "incorrect regional hostname" MessageWrongRegion by OpenAi;
    "incorrect username or password" MessageOtherService;
    "incorrect_api_key" CodeInvalidApiKey;
    "incorrect_api_key_error" MessageOtherProviderRefused by Moonshot;
    "incorrect_hostname" MessageWrongRegion;
    "input is too long for requested model" MessageContextTooLong;
    "input required and not supplied openai_api_key" ClientNoKey;
    "input required and not supplied openai api key" ClientNoKey;
    "insufficient balance" MessageQuota;
    "insufficient credits" MessageQuota;
    "insufficient_permissions" MessageMissingScopes;
    "insufficient_quota" MessageQuota;
    "insufficient_scope" MessageMissingScopes;
    "insufficient_user_quota" MessageQuota;
    "internal server error" MessageServerError;
    "internalservererror" ClassServerError;
    "invalid access token" MessageOtherService;
    "invalid api key format" MessageKeyFormat;
    "invalid api key key has invalid format" MessageOtherService;
    "invalid api key or access token" MessageOtherService;
    "invalid api key please run login" MessageOtherProviderRefused by Anthropic;
    "invalid api key provided" MessageInvalidKey;
    "invalid api key you must be granted a valid key" MessageOtherService;
    "invalid api token" MessageOtherProviderRefused;
    "invalid authentication" MessageOtherProviderRefused by Moonshot;
    "invalid authentication cause" ClassAuthentication;
    "invalid authentication check your openai api key" ClassAuthentication;
    "invalid authentication credentials" MessageSelfHosted;
    "invalid authentication key" MessageInvalidKey;
    "invalid authorization header" MessageInvalidHeader;
    "invalid bearer token" MessageOtherProviderRefused;
    "invalid character in header content" ClientIllegalHeader;
    "invalid consumer key" MessageGateway;
    "invalid credentials in authorization header" MessageOtherService;
    "invalid email or password" MessageOtherService;
    "invalid header field value" ClientIllegalHeader;
    "invalid header value" ClientIllegalHeader;
    "invalid helicone api key" MessageGateway;
    "invalid http header field value bearer" ClientIllegalHeader;
    "invalid httpheadervalue" ClientIllegalHeader;
    "invalid issuer iss claim" MessageOtherService;
    "invalid json response body" MessageNotJson;
    "invalid login" MessageOtherService;
    "invalid model name passed" MessageModelNotFound;
    "invalid openai api key format" MessageKeyFormat;
    "invalid organization id" MessageUnknownOrganization;
    "invalid portkey api key" MessageGateway;
    "invalid proxy server token passed" MessageGateway by LiteLlm;
    "invalid refresh_token empty string" MessageExpiredToken;
    "invalid response from llm endpoint" MessageNotJson;
    "invalid subscription key or wrong api endpoint" MessageAzureRefused by AzureOpenAi;
    "invalid token request id" MessageGateway;
    "invalid url get" MessageUnknownUrl by OpenAi;
    "invalid url post" MessageUnknownUrl by OpenAi;
    "invalid user credentials" MessageOtherService;
    "invalid user token" MessageOtherService;
    "invalid username or password" MessageOtherService;
    "invalid username or token" MessageOtherService;
    "invalid x api key" MessageOtherProviderRefused by Anthropic;
    "invalid client secret provided" MessageOtherService;
    "invalid_access_token" MessageOtherService;
    "invalid_api_key" CodeInvalidApiKey;
    "invalid_auth" MessageOtherService;
    "invalid_authentication" ClassAuthentication;
    "invalid_authentication_error" MessageOtherProviderRefused by Moonshot;
    "invalid_client" MessageOtherService;
    "invalid_grant" MessageOtherService;
    "invalid_image_url" MessageBadRequest;
    "invalid_issuer" MessageInvalidIssuer;
    "invalid_json" MessageBadRequest;
    "invalid_jwt" MessageUnreadableToken;
    "invalid_model" MessageModelNotFound;
    "invalid_organization" MessageUnknownOrganization;
    "invalid_parameter_value" MessageBadRequest;
    "invalid_project" MessageProjectMismatch;
    "invalid_prompt" MessageBadRequest;
    "invalid_request_error" TypeInvalidRequest;
    "invalid_session_id" MessageOtherService;
    "invalid_token" MessageOtherService;
    "invalid_type" MessageBadRequest;
    "invalid_value" MessageBadRequest;
    "invalidapikey" MessageOtherProviderRefused by DashScope;
    "invalidauthenticationtoken" MessageOtherService;
    "invalidclienttokenid" MessageOtherService;
    "invalidheader" ClientIllegalHeader;
    "invalidheadervalue" ClientIllegalHeader;
    "invalidkeymaperror" MessageOtherService;
    "invalidproviderapikey" MessageInvalidKey;
    "invalidrequesterror" MessageBadRequest;
    "invalidsignatureexception" MessageOtherService;
    "invalidtoken" MessageOtherService;
    "invalidtokenerror" MessageOtherService;
    "ip address not allowed" MessageIpNotAllowed;
    "ip is not in the allowlist" MessageIpNotAllowed;
    "ip_not_authorized" MessageIpNotAllowed;
    "is not a chat model" MessageModelNotFound;
    "is not a legal http header value" ClientIllegalHeader;
    "is not a valid model id" MessageModelNotFound;
    "is not valid header value" ClientIllegalHeader;
    "is not valid json" MessageNotJson;
    "is overloaded" MessageOverloaded;
    "json parsererror" MessageNotJson;
    "jsondecodeerror" MessageNotJson;
    "jsonparseexception" MessageNotJson;
    "jsonwebtokenerror" MessageOtherService;
    "jwks" MessageGateway;
    "jwt expired" MessageOtherService;
    "jwt is missing" MessageGateway;
    "jwt issuer invalid" MessageOtherService;
    "jwt malformed" MessageOtherService;
    "jwt must be provided" MessageOtherService;
    "jwt verification fails" MessageGateway;
    "jwtbearerhandler" MessageOtherService;
    "key based authentication is not permitted" MessageAzureBearer by AzureOpenAi;
    "key has been disabled" MessageKeyRevoked;
    "key is wrapped in quotes" MessageKeyFormat;
    "key not allowed to access model" MessageGateway by LiteLlm;
    "key_model_access_denied" MessageGateway by LiteLlm;
    "lacks the required data action" MessageAzureRole by AzureOpenAi;
    "litellm virtual key expected" MessageGateway by LiteLlm;
    "lncorrect api key provided" MessageIncorrectKey;
    "lncorrect apl key provided" MessageIncorrectKey;
    "load_dotenv returns false" EnvFileMissing;
    "loadapikeyerror" ClientNoKey;
    "log in failed" MessageOtherService;
    "login attempt or request with invalid authentication" MessageOtherService;
    "login fail please carry the api secret key in the authorization field" MessageOtherProviderRefused;
    "login failed" MessageOtherService;
    "login required" MessageOtherService;
    "looking for beginning of value" MessageNotJson;
    "malformed api key in" MessageKeyFormat;
    "malformed api key passed in" MessageGateway by LiteLlm;
    "malformed authorization header" MessageInvalidHeader;
    "max retries exceeded" MessageConnection;
    "maximum context length" MessageContextTooLong;
    "message wrong api key" MessageOtherProviderRefused by Cerebras;
    "method not allowed" MessageUnknownUrl;
    "mismatched_organization" MessageOrganizationMismatch;
    "mismatched_project" MessageProjectMismatch;
    "missing api key" MessageOtherProviderNoKey;
    "missing authentication header" MessageOtherProviderNoKey by OpenRouter;
    "missing authentication token" MessageGateway;
    "missing bearer authentication in header" MessageMissingBearer;
    "missing bearer or basic authentication in header" MessageMissingBearer by OpenAi;
    "missing credentials please pass" ClientNoKey;
    "missing field openai_api_key" ClientNoKey;
    "missing helicone api key" MessageGateway;
    "missing openai api key" ClientNoKey;
    "missing openai_api_key" ClientNoKey;
    "missing required parameter" MessageBadRequest;
    "missing scopes" MessageMissingScopes;
    "missing value for field openai_api_key" ClientNoKey;
    "missing_required_parameter" MessageBadRequest;
    "missing_scope" MessageMissingScopes;
    "model not exist" MessageModelNotFound;
    "model_not_available" MessageModelNotFound;
    "model_not_exist" MessageModelNotFound;
    "model_not_found" MessageModelNotFound;
    "must be a member of an organization to use the api" MessageNoOrganization by OpenAi;
    "must be made with a session key" MessageForbidden;
    "name or service not known" MessageConnection;
    "nameresolutionerror" MessageConnection;
    "network is unreachable" MessageConnection;
    "new line characters are not allowed in header values" ClientRefusedHeader;
    "new line or nul characters are not allowed in header values" ClientRefusedHeader;
    "new_api_error" MessageGateway;
    "newconnectionerror" MessageConnection;
    "no api key found for openai" ClientNoKey;
    "no api key found in headers" MessageGateway;
    "no api key found in request" MessageGateway;
    "no api key in request" MessageOtherProviderNoKey by DashScope;
    "no api key passed in" MessageGateway by LiteLlm;
    "no api key provided" SaidNoKey;
    "no api key provided you can set your api key" ClientNoKey;
    "no auth credentials found" MessageOtherProviderNoKey by OpenRouter;
    "no authorization token was found" MessageOtherService;
    "no connected db" MessageGateway by LiteLlm;
    "no cookie auth credentials found" MessageOtherProviderNoKey by OpenRouter;
    "no openai api key" ClientNoKey;
    "no openai_api_key" ClientNoKey;
    "no or an invalid authentication header was provided" MessageOtherProviderNoKey by Xai;
    "no route to host" MessageConnection;
    "no secrets file found" EnvFileMissing;
    "no secrets files found" EnvFileMissing;
    "no such file or directory open env" EnvFileMissing;
    "no such host" MessageConnection;
    "no such organization" MessageUnknownOrganization by OpenAi;
    "no such project" MessageProjectMismatch;
    "no valid credential source" MessageOtherService;
    "no valid credential sources" MessageOtherService;
    "no secrets found" EnvFileMissing;
    "no_organization" MessageNoOrganization;
    "no_user_key" ClientNoKey;
    "noauth authentication required" MessageOtherService;
    "nocredentialserror" MessageOtherService;
    "nodename nor servname provided" MessageConnection;
    "not allowed h1 center" MessageUnknownUrl;
    "not found the model" MessageModelNotFound;
    "not the api key from my" SaidOldKey;
    "not the api key in my" SaidOldKey;
    "not the key from my" SaidOldKey;
    "not the key i set" SaidOldKey;
    "not the key in my" SaidOldKey;
    "not_authed" MessageOtherService;
    "not_authorized_invalid_project" MessageProjectArchived;
    "not_found_error model" MessageModelNotFound;
    "notfounderror" MessageUnknownUrl;
    "notinitializederror" EnvFileMissing;
    "null check operator used on a null value dotenv env" ClientNoKey;
    "oauth access token has been revoked" MessageOtherProviderRefused by Anthropic;
    "oauth authentication is currently not supported" MessageInvalidatedToken;
    "oauth flow failed" MessageOtherService;
    "oauth token expired" MessageExpiredToken;
    "oauth token has been revoked" MessageInvalidatedToken;
    "oauth token has expired" MessageExpiredToken;
    "oauth v2 invalidapikey" MessageGateway;
    "oauthexception" MessageOtherService;
    "ollama _types responseerror unauthorized" MessageSelfHosted;
    "ollamaexception unauthorized" MessageSelfHosted;
    "one of api_key or workload_identity" ClientNoKey;
    "one_api_error" MessageGateway;
    "only the default 1 value is supported" MessageBadRequest;
    "openai access token missing" ClientNoKey;
    "openai api key cannot be empty" ClientNoKey;
    "openai api key is missing" ClientNoKey;
    "openai api key is not configured" ClientNoKey;
    "openai api key is not set" ClientNoKey;
    "openai api key missing" ClientNoKey;
    "openai api key must be provided" ClientNoKey;
    "openai api key not configured" ClientNoKey;
    "openai api key not found" ClientNoKey;
    "openai api key not set" ClientNoKey;
    "openai key invalid or expired" MessageInvalidKey;
    "openai organization header should match organization for api key" MessageOrganizationMismatch by OpenAi;
    "openai project header should match project for api key" MessageProjectMismatch by OpenAi;
    "openai_api_key does not start with sk" MessageKeyFormat;
    "openai_api_key environment variable is missing or empty" ClientNoKey;
    "openai_api_key field required" ClientNoKey;
    "openai_authenticationerror" ClassAuthentication;
    "openaiauthenticationerror" ClassAuthentication;
    "opentimeout" MessageTimeout;
    "organization has been deactivated" MessageDeactivated;
    "organization is deactivated" MessageDeactivated;
    "organization_deactivated" MessageDeactivated;
    "organization_spend_limit_exceeded" MessageQuota;
    "organization_usage_limit_exceeded" MessageQuota;
    "os getenv returns none" ClientNoKey;
    "other side closed" MessageConnection;
    "otherwise api key is required" MessageBadRequest;
    "overloaded_error" MessageOverloaded;
    "permission is required to access this endpoint" MessageMissingScopes;
    "permission denied publickey" MessageOtherService;
    "permission_error" MessageForbidden;
    "permissiondenied for url" MessageAzureRole by AzureOpenAi;
    "permissiondeniederror" MessageForbidden;
    "please pass a valid api key" MessageOtherProviderRefused by Gemini;
    "please provide an api key" ClientNoKey;
    "please provide an api key in the header" MessageOtherService;
    "please provide an openai api key" ClientNoKey;
    "please set either the openai_api_key" ClientNoKey;
    "please set the openai_api_key" ClientNoKey;
    "please use api key authentication" MessageOtherProviderRefused by Gemini;
    "poorly formatted environment" EnvLineRefused;
    "principal does not have access to api operation" MessageAzureRole by AzureOpenAi;
    "printenv openai_api_key command terminated with exit code" ClientNoKey;
    "project you are requesting has been archived" MessageProjectArchived by OpenAi;
    "project_spend_limit_exceeded" MessageQuota;
    "prompt is too long" MessageContextTooLong;
    "provide a valid key for an active subscription" MessageAzureRefused by AzureOpenAi;
    "provided authorization grant is invalid" MessageOtherService;
    "proxy authentication required" MessageProxyAuth;
    "proxyerror" MessageConnection;
    "pull access denied" MessageOtherService;
    "rate limit exceeded" MessageRateLimit;
    "rate limit reached" MessageRateLimit;
    "rate limited by" MessageRateLimit;
    "rate limited on" MessageRateLimit;
    "rate limited retrying" MessageRateLimit;
    "rate limited sleeping" MessageRateLimit;
    "rate_limit_error" MessageRateLimit;
    "rate_limit_exceeded" MessageRateLimit;
    "rate_limit_reached" MessageRateLimit;
    "ratelimiterror" ClassRateLimit;
    "ratelimitexception" ClassRateLimit;
    "rbac access denied" MessageGateway;
    "reached your specified api usage limits" MessageQuota;
    "readtimeout" MessageTimeout;
    "referenceerror process is not defined" BrowserNoEnvironment;
    "refresh token has already been used" MessageInvalidatedToken;
    "refresh token has expired due to inactivity" MessageOtherService;
    "refresh token was already used" MessageInvalidatedToken;
    "refresh_token_expired" MessageExpiredToken;
    "refresh_token_reused" MessageInvalidatedToken;
    "rejected_by_access_enforcement" MessageAccessRule;
    "remote name could not be resolved" MessageConnection;
    "remoteprotocolerror" MessageConnection;
    "repositorynotfounderror" MessageOtherService;
    "request had invalid authentication credentials" MessageOtherProviderRefused by Gemini;
    "request too large for" MessageRateLimit;
    "request_denied" MessageOtherService;
    "request_forbidden" MessageForbidden;
    "requestinit string contains non iso 8859 1" ClientNotAscii;
    "requires authentication" MessageOtherService;
    "requires more credits" MessageQuota;
    "reserved character s or return character s in header value" ClientIllegalHeader;
    "resource has been exhausted" MessageRateLimit;
    "resource not found" MessageUnknownUrl;
    "resource_exhausted" MessageRateLimit;
    "rest_cannot_create" MessageOtherService;
    "rest_forbidden" MessageOtherService;
    "rest_not_logged_in" MessageOtherService;
    "restricted api key" MessageMissingScopes;
    "run out of credits" MessageQuota;
    "securitytokenexpiredexception" MessageOtherService;
    "self signed certificate" MessageTls;
    "self_signed_cert_in_chain" MessageTls;
    "sentry reported an error" MessageOtherService;
    "server disconnected without sending a response" MessageConnection;
    "server had an error" MessageServerError;
    "server with the specified hostname could not be found" MessageConnection;
    "server_error" MessageServerError;
    "serverdisconnectederror" MessageConnection;
    "service unavailable" MessageOverloaded;
    "services are not available in your country" MessageRegion;
    "serviceunavailableerror" ClassServerError;
    "set the openai_api_key environment variable or pass" ClientNoKey;
    "shell_api_error" MessageGateway;
    "signaturedoesnotmatch" MessageOtherService;
    "signatureverificationexception" MessageOtherService;
    "slow down" MessageRateLimit;
    "slow_down" MessageRateLimit;
    "smtpauthenticationerror" MessageOtherService;
    "socket hang up" MessageConnection;
    "sockettimeoutexception" MessageTimeout;
    "sorry you are not allowed" MessageOtherService;
    "spend limit exceeded" MessageQuota;
    "spend limit reached" MessageQuota;
    "spending limit exceeded" MessageQuota;
    "ssl connection could not be established" MessageTls;
    "sslcertverificationerror" MessageTls;
    "sslerror" MessageTls;
    "sslhandshakeexception" MessageTls;
    "str object has no attribute" MessageNotJson;
    "str expected not nonetype" SaidNoKey;
    "string_above_max_length" MessageContextTooLong;
    "support for password authentication was removed" MessageOtherService;
    "system security authentication authenticationexception" MessageConnection;
    "team not allowed to access model" MessageGateway by LiteLlm;
    "temporary failure in name resolution" MessageConnection;
    "the access token expired" MessageOtherService;
    "the format of value bearer" ClientIllegalHeader;
    "the security token included in the request is invalid" MessageOtherService;
    "this organization has been disabled" MessageForbidden by Anthropic;
    "timed out" MessageTimeout;
    "tls handshake timeout" MessageTimeout;
    "token data is not available" CodexRefused;
    "token is expired by" MessageOtherService;
    "token is invalid or expired" MessageOtherService;
    "token_expired" MessageExpiredToken;
    "token_invalidated" MessageInvalidatedToken;
    "token_not_found_in_db" MessageGateway by LiteLlm;
    "token_not_valid" MessageOtherService;
    "token_revoked" MessageInvalidatedToken;
    "tokenexpirederror" MessageOtherService;
    "tokenexpiredexception" MessageOtherService;
    "too many requests" Status429;
    "toomanyrequests" Status429;
    "tracing client error 401" TraceRefused;
    "transporterror timeout" MessageTimeout;
    "trpcclienterror" MessageOtherService;
    "typeerror can only concatenate str not nonetype to str" ClientNoneHeader;
    "unable to connect to proxy" MessageConnection;
    "unable to connect to the remote server" MessageConnection;
    "unable to get local issuer certificate" MessageTls;
    "unable to locate credentials" MessageOtherService;
    "unable to resolve host" MessageConnection;
    "unable to verify the first certificate" MessageTls;
    "unable to authenticate attempted methods" MessageOtherService;
    "unable_to_get_issuer_cert_locally" MessageTls;
    "unauthenticated" WordUnauthorized;
    "unauthenticated request to ai gateway" MessageGateway;
    "unauthorized" WordUnauthorized;
    "unauthorized authentication required" MessageOtherService;
    "unauthorized incorrect username or password" MessageOtherService;
    "unauthorized token expired" MessageExpiredToken;
    "unauthorizederror" ClassAuthentication;
    "unauthorizedexception" ClassAuthentication;
    "und_err_connect_timeout" MessageTimeout;
    "und_err_socket" MessageConnection;
    "unexpected character in variable name" EnvLineRefused;
    "unexpected end of json" MessageNotJson;
    "unexpected token doctype" MessageNotJson;
    "unknown parameter" MessageBadRequest;
    "unknown request url" MessageUnknownUrl by OpenAi;
    "unknown_parameter" MessageBadRequest;
    "unknown_url" MessageUnknownUrl;
    "unknownhostexception" MessageConnection;
    "unknownissuer" MessageTls;
    "unprocessableentityerror" MessageBadRequest;
    "unrecognized request argument" MessageBadRequest;
    "unrecognizedclientexception" MessageOtherService;
    "unsupported parameter" MessageBadRequest;
    "unsupported value" MessageBadRequest;
    "unsupported_country_region_territory" MessageRegion;
    "unsupported_parameter" MessageBadRequest;
    "unsupported_value" MessageBadRequest;
    "unterminated string in json" MessageNotJson;
    "unterminated string starting at line" MessageNotJson;
    "upstream connect error" MessageServerError;
    "usage limit exceeded" MessageQuota;
    "usage limit reached" MessageQuota;
    "user is unauthorized to query" MessageOtherService;
    "user location is not supported" MessageRegion;
    "user_api_key_auth" MessageGateway by LiteLlm;
    "username and password not accepted" MessageOtherService;
    "valid modelscope token" MessageOtherProviderRefused;
    "value cannot be an empty string parameter apikey" SaidNoKey;
    "value cannot be an empty string parameter key" SaidNoKey;
    "value cannot be null parameter apikey" SaidNoKey;
    "value cannot be null parameter credential" SaidNoKey;
    "value cannot be null parameter key" SaidNoKey;
    "vercel login" MessageOtherService;
    "we could not parse the json body of your request" MessageBadRequest;
    "wrong password" MessageOtherService;
    "wrong_api_key" MessageOtherProviderRefused by Cerebras;
    "wrong_version_number" MessageTls;
    "wrongpass" MessageOtherService;
    "www authenticate basic realm" MessageOtherService;
    "x api key header is required" MessageOtherProviderNoKey by Anthropic;
    "x clerk auth status" MessageOtherProviderRefused by OpenRouter;
    "x portkey config or x portkey provider header is required" MessageGateway;
    "you are not allowed to" MessageForbidden;
    "you are sending requests too quickly" MessageRateLimit;
    "you did not provide an api key" MessageNoKeyProvided;
    "you didn t provide an api key" MessageNoKeyProvided by OpenAi;
    "you do not have access to the organization tied to the api key" MessageNoOrganization by OpenAi;
    "you have insufficient permissions for this operation" MessageMissingScopes by OpenAi;
    "you must be logged in" MessageOtherService;
    "you must log in first" MessageOtherService;
    "you must provide an api key" ClientNoKey;
    "you must provide an openai api key" ClientNoKey;
    "you must provide either an api key" ClientNoKey;
    "you must use a personal access token" MessageOtherService;
    "you need to provide your api key in an authorization header" MessageNoKeyProvided by OpenAi;
    "you ve exceeded the rate limit" MessageRateLimit;
    "your access token could not be refreshed" MessageExpiredToken;
    "your access was terminated due to violation" MessageDeactivated;
    "your account is not active please check your billing details" MessageQuota;
    "your ip address is not authorized" MessageIpNotAllowed;
    "your ip is not authorized" MessageIpNotAllowed;
    "your organization must be verified" MessageForbidden;
    "your session has ended" MessageExpiredToken;
    "your session has expired" MessageExpiredToken;
}

/// Where the phrases that begin with a word are, by the word's hash: a place in
/// [`PHRASES`] plus one, in the first slot that was free from there on.
static STARTS: LazyLock<Box<[u16; SLOTS]>> = LazyLock::new(|| {
    let mut starts = Box::new([0; SLOTS]);
    let mut before: &[u8] = &[];
    for (place, phrase) in (1..).zip(PHRASES.iter()) {
        let word = first(phrase);
        if word != before {
            let mut slot = hash(word);
            while starts[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            starts[slot] = place;
            before = word;
        }
    }
    starts
});
/// Some four times as many as there are words, so that most of them are empty.
const SLOTS: usize = 2048;

/// The hash of a word in any case.
fn hash(word: &[u8]) -> usize {
    let step = |hash: u32, byte: &u8| (hash ^ u32::from(byte | 0x20)).wrapping_mul(0x0100_0193);
    word.iter().fold(0, step) as usize % SLOTS
}

fn first(phrase: &Phrase) -> &[u8] {
    let words = phrase.words.as_bytes();
    let end = words.iter().position(|b| *b == b' ');
    words.cut(..end.unwrap_or(words.len()))
}

/// The phrases that begin with a word; most words begin none.
fn starting_with(word: &[u8]) -> &'static [Phrase] {
    let begins = |phrase: &Phrase| first(phrase).eq_ignore_ascii_case(word);
    let mut slot = hash(word);
    loop {
        let Some(place) = usize::from(STARTS[slot]).checked_sub(1) else {
            return &[];
        };
        let found = PHRASES.cut(place..);
        let count = found.iter().take_while(|phrase| begins(phrase)).count();
        if count > 0 {
            return found.cut(..count);
        }
        slot = (slot + 1) % SLOTS;
    }
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
    WORDS.iter()
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
        for phrase in PHRASES.iter() {
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
        for phrase in PHRASES.iter() {
            let text = phrase.words.as_bytes();
            let word = words::next(text, 0).unwrap();
            let (found, end) = at(text, word).unwrap();
            assert_eq!((found.words, end), (phrase.words, text.len()));
        }
    }
}
