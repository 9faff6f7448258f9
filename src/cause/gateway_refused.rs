use super::{
    Cause, CauseId,
    Weight::{Doubts, Excludes, Hints, Proves, Suggests},
};
use crate::clue::Clue::*;
use crate::sample;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::GatewayRefused,
    answer: include_str!("../../content/answers/gateway-refused.md"),
    samples: &[
        &sample::POINT_PY,
        &sample::OPENAI_HOST_PY,
        &sample::POINT_JS,
        &sample::REQUEST_SH,
    ],
    signs: &[
        (MessageGateway, Proves),
        (MessageHtml401, Suggests),
        (MessageSelfHosted, Suggests),
        (BodyOtherShape, Suggests),
        (GatewayAnswered, Hints),
        (BodyHtml, Hints),
        (HeaderServerGateway, Hints),
        (MessageOtherProviderRefused, Doubts),
        (OwnProviderRefused, Doubts),
        (MessageQuota, Doubts),
        (HostRefused, Doubts),
        (EchoWellFormed, Excludes),
        (ServiceRefused, Excludes),
        (MessageNoKeyProvided, Excludes),
        (MessageMissingBearer, Excludes),
    ],
};

#[cfg(test)]
super::testing::table! {
    GatewayRefused:
    Certain [
        "Authentication Error, LiteLLM Virtual Key expected. Received=sk-..., expected to start with 'sk-'.",
        "{\"message\":\"No API key found in request\"}",
    ]
    Likely [
        "<html><head><title>401 Authorization Required</title></head><center>nginx/1.25</center>",
        "{\"error\":\"Unauthorized\"}",
        "HTTP 401: {\"error\":\"Invalid API key\"}",
        "{ \"success\": false, \"message\": \"Invalid API Key.\" }\nHTTP 401",
    ]
    Possible [
        "401 Client Error: Unauthorized for url: http://localhost:8000/v1/chat/completions",
    ]
    ; never [
        "litellm.AuthenticationError: AuthenticationError: OpenAIException - Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "401 Client Error: Unauthorized for url: https://api.openai.com/v1/chat/completions",
    ]
}
