use super::{
    Cause, CauseId,
    Weight::{Hints, Proves, Suggests},
};
use crate::clue::Clue::*;
use crate::sample;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::WrongOrgOrProject,
    answer: include_str!("../../content/answers/wrong-org-or-project.md"),
    samples: &[
        &sample::NO_ORGANIZATION_PY,
        &sample::POINT_PY,
        &sample::NO_ORGANIZATION_JS,
        &sample::POINT_JS,
        &sample::NO_ORGANIZATION_SH,
    ],
    signs: &[
        (MessageUnknownOrganization, Proves),
        (MessageOrganizationMismatch, Proves),
        (MessageProjectMismatch, Proves),
        (MessageProjectArchived, Suggests),
        (ProjectOrganizationSet, Hints),
        (CheckOrganization, Hints),
    ],
};

#[cfg(test)]
super::testing::table! {
    WrongOrgOrProject:
    Certain [
        "OpenAI-Organization header should match organization for API key",
        "'code': 'mismatched_project'",
        "No such organization: org-abc",
    ]
    ; never [
        "Rate limit reached for gpt-4o in organization org-****abcd",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo:org-0123456789abcdefghijklmn». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
    ]
}
