//! Sorting by number.
//!
//! The library's sorts are compiled anew for every type they sort, which costs
//! the page three kilobytes each. Here the numbers alone are sorted, and the
//! elements follow.

use std::collections::BinaryHeap;

/// An element's key and its place.
type Numbered = (usize, usize, usize);

/// Sorts by a key; of two that are equal, the earlier stays the earlier.
pub fn by_key<T>(list: &mut Vec<T>, key: impl Fn(&T) -> (usize, usize)) {
    let numbered: Vec<Numbered> = list
        .iter()
        .zip(0..)
        .map(|(element, place)| {
            let (first, second) = key(element);
            (first, second, place)
        })
        .collect();
    let Some(sorted) = sorted(numbered) else {
        return;
    };
    let mut elements: Vec<Option<T>> = list.drain(..).map(Some).collect();
    for (_, _, place) in sorted {
        list.extend(elements[place].take());
    }
}

/// The numbers in order; nothing when they are in order already.
fn sorted(numbers: Vec<Numbered>) -> Option<Vec<Numbered>> {
    if numbers.is_sorted() {
        return None;
    }
    Some(BinaryHeap::from(numbers).into_sorted_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let mut list: Vec<(usize, char)> = "sorting by number"
            .chars()
            .enumerate()
            .map(|(i, c)| (i % 3, c))
            .collect();
        let mut expected = list.clone();
        expected.sort_by_key(|(number, _)| *number);
        by_key(&mut list, |(number, _)| (*number, 0));
        assert_eq!(list, expected);
        by_key(&mut list, |(number, _)| (*number, 0));
        assert_eq!(list, expected, "a sorted list stays as it is");
    }
}
