//! Filters and functions of the template engine: how far each can make a value grow.

use super::size::Size;
use crate::syntax::{Argument, Expression};

/// The most numbers that `range` gives: no mail repeats a part so often.
pub(in crate::mail) const RANGE_MAX: u64 = 1000;

/// The bound on what escaping makes of a byte: `'` becomes `&#39;`, an isolate of three bytes `<span dir=auto>`.
pub(super) const ESCAPED: u64 = 6;

/// An argument's name, its bound, and the number that it is, if that is written there.
pub(super) struct Given<'s> {
    pub(super) name: Option<&'s str>,
    pub(super) size: Size,
    number: Option<u64>,
}

impl<'s> Given<'s> {
    pub(super) fn of(argument: &Argument<'s>, size: Size) -> Self {
        let number = match &argument.value {
            Expression::Number(number, _) => number.parse().ok(),
            _ => None,
        };
        Self {
            name: argument.name,
            size,
            number,
        }
    }
}

fn bytes_of(arguments: &[Given<'_>], name: &str) -> u64 {
    let given = arguments.iter().find(|given| given.name == Some(name));
    given.map_or(0, |given| given.size.bytes)
}

fn number_of(arguments: &[Given<'_>], name: &str) -> Option<u64> {
    let given = arguments.iter().find(|given| given.name == Some(name));
    given.and_then(|given| given.number)
}

/// The bound on what a filter makes of a value. A filter that is not known is an error of the engine's.
pub(super) fn filtered(name: &str, input: Size, arguments: &[Given<'_>]) -> Size {
    let all = arguments
        .iter()
        .fold(input, |sum, given| sum.and(given.size));
    match name {
        "length" | "wordcount" | "int" | "float" | "abs" | "round" => Size::SMALL,
        "default" | "trim" | "trim_start" | "trim_end" | "truncate" | "pluralize" | "get"
        | "safe" | "plain" => all,
        "first" | "last" | "nth" => input.element().or(Size::SMALL),
        "sort" | "unique" | "reverse" | "values" | "keys" => input,
        "pairs" | "group_by" => Size::list(input.items, input.item.saturating_mul(2)).and(input),
        "upper" | "lower" | "title" | "capitalize" => input.times(3),
        "split" => Size::list(input.bytes.saturating_add(1), input.bytes),
        "replace" => {
            let to = bytes_of(arguments, "to").saturating_add(1);
            Size::text(input.bytes.saturating_add(1).saturating_mul(to)).times(ESCAPED)
        }
        "join" => {
            let between = bytes_of(arguments, "sep").saturating_mul(input.items);
            Size::text(input.bytes.saturating_add(between)).times(ESCAPED)
        }
        "indent" => {
            let width = number_of(arguments, "width").unwrap_or(1000).min(1000);
            let width = if arguments.iter().any(|given| given.name == Some("width")) {
                width
            } else {
                4
            };
            input.times(width.saturating_mul(4 * ESCAPED).saturating_add(ESCAPED))
        }
        _ => all.times(ESCAPED),
    }
}

/// The work of a filter beyond its texts: to compare each item with each other.
pub(super) fn work_of(name: &str, input: Size) -> u64 {
    match name {
        "unique" => input.items.saturating_mul(input.items) / 16,
        "sort" | "group_by" => input.items,
        _ => 0,
    }
}

/// The bound on what a function gives.
pub(super) fn called(name: &str, arguments: &[Given<'_>]) -> Size {
    if name != "range" {
        let sizes = arguments.iter().map(|given| given.size);
        return sizes.fold(Size::SMALL, Size::and);
    }
    let has_start = arguments.iter().any(|given| given.name == Some("start"));
    let items = match number_of(arguments, "end") {
        Some(end) if !has_start => end.min(RANGE_MAX),
        _ => RANGE_MAX,
    };
    Size::list(items, 40)
}

/// Returns true if a `range` is longer than any, so that its place can be named.
pub(super) fn is_long_range(name: &str, arguments: &[Given<'_>]) -> bool {
    let has_start = arguments.iter().any(|given| given.name == Some("start"));
    let end = number_of(arguments, "end").unwrap_or_default();
    name == "range" && !has_start && end > RANGE_MAX
}
