import * as fs from 'node:fs';
import * as path from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** The parts of a function that differ. */
export interface SignetFunctionProps {
  readonly name: 'custom-message' | 'custom-email-sender' | 'ses-identity-policy';
  readonly description: string;
  readonly architecture: lambda.Architecture;
  readonly timeout: Duration;
  /** In MB. 128, Lambda's smallest, if not given: two of the functions peak at a few MB. */
  readonly memorySize?: number;
  readonly reservedConcurrency?: number;
  readonly environment: { [name: string]: string };
  readonly layers?: lambda.ILayerVersion[];
  readonly statements?: iam.PolicyStatement[];
  readonly logRetention: logs.RetentionDays;
}

/** Makes a function of Signet: its zip, its log group, and a role that may write this log and what is given. */
export function signetFunction(scope: Construct, id: string, props: SignetFunctionProps): lambda.Function {
  const logGroup = new logs.LogGroup(scope, `${id}Log`, {
    retention: props.logRetention,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const writeLog = new iam.PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });
  const role = new iam.Role(scope, `${id}Role`, {
    assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: { signet: new iam.PolicyDocument({ statements: [writeLog, ...(props.statements ?? [])] }) },
  });
  return new lambda.Function(scope, id, {
    description: props.description,
    runtime: lambda.Runtime.PROVIDED_AL2023,
    handler: 'bootstrap',
    code: lambda.Code.fromAsset(zip(props.name, props.architecture)),
    architecture: props.architecture,
    memorySize: props.memorySize ?? 128,
    timeout: props.timeout,
    reservedConcurrentExecutions: props.reservedConcurrency,
    environment: props.environment,
    layers: props.layers,
    role: role.withoutPolicyUpdates(), // The list above is the whole of it.
    logGroup,
    loggingFormat: lambda.LoggingFormat.JSON,
  });
}

function zip(name: string, architecture: lambda.Architecture): string {
  const file = path.join(__dirname, '..', 'zips', `${name}-${architecture.name}.zip`);
  if (!fs.existsSync(file)) {
    throw new Error(`architecture: this package has no ${name} for ${architecture.name}; it has ${known(name)}`);
  }
  return file;
}

function known(name: string): string {
  const files = fs.readdirSync(path.join(__dirname, '..', 'zips'));
  const own = files.filter(file => file.startsWith(name));
  return own.map(file => file.slice(name.length + 1, -'.zip'.length)).join(', ');
}
