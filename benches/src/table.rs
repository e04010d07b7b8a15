//! Markdown tables that are readable as plain text.

use std::fmt;
use std::iter::zip;

/// A head, and rows with a cell for each column.
#[derive(Clone, Debug)]
pub struct Table {
    lines: Vec<Vec<String>>,
}

impl Table {
    /// Makes a table without rows.
    pub fn with_head<T: Into<String>>(head: impl IntoIterator<Item = T>) -> Self {
        Self {
            lines: vec![head.into_iter().map(Into::into).collect()],
        }
    }

    /// Adds a row. Missing cells at its end stay empty.
    pub fn row<T: Into<String>>(&mut self, cells: impl IntoIterator<Item = T>) {
        self.lines.push(cells.into_iter().map(Into::into).collect());
    }

    fn widths(&self) -> Vec<usize> {
        let columns = self.lines.first().map_or(0, Vec::len);
        let width = |column: usize| {
            let cells = self.lines.iter().filter_map(|line| line.get(column));
            cells
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or_default()
        };
        (0..columns).map(width).collect()
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widths = self.widths();
        for (number, line) in self.lines.iter().enumerate() {
            write_line(f, line, &widths)?;
            if number == 0 {
                let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
                write_line(f, &rule, &widths)?;
            }
        }
        Ok(())
    }
}

fn write_line(f: &mut fmt::Formatter<'_>, cells: &[String], widths: &[usize]) -> fmt::Result {
    let empty = String::new();
    let cells = cells.iter().chain(std::iter::repeat(&empty));
    zip(cells, widths).try_for_each(|(cell, width)| write!(f, "| {cell:width$} "))?;
    writeln!(f, "|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let mut table = Table::with_head(["contestant", "×"]);
        table.row(["one", "1.000"]);
        table.row(["two"]);
        let expected = "\
| contestant | ×     |
| ---------- | ----- |
| one        | 1.000 |
| two        |       |
";
        assert_eq!(table.to_string(), expected);
    }
}
