//! What can be seen in a paste. A clue is an observation, never a judgement:
//! which causes it speaks for is written in the causes' own files.
//!
//! The list is closed. A clue's number is what a link carries, so it is never
//! reused or changed; its id is what the headless answer and the page's marks
//! carry. `{n}` in a sentence stands for the clue's count.

use crate::list;
use crate::text::Texts;

macro_rules! clues {
    ($($number:literal $variant:ident $id:literal $sentence:literal)*) => {
        /// One kind of observation about a paste.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
        #[repr(u8)]
        pub enum Clue { $($variant = $number,)* }

        impl Clue {
            /// Every clue, in the order of this file.
            pub const ALL: &'static [Clue] = &[$(Clue::$variant,)*];

            /// The stable kebab-case id.
            pub fn id(self) -> &'static str {
                self.told(list![$($id),*])
            }

            /// One sentence for a reader; `{n}` marks where the count goes.
            pub fn sentence(self) -> &'static str {
                self.told(list![$($sentence),*])
            }

            /// The clue a link's number stands for.
            pub fn from_number(number: u8) -> Option<Clue> {
                Clue::ALL.iter().copied().find(|clue| *clue as u8 == number)
            }

            /// Its place in a list of what every clue has.
            fn told(self, list: &Texts) -> &'static str {
                let mut all = Clue::ALL.iter().zip(list.iter());
                all.find(|(clue, _)| **clue == self).map_or("", |(_, text)| text)
            }
        }
    };
}

