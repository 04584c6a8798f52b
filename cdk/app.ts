import { App } from 'aws-cdk-lib';
import { build } from './build.ts';
import { stages } from './config.ts';
import { ConfigError } from './config-check.ts';

const app = new App();
try {
  build(app, stages);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  // The sentences, without a stack trace around them.
  console.error(error.message);
  process.exit(1);
}
app.synth();
