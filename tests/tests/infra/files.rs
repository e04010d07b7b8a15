pub const PROVIDER: &str = include_str!("../../../infra/ses-identity-policy.yaml");
pub const USER_POOL: &str = include_str!("../../../infra/user-pool.yaml");
pub const CUSTOM_MESSAGE: &str = include_str!("../../../infra/custom-message.yaml");
pub const CUSTOM_EMAIL_SENDER: &str = include_str!("../../../infra/custom-email-sender.yaml");
pub const IDENTITY: &str = include_str!("../../../infra/identity.yaml");
pub const REPLICA: &str = include_str!("../../../infra/user-pool-replica.yaml");
pub const EXAMPLE: &str = include_str!("../../../infra/examples/existing-stack.yaml");

pub const TERRAFORM_FUNCTION: &str = include_str!("../../../infra/terraform/custom_message.tf");
pub const TERRAFORM_PROVIDER: &str =
    include_str!("../../../infra/terraform/ses_identity_policy.tf");
pub const TERRAFORM_SENDING: &str = include_str!("../../../infra/terraform/sending.tf");
pub const TERRAFORM_POOL: &str = include_str!("../../../infra/terraform/user_pool.tf");
pub const TERRAFORM_MONITORING: &str = include_str!("../../../infra/terraform/monitoring.tf");
pub const TERRAFORM_OUTPUTS: &str = include_str!("../../../infra/terraform/outputs.tf");
pub const TERRAFORM_SENDER: &str = include_str!("../../../infra/terraform/variables_sender.tf");
pub const TERRAFORM_CUSTOM_EMAIL_SENDER: &str =
    include_str!("../../../infra/terraform/custom_email_sender.tf");
pub const TERRAFORM_SET: &str = include_str!("../../../infra/terraform/configuration-set/main.tf");

pub const PACKAGE: &str = include_str!("../../../infra/package.py");
pub const WITH_CLOUDFORMATION: &str = include_str!("../../../docs/with/cloudformation.md");
pub const OPERATE: &str = include_str!("../../../docs/operate.md");
/// The pages with commands for the stack templates.
pub const GUIDES: [&str; 6] = [
    WITH_CLOUDFORMATION,
    include_str!("../../../docs/deploy.md"),
    include_str!("../../../docs/stacks.md"),
    OPERATE,
    include_str!("../../../docs/troubleshooting.md"),
    include_str!("../../../docs/custom-email-sender.md"),
];
pub const METRICS: &str = include_str!("../../../functions/custom-message/src/handler/log.rs");

/// The stack templates of `infra/`.
pub const STACK_TEMPLATES: [(&str, &str); 6] = [
    ("custom-email-sender.yaml", CUSTOM_EMAIL_SENDER),
    ("custom-message.yaml", CUSTOM_MESSAGE),
    ("identity.yaml", IDENTITY),
    ("ses-identity-policy.yaml", PROVIDER),
    ("user-pool-replica.yaml", REPLICA),
    ("user-pool.yaml", USER_POOL),
];

/// The ones that deploy custom-message.
pub const WITH_CUSTOM_MESSAGE: [&str; 2] = [USER_POOL, CUSTOM_MESSAGE];

/// The ones with custom resources.
pub const WITH_CUSTOM_RESOURCES: [&str; 3] = [USER_POOL, REPLICA, EXAMPLE];
