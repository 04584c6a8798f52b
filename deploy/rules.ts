import { EventBridgeClient, ListRulesCommand } from '@aws-sdk/client-eventbridge';

export interface ScheduleRule {
  cron: string | undefined;
  description: string | undefined;
  enabled: boolean;
}

/** Every scheduled rule of the region. */
export async function scheduledRules(region: string): Promise<ScheduleRule[]> {
  const client = new EventBridgeClient({ region });
  const rules: ScheduleRule[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(new ListRulesCommand({ NextToken }));
    for (const { ScheduleExpression: cron, Description: description, State } of page.Rules ?? [])
      if (cron) rules.push({ cron, description, enabled: State === 'ENABLED' });
    NextToken = page.NextToken;
  } while (NextToken);
  return rules;
}