clues! {
    // What the server said about the key or its owner.
    1 MessageIncorrectKey "message-incorrect-api-key" "The server says the key it received is not a valid key."
    2 CodeInvalidApiKey "code-invalid-api-key" "The error code is `invalid_api_key`."
    3 MessageNoKeyProvided "message-no-api-key-provided" "The server says no key reached it."
    4 MessageMissingBearer "message-missing-bearer" "The server found no Bearer scheme in the Authorization header."
    5 MessageInvalidIssuer "message-invalid-issuer" "The server took the credential for a login token and does not know who issued it."
    6 MessageUnreadableToken "message-unreadable-token" "The server took the credential for a login token and could not read it."
    7 MessageExpiredToken "message-expired-token" "The server says the login token has expired."
    8 MessageInvalidatedToken "message-invalidated-token" "The server says the login token has been invalidated."
    9 MessageDeactivated "message-account-deactivated" "The server says the account or organization is deactivated."
    10 MessageNoOrganization "message-no-organization" "The server says the account must be a member of an organization."
    11 MessageUnknownOrganization "message-unknown-organization" "The server knows no organization with the id that was sent."
    12 MessageOrganizationMismatch "message-organization-mismatch" "The server says the organization header does not match the key."
    13 MessageProjectMismatch "message-project-mismatch" "The server says the project does not match the key."
    14 MessageMissingScopes "message-missing-scopes" "The server says the key lacks a permission."
    15 MessageWrongRegion "message-wrong-regional-host" "The server says the request came to the wrong regional host name."
    16 MessageIpNotAllowed "message-ip-not-allowed" "The server says the caller's IP address is not allowed."
    17 MessageKeyRevoked "message-key-revoked" "The server says the key was revoked, disabled or has expired."
    20 MessageAccessRule "message-access-rule" "The server says that none of the organization's access rules allows the caller."
    19 EchoEmpty "echo-empty" "Nothing stands where the message shows the key that arrived."
    21 MessageInvalidHeader "message-invalid-header" "The server says that the Authorization header is not valid."
    18 MessageProjectArchived "message-project-archived" "The server says the project behind the key is archived."

    // How the key's echo in the message looks.
    30 EchoNothing "echo-word-for-nothing" "The key that arrived is a word for nothing, such as `None` or `undefined`."
    31 EchoPlaceholder "echo-placeholder" "The key that arrived is example text."
    32 EchoShortened "echo-shortened-display" "The key that arrived is the shortened form a dashboard shows, with dots in place of its middle."
    33 EchoUnexpanded "echo-unexpanded-variable" "The key that arrived is the name of a variable, or of a secret in a store, that nothing replaced with its value."
    34 EchoQuoted "echo-wrapped-in-quotes" "The key that arrived begins or ends with a quotation mark."
    35 EchoBracketed "echo-wrapped-in-brackets" "The key that arrived begins or ends with a bracket."
    36 EchoSpaced "echo-holds-white-space" "The key that arrived holds white space."
    37 EchoNotAscii "echo-holds-foreign-character" "The key that arrived holds a character that no key has."
    38 EchoAssignment "echo-holds-variable-name" "The whole line, variable name and all, was sent as the key."
    39 EchoBearer "echo-holds-bearer" "The word Bearer is part of the key that arrived."
    40 EchoSession "echo-session-token" "The key that arrived is a browser session token."
    227 EchoEphemeral "echo-ephemeral-key" "The key that arrived is an ephemeral key (`ek_…`), made for one Realtime session."
    41 EchoJwt "echo-login-token" "The key that arrived is a signed login token (JWT)."
    42 EchoOrganizationId "echo-organization-id" "The key that arrived is an organization id."
    43 EchoProjectId "echo-project-id" "The key that arrived is a project id."
    44 EchoUrl "echo-url" "The key that arrived is a web address."
    45 EchoProse "echo-plain-text" "The key that arrived is ordinary text, not a key."
    46 EchoOtherProvider "echo-other-providers-key" "The key that arrived has the prefix of another provider's keys."
    47 EchoAzure "echo-azure-key" "The key that arrived has the shape of an Azure key: 32 hexadecimal digits."
    48 EchoLocalServer "echo-local-server-key" "The key that arrived is the dummy key used with a local server."
    49 EchoAdminKey "echo-admin-key" "The key that arrived is an admin key, which cannot call models."
    50 EchoWellFormed "echo-well-formed" "The key that arrived has a known prefix and a known length ({n} characters)."
    51 EchoShort "echo-too-short" "The key that arrived has {n} characters, fewer than any OpenAI key of its kind."
    52 EchoLong "echo-too-long" "The key that arrived has {n} characters, more than any OpenAI key of its kind."
    53 EchoUnknownLength "echo-unknown-length" "The key that arrived has {n} characters, a length not seen before for its kind."
    54 EchoNoPrefix "echo-without-prefix" "The key that arrived does not begin with `sk-`."
    55 EchoLegacy "echo-legacy-key" "The key that arrived is an old-style user key."
    56 EchoCut "echo-cut-off" "The paste ends in the middle of the echoed key."
    58 EchoPrefixedHex "echo-prefixed-hex" "The key that arrived is `sk-` and 32 hexadecimal digits, as DeepSeek and DashScope make them."
    59 EchoCrosses "echo-crosses" "The key that arrived is made of crosses, as in an example, or was masked by hand."
    57 EchoStrayCharacter "echo-stray-character" "The key that arrived begins or ends with punctuation that no key has."

    // What the key looks like where it is written in full.
    60 KeyQuoted "key-wrapped-in-quotes" "The key is written with quotation marks that some readers keep."
    61 KeyUnclosedQuote "key-unclosed-quote" "A quotation mark opens or closes the key but has no partner."
    62 KeyCurlyQuote "key-curly-quote" "The key is wrapped in curly quotation marks, which nothing removes."
    63 KeySpaced "key-holds-white-space" "White space stands inside or around the key."
    64 KeyInvisible "key-invisible-character" "An invisible character hides in the key."
    65 KeyLookAlike "key-look-alike-letter" "A letter from another alphabet stands in the key."
    66 KeyIllegal "key-illegal-character" "A character stands in the key that no OpenAI key has."
    67 KeyTruncated "key-cut-short" "The key is cut short ({n} characters)."
    68 KeyDoubled "key-doubled" "Two keys run together."
    69 KeyTooLong "key-too-long" "The key is longer than any OpenAI key ({n} characters)."
    70 KeyLopsided "key-marker-off-centre" "The marker in the middle of the key is off centre, so characters are missing or added."
    71 KeyWellFormed "key-well-formed" "The key has the right prefix, length and characters ({n} characters)."
    72 KeyUnknownLength "key-unknown-length" "The key has {n} characters, a length not seen before for its kind."
    73 KeyPlaceholder "key-placeholder" "Example text stands where the key belongs."
    74 KeyShortened "key-shortened-display" "The key is the shortened form a dashboard shows."
    75 KeyUnexpanded "key-unexpanded-variable" "The name of a variable, or of a secret in a store, stands where the key belongs."
    76 KeySession "key-session-token" "A browser session token stands where the key belongs."
    228 KeyEphemeral "key-ephemeral-key" "An ephemeral key (`ek_…`), made for one Realtime session, stands where the key belongs."
    77 KeyJwt "key-login-token" "A signed login token (JWT) stands where the key belongs."
    78 KeyOrganizationId "key-organization-id" "An organization id stands where the key belongs."
    79 KeyProjectId "key-project-id" "A project id stands where the key belongs."
    80 KeyUrl "key-url" "A web address stands where the key belongs."
    81 KeyAdmin "key-admin-key" "The key is an admin key, which cannot call models."
    82 KeyOtherProvider "key-other-providers-key" "The key has the prefix of another provider's keys."
    83 KeyAzure "key-azure-key" "The key has the shape of an Azure key: 32 hexadecimal digits."
    84 KeyLocalServer "key-local-server-key" "The key is the dummy key used with a local server."
    85 KeyBearer "key-holds-bearer" "The word Bearer is written into the key."
    86 KeyAssignment "key-holds-variable-name" "The variable's name is written into the key."
    87 KeyEmpty "key-empty" "The variable is set, but to nothing."
    88 KeyNothing "key-word-for-nothing" "A word for nothing, such as `None`, stands where the key belongs."
    89 KeyWrongCase "key-wrong-case" "The key's prefix is written in the wrong case."
    90 KeyNoPrefix "key-without-prefix" "The text where the key belongs does not begin with `sk-`."
    91 KeyEscape "key-escape-sequence" "A backslash escape such as `\\n` is written into the key."
    92 KeyComment "key-inline-comment" "A comment follows the key on its line, and some readers keep it."

    93 KeyPrefixedHex "key-prefixed-hex" "The key is `sk-` and 32 hexadecimal digits, as DeepSeek and DashScope make them."
    95 KeyCrosses "key-crosses" "Crosses stand where the key belongs: example text, or a key masked by hand."
    98 KeyCut "key-cut-by-paste" "The paste ends in the key, or where it would begin."
    97 KeyMasked "key-masked" "The key was masked before it was pasted."
    96 KeyMaybeMasked "key-maybe-masked" "The text where the key belongs may not be what is wrong."
    94 KeyProse "key-plain-text" "Ordinary text stands where the key belongs."

    // The program never sent a request.
    100 ClientNoKey "client-no-key" "The client library was given no key, so it sent nothing."
    101 KeyErrorStandardName "key-error-standard-name" "The environment has no `OPENAI_API_KEY`."
    102 KeyErrorOtherName "key-error-other-name" "The program asked the environment for another name than `OPENAI_API_KEY`, and found nothing."
    103 ClientEmptyHeader "client-empty-header" "The header that was built holds `Bearer` and no key after it."
    104 ClientIllegalHeader "client-illegal-header" "The header could not be sent because of a line break or space in the key."
    105 ClientNotAscii "client-not-ascii" "The header could not be sent because the key holds a character outside ASCII."
    106 ClientNotAsciiFirst "client-not-ascii-at-start" "The first character of the key is not ASCII: most often a curly quotation mark."
    108 KeyErrorOtherService "key-error-other-service" "The program asked the environment for another service's key, and found nothing."
    109 ClientEncoding "client-encoding" "A character outside ASCII could not be encoded; the paste does not show where it stood."
    107 ClientNoneHeader "client-none-header" "The client library was given `None` in place of a key."

    117 ClientRefusedHeader "client-refused-header" "The header could not be sent; the paste does not show what it held."
    118 SaidNoKey "said-no-key" "The program says that it has no API key."
    232 EnvFileEncoding "env-file-encoding" "The `.env` is not UTF-8 text, so its reader fails."
    233 BrowserNoEnvironment "browser-without-environment" "The code runs in a browser, which has no `process.env`."
    236 NameNotExposed "name-not-exposed" "The build gives code in a browser only variables with its own prefix, such as `VITE_` or `NEXT_PUBLIC_`."
    237 Status402 "status-402" "The status is 402: the account has to be paid for first."
    238 EchoIsPart "echo-is-part" "What arrived is only a part of the key that is written here."
    119 EnvFileMissing "env-file-missing" "A `.env` or secrets file was looked for and not found."

    // The Authorization header as written.
    110 HeaderNoBearer "header-no-bearer" "The Authorization header is written without `Bearer`."
    111 HeaderDoubleBearer "header-double-bearer" "`Bearer` is written twice in the Authorization header."
    112 HeaderEmptyBearer "header-empty-bearer" "Nothing follows `Bearer` in the Authorization header."
    113 HeaderApiKey "header-api-key" "The key is sent in an `api-key` header, which OpenAI does not read."
    114 HeaderBasic "header-basic" "The Authorization header uses the Basic scheme."
    115 HeaderUnexpanded "header-unexpanded-variable" "A variable's name stands in the Authorization header, unexpanded."

    230 HeadersNotSent "headers-not-sent" "The headers stand where this call takes something else, so they are not sent."
    234 KeyInAddress "key-in-address" "The key stands in the address, where OpenAI does not look for it."
    235 BearerUnspaced "bearer-without-space" "Something else than one space stands between `Bearer` and the key."
    116 HeaderMisspelt "header-misspelt" "The name of the Authorization header is misspelt."
    239 HeaderNoColon "header-without-colon" "No colon follows the name of the Authorization header."

    // Comparisons between parts of the paste.
    120 EchoDiffersFromEnv "echo-differs-from-env" "The key that arrived is not the key in this `.env`."
    121 EchoMatchesEnv "echo-matches-env" "The key that arrived is the key in this `.env`."
    122 NameMismatch "name-read-is-not-name-set" "The code reads one variable; the `.env` sets another."
    123 NameMatch "name-read-is-name-set" "The code reads the variable that the `.env` sets."
    124 NameNearMiss "name-near-miss" "The variable's name is close to `OPENAI_API_KEY` but is not it."
    125 KeyHostMismatch "key-and-host-differ" "The key belongs to one provider and the address to another."
    126 KeyHostMatch "key-and-host-agree" "The key and the address belong to the same provider."
    127 SetButMissing "set-in-env-but-missing" "The `.env` sets the variable, yet the program did not find it."
    128 DuplicateName "name-set-twice" "The variable is set more than once, with different values."
    129 EchoCarriesExtra "echo-carries-extra" "The key that arrived is the key in this `.env` with {n} characters too many: quotation marks, spaces or a comment went with it."
    130 LoadersDisagree "loaders-disagree" "Programs that read `.env` disagree about this line."
    131 ProjectOrganizationSet "organization-or-project-set" "An organization or project is set."
    132 NameOtherProvider "name-of-another-provider" "The variable is named for another provider."
    133 KeysInPasteDiffer "keys-in-paste-differ" "The paste holds two different keys for the same service."
    134 DotenvNotLoaded "code-without-load-dotenv" "The code reads the environment and never loads `.env`."
    135 LoadAfterRead "code-loads-too-late" "The code reads the variable before it loads `.env`."
    137 DotenvLoaded "code-loads-dotenv" "The code loads `.env`."
    231 KeyAsName "key-as-variable-name" "The key stands where the name of a variable belongs, so nothing is found under it."
    138 NameGeneric "name-generic" "The key is set under a general name, which OpenAI clients do not read."
    136 EnvLineRefused "env-line-refused" "The line in `.env` is one that readers refuse or skip."

    // Who answered.
    140 HostOpenAi "host-openai" "The request went to OpenAI."
    141 HostOtherProvider "host-other-provider" "The request went to another provider than OpenAI."
    142 HostLocal "host-local" "The request went to a server on this machine or network."
    143 HostUnknown "host-unknown" "The request went to a host that belongs to no known provider."
    144 MessageOtherProviderRefused "message-other-provider-refused" "Another provider answered, and refuses the key."
    145 MessageOtherProviderNoKey "message-other-provider-no-key" "Another provider answered, and received no key."
    146 MessageGateway "message-gateway" "The words are those of a proxy or gateway."
    147 MessageHtml401 "message-html-page" "The answer is a web server's own error page."
    240 BodyOtherShape "body-of-another-shape" "The reply does not have the shape of OpenAI's refusals."
    148 MessageSelfHosted "message-self-hosted" "The words are those of a self-hosted model server."
    149 MessageOtherService "message-other-service" "The refusal comes from a service that is not an AI provider."
    150 MessageAzureRefused "message-azure-refused" "Azure refuses the key or the address."
    151 MessageAzureBearer "message-azure-wants-api-key" "Azure received a token where it wants an `api-key` header."
    152 MessageAzureRole "message-azure-permission-denied" "Azure knows the caller, who lacks a role."
    153 MessageProxyAuth "message-proxy-authentication" "A network proxy asks for its own sign-in."

    155 HostOtherService "host-other-service" "The request went to a service that is not an AI provider."
    156 HeaderServerGateway "header-server-gateway" "The response headers name a web server, not a provider."
    158 GatewayAnswered "gateway-answered" "The refusal came from a server of one's own, not from a provider."
    154 ServiceRefused "service-refused" "The refusal names a service that is not an AI provider."
    159 HostRefused "host-refused" "The refusal came from another provider."
    229 AddressNotUsed "address-not-used" "OpenAI answered, and not the provider whose address is set here."
    241 OtherProviderMeant "other-provider-meant" "OpenAI answered a call that was meant for another server."
    242 OwnProviderRefused "own-provider-refused" "The provider that the key is for refuses it."
    157 MessageInvalidKey "message-invalid-key" "The server says the key is invalid, without showing it."

    // The status and the class, with no words of the server.
    160 Status401 "status-401" "The status is 401."
    161 ClassAuthentication "class-authentication-error" "The error's class is for failed authentication."
    162 WordUnauthorized "word-unauthorized" "The text says `Unauthorized` or the like."
    163 TypeInvalidRequest "type-invalid-request" "The error's type is `invalid_request_error`, which nearly every 401 carries."
    164 TypeAuthentication "type-authentication-error" "The error's type is for failed authentication."

    // Not an identity problem.
    170 MessageRateLimit "message-rate-limit" "The server says there were too many requests."
    171 MessageQuota "message-quota" "The server says the quota or credit is used up."
    172 MessageForbidden "message-forbidden" "The server knows the caller and forbids this."
    173 MessageRegion "message-region" "The server does not serve this country or region."
    174 MessageModelNotFound "message-model-not-found" "The server says the model does not exist or is not available to this project."
    243 ToldQuota "told-quota" "The text tells of a quota or credit that is used up."
    244 ToldRateLimit "told-rate-limit" "The text tells of a rate limit."
    245 ToldModel "told-model" "The text tells of a model that is not there."
    246 ToldContext "told-context" "The text tells of a request that is too long."
    247 ToldRegion "told-region" "The text tells of a country or region that is not served."
    175 MessageContextTooLong "message-context-too-long" "The server says the request is longer than the model's context."
    176 MessageBadRequest "message-bad-request" "The server says the request itself is faulty."
    177 MessageServerError "message-server-error" "The server failed on its own side."
    178 MessageConnection "message-connection" "No connection to the server was made."
    179 MessageTls "message-tls" "The secure connection could not be set up."
    180 MessageNotJson "message-not-json" "The reply was not the JSON that was expected."
    181 Status429 "status-429" "The status is 429."
    182 Status403 "status-403" "The status is 403."
    183 Status404 "status-404" "The status is 404."
    184 Status400 "status-400" "The status is 400, or another that faults the request."
    185 Status5xx "status-5xx" "The status is 500 or above."
    186 MessageTimeout "message-timeout" "The server did not answer in time."
    187 MessageUnknownUrl "message-unknown-url" "The server does not serve the address that was called."
    188 Status200 "status-200" "The status is 200: the request was accepted."
    190 BodyHtml "body-html-page" "The reply is a web page."
    191 MessageOverloaded "message-overloaded" "The server says it is overloaded or down."
    192 MessageModelNotAllowed "message-model-not-allowed" "The server says this project may not use the model."
    193 ClassRateLimit "class-rate-limit-error" "The error's class is for status 429, which covers both rate and quota."
    197 ClassServerError "class-server-error" "The error's class is for a fault on the server's side."
    198 Accepted "request-accepted" "The request was accepted, and no refusal stands in the paste."
    194 BodyEmpty "body-empty" "The reply has no body."
    195 HostChatGpt "host-chatgpt" "The request went to ChatGPT, which wants a sign-in and not an API key."
    // Nothing shows it any more; links may hold it.
    196 MessageUnknown "message-unknown" "The message is none that OpenAI is known to send."
    189 Status407 "status-407" "The status is 407: a network proxy wants its own sign-in."

    221 SaidOldKey "said-old-key" "The text says that an old key, or another one, is in use."
    223 TraceRefused "trace-refused" "OpenAI's Agents SDK sends its traces to OpenAI, with the same key, wherever the model is."
    224 SaidCheckKey "said-check-key" "The text asks to check the API key, and not why."
    225 MessageKeyFormat "message-key-format" "The program says that the key is not written as a key should be."
    226 EchoDiffersFromWritten "echo-differs-from-written" "The key that arrived is not the key that is written here."
    222 CodexRefused "codex-refused" "Codex was refused, which signs in with ChatGPT unless it is given a key."

    // What our own checks print.
    200 CheckNoKey "check-no-key" "The check found no key in the environment."
    201 CheckEmpty "check-empty-key" "The check found the variable set to nothing."
    202 CheckQuotes "check-quotes" "The check found quotation marks around the key."
    203 CheckSpace "check-white-space" "The check found white space in the key."
    204 CheckHidden "check-hidden-character" "The check found a character that does not belong in the key."
    205 CheckPrefix "check-prefix" "The check found that the key does not begin with `sk-`."
    206 CheckPlaceholder "check-placeholder" "The check found example text in place of the key."
    207 CheckClean "check-clean" "The check found nothing wrong with the key's text."
    208 CheckNoEnvFile "check-no-env-file" "The check found no `.env` file from where the program runs."
    209 CheckEnvFileWithoutName "check-env-file-without-name" "The check found a `.env` file that does not set `OPENAI_API_KEY`."
    210 CheckDiffers "check-environment-differs" "The check found one key in the environment and another in `.env`."
    211 CheckSame "check-environment-same" "The check found the same key in the environment and in `.env`."
    212 CheckHostOpenAi "check-host-openai" "The check shows the client talking to OpenAI."
    213 CheckHostOther "check-host-other" "The check shows the client talking to another host than OpenAI's."
    214 CheckOrganization "check-organization-set" "The check found an organization or project set."
    215 CheckAccepted "check-accepted" "The provider accepted the key in a test call."
    216 CheckKeyFound "check-key-found" "The check found a key of {n} characters."
    217 CheckOtherName "check-other-name" "The check found a key under another variable name."
    218 CheckOtherProvider "check-other-provider" "The check found another provider's key."
    219 CheckCouldNotTell "check-could-not-tell" "The live check got no readable reply, which says nothing about the key."
    220 CheckSession "check-wrong-credential" "The check found a credential that is not an API key."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_ids_are_unique_and_kebab() {
        let mut ids: Vec<_> = Clue::ALL.iter().map(|clue| clue.id()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), Clue::ALL.len());
        for clue in Clue::ALL {
            assert_eq!(Clue::from_number(*clue as u8), Some(*clue));
            assert!(
                clue.id()
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            );
            assert!(clue.sentence().ends_with('.'));
        }
    }
}
