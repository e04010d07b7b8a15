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
use aws_smithy_runtime_api::client::http::SharedHttpConnector;
use doctor::aws::Client;
use doctor::aws::endpoint::Endpoints;
use doctor::aws::http::Trust;
use doctor::aws::service::SERVICES;
use doubles::aws::Aws;

/// A client of the double.
fn client(aws: &Aws) -> Client {
    client_with(connector(), aws)
}

/// Reads the system's authorities, although the doubles speak in the clear; many tests share one.
fn connector() -> SharedHttpConnector {
    Trust::load(None).unwrap().connector()
}

fn client_with(connector: SharedHttpConnector, aws: &Aws) -> Client {
    let urls = SERVICES
        .iter()
        .map(|service| (service.name, aws.url.clone()));
    let endpoints = Endpoints {
        given: urls.collect(),
        fips: false,
    };
    let credentials = Credentials::new("AKIAEXAMPLE", "secret", None, None, "test");
    Client::new(connector, credentials, endpoints)
}

fn run<T>(task: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(task)
}
