use super::{
    Cause, CauseId,
    Weight::{Doubts, Excludes, Fits, Hints, Proves, Suggests},
};
use crate::clue::Clue::*;
use crate::sample;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::BadAuthHeader,
    answer: include_str!("../../content/answers/bad-auth-header.md"),
    samples: &[&sample::HEADER_PY, &sample::REQUEST_SH],
    signs: &[
        (HeaderMisspelt, Proves),
        (HeaderNoColon, Proves),
        (HeaderDoubleBearer, Proves),
        (EchoBearer, Proves),
        (MessageMissingBearer, Proves),
        (HeaderEmptyBearer, Proves),
        (MessageNoKeyProvided, Suggests),
        (MessageInvalidHeader, Suggests),
        (HeaderNoBearer, Suggests),
        (HeaderBasic, Suggests),
        (HeadersNotSent, Suggests),
        (KeyInAddress, Suggests),
        (BearerUnspaced, Suggests),
        (MessageAzureBearer, Suggests),
        (HeaderApiKey, Suggests),
        (MessageOtherProviderNoKey, Suggests),
        (KeyBearer, Suggests),
        (ClientEmptyHeader, Hints),
        (Status401, Fits),
        (EchoWellFormed, Excludes),
        (EchoShort, Excludes),
        (EchoLong, Excludes),
        (EchoNothing, Excludes),
        (EchoPlaceholder, Excludes),
        (ClientNoKey, Excludes),
        (KeyErrorStandardName, Excludes),
        (HostChatGpt, Excludes),
        (ServiceRefused, Doubts),
    ],
};

#[cfg(test)]
super::testing::table! {
    BadAuthHeader:
    Certain [
        "Missing bearer or basic authentication in header",
        "curl https://api.openai.com/v1/models -H \"Authorization: Bearer Bearer «key»\"",
        "> Authorization: Bearer \n>\n< HTTP/2 401",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «before:Bearer ». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "'Authoriaztion': 'Bearer «key»'",
    ]
    Likely [
        "headers: { Authorization: \"«key»\" }",
    ]
    ; never [
        "headers = {\"Authorization\": \"Bearer \" + key}",
        "headers: { Authorization: `Bearer ${key}` }",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
    ]
}
