//! Sorting by number.
//!
//! The library's sorts are compiled anew for every type they sort, which costs
//! the page three kilobytes each. Here numbers alone are sorted, and the
//! elements are swapped after them.

use std::collections::BinaryHeap;

/// An element's key, and where it stood.
type Numbered = (usize, usize, usize);

/// Sorts by a key; of two that are equal, the earlier stays the earlier.
pub fn by_key<T>(list: &mut [T], key: impl Fn(&T) -> (usize, usize)) {
    let mut numbered = Vec::with_capacity(list.len());
    for element in list.iter() {
        let (first, second) = key(element);
        numbered.push((first, second, numbered.len()));
    }
    for (one, other) in swaps(numbered) {
        list.swap(one, other);
    }
}

/// What to swap, one after the other, so that the list is in order.
fn swaps(numbered: Vec<Numbered>) -> Vec<(usize, usize)> {
    let mut swaps = Vec::new();
    if numbered.is_sorted() {
        return swaps;
    }
    let sorted = BinaryHeap::from(numbered).into_sorted_vec();
    let mut from: Vec<usize> = sorted.into_iter().map(|(_, _, place)| place).collect();
    // The places form rings, in which each waits for the next one's element.
    for first in 0..from.len() {
        let mut to = first;
        loop {
            let next = std::mem::replace(&mut from[to], to);
            if next == first || next == to {
                break;
            }
            swaps.push((to, next));
            to = next;
        }
    }
    swaps
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

    #[test]
    fn any_order() {
        for shift in 0..7 {
            let mut list: Vec<usize> = (0..7).map(|n| n * 5 % 7).collect();
            list.rotate_left(shift);
            by_key(&mut list, |number| (*number, 0));
            assert_eq!(list, [0, 1, 2, 3, 4, 5, 6]);
        }
    }
}
