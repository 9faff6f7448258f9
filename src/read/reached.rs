//! Who was reached and who failed, where a paste tells of a connection and of an answer.

use super::{Reading, answerer, source, words};
use crate::clue::Clue;
use crate::diagnosis::Evidence;
use crate::list;
use crate::one_of;
use crate::span::Span;
use crate::text::{Cut, Find};

/// Leaves out what is said of those that were not reached, and of failures that are not
/// of whoever was called.
pub fn look(reading: &mut Reading, paste: &str) {
    leave_out_services(reading, paste);
    leave_out_connections(reading, paste);
    leave_out_own_failure(reading, paste);
}

/// How far behind words of a failed connection a status is that belies them.
const SAME_REPORT: usize = 80;

/// Leaves out services that were not reached, for these refused no one.
fn leave_out_services(reading: &mut Reading, paste: &str) {
    let line = |seen: &Evidence| words::line_start(paste, seen.span.start);
    let failed = |seen: &&Evidence| seen.clue == Clue::MessageConnection;
    let lines: Vec<usize> = reading.clues.iter().filter(failed).map(line).collect();
    reading.forget(&|seen| seen.clue == Clue::HostOtherService && lines.contains(&line(seen)));
}

/// Leaves out what is said of a connection where whoever was called answered: a status
/// follows on the same line, or the words are a client's source, or of another host.
/// Programs fail to fetch for any reason.
fn leave_out_connections(reading: &mut Reading, paste: &str) {
    let answers: Vec<usize> = reading
        .statuses
        .iter()
        .filter(|(status, _)| (400..=404).contains(status))
        .map(|(_, span)| span.start)
        .collect();
    let answered = !reading.statuses.is_empty();
    reading.forget(&|seen| {
        // A network's proxy gives a status for what it does not let through.
        let by_proxy = || list!["unnel", "roxy"].one_in(seen.span.of(paste));
        let follows = |answer: &usize| {
            *answer >= seen.span.end
                && answer - seen.span.end < SAME_REPORT
                && !paste.cut(seen.span.end..*answer).holds(b'\n')
        };
        let belied = || {
            list!["failed to fetch", "has been blocked by CORS policy"].one_is(seen.span.of(paste))
        };
        // PHP says so of every answer but a good one.
        let opened = || seen.span.of(paste).has("stream");
        // A client's own source, which some traces show.
        let in_client = || {
            let line = words::lines_of(paste, seen.span).trim_start_matches(one_of!['>', ' ']);
            line.starts_with('#') || source::is_statement(line)
        };
        // What a program tells of itself goes to a host of its maker's.
        let elsewhere = || {
            let line = words::lines_of(paste, seen.span);
            const HOST: &str = "host='";
            let host = line.place_of(HOST).map(|at| line.cut(at + HOST.len()..));
            let host = host.map(|rest| rest.split('\'').next().unwrap_or_default());
            (host.is_some() || line.has("telemetry"))
                && !answerer::is_about_ai(host.unwrap_or(line))
                && !line.has("127.0.0.1")
        };
        matches!(seen.clue, Clue::MessageConnection | Clue::MessageTimeout)
            // Who refused a handshake was there.
            && (answers.iter().any(follows) && !by_proxy()
                || !answers.is_empty() && (belied() || paste.has("HandshakeError"))
                || answered && (opened() || in_client() || elsewhere()))
    });
}

/// Leaves out the 500 with which a program answers its own caller when what it
/// called refused it.
fn leave_out_own_failure(reading: &mut Reading, paste: &str) {
    let failed = |clue: Clue| matches!(clue, Clue::Status5xx | Clue::MessageServerError);
    let own = |clue: Clue| failed(clue) || matches!(clue, Clue::Status400 | Clue::Status404);
    // A line of its own log: `"POST /chat HTTP/1.1" 500 Internal Server Error`.
    let logged = |span: Span| {
        let line = words::line_before(paste, span.start);
        list!["GET /", "POST /"].one_in(line) && !line.has("/v1")
    };
    let refused = |seen: &Evidence| {
        matches!(seen.clue as u8, 1..=20 | 100..=118 | 144..=157 | 160..=162 | 170..=187 | 190..=194)
            && !(own(seen.clue) && logged(seen.span))
    };
    if reading.clues.iter().any(refused) {
        reading.forget(&|seen| own(seen.clue) && logged(seen.span));
        reading
            .statuses
            .retain(|(status, span)| !((*status >= 500 || *status == 404) && logged(*span)));
    }
    let said = [
        Clue::MessageServerError,
        Clue::ClassServerError,
        Clue::MessageOverloaded,
    ];
    let told = |seen: &Evidence| seen.clue == Clue::Status5xx || said.contains(&seen.clue);
    if !reading.clues.iter().any(told) {
        return;
    }
    let unauthorized = reading.has(Clue::Status401);
    if unauthorized && !said.iter().any(|clue| reading.has(*clue)) {
        reading.forget(&|seen| seen.clue == Clue::Status5xx);
    }
    // The client's own class tells that whoever was called refused, and did not fail.
    const CLASS: &str = "rror: Error code: ";
    let names = |digit: char| {
        let mut classes = paste.places_of(CLASS);
        classes.any(|at| paste.cut(at + CLASS.len()..).starts_with(digit))
    };
    let refuses = unauthorized && reading.has(Clue::ClassAuthentication) || names('4');
    let fails = reading.has(Clue::ClassServerError) || names('5');
    if refuses && !fails {
        reading.forget(&|seen| failed(seen.clue) || seen.clue == Clue::MessageOverloaded);
        reading.statuses.retain(|(status, _)| *status < 500);
    }
}
