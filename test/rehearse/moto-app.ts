import { App, Stack, Tags } from 'aws-cdk-lib';
import { build } from '../../cdk/build.ts';
import { stages } from '../../cdk/config.ts';

/** The product's app as `cdk/app.ts` has it, without termination protection, which moto does not know. */
const app = new App();
build(app, stages);
for (const stack of app.node.children) if (Stack.isStack(stack)) stack.terminationProtection = false;
// moto reads a key's tags by other names than CloudFormation's, and stops.
Tags.of(app).remove('egov-projects', { priority: 300 });
app.synth();
