/**
 * Where the mail server is, user and password included (smtp:// or smtps://): `SMTP_URL`, or the secret that holds it
 * (`SMTP_SECRET_ARN`), where everybody who may look at a function's settings could read its environment.
 */
export async function mailServer(): Promise<string> {
  const { SMTP_URL, SMTP_SECRET_ARN } = process.env;
  if (SMTP_URL) return SMTP_URL;
  if (SMTP_SECRET_ARN) return readSecret(SMTP_SECRET_ARN);
  throw new Error('neither SMTP_URL nor SMTP_SECRET_ARN is set: the mail function does not know its server');
}

async function readSecret(SecretId: string): Promise<string> {
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  const { SecretString } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId }));
  const url = SecretString?.trim() ?? '';
  // The secret's value is in no message.
  if (!/^smtps?:\/\/\S+$/.test(url))
    throw new Error('the mail server’s secret does not hold an smtp:// or smtps:// URL');
  return url;
}
