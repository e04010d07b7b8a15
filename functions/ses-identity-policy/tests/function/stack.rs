//! CloudFormation, as far as one custom resource can tell.

use crate::function::Function;
use doubles::bucket::Bucket;
use serde_json::{Value, json};
use std::time::Duration;

/// Long enough for anything but a hang.
pub(crate) const AMPLE: Duration = Duration::from_secs(20);

/// The deadline of the Delete after a cancelled Create, which searches for two thirds of its time.
const CANCELLED: Duration = Duration::from_secs(2);

/// One answer that CloudFormation took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) success: bool,
    pub(crate) reason: String,
    pub(crate) physical_id: String,
    pub(crate) data: Value,
}

impl Answer {
    /// The part that the contract promises of a repeated request: status, physical id, and data but for warnings.
    fn promised(&self) -> (bool, &str, Value) {
        let mut data = self.data.clone();
        if let Some(data) = data.as_object_mut() {
            data.remove("Warnings");
        }
        (self.success, &self.physical_id, data)
    }
}

/// The end of an operation on the stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Complete,
    RolledBack,
    /// The rollback itself failed; the resource is as it was, as far as CloudFormation knows.
    RollbackFailed,
}

/// A stack with the one resource.
pub(crate) struct Stack<'a> {
    pub(crate) function: &'a Function,
    pub(crate) bucket: &'a Bucket,
    pub(crate) stack_id: String,
    /// The resource's type.
    pub(crate) resource_type: &'static str,
    /// The resource, once created: its physical id and properties.
    pub(crate) resource: Option<(String, Value)>,
    /// Its earlier forms, still to be deleted.
    replaced: Vec<(String, Value)>,
    /// Percent of the requests that are delivered twice.
    pub(crate) duplicate_percent: u8,
    pub(crate) random: fastrand::Rng,
    /// No call fails by chance, so that two deliveries of a request have the same warnings as well.
    pub(crate) calm: bool,
    /// A deadline that is near, until a request is sent again.
    pub(crate) hurry: Option<Duration>,
    pub(crate) answers: Vec<Answer>,
}

impl<'a> Stack<'a> {
    pub(crate) fn new(function: &'a Function, bucket: &'a Bucket, name: &str, seed: u64) -> Self {
        Self {
            function,
            bucket,
            stack_id: format!(
                "arn:aws:cloudformation:us-east-1:123456789012:stack/{name}/{seed:032x}"
            ),
            resource_type: "Custom::CognitoSesIdentityPolicy",
            resource: None,
            replaced: vec![],
            duplicate_percent: 0,
            calm: true,
            random: fastrand::Rng::with_seed(seed),
            hurry: None,
            answers: vec![],
        }
    }

    pub(crate) fn last(&self) -> &Answer {
        self.answers.last().expect("a request was sent")
    }

    /// CREATE: a failed one is followed by a Delete with the id of its answer.
    pub(crate) fn create(&mut self, properties: &Value) -> Ending {
        let answer = self.request("Create", None, properties, None);
        if answer.success {
            self.resource = Some((answer.physical_id, properties.clone()));
            return Ending::Complete;
        }
        let deleted = self.again_if_failed("Delete", &answer.physical_id, properties, None);
        self.answers.push(answer);
        if deleted.success {
            Ending::RolledBack
        } else {
            Ending::RollbackFailed
        }
    }

    /// CREATE that is cancelled because another resource has failed: a Delete follows with an id that
    /// CloudFormation makes up, whatever the answer was.
    pub(crate) fn cancel_create(&mut self, properties: &Value) -> Ending {
        self.request("Create", None, properties, None);
        self.hurry = Some(CANCELLED);
        let made_up = "mail-SendingPolicy-1QX7KD0V3M2PA";
        let deleted = self.again_if_failed("Delete", made_up, properties, None);
        assert_eq!(deleted.physical_id, made_up);
        self.hurry = None;
        if deleted.success {
            Ending::RolledBack
        } else {
            Ending::RollbackFailed
        }
    }

    /// UPDATE: `fails_later` is whether another resource of the stack fails afterwards. Unchanged
    /// properties send nothing.
    pub(crate) fn update(&mut self, new: &Value, fails_later: bool) -> Ending {
        let (old_id, old) = self.resource.clone().expect("the stack was created");
        if *new == old {
            return Ending::Complete;
        }
        let answer = self.request("Update", Some(&old_id), new, Some(&old));
        if !answer.success {
            return self.roll_back(&old, new);
        }
        self.replace(&answer.physical_id, new);
        if fails_later {
            return self.roll_back(&old, new);
        }
        self.clean_up();
        Ending::Complete
    }

    /// The properties swapped; the id is the old one after a failed update, else the new one. When
    /// the rollback fails too, both are remembered until the stack goes.
    fn roll_back(&mut self, old: &Value, new: &Value) -> Ending {
        let (current, _) = self.resource.clone().expect("the stack was created");
        let back = self.again_if_failed("Update", &current, old, Some(new));
        if !back.success {
            return Ending::RollbackFailed;
        }
        self.replace(&back.physical_id, old);
        self.clean_up();
        Ending::RolledBack
    }

