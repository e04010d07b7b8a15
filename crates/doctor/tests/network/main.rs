//! The network's part against doubles on loopback: what goes over the wire, and what comes back of it.

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

mod calls;
mod gathering;
mod names;
mod probing;

use std::future::Future;

use aws_credential_types::Credentials;
use doctor::aws::Client;
use doctor::aws::endpoint::Endpoints;
use doctor::aws::http::Trust;
use doctor::aws::service::SERVICES;
use doubles::aws::Aws;

/// A client of the double.
fn client(aws: &Aws) -> Client {
    let urls = SERVICES
        .iter()
        .map(|service| (service.name, aws.url.clone()));
    let endpoints = Endpoints {
        given: urls.collect(),
        fips: false,
    };
    let credentials = Credentials::new("AKIAEXAMPLE", "secret", None, None, "test");
    Client::new(
        Trust::load(None).unwrap().connector(),
        credentials,
        endpoints,
    )
}

fn run<T>(task: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(task)
}
