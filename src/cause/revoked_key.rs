use super::{
    Cause, CauseId,
    Weight::{Doubts, Excludes, Fits, Hints, Proves, Suggests},
};
use crate::clue::Clue::*;
use crate::sample;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::RevokedKey,
    answer: include_str!("../../content/answers/revoked-key.md"),
    samples: &[
        &sample::READ_ERROR_PY,
        &sample::SMALLEST_CALL_PY,
        &sample::READ_ERROR_JS,
        &sample::SMALLEST_CALL_JS,
        &sample::REQUEST_SH,
    ],
    signs: &[
        (MessageKeyRevoked, Proves),
        (EchoWellFormed, Suggests),
        (EchoMatchesEnv, Suggests),
        (CodeInvalidApiKey, Suggests),
        (MessageInvalidKey, Suggests),
        (MessageIncorrectKey, Suggests),
        (MessageAzureRefused, Suggests),
        (OwnProviderRefused, Suggests),
        (CheckClean, Suggests),
        (MessageProjectArchived, Suggests),
        (EchoCut, Hints),
        (EchoLegacy, Hints),
        (KeyWellFormed, Hints),
        (KeyUnknownLength, Hints),
        (CheckKeyFound, Hints),
        (SaidCheckKey, Fits),
        (Status401, Fits),
        (ClassAuthentication, Fits),
        (WordUnauthorized, Fits),
        (TypeAuthentication, Fits),
        (EchoEmpty, Doubts),
        (SaidOldKey, Doubts),
        (EchoEphemeral, Doubts),
        (EchoCrosses, Doubts),
        (MessageForbidden, Doubts),
        (EchoStrayCharacter, Doubts),
        (EchoAdminKey, Doubts),
        (ServiceRefused, Doubts),
        (MessageOtherProviderRefused, Doubts),
        (EchoUnknownLength, Doubts),
        (EchoPrefixedHex, Doubts),
        (EchoAzure, Doubts),
        (EchoDiffersFromEnv, Doubts),
        (EchoDiffersFromWritten, Doubts),
        (EchoIsPart, Doubts),
        (GatewayAnswered, Doubts),
        (AddressNotUsed, Excludes),
        (OtherProviderMeant, Doubts),
        (HeaderNoBearer, Doubts),
        (EchoShort, Doubts),
        (EchoLong, Doubts),
        (EchoNoPrefix, Doubts),
        (EchoCarriesExtra, Doubts),
        (KeyHostMismatch, Doubts),
        (CheckAccepted, Excludes),
        (Accepted, Excludes),
        (EchoNothing, Excludes),
        (EchoPlaceholder, Excludes),
        (EchoShortened, Excludes),
        (EchoUnexpanded, Excludes),
        (EchoQuoted, Excludes),
        (EchoBracketed, Excludes),
        (EchoAssignment, Excludes),
        (EchoBearer, Excludes),
        (EchoSession, Excludes),
        (EchoJwt, Excludes),
        (EchoOrganizationId, Excludes),
        (EchoProjectId, Excludes),
        (EchoUrl, Excludes),
        (EchoOtherProvider, Excludes),
        (EchoLocalServer, Excludes),
        (BodyOtherShape, Doubts),
        (EchoSpaced, Excludes),
        (EchoNotAscii, Excludes),
        (EchoProse, Excludes),
        (ClientNoKey, Excludes),
        (KeyErrorStandardName, Excludes),
        (HeaderEmptyBearer, Excludes),
    ],
};

#[cfg(test)]
super::testing::table! {
    RevokedKey:
    Certain [
        "This API key has been revoked",
    ]
    Likely [
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}\n\nOPENAI_API_KEY=«key»",
    ]
    Possible [
        "«key»",
        "OPENAI_API_KEY=«key»",
    ]
    ; never [
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: your-api-key. You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}\n\nOPENAI_API_KEY=«other»",
        "Rate limit reached for gpt-4o in organization org-abcdefgh on requests per min",
    ]
}
