//! A request read as a call. What AWS would refuse is an error here: a signature for another service, a
//! body of the wrong type, an unknown path.

use serde_json::{Map, Value};

use super::route::{FIELDS, PATHS, Protocol, SERVICES, Service};
use crate::http::Request;

/// A call.
#[derive(Debug, Clone)]
pub(super) struct Call {
    pub(super) service: &'static str,
    pub(super) operation: String,
    pub(super) region: String,
    pub(super) protocol: Protocol,
    prefix: &'static str,
    /// The key of the signature.
    pub(super) key: String,
    /// The fields of body, form and query.
    pub(super) input: Value,
    text: String,
}

impl Call {
    /// The name of the call.
    pub(super) fn name(&self) -> String {
        let Self {
            service, operation, ..
        } = self;
        let region = if *service == "iam" {
            "global"
        } else {
            &self.region
        };
        format!("{service} {operation} {region} {}", self.text)
            .trim_end()
            .to_owned()
    }

    pub(super) fn action(&self) -> String {
        format!("{}:{}", self.prefix, self.operation)
    }

    pub(super) fn writes(&self) -> bool {
        ["AdminCreate", "AdminDelete", "Put", "Update"]
            .iter()
            .any(|verb| self.operation.starts_with(verb))
    }
}

pub(super) fn call(request: &Request) -> Result<Call, String> {
    let (key, region, service) = scope(request)?;
    let (operation, parts) = operation(request, service)?;
    let input = input(request, service)?;
    let text = match parts.is_empty() {
        true => text(&operation, &input),
        false => function(&parts, &input),
    };
    Ok(Call {
        service: service.name,
        operation,
        region,
        protocol: service.protocol,
        prefix: service.prefix,
        key,
        input,
        text,
    })
}

/// Reads the key, the Region and the service of the signature.
fn scope(request: &Request) -> Result<(String, String, &'static Service), String> {
    if is_web_identity(request) {
        let sts = SERVICES.iter().find(|service| service.name == "sts");
        let sts = sts.ok_or("the table has no STS")?;
        return Ok((String::new(), "unsigned".to_owned(), sts));
    }
    let header = request.header("authorization").unwrap_or_default();
    let scope = header
        .strip_prefix("AWS4-HMAC-SHA256 Credential=")
        .and_then(|rest| rest.split(',').next())
        .ok_or("the request is not signed")?;
    if request.header("x-amz-date").is_none() {
        return Err("the request has no x-amz-date".to_owned());
    }
    let parts: Vec<&str> = scope.split('/').collect();
    let [key, _date, region, service, "aws4_request"] = parts[..] else {
        return Err(format!("`{scope}` is no scope of a signature"));
    };
    let known = SERVICES.iter().find(|known| known.signing_name == service);
    let known = known.ok_or_else(|| format!("no service is signed as `{service}`"))?;
    Ok((key.to_owned(), region.to_owned(), known))
}

/// The one call without a signature: its token says whose it is.
fn is_web_identity(request: &Request) -> bool {
    let body = String::from_utf8_lossy(&request.body);
    request.header("authorization").is_none()
        && body.contains("Action=AssumeRoleWithWebIdentity&")
        && body.contains("WebIdentityToken=")
}

/// Reads the operation, and the parts of the path that are filled in.
fn operation(request: &Request, service: &Service) -> Result<(String, Vec<String>), String> {
    match service.protocol {
        Protocol::Json {
            target,
            content_type,
        } => {
            let named = request.header("x-amz-target").unwrap_or_default();
            let operation = named
                .strip_prefix(target)
                .and_then(|rest| rest.strip_prefix('.'));
            let is_typed = request.header("content-type") == Some(content_type);
            let operation = operation.filter(|_| is_typed && request.target == "/");
            let operation = operation
                .ok_or_else(|| format!("`{named}` is no operation of {}", service.name))?;
            Ok((operation.to_owned(), vec![]))
        }
        Protocol::Query { version } => {
            let form = form(&String::from_utf8_lossy(&request.body));
            let field = |name| form.get(name).and_then(Value::as_str);
            let operation = field("Action").filter(|_| field("Version") == Some(version));
            let operation = operation.ok_or_else(|| format!("no operation of {}", service.name))?;
            Ok((operation.to_owned(), vec![]))
        }
        Protocol::Rest => {
            let path = request.target.split('?').next().unwrap_or_default();
            let found = PATHS
                .iter()
                .filter(|(method, ..)| *method == request.method)
                .find_map(|(_, pattern, operation)| Some((*operation, matched(pattern, path)?)));
            let (operation, parts) =
                found.ok_or_else(|| format!("no operation at {} {path}", request.method))?;
            Ok((operation.to_owned(), parts))
        }
    }
}

