//! A live check's reply, as one more paste for the engine to read.

/// What came back from one request to a provider.
pub enum Reply<'a> {
    /// The provider answered with this status and body.
    Answered { status: u16, body: &'a str },
    /// Nothing readable came back: the network, a blocker or the browser's
    /// cross-origin rules. It says nothing about the key.
    NoAnswer,
}

/// The reply in the form that the engine reads, to be appended to a paste.
pub fn as_paste(reply: &Reply<'_>) -> String {
    match reply {
        Reply::NoAnswer => "\nfix401: could not tell\n".to_owned(),
        Reply::Answered {
            status: 200..=299, ..
        } => "\nfix401: accepted\n".to_owned(),
        Reply::Answered { status, body } => {
            let mut text = String::from("\nHTTP/1.1 ");
            let mut digits = [b'0'; 3];
            let mut rest = *status;
            for digit in digits.iter_mut().rev() {
                *digit += (rest % 10) as u8;
                rest /= 10;
            }
            text.extend(digits.iter().map(|digit| char::from(*digit)));
            text.push_str("\n\n");
            text.push_str(body);
            text.push('\n');
            text
        }
    }
}
