import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** The parts of an alarm that differ. */
export interface AlarmProps {
  readonly metric: cloudwatch.Metric;
  readonly text: string;
  readonly topic?: sns.ITopic;
  /** The value that rings. 1 if not given. */
  readonly threshold?: number;
}

/** Adds an alarm that rings when a metric reaches its threshold once. No data is no alarm. */
export function addAlarm(scope: Construct, id: string, { metric, text, topic, threshold = 1 }: AlarmProps): void {
  const alarm = metric.createAlarm(scope, id, {
    alarmDescription: text,
    threshold,
    evaluationPeriods: 1,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
  if (topic) {
    alarm.addAlarmAction(new SnsAction(topic));
  }
}
