//! What was typed.

use std::path::PathBuf;

use benches::Plan;

pub(crate) const USAGE: &str = "\
Measures Signet side by side with what users would pick instead, and writes RESULTS.md and its plots.

usage: results [OPTIONS]

  --only PARTS  of side-by-side,growth,ses,money; printed, and written only with --out
  --out DIR     where RESULTS.md and the plots go; [benches] where everything is measured with at least
                30 starts and 5,000 events, else nothing is written without it
  --cold N      starts of each contestant                     [60]
  --warm N      warm events of each, after 200 uncounted ones [5000]
  --quick       2 starts, 20 events, the ends of each series, nobody else's functions: that it runs
  --help        this

It runs the binaries beside itself and contestants as benches/contestants/setup.sh installs them.
";

/// What the page in `benches` rests on, at the least: starts and warm events of each.
const LEAST: (usize, usize) = (30, 5000);

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    SideBySide,
    Growth,
    Ses,
    Money,
}

impl Part {
    const ALL: [Self; 4] = [Self::SideBySide, Self::Growth, Self::Ses, Self::Money];

    fn name(self) -> &'static str {
        match self {
            Self::SideBySide => "side-by-side",
            Self::Growth => "growth",
            Self::Ses => "ses",
            Self::Money => "money",
        }
    }

    fn parse(name: &str) -> Result<Self, String> {
        let part = Self::ALL.into_iter().find(|part| part.name() == name);
        part.ok_or_else(|| {
            let all = Self::ALL.map(Self::name).join(", ");
            format!("no part `{name}`: --only takes {all}, separated by commas")
        })
    }
}

/// A run, as asked for.
#[derive(Debug)]
pub(crate) struct Args {
    parts: Vec<Part>,
    pub(crate) plan: Plan,
    pub(crate) out: Option<PathBuf>,
    pub(crate) quick: bool,
    pub(crate) help: bool,
}

impl Args {
    /// # Errors
    /// A sentence that names what is wrong and how it is written.
    pub(crate) fn parse(mut typed: impl Iterator<Item = String>) -> Result<Self, String> {
        let (mut cold, mut warm) = (None, None);
        let mut args = Self {
            parts: Vec::new(),
            plan: Plan {
                cold: 60,
                warm: 5000,
                keep_logs: false,
            },
            out: None,
            quick: false,
            help: false,
        };
        while let Some(word) = typed.next() {
            match word.as_str() {
                "--only" => args.parts = parts(typed.next())?,
                "--out" => args.out = Some(folder(typed.next())?),
                "--cold" => cold = Some(number(&word, typed.next())?),
                "--warm" => warm = Some(number(&word, typed.next())?),
                "--quick" => args.quick = true,
                "--help" | "-h" => args.help = true,
                other => return Err(format!("no option `{other}`: see --help")),
            }
        }
        args.plan = args.chosen_plan(cold, warm);
        args.complete()
    }

    /// Whether that part was asked for; all are, unless some are.
    pub(crate) fn wants(&self, part: Part) -> bool {
        self.parts.is_empty() || self.parts.contains(&part)
    }

    fn chosen_plan(&self, cold: Option<usize>, warm: Option<usize>) -> Plan {
        let (usual_cold, usual_warm) = if self.quick {
            (2, 20)
        } else {
            (self.plan.cold, self.plan.warm)
        };
        Plan {
            cold: cold.unwrap_or(usual_cold),
            warm: warm.unwrap_or(usual_warm),
            ..self.plan
        }
    }

    fn complete(mut self) -> Result<Self, String> {
        if self.wants(Part::Money) && !self.wants(Part::SideBySide) && !self.wants(Part::Ses) {
            return Err("money is what the measured time costs: \
                 `--only side-by-side,money` or `--only ses,money`"
                .to_owned());
        }
        if self.parts.is_empty() && self.plan.cold >= LEAST.0 && self.plan.warm >= LEAST.1 {
            self.out.get_or_insert_with(|| PathBuf::from("benches"));
        }
        Ok(self)
    }
}

fn parts(text: Option<String>) -> Result<Vec<Part>, String> {
    let text = text.unwrap_or_default();
    text.split(',').map(Part::parse).collect()
}

fn folder(text: Option<String>) -> Result<PathBuf, String> {
    text.map(PathBuf::from)
        .ok_or_else(|| "`--out` wants a folder: `--out benches`".to_owned())
}

fn number(option: &str, text: Option<String>) -> Result<usize, String> {
    text.and_then(|text| text.parse().ok())
        .filter(|&number| number > 0)
        .ok_or_else(|| format!("`{option}` wants a number, 1 or more: `{option} 20`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(typed: &str) -> Result<Args, String> {
        Args::parse(typed.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn without_words_everything_is_measured_and_written() {
        let args = parse("").unwrap();
        assert!(Part::ALL.into_iter().all(|part| args.wants(part)));
        assert_eq!((args.plan.cold, args.plan.warm), (60, 5000));
        assert_eq!(args.out, Some(PathBuf::from("benches")));
    }

    #[test]
    fn a_part_of_the_page_is_not_written_over_the_whole() {
        let args = parse("--only side-by-side,money --cold 3").unwrap();
        assert!(args.wants(Part::Money) && !args.wants(Part::Growth));
        assert_eq!(args.out, None);
        assert_eq!(args.plan.cold, 3);
    }

    #[test]
    fn what_rests_on_too_little_is_not_written_over_the_page() {
        for typed in ["--cold 29", "--warm 4999", "--quick"] {
            assert_eq!(parse(typed).unwrap().out, None, "{typed}");
        }
        let args = parse("--cold 30 --warm 5000").unwrap();
        assert_eq!(args.out, Some(PathBuf::from("benches")));
    }

    #[test]
    fn quick_is_few_events_unless_more_are_asked_for() {
        let args = parse("--warm 50 --quick --out x").unwrap();
        assert_eq!((args.plan.cold, args.plan.warm), (2, 50));
        assert_eq!(args.out, Some(PathBuf::from("x")));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_mend() {
        for (typed, said) in [
            ("--only all", "side-by-side, growth"),
            ("--only", "separated by commas"),
            ("--only money", "--only side-by-side,money"),
            ("--cold x", "`--cold 20`"),
            ("--warm 0", "1 or more"),
            ("--out", "--out benches"),
            ("fast", "see --help"),
        ] {
            let error = parse(typed).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }
}
