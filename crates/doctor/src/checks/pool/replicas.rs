//! Replicas of a multi-Region pool.

use crate::case::Case;
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict};

pub(super) fn replicas(case: &Case<'_>) -> Verdict {
    let pool = &case.target().pool;
    // A pool that is not there has its own finding.
    case.pool()?;
    let asked = case
        .evidence
        .ask(Operation::ListUserPoolReplicas, case.region(), pool);
    let all = asked.body()?.at("UserPoolReplicas").list()?;
    let regions: Result<Vec<&str>, Gap> = all.iter().map(|it| it.at("RegionName").text()).collect();
    let others: Vec<&str> = regions?
        .into_iter()
        .filter(|region| *region != case.region())
        .collect();
    if others.is_empty() {
        return Outcome::ok("the pool has no replica in another Region")
            .read(asked.read())
            .into();
    }
    let runs = others
        .iter()
        .map(|region| format!("signet doctor --user-pool-id {pool} --region {region}"));
    let message = format!(
        "the pool sends from {} as well: check it there, too",
        others.join(", ")
    );
    Outcome::ok(message)
        .read(asked.read())
        .command(runs.collect::<Vec<_>>().join("\n"))
        .into()
}
