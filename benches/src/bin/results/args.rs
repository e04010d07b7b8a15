//! The command line of `results`.

use std::path::PathBuf;

use benches::RunPlan;

pub(crate) const USAGE: &str = "\
Measures Signet beside the functions that users would write instead, and writes RESULTS.md and its plots.

usage: results [OPTIONS]

  --only NAMES  measures only these sections: side-by-side,themes,growth,ses,sender,money; prints
                them, and writes them only with --out
  --out DIR     folder for RESULTS.md and the plots; [benches] for a whole run with at least 30 starts
                and 5,000 events, else nothing is written without it
  --cold N      starts of each contestant                     [60]
  --warm N      warm events of each, after 200 uncounted ones [5000]
  --quick       checks that everything runs: 2 starts, 20 events, the ends of each series, Signet only
  --help        this

It runs the binaries beside itself and the contestants that benches/contestants/setup.sh installs.
";

/// The least starts and warm events for the RESULTS.md in `benches`.
const LEAST: (usize, usize) = (30, 5000);

/// A section of RESULTS.md that `--only` can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SectionName {
    SideBySide,
    Themes,
    Growth,
    Ses,
    Sender,
    Money,
}

impl SectionName {
    const ALL: [Self; 6] = [
        Self::SideBySide,
        Self::Themes,
        Self::Growth,
        Self::Ses,
        Self::Sender,
        Self::Money,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::SideBySide => "side-by-side",
            Self::Themes => "themes",
            Self::Growth => "growth",
            Self::Ses => "ses",
            Self::Sender => "sender",
            Self::Money => "money",
        }
    }

    fn parse(name: &str) -> Result<Self, String> {
        let section = Self::ALL.into_iter().find(|section| section.name() == name);
        section.ok_or_else(|| {
            let all = Self::ALL.map(Self::name).join(", ");
            format!("unknown section `{name}`: --only takes {all}, separated by commas")
        })
    }
}

/// The requested run.
#[derive(Debug)]
pub(crate) struct ResultsArgs {
    sections: Vec<SectionName>,
    pub(crate) plan: RunPlan,
    pub(crate) out: Option<PathBuf>,
    pub(crate) quick: bool,
    pub(crate) help: bool,
}

impl ResultsArgs {
    /// # Errors
    /// A sentence that names the mistake and the right form.
    pub(crate) fn parse(mut typed: impl Iterator<Item = String>) -> Result<Self, String> {
        let (mut cold, mut warm) = (None, None);
        let mut args = Self {
            sections: Vec::new(),
            plan: RunPlan {
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
                "--only" => args.sections = sections(typed.next())?,
                "--out" => args.out = Some(folder(typed.next())?),
                "--cold" => cold = Some(number(&word, typed.next())?),
                "--warm" => warm = Some(number(&word, typed.next())?),
                "--quick" => args.quick = true,
                "--help" | "-h" => args.help = true,
                other => return Err(format!("unknown option `{other}`: see --help")),
            }
        }
        args.plan = args.chosen_plan(cold, warm);
        args.complete()
    }

    /// Reports if a section is requested. Without `--only`, all are.
    pub(crate) fn requests(&self, section: SectionName) -> bool {
        self.sections.is_empty() || self.sections.contains(&section)
    }

    fn chosen_plan(&self, cold: Option<usize>, warm: Option<usize>) -> RunPlan {
        let (usual_cold, usual_warm) = if self.quick {
            (2, 20)
        } else {
            (self.plan.cold, self.plan.warm)
        };
        RunPlan {
            cold: cold.unwrap_or(usual_cold),
            warm: warm.unwrap_or(usual_warm),
            ..self.plan
        }
    }

    fn complete(mut self) -> Result<Self, String> {
        if self.requests(SectionName::Money)
            && !self.requests(SectionName::SideBySide)
            && !self.requests(SectionName::Ses)
        {
            return Err("money needs measured times: \
                 `--only side-by-side,money` or `--only ses,money`"
                .to_owned());
        }
        if self.sections.is_empty() && self.plan.cold >= LEAST.0 && self.plan.warm >= LEAST.1 {
            self.out.get_or_insert_with(|| PathBuf::from("benches"));
        }
        Ok(self)
    }
}

fn sections(text: Option<String>) -> Result<Vec<SectionName>, String> {
    let text = text.unwrap_or_default();
    text.split(',').map(SectionName::parse).collect()
}

fn folder(text: Option<String>) -> Result<PathBuf, String> {
    text.map(PathBuf::from)
        .ok_or_else(|| "`--out` needs a folder: `--out benches`".to_owned())
}

fn number(option: &str, text: Option<String>) -> Result<usize, String> {
    text.and_then(|text| text.parse().ok())
        .filter(|&number| number > 0)
        .ok_or_else(|| format!("`{option}` needs a number, 1 or more: `{option} 20`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(typed: &str) -> Result<ResultsArgs, String> {
        ResultsArgs::parse(typed.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn without_options_everything_is_measured_and_written() {
        let args = parse("").unwrap();
        assert!(
            SectionName::ALL
                .into_iter()
                .all(|section| args.requests(section))
        );
        assert_eq!((args.plan.cold, args.plan.warm), (60, 5000));
        assert_eq!(args.out, Some(PathBuf::from("benches")));
    }

    #[test]
    fn some_sections_do_not_overwrite_the_whole_page() {
        let args = parse("--only side-by-side,money --cold 3").unwrap();
        assert!(args.requests(SectionName::Money) && !args.requests(SectionName::Growth));
        assert_eq!(args.out, None);
        assert_eq!(args.plan.cold, 3);
    }

    #[test]
    fn a_small_run_does_not_overwrite_the_page() {
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
    fn an_error_names_the_mistake_and_the_right_form() {
        for (typed, said) in [
            ("--only all", "side-by-side, themes, growth"),
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
