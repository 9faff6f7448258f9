//! The final checklist: items tick or cross themselves from what was seen.

use fix401::Summary;
use fix401::clue::Clue::{self, *};

use super::dom::{all, set};
use super::element::watch;
use super::state::Page;

/// Which clues tick an item and which cross it; the item is the `data-check`
/// in `index.html`.
struct Item {
    check: &'static str,
    ticks: &'static [Clue],
    crosses: &'static [Clue],
}

const ITEMS: [Item; 7] = [
    Item {
        check: "loaded",
        ticks: &[
            CheckKeyFound,
            CheckClean,
            CheckAccepted,
            EchoWellFormed,
            EchoUnknownLength,
            EchoLegacy,
            MessageRateLimit,
            MessageQuota,
        ],
        crosses: &[
            CheckNoKey,
            CheckEmpty,
            CheckPrefix,
            CheckPlaceholder,
            ClientNoKey,
            ClientEmptyHeader,
            ClientNoneHeader,
            KeyErrorStandardName,
            KeyErrorOtherName,
            EchoNothing,
            EchoPlaceholder,
            EchoUnexpanded,
            EchoNoPrefix,
            MessageNoKeyProvided,
            HeaderEmptyBearer,
        ],
    },
    Item {
        check: "clean",
        ticks: &[
            CheckClean,
            CheckAccepted,
            KeyWellFormed,
            EchoWellFormed,
            NameMatch,
        ],
        crosses: &[
            EchoQuoted,
            EchoBracketed,
            EchoSpaced,
            EchoNotAscii,
            EchoAssignment,
            EchoBearer,
            EchoStrayCharacter,
            KeyQuoted,
            KeyUnclosedQuote,
            KeyCurlyQuote,
            KeySpaced,
            KeyInvisible,
            KeyLookAlike,
            KeyIllegal,
            KeyEscape,
            KeyComment,
            KeyBearer,
            KeyAssignment,
            ClientIllegalHeader,
            ClientNotAscii,
            ClientNotAsciiFirst,
            NameMismatch,
            NameNearMiss,
            CheckQuotes,
            CheckSpace,
            CheckHidden,
            CheckOtherName,
        ],
    },
    Item {
        check: "folder",
        ticks: &[EchoMatchesEnv, CheckSame],
        crosses: &[
            CheckNoEnvFile,
            CheckEnvFileWithoutName,
            EchoDiffersFromEnv,
            SetButMissing,
            DotenvNotLoaded,
            LoadAfterRead,
            CheckDiffers,
        ],
    },
    Item {
        check: "current",
        ticks: &[
            CheckAccepted,
            MessageRateLimit,
            MessageQuota,
            MessageMissingScopes,
        ],
        crosses: &[
            MessageKeyRevoked,
            MessageProjectArchived,
            MessageDeactivated,
            MessageExpiredToken,
            MessageInvalidatedToken,
        ],
    },
    Item {
        check: "address",
        ticks: &[KeyHostMatch, CheckHostOpenAi],
        crosses: &[
            KeyHostMismatch,
            EchoOtherProvider,
            EchoLocalServer,
            MessageWrongRegion,
            CheckOtherProvider,
        ],
    },
    Item {
        check: "owner",
        ticks: &[],
        crosses: &[
            MessageOrganizationMismatch,
            MessageProjectMismatch,
            MessageUnknownOrganization,
            MessageNoOrganization,
        ],
    },
    Item {
        check: "billing",
        ticks: &[],
        crosses: &[MessageQuota],
    },
];

pub fn start(page: Page) {
    watch(move || {
        let read = page.read();
        for element in all("#checks li") {
            let check = element.get_attribute("data-check").unwrap_or_default();
            let mark = match (&read, ITEMS.iter().find(|item| item.check == check)) {
                (Some(read), Some(item)) => mark(item, &read.summary),
                _ => "open",
            };
            set(&element, "data-mark", mark);
        }
    });
}

/// A cross outweighs any tick.
fn mark(item: &Item, summary: &Summary) -> &'static str {
    let seen = |clues: &[Clue]| {
        summary
            .causes
            .iter()
            .flat_map(|cause| &cause.clues)
            .chain(&summary.others)
            .any(|(clue, _)| clues.contains(clue))
    };
    if seen(item.crosses) {
        "crossed"
    } else if seen(item.ticks) {
        "ticked"
    } else {
        "open"
    }
}
