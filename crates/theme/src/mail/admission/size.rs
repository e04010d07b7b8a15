//! Upper bounds on values, and the values that templates give names to.

/// An upper bound on a value: what it takes, and what a loop over it sees.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Size {
    /// Its text, or all that it holds, in bytes.
    pub(super) bytes: u64,
    /// The number of its items: of a text, its characters.
    pub(super) items: u64,
    /// Its largest item, in bytes.
    pub(super) item: u64,
}

/// The bytes that an item of a list takes beside its text.
const ITEM: u64 = 64;

impl Size {
    /// A number, a condition, or nothing.
    pub(super) const SMALL: Self = Self {
        bytes: 40,
        items: 40,
        item: 4,
    };

    /// A text of at most that many bytes.
    pub(super) const fn text(bytes: u64) -> Self {
        let (items, item) = (bytes, 4);
        Self { bytes, items, item }
    }

    /// A list of at most that many items.
    pub(super) const fn list(items: u64, item: u64) -> Self {
        Self {
            bytes: items.saturating_mul(item.saturating_add(ITEM)),
            items,
            item,
        }
    }

    /// An item of the value, whose own items are not known.
    pub(super) const fn element(self) -> Self {
        Self::text(self.item)
    }

    /// The bound for either of two values.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            bytes: self.bytes.max(other.bytes),
            items: self.items.max(other.items),
            item: self.item.max(other.item),
        }
    }

    /// The bound for both together: a list of them, or one text behind the other.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            bytes: self.bytes.saturating_add(other.bytes).saturating_add(ITEM),
            items: self.items.saturating_add(other.items).saturating_add(1),
            item: self.item.max(other.item).max(self.bytes.max(other.bytes)),
        }
    }

    /// A list with one item more.
    pub(super) fn with_item(self, item: Self) -> Self {
        Self {
            bytes: self.bytes.saturating_add(item.bytes).saturating_add(ITEM),
            items: self.items.saturating_add(1),
            item: self.item.max(item.bytes),
        }
    }

    /// Text that grows to that many times its length.
    pub(super) const fn times(self, factor: u64) -> Self {
        Self {
            bytes: self.bytes.saturating_mul(factor),
            items: self.items.saturating_mul(factor),
            item: self.item.saturating_mul(factor),
        }
    }
}

/// The values that templates have given names to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Names<'s>(Vec<(&'s str, Size)>);

impl<'s> Names<'s> {
    pub(super) fn get(&self, name: &str) -> Option<Size> {
        let found = self.0.iter().find(|(known, _)| *known == name);
        found.map(|(_, size)| *size)
    }

    pub(super) fn set(&mut self, name: &'s str, size: Size) {
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = size,
            None => self.0.push((name, size)),
        }
    }

    /// The bounds where one of two ways was taken.
    pub(super) fn or(mut self, other: &Self) -> Self {
        for (name, size) in &other.0 {
            let known = self.get(name).unwrap_or_default();
            self.set(name, known.or(*size));
        }
        self
    }
}