    fn replace(&mut self, physical_id: &str, properties: &Value) {
        let resource = (physical_id.to_owned(), properties.clone());
        self.replaced.extend(self.resource.replace(resource));
    }

    /// Every form that was replaced is deleted, once everything else has held.
    fn clean_up(&mut self) {
        let kept = self.resource.as_ref().map(|(id, _)| id.clone());
        for (id, properties) in std::mem::take(&mut self.replaced) {
            if Some(&id) != kept.as_ref() {
                let answer = self.again_if_failed("Delete", &id, &properties, None);
                assert!(answer.success, "cleaning up failed: {answer:?}");
            }
        }
    }

    /// CloudFormation repeats a failed clean-up, and a person continues a failed rollback.
    fn again_if_failed(
        &mut self,
        kind: &str,
        physical_id: &str,
        properties: &Value,
        old: Option<&Value>,
    ) -> Answer {
        let answer = self.request(kind, Some(physical_id), properties, old);
        if answer.success {
            return answer;
        }
        self.hurry = None;
        self.request(kind, Some(physical_id), properties, old)
    }

    /// DELETE; a failed one leaves the resource.
    pub(crate) fn delete(&mut self) -> Ending {
        let Some((id, properties)) = self.resource.clone() else {
            return Ending::Complete;
        };
        let answer = self.request("Delete", Some(&id), &properties, None);
        if !answer.success {
            return Ending::RollbackFailed;
        }
        self.resource = None;
        self.clean_up();
        Ending::Complete
    }

    /// One request, delivered once or twice.
    fn request(
        &mut self,
        kind: &str,
        physical_id: Option<&str>,
        properties: &Value,
        old: Option<&Value>,
    ) -> Answer {
        let hurry = self.hurry;
        let request_id = format!("{:032x}", self.random.u128(..));
        let event = self.event(kind, &request_id, physical_id, properties, old);
        let answer = self.deliver(&event, &request_id, hurry.unwrap_or(AMPLE));
        if hurry.is_none() && self.random.u8(0..100) < self.duplicate_percent {
            let again = self.deliver(&event, &request_id, AMPLE);
            self.check_repeated(&answer, &again, &event);
        }
        self.answers.push(answer.clone());
        answer
    }

    /// A second delivery is answered like the first, as far as the contract goes: a call that only
    /// informs may fail in one of them, which is a warning there.
    fn check_repeated(&self, answer: &Answer, again: &Answer, event: &Value) {
        assert_eq!(
            again.promised(),
            answer.promised(),
            "a repeated delivery is answered otherwise: {event}"
        );
        if self.calm {
            assert_eq!(again, answer, "for a repeated delivery of {event}");
        }
    }

    pub(crate) fn event(
        &self,
        kind: &str,
        request_id: &str,
        physical_id: Option<&str>,
        properties: &Value,
        old: Option<&Value>,
    ) -> Value {
        let mut event = json!({
            "RequestType": kind,
            "ServiceToken": "arn:aws:lambda:us-east-1:123456789012:function:ses-identity-policy",
            "ResponseURL": self.bucket.url(request_id),
            "StackId": self.stack_id,
            "RequestId": request_id,
            "ResourceType": self.resource_type,
            "LogicalResourceId": "SendingPolicy",
            "ResourceProperties": properties,
        });
        if let Some(id) = physical_id {
            event["PhysicalResourceId"] = json!(id);
        }
        if let Some(old) = old {
            event["OldResourceProperties"] = old.clone();
        }
        event
    }

    fn deliver(&self, event: &Value, request_id: &str, deadline: Duration) -> Answer {
        // One request in sixteen comes through a topic.
        let through_topic = json!({ "Records": [{
            "EventSource": "aws:sns", "Sns": { "Type": "Notification", "Message": event.to_string() },
        }] });
        let sent = if request_id.ends_with('0') {
            &through_topic
        } else {
            event
        };
        let mut returned = self.function.invoke(sent, deadline);
        if returned.is_err() && deadline < AMPLE {
            // A busy machine may not get an answer out in time: Lambda repeats the invocation then.
            returned = self.function.invoke(sent, AMPLE);
        }
        assert_eq!(
            returned,
            Ok(Value::Null),
            "an answered request is no function error: {event}"
        );
        let mut taken = self.bucket.take(request_id);
        assert_eq!(taken.len(), 1, "answered {} times: {event}", taken.len());
        let body = taken.remove(0);
        assert_eq!(
            (&body["StackId"], &body["LogicalResourceId"]),
            (&event["StackId"], &event["LogicalResourceId"])
        );
        let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
        Answer {
            success: body["Status"] == "SUCCESS",
            reason: text("Reason"),
            physical_id: text("PhysicalResourceId"),
            data: body["Data"].clone(),
        }
    }
}
