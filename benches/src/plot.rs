//! How figures grow, as an SVG that is read on light and on dark ground.

use std::fmt::Write as _;

use crate::Spread;

const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 232.0;
/// Above all panels, for what the lines are.
const LEGEND: f64 = 22.0;
/// Around a panel's plot: for its title, its sizes, the figures at its side.
const TOP: f64 = LEGEND + 44.0;
const BOTTOM: f64 = 40.0;
const LEFT: f64 = 46.0;
const RIGHT: f64 = 16.0;

/// On its own ground, since a page that shows an image tells it the system's scheme and not its own.
const STYLE: &str = "\
text{font:12px system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;fill:#24292f}\
.ground{fill:#ffffff;stroke:#d0d7de}.title{font-weight:600}.small{font-size:11px;fill:#57606a}\
.grid{stroke:#d8dee4}.line{fill:none;stroke-width:2}.bar{stroke-width:2}\
.one{stroke:#0969da}.dot-one{fill:#0969da}.floor{stroke:#8c959f}.dot-floor{fill:#8c959f}\
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.ground{fill:#0d1117;stroke:#30363d}\
.small{fill:#9198a1}.grid{stroke:#262c36}.one{stroke:#58a6ff}.dot-one{fill:#58a6ff}\
.floor{stroke:#7d8590}.dot-floor{fill:#7d8590}}";

/// One figure against the sizes.
#[derive(Clone, Debug)]
pub struct Panel {
    /// What is shown, with its unit.
    pub title: String,
    /// The sizes, in order, as written below.
    pub sizes: Vec<String>,
    /// The figure at each size: ours, and the floor beneath it.
    pub one: Vec<Spread>,
    /// As many of the floor.
    pub floor: Vec<Spread>,
}

/// Panels beside each other. `one` and `floor` name the two lines, `axis` what grows.
pub fn svg(panels: &[Panel], axis: &str, [one, floor]: [&str; 2]) -> String {
    let width = WIDTH * panels.len() as f64;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {HEIGHT}\" \
         width=\"{width}\" height=\"{HEIGHT}\" role=\"img\">\n<title>{}</title>\n<style>{STYLE}</style>\n\
         <rect class=\"ground\" x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"6\"/>\n",
        escaped(&format!("{one} and {floor} against {axis}")),
        width - 1.0,
        HEIGHT - 1.0,
    );
    for (number, panel) in panels.iter().enumerate() {
        let _ = writeln!(
            svg,
            "<g transform=\"translate({} 0)\">",
            number as f64 * WIDTH
        );
        draw(&mut svg, panel, axis);
        svg.push_str("</g>\n");
    }
    legend(&mut svg, width, [one, floor]);
    svg.push_str("</svg>\n");
    svg
}

fn draw(svg: &mut String, panel: &Panel, axis: &str) {
    let top = panel.one.iter().chain(&panel.floor).map(|spread| spread.q3);
    let scale = Scale::reaching(top.fold(0.0, f64::max));
    text(svg, (LEFT, LEGEND + 24.0), "title", "start", &panel.title);
    for tick in scale.ticks() {
        let y = scale.y(tick);
        let _ = writeln!(
            svg,
            "<line class=\"grid\" x1=\"{LEFT}\" y1=\"{y:.1}\" x2=\"{:.1}\" y2=\"{y:.1}\"/>",
            WIDTH - RIGHT
        );
        text(
            svg,
            (LEFT - 6.0, y + 4.0),
            "small",
            "end",
            &scale.label(tick),
        );
    }
    for (number, size) in panel.sizes.iter().enumerate() {
        let place = (x(number, panel.sizes.len()), HEIGHT - BOTTOM + 16.0);
        text(svg, place, "small", "middle", size);
    }
    text(svg, (WIDTH - RIGHT, HEIGHT - 8.0), "small", "end", axis);
    line(svg, &scale, "floor", &panel.floor);
    line(svg, &scale, "one", &panel.one);
}

/// Medians joined, a bar from quartile to quartile at each.
fn line(svg: &mut String, scale: &Scale, class: &str, spreads: &[Spread]) {
    let mut path = String::new();
    for (number, spread) in spreads.iter().enumerate() {
        let x = x(number, spreads.len());
        let (y, low, high) = (
            scale.y(spread.median),
            scale.y(spread.q1),
            scale.y(spread.q3),
        );
        let _ = write!(path, "{}{x:.1} {y:.1}", if number == 0 { "M" } else { "L" });
        let _ = writeln!(
            svg,
            "<line class=\"bar {class}\" x1=\"{x:.1}\" y1=\"{low:.1}\" x2=\"{x:.1}\" y2=\"{high:.1}\"/>\
             <circle class=\"dot-{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.5\"/>"
        );
    }
    let _ = writeln!(svg, "<path class=\"line {class}\" d=\"{path}\"/>");
}