/// Returns the parts of a path that a pattern leaves open.
fn matched(pattern: &str, path: &str) -> Option<Vec<String>> {
    let (pattern, path): (Vec<_>, Vec<_>) =
        (pattern.split('/').collect(), path.split('/').collect());
    let fits =
        |(pattern, part): (&&str, &&str)| *pattern == "*" && !part.is_empty() || pattern == part;
    if pattern.len() != path.len() || !pattern.iter().zip(&path).all(fits) {
        return None;
    }
    let open = pattern
        .iter()
        .zip(&path)
        .filter(|(pattern, _)| **pattern == "*");
    Some(open.map(|(_, part)| decode(part)).collect())
}

fn input(request: &Request, service: &Service) -> Result<Value, String> {
    let body = String::from_utf8_lossy(&request.body);
    match service.protocol {
        Protocol::Query { .. } => Ok(form(&body)),
        _ if body.is_empty() => {
            let query = request
                .target
                .split_once('?')
                .map_or("", |(_, query)| query);
            Ok(form(query))
        }
        _ => serde_json::from_str(&body).map_err(|error| format!("the body is no JSON: {error}")),
    }
}

/// Lambda's qualifier is in the query, and a part of the name of the call.
fn function(parts: &[String], input: &Value) -> String {
    let qualifier = input.get("Qualifier").and_then(Value::as_str);
    match qualifier {
        Some(qualifier) => format!("{}:{qualifier}", parts[0]),
        None => parts[0].clone(),
    }
}

fn text(operation: &str, input: &Value) -> String {
    match operation {
        "ListUsers" => {
            let filter = at(input, "/Filter");
            let address = filter
                .strip_prefix("email = \"")
                .and_then(|rest| rest.strip_suffix('"'));
            address.unwrap_or(filter).to_owned()
        }
        "LookupEvents" => format!(
            "{}={}",
            at(input, "/LookupAttributes/0/AttributeKey"),
            at(input, "/LookupAttributes/0/AttributeValue")
        ),
        "GetMetricData" => {
            let metric = "/MetricDataQueries/0/MetricStat/Metric";
            let namespace = at(input, &format!("{metric}/Namespace"));
            let name = at(input, &format!("{metric}/Dimensions/0/Value"));
            format!("{namespace} {name}").trim_end().to_owned()
        }
        "GetQueueAttributes" => queue(at(input, "/QueueUrl")),
        "GetDedicatedIps" => at(input, "/PoolName").to_owned(),
        _ => {
            let field = FIELDS.iter().find(|(known, _)| *known == operation);
            field.map_or(String::new(), |(_, pointer)| at(input, pointer).to_owned())
        }
    }
}

/// A queue's ARN, of its URL: `https://sqs.<Region>.<domain>/<account>/<name>`.
fn queue(url: &str) -> String {
    let parts: Vec<&str> = url.split('/').collect();
    let ["https:", "", host, account, name] = parts[..] else {
        return url.to_owned();
    };
    let mut labels = host.split('.').skip(1);
    let region = labels.next().unwrap_or_default();
    let partition = if host.ends_with(".cn") {
        "aws-cn"
    } else {
        "aws"
    };
    format!("arn:{partition}:sqs:{region}:{account}:{name}")
}

fn at<'v>(input: &'v Value, pointer: &str) -> &'v str {
    let found = input.pointer(pointer).and_then(Value::as_str);
    found.unwrap_or_default()
}

fn form(text: &str) -> Value {
    let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
    let fields: Map<String, Value> = pairs
        .map(|(name, value)| (decode(name), Value::String(decode(value))))
        .collect();
    Value::Object(fields)
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        let code = (*first == b'%').then(|| more.get(..2)).flatten();
        let code =
            code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        bytes.push(code.unwrap_or(if *first == b'+' { b' ' } else { *first }));
        rest = if code.is_some() { &more[2..] } else { more };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
