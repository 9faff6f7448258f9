use super::{
    Cause, CauseId,
    Weight::{Doubts, Excludes, Hints, Suggests},
};
use crate::clue::Clue::*;
use crate::sample;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::ReplyNotJson,
    answer: include_str!("../../content/answers/reply-not-json.md"),
    samples: &[&sample::POINT_PY, &sample::POINT_JS, &sample::REQUEST_SH],
    signs: &[
        (MessageNotJson, Suggests),
        (BodyHtml, Suggests),
        (BodyEmpty, Hints),
        (Status401, Excludes),
        (Status403, Doubts),
        (Status5xx, Doubts),
        (MessageServerError, Doubts),
        (MessageOtherService, Doubts),
        (MessageGateway, Doubts),
    ],
};

#[cfg(test)]
super::testing::table! {
    ReplyNotJson:
    Likely [
        "json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)",
        "SyntaxError: Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON",
    ]
    ; never [
        "<html><h1>401 Authorization Required</h1></html>",
    ]
}
