//! The causes: one file each, and this registry of them.
//!
//! A cause's file says which clues speak for and against it and holds its
//! tests; its prose is in `content/answers` (the answer) and `content/pages`
//! (its own page). To add one: its file, its two pages of prose, and a line
//! below.

#[cfg(test)]
mod testing;

use crate::clue::Clue;
use crate::list;
use crate::sample::Sample;
use crate::text::{DIGIT, Find};

/// What a clue says about a cause.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    /// Leaves no other reading.
    Proves,
    /// Makes it likely.
    Suggests,
    /// Fits it, and fits others as well.
    Hints,
    /// Fits it as it fits nearly every other: a bare 401.
    Fits,
    /// Makes it less likely.
    Doubts,
    /// Cannot be together with it.
    Excludes,
}

/// Everything known about one cause.
pub struct Cause {
    pub id: CauseId,
    /// The answer's prose; see [`crate::cause::prose`].
    pub answer: &'static str,
    /// Code to copy, Python first.
    pub samples: &'static [&'static Sample],
    /// What each clue says. Besides, [`NOT_IDENTIFIED`] doubts what is about anything
    /// else; any other clue says nothing.
    pub signs: &'static [(Clue, Weight)],
}

/// What tells that the caller was not identified, which makes any other failure
/// less likely.
const NOT_IDENTIFIED: &[Clue] = &[
    Clue::MessageIncorrectKey,
    Clue::MessageNoKeyProvided,
    Clue::MessageMissingBearer,
    Clue::ClientNoKey,
    Clue::KeyErrorStandardName,
    Clue::MessageInvalidIssuer,
    Clue::MessageExpiredToken,
    Clue::MessageInvalidatedToken,
    Clue::MessageDeactivated,
    Clue::MessageNoOrganization,
    Clue::MessageUnknownOrganization,
    Clue::MessageOrganizationMismatch,
    Clue::MessageProjectMismatch,
    Clue::MessageMissingScopes,
    Clue::MessageWrongRegion,
    Clue::MessageIpNotAllowed,
];

macro_rules! causes {
    ($($number:literal $variant:ident $module:ident $id:literal)*) => {
        $(mod $module;)*

        /// A cause's stable name. The number is what a link carries.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
        #[repr(u8)]
        pub enum CauseId { $($variant = $number,)* }

        impl CauseId {
            /// Every cause; of two equally likely ones, the earlier is named first.
            pub const ALL: &'static [CauseId] = &[$(CauseId::$variant,)*];

            /// The stable kebab-case id.
            pub fn id(self) -> &'static str {
                let place = CauseId::ALL.iter().take_while(|id| **id != self).count();
                list![$($id),*].at(place)
            }

            /// The cause a link's number stands for.
            pub const fn from_number(number: u8) -> Option<CauseId> {
                match number { $($number => Some(CauseId::$variant),)* _ => None }
            }

            /// What is known about it.
            pub const fn cause(self) -> &'static Cause {
                match self { $(CauseId::$variant => &$module::CAUSE,)* }
            }
        }
    };
}

causes! {
    1 EnvNotLoaded env_not_loaded "env-not-loaded"
    2 WrongVariableName wrong_variable_name "wrong-variable-name"
    3 MalformedKey malformed_key "malformed-key"
    4 RevokedKey revoked_key "revoked-key"
    5 WrongOrgOrProject wrong_org_or_project "wrong-org-or-project"
    6 WrongBaseUrl wrong_base_url "wrong-base-url"
    7 StaleEnvironment stale_environment "stale-environment"
    8 WrongCredential wrong_credential "wrong-credential"
    20 PlaceholderKey placeholder_key "placeholder-key"
    21 BadAuthHeader bad_auth_header "bad-auth-header"
    22 NoOrganization no_organization "no-organization"
    23 AccountDeactivated account_deactivated "account-deactivated"
    24 MissingScope missing_scope "missing-scope"
    25 IpNotAllowed ip_not_allowed "ip-not-allowed"
    26 WrongRegionHost wrong_region_host "wrong-region-host"
    27 ExpiredLogin expired_login "expired-login"
    28 GatewayRefused gateway_refused "gateway-refused"
    40 RateLimited rate_limited "rate-limited"
    41 QuotaExhausted quota_exhausted "quota-exhausted"
    42 Forbidden forbidden "forbidden"
    43 RegionUnsupported region_unsupported "region-unsupported"
    44 ModelNotFound model_not_found "model-not-found"
    45 ContextTooLong context_too_long "context-too-long"
    46 BadRequest bad_request "bad-request"
    47 ServerError server_error "server-error"
    48 ConnectionFailed connection_failed "connection-failed"
    49 ReplyNotJson reply_not_json "reply-not-json"
    50 OtherService other_service "other-service"
}

impl CauseId {
    /// Whether it explains a caller who was not identified.
    pub const fn is_auth(self) -> bool {
        (self as u8) < 40
    }

    /// The cause with this kebab-case id.
    pub fn from_id(id: &str) -> Option<CauseId> {
        CauseId::ALL.iter().copied().find(|cause| cause.id() == id)
    }
}

/// The parts of a cause's answer, read from its prose file.
///
/// The file holds `# title`, a summary paragraph, numbered steps, and after
/// `? ` what would settle whether it is this cause. Inline code stands in
/// backticks; there is no other markup.
pub struct Prose {
    pub title: &'static str,
    pub summary: &'static str,
    pub steps: Vec<&'static str>,
    pub settle: Option<&'static str>,
}

impl Cause {
    /// What a clue says about it; nothing when it says nothing.
    pub fn weight(&self, clue: Clue) -> Option<Weight> {
        let listed = self.signs.iter().find(|(sign, _)| *sign == clue);
        let doubted = || !self.id.is_auth() && NOT_IDENTIFIED.contains(&clue);
        listed
            .map(|(_, weight)| *weight)
            .or_else(|| doubted().then_some(Weight::Doubts))
    }

    /// Reads the answer's prose.
    pub fn prose(&self) -> Prose {
        let mut prose = Prose {
            title: "",
            summary: "",
            steps: Vec::new(),
            settle: None,
        };
        for line in self.answer.lines().map(str::trim) {
            if let Some(title) = line.strip_prefix("# ") {
                prose.title = title;
            } else if let Some(settle) = line.strip_prefix("? ") {
                prose.settle = Some(settle);
            } else if line.starts_with(DIGIT)
                && let Some((_, step)) = line.parted_by(". ")
            {
                prose.steps.push(step);
            } else if !line.is_empty() {
                prose.summary = line;
            }
        }
        prose
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_can_be_told() {
        for id in CauseId::ALL {
            let prose = id.cause().prose();
            assert_eq!(id.cause().id, *id);
            assert_eq!(CauseId::from_number(*id as u8), Some(*id));
            assert_eq!(CauseId::from_id(id.id()), Some(*id));
            assert!(!prose.title.is_empty(), "{} has no title", id.id());
            assert!(!prose.summary.is_empty(), "{} has no summary", id.id());
            assert!(prose.steps.len() >= 2, "{} has too few steps", id.id());
        }
    }
}