fn legend(svg: &mut String, width: f64, names: [&str; 2]) {
    let (mut right, y) = (width - RIGHT, LEGEND - 4.0);
    for (class, name) in ["one", "floor"].into_iter().zip(names).rev() {
        text(svg, (right, LEGEND), "small", "end", name);
        right -= 6.2 * name.chars().count() as f64 + 10.0;
        let _ = writeln!(
            svg,
            "<line class=\"line {class}\" x1=\"{:.1}\" y1=\"{y}\" x2=\"{right:.1}\" y2=\"{y}\"/>",
            right - 16.0
        );
        right -= 30.0;
    }
}

fn text(svg: &mut String, (x, y): (f64, f64), class: &str, anchor: &str, text: &str) {
    let _ = writeln!(
        svg,
        "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{}</text>",
        escaped(text)
    );
}

/// Sizes stand evenly, whatever lies between them: they grow by factors.
fn x(number: usize, of: usize) -> f64 {
    let width = WIDTH - LEFT - RIGHT;
    LEFT + width * (number as f64 + 0.5) / of.max(1) as f64
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// From 0, so that twice as high is twice as much.
struct Scale {
    step: f64,
    steps: usize,
}

impl Scale {
    /// Round steps, at most five, that reach `top`.
    fn reaching(top: f64) -> Self {
        let top = top.max(f64::MIN_POSITIVE);
        let magnitude = 10_f64.powf((top / 5.0).log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0]
            .map(|factor| factor * magnitude)
            .into_iter()
            .find(|step| step * 5.0 >= top)
            .unwrap_or(10.0 * magnitude);
        Self {
            step,
            steps: (top / step).ceil() as usize,
        }
    }

    fn ticks(&self) -> impl Iterator<Item = f64> {
        (0..=self.steps).map(|number| number as f64 * self.step)
    }

    fn y(&self, value: f64) -> f64 {
        let height = HEIGHT - TOP - BOTTOM;
        TOP + height * (1.0 - value / (self.step * self.steps as f64))
    }

    fn label(&self, tick: f64) -> String {
        let digits = (-self.step.log10().floor()).max(0.0) as usize;
        format!("{tick:.digits$}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread(median: f64) -> Spread {
        Spread::of([median * 0.9, median, median * 1.1]).unwrap()
    }

    #[test]
    fn steps_are_round_and_reach_the_top() {
        for (top, step, steps) in [(5.0, 1.0, 5), (5.1, 2.0, 3), (0.3, 0.1, 3), (97.0, 20.0, 5)] {
            let scale = Scale::reaching(top);
            assert!((scale.step - step).abs() < 1e-9, "{top}: {}", scale.step);
            assert_eq!(scale.steps, steps, "{top}");
        }
        assert_eq!(Scale::reaching(0.3).label(0.2), "0.2");
    }

    #[test]
    fn higher_figures_stand_higher() {
        let scale = Scale::reaching(10.0);
        assert_eq!(scale.y(0.0), HEIGHT - BOTTOM);
        assert_eq!(scale.y(10.0), TOP);
    }

    #[test]
    fn every_size_is_named_and_every_figure_has_its_quartiles() {
        let panel = Panel {
            title: "cold, ms".to_owned(),
            sizes: ["1", "20", "300"].map(str::to_owned).to_vec(),
            one: vec![spread(3.0), spread(3.1), spread(3.2)],
            floor: vec![spread(1.0); 3],
        };
        let svg = svg(&[panel.clone(), panel], "languages", ["a & b", "<floor>"]);
        assert_eq!(svg.matches("class=\"bar one\"").count(), 6);
        assert_eq!(svg.matches(">300</text>").count(), 2);
        assert!(
            svg.contains("a &amp; b") && svg.contains("&lt;floor>"),
            "{svg}"
        );
    }

    #[test]
    fn nothing_to_show_is_still_an_image() {
        let empty = Panel {
            title: String::new(),
            sizes: Vec::new(),
            one: Vec::new(),
            floor: Vec::new(),
        };
        assert!(!svg(&[empty], "", ["", ""]).contains("NaN"));
    }
}
