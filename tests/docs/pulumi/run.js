// Runs a Pulumi program with mocks and prints the resources that it asks for.
const pulumi = require('@pulumi/pulumi');

const resources = [];

pulumi.runtime.setMocks({
  newResource({ type, name, inputs }) {
    resources.push({ type, name, inputs });
    return { id: `${name}-id`, state: { ...inputs, arn: `arn-of-${name}`, name } };
  },
  call: ({ token, inputs }) =>
    token === 'aws:cloudformation/getStack:getStack' ? { ...inputs, outputs: { FunctionName: 'the-provider' } } : inputs,
}, 'northwind', 'test', false);

require(`${process.cwd()}/index.js`);
pulumi.runtime.disconnect().then(() => console.log(JSON.stringify(resources)));
