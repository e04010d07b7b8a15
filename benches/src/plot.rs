//! Plots of figures against sizes, as SVG.

use std::fmt::Write as _;

use crate::Spread;

const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 232.0;
/// The area of a panel's lines.
const LEFT: f64 = 46.0;
const RIGHT: f64 = 304.0;
const TOP: f64 = 66.0;
const BOTTOM: f64 = 192.0;

/// Draws its own background: an image does not know the colour scheme of the page that shows it.
const STYLE: &str = "\
text{font:12px system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;fill:#24292f}\
.small{font-size:11px;fill:#57606a}.grid{stroke:#d8dee4}.back{fill:#fff;stroke:#d0d7de}\
.ours,.baseline{stroke-width:2;fill:none}.ours{stroke:#0969da}.baseline{stroke:#8c959f}\
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.back{fill:#0d1117;stroke:#30363d}\
.small{fill:#9198a1}.grid{stroke:#262c36}.ours{stroke:#58a6ff}.baseline{stroke:#7d8590}}";

/// One figure at each size.
#[derive(Clone, Debug)]
pub struct Panel {
    /// The figure with its unit.
    pub title: &'static str,
    /// Labels of the sizes, in order.
    pub sizes: Vec<String>,
    /// Ours at each size.
    pub ours: Vec<Spread>,
    /// The baseline at each size.
    pub baseline: Vec<Spread>,
}

/// Draws panels beside each other, with labels that need no XML escaping. `axis` names the sizes.
pub fn svg(panels: &[Panel], axis: &str) -> String {
    let width = WIDTH * panels.len() as f64;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {HEIGHT}\" role=\"img\">\n\
         <style>{STYLE}</style>\n<rect class=\"back\" width=\"{width}\" height=\"{HEIGHT}\" rx=\"6\"/>\n\
         {}{}",
        text(
            (LEFT, 22.0),
            "start",
            "blue: custom-message, grey: bare echo"
        ),
        text((width - 16.0, 22.0), "end", axis),
    );
    for (number, panel) in panels.iter().enumerate() {
        let x = number as f64 * WIDTH;
        let _ = writeln!(
            svg,
            "<g transform=\"translate({x} 0)\">\n{}</g>",
            panel.svg()
        );
    }
    svg + "</svg>\n"
}

impl Panel {
    fn svg(&self) -> String {
        let spreads = self.ours.iter().chain(&self.baseline);
        let top = spreads
            .map(|spread| spread.q3)
            .fold(f64::MIN_POSITIVE, f64::max);
        let mut svg = text((LEFT, 46.0), "start", self.title);
        for tick in [0.0, top / 2.0, top] {
            let y = y(tick, top);
            let _ = writeln!(svg, "<path class=\"grid\" d=\"M{LEFT} {y:.1}H{RIGHT}\"/>");
            svg += &text((LEFT - 6.0, y + 4.0), "end", &format!("{tick:.2}"));
        }
        for (number, size) in self.sizes.iter().enumerate() {
            svg += &text((x(number, self.sizes.len()), BOTTOM + 16.0), "middle", size);
        }
        svg + &line("baseline", &self.baseline, top) + &line("ours", &self.ours, top)
    }
}

/// Joins the medians and draws a bar between the quartiles at each size.
fn line(class: &str, spreads: &[Spread], top: f64) -> String {
    let (mut medians, mut quartiles) = (String::new(), String::new());
    for (number, spread) in spreads.iter().enumerate() {
        let x = x(number, spreads.len());
        let [q1, median, q3] = [spread.q1, spread.median, spread.q3].map(|value| y(value, top));
        let _ = write!(medians, "{x:.1} {median:.1} ");
        let _ = write!(quartiles, "M{x:.1} {q1:.1}V{q3:.1}");
    }
    format!(
        "<polyline class=\"{class}\" points=\"{medians}\"/><path class=\"{class}\" d=\"{quartiles}\"/>\n"
    )
}

fn text((x, y): (f64, f64), anchor: &str, text: &str) -> String {
    format!(
        "<text class=\"small\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{text}</text>\n"
    )
}

/// Sizes have equal distances, because they grow by factors.
fn x(number: usize, count: usize) -> f64 {
    LEFT + (RIGHT - LEFT) * (number as f64 + 0.5) / count as f64
}

/// The axis begins at 0, so that twice as high is twice as much.
fn y(value: f64, top: f64) -> f64 {
    BOTTOM - (BOTTOM - TOP) * value / top
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_size_has_a_label_and_quartiles_of_both_lines() {
        let panel = Panel {
            title: "cold, ms",
            sizes: ["1", "300"].map(str::to_owned).to_vec(),
            ours: vec![Spread::of([3.0, 4.0]).unwrap(); 2],
            baseline: vec![Spread::of([1.0, 2.0]).unwrap(); 2],
        };
        let svg = svg(&[panel.clone(), panel], "languages");
        assert_eq!(svg.matches('V').count(), 8, "{svg}");
        assert_eq!(svg.matches(">300</text>").count(), 2, "{svg}");
    }
}
